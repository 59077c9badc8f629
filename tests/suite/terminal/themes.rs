//! Settings, keys and themes in a real terminal.

use std::path::Path;

use crate::cli::run::places;
use crate::terminal::pty::{Pty, folder, reader};

/// The reader with a folder, this text as `config.toml`, and additional variables.
fn with(kept: &Path, text: &str, articles: &Path, variables: &[(&str, &str)]) -> Pty {
    let config = kept.join("config/vigie");
    std::fs::create_dir_all(&config).expect("a folder");
    std::fs::write(config.join("config.toml"), text).expect("a file");
    let mut command = reader(articles);
    for (name, folder) in places(kept) {
        command.env(name, folder);
    }
    for (name, value) in variables {
        command.env(name, value);
    }
    Pty::start(command)
}

/// The start of the escape sequences for indexed foreground and background colours.
const FOREGROUND: &str = "38;5;";
const BACKGROUND: &str = "48;5;";

#[test]
fn the_settings_of_the_file_are_in_effect() {
    let (articles, kept) = (folder(), tempfile::tempdir().unwrap());
    let text = "language = \"fr\"\ntheme = \"light\"\n[keys]\nclose = \"X\"\n";
    let mut pty = with(kept.path(), text, articles.path(), &[("COLORTERM", "truecolor")]);
    // The background of the theme; the default key has no action any more.
    pty.expect("The First text.").expect_bytes("48;2;251;250;247");
    pty.expect("X quitter").send("q").expect("q").send("X");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn mistakes_in_settings_are_reported_and_the_reader_starts() {
    let (articles, kept) = (folder(), tempfile::tempdir().unwrap());
    let mut pty = with(kept.path(), "theem = \"dark\"\nmeasure = 1\n", articles.path(), &[]);
    pty.expect("config.toml: 2 mistakes; “vigie config” lists them").expect("The First text.");
    pty.send("j").expect("The Second text.").send("Q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn no_color_overrides_the_theme_of_the_settings() {
    let (articles, kept) = (folder(), tempfile::tempdir().unwrap());
    let mut pty = with(kept.path(), "theme = \"dark\"\n", articles.path(), &[("NO_COLOR", "1")]);
    pty.expect("The First text.");
    assert_eq!((pty.count(FOREGROUND), pty.count(BACKGROUND)), (0, 0));
    // A theme picked in the reader is used all the same.
    pty.send("\u{14}dark\r").expect("to keep it, put theme = \"dark\" in").expect_bytes(BACKGROUND);
    pty.send("Q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn terminals_with_few_colours_get_only_those() {
    let (articles, kept) = (folder(), tempfile::tempdir().unwrap());
    let mut pty = with(kept.path(), "theme = \"solarized-dark\"\n", articles.path(), &[("TERM", "linux")]);
    pty.expect("The First text.").expect_bytes("48;5;0");
    assert_eq!(pty.count("8;2;"), 0, "no RGB colours");
    pty.send("Q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn a_chosen_theme_is_remembered() {
    let (articles, kept) = (folder(), tempfile::tempdir().unwrap());
    let mut pty = with(kept.path(), "", articles.path(), &[]);
    pty.expect("The First text.");
    assert_eq!(pty.count(BACKGROUND), 0);
    pty.send("\u{14}dark\r").expect("theme “dark” saved").send("Q");
    assert_eq!(pty.end(), Ok(0));
    let mut again = with(kept.path(), "", articles.path(), &[]);
    again.expect("The First text.").expect_bytes(BACKGROUND);
    again.send("Q");
    assert_eq!(again.end(), Ok(0));
    // The setting overrides the remembered theme.
    let mut other = with(kept.path(), "theme = \"terminal\"\n", articles.path(), &[]);
    other.expect("The First text.");
    assert_eq!(other.count(BACKGROUND), 0);
    other.send("Q");
    assert_eq!(other.end(), Ok(0));
}

#[test]
fn a_setting_decides_when_articles_count_as_read() {
    for (value, is_read) in [("opened", true), ("end", true), ("never", false)] {
        let (articles, kept) = (folder(), tempfile::tempdir().unwrap());
        let text = format!("mark_read = \"{value}\"\nhints = false\n");
        let mut pty = with(kept.path(), &text, articles.path(), &[]);
        // The article is short, so its end is visible at once.
        pty.resize(120, 40).expect("The First text.").send("\r").expect("read on");
        if is_read {
            pty.expect("2 unread");
        }
        assert_eq!(pty.screen().contains("unread  3 articles"), is_read, "{value}: {}", pty.screen());
        pty.send("Q");
        assert_eq!(pty.end(), Ok(0));
    }
}

#[test]
fn settings_decide_the_look_of_the_list() {
    let (articles, kept) = (folder(), tempfile::tempdir().unwrap());
    let first = "---\ntitle: First of three\ndate: 2024-01-20\nsummary: What it is about.\ntags: [sea]\n---\nThe First text.\n";
    crate::support::write(articles.path(), "first.md", first);
    let text = "columns = [\"title\", \"tags\"]\ndensity = \"two\"\nicons = \"unicode\"\nhints = false\n\n\
                [[highlight]]\nquery = \"tag:sea\"\nstyle = \"underline\"\n";
    let mut pty = with(kept.path(), text, articles.path(), &[]);
    pty.resize(120, 40).expect("The First text.").expect("What it is about.").expect_bytes(";4m");
    pty.expect("▾ Tags");
    let list = pty.screen().lines().find(|line| line.contains('▌')).unwrap_or_default().to_owned();
    assert!(list.contains("sea") && !list.contains("20 Jan"), "{list}");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}
