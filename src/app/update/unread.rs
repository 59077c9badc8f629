//! Going to unread articles, and filtering by mark or by what is new. Setting marks is left to
//! `update::marks`. Floor 3, part of [`app`](crate::app).

use crate::app::enabled::is_all_read;
use crate::app::facets::FacetValue;
use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::update::{facets, filter, find, list};
use crate::input::{Choice, Direction, Mode, Scope, UnreadAction};
use crate::model::Mark;
use crate::query::Flag;
use crate::wording::Phrase;

fn is_unread(state: &State, place: usize) -> bool {
    state.finding.ids.get(place).is_some_and(|&id| !state.marks(id).has(Mark::Read))
}

/// The index of the next unread article below the cursor.
pub(super) fn below(state: &State) -> Option<usize> {
    if is_all_read(state) {
        return None;
    }
    (state.list.cursor + 1..state.finding.ids.len()).find(|&place| is_unread(state, place))
}

/// The index of the previous unread article above the cursor.
pub(super) fn above(state: &State) -> Option<usize> {
    (0..state.list.cursor).rev().find(|&place| is_unread(state, place))
}

/// Goes to an unread article, or after a search in the article, to another match: both have the same keys.
pub(super) fn act(state: &mut State, mode: Mode, action: UnreadAction) {
    match action {
        UnreadAction::Step(direction) if mode == Mode::Article && find::step(state, direction) => {}
        UnreadAction::Step(direction) => step(state, direction),
        UnreadAction::First => first(state),
    }
}

/// Goes to the next or the previous unread article, wrapping around.
fn step(state: &mut State, direction: Direction) {
    if is_all_read(state) {
        return state.notify(Phrase::NoUnread);
    }
    let length = state.finding.ids.len();
    let here = state.list.cursor;
    let unread = |place: &usize| is_unread(state, *place);
    let (ahead, round, phrase) = match direction {
        Direction::Forward => (below(state), (0..here).find(unread), Phrase::FromTheTop),
        Direction::Back => (above(state), (here + 1..length).rev().find(unread), Phrase::FromTheEnd),
    };
    match (ahead, round) {
        (Some(place), _) => list::go_to(state, place),
        (None, Some(place)) => {
            list::go_to(state, place);
            state.notify(phrase);
        }
        (None, None) if unread(&here) => state.notify(Phrase::OnlyUnread),
        (None, None) => state.notify(Phrase::NoUnread),
    }
}

fn first(state: &mut State) {
    match (0..state.finding.ids.len()).find(|&place| is_unread(state, place)) {
        Some(place) => list::go_to(state, place),
        None => state.notify(Phrase::NoUnread),
    }
}

/// The flags that the keys for all, unread, starred and later articles put into the filter: at most one of
/// them at a time.
const SCOPES: [Flag; 4] = [Flag::Unread, Flag::Read, Flag::Star, Flag::Later];

/// Shows all, unread, starred, later or new articles; the rest of the filter stays. Pressed again, hides those
/// that no longer match because they were marked meanwhile, or no longer asks for new ones.
pub(super) fn show(state: &mut State, scope: Scope, effects: &mut Vec<Effect>) {
    let flag = match scope {
        Scope::All => None,
        Scope::Unread => Some(Flag::Unread),
        Scope::Starred => Some(Flag::Star),
        Scope::Later => Some(Flag::Later),
        // This condition combines with the other flags.
        Scope::New => {
            return facets::choose_facet(state, FacetValue::Flag(Flag::New), Choice::Include, effects);
        }
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
