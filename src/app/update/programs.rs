//! Passing the article to external programs: the editor, and a command that reads it from a pipe. Starting
//! them is left to the runtime. Floor 3, part of [`app`](crate::app).

use tui_input::Input;

use crate::app::message::Effect;
use crate::app::placeholders::misspelled_placeholder;
use crate::app::state::prompt::PipePrompt;
use crate::app::state::{Prompt, State};
use crate::input::Direction;
use crate::wording::Phrase;

/// Opens the article's file in the editor.
pub(super) fn edit(state: &mut State, effects: &mut Vec<Effect>) {
    match (state.current(), &state.settings.folder) {
        (None, _) => state.notify(Phrase::NoArticle),
        (Some(_), None) => state.warn(Phrase::NoFileToEdit),
        (Some(article), Some(_)) => effects.push(Effect::Edit(article.path.clone())),
    }
}

/// Starts typing a command.
pub(super) fn start_pipe(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    state.prompt = Some(Prompt::Pipe(PipePrompt::default()));
}

/// Recalls the next earlier or later command; after the latest one, restores what was typed.
pub(super) fn recall(state: &mut State, direction: Direction) {
    let Some(Prompt::Pipe(pipe)) = &mut state.prompt else { return };
    let next = match (pipe.recalled, direction) {
        (None, Direction::Back) => Some(0),
        (Some(index), Direction::Back) => Some(index + 1),
        (Some(index), Direction::Forward) => index.checked_sub(1),
        (None, Direction::Forward) => return,
    };
    let earlier = next.map(|index| state.history.commands.nth(index).cloned());
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
            state.history.commands.add(&line);
            effects.push(Effect::Pipe { words, library: state.finding.library.clone(), ids });
        }
    }
}
