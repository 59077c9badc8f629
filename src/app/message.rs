//! What reaches the machine, and what it asks for: plain data.

use std::sync::Arc;

use jiff::civil;

use crate::app::export::ExportFormat;
use crate::app::geometry::Size;
use crate::app::images::{FoundImage, ImageOutcome};
use crate::app::lessons::Lesson;
use crate::app::picture::Frame;
use crate::app::terminal::Terminal;
use crate::config::Searches;
use crate::input::{Key, Pointer};
use crate::library::{Finding, Library, ManyMarks, Question};
use crate::markdown::Illustrations;
use crate::markdown::layout::Room;
use crate::model::{ArticleId, ArticlePath, MarkChange, MarkSet, SafeUrl};
use crate::text::{CleanText, ImageId, Row};
use crate::wording::Phrase;

/// Tells answers apart: only the answer with the newest ticket of its kind counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Ticket(pub u64);

impl Ticket {
    /// The ticket after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// How an attempt to open a link ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The browser was started.
    Opened,
    /// There is nothing that could open it.
    NoBrowser,
    /// The session is remote and names no browser.
    Remote,
    /// Starting the browser failed.
    Failed(CleanText),
}

/// Why articles were not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// There is a file of that name.
    Exists,
    /// Anything else.
    Failed(Phrase),
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A pointer did something.
    Pointer(Pointer),
    /// Text was pasted.
    Pasted(CleanText),
    /// The screen has another size.
    Resized(Size),
    /// More of the library is there.
    Loaded {
        /// The snapshot.
        library: Arc<Library>,
        /// How many files were read.
        done: usize,
        /// How many files there are, as far as is known.
        total: usize,
        /// Whether that was all.
        finished: bool,
        /// How many articles came since the library was last whole.
        arrived: usize,
    },
    /// The content directory was looked at, and nothing had changed.
    Looked,
    /// The content directory is not there any more, or is there again.
    FolderMissing(bool),
    /// Something was not done as it should be; the reader goes on without.
    Trouble(Phrase),
    /// The content directory could not be read.
    LoadFailed(Phrase),
    /// A query was answered.
    Found {
        /// The ticket of the question.
        ticket: Ticket,
        /// The answer.
        finding: Finding,
    },
    /// An article was laid out, or could not be.
    LaidOut {
        /// The ticket of the question.
        ticket: Ticket,
        /// Its rows.
        rows: Arc<[Row]>,
        /// The images that it has; none where everything the file says is shown.
        images: Arc<[FoundImage]>,
    },
    /// An image was looked for or fetched.
    ImageLoaded {
        /// The ticket of the request.
        ticket: Ticket,
        /// Which one.
        image: ImageId,
        /// What became of it.
        outcome: ImageOutcome,
    },
    /// The terminal said what it is like.
    TerminalKnown(Terminal),
    /// The saved searches were read, or could not be.
    SearchesRead(Result<Searches, Phrase>),
    /// A search was saved or taken out: the searches now and what to say of it, or why not.
    SearchSaved(Result<(Searches, Phrase), Phrase>),
    /// These keys, by their numbers, have these marks now: all that have any when the reader starts, later
    /// what another reader changed.
    MarksRead(Arc<[(u64, MarkSet)]>),
    /// What is told of marks from now on was told by someone who knows of so many of the reader's own requests
    /// to keep marks.
    MarksKept(u64),
    /// Marks were written, or could not be; they count all the same. With how many were written at last that
    /// could not be before.
    MarksSaved(Result<usize, Phrase>),
    /// Another day began.
    NewDay(civil::Date),
    /// An attempt to open a link ended.
    OpenEnded {
        /// The link.
        url: SafeUrl,
        /// How.
        outcome: Outcome,
    },
    /// The editor that had a file was left, or there is none.
    Edited(Result<(), Phrase>),
    /// A command that was given articles ended, well or not, or could not be run.
    Piped(Result<Phrase, Phrase>),
    /// Articles were written to a file: what to say of it, or why not.
    Written(Result<Phrase, NotWritten>),
    /// A worker failed; the reader goes on.
    WorkerFailed(Phrase),
}

/// Something to be done outside the machine.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Answer a query.
    Find {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The snapshot to ask.
        library: Arc<Library>,
        /// The question.
        question: Question,
    },
    /// Read an article and lay it out.
    LayOut {
        /// Comes back with the rows.
        ticket: Ticket,
        /// The snapshot that knows the article.
        library: Arc<Library>,
        /// The article.
        id: ArticleId,
        /// What it is laid out in.
        room: Room,
        /// Whether to show everything the file says.
        full: bool,
        /// What stands in the places of images; nothing where they are captions like any other.
        illustrations: Option<Arc<Illustrations>>,
    },
    /// Look for images of an article and make them ready to be shown. Whatever was asked for before is
    /// not wanted any more.
    LoadImages {
        /// Comes back with each image.
        ticket: Ticket,
        /// The article.
        path: ArticlePath,
        /// The images, in order.
        images: Arc<[ImageId]>,
        /// Whether to fetch from the web what is not there.
        fetch: bool,
        /// What to make them ready for.
        frame: Frame,
    },
    /// No image that was asked for is wanted any more.
    DropImages,
    /// Read the saved searches again: another instance may have changed them.
    ReadSearches,
    /// Save a search under a name, or take it out.
    SaveSearch {
        /// The name.
        name: CleanText,
        /// The query; nothing to take it out.
        query: Option<CleanText>,
    },
    /// Remember that these lessons were given.
    RememberLessons(Vec<Lesson>),
    /// Remember this theme, which was chosen.
    RememberTheme(CleanText),
    /// Keep these marks.
    SaveMarks(Vec<MarkChange>),
    /// Keep one mark of many articles, after everything that was to be kept before.
    SaveManyMarks(ManyMarks),
    /// Open a link in the browser.
    Open(SafeUrl),
    /// Put a link on the clipboard.
    Copy(SafeUrl),
    /// Put a text of one line on the clipboard.
    CopyText(CleanText),
    /// Give the terminal to the editor of the user, with a file.
    Edit(ArticlePath),
    /// Give the terminal to a command that reads articles.
    Pipe {
        /// The command and its arguments, with what stands for a part of an article not filled in yet.
        words: Vec<String>,
        /// The snapshot that knows the articles.
        library: Arc<Library>,
        /// The articles: the command runs once for each.
        ids: Vec<ArticleId>,
    },
    /// Write articles to a file.
    Write {
        /// The snapshot that knows them.
        library: Arc<Library>,
        /// Which ones, in order.
        ids: Vec<ArticleId>,
        /// How.
        format: ExportFormat,
        /// The path as it was typed.
        path: String,
        /// Whether a file of that name is replaced.
        replaces: bool,
    },
    /// Read the library as it is on another day.
    NewDay(civil::Date),
    /// Read the content directory again.
    Reload,
    /// Draw every cell anew.
    Redraw,
    /// Give the terminal back to the shell until it continues the program.
    Suspend,
    /// End the program.
    Quit,
}
