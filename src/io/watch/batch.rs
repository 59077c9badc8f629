//! Collects changes until they are reported together. `watcher` decides when to report them, from
//! [`Batch::due`]. Floor 4, part of [`watch`](crate::io::watch).

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderChange {
    /// What is or was at these paths under the root, sorted and without duplicates. A path that no longer
    /// exists may have been a folder.
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
    paths: BTreeSet<PathBuf>,
    everything: bool,
    /// When the first and the last event arrived.
    heard: Option<(Instant, Instant)>,
}

impl Batch {
    /// Adds a path that may have changed; `None` if everything may have.
    pub(super) fn add(&mut self, path: Option<PathBuf>, now: Instant) {
        self.everything |= path.is_none();
        self.paths.extend(path);
        if self.everything || self.paths.len() > MOST {
            self.everything = true;
            self.paths.clear();
        }
        self.heard = Some((self.heard.map_or(now, |(first, _)| first), now));
    }

    /// When to report the batch. `None` if it is empty.
    pub(super) fn due(&self, timing: &WatchTiming) -> Option<Instant> {
        self.heard.map(|(first, last)| (first + timing.longest).min(last + timing.quiet))
    }

    /// Empties the batch and returns what to report.
    pub(super) fn take(&mut self) -> FolderChange {
        let batch = std::mem::take(self);
        if batch.everything {
            return FolderChange::Everything;
        }
        FolderChange::Paths(batch.paths.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(paths: &[Option<&str>]) -> FolderChange {
        let mut batch = Batch::default();
        let now = Instant::now();
        for path in paths {
            batch.add(path.map(PathBuf::from), now);
        }
        assert!(batch.due(&WatchTiming::default()).is_some());
        let report = batch.take();
        assert_eq!(batch.due(&WatchTiming::default()), None);
        report
    }

    #[test]
    fn a_batch_lists_each_path_once_or_reports_everything() {
        let paths = |paths: &[&str]| FolderChange::Paths(paths.iter().map(PathBuf::from).collect());
        let table: [(&[Option<&str>], _); 3] = [
            (&[Some("b"), Some("a"), Some("b")], paths(&["a", "b"])),
            (&[Some("a"), None], FolderChange::Everything),
            (&[None, Some("a")], FolderChange::Everything),
        ];
        for (seen, expected) in table {
            assert_eq!(report(seen), expected, "{seen:?}");
        }
    }

    #[test]
    fn too_many_paths_are_reported_as_everything() {
        let many: Vec<String> = (0..=MOST).map(|number| number.to_string()).collect();
        let many: Vec<Option<&str>> = many.iter().map(|path| Some(path.as_str())).collect();
        assert!(matches!(report(&many[..MOST]), FolderChange::Paths(paths) if paths.len() == MOST));
        assert_eq!(report(&many), FolderChange::Everything);
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
                batch.add(Some("a".into()), at(*time));
            }
            assert_eq!(batch.due(&timing), Some(at(expected)), "{times:?}");
        }
    }
}
