//! Reports when the folder of articles may have changed. A thread listens to the events of the system, waits
//! until it is quiet, and reports which paths to look at; where the system sends no events, it reports every
//! few seconds that everything may have changed. It opens and compares no files, which is left to
//! [`Indexer`](crate::io::Indexer), and never follows a link out of the folder. Floor 4, part of
//! [`io`](crate::io).

mod batch;
mod event;
mod system;
#[cfg(test)]
mod tests;
mod watcher;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use crate::io::worker::spawn;

use system::{Note, System};
use watcher::FolderWatcher;

pub use batch::{FolderChange, WatchTiming};

/// A watch on a folder. Dropping it ends it.
pub struct Watch {
    notes: Sender<Note>,
}

impl Watch {
    /// Watches the folder at `root`, an absolute path without links. `report` is called on the thread of the
    /// watch with what may have changed.
    ///
    /// [`FolderChange::Everything`] is reported once when the watch has begun, because changes between the
    /// caller's first scan and this moment caused no event. If listening fails, everything is reported every
    /// [`WatchTiming::poll`] instead.
    pub fn start(root: PathBuf, timing: WatchTiming, report: impl Fn(FolderChange) + Send + 'static) -> Self {
        let (notes, heard) = channel();
        let own = notes.clone();
        if spawn("watch", move || run(System::new(root, own), timing, &heard, &report)).is_err() {
            tracing::warn!("not watching the folder: no thread could be started");
        }
        Self { notes }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Fails if the thread has ended already.
        let _ = self.notes.send(Note::Stop);
    }
}

/// The thread of a watch.
fn run(mut system: System, timing: WatchTiming, notes: &Receiver<Note>, report: &dyn Fn(FolderChange)) {
    let mut watcher = FolderWatcher::begin(&mut system, timing, report, Instant::now());
    loop {
        let wait = watcher.next().saturating_duration_since(Instant::now());
        match notes.recv_timeout(wait) {
            Ok(Note::Heard(listening, seen)) => watcher.on_event(listening, seen, Instant::now()),
            Ok(Note::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        watcher.turn(Instant::now());
    }
}
