//! The article pane: the kinds of text, matches, letters on links, headings, the focus.

use super::{Drawn, scene, scenes};
use crate::support::Reader;

#[test]
fn each_kind_of_text_in_an_article_has_its_style() {
    let drawn = scene(scenes::parts_of_an_article);
    for (text, look) in [
        ("The title", "text bold"),
        ("2 November 2026", "faint"),
        ("Plain text", "text"),
        ("stressed", "text italic"),
        ("strong", "text bold"),
        ("both", "text bold italic"),
        ("struck", "text struck"),
        ("coded", "code"),
        ("a link", "link underlined"),
        ("(link.example)", "faint"),
        ("The heading", "text bold"),
        ("│", "faint"),
        ("A quote.", "text italic"),
        ("•", "faint"),
        ("An item", "text"),
        ("Note", "accent bold"),
        ("Left", "text bold"),
        ("─", "faint"),
        ("a block", "code"),
    ] {
        drawn.expect(drawn.article(), text, look);
    }
}

#[test]
fn keys_of_the_front_matter_are_labels_and_its_problems_are_warnings() {
    let drawn = scene(scenes::everything_in_a_file);
    drawn.expect(drawn.article(), "title", "accent bold");
    drawn.expect(drawn.article(), "line 5: “summary” contains", "warning bold");
}

#[test]
fn matches_of_the_filter_are_underlined_in_the_article() {
    let drawn = scene(scenes::filtered_article);
    let found = drawn.texts(drawn.article(), |look| look == "found underlined");
    assert_eq!(found, ["Beaufort", "Beaufort", "table"], "the texts that are “found underlined”");
    let underlined = drawn.texts(drawn.article(), |look| look.contains("underlined"));
    assert_eq!(underlined, found, "nothing else is underlined");
}

#[test]
fn a_match_keeps_the_modifiers_of_its_text() {
    let mut reader = Reader::sample(120, 40);
    reader.press("/").type_text("keepers").press("Enter Enter");
    let drawn = Drawn::of(&reader);
    drawn.expect(drawn.article(), "keepers", "found italic underlined");
}

#[test]
fn the_current_match_of_a_search_is_reversed_and_the_others_are_underlined() {
    let drawn = scene(scenes::found_in_article);
    let article = drawn.article();
    let current = drawn.texts(article, |look| look == "text bold reversed");
    assert_eq!(current, ["the"], "the texts that are “text bold reversed”");
    let others = drawn.texts(article, |look| look.contains("underlined"));
    assert!(
        others.len() > 5 && others.iter().all(|text| text.to_lowercase() == "the"),
        "the underlined texts are {others:?}"
    );
    let found = drawn.texts(article, |look| look == "found underlined");
    assert_eq!(found, others, "the texts that are “found underlined”, and those that are underlined");
    // The filter is not highlighted during a search.
    drawn.expect(article, "Beaufort", "text bold");
    drawn.expect(drawn.status_line(), "/the", "text bold");
    drawn.expect(drawn.status_line(), "2/", "text");
}

#[test]
fn letters_on_links_are_bold_and_reversed() {
    let drawn = scene(scenes::letters_on_links);
    let letters = drawn.texts(drawn.article(), |look| look.contains("reversed"));
    assert!(
        letters.len() > 5 && letters.iter().all(|text| text.chars().count() == 1),
        "the reversed letters are {letters:?}"
    );
    let bold = drawn.texts(drawn.article(), |look| look.contains("bold") && look.ends_with("reversed"));
    assert_eq!(bold, letters, "the letters that are bold, and all");
}

#[test]
fn the_chosen_heading_of_the_outline_has_the_background_of_the_cursor() {
    let drawn = scene(scenes::outline);
    drawn.expect(drawn.article(), "▌", "accent bold on cursor");
    drawn.expect(drawn.article(), "The first keys", "text on cursor");
    drawn.expect(drawn.article(), "A short walk", "text");
}

#[test]
fn the_line_beside_an_article_is_heavy_and_coloured_while_it_has_the_focus() {
    let drawn = Drawn::after("Enter");
    drawn.expect(drawn.whole(), "┃", "accent bold");
    let drawn = Drawn::after("j");
    assert!(!crate::support::text(&drawn.buffer).contains('┃'));
}

#[test]
fn marks_of_an_open_article_are_signs_on_the_line_above_it() {
    let drawn = Drawn::after("s m Enter");
    let above = drawn.panes.top_rule.expect("a rule");
    drawn.expect(above, "starred", "accent bold");
    drawn.expect(above, "for later", "accent bold");
    drawn.expect(drawn.prompt(), "0%", "faint");
}
