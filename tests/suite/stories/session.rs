//! Leaving a library and coming back: the session is restored.

use vigie::app::Pane;
use vigie::config::Session;

use super::{Folder, article_top, pane};
use crate::support::Reader;

/// Fifty reports and one long article.
fn folder() -> Folder {
    let folder = Folder::of_reports(50);
    let text: Vec<_> = (1..=60).map(|number| format!("Paragraph {number} of the long text.")).collect();
    folder.add("long.md", "A long text", "2025-11-20", &["sea"], &format!("\n\n{}", text.join("\n\n")));
    folder
}

fn again(folder: &Folder, reader: &Reader, columns: u16, rows: u16) -> Reader {
    // Through the text of the session file.
    let session = Session::parse(&reader.session().text()).unwrap();
    Reader::folder_again(folder.path(), &session, columns, rows)
}

#[test]
fn the_session_is_restored() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("report").press("Enter Sg j j j j j j");
    let title = reader.under_cursor();
    let mut back = again(&folder, &reader, 120, 40);
    assert_eq!((back.under_cursor(), back.titles()), (title, reader.titles()));
    assert_eq!(back.screen(), reader.screen());
    // Escape removes the restored filter.
    back.press("Esc");
    assert_eq!(back.titles().len(), 51);
    assert_eq!(back.under_cursor(), reader.under_cursor());
}

#[test]
fn the_scroll_position_is_restored_at_any_width() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("long").press("Enter Enter C-d C-d j");
    let top = article_top(&reader);
    assert!(top.starts_with("Paragraph"), "{top}");
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let back = again(&folder, &reader, columns, rows);
        assert_eq!((article_top(&back), back.focus()), (top.clone(), Pane::Article), "{columns}");
    }
}

#[test]
fn folded_headings_are_restored() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("gt gg o J J o");
    let before = pane(&reader);
    let back = again(&folder, &reader, 120, 40);
    assert_eq!((pane(&back), back.focus()), (before, Pane::Tags));
}

#[test]
fn an_untouched_session_starts_at_the_newest_article() {
    let folder = folder();
    let reader = folder.reader(80, 24);
    folder.add("new.md", "Just in", "2026-01-01", &[], "");
    let back = again(&folder, &reader, 80, 24);
    assert_eq!(back.under_cursor(), "Just in");
}

#[test]
fn a_session_with_a_deleted_article_starts_in_the_list() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("/").type_text("long").press("Enter Enter");
    let session = reader.session();
    std::fs::remove_file(folder.path().join("long.md")).unwrap();
    let mut back = Reader::folder_again(folder.path(), &session, 80, 24);
    assert!(back.titles().is_empty() && back.screen().contains("Nothing matches long"));
    back.press("x j");
    assert_eq!(back.under_cursor(), "Report 2");
}
