//! The screen at any size.

use super::Folder;
use crate::support::Reader;

#[test]
fn the_width_decides_which_panes_are_shown() {
    let mut reader = Reader::sample(120, 36);
    let shown = |reader: &Reader| {
        let panes = reader.drawn().panes;
        (panes.tags.is_some(), panes.list.is_some(), panes.article.is_some())
    };
    assert_eq!(shown(&reader), (true, true, true));
    assert_eq!(shown(reader.resize(119, 36)), (false, true, true));
    assert_eq!(shown(reader.resize(80, 24).press("t")), (true, true, false));
    assert_eq!(shown(reader.press("t")), (false, true, true));
    assert_eq!(shown(reader.resize(79, 24)), (false, true, false));
    assert_eq!(shown(reader.press("Enter")), (false, false, true));
    assert_eq!(shown(reader.press("t")), (true, false, false));
}

#[test]
fn a_small_screen_shows_the_essential() {
    let folder = Folder::of_reports(30);
    let mut reader = folder.reader(20, 5);
    assert!(reader.screen().contains("Report 1"), "{}", reader.screen());
    reader.press("j j j");
    assert!(reader.screen().contains("Report 4"), "{}", reader.screen());
    reader.press("Enter");
    assert!(reader.screen().contains("Report 4"), "{}", reader.screen());
    reader.press("t");
    assert!(reader.screen().contains("France"), "{}", reader.screen());
    reader.press("Esc /").type_text("report 12");
    assert!(reader.screen().contains("Report 12"), "{}", reader.screen());
    reader.press("Esc").resize(0, 0).press("j k / a Esc t Space Esc ? Esc").resize(20, 5);
    assert_eq!(reader.filter(), "tag:\"France\"", "keys count also on a screen of size zero");
}

#[test]
fn resizing_keeps_the_cursor_visible() {
    let folder = Folder::of_reports(100);
    let mut reader = folder.reader(120, 36);
    reader.press("G gg PgDn PgDn j j k");
    let before = reader.under_cursor();
    for (columns, rows) in [(80, 24), (79, 24), (20, 5), (3, 2), (0, 0), (1, 1), (200, 60), (60, 12)] {
        reader.resize(columns, rows);
        assert_eq!(reader.under_cursor(), before);
        if columns >= 20 {
            assert!(reader.screen().contains(&before), "{columns}×{rows}\n{}", reader.screen());
        }
    }
    reader.resize(120, 36);
    assert_eq!(reader.under_cursor(), before);
}

#[test]
fn prompts_and_notices_have_a_row_on_the_smallest_screens() {
    let folder = Folder::of_reports(30);
    let mut reader = folder.reader(40, 2);
    reader.press("y");
    assert!(reader.screen().contains("this article has no source link"), "{}", reader.screen());
    reader.press("j");
    assert!(!reader.screen().contains("no source link"), "{}", reader.screen());
    reader.press("g");
    assert!(reader.screen().contains("g first"), "{}", reader.screen());
    reader.press("g t /").type_text("fr");
    let screen = reader.screen();
    assert!(screen.contains("France") && screen.contains("/fr"), "{screen}");
}

#[test]
fn long_notices_wrap_and_are_cut_with_an_ellipsis() {
    let folder = Folder::of_reports(30);
    let mut reader = folder.reader(40, 12);
    let say = |reader: &mut Reader, words: usize| {
        let reason = vigie::text::CleanText::line(&"harbour ".repeat(words));
        reader.send(vigie::app::Message::Trouble(vigie::wording::Phrase::MarksNotSaved { reason }));
        reader.screen().lines().skip(8).map(str::to_owned).collect::<Vec<_>>()
    };
    let two = say(&mut reader, 1);
    assert!(two[2].starts_with(" marks") && two[3].ends_with("again"), "{two:?}");
    let cut = say(&mut reader, 40);
    assert!(cut[0].contains("Report") && cut[1].starts_with(" marks") && cut[3].ends_with('…'), "{cut:?}");
    assert!(cut.iter().all(|row| vigie::text::cell_width(row) <= 40));
}
