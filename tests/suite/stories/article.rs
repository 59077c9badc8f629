//! Reading: pages, the next article, everything in the file.

use vigie::app::Pane;

use super::{Folder, article_top};
use crate::support::Reader;

fn long(paragraphs: usize) -> String {
    let paragraph = |index: usize| {
        let words = "the bell was heard over the harbour and the fog did not lift until noon ".repeat(5);
        format!("Paragraph number{index} {words}\n\n")
    };
    format!("\n\n{}", (1..=paragraphs).map(paragraph).collect::<String>())
}

fn articles() -> Folder {
    let folder = Folder::new();
    folder
        .add("1.md", "Long one", "2026-10-06", &["France"], &long(30))
        .add("2.md", "Short two", "2026-10-05", &["France"], "\n\nA few words.")
        .add("3.md", "Short three", "2026-10-04", &["France"], "\n\nNo more.");
    folder
}

#[test]
fn space_continues_to_the_last_article() {
    let folder = articles();
    let mut reader = folder.reader(120, 36);
    let mut presses = 0;
    while reader.under_cursor() == "Long one" {
        let before = reader.drawn().progress();
        reader.press("Space");
        presses += 1;
        assert!(presses < 30);
        assert!(reader.drawn().progress() > before || reader.under_cursor() == "Short two");
    }
    assert!(presses > 3, "{presses}");
    assert_eq!(article_top(&reader), "Short two");
    reader.press("Enter Space");
    assert_eq!((reader.under_cursor().as_str(), reader.focus()), ("Short three", Pane::Article));
    reader.press("Space");
    assert_eq!(reader.notice(), "that was the last article");
    reader.press("K K");
    assert_eq!(reader.under_cursor(), "Long one");
    reader.press("J");
    assert_eq!(reader.under_cursor(), "Short two");
}

#[test]
fn space_waits_for_an_article_that_is_not_laid_out() {
    let folder = articles();
    let mut reader = folder.reader(120, 36);
    reader.press("j");
    assert_eq!(article_top(&reader), "Short two");
    // Two presses before the next article has been laid out.
    let space = vigie::app::Message::Key(vigie::input::Key::plain(' '));
    reader.change(space.clone());
    reader.change(space);
    assert_eq!(reader.under_cursor(), "Short three");
    assert_eq!(reader.notice(), "", "there is no notice about the last article");
}

#[test]
fn the_article_scrolls_from_the_list_and_from_itself() {
    let folder = articles();
    let mut reader = folder.reader(120, 36);
    let start = reader.article();
    let is_scrolled = |reader: &Reader, rows: usize| reader.article().starts_with(&start[rows..]);
    reader.press("J J");
    assert!(is_scrolled(&reader, 2), "{}", reader.screen());
    assert_eq!(reader.under_cursor(), "Long one");
    reader.press("K");
    assert!(is_scrolled(&reader, 1), "{}", reader.screen());
    reader.press("Enter gg");
    let start = reader.article();
    assert_eq!(start[0], "Long one");
    reader.press("Space");
    let page = reader.article();
    assert_ne!(page, start);
    reader.press("b");
    assert_eq!(reader.article(), start);
    reader.press("PgDn");
    assert_eq!(reader.article(), page);
    reader.press("C-u C-d j k");
    assert_eq!(reader.article(), page);
    let there = reader.drawn().progress();
    reader.press("G");
    assert!(reader.screen().contains("number30"));
    assert!(reader.drawn().progress() > there);
}

#[test]
fn resizing_keeps_the_text_on_the_screen() {
    let folder = articles();
    let mut reader = folder.reader(120, 36);
    reader.press("Enter");
    for _ in 0..40 {
        reader.press("j");
    }
    let before = (reader.article(), reader.drawn().progress());
    assert!(!article_top(&reader).is_empty());
    for columns in (40..140).step_by(7) {
        reader.resize(columns, 20 + columns / 4);
    }
    reader.resize(1, 1).resize(0, 0).resize(60, 60).resize(120, 36);
    let after = (reader.article(), reader.drawn().progress());
    assert_eq!(after, before);
    // Near the end a taller screen shows earlier rows; the first size shows the same rows as before.
    reader.press("G k k");
    let before = article_top(&reader);
    reader.resize(70, 60).resize(120, 60).resize(120, 36);
    assert_eq!(article_top(&reader), before);
}

#[test]
fn i_shows_everything_in_the_file() {
    let folder = Folder::new();
    folder.add(
        "deep/1.md",
        "One",
        "2026-10-06",
        &["France"],
        "importance: \"\"\nodd: [1, {a: b}]\n\nSome **text**.",
    );
    let mut reader = folder.reader(120, 36);
    reader.press("i");
    let screen = reader.screen();
    for part in ["deep/1.md", "importance", "odd", "Some **text**."] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    reader.press("i");
    assert!(!reader.screen().contains("importance"));
    reader.resize(60, 20).press("i");
    assert_eq!(reader.focus(), Pane::Article);
    assert!(reader.screen().contains("deep/1.md"));
    reader.press("Esc");
    assert!(!reader.screen().contains("deep/1.md"), "the first Escape leaves this view");
    assert_eq!(reader.focus(), Pane::Article);
    reader.press("Esc");
    assert_eq!(reader.focus(), Pane::List);
}

#[test]
fn a_missing_file_is_reported_when_it_is_opened() {
    let folder = articles();
    let mut reader = folder.reader(120, 36);
    std::fs::remove_file(folder.path().join("2.md")).expect("it is there");
    reader.press("j");
    let screen = reader.screen();
    assert!(
        screen.contains("The file cannot be read") && screen.contains("Reload the folder to remove it"),
        "{screen}"
    );
    reader.press("F5");
    assert_eq!(reader.titles(), ["Long one", "Short three"]);
    assert!(reader.screen().contains("No more."), "{}", reader.screen());
}
