//! The filter: one query, whether it was typed or chosen in the left pane.

use std::sync::Arc;

use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::update::{facets, history};
use crate::library::Question;
use crate::query::{Expr, Field, Marks, Query};
use crate::wording::Phrase;

/// Asks for the list that the filter describes.
pub(super) fn ask(state: &mut State, effects: &mut Vec<Effect>) {
    ask_again(state, effects);
    facets::derive_lines(state);
}

/// Asks for the list once more, because something was marked: what the filter says of it is as it was.
pub(super) fn ask_again(state: &mut State, effects: &mut Vec<Effect>) {
    // A search that is not there any more finds nothing, and the list says so.
    let query = state.searches.expanded(&state.filter.query).unwrap_or_else(|_| state.filter.query.clone());
    state.marks = Marks::of(&query);
    let before = query.asks_for_marks().then(|| state.marking.before.clone());
    state.find_ticket = state.find_ticket.next();
    effects.push(Effect::Find {
        ticket: state.find_ticket,
        library: state.library.clone(),
        question: Question {
            query,
            sort: state.sort,
            any_tag: state.tags.any,
            alternatives: true,
            before,
            highlights: highlights(state),
        },
    });
}

/// Asks for the list as if the filter were set now: what was marked meanwhile and is not meant any more
/// goes.
pub(super) fn renew(state: &mut State, effects: &mut Vec<Effect>) {
    state.marking.before = state.library.book().clone();
    state.list.moved |= !state.finding.ids.is_empty();
    ask(state, effects);
}

/// The queries that make articles stand out, with what saved searches stand for; one that cannot be used
/// makes none stand out.
fn highlights(state: &State) -> Arc<[Query]> {
    let nothing = || Query { conditions: vec![Expr::Any(Vec::new())], ..Query::default() };
    let rules = state.highlights.iter();
    rules.map(|rule| state.searches.expanded(&rule.query).unwrap_or_else(|_| nothing())).collect()
}

/// Sets another filter and asks for its list. Whether any of the included tags is enough follows from
/// how the filter names them.
pub(super) fn set(state: &mut State, filter: Filter, effects: &mut Vec<Effect>) {
    state.tags.any = filter.query.wants_any(Field::Tag).unwrap_or(state.tags.any);
    let asks = filter.query != state.filter.query;
    state.filter = filter;
    if asks {
        state.marking.before = state.library.book().clone();
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
    history::leave(state);
    state.list.moved |= !state.finding.ids.is_empty();
    set(state, filter, effects);
    history::visit(state);
}

/// Sets a filter that asks for something else than before: the cursor goes to the newest article.
pub(super) fn set_to_newest(state: &mut State, filter: Filter, effects: &mut Vec<Effect>) {
    history::leave(state);
    if filter.query != state.filter.query {
        state.list.moved = false;
        state.list.lost = None;
    }
    set(state, filter, effects);
    history::visit(state);
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
