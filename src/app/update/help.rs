//! The overlay of keys.

use crate::app::help::{About, HelpState, area, lines};
use crate::app::state::State;
use crate::app::update::distance;
use crate::input::Action;

/// Shows the overlay, or stops showing it.
pub(super) fn toggle(state: &mut State) {
    state.help = match state.help {
        Some(_) => None,
        None => Some(HelpState::default()),
    };
}

/// Shows what a query can be made of, over the line that is being typed, which stays as it is.
pub(super) fn show_queries(state: &mut State) {
    state.help = Some(HelpState { about: About::Queries, ..HelpState::default() });
}

/// Starts typing.
pub(super) fn start_prompt(state: &mut State) {
    if let Some(help) = &mut state.help {
        help.typing = true;
    }
}

/// Shows the first line.
pub(super) fn to_top(state: &mut State) {
    if let Some(help) = &mut state.help {
        help.scroll = 0;
    }
}

/// Moves the window by an action.
pub(super) fn move_by(state: &mut State, action: Action) {
    let (rows, width) = (area(state).rows(), area(state).width);
    if let Some(help) = &mut state.help {
        let by = distance(action, rows, lines(help, &state.keymap, width).len());
        help.scroll = help.scroll.saturating_add_signed(by);
    }
}

/// Clamps the window.
pub(super) fn keep_in_window(state: &mut State) {
    let (rows, width) = (area(state).rows().max(1), area(state).width);
    if let Some(help) = &mut state.help {
        help.scroll = help.scroll.min(lines(help, &state.keymap, width).len().saturating_sub(rows));
    }
}
