//! Decides which changes count: for each mark of each article, the last change made on any device. Reads and
//! writes no files. Floor 4, part of [`marks`](crate::io::marks).

use std::collections::HashMap;

use crate::io::marks::line::LAST_SEQUENCE;
use crate::limits;
use crate::model::{Mark, MarkSet};

/// How many kinds of marks there are.
const MARKS: usize = Mark::ALL.len();
/// Bits of a packed change that hold the device.
const DEVICE_BITS: u32 = 15;

/// A change of one mark in eight bytes: the sequence number, the index of the device in the list of devices,
/// and whether the mark was set. Zero means no change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct PackedChange(u64);

impl PackedChange {
    fn new(sequence: u64, device: u16, on: bool) -> Self {
        Self((sequence << DEVICE_BITS | u64::from(device)) << 1 | u64::from(on))
    }

    fn sequence(self) -> u64 {
        self.0 >> (DEVICE_BITS + 1)
    }

    fn device(self) -> usize {
        usize::try_from(self.0 >> 1 & ((1 << DEVICE_BITS) - 1)).unwrap_or_default()
    }

    fn is_on(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The last change of each mark of each article, by mark id.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    last: HashMap<u64, [PackedChange; MARKS]>,
    devices: Vec<String>,
    highest: u64,
    /// For each article that changed since the last call of `changed`, the marks that it had then. `None`
    /// until `changed` is called for the first time.
    before: Option<HashMap<u64, MarkSet>>,
    /// Changes dropped because there are too many articles.
    pub left_out: usize,
}

impl Ledger {
    /// The index of a device in the list of devices; adds it if it is new.
    pub fn device(&mut self, name: &str) -> u16 {
        let place = self.devices.iter().position(|known| known == name).unwrap_or_else(|| {
            self.devices.push(name.to_owned());
            self.devices.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX).min((1 << DEVICE_BITS) - 1)
    }

    /// Adds a change. It counts if it is the last one: by sequence number, then by device name, then by the
    /// order of the calls.
    pub fn take(&mut self, number: u64, (mark, on): (Mark, bool), sequence: u64, device: u16) {
        self.highest = self.highest.max(sequence);
        if self.last.len() >= limits::MARKED_ARTICLES && !self.last.contains_key(&number) {
            self.left_out += 1;
            return;
        }
        let stamps = self.last.entry(number).or_default();
        let before = set(stamps);
        let Some(stamp) = stamps.get_mut(place(mark)) else { return };
        let name = |stamp: PackedChange| self.devices.get(stamp.device());
        let new = PackedChange::new(sequence, device, on);
        let is_last = stamp.sequence() < sequence
            || *stamp == PackedChange::default()
            || stamp.sequence() == sequence && name(*stamp) <= name(new);
        if is_last {
            let is_turned = stamp.is_on() != on;
            *stamp = new;
            if let Some(reported) = self.before.as_mut().filter(|_| is_turned) {
                reported.entry(number).or_insert(before);
            }
        }
    }

    /// Adds a change made by this process, with a sequence number after all that were seen. Returns that
    /// number, or `None` if nothing changed. `changed` does not report it, since the caller knows it already.
    pub fn take_own(&mut self, number: u64, (mark, on): (Mark, bool), device: u16) -> Option<u64> {
        if self.marks(number).has(mark) == on {
            return None;
        }
        let sequence = (self.highest + 1).min(LAST_SEQUENCE);
        let mut reported = self.before.take();
        self.take(number, (mark, on), sequence, device);
        if let Some(before) = reported.as_mut().and_then(|reported| reported.get_mut(&number)) {
            *before = before.with(mark, on);
        }
        self.before = reported;
        Some(sequence)
    }

    /// The sequence number of the last change of a mark of an article; 0 if there was none.
    pub fn sequence(&self, number: u64, mark: Mark) -> u64 {
        self.last.get(&number).and_then(|stamps| stamps.get(place(mark))).map_or(0, |stamp| stamp.sequence())
    }

    /// The marks of an article.
    pub fn marks(&self, number: u64) -> MarkSet {
        self.last.get(&number).map(set).unwrap_or_default()
    }

    /// Every article that has a mark.
    fn all(&self) -> impl Iterator<Item = (u64, MarkSet)> + '_ {
        self.last.iter().map(|(number, stamps)| (*number, set(stamps))).filter(|(_, marks)| !marks.is_empty())
    }

    /// The articles whose marks changed since the last call, with their marks now. The first call returns
    /// every article that has a mark.
    pub fn changed(&mut self) -> Vec<(u64, MarkSet)> {
        let Some(before) = self.before.replace(HashMap::new()) else { return self.all().collect() };
        before
            .into_iter()
            .map(|(number, before)| (number, before, self.marks(number)))
            .filter(|(_, before, now)| before != now)
            .map(|(number, _, now)| (number, now))
            .collect()
    }

    /// How many changes of a device count.
    pub fn counting(&self, device: u16) -> usize {
        let is_of = |stamp: &&PackedChange| {
            **stamp != PackedChange::default() && stamp.device() == usize::from(device)
        };
        self.last.values().flatten().filter(is_of).count()
    }
}

fn place(mark: Mark) -> usize {
    Mark::ALL.iter().position(|known| *known == mark).unwrap_or_default()
}

fn set(stamps: &[PackedChange; MARKS]) -> MarkSet {
    let marks = Mark::ALL.iter().zip(stamps);
    marks.fold(MarkSet::default(), |set, (mark, stamp)| set.with(*mark, stamp.is_on()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_change_counts_and_only_changed_articles_are_reported() {
        let mut ledger = Ledger::default();
        let (b, a) = (ledger.device("b"), ledger.device("a"));
        assert_eq!(ledger.changed(), []);
        ledger.take(1, (Mark::Read, true), 5, b);
        assert_eq!(ledger.changed(), [(1, MarkSet::default().with(Mark::Read, true))]);
        // An earlier change, and one with the same number from a device whose name sorts first.
        ledger.take(1, (Mark::Read, false), 4, b);
        ledger.take(1, (Mark::Read, false), 5, a);
        assert_eq!(ledger.changed(), []);
        ledger.take(1, (Mark::Read, false), 6, a);
        ledger.take(1, (Mark::Read, true), 7, a);
        assert_eq!(ledger.changed(), [], "setting and removing a mark is no change");
        ledger.take(1, (Mark::Star, true), 1, a);
        assert_eq!(ledger.changed().len(), 1);
        assert_eq!((ledger.counting(a), ledger.counting(b)), (2, 0));
    }

    #[test]
    fn own_changes_are_not_reported() {
        let mut ledger = Ledger::default();
        let (own, other) = (ledger.device("own"), ledger.device("other"));
        ledger.changed();
        assert_eq!(ledger.take_own(1, (Mark::Read, true), own), Some(1));
        assert_eq!(ledger.take_own(1, (Mark::Read, true), own), None, "it is read already");
        assert_eq!(ledger.changed(), []);
        // Another reader sets a star, and before that is reported this one removes its own mark.
        ledger.take(1, (Mark::Star, true), 8, other);
        assert_eq!(ledger.take_own(1, (Mark::Read, false), own), Some(9));
        assert_eq!(ledger.changed(), [(1, MarkSet::default().with(Mark::Star, true))]);
        // Both set the same mark, and this one removes it.
        ledger.take(1, (Mark::Later, true), 10, other);
        ledger.take_own(1, (Mark::Later, true), own);
        ledger.take_own(1, (Mark::Later, false), own);
        assert_eq!(ledger.changed(), []);
    }

    #[test]
    fn packed_changes_hold_the_largest_values() {
        let stamp = PackedChange::new(LAST_SEQUENCE, (1 << DEVICE_BITS) - 1, true);
        assert_eq!((stamp.sequence(), stamp.device(), stamp.is_on()), (LAST_SEQUENCE, 32_767, true));
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
                        ledger.take(*number, (Mark::ALL[*mark], *on), *sequence, place);
                    }
                }
                let mut all: Vec<_> = ledger.all().map(|(number, marks)| (number, format!("{marks:?}"))).collect();
                all.sort();
                all
            };
            let mut devices = [0, 1, 2];
            devices.sort_by_key(|device| order[*device]);
            prop_assert_eq!(read(&devices), read(&[0, 1, 2]));
        }
    }
}
