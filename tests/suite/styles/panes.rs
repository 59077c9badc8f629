//! Around list and article: the title bar, the left pane, the lines between panes, and the status line.

use vigie::app::Message;
use vigie::wording::Phrase;

use super::{Drawn, scene, scenes};
use crate::support::Reader;

#[test]
fn each_part_of_the_title_bar_has_its_style() {
    let marked = scene(scenes::marks);
    let filtered = scene(scenes::filtered_article);
    let new = scene(scenes::new_articles);
    for (drawn, text, look) in [
        (&marked, "vigie", "accent bold"),
        (&marked, "sample library", "text"),
        (&marked, "2 selected", "accent bold"),
        (&marked, "24 articles", "text bold"),
        (&marked, "newest first", "faint"),
        (&filtered, "beaufort table", "accent bold"),
        (&filtered, "1 unread", "text bold"),
        (&filtered, "2 of 24", "text bold"),
        (&new, "2 new", "accent bold"),
    ] {
        drawn.expect(drawn.title_bar(), text, look);
    }
    let mut reader = Reader::sample(120, 40);
    reader.send(Message::FolderMissing(true));
    let missing = Drawn::of(&reader);
    missing.expect(missing.title_bar(), "folder missing", "warning bold");
}

#[test]
fn chosen_values_in_the_left_pane_have_their_style() {
    let drawn = scene(scenes::left_pane);
    let left = drawn.left();
    for (text, look) in [
        ("v", "faint"),
        ("Tags", "text bold"),
        ("+ France", "accent bold"),
        ("Patrimoine", "text"),
        ("▌", "accent bold on cursor"),
        ("- Météo", "warning struck on cursor"),
        ("= on every article", "faint"),
        ("Actualité", "faint"),
        ("Sources", "text bold"),
        (">", "faint"),
    ] {
        drawn.expect(left, text, look);
    }
    // Away from the cursor too.
    let mut reader = Reader::sample(120, 40);
    scenes::left_pane(&mut reader);
    reader.press("k k");
    let drawn = Drawn::of(&reader);
    drawn.expect(left, "- Météo", "warning struck");
    let mut reader = Reader::sample(120, 40);
    reader.press("t j a Space k o j");
    let folded = Drawn::of(&reader);
    folded.expect(left, "match any", "accent bold");
    folded.expect(left, "+", "accent bold");
}

#[test]
fn counts_in_the_left_pane_are_bold_where_something_is_unread() {
    let unread = Drawn::after("j");
    let row = |drawn: &Drawn, value| Drawn::row(drawn.left(), drawn.find(drawn.left(), value));
    unread.expect(row(&unread, "Europe"), "15", "faint");
    let drawn = scene(scenes::marks);
    drawn.expect(row(&drawn, "Europe"), "14", "text bold");
    drawn.expect(row(&drawn, "Europe"), "/15", "faint");
    drawn.expect(row(&drawn, "France"), "9", "text bold");
    let drawn = scene(scenes::filtered_article);
    drawn.expect(row(&drawn, "Météo"), "0/1", "faint");
}

#[test]
fn the_lines_between_panes_are_in_their_own_colour() {
    let drawn = Drawn::after("j");
    for text in ["───", "┬", "│", "┴"] {
        drawn.expect(drawn.whole(), text, "rule");
    }
}

#[test]
fn key_hints_show_keys_in_bold_and_words_faint() {
    let drawn = Drawn::after("j");
    let bar = drawn.status_line();
    for (key, words) in [("Enter", "read"), ("/", "filter"), ("?", "help")] {
        drawn.expect(bar, key, "text bold");
        drawn.expect(bar, words, "faint");
    }
    let drawn = scene(scenes::key_sequence);
    drawn.expect(bar, "g…", "text bold");
    drawn.expect(bar, "first", "faint");
    let drawn = scene(scenes::letters_on_links);
    drawn.expect(bar, "letter opens", "faint");
}

#[test]
fn the_help_shows_headings_and_keys_in_bold() {
    let drawn = scene(scenes::help);
    drawn.expect(drawn.whole(), "Reading", "text bold");
    drawn.expect(drawn.whole(), "Enter", "text bold");
    drawn.expect(drawn.whole(), "Read the article", "text");
}

#[test]
fn notices_are_plain_and_warnings_are_bold_in_the_warning_colour() {
    let drawn = scene(scenes::notice);
    drawn.expect(drawn.status_line(), "copied https://vigie.example.org/welcome/", "text");
    let mut reader = Reader::sample(120, 40);
    reader.send(vigie::app::Message::Trouble(Phrase::NothingFound));
    let warned = Drawn::of(&reader);
    warned.expect(warned.status_line(), &Phrase::NothingFound.text(), "warning bold");
}

#[test]
fn an_empty_list_gives_its_reason_in_plain_text_and_the_way_out_faint() {
    let drawn = scene(scenes::nothing_matches);
    drawn.expect(drawn.list(), "Nothing matches lighthose", "text");
    drawn.expect(drawn.list(), "Esc removes the last condition", "faint");
    drawn.expect(drawn.left(), "Nothing to filter by", "faint");
}
