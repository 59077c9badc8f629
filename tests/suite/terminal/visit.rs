//! The time of each visit is saved, however the reader ends; later articles are new.

use std::path::{Path, PathBuf};

use rustix::process::Signal;

use crate::cli::run::{places, run, vigie};
use crate::support::write;
use crate::terminal::pty::{Pty, folder, reader};

/// The saved time of the last visit; `None` if there is none.
fn visit(kept: &Path) -> Option<jiff::Timestamp> {
    let files: Vec<PathBuf> = std::fs::read_dir(kept.join("state/vigie/visits"))
        .ok()?
        .map(|file| file.expect("a file").path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    std::fs::read_to_string(&files[0]).expect("a text").trim().parse().ok()
}

#[test]
fn leaving_is_recorded_and_later_articles_are_new() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let new = || {
        let list = ["list", "is:new", "--format", "{title}"];
        run(vigie().envs(places(kept.path())).args(list).env("VIGIE_DIR", folder.path())).out
    };
    let mut last = None;
    for signal in [None, Some(Signal::TERM), Some(Signal::HUP)] {
        let mut command = reader(folder.path());
        for (name, folder) in places(kept.path()) {
            command.env(name, folder);
        }
        let mut pty = Pty::start(command);
        pty.expect("The First text.");
        assert_eq!(visit(kept.path()), last, "the visit is not over yet");
        if let Some(signal) = signal {
            pty.signal(signal);
            assert!(pty.end().is_ok_and(|code| code > 128));
        } else {
            pty.send("q");
            assert_eq!(pty.end(), Ok(0));
        }
        pty.assert_restored();
        let left = visit(kept.path());
        assert!(left > last, "{signal:?}");
        last = left;
    }
    assert_eq!(new(), "");
    write(folder.path(), "new.md", "---\ntitle: Just in\n---\n");
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
    let file = std::fs::File::options().write(true).open(folder.path().join("new.md")).expect("a file");
    file.set_modified(later).expect("a time");
    assert_eq!(new(), "Just in\n");
    assert_eq!(visit(kept.path()), last, "listing is no visit");
}
