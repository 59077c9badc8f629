//! The filter: setting, clearing and shortening its query, asking for its list, and going back and forward
//! through the filters of the session. Parsing is left to [`query`](crate::query), finding to the runtime.
//! Floor 3, part of [`app`](crate::app).

use std::sync::Arc;

use crate::app::message::{Effect, SearchRequest};
use crate::app::state::{Filter, State};
use crate::app::update::facets::derive_lines;
use crate::app::update::list;
use crate::input::Direction;
use crate::library::Question;
use crate::query::{Expr, Field, Highlights, Query};
use crate::wording::Phrase;

/// Asks for the list of the filter and derives the lines of the left pane.
pub(super) fn ask(state: &mut State, effects: &mut Vec<Effect>) {
    ask_again(state, effects);
    derive_lines(state);
}

/// Asks for the list of the filter again. Enough after a mark has changed, because the lines of the left pane
/// follow with the answer.
pub(super) fn ask_again(state: &mut State, effects: &mut Vec<Effect>) {
    // A query with an unknown saved search is sent unchanged: it finds nothing, and the list shows that.
    let query = state.searches.expanded(&state.filter.query).unwrap_or_else(|_| state.filter.query.clone());
    state.highlights = Highlights::of(&query);
    let before = query.depends_on_marks().then(|| state.marking.before.clone());
    state.loading.asked = state.loading.asked.next();
    effects.push(Effect::Find(SearchRequest {
        ticket: state.loading.asked,
        library: state.library.clone(),
        question: Question {
            query,
            sort: state.display.sort,
            any_tag: state.facets.any,
            alternatives: true,
            before,
            highlights: highlights(state),
        },
    }));
}

/// Asks for the list as if the filter had just been set: articles that no longer match because they were
/// marked meanwhile disappear.
pub(super) fn renew(state: &mut State, effects: &mut Vec<Effect>) {
    state.marking.before = state.library.mark_table().clone();
    state.list.moved |= !state.finding.ids.is_empty();
    ask(state, effects);
}

/// The queries of the highlight rules, with saved searches expanded. A query that can't be expanded is
/// replaced by one that matches nothing, so that the rules keep their positions.
fn highlights(state: &State) -> Arc<[Query]> {
    let match_nothing = || Query { conditions: vec![Expr::Any(Vec::new())], ..Query::default() };
    let rules = state.display.highlight_rules.iter();
    rules.map(|rule| state.searches.expanded(&rule.query).unwrap_or_else(|_| match_nothing())).collect()
}

/// Sets the filter and asks for its list if the query differs. If the query shows whether any included tag is
/// enough or all are required, `tags.any` follows it.
pub(super) fn set(state: &mut State, filter: Filter, effects: &mut Vec<Effect>) {
    state.facets.any = filter.query.wants_any(Field::Tag).unwrap_or(state.facets.any);
    let asks = filter.query != state.filter.query;
    state.filter = filter;
    if asks {
        state.marking.before = state.library.mark_table().clone();
        ask(state, effects);
    }
}

/// Clears the filter; the cursor stays on its article.
pub(super) fn clear(state: &mut State, effects: &mut Vec<Effect>) {
    if state.filter.query.is_empty() && !state.facets.any {
        return state.notify(Phrase::NothingToClear);
    }
    state.facets.any = false;
    set_keeping_cursor(state, Filter::default(), effects);
}

/// Sets a filter that was not typed; the cursor stays on its article.
pub(super) fn set_keeping_cursor(state: &mut State, filter: Filter, effects: &mut Vec<Effect>) {
    leave(state);
    state.list.moved |= !state.finding.ids.is_empty();
    set(state, filter, effects);
    visit(state);
}

/// Sets a new filter; the cursor goes to the first article if the query differs.
pub(super) fn set_to_newest(state: &mut State, filter: Filter, effects: &mut Vec<Effect>) {
    leave(state);
    if filter.query != state.filter.query {
        state.list.moved = false;
        state.list.lost = None;
    }
    set(state, filter, effects);
    visit(state);
}

/// Removes the last condition of the filter; false if there was none.
pub(super) fn take_back(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let mut query = state.filter.query.clone();
    let taken = query.take_back();
    if taken {
        set_keeping_cursor(state, Filter::of(query), effects);
    }
    taken
}

/// Remembers the cursor of the current filter, which is about to change.
pub(super) fn leave(state: &mut State) {
    let place = state.place();
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
        return state.notify(match direction {
            Direction::Back => Phrase::NoEarlierFilter,
            Direction::Forward => Phrase::NoLaterFilter,
        });
    };
    state.list.moved = false;
    state.list.lost = None;
    list::go_back_to(state, past.place);
    set(state, past.filter, effects);
}
