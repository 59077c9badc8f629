//! Marks in real terminals: they outlive the reader, reach another one that is open, and can be undone. What
//! needs no terminal is tested in `stories::marks` and `marks`.

use std::path::Path;

use portable_pty::CommandBuilder;

use crate::cli::run::places;
use crate::terminal::pty::{Pty, folder, reader};

fn with_storage(mut command: CommandBuilder, kept: &Path) -> CommandBuilder {
    for (name, folder) in places(kept) {
        command.env(name, folder);
    }
    command
}

#[test]
fn marks_outlive_the_reader_and_are_undone() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let start = || Pty::start(with_storage(reader(folder.path()), kept.path()));
    let mut pty = start();
    pty.expect("The First text.").send("R").expect("3 articles marked as read; u undoes it");
    pty.send("u").expect("3 articles unread again");
    pty.send("\u{12}").expect("3 articles marked as read again").send("s").expect("starred");
    pty.send("Q");
    assert_eq!(pty.end(), Ok(0));
    let mut pty = start();
    pty.expect("The First text.").expect("0 unread").expect("* starred");
    pty.send("2").expect("Nothing matches is:unread").send("1").expect("The First text.");
    pty.send("r").expect("marked as unread").send("2").expect("1 of 3").send("Q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn two_readers_see_each_others_marks() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let start = || Pty::start(with_storage(reader(folder.path()), kept.path()));
    let (mut one, mut other) = (start(), start());
    one.expect("The First text.");
    other.expect("The First text.");
    one.send("r").expect("2 unread");
    other.expect("2 unread").send("R").expect("0 unread");
    one.expect("0 unread").send("u").expect("1 unread");
    other.expect("1 unread");
    for mut pty in [one, other] {
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
    }
}
