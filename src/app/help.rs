//! The lines of the overlay of keys, made of the table ACTIONS.

use crate::app::geometry::{self, Area};
use crate::app::state::{HelpState, State};
use crate::input::{ACTIONS, ActionRow, Chord, Group};
use crate::markdown::layout::wrap_text;
use crate::text::{CleanText, Role, fold};

/// Most cells for the keys of an action.
const KEY_CELLS: u16 = 16;

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
    /// Nothing.
    Empty,
}

/// The cells for the keys of an action in an overlay of this width.
#[must_use]
pub fn key_cells(width: u16) -> u16 {
    KEY_CELLS.min(width / 3)
}

/// The lines of the overlay of this width: the actions of each group that match what is typed.
#[must_use]
pub fn lines(help: &HelpState, width: u16) -> Vec<HelpLine> {
    let room = usize::from(width.saturating_sub(key_cells(width) + 4));
    let typed = fold(help.line.value()).into_owned();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let matches = |row: &ActionRow| {
        let text = fold(row.help.now());
        words.iter().all(|word| {
            text.contains(word)
                || row.name.contains(word)
                || row.chords.iter().any(|chord| is_named(chord, word))
        })
    };
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
            let wrapped = wrap_text(&row.help.text(), Role::Text, room);
            lines.extend(wrapped.iter().enumerate().map(|(index, line)| HelpLine::Action {
                row: (index == 0).then_some(row),
                text: CleanText::line(&line.plain()),
            }));
        }
    }
    lines
}

/// Whether a word is a chord, as a configuration has it or as the reader knows it.
fn is_named(chord: &str, word: &str) -> bool {
    chord.eq_ignore_ascii_case(word) || Chord::parse(chord).is_some_and(|chord| fold(&chord.label()) == word)
}

/// The rectangle of the overlay: everything between the bars.
#[must_use]
pub fn area(state: &State) -> Area {
    geometry::overlay(&state.panes(), state.size)
}
