//! From the start to the end: rows, keys, sizes, colours, quitting.

use crate::terminal::pty::{Pty, command, folder, reader, sample};

#[test]
fn it_starts_on_the_sample_and_q_leaves_a_whole_terminal() {
    let mut pty = Pty::start(sample());
    pty.expect("Seven logbooks worth an evening");
    pty.expect("sample library");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
    assert_eq!(pty.screen().trim(), "", "the main screen is as it was");
}

#[test]
fn keys_are_answered() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    pty.send("j").expect("The Second text.");
    pty.send("\u{1b}[B").expect("The Third text.");
    pty.send("gg").expect("The First text.");
    pty.send("/thi").expect_gone("Second of three");
    pty.send("\u{1b}").expect("Second of three");
    pty.send("?").expect("Reading and opening");
    pty.send("?").expect_gone("Reading and opening");
    pty.send("\u{3}");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}

#[test]
fn a_burst_of_keys_is_read_to_its_end() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    // More than the reading buffer of crossterm and less than that of the kernel.
    pty.send(&format!("{}j", "jk".repeat(1_500))).expect("The Second text.");
    pty.send(&format!("/{}", "z".repeat(3_000))).expect("Nothing matches");
    pty.send("\u{1b}").expect("Second of three");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn pasted_text_is_typed_and_presses_no_key() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    pty.send("/").send("\u{1b}[200~second\nq\u{1b}[31m\u{1b}[201~");
    pty.expect("second q");
    pty.send("\u{3}");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn any_size_is_drawn_and_the_old_one_shows_the_old_screen() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    let before = pty.screen();
    let sizes = [(1, 1), (0, 0), (1, 0), (0, 1), (500, 2), (2, 500), (65_535, 65_535), (65_535, 1), (3, 3)];
    for (columns, rows) in sizes.into_iter().cycle().take(200) {
        pty.resize(columns, rows);
    }
    pty.resize(80, 24).wait_for("the old screen", |pty| pty.screen() == before);
    // Each of them is also drawn when nothing follows at once.
    for (columns, rows) in sizes {
        let frames = pty.log.len();
        pty.resize(columns, rows).wait_for("a frame", |pty| pty.log.len() > frames);
        pty.resize(80, 24).wait_for("the old screen", |pty| pty.screen() == before);
    }
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}

#[test]
fn without_colour_no_colour_is_written() {
    let folder = folder();
    let coloured = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let sequences = text.split("\u{1b}[").skip(1).filter_map(|rest| {
            let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
            rest[end..].starts_with('m').then(|| rest[..end].to_owned())
        });
        let is_colour = |number: &str| {
            let number: u16 = number.parse().unwrap_or(0);
            matches!(number, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107)
        };
        sequences.filter(|sequence| sequence.split([';', ':']).any(is_colour)).collect::<Vec<_>>()
    };
    for (no_color, any) in [("1", false), ("", true)] {
        let mut command = reader(folder.path());
        command.env("NO_COLOR", no_color);
        let mut pty = Pty::start(command);
        pty.expect("The First text.");
        pty.send("t?").expect("Reading and opening");
        pty.send("?/fir").expect("fir");
        pty.send("\u{3}");
        assert_eq!(pty.end(), Ok(0));
        let found = coloured(&pty.log);
        assert_eq!(!found.is_empty(), any, "NO_COLOR={no_color}: {found:?}");
    }
}

#[test]
fn a_terminal_that_cannot_show_it_gets_a_sentence() {
    for term in ["dumb", ""] {
        let mut command = sample();
        command.env("TERM", term);
        let mut pty = Pty::start(command);
        assert_eq!(pty.end(), Ok(2), "TERM={term}");
        let text = String::from_utf8(pty.log.clone()).expect("text");
        assert_eq!(
            text.trim_end(),
            "vigie: the reader needs a terminal; “vigie list” prints the articles instead"
        );
    }
    for redirection in ["</dev/null", ">/dev/null"] {
        let script = format!("\"{}\" {redirection}", env!("CARGO_BIN_EXE_vigie"));
        let mut pty = Pty::start(command("sh", ["-c", &script]));
        assert_eq!(pty.end(), Ok(2), "{redirection}");
        assert_eq!(pty.count("\u{1b}"), 0, "{redirection}");
        assert_eq!(pty.count("needs a terminal"), 1, "{redirection}");
    }
}
