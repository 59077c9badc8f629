//! Messages, which happen to the machine, and effects, which the machine asks the runtime to perform. Floor 3, part
//! of [`app`](crate::app). `app::update` handles messages, `io` and `shell` perform the effects.

use std::sync::Arc;

use jiff::civil;

use crate::app::geometry::Size;
use crate::app::picture::{ImageOutcome, PictureFrame, Terminal};
use crate::app::tips::Tip;
use crate::config::Searches;
use crate::input::{Key, Pointer};
use crate::library::{Finding, Library, Question};
use crate::markdown::layout::Room;
use crate::markdown::{ImageReference, ImageViews};
use crate::model::{ArticleId, ArticlePath, ExportFormat, MarkChanges, MarkRecord, SafeUrl};
use crate::text::{CleanText, ImageId, Row};
use crate::wording::Phrase;

/// The number of a question. An answer counts only if it carries the newest ticket of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Ticket(pub u64);

impl Ticket {
    /// The ticket after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// The result of opening a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Opened,
    NoBrowser,
    /// The session is remote and no browser is configured.
    Remote,
    /// Starting the browser failed, with the error.
    Failed(CleanText),
}

/// Why articles were not exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    Exists,
    Failed(Phrase),
}

/// Something that happened, for the machine to react to.
#[derive(Clone, Debug, PartialEq, strum::IntoStaticStr)]
pub enum Message {
    Key(Key),
    Pointer(Pointer),
    Pasted(CleanText),
    Resized(Size),
    /// More of the library was loaded, or it has changed.
    Loaded {
        library: Arc<Library>,
        done: usize,
        total: usize,
        finished: bool,
        /// How many more articles there are than when the library was last complete.
        arrived: usize,
    },
    /// The folder was scanned and nothing had changed.
    Unchanged,
    /// Whether the folder is missing; sent when it disappears or comes back.
    FolderMissing(bool),
    /// Something went wrong, but the library can still be used.
    Trouble(Phrase),
    /// The folder or its index could not be read.
    LoadFailed(Phrase),
    Found {
        ticket: Ticket,
        finding: Finding,
    },
    /// An article was laid out; an unreadable one as rows that show the error.
    LaidOut {
        ticket: Ticket,
        rows: Arc<[Row]>,
        /// The images in the article; empty if everything in the file is shown.
        images: Arc<[ImageReference]>,
    },
    ImageLoaded {
        ticket: Ticket,
        image: ImageId,
        outcome: ImageOutcome,
    },
    TerminalKnown(Terminal),
    /// The saved searches were read, or could not be read.
    SearchesRead(Result<Searches, Phrase>),
    /// A search was saved or deleted: all searches and the message to show, or why it failed.
    SearchSaved(Result<(Searches, Phrase), Phrase>),
    /// What was decided about marks by mark id, as the marks thread knows them after the first `requests` requests of
    /// this reader. The first message has all articles that have marks; later ones have those that others
    /// changed, or none if there are only requests to confirm.
    MarksRead {
        marks: Arc<[(u64, MarkRecord)]>,
        requests: u64,
    },
    /// Marks were written, or could not be written; they count either way. `Ok` has the number of marks that
    /// failed before and are written now.
    MarksSaved(Result<usize, Phrase>),
    /// A new day began, in UTC; holds its date.
    NewDay(civil::Date),
    OpenEnded {
        url: SafeUrl,
        outcome: Outcome,
    },
    Edited(Result<(), Phrase>),
    /// A command for articles has ended: the message to show, or why it could not be run.
    Piped(Result<Phrase, Phrase>),
    /// Articles were exported: the message to show, or why they were not.
    Exported(Result<Phrase, ExportError>),
    /// A worker thread failed; the reader continues without it.
    WorkerFailed(Phrase),
}

/// A query to run; the answer has the same ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchRequest {
    pub ticket: Ticket,
    pub library: Arc<Library>,
    pub question: Question,
}

/// An article to lay out; the rows come with the same ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRequest {
    pub ticket: Ticket,
    /// The snapshot that `id` belongs to.
    pub library: Arc<Library>,
    pub id: ArticleId,
    pub room: Room,
    /// Whether to show everything in the file instead of the clean view.
    pub full: bool,
    /// What to show in place of images; `None` if they are plain captions.
    pub image_views: Option<Arc<ImageViews>>,
}

/// Images of one article to load; each comes with the same ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRequest {
    pub ticket: Ticket,
    pub path: ArticlePath,
    /// The images, in the order in which they are wanted.
    pub images: Arc<[ImageReference]>,
    /// Whether to download images that are not available locally.
    pub fetch: bool,
    /// The largest size and the encoding of the pictures.
    pub frame: PictureFrame,
}

/// Articles to export to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    /// The snapshot that the ids belong to.
    pub library: Arc<Library>,
    /// The articles, in the order of the file.
    pub ids: Vec<ArticleId>,
    pub format: ExportFormat,
    /// The path as typed; `~/` is the home folder.
    pub path: String,
    pub replaces: bool,
}

/// Something the machine asks the runtime to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Find(SearchRequest),
    LayOut(LayoutRequest),
    /// Load images of an article and make pictures of them. Replaces every earlier request.
    LoadImages(ImageRequest),
    DropImages,
    /// Read the saved searches again: another instance may have changed them.
    ReadSearches,
    SaveSearch {
        name: CleanText,
        /// The query; `None` to delete the search.
        query: Option<CleanText>,
    },
    RememberTips(Vec<Tip>),
    RememberTheme(CleanText),
    /// Save changes of a mark, after all earlier requests. The snapshot has the articles, except those of an
    /// undone change that are gone.
    SaveMarks {
        library: Arc<Library>,
        changes: MarkChanges,
    },
    Open(SafeUrl),
    Copy(SafeUrl),
    /// Copy a single line of clean text, or the path of a file as it is, to the clipboard.
    CopyText(Box<str>),
    /// Leave the terminal to the user’s editor with this file.
    Edit(ArticlePath),
    /// Leave the terminal to a command for articles.
    Pipe {
        /// The command and its arguments; placeholders such as `{url}` are not filled in yet.
        words: Vec<String>,
        /// The snapshot that the ids belong to.
        library: Arc<Library>,
        /// The articles; the command runs once for each.
        ids: Vec<ArticleId>,
    },
    Export(ExportRequest),
    /// Update what depends on the current day, such as dates in the future.
    NewDay(civil::Date),
    Reload,
    Redraw,
    /// Stop the program until the shell continues it.
    Suspend,
    Quit,
}
