//! The left pane: its cursor, its folds, and what it writes into the filter.

mod lines;
mod unread;

use crate::app::facets::{Facet, FacetLine, Fold, Spot};
use crate::app::geometry::Pane;
use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::update::{distance, filter, focus};
use crate::input::Action;
use crate::library::TagId;
use crate::query::{Choice, Field, Query};
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) use lines::{derive_lines, derive_lines_around};

/// The last cell of a line with the sign that folds a year.
pub(super) const SIGN_CELL: u16 = 4;

/// The line with the cursor.
fn here(state: &State) -> Option<FacetLine> {
    state.tags.lines.get(state.tags.cursor).copied()
}

/// The line with the cursor by its name, which means the same in every load.
pub(super) fn remember(state: &State) -> Option<(Spot, CleanText)> {
    let spot = Spot::of(here(state)?)?;
    let name = match spot {
        Spot::Group(_) => CleanText::default(),
        Spot::Value(facet) => facet.name(&state.finding.library),
    };
    Some((spot, name))
}

/// Makes the lines anew after another library came, with the cursor on the line of that name.
pub(super) fn derive_lines_at(state: &mut State, before: Option<(Spot, CleanText)>) {
    let spot = before.and_then(|(spot, name)| match spot {
        Spot::Group(_) => Some(spot),
        Spot::Value(facet) => facet.named(&name, &state.finding.library).map(Spot::Value),
    });
    derive_lines_around(state, spot);
}

/// Rows of the pane.
fn height(state: &State) -> usize {
    state.panes().tags.map_or(0, crate::app::Area::rows)
}

/// Moves the cursor by an action.
pub(super) fn move_by(state: &mut State, action: Action) {
    let by = distance(action, height(state), state.tags.lines.len());
    let last = state.tags.lines.len().saturating_sub(1);
    state.tags.cursor = state.tags.cursor.saturating_add_signed(by).min(last);
    land(state, by);
}

/// The cursor stands on headings and values only: it goes on in its direction, else back.
pub(super) fn land(state: &mut State, direction: isize) {
    let lines = &state.tags.lines;
    let cursor = state.tags.cursor.min(lines.len().saturating_sub(1));
    let takes = |&at: &usize| lines.get(at).is_some_and(|line| line.takes_cursor());
    let up = || (0..=cursor).rev().find(takes);
    let down = || (cursor..lines.len()).find(takes);
    let found = if direction < 0 { up().or_else(down) } else { down().or_else(up) };
    state.tags.cursor = found.unwrap_or(0);
}

/// Goes to the next heading, or to the one above.
pub(super) fn step_group(state: &mut State, down: bool) {
    let cursor = state.tags.cursor;
    let is_heading = |(_, line): &(usize, &FacetLine)| matches!(line, FacetLine::Group { .. });
    let mut headings = state.tags.lines.iter().enumerate().filter(is_heading).map(|(at, _)| at);
    let found =
        if down { headings.find(|&at| at > cursor) } else { headings.take_while(|&at| at < cursor).last() };
    state.tags.cursor = found.unwrap_or(cursor);
}

/// Clamps cursor and window.
pub(super) fn keep_cursor_in_window(state: &mut State) {
    let rows = height(state).max(1);
    let length = state.tags.lines.len();
    state.tags.cursor = state.tags.cursor.min(length.saturating_sub(1));
    let lowest = (state.tags.cursor + 1).saturating_sub(rows);
    // Headers over the cursor are shown with it where there is room.
    let mut highest = state.tags.cursor;
    while let Some(above) = highest.checked_sub(1).filter(|&above| {
        let line = state.tags.lines.get(above);
        matches!(line, Some(FacetLine::Group { .. } | FacetLine::SharedHeader))
    }) {
        highest = above;
    }
    let highest = highest.max(lowest);
    state.tags.top = state.tags.top.clamp(lowest, highest).min(length.saturating_sub(rows).max(lowest));
}

/// Starts typing the name of a value.
pub(super) fn start_prompt(state: &mut State) {
    state.tags.prompt = Some(tui_input::Input::default());
    derive_lines(state);
}

/// Stops typing the name of a value. What was found stays under the cursor, and so is unfolded.
pub(super) fn leave_prompt(state: &mut State) {
    let had_typed = !state.tags.typed_words().is_empty();
    state.tags.prompt = None;
    if let Some(facet) = state.current_facet().filter(|_| had_typed) {
        state.tags.folds.insert(Fold::Group(facet.group()), true);
        if let Facet::Month(year, _) = facet {
            state.tags.folds.insert(Fold::Year(year), true);
        }
    }
    derive_lines(state);
}

/// Folds or unfolds something.
fn set_fold(state: &mut State, fold: Fold, open: bool) {
    state.tags.folds.insert(fold, open);
    derive_lines(state);
}

/// What holds the line with the cursor.
fn around(state: &State) -> Option<Fold> {
    match Spot::of(here(state)?)? {
        Spot::Value(Facet::Month(year, _)) => Some(Fold::Year(year)),
        Spot::Value(facet) => Some(Fold::Group(facet.group())),
        Spot::Group(_) => None,
    }
}

/// Unfolds the line with the cursor or folds it; a line that cannot be folded folds what holds it.
pub(super) fn toggle_fold(state: &mut State) {
    match (here(state).and_then(FacetLine::fold), around(state)) {
        (Some((fold, open)), _) => set_fold(state, fold, !open),
        (None, Some(fold)) => set_fold(state, fold, false),
        (None, None) => state.say(Phrase::NothingToFold),
    }
}

/// Unfolds the line with the cursor, else goes to the pane on the right.
pub(super) fn go_right(state: &mut State) {
    match here(state).and_then(FacetLine::fold) {
        Some((fold, false)) => set_fold(state, fold, true),
        Some((_, true)) | None => focus(state, Pane::List),
    }
}

/// Folds the line with the cursor, else goes to what holds it.
pub(super) fn go_left(state: &mut State) {
    match (here(state).and_then(FacetLine::fold), around(state)) {
        (Some((fold, true)), _) => set_fold(state, fold, false),
        (_, Some(Fold::Year(year))) => go_to(state, Spot::Value(Facet::Year(year))),
        (_, Some(Fold::Group(group))) => go_to(state, Spot::Group(group)),
        (_, None) => {}
    }
}

fn go_to(state: &mut State, spot: Spot) {
    let found = state.tags.lines.iter().position(|line| Spot::of(*line) == Some(spot));
    state.tags.cursor = found.unwrap_or(state.tags.cursor);
}

/// How the filter names a tag: by its short name if that is in it already, else by its label.
fn spelling(state: &State, id: TagId) -> CleanText {
    let query = &state.filter.query;
    let short = state.finding.library.tags().get(id).map(|tag| tag.short.clone()).unwrap_or_default();
    let is_named = query.choice(Field::Tag, &short).is_some();
    if is_named { short } else { Facet::Tag(id).name(&state.finding.library) }
}

/// Includes or excludes the value with the cursor, or shows it alone. On a heading, folds it.
pub(super) fn choose(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let Some(facet) = state.current_facet() else {
        if here(state).is_some() && action != Action::ExcludeTag {
            toggle_fold(state);
        } else {
            state.say(Phrase::NoTagHere);
        }
        return;
    };
    choose_facet(state, facet, action, effects);
    if action == Action::OnlyTag {
        state.tags.prompt = None;
        state.focus = Pane::List;
        derive_lines(state);
    }
}

/// Includes or excludes a value, or shows it alone.
pub(super) fn choose_facet(state: &mut State, facet: Facet, action: Action, effects: &mut Vec<Effect>) {
    let name = match facet {
        Facet::Tag(id) => spelling(state, id),
        Facet::Host(_)
        | Facet::Folder(_)
        | Facet::Year(_)
        | Facet::Month(..)
        | Facet::Language(_)
        | Facet::Flag(_) => facet.name(&state.finding.library),
    };
    let (field, value) = (facet.field(), facet.value(&name));
    let mut query = state.filter.query.clone();
    if action == Action::OnlyTag {
        query.only(field, value);
    } else {
        let choice = if action == Action::ExcludeTag { Choice::Excluded } else { Choice::Included };
        let begins = query.choice(field, &name) != Some(choice);
        if begins && choice == Choice::Included {
            take_out_overlaps(&mut query, facet);
        }
        query.toggle(field, value, choice, facet.field() == Field::Tag && state.tags.any);
    }
    filter::set_keeping_cursor(state, Filter::of(query), effects);
}

/// A year holds its months: where one is included, the other would say nothing.
fn take_out_overlaps(query: &mut Query, facet: Facet) {
    let overlaps: Vec<Facet> = match facet {
        Facet::Month(year, _) => vec![Facet::Year(year)],
        Facet::Year(year) => (1..=12).map(|month| Facet::Month(year, month)).collect(),
        Facet::Tag(_) | Facet::Host(_) | Facet::Folder(_) | Facet::Language(_) | Facet::Flag(_) => return,
    };
    for overlap in overlaps {
        let value = overlap.value(&CleanText::default());
        if query.choice(Field::Date, &value.to_string()) == Some(Choice::Included) {
            query.toggle(Field::Date, value, Choice::Included, false);
        }
    }
}

/// Any of the included tags is enough, or all are necessary.
pub(super) fn toggle_any(state: &mut State, effects: &mut Vec<Effect>) {
    state.tags.any = !state.tags.any;
    let mut query = state.filter.query.clone();
    query.join(Field::Tag, state.tags.any);
    let asks_already = query != state.filter.query;
    filter::set_keeping_cursor(state, Filter::of(query), effects);
    if !asks_already {
        // The counts mean something else now.
        filter::ask(state, effects);
    }
    state.say(if state.tags.any { Phrase::AnyTag } else { Phrase::AllTags });
}
