//! Decides what a watch does, and when. It gets the time as an argument and reaches the system through the
//! trait [`World`], so that every course of events can be tested. Listening is left to the parent module, collecting
//! changes to `batch`. Floor 4, part of [`watch`](crate::io::watch).

use std::time::{Instant, SystemTime};

use super::batch::{Batch, FolderChange, WatchTiming};
use super::event::Seen;

/// Tells apart two folders that were at the same path one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) device: u64,
    pub(super) inode: u64,
    /// When it was created: some file systems reuse the inode of a removed folder at once. `None` if the file
    /// system does not know.
    pub(super) born: Option<SystemTime>,
    /// Whether another file system is mounted here.
    pub(super) mounted: bool,
}

/// What a watch needs from the system.
pub(super) trait World {
    /// The folder at the root now. `None` if there is no folder.
    fn root(&mut self) -> Option<Identity>;
    fn is_empty(&mut self) -> bool;
    /// Whether files in the root can change without an event, because others change them remotely.
    fn is_remote(&mut self) -> bool;
    /// Starts a listener and stops the previous one. Its events carry the number `listening`. `false` if not
    /// every folder can be listened to; then none is.
    fn listen(&mut self, listening: u64) -> bool;
    /// Searches for folders that are not listened to, and adds them. `false` if that fails.
    fn listen_to_missed_folders(&mut self) -> bool;
    /// Waits until the new folders that were reported are listened to. `false` if that fails.
    fn wait_for_new_folders(&mut self) -> bool;
    fn stop_listening(&mut self);
}

/// A watch on a folder, without its thread.
pub(super) struct FolderWatcher<'a, W: World> {
    world: &'a mut W,
    timing: WatchTiming,
    report: &'a dyn Fn(FolderChange),
    /// The folder that is watched, or that was watched before it went missing. `None` if there was none yet.
    root: Option<Identity>,
    missing: bool,
    /// The number of the current listener. Events of earlier ones are ignored.
    listening: u64,
    is_listening: bool,
    batch: Batch,
    /// When to check the root.
    look_at: Instant,
    /// When to report everything next; `None` if every change causes an event or the folder is missing.
    poll_at: Option<Instant>,
    /// When to search for folders that are not listened to.
    next_walk: Option<Instant>,
    /// When folders that are not listened to were last searched for.
    last_walk: Option<Instant>,
}

impl<'a, W: World> FolderWatcher<'a, W> {
    /// Begins to watch.
    pub(super) fn begin(
        world: &'a mut W,
        timing: WatchTiming,
        report: &'a dyn Fn(FolderChange),
        now: Instant,
    ) -> Self {
        let mut watcher = Self {
            world,
            timing,
            report,
            root: None,
            missing: false,
            listening: 0,
            is_listening: false,
            batch: Batch::default(),
            look_at: now + timing.missing,
            poll_at: None,
            next_walk: None,
            last_walk: None,
        };
        match watcher.present() {
            Some(root) => {
                watcher.watch(root, now);
                (watcher.report)(FolderChange::Everything);
            }
            None => watcher.miss(),
        }
        watcher
    }

    /// When there is something to do next.
    pub(super) fn next(&self) -> Instant {
        let times = [self.batch.due(&self.timing), self.poll_at, self.next_walk];
        times.into_iter().flatten().fold(self.look_at, Instant::min)
    }

    /// Handles an event of a listener.
    pub(super) fn on_event(&mut self, listening: u64, seen: Seen, now: Instant) {
        if self.missing || !self.is_listening || listening != self.listening {
            return;
        }
        match seen {
            // The listener is gone with the old root, even if there is a new folder by now.
            Seen::Root => self.look(true, now),
            Seen::Failed => {
                self.give_up(now);
                (self.report)(FolderChange::Everything);
            }
            Seen::Path(path) => self.batch.add(Some(path), now),
            Seen::Everything => self.batch.add(None, now),
        }
    }

    /// Does what is due.
    pub(super) fn turn(&mut self, now: Instant) {
        if now >= self.look_at {
            self.look(false, now);
        }
        if self.missing {
            return;
        }
        let is_due = |time: Option<Instant>| time.is_some_and(|time| now >= time);
        let due = is_due(self.batch.due(&self.timing)).then(|| self.batch.take());
        let (widens, polls) = (is_due(self.next_walk), is_due(self.poll_at));
        if polls {
            self.poll_at = Some(now + self.timing.poll);
        }
        // Where everything may have changed, there may be a folder that is not watched.
        if widens || due == Some(FolderChange::Everything) {
            self.listen_to_all(now);
        }
        match due {
            _ if polls || widens => (self.report)(FolderChange::Everything),
            Some(change) => (self.report)(change),
            None => {}
        }
    }

    /// Checks whether the watched folder is still in its place. `lost` if it is known to be unwatched.
    fn look(&mut self, lost: bool, now: Instant) {
        self.look_at = now + self.timing.missing;
        match self.present() {
            None if !self.missing => self.miss(),
            Some(root) if self.missing || lost || self.root != Some(root) => {
                self.missing = false;
                self.watch(root, now);
                (self.report)(FolderChange::Back);
            }
            None | Some(_) => {}
        }
    }

    /// The folder at the root, if it is the one to watch. An empty folder where a file system was mounted is
    /// only the mount point, and counts as missing.
    fn present(&mut self) -> Option<Identity> {
        let root = self.world.root()?;
        let was_mounted = self.root.is_some_and(|was| was.mounted && !root.mounted);
        (!(was_mounted && self.world.is_empty())).then_some(root)
    }

    /// Watches a folder. `root` was determined before: if the folder is replaced in between, the next check
    /// notices.
    fn watch(&mut self, root: Identity, now: Instant) {
        self.root = Some(root);
        self.listening += 1;
        self.batch = Batch::default();
        (self.next_walk, self.last_walk) = (None, None);
        self.is_listening = self.world.listen(self.listening);
        let polls = !self.is_listening || self.world.is_remote();
        self.poll_at = polls.then(|| now + self.timing.poll);
    }

    fn miss(&mut self) {
        self.missing = true;
        self.is_listening = false;
        self.batch = Batch::default();
        (self.poll_at, self.next_walk) = (None, None);
        self.world.stop_listening();
        (self.report)(FolderChange::Missing);
    }

    /// Makes sure that every folder is listened to before everything is reported. Otherwise a file written
    /// between the caller's scan and the start of listening would be missed.
    /// The listener adds most new folders on its own, but misses some if a neighbour vanishes during its
    /// walk, or if events are lost. A walk through the whole tree finds those. It is slow, and can itself
    /// lose events in a huge tree, so it is done at most once per [`WatchTiming::poll`].
    fn listen_to_all(&mut self, now: Instant) {
        if !self.is_listening {
            return;
        }
        let again = self.last_walk.map_or(now, |last_walk| last_walk + self.timing.poll);
        let listens = if now >= again {
            (self.next_walk, self.last_walk) = (None, Some(now));
            self.world.listen_to_missed_folders()
        } else {
            self.next_walk = Some(again);
            self.world.wait_for_new_folders()
        };
        if !listens {
            self.give_up(now);
        }
    }

    /// From now on, reports everything every [`WatchTiming::poll`].
    fn give_up(&mut self, now: Instant) {
        self.is_listening = false;
        self.batch = Batch::default();
        self.next_walk = None;
        self.world.stop_listening();
        self.poll_at = Some(now + self.timing.poll);
    }
}

#[cfg(test)]
mod tests;
