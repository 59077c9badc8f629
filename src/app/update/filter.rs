//! The filter: one query, whether it was typed or chosen in the tag pane.

use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::update::tags;
use crate::library::Question;
use crate::query::Field;
use crate::wording::Phrase;

/// Asks for the list that the filter describes.
pub(super) fn ask(state: &mut State, effects: &mut Vec<Effect>) {
    state.find_ticket = state.find_ticket.next();
    effects.push(Effect::Find {
        ticket: state.find_ticket,
        library: state.library.clone(),
        question: Question { query: state.filter.query.clone(), sort: state.sort, any_tag: state.tags.any },
    });
    tags::derive_lines(state);
}

/// Sets another filter and asks for its list. Whether any of the included tags is enough follows from
/// how the filter names them.
pub(super) fn set(state: &mut State, filter: Filter, effects: &mut Vec<Effect>) {
    state.tags.any = filter.query.wants_any(Field::Tag).unwrap_or(state.tags.any);
    let asks = filter.query != state.filter.query;
    state.filter = filter;
    if asks {
        ask(state, effects);
    }
}

/// Clears the filter, keeping the cursor on its article.
pub(super) fn clear(state: &mut State, effects: &mut Vec<Effect>) {
    if state.filter.query.is_empty() && !state.tags.any {
        state.say(Phrase::NothingToClear);
        return;
    }
    state.tags.any = false;
    set_keeping_cursor(state, Filter::default(), effects);
}

/// Sets a filter that was not typed: the cursor keeps to its article.
pub(super) fn set_keeping_cursor(state: &mut State, filter: Filter, effects: &mut Vec<Effect>) {
    state.list.moved |= !state.finding.ids.is_empty();
    set(state, filter, effects);
}

/// Takes the last condition back; says whether there was one.
pub(super) fn take_back(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let mut query = state.filter.query.clone();
    let taken = query.take_back();
    if taken {
        set_keeping_cursor(state, Filter::of(query), effects);
    }
    taken
}
