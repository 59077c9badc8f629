//! The list: its cursor and window.

use crate::app::state::State;
use crate::app::update::distance;
use crate::app::window;
use crate::input::Action;

/// Moves the cursor by an action.
pub(super) fn move_by(state: &mut State, action: Action) {
    let page = state.list_area().rows();
    let by = distance(action, page, state.finding.ids.len());
    step(state, by);
}

/// Moves the cursor by articles, stopping at the ends.
pub(super) fn step(state: &mut State, by: isize) {
    let last = state.finding.ids.len().saturating_sub(1);
    state.list.cursor = state.list.cursor.saturating_add_signed(by).min(last);
    state.list.moved = true;
}

/// Puts the cursor on an article, moving the window along so that the article stays where it is on
/// the screen.
pub(super) fn place_cursor(state: &mut State, cursor: usize) {
    let above = state.list.cursor.saturating_sub(state.list.top);
    state.list.cursor = cursor;
    state.list.top = cursor.saturating_sub(above);
}

/// Clamps cursor and window to the list and the screen.
pub(super) fn keep_cursor_in_window(state: &mut State) {
    let last = state.finding.ids.len().saturating_sub(1);
    state.list.cursor = state.list.cursor.min(last);
    let rows = state.list_area().rows();
    if rows == 0 {
        return;
    }
    let headers = window::has_headers(rows, state.sort.key);
    state.list.top = window::top_showing(&state.finding, state.list.top, state.list.cursor, rows, headers);
    // No empty lines under the last article while there are articles above.
    let end = window::top_showing(&state.finding, 0, last, rows, headers);
    state.list.top = state.list.top.min(end);
}
