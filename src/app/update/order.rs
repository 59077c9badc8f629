//! The order of the list and what its headers stand over.

use crate::app::geometry::Pane;
use crate::app::lessons::key_of;
use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::update::filter;
use crate::app::window::{self, Grouping};
use crate::input::{Action, Mode};
use crate::query::{Sort, SortKey};
use crate::wording::Phrase;

/// The actions that order the list, and by what.
const ORDERS: [(Action, SortKey); 6] = [
    (Action::SortByDate, SortKey::Date),
    (Action::SortByTitle, SortKey::Title),
    (Action::SortBySource, SortKey::Source),
    (Action::SortByImportance, SortKey::Importance),
    (Action::SortByRelevance, SortKey::Relevance),
    (Action::SortByPath, SortKey::Path),
];

/// Whether one wants to see the end of an order first: the newest, the most important, the best.
fn begins_descending(key: SortKey) -> bool {
    matches!(key, SortKey::Date | SortKey::Importance | SortKey::Relevance)
}

/// The order of the filter, else the usual one.
fn now(state: &State) -> Sort {
    state.filter.query.sort.first().copied().unwrap_or(state.sort)
}

/// Orders the list; the same order again is turned round. The order stands in the text of the filter,
/// unless it is the usual one.
pub(super) fn sort_by(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let Some(&(_, key)) = ORDERS.iter().find(|(own, _)| *own == action) else { return };
    let now = now(state);
    // What fits a query worst is nothing that one looks for.
    let turns = now.key == key && key != SortKey::Relevance;
    let descending = if turns { !now.descending } else { begins_descending(key) };
    set(state, Sort { key, descending }, effects);
}

/// Orders the list so.
pub(super) fn set(state: &mut State, sort: Sort, effects: &mut Vec<Effect>) {
    let mut query = state.filter.query.clone();
    query.sort = if sort == state.sort { Vec::new() } else { vec![sort] };
    // The cursor keeps to its article if it was put there; else the first one is what one looks for.
    filter::set(state, Filter::of(query), effects);
}

/// Asks for an order: the keys for one are begun, so that the bar shows those that may follow. Where no
/// chord is bound to an order, the list is turned round.
pub(super) fn ask(state: &mut State, effects: &mut Vec<Effect>) {
    super::focus(state, Pane::List);
    let bound = ORDERS.iter().find_map(|&(action, _)| {
        let mut chords = state.keymap.chords(state.mode(), action);
        chords.find(|chord| chord.0.len() > 1)
    });
    if let Some((_, before)) = bound.and_then(|chord| chord.0.split_last()) {
        state.pending = before.to_vec();
    } else {
        let now = now(state);
        set(state, Sort { descending: !now.descending, ..now }, effects);
    }
}

/// Puts the headers of the list over days, or over months again.
pub(super) fn toggle_days(state: &mut State) {
    if state.finding.sort.key != SortKey::Date {
        state.say(Phrase::NotGrouped { key: key_of(state, Mode::List, Action::SortByDate) });
        return;
    }
    let (grouping, phrase) = match state.grouping {
        Grouping::Month if !state.ungrouped => (Grouping::Day, Phrase::GroupedByDay),
        Grouping::Month | Grouping::Day => (Grouping::Month, Phrase::GroupedByMonth),
    };
    state.ungrouped = false;
    state.grouping = grouping;
    state.say(phrase);
}

/// Puts the summary under each title of the list, or takes it away.
pub(super) fn toggle_summaries(state: &mut State) {
    state.has_summaries = !state.has_summaries;
    state.summaries_chosen = true;
    let has_room = window::has_room_for_summaries(state.list_area().rows());
    state.say(match (state.has_summaries, has_room) {
        (true, true) => Phrase::SummariesOn,
        (true, false) => Phrase::NoRoomForSummaries,
        (false, _) => Phrase::SummariesOff,
    });
}
