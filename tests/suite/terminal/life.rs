//! Starting, keys, pasting, sizes, colours, and quitting.

use crate::terminal::pty::{Pty, command, folder, reader, sample};

#[test]
fn it_starts_with_the_sample_and_q_restores_the_terminal() {
    let mut pty = Pty::start(sample());
    pty.expect("Seven logbooks worth an evening");
    pty.expect("sample library");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
    assert_eq!(pty.screen().trim(), "", "the main screen is unchanged");
}

#[test]
fn keys_work() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    pty.send("j").expect("The Second text.");
    pty.send("\u{1b}[B").expect("The Third text.");
    pty.send("gg").expect("The First text.");
    pty.send("/thi").expect_gone("Second of three");
    pty.send("\u{1b}").expect("Second of three");
    pty.send("?").expect("Read the article (list)");
    pty.send("?").expect_gone("Read the article (list)");
    pty.send("\u{3}");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn many_keys_at_once_are_all_read() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    // More than the input buffer of crossterm and less than that of the kernel.
    pty.send(&format!("{}j", "jk".repeat(1_500))).expect("The Second text.");
    pty.send(&format!("/{}", "z".repeat(3_000))).expect("Nothing matches");
    pty.send("\u{1b}").expect("Second of three");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn pasted_text_is_typed_and_runs_no_action() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    pty.send("/").send("\u{1b}[200~second\nq\u{1b}[31m\u{1b}[201~");
    pty.expect("second q");
    pty.send("\u{3}");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn any_size_is_drawn_and_the_old_size_restores_the_screen() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    let before = pty.screen();
    let sizes = [(1, 1), (0, 0), (1, 0), (0, 1), (500, 2), (2, 500), (65_535, 65_535), (65_535, 1), (3, 3)];
    for (columns, rows) in sizes.into_iter().cycle().take(200) {
        pty.resize(columns, rows);
    }
    pty.resize(80, 24).wait_for("the old screen", |pty| pty.screen() == before);
    // Each size is also drawn when no other size follows at once.
    for (columns, rows) in sizes {
        let frames = pty.log.len();
        pty.resize(columns, rows).wait_for("a frame", |pty| pty.log.len() > frames);
        pty.resize(80, 24).wait_for("the old screen", |pty| pty.screen() == before);
    }
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn no_color_disables_colours() {
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
        pty.send("t?").expect("Read the article (list)");
        pty.send("?/fir").expect("fir");
        pty.send("\u{3}");
        assert_eq!(pty.end(), Ok(0));
        let found = coloured(&pty.log);
        assert_eq!(!found.is_empty(), any, "NO_COLOR={no_color}: {found:?}");
    }
}

#[test]
fn unusable_terminals_get_an_error_message() {
    for term in ["dumb", ""] {
        let mut command = sample();
        command.env("TERM", term);
        let mut pty = Pty::start(command);
        assert_eq!(pty.end(), Ok(2), "TERM={term}");
        let text = String::from_utf8(pty.log.clone()).expect("text");
        assert_eq!(
            text.trim_end(),
            "vigie: the reader needs a terminal; use “vigie list” to print the articles"
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
