//! Snapshots of the styles of screens, in the dark and light themes, both languages and common sizes: for
//! each row its runs of one style, and a legend of the styles. The text is in the snapshots of `screens`.
//! `INSTA_UPDATE=always cargo test styles` rewrites them.

use std::collections::BTreeMap;
use std::fmt::Write;

use insta::assert_snapshot;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;
use vigie::wording::{Language, set_thread_language};

use crate::support::Reader;

/// The sizes of every scene: columns and rows.
const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

/// Takes a snapshot of a scene of the sample in every theme, language and size; `play` presses the keys.
fn scene(name: &str, play: impl Fn(&mut Reader)) {
    for theme in ["dark", "light"] {
        for language in Language::ALL {
            set_thread_language(language);
            for (columns, rows) in SIZES {
                let mut reader = Reader::sample(columns, rows);
                assert!(reader.state.themes.take_named(theme));
                play(&mut reader);
                let shown = styles(&reader.buffer());
                assert_snapshot!(format!("{name}_{theme}_{}_{columns}x{rows}", language.code()), shown);
            }
        }
    }
}

/// The runs of one style in each row, as a letter and the number of cells, followed by a legend of the
/// letters.
fn styles(buffer: &Buffer) -> String {
    let mut letters: BTreeMap<String, char> = BTreeMap::new();
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(char, usize)> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let next = u8::try_from(letters.len()).map_or('?', |count| char::from(b'a' + count));
            match runs.last_mut() {
                // For a space only the background counts, and for the cell after a wide character nothing.
                Some((last, cells)) if cell.symbol() == " " && continues(cell, &letters, *last) => {
                    *cells += 1;
                }
                last => {
                    let letter = *letters.entry(style(cell)).or_insert(next);
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
    let mut meanings: Vec<_> = letters.iter().map(|(style, letter)| (*letter, style)).collect();
    meanings.sort_unstable();
    for (letter, style) in meanings {
        writeln!(text, "{letter}: {style}").unwrap();
    }
    text
}

/// Whether a blank cell continues a run.
fn continues(cell: &Cell, letters: &BTreeMap<String, char>, last: char) -> bool {
    let of_last = letters.iter().find(|(_, letter)| **letter == last).map(|(style, _)| style.as_str());
    let same_background = of_last.is_some_and(|style| style.contains(&format!("on {}", cell.bg)));
    cell.bg == Color::Reset || (same_background && cell.modifier.is_empty())
}

/// The style of a cell: its colours and modifiers.
fn style(cell: &Cell) -> String {
    let modifiers = format!("{:?}", cell.modifier);
    format!("{} on {} {}", cell.fg, cell.bg, modifiers.trim_start_matches("NONE")).trim_end().to_owned()
}

#[test]
fn styles_of_the_list_with_marks_and_a_selection() {
    scene("styles_list", |reader| {
        reader.press("j s j r j m v v");
    });
}

#[test]
fn styles_of_an_article_with_matches() {
    scene("styles_article", |reader| {
        reader
            .press("/")
            .type_text("beaufort table")
            .press("Enter Enter /")
            .type_text("the")
            .press("Enter n");
    });
}

#[test]
fn styles_of_the_left_pane_with_choices() {
    scene("styles_tags", |reader| {
        reader.press("t j Space j j -");
    });
}

#[test]
fn styles_of_a_query_with_a_mistake_and_of_the_palette() {
    scene("styles_prompt", |reader| {
        reader.press("/").type_text("phare date:2x");
    });
    scene("styles_palette", |reader| {
        reader.press(":").type_text("the");
    });
}
