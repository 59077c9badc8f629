//! Prompts: the typed text, its mistakes and candidates, and the command palette.

use ratatui::buffer::Cell;
use vigie::app::Area;

use super::{Drawn, cells, scene, scenes};
use crate::support::Reader;

#[test]
fn a_mistake_in_a_query_is_marked_in_the_warning_colour_exactly_under_its_place() {
    for (query, mistake, reason) in [
        ("phare date:2x", "2x", "is not a date"),
        ("date:2x phare", "2x", "is not a date"),
        ("phare is:raed -tag:x", "raed", "read"),
    ] {
        let mut reader = Reader::sample(120, 40);
        reader.press("/").type_text(query);
        let drawn = Drawn::of(&reader);
        drawn.expect(drawn.prompt(), query, "text");
        let typed = drawn.find(drawn.prompt(), query);
        let place = drawn.find(Area { x: typed.x, width: typed.width, ..drawn.prompt() }, mistake);
        let carets = "^".repeat(mistake.len());
        let below = drawn.find(drawn.status_line(), &carets);
        assert_eq!((below.x, below.y), (place.x, place.y + 1), "the carets are under {mistake}");
        drawn.expect(drawn.status_line(), &carets, "warning bold");
        let shown: String = cells(&drawn.buffer, drawn.status_line()).map(Cell::symbol).collect();
        assert_eq!(shown.matches('^').count(), mistake.len(), "{shown}");
        drawn.expect(drawn.status_line(), reason, "warning bold");
    }
}

#[test]
fn a_prompt_shows_its_label_in_the_style_of_keys_and_its_count_faint() {
    let drawn = scene(scenes::mistake);
    drawn.expect(drawn.prompt(), "/", "text bold");
    drawn.expect(drawn.prompt(), "phare date:2x", "text");
    drawn.expect(drawn.prompt(), "9 of 24", "faint");
    let drawn = scene(scenes::palette);
    drawn.expect(drawn.prompt(), ":", "text bold");
    drawn.expect(drawn.prompt(), "the", "text");
    drawn.expect(drawn.prompt(), "51 found", "faint");
    drawn.expect(drawn.status_line(), "Tab", "text bold");
    drawn.expect(drawn.status_line(), "complete", "faint");
}

#[test]
fn a_mistake_in_a_date_is_a_warning() {
    let drawn = scene(scenes::wrong_date);
    drawn.expect(drawn.status_line(), "go to date:", "text bold");
    drawn.expect(drawn.status_line(), "2x", "text");
    drawn.expect(drawn.status_line(), "“2x” is not a date", "warning bold");
}

#[test]
fn the_chosen_candidate_is_bold_with_a_sign_and_the_others_are_faint() {
    let drawn = scene(scenes::candidates);
    drawn.expect(drawn.status_line(), ">Actualité", "accent bold");
    drawn.expect(drawn.status_line(), "Europe", "faint");
}

#[test]
fn the_entry_under_the_cursor_of_the_palette_has_its_background() {
    let drawn = scene(scenes::palette);
    let whole = drawn.whole();
    drawn.expect(whole, "▌Change", "accent bold on cursor, text on cursor");
    let chosen = Drawn::row(whole, drawn.find(whole, "▌Change"));
    drawn.expect(chosen, "Change the theme", "text on cursor");
    drawn.expect(chosen, "theme NAME", "faint on cursor");
    drawn.expect(chosen, "C-t", "text bold on cursor");
    let other = Drawn::row(whole, drawn.find(whole, "Read the article"));
    drawn.expect(other, "Read the article", "text");
    drawn.expect(other, "read-article", "faint");
    drawn.expect(other, "Enter", "text bold");
}
