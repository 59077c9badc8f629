//! The prompts, of which at most one is open, and the status line. Floor 3, part of [`app`](crate::app). Typing,
//! accepting and cancelling are left to `app::update`.

use std::ops::Range;
use std::sync::Arc;

use tui_input::Input;

use crate::app::find::TextFind;
use crate::app::state::article::OpenArticle;
use crate::app::state::filter::{Filter, Recall};
use crate::app::state::list::{ListPosition, Picker};
use crate::app::state::palette::CommandPalette;
use crate::app::tips::{ShownTips, TourStep};
use crate::input::{Key, Mode};
use crate::library::Library;
use crate::limits;
use crate::model::{ArticleId, ExportFormat, SafeUrl};
use crate::query::{QueryError, Reason};
use crate::text::{CleanText, Row};
use crate::wording::Phrase;

/// The open prompt: what the typed text is for.
#[derive(Clone, Debug)]
pub enum Prompt {
    Filter(Box<FilterPrompt>),
    /// Finding a value in the left pane.
    Facet(Input),
    Searches(Picker),
    SearchName(LinePrompt),
    Date(LinePrompt),
    Palette(CommandPalette),
    Find(TextFind),
    Outline(Picker),
    /// Choosing a link of the article by its letters.
    Hints(Hints),
    /// Running a command on the article.
    Pipe(LinePrompt),
    /// Naming the file of an export, until it is written.
    Export(ExportPrompt),
}

impl Prompt {
    /// The mode in which keys are interpreted while it is open.
    pub fn mode(&self) -> Mode {
        match self {
            Self::Filter(_) => Mode::Prompt,
            Self::Facet(_) => Mode::TagPrompt,
            Self::Searches(_) => Mode::Searches,
            Self::SearchName(_) => Mode::SearchName,
            Self::Date(_) => Mode::DatePrompt,
            Self::Palette(_) => Mode::Palette,
            Self::Find(_) => Mode::FindPrompt,
            Self::Outline(_) => Mode::Outline,
            Self::Hints(_) => Mode::Hints,
            Self::Pipe(_) => Mode::PipePrompt,
            Self::Export(_) => Mode::FilePrompt,
        }
    }

    /// The typed line; `None` for hints, which have letters instead.
    pub fn line(&self) -> Option<&Input> {
        match self {
            Self::Filter(prompt) => Some(&prompt.line),
            Self::Facet(line) => Some(line),
            Self::Searches(picker) | Self::Outline(picker) => Some(&picker.line),
            Self::SearchName(prompt) | Self::Date(prompt) | Self::Pipe(prompt) => Some(&prompt.line),
            Self::Palette(palette) => Some(&palette.picker.line),
            Self::Find(find) => Some(&find.line),
            Self::Hints(_) => None,
            Self::Export(export) => Some(&export.line),
        }
    }

    /// The typed line, to change it.
    pub fn line_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Filter(prompt) => Some(&mut prompt.line),
            Self::Facet(line) => Some(line),
            Self::Searches(picker) | Self::Outline(picker) => Some(&mut picker.line),
            Self::SearchName(prompt) | Self::Date(prompt) | Self::Pipe(prompt) => Some(&mut prompt.line),
            Self::Palette(palette) => Some(&mut palette.picker.line),
            Self::Find(find) => Some(&mut find.line),
            Self::Hints(_) => None,
            Self::Export(export) => Some(&mut export.line),
        }
    }

    /// How long the typed line may become, in bytes.
    pub fn longest(&self) -> usize {
        match self {
            Self::Date(_) => limits::DATE_PROMPT_BYTES,
            Self::Find(_) | Self::Outline(_) | Self::Hints(_) | Self::Pipe(_) | Self::Export(_) => {
                limits::LINE_BYTES
            }
            Self::Filter(_) | Self::Facet(_) | Self::Searches(_) | Self::SearchName(_) | Self::Palette(_) => {
                limits::QUERY_BYTES
            }
        }
    }

    /// The cursor among what was found; `None` for prompts that list nothing.
    pub fn picker_mut(&mut self) -> Option<&mut Picker> {
        if let Self::Searches(picker) | Self::Outline(picker) | Self::Palette(CommandPalette { picker, .. }) =
            self
        {
            Some(picker)
        } else {
            None
        }
    }
}

/// The state of the prompt for a filter.
#[derive(Clone, Debug)]
pub struct FilterPrompt {
    pub line: Input,
    /// The line when the prompt was opened.
    pub opened: String,
    /// Why the line is not a query, or is not one yet; the list keeps showing the last valid query.
    pub error: Option<QueryError>,
    pub hint: Option<Phrase>,
    pub completing: Option<Completing>,
    /// The earlier query in the line, while queries are recalled.
    pub recall: Option<Recall>,
    /// The filter to restore if the prompt is cancelled.
    pub before: Filter,
    /// The cursor of the list to restore then.
    pub before_place: Option<ListPosition>,
    pub before_moved: bool,
}

/// The candidates at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// The bytes of the line that a candidate replaces.
    pub span: Range<usize>,
    /// The candidates, the most useful first; never empty.
    pub candidates: Vec<Candidate>,
    /// Index of the candidate that was inserted into the line.
    pub chosen: Option<usize>,
}

/// A way to complete the typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub shown: CleanText,
    /// The text as inserted into the line, quoted if necessary.
    pub inserted: String,
    /// How many articles have it; `None` if they are not counted.
    pub count: Option<usize>,
}

/// What the row below the prompt shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PromptHelp<'a> {
    /// Why the line is not a query, or is not one yet.
    Error(&'a QueryError),
    Candidates(&'a Completing),
    Hint(&'a Phrase),
}

impl FilterPrompt {
    /// What the row below the prompt shows. Candidates take precedence over an error that they would correct.
    pub fn below(&self) -> Option<PromptHelp<'_>> {
        match (&self.error, &self.completing) {
            (Some(error), Some(completing))
                if completing.chosen.is_none() && !is_corrected(error, completing) =>
            {
                Some(PromptHelp::Error(error))
            }
            (_, Some(completing)) => Some(PromptHelp::Candidates(completing)),
            (Some(error), None) => Some(PromptHelp::Error(error)),
            (None, None) => self.hint.as_ref().map(PromptHelp::Hint),
        }
    }
}

/// Whether candidates would correct an error: the query is unfinished, or the error is at the name being
/// completed.
fn is_corrected(error: &QueryError, completing: &Completing) -> bool {
    let (wrong, completed) = (&error.span, &completing.span);
    let touches = wrong.start <= completed.end && completed.start <= wrong.end;
    error.reason.is_unfinished() || (touches && matches!(error.reason, Reason::UnknownSearch { .. }))
}

/// A prompt for the name of a search, a date to go to, or a command that gets the article.
#[derive(Clone, Debug, Default)]
pub struct LinePrompt {
    pub line: Input,
    /// Why the line cannot be used; `None` while it may still become what is asked for.
    pub fault: Option<Phrase>,
    /// The earlier command in the line, while commands are recalled.
    pub recall: Option<Recall>,
}

/// The prompt for the file name of an export.
#[derive(Clone, Debug)]
pub struct ExportPrompt {
    pub format: ExportFormat,
    /// The snapshot that the ids belong to.
    pub library: Arc<Library>,
    /// The articles to export, in the order of the list.
    pub ids: Vec<ArticleId>,
    pub line: Input,
    /// Why nothing was written, or that the file exists.
    pub fault: Option<Phrase>,
    /// The path of an existing file: confirming the same path again replaces it.
    pub replaces: Option<String>,
    /// Whether the file is being written.
    pub busy: bool,
}

/// The links that can be chosen by letters.
#[derive(Clone, Debug)]
pub struct Hints {
    pub links: Vec<LinkHint>,
    /// The letters typed so far, in lower case.
    pub typed: String,
    /// Whether the chosen link is copied instead of opened.
    pub copies: bool,
    /// Index of a link whose text names another host: it is opened only after a confirmation.
    pub asked: Option<usize>,
    /// The rows and the scroll position that the hints belong to; hints are closed when these change.
    pub over: Option<(Arc<[Row]>, usize)>,
}

/// A link with its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkHint {
    pub letters: String,
    pub url: SafeUrl,
    /// Row in the article and cell in that row; `None` if the link is not in the window.
    pub place: Option<(usize, usize)>,
    /// The text of the link if it names a host other than that of `url`, which may be a trap.
    pub names_other: Option<CleanText>,
}

impl Hints {
    /// Whether the article still shows the rows that the hints belong to.
    pub fn are_current(&self, shown: Option<&OpenArticle>) -> bool {
        self.over.as_ref().is_none_or(|(rows, scroll)| {
            shown.is_some_and(|article| Arc::ptr_eq(rows, &article.rows) && *scroll == article.scroll)
        })
    }
}

/// A message on the status line, until the next key.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub phrase: Phrase,
    /// Whether it reports a failure.
    pub warning: bool,
}

/// What the status line has to show.
#[derive(Clone, Debug, Default)]
pub struct StatusLine {
    pub notice: Option<Notice>,
    /// The keys of an unfinished key sequence.
    pub pending: Vec<Key>,
    pub tour: Option<TourStep>,
    pub tips: ShownTips,
}

impl StatusLine {
    /// Clears the notice and an unfinished key sequence.
    pub fn clear(&mut self) {
        self.notice = None;
        self.pending.clear();
    }
}
