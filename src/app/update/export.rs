//! Exporting articles: the prompt for the file name, and the result. Writing the file is left to the runtime.
//! Floor 3, part of [`app`](crate::app).

use tui_input::Input;

use crate::app::export::{ExportFormat, file_name};
use crate::app::geometry::Pane;
use crate::app::message::{Effect, ExportError, ExportRequest};
use crate::app::state::prompt::ExportPrompt;
use crate::app::state::{Prompt, State};
use crate::model::ArticleId;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The articles to write: in the article pane the open one, elsewhere everything listed.
fn articles_to_write(state: &State) -> Vec<ArticleId> {
    match state.focus {
        Pane::Article => state.current_id().into_iter().collect(),
        Pane::List | Pane::Tags => state.finding.ids.to_vec(),
    }
}

/// Opens the prompt with a proposed file name.
pub(super) fn start(state: &mut State, format: ExportFormat) {
    let ids = articles_to_write(state);
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

/// Asks for the file to be written. An existing file is replaced only if the same name is accepted a second
/// time.
pub(super) fn accept(state: &mut State, effects: &mut Vec<Effect>) {
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

/// Receives the result of an export. After a failure the prompt stays open, so that the name can be
/// corrected.
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
