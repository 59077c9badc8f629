//! What a pointer does.

use vigie::app::{Pane, Size};
use vigie::input::PointerAct::{Press, PressAgain, Second, WheelDown, WheelUp};

use super::{Folder, article_top, tags};

fn folder() -> Folder {
    let folder = Folder::of_reports(60);
    let text: Vec<_> = (1..=60).map(|number| format!("Paragraph {number} of the long text.")).collect();
    let more = format!("link: https://example.org/long\n\n{}", text.join("\n\n"));
    folder.add("long.md", "A long text", "2026-01-20", &["Deep sea", "France"], &more);
    folder
}

#[test]
fn a_press_selects_and_a_second_one_opens() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let cell = reader.cell_of("Report 4", 28);
    reader.point(Press, cell);
    assert_eq!((reader.current_title().as_str(), reader.state.focus), ("Report 4", Pane::List));
    reader.point(PressAgain, cell);
    assert_eq!((reader.current_title().as_str(), reader.state.focus), ("Report 4", Pane::Article));
    // The second button goes back.
    reader.point(Second, (0, 0));
    assert_eq!(reader.state.focus, Pane::List);
    // Headers and rules are nothing to select.
    reader.click("January 2026");
    assert_eq!(reader.current_title(), "Report 4");
}

#[test]
fn the_wheel_turns_what_is_under_it() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let (list, article) = ((60, 20), (100, 20));
    reader.point(WheelDown, article);
    assert!(article_top(&reader).is_empty() || !article_top(&reader).contains("A long text"));
    assert_eq!(reader.current_title(), "A long text", "the list has not moved");
    reader.point(WheelUp, article).point(WheelUp, article);
    assert!(article_top(&reader).contains("A long text"));
    // The cursor stays on its article as long as that can be seen.
    reader.press("j j j j j");
    let before = reader.current_title();
    reader.point(WheelDown, list);
    assert_eq!((reader.current_title(), reader.state.list.top), (before, 3));
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
    assert_eq!(reader.state.list.top, 0);
}

#[test]
fn a_press_chooses_tags_in_the_left_pane_and_in_an_article() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let tag = reader.cell_of("Deep sea", 0);
    reader.point(Press, tag);
    assert_eq!((reader.state.filter.text.as_str(), reader.titles().len()), ("tag:\"Deep sea\"", 1));
    reader.point(Press, tag);
    assert_eq!(reader.state.filter.text, "");
    // A heading folds.
    let heading = reader.cell_of("Tags", 0);
    reader.point(Press, heading);
    assert!(tags(&reader).is_empty());
    reader.point(Press, heading);
    assert!(!tags(&reader).is_empty());
    // In the header of the article stand its tags.
    reader.press("gl gg");
    let cell = reader.cell_of("Deep sea", 75);
    reader.point(Press, cell);
    assert_eq!(reader.state.filter.text, "tag:\"Deep sea\"");
    let text = reader.cell_of("Paragraph 1 ", 0);
    reader.point(Press, text);
    assert_eq!((reader.state.filter.text.as_str(), reader.state.focus), ("tag:\"Deep sea\"", Pane::Article));
}

#[test]
fn pressing_elsewhere_keeps_what_was_typed() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("report 1");
    reader.click("Report 12");
    assert_eq!(
        (reader.current_title().as_str(), reader.state.filter.text.as_str()),
        ("Report 12", "report 1")
    );
    assert!(reader.state.prompt.is_none());
    // The title bar is where the filter stands: a press there goes on typing it.
    reader.point(Press, (50, 0));
    assert!(reader.state.prompt.is_some());
}

#[test]
fn overlays_take_the_wheel() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("?");
    let before = reader.screen();
    reader.point(WheelDown, (10, 10));
    assert_ne!(reader.screen(), before);
    reader.point(WheelUp, (10, 10)).point(WheelUp, (10, 10));
    assert_eq!(reader.screen(), before);
    reader.point(Second, (10, 10));
    assert!(reader.state.help.is_none());
}

#[test]
fn every_cell_takes_everything_at_every_size() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    for (columns, rows) in [(0, 0), (1, 1), (7, 2), (40, 12), (80, 24), (120, 40)] {
        for keys in ["", "t", "ga", "?"] {
            reader.resize(columns, rows).press(keys);
            for act in [Press, PressAgain, WheelDown, WheelUp, Second] {
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
            assert_eq!(reader.state.size, Size::new(columns, rows));
            reader.press("Esc Esc Esc x");
        }
    }
}
