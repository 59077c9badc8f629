//! The order of the list, the period of its headers, and its summaries. Sorting is left to
//! [`library`](crate::library). Floor 3, part of [`app`](crate::app).

use crate::app::geometry::Pane;
use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::update::filter;
use crate::app::update::focus::focus;
use crate::app::window;
use crate::config::choice::GroupBy;
use crate::input::Action;
use crate::query::{SORTS, Sort, SortKey};
use crate::wording::Phrase;

/// Whether descending is the useful first direction: newest, most important, most relevant first.
fn begins_descending(key: SortKey) -> bool {
    matches!(key, SortKey::Date | SortKey::Importance | SortKey::Relevance)
}

/// The order in the filter, else the default one.
fn current_order(state: &State) -> Sort {
    state.filter.query.sort.first().copied().unwrap_or(state.display.sort)
}

/// Sorts the list; the same key again reverses it. The order is written into the filter unless it is the default.
pub(super) fn sort_by(state: &mut State, key: SortKey, effects: &mut Vec<Effect>) {
    let now = current_order(state);
    // Least relevant first is of no use.
    let turns = now.key == key && key != SortKey::Relevance;
    let descending = if turns { !now.descending } else { begins_descending(key) };
    set(state, Sort { key, descending }, effects);
}

/// Sorts the list; the default order is removed from the filter.
pub(super) fn set(state: &mut State, sort: Sort, effects: &mut Vec<Effect>) {
    let mut query = state.filter.query.clone();
    query.sort = if sort == state.display.sort { Vec::new() } else { vec![sort] };
    // The cursor stays on its article only if it was moved there; otherwise it goes to the new first one.
    filter::set(state, Filter::of(query), effects);
}

/// Begins the key sequence that sorts, so that the status line shows the keys that may follow. If no sequence
/// of several keys is bound to a sort action, reverses the order.
pub(super) fn ask(state: &mut State, effects: &mut Vec<Effect>) {
    focus(state, Pane::List);
    let bound = SORTS.iter().find_map(|row| {
        let mut key_sequences = state.settings.keymap.key_sequences(state.mode(), Action::Sort(row.value));
        key_sequences.find(|key_sequence| key_sequence.0.len() > 1)
    });
    if let Some((_, before)) = bound.and_then(|key_sequence| key_sequence.0.split_last()) {
        state.status.pending = before.to_vec();
    } else {
        let now = current_order(state);
        set(state, Sort { descending: !now.descending, ..now }, effects);
    }
}

/// Groups the list by day, or by month again.
pub(super) fn toggle_days(state: &mut State) {
    if state.finding.sort.key != SortKey::Date {
        return state.notify(Phrase::NotGrouped { key: state.list_key(Action::Sort(SortKey::Date)) });
    }
    let (grouping, phrase) = match state.display.grouping {
        GroupBy::Months => (GroupBy::Days, Phrase::GroupedByDay),
        GroupBy::Days | GroupBy::None => (GroupBy::Months, Phrase::GroupedByMonth),
    };
    state.display.grouping = grouping;
    state.notify(phrase);
}

pub(super) fn toggle_summaries(state: &mut State) {
    state.display.has_summaries = !state.display.has_summaries;
    state.display.summaries_chosen = true;
    let has_room = window::has_room_for_summaries(state.list_area().rows());
    state.notify(match (state.display.has_summaries, has_room) {
        (true, true) => Phrase::SummariesOn,
        (true, false) => Phrase::NoRoomForSummaries,
        (false, _) => Phrase::SummariesOff,
    });
}
