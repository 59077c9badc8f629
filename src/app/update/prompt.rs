//! Typing: the filter, the name of a tag, of a key, of a saved search.

use tui_input::{Input, InputRequest};

use crate::app::lessons::key_of;
use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::typing::FilterPrompt;
use crate::app::update::{
    complete, date, export, facets, filter, find, help, hints, history, list, outline, outside, palette,
    searches,
};
use crate::config::Searches;
use crate::input::{Action, Mode};
use crate::limits;
use crate::query::{Query, QueryError, Reason, advice};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Starts typing the filter, behind what it says already.
pub(super) fn start_filter(state: &mut State) {
    let opened = Query::with_room_for_more(&state.filter.text);
    state.prompt = Some(FilterPrompt {
        line: Input::new(opened.clone()),
        opened,
        error: None,
        hint: None,
        completing: None,
        recall: None,
        before: state.filter.clone(),
        before_place: list::place(state),
        before_moved: state.list.moved,
    });
}

/// The line that is being typed.
fn line(state: &mut State) -> Option<&mut Input> {
    match state.mode() {
        Mode::Prompt => state.prompt.as_mut().map(|prompt| &mut prompt.line),
        Mode::TagPrompt => state.tags.prompt.as_mut(),
        Mode::Searches => state.picker.as_mut().map(|picker| &mut picker.line),
        Mode::SearchName => searches::name_line(state),
        Mode::Palette => state.palette.as_mut().map(|palette| &mut palette.line),
        Mode::DatePrompt => state.date_prompt.as_mut().map(|prompt| &mut prompt.line),
        Mode::HelpPrompt => state.help.as_mut().map(|help| &mut help.line),
        Mode::FindPrompt | Mode::Outline | Mode::PipePrompt | Mode::FilePrompt => state.reading.line(),
        Mode::Hints | Mode::List | Mode::Article | Mode::Tags | Mode::Help => None,
    }
}

/// Types a character.
pub(super) fn insert(state: &mut State, character: char, effects: &mut Vec<Effect>) {
    if state.mode() == Mode::Hints {
        return hints::typed(state, character, effects);
    }
    let mut bytes = [0; 4];
    let clean = CleanText::piece(character.encode_utf8(&mut bytes));
    type_text(state, &clean, effects);
}

/// Pastes text into the line that is being typed; elsewhere it starts a filter.
pub(super) fn paste(state: &mut State, text: &CleanText, effects: &mut Vec<Effect>) {
    state.notice = None;
    state.pending.clear();
    if state.mode() == Mode::List {
        start_filter(state);
    }
    type_text(state, text, effects);
}

fn type_text(state: &mut State, text: &CleanText, effects: &mut Vec<Effect>) {
    let mode = state.mode();
    let longest = if mode == Mode::DatePrompt {
        limits::DATE_PROMPT_BYTES
    } else if state.reading.mode() == Some(mode) {
        limits::LINE_BYTES
    } else {
        limits::QUERY_BYTES
    };
    let Some(line) = line(state) else { return };
    if line.value().len() + text.len() > longest {
        state.warn(Phrase::PastedTooLong);
        return;
    }
    if text.chars().nth(1).is_none() {
        if let Some(character) = text.chars().next() {
            line.handle(InputRequest::InsertChar(character));
        }
    } else {
        // One new line, because inserting character by character is quadratic.
        let before: String = line.value().chars().take(line.cursor()).collect();
        let after: String = line.value().chars().skip(line.cursor()).collect();
        let caret = line.cursor() + text.chars().count();
        *line = Input::new(format!("{before}{text}{after}")).with_cursor(caret);
    }
    typed(state, effects);
}

/// What was typed takes effect.
fn typed(state: &mut State, effects: &mut Vec<Effect>) {
    match state.mode() {
        Mode::Prompt => {
            if let Some(prompt) = &mut state.prompt {
                prompt.completing = None;
                prompt.recall = None;
            }
            take_line(state, effects);
            complete::derive(state);
        }
        Mode::Searches => searches::to_top(state),
        Mode::TagPrompt => {
            state.tags.cursor = 0;
            state.tags.lines.clear();
            facets::derive_lines(state);
        }
        Mode::DatePrompt => date::typed(state),
        Mode::HelpPrompt => help::to_top(state),
        Mode::Palette => palette::typed(state),
        Mode::FindPrompt => find::typed(state),
        Mode::Outline => outline::to_top(state),
        Mode::PipePrompt => outside::typed(state),
        Mode::FilePrompt => export::typed(state),
        Mode::Hints | Mode::SearchName | Mode::List | Mode::Article | Mode::Tags | Mode::Help => {}
    }
}

/// The line of the filter takes effect. Where it is no query, or not yet, the list of the last one stays.
pub(super) fn take_line(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(prompt) = &mut state.prompt else { return };
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

/// Lists what a filter asks for while it is typed.
fn show(state: &mut State, typed: Filter, effects: &mut Vec<Effect>) {
    if typed.query != state.filter.query {
        // The newest hit is what one looks for while typing.
        state.list.moved = false;
        state.list.lost = None;
    }
    filter::set(state, typed, effects);
}

/// The filter of what stands before the condition that is being typed at the end. Behind `fog tag:` the
/// list is that of `fog`, and not that of the word `tag` that it was a moment ago.
fn before_unfinished(searches: &Searches, text: &str, error: &QueryError) -> Option<Filter> {
    /// A value, its field, a sign before it: more does not stand in one condition.
    const PIECES: usize = 3;
    let mut rest = text.trim_end();
    let mut error = error.clone();
    for _ in 0..PIECES {
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

/// The filter of a text, of which every saved search is there.
fn read(searches: &Searches, text: &str) -> Result<Filter, QueryError> {
    let filter = Filter::typed(text)?;
    let Err(error) = searches.expanded(&filter.query) else { return Ok(filter) };
    // The error is about the query as it is printed; the same may be written differently.
    let printed = filter.query.to_string();
    let piece = printed.get(error.span.clone()).unwrap_or_default();
    let name = piece.split_once(':').map_or(piece, |(_, name)| name.trim_matches('"'));
    let written = [piece, name].into_iter().find_map(|piece| {
        let start = text.find(piece).filter(|_| !piece.is_empty())?;
        Some(start..start + piece.len())
    });
    Err(QueryError { span: written.unwrap_or(0..text.len()), ..error })
}

/// An action of a line that is being typed.
#[allow(clippy::wildcard_enum_match_arm, reason = "every other action edits nothing, new ones too")]
pub(super) fn act(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let mode = state.mode();
    match (action, request(action)) {
        (Action::AcceptPrompt, _) => accept(state, effects),
        (Action::CancelPrompt, _) => cancel(state, effects),
        (Action::CompleteNext, _) if mode == Mode::Palette => palette::complete(state, true),
        (Action::CompletePrevious, _) if mode == Mode::Palette => palette::complete(state, false),
        (Action::CompleteNext, _) => complete::choose(state, true, effects),
        (Action::CompletePrevious, _) => complete::choose(state, false, effects),
        // Only queries are recalled; in a list that one looks through, the keys move as they do elsewhere.
        (Action::EarlierQuery, _) if mode != Mode::Prompt => super::move_by(state, mode, Action::PromptUp),
        (Action::LaterQuery, _) if mode != Mode::Prompt => super::move_by(state, mode, Action::PromptDown),
        (Action::EarlierQuery, _) => complete::recall(state, true, effects),
        (Action::LaterQuery, _) => complete::recall(state, false, effects),
        (_, Some(request)) => edit(state, request, effects),
        (_, None) => super::move_by(state, mode, action),
    }
}

/// The change of the line that an action asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action leaves the line as it is")]
fn request(action: Action) -> Option<InputRequest> {
    match action {
        Action::DeleteBack => Some(InputRequest::DeletePrevChar),
        Action::DeleteForward => Some(InputRequest::DeleteNextChar),
        Action::DeleteWord => Some(InputRequest::DeletePrevWord),
        Action::DeleteLine => Some(InputRequest::DeleteLine),
        Action::CaretLeft => Some(InputRequest::GoToPrevChar),
        Action::CaretRight => Some(InputRequest::GoToNextChar),
        Action::CaretStart => Some(InputRequest::GoToStart),
        Action::CaretEnd => Some(InputRequest::GoToEnd),
        _ => None,
    }
}

/// Changes the line; deleting in an empty one stops typing.
fn edit(state: &mut State, request: InputRequest, effects: &mut Vec<Effect>) {
    if state.mode() == Mode::Hints {
        return hints::delete(state);
    }
    let Some(line) = line(state) else { return };
    if line.value().is_empty() && request == InputRequest::DeletePrevChar {
        return leave_empty(state, effects);
    }
    match line.handle(request) {
        Some(change) if change.value => typed(state, effects),
        Some(_) => {
            // Something else could stand where the caret is now.
            if let Some(prompt) = &mut state.prompt {
                prompt.completing = None;
            }
            complete::derive(state);
        }
        None => {}
    }
}

/// Keeps what is typed and stops typing. A found tag is still under the cursor.
fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    match state.mode() {
        Mode::Prompt => accept_filter(state),
        Mode::SearchName => searches::save(state, effects),
        Mode::TagPrompt => facets::leave_prompt(state),
        Mode::DatePrompt => date::accept(state),
        Mode::HelpPrompt => {
            if let Some(help) = &mut state.help {
                help.typing = false;
            }
        }
        Mode::FindPrompt => find::accept(state),
        Mode::Hints => hints::accept(state, effects),
        Mode::PipePrompt => outside::run(state, effects),
        Mode::FilePrompt => export::accept(state, effects),
        Mode::Outline
        | Mode::Searches
        | Mode::Palette
        | Mode::List
        | Mode::Article
        | Mode::Tags
        | Mode::Help => {}
    }
}

/// Keeps the filter. A line that is no query is left as it is, to be mended: the list is that of its
/// beginning, which nobody asked for.
fn accept_filter(state: &mut State) {
    let cancel = key_of(state, Mode::Prompt, Action::CancelPrompt);
    let refused = state.prompt.as_ref().and_then(|prompt| prompt.error.as_ref()).map(QueryError::sentence);
    if let Some(reason) = refused {
        return state.warn(Phrase::LineNotTaken { reason, cancel });
    }
    leave_filter(state);
}

/// Keeps the filter that the list shows, as one does who goes on elsewhere. Of a line with an error the
/// last good filter is kept, and the line can be recalled.
pub(super) fn leave_filter(state: &mut State) {
    let Some(prompt) = state.prompt.take() else { return };
    state.history.leave(prompt.before_place);
    history::visit(state);
    if let Some(error) = &prompt.error {
        state.earlier.add(prompt.line.value());
        state.warn(Phrase::FilterNotTaken { reason: error.sentence() });
    }
}

/// Deleting in an empty line leaves it. Where there was a filter, it was deleted on purpose.
fn leave_empty(state: &mut State, effects: &mut Vec<Effect>) {
    let deleted = state.prompt.as_ref().is_some_and(|prompt| !prompt.before.query.is_empty());
    if state.mode() == Mode::Prompt && deleted { accept_filter(state) } else { cancel(state, effects) }
}

/// Takes back what is typed, and the cursor goes where it was.
fn cancel(state: &mut State, effects: &mut Vec<Effect>) {
    match state.mode() {
        Mode::Prompt => {
            let Some(prompt) = state.prompt.take() else { return };
            state.list.moved = false;
            state.list.lost = None;
            if prompt.before_moved {
                list::go_back_to(state, prompt.before_place);
            }
            filter::set(state, prompt.before, effects);
        }
        Mode::HelpPrompt => {
            if let Some(help) = &mut state.help {
                help.typing = false;
                help.line.reset();
            }
        }
        Mode::TagPrompt => accept(state, effects),
        Mode::DatePrompt => state.date_prompt = None,
        Mode::Searches | Mode::SearchName => searches::cancel(state),
        Mode::Palette => palette::cancel(state),
        Mode::FindPrompt => find::cancel(state),
        Mode::Hints => state.reading.hints = None,
        Mode::Outline => state.reading.outline = None,
        Mode::PipePrompt => state.reading.pipe = None,
        Mode::FilePrompt => state.reading.writing = None,
        Mode::List | Mode::Article | Mode::Tags | Mode::Help => {}
    }
}
