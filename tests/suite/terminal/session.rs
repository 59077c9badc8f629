//! A library is found again as it was left, whatever ended the reader.

use std::path::Path;

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::cli::run::places;
use crate::terminal::pty::{Pty, VIGIE, command, folder, reader};

fn keeping(mut command: CommandBuilder, kept: &Path) -> CommandBuilder {
    for (name, folder) in places(kept) {
        command.env(name, folder);
    }
    command
}

#[test]
fn a_library_is_found_as_it_was_left() {
    for signal in [None, Some(Signal::TERM), Some(Signal::HUP)] {
        let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
        let mut pty = Pty::start(keeping(command(VIGIE, [folder.path()]), kept.path()));
        pty.expect("The First text.").send("/three\rjj\r").expect("The Third text.");
        if let Some(signal) = signal {
            pty.signal(signal);
        } else {
            pty.send("Q");
        }
        assert_eq!(pty.end().is_ok_and(|code| code > 128), signal.is_some());
        // Without a folder it is the library of the last time.
        let mut pty = Pty::start(keeping(command(VIGIE, [] as [&str; 0]), kept.path()));
        pty.expect("The Third text.").expect("three");
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
        let mut pty = Pty::start(keeping(reader(folder.path()), kept.path()));
        pty.expect("The First text.");
        assert!(pty.line("vigie").contains("3 articles"), "{}", pty.line("vigie"));
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
        // It was left as it was before the filter.
        let mut pty = Pty::start(keeping(command(VIGIE, [] as [&str; 0]), kept.path()));
        pty.expect("The First text.");
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
    }
}

#[test]
fn a_library_that_is_not_there_any_more_is_said() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let mut pty = Pty::start(keeping(command(VIGIE, [folder.path()]), kept.path()));
    pty.expect("The First text.").send("q");
    assert_eq!(pty.end(), Ok(0));
    drop(folder);
    let mut pty = Pty::start(keeping(command(VIGIE, [] as [&str; 0]), kept.path()));
    pty.expect("is not there; this is the sample").send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn the_first_start_is_guided_and_the_next_one_is_not() {
    let kept = tempfile::tempdir().expect("a folder");
    let mut pty = Pty::start(keeping(command(VIGIE, [] as [&str; 0]), kept.path()));
    pty.expect("A first tour").expect("1/7  welcome").send("\r").expect("2/7").send("\u{1b}").expect("3/7");
    pty.send("\u{1b}").expect_gone("3/7").send("q");
    assert_eq!(pty.end(), Ok(0));
    let mut pty = Pty::start(keeping(command(VIGIE, [] as [&str; 0]), kept.path()));
    pty.expect("vigie DIR opens yours").send("q");
    assert_eq!(pty.end(), Ok(0));
    // A folder of one’s own needs no guide, and says once that it is as it was left.
    let folder = folder();
    for said in [None, Some("back where you left off"), None] {
        let mut pty = Pty::start(keeping(command(VIGIE, [folder.path()]), kept.path()));
        pty.expect("The First text.");
        assert!(!pty.screen().contains("1/7"));
        assert_eq!(said.is_some_and(|said| pty.screen().contains(said)), said.is_some(), "{}", pty.screen());
        assert_eq!(said.is_some(), pty.screen().contains("--fresh"));
        pty.send("jkq");
        assert_eq!(pty.end(), Ok(0));
    }
}
