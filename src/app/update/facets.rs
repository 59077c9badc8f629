//! The left pane: moving in it, folding, and choosing values, which changes the filter. Its lines are
//! computed in `lines`. Floor 3, part of [`app`](crate::app).

mod lines;

use tui_input::Input;

use crate::app::facets::{FacetLine, FacetPosition, FacetValue};
use crate::app::geometry::Pane;
use crate::app::message::Effect;
use crate::app::state::{Filter, Prompt, State};
use crate::app::update::filter;
use crate::app::update::focus::focus;
use crate::input::{Choice, Direction, FacetAction, Motion};
use crate::query::{FacetChoice, Field, Query};
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) use lines::{derive_lines, derive_lines_around};

/// The last cell of a year's line in which a click folds or unfolds its months, counted from 0.
pub(super) const SIGN_CELL: u16 = 4;

/// The line under the cursor, with the name of its value: ids change from one load to the next, names don't.
pub(super) fn remember(state: &State) -> Option<(FacetPosition, CleanText)> {
    let position = state.facets.here()?;
    let name = position.value().map(|facet| facet.name(&state.finding.library));
    Some((position, name.unwrap_or_default()))
}

/// Derives the lines after the library was loaded again, with the cursor on the remembered line.
pub(super) fn derive_lines_at(state: &mut State, before: Option<(FacetPosition, CleanText)>) {
    let position = before.and_then(|(position, name)| match position {
        FacetPosition::Group(_) => Some(position),
        FacetPosition::Value(facet) => facet.named(&name, &state.finding.library).map(FacetPosition::Value),
    });
    derive_lines_around(state, position);
}

/// The height of the pane, in rows; 0 if it is not shown.
fn height(state: &State) -> usize {
    state.panes().tags.map_or(0, crate::app::Area::rows)
}

pub(super) fn move_by(state: &mut State, motion: Motion) {
    let by = motion.distance(height(state), state.facets.lines.len());
    let last = state.facets.lines.len().saturating_sub(1);
    state.facets.cursor = state.facets.cursor.saturating_add_signed(by).min(last);
    state.facets.snap_cursor(by);
}

fn step_group(state: &mut State, direction: Direction) {
    let cursor = state.facets.cursor;
    let is_heading = |(_, line): &(usize, &FacetLine)| matches!(line, FacetLine::Group { .. });
    let mut headings = state.facets.lines.iter().enumerate().filter(is_heading).map(|(at, _)| at);
    let found = match direction {
        Direction::Forward => headings.find(|&at| at > cursor),
        Direction::Back => headings.take_while(|&at| at < cursor).last(),
    };
    state.facets.cursor = found.unwrap_or(cursor);
}

pub(super) fn keep_cursor_in_window(state: &mut State) {
    let rows = height(state).max(1);
    let length = state.facets.lines.len();
    state.facets.cursor = state.facets.cursor.min(length.saturating_sub(1));
    let lowest = (state.facets.cursor + 1).saturating_sub(rows);
    // Headings directly above the cursor are shown with it if there is room.
    let is_heading = |&at: &usize| {
        let line = state.facets.lines.get(at);
        matches!(line, Some(FacetLine::Group { .. } | FacetLine::SharedHeader))
    };
    let headings = (0..state.facets.cursor).rev().take_while(is_heading).count();
    let highest = (state.facets.cursor - headings).max(lowest);
    state.facets.top = state.facets.top.clamp(lowest, highest).min(length.saturating_sub(rows).max(lowest));
}

pub(super) fn act(state: &mut State, action: FacetAction, effects: &mut Vec<Effect>) {
    match action {
        FacetAction::StartPrompt => start_prompt(state),
        FacetAction::Choose(choice) => choose(state, choice, effects),
        FacetAction::ToggleAny => toggle_any(state, effects),
        FacetAction::ToggleFold => toggle_fold(state),
        FacetAction::Step(direction) => step_group(state, direction),
    }
}

pub(super) fn start_prompt(state: &mut State) {
    state.prompt = Some(Prompt::Facet(Input::default()));
    derive_lines(state);
}

/// Stops typing. The cursor stays on the value that was found, so its facet is unfolded.
pub(super) fn leave_prompt(state: &mut State) {
    let had_typed = !state.typed_facet_words().is_empty();
    state.prompt = None;
    let found = state.facets.here().filter(|position| had_typed && position.value().is_some());
    for around in std::iter::successors(found, |position| position.around()).skip(1) {
        state.facets.folds.insert(around, true);
    }
    derive_lines(state);
}

fn set_fold(state: &mut State, position: FacetPosition, open: bool) {
    state.facets.folds.insert(position, open);
    derive_lines(state);
}

/// The heading or value under the cursor, and whether it is unfolded.
fn here(state: &State) -> Option<(FacetPosition, Option<bool>)> {
    state.facets.here().zip(state.facets.line().map(FacetLine::open))
}

/// Folds or unfolds the line under the cursor; if it has nothing to fold, folds its facet or year.
pub(super) fn toggle_fold(state: &mut State) {
    let target = match here(state) {
        Some((position, Some(open))) => Some((position, !open)),
        Some((position, None)) => position.around().map(|around| (around, false)),
        None => None,
    };
    match target {
        Some((position, open)) => set_fold(state, position, open),
        None => state.notify(Phrase::NothingToFold),
    }
}

/// Folds or unfolds the line under the cursor, or goes to its year or heading, or to the list.
pub(super) fn go_aside(state: &mut State, direction: Direction) {
    match (direction, here(state)) {
        (Direction::Back, Some((position, Some(true)))) => set_fold(state, position, false),
        (Direction::Forward, Some((position, Some(false)))) => set_fold(state, position, true),
        (Direction::Back, Some((position, _))) => {
            state.facets.go_to(position.around().unwrap_or(position));
        }
        (Direction::Back, None) => {}
        (Direction::Forward, _) => focus(state, Pane::List),
    }
}

/// The name of a value for the filter; of a tag the short one, if the filter has it already.
fn spelling(state: &State, facet: FacetValue) -> CleanText {
    let library = &state.finding.library;
    if let FacetValue::Tag(id) = facet
        && let Some(tag) = library.tags().get(id)
        && state.filter.query.choice(Field::Tag, &tag.short).is_some()
    {
        return tag.short.clone();
    }
    facet.name(library)
}

/// Includes or excludes the value under the cursor, or filters by it only. On a heading, folds or unfolds.
fn choose(state: &mut State, choice: Choice, effects: &mut Vec<Effect>) {
    let Some(facet) = state.current_facet() else {
        if state.facets.here().is_some() && choice != Choice::Exclude {
            toggle_fold(state);
        } else {
            state.notify(Phrase::NoValueHere);
        }
        return;
    };
    choose_facet(state, facet, choice, effects);
    if choice == Choice::Only {
        focus(state, Pane::List);
    }
}

/// Includes or excludes a value, or filters by it only. Including or excluding it a second time removes it.
pub(super) fn choose_facet(state: &mut State, facet: FacetValue, choice: Choice, effects: &mut Vec<Effect>) {
    let name = spelling(state, facet);
    let (field, value) = (facet.field(), facet.value(&name));
    let mut query = state.filter.query.clone();
    let sign = match choice {
        Choice::Include => FacetChoice::Included,
        Choice::Exclude => FacetChoice::Excluded,
        Choice::Only => {
            query.only(field, value);
            return filter::set_keeping_cursor(state, Filter::of(query), effects);
        }
    };
    if sign == FacetChoice::Included && query.choice(field, &name) != Some(sign) {
        take_out_overlaps(&mut query, facet);
    }
    query.toggle(field, value, sign, field == Field::Tag && state.facets.any);
    filter::set_keeping_cursor(state, Filter::of(query), effects);
}

/// Removes the year of an included month and the months of an included year: together they would match no
/// more than one of them.
fn take_out_overlaps(query: &mut Query, facet: FacetValue) {
    let overlaps: Vec<FacetValue> = match facet {
        FacetValue::Month(year, _) => vec![FacetValue::Year(year)],
        FacetValue::Year(year) => (1..=12).map(|month| FacetValue::Month(year, month)).collect(),
        FacetValue::Tag(_) | FacetValue::Name(..) | FacetValue::Flag(_) => return,
    };
    for overlap in overlaps {
        let value = overlap.value(&CleanText::default());
        if query.choice(Field::Date, &value.to_string()) == Some(FacetChoice::Included) {
            query.toggle(Field::Date, value, FacetChoice::Included, false);
        }
    }
}

/// Switches between matching any of the included tags and all of them.
fn toggle_any(state: &mut State, effects: &mut Vec<Effect>) {
    state.facets.any = !state.facets.any;
    let mut query = state.filter.query.clone();
    query.join(Field::Tag, state.facets.any);
    let asks_already = query != state.filter.query;
    filter::set_keeping_cursor(state, Filter::of(query), effects);
    if !asks_already {
        // The query is the same, but the counts of the tags are not.
        filter::ask(state, effects);
    }
    state.notify(if state.facets.any { Phrase::AnyTag } else { Phrase::AllTags });
}
