//! Counts the articles of an answer by facet, segment by segment. Floor 2, part of [`library`](crate::library).

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::library::bits::Bits;
use crate::library::columns::{self, NameColumn};
use crate::library::facets::{Facets, FlagCounts};
use crate::library::section::COUNTED;
use crate::library::segment::PlacedSegment;
use crate::library::snapshot::Library;
use crate::library::tags::TagId;
use crate::model::{DateTrust, Precision};
use crate::query::{FLAGS, Flag};

/// The counts of one segment, indexed by the positions in its own columns.
#[derive(Default)]
struct PartCounts {
    tags: Vec<u32>,
    names: [Vec<u32>; COUNTED.len()],
    months: BTreeMap<i64, u32>,
    flags: FlagCounts,
    counted: usize,
}

impl Library {
    pub(super) fn facets(&self, found: &Bits) -> Facets {
        let mut facets = if found.count() == self.len() {
            self.derived.all.get_or_init(|| self.counted(found)).clone()
        } else {
            self.counted(found)
        };
        self.count_marks(found, &mut facets);
        facets
    }

    /// Counts the marks, and the facets of the unread articles: by them or by the read ones, whichever are fewer.
    fn count_marks(&self, found: &Bits, facets: &mut Facets) {
        let with = |flag: Flag| {
            let mut with = Bits::joined((0..self.parts.len()).filter_map(|index| self.marked(index, flag)));
            with.keep(found);
            with
        };
        for row in FLAGS.iter().filter(|row| row.value.mark().is_some()) {
            facets.flags.set(row.value, with(row.value).count());
        }
        let (read, unread) = (facets.flags.of(Flag::Read), facets.flags.of(Flag::Unread));
        if read == 0 {
            return;
        }
        let counted = if unread <= read {
            self.counted(&with(Flag::Unread))
        } else {
            facets.without(&self.counted(&with(Flag::Read)))
        };
        facets.unread = Some(Arc::new(counted));
    }

    fn counted(&self, found: &Bits) -> Facets {
        let counts = self.parts.par_iter().enumerate().map(|(index, part)| {
            self.part_counts(index, part, &found.part(part.first, part.segment.bound()))
        });
        let counts: Vec<PartCounts> = counts.collect();
        let mut tags = vec![0; self.tags().len()];
        let mut names = COUNTED.map(|field| vec![0; self.names(field).len()]);
        let mut months: BTreeMap<i64, u32> = BTreeMap::new();
        let mut facets = Facets::default();
        for (ids, count) in self.derived.names.by_part.iter().zip(&counts) {
            add(&mut tags, ids.tags.iter().map(|id| id.map(TagId::index)), &count.tags);
            for ((all, ids), counts) in names.iter_mut().zip(&ids.names).zip(&count.names) {
                add(all, ids.iter().map(|id| Some(id.index())), counts);
            }
            for (&month, &count) in &count.months {
                *months.entry(month).or_default() += count;
            }
            facets.flags.add(&count.flags);
            facets.counted += count.counted;
        }
        facets.tags = tags.into();
        facets.names = names.map(Arc::from);
        let month = |(&month, &count): (&i64, &u32)| {
            let year = i16::try_from(month.div_euclid(13)).unwrap_or(i16::MAX);
            (year, i8::try_from(month.rem_euclid(13)).unwrap_or(0), count)
        };
        facets.months = months.iter().rev().map(month).collect();
        facets
    }

    fn part_counts(&self, index: usize, part: &PlacedSegment, found: &Bits) -> PartCounts {
        let columns = &part.segment.columns;
        let named = COUNTED.map(|field| self.column(index, field).unwrap_or(NameColumn::NONE));
        let mut counts = PartCounts {
            tags: vec![0; columns.tags.spellings.len()],
            // The first one counts the articles without a name.
            names: named.map(|column| vec![0; column.names.len() + 1]),
            ..PartCounts::default()
        };
        let mut days = DayCounts::default();
        // An article may have several spellings of one tag; it is still counted once.
        let ids = self.derived.names.by_part.get(index).filter(|ids| ids.has_several_spellings);
        let tag_ids = ids.map_or(&[][..], |ids| &ids.tags);
        for document in found.iter() {
            counts.counted += 1;
            count_tags(&mut counts.tags, columns.tags.of(document), tag_ids);
            for (counts, column) in counts.names.iter_mut().zip(named) {
                let place = usize::try_from(column.ordinal(document)).unwrap_or(usize::MAX);
                if let Some(count) = counts.get_mut(place) {
                    *count += 1;
                }
            }
            if part.segment.trust(document) == DateTrust::Sound
                && let Some((day, precision)) = columns.day(document)
            {
                days.add(day, precision);
            }
        }
        counts.months = days.months();
        for counts in &mut counts.names {
            counts.remove(0);
        }
        for row in FLAGS.iter().filter(|row| row.value.mark().is_none()) {
            let with = self.flagged(index, row.value).map_or(0, |flagged| found.count_common(flagged));
            counts.flags.set(row.value, with);
        }
        counts
    }
}

/// Adds the counts of a segment to those of the library; `places` maps positions of the segment to ids.
fn add(all: &mut [u32], places: impl IntoIterator<Item = Option<usize>>, counts: &[u32]) {
    for (place, count) in places.into_iter().zip(counts) {
        if let Some(all) = place.and_then(|place| all.get_mut(place)) {
            *all += count;
        }
    }
}

/// Counts the tags of an article. `ids` has the tag of each spelling if several spellings share one.
fn count_tags(counts: &mut [u32], spellings: &[u32], ids: &[Option<TagId>]) {
    let place = |spelling: u32| usize::try_from(spelling).unwrap_or(usize::MAX);
    for (index, &spelling) in spellings.iter().enumerate() {
        let id = ids.get(place(spelling)).copied().flatten();
        let before = spellings.get(..index).unwrap_or_default();
        if id.is_some() && before.iter().any(|&other| ids.get(place(other)).copied().flatten() == id) {
            continue;
        }
        if let Some(count) = counts.get_mut(place(spelling)) {
            *count += 1;
        }
    }
}

/// Counts per day: there are far fewer distinct days than articles.
#[derive(Default)]
struct DayCounts {
    /// Counts of the days from `first` on, of dates that give at least the month.
    days: Vec<u32>,
    first: i64,
    /// The other days, and whether only the year of a date is known.
    others: BTreeMap<(i64, bool), u32>,
}

/// The days before and after the first one that have a place in the array: about 90 years each way.
const COUNTED_DAYS: i64 = 1 << 15;

impl DayCounts {
    fn add(&mut self, day: i64, precision: Precision) {
        let is_year = precision == Precision::Year;
        if self.days.is_empty() && !is_year {
            self.first = day - COUNTED_DAYS;
            self.days = vec![0; usize::try_from(COUNTED_DAYS * 2).unwrap_or(0)];
        }
        let place = usize::try_from(day - self.first).ok().filter(|_| !is_year);
        match place.and_then(|place| self.days.get_mut(place)) {
            Some(count) => *count += 1,
            None => *self.others.entry((day, is_year)).or_default() += 1,
        }
    }

    /// Counts by year times 13 plus month; month 0 is for dates without a month.
    fn months(&self) -> BTreeMap<i64, u32> {
        let mut months = BTreeMap::new();
        let counted = (self.first..).zip(&self.days).filter(|(_, count)| **count > 0);
        let counted = counted.map(|(day, count)| ((day, false), count));
        for ((day, is_year), count) in counted.chain(self.others.iter().map(|(&day, count)| (day, count))) {
            let date = columns::date_of(day);
            let month = if is_year { 0 } else { i64::from(date.month()) };
            *months.entry(i64::from(date.year()) * 13 + month).or_default() += count;
        }
        months
    }
}
