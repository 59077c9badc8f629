//! A worker thread that keeps only the newest job. What the jobs do is left to the caller.
//!
//! Floor 4, part of [`io`](crate::io). While a job runs, at most one more waits, and a newer one replaces it:
//! someone who types fast waits for one answer, not for all of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::Message;
use crate::io::MessageSender;
use crate::limits;
use crate::wording::{Phrase, in_this_language};

type Job = Box<dyn FnOnce() + Send>;

/// A worker thread and its next job.
pub struct Slot {
    next: Arc<Mutex<Option<Job>>>,
    bell: SyncSender<()>,
}

impl Slot {
    /// Starts a worker; `failure` is reported if it cannot start or a job panics.
    #[must_use]
    pub fn new(failure: Phrase, answer: MessageSender) -> Self {
        let next = Arc::new(Mutex::new(None));
        let (bell, rings) = sync_channel(1);
        let place = Arc::clone(&next);
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        let (failed, not_started) = (Arc::clone(&answer), failure.clone());
        if worker.spawn(in_this_language(move || run(&failure, &place, &rings, &answer))).is_err() {
            failed(Message::WorkerFailed(not_started));
        }
        Self { next, bell }
    }

    /// Sets the next job, in place of one that has not begun.
    pub fn set_next(&self, job: impl FnOnce() + Send + 'static) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(job));
        match self.bell.try_send(()) {
            // A full channel means that the worker has yet to look for a job.
            Ok(()) | Err(TrySendError::Full(()) | TrySendError::Disconnected(())) => {}
        }
    }
}

fn run(failure: &Phrase, place: &Mutex<Option<Job>>, rings: &Receiver<()>, answer: &MessageSender) {
    while rings.recv().is_ok() {
        let job = place.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(job) = job
            && catch_unwind(AssertUnwindSafe(job)).is_err()
        {
            answer(Message::WorkerFailed(failure.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn only_the_newest_job_runs_and_a_panic_is_reported() {
        let (sender, receiver) = channel();
        let notices = sender.clone();
        let slot = Slot::new(
            Phrase::SearchingFailed,
            Arc::new(move |message| drop(notices.send(format!("{message:?}")))),
        );
        let (start, started) = channel();
        let (go, wait) = channel::<()>();
        let first = sender.clone();
        slot.set_next(move || {
            start.send(()).unwrap();
            wait.recv().unwrap();
            first.send("first".into()).unwrap();
        });
        started.recv().unwrap();
        for name in ["second", "third", "fourth"] {
            let sender = sender.clone();
            slot.set_next(move || sender.send(name.into()).unwrap());
        }
        go.send(()).unwrap();
        assert_eq!([receiver.recv().unwrap(), receiver.recv().unwrap()], ["first", "fourth"]);
        slot.set_next(|| std::panic::resume_unwind(Box::new("broken")));
        assert!(receiver.recv().unwrap().contains("WorkerFailed"));
        let last = sender.clone();
        slot.set_next(move || last.send("alive".into()).unwrap());
        assert_eq!(receiver.recv().unwrap(), "alive");
    }
}
