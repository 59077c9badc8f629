//! Going back and forth through the filters of the session.

use crate::app::message::Effect;
use crate::app::state::State;
use crate::app::update::{filter, list};
use crate::wording::Phrase;

/// Remembers the filter that is about to be changed, with the cursor in its list.
pub(super) fn leave(state: &mut State) {
    let place = list::place(state);
    state.history.leave(place);
}

/// Remembers the filter of now as the newest one.
pub(super) fn visit(state: &mut State) {
    state.history.visit(&state.filter);
    state.earlier.add(&state.filter.text);
}

/// Goes to the filter before, or after; the cursor goes to where it was then.
pub(super) fn step(state: &mut State, back: bool, effects: &mut Vec<Effect>) {
    leave(state);
    let Some(past) = state.history.step(back).cloned() else {
        state.say(if back { Phrase::NoEarlierFilter } else { Phrase::NoLaterFilter });
        return;
    };
    state.list.moved = false;
    state.list.lost = None;
    list::go_back_to(state, past.place);
    filter::set(state, past.filter, effects);
}
