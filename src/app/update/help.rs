//! Actions on the help overlay: opening, scrolling and typing to find a key. [`app::help`](crate::app::help)
//! computes its lines. Floor 3, part of [`app`](crate::app).

use crate::app::geometry::{self, Area};
use crate::app::help::{About, HelpState, lines};
use crate::app::state::State;
use crate::input::Motion;

/// Opens or closes the overlay.
pub(super) fn toggle(state: &mut State) {
    state.help = match state.help {
        Some(_) => None,
        None => Some(HelpState::default()),
    };
}

/// Opens the help on queries over the prompt, whose text is kept.
pub(super) fn show_queries(state: &mut State) {
    state.help = Some(HelpState { about: About::Queries, ..HelpState::default() });
}

/// Starts typing to find a key.
pub(super) fn start_prompt(state: &mut State) {
    if let Some(help) = &mut state.help {
        help.typing = true;
    }
}

/// Scrolls as far as a motion goes.
pub(super) fn move_by(state: &mut State, motion: Motion) {
    let (rows, width) = (area(state).rows(), area(state).width);
    if let Some(help) = &mut state.help {
        let by = motion.distance(rows, lines(help, &state.settings.keymap, width).len());
        help.scroll = help.scroll.saturating_add_signed(by);
    }
}

/// Clamps the scroll position.
pub(super) fn keep_in_window(state: &mut State) {
    let (rows, width) = (area(state).rows().max(1), area(state).width);
    if let Some(help) = &mut state.help {
        help.scroll = help.scroll.min(lines(help, &state.settings.keymap, width).len().saturating_sub(rows));
    }
}

fn area(state: &State) -> Area {
    geometry::overlay(&state.panes(), state.screen.size)
}
