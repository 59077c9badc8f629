//! The hand: everything that touches the world outside the terminal.
//!
//! Floor 4. [`Hand::perform`] takes effects and answers with messages. Slow work runs on workers of
//! its own kind, each with one place for the newest job; a worker that panics becomes a notice.
//! The content directory is only ever read.

pub mod days;
pub mod export;
pub mod fault;
mod follow;
pub mod images;
pub mod index;
pub mod keeper;
pub mod lessons;
pub mod load;
pub mod marks;
pub mod open;
pub mod places;
pub mod programs;
pub mod record;
pub mod scan;
pub mod searches;
pub mod session;
pub mod settings;
mod slot;
pub mod source;
pub mod status;
pub mod theme;
pub mod visit;
pub mod watch;
mod whole;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::civil;

use crate::app::lessons::Lesson;
use crate::app::{Effect, Message, NotWritten};
use crate::io::follow::Follower;
use crate::limits;
use crate::model::{MarkChange, SafeUrl};
use crate::text::{CleanText, Role, Row};
use crate::wording::{Phrase, in_this_language};

pub use keeper::{Keeper, Keeping};
pub use marks::MarkKeeper;
pub use places::Places;
pub use slot::Slot;
pub use source::Source;

/// How long the end of the program waits for a browser to be started.
const OPENING_WAIT: Duration = Duration::from_millis(500);

/// How long the end of the program waits for marks to be written, on a disk that is slow.
const MARKING_WAIT: Duration = Duration::from_secs(5);

/// Where messages go.
pub type Answer = Arc<dyn Fn(Message) + Send + Sync>;

/// The files in which small things are remembered; nothing where they are not to be.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// What was said once.
    pub lessons: Option<PathBuf>,
    /// Which theme was chosen.
    pub theme: Option<PathBuf>,
}

/// Performs effects.
pub struct Hand {
    source: Arc<Source>,
    today: civil::Date,
    answer: Answer,
    finder: Slot,
    reader: Slot,
    images: images::Images,
    /// The newest question, so that the worker gives up older ones.
    asked: Arc<AtomicU64>,
    keeping: Keeping,
    since: Option<i64>,
    watched: bool,
    /// Orders for the thread that follows the folder, once there is one.
    follower: Option<Follower>,
    /// The file of saved searches.
    searches: Option<PathBuf>,
    /// Where small things are remembered.
    memory: Memory,
    /// The last one of the threads that read and write it, each of which waits for the one before.
    saving: Option<JoinHandle<()>>,
    /// The thread that keeps marks, where there is a place for them.
    marks: Option<MarkKeeper>,
    /// Whether it was said that there is no place for marks.
    has_said_no_place: bool,
    /// Links on their way to the browser, and searches on their way to the disk, hold one end each; the
    /// other end learns when all are gone.
    opening: Option<Sender<()>>,
    opened: Receiver<()>,
}

impl Hand {
    /// A hand that reads from `source` and answers into `sender`.
    #[must_use]
    pub fn new(source: Arc<Source>, today: civil::Date, sender: Sender<Message>) -> Self {
        Self::answering(source, today, Arc::new(move |message| drop(sender.send(message))))
    }

    /// A hand that gives its answers to a function.
    #[must_use]
    pub fn answering(source: Arc<Source>, today: civil::Date, answer: Answer) -> Self {
        let (opening, opened) = channel();
        let slot = |failure| Slot::new(failure, Arc::clone(&answer));
        Self {
            finder: slot(Phrase::SearchingFailed),
            reader: slot(Phrase::ReadingArticleFailed),
            images: images::Images::new(Arc::clone(&source), today, Arc::clone(&answer), Default::default()),
            asked: Arc::default(),
            keeping: Keeping::Memory,
            since: None,
            watched: true,
            follower: None,
            searches: None,
            memory: Memory::default(),
            saving: None,
            marks: None,
            has_said_no_place: false,
            opening: Some(opening),
            opened,
            source,
            today,
            answer,
        }
    }

    /// This hand, keeping its index elsewhere than in memory, and knowing when the library was last left,
    /// in nanoseconds since 1970.
    #[must_use]
    pub fn keeping(self, keeping: Keeping, since: Option<i64>) -> Self {
        Self { keeping, since, ..self }
    }

    /// This hand, looking at the content directory only when it is asked to.
    #[must_use]
    pub fn unwatched(self) -> Self {
        Self { watched: false, ..self }
    }

    /// This hand, with the saved searches in a file.
    #[must_use]
    pub fn saving(self, searches: Option<PathBuf>) -> Self {
        Self { searches, ..self }
    }

    /// This hand, keeping the images that it fetches in a folder, and fetching by other rules.
    #[must_use]
    pub fn picturing(self, folder: Option<PathBuf>, rules: images::Rules) -> Self {
        let (source, answer) = (Arc::clone(&self.source), Arc::clone(&self.answer));
        let images = images::Images::new(source, self.today, answer, (folder, rules));
        Self { images, ..self }
    }

    /// This hand, keeping marks in a place, or nowhere. They are read at once, and told when they are.
    #[must_use]
    pub fn marking(self, place: Option<marks::Place>, timing: marks::Timing) -> Self {
        let marks = place.and_then(|place| MarkKeeper::start(place, timing, &self.answer));
        Self { marks, ..self }
    }

    /// Orders for the thread that keeps marks, for whoever may end the program in another way.
    #[must_use]
    pub fn mark_keeper(&self) -> Option<MarkKeeper> {
        self.marks.clone()
    }

    /// This hand, remembering small things in these files.
    #[must_use]
    pub fn remembering(self, memory: Memory) -> Self {
        Self { memory, ..self }
    }

    /// Starts reading the content directory and following what changes in it; later, looks at all of it
    /// again.
    pub fn load(&mut self) {
        self.with_searches(|path| Message::SearchesRead(searches::read(path)));
        if self.follower.as_ref().is_some_and(Follower::look) {
            return;
        }
        let start = follow::Start {
            source: Arc::clone(&self.source),
            today: self.today,
            since: self.since,
            keeping: self.keeping.clone(),
            watched: self.watched,
        };
        self.follower = Follower::start(start, &self.answer);
    }

    /// Performs an effect. What belongs to the terminal (copying, drawing, suspending, quitting) is
    /// the shell's and is ignored here.
    pub fn perform(&mut self, effect: Effect) {
        let answer = Arc::clone(&self.answer);
        match effect {
            Effect::Find { ticket, library, question } => {
                self.asked.store(ticket.0, Ordering::Relaxed);
                let asked = Arc::clone(&self.asked);
                self.finder.give(move || {
                    fault::strike("search");
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
            Effect::LayOut { ticket, library, id, room, full, illustrations } => {
                let (source, today) = (Arc::clone(&self.source), self.today);
                let layout = load::Layout { room, full, illustrations };
                self.reader.give(move || {
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
            Effect::Write { library, ids, format, path, replaces } => {
                let source = Arc::clone(&self.source);
                let order = export::Order { library, ids, format, path, replaces, today: self.today };
                self.write(move || export::write(&source, &order));
            }
            Effect::Reload => self.load(),
            Effect::NewDay(today) => self.begin_day(today),
            Effect::SaveMarks(changes) => self.keep_marks(move || changes),
            Effect::SaveManyMarks(many) => self.keep_marks(move || many.named()),
            Effect::RememberLessons(known) => self.remember_lessons(known),
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

impl Hand {
    fn begin_day(&mut self, today: civil::Date) {
        self.today = today;
        if let Some(follower) = &self.follower {
            follower.begin_day(today);
        }
    }

    /// Opens a link on a thread of its own: every link that was asked for is opened.
    fn open(&self, url: SafeUrl) {
        let (answer, failed) = (Arc::clone(&self.answer), Arc::clone(&self.answer));
        let on_its_way = self.opening.clone();
        let work = move || {
            let outcome = catch_unwind(|| open::open(&url, &open::Surroundings::of_process()));
            drop(on_its_way);
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

    /// Writes articles to a file on a thread of its own.
    fn write(&self, work: impl FnOnce() -> Result<Phrase, NotWritten> + Send + 'static) {
        let (answer, failed) = (Arc::clone(&self.answer), Arc::clone(&self.answer));
        let failure = || Message::Written(Err(NotWritten::Failed(Phrase::WritingFailed)));
        let on_its_way = self.opening.clone();
        let work = move || {
            let done = catch_unwind(AssertUnwindSafe(work)).map_or_else(|_| failure(), Message::Written);
            drop(on_its_way);
            answer(done);
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        if worker.spawn(work).is_err() {
            failed(failure());
        }
    }

    /// Where the articles are.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Reads or writes the saved searches on a thread of its own, after what was asked for before; says
    /// whether there is a place for them.
    fn with_searches(&mut self, work: impl FnOnce(&Path) -> Message + Send + 'static) -> bool {
        let Some(path) = self.searches.clone() else { return false };
        let (answer, failed) = (Arc::clone(&self.answer), Arc::clone(&self.answer));
        let on_its_way = self.opening.clone();
        let before = self.saving.take();
        let work = move || {
            // A thread that panicked has said so itself.
            let _ = before.map(JoinHandle::join);
            let done = catch_unwind(AssertUnwindSafe(|| work(&path)));
            drop(on_its_way);
            answer(done.unwrap_or(Message::WorkerFailed(Phrase::SavingFailed)));
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        self.saving = worker.spawn(in_this_language(work)).ok();
        if self.saving.is_none() {
            failed(Message::WorkerFailed(Phrase::SavingFailed));
        }
        true
    }

    /// Keeps marks. That they cannot be kept is said once.
    fn keep_marks(&mut self, make: impl FnOnce() -> Vec<MarkChange> + Send + 'static) {
        if let Some(marks) = &self.marks {
            marks.keep_made(make);
        } else if !std::mem::replace(&mut self.has_said_no_place, true) {
            (self.answer)(Message::MarksSaved(Err(Phrase::NoPlaceForMarks)));
        }
    }

    fn remember_lessons(&self, known: Vec<Lesson>) {
        self.remember(self.memory.lessons.clone(), move |file| lessons::remember(file, &known));
    }

    fn remember_theme(&self, name: CleanText) {
        self.remember(self.memory.theme.clone(), move |file| theme::remember(file, &name));
    }

    /// Remembers something in a file, where there is a place for it, on a thread of its own.
    fn remember(&self, file: Option<PathBuf>, write: impl FnOnce(&Path) + Send + 'static) {
        let Some(file) = file else { return };
        let on_its_way = self.opening.clone();
        let work = move || {
            write(&file);
            drop(on_its_way);
        };
        // Without a thread for it, it is not remembered, which is no harm.
        let _ = std::thread::Builder::new().name("worker".into()).spawn(work);
    }

    /// Waits until every mark is written, every link that was to be opened is with its browser and every
    /// search is saved, but not for long. Gives what there is to say of marks that are not written.
    pub fn finish(&mut self) -> Option<Phrase> {
        self.opening = None;
        // Nothing is ever sent; the wait ends when the last sender is gone.
        let _ = self.opened.recv_timeout(OPENING_WAIT);
        self.marks.as_ref().and_then(|marks| marks.finish(MARKING_WAIT))
    }
}

/// The rows of an article that could not be read.
fn unreadable(title: &CleanText, reason: CleanText, columns: usize) -> Vec<Row> {
    use crate::markdown::layout::wrap_text;
    let mut rows = wrap_text(title, Role::Title, columns);
    rows.push(Row::empty());
    rows.extend(wrap_text(&Phrase::FileGone { reason }.text(), Role::Problem, columns));
    rows.extend(wrap_text(&Phrase::FileGoneHint.text(), Role::Faint, columns));
    rows
}
