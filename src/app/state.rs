//! The state of the reader.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil;
use tui_input::Input;

pub use crate::app::article::{Anchor, OpenArticle, Wanted};
use crate::app::facets::{Facet, Spot, TagsState};
use crate::app::geometry::{self, Area, Pane, Panes, Shape, Size};
use crate::app::guide::Step;
use crate::app::help::HelpState;
use crate::app::history::{EarlierQueries, FilterHistory};
use crate::app::images::ImagesState;
use crate::app::lessons::Taught;
use crate::app::looks::Looks;
use crate::app::marks::Marking;
use crate::app::message::Ticket;
use crate::app::palette::Palette;
use crate::app::pointer::{Dragging, Target};
use crate::app::reading::ReadingState;
use crate::app::session::Returning;
use crate::app::terminal::Terminal;
use crate::app::typing::{FilterPrompt, Naming, Picker};
use crate::app::window::{self, Grouping};
use crate::config::choice::{Column, Icons};
use crate::config::{Highlight, Searches};
use crate::input::{Key, Keymap, Mode};
use crate::library::{Finding, Library};
use crate::model::{Article, ArticleId, ArticlePath, MarkSet, SafeUrl};
use crate::query::{Marks, Query, QueryError, Sort};
use crate::wording::Phrase;

/// How far loading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Loading {
    /// Files read.
    pub done: usize,
    /// Files known of.
    pub total: usize,
    /// Whether all of them were read.
    pub finished: bool,
}

/// What is listed: the typed text and what the left pane wrote into it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    /// The query as text.
    pub text: String,
    /// The query.
    pub query: Query,
}

impl Filter {
    /// The filter of a text.
    ///
    /// # Errors
    /// The text is no query, or not yet.
    pub fn typed(text: &str) -> Result<Self, QueryError> {
        Query::parse(text).map(|query| Self { text: text.trim().to_owned(), query })
    }

    /// The filter of a query.
    #[must_use]
    pub fn of(query: Query) -> Self {
        Self { text: query.to_string(), query }
    }
}

/// Where an article stands on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Which one.
    pub path: ArticlePath,
    /// How many articles under the top of the window.
    pub below_top: usize,
}

/// The cursor and window of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListState {
    /// The article with the cursor, as a place in the finding.
    pub cursor: usize,
    /// The first article of the window.
    pub top: usize,
    /// Whether the cursor was moved since the list began to fill: then it keeps to its article, else
    /// to the newest one.
    pub moved: bool,
    /// The article that the cursor goes back to when a list has it again: a filter took it away.
    pub lost: Option<Place>,
    /// Whether the window was scrolled by itself, so that the cursor need not be in it.
    pub is_loose: bool,
}

/// A date to go to while it is typed.
#[derive(Clone, Debug, Default)]
pub struct DatePrompt {
    /// The line.
    pub line: Input,
    /// Why what is typed is no date; nothing while it may become one.
    pub error: Option<Phrase>,
}

/// Something to say until the next key.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What.
    pub phrase: Phrase,
    /// Whether something did not work.
    pub warning: bool,
}

/// The state of the reader.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none rules out another")]
pub struct State {
    /// The size of the screen.
    pub size: Size,
    /// Today.
    pub today: civil::Date,
    /// The newest snapshot.
    pub library: Arc<Library>,
    /// Whether the folder went away.
    pub missing: bool,
    /// What is listed, with the snapshot it was found in.
    pub finding: Finding,
    /// How far loading has come.
    pub loading: Loading,
    /// What is listed.
    pub filter: Filter,
    /// In which order, where the filter does not say it.
    pub sort: Sort,
    /// The pane with the keyboard.
    pub focus: Pane,
    /// What the user makes of the panes.
    pub shape: Shape,
    /// The list.
    pub list: ListState,
    /// The article pane.
    pub article: Option<OpenArticle>,
    /// The article that was asked for and is not there yet.
    pub wanted: Option<Wanted>,
    /// The article of the last session, until it is there again.
    pub returning: Option<Returning>,
    /// Whether articles are shown with everything the file says.
    pub full: bool,
    /// What is being done with articles besides reading them.
    pub reading: ReadingState,
    /// The images of the article in the pane.
    pub images: ImagesState,
    /// What the terminal is like.
    pub terminal: Terminal,
    /// The left pane.
    pub tags: TagsState,
    /// The filter while it is typed.
    pub prompt: Option<FilterPrompt>,
    /// The name under which the filter is to be saved, while it is typed.
    pub naming: Option<Naming>,
    /// The saved searches, while one is picked.
    pub picker: Option<Picker>,
    /// A command while it is typed.
    pub palette: Option<Palette>,
    /// The saved searches.
    pub searches: Searches,
    /// The filters that one can go back to.
    pub history: FilterHistory,
    /// The queries that are recalled while one types.
    pub earlier: EarlierQueries,
    /// What of the titles and texts the filter speaks of, derived from it.
    pub marks: Marks,
    /// How things look.
    pub looks: Looks,
    /// Which signs the font has.
    pub icons: Icons,
    /// What the reader did with articles in this session.
    pub marking: Marking,
    /// What the headers of the list stand over.
    pub grouping: Grouping,
    /// Whether the summary stands under each title of the list, where there is room.
    pub has_summaries: bool,
    /// Whether that was chosen by a key.
    pub summaries_chosen: bool,
    /// The columns of the list, in their order.
    pub columns: Vec<Column>,
    /// Which articles stand out in the list, and how.
    pub highlights: Vec<Highlight>,
    /// Whether the list has no headers.
    pub ungrouped: bool,
    /// A date to go to while it is typed.
    pub date_prompt: Option<DatePrompt>,
    /// The overlay of keys.
    pub help: Option<HelpState>,
    /// The keys of an unfinished chord.
    pub pending: Vec<Key>,
    /// Something to say.
    pub notice: Option<Notice>,
    /// Whether the settings say which theme is taken, so that another one is not remembered.
    pub theme_is_set: bool,
    /// What was said once and is not to be said again.
    pub taught: Taught,
    /// Where the guided start is.
    pub guide: Option<Step>,
    /// The root of the site that the permalinks belong to.
    pub site: Option<SafeUrl>,
    /// The content directory; nothing where the articles are no files.
    pub folder: Option<PathBuf>,
    /// What the proposed name of a file begins with that articles are written to: nothing for the current
    /// directory.
    pub export_folder: &'static str,
    /// Whether links are written as hyperlinks of the terminal, which must know them (OSC 8).
    pub hyperlinks: bool,
    /// The keys.
    pub keymap: Keymap,
    /// The border that is being drawn to another place.
    pub dragging: Option<Dragging>,
    /// What the first button was pressed on last.
    pub pressed: Option<Target>,
    /// The ticket of the last question.
    pub find_ticket: Ticket,
    /// The ticket of the last answer.
    pub found_ticket: Ticket,
    /// The ticket of the last article asked for.
    pub layout_ticket: Ticket,
}

impl State {
    /// A reader of a library that is about to be loaded.
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
            wanted: None,
            returning: None,
            full: false,
            reading: ReadingState::default(),
            images: ImagesState::default(),
            terminal: Terminal::default(),
            tags: TagsState::default(),
            prompt: None,
            naming: None,
            picker: None,
            palette: None,
            searches: Searches::default(),
            history: FilterHistory::default(),
            earlier: EarlierQueries::default(),
            marks: Marks::default(),
            looks: Looks::default(),
            icons: Icons::Ascii,
            marking: Marking::default(),
            grouping: Grouping::default(),
            has_summaries: false,
            summaries_chosen: false,
            columns: vec![Column::Date, Column::Title, Column::Source],
            highlights: Vec::new(),
            ungrouped: false,
            date_prompt: None,
            help: None,
            pending: Vec::new(),
            notice: None,
            theme_is_set: false,
            taught: Taught::default(),
            guide: None,
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

    /// Where the keyboard is.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match (&self.help, &self.prompt, self.focus) {
            (Some(help), ..) if help.typing => Mode::HelpPrompt,
            (Some(_), ..) => Mode::Help,
            (None, ..) if self.palette.is_some() => Mode::Palette,
            (None, ..) if self.picker.is_some() => Mode::Searches,
            (None, ..) if self.naming.is_some() => Mode::SearchName,
            (None, Some(_), _) => Mode::Prompt,
            (None, None, _) if self.date_prompt.is_some() => Mode::DatePrompt,
            (None, None, _) if self.reading.mode().is_some() => self.reading.mode().unwrap_or(Mode::Article),
            (None, None, Pane::Tags) if self.tags.prompt.is_some() => Mode::TagPrompt,
            (None, None, Pane::Tags) => Mode::Tags,
            (None, None, Pane::List) => Mode::List,
            (None, None, Pane::Article) => Mode::Article,
        }
    }

    /// Where the panes are.
    #[must_use]
    pub fn panes(&self) -> Panes {
        let speaking = self.mode().is_typing() || self.notice.is_some() || !self.pending.is_empty();
        geometry::panes(self.size, self.focus, speaking, self.shape)
    }

    /// The rectangle of the list, empty when it is not shown.
    #[must_use]
    pub fn list_area(&self) -> Area {
        self.panes().list.unwrap_or_default()
    }

    /// Takes what became known of the terminal.
    pub(crate) fn know_terminal(&mut self, terminal: Terminal) {
        if let Some(background) = terminal.background {
            self.looks.know_background(background);
        }
        self.terminal = terminal;
    }

    /// The number of the article with the cursor.
    #[must_use]
    pub fn current_id(&self) -> Option<ArticleId> {
        self.finding.ids.get(self.list.cursor).copied()
    }

    /// The article with the cursor.
    #[must_use]
    pub fn current(&self) -> Option<Article> {
        self.current_id().and_then(|id| self.finding.library.row(id))
    }

    /// The marks of a listed article.
    #[must_use]
    pub fn marks(&self, id: ArticleId) -> MarkSet {
        if self.finding.library.load() == self.library.load() {
            return self.library.marks(id);
        }
        let number = self.finding.library.mark_number(id);
        number.map(|number| self.library.book().of(number)).unwrap_or_default()
    }

    /// The value with the cursor.
    #[must_use]
    pub fn current_facet(&self) -> Option<Facet> {
        match self.tags.lines.get(self.tags.cursor).copied().and_then(Spot::of) {
            Some(Spot::Value(facet)) => Some(facet),
            Some(Spot::Group(_)) | None => None,
        }
    }

    /// What the headers of the list stand over now; nothing where there are none.
    #[must_use]
    pub fn headers(&self) -> Option<Grouping> {
        let has_headers = window::has_headers(self.list_area().rows(), self.finding.sort.key);
        (has_headers && !self.ungrouped).then_some(self.grouping)
    }

    /// What the window of the list is like now.
    #[must_use]
    pub fn list_frame(&self) -> window::Frame {
        let rows = self.list_area().rows();
        let is_tall = self.has_summaries && window::has_room_for_summaries(rows);
        window::Frame { rows, headers: self.headers(), is_tall }
    }

    /// Whether every question was answered and everything is loaded.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let is_article_there = self.wanted.is_none() && self.images.pending.is_empty();
        self.loading.finished && self.find_ticket == self.found_ticket && is_article_there
    }

    /// Says something until the next key.
    pub fn say(&mut self, phrase: Phrase) {
        self.notice = Some(Notice { phrase, warning: false });
    }

    /// Says that something did not work.
    pub fn warn(&mut self, phrase: Phrase) {
        self.notice = Some(Notice { phrase, warning: true });
    }
}
