//! The runtime: performs the effects that the machine asks for and answers with messages. It touches
//! everything outside the terminal; effects on the terminal itself are left to [`shell`](crate::shell).
//! Searches and layouts each have a worker that keeps only its newest job; images, the folder and the marks
//! have threads of their own; any other job gets a new thread. A panic in a worker becomes a message. The
//! folder of articles is only read, never written. Floor 4.

pub mod attributes;
pub mod clock;
pub mod export;
mod follow;
pub mod generator;
pub mod images;
pub mod index;
pub mod indexer;
mod large_file;
mod layout;
pub mod libraries;
pub mod load;
pub mod marks;
pub mod open;
pub mod places;
pub mod programs;
pub mod scan;
pub mod settings;
pub mod source;
pub mod watch;
mod whole_file;
mod worker;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::civil;

use crate::app::{Effect, ExportError, ExportRequest, LayoutRequest, Message, SearchRequest};
use crate::library::Library;
use crate::model::{MarkChanges, SafeUrl};
use crate::wording::Phrase;

use follow::{FollowOptions, Follower};
use layout::ArticleLayout;
use worker::Slot;

pub use index::IndexStorage;
pub use indexer::Indexer;
pub use marks::MarkWriter;
pub use places::Places;
pub use source::Source;
pub use worker::{MessageSender, fail_if_injected};

/// How long quitting waits for browsers to start and for files other than marks to be written.
const OPENING_WAIT: Duration = Duration::from_millis(500);

/// How long quitting waits for marks to be written; long enough for a slow disk.
const MARKING_WAIT: Duration = Duration::from_secs(5);

/// What a runtime reads and writes; where a path is `None`, nothing is kept there.
pub struct RuntimeOptions {
    pub source: Source,
    pub today: civil::Date,
    /// When the library was last left, in nanoseconds since 1970.
    pub since: Option<i64>,
    /// Whether to follow changes of the folder; otherwise it is read only on [`Runtime::load`].
    pub watched: bool,
    pub storage: IndexStorage,
    /// Where saved searches, fetched images, shown tips and the chosen theme are kept.
    pub places: Places,
    pub fetching: images::FetchLimits,
    pub marks: Option<marks::MarksLocation>,
    pub marks_timing: marks::WriterTiming,
}

impl RuntimeOptions {
    /// A runtime that watches its source and keeps everything in memory.
    pub fn of(source: Source, today: civil::Date) -> Self {
        Self {
            source,
            today,
            since: None,
            watched: true,
            storage: IndexStorage::Memory,
            places: Places::default(),
            fetching: images::FetchLimits::default(),
            marks: None,
            marks_timing: marks::WriterTiming::default(),
        }
    }
}

/// Performs effects; see the [module](self).
pub struct Runtime {
    source: Arc<Source>,
    answer: MessageSender,
    finder: Slot<SearchRequest>,
    /// The ticket of the newest query, so that the worker gives up older ones.
    asked: Arc<AtomicU64>,
    layout: Slot<(LayoutRequest, u64)>,
    /// How often the folder was scanned on request: its files may have changed since the snapshot. Sent along
    /// with each request for a layout.
    reloads: u64,
    images: Arc<images::Images>,
    follow: FollowOptions,
    /// The thread that follows the folder, once [`load`](Self::load) has started it.
    follower: Option<Follower>,
    places: Places,
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
    /// A runtime that passes its answers to a function. The marks are read at once and sent as a message.
    pub fn start(options: RuntimeOptions, answer: MessageSender) -> Self {
        let source = Arc::new(options.source);
        let (opening, opened) = channel();
        let asked = Arc::new(AtomicU64::new(0));
        let RuntimeOptions { today, since, storage, watched, .. } = options;
        Self {
            finder: finder(&answer, Arc::clone(&asked)),
            asked,
            layout: layout(&answer, Arc::clone(&source)),
            reloads: 0,
            images: images::Images::new(
                Arc::clone(&source),
                Arc::clone(&answer),
                (options.places.images(), options.fetching),
            ),
            follow: FollowOptions { source: Arc::clone(&source), today, since, storage, watched },
            follower: None,
            places: options.places,
            saving: None,
            marks: options.marks.and_then(|place| MarkWriter::start(place, options.marks_timing, &answer)),
            has_reported_no_place: false,
            opening: Some(opening),
            opened,
            source,
            answer,
        }
    }

    /// A handle to the thread that writes marks, for code that ends the program without [`finish`](Self::finish).
    pub fn mark_writer(&self) -> Option<MarkWriter> {
        self.marks.clone()
    }

    /// Where the articles are read from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Reads the saved searches and starts to read and follow the folder of articles. If that has started
    /// already, scans the whole folder again.
    pub fn load(&mut self) {
        self.with_searches(|path| Message::SearchesRead(settings::read_searches(path)));
        if !self.follower.as_ref().is_some_and(Follower::look) {
            self.follower = Follower::start(self.follow.clone(), &self.answer);
        }
    }

    /// Performs an effect. Ignores the effects on the terminal (copy, programs, redraw, suspend, quit): the
    /// shell performs those.
    pub fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Find(request) => {
                self.asked.store(request.ticket.0, Ordering::Relaxed);
                self.finder.set_next(request);
            }
            Effect::LayOut(request) => self.layout.set_next((request, self.reloads)),
            Effect::LoadImages(request) => self.images.load(request),
            Effect::DropImages => self.images.drop_all(),
            Effect::Open(url) => self.open(url),
            Effect::ReadSearches => {
                self.with_searches(|path| Message::SearchesRead(settings::read_searches(path)));
            }
            Effect::SaveSearch { name, query } => {
                let save = move |path: &Path| settings::save_search(path, &name, query.as_ref());
                if !self.with_searches(move |path| Message::SearchSaved(save(path))) {
                    (self.answer)(Message::SearchSaved(Err(Phrase::NoPlaceForSearches)));
                }
            }
            Effect::Export(request) => self.export(request),
            Effect::Reload => {
                self.reloads += 1;
                self.load();
            }
            Effect::NewDay(today) => {
                self.follow.today = today;
                if let Some(follower) = &self.follower {
                    follower.begin_day(today);
                }
            }
            Effect::SaveMarks { library, changes } => self.keep_marks(library, changes),
            Effect::RememberTips(known) => {
                self.remember(move |places| places.add_tips(&known));
            }
            Effect::RememberTheme(name) => {
                self.remember(move |places| places.set_theme(&name));
            }
            Effect::Copy(_)
            | Effect::CopyText(_)
            | Effect::Edit(_)
            | Effect::Pipe { .. }
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }

    /// Opens a link on a thread of its own. Unlike searches, a newer link does not replace an older one.
    fn open(&self, url: SafeUrl) {
        let failure = || Message::WorkerFailed(Phrase::OpeningFailed);
        self.run(failure, move || {
            let outcome = open::open(&url);
            Message::OpenEnded { url, outcome }
        });
    }

    fn export(&self, request: ExportRequest) {
        let source = Arc::clone(&self.source);
        let failure = || Message::Exported(Err(ExportError::Failed(Phrase::WritingFailed)));
        self.run(failure, move || Message::Exported(export::write(&source, &request)));
    }

    /// Reads or writes the saved searches on a thread of its own, after all earlier such jobs. Does nothing
    /// and returns `false` if there is no file for them.
    fn with_searches(&mut self, work: impl FnOnce(&Path) -> Message + Send + 'static) -> bool {
        let Some(path) = self.places.searches() else { return false };
        let previous = self.saving.take();
        let failure = || Message::WorkerFailed(Phrase::SavingFailed);
        self.saving = self.run(failure, move || {
            // If the previous thread panicked, it has sent its own message.
            let _ = previous.map(JoinHandle::join);
            work(&path)
        });
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

    /// Remembers something on a thread of its own. If no thread can be started it is not remembered, which
    /// does no harm.
    fn remember(&self, write: impl FnOnce(&Places) + Send + 'static) {
        let (places, in_progress) = (self.places.clone(), self.opening.clone());
        let _ = worker::spawn("remember", move || {
            write(&places);
            drop(in_progress);
        });
    }

    /// Does a job that quitting waits for on a thread of its own, and sends its answer.
    fn run(
        &self,
        failure: worker::FailureMessage,
        job: impl FnOnce() -> Message + Send + 'static,
    ) -> Option<JoinHandle<()>> {
        let in_progress = self.opening.clone();
        worker::run("worker", &self.answer, failure, move || {
            let _held = in_progress;
            job()
        })
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

/// The worker that answers queries, first without the counts. `asked` is the ticket of the newest one.
fn finder(answer: &MessageSender, asked: Arc<AtomicU64>) -> Slot<SearchRequest> {
    let send = Arc::clone(answer);
    let failure = || Message::WorkerFailed(Phrase::SearchingFailed);
    Slot::new("find", answer, failure, move |SearchRequest { ticket, library, question }| {
        fail_if_injected("search");
        let given_up = || asked.load(Ordering::Relaxed) != ticket.0;
        let begun = Instant::now();
        if let Some(finding) = library.uncounted(&question) {
            send(Message::Found { ticket, finding });
        }
        if let Some(finding) = library.find_unless(&question, &given_up) {
            tracing::debug!(found = finding.ids.len(), took = ?begun.elapsed(), "answered");
            send(Message::Found { ticket, finding });
        }
    })
}

fn layout(answer: &MessageSender, source: Arc<Source>) -> Slot<(LayoutRequest, u64)> {
    let send = Arc::clone(answer);
    let mut layout = ArticleLayout::of(source);
    let failure = || Message::WorkerFailed(Phrase::ReadingArticleFailed);
    Slot::new("layout", answer, failure, move |(request, reloads)| send(layout.lay_out(&request, reloads)))
}
