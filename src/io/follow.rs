//! Following a content directory: a thread that keeps the library and answers with snapshots.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use jiff::civil;

use crate::app::Message;
use crate::io::keeper::Progress;
use crate::io::watch::{Change, Timing, Watch};
use crate::io::{Answer, Keeper, Keeping, Source, fault};
use crate::library::{Damaged, Library};
use crate::limits;
use crate::wording::{Phrase, foreign, in_this_language};

/// How long to wait for another process that is writing the index.
const BEHIND: Duration = Duration::from_millis(400);

/// How long to wait for one that is making all of it.
const LONG_BEHIND: Duration = Duration::from_secs(3);

/// What is followed, and how.
pub(super) struct Start {
    pub source: Arc<Source>,
    pub today: civil::Date,
    pub since: Option<i64>,
    pub keeping: Keeping,
    /// Whether changes are followed, or only looked for when asked to.
    pub watched: bool,
}

/// What the thread is to do.
enum Order {
    /// Look at everything.
    Look,
    /// Look at everything as it is on another day.
    NewDay(civil::Date),
    /// Something may have changed.
    Changed(Change),
    /// Nobody wants to know any more.
    Stop,
}

/// The thread that follows a content directory.
pub(super) struct Follower {
    orders: Sender<Order>,
}

impl Drop for Follower {
    fn drop(&mut self) {
        // Where the thread has ended, it need not be told to.
        let _ = self.orders.send(Order::Stop);
    }
}

impl Follower {
    /// Starts the thread; what it finds is answered.
    pub(super) fn start(start: Start, answer: &Answer) -> Option<Self> {
        let (orders, given) = channel();
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        let (answers, failed) = (Arc::clone(answer), Arc::clone(answer));
        let told = orders.clone();
        let work = move || {
            if catch_unwind(AssertUnwindSafe(|| run(&start, &told, &given, &answers))).is_err() {
                answers(Message::LoadFailed(Phrase::ReadingFolderFailed));
            }
        };
        if worker.spawn(in_this_language(work)).is_err() {
            failed(Message::LoadFailed(Phrase::ReadingFolderFailed));
            return None;
        }
        Some(Self { orders })
    }

    /// Looks at everything as it is on another day.
    pub(super) fn begin_day(&self, today: civil::Date) {
        // A thread that has ended has said so.
        let _ = self.orders.send(Order::NewDay(today));
    }

    /// Looks at everything again; whether there is still somebody who does.
    pub(super) fn look(&self) -> bool {
        self.orders.send(Order::Look).is_ok()
    }
}

/// Watches the folder; what may have changed becomes an order.
fn watch(start: &Start, told: &Sender<Order>) -> Option<Watch> {
    match &*start.source {
        Source::Folder { root, .. } if start.watched => {
            let told = told.clone();
            let tell = move |change| drop(told.send(Order::Changed(change)));
            Some(Watch::start(root.clone(), Timing::default(), tell))
        }
        Source::Folder { .. } | Source::Sample => None,
    }
}

/// Follows the folder until nobody wants to know any more.
fn run(start: &Start, told: &Sender<Order>, orders: &Receiver<Order>, answer: &Answer) {
    fault::strike("folder");
    let keeper = Keeper::open(Arc::clone(&start.source), (start.today, start.since), &start.keeping);
    let mut keeper = match keeper {
        Ok(keeper) => keeper,
        Err(error) => return answer(Message::LoadFailed(reason(&error))),
    };
    if !keeper.library().is_empty() {
        let library = Arc::new(keeper.library().clone());
        answer(Message::Loaded { library, done: 0, total: 0, finished: false, arrived: 0 });
    }
    let mut following = Following { source: &start.source, answer, articles: None, missing: false };
    following.look(&mut keeper);
    // What changed between this look and the beginning of the watch, the watch tells of.
    let _watch = watch(start, told);
    loop {
        let first = if keeper.behind {
            // Somebody who makes the whole index is not asked again and again.
            let wait = if keeper.incomplete { LONG_BEHIND } else { BEHIND };
            match orders.recv_timeout(wait) {
                Err(RecvTimeoutError::Timeout) => Order::Look,
                Err(RecvTimeoutError::Disconnected) => return,
                Ok(order) => order,
            }
        } else {
            let Ok(order) = orders.recv() else { return };
            order
        };
        let mut due = Due::default();
        due.add(first);
        for order in orders.try_iter() {
            due.add(order);
        }
        if due.stop {
            return;
        }
        following.follow(&mut keeper, due);
    }
}

/// What is to be done after all orders that came together.
#[derive(Default)]
struct Due {
    everything: bool,
    paths: BTreeSet<PathBuf>,
    missing: Option<bool>,
    day: Option<civil::Date>,
    stop: bool,
}

impl Due {
    fn add(&mut self, order: Order) {
        match order {
            Order::Look | Order::Changed(Change::Everything) => self.everything = true,
            Order::Changed(Change::Paths(paths)) => self.paths.extend(paths),
            Order::NewDay(today) => {
                self.day = Some(today);
                self.everything = true;
            }
            Order::Stop => self.stop = true,
            Order::Changed(Change::Missing) => self.missing = Some(true),
            Order::Changed(Change::Back) => {
                self.missing = Some(false);
                self.everything = true;
            }
        }
    }
}

/// What was answered last.
struct Following<'a> {
    source: &'a Source,
    answer: &'a Answer,
    /// How many articles there were when the library was last whole.
    articles: Option<usize>,
    missing: bool,
}

impl Following<'_> {
    fn follow(&mut self, keeper: &mut Keeper, due: Due) {
        match due.day.map(|today| keeper.begin_day(today)) {
            Some(Ok(())) => self.show(keeper.library(), 0),
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
            // Whatever stands in its place is not the folder.
            (self.answer)(Message::FolderMissing(true));
            (self.answer)(Message::Looked);
        } else if due.everything {
            self.look(keeper);
        } else if !due.paths.is_empty() && !self.missing {
            let paths: Vec<PathBuf> = due.paths.into_iter().collect();
            self.refresh(keeper, |keeper, told| keeper.refresh_paths(&paths, told));
        }
    }

    /// Looks at everything, if the folder is there: that it is gone must not empty the list.
    fn look(&mut self, keeper: &mut Keeper) {
        if let Source::Folder { root, .. } = self.source
            && let Err(phrase) = Source::folder(root)
        {
            (self.answer)(Message::LoadFailed(phrase));
            return;
        }
        self.refresh(keeper, Keeper::refresh);
    }

    fn refresh(
        &mut self,
        keeper: &mut Keeper,
        refresh: impl FnOnce(&mut Keeper, &mut dyn FnMut(Progress)) -> Result<(), Damaged>,
    ) {
        let before = keeper.library().load();
        let mut shown = None;
        let answer = Arc::clone(self.answer);
        let articles = self.articles;
        let outcome = refresh(keeper, &mut |Progress { library, done, total }| {
            shown = Some(library.load());
            let finished = done == total;
            let arrived = if finished { arrived(articles, &library) } else { 0 };
            answer(Message::Loaded { library: Arc::new(library), done, total, finished, arrived });
        });
        if let Some(phrase) = keeper.trouble.take() {
            (self.answer)(Message::Trouble(phrase));
        }
        if let Err(error) = outcome {
            return (self.answer)(Message::LoadFailed(reason(&error)));
        }
        let library = keeper.library();
        let arrived = if shown.is_some() { 0 } else { arrived(self.articles, library) };
        let is_first = self.articles.replace(library.len()).is_none();
        if shown == Some(library.load()) {
            return;
        }
        // A look that found nothing only ends the waiting for it.
        if shown.is_none() && !is_first && library.load() == before {
            return (self.answer)(Message::Looked);
        }
        self.show(library, arrived);
    }

    /// Answers with a whole library.
    fn show(&self, library: &Library, arrived: usize) {
        let total = library.len();
        let library = Arc::new(library.clone());
        (self.answer)(Message::Loaded { library, done: total, total, finished: true, arrived });
    }
}

/// How many more articles there are than there were.
fn arrived(before: Option<usize>, library: &Library) -> usize {
    before.map_or(0, |before| library.len().saturating_sub(before))
}

fn reason(error: &Damaged) -> Phrase {
    Phrase::NotKept { reason: foreign(&error.to_string()) }
}
