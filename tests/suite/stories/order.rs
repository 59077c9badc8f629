//! The order and headers of the list, the title bar, and what the filter highlights.

use ratatui::style::Modifier;
use vigie::app::Message;

use super::Folder;
use crate::support::Reader;

fn tide() -> Folder {
    let folder = Folder::new();
    folder
        .add("c.md", "Bells", "2026-07-06T14:31:00Z", &["Port"], "source_name: Port\nimportance: 2")
        .add(
            "a.md",
            "Étude of fog",
            "2026-07-06T09:05:00Z",
            &["Signal"],
            "source_name: Signal\nimportance: 9",
        )
        .add(
            "b.md",
            "Anchor",
            "2026-06-30",
            &["Port"],
            "source_name: Port\nimportance: 5\n\nBells and bells.",
        );
    folder
}

fn order(reader: &Reader) -> String {
    reader.titles().iter().map(|title| title.chars().next().expect("a title")).collect()
}

#[test]
fn key_sequences_sort_the_list_and_write_it_into_the_filter() {
    let folder = tide();
    let mut reader = folder.reader(120, 30);
    for (keys, text, titles, order_name) in [
        ("St", "sort:title", "ABÉ", "titles A to Z"),
        ("St", "sort:-title", "ÉBA", "titles Z to A"),
        ("Si", "sort:-importance", "ÉAB", "most important first"),
        ("Si", "sort:importance", "BAÉ", "least important first"),
        ("Sp", "sort:path", "ÉAB", "paths A to Z"),
        ("Ss", "sort:source", "BAÉ", "sources A to Z"),
        ("Sd", "", "BÉA", "newest first"),
        ("Sd", "sort:date", "AÉB", "oldest first"),
        ("Sd", "", "BÉA", "newest first"),
    ] {
        reader.press(keys);
        assert_eq!((reader.filter().as_str(), order(&reader).as_str()), (text, titles), "{keys}");
        assert!(
            reader.screen().lines().next().is_some_and(|title| title.contains(order_name)),
            "{order_name}"
        );
    }
}

#[test]
fn the_order_is_kept_until_the_filter_is_cleared() {
    let folder = tide();
    let mut reader = folder.reader(120, 30);
    reader.press("/").type_text("bells").press("Enter Sr");
    assert_eq!((reader.filter().as_str(), order(&reader).as_str()), ("bells sort:-relevance", "BA"));
    super::find_tag(&mut reader, "port").press("Space");
    assert_eq!(reader.filter(), "bells tag:\"Port\" sort:-relevance");
    reader.press("x");
    assert_eq!((reader.filter().as_str(), order(&reader).as_str()), ("", "BÉA"));
    reader.press("S");
    let bar = reader.screen().lines().last().unwrap_or_default().to_owned();
    assert!(bar.contains("S…") && bar.contains("t title") && bar.contains("g days"), "{bar}");
}

#[test]
fn lists_by_day_show_times_next_to_titles() {
    let folder = tide();
    let mut reader = folder.reader(120, 30);
    reader.press("Sg");
    assert_eq!(reader.notice(), "grouped by day");
    let screen = reader.screen();
    assert!(screen.contains("│ 6 July 2026 ") && screen.contains("│ 30 June 2026 "), "{screen}");
    assert!(screen.contains("14:31  Bells") && screen.contains("09:05  Étude"), "{screen}");
    assert!(screen.contains("newest first, by day"), "{screen}");
    reader.press("St");
    assert!(!reader.screen().contains("│ 6 July 2026 "));
    reader.press("Sg");
    assert!(reader.notice().contains("Sd"));
    reader.press("Sd Sg");
    assert!(reader.screen().contains("│ July 2026 "));
}

#[test]
fn new_articles_have_a_dot() {
    let folder = tide();
    let mut reader = folder.reader(120, 30);
    for (since, is_new) in [(None, false), (Some(0), true), (Some(i64::MAX), false)] {
        let library = vigie::library::Library::clone(reader.library()).with_last_visit(since);
        let library = std::sync::Arc::new(library);
        let message = Message::Loaded { library, done: 3, total: 3, finished: true, arrived: 0 };
        reader.send(message);
        let screen = reader.screen();
        assert_eq!(screen.contains(" 6 Jul • Bells"), is_new, "{since:?}\n{screen}");
        assert_eq!(screen.contains("3 new"), is_new, "{since:?}\n{screen}");
    }
}

#[test]
fn the_title_bar_shows_the_state_of_the_folder() {
    let folder = tide();
    let mut reader = folder.reader(120, 30);
    let title = |reader: &Reader| reader.screen().lines().next().unwrap_or_default().to_owned();
    reader.send(Message::FolderMissing(true));
    assert!(title(&reader).contains("folder missing"), "{}", title(&reader));
    reader.send(Message::FolderMissing(false));
    assert!(title(&reader).contains("3 articles "), "{}", title(&reader));
    // The articles of the index are listed before the folder has been scanned.
    reader.begin_to_load();
    assert!(title(&reader).contains("3 articles…"), "{}", title(&reader));
}

/// The highlighted texts in the rows of the screen that contain `row_with`.
fn highlighted(reader: &Reader, row_with: &str) -> Vec<String> {
    let buffer = reader.buffer();
    let mut found = Vec::new();
    for y in 0..buffer.area.height {
        let cells: Vec<_> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        if !cells.iter().map(|cell| cell.symbol()).collect::<String>().contains(row_with) {
            continue;
        }
        let mut word = String::new();
        for cell in cells {
            if cell.modifier.contains(Modifier::UNDERLINED) {
                word.push_str(cell.symbol());
            } else if !word.is_empty() {
                found.push(std::mem::take(&mut word));
            }
        }
    }
    found
}

#[test]
fn matches_are_highlighted_in_titles_and_text() {
    let folder = tide();
    folder.add("d.md", "日本 anchor 灯台", "2026-07-07", &[], "\n\nAn ÉTUDE.");
    let mut reader = folder.reader(120, 30);
    reader.press("/").type_text("etud").press("Enter");
    assert_eq!(highlighted(&reader, "Étude of fog"), ["Étud"]);
    assert_eq!(highlighted(&reader, "An ÉTUDE."), ["ÉTUD"]);
    reader.press("j");
    assert_eq!(highlighted(&reader, "Étude of fog"), ["Étud", "Étud"], "in the list and in the article");
    reader.press("/ C-u").type_text("anch").press("Enter");
    assert_eq!(highlighted(&reader, "日"), ["anch", "anch"]);
    reader.press("x");
    assert_eq!(highlighted(&reader, "anchor"), [""; 0]);
}

#[test]
fn cut_text_is_not_highlighted() {
    let folder = Folder::new();
    folder.add("a.md", &format!("Fog {} and fog at the end", "x".repeat(60)), "2026-07-07", &[], "");
    let mut reader = folder.reader(40, 12);
    reader.press("/").type_text("fog").press("Enter");
    assert_eq!(highlighted(&reader, "Fog xxx"), ["Fog"]);
    reader.press("/ C-u").type_text("\"at the end\"").press("Enter");
    assert_eq!(highlighted(&reader, "Fog xxx"), [""; 0]);
}

#[test]
fn a_list_can_have_no_headers() {
    let folder = Folder::of_reports(20);
    let mut reader = folder.reader(80, 24);
    let has_headers =
        |reader: &Reader| reader.screen().lines().any(|line| line.starts_with(" December 2025"));
    assert!(has_headers(&reader), "{}", reader.screen());
    reader.hide_headers();
    assert!(!has_headers(&reader));
    reader.press("Sg");
    assert!(has_headers(&reader), "an explicit choice shows headers");
}
