//! Going back and forward through the filters of the session. The history itself is in
//! [`state::filter`](crate::app::state::filter). Floor 3, part of [`app`](crate::app).

use crate::app::message::Effect;
use crate::app::state::State;
use crate::app::update::{filter, list};
use crate::input::Direction;
use crate::wording::Phrase;

/// Remembers the cursor of the current filter, which is about to change.
pub(super) fn leave(state: &mut State) {
    let place = list::place(state);
    state.history.filters.leave(place);
}

/// Adds the current filter as the newest one, also for recalling in the prompt.
pub(super) fn visit(state: &mut State) {
    state.history.filters.visit(&state.filter);
    state.history.queries.add(&state.filter.text);
}

/// Goes to the previous or next filter, with the cursor where it was then.
pub(super) fn step(state: &mut State, direction: Direction, effects: &mut Vec<Effect>) {
    leave(state);
    let Some(past) = state.history.filters.step(direction == Direction::Back).cloned() else {
        state.notify(match direction {
            Direction::Back => Phrase::NoEarlierFilter,
            Direction::Forward => Phrase::NoLaterFilter,
        });
        return;
    };
    state.list.moved = false;
    state.list.lost = None;
    list::go_back_to(state, past.place);
    filter::set(state, past.filter, effects);
}
