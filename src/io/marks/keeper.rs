//! The thread that keeps the marks of a reader: it writes what the reader marks, one batch after the other,
//! and tells what other readers and devices have marked.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::Message;
use crate::io::Answer;
use crate::io::marks::{Place, Store};
use crate::io::source::reason;
use crate::limits;
use crate::model::{MarkChange, MarkSet};
use crate::wording::Phrase;

/// How often the thread does what without being asked.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// Time between two looks at what others have marked. A look costs a question to the system a log.
    pub look: Duration,
    /// Time between two attempts to write what could not be written.
    pub retry: Duration,
    /// How long a message may be on its way to the machine while a change comes from there: what is marked
    /// so soon after it was told is told again, as it is then.
    pub crossing: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            look: Duration::from_millis(500),
            retry: Duration::from_secs(5),
            crossing: Duration::from_secs(2),
        }
    }
}

enum Order {
    /// Keep the changes that this gives.
    Keep(Box<dyn FnOnce() -> Vec<MarkChange> + Send>),
    /// Say when all changes before this are kept, or why they are not.
    Finish(Sender<Option<Phrase>>),
}

/// Orders for the thread that keeps marks. It ends when all that can give orders are gone and what they
/// ordered is done.
#[derive(Clone)]
pub struct MarkKeeper {
    orders: Sender<Order>,
}

impl MarkKeeper {
    /// Starts the thread. It reads all marks and tells them at once; nothing where no thread can be started.
    #[must_use]
    pub fn start(place: Place, timing: Timing, answer: &Answer) -> Option<Self> {
        Self::start_with(move || Store::at(place), timing, answer)
    }

    /// The same with a store that is made on the thread.
    pub(super) fn start_with(
        store: impl FnOnce() -> Store + Send + 'static,
        timing: Timing,
        answer: &Answer,
    ) -> Option<Self> {
        let (orders, given) = channel();
        let own = Arc::clone(answer);
        let work = move || {
            let now = Instant::now();
            let (trouble, told) = (None, Told { all: now, keys: HashMap::new() });
            Worker { store: store(), timing, answer: own, trouble, told, next_try: now, requests: 0 }
                .run(&given);
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        if worker.spawn(work).is_err() {
            answer(Message::WorkerFailed(Phrase::KeepingMarksFailed));
            return None;
        }
        Some(Self { orders })
    }

    /// Keeps these changes, after all before them.
    pub fn keep(&self, changes: Vec<MarkChange>) {
        self.keep_made(move || changes);
    }

    /// Keeps the changes that are made on the thread, where that is work, after all before them.
    pub fn keep_made(&self, make: impl FnOnce() -> Vec<MarkChange> + Send + 'static) {
        // The thread is there as long as this is.
        let _ = self.orders.send(Order::Keep(Box::new(make)));
    }

    /// Waits until all changes are kept, but not longer than `wait`; gives why they are not.
    #[must_use]
    pub fn finish(&self, wait: Duration) -> Option<Phrase> {
        let (done, answer) = channel();
        let asked = self.orders.send(Order::Finish(done));
        let silent = || Some(Phrase::MarksNotSaved { reason: Phrase::DiskSilent.text() });
        asked.ok().and_then(|()| answer.recv_timeout(wait).ok()).unwrap_or_else(silent)
    }
}

/// What was told a moment ago.
struct Told {
    /// When everything was.
    all: Instant,
    /// When single articles were.
    keys: HashMap<u64, Instant>,
}

impl Told {
    /// Whether an article was told less than `crossing` ago.
    fn is_recent(&self, number: u64, now: Instant, crossing: Duration) -> bool {
        let since = |time: Instant| now.saturating_duration_since(time) < crossing;
        since(self.all) || self.keys.get(&number).is_some_and(|time| since(*time))
    }

    fn forget(&mut self, now: Instant, crossing: Duration) {
        self.keys.retain(|_, time| now.saturating_duration_since(*time) < crossing);
    }
}

struct Worker {
    store: Store,
    timing: Timing,
    answer: Answer,
    /// Why the last attempt to write failed.
    trouble: Option<Phrase>,
    told: Told,
    /// When to try again.
    next_try: Instant,
    /// How many requests to keep marks were taken.
    requests: u64,
}

impl Worker {
    fn run(mut self, orders: &Receiver<Order>) {
        self.guarded(|worker| {
            worker.say_all();
            let all = worker.store.changed();
            (worker.answer)(Message::MarksRead(all.into()));
            worker.told.all = Instant::now();
        });
        loop {
            let (mut changes, mut finishing) = (Vec::new(), Vec::new());
            let mut next = match orders.recv_timeout(self.timing.look) {
                Ok(order) => Some(order),
                Err(RecvTimeoutError::Timeout) => None,
                // What was ordered is done, but for what cannot be done.
                Err(RecvTimeoutError::Disconnected) => return,
            };
            while let Some(order) = next {
                match order {
                    Order::Keep(make) => {
                        self.requests += 1;
                        self.guarded(|_| changes.extend(make()));
                    }
                    Order::Finish(done) => finishing.push(done),
                }
                next = orders.try_recv().ok();
            }
            let is_last = !finishing.is_empty();
            self.guarded(|worker| worker.turn(changes, is_last));
            for done in finishing {
                // Whoever asked may have gone.
                let _ = done.send(self.lost());
            }
        }
    }

    /// Does something; if that panics it is said, and the work goes on.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            (self.answer)(Message::WorkerFailed(Phrase::KeepingMarksFailed));
        }
    }

    fn turn(&mut self, changes: Vec<MarkChange>, is_last: bool) {
        // What others did before counts as done before.
        self.say_all();
        let now = Instant::now();
        let wait = self.timing.crossing;
        self.told.forget(now, wait);
        let has_changes = !changes.is_empty();
        let numbers = changes.iter().map(|change| change.key.number());
        let crossing: Vec<u64> = numbers.filter(|number| self.told.is_recent(*number, now, wait)).collect();
        let too_long = self.store.take(changes);
        if has_changes {
            // What is told from here on knows of them.
            (self.answer)(Message::MarksKept(self.requests));
        }
        if too_long > 0 {
            (self.answer)(Message::MarksSaved(Err(Phrase::MarksTooLong { count: too_long })));
        }
        if has_changes || is_last || now >= self.next_try {
            self.save(now);
        }
        let again = crossing.into_iter().map(|number| (number, self.store.marks(number))).collect();
        self.tell(again);
    }

    /// Looks at what others have marked, and says what there is to say of it.
    fn say_all(&mut self) {
        for phrase in self.store.look() {
            (self.answer)(Message::Trouble(phrase));
        }
    }

    /// Writes what is not written yet.
    fn save(&mut self, now: Instant) {
        let count = self.store.unsaved();
        if count == 0 {
            return;
        }
        match self.store.save() {
            Ok(()) => {
                let was_trouble = self.trouble.take().is_some();
                (self.answer)(Message::MarksSaved(Ok(if was_trouble { count } else { 0 })));
                self.say_all();
                if let Err(error) = self.store.tidy() {
                    tracing::warn!(reason = %reason(&error), "the log of marks is not written anew");
                }
            }
            Err(error) => {
                self.next_try = now + self.timing.retry;
                let phrase = Phrase::MarksNotSaved { reason: reason(&error) };
                if self.trouble.replace(phrase.clone()).as_ref() != Some(&phrase) {
                    (self.answer)(Message::MarksSaved(Err(phrase)));
                }
            }
        }
    }

    /// Tells what others have changed, and these.
    fn tell(&mut self, mut again: BTreeMap<u64, MarkSet>) {
        again.extend(self.store.changed());
        if again.is_empty() {
            return;
        }
        let now = Instant::now();
        self.told.keys.extend(again.keys().map(|number| (*number, now)));
        (self.answer)(Message::MarksRead(again.into_iter().collect()));
    }

    /// What is said of changes that are not written at the end.
    fn lost(&self) -> Option<Phrase> {
        let count = self.store.unsaved();
        let reason = match &self.trouble {
            Some(Phrase::MarksNotSaved { reason }) => reason.clone(),
            _ => Phrase::DiskSilent.text(),
        };
        (count > 0).then_some(Phrase::MarksLost { count, reason })
    }
}
