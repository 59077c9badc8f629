//! The lines of the overlay of keys, made of the table ACTIONS.

use crate::app::geometry::Area;
use crate::app::state::{HelpState, State};
use crate::input::{ACTIONS, ActionRow, Group};
use crate::text::fold;

/// A line of the overlay.
#[derive(Clone, Copy, Debug)]
pub enum HelpLine {
    /// The heading of a group.
    Heading(Group),
    /// An action.
    Action(&'static ActionRow),
    /// Nothing.
    Empty,
}

/// The lines of the overlay: the actions of each group that match what is typed.
#[must_use]
pub fn lines(help: &HelpState) -> Vec<HelpLine> {
    let typed = fold(help.line.value()).into_owned();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let matches = |row: &ActionRow| {
        let text = fold(row.help);
        words.iter().all(|word| {
            text.contains(word)
                || row.name.contains(word)
                || row.chords.iter().any(|chord| chord.eq_ignore_ascii_case(word))
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
        lines.extend(rows.into_iter().map(HelpLine::Action));
    }
    lines
}

/// The rectangle of the overlay: everything between the bars.
#[must_use]
pub fn area(state: &State) -> Area {
    let panes = state.panes();
    let top = u16::from(panes.title.is_some()) + u16::from(panes.top_rule.is_some());
    let bottom = u16::from(panes.bar.is_some()) + u16::from(panes.bottom_rule.is_some());
    Area { x: 0, y: top, width: state.size.columns, height: state.size.rows.saturating_sub(top + bottom) }
}
