//! Changes that are told together.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use super::event::Seen;
use super::{Change, Timing};

/// Most files that are told by name; to look at more of them costs what looking at all costs.
const MOST: usize = 1_000;

/// What was heard of since something was told.
#[derive(Debug, Default)]
pub(super) struct Batch {
    articles: BTreeSet<PathBuf>,
    /// The numbers of what moved away and may be a folder.
    doubts: BTreeSet<usize>,
    everything: bool,
    /// Whether there may be a folder that is not watched.
    folders: bool,
    /// When the first and the last of it was heard of.
    heard: Option<(Instant, Instant)>,
}

/// What is to be told of a batch.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) change: Change,
    /// Whether there may be a folder that is not watched.
    pub(super) folders: bool,
}

impl Batch {
    /// Adds what was heard of at a time.
    pub(super) fn hear(&mut self, seen: Seen, now: Instant) {
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
            Seen::Folder | Seen::Lost | Seen::Root | Seen::Failed => {
                self.folders = true;
                self.everything = true;
            }
        }
        if self.articles.len() > MOST || self.doubts.len() > MOST {
            self.folders |= !self.doubts.is_empty();
            self.everything = true;
        }
        if self.everything {
            self.articles.clear();
            self.doubts.clear();
        }
        self.heard = Some((self.heard.map_or(now, |(first, _)| first), now));
    }

    fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.doubts.is_empty() && !self.everything
    }

    /// When the batch is to be told, if there is something in it.
    pub(super) fn due(&self, timing: &Timing) -> Option<Instant> {
        self.heard.map(|(first, last)| (first + timing.longest).min(last + timing.quiet))
    }

    /// Takes what is to be told, if anything is, and leaves the batch empty.
    pub(super) fn take(&mut self) -> Option<Told> {
        let batch = std::mem::take(self);
        if batch.is_empty() {
            return None;
        }
        // What moved away and was not found in its new place has left the folder.
        let left = !batch.doubts.is_empty();
        let everything = batch.everything || left;
        let change =
            if everything { Change::Everything } else { Change::Paths(batch.articles.into_iter().collect()) };
        Some(Told { change, folders: batch.folders || left })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn told(seen: &[Seen]) -> Option<Told> {
        let mut batch = Batch::default();
        let now = Instant::now();
        for seen in seen {
            batch.hear(seen.clone(), now);
        }
        assert_eq!(batch.due(&Timing::default()).is_some(), !batch.is_empty());
        let told = batch.take();
        assert_eq!(batch.take(), None);
        told
    }

    fn article(path: &str) -> Seen {
        Seen::Article(path.into())
    }

    #[test]
    fn a_batch_names_each_file_once_or_says_everything() {
        let everything = |folders| Some(Told { change: Change::Everything, folders });
        let paths = |paths: &[&str]| {
            let change = Change::Paths(paths.iter().map(PathBuf::from).collect());
            Some(Told { change, folders: false })
        };
        let table: [(&[Seen], _); 9] = [
            (&[], None),
            (&[article("b"), article("a"), article("b")], paths(&["a", "b"])),
            (&[article("a"), Seen::Folder], everything(true)),
            (&[Seen::Lost, article("a")], everything(true)),
            (&[Seen::PerhapsFolder(1)], everything(true)),
            (&[Seen::PerhapsFolder(1), Seen::NoFolder(1)], None),
            (&[Seen::PerhapsFolder(1), Seen::NoFolder(2)], everything(true)),
            (&[article("a"), Seen::PerhapsFolder(1), Seen::NoFolder(1)], paths(&["a"])),
            (&[Seen::NoFolder(1)], None),
        ];
        for (seen, expected) in table {
            assert_eq!(told(seen), expected, "{seen:?}");
        }
    }

    #[test]
    fn more_files_than_the_bound_are_everything() {
        let many: Vec<Seen> = (0..MOST).map(|number| article(&number.to_string())).collect();
        assert!(matches!(told(&many).unwrap().change, Change::Paths(paths) if paths.len() == MOST));
        let more: Vec<Seen> = many.into_iter().chain([article("one")]).collect();
        assert_eq!(told(&more), Some(Told { change: Change::Everything, folders: false }));
    }

    #[test]
    fn a_batch_waits_for_quiet_but_not_for_long() {
        let timing = Timing::default();
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let table: [(&[u64], u64); 5] =
            [(&[0], 100), (&[0, 50], 150), (&[0, 90, 180], 280), (&[0, 399], 499), (&[0, 450], 500)];
        for (times, expected) in table {
            let mut batch = Batch::default();
            for time in times {
                batch.hear(article("a"), at(*time));
            }
            assert_eq!(batch.due(&timing), Some(at(expected)), "{times:?}");
        }
    }
}
