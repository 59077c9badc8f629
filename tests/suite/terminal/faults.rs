//! Mistakes in the program itself, made on purpose (see `vigie::io::fault`).
#![cfg(debug_assertions)]

use crate::terminal::probe::with_image;
use crate::terminal::pty::{Pty, command, folder, reader};

fn with_fault(place: &str) -> (tempfile::TempDir, Pty) {
    let folder = folder();
    let mut command = reader(folder.path());
    command.env("VIGIE_FAULT", place);
    (folder, Pty::start(command))
}

#[test]
fn a_panic_of_the_loop_leaves_a_whole_terminal_and_one_sentence() {
    let (_folder, mut pty) = with_fault("loop");
    pty.expect("The First text.").send("j");
    assert_eq!(pty.end(), Ok(101));
    pty.assert_whole();
    let screen = pty.screen();
    let said: Vec<&str> = screen.lines().collect();
    assert_eq!(said.len(), 1, "{screen}");
    assert!(said[0].starts_with("vigie stopped: this is a mistake in vigie. Your files were not touched."));
    assert!(!screen.contains("a fault that a test asked for"), "the text of a panic may quote an article");
}

#[test]
fn a_panic_of_a_worker_is_said_and_the_reader_goes_on() {
    for (place, said) in [
        ("search", "searching failed; this is a mistake in vigie"),
        ("folder", "reading the folder failed; this is a mistake in vigie"),
        ("article", "reading the article failed"),
        ("file", "First !"),
    ] {
        let (_folder, mut pty) = with_fault(place);
        pty.expect(said);
        pty.send("?").expect("Reading and opening");
        pty.send("?").expect_gone("Reading and opening");
        pty.send("q");
        assert_eq!(pty.end(), Ok(0), "{place}");
        pty.assert_whole();
    }
}

#[test]
fn a_panic_over_an_image_is_its_caption() {
    let (folder, mut command) = with_image();
    command.env("VIGIE_FAULT", "image");
    let mut pty = Pty::start(command);
    pty.expect("· showing it failed; this is a mistake in vigie")
        .send("j")
        .expect("The Second text.")
        .send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
    drop(folder);
}

#[test]
fn a_panic_without_an_error_stream_leaves_a_whole_terminal() {
    let folder = folder();
    let path = folder.path().to_string_lossy().into_owned();
    let script = "VIGIE_FAULT=loop exec \"$1\" \"$2\" 2>&-";
    let mut pty = Pty::start(command("sh", ["-c", script, "sh", crate::terminal::pty::VIGIE, &path]));
    pty.expect("The First text.").send("j");
    assert_eq!(pty.end(), Ok(101));
    pty.assert_whole();
}
