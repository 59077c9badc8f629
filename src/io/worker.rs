//! Starts the threads that work for the loop, and limits how many do something at once. What they do is left
//! to the callers. Every thread runs in the language of the one that starts it. A job answers with a message;
//! if it panics or its thread cannot start, its failure is sent instead. Floor 4, part of [`io`](crate::io).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::app::Message;
use crate::limits;
use crate::wording::in_this_language;

/// Sends a message to the machine; called from any thread.
pub type MessageSender = Arc<dyn Fn(Message) + Send + Sync>;

/// The message that reports a failure.
pub type FailureMessage = fn() -> Message;

/// Starts a thread with this name.
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    let thread = std::thread::Builder::new().name(name.into()).stack_size(limits::WORKER_STACK_BYTES);
    thread.spawn(in_this_language(work))
}

/// Starts a thread that works until it is done, however long that takes. `None` if it cannot start.
pub fn serve(
    name: &str,
    answer: &MessageSender,
    failure: FailureMessage,
    work: impl FnOnce() + Send + 'static,
) -> Option<JoinHandle<()>> {
    let report = Arc::clone(answer);
    let guarded = move || {
        if catch_unwind(AssertUnwindSafe(work)).is_err() {
            report(failure());
        }
    };
    spawn(name, guarded).map_err(|_| answer(failure())).ok()
}

/// Does one job on a thread of its own and sends the message that it returns. `None` if the thread cannot start.
pub fn run(
    name: &str,
    answer: &MessageSender,
    failure: FailureMessage,
    job: impl FnOnce() -> Message + Send + 'static,
) -> Option<JoinHandle<()>> {
    let own = Arc::clone(answer);
    serve(name, answer, failure, move || own(job()))
}

/// A thread that keeps only the newest job: while one runs, at most one more waits, and a newer one replaces
/// it. Someone who types fast waits for one answer, not for all of them. The thread ends with its slot.
pub struct Slot<Job> {
    next: Arc<Mutex<Option<Job>>>,
    bell: SyncSender<()>,
}

impl<Job: Send + 'static> Slot<Job> {
    /// Starts the thread; it calls `work` for each job.
    pub fn new(
        name: &str,
        answer: &MessageSender,
        failure: FailureMessage,
        mut work: impl FnMut(Job) + Send + 'static,
    ) -> Self {
        let next = Arc::new(Mutex::new(None));
        let (bell, rings) = sync_channel::<()>(1);
        let (place, report) = (Arc::clone(&next), Arc::clone(answer));
        let take = move || place.lock().unwrap_or_else(PoisonError::into_inner).take();
        serve(name, answer, failure, move || {
            while rings.recv().is_ok() {
                if let Some(job) = take()
                    && catch_unwind(AssertUnwindSafe(|| work(job))).is_err()
                {
                    report(failure());
                }
            }
        });
        Self { next, bell }
    }

    /// Sets the next job, in place of one that has not begun.
    pub fn set_next(&self, job: Job) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = Some(job);
        // Fails if the bell has rung already, and if the thread could not start, which was reported.
        let _ = self.bell.try_send(());
    }
}

/// A fixed number of permits, shared by threads.
pub struct Permits {
    free: Mutex<usize>,
    given_back: Condvar,
}

/// A permit; released when it is dropped.
pub struct Permit<'a>(&'a Permits);

impl Permits {
    /// A semaphore with `count` permits.
    pub fn new(count: usize) -> Self {
        Self { free: Mutex::new(count), given_back: Condvar::new() }
    }

    /// Waits for a permit and takes it.
    pub fn take(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free =
            self.given_back.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free = free.saturating_sub(1);
        Permit(self)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.given_back.notify_one();
    }
}

/// Panics if `VIGIE_FAULT` names this place, one of `loop`, `folder`, `file`, `article`, `image` and `search`, and
/// never returns if it says `stalled` before that, like a disk that does not answer: for tests of how the program
/// survives it. In a release this is empty and the variable is never read.
#[expect(clippy::panic, reason = "the fault that a test asks for")]
pub fn fail_if_injected(place: &str) {
    if !cfg!(debug_assertions) {
        return;
    }
    let Ok(wanted) = std::env::var("VIGIE_FAULT") else { return };
    if wanted == place {
        std::panic::panic_any("a fault that a test asked for");
    }
    while wanted.strip_prefix("stalled ") == Some(place) {
        std::thread::park();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Phrase, ScreenText};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    fn failed() -> Message {
        Message::WorkerFailed(Phrase::SearchingFailed)
    }

    #[test]
    fn only_the_newest_job_runs_and_a_panic_is_reported() {
        let (sender, receiver) = channel();
        let notices = sender.clone();
        let answer: MessageSender = Arc::new(move |message| notices.send(format!("{message:?}")).unwrap());
        let (start, started) = channel();
        let (go, wait) = channel::<()>();
        let slot = Slot::new("test", &answer, failed, move |job: &str| {
            if job == "first" {
                start.send(()).unwrap();
                wait.recv().unwrap();
            }
            assert_ne!(job, "broken");
            sender.send(job.into()).unwrap();
        });
        slot.set_next("first");
        started.recv().unwrap();
        for name in ["second", "third", "fourth"] {
            slot.set_next(name);
        }
        go.send(()).unwrap();
        assert_eq!([receiver.recv().unwrap(), receiver.recv().unwrap()], ["first", "fourth"]);
        slot.set_next("broken");
        assert!(receiver.recv().unwrap().contains("WorkerFailed"));
        slot.set_next("alive");
        assert_eq!(receiver.recv().unwrap(), "alive");
    }

    #[test]
    fn a_job_answers_in_the_language_of_its_caller_and_a_panic_is_reported() {
        use crate::wording::{Language, set_thread_language};
        let (sender, messages) = channel();
        let answer: MessageSender = Arc::new(move |message| sender.send(message).unwrap());
        set_thread_language(Language::French);
        run("test", &answer, failed, || Message::Pasted(ScreenText::SampleName.text()));
        assert_eq!(messages.recv().unwrap(), Message::Pasted(ScreenText::SampleName.text()));
        run("test", &answer, failed, || std::panic::resume_unwind(Box::new("broken")));
        assert_eq!(messages.recv().unwrap(), failed());
    }

    #[test]
    fn no_more_threads_run_than_there_are_permits() {
        let permits = Permits::new(2);
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let _permit = permits.take();
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::yield_now();
                        now.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 2);
        assert_eq!(*permits.free.lock().unwrap(), 2);
    }
}
