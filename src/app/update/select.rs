//! Selecting articles in the list. The actions on a selection are elsewhere, such as in `update::marks`.
//! Floor 3, part of [`app`](crate::app).

use crate::app::marks::Selection;
use crate::app::state::State;
use crate::app::update::list;
use crate::wording::Phrase;

/// Selects or deselects the article under the cursor and moves down.
pub(super) fn toggle(state: &mut State) {
    let Some(id) = state.current_id() else { return state.notify(Phrase::NoArticle) };
    state.marking.selection.toggle(id, &state.finding);
    list::step(state, 1);
}

/// Selects or deselects the article under the cursor; the cursor stays.
pub(super) fn toggle_here(state: &mut State) {
    if let Some(id) = state.current_id() {
        state.marking.selection.toggle(id, &state.finding);
    }
}

/// Selects all listed articles; if all of them are selected, none.
pub(super) fn toggle_all(state: &mut State) {
    if state.finding.ids.is_empty() {
        return state.notify(Phrase::NoArticle);
    }
    let is_all = state.marking.selection.listed() == state.finding.ids.len();
    state.marking.selection = if is_all { Selection::default() } else { Selection::all(&state.finding) };
    list::hold_cursor(state);
}

/// Clears the selection; false if it was empty.
pub(super) fn clear(state: &mut State) -> bool {
    let had_any = !state.marking.selection.is_empty();
    state.marking.selection = Selection::default();
    had_any
}
