//! The marks thread: writes the marks that this reader sets, in batches, and reports marks set by other
//! readers and devices. How marks are stored is left to [`Store`]; whether they are shown, to the state
//! machine. Floor 4, part of [`marks`](crate::io::marks).

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::Message;
use crate::io::MessageSender;
use crate::io::marks::{MarksLocation, Store};
use crate::io::source::reason;
use crate::limits;
use crate::model::{MarkChange, MarkSet};
use crate::wording::Phrase;

/// The intervals at which the thread acts without being asked.
#[derive(Clone, Copy, Debug)]
pub struct WriterTiming {
    /// Time between two checks of the logs. A check costs one system call per log.
    pub look: Duration,
    /// Time between two attempts to write after a failure.
    pub retry: Duration,
    /// How long a report may take to reach the machine. An article that is marked within this time after a
    /// report may have been marked before the report arrived, so its marks are reported again.
    pub in_flight: Duration,
}

impl Default for WriterTiming {
    fn default() -> Self {
        Self {
            look: Duration::from_millis(500),
            retry: Duration::from_secs(5),
            in_flight: Duration::from_secs(2),
        }
    }
}

enum WriterTask {
    /// Save the changes that this function returns.
    Keep(Box<dyn FnOnce() -> Vec<MarkChange> + Send>),
    /// Answer when all earlier changes are saved, or why they are not.
    Finish(Sender<Option<Phrase>>),
}

/// A handle to the marks thread. The thread ends when all handles are dropped and their tasks are done.
#[derive(Clone)]
pub struct MarkWriter {
    tasks: Sender<WriterTask>,
}

impl MarkWriter {
    /// Starts the thread, which reads all logs and reports all marks at once. `None` if no thread can be
    /// started.
    #[must_use]
    pub fn start(place: MarksLocation, timing: WriterTiming, answer: &MessageSender) -> Option<Self> {
        Self::start_with(move || Store::at(place), timing, answer)
    }

    /// Like [`start`](Self::start), with a store that is created on the thread.
    pub(super) fn start_with(
        store: impl FnOnce() -> Store + Send + 'static,
        timing: WriterTiming,
        answer: &MessageSender,
    ) -> Option<Self> {
        let (tasks, received) = channel();
        let own = Arc::clone(answer);
        let work = move || {
            let now = Instant::now();
            let (trouble, recent) = (None, RecentReports { all: now, keys: HashMap::new() });
            Worker { store: store(), timing, answer: own, trouble, recent, next_try: now, requests: 0 }
                .run(&received);
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        if worker.spawn(work).is_err() {
            answer(Message::WorkerFailed(Phrase::SavingMarksFailed));
            return None;
        }
        Some(Self { tasks })
    }

    /// Saves changes, after all earlier ones.
    pub fn save(&self, changes: Vec<MarkChange>) {
        self.save_with(move || changes);
    }

    /// Saves changes, after all earlier ones. `make` runs on the thread, because it may take long.
    pub fn save_with(&self, make: impl FnOnce() -> Vec<MarkChange> + Send + 'static) {
        // Cannot fail: the thread lives as long as this handle.
        let _ = self.tasks.send(WriterTask::Keep(Box::new(make)));
    }

    /// Waits until all changes are saved, at most `wait`. `None` if they are, else why not.
    #[must_use]
    pub fn finish(&self, wait: Duration) -> Option<Phrase> {
        let (done, answer) = channel();
        let sent = self.tasks.send(WriterTask::Finish(done));
        let silent = || Some(Phrase::MarksNotSaved { reason: Phrase::DiskSilent.text() });
        sent.ok().and_then(|()| answer.recv_timeout(wait).ok()).unwrap_or_else(silent)
    }
}

/// When articles were last reported.
struct RecentReports {
    /// When all articles were.
    all: Instant,
    /// When single articles were, by mark id.
    keys: HashMap<u64, Instant>,
}

impl RecentReports {
    /// Whether an article was reported less than `in_flight` ago.
    fn is_recent(&self, number: u64, now: Instant, in_flight: Duration) -> bool {
        let since = |time: Instant| now.saturating_duration_since(time) < in_flight;
        since(self.all) || self.keys.get(&number).is_some_and(|time| since(*time))
    }

    fn forget(&mut self, now: Instant, in_flight: Duration) {
        self.keys.retain(|_, time| now.saturating_duration_since(*time) < in_flight);
    }
}

struct Worker {
    store: Store,
    timing: WriterTiming,
    answer: MessageSender,
    /// Why the last attempt to write failed.
    trouble: Option<Phrase>,
    recent: RecentReports,
    /// When to try to write again.
    next_try: Instant,
    /// How many requests to save changes were received.
    requests: u64,
}

impl Worker {
    fn run(mut self, tasks: &Receiver<WriterTask>) {
        self.guarded(|worker| {
            worker.read_logs();
            let all = worker.store.changed();
            (worker.answer)(Message::MarksRead(all.into()));
            worker.recent.all = Instant::now();
        });
        loop {
            let (mut changes, mut finishing) = (Vec::new(), Vec::new());
            let mut next = match tasks.recv_timeout(self.timing.look) {
                Ok(task) => Some(task),
                Err(RecvTimeoutError::Timeout) => None,
                // All tasks are done, except changes that cannot be written.
                Err(RecvTimeoutError::Disconnected) => return,
            };
            while let Some(task) = next {
                match task {
                    WriterTask::Keep(make) => {
                        self.requests += 1;
                        self.guarded(|_| changes.extend(make()));
                    }
                    WriterTask::Finish(done) => finishing.push(done),
                }
                next = tasks.try_recv().ok();
            }
            let is_last = !finishing.is_empty();
            self.guarded(|worker| worker.turn(changes, is_last));
            for done in finishing {
                // The caller of `finish` may have stopped waiting.
                let _ = done.send(self.lost());
            }
        }
    }

    /// Does some work. A panic is reported and does not end the thread.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            (self.answer)(Message::WorkerFailed(Phrase::SavingMarksFailed));
        }
    }

    fn turn(&mut self, changes: Vec<MarkChange>, is_last: bool) {
        // Read the logs first, so that these changes count as later than all changes in them.
        self.read_logs();
        let now = Instant::now();
        let wait = self.timing.in_flight;
        self.recent.forget(now, wait);
        let has_changes = !changes.is_empty();
        let numbers = changes.iter().map(|change| change.key.number());
        let in_flight: Vec<u64> =
            numbers.filter(|number| self.recent.is_recent(*number, now, wait)).collect();
        let too_long = self.store.take(changes);
        if has_changes {
            // All further reports include these requests.
            (self.answer)(Message::MarksKept(self.requests));
        }
        if too_long > 0 {
            (self.answer)(Message::MarksSaved(Err(Phrase::MarksTooLong { count: too_long })));
        }
        if has_changes || is_last || now >= self.next_try {
            self.save(now);
        }
        let again = in_flight.into_iter().map(|number| (number, self.store.marks(number))).collect();
        self.report(again);
    }

    /// Reads what was appended to the logs, and reports problems.
    fn read_logs(&mut self) {
        for phrase in self.store.look() {
            (self.answer)(Message::Trouble(phrase));
        }
    }

    /// Writes the changes that are not written yet.
    fn save(&mut self, now: Instant) {
        let count = self.store.unsaved();
        if count == 0 {
            return;
        }
        match self.store.save() {
            Ok(()) => {
                let was_trouble = self.trouble.take().is_some();
                (self.answer)(Message::MarksSaved(Ok(if was_trouble { count } else { 0 })));
                self.read_logs();
                if let Err(error) = self.store.tidy() {
                    tracing::warn!(reason = %reason(&error), "the mark log could not be compacted");
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

    /// Reports the articles that others have changed, and those in `again`.
    fn report(&mut self, mut again: BTreeMap<u64, MarkSet>) {
        again.extend(self.store.changed());
        if again.is_empty() {
            return;
        }
        let now = Instant::now();
        self.recent.keys.extend(again.keys().map(|number| (*number, now)));
        (self.answer)(Message::MarksRead(again.into_iter().collect()));
    }

    /// The report about changes that are still not written at the end. `None` if all are.
    fn lost(&self) -> Option<Phrase> {
        let count = self.store.unsaved();
        let reason = match &self.trouble {
            Some(Phrase::MarksNotSaved { reason }) => reason.clone(),
            _ => Phrase::DiskSilent.text(),
        };
        (count > 0).then_some(Phrase::MarksLost { count, reason })
    }
}
