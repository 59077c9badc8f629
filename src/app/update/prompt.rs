//! Prompts: inserting, pasting, editing, accepting and cancelling typed text in every prompt, and all of the
//! filter prompt. The other prompts have modules of their own, which use their text. Floor 3, part of
//! [`app`](crate::app).

use tui_input::{Input, InputRequest};

use crate::app::message::Effect;
use crate::app::state::prompt::FilterPrompt;
use crate::app::state::{Filter, Prompt, State};
use crate::app::tips::key_label;
use crate::app::update::movement::move_by;
use crate::app::update::{
    article, complete, date, export, facets, filter, find, hints, history, list, palette, programs, searches,
};
use crate::config::Searches;
use crate::input::{Action, Direction, LineEdit, Mode, Motion, PromptAction};
use crate::limits;
use crate::query::{Query, QueryError, Reason, advice};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Opens the filter prompt with the current filter, ready for another condition.
pub(super) fn start_filter(state: &mut State) {
    let opened = Query::with_room_for_more(&state.filter.text);
    state.prompt = Some(Prompt::Filter(FilterPrompt {
        line: Input::new(opened.clone()),
        opened,
        error: None,
        hint: None,
        completing: None,
        recall: None,
        before: state.filter.clone(),
        before_place: list::place(state),
        before_moved: state.list.moved,
    }));
}

/// The typed line of the help or of the prompt that it covers, and how long it may become, in bytes.
fn line(state: &mut State) -> Option<(&mut Input, usize)> {
    match (&mut state.help, &mut state.prompt) {
        (Some(help), _) => help.typing.then_some((&mut help.line, limits::QUERY_BYTES)),
        (None, Some(prompt)) => {
            let longest = prompt.longest();
            prompt.line_mut().map(|line| (line, longest))
        }
        (None, None) => None,
    }
}

/// Inserts a typed character.
pub(super) fn insert(state: &mut State, character: char, effects: &mut Vec<Effect>) {
    if state.mode() == Mode::Hints {
        return hints::typed(state, character, effects);
    }
    let mut bytes = [0; 4];
    let clean = CleanText::piece(character.encode_utf8(&mut bytes));
    type_text(state, &clean, effects);
}

/// Pastes text into the open prompt; in the list, opens the filter prompt for it.
pub(super) fn paste(state: &mut State, text: &CleanText, effects: &mut Vec<Effect>) {
    state.status.notice = None;
    state.status.pending.clear();
    if state.mode() == Mode::List {
        start_filter(state);
    }
    type_text(state, text, effects);
}

fn type_text(state: &mut State, text: &CleanText, effects: &mut Vec<Effect>) {
    let Some((line, longest)) = line(state) else { return };
    if line.value().len() + text.len() > longest {
        state.warn(Phrase::PastedTooLong);
        return;
    }
    if text.chars().nth(1).is_none() {
        if let Some(character) = text.chars().next() {
            line.handle(InputRequest::InsertChar(character));
        }
    } else {
        // All at once, because inserting character by character is quadratic.
        let before: String = line.value().chars().take(line.cursor()).collect();
        let after: String = line.value().chars().skip(line.cursor()).collect();
        let caret = line.cursor() + text.chars().count();
        *line = Input::new(format!("{before}{text}{after}")).with_cursor(caret);
    }
    typed(state, effects);
}

/// Applies a change of the typed text.
fn typed(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(help) = &mut state.help {
        help.scroll = 0;
        return;
    }
    match &mut state.prompt {
        Some(Prompt::Filter(prompt)) => {
            prompt.completing = None;
            prompt.recall = None;
            take_line(state, effects);
            complete::derive(state);
        }
        Some(Prompt::Facet(_)) => {
            state.facets.cursor = 0;
            state.facets.lines.clear();
            facets::derive_lines(state);
        }
        Some(Prompt::Searches(picker) | Prompt::Outline(picker)) => picker.to_top(),
        Some(Prompt::SearchName(naming)) => naming.fault = None,
        Some(Prompt::Date(_)) => date::typed(state),
        Some(Prompt::Palette(_)) => palette::typed(state),
        Some(Prompt::Find(_)) => find::typed(state),
        Some(Prompt::Pipe(pipe)) => {
            pipe.fault = None;
            pipe.recalled = None;
        }
        Some(Prompt::Export(export)) => export.fault = None,
        Some(Prompt::Hints(_)) | None => {}
    }
}

/// Applies the text of the filter prompt. If it has an error, the list keeps the last filter, or that of the
/// text before an unfinished condition.
pub(super) fn take_line(state: &mut State, effects: &mut Vec<Effect>) {
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
    let Err(error) = searches.expanded(&filter.query) else { return Ok(filter) };
    // The span of the error refers to the query as printed; find the same part in the text as typed.
    let printed = filter.query.to_string();
    let piece = printed.get(error.span.clone()).unwrap_or_default();
    let name = piece.split_once(':').map_or(piece, |(_, name)| name.trim_matches('"'));
    let written = [piece, name].into_iter().find_map(|piece| {
        let start = text.find(piece).filter(|_| !piece.is_empty())?;
        Some(start..start + piece.len())
    });
    Err(QueryError { span: written.unwrap_or(0..text.len()), ..error })
}

/// Runs an action of a prompt.
pub(super) fn act(state: &mut State, action: PromptAction, effects: &mut Vec<Effect>) {
    let mode = state.mode();
    match action {
        PromptAction::Accept => accept(state, effects),
        PromptAction::Cancel => cancel(state, effects),
        PromptAction::Complete(direction) if mode == Mode::Palette => palette::complete(state, direction),
        PromptAction::Complete(direction) => complete::choose(state, direction, effects),
        PromptAction::Recall(direction) if mode == Mode::Prompt => {
            complete::recall(state, direction, effects);
        }
        // Only queries are recalled. Elsewhere these keys move, as in any list.
        PromptAction::Recall(Direction::Back) => move_by(state, mode, Motion::Up),
        PromptAction::Recall(Direction::Forward) => move_by(state, mode, Motion::Down),
        PromptAction::Move(motion) => move_by(state, mode, motion),
        PromptAction::Edit(change) => edit(state, request(change), effects),
    }
}

/// The edit as the line editor names it.
fn request(change: LineEdit) -> InputRequest {
    match change {
        LineEdit::DeleteBack => InputRequest::DeletePrevChar,
        LineEdit::DeleteForward => InputRequest::DeleteNextChar,
        LineEdit::DeleteWord => InputRequest::DeletePrevWord,
        LineEdit::DeleteLine => InputRequest::DeleteLine,
        LineEdit::CaretLeft => InputRequest::GoToPrevChar,
        LineEdit::CaretRight => InputRequest::GoToNextChar,
        LineEdit::CaretStart => InputRequest::GoToStart,
        LineEdit::CaretEnd => InputRequest::GoToEnd,
    }
}

/// Edits the text of the prompt; deleting back in an empty one closes it.
fn edit(state: &mut State, request: InputRequest, effects: &mut Vec<Effect>) {
    if state.mode() == Mode::Hints {
        return hints::delete(state);
    }
    let Some((line, _)) = line(state) else { return };
    if line.value().is_empty() && request == InputRequest::DeletePrevChar {
        return leave_empty(state, effects);
    }
    match line.handle(request) {
        Some(change) if change.value => typed(state, effects),
        Some(_) => {
            // The candidates at the new position of the caret differ.
            if let Some(Prompt::Filter(prompt)) = &mut state.prompt {
                prompt.completing = None;
            }
            complete::derive(state);
        }
        None => {}
    }
}

/// Accepts the typed text and closes the prompt. A tag that was found stays under the cursor.
fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(help) = &mut state.help {
        help.typing = false;
        return;
    }
    match state.prompt {
        Some(Prompt::Filter(_)) => accept_filter(state),
        Some(Prompt::SearchName(_)) => searches::save(state, effects),
        Some(Prompt::Facet(_)) => facets::leave_prompt(state),
        Some(Prompt::Date(_)) => date::accept(state),
        Some(Prompt::Find(_)) => find::accept(state),
        Some(Prompt::Hints(_)) => hints::accept(state, effects),
        Some(Prompt::Pipe(_)) => programs::run(state, effects),
        Some(Prompt::Export(_)) => export::accept(state, effects),
        // These have actions of their own.
        Some(Prompt::Outline(_) | Prompt::Searches(_) | Prompt::Palette(_)) | None => {}
    }
}

/// Accepts the filter. If the text has an error, the prompt stays open so that it can be corrected; the list
/// shows a filter that the user has not asked for.
fn accept_filter(state: &mut State) {
    let cancel = key_label(state, Mode::Prompt, Action::Prompt(PromptAction::Cancel));
    let Some(Prompt::Filter(prompt)) = &state.prompt else { return };
    if let Some(reason) = prompt.error.as_ref().map(QueryError::sentence) {
        return state.warn(Phrase::QueryWrong { reason, cancel });
    }
    leave_filter(state);
}

/// Closes the prompt and keeps the filter that the list shows, as when a click goes elsewhere. If the text
/// has an error, the last valid filter stays, and the text can be recalled.
pub(super) fn leave_filter(state: &mut State) {
    let Some(Prompt::Filter(prompt)) = state.prompt.take() else { return };
    state.history.filters.leave(prompt.before_place);
    history::visit(state);
    if let Some(error) = &prompt.error {
        state.history.queries.add(prompt.line.value());
        state.warn(Phrase::FilterUnchanged { reason: error.sentence() });
    }
}

/// Closes an empty prompt. If there was a filter before, it was deleted on purpose and is not restored.
fn leave_empty(state: &mut State, effects: &mut Vec<Effect>) {
    match &state.prompt {
        Some(Prompt::Filter(prompt)) if state.help.is_none() && !prompt.before.query.is_empty() => {
            accept_filter(state);
        }
        _ => cancel(state, effects),
    }
}

/// Cancels the prompt: the filter, the cursor and the theme are as before.
fn cancel(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(help) = &mut state.help {
        help.typing = false;
        help.line.reset();
        return;
    }
    match state.prompt.take() {
        Some(Prompt::Filter(prompt)) => {
            state.list.moved = false;
            state.list.lost = None;
            if prompt.before_moved {
                list::go_back_to(state, prompt.before_place);
            }
            filter::set(state, prompt.before, effects);
        }
        facet @ Some(Prompt::Facet(_)) => {
            state.prompt = facet;
            facets::leave_prompt(state);
        }
        Some(Prompt::Palette(palette)) => state.screen.themes.take(palette.before),
        Some(Prompt::Find(find)) => article::go_to_row(state, find.before),
        Some(
            Prompt::Searches(_)
            | Prompt::SearchName(_)
            | Prompt::Date(_)
            | Prompt::Outline(_)
            | Prompt::Hints(_)
            | Prompt::Pipe(_)
            | Prompt::Export(_),
        )
        | None => {}
    }
}
