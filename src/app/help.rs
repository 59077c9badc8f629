//! The lines of the overlay of keys, made of the table ACTIONS.

mod lines;

use tui_input::Input;

use crate::app::geometry::{self, Area};
use crate::app::state::State;
use crate::input::{ACTIONS, ActionRow, Chord, GESTURES, GestureRow, Group, Keymap, MOUSE, Mode};
use crate::text::{CleanText, fold};
use crate::wording::{Phrase, Words};

use lines::{push, push_queries};

pub use lines::{HelpLine, left_cells};

/// What the overlay of the help is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// The keys.
    #[default]
    Keys,
    /// What a query can be made of.
    Queries,
}

/// The overlay of the help.
#[derive(Clone, Debug, Default)]
pub struct HelpState {
    /// What it is about.
    pub about: About,
    /// The first row in the window.
    pub scroll: usize,
    /// What is typed to find a key.
    pub line: Input,
    /// Whether it is being typed.
    pub typing: bool,
}

/// The lines of the overlay of this width: the actions of each group that match what is typed, by what they
/// do in any language, by name, or by a key as it is bound now.
#[must_use]
pub fn lines(help: &HelpState, keymap: &Keymap, width: u16) -> Vec<HelpLine> {
    let typed = help.line.value();
    let folded = fold(typed).into_owned();
    let folded_words: Vec<&str> = folded.split_whitespace().collect();
    let mut lines = Vec::new();
    if help.about == About::Queries {
        push_queries(&mut lines, &folded_words, width);
        return lines;
    }
    let words: Vec<(&str, &str)> = folded.split_whitespace().zip(typed.split_whitespace()).collect();
    let matches = |row: &ActionRow| {
        let texts = [row.help.english, row.help.french].map(fold);
        let chords = chords(keymap, row);
        words.iter().all(|(folded, typed)| {
            texts.iter().any(|text| text.contains(folded))
                || row.name.contains(folded)
                || chords.iter().any(|chord| is_named(chord, typed))
        })
    };
    // A key that is typed as it is asks what it does.
    let is_typed = |chord: &Chord| [chord.to_string(), chord.label()].iter().any(|key| key == typed.trim());
    let has_key = |row: &ActionRow| chords(keymap, row).iter().any(is_typed);
    let asks_key = ACTIONS.iter().any(has_key);
    let matches = |row: &ActionRow| if asks_key { has_key(row) } else { matches(row) };
    for group in Group::ALL {
        let rows = ACTIONS.iter().filter(|row| row.group == group && matches(row));
        let item = |row: &ActionRow| (CleanText::line(&keys(keymap, row).join(" ")), sentence(keymap, row));
        push(&mut lines, group.heading().text(), rows.map(item).collect(), width);
    }
    if !asks_key {
        let matches = |row: &&GestureRow| {
            let texts = [row.done, row.help, MOUSE].map(|text| [fold(text.english), fold(text.french)]);
            folded_words.iter().all(|word| texts.iter().flatten().any(|text| text.contains(word)))
        };
        let item = |row: &GestureRow| (row.done.text(), row.help.text());
        push(&mut lines, MOUSE.text(), GESTURES.iter().filter(matches).map(item).collect(), width);
        // Without a word they would only stand in the way of the keys.
        if !folded_words.is_empty() {
            push_queries(&mut lines, &folded_words, width);
        }
    }
    lines
}

/// The chords of an action as they are bound, each once.
#[must_use]
pub fn chords(keymap: &Keymap, row: &ActionRow) -> Vec<Chord> {
    let mut chords: Vec<Chord> = Vec::new();
    for chord in row.modes.iter().flat_map(|&mode| keymap.chords(mode, row.action)) {
        if !chords.contains(chord) {
            chords.push(chord.clone());
        }
    }
    chords
}

/// The same as they are shown.
#[must_use]
pub fn keys(keymap: &Keymap, row: &ActionRow) -> Vec<String> {
    chords(keymap, row).iter().map(Chord::label).collect()
}

/// What an action does, where it can be done if that is not everywhere, and which of its keys work only in
/// some of these places.
#[must_use]
pub fn sentence(keymap: &Keymap, row: &ActionRow) -> CleanText {
    let mut sentence = row.help.to_string();
    let panes: Vec<&str> = row.panes().into_iter().map(Words::now).collect();
    if !panes.is_empty() {
        sentence = format!("{sentence} ({})", panes.join(", "));
    }
    for chord in chords(keymap, row) {
        let works = |mode: &Mode| keymap.chords(*mode, row.action).any(|other| *other == chord);
        if row.modes.iter().all(works) {
            continue;
        }
        let places = row.modes.iter().filter(|mode| works(mode)).filter_map(|mode| mode.pane());
        let places: Vec<&str> = places.map(Words::now).collect();
        if !places.is_empty() && places != panes {
            sentence = format!(
                "{sentence} · {}{}",
                chord.label(),
                Phrase::OnlyIn { places: CleanText::line(&places.join(", ")) }
            );
        }
    }
    CleanText::line(&sentence)
}

/// Whether a word is a chord, as a configuration has it or as the reader knows it.
fn is_named(chord: &Chord, word: &str) -> bool {
    chord.to_string().eq_ignore_ascii_case(word) || fold(&chord.label()) == fold(word)
}

/// The rectangle of the overlay: everything between the bars.
#[must_use]
pub fn area(state: &State) -> Area {
    geometry::overlay(&state.panes(), state.size)
}
