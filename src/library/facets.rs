//! Facet counts: how many articles of an answer have each tag, host, folder, month, language and flag.
//! Taking the counts is left to `counting`. Floor 2, part of [`library`](crate::library).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::library::section::COUNTED;
use crate::query::{FLAGS, Field, Flag};

/// The counts of an answer, by facet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facets {
    pub counted: usize,
    /// Indexed by [`TagId`](super::tags::TagId).
    pub tags: Arc<[u32]>,
    /// For each field of [`COUNTED`], indexed by [`NameId`](super::names::NameId).
    pub(super) names: [Arc<[u32]>; COUNTED.len()],
    /// Year, month and count, newest first; month 0 is for dates that give only the year.
    pub months: Arc<[(i16, i8, u32)]>,
    pub flags: FlagCounts,
    /// The counts of the unread articles; `None` if all are unread.
    pub unread: Option<Arc<Facets>>,
}

/// How many articles of an answer have each flag, in the order of the table FLAGS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct FlagCounts([u32; FLAGS.len()]);

impl FlagCounts {
    /// How many articles have a flag.
    pub fn of(&self, flag: Flag) -> u32 {
        self.0.get(flag as usize).copied().unwrap_or(0)
    }

    pub(super) fn set(&mut self, flag: Flag, with: usize) {
        if let Some(count) = self.0.get_mut(flag as usize) {
            *count = u32::try_from(with).unwrap_or(u32::MAX);
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (count, other) in self.0.iter_mut().zip(other.0) {
            *count += other;
        }
    }
}

/// The fields whose included values can be alternatives: their counts may come from another answer.
pub(super) const WIDENED: [Field; COUNTED.len() + 2] = {
    let [host, collection, language] = COUNTED;
    [Field::Tag, host, collection, language, Field::Date]
};

impl Facets {
    /// The counts of the names of a field, by [`NameId`](super::names::NameId); empty if they are not counted.
    pub fn names(&self, field: Field) -> &[u32] {
        COUNTED.iter().zip(&self.names).find(|(other, _)| **other == field).map_or(&[], |(_, counts)| counts)
    }

    /// Copies the counts of one field, and those of the unread articles, from another answer.
    pub(super) fn take(&mut self, field: Field, wider: &Self) {
        if self.unread.is_some() || wider.unread.is_some() {
            let mut unread = Self::clone(self.unread.as_deref().unwrap_or(self));
            unread.unread = None;
            unread.take_own(field, wider.unread.as_deref().unwrap_or(wider));
            self.unread = Some(Arc::new(unread));
        }
        self.take_own(field, wider);
    }

    fn take_own(&mut self, field: Field, wider: &Self) {
        if field == Field::Tag {
            (self.tags, self.counted) = (Arc::clone(&wider.tags), wider.counted);
        } else if field == Field::Date {
            self.months = Arc::clone(&wider.months);
        }
        for ((other, own), wider) in COUNTED.iter().zip(&mut self.names).zip(&wider.names) {
            if *other == field {
                *own = Arc::clone(wider);
            }
        }
    }

    /// These counts minus those of a part of the articles; the flags are left at 0.
    pub(super) fn without(&self, part: &Self) -> Self {
        let less = |all: &[u32], part: &[u32]| -> Arc<[u32]> {
            all.iter().zip(part).map(|(all, part)| all.saturating_sub(*part)).collect()
        };
        let months: BTreeMap<(i16, i8), u32> =
            part.months.iter().map(|&(year, month, count)| ((year, month), count)).collect();
        let rest = |&(year, month, count): &(i16, i8, u32)| {
            (year, month, count.saturating_sub(months.get(&(year, month)).copied().unwrap_or(0)))
        };
        Self {
            counted: self.counted.saturating_sub(part.counted),
            tags: less(&self.tags, &part.tags),
            names: std::array::from_fn(|place| match (self.names.get(place), part.names.get(place)) {
                (Some(all), Some(part)) => less(all, part),
                _ => Arc::default(),
            }),
            months: self.months.iter().map(rest).collect(),
            flags: FlagCounts::default(),
            unread: None,
        }
    }
}
