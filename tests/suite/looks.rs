//! How the screens look, dark and light, in both languages, at the sizes people have: for each row its runs of
//! one look, and what each look is. The text is in the snapshots of `screens`; `INSTA_UPDATE=always cargo test
//! looks` takes them anew.

use std::collections::BTreeMap;
use std::fmt::Write;

use insta::assert_snapshot;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;
use vigie::wording::{Language, speak_here};

use crate::support::Reader;

/// The sizes of every scene.
const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

/// One scene in every theme, language and size.
fn scene(name: &str, play: impl Fn(&mut Reader)) {
    for theme in ["dark", "light"] {
        for language in Language::ALL {
            speak_here(language);
            for (columns, rows) in SIZES {
                let mut reader = Reader::sample(columns, rows);
                assert!(reader.state.looks.take_named(theme));
                play(&mut reader);
                let shown = looks(&reader.buffer());
                assert_snapshot!(format!("{name}_{theme}_{}_{columns}x{rows}", language.code()), shown);
            }
        }
    }
}

/// The runs of one look of each row, as a letter and how many cells, and what the letters mean.
fn looks(buffer: &Buffer) -> String {
    let mut letters: BTreeMap<String, char> = BTreeMap::new();
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(char, usize)> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let next = u8::try_from(letters.len()).map_or('?', |count| char::from(b'a' + count));
            match runs.last_mut() {
                // Where nothing is written only the ground counts, and behind a wide letter not even that.
                Some((last, cells)) if cell.symbol() == " " && is_ground(cell, &letters, *last) => {
                    *cells += 1;
                }
                last => {
                    let letter = *letters.entry(look(cell)).or_insert(next);
                    match last {
                        Some((last, cells)) if *last == letter => *cells += 1,
                        _ => runs.push((letter, 1)),
                    }
                }
            }
        }
        let runs: Vec<String> = runs.iter().map(|(letter, cells)| format!("{letter}{cells}")).collect();
        writeln!(text, "{}", runs.join(" ")).unwrap();
    }
    let mut meanings: Vec<_> = letters.iter().map(|(look, letter)| (*letter, look)).collect();
    meanings.sort_unstable();
    for (letter, look) in meanings {
        writeln!(text, "{letter}: {look}").unwrap();
    }
    text
}

/// Whether a cell without a letter continues a run.
fn is_ground(cell: &Cell, letters: &BTreeMap<String, char>, last: char) -> bool {
    let of_last = letters.iter().find(|(_, letter)| **letter == last).map(|(look, _)| look.as_str());
    let same_ground = of_last.is_some_and(|look| look.contains(&format!("on {}", cell.bg)));
    cell.bg == Color::Reset || (same_ground && cell.modifier.is_empty())
}

/// What a cell looks like: its colours and what else is set.
fn look(cell: &Cell) -> String {
    let modifiers = format!("{:?}", cell.modifier);
    format!("{} on {} {}", cell.fg, cell.bg, modifiers.trim_start_matches("NONE")).trim_end().to_owned()
}

#[test]
fn looks_of_the_list_with_marks_and_a_selection() {
    scene("looks_list", |reader| {
        reader.press("j s j r j m v v");
    });
}

#[test]
fn looks_of_an_article_in_which_something_is_found() {
    scene("looks_article", |reader| {
        reader
            .press("/")
            .type_text("beaufort table")
            .press("Enter Enter /")
            .type_text("the")
            .press("Enter n");
    });
}

#[test]
fn looks_of_the_left_pane_with_choices() {
    scene("looks_tags", |reader| {
        reader.press("t j Space j j -");
    });
}

#[test]
fn looks_of_a_query_with_a_mistake_and_of_the_palette() {
    scene("looks_prompt", |reader| {
        reader.press("/").type_text("phare date:2x");
    });
    scene("looks_palette", |reader| {
        reader.press(":").type_text("the");
    });
}
