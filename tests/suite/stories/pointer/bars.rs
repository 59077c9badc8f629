//! The title bar, the status line, and the help under a prompt: every hint can be pressed.

use vigie::app::Pane;
use vigie::input::PointerAct::Press;

use super::folder;
use crate::stories::{Folder, article_top};
use crate::support::Reader;

#[test]
fn a_press_on_a_hint_runs_its_action() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let bar = |reader: &Reader, text: &str| {
        let (column, row) = reader.cell_of(text, 0);
        assert_eq!(row, 39, "{text} is in the status line");
        (column, row)
    };
    for (hint, is_done) in [
        ("Enter read", (|reader| reader.focus() == Pane::Article) as fn(&Reader) -> bool),
        ("Esc back", |reader| reader.focus() == Pane::List),
        ("s star", |reader| reader.notice().contains("star")),
        ("/ filter", |reader| reader.prompt() == "/"),
    ] {
        let cell = bar(&reader, hint);
        reader.point(Press, cell);
        assert!(is_done(&reader), "{hint}: {}", reader.screen());
    }
    reader.press("Esc");
    // A press between two hints, or on a hint with two keys, does nothing.
    let before = reader.screen();
    let (column, row) = bar(&reader, "j k move");
    reader.point(Press, (column, row)).point(Press, (column + 8, row));
    assert_eq!(reader.screen(), before);
    // The next keys of a key sequence can be pressed, too.
    reader.press("j j j g");
    let cell = bar(&reader, "g first");
    reader.point(Press, cell);
    assert_eq!(reader.under_cursor(), "A long text");
    reader.press("S");
    let cell = bar(&reader, "t title");
    reader.point(Press, cell);
    assert_eq!(reader.filter(), "sort:title");
    assert!(reader.drawn().title_bar().contains(&"titles A to Z".to_owned()), "{}", reader.screen());
}

#[test]
fn hints_are_pressed_where_they_are_drawn_at_any_width() {
    use vigie::app::layout::{Layout, StyledPart};
    use vigie::app::pointer::{PointerTarget, Press};
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    let mut hints = 0;
    for language in vigie::wording::Language::ALL {
        vigie::wording::set_thread_language(language);
        for columns in 20..160 {
            // On a screen without a rule, the status line also shows the progress in the article.
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
                let (screen, area) = (reader.buffer(), reader.drawn().panes.bar.expect("a bar"));
                let layout = Layout::of(reader.state());
                let labels: Vec<_> = layout.pieces.labels().filter(|label| label.y == area.y).collect();
                for pair in labels.windows(2) {
                    let [key, words] = pair else { continue };
                    let is_hint = (key.look, words.look) == (StyledPart::Key, StyledPart::Faint);
                    let PointerTarget::Hint(press) = layout.at(key.x, area.y) else { continue };
                    if !is_hint {
                        continue;
                    }
                    let whole = format!("{} {}", key.text, words.text);
                    let drawn: String = (key.x..columns).map(|x| screen[(x, area.y)].symbol()).collect();
                    assert!(drawn.starts_with(&whole), "{columns}x{rows} {keys}: {whole} in {drawn:?}");
                    let end = key.x + u16::try_from(vigie::text::cell_width(&whole)).expect("a column");
                    for x in key.x..end {
                        let at = layout.at(x, area.y);
                        assert_eq!(at, PointerTarget::Hint(press), "{columns}x{rows} {keys}: {whole}");
                    }
                    let beyond = layout.at(end, area.y);
                    assert!(press == Press::Nothing || beyond != PointerTarget::Hint(press), "{whole} ends");
                    hints += 1;
                }
                reader.press("Esc Esc Esc");
            }
        }
    }
    assert!(hints > 5_000, "{hints} hints were found");
}

#[test]
fn the_title_bar_can_be_pressed() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("r");
    assert!(reader.notice().contains("read"), "{}", reader.screen());
    reader.click("60 unread");
    assert_eq!(reader.filter(), "is:unread");
    reader.press("x");
    // The name of the order opens the menu of orders from every pane.
    for focus in ["gl", "ga"] {
        reader.press(focus).click("newest first").click("t title");
        assert_eq!(reader.filter(), "sort:title", "{}", reader.screen());
        reader.click("titles A to Z").click("d date");
        assert_eq!(reader.filter(), "", "{}", reader.screen());
    }
    reader.press("gl v v").click("2 selected");
    assert_eq!(reader.selected(), 0);
    reader.press("/").type_text("report 1").press("Enter");
    let cell = reader.cell_of("report 1", 30);
    reader.point(Press, cell);
    assert_eq!(reader.prompt(), "/report 1 ");
}

#[test]
fn the_help_under_a_prompt_can_be_pressed() {
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
    assert_eq!(reader.filter(), "tag:\"Deep sea\"");
    assert!(reader.prompt().starts_with("/tag:\"Deep sea\""), "the prompt stays open");
    let keys = below(&reader, "Enter accept");
    reader.point(Press, keys);
    assert_eq!(reader.prompt(), "");
    for (keys, hint) in [
        (":", "Esc cancel"),
        ("gd", "Esc cancel"),
        ("ga /", "Esc cancel"),
        ("gt /", "Esc cancel"),
        ("? /", "Esc cancel"),
    ] {
        reader.press("x").press(keys);
        assert_ne!(reader.prompt(), "", "{keys}");
        let cell = below(&reader, hint);
        reader.point(Press, cell);
        assert_eq!(reader.prompt(), "", "{keys}\n{}", reader.screen());
        reader.press("Esc Esc Esc");
    }
}

#[test]
fn a_press_next_to_a_menu_closes_it() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("S").point(Press, (119, 39));
    assert!(!reader.drawn().status_line().contains("S…"), "{}", reader.screen());
    reader.press("Y");
    assert!(reader.screen().contains("Y…"), "the next key is a new one\n{}", reader.screen());
}

#[test]
fn hints_of_outline_and_find_can_be_pressed() {
    let folder = Folder::of_reports(3);
    let text: Vec<_> = (1..=60).map(|number| format!("# Part {number}\n\nText.")).collect();
    folder.add("long.md", "A long text", "2026-01-20", &[], &text.join("\n\n"));
    let mut reader = folder.reader(120, 40);
    reader.press("go").type_text("part 7");
    reader.click("Enter go there");
    assert!(article_top(&reader).contains("Part 7"), "{}", reader.screen());
    reader.press("/").type_text("text").press("Enter");
    // The search and the number of the current match.
    let current = |reader: &Reader| {
        let bar = reader.drawn().status_line();
        bar.split_once("/text ").and_then(|(_, rest)| rest.split('/').next().map(str::to_owned))
    };
    let before = current(&reader);
    assert!(before.is_some(), "{}", reader.screen());
    reader.click("n next");
    assert!(current(&reader).is_some() && current(&reader) != before, "{}", reader.screen());
    reader.click("Esc back");
    assert_eq!(current(&reader), None);
}

#[test]
fn a_press_on_a_prompt_keeps_it_open() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    for (keys, text) in [("/", "report"), (":", "sort"), ("ga /", "para")] {
        reader.press("gl").press(keys).type_text(text);
        let typed = reader.prompt();
        assert!(typed.ends_with(text), "{typed}");
        reader.point(Press, (5, 38));
        assert_eq!(reader.prompt(), typed, "{keys}\n{}", reader.screen());
        reader.press("Esc Esc");
    }
}

#[test]
fn a_press_on_the_ellipsis_shows_more_suggestions() {
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
    assert!(reader.prompt().starts_with("/tag:"), "{}", reader.screen());
}

#[test]
fn a_press_on_the_unread_count_toggles_the_filter() {
    let folder = folder();
    let mut reader = folder.reader(120, 40);
    reader.press("r").click("60 unread");
    assert_eq!(reader.filter(), "is:unread");
    reader.click("60 unread");
    assert_eq!(reader.filter(), "");
}
