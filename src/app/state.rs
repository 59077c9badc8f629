//! The complete state of the reader, and what can be read off it directly: mode, panes, current article. Floor 3,
//! part of [`app`](crate::app). Only `app::update` changes it.

mod article;
mod filter;
mod list;
mod palette;
mod prompt;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil;
use tui_input::Input;

pub use article::{Anchor, ArticleState, ImagesState, OpenArticle, RequestedArticle, Returning};
pub use filter::{Filter, History, Recall};
pub use list::{ListDisplay, ListPosition, ListState, Picker, order_name};
pub use palette::{Command, CommandPalette, PaletteEntry};
pub use prompt::{
    Candidate, Completing, ExportPrompt, FilterPrompt, Hints, LinePrompt, LinkHint, Notice, Prompt,
    PromptHelp, StatusLine,
};

use crate::app::facets::{FacetPosition, FacetValue, FacetsState};
use crate::app::find::TextFind;
use crate::app::geometry::{self, Area, Pane, Panes, Shape, Size};
use crate::app::help::HelpState;
use crate::app::marks::Marking;
use crate::app::message::Ticket;
use crate::app::picture::Terminal;
use crate::app::pointer::{Dragging, PointerTarget};
use crate::app::theme_choice::ThemeChoice;
use crate::app::window;
use crate::config::Searches;
use crate::config::choice::{GroupBy, Icons};
use crate::input::{Action, Keymap, Mode};
use crate::library::{Finding, Library};
use crate::model::{Article, ArticleId, MarkSet, SafeUrl};
use crate::query::Highlights;
use crate::text::{CleanText, fold};
use crate::wording::Phrase;

/// What is drawn on, and how.
#[derive(Clone, Debug)]
pub struct Screen {
    /// In cells.
    pub size: Size,
    pub terminal: Terminal,
    pub themes: ThemeChoice,
    /// The symbols to draw with; the font must have them.
    pub icons: Icons,
    /// Whether links are written as hyperlinks (OSC 8); only for terminals that support them.
    pub hyperlinks: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            size: Size::default(),
            terminal: Terminal::default(),
            themes: ThemeChoice::default(),
            icons: Icons::Ascii,
            hyperlinks: false,
        }
    }
}

/// Progress of loading the library and of querying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Loading {
    /// Files read so far.
    pub done: usize,
    /// Files found so far.
    pub total: usize,
    pub finished: bool,
    pub folder_missing: bool,
    /// The ticket of the last query sent.
    pub asked: Ticket,
    /// The ticket of the last query answered.
    pub answered: Ticket,
}

/// What the command line and the configuration decide, and nothing changes while the reader runs.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub keymap: Keymap,
    /// Whether an option or setting decides the theme; if so, a theme chosen later is not remembered.
    pub theme_is_set: bool,
    /// The root of the site to which the permalinks belong.
    pub site: Option<SafeUrl>,
    /// The folder of articles; `None` if the articles are not files, as in the sample.
    pub folder: Option<PathBuf>,
    /// Prefix of the file name that an export proposes: empty for the current directory, `~/` if that is
    /// inside the folder, where vigie never writes.
    pub export_folder: &'static str,
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default)]
pub struct PointerState {
    pub dragging: Option<Dragging>,
    /// What the left button was last pressed on.
    pub pressed: Option<PointerTarget>,
}

/// The state of the reader.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub screen: Screen,
    pub settings: Settings,
    /// The current day, as last reported by the runtime.
    pub today: civil::Date,
    pub library: Arc<Library>,
    pub loading: Loading,
    /// The listed articles, with the snapshot they were found in, which may be older than `library`.
    pub finding: Finding,
    pub filter: Filter,
    pub highlights: Highlights,
    pub history: History,
    pub searches: Searches,
    pub focus: Pane,
    pub shape: Shape,
    pub list: ListState,
    pub display: ListDisplay,
    pub facets: FacetsState,
    pub article: ArticleState,
    pub images: ImagesState,
    pub marking: Marking,
    pub prompt: Option<Prompt>,
    /// The help overlay, which may cover a prompt.
    pub help: Option<HelpState>,
    pub status: StatusLine,
    pub pointer: PointerState,
}

impl State {
    /// The state before any of the library is loaded.
    pub fn new(library: Arc<Library>, size: Size, today: civil::Date) -> Self {
        let finding = Finding::none(Arc::clone(&library));
        let mut state = Self { today, library, finding, ..Self::default() };
        state.screen.size = size;
        state
    }

    /// The mode that keys are interpreted in; an overlay or a prompt takes precedence over the pane with the
    /// focus.
    pub fn mode(&self) -> Mode {
        match (&self.help, &self.prompt, self.focus) {
            (Some(help), ..) if help.typing => Mode::HelpPrompt,
            (Some(_), ..) => Mode::Help,
            (None, Some(prompt), _) => prompt.mode(),
            (None, None, Pane::Tags) => Mode::Tags,
            (None, None, Pane::List) => Mode::List,
            (None, None, Pane::Article) => Mode::Article,
        }
    }

    /// The typed line of the help or of the prompt that it covers.
    pub fn line(&self) -> Option<&Input> {
        match (&self.help, &self.prompt) {
            (Some(help), _) => help.typing.then_some(&help.line),
            (None, Some(prompt)) => prompt.line(),
            (None, None) => None,
        }
    }

    /// The search in the article, while its text is typed or its matches are shown.
    pub fn find(&self) -> Option<&TextFind> {
        match &self.prompt {
            Some(Prompt::Find(find)) => Some(find),
            _ => self.article.found.as_ref(),
        }
    }

    /// The label of a key that performs an action in the list.
    pub fn list_key(&self, action: Action) -> Option<CleanText> {
        self.settings.keymap.label(Mode::List, action)
    }

    /// Like [`find`](Self::find), to change it.
    pub fn find_mut(&mut self) -> Option<&mut TextFind> {
        match &mut self.prompt {
            Some(Prompt::Find(find)) => Some(find),
            _ => self.article.found.as_mut(),
        }
    }

    /// The words typed to find a value in the left pane, folded.
    pub fn typed_facet_words(&self) -> Vec<String> {
        let Some(Prompt::Facet(line)) = &self.prompt else { return Vec::new() };
        fold(line.value()).split_whitespace().map(str::to_owned).collect()
    }

    /// Whether the outline covers the article.
    pub fn has_outline(&self) -> bool {
        matches!(self.prompt, Some(Prompt::Outline(_)))
    }

    /// The rectangles of the panes.
    pub fn panes(&self) -> Panes {
        let speaking =
            self.mode().is_typing() || self.status.notice.is_some() || !self.status.pending.is_empty();
        geometry::panes(self.screen.size, self.focus, speaking, self.shape)
    }

    /// The rectangle of the list, empty if it is not shown.
    pub fn list_area(&self) -> Area {
        self.panes().list.unwrap_or_default()
    }

    /// Records the capabilities of the terminal and adapts the theme to its background.
    pub(crate) fn know_terminal(&mut self, terminal: Terminal) {
        if let Some(background) = terminal.background {
            self.screen.themes.know_background(background);
        }
        self.screen.terminal = terminal;
    }

    /// The id of the article with the cursor, in the snapshot of `finding`.
    pub fn current_id(&self) -> Option<ArticleId> {
        self.finding.ids.get(self.list.cursor).copied()
    }

    /// The article with the cursor.
    pub fn current(&self) -> Option<Arc<Article>> {
        self.current_id().and_then(|id| self.row(id))
    }

    /// The article with the cursor, and how many articles below the top of the window it is.
    pub fn place(&self) -> Option<ListPosition> {
        let path = self.current()?.path.clone();
        Some(ListPosition { path, below_top: self.list.cursor.saturating_sub(self.list.top) })
    }

    /// A listed article; one in the window is decoded already.
    pub fn row(&self, id: ArticleId) -> Option<Arc<Article>> {
        self.list.rows.row(&self.finding.library, id)
    }

    /// The current marks of a listed article, even if `finding` is older than `library`.
    pub fn marks(&self, id: ArticleId) -> MarkSet {
        if self.finding.library.load() == self.library.load() {
            return self.library.marks(id);
        }
        let ids = self.finding.library.mark_ids(id);
        ids.map(|ids| self.library.mark_table().of(&ids)).unwrap_or_default()
    }

    /// The value with the cursor in the left pane; `None` on a heading.
    pub fn current_facet(&self) -> Option<FacetValue> {
        self.facets.here().and_then(FacetPosition::value)
    }

    /// How the list is grouped now: not at all if it is too low or not sorted by date.
    pub fn headers(&self) -> GroupBy {
        let has_headers = window::has_headers(self.list_area().rows(), self.finding.sort.key);
        if has_headers { self.display.grouping } else { GroupBy::None }
    }

    /// Rows, headers and height of an article in the list window.
    pub fn list_frame(&self) -> window::ListFrame {
        let rows = self.list_area().rows();
        let is_tall = self.display.has_summaries && window::has_room_for_summaries(rows);
        window::ListFrame { rows, headers: self.headers(), is_tall }
    }

    /// Whether everything is loaded and every question is answered.
    pub fn is_settled(&self) -> bool {
        self.loading.finished && self.loading.asked == self.loading.answered && self.has_article()
    }

    /// Whether the article under the cursor is laid out, with its images.
    pub fn has_article(&self) -> bool {
        self.article.requested.is_none() && self.images.pending.is_empty()
    }

    /// Shows a message until the next key.
    pub fn notify(&mut self, phrase: Phrase) {
        self.status.notice = Some(Notice { phrase, warning: false });
    }

    /// Shows a warning until the next key.
    pub fn warn(&mut self, phrase: Phrase) {
        self.status.notice = Some(Notice { phrase, warning: true });
    }
}
