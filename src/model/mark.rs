//! Marks (read, starred, later), changes of them, and what was decided last. What identifies the article of a mark is
//! left to `mark_key`; `library` keeps the marks in memory, `io` on disk. Floor 0, part of [`model`](crate::model).

use std::sync::Arc;

use crate::model::mark_key::MarkKey;

/// A mark of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Read,
    Star,
    Later,
}

impl Mark {
    /// Every mark, in the order of the help.
    pub const ALL: &[Self] = &[Self::Read, Self::Star, Self::Later];

    /// Its name in mark files and on the command line. Names never change.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Star => "star",
            Self::Later => "later",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The mark with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mark| mark.name() == name)
    }
}

/// The marks of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct MarkSet(u8);

impl MarkSet {
    /// Whether the article has this mark.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & mark.bit() != 0
    }

    /// A copy with this mark set or cleared.
    #[must_use]
    pub fn with(self, mark: Mark, on: bool) -> Self {
        Self(if on { self.0 | mark.bit() } else { self.0 & !mark.bit() })
    }

    /// Whether no mark is set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A decision about a mark: when, set or removed, and by which kind of key. Later ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
struct Decision(u64);

/// The lowest bits of a decision: whether the mark was set, and whether the key was that of a page.
const ON: u64 = 1;
const PAGE: u64 = 2;
/// The sequence number of a change that this process has made and not read back from a log yet.
const OWN: u64 = (1 << 60) - 1;

impl Decision {
    fn new(sequence: u64, on: bool, is_page: bool) -> Self {
        let flag = |is: bool, flag: u64| if is { flag } else { 0 };
        Self((sequence + 1) << 2 | flag(is_page, PAGE) | flag(on, ON))
    }
}

/// The last decision about each mark under one mark id, and the number of the articles that share its link or
/// permalink.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct MarkRecord {
    decisions: [Decision; Mark::ALL.len()],
    /// See [`MarkIds::group`](crate::model::MarkIds::group).
    pub group: Option<u64>,
    /// Whether the key means all articles with a link, permalink or path, and not one file.
    pub is_early: bool,
}

impl From<MarkSet> for MarkRecord {
    /// Marks that were set or removed first of all.
    fn from(marks: MarkSet) -> Self {
        Mark::ALL
            .iter()
            .fold(Self::default(), |record, &mark| record.decided(mark, marks.has(mark), 0, false))
    }
}

impl MarkRecord {
    /// A record of a key, without any decision.
    pub fn of_key(group: Option<u64>, is_early: bool) -> Self {
        Self { group, is_early, ..Self::default() }
    }

    /// A copy in which a mark is set or removed by a change with this sequence number. `is_page`: by the key of the
    /// only article with its link or permalink.
    #[must_use]
    pub fn decided(mut self, mark: Mark, on: bool, sequence: u64, is_page: bool) -> Self {
        if let Some(decision) = self.decisions.get_mut(mark as usize) {
            *decision = Decision::new(sequence, on, is_page);
        }
        self
    }

    /// A copy in which this process has set or removed a mark.
    #[must_use]
    pub fn with(self, mark: Mark, on: bool) -> Self {
        self.decided(mark, on, OWN, true)
    }

    /// A copy in which the changes of this process were made by the key of one of several articles with its link or
    /// permalink.
    #[must_use]
    pub fn of_own_copy(mut self) -> Self {
        self.decisions
            .iter_mut()
            .filter(|decision| decision.0 >> 2 == OWN + 1)
            .for_each(|decision| decision.0 &= !PAGE);
        self
    }

    /// A copy in which the changes of this process come right after the latest one, `highest`; returns the new
    /// latest one.
    pub(crate) fn placed(mut self, highest: u64) -> (Self, u64) {
        let mut latest = highest;
        for decision in &mut self.decisions {
            if decision.0 >> 2 == OWN + 1 {
                decision.0 = (highest + 2) << 2 | decision.0 & (PAGE | ON);
            }
            latest = latest.max((decision.0 >> 2).saturating_sub(1));
        }
        (self, latest)
    }

    /// Whether anything was decided about a mark.
    pub fn is_decided(self, mark: Mark) -> bool {
        self.decision(mark) != Decision::default()
    }

    /// Whether the same was decided about each mark, whenever that was.
    pub fn agrees_with(self, other: Self) -> bool {
        let same = |mark: &Mark| self.is_decided(*mark) == other.is_decided(*mark);
        self.marks() == other.marks() && Mark::ALL.iter().all(same)
    }

    /// The marks that are set.
    pub fn marks(self) -> MarkSet {
        Mark::ALL
            .iter()
            .fold(MarkSet::default(), |set, &mark| set.with(mark, self.decision(mark).0 & ON != 0))
    }

    /// For each mark the later decision of two.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        let mut later = self;
        for (one, other) in later.decisions.iter_mut().zip(other.decisions) {
            // Of two with the same number, the first one counts.
            if other.0 >> 2 > one.0 >> 2 {
                *one = other;
            }
        }
        later
    }

    /// Only the decisions by keys of pages.
    #[must_use]
    pub fn of_pages(mut self) -> Self {
        self.decisions
            .iter_mut()
            .filter(|decision| decision.0 & PAGE == 0)
            .for_each(|decision| decision.0 = 0);
        self
    }

    /// The decisions of another record about marks of which nothing was decided here.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        let undecided = self.decisions.iter_mut().zip(other.decisions).filter(|(own, _)| own.0 == 0);
        undecided.for_each(|(own, other)| *own = other);
        self
    }

    fn decision(self, mark: Mark) -> Decision {
        self.decisions.get(mark as usize).copied().unwrap_or_default()
    }
}

/// A mark that was set or cleared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MarkChange {
    pub key: MarkKey,
    pub mark: Mark,
    pub on: bool,
}

/// A mark that was set or cleared on one article or on many, by mark id: eight bytes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkChanges {
    pub mark: Mark,
    pub on: bool,
    numbers: Arc<[u64]>,
}

impl MarkChanges {
    /// The change of a mark of the articles with these mark ids.
    pub fn new(mark: Mark, on: bool, mut numbers: Vec<u64>) -> Self {
        numbers.sort_unstable();
        numbers.dedup();
        Self { mark, on, numbers: numbers.into() }
    }

    /// The mark ids, sorted, each once.
    pub fn numbers(&self) -> &[u64] {
        &self.numbers
    }

    /// The marks of an article after this change.
    pub fn apply_to(&self, number: u64, marks: MarkRecord) -> MarkRecord {
        let is_changed = self.numbers.binary_search(&number).is_ok();
        if is_changed { marks.with(self.mark, self.on) } else { marks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_independent() {
        for &mark in Mark::ALL {
            let set = MarkSet::default().with(mark, true);
            for &other in Mark::ALL {
                assert_eq!(set.has(other), mark == other);
            }
            assert!(set.with(mark, false).is_empty());
            assert_eq!(Mark::named(mark.name()), Some(mark));
        }
        assert_eq!(Mark::named("Read"), None);
    }

    #[test]
    fn the_later_decision_about_each_mark_counts() {
        let read = |on, sequence| MarkRecord::default().decided(Mark::Read, on, sequence, true);
        let both = read(true, 5).later(read(false, 7).decided(Mark::Star, true, 0, false));
        assert_eq!(both.marks(), MarkSet::default().with(Mark::Star, true));
        assert!(both.is_decided(Mark::Read) && !both.is_decided(Mark::Later));
        assert_eq!(read(true, 5).later(read(false, 5)), read(true, 5));
        assert_eq!(both.of_pages(), read(false, 7));
        assert_eq!(MarkRecord::default().or(read(true, 0)), read(true, 0));
        assert_eq!(read(false, 3).or(read(true, 9)), read(false, 3));
        let (own, latest) = read(true, 9).with(Mark::Read, false).placed(12);
        assert_eq!((own, latest), (read(false, 13), 13));
        assert_eq!(read(true, 14).placed(12), (read(true, 14), 14));
    }
}
