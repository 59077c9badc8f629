//! The list: the row under the cursor, read and unread titles, signs, matches.

use std::collections::BTreeSet;

use ratatui::style::Modifier;
use vigie::app::Area;
use vigie::config::Config;

use super::{Drawn, cells, inks, role, scene, scenes};
use crate::support::Reader;

#[test]
fn only_the_row_under_the_cursor_has_another_background() {
    let drawn = Drawn::after("j j");
    let list = drawn.list();
    let cursor = drawn.find(list, "▌23 Aug");
    drawn.expect(list, "▌", "accent bold on cursor");
    drawn.expect(list, "23 Aug", "faint on cursor");
    drawn.expect(list, "The harbour that counts", "text on cursor");
    for y in list.y..list.y + list.height {
        let row = Area { y, height: 1, ..list };
        let grounds: BTreeSet<String> =
            cells(&drawn.buffer, row).map(|cell| role(cell.bg, &inks().palette)).collect();
        let has_cursor = grounds.contains("cursor");
        assert_eq!(has_cursor, y == cursor.y, "the background of row {y} is {grounds:?}");
        assert!(!has_cursor || grounds.len() == 1, "the background of row {y} is {grounds:?}");
    }
}

#[test]
fn the_cursor_is_faint_and_without_a_background_in_a_pane_without_the_focus() {
    let drawn = Drawn::after("t");
    drawn.expect(drawn.list(), "▏", "faint");
    drawn.expect(drawn.list(), "Welcome to the lookout", "text");
    drawn.expect(drawn.left(), "▌", "accent bold on cursor");
    drawn.expect(drawn.left(), "Europe", "text on cursor");
}

#[test]
fn without_a_background_for_it_the_row_under_the_cursor_is_reversed_or_bold() {
    for (theme, modifier) in
        [("none", Modifier::REVERSED), ("sixteen", Modifier::REVERSED), ("terminal", Modifier::BOLD)]
    {
        let mut reader = Reader::sample(120, 40);
        reader.press("j j");
        let drawn = Drawn::of(&reader);
        reader.take_theme(theme);
        let buffer = reader.buffer();
        let list = drawn.list();
        for (title, has_cursor) in
            [("Welcome to", false), ("Seven logbooks", false), ("The harbour", true), ("Carnet", false)]
        {
            let place = drawn.find(list, title);
            let found = cells(&buffer, place).filter(|cell| cell.modifier.contains(modifier)).count();
            let wanted = if has_cursor { usize::from(place.width) } else { 0 };
            assert_eq!(found, wanted, "{theme}: {modifier:?} cells of {title:?}");
        }
    }
}

#[test]
fn unread_titles_are_bold_and_read_ones_faint_once_something_is_read() {
    let unread = Drawn::after("j");
    unread.expect(unread.list(), "Welcome to the lookout", "text");
    let drawn = scene(scenes::marks);
    drawn.expect(drawn.list(), "Welcome to the lookout", "text bold");
    drawn.expect(drawn.list(), "Episode 12", "text bold");
    drawn.expect(drawn.list(), "The harbour that counts", "faint");
    let cursor = Drawn::after("r k");
    cursor.expect(cursor.list(), "Welcome to the lookout", "faint on cursor");
    let cursor = Drawn::after("r j");
    cursor.expect(cursor.list(), "Seven logbooks", "text bold on cursor");
}

#[test]
fn dates_sources_headers_and_badges_are_faint() {
    let drawn = scene(scenes::marks);
    for text in ["November 2026", "15 Nov", "vigie.examp…", "23 Aug", "Harbour Not…"] {
        drawn.expect(drawn.list(), text, "faint");
    }
    let mut reader = Reader::sample(200, 60);
    let wide = Drawn::of(&reader);
    wide.expect(wide.list(), "[…]", "faint");
    reader.press("Sl");
    let summaries = Drawn::of(&reader);
    summaries.expect(summaries.list(), "A first tour of vigie", "faint on cursor");
    summaries.expect(summaries.list(), "Weather, boredom", "faint");
}

#[test]
fn signs_have_the_style_of_their_role() {
    let drawn = scene(scenes::marks);
    let list = drawn.list();
    let in_row = |date: &str, sign: &str, look: &str| {
        let row = Drawn::row(list, drawn.find(list, date));
        drawn.expect(row, sign, look);
    };
    in_row("10 Oct", "*", "accent bold");
    in_row("20 Aug", "+", "accent bold");
    in_row("20 Aug", ">", "accent bold");
    in_row("18 Jun", "!", "warning bold");
    let selected = Drawn::after("v k");
    selected.expect(selected.list(), "►", "accent bold on cursor");
    let new = scene(scenes::new_articles);
    let row = Drawn::row(new.list(), new.find(new.list(), "Bells"));
    new.expect(row, "•", "accent bold");
}

#[test]
fn matches_of_the_filter_are_underlined_in_titles_and_summaries() {
    let drawn = filtered("fog", "Sl gg");
    let list = drawn.list();
    drawn.expect(list, "Three keepers on", "text");
    // One in a title, one in a summary.
    assert_eq!(underlined(&drawn), ["fog", "fog"], "the underlined texts");
    drawn.expect(list, "fog", "found underlined");
}

#[test]
fn matches_are_underlined_in_unread_and_read_titles() {
    let unread = filtered("beaufort", "r");
    unread.expect(unread.list(), "Beaufort", "found bold underlined");
    let read = filtered("beaufort", "j r k");
    assert_eq!(underlined(&read), ["Beaufort"], "the underlined texts");
    let of_match = read.looks(read.find(read.list(), "Beaufort")).concat();
    assert!(!of_match.contains("bold"), "the title is read: {of_match}");
}

#[test]
fn highlight_rules_set_the_style_of_titles_and_a_sign_shows_colours() {
    let config = Config::parse("[[highlight]]\nquery = \"title:skarvness\"\nstyle = \"warning italic\"\n");
    assert_eq!(config.mistakes, []);
    let mut reader = Reader::sample(120, 40);
    reader.set_highlights(&config.highlights);
    // The rules are set after the first query, so it is repeated.
    reader.press("Sd Sd gg");
    let drawn = Drawn::of(&reader);
    drawn.expect(drawn.list(), "Skarvness lights its", "warning italic");
    drawn.expect(drawn.list(), "Corrections to the", "text");
    let row = Drawn::row(drawn.list(), drawn.find(drawn.list(), "Skarvness"));
    drawn.expect(row, "!", "accent bold");
}

/// The list with a filter, and keys pressed in it.
fn filtered(query: &str, keys: &str) -> Drawn {
    let mut reader = Reader::sample(120, 40);
    reader.press("/").type_text(query).press("Enter").press(keys);
    Drawn::of(&reader)
}

/// The underlined texts in the list.
fn underlined(drawn: &Drawn) -> Vec<String> {
    drawn.texts(drawn.list(), |look| look.contains("underlined"))
}
