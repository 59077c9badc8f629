//! The thread that follows a folder: it owns the [`Indexer`], decides when to scan what, and sends the state
//! machine a snapshot after each change. Noticing changes is left to [`watch`](crate::io::watch). Floor 4,
//! part of [`io`](crate::io).

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use jiff::civil;

use crate::app::Message;
use crate::io::Source;
use crate::io::index::{IndexStorage, Progress};
use crate::io::indexer::{Indexer, Rescan};
use crate::io::watch::{FolderChange, Watch, WatchTiming};
use crate::io::worker::{MessageSender, fail_if_injected, serve};
use crate::library::{DamagedIndex, Library};
use crate::wording::{Phrase, translated_error};

/// How long to wait before scanning again while another process is writing the index.
const BEHIND: Duration = Duration::from_millis(400);

/// How long to wait while another process is building the whole index.
const LONG_BEHIND: Duration = Duration::from_secs(3);

/// What to follow, and how.
#[derive(Clone)]
pub(super) struct FollowOptions {
    pub source: Arc<Source>,
    pub today: civil::Date,
    pub since: Option<i64>,
    pub storage: IndexStorage,
    pub watched: bool,
}

enum FollowTask {
    /// Scan the whole folder, with a new date for today.
    NewDay(civil::Date),
    Changed(FolderChange),
    Stop,
}

/// A handle to the thread that follows a folder. Dropping it ends the thread.
pub(super) struct Follower {
    tasks: Sender<FollowTask>,
}

impl Drop for Follower {
    fn drop(&mut self) {
        // Fails if the thread has already ended.
        let _ = self.tasks.send(FollowTask::Stop);
    }
}

impl Follower {
    /// Starts the thread; what it finds is sent to `answer`. `None` if no thread can be started.
    pub(super) fn start(start: FollowOptions, answer: &MessageSender) -> Option<Self> {
        let (tasks, received) = channel();
        let (own, answers) = (tasks.clone(), Arc::clone(answer));
        let failure = || Message::LoadFailed(Phrase::ReadingFolderFailed);
        serve("folder", answer, failure, move || run(&start, &own, &received, &answers))?;
        Some(Self { tasks })
    }

    /// Scans the whole folder, with a new date for today.
    pub(super) fn begin_day(&self, today: civil::Date) {
        // If the thread has ended, it has reported so.
        let _ = self.tasks.send(FollowTask::NewDay(today));
    }

    /// Scans the whole folder again. `false` if the thread has ended.
    pub(super) fn look(&self) -> bool {
        self.tasks.send(FollowTask::Changed(FolderChange::Everything)).is_ok()
    }
}

fn run(
    start: &FollowOptions,
    tasks: &Sender<FollowTask>,
    received: &Receiver<FollowTask>,
    answer: &MessageSender,
) {
    fail_if_injected("folder");
    let indexer = Indexer::open(Arc::clone(&start.source), (start.today, start.since), &start.storage);
    let mut indexer = match indexer {
        Ok(indexer) => indexer,
        Err(error) => return answer(Message::LoadFailed(reason(&error))),
    };
    if !indexer.library().is_empty() {
        let library = Arc::new(indexer.library().clone());
        answer(Message::Loaded { library, done: 0, total: 0, finished: false, arrived: 0 });
    }
    let mut following = Following { source: &start.source, answer, articles: None, missing: false };
    following.look(&mut indexer);
    // The watch begins by reporting everything, so changes made since this scan are found.
    let _watch = start.source.root().filter(|_| start.watched).map(|root| {
        let tasks = tasks.clone();
        let report = move |change| drop(tasks.send(FollowTask::Changed(change)));
        Watch::start(root.to_path_buf(), WatchTiming::default(), report)
    });
    loop {
        let wait = match indexer.rescan {
            // No number of seconds is too many: a task ends the wait.
            Rescan::NotNeeded => Duration::MAX,
            Rescan::Soon => BEHIND,
            // Building a whole index takes long, so it is asked for less often.
            Rescan::Incomplete => LONG_BEHIND,
        };
        let first = match received.recv_timeout(wait) {
            Ok(task) => task,
            Err(RecvTimeoutError::Timeout) => FollowTask::Changed(FolderChange::Everything),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let mut due = Due::default();
        due.add(first);
        for task in received.try_iter() {
            due.add(task);
        }
        if due.stop {
            return;
        }
        following.follow(&mut indexer, due);
    }
}

#[derive(Default)]
struct Due {
    everything: bool,
    paths: BTreeSet<PathBuf>,
    missing: Option<bool>,
    day: Option<civil::Date>,
    stop: bool,
}

impl Due {
    fn add(&mut self, task: FollowTask) {
        match task {
            FollowTask::Changed(FolderChange::Everything) => self.everything = true,
            FollowTask::Changed(FolderChange::Paths(paths)) => self.paths.extend(paths),
            FollowTask::NewDay(today) => {
                self.day = Some(today);
                self.everything = true;
            }
            FollowTask::Stop => self.stop = true,
            FollowTask::Changed(FolderChange::Missing) => self.missing = Some(true),
            FollowTask::Changed(FolderChange::Back) => {
                self.missing = Some(false);
                self.everything = true;
            }
        }
    }
}

/// What was last sent to the state machine.
struct Following<'a> {
    source: &'a Source,
    answer: &'a MessageSender,
    /// How many articles the last complete library had. `None` before the first.
    articles: Option<usize>,
    missing: bool,
}

impl Following<'_> {
    fn follow(&mut self, indexer: &mut Indexer, due: Due) {
        match due.day.map(|today| indexer.begin_day(today)) {
            Some(Ok(())) => self.show(indexer.library(), 0),
            Some(Err(error)) => (self.answer)(Message::Trouble(reason(&error))),
            None => {}
        }
        if let Some(missing) = due.missing
            && missing != self.missing
        {
            self.missing = missing;
            (self.answer)(Message::FolderMissing(missing));
        }
        if due.everything && self.missing {
            // While the folder is missing, whatever is at its path is not the folder.
            (self.answer)(Message::FolderMissing(true));
            (self.answer)(Message::Unchanged);
        } else if due.everything {
            self.look(indexer);
        } else if !due.paths.is_empty() && !self.missing {
            let paths: Vec<PathBuf> = due.paths.into_iter().collect();
            self.refresh(indexer, |indexer, report| indexer.refresh_paths(&paths, report));
        }
    }

    /// Scans the whole folder if it exists; a folder that is gone must not empty the list.
    fn look(&mut self, indexer: &mut Indexer) {
        if let Source::Folder { root, .. } = self.source
            && let Err(phrase) = Source::folder(root)
        {
            (self.answer)(Message::LoadFailed(phrase));
            return;
        }
        self.refresh(indexer, Indexer::refresh);
    }

    fn refresh(
        &mut self,
        indexer: &mut Indexer,
        refresh: impl FnOnce(&mut Indexer, &mut dyn FnMut(Progress)) -> Result<(), DamagedIndex>,
    ) {
        let before = indexer.library().load();
        let mut shown = None;
        let answer = Arc::clone(self.answer);
        let articles = self.articles;
        let outcome = refresh(indexer, &mut |Progress { library, done, total }| {
            shown = Some(library.load());
            let finished = done == total;
            let arrived = if finished { arrived(articles, &library) } else { 0 };
            answer(Message::Loaded { library: Arc::new(library), done, total, finished, arrived });
        });
        if let Some(phrase) = indexer.trouble.take() {
            (self.answer)(Message::Trouble(phrase));
        }
        if let Err(error) = outcome {
            return (self.answer)(Message::LoadFailed(reason(&error)));
        }
        let library = indexer.library();
        let arrived = if shown.is_some() { 0 } else { arrived(self.articles, library) };
        let is_first = self.articles.replace(library.len()).is_none();
        if shown == Some(library.load()) {
            return;
        }
        // A scan that found no change only ends the wait for it.
        if shown.is_none() && !is_first && library.load() == before {
            return (self.answer)(Message::Unchanged);
        }
        self.show(library, arrived);
    }

    fn show(&self, library: &Library, arrived: usize) {
        let total = library.len();
        let library = Arc::new(library.clone());
        (self.answer)(Message::Loaded { library, done: total, total, finished: true, arrived });
    }
}

/// How many more articles there are than before; 0 for the first library.
fn arrived(before: Option<usize>, library: &Library) -> usize {
    before.map_or(0, |before| library.len().saturating_sub(before))
}

fn reason(error: &DamagedIndex) -> Phrase {
    Phrase::ArticlesNotLoaded { reason: translated_error(&error.to_string()) }
}
