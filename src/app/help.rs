//! The lines of the overlay of keys, made of the table ACTIONS.

mod queries;

use tui_input::Input;

use crate::app::geometry::{self, Area};
use crate::app::state::State;
use crate::input::{ACTIONS, ActionRow, Chord, GESTURES, GestureRow, Group, Keymap, MOUSE, Mode};
use crate::markdown::layout::wrap_text;
use crate::text::{CleanText, Role, fold};
use crate::wording::{Phrase, Words};

/// Most cells for the keys of an action.
const KEY_CELLS: u16 = 16;

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

/// A line of the overlay.
#[derive(Clone, Debug)]
pub enum HelpLine {
    /// The heading of a group.
    Heading(Group),
    /// An action: what it does, on one line or several, the row with the first.
    Action {
        /// The row, where its keys are to be shown.
        row: Option<&'static ActionRow>,
        /// What it does.
        text: CleanText,
    },
    /// The heading of what one does with a pointer.
    PointerHeading,
    /// What one does with a pointer, on one line or several, the row with the first.
    Gesture {
        /// The row, where what is done is to be shown.
        row: Option<&'static GestureRow>,
        /// What it changes.
        text: CleanText,
    },
    /// The heading of a part of what a query can be made of.
    Part(Phrase),
    /// Something that a query can be made of: what it asks for, on one line or several, it with the first.
    Form {
        /// It, where it is to be shown.
        written: Option<CleanText>,
        /// What it asks for.
        text: CleanText,
    },
    /// Nothing.
    Empty,
}

/// The cells for the keys of an action in an overlay of this width.
#[must_use]
pub fn key_cells(width: u16) -> u16 {
    KEY_CELLS.min(width / 3)
}

/// The lines of the overlay of this width: the actions of each group that match what is typed, by what they
/// do in any language, by name, or by a key as it is bound now.
#[must_use]
pub fn lines(help: &HelpState, keymap: &Keymap, width: u16) -> Vec<HelpLine> {
    let room = usize::from(width.saturating_sub(key_cells(width) + 4));
    let typed = help.line.value();
    let folded = fold(typed).into_owned();
    let folded_words: Vec<&str> = folded.split_whitespace().collect();
    if help.about == About::Queries {
        let mut lines = Vec::new();
        queries::push(&mut lines, &folded_words, width);
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
    let mut lines = Vec::new();
    for group in Group::ALL {
        let rows: Vec<_> = ACTIONS.iter().filter(|row| row.group == group && matches(row)).collect();
        if rows.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::Empty);
        }
        lines.push(HelpLine::Heading(group));
        for row in rows {
            let wrapped = wrap_text(&sentence(keymap, row), Role::Text, room);
            lines.extend(wrapped.iter().enumerate().map(|(index, line)| HelpLine::Action {
                row: (index == 0).then_some(row),
                text: CleanText::line(&line.plain()),
            }));
        }
    }
    if !asks_key {
        push_gestures(&mut lines, &words, room);
        // Without a word they would only stand in the way of the keys.
        if !words.is_empty() {
            queries::push(&mut lines, &folded_words, width);
        }
    }
    lines
}

/// The lines of what one does with a pointer, as far as it matches what is typed.
fn push_gestures(lines: &mut Vec<HelpLine>, words: &[(&str, &str)], room: usize) {
    let matches = |row: &&GestureRow| {
        let texts = [row.done, row.help, MOUSE].map(|text| [fold(text.english), fold(text.french)]);
        words.iter().all(|(folded, _)| texts.iter().flatten().any(|text| text.contains(folded)))
    };
    let rows: Vec<_> = GESTURES.iter().filter(matches).collect();
    if rows.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(HelpLine::Empty);
    }
    lines.push(HelpLine::PointerHeading);
    for row in rows {
        let wrapped = wrap_text(&CleanText::line(row.help.now()), Role::Text, room);
        lines.extend(wrapped.iter().enumerate().map(|(index, line)| HelpLine::Gesture {
            row: (index == 0).then_some(row),
            text: CleanText::line(&line.plain()),
        }));
    }
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
