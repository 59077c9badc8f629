//! The layout of the list: summaries, columns, and highlight rules.

use ratatui::style::Modifier;
use vigie::app::Message;
use vigie::config::{Config, Searches};
use vigie::input::PointerAct::Press;

use super::Folder;
use crate::support::Reader;

fn folder() -> Folder {
    let folder = Folder::new();
    for number in 1..=40 {
        let more = format!("summary: Summary number {number}.\nauthor: Ada {number}");
        let tags: &[&str] = if number % 2 == 0 { &["Sea", "Even"] } else { &["Sea"] };
        let date = format!("2026-{:02}-{:02}", 10 - number / 20, 28 - number % 20);
        folder.add(&format!("{number:02}.md"), &format!("Report {number}"), &date, tags, &more);
    }
    folder
}

/// The rows of the screen, without spaces at their ends.
fn rows(reader: &Reader) -> Vec<String> {
    reader.screen().lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn summaries_are_shown_under_titles_and_hidden_again() {
    let folder = folder();
    let mut reader = folder.reader(70, 24);
    let before = reader.screen();
    reader.press("Sl");
    assert_eq!(reader.notice(), "summaries shown");
    let shown = rows(&reader);
    let at = shown.iter().position(|row| row.ends_with(" Report 1")).expect("the first");
    assert!(shown[at + 1].ends_with(" Summary number 1."), "{}", shown[at + 1]);
    for _ in 0..60 {
        reader.press("j");
        let title = reader.under_cursor();
        let shown = rows(&reader);
        let at =
            shown.iter().position(|row| row.starts_with('▌') && row.contains(&title)).expect("the cursor");
        assert!(
            shown[at + 1].starts_with("▌") && shown[at + 1].contains("Summary number"),
            "{}",
            shown[at + 1]
        );
    }
    reader.press("gg Sl");
    assert_eq!(reader.notice(), "summaries hidden");
    reader.press("C-l");
    assert_eq!(reader.screen(), before);
    // A list with too few rows shows no summaries.
    reader.press("Sl").resize(70, 9);
    assert!(!reader.screen().contains("Summary number"), "{}", reader.screen());
}

#[test]
fn a_press_on_a_summary_selects_its_article() {
    let folder = folder();
    let mut reader = folder.reader(70, 24);
    reader.press("Sl");
    let cell = reader.cell_of("Summary number 4.", 0);
    reader.point(Press, cell);
    assert_eq!(reader.under_cursor(), "Report 4");
}

#[test]
fn settings_choose_columns_and_highlights() {
    let text = "columns = [\"title\", \"author\", \"tags\"]\n[[highlight]]\nquery = \"tag:even -is:read\"\nstyle = \"underline\"\n";
    let config = Config::parse(text);
    assert_eq!(config.mistakes, []);
    let folder = folder();
    let mut reader = folder.reader(79, 24);
    reader.set_columns(&config.settings.columns.0);
    reader.set_highlights(&config.highlights);
    // The rules are set after the first query, so it is repeated.
    reader.press("Sd Sd gg");
    let screen = reader.screen();
    assert!(
        screen.contains("Report 2") && screen.contains("Ada 2") && screen.contains("Sea, Even"),
        "{screen}"
    );
    let underlined = |reader: &Reader, title: &str| {
        let (column, row) = reader.cell_of(title, 0);
        reader.buffer()[(column, row)].modifier.contains(ratatui::style::Modifier::UNDERLINED)
    };
    assert!(underlined(&reader, "Report 2 ") && !underlined(&reader, "Report 1 "));
    // A read article no longer matches the rule.
    reader.press("j r");
    assert!(!underlined(&reader, "Report 2 ") && underlined(&reader, "Report 4 "));
}

/// Three articles with a value for every column.
fn harbour() -> Folder {
    let folder = Folder::new();
    for (index, title) in ["Bells", "Nets", "Ropes"].into_iter().enumerate() {
        let more = format!(
            "summary: Of {} and the fog\nauthor: Ann Lee\nimportance: high\nlang: en\nsourceUrl: https://quay.example/{index}",
            title.to_lowercase()
        );
        folder.add(
            &format!("{index}.md"),
            title,
            &format!("2026-07-0{}", 9 - index),
            &["Sea", "Port"],
            &more,
        );
    }
    folder
}

/// A reader with these highlight rules, written as in `config.toml`.
fn with_rules(folder: &Folder, rules: &str) -> Reader {
    let config = Config::parse(rules);
    assert_eq!(config.mistakes, []);
    let mut reader = folder.reader(80, 24);
    reader.set_highlights(&config.highlights);
    reader
}

fn is_underlined(reader: &Reader, title: &str) -> bool {
    reader.buffer()[reader.cell_of(title, 0)].modifier.contains(Modifier::UNDERLINED)
}

#[test]
fn articles_that_match_a_rule_are_highlighted() {
    let folder = harbour();
    let rules = "[[highlight]]\nquery = \"title:nets\"\nstyle = \"underline\"\n[[highlight]]\nquery = \"fog\"\nstyle = \"accent\"\n";
    let mut reader = with_rules(&folder, rules);
    reader.press("/").type_text("tag:Sea").press("Enter");
    assert!(is_underlined(&reader, "Nets") && !is_underlined(&reader, "Bells"));
    // A rule that only sets a colour also shows `!`; of two matching rules the first one applies.
    let screen = reader.screen();
    assert!(
        screen.contains("! Bells") && screen.contains("! Ropes") && !screen.contains("! Nets"),
        "{screen}"
    );
}

#[test]
fn rules_follow_marks_and_saved_searches() {
    let folder = harbour();
    let rules = "[[highlight]]\nsearch = \"watch\"\nstyle = \"underline\"\n[[highlight]]\nquery = \"is:star\"\nstyle = \"underline\"\n";
    let mut reader = with_rules(&folder, rules);
    reader.press("/").type_text("tag:Sea").press("Enter");
    assert!(!is_underlined(&reader, "Nets"));
    reader.press("j s");
    assert!(is_underlined(&reader, "Nets") && !is_underlined(&reader, "Ropes"));
    let searches = Searches::parse("[searches]\nwatch = \"ropes\"\n").expect("searches");
    reader.send(Message::SearchesRead(Ok(searches)));
    assert!(is_underlined(&reader, "Ropes") && !is_underlined(&reader, "Bells"));
}

#[test]
fn panes_and_summaries_are_restored() {
    let folder = harbour();
    let mut reader = folder.reader(120, 30);
    reader.press("Sl > j Enter z < <");
    let left = reader.session();
    assert!(
        left.panes.zen
            && left.panes.summaries == Some(true)
            && left.panes.columns.is_some()
            && left.panes.measure.is_some(),
        "{left:?}"
    );
    let mut again = Reader::folder_again(folder.path(), &left, 120, 30);
    assert_eq!(again.drawn().panes, reader.drawn().panes);
    assert_eq!(again.screen(), {
        reader.press("Esc z");
        reader.screen()
    });
    assert_eq!(again.press("Esc").drawn().panes, reader.press("Esc").drawn().panes);
    assert!(again.screen().contains("Of bells and the fog"), "{}", again.screen());
}
