//! The session is restored at the next start, also after a signal; and the tour at the first start.

use std::path::Path;

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::cli::run::places;
use crate::terminal::pty::{Pty, VIGIE, command, folder, reader};

fn with_storage(mut command: CommandBuilder, kept: &Path) -> CommandBuilder {
    for (name, folder) in places(kept) {
        command.env(name, folder);
    }
    command
}

#[test]
fn the_session_is_restored_however_the_reader_ended() {
    for signal in [None, Some(Signal::TERM), Some(Signal::HUP)] {
        let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
        let mut pty = Pty::start(with_storage(command(VIGIE, [folder.path()]), kept.path()));
        pty.expect("The First text.").send("/three\rjj\r").expect("The Third text.");
        if let Some(signal) = signal {
            pty.signal(signal);
        } else {
            pty.send("Q");
        }
        assert_eq!(pty.end().is_ok_and(|code| code > 128), signal.is_some());
        // Without a folder, the last one is opened.
        let mut pty = Pty::start(with_storage(command(VIGIE, [] as [&str; 0]), kept.path()));
        pty.expect("The Third text.").expect("three");
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
        let mut pty = Pty::start(with_storage(reader(folder.path()), kept.path()));
        pty.expect("The First text.");
        assert!(pty.line("vigie").contains("3 articles"), "{}", pty.line("vigie"));
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
        // The last session had no filter.
        let mut pty = Pty::start(with_storage(command(VIGIE, [] as [&str; 0]), kept.path()));
        pty.expect("The First text.");
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
    }
}

#[test]
fn a_missing_last_folder_is_reported() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let mut pty = Pty::start(with_storage(command(VIGIE, [folder.path()]), kept.path()));
    pty.expect("The First text.").send("q");
    assert_eq!(pty.end(), Ok(0));
    drop(folder);
    let mut pty = Pty::start(with_storage(command(VIGIE, [] as [&str; 0]), kept.path()));
    pty.expect("is missing; showing the sample library").send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn only_the_first_start_shows_the_tour() {
    let kept = tempfile::tempdir().expect("a folder");
    let mut pty = Pty::start(with_storage(command(VIGIE, [] as [&str; 0]), kept.path()));
    pty.expect("A first tour").expect("1/7  welcome").send("\r").expect("2/7").send("\u{1b}").expect("3/7");
    pty.send("\u{1b}").expect_gone("3/7").send("q");
    assert_eq!(pty.end(), Ok(0));
    let mut pty = Pty::start(with_storage(command(VIGIE, [] as [&str; 0]), kept.path()));
    pty.expect("vigie DIR opens yours").send("q");
    assert_eq!(pty.end(), Ok(0));
    // A folder of the user gets no tour, and one tip about the restored session.
    let folder = folder();
    for tip in [None, Some("back where you left off"), None] {
        let mut pty = Pty::start(with_storage(command(VIGIE, [folder.path()]), kept.path()));
        pty.expect("The First text.");
        assert!(!pty.screen().contains("1/7"));
        assert_eq!(tip.is_some_and(|tip| pty.screen().contains(tip)), tip.is_some(), "{}", pty.screen());
        assert_eq!(tip.is_some(), pty.screen().contains("--fresh"));
        pty.send("jkq");
        assert_eq!(pty.end(), Ok(0));
    }
}
