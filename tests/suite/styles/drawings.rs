//! Two screens as snapshots with their styles: below each row, a letter for the style of each character.
//! `INSTA_UPDATE=always cargo test drawings` rewrites them. In colours, a screen is in `assets/reader-*.svg`.

use std::fmt::Write;

use super::{Area, Drawn, cells, inks, look, scenes};
use crate::support::Reader;

/// The letters, the looks they are for, and what has this look. Plain text and blanks have no letter.
const LETTERS: &[(char, &str, &str)] = &[
    (' ', "text", "plain text"),
    ('.', "faint", "dates, sources, counts, read titles, words of hints"),
    ('-', "rule", "lines between panes"),
    ('B', "text bold", "titles, unread titles and counts, headings, keys"),
    ('A', "accent bold", "the name of the program, the filter, signs, included values, the focus"),
    ('W', "warning bold", "problems and mistakes"),
    ('X', "warning struck", "excluded values"),
    ('i', "text italic", "stressed text and quotes"),
    ('c', "code", "code"),
    ('m', "found underlined", "matches"),
    ('M', "found bold underlined", "matches in unread titles"),
    ('_', "faint underlined", "matches in read titles"),
    ('R', "text bold reversed", "the current match"),
    ('t', "text on cursor", "the row under the cursor: plain text"),
    (',', "faint on cursor", "the row under the cursor: faint text"),
    ('b', "text bold on cursor", "the row under the cursor: bold text"),
    ('a', "accent bold on cursor", "the row under the cursor: the cursor and signs"),
    ('x', "warning struck on cursor", "the row under the cursor: an excluded value"),
];

/// The screen with the letters of the styles below each row that has any, and the meanings of the letters.
fn drawing(drawn: &Drawn) -> String {
    let (mut text, mut used) = (String::new(), String::new());
    for y in 0..drawn.buffer.area.height {
        let (mut row, mut letters) = (String::new(), String::new());
        for cell in cells(&drawn.buffer, Area { y, height: 1, ..drawn.whole() }) {
            row.push_str(cell.symbol());
            let look = look(cell, &inks().palette);
            let letter = LETTERS.iter().find(|(_, of_letter, _)| *of_letter == look);
            let (letter, ..) = letter.unwrap_or_else(|| panic!("add a letter for “{look}”"));
            letters.push(if cell.symbol() == " " && !look.ends_with("cursor") { ' ' } else { *letter });
        }
        writeln!(text, "{}", row.trim_end()).unwrap();
        // A row with nothing but a line between panes needs no letters.
        if !["", "-"].contains(&letters.trim()) {
            writeln!(text, "{}", letters.trim_end()).unwrap();
        }
        used.push_str(&letters);
    }
    text.push('\n');
    for (letter, look, what) in LETTERS.iter().filter(|(letter, ..)| *letter != ' ' && used.contains(*letter))
    {
        writeln!(text, "{letter} {look}: {what}").unwrap();
    }
    text
}

/// Compares a drawing with its snapshot, which is kept with those of `screens`.
fn check(name: &str, drawn: &Drawn) {
    insta::with_settings!({ snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!(name, drawing(drawn));
    });
}

#[test]
fn drawing_of_a_list_with_filter_choices_and_marks() {
    let mut reader = Reader::sample(80, 24);
    reader.press("/").type_text("phare").press("Enter j s j r j m j v v t Space j j -");
    check("list", &Drawn::of(&reader));
}

#[test]
fn drawing_of_an_article_with_a_search() {
    let mut reader = Reader::sample(80, 24);
    scenes::found_in_article(&mut reader);
    check("article", &Drawn::of(&reader));
}
