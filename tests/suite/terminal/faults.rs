//! Panics in the program, and a disk that does not answer, caused on purpose (see `vigie::io::fail_if_injected`).
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
fn a_panic_of_the_main_loop_restores_the_terminal_and_prints_one_line() {
    let (_folder, mut pty) = with_fault("loop");
    pty.expect("The First text.").send("j");
    assert_eq!(pty.end(), Ok(101));
    pty.assert_restored();
    let screen = pty.screen();
    let printed: Vec<&str> = screen.lines().collect();
    assert_eq!(printed.len(), 1, "{screen}");
    assert!(printed[0].starts_with("vigie crashed: this is a bug in vigie. Your files were not touched."));
    assert!(!screen.contains("a fault that a test asked for"), "the message of a panic may quote an article");
}

#[test]
fn a_panic_of_a_worker_is_reported_and_the_reader_keeps_running() {
    for (place, message) in [
        ("search", "the search failed (a bug in vigie; you can continue)"),
        ("folder", "reading the folder failed (a bug in vigie; you can continue)"),
        ("article", "reading the article failed (a bug in vigie; you\n can continue)"),
        ("file", "First !"),
    ] {
        let (_folder, mut pty) = with_fault(place);
        pty.expect(message);
        pty.send("?").expect("Read the article (list)");
        pty.send("?").expect_gone("Read the article (list)");
        pty.send("q");
        assert_eq!(pty.end(), Ok(0), "{place}");
        pty.assert_restored();
    }
}

#[test]
fn no_key_waits_for_a_disk_that_does_not_answer() {
    // Not even for a moment: the article would never come.
    let (_folder, mut pty) = with_fault("stalled article");
    pty.expect("▌20 Jan").send("j").expect("▌19 Jan").send("k").expect("▌20 Jan");
    pty.send("?").expect("Read the article (list)").send("?").expect_gone("Read the article (list)");
    pty.send("/third\r").expect_gone("Second of three").expect("Third of three").send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
    // Nor for the folder, while nothing is known of it.
    let (_folder, mut pty) = with_fault("stalled file");
    pty.expect("vigie").send("?").expect("Read the article (list)").send("?").send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn a_panic_while_loading_an_image_is_shown_in_its_caption() {
    let (folder, mut command) = with_image();
    command.env("VIGIE_FAULT", "image");
    let mut pty = Pty::start(command);
    pty.expect("· could not be shown (a bug in vigie)").send("j").expect("The Second text.").send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
    drop(folder);
}

#[test]
fn a_panic_without_standard_error_restores_the_terminal() {
    let folder = folder();
    let path = folder.path().to_string_lossy().into_owned();
    let script = "VIGIE_FAULT=loop exec \"$1\" \"$2\" 2>&-";
    let mut pty = Pty::start(command("sh", ["-c", script, "sh", crate::terminal::pty::VIGIE, &path]));
    pty.expect("The First text.").send("j");
    assert_eq!(pty.end(), Ok(101));
    pty.assert_restored();
}
