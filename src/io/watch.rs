//! Tells when the content directory may have changed.
//!
//! Floor 4. A thread listens to what the system says of the folder, waits until it is quiet, and says
//! once what is to be looked at; where the system does not tell, it says every few seconds that
//! everything is. It compares no files: whoever is told does. It opens no file, and it never follows a
//! link out of the folder.

mod batch;
mod event;
mod keeper;
mod system;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::limits;

use event::Seen;
use keeper::Keeper;
use system::System;

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The files with these paths under the root, each named once, in the order of their names. A path
    /// at which there is no file any more may have been that of a folder, if it ends like an article.
    Paths(Vec<PathBuf>),
    /// Anything: the whole folder is to be looked at.
    Everything,
    /// The folder is gone: removed, moved away or unmounted. Nothing more is told until it is back.
    Missing,
    /// The folder is there again, or another one stands in its place: the whole of it is to be looked
    /// at. Comes without [`Change::Missing`] where the folder was replaced between two looks at it.
    Back,
}

/// How long the watch waits for what.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// Changes are told when there were none for so long.
    pub quiet: Duration,
    /// Changes that do not end are told after so long.
    pub longest: Duration,
    /// Time between two looks at whether the folder itself is still there.
    pub missing: Duration,
    /// Time between two times that everything is told, where changes cannot be heard of. Also the
    /// least time between two walks through the folders that look for one that is not watched.
    pub poll: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            quiet: Duration::from_millis(100),
            longest: Duration::from_millis(500),
            missing: Duration::from_secs(2),
            poll: Duration::from_secs(5),
        }
    }
}

/// What the thread of a watch is woken with.
enum Note {
    /// Something was heard of by the listening that has this number.
    Heard(u64, Seen),
    /// The watch is no longer wanted.
    Stop,
}

/// A watch over a folder. Dropping it ends it.
pub struct Watch {
    notes: Sender<Note>,
    ended: Arc<AtomicBool>,
}

impl Watch {
    /// Watches the folder at `root`, an absolute path without links, and gives what may have changed
    /// to `tell`, which is called on the thread of the watch.
    ///
    /// [`Change::Everything`] is told once when the watch has begun: what changed between the caller's
    /// first look and this moment was not heard of. Whatever fails, the folder is looked at every
    /// [`Timing::poll`] instead. Once the watch is dropped, at most the telling that has begun is ended.
    pub fn start(root: PathBuf, timing: Timing, tell: impl Fn(Change) + Send + 'static) -> Self {
        let (notes, heard) = channel();
        let ended = Arc::new(AtomicBool::new(false));
        let (own, over) = (notes.clone(), Arc::clone(&ended));
        let tell = move |change| {
            if !over.load(Ordering::Acquire) {
                tell(change);
            }
        };
        let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
        if worker.spawn(move || run(System::new(root, own), timing, &heard, &tell)).is_err() {
            tracing::warn!("the folder is not watched: no thread could be started");
        }
        Self { notes, ended }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        // Fails where the thread is gone already.
        let _ = self.notes.send(Note::Stop);
    }
}

/// The thread of a watch. The crate that listens gives up with a panic in places; the folder is then
/// looked at every so often.
fn run(mut system: System, timing: Timing, notes: &Receiver<Note>, tell: &dyn Fn(Change)) {
    let kept = catch_unwind(AssertUnwindSafe(|| keep(&mut system, timing, notes, tell)));
    let _ = catch_unwind(AssertUnwindSafe(move || drop(system)));
    if kept.is_err() {
        // If it was the telling that failed, it fails again, and nobody is told any more.
        let _ = catch_unwind(AssertUnwindSafe(|| poll(timing, notes, tell)));
    }
}

fn keep(system: &mut System, timing: Timing, notes: &Receiver<Note>, tell: &dyn Fn(Change)) {
    let mut keeper = Keeper::begin(system, timing, tell, Instant::now());
    loop {
        let wait = keeper.next().saturating_duration_since(Instant::now());
        match notes.recv_timeout(wait) {
            Ok(Note::Heard(listening, seen)) => keeper.hear(listening, seen, Instant::now()),
            Ok(Note::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        keeper.turn(Instant::now());
    }
}

fn poll(timing: Timing, notes: &Receiver<Note>, tell: &dyn Fn(Change)) {
    loop {
        tell(Change::Everything);
        let until = Instant::now() + timing.poll;
        loop {
            match notes.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Note::Heard(..)) => {}
                Ok(Note::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
    }
}
