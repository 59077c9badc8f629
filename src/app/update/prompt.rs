//! Prompts: inserting, pasting, editing, accepting and cancelling typed text in every prompt, and the keys that move
//! up and down. What each prompt or pane does with them is left to a module of its own. Floor 3, part of [`app`](crate::app).

use tui_input::{Input, InputRequest};

use crate::app::enabled::entries;
use crate::app::geometry::{self, Area};
use crate::app::message::Effect;
use crate::app::state::{Prompt, State};
use crate::app::update::{
    article, facets, filter_prompt, find, help, hints, list, palette, programs, searches,
};
use crate::input::{Direction, Mode, Motion, PromptAction};
use crate::limits;
use crate::text::CleanText;
use crate::wording::Phrase;

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
    state.status.clear();
    if state.mode() == Mode::List {
        filter_prompt::start(state);
    }
    type_text(state, text, effects);
}

fn type_text(state: &mut State, text: &CleanText, effects: &mut Vec<Effect>) {
    let Some((line, longest)) = line(state) else { return };
    if line.value().len() + text.len() > longest {
        return state.warn(Phrase::PastedTooLong);
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

fn typed(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(help) = &mut state.help {
        help.scroll = 0;
        return;
    }
    match &mut state.prompt {
        Some(Prompt::Filter(prompt)) => {
            prompt.recall = None;
            filter_prompt::changed(state, effects);
        }
        Some(Prompt::Facet(_)) => {
            state.facets.cursor = 0;
            state.facets.lines.clear();
            facets::derive_lines(state);
        }
        Some(Prompt::Searches(picker) | Prompt::Outline(picker)) => picker.to_top(),
        Some(Prompt::Date(_)) => list::typed_date(state),
        Some(Prompt::Palette(_)) => palette::typed(state),
        Some(Prompt::Find(_)) => find::typed(state),
        Some(Prompt::SearchName(prompt) | Prompt::Pipe(prompt)) => {
            prompt.fault = None;
            prompt.recall = None;
        }
        Some(Prompt::Export(export)) => export.fault = None,
        Some(Prompt::Hints(_)) | None => {}
    }
}

pub(super) fn act(state: &mut State, action: PromptAction, effects: &mut Vec<Effect>) {
    let mode = state.mode();
    match action {
        PromptAction::Accept => accept(state, effects),
        PromptAction::Cancel => cancel(state, effects),
        PromptAction::Complete(direction) if mode == Mode::Palette => palette::complete(state, direction),
        PromptAction::Complete(direction) => filter_prompt::choose(state, direction, effects),
        PromptAction::Recall(direction) if mode == Mode::Prompt => {
            filter_prompt::recall(state, direction, effects);
        }
        // Only queries are recalled. Elsewhere these keys move, as in any list.
        PromptAction::Recall(Direction::Back) => move_by(state, mode, Motion::Up),
        PromptAction::Recall(Direction::Forward) => move_by(state, mode, Motion::Down),
        PromptAction::Move(motion) => move_by(state, mode, motion),
        PromptAction::Edit(request) => edit(state, request, effects),
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
            filter_prompt::derive(state);
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
        Some(Prompt::Filter(_)) => filter_prompt::accept(state),
        Some(Prompt::SearchName(_)) => searches::save(state, effects),
        Some(Prompt::Facet(_)) => facets::leave_prompt(state),
        Some(Prompt::Date(_)) => list::go_to_date(state),
        Some(Prompt::Find(_)) => find::accept(state),
        Some(Prompt::Hints(_)) => hints::accept(state, effects),
        Some(Prompt::Pipe(_)) => programs::run(state, effects),
        Some(Prompt::Export(_)) => programs::export(state, effects),
        // These have actions of their own.
        Some(Prompt::Outline(_) | Prompt::Searches(_) | Prompt::Palette(_)) | None => {}
    }
}

/// Closes an empty prompt. If there was a filter before, it was deleted on purpose and is not restored.
fn leave_empty(state: &mut State, effects: &mut Vec<Effect>) {
    match &state.prompt {
        Some(Prompt::Filter(prompt)) if state.help.is_none() && !prompt.before.query.is_empty() => {
            filter_prompt::accept(state);
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
        Some(Prompt::Filter(prompt)) => filter_prompt::cancel(state, *prompt, effects),
        facet @ Some(Prompt::Facet(_)) => {
            state.prompt = facet;
            facets::leave_prompt(state);
        }
        Some(Prompt::Palette(palette)) => state.screen.themes.take(palette.before),
        Some(Prompt::Find(find)) => article::go_to_row(state, find.before),
        // The others have changed nothing.
        Some(_) | None => {}
    }
}

/// Moves the cursor of a list, or scrolls a text.
pub(super) fn move_by(state: &mut State, mode: Mode, motion: Motion) {
    match mode {
        Mode::Article => article::move_by(state, motion),
        Mode::Tags | Mode::TagPrompt => facets::move_by(state, motion),
        Mode::Help | Mode::HelpPrompt => help::move_by(state, motion),
        Mode::Searches | Mode::Palette | Mode::Outline => {
            let by = motion.distance(picker_rows(state), entries(state));
            scroll_picker(state, by);
        }
        Mode::PipePrompt => programs::recall(state, motion.direction()),
        Mode::FindPrompt => find::step_or_notify(state, motion.direction()),
        Mode::SearchName | Mode::Hints | Mode::FilePrompt => {}
        Mode::List | Mode::Prompt | Mode::DatePrompt => list::move_by(state, motion),
    }
}

/// The rows in which the open picker lists its entries.
fn picker_rows(state: &State) -> usize {
    let panes = state.panes();
    match state.prompt {
        Some(Prompt::Outline(_)) => panes.text.map_or(0, Area::rows),
        Some(Prompt::Palette(_)) => geometry::palette(&panes, state.screen.size).rows().saturating_sub(1),
        _ => geometry::overlay(&panes, state.screen.size).rows(),
    }
}

/// Moves the cursor of the open picker by entries; negative is up.
pub(super) fn scroll_picker(state: &mut State, by: isize) {
    if let Some(picker) = state.prompt.as_mut().and_then(Prompt::picker_mut) {
        picker.cursor = picker.cursor.saturating_add_signed(by);
    }
}

pub(super) fn go_to_entry(state: &mut State, index: usize) {
    if let Some(picker) = state.prompt.as_mut().and_then(Prompt::picker_mut) {
        picker.cursor = index;
    }
}

pub(super) fn keep_picker_in_window(state: &mut State) {
    let (rows, length) = (picker_rows(state), entries(state));
    if let Some(picker) = state.prompt.as_mut().and_then(Prompt::picker_mut) {
        picker.keep_in_window(rows, length);
    }
}
