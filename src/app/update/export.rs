//! Writing articles to a file.

use tui_input::Input;

use crate::app::export::{ExportFormat, file_name};
use crate::app::geometry::Pane;
use crate::app::message::{Effect, NotWritten};
use crate::app::reading::Writing;
use crate::app::state::State;
use crate::input::Action;
use crate::model::ArticleId;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The format that an action asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action writes nothing")]
fn format(action: Action) -> Option<ExportFormat> {
    match action {
        Action::WriteMarkdown => Some(ExportFormat::Markdown),
        Action::WriteHtml => Some(ExportFormat::Html),
        Action::WriteJson => Some(ExportFormat::Json),
        Action::WriteCsv => Some(ExportFormat::Csv),
        _ => None,
    }
}

/// The articles that are meant: from the list all that it shows, from the article that one.
fn meant(state: &State) -> Vec<ArticleId> {
    match state.focus {
        Pane::Article => state.current_id().into_iter().collect(),
        Pane::List | Pane::Tags => state.finding.ids.to_vec(),
    }
}

/// Starts naming the file, with a name that is proposed.
pub(super) fn start(state: &mut State, action: Action) {
    let Some(format) = format(action) else { return };
    let ids = meant(state);
    let only = if ids.len() == 1 { state.current() } else { None };
    let called = match (only, ids.is_empty()) {
        (_, true) => return state.say(Phrase::NoArticle),
        (Some(article), _) => article.title,
        (None, _) => {
            let filter = CleanText::line(&state.filter.text);
            CleanText::joined([state.library.name(), &filter], " ")
        }
    };
    let line = Input::new(format!("{}{}", state.export_folder, file_name(&called, format)));
    let library = state.finding.library.clone();
    state.reading.writing =
        Some(Writing { format, library, ids, line, fault: None, replaces: None, busy: false });
}

/// The name is another one.
pub(super) fn typed(state: &mut State) {
    if let Some(writing) = &mut state.reading.writing {
        writing.fault = None;
    }
}

/// Writes the file. A file that is there is replaced when the same name is given once more.
pub(super) fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(writing) = state.reading.writing.as_mut().filter(|writing| !writing.busy) else { return };
    let path = writing.line.value().trim().to_owned();
    if path.is_empty() {
        writing.fault = Some(Phrase::FileNeedsName);
        return;
    }
    writing.busy = true;
    writing.fault = None;
    effects.push(Effect::Write {
        library: writing.library.clone(),
        ids: writing.ids.clone(),
        format: writing.format,
        replaces: writing.replaces.as_deref() == Some(path.as_str()),
        path,
    });
}

/// The file was written, or not: then the name can be mended where it stands.
pub(super) fn take_written(state: &mut State, written: Result<Phrase, NotWritten>) {
    let fault = match written {
        Ok(phrase) => {
            state.reading.writing = None;
            return state.say(phrase);
        }
        Err(NotWritten::Exists) => Phrase::FileExists,
        Err(NotWritten::Failed(phrase)) => phrase,
    };
    match &mut state.reading.writing {
        Some(writing) => {
            writing.busy = false;
            writing.replaces = (fault == Phrase::FileExists).then(|| writing.line.value().trim().to_owned());
            writing.fault = Some(fault);
        }
        None => state.warn(fault),
    }
}
