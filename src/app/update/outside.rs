//! Giving the article to other programs: the editor, and a command.

use tui_input::Input;

use crate::app::message::{Effect, Message};
use crate::app::reading::{PipePrompt, mistaken_piece};
use crate::app::state::State;
use crate::app::update::export;
use crate::input::Action;
use crate::markdown::layout::Room;
use crate::wording::Phrase;

/// Opens the file in the editor.
pub(super) fn edit(state: &mut State, effects: &mut Vec<Effect>) {
    match (state.current(), &state.folder) {
        (None, _) => state.say(Phrase::NoArticle),
        (Some(_), None) => state.warn(Phrase::NoFileToEdit),
        (Some(article), Some(_)) => effects.push(Effect::Edit(article.path)),
    }
}

/// Another program ended, or a file was written.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other message is about something else")]
pub(super) fn take(state: &mut State, message: Message, effects: &mut Vec<Effect>) {
    match message {
        Message::Edited(edited) => take_edited(state, edited, effects),
        Message::Piped(Ok(phrase)) => state.say(phrase),
        Message::Piped(Err(phrase)) => state.warn(phrase),
        Message::Written(written) => export::take_written(state, written),
        _ => {}
    }
}

/// The editor was left: what it changed is shown, where it was read.
fn take_edited(state: &mut State, edited: Result<(), Phrase>, effects: &mut Vec<Effect>) {
    if let Err(phrase) = edited {
        state.warn(phrase);
    }
    // It may have written before it failed.
    state.wanted = None;
    if let Some(article) = &mut state.article {
        article.room = Room::from(0);
    }
    super::reload(state, effects);
}

/// Starts typing a command.
pub(super) fn start_pipe(state: &mut State) {
    if state.current().is_none() {
        return state.say(Phrase::NoArticle);
    }
    state.reading.pipe = Some(PipePrompt::default());
}

/// The command is another one.
pub(super) fn typed(state: &mut State) {
    if let Some(pipe) = &mut state.reading.pipe {
        pipe.fault = None;
        pipe.recalled = None;
    }
}

/// Recalls an earlier command, or goes back to what was typed.
pub(super) fn recall(state: &mut State, action: Action) {
    let count = state.reading.commands.len();
    let Some(pipe) = &mut state.reading.pipe else { return };
    let is_earlier = matches!(action, Action::PromptUp);
    let next = match (pipe.recalled, is_earlier) {
        (None, true) => Some(0),
        (Some(index), true) => Some(index + 1),
        (Some(index), false) => index.checked_sub(1),
        (None, false) => return,
    };
    if next.is_some_and(|index| index >= count) {
        return state.say(Phrase::NoEarlierCommand);
    }
    if pipe.recalled.is_none() {
        pipe.line.value().clone_into(&mut pipe.typed);
    }
    pipe.recalled = next;
    let text = match next {
        Some(index) => state.reading.commands.iter().rev().nth(index).cloned().unwrap_or_default(),
        None => pipe.typed.clone(),
    };
    pipe.line = Input::new(text);
}

/// Runs the command. It is split here, before anything of an article stands in it, so that no title is
/// ever more than one argument.
pub(super) fn run(state: &mut State, effects: &mut Vec<Effect>) {
    let ids = state.current_id().into_iter().collect();
    let Some(pipe) = &mut state.reading.pipe else { return };
    let line = pipe.line.value().trim().to_owned();
    match shell_words::split(&line) {
        Err(_) => pipe.fault = Some(Phrase::QuoteNotClosed),
        Ok(words) => {
            if let Some((name, meant)) = words.iter().skip(1).find_map(|word| mistaken_piece(word)) {
                pipe.fault = Some(Phrase::NoSuchPiece { name, meant });
                return;
            }
            state.reading.pipe = None;
            if words.is_empty() {
                return;
            }
            state.reading.remember(&line);
            effects.push(Effect::Pipe { words, library: state.finding.library.clone(), ids });
        }
    }
}
