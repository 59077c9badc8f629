//! Completion in the filter prompt, and recalling earlier queries.
//! [`app::candidates`](crate::app::candidates) finds the candidates. Floor 3, part of [`app`](crate::app).

use tui_input::Input;

use crate::app::candidates;
use crate::app::message::Effect;
use crate::app::state::filter::Recall;
use crate::app::state::prompt::Completing;
use crate::app::state::{Prompt, State};
use crate::app::typing::caret_byte;
use crate::app::update::prompt;
use crate::input::Direction;
use crate::limits;
use crate::wording::Phrase;

/// Derives the candidates at the caret, unless one of them has been chosen and may still be changed.
pub(super) fn derive(state: &mut State) {
    let Some(Prompt::Filter(prompt)) = &state.prompt else { return };
    if prompt.completing.as_ref().is_some_and(|completing| completing.chosen.is_some()) {
        return;
    }
    let completing = candidates::at(state, prompt.line.value(), caret_byte(&prompt.line));
    if let Some(Prompt::Filter(prompt)) = &mut state.prompt {
        prompt.completing = completing;
    }
}

/// Puts the next or previous candidate at the caret, at first the first or the last one. A single candidate
/// is accepted at once, so that the next press completes what follows it.
pub(super) fn choose(state: &mut State, direction: Direction, effects: &mut Vec<Effect>) {
    let Some(Prompt::Filter(prompt)) = &mut state.prompt else { return };
    let text = prompt.line.value();
    let found = prompt.completing.take();
    let Some(completing) = found.or_else(|| candidates::anything(text, caret_byte(&prompt.line))) else {
        state.notify(Phrase::NothingToComplete);
        return;
    };
    let last = completing.candidates.len().saturating_sub(1);
    let chosen = match (completing.chosen, direction) {
        (Some(chosen), Direction::Forward) if chosen < last => chosen + 1,
        (Some(_) | None, Direction::Forward) => 0,
        (None, Direction::Back) => last,
        (Some(chosen), Direction::Back) => chosen.checked_sub(1).unwrap_or(last),
    };
    let is_only = last == 0;
    put(state, completing, (chosen, is_only), effects);
}

/// Puts a clicked candidate at the caret: accepted at once, or chosen as by the key, which then goes on from
/// there.
pub(super) fn point(state: &mut State, (at, is_taken): (usize, bool), effects: &mut Vec<Effect>) {
    let Some(Prompt::Filter(prompt)) = &mut state.prompt else { return };
    if let Some(completing) = prompt.completing.take() {
        put(state, completing, (at, is_taken), effects);
    }
}

/// Puts a candidate at the caret. If `is_taken`, it is accepted: the next press completes what follows it
/// instead of changing it.
fn put(
    state: &mut State,
    mut completing: Completing,
    (chosen, is_taken): (usize, bool),
    effects: &mut Vec<Effect>,
) {
    let Some(Prompt::Filter(prompt)) = &mut state.prompt else { return };
    let text = prompt.line.value();
    let inserted = completing.candidates.get(chosen).map_or("", |candidate| &*candidate.inserted);
    let start = completing.span.start;
    // The text after the caret was typed for something else, and stays.
    let is_first = completing.chosen.is_none();
    let end =
        completing.span.end.min(if is_first { caret_byte(&prompt.line) } else { usize::MAX }).max(start);
    let (before, after) = (text.get(..start).unwrap_or(text), text.get(end..).unwrap_or_default());
    let touches = after.starts_with(|next: char| !next.is_whitespace()) && !inserted.ends_with(':');
    let line = format!("{before}{inserted}{}{after}", if touches { " " } else { "" });
    if line.len() > limits::QUERY_BYTES {
        state.notify(Phrase::NothingToComplete);
        return;
    }
    let caret = before.chars().count() + inserted.chars().count();
    completing.span.end = start + inserted.len();
    completing.chosen = (!is_taken).then_some(chosen);
    prompt.line = Input::new(line).with_cursor(caret);
    prompt.completing = completing.chosen.is_some().then_some(completing);
    prompt.recall = None;
    prompt::take_line(state, effects);
    derive(state);
}

/// Puts the next earlier or later query into the prompt; after the latest one, restores what was typed.
pub(super) fn recall(state: &mut State, direction: Direction, effects: &mut Vec<Effect>) {
    let Some(Prompt::Filter(prompt)) = &mut state.prompt else { return };
    let typed = prompt.line.value().to_owned();
    // If nothing has been typed yet, every query matches.
    let begins = if typed == prompt.opened { String::new() } else { typed.clone() };
    let (recall, at) = match (prompt.recall.take(), direction) {
        (None, Direction::Back) => (Recall { typed, begins, at: 0 }, Some(0)),
        (None, Direction::Forward) => return,
        (Some(recall), Direction::Back) => {
            let at = recall.at + 1;
            (recall, Some(at))
        }
        (Some(recall), Direction::Forward) => {
            let at = recall.at.checked_sub(1);
            (recall, at)
        }
    };
    let Some(at) = at else {
        prompt.line = Input::new(recall.typed);
        return changed(state, effects);
    };
    // The current filter is in the prompt already, so it is not an earlier one.
    let now = prompt.before.text.trim();
    let is_open = recall.typed == prompt.opened;
    let text = {
        let earlier = state.history.queries.beginning_with(&recall.begins);
        let others = |text: &&str| !(is_open && *text == now);
        earlier.filter(others).nth(at).map(str::to_owned)
    };
    let Some(text) = text else {
        let none_at_all = at == 0;
        prompt.recall = (!none_at_all).then_some(recall);
        state.notify(Phrase::NoEarlierQuery);
        return;
    };
    prompt.line = Input::new(text);
    prompt.recall = Some(Recall { at, ..recall });
    changed(state, effects);
}

/// Applies the recalled text.
fn changed(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(Prompt::Filter(prompt)) = &mut state.prompt {
        prompt.completing = None;
    }
    prompt::take_line(state, effects);
    derive(state);
}
