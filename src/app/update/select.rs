//! Selecting articles of the list.

use crate::app::marks::Selection;
use crate::app::state::State;
use crate::app::update::list;
use crate::wording::Phrase;

/// Selects the article with the cursor, or does no longer, and goes down.
pub(super) fn toggle(state: &mut State) {
    let Some(id) = state.current_id() else { return state.say(Phrase::NoArticle) };
    state.marking.selection.toggle(id, &state.finding);
    list::step(state, 1);
}

/// Selects the article with the cursor, or does no longer; the cursor stays.
pub(super) fn toggle_here(state: &mut State) {
    if let Some(id) = state.current_id() {
        state.marking.selection.toggle(id, &state.finding);
    }
}

/// Selects all that is listed; where all of it is selected, nothing.
pub(super) fn toggle_all(state: &mut State) {
    if state.finding.ids.is_empty() {
        return state.say(Phrase::NoArticle);
    }
    let is_all = state.marking.selection.listed() == state.finding.ids.len();
    state.marking.selection = if is_all { Selection::default() } else { Selection::all(&state.finding) };
    list::attend(state);
}

/// Selects nothing; says whether anything was selected.
pub(super) fn clear(state: &mut State) -> bool {
    let had_any = !state.marking.selection.is_empty();
    state.marking.selection = Selection::default();
    had_any
}
