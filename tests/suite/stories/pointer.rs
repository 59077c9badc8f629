//! What a pointer does.

use vigie::app::{Effect, Pane, Size};
use vigie::input::PointerAct::{
    Drag, Middle, Press, PressAgain, PressToo, Release, Second, WheelDown, WheelUp,
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
        for keys in ["", "t", "ga", "?", "/ t a g : d", ":", "go", "gt", "t /"] {
            reader.resize(columns, rows).press(keys);
            for act in [Press, PressAgain, PressToo, Middle, Drag, Release, WheelDown, WheelUp, Second] {
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

#[test]
fn a_press_on_a_hint_does_what_it_says() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let bar = |reader: &Reader, text: &str| {
        let (column, row) = reader.cell_of(text, 0);
        assert_eq!(row, 39, "{text} stands in the bar");
        (column, row)
    };
    for (hint, is_done) in [
        ("Enter read", (|reader| reader.state.focus == Pane::Article) as fn(&Reader) -> bool),
        ("Esc back", |reader| reader.state.focus == Pane::List),
        ("s star", |reader| reader.notice().contains("star")),
        ("/ filter", |reader| reader.state.prompt.is_some()),
    ] {
        let cell = bar(&reader, hint);
        reader.point(Press, cell);
        assert!(is_done(&reader), "{hint}: {}", reader.screen());
    }
    reader.press("Esc");
    // Between two hints there is nothing, and neither is there on one that names two keys.
    let before = reader.screen();
    let (column, row) = bar(&reader, "j k move");
    reader.point(Press, (column, row)).point(Press, (column + 8, row));
    assert_eq!(reader.screen(), before);
    // The keys that may follow others can be pressed too.
    reader.press("j j j g");
    let cell = bar(&reader, "g first");
    reader.point(Press, cell);
    assert_eq!(reader.current_title(), "A long text");
    reader.press("S");
    let cell = bar(&reader, "t title");
    reader.point(Press, cell);
    assert_eq!(reader.state.finding.sort.key, vigie::query::SortKey::Title);
}

#[test]
fn what_is_hinted_is_where_it_is_drawn_at_every_width() {
    use vigie::app::bar::{press_at, shown};
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    for language in vigie::wording::Language::ALL {
        vigie::wording::speak_here(language);
        for columns in 20..160 {
            // Without a rule, the progress in the article stands in the bar.
            for (rows, keys) in [
                (24, "gl"),
                (24, "ga"),
                (12, "ga"),
                (24, "gt"),
                (24, "gl y"),
                (24, "gg ga / p a Enter"),
                (24, "gt /"),
                (24, ":"),
            ] {
                reader.resize(columns, rows).press(keys);
                let (screen, area) = (reader.buffer(), reader.state.panes().bar.expect("a bar"));
                for (x, hint) in shown(&reader.state, area) {
                    let drawn: String = (x..columns).map(|x| screen[(x, area.y)].symbol()).collect();
                    let whole = format!("{} {}", hint.keys, hint.words);
                    assert!(drawn.starts_with(&whole), "{columns}x{rows} {keys}: {whole} in {drawn:?}");
                    assert_eq!(
                        press_at(&reader.state, area, x),
                        hint.press,
                        "{columns}x{rows} {keys}: {whole}"
                    );
                }
                reader.press("Esc Esc Esc");
            }
        }
    }
}

#[test]
fn a_border_is_drawn_to_another_place() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let border = |reader: &Reader| reader.state.panes().article.expect("an article").x - 1;
    let at = border(&reader);
    reader
        .point(Press, (at, 20))
        .point(Drag, (at - 3, 21))
        .point(Drag, (at - 7, 22))
        .point(Release, (at - 7, 22));
    assert_eq!(border(&reader), at - 7);
    // It is let go.
    reader.point(Drag, (at - 20, 22));
    assert_eq!(border(&reader), at - 7);
    // Both panes keep enough, and the border is not gone beyond unseen.
    reader.point(Press, (at - 7, 20)).point(Drag, (0, 20));
    let least = border(&reader);
    assert!(reader.state.panes().list.expect("a list").width >= 10);
    reader.point(Drag, (at, 20)).point(Release, (at, 20));
    assert_eq!(border(&reader), at);
    assert!(least < at - 7);
    // An article under its list has a border above it.
    reader.resize(80, 30);
    let above = reader.state.panes().middle_rule.expect("a rule").y;
    reader.point(Press, (40, above)).point(Drag, (41, above - 2)).point(Release, (41, above - 2));
    assert_eq!(reader.state.panes().middle_rule.expect("a rule").y, above - 2);
}

#[test]
fn the_border_of_the_tags_is_drawn_and_stays_where_it_was_left() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let width = |reader: &Reader| reader.state.panes().tags.expect("tags").width;
    let before = width(&reader);
    reader.point(Press, (before, 20)).point(Drag, (before - 6, 21));
    assert!(reader.screen().contains('┃'), "a border that is held is heavy\n{}", reader.screen());
    reader.point(Release, (before - 6, 21));
    assert_eq!(width(&reader), before - 6);
    assert!(!reader.screen().contains('┃'), "{}", reader.screen());
    let session = vigie::app::session::session(&reader.state);
    assert_eq!(session.panes.tags, Some(before - 6));
    // Neither the tags nor what is beside them can be drawn to nothing.
    for (to, focus) in [(0, "gl"), (119, "gl"), (119, "ga"), (0, "gt"), (119, "gt")] {
        reader.press(focus);
        let at = width(&reader);
        reader.point(Press, (at, 20)).point(Drag, (to, 20)).point(Release, (to, 20));
        let panes = reader.state.panes();
        let widths = [panes.tags, panes.list, panes.article].map(|pane| pane.expect("a pane").width);
        assert!(widths.iter().all(|&width| width >= 14), "{to} {focus}: {widths:?}");
        assert_eq!(widths.iter().sum::<u16>() + 2, 120);
    }
    // By keys, it is the pane with the keyboard that is changed.
    reader.press("gt < < < < < < < < < < < <");
    let least = width(&reader);
    reader.press(">");
    assert_eq!(width(&reader), least + 4);
}

#[test]
fn the_bar_at_the_top_answers_to_presses() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("r");
    assert!(reader.notice().contains("read"), "{}", reader.screen());
    reader.click("60 unread");
    assert_eq!(reader.state.filter.text, "is:unread");
    reader.press("x");
    // The order asks for another one, whichever pane has the keyboard.
    for focus in ["gl", "ga"] {
        reader.press(focus).click("newest first").click("t title");
        assert_eq!(reader.state.filter.text, "sort:title", "{}", reader.screen());
        reader.click("titles A to Z").click("d date");
        assert_eq!(reader.state.filter.text, "", "{}", reader.screen());
    }
    reader.press("gl v v").click("2 selected");
    assert!(reader.state.marking.selection.is_empty());
    reader.press("/").type_text("report 1").press("Enter");
    let cell = reader.cell_of("report 1", 30);
    reader.point(Press, cell);
    assert!(reader.state.prompt.is_some());
}

#[test]
fn what_stands_beneath_a_typed_line_can_be_pressed() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let below = |reader: &Reader, text: &str| {
        let screen = reader.screen();
        let bar = screen.lines().nth(39).unwrap_or_default();
        let before = bar.split_once(text).unwrap_or_else(|| panic!("{text} is in the bar of\n{screen}")).0;
        (u16::try_from(before.chars().count()).expect("a column"), 39)
    };
    reader.press("/").type_text("tag:dee");
    let cell = below(&reader, "Deep sea");
    reader.point(Press, cell);
    assert_eq!(reader.state.filter.text, "tag:\"Deep sea\"");
    assert!(reader.state.prompt.is_some(), "one goes on typing");
    let keys = below(&reader, "Enter keep");
    reader.point(Press, keys);
    assert!(reader.state.prompt.is_none());
    for (keys, hint) in [
        (":", "Esc cancel"),
        ("gd", "Esc cancel"),
        ("ga /", "Esc cancel"),
        ("gt /", "Esc cancel"),
        ("? /", "Esc cancel"),
    ] {
        reader.press("x").press(keys);
        let mode = reader.state.mode();
        assert!(mode.is_typing(), "{keys}");
        let cell = below(&reader, hint);
        reader.point(Press, cell);
        assert_ne!(reader.state.mode(), mode, "{keys}\n{}", reader.screen());
        reader.press("Esc Esc Esc");
    }
}

#[test]
fn control_selects_and_the_middle_button_opens_outside() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    for title in ["Report 4 ", "Report 7 "] {
        let cell = reader.cell_of(title, 28);
        reader.point(PressToo, cell);
    }
    assert_eq!(reader.state.marking.selection.listed(), 2);
    let again = reader.cell_of("Report 4 ", 28);
    reader.point(PressToo, again);
    assert_eq!((reader.state.marking.selection.listed(), reader.current_title().as_str()), (1, "Report 4"));
    let cell = reader.cell_of("A long text", 28);
    reader.point(Middle, cell);
    let asked = &reader.asked;
    assert!(
        asked
            .iter()
            .any(|effect| matches!(effect, Effect::Open(url) if url.as_str() == "https://example.org/long")),
        "{asked:?}"
    );
    assert_eq!(reader.state.focus, Pane::List);
}

#[test]
fn a_press_beside_the_keys_of_a_menu_leaves_it() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("S").point(Press, (119, 39));
    assert!(reader.state.pending.is_empty());
    reader.press("Y");
    assert!(reader.screen().contains("Y…"), "the next key is a new one\n{}", reader.screen());
}

#[test]
fn two_presses_on_a_value_include_it_once() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let tag = reader.cell_of("Deep sea", 0);
    reader.point(Press, tag).point(PressAgain, tag);
    assert_eq!(reader.state.filter.text, "tag:\"Deep sea\"");
}

#[test]
fn the_wheel_goes_through_headings() {
    let folder = Folder::of_reports(3);
    let text: Vec<_> = (1..=60).map(|number| format!("# Part {number}\n\nText.")).collect();
    folder.add("long.md", "A long text", "2026-01-20", &[], &text.join("\n\n"));
    let mut reader = folder.reader(120, 40);
    reader.press("go");
    let cell = reader.cell_of("Part 5", 60);
    reader.point(WheelDown, cell).point(WheelDown, cell);
    assert_eq!(reader.state.reading.outline.as_ref().map(|outline| outline.cursor), Some(6));
    reader.point(Press, cell);
    assert!(reader.state.reading.outline.is_none());
    assert!(article_top(&reader).contains("Part 5"), "{}", reader.screen());
}

#[test]
fn the_wheel_over_the_list_leaves_what_is_being_read() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("Enter");
    let (title, kept) = (reader.current_title(), reader.kept.len());
    for _ in 0..12 {
        reader.point(WheelDown, (40, 20));
    }
    assert!(reader.state.list.top > 20, "the list turns");
    assert_eq!((reader.current_title(), reader.kept.len()), (title.clone(), kept), "nothing else is read");
    assert!(article_top(&reader).contains(&title));
    // Keys bring the window back to the article.
    reader.press("Esc");
    assert_eq!((reader.current_title(), reader.state.list.top), (title, 0));
}

#[test]
fn two_presses_mean_what_was_pressed_first() {
    let folder = folder();
    // The list grows under the pointer when it gets the keyboard.
    let mut reader = folder.reader(80, 24);
    reader.press("j j j j j j j j j Enter");
    let title = reader.current_title();
    let cell = reader.cell_of(&title, 0);
    let cell = (cell.0, cell.1 - 1);
    reader.point(Press, cell);
    let pressed = reader.current_title();
    reader.point(PressAgain, cell);
    assert_eq!((reader.current_title(), reader.state.focus), (pressed, Pane::Article));
    // A link that comes under the pointer is not followed.
    reader.resize(120, 40).press("Esc gg");
    let (column, row) = reader.cell_of("Paragraph 1 of", 75);
    for column in column..column + 30 {
        reader.press("gl").point(Press, (column, row)).point(PressAgain, (column, row));
    }
    assert!(!reader.asked.iter().any(|effect| matches!(effect, Effect::Open(_))), "{:?}", reader.asked);
}

#[test]
fn the_second_button_takes_one_step() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let filter = "france report";
    for keys in ["f", ":", "gd", "S", "g", "go", "ga ;", "?", "? /", "gt /", "i"] {
        reader.press("gl x /").type_text(filter).press("Enter");
        let before = (reader.state.mode(), reader.state.pending.clone());
        reader.press(keys).point(Second, (50, 20));
        assert_eq!(reader.state.filter.text, filter, "{keys}\n{}", reader.screen());
        let is_where_it_was = (reader.state.mode(), reader.state.pending.clone()) == before;
        assert!(
            is_where_it_was || ["ga ;", "go", "? /", "gt /"].contains(&keys),
            "{keys}\n{}",
            reader.screen()
        );
        reader.press("Esc Esc Esc");
    }
    // What is typed goes back to what stood there before.
    reader.press("gl x /").type_text(filter).press("Enter /").type_text(" bells").point(Second, (50, 20));
    assert_eq!(reader.state.filter.text, filter);
}

#[test]
fn the_hints_of_the_outline_and_of_finding_can_be_pressed() {
    let folder = Folder::of_reports(3);
    let text: Vec<_> = (1..=60).map(|number| format!("# Part {number}\n\nText.")).collect();
    folder.add("long.md", "A long text", "2026-01-20", &[], &text.join("\n\n"));
    let mut reader = folder.reader(120, 40);
    reader.press("go").type_text("part 7");
    reader.click("Enter go");
    assert!(article_top(&reader).contains("Part 7"), "{}", reader.screen());
    reader.press("/").type_text("text").press("Enter");
    let current = |reader: &Reader| reader.state.reading.find.as_ref().map(|find| find.current);
    let before = current(&reader);
    reader.click("n next");
    assert_ne!(current(&reader), before, "{}", reader.screen());
    reader.click("Esc back");
    assert_eq!(current(&reader), None);
}

#[test]
fn a_press_on_the_typed_line_goes_on_typing() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    for (keys, text) in [("/", "report"), (":", "sort"), ("ga /", "para")] {
        reader.press("gl").press(keys).type_text(text);
        let mode = reader.state.mode();
        reader.point(Press, (5, 38));
        assert_eq!(reader.state.mode(), mode, "{keys}\n{}", reader.screen());
        reader.press("Esc Esc");
    }
}

#[test]
fn the_sign_behind_candidates_turns_their_page() {
    let folder = Folder::new();
    for number in 1..=40 {
        let tag = format!("Harbour number {number:02}");
        folder.add(&format!("{number}.md"), "Bells", "2026-01-20", &[&tag], "");
    }
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("tag:");
    let bar = reader.screen().lines().nth(39).unwrap_or_default().to_owned();
    assert!(bar.contains("number 01") && !bar.contains("number 09"), "{bar}");
    let column = bar.chars().position(|letter| letter == '…').expect("there are more");
    reader.point(Press, (u16::try_from(column).expect("a column"), 39));
    let bar = reader.screen().lines().nth(39).unwrap_or_default().to_owned();
    assert!(!bar.contains("number 01"), "{bar}");
    assert!(reader.state.prompt.is_some());
}

#[test]
fn control_excludes_a_tag_and_the_name_of_a_source_is_its_tag() {
    let folder = Folder::of_reports(4);
    for (name, tag) in [("a", "Harbour News — Latest"), ("b", "Tide — Latest")] {
        folder.add(&format!("{name}.md"), name, "2026-01-20", &[tag], "");
    }
    let mut reader = folder.reader(120, 40);
    let tag = reader.cell_of("Tide                  1", 0);
    reader.point(PressToo, tag);
    assert_eq!(reader.state.filter.text, "-tag:\"Tide — Latest\"", "{}", reader.screen());
    reader.press("gl x gg");
    let source = reader.cell_of("Harbour News", 79);
    reader.point(Press, source);
    assert_eq!(reader.state.filter.text, "tag:\"Harbour News — Latest\"");
}

#[test]
fn a_border_goes_back_and_one_border_is_moved_at_a_time() {
    let folder = folder();
    let mut reader = folder.reader(200, 50);
    let borders = |reader: &Reader| {
        let panes = reader.state.panes();
        (panes.tags.expect("tags").width, panes.article.expect("an article").x - 1)
    };
    let usual = borders(&reader);
    reader.point(Press, (usual.0, 20)).point(Drag, (usual.0 + 20, 20)).point(Release, (usual.0 + 20, 20));
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1));
    // It stays there whoever has the keyboard; a button that was let go unseen holds nothing.
    reader.point(Press, (usual.1, 20)).point(Drag, (usual.1 - 9, 20));
    reader.press("ga");
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1 - 9));
    reader.point(Press, (90, 20)).point(Drag, (60, 20));
    assert_eq!(borders(&reader), (usual.0 + 20, usual.1 - 9));
    reader.press("gl").point(Press, (usual.0 + 20, 20)).point(PressAgain, (usual.0 + 20, 20));
    assert_eq!(borders(&reader), (usual.0, usual.1 - 9));
    reader.press("=");
    assert_eq!(borders(&reader), usual);
    assert_eq!(reader.notice(), "the panes have their usual sizes again");
}

#[test]
fn the_count_of_unread_articles_is_there_to_be_pressed_again() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("r").click("60 unread");
    assert_eq!(reader.state.filter.text, "is:unread");
    reader.click("60 unread");
    assert_eq!(reader.state.filter.text, "");
}
