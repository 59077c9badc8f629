//! Which marks count: of all the changes of all devices, the last one of each mark of each article.

use std::collections::HashMap;

use crate::io::marks::line::LAST_SEQUENCE;
use crate::limits;
use crate::model::{Mark, MarkSet};

/// How many marks there are.
const MARKS: usize = Mark::ALL.len();
/// Bits of a stamp for the device.
const DEVICE_BITS: u32 = 15;

/// A change of one mark as eight bytes: the sequence number, the place of the device in the list of
/// devices, and whether it was set. Zero is no change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Stamp(u64);

impl Stamp {
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

/// The last change of each mark of each article, by the number of its key.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    last: HashMap<u64, [Stamp; MARKS]>,
    devices: Vec<String>,
    highest: u64,
    /// What the marks of an article were before the changes that were not told yet; nothing before
    /// anything was told.
    before: Option<HashMap<u64, MarkSet>>,
    /// Changes that found no room.
    pub left_out: usize,
}

impl Ledger {
    /// The place of a device in the list of devices.
    pub fn device(&mut self, name: &str) -> u16 {
        let place = self.devices.iter().position(|known| known == name).unwrap_or_else(|| {
            self.devices.push(name.to_owned());
            self.devices.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX).min((1 << DEVICE_BITS) - 1)
    }

    /// Takes a change, which counts if it is the last one: by its sequence number, then by the name of its
    /// device, then by being the later one that is taken.
    pub fn take(&mut self, number: u64, (mark, on): (Mark, bool), sequence: u64, device: u16) {
        self.highest = self.highest.max(sequence);
        if self.last.len() >= limits::MARKED_ARTICLES && !self.last.contains_key(&number) {
            self.left_out += 1;
            return;
        }
        let stamps = self.last.entry(number).or_default();
        let before = set(stamps);
        let Some(stamp) = stamps.get_mut(place(mark)) else { return };
        let name = |stamp: Stamp| self.devices.get(stamp.device());
        let new = Stamp::new(sequence, device, on);
        let is_last = stamp.sequence() < sequence
            || *stamp == Stamp::default()
            || stamp.sequence() == sequence && name(*stamp) <= name(new);
        if is_last {
            let is_turned = stamp.is_on() != on;
            *stamp = new;
            if let Some(told) = self.before.as_mut().filter(|_| is_turned) {
                told.entry(number).or_insert(before);
            }
        }
    }

    /// Takes a change that the reader of this device has made, after all that were seen; gives its sequence
    /// number, or nothing where it changes nothing. Whoever made it need not be told.
    pub fn take_own(&mut self, number: u64, (mark, on): (Mark, bool), device: u16) -> Option<u64> {
        if self.marks(number).has(mark) == on {
            return None;
        }
        let sequence = (self.highest + 1).min(LAST_SEQUENCE);
        let mut told = self.before.take();
        self.take(number, (mark, on), sequence, device);
        if let Some(before) = told.as_mut().and_then(|told| told.get_mut(&number)) {
            *before = before.with(mark, on);
        }
        self.before = told;
        Some(sequence)
    }

    /// The sequence number of the last change of a mark of an article; zero where there was none.
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

    /// The articles whose marks are others than when this was last asked, with what they are now; the
    /// first time, every article that has a mark.
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
        let is_of = |stamp: &&Stamp| **stamp != Stamp::default() && stamp.device() == usize::from(device);
        self.last.values().flatten().filter(is_of).count()
    }
}

fn place(mark: Mark) -> usize {
    Mark::ALL.iter().position(|known| *known == mark).unwrap_or_default()
}

fn set(stamps: &[Stamp; MARKS]) -> MarkSet {
    let marks = Mark::ALL.iter().zip(stamps);
    marks.fold(MarkSet::default(), |set, (mark, stamp)| set.with(*mark, stamp.is_on()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_change_counts_and_only_what_changed_is_told() {
        let mut ledger = Ledger::default();
        let (b, a) = (ledger.device("b"), ledger.device("a"));
        assert_eq!(ledger.changed(), []);
        ledger.take(1, (Mark::Read, true), 5, b);
        assert_eq!(ledger.changed(), [(1, MarkSet::default().with(Mark::Read, true))]);
        // Earlier, and of a device with a lower name at the same time.
        ledger.take(1, (Mark::Read, false), 4, b);
        ledger.take(1, (Mark::Read, false), 5, a);
        assert_eq!(ledger.changed(), []);
        ledger.take(1, (Mark::Read, false), 6, a);
        ledger.take(1, (Mark::Read, true), 7, a);
        assert_eq!(ledger.changed(), [], "there and back is no change");
        ledger.take(1, (Mark::Star, true), 1, a);
        assert_eq!(ledger.changed().len(), 1);
        assert_eq!((ledger.counting(a), ledger.counting(b)), (2, 0));
    }

    #[test]
    fn what_one_has_done_oneself_is_no_news() {
        let mut ledger = Ledger::default();
        let (own, other) = (ledger.device("own"), ledger.device("other"));
        ledger.changed();
        assert_eq!(ledger.take_own(1, (Mark::Read, true), own), Some(1));
        assert_eq!(ledger.take_own(1, (Mark::Read, true), own), None, "it is read already");
        assert_eq!(ledger.changed(), []);
        // Another reader gives a star, and before that is told this one takes the mark away again.
        ledger.take(1, (Mark::Star, true), 8, other);
        assert_eq!(ledger.take_own(1, (Mark::Read, false), own), Some(9));
        assert_eq!(ledger.changed(), [(1, MarkSet::default().with(Mark::Star, true))]);
        // Both do the same.
        ledger.take(1, (Mark::Later, true), 10, other);
        ledger.take_own(1, (Mark::Later, true), own);
        ledger.take_own(1, (Mark::Later, false), own);
        assert_eq!(ledger.changed(), []);
    }

    #[test]
    fn stamps_hold_the_largest_numbers() {
        let stamp = Stamp::new(LAST_SEQUENCE, (1 << DEVICE_BITS) - 1, true);
        assert_eq!((stamp.sequence(), stamp.device(), stamp.is_on()), (LAST_SEQUENCE, 32_767, true));
    }

    proptest! {
        /// In whatever order the files of several devices are read, the same marks count.
        #[test]
        fn the_order_of_reading_does_not_matter(
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
