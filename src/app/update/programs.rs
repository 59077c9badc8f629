//! Handing articles on: to the editor, to a command that reads one from a pipe, and to a file. Starting programs
//! and writing files is left to the runtime. Floor 3, part of [`app`](crate::app).

use tui_input::Input;

use crate::app::citation::file_name;
use crate::app::geometry::Pane;
use crate::app::message::{Effect, ExportError, ExportRequest};
use crate::app::placeholders::misspelled_placeholder;
use crate::app::state::{ExportPrompt, LinePrompt, Prompt, Recall, State};
use crate::input::Direction;
use crate::model::{ArticleId, ExportFormat};
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn edit(state: &mut State, effects: &mut Vec<Effect>) {
    match (state.current(), &state.settings.folder) {
        (None, _) => state.notify(Phrase::NoArticle),
        (Some(_), None) => state.warn(Phrase::NoFileToEdit),
        (Some(article), Some(_)) => effects.push(Effect::Edit(article.path.clone())),
    }
}

pub(super) fn start_pipe(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    state.prompt = Some(Prompt::Pipe(LinePrompt::default()));
}

/// Recalls the next earlier or later command; after the latest one, restores what was typed.
pub(super) fn recall(state: &mut State, direction: Direction) {
    let Some(Prompt::Pipe(pipe)) = &mut state.prompt else { return };
    if pipe.recall.is_none() && direction == Direction::Forward {
        return;
    }
    let recall = pipe.recall.clone().unwrap_or_else(|| {
        let typed = pipe.line.value().to_owned();
        Recall { typed, begins: String::new(), at: None }
    });
    let Some((text, recall)) = state.history.commands.step(recall, direction, "") else {
        return state.notify(Phrase::NoEarlierCommand);
    };
    pipe.line = Input::new(text);
    pipe.recall = recall;
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

/// Opens the prompt for the file of an export: of the open article in its pane, elsewhere of the whole list.
pub(super) fn start_export(state: &mut State, format: ExportFormat) {
    let ids: Vec<ArticleId> = match state.focus {
        Pane::Article => state.current_id().into_iter().collect(),
        Pane::List | Pane::Tags => state.finding.ids.to_vec(),
    };
    let only = if ids.len() == 1 { state.current() } else { None };
    let name = match (only, ids.is_empty()) {
        (_, true) => return state.notify(Phrase::NoArticle),
        (Some(article), _) => article.title.clone(),
        (None, _) => {
            let filter = CleanText::line(&state.filter.text);
            CleanText::joined([state.library.name(), &filter], " ")
        }
    };
    let line = Input::new(format!("{}{}", state.settings.export_folder, file_name(&name, format)));
    let library = state.finding.library.clone();
    let prompt = ExportPrompt { format, library, ids, line, fault: None, replaces: None, busy: false };
    state.prompt = Some(Prompt::Export(prompt));
}

/// Asks for the file to be written. An existing one is replaced only if it is named twice.
pub(super) fn export(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(Prompt::Export(writing)) = &mut state.prompt else { return };
    if writing.busy {
        return;
    }
    let path = writing.line.value().trim().to_owned();
    if path.is_empty() {
        writing.fault = Some(Phrase::FileNeedsName);
        return;
    }
    writing.busy = true;
    writing.fault = None;
    effects.push(Effect::Export(ExportRequest {
        library: writing.library.clone(),
        ids: writing.ids.clone(),
        format: writing.format,
        replaces: writing.replaces.as_deref() == Some(path.as_str()),
        path,
    }));
}

/// Receives the result of an export. After a failure the prompt stays open for another name.
pub(super) fn take_written(state: &mut State, written: Result<Phrase, ExportError>) {
    let fault = match written {
        Ok(phrase) => {
            if matches!(state.prompt, Some(Prompt::Export(_))) {
                state.prompt = None;
            }
            return state.notify(phrase);
        }
        Err(ExportError::Exists) => Phrase::FileExists,
        Err(ExportError::Failed(phrase)) => phrase,
    };
    match &mut state.prompt {
        Some(Prompt::Export(writing)) => {
            writing.busy = false;
            writing.replaces = (fault == Phrase::FileExists).then(|| writing.line.value().trim().to_owned());
            writing.fault = Some(fault);
        }
        _ => state.warn(fault),
    }
}
