//! The list: moving, panes, the order of dates, unknown keys, and the help.

use vigie::app::{Effect, Pane};

use super::Folder;
use crate::support::Reader;

#[test]
fn the_newest_article_is_first_and_shown() {
    let reader = Reader::sample(120, 36);
    assert!(reader.screen().contains("November 2026"), "{}", reader.screen());
    assert_eq!(reader.titles().len(), 24);
}

#[test]
fn keys_move_the_cursor() {
    let folder = Folder::of_reports(100);
    let mut reader = folder.reader(100, 30);
    for (keys, title) in [
        ("", "Report 1"),
        ("j j", "Report 3"),
        ("k", "Report 2"),
        ("↓ ↓ ↑", "Report 3"),
        ("k k k k k", "Report 1"),
        ("G", "Report 100"),
        ("j", "Report 100"),
        ("gg", "Report 1"),
        ("End", "Report 100"),
        ("Home", "Report 1"),
        ("ge", "Report 100"),
        ("gg C-d C-u", "Report 1"),
        ("PgDn PgUp", "Report 1"),
        ("C-f C-b", "Report 1"),
    ] {
        reader.press(keys);
        assert_eq!(reader.under_cursor(), title, "after {keys}");
    }
    let place = |reader: &Reader| reader.listed().iter().position(|row| row.has_cursor);
    let half = place(reader.press("C-d"));
    let page = place(reader.press("gg PgDn"));
    assert!(half > Some(1) && page > half, "{half:?} {page:?}");
}

#[test]
fn pages_leave_no_article_out() {
    let folder = Folder::of_reports(100);
    let mut reader = folder.reader(100, 24);
    let shown = |reader: &Reader| {
        let rows = reader.drawn().list_rows();
        let number = |row: &String| row.split_once("Report ")?.1.split(' ').next()?.parse::<usize>().ok();
        rows.iter().filter_map(number).collect::<Vec<_>>()
    };
    for key in ["PgDn", "PgUp"] {
        let mut seen = shown(&reader);
        for _ in 0..40 {
            reader.press(key);
            seen.extend(shown(&reader));
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 100, "{key}");
    }
}

#[test]
fn articles_without_a_plausible_date_come_last() {
    let folder = Folder::new();
    folder
        .add("a.md", "Of the far future", "2325-03-01", &[], "")
        .add("b.md", "Of no day", "", &[], "")
        .add("c.md", "Of an old day", "2020-03-01", &[], "")
        .add("d.md", "Of this month", "2026-11-02", &[], "");
    let reader = folder.reader(60, 20);
    assert_eq!(reader.titles(), ["Of this month", "Of an old day", "Of no day", "Of the far future"]);
    let screen = reader.screen();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text} is missing:\n{screen}"));
    let order =
        ["November 2026", "Of this", "March 2020", "Of an old", "No date", "Of no day", "or impossible"];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{screen}");
}

#[test]
fn keys_move_between_panes() {
    let mut reader = Reader::sample(120, 36);
    for (keys, pane) in [
        ("l", Pane::Article),
        ("l", Pane::Article),
        ("h", Pane::List),
        ("h", Pane::Tags),
        ("h", Pane::Tags),
        ("→", Pane::List),
        ("Tab", Pane::Article),
        ("Tab", Pane::Tags),
        ("S-Tab", Pane::Article),
        ("gt", Pane::Tags),
        ("gl", Pane::List),
        ("ga", Pane::Article),
        ("t", Pane::Tags),
        ("t", Pane::List),
        ("Enter", Pane::Article),
        ("q", Pane::List),
        ("t Esc", Pane::List),
    ] {
        reader.press(keys);
        assert_eq!(reader.focus(), pane, "after {keys}");
    }
    assert_eq!(reader.asked, []);
    reader.press("q");
    assert_eq!(reader.asked, [Effect::Quit]);
}

#[test]
fn unknown_keys_are_reported_and_prefixes_show_the_next_keys() {
    let mut reader = Reader::sample(120, 36);
    reader.press("X");
    assert!(reader.notice().starts_with("X does nothing here"), "{}", reader.notice());
    reader.press("j");
    assert_eq!(reader.notice(), "");
    reader.press("g");
    let screen = reader.screen();
    let bar = screen.lines().last().unwrap_or_default();
    assert!(bar.contains("g first") && bar.contains("t tags"), "{bar}");
    reader.press("!");
    assert!(reader.notice().starts_with("g! does nothing"), "{}", reader.notice());
    reader.press("g Esc");
    let bar = reader.drawn().status_line();
    assert_eq!((reader.notice().as_str(), bar.contains("g…")), ("", false), "{bar}");
    reader.press("g C-c");
    assert_eq!(reader.asked, [Effect::Quit], "C-c quits in the middle of a key sequence, too");
}

#[test]
fn the_help_lists_every_key_and_can_be_searched() {
    let mut reader = Reader::sample(80, 24);
    let before = reader.screen();
    reader.press("?");
    assert!(reader.screen().contains("Read the article"));
    reader.press("/").type_text("CLÉAR");
    let screen = reader.screen();
    assert!(screen.contains("Clear the whole filter") && !screen.contains("Read the article"), "{screen}");
    reader.press("Enter");
    assert!(reader.screen().contains("Clear the whole filter"));
    reader.press("Esc");
    assert_eq!(reader.screen(), before);
    reader.press("? G / z z z Esc");
    assert!(reader.screen().contains("Read the article"), "{}", reader.screen());
    reader.press("q");
    assert_eq!(reader.asked, []);
}
