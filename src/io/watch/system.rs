//! Listening to the system: inotify and its like.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use super::Note;
use super::event::{Seen, Standing, seen};
use super::keeper::{Identity, World};
use crate::io::source::reason;

/// How often listening is begun anew when a folder vanishes while they are gone through.
const ATTEMPTS: usize = 3;

/// File systems whose files others may change: NFS, SMB and CIFS, FUSE, 9p, AFS, Ceph and the shared
/// folders of `VirtualBox`, by the numbers that Linux has for them.
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

/// The folder as the system knows it.
pub(super) struct System {
    root: PathBuf,
    notes: Sender<Note>,
    watcher: Option<RecommendedWatcher>,
}

impl System {
    pub(super) fn new(root: PathBuf, notes: Sender<Note>) -> Self {
        Self { root, notes, watcher: None }
    }

    /// Begins to listen.
    fn listener(&self, listening: u64) -> notify::Result<RecommendedWatcher> {
        let (root, notes) = (self.root.clone(), self.notes.clone());
        // A listener that cannot read events says so for ever.
        let failed = AtomicBool::new(false);
        let hear = move |heard| {
            if failed.load(Ordering::Relaxed) {
                return;
            }
            for seen in seen(heard, &root, &look) {
                if seen == Seen::Failed {
                    failed.store(true, Ordering::Relaxed);
                }
                // Nobody is there any more to hear of it.
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
        // The width and the sign of the number differ between machines.
        let kind = rustix::fs::statfs(&self.root).map(|system| i128::from(system.f_type) & 0xffff_ffff);
        kind.is_ok_and(|kind| REMOTE.contains(&kind))
    }

    #[cfg(not(target_os = "linux"))]
    fn is_remote(&mut self) -> bool {
        false
    }

    fn listen(&mut self, listening: u64) -> bool {
        self.watcher = None;
        for _ in 0..ATTEMPTS {
            match self.listener(listening) {
                Ok(watcher) => {
                    self.watcher = Some(watcher);
                    return true;
                }
                Err(error) if has_vanished(&error) => {}
                Err(error) => {
                    say(&error);
                    return false;
                }
            }
        }
        false
    }

    fn widen(&mut self) -> bool {
        // Elsewhere the system itself listens to new folders.
        if !matches!(RecommendedWatcher::kind(), WatcherKind::Inotify | WatcherKind::Kqueue) {
            return true;
        }
        let Some(watcher) = &mut self.watcher else { return false };
        for _ in 0..ATTEMPTS {
            match watcher.watch(&self.root, RecursiveMode::Recursive) {
                Ok(()) => return true,
                Err(error) if has_vanished(&error) => {}
                Err(error) => {
                    say(&error);
                    return false;
                }
            }
        }
        // The root is gone, which the next look tells, or folders come and go faster than they can be
        // gone through.
        !self.root.is_dir()
    }

    fn settle(&mut self) -> bool {
        // The listener adds the folders that it told of before it answers anything.
        self.watcher.as_mut().is_some_and(|watcher| watcher.configure(Config::default()).is_ok())
    }

    fn deafen(&mut self) {
        self.watcher = None;
    }
}

/// What stands at a path, links not followed.
fn look(path: &Path) -> Standing {
    match path.symlink_metadata() {
        Ok(there) if there.is_dir() => Standing::Folder,
        Ok(_) => Standing::Other,
        Err(_) => Standing::Nothing,
    }
}

/// Whether listening failed because a folder was gone before it was come to.
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

/// Notes in the log why changes are not heard of. The paths of an error are content and left out.
fn say(error: &notify::Error) {
    let why = match &error.kind {
        ErrorKind::Io(error) => reason(error).to_string(),
        ErrorKind::MaxFilesWatch => "too many folders are watched".to_owned(),
        ErrorKind::Generic(_)
        | ErrorKind::PathNotFound
        | ErrorKind::WatchNotFound
        | ErrorKind::InvalidConfig(_) => "the listener failed".to_owned(),
    };
    tracing::warn!(reason = %why, "the folder is looked at every few seconds instead of watched");
}
