//! The filter prompt: opening it, listing what is typed, completion at the caret, recalling earlier queries,
//! accepting and cancelling. [`app::candidates`](crate::app::candidates) finds the candidates; editing the line is
//! left to `update::prompt`. Floor 3, part of [`app`](crate::app).

use tui_input::Input;

use crate::app::candidates::{self, caret_byte};
use crate::app::message::Effect;
use crate::app::state::{Completing, Filter, FilterPrompt, Prompt, Recall, State};
use crate::app::update::{filter, list};
use crate::config::Searches;
use crate::input::{Action, Direction, Mode, PromptAction};
use crate::limits;
use crate::query::{Query, QueryError, Reason, advice};
use crate::wording::Phrase;

/// Opens the filter prompt with the current filter, ready for another condition.
pub(super) fn start(state: &mut State) {
    let opened = Query::with_room_for_more(&state.filter.text);
    state.prompt = Some(Prompt::Filter(Box::new(FilterPrompt {
        line: Input::new(opened.clone()),
        opened,
        error: None,
        hint: None,
        completing: None,
        recall: None,
        before: state.filter.clone(),
        before_place: state.place(),
        before_moved: state.list.moved,
    })));
}

/// Applies the text of the filter prompt. If it has an error, the list keeps the last filter, or that of the
/// text before an unfinished condition.
fn take_line(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(Prompt::Filter(prompt)) = &mut state.prompt else { return };
    let text = prompt.line.value();
    let typed = match read(&state.searches, text) {
        Ok(typed) => typed,
        Err(error) => {
            let rest = before_unfinished(&state.searches, text, &error);
            prompt.error = Some(error);
            prompt.hint = None;
            let Some(rest) = rest else { return };
            return show(state, rest, effects);
        }
    };
    prompt.error = None;
    prompt.hint = advice(&typed.query, &|name| state.library.has_key(name)).into_iter().next();
    show(state, typed, effects);
}

/// Shows the list of a filter while it is typed.
fn show(state: &mut State, typed: Filter, effects: &mut Vec<Effect>) {
    if typed.query != state.filter.query {
        // While typing, the cursor stays on the first article found.
        state.list.moved = false;
        state.list.lost = None;
    }
    filter::set(state, typed, effects);
}

/// The filter of the text before an unfinished condition at its end; `None` if the error is anywhere else. So
/// `fog tag:` lists the articles for `fog`, and not those that also have the word `tag`, as a moment ago.
fn before_unfinished(searches: &Searches, text: &str, error: &QueryError) -> Option<Filter> {
    /// A condition has at most three parts: a sign, a field, a value.
    const PLACEHOLDERS: usize = 3;
    let mut rest = text.trim_end();
    let mut error = error.clone();
    for _ in 0..PLACEHOLDERS {
        let unknown = matches!(error.reason, Reason::UnknownSearch { .. });
        if !(error.reason.is_unfinished() || unknown) || error.span.end < rest.len() {
            return None;
        }
        rest = rest.get(..error.span.start)?.trim_end();
        error = match read(searches, rest) {
            Ok(filter) => return Some(filter),
            Err(error) => error,
        };
    }
    None
}

/// The filter of a text. A saved search that doesn't exist is an error too.
fn read(searches: &Searches, text: &str) -> Result<Filter, QueryError> {
    let filter = Filter::typed(text)?;
    searches.expanded(&filter.query)?;
    Ok(filter)
}

/// Accepts the filter. If the text has an error, the prompt stays open so that it can be corrected; the list
/// shows a filter that the user has not asked for.
pub(super) fn accept(state: &mut State) {
    let cancel = state.settings.keymap.label(Mode::Prompt, Action::Prompt(PromptAction::Cancel));
    let Some(Prompt::Filter(prompt)) = &state.prompt else { return };
    if let Some(reason) = prompt.error.as_ref().map(QueryError::sentence) {
        return state.warn(Phrase::QueryWrong { reason, cancel });
    }
    leave(state);
}

/// Closes the prompt and keeps the filter that the list shows, as when a click goes elsewhere. If the text
/// has an error, the last valid filter stays, and the text can be recalled.
pub(super) fn leave(state: &mut State) {
    let Some(Prompt::Filter(prompt)) = state.prompt.take() else { return };
    state.history.filters.leave(prompt.before_place);
    filter::visit(state);
    if let Some(error) = &prompt.error {
        state.history.queries.add(prompt.line.value());
        state.warn(Phrase::FilterUnchanged { reason: error.sentence() });
    }
}

/// Restores the filter and the cursor from before the prompt was opened.
pub(super) fn cancel(state: &mut State, prompt: FilterPrompt, effects: &mut Vec<Effect>) {
    state.list.moved = false;
    state.list.lost = None;
    if prompt.before_moved {
        list::go_back_to(state, prompt.before_place);
    }
    filter::set(state, prompt.before, effects);
}

/// Derives the candidates at the caret, unless one of them has been chosen and may still be changed.
pub(super) fn derive(state: &mut State) {
    let Some(Prompt::Filter(prompt)) = &state.prompt else { return };
    if prompt.completing.as_ref().is_some_and(|completing| completing.chosen.is_some()) {
        return;
    }
    let completing = candidates::at(state, &prompt.line);
    if let Some(Prompt::Filter(prompt)) = &mut state.prompt {
        prompt.completing = completing;
    }
}

/// Puts the next or previous candidate at the caret, at first the first or the last one. A single candidate
/// is accepted at once, so that the next press completes what follows it.
pub(super) fn choose(state: &mut State, direction: Direction, effects: &mut Vec<Effect>) {
    let Some(Prompt::Filter(prompt)) = &mut state.prompt else { return };
    let found = prompt.completing.take();
    let Some(completing) = found.or_else(|| candidates::anything(&prompt.line)) else {
        return state.notify(Phrase::NothingToComplete);
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
        return state.notify(Phrase::NothingToComplete);
    }
    let caret = before.chars().count() + inserted.chars().count();
    completing.span.end = start + inserted.len();
    completing.chosen = (!is_taken).then_some(chosen);
    prompt.line = Input::new(line).with_cursor(caret);
    prompt.completing = completing.chosen.is_some().then_some(completing);
    prompt.recall = None;
    take_line(state, effects);
    derive(state);
}

/// Puts the next earlier or later query into the prompt; after the latest one, restores what was typed.
pub(super) fn recall(state: &mut State, direction: Direction, effects: &mut Vec<Effect>) {
    let Some(Prompt::Filter(prompt)) = &mut state.prompt else { return };
    if prompt.recall.is_none() && direction == Direction::Forward {
        return;
    }
    let recall = prompt.recall.clone().unwrap_or_else(|| {
        let typed = prompt.line.value().to_owned();
        // If nothing has been typed yet, every query matches.
        let begins = if typed == prompt.opened { String::new() } else { typed.clone() };
        Recall { typed, begins, at: None }
    });
    // The current filter is in the prompt already, so it is not an earlier one.
    let now = if recall.typed == prompt.opened { prompt.before.text.trim() } else { "" };
    let Some((text, recall)) = state.history.queries.step(recall, direction, now) else {
        return state.notify(Phrase::NoEarlierQuery);
    };
    prompt.line = Input::new(text);
    prompt.recall = recall;
    changed(state, effects);
}

/// Applies a change of the text that is not a completion.
pub(super) fn changed(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(Prompt::Filter(prompt)) = &mut state.prompt {
        prompt.completing = None;
    }
    take_line(state, effects);
    derive(state);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_search_is_marked_where_it_was_typed() {
        for (text, wrong) in [("x vue:x", "vue:x"), ("a  -(b OR vue:\"a\")", "vue:\"a\"")] {
            let error = read(&Searches::default(), text).unwrap_err();
            assert_eq!(text.get(error.span), Some(wrong), "{text}");
        }
    }
}
