//! Typing: the filter, the name of a tag, the name of a key.

use tui_input::{Input, InputRequest};

use crate::app::message::Effect;
use crate::app::state::{Filter, FilterPrompt, State};
use crate::app::update::{filter, help, list, tags};
use crate::input::{Action, Mode};
use crate::limits;
use crate::query::{Query, QueryError};
use crate::text::CleanText;

/// Starts typing the filter, behind what it says already.
pub(super) fn start_filter(state: &mut State) {
    state.prompt = Some(FilterPrompt {
        line: Input::new(Query::with_room_for_more(&state.filter.text)),
        error: None,
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
        Mode::HelpPrompt => state.help.as_mut().map(|help| &mut help.line),
        Mode::List | Mode::Article | Mode::Tags | Mode::Help => None,
    }
}

/// Types a character.
pub(super) fn insert(state: &mut State, character: char, effects: &mut Vec<Effect>) {
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
    let Some(line) = line(state) else { return };
    if line.value().len() + text.len() > limits::QUERY_BYTES {
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
            let Some(text) = state.prompt.as_ref().map(|prompt| prompt.line.value().to_owned()) else {
                return;
            };
            let typed = match Filter::typed(&text) {
                Ok(typed) => typed,
                Err(error) => return keep_last(state, error),
            };
            if let Some(prompt) = &mut state.prompt {
                prompt.error = None;
            }
            if typed.query != state.filter.query {
                // The newest hit is what one looks for while typing.
                state.list.moved = false;
                state.list.lost = None;
            }
            filter::set(state, typed, effects);
        }
        Mode::TagPrompt => {
            state.tags.cursor = 0;
            state.tags.lines.clear();
            tags::derive_lines(state);
        }
        Mode::HelpPrompt => help::to_top(state),
        Mode::List | Mode::Article | Mode::Tags | Mode::Help => {}
    }
}

/// What is typed is no query, or not yet: the list of the last one stays.
fn keep_last(state: &mut State, error: QueryError) {
    if let Some(prompt) = &mut state.prompt {
        prompt.error = Some(error);
    }
}

/// An action of a line that is being typed.
#[allow(clippy::wildcard_enum_match_arm, reason = "every other action edits nothing, new ones too")]
pub(super) fn act(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let mode = state.mode();
    match (action, request(action)) {
        (Action::AcceptPrompt, _) => accept(state),
        (Action::CancelPrompt, _) => cancel(state, effects),
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
    let Some(line) = line(state) else { return };
    if line.value().is_empty() && request == InputRequest::DeletePrevChar {
        return leave_empty(state, effects);
    }
    if line.handle(request).is_some_and(|change| change.value) {
        typed(state, effects);
    }
}

/// Keeps what is typed and stops typing. A found tag is still under the cursor.
fn accept(state: &mut State) {
    match state.mode() {
        Mode::Prompt => state.prompt = None,
        Mode::TagPrompt => {
            state.tags.prompt = None;
            tags::derive_lines(state);
        }
        Mode::HelpPrompt => {
            if let Some(help) = &mut state.help {
                help.typing = false;
            }
        }
        Mode::List | Mode::Article | Mode::Tags | Mode::Help => {}
    }
}

/// Deleting in an empty line leaves it. Where there was a filter, it was deleted on purpose.
fn leave_empty(state: &mut State, effects: &mut Vec<Effect>) {
    let deleted = state.prompt.as_ref().is_some_and(|prompt| !prompt.before.query.is_empty());
    if state.mode() == Mode::Prompt && deleted { accept(state) } else { cancel(state, effects) }
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
        Mode::TagPrompt => accept(state),
        Mode::List | Mode::Article | Mode::Tags | Mode::Help => {}
    }
}
