//! Passing the article to external programs: the editor, and a command that reads it from a pipe. Starting
//! them is left to the runtime. Floor 3, part of [`app`](crate::app).

use tui_input::Input;

use crate::app::message::{Effect, Message};
use crate::app::placeholders::misspelled_placeholder;
use crate::app::state::prompt::PipePrompt;
use crate::app::state::{Prompt, State};
use crate::app::update::export;
use crate::input::Action;
use crate::markdown::layout::Room;
use crate::wording::Phrase;

/// Opens the article's file in the editor.
pub(super) fn edit(state: &mut State, effects: &mut Vec<Effect>) {
    match (state.current(), &state.folder) {
        (None, _) => state.notify(Phrase::NoArticle),
        (Some(_), None) => state.warn(Phrase::NoFileToEdit),
        (Some(article), Some(_)) => effects.push(Effect::Edit(article.path.clone())),
    }
}

/// Receives the result of an external program or of writing a file.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other message is about something else")]
pub(super) fn take(state: &mut State, message: Message, effects: &mut Vec<Effect>) {
    match message {
        Message::Edited(edited) => take_edited(state, edited, effects),
        Message::Piped(Ok(phrase)) => state.notify(phrase),
        Message::Piped(Err(phrase)) => state.warn(phrase),
        Message::Exported(written) => export::take_written(state, written),
        _ => {}
    }
}

/// Reloads the folder after the editor and lays the article out again, at the same place in the text.
fn take_edited(state: &mut State, edited: Result<(), Phrase>, effects: &mut Vec<Effect>) {
    if let Err(phrase) = edited {
        state.warn(phrase);
    }
    // Also after a failure: the editor may have written the file before it.
    state.requested = None;
    if let Some(article) = &mut state.article {
        article.room = Room::from(0);
    }
    super::reload(state, effects);
}

/// Starts typing a command.
pub(super) fn start_pipe(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    state.prompt = Some(Prompt::Pipe(PipePrompt::default()));
}

/// Recalls the next earlier or later command; after the latest one, restores what was typed.
pub(super) fn recall(state: &mut State, action: Action) {
    let Some(Prompt::Pipe(pipe)) = &mut state.prompt else { return };
    let is_earlier = matches!(action, Action::PromptUp);
    let next = match (pipe.recalled, is_earlier) {
        (None, true) => Some(0),
        (Some(index), true) => Some(index + 1),
        (Some(index), false) => index.checked_sub(1),
        (None, false) => return,
    };
    let earlier = next.map(|index| state.commands.nth(index).cloned());
    if earlier == Some(None) {
        return state.notify(Phrase::NoEarlierCommand);
    }
    if pipe.recalled.is_none() {
        pipe.line.value().clone_into(&mut pipe.typed);
    }
    pipe.recalled = next;
    pipe.line = Input::new(earlier.flatten().unwrap_or_else(|| pipe.typed.clone()));
}

/// Runs the command. It is split into words before parts of the article are inserted, so that a title never
/// becomes more than one argument.
pub(super) fn run(state: &mut State, effects: &mut Vec<Effect>) {
    let ids = state.current_id().into_iter().collect();
    let Some(Prompt::Pipe(pipe)) = &mut state.prompt else { return };
    let line = pipe.line.value().trim().to_owned();
    match shell_words::split(&line) {
        Err(_) => pipe.fault = Some(Phrase::QuoteNotClosed),
        Ok(words) => {
            if let Some((name, meant)) = words.iter().skip(1).find_map(|word| misspelled_placeholder(word)) {
                pipe.fault = Some(Phrase::NoSuchPlaceholder { name, meant });
                return;
            }
            state.prompt = None;
            if words.is_empty() {
                return;
            }
            state.commands.add(&line);
            effects.push(Effect::Pipe { words, library: state.finding.library.clone(), ids });
        }
    }
}
