//! Queries to the terminal about its features: it may answer not at all, too much or too late. Also the
//! drawing of images that depends on the answers.

use std::time::{Duration, Instant};

use crate::terminal::pty::{Pty, folder, reader, sample};

/// The last query, which every terminal answers.
const LAST_QUERY: &str = "\u{1b}[c";
/// The answers of a terminal.
const ANSWERS: &str = "\u{1b}]11;rgb:1e1e/1e1e/2e2e\u{1b}\\\u{1b}[6;20;10t\u{1b}[4;480;800t\u{1b}_Gi=31;OK\u{1b}\\\u{1b}[?62;4c";

#[test]
fn a_silent_terminal_does_not_block_the_reader() {
    for wait in [0, 100, 400] {
        let begun = Instant::now();
        let mut pty = Pty::start(sample());
        pty.expect_bytes(LAST_QUERY);
        // A key that arrives while the reader waits for answers is kept.
        std::thread::park_timeout(Duration::from_millis(wait));
        pty.send("q");
        assert_eq!(pty.end(), Ok(0));
        pty.assert_restored();
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    }
}

#[test]
fn keys_between_answers_keep_their_order() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect_bytes(LAST_QUERY).send("/se").send(ANSWERS).send("cond\r");
    pty.expect("The Second text.").expect_gone("First of three").send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn junk_in_answers_is_not_typed() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    let junk = "qQ?/j:\r".repeat(1 << 17);
    pty.expect_bytes(LAST_QUERY);
    // Almost a mebibyte, most of it after the reader has stopped waiting.
    for part in [&format!("\u{1b}]11;{junk}")[..], &junk[..1000], "\u{1b}\\", "\u{1b}[6;1;1t\u{1b}[4t"] {
        pty.send(part);
    }
    pty.send("j").expect("The Second text.").send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn late_answers_are_not_typed() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    // The list is shown and a key has worked, so the reader no longer waits for answers.
    pty.expect("The First text.").send("j").expect("The Second text.");
    pty.send(ANSWERS).send("\u{1b}]11;rgb:qq/QQ/jj\u{7}").send("j").expect("The Third text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

/// A folder of three articles, the first with an image, and the command that starts the reader on it.
pub fn with_image() -> (tempfile::TempDir, portable_pty::CommandBuilder) {
    let folder = folder();
    let text = "---\ntitle: First\ndate: 2024-01-20\n---\n![a](a.png)\n\nThe First text.\n";
    crate::support::write(folder.path(), "first.md", text);
    std::fs::write(folder.path().join("a.png"), crate::images::png(200, 100)).expect("an image");
    let command = reader(folder.path());
    (folder, command)
}

#[test]
fn kitty_gets_images_in_its_protocol() {
    let (_folder, mut command) = with_image();
    command.env("TERM", "xterm-kitty");
    let mut pty = Pty::start(command);
    pty.expect_bytes(LAST_QUERY).send(ANSWERS).resize(120, 40);
    pty.expect("The First text.").expect_bytes("a=T,U=1,f=32");
    pty.expect_bytes("\u{10eeee}");
    pty.send("j").expect("The Second text.").expect_bytes("\u{1b}_Ga=d,d=I,i=");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn images_are_sent_when_loaded_and_when_uncovered() {
    const IMAGE: &str = "\u{1b}]1337;File=inline=1;";
    let (_folder, mut command) = with_image();
    command.env("TERM_PROGRAM", "iTerm.app");
    let mut pty = Pty::start(command);
    pty.expect_bytes(LAST_QUERY).send(ANSWERS).resize(120, 40);
    pty.expect("The First text.").expect_bytes(IMAGE);
    let drawn = |pty: &Pty, times: usize| pty.count(IMAGE) >= times;
    let before = pty.count(IMAGE);
    // Covered, then uncovered. A key that changes nothing draws nothing.
    pty.send("?").expect("Read the article (list)").send("?").expect_gone("Read the article (list)");
    pty.wait_for("the image again", |pty| drawn(pty, before + 1));
    pty.send("X").expect("X does nothing here");
    assert_eq!(pty.count(IMAGE), before + 1);
    pty.send("\u{c}").wait_for("the image on a new screen", |pty| drawn(pty, before + 2));
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn a_terminal_without_images_gets_half_blocks() {
    let (_folder, command) = with_image();
    let mut pty = Pty::start(command);
    // It answers only the last query, without support for images.
    pty.expect_bytes(LAST_QUERY).send("\u{1b}[?62;22c").resize(120, 40);
    pty.expect("The First text.");
    // The left half of the image is red, the right half blue.
    pty.expect_bytes("48;5;196").expect_bytes("48;5;21");
    assert_eq!((pty.count("\u{1b}_Ga="), pty.count("\u{1b}]1337;"), pty.count("\u{1b}P")), (0, 0, 0));
    pty.send("j").expect("The Second text.").send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}
