//! The runtime: performs the effects that the machine asks for and answers with messages. It touches
//! everything outside the terminal; effects on the terminal itself are left to [`shell`](crate::shell).
//!
//! Floor 4. Searches and layouts each have a worker that keeps only its newest job ([`Slot`]); images, the
//! folder and the marks have threads of their own; any other job gets a new thread. A panic in a worker
//! becomes a message. The folder of articles is only read, never written.

pub mod days;
pub mod export;
pub mod fault_injection;
mod follow;
pub mod images;
pub mod index;
pub mod indexer;
pub mod json;
pub mod load;
pub mod marks;
pub mod open;
pub mod places;
pub mod programs;
pub mod scan;
pub mod searches;
pub mod session;
pub mod settings;
mod slot;
pub mod source;
pub mod status;
pub mod theme;
pub mod tips;
pub mod visit;
pub mod watch;
mod whole_file;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::civil;

use crate::app::tips::Tip;
use crate::app::{Effect, ExportError, Message};
use crate::io::follow::Follower;
use crate::library::Library;
use crate::limits;
use crate::model::{MarkChanges, SafeUrl};
use crate::text::{CleanText, Role, Row};
use crate::wording::{Phrase, in_this_language};

pub use index::IndexStorage;
pub use indexer::Indexer;
pub use marks::MarkWriter;
pub use places::Places;
pub use slot::Slot;
pub use source::Source;

/// How long quitting waits for browsers to start and for files other than marks to be written.
const OPENING_WAIT: Duration = Duration::from_millis(500);

/// How long quitting waits for marks to be written; long enough for a slow disk.
const MARKING_WAIT: Duration = Duration::from_secs(5);

/// Sends a message to the machine; called from any thread.
pub type MessageSender = Arc<dyn Fn(Message) + Send + Sync>;

/// The files that remember small things between sessions; a path is `None` if nothing is to be remembered
/// there.
#[derive(Clone, Debug, Default)]
pub struct RememberedFiles {
    /// The tips that were shown.
    pub tips: Option<PathBuf>,
    /// The name of the chosen theme.
    pub theme: Option<PathBuf>,
}

/// Performs effects; see the [module](self).
pub struct Runtime {
    source: Arc<Source>,
    today: civil::Date,
    answer: MessageSender,
    finder: Slot,
    reader: Slot,
    images: images::Images,
    /// The ticket of the newest question, so that the worker gives up older ones.
    asked: Arc<AtomicU64>,
    storage: IndexStorage,
    since: Option<i64>,
    watched: bool,
    /// The thread that follows the folder, once [`load`](Self::load) has started it.
    follower: Option<Follower>,
    /// The file of saved searches; `None` if they cannot be saved.
    searches: Option<PathBuf>,
    /// The files of the shown tips and the chosen theme.
    remembered_files: RememberedFiles,
    /// The newest thread that reads or writes the saved searches; each one first waits for the one before it.
    saving: Option<JoinHandle<()>>,
    /// The thread that writes marks; `None` if there is no place to keep them.
    marks: Option<MarkWriter>,
    /// Whether it was reported that there is no place to keep marks.
    has_reported_no_place: bool,
    /// Every job that quitting must wait for holds a clone of this sender: links being opened, exports and
    /// other files being written. The receiver is disconnected when the last of them is done.
    opening: Option<Sender<()>>,
    opened: Receiver<()>,
}

impl Runtime {
    /// A runtime that reads articles from `source` and answers into `sender`.
    #[must_use]
    pub fn new(source: Arc<Source>, today: civil::Date, sender: Sender<Message>) -> Self {
        Self::with_sender(source, today, Arc::new(move |message| drop(sender.send(message))))
    }

    /// A runtime that passes its answers to a function.
    #[must_use]
    pub fn with_sender(source: Arc<Source>, today: civil::Date, answer: MessageSender) -> Self {
        let (opening, opened) = channel();
        let slot = |failure| Slot::new(failure, Arc::clone(&answer));
        Self {
            finder: slot(Phrase::SearchingFailed),
            reader: slot(Phrase::ReadingArticleFailed),
            images: images::Images::new(Arc::clone(&source), today, Arc::clone(&answer), Default::default()),
            asked: Arc::default(),
            storage: IndexStorage::Memory,
            since: None,
            watched: true,
            follower: None,
            searches: None,
            remembered_files: RememberedFiles::default(),
            saving: None,
            marks: None,
            has_reported_no_place: false,
            opening: Some(opening),
            opened,
            source,
            today,
            answer,
        }
    }

    /// Sets where the index is kept (default: in memory) and when the library was last left, in nanoseconds
    /// since 1970.
    #[must_use]
    pub fn with_storage(self, storage: IndexStorage, since: Option<i64>) -> Self {
        Self { storage, since, ..self }
    }

    /// Stops watching the folder of articles: it is read only on [`load`](Self::load).
    #[must_use]
    pub fn unwatched(self) -> Self {
        Self { watched: false, ..self }
    }

    /// Sets the file of saved searches.
    #[must_use]
    pub fn with_searches_file(self, searches: Option<PathBuf>) -> Self {
        Self { searches, ..self }
    }

    /// Sets the folder that keeps fetched images and the rules for fetching them.
    #[must_use]
    pub fn with_images(self, folder: Option<PathBuf>, rules: images::FetchLimits) -> Self {
        let (source, answer) = (Arc::clone(&self.source), Arc::clone(&self.answer));
        let images = images::Images::new(source, self.today, answer, (folder, rules));
        Self { images, ..self }
    }

    /// Starts the thread that reads and writes marks; `None` keeps no marks. It reads all logs at once and
    /// sends their marks as a message.
    #[must_use]
    pub fn with_marks(self, place: Option<marks::MarksLocation>, timing: marks::WriterTiming) -> Self {
        let marks = place.and_then(|place| MarkWriter::start(place, timing, &self.answer));
        Self { marks, ..self }
    }

    /// A handle to the thread that writes marks, for code that ends the program without
    /// [`finish`](Self::finish).
    #[must_use]
    pub fn mark_writer(&self) -> Option<MarkWriter> {
        self.marks.clone()
    }

    /// Sets the files of the shown tips and the chosen theme.
    #[must_use]
    pub fn with_remembered_files(self, remembered_files: RememberedFiles) -> Self {
        Self { remembered_files, ..self }
    }

    /// Reads the saved searches and starts to read and follow the folder of articles. If that has started
    /// already, scans the whole folder again.
    pub fn load(&mut self) {
        self.with_searches(|path| Message::SearchesRead(searches::read(path)));
        if self.follower.as_ref().is_some_and(Follower::look) {
            return;
        }
        let start = follow::FollowOptions {
            source: Arc::clone(&self.source),
            today: self.today,
            since: self.since,
            storage: self.storage.clone(),
            watched: self.watched,
        };
        self.follower = Follower::start(start, &self.answer);
    }

    /// Performs an effect. Ignores the effects on the terminal (copy, programs, redraw, suspend, quit): the
    /// shell performs those.
    pub fn perform(&mut self, effect: Effect) {
        let answer = Arc::clone(&self.answer);
        match effect {
            Effect::Find { ticket, library, question } => {
                self.asked.store(ticket.0, Ordering::Relaxed);
                let asked = Arc::clone(&self.asked);
                self.finder.set_next(move || {
                    fault_injection::panic_if_injected("search");
                    let given_up = || asked.load(Ordering::Relaxed) != ticket.0;
                    let begun = Instant::now();
                    if let Some(finding) = library.uncounted(&question) {
                        answer(Message::Found { ticket, finding });
                    }
                    if let Some(finding) = library.find_unless(&question, &given_up) {
                        tracing::debug!(found = finding.ids.len(), took = ?begun.elapsed(), "answered");
                        answer(Message::Found { ticket, finding });
                    }
                });
            }
            Effect::LayOut { ticket, library, id, room, full, image_views } => {
                let (source, today) = (Arc::clone(&self.source), self.today);
                let layout = load::Layout { room, full, image_views };
                self.reader.set_next(move || {
                    let (rows, images) = load::lay_out(&source, &library, id, today, &layout);
                    answer(Message::LaidOut { ticket, rows: rows.into(), images: images.into() });
                });
            }
            Effect::LoadImages { ticket, path, images, fetch, frame } => {
                self.images.load(images::Request { ticket, path, images, fetch, frame });
            }
            Effect::DropImages => self.images.drop_all(),
            Effect::Open(url) => self.open(url),
            Effect::ReadSearches => {
                self.with_searches(|path| Message::SearchesRead(searches::read(path)));
            }
            Effect::SaveSearch { name, query } => {
                let save = move |path: &Path| searches::save(path, &name, query.as_ref());
                if !self.with_searches(move |path| Message::SearchSaved(save(path))) {
                    answer(Message::SearchSaved(Err(Phrase::NoPlaceForSearches)));
                }
            }
            Effect::Export { library, ids, format, path, replaces } => {
                let source = Arc::clone(&self.source);
                let order = export::ExportRequest { library, ids, format, path, replaces, today: self.today };
                self.write(move || export::write(&source, &order));
            }
            Effect::Reload => self.load(),
            Effect::NewDay(today) => self.begin_day(today),
            Effect::SaveMarks { library, changes } => self.keep_marks(library, changes),
            Effect::RememberTips(known) => self.remember_tips(known),
            Effect::RememberTheme(name) => self.remember_theme(name),
            Effect::Copy(_)
            | Effect::CopyText(_)
            | Effect::Edit(_)
            | Effect::Pipe { .. }
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }
}

impl Runtime {
    fn begin_day(&mut self, today: civil::Date) {
        self.today = today;
        if let Some(follower) = &self.follower {
            follower.begin_day(today);
        }
    }

    /// Opens a link on a thread of its own. Unlike searches, a newer link does not replace an older one.
    fn open(&self, url: SafeUrl) {
        let (answer, failed) = (Arc::clone(&self.answer), Arc::clone(&self.answer));
        let in_progress = self.opening.clone();
        let work = move || {
            let outcome = catch_unwind(|| open::open(&url, &open::BrowserEnvironment::of_process()));
            drop(in_progress);
            answer(match outcome {
                Ok(outcome) => Message::OpenEnded { url, outcome },
                Err(_) => Message::WorkerFailed(Phrase::OpeningFailed),
            });
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        if worker.spawn(in_this_language(work)).is_err() {
            failed(Message::WorkerFailed(Phrase::OpeningFailed));
        }
    }

    /// Exports articles on a thread of its own.
    fn write(&self, work: impl FnOnce() -> Result<Phrase, ExportError> + Send + 'static) {
        let (answer, failed) = (Arc::clone(&self.answer), Arc::clone(&self.answer));
        let failure = || Message::Exported(Err(ExportError::Failed(Phrase::WritingFailed)));
        let in_progress = self.opening.clone();
        let work = move || {
            let done = catch_unwind(AssertUnwindSafe(work)).map_or_else(|_| failure(), Message::Exported);
            drop(in_progress);
            answer(done);
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        if worker.spawn(work).is_err() {
            failed(failure());
        }
    }

    /// Where the articles are read from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Reads or writes the saved searches on a thread of its own, after all earlier such jobs. Does nothing
    /// and returns `false` if there is no file for them.
    fn with_searches(&mut self, work: impl FnOnce(&Path) -> Message + Send + 'static) -> bool {
        let Some(path) = self.searches.clone() else { return false };
        let (answer, failed) = (Arc::clone(&self.answer), Arc::clone(&self.answer));
        let in_progress = self.opening.clone();
        let previous = self.saving.take();
        let work = move || {
            // If the previous thread panicked, it has sent its own message.
            let _ = previous.map(JoinHandle::join);
            let done = catch_unwind(AssertUnwindSafe(|| work(&path)));
            drop(in_progress);
            answer(done.unwrap_or(Message::WorkerFailed(Phrase::SavingFailed)));
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        self.saving = worker.spawn(in_this_language(work)).ok();
        if self.saving.is_none() {
            failed(Message::WorkerFailed(Phrase::SavingFailed));
        }
        true
    }

    /// Sends changes of marks to the thread that writes them. If there is none, reports that once.
    fn keep_marks(&mut self, library: Arc<Library>, changes: MarkChanges) {
        if let Some(marks) = &self.marks {
            marks.save(library, changes);
        } else if !std::mem::replace(&mut self.has_reported_no_place, true) {
            (self.answer)(Message::MarksSaved(Err(Phrase::NoPlaceForMarks)));
        }
    }

    fn remember_tips(&self, known: Vec<Tip>) {
        self.remember(self.remembered_files.tips.clone(), move |file| tips::remember(file, &known));
    }

    fn remember_theme(&self, name: CleanText) {
        self.remember(self.remembered_files.theme.clone(), move |file| theme::remember(file, &name));
    }

    /// Remembers something in a file, if there is one, on a thread of its own.
    fn remember(&self, file: Option<PathBuf>, write: impl FnOnce(&Path) + Send + 'static) {
        let Some(file) = file else { return };
        let in_progress = self.opening.clone();
        let work = move || {
            write(&file);
            drop(in_progress);
        };
        // If no thread can be started it is not remembered, which does no harm.
        let _ = std::thread::Builder::new().name("worker".into()).spawn(work);
    }

    /// Waits, for a limited time, until links are handed to the browser and all files are written. Returns
    /// the reason if some marks could not be written.
    pub fn finish(&mut self) -> Option<Phrase> {
        self.opening = None;
        // Nothing is ever sent: the wait ends when the last sender is dropped.
        let _ = self.opened.recv_timeout(OPENING_WAIT);
        self.marks.as_ref().and_then(|marks| marks.finish(MARKING_WAIT))
    }
}

/// The rows shown in place of an article that cannot be read, wrapped to `columns` cells.
fn unreadable(title: &CleanText, reason: CleanText, columns: usize) -> Vec<Row> {
    use crate::markdown::layout::wrap_text;
    let mut rows = wrap_text(title, Role::Title, columns);
    rows.push(Row::empty());
    rows.extend(wrap_text(&Phrase::FileGone { reason }.text(), Role::Problem, columns));
    rows.extend(wrap_text(&Phrase::FileGoneHint.text(), Role::Faint, columns));
    rows
}
