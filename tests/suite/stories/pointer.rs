//! The mouse: buttons and wheel in the panes and overlays.

mod bars;
mod borders;

use vigie::app::{Effect, Pane, Size};
use vigie::input::PointerAct::{
    ControlPress, DoublePress, Drag, Middle, Press, Release, RightPress, WheelDown, WheelUp,
};

use super::{Folder, article_top, tags};
use crate::support::Reader;

fn folder() -> Folder {
    let folder = Folder::of_reports(60);
    let text: Vec<_> = (1..=60).map(|number| format!("Paragraph {number} of the long text.")).collect();
    let more = format!("link: https://example.org/long\n\n{}", text.join("\n\n"));
    folder.add("long.md", "A long text", "2026-01-20", &["Deep sea", "France"], &more);
    folder
}

/// The row of the first article in the window of the list.
fn first_listed(reader: &Reader) -> String {
    let rows = reader.drawn().list_rows();
    rows.into_iter().find(|row| row.contains("Report ") || row.contains("A long text")).unwrap_or_default()
}

#[test]
fn a_press_selects_and_a_double_press_opens() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let cell = reader.cell_of("Report 4", 28);
    reader.point(Press, cell);
    assert_eq!((reader.under_cursor().as_str(), reader.focus()), ("Report 4", Pane::List));
    reader.point(DoublePress, cell);
    assert_eq!((reader.under_cursor().as_str(), reader.focus()), ("Report 4", Pane::Article));
    // The right button goes back.
    reader.point(RightPress, (0, 0));
    assert_eq!(reader.focus(), Pane::List);
    // Headers cannot be selected.
    reader.click("January 2026");
    assert_eq!(reader.under_cursor(), "Report 4");
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let (list, article) = ((60, 20), (100, 20));
    reader.point(WheelDown, article);
    assert!(article_top(&reader).is_empty() || !article_top(&reader).contains("A long text"));
    assert_eq!(reader.under_cursor(), "A long text", "the list has not moved");
    reader.point(WheelUp, article).point(WheelUp, article);
    assert!(article_top(&reader).contains("A long text"));
    // The cursor stays on its article as long as that is visible.
    reader.press("j j j j j");
    let before = reader.under_cursor();
    reader.point(WheelDown, list);
    assert_eq!(reader.under_cursor(), before);
    assert!(first_listed(&reader).contains("Report 3"), "{}", reader.screen());
    for _ in 0..40 {
        reader.point(WheelDown, list);
    }
    let end = reader.screen();
    assert!(end.contains("Report 60"), "{end}");
    reader.point(WheelDown, list);
    assert_eq!(reader.screen(), end);
    for _ in 0..40 {
        reader.point(WheelUp, list);
    }
    assert!(first_listed(&reader).contains("A long text"), "{}", reader.screen());
}

#[test]
fn a_press_on_a_tag_filters_by_it() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let tag = reader.cell_of("Deep sea", 0);
    reader.point(Press, tag);
    assert_eq!((reader.filter().as_str(), reader.titles().len()), ("tag:\"Deep sea\"", 1));
    reader.point(Press, tag);
    assert_eq!(reader.filter(), "");
    // A press on a heading folds it.
    let heading = reader.cell_of("Tags", 0);
    reader.point(Press, heading);
    assert!(tags(&reader).is_empty());
    reader.point(Press, heading);
    assert!(!tags(&reader).is_empty());
    // The header of the article shows its tags.
    reader.press("gl gg");
    let cell = reader.cell_of("Deep sea", 75);
    reader.point(Press, cell);
    assert_eq!(reader.filter(), "tag:\"Deep sea\"");
    let text = reader.cell_of("Paragraph 1 ", 0);
    reader.point(Press, text);
    assert_eq!((reader.filter().as_str(), reader.focus()), ("tag:\"Deep sea\"", Pane::Article));
}

#[test]
fn a_press_elsewhere_keeps_the_typed_filter() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("report 1");
    reader.click("Report 12");
    assert_eq!((reader.under_cursor().as_str(), reader.filter().as_str()), ("Report 12", "report 1"));
    assert_eq!(reader.prompt(), "");
    // A press on the filter in the title bar opens the prompt again.
    reader.point(Press, (50, 0));
    assert_eq!(reader.prompt(), "/report 1 ");
}

#[test]
fn the_wheel_scrolls_overlays() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    let list = reader.screen();
    reader.press("?");
    let before = reader.screen();
    reader.point(WheelDown, (10, 10));
    assert_ne!(reader.screen(), before);
    reader.point(WheelUp, (10, 10)).point(WheelUp, (10, 10));
    assert_eq!(reader.screen(), before);
    reader.point(RightPress, (10, 10));
    assert_eq!(reader.screen(), list);
}

#[test]
fn any_pointer_event_is_handled_anywhere_at_any_size() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    for (columns, rows) in [(0, 0), (1, 1), (7, 2), (40, 12), (80, 24), (120, 40)] {
        for keys in ["", "t", "ga", "?", "/ t a g : d", ":", "go", "gt", "t /"] {
            reader.resize(columns, rows).press(keys);
            for act in
                [Press, DoublePress, ControlPress, Middle, Drag, Release, WheelDown, WheelUp, RightPress]
            {
                for cell in [
                    (0, 0),
                    (columns / 2, rows / 2),
                    (columns, rows),
                    (u16::MAX, u16::MAX),
                    (columns.saturating_sub(1), 3),
                ] {
                    reader.point(act, cell);
                }
            }
            assert_eq!(reader.size(), Size::new(columns, rows));
            reader.press("Esc Esc Esc x");
        }
    }
}

#[test]
fn control_selects_and_the_middle_button_opens_the_browser() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    for title in ["Report 4 ", "Report 7 "] {
        let cell = reader.cell_of(title, 28);
        reader.point(ControlPress, cell);
    }
    assert_eq!(reader.selected(), 2);
    let again = reader.cell_of("Report 4 ", 28);
    reader.point(ControlPress, again);
    assert_eq!((reader.selected(), reader.under_cursor().as_str()), (1, "Report 4"));
    let cell = reader.cell_of("A long text", 28);
    reader.point(Middle, cell);
    let asked = &reader.asked;
    assert!(
        asked
            .iter()
            .any(|effect| matches!(effect, Effect::Open(url) if url.as_str() == "https://example.org/long")),
        "{asked:?}"
    );
    assert_eq!(reader.focus(), Pane::List);
}

#[test]
fn a_double_press_on_a_value_includes_it_once() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let tag = reader.cell_of("Deep sea", 0);
    reader.point(Press, tag).point(DoublePress, tag);
    assert_eq!(reader.filter(), "tag:\"Deep sea\"");
}

#[test]
fn the_wheel_moves_through_the_outline() {
    let folder = Folder::of_reports(3);
    let text: Vec<_> = (1..=60).map(|number| format!("# Part {number}\n\nText.")).collect();
    folder.add("long.md", "A long text", "2026-01-20", &[], &text.join("\n\n"));
    let mut reader = folder.reader(120, 40);
    reader.press("go");
    let cell = reader.cell_of("Part 5", 60);
    reader.point(WheelDown, cell).point(WheelDown, cell);
    assert!(reader.article()[6].starts_with('▌'), "{}", reader.screen());
    reader.point(Press, cell);
    assert_eq!(reader.prompt(), "");
    assert!(article_top(&reader).contains("Part 5"), "{}", reader.screen());
}

#[test]
fn the_wheel_over_the_list_keeps_the_open_article() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("Enter");
    let (title, kept) = (reader.under_cursor(), reader.kept.len());
    for _ in 0..12 {
        reader.point(WheelDown, (40, 20));
    }
    let first = first_listed(&reader);
    let number = first.split_once("Report ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
    assert!(number > Some(20), "the list scrolls: {first}");
    assert_eq!((reader.under_cursor(), reader.kept.len()), (title.clone(), kept), "no other article is read");
    assert!(article_top(&reader).contains(&title));
    // Keys scroll the list back to the article.
    reader.press("Esc");
    assert_eq!(reader.under_cursor(), title);
    assert!(first_listed(&reader).contains("A long text"), "{}", reader.screen());
}

#[test]
fn a_double_press_acts_on_what_was_pressed_first() {
    let folder = folder();
    // The list grows under the pointer when it gets the focus.
    let mut reader = folder.reader(80, 24);
    reader.press("j j j j j j j j j Enter");
    let title = reader.under_cursor();
    let cell = reader.cell_of(&title, 0);
    let cell = (cell.0, cell.1 - 1);
    reader.point(Press, cell);
    let pressed = reader.under_cursor();
    reader.point(DoublePress, cell);
    assert_eq!((reader.under_cursor(), reader.focus()), (pressed, Pane::Article));
    // A link that appears under the pointer after the first press is not followed.
    reader.resize(120, 40).press("Esc gg");
    let (column, row) = reader.cell_of("Paragraph 1 of", 75);
    for column in column..column + 30 {
        reader.press("gl").point(Press, (column, row)).point(DoublePress, (column, row));
    }
    assert!(!reader.asked.iter().any(|effect| matches!(effect, Effect::Open(_))), "{:?}", reader.asked);
}

#[test]
fn the_right_button_goes_back_one_step() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let filter = "france report";
    for keys in ["f", ":", "gd", "S", "g", "go", "ga ;", "?", "? /", "gt /", "i"] {
        reader.press("gl x /").type_text(filter).press("Enter");
        let before = (reader.prompt(), reader.focus(), reader.drawn().status_line());
        reader.press(keys).point(RightPress, (50, 20));
        assert_eq!(reader.filter(), filter, "{keys}\n{}", reader.screen());
        let is_where_it_was = (reader.prompt(), reader.focus(), reader.drawn().status_line()) == before;
        assert!(
            is_where_it_was || ["ga ;", "go", "? /", "gt /"].contains(&keys),
            "{keys}\n{}",
            reader.screen()
        );
        reader.press("Esc Esc Esc");
    }
    // In a prompt, it discards the typed text.
    reader.press("gl x /").type_text(filter).press("Enter /").type_text(" bells").point(RightPress, (50, 20));
    assert_eq!(reader.filter(), filter);
}

#[test]
fn control_press_excludes_a_tag_and_a_source_name_filters_by_its_tag() {
    let folder = Folder::of_reports(4);
    for (name, tag) in [("a", "Harbour News — Latest"), ("b", "Tide — Latest")] {
        folder.add(&format!("{name}.md"), name, "2026-01-20", &[tag], "");
    }
    let mut reader = folder.reader(120, 40);
    let tag = reader.cell_of("Tide                  1", 0);
    reader.point(ControlPress, tag);
    assert_eq!(reader.filter(), "-tag:\"Tide — Latest\"", "{}", reader.screen());
    reader.press("gl x gg");
    let source = reader.cell_of("Harbour News", 79);
    reader.point(Press, source);
    assert_eq!(reader.filter(), "tag:\"Harbour News — Latest\"");
}
