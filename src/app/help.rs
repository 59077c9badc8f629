//! Contents of the help overlay, made from the tables of actions, mouse gestures and query syntax.
//!
//! Floor 3, part of [`app`](crate::app). It lists the keys as they are bound now. The painter draws the
//! lines; scrolling and the prompt are left to `app::update`.

mod lines;

use tui_input::Input;

use crate::input::{ACTIONS, ActionRow, GESTURES, GestureRow, HelpGroup, KeySequence, Keymap, MOUSE, Mode};
use crate::text::{CleanText, fold};
use crate::wording::{Bilingual, Phrase};

use lines::{push, push_queries};

pub use lines::{HelpLine, left_cells};

/// The subject of the help overlay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    #[default]
    Keys,
    Queries,
}

/// The state of the help overlay.
#[derive(Clone, Debug, Default)]
pub struct HelpState {
    /// What it explains.
    pub about: About,
    /// Index of the first line in the window.
    pub scroll: usize,
    /// The typed words that lines must match.
    pub line: Input,
    /// Whether the prompt is open.
    pub typing: bool,
}

/// The lines for an overlay of `width` cells: the actions of each group that match the typed words by their
/// description in any language, their name, or a key that is bound to them.
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
        let key_sequences = keymap.all_sequences(row);
        words.iter().all(|(folded, typed)| {
            texts.iter().any(|text| text.contains(folded))
                || row.name.contains(folded)
                || key_sequences.iter().any(|key_sequence| is_named(key_sequence, typed))
        })
    };
    // A text that is exactly a key: show only what that key does.
    let is_typed = |key_sequence: &KeySequence| {
        [key_sequence.to_string(), key_sequence.label()].iter().any(|key| key == typed.trim())
    };
    let has_key = |row: &ActionRow| keymap.all_sequences(row).iter().copied().any(is_typed);
    let asks_key = ACTIONS.iter().any(has_key);
    let matches = |row: &ActionRow| if asks_key { has_key(row) } else { matches(row) };
    for group in HelpGroup::ALL {
        let rows = ACTIONS.iter().filter(|row| row.group == group && matches(row));
        let item = |row: &ActionRow| (CleanText::line(&keymap.labels(row).join(" ")), sentence(keymap, row));
        push(&mut lines, group.heading().text(), rows.map(item).collect(), width);
    }
    if !asks_key {
        let matches = |row: &&GestureRow| {
            let texts = [row.done, row.help, MOUSE].map(|text| [fold(text.english), fold(text.french)]);
            folded_words.iter().all(|word| texts.iter().flatten().any(|text| text.contains(word)))
        };
        let item = |row: &GestureRow| (row.done.text(), row.help.text());
        push(&mut lines, MOUSE.text(), GESTURES.iter().filter(matches).map(item).collect(), width);
        // Unless something is typed, the help on keys shows only keys and the mouse.
        if !folded_words.is_empty() {
            push_queries(&mut lines, &folded_words, width);
        }
    }
    lines
}

/// What an action does, the panes it is limited to, and for each key that works only in some of these panes,
/// which ones.
pub fn sentence(keymap: &Keymap, row: &ActionRow) -> CleanText {
    let mut sentence = row.help.to_string();
    let panes: Vec<&str> = row.panes().into_iter().map(Bilingual::now).collect();
    if !panes.is_empty() {
        sentence = format!("{sentence} ({})", panes.join(", "));
    }
    for key_sequence in keymap.all_sequences(row) {
        let works = |mode: &Mode| keymap.key_sequences(*mode, row.action).any(|other| other == key_sequence);
        if row.modes.iter().all(works) {
            continue;
        }
        let places = row.modes.iter().filter(|mode| works(mode)).filter_map(|mode| mode.pane());
        let places: Vec<&str> = places.map(Bilingual::now).collect();
        if !places.is_empty() && places != panes {
            sentence = format!(
                "{sentence} · {}{}",
                key_sequence.label(),
                Phrase::OnlyIn { places: CleanText::line(&places.join(", ")) }
            );
        }
    }
    CleanText::line(&sentence)
}

/// Whether a word is a key sequence, as written in the configuration or as shown.
fn is_named(key_sequence: &KeySequence, word: &str) -> bool {
    key_sequence.to_string().eq_ignore_ascii_case(word) || fold(&key_sequence.label()) == fold(word)
}
