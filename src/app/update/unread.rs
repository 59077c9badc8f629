//! Going to unread articles, and showing only some of them.

use crate::app::facets::Facet;
use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::update::{facets, filter, list};
use crate::input::Action;
use crate::model::Mark;
use crate::query::Flag;
use crate::wording::Phrase;

/// Whether the counts of the list say that nothing in it is unread: then nobody need look for it.
fn is_all_read(state: &State) -> bool {
    let finding = &state.finding;
    let is_counted = state.find_ticket == state.found_ticket && finding.matching == finding.ids.len();
    is_counted
        && !finding.ids.is_empty()
        && finding.facets.flags.of(Flag::Read) > 0
        && finding.facets.flags.of(Flag::Unread) == 0
}

/// Whether the article at this place of the list is unread.
fn is_unread(state: &State, place: usize) -> bool {
    state.finding.ids.get(place).is_some_and(|&id| !state.marks(id).has(Mark::Read))
}

/// The next unread article under the cursor.
pub(super) fn below(state: &State) -> Option<usize> {
    if is_all_read(state) {
        return None;
    }
    (state.list.cursor + 1..state.finding.ids.len()).find(|&place| is_unread(state, place))
}

/// The unread article before the one with the cursor.
pub(super) fn above(state: &State) -> Option<usize> {
    (0..state.list.cursor).rev().find(|&place| is_unread(state, place))
}

/// Goes to the next unread article, or to the one before, round and round.
pub(super) fn step(state: &mut State, forward: bool) {
    if is_all_read(state) {
        return state.say(Phrase::NoUnread);
    }
    let length = state.finding.ids.len();
    let here = state.list.cursor;
    let unread = |place: &usize| is_unread(state, *place);
    let (ahead, round) = if forward {
        (below(state), (0..here).find(unread))
    } else {
        (above(state), (here + 1..length).rev().find(unread))
    };
    match (ahead, round) {
        (Some(place), _) => list::go_to(state, place),
        (None, Some(place)) => {
            list::go_to(state, place);
            state.say(if forward { Phrase::FromTheTop } else { Phrase::FromTheEnd });
        }
        (None, None) if unread(&here) => state.say(Phrase::OnlyUnread),
        (None, None) => state.say(Phrase::NoUnread),
    }
}

/// Goes to the first unread article.
pub(super) fn first(state: &mut State) {
    match (0..state.finding.ids.len()).find(|&place| is_unread(state, place)) {
        Some(place) => list::go_to(state, place),
        None => state.say(Phrase::NoUnread),
    }
}

/// The flags of which the keys for all, unread, starred and kept articles write at most one.
const SCOPES: [Flag; 4] = [Flag::Unread, Flag::Read, Flag::Star, Flag::Later];

/// Shows what is new alone, or no longer; with another scope, both hold.
pub(super) fn toggle_new(state: &mut State, effects: &mut Vec<Effect>) {
    facets::choose_facet(state, Facet::Flag(Flag::New), Action::IncludeTag, effects);
}

/// Shows all articles, unread ones, those with a star or kept for later; whatever else the filter says stays. The same
/// again asks again: what was read meanwhile goes.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action means all")]
pub(super) fn show(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let flag = match action {
        Action::ShowUnread => Some(Flag::Unread),
        Action::ShowStarred => Some(Flag::Star),
        Action::ShowLater => Some(Flag::Later),
        _ => None,
    };
    let mut query = state.filter.query.clone();
    query.set_flag(&SCOPES, flag);
    if flag.is_none() {
        query.set_flag(&[Flag::New], None);
    }
    if query == state.filter.query {
        filter::renew(state, effects);
    } else {
        filter::set_keeping_cursor(state, Filter::of(query), effects);
    }
}
