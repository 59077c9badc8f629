//! What a watch does, and when.
//!
//! Time is given, and the system stands behind a trait, so that every course of events can be tested.

use std::time::{Instant, SystemTime};

use super::batch::{Batch, Told};
use super::event::Seen;
use super::{Change, Timing};

/// What tells one folder from another that stands at the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) device: u64,
    pub(super) inode: u64,
    /// Some file systems give the number of a removed folder to the next one at once.
    pub(super) born: Option<SystemTime>,
    /// Whether another file system begins here.
    pub(super) mounted: bool,
}

/// What a watch needs of the system.
pub(super) trait World {
    /// Which folder stands at the root; none if there is no folder.
    fn root(&mut self) -> Option<Identity>;
    /// Whether there is nothing in the root.
    fn is_empty(&mut self) -> bool;
    /// Whether the root is where others change files without this system hearing of it.
    fn is_remote(&mut self) -> bool;
    /// Begins to listen, and ends what listened before. What is heard of carries the number. False if
    /// not every folder can be listened to; then nothing is.
    fn listen(&mut self, listening: u64) -> bool;
    /// Looks for folders that are not listened to, and listens to them. False if that fails.
    fn widen(&mut self) -> bool;
    /// Waits until the folders that were heard of are listened to. False if that fails.
    fn settle(&mut self) -> bool;
    /// Ends listening.
    fn deafen(&mut self);
}

/// Keeps a watch.
pub(super) struct Keeper<'a, W: World> {
    world: &'a mut W,
    timing: Timing,
    tell: &'a dyn Fn(Change),
    /// The folder that is watched; that which was, while it is missing; none if there never was one.
    root: Option<Identity>,
    missing: bool,
    /// The number of the present listening. What an earlier one heard of is no news.
    listening: u64,
    /// Whether anything is listened to.
    hears: bool,
    batch: Batch,
    /// When to look at the root.
    look_at: Instant,
    /// When to tell everything, where changes are not or not always heard of.
    poll_at: Option<Instant>,
    /// When to look for folders that are not listened to.
    widen_at: Option<Instant>,
    /// When that was last done.
    widened: Option<Instant>,
}

impl<'a, W: World> Keeper<'a, W> {
    /// Begins to watch.
    pub(super) fn begin(world: &'a mut W, timing: Timing, tell: &'a dyn Fn(Change), now: Instant) -> Self {
        let mut keeper = Self {
            world,
            timing,
            tell,
            root: None,
            missing: false,
            listening: 0,
            hears: false,
            batch: Batch::default(),
            look_at: now + timing.missing,
            poll_at: None,
            widen_at: None,
            widened: None,
        };
        match keeper.present() {
            Some(root) => {
                keeper.watch(root, now);
                keeper.tell(Change::Everything);
            }
            None => keeper.miss(),
        }
        keeper
    }

    /// When there is something to do next.
    pub(super) fn next(&self) -> Instant {
        let times = [self.batch.due(&self.timing), self.poll_at, self.widen_at];
        times.into_iter().flatten().fold(self.look_at, Instant::min)
    }

    /// Takes note of what a listening has heard of.
    pub(super) fn hear(&mut self, listening: u64, seen: Seen, now: Instant) {
        if self.missing || !self.hears || listening != self.listening {
            return;
        }
        match seen {
            // What watched it is gone with it, even if a folder stands there again by now.
            Seen::Root => self.look(true, now),
            Seen::Failed => {
                self.give_up(now);
                self.tell(Change::Everything);
            }
            Seen::Article(_) | Seen::Folder | Seen::PerhapsFolder(_) | Seen::NoFolder(_) | Seen::Lost => {
                self.batch.hear(seen, now);
            }
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
        let told = if is_due(self.batch.due(&self.timing)) { self.batch.take() } else { None };
        let (widens, polls) = (is_due(self.widen_at), is_due(self.poll_at));
        if polls {
            self.poll_at = Some(now + self.timing.poll);
        }
        if widens || told.as_ref().is_some_and(|told| told.folders) {
            self.listen_to_all(now);
        }
        match told {
            _ if polls || widens => self.tell(Change::Everything),
            Some(Told { change, .. }) => self.tell(change),
            None => {}
        }
    }

    /// Looks whether the watched folder is where it was; `lost` if it is known not to be watched.
    fn look(&mut self, lost: bool, now: Instant) {
        self.look_at = now + self.timing.missing;
        match self.present() {
            None if !self.missing => self.miss(),
            Some(root) if self.missing || lost || self.root != Some(root) => {
                self.missing = false;
                self.watch(root, now);
                self.tell(Change::Back);
            }
            None | Some(_) => {}
        }
    }

    /// The folder at the root, if it holds what is to be watched: an empty folder in the place of a
    /// file system that was mounted there is only where it was mounted.
    fn present(&mut self) -> Option<Identity> {
        let root = self.world.root()?;
        let was_mounted = self.root.is_some_and(|was| was.mounted && !root.mounted);
        (!(was_mounted && self.world.is_empty())).then_some(root)
    }

    /// Watches a folder. Its identity was taken before: if it is replaced meanwhile, the next look
    /// tells.
    fn watch(&mut self, root: Identity, now: Instant) {
        self.root = Some(root);
        self.listening += 1;
        self.batch = Batch::default();
        (self.widen_at, self.widened) = (None, None);
        self.hears = self.world.listen(self.listening);
        let polls = !self.hears || self.world.is_remote();
        self.poll_at = polls.then(|| now + self.timing.poll);
    }

    fn miss(&mut self) {
        self.missing = true;
        self.hears = false;
        self.batch = Batch::default();
        (self.poll_at, self.widen_at) = (None, None);
        self.world.deafen();
        self.tell(Change::Missing);
    }

    /// Makes sure that no folder is unwatched before everything is told, or a file that is written
    /// between the caller's look and the beginning of the watch would be lost.
    ///
    /// New folders are listened to by themselves, but not always: where one goes while its neighbours
    /// are gone through, or events were lost. Going through them all finds those. As that is work, and
    /// in a huge folder loses events itself, it is done only every so often, at the end of the time.
    fn listen_to_all(&mut self, now: Instant) {
        if !self.hears {
            return;
        }
        let again = self.widened.map_or(now, |widened| widened + self.timing.poll);
        let listens = if now >= again {
            (self.widen_at, self.widened) = (None, Some(now));
            self.world.widen()
        } else {
            self.widen_at = Some(again);
            self.world.settle()
        };
        if !listens {
            self.give_up(now);
        }
    }

    /// From now on tells everything every so often.
    fn give_up(&mut self, now: Instant) {
        self.hears = false;
        self.batch = Batch::default();
        self.widen_at = None;
        self.world.deafen();
        self.poll_at = Some(now + self.timing.poll);
    }

    fn tell(&self, change: Change) {
        (self.tell)(change);
    }
}

#[cfg(test)]
mod tests;
