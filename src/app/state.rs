//! The complete state of the reader, and what can be read off it directly: mode, panes, current article.
//!
//! Floor 3, part of [`app`](crate::app). Only `app::update` changes it.

pub mod filter;
pub mod list;
pub mod notices;
pub mod picker;
pub mod prompt;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil;
use tui_input::Input;

pub use filter::{EarlierCommands, EarlierQueries, Filter, FilterHistory};
pub use list::{ListPosition, ListState};
pub use notices::Notice;
pub use picker::Picker;
pub use prompt::Prompt;

pub use crate::app::article::{Anchor, OpenArticle, RequestedArticle};
use crate::app::facets::{FacetPosition, FacetValue, FacetsState};
use crate::app::find::TextFind;
use crate::app::geometry::{self, Area, Pane, Panes, Shape, Size};
use crate::app::help::HelpState;
use crate::app::images::ImagesState;
use crate::app::marks::Marking;
use crate::app::message::Ticket;
use crate::app::pointer::{Dragging, PointerTarget};
use crate::app::session::Returning;
use crate::app::terminal::Terminal;
use crate::app::theme_choice::ThemeChoice;
use crate::app::tips::ShownTips;
use crate::app::tour::TourStep;
use crate::app::window;
use crate::config::choice::{Column, GroupBy, Icons};
use crate::config::{HighlightRule, Searches};
use crate::input::{Key, Keymap, Mode};
use crate::library::{Finding, Library};
use crate::model::{Article, ArticleId, MarkSet, SafeUrl};
use crate::query::{Highlights, Sort};
use crate::text::fold;
use crate::wording::Phrase;

/// Progress of loading the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Loading {
    /// Files read so far.
    pub done: usize,
    /// Files found so far.
    pub total: usize,
    /// Whether the library is complete.
    pub finished: bool,
}

/// The state of the reader.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none rules out another")]
pub struct State {
    /// The size of the screen, in cells.
    pub size: Size,
    /// The current day, as last reported by the runtime.
    pub today: civil::Date,
    /// The newest snapshot.
    pub library: Arc<Library>,
    /// Whether the folder has disappeared.
    pub missing: bool,
    /// The listed articles, with the snapshot they were found in, which may be older than `library`.
    pub finding: Finding,
    /// Progress of loading the library.
    pub loading: Loading,
    /// The filter of the list.
    pub filter: Filter,
    /// The order of the list unless the filter contains `sort:`.
    pub sort: Sort,
    /// The pane with the keyboard.
    pub focus: Pane,
    /// Which panes are shown and how large, as chosen by the user.
    pub shape: Shape,
    /// The cursor and window of the list.
    pub list: ListState,
    /// The article pane.
    pub article: Option<OpenArticle>,
    /// The article that was requested and is not laid out yet.
    pub requested: Option<RequestedArticle>,
    /// The open article of the restored session, until it is laid out again.
    pub returning: Option<Returning>,
    /// Whether the article pane shows everything in the file instead of the clean view.
    pub full: bool,
    /// The search in the article whose matches are shown, from when its text is accepted.
    pub found: Option<TextFind>,
    /// The images of the article in the pane.
    pub images: ImagesState,
    /// The capabilities of the terminal.
    pub terminal: Terminal,
    /// The left pane.
    pub facets: FacetsState,
    /// The open prompt.
    pub prompt: Option<Prompt>,
    /// All saved searches.
    pub searches: Searches,
    /// The filters to go back and forward to.
    pub history: FilterHistory,
    /// Earlier queries that the filter prompt can recall.
    pub earlier: EarlierQueries,
    /// The commands run on articles in this session, the newest last.
    pub commands: EarlierCommands,
    /// The highlights of the filter, derived from it.
    pub highlights: Highlights,
    /// The theme in use and those available.
    pub themes: ThemeChoice,
    /// The symbols to draw with; the font must have them.
    pub icons: Icons,
    /// Undo history, selection, and mark changes that are not yet confirmed.
    pub marking: Marking,
    /// How the list is grouped, if it is sorted by date.
    pub grouping: GroupBy,
    /// Whether the list shows the summary under each title, if there is room.
    pub has_summaries: bool,
    /// Whether the user changed `has_summaries`: only then does the session keep it.
    pub summaries_chosen: bool,
    /// The columns of the list, from the left.
    pub columns: Vec<Column>,
    /// The rules that highlight rows of the list.
    pub highlight_rules: Vec<HighlightRule>,
    /// The help overlay, which may cover a prompt.
    pub help: Option<HelpState>,
    /// The keys of an unfinished key sequence.
    pub pending: Vec<Key>,
    /// The message on the status line.
    pub notice: Option<Notice>,
    /// Whether an option or setting decides the theme; if so, a theme chosen later is not remembered.
    pub theme_is_set: bool,
    /// The tips that were already shown.
    pub tips: ShownTips,
    /// The current step of the tour.
    pub tour: Option<TourStep>,
    /// The root of the site to which the permalinks belong.
    pub site: Option<SafeUrl>,
    /// The folder of articles; `None` if the articles are not files, as in the sample.
    pub folder: Option<PathBuf>,
    /// Prefix of the file name that an export proposes: empty for the current directory, `~/` if that is
    /// inside the folder, where vigie never writes.
    pub export_folder: &'static str,
    /// Whether links are written as hyperlinks (OSC 8); only for terminals that support them.
    pub hyperlinks: bool,
    /// The key bindings.
    pub keymap: Keymap,
    /// The pane border that is being dragged.
    pub dragging: Option<Dragging>,
    /// What the left button was last pressed on.
    pub pressed: Option<PointerTarget>,
    /// The ticket of the last query sent.
    pub find_ticket: Ticket,
    /// The ticket of the last query answered.
    pub found_ticket: Ticket,
    /// The ticket of the last article requested.
    pub layout_ticket: Ticket,
}

impl State {
    /// The state before any of the library is loaded.
    #[must_use]
    pub fn new(library: Arc<Library>, size: Size, today: civil::Date) -> Self {
        Self {
            size,
            today,
            finding: Finding::none(Arc::clone(&library)),
            library,
            missing: false,
            loading: Loading::default(),
            filter: Filter::default(),
            sort: Sort::default(),
            focus: Pane::List,
            shape: Shape::default(),
            list: ListState::default(),
            article: None,
            requested: None,
            returning: None,
            full: false,
            found: None,
            images: ImagesState::default(),
            terminal: Terminal::default(),
            facets: FacetsState::default(),
            prompt: None,
            searches: Searches::default(),
            history: FilterHistory::default(),
            earlier: EarlierQueries::default(),
            commands: EarlierCommands::default(),
            highlights: Highlights::default(),
            themes: ThemeChoice::default(),
            icons: Icons::Ascii,
            marking: Marking::default(),
            grouping: GroupBy::default(),
            has_summaries: false,
            summaries_chosen: false,
            columns: vec![Column::Date, Column::Title, Column::Source],
            highlight_rules: Vec::new(),
            help: None,
            pending: Vec::new(),
            notice: None,
            theme_is_set: false,
            tips: ShownTips::default(),
            tour: None,
            site: None,
            folder: None,
            export_folder: "",
            hyperlinks: false,
            keymap: Keymap::default(),
            dragging: None,
            pressed: None,
            find_ticket: Ticket::default(),
            found_ticket: Ticket::default(),
            layout_ticket: Ticket::default(),
        }
    }

    /// The mode that keys are interpreted in; an overlay or a prompt takes precedence over the pane with the
    /// focus.
    #[must_use]
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
    #[must_use]
    pub fn line(&self) -> Option<&Input> {
        match (&self.help, &self.prompt) {
            (Some(help), _) => help.typing.then_some(&help.line),
            (None, Some(prompt)) => prompt.line(),
            (None, None) => None,
        }
    }

    /// The search in the article, while its text is typed or its matches are shown.
    #[must_use]
    pub fn find(&self) -> Option<&TextFind> {
        match &self.prompt {
            Some(Prompt::Find(find)) => Some(find),
            _ => self.found.as_ref(),
        }
    }

    /// Like [`find`](Self::find), to change it.
    pub fn find_mut(&mut self) -> Option<&mut TextFind> {
        match &mut self.prompt {
            Some(Prompt::Find(find)) => Some(find),
            _ => self.found.as_mut(),
        }
    }

    /// The words typed to find a value in the left pane, folded.
    #[must_use]
    pub fn typed_facet_words(&self) -> Vec<String> {
        let Some(Prompt::Facet(line)) = &self.prompt else { return Vec::new() };
        fold(line.value()).split_whitespace().map(str::to_owned).collect()
    }

    /// Whether the outline covers the article.
    #[must_use]
    pub fn has_outline(&self) -> bool {
        matches!(self.prompt, Some(Prompt::Outline(_)))
    }

    /// The rectangles of the panes.
    #[must_use]
    pub fn panes(&self) -> Panes {
        let speaking = self.mode().is_typing() || self.notice.is_some() || !self.pending.is_empty();
        geometry::panes(self.size, self.focus, speaking, self.shape)
    }

    /// The rectangle of the list, empty if it is not shown.
    #[must_use]
    pub fn list_area(&self) -> Area {
        self.panes().list.unwrap_or_default()
    }

    /// Records the capabilities of the terminal and adapts the theme to its background.
    pub(crate) fn know_terminal(&mut self, terminal: Terminal) {
        if let Some(background) = terminal.background {
            self.themes.know_background(background);
        }
        self.terminal = terminal;
    }

    /// The id of the article with the cursor, in the snapshot of `finding`.
    #[must_use]
    pub fn current_id(&self) -> Option<ArticleId> {
        self.finding.ids.get(self.list.cursor).copied()
    }

    /// The article with the cursor.
    #[must_use]
    pub fn current(&self) -> Option<Arc<Article>> {
        self.current_id().and_then(|id| self.row(id))
    }

    /// A listed article; one in the window is decoded already.
    #[must_use]
    pub fn row(&self, id: ArticleId) -> Option<Arc<Article>> {
        self.list.rows.row(&self.finding.library, id)
    }

    /// The current marks of a listed article, even if `finding` is older than `library`.
    #[must_use]
    pub fn marks(&self, id: ArticleId) -> MarkSet {
        if self.finding.library.load() == self.library.load() {
            return self.library.marks(id);
        }
        let number = self.finding.library.mark_id(id);
        number.map(|number| self.library.mark_table().of(number)).unwrap_or_default()
    }

    /// The value with the cursor in the left pane; `None` on a heading.
    #[must_use]
    pub fn current_facet(&self) -> Option<FacetValue> {
        match self.facets.lines.get(self.facets.cursor).copied().and_then(FacetPosition::of) {
            Some(FacetPosition::Value(facet)) => Some(facet),
            Some(FacetPosition::Group(_)) | None => None,
        }
    }

    /// How the list is grouped now: not at all if it is too low or not sorted by date.
    #[must_use]
    pub fn headers(&self) -> GroupBy {
        let has_headers = window::has_headers(self.list_area().rows(), self.finding.sort.key);
        if has_headers { self.grouping } else { GroupBy::None }
    }

    /// Rows, headers and height of an article in the list window.
    #[must_use]
    pub fn list_frame(&self) -> window::ListFrame {
        let rows = self.list_area().rows();
        let is_tall = self.has_summaries && window::has_room_for_summaries(rows);
        window::ListFrame { rows, headers: self.headers(), is_tall }
    }

    /// Whether everything is loaded and every question is answered.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let is_article_there = self.requested.is_none() && self.images.pending.is_empty();
        self.loading.finished && self.find_ticket == self.found_ticket && is_article_there
    }

    /// Shows a message until the next key.
    pub fn notify(&mut self, phrase: Phrase) {
        self.notice = Some(Notice { phrase, warning: false });
    }

    /// Shows a warning until the next key.
    pub fn warn(&mut self, phrase: Phrase) {
        self.notice = Some(Notice { phrase, warning: true });
    }
}
