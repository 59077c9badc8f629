//! Reports when the folder of articles may have changed. A thread listens to the events of the system (inotify
//! or its counterpart) through the crate `notify`, waits until it is quiet, and reports which paths to look at;
//! where the system sends no events, it reports every few seconds that everything may have changed. It opens
//! and compares no files, which is left to [`Indexer`](crate::io::Indexer), and never follows a link out of the
//! folder. Floor 4, part of [`io`](crate::io).

mod batch;
mod event;
#[cfg(test)]
mod tests;
mod watcher;

use std::os::unix::fs::MetadataExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use crate::io::worker::spawn;

use event::{Seen, seen};
use watcher::{FolderWatcher, Identity, World};

pub use batch::{FolderChange, WatchTiming};

/// How often listening is restarted if a folder vanishes while the tree is walked.
const ATTEMPTS: usize = 3;

/// File systems on which other machines or programs can change files without an event, by their magic numbers
/// in Linux: NFS, SMB and CIFS, FUSE, 9p, AFS, Ceph and the shared folders of `VirtualBox`.
#[cfg(target_os = "linux")]
const REMOTE: [i128; 10] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x6573_5546,
    0x0102_1997,
    0x5346_414f,
    0x6b41_4653,
    0x00c3_6400,
    0x786f_4256,
];

/// A watch on a folder. Dropping it ends it.
pub struct Watch {
    notes: Sender<Note>,
}

impl Watch {
    /// Watches the folder at `root`, an absolute path without links. `report` is called on the thread of the
    /// watch with what may have changed. [`FolderChange::Everything`] is reported once when the watch has begun,
    /// because changes between the caller's first scan and this moment caused no event. If listening fails,
    /// everything is reported every [`WatchTiming::poll`] instead.
    pub fn start(root: PathBuf, timing: WatchTiming, report: impl Fn(FolderChange) + Send + 'static) -> Self {
        let (notes, heard) = channel();
        let system = System { root, notes: notes.clone(), watcher: None };
        if spawn("watch", move || run(system, timing, &heard, &report)).is_err() {
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

/// What wakes the thread of a watch.
enum Note {
    /// An event from the listener with this number.
    Heard(u64, Seen),
    Stop,
}

/// The folder, and the listener on it.
struct System {
    root: PathBuf,
    notes: Sender<Note>,
    watcher: Option<RecommendedWatcher>,
}

impl System {
    /// Tries to do something with the listener, again if a folder was removed while the tree was walked. The
    /// crate `notify` panics in some places, which counts as a failure.
    fn attempt(&mut self, work: impl Fn(&mut Self) -> notify::Result<()>) -> bool {
        for _ in 0..ATTEMPTS {
            match catch_unwind(AssertUnwindSafe(|| work(self))) {
                Ok(Ok(())) => return true,
                Ok(Err(error)) if has_vanished(&error) => {}
                failed => {
                    // The paths in the error are left out, since they are the user's content.
                    let why = failed.ok().and_then(Result::err).map(|error| error.kind);
                    tracing::warn!(?why, "checking the folder every few seconds instead of watching it");
                    return false;
                }
            }
        }
        false
    }

    fn listener(&self, listening: u64) -> notify::Result<RecommendedWatcher> {
        let (root, notes) = (self.root.clone(), self.notes.clone());
        // A listener that cannot read events reports that endlessly; once is enough.
        let failed = AtomicBool::new(false);
        let hear = move |heard| {
            if failed.load(Ordering::Relaxed) {
                return;
            }
            for seen in seen(heard, &root, &is_folder) {
                if seen == Seen::Failed {
                    failed.store(true, Ordering::Relaxed);
                }
                // Fails if the watch has ended already.
                let _ = notes.send(Note::Heard(listening, seen));
            }
        };
        let mut watcher = RecommendedWatcher::new(hear, Config::default().with_follow_symlinks(false))?;
        watcher.watch(&self.root, RecursiveMode::Recursive)?;
        Ok(watcher)
    }
}

impl World for System {
    fn root(&mut self) -> Option<Identity> {
        let folder = self.root.symlink_metadata().ok().filter(std::fs::Metadata::is_dir)?;
        let above = self.root.parent().and_then(|parent| parent.symlink_metadata().ok());
        Some(Identity {
            device: folder.dev(),
            inode: folder.ino(),
            born: folder.created().ok(),
            mounted: above.is_some_and(|above| above.dev() != folder.dev()),
        })
    }

    fn is_empty(&mut self) -> bool {
        self.root.read_dir().is_ok_and(|mut entries| entries.next().is_none())
    }

    #[cfg(target_os = "linux")]
    fn is_remote(&mut self) -> bool {
        // The width and the sign of this number differ between machines.
        let kind = rustix::fs::statfs(&self.root).map(|system| i128::from(system.f_type) & 0xffff_ffff);
        kind.is_ok_and(|kind| REMOTE.contains(&kind))
    }

    #[cfg(not(target_os = "linux"))]
    fn is_remote(&mut self) -> bool {
        false
    }

    fn listen(&mut self, listening: u64) -> bool {
        self.stop_listening();
        let start = |system: &mut Self| {
            system.watcher = Some(system.listener(listening)?);
            Ok(())
        };
        self.attempt(start)
    }

    fn listen_to_missed_folders(&mut self) -> bool {
        // Elsewhere the system itself watches new folders.
        if !matches!(RecommendedWatcher::kind(), WatcherKind::Inotify | WatcherKind::Kqueue) {
            return true;
        }
        let walk = |system: &mut Self| match &mut system.watcher {
            Some(watcher) => watcher.watch(&system.root, RecursiveMode::Recursive),
            None => Err(notify::Error::watch_not_found()),
        };
        // If the root is gone, the next check notices.
        self.attempt(walk) || !self.root.is_dir()
    }

    fn wait_for_new_folders(&mut self) -> bool {
        // The listener adds the folders that it has reported before it answers this call.
        let ask = |system: &mut Self| match &mut system.watcher {
            Some(watcher) => watcher.configure(Config::default()).map(drop),
            None => Err(notify::Error::watch_not_found()),
        };
        self.attempt(ask)
    }

    fn stop_listening(&mut self) {
        let watcher = self.watcher.take();
        // Panics if the listener has.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(watcher)));
    }
}

impl Drop for System {
    fn drop(&mut self) {
        self.stop_listening();
    }
}

/// Whether there is a folder at a path; links are not followed.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|there| there.is_dir())
}

/// Whether listening failed because a folder was removed before the walk reached it.
fn has_vanished(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        ErrorKind::Generic(_)
        | ErrorKind::WatchNotFound
        | ErrorKind::InvalidConfig(_)
        | ErrorKind::MaxFilesWatch => false,
    }
}
