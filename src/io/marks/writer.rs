//! The marks thread: writes the marks that this reader sets, in batches, and reports marks set by other
//! readers and devices. How marks are stored is left to [`Store`]; how marks that it did not know yet go together
//! with a report, to the state machine. Floor 4, part of [`marks`](crate::io::marks).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::Message;
use crate::io::marks::store::{MarksLocation, NamedChanges, Store};
use crate::io::source::reason;
use crate::io::worker::{MessageSender, serve};
use crate::library::Library;
use crate::model::MarkChanges;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The intervals at which the thread acts without being asked.
#[derive(Clone, Copy, Debug)]
pub struct WriterTiming {
    /// Time between two checks of the logs. A check costs one system call per log.
    pub look: Duration,
    /// Time between two attempts to write after a failure.
    pub retry: Duration,
}

impl Default for WriterTiming {
    fn default() -> Self {
        Self { look: Duration::from_millis(500), retry: Duration::from_secs(5) }
    }
}

/// Makes changes to save, on the marks thread.
type MakeChanges = Box<dyn FnOnce(&Store) -> NamedChanges + Send>;

enum WriterTask {
    Keep(MakeChanges),
    /// Answer when all earlier changes are saved, or why they are not.
    Finish(Sender<Option<Phrase>>),
}

/// A handle to the marks thread. The thread ends when all handles are dropped and their tasks are done.
#[derive(Clone)]
pub struct MarkWriter {
    tasks: Sender<WriterTask>,
}

impl MarkWriter {
    /// Starts the thread, which reads all logs and reports all marks at once. `None` if no thread can be started.
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
            let next_try = Instant::now();
            let worker = Worker {
                store: store(),
                timing,
                answer: own,
                trouble: None,
                next_try,
                requests: 0,
                reported: None,
            };
            worker.run(&received);
        };
        serve("marks", answer, || Message::WorkerFailed(Phrase::SavingMarksFailed), work)?;
        Some(Self { tasks })
    }

    /// Saves changes, after all earlier ones.
    pub fn save(&self, library: Arc<Library>, changes: MarkChanges) {
        self.save_with(move |store| store.named(&library, &changes));
    }

    /// Saves changes, after all earlier ones. `make` runs on the thread, because it may take long.
    pub(super) fn save_with<Changes: Into<NamedChanges>>(
        &self,
        make: impl FnOnce(&Store) -> Changes + Send + 'static,
    ) {
        let make = |store: &Store| make(store).into();
        // Cannot fail: the thread lives as long as this handle.
        let _ = self.tasks.send(WriterTask::Keep(Box::new(make)));
    }

    /// Waits until all changes are saved, at most `wait`. `None` if they are, else why not.
    pub fn finish(&self, wait: Duration) -> Option<Phrase> {
        let (done, answer) = channel();
        let sent = self.tasks.send(WriterTask::Finish(done));
        let silent = || Some(Phrase::MarksNotSaved { reason: Phrase::DiskSilent.text() });
        sent.ok().and_then(|()| answer.recv_timeout(wait).ok()).unwrap_or_else(silent)
    }
}

struct Worker {
    store: Store,
    timing: WriterTiming,
    answer: MessageSender,
    /// Why the last attempt to write failed.
    trouble: Option<CleanText>,
    /// When to try to write again.
    next_try: Instant,
    /// How many requests to save changes were received.
    requests: u64,
    /// How many of them the last report included. `None` until there is one.
    reported: Option<u64>,
}

impl Worker {
    fn run(mut self, tasks: &Receiver<WriterTask>) {
        self.guarded(Self::read_logs);
        self.guarded(Self::report);
        loop {
            let first = match tasks.recv_timeout(self.timing.look) {
                Ok(task) => Some(task),
                Err(RecvTimeoutError::Timeout) => None,
                // All tasks are done, except changes that cannot be written.
                Err(RecvTimeoutError::Disconnected) => return,
            };
            // Read the logs first, so that the changes count as later than all changes in them.
            self.guarded(Self::read_logs);
            let is_time = first.is_some() || Instant::now() >= self.next_try;
            let mut finishing = Vec::new();
            for task in first.into_iter().chain(tasks.try_iter()) {
                match task {
                    WriterTask::Keep(make) => self.guarded(|worker| worker.take(make)),
                    WriterTask::Finish(done) => finishing.push(done),
                }
            }
            self.guarded(Self::report);
            if is_time {
                self.guarded(Self::save);
            }
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

    fn take(&mut self, make: impl FnOnce(&Store) -> NamedChanges) {
        self.requests += 1;
        let too_long = self.store.take(make(&self.store));
        if too_long > 0 {
            (self.answer)(Message::MarksSaved(Err(Phrase::MarksTooLong { count: too_long })));
        }
    }

    /// Reports the marks that others have changed, and which requests were taken.
    fn report(&mut self) {
        let changed = self.store.changed();
        if !changed.is_empty() || self.reported != Some(self.requests) {
            self.reported = Some(self.requests);
            (self.answer)(Message::MarksRead { marks: changed.into(), requests: self.requests });
        }
    }

    fn read_logs(&mut self) {
        for phrase in self.store.look() {
            (self.answer)(Message::Trouble(phrase));
        }
    }

    fn save(&mut self) {
        let count = self.store.unsaved();
        if count == 0 {
            return;
        }
        match self.store.save() {
            Ok(()) => {
                let was_trouble = self.trouble.take().is_some();
                (self.answer)(Message::MarksSaved(Ok(if was_trouble { count } else { 0 })));
                if let Err(error) = self.store.tidy() {
                    tracing::warn!(reason = %reason(&error), "the mark log could not be compacted");
                }
            }
            Err(error) => {
                self.next_try = Instant::now() + self.timing.retry;
                let reason = reason(&error);
                if self.trouble.replace(reason.clone()).as_ref() != Some(&reason) {
                    (self.answer)(Message::MarksSaved(Err(Phrase::MarksNotSaved { reason })));
                }
            }
        }
    }

    /// The report about changes that are still not written at the end. `None` if all are.
    fn lost(&self) -> Option<Phrase> {
        let count = self.store.unsaved();
        let reason = self.trouble.clone().unwrap_or_else(|| Phrase::DiskSilent.text());
        (count > 0).then_some(Phrase::MarksLost { count, reason })
    }
}
