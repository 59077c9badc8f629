//! Decides which changes count: for each mark of each article, the last change made on any device. Reads and
//! writes no files. Floor 4, part of [`marks`](crate::io::marks).

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::io::marks::line::LAST_SEQUENCE;
use crate::limits;
use crate::model::{Mark, MarkKey, MarkRecord, MarkSet};

/// The last change of a mark of an article.
#[derive(Clone, Copy, Debug)]
struct Stamp {
    sequence: u64,
    /// The index of the device in the list of devices.
    device: usize,
    on: bool,
    /// Whether the key was that of the only article with its link or permalink.
    is_page: bool,
}

/// What the ledger knows of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeyNumbers {
    /// The mark id.
    pub number: u64,
    group: Option<u64>,
    is_page: bool,
    is_early: bool,
}

impl From<&MarkKey> for KeyNumbers {
    fn from(key: &MarkKey) -> Self {
        Self {
            number: key.number(),
            group: key.group(),
            is_page: key.is_page(),
            is_early: !key.is_of_one_file(),
        }
    }
}

/// The last change of each mark of each article, by mark id.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    last: BTreeMap<Mark, HashMap<u64, Stamp>>,
    devices: Vec<String>,
    highest: u64,
    /// The keys of one file: the number that articles with the same link or permalink share.
    files: HashMap<u64, Option<u64>>,
    /// The mark ids of files with each link or permalink.
    groups: HashMap<u64, Vec<u64>>,
    /// The articles of which logs changed a mark since the last call of `changed`.
    news: HashSet<u64>,
    /// Changes dropped because there are too many articles.
    pub left_out: usize,
}

impl Ledger {
    /// The index of a device in the list of devices; adds it if it is new.
    pub fn device(&mut self, name: &str) -> usize {
        self.devices.iter().position(|known| known == name).unwrap_or_else(|| {
            self.devices.push(name.to_owned());
            self.devices.len() - 1
        })
    }

    /// Gives a device another name.
    pub fn rename_device(&mut self, from: &str, to: &str) {
        self.devices.iter_mut().filter(|known| *known == from).for_each(|known| to.clone_into(known));
    }

    /// Adds a change from a log. It counts if it is the last one: by sequence number, then by device name, then
    /// by the order of the calls.
    pub fn take(&mut self, key: KeyNumbers, (mark, on): (Mark, bool), sequence: u64, device: usize) {
        if self.put(key, mark, Stamp { sequence, device, on, is_page: key.is_page }) {
            self.news.insert(key.number);
        }
    }

    /// Adds a change made by this process, with a sequence number after all that were seen. Returns that
    /// number, or `None` if nothing changed. `changed` does not report it, since the caller knows it already.
    pub fn take_own(&mut self, key: KeyNumbers, (mark, on): (Mark, bool), device: usize) -> Option<u64> {
        let (was_on, decided) = match self.stamp(key.number, mark) {
            Some(stamp) => (stamp.on, stamp.sequence),
            // An article that is not marked may be so by another key.
            None if !key.is_early => (!on, 0),
            None => (false, 0),
        };
        if was_on == on && decided >= self.latest(key, mark) {
            return None;
        }
        let sequence = (self.highest + 1).min(LAST_SEQUENCE);
        self.put(key, mark, Stamp { sequence, device, on, is_page: key.is_page });
        Some(sequence)
    }

    /// The highest sequence number of a change of a mark under a key, or of any article with its link or permalink.
    fn latest(&self, key: KeyNumbers, mark: Mark) -> u64 {
        let group = key.group.unwrap_or(key.number);
        let numbers = self.groups.get(&group).into_iter().flatten().copied().chain([group]);
        numbers.filter_map(|number| self.sequence(number, mark)).max().unwrap_or(0)
    }

    /// Whether all files that are known to have the link or permalink of a key have a mark, or do not; and there are any.
    pub fn is_all(&self, key: KeyNumbers, (mark, on): (Mark, bool)) -> bool {
        let is_so = |number: &u64| self.stamp(*number, mark).is_some_and(|stamp| stamp.on == on);
        self.groups.get(&key.number).is_some_and(|files| files.iter().all(is_so))
    }

    /// Adds a change if it is the last one. Returns whether it sets or removes the mark.
    fn put(&mut self, key: KeyNumbers, mark: Mark, new: Stamp) -> bool {
        self.highest = self.highest.max(new.sequence);
        let stamps = self.last.entry(mark).or_default();
        let is_full = stamps.len() >= limits::MARKED_ARTICLES;
        match stamps.entry(key.number) {
            Entry::Vacant(_) if is_full => {
                self.left_out += 1;
                false
            }
            Entry::Vacant(entry) => {
                if !key.is_early && self.files.insert(key.number, key.group).is_none() {
                    self.groups.entry(key.group.unwrap_or(key.number)).or_default().push(key.number);
                }
                // That a mark of one file is not set may overrule another key.
                entry.insert(new).on || !key.is_early
            }
            Entry::Occupied(mut entry) => {
                let old = *entry.get();
                let order = |stamp: Stamp| (stamp.sequence, self.devices.get(stamp.device));
                let is_last = order(old) <= order(new);
                if is_last {
                    entry.insert(new);
                }
                is_last && old.on != new.on
            }
        }
    }

    /// The sequence number of the last change of a mark of an article; `None` if there was none.
    pub fn sequence(&self, number: u64, mark: Mark) -> Option<u64> {
        self.stamp(number, mark).map(|stamp| stamp.sequence)
    }

    fn stamp(&self, number: u64, mark: Mark) -> Option<Stamp> {
        self.last.get(&mark).and_then(|stamps| stamps.get(&number)).copied()
    }

    /// The marks of an article.
    pub fn marks(&self, number: u64) -> MarkSet {
        let is_on = |stamps: &HashMap<u64, Stamp>| stamps.get(&number).is_some_and(|stamp| stamp.on);
        self.last.iter().fold(MarkSet::default(), |set, (mark, stamps)| set.with(*mark, is_on(stamps)))
    }

    /// What was decided about each mark under a mark id.
    fn record(&self, number: u64) -> MarkRecord {
        let file = self.files.get(&number);
        let none = MarkRecord::of_key(file.copied().flatten(), file.is_none());
        let stamps = self.last.iter().filter_map(|(mark, stamps)| Some((*mark, stamps.get(&number)?)));
        stamps
            .fold(none, |record, (mark, stamp)| record.decided(mark, stamp.on, stamp.sequence, stamp.is_page))
    }

    /// The articles of which logs changed a mark since the last call, with what is decided now.
    pub fn changed(&mut self) -> Vec<(u64, MarkRecord)> {
        let news = std::mem::take(&mut self.news);
        news.into_iter().map(|number| (number, self.record(number))).collect()
    }

    /// How many changes of a device count.
    pub fn counting(&self, device: usize) -> usize {
        self.last.values().flat_map(HashMap::values).filter(|stamp| stamp.device == device).count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A key of all articles with a link.
    fn key(number: u64) -> KeyNumbers {
        KeyNumbers { number, group: None, is_page: false, is_early: true }
    }

    fn changed(ledger: &mut Ledger) -> Vec<(u64, MarkSet)> {
        ledger.changed().into_iter().map(|(number, record)| (number, record.marks())).collect()
    }

    #[test]
    fn the_last_change_counts_and_only_changed_articles_are_reported() {
        let mut ledger = Ledger::default();
        let (b, a) = (ledger.device("b"), ledger.device("a"));
        assert_eq!(changed(&mut ledger), []);
        ledger.take(key(1), (Mark::Read, true), 5, b);
        assert_eq!(changed(&mut ledger), [(1, MarkSet::default().with(Mark::Read, true))]);
        // An earlier change, and one with the same number from a device whose name sorts first.
        ledger.take(key(1), (Mark::Read, false), 4, b);
        ledger.take(key(1), (Mark::Read, false), 5, a);
        assert_eq!(changed(&mut ledger), []);
        ledger.take(key(1), (Mark::Read, false), 6, a);
        ledger.take(key(1), (Mark::Read, true), 7, a);
        assert_eq!(changed(&mut ledger).len(), 1, "it was removed and set again");
        ledger.take(key(1), (Mark::Star, true), 1, a);
        ledger.take(key(1), (Mark::Read, true), 7, a);
        assert_eq!(changed(&mut ledger).len(), 1);
        ledger.take(key(1), (Mark::Read, true), 8, a);
        assert_eq!(changed(&mut ledger), [], "it was read already");
        assert_eq!((ledger.counting(a), ledger.counting(b)), (2, 0));
    }

    #[test]
    fn own_changes_are_not_reported() {
        let mut ledger = Ledger::default();
        let (own, other) = (ledger.device("own"), ledger.device("other"));
        changed(&mut ledger);
        assert_eq!(ledger.take_own(key(1), (Mark::Read, true), own), Some(1));
        assert_eq!(ledger.take_own(key(1), (Mark::Read, true), own), None, "it is read already");
        assert_eq!(changed(&mut ledger), []);
        // Another reader sets a star, and before that is reported this one removes its own mark.
        ledger.take(key(1), (Mark::Star, true), 8, other);
        assert_eq!(ledger.take_own(key(1), (Mark::Read, false), own), Some(9));
        assert_eq!(changed(&mut ledger), [(1, MarkSet::default().with(Mark::Star, true))]);
    }

    proptest! {
        /// The same marks count, in whatever order the logs of several devices are read.
        #[test]
        fn the_order_in_which_logs_are_read_does_not_matter(
            changes in prop::collection::vec((0..4_u64, 0..3_usize, any::<bool>(), 1..6_u64, 0..3_usize), 0..40),
            order in any::<[u8; 3]>(),
        ) {
            let read = |devices: &[usize]| {
                let mut ledger = Ledger::default();
                for device in devices {
                    let place = ledger.device(["one", "two", "three"][*device]);
                    for (number, mark, on, sequence, _) in changes.iter().filter(|change| change.4 == *device) {
                        ledger.take(key(*number), (Mark::ALL[*mark], *on), *sequence, place);
                    }
                }
                (0..4).map(|number| ledger.marks(number)).collect::<Vec<_>>()
            };
            let mut devices = [0, 1, 2];
            devices.sort_by_key(|device| order[*device]);
            prop_assert_eq!(read(&devices), read(&[0, 1, 2]));
        }
    }
}
