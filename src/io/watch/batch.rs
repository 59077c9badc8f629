//! Collects changes until they are reported together. `watcher` decides when to report them, from
//! [`Batch::due`]. Floor 4, part of [`watch`](crate::io::watch).

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::event::Seen;

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderChange {
    /// The files with these paths under the root, sorted and without duplicates. A path that no longer exists
    /// may have been a folder whose name ends like that of an article.
    Paths(Vec<PathBuf>),
    /// Anything: the whole folder must be scanned.
    Everything,
    /// The folder is gone: removed, moved away or unmounted. Nothing more is reported until it is back.
    Missing,
    /// The folder is there again, or was replaced by another one: the whole folder must be scanned. Comes
    /// without [`FolderChange::Missing`] if the folder was replaced between two checks.
    Back,
}

/// How long the watch waits.
#[derive(Clone, Copy, Debug)]
pub struct WatchTiming {
    /// Changes are reported after this long without a further change.
    pub quiet: Duration,
    /// Changes that do not end are reported after this long.
    pub longest: Duration,
    /// Time between two checks whether the folder itself is still there.
    pub missing: Duration,
    /// Time between two reports of everything, where the system sends no events. Also the least time between
    /// two walks in search of folders that are not watched.
    pub poll: Duration,
}

impl Default for WatchTiming {
    fn default() -> Self {
        Self {
            quiet: Duration::from_millis(100),
            longest: Duration::from_millis(500),
            missing: Duration::from_secs(2),
            poll: Duration::from_secs(5),
        }
    }
}

/// Most files that are reported by path. With more, checking each costs as much as scanning the whole folder.
const MOST: usize = 1_000;

/// The events since the last report.
#[derive(Debug, Default)]
pub(super) struct Batch {
    articles: BTreeSet<PathBuf>,
    /// The numbers of moves away of what may have been a folder.
    doubts: BTreeSet<usize>,
    everything: bool,
    /// When the first and the last event arrived.
    heard: Option<(Instant, Instant)>,
}

impl Batch {
    /// Adds an event.
    pub(super) fn on_event(&mut self, seen: Seen, now: Instant) {
        match seen {
            Seen::NoFolder(number) => {
                self.doubts.remove(&number);
                if self.is_empty() {
                    self.heard = None;
                }
                return;
            }
            Seen::Article(path) if !self.everything => drop(self.articles.insert(path)),
            Seen::PerhapsFolder(number) if !self.everything => drop(self.doubts.insert(number)),
            Seen::Article(_) | Seen::PerhapsFolder(_) => {}
            Seen::Folder | Seen::Lost | Seen::Root | Seen::Failed => self.everything = true,
        }
        self.everything |= self.articles.len().max(self.doubts.len()) > MOST;
        if self.everything {
            self.articles.clear();
            self.doubts.clear();
        }
        self.heard = Some((self.heard.map_or(now, |(first, _)| first), now));
    }

    fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.doubts.is_empty() && !self.everything
    }

    /// When to report the batch. `None` if it is empty.
    pub(super) fn due(&self, timing: &WatchTiming) -> Option<Instant> {
        self.heard.map(|(first, last)| (first + timing.longest).min(last + timing.quiet))
    }

    /// Empties the batch and returns what to report, if anything.
    pub(super) fn take(&mut self) -> Option<FolderChange> {
        let batch = std::mem::take(self);
        if batch.is_empty() {
            return None;
        }
        // Whatever moved away and did not appear elsewhere in the folder has left it.
        let everything = batch.everything || !batch.doubts.is_empty();
        let paths = || FolderChange::Paths(batch.articles.into_iter().collect());
        Some(if everything { FolderChange::Everything } else { paths() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(seen: &[Seen]) -> Option<FolderChange> {
        let mut batch = Batch::default();
        let now = Instant::now();
        for seen in seen {
            batch.on_event(seen.clone(), now);
        }
        assert_eq!(batch.due(&WatchTiming::default()).is_some(), !batch.is_empty());
        let report = batch.take();
        assert_eq!(batch.take(), None);
        report
    }

    fn article(path: &str) -> Seen {
        Seen::Article(path.into())
    }

    #[test]
    fn a_batch_lists_each_file_once_or_reports_everything() {
        let everything = || Some(FolderChange::Everything);
        let paths = |paths: &[&str]| Some(FolderChange::Paths(paths.iter().map(PathBuf::from).collect()));
        let table: [(&[Seen], _); 9] = [
            (&[], None),
            (&[article("b"), article("a"), article("b")], paths(&["a", "b"])),
            (&[article("a"), Seen::Folder], everything()),
            (&[Seen::Lost, article("a")], everything()),
            (&[Seen::PerhapsFolder(1)], everything()),
            (&[Seen::PerhapsFolder(1), Seen::NoFolder(1)], None),
            (&[Seen::PerhapsFolder(1), Seen::NoFolder(2)], everything()),
            (&[article("a"), Seen::PerhapsFolder(1), Seen::NoFolder(1)], paths(&["a"])),
            (&[Seen::NoFolder(1)], None),
        ];
        for (seen, expected) in table {
            assert_eq!(report(seen), expected, "{seen:?}");
        }
    }

    #[test]
    fn too_many_files_are_reported_as_everything() {
        let many: Vec<Seen> = (0..MOST).map(|number| article(&number.to_string())).collect();
        assert!(matches!(report(&many).unwrap(), FolderChange::Paths(paths) if paths.len() == MOST));
        let more: Vec<Seen> = many.into_iter().chain([article("one")]).collect();
        assert_eq!(report(&more), Some(FolderChange::Everything));
    }

    #[test]
    fn a_batch_waits_for_quiet_up_to_a_limit() {
        let timing = WatchTiming::default();
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let table: [(&[u64], u64); 5] =
            [(&[0], 100), (&[0, 50], 150), (&[0, 90, 180], 280), (&[0, 399], 499), (&[0, 450], 500)];
        for (times, expected) in table {
            let mut batch = Batch::default();
            for time in times {
                batch.on_event(article("a"), at(*time));
            }
            assert_eq!(batch.due(&timing), Some(at(expected)), "{times:?}");
        }
    }
}
