//! The marks of a library, and the articles that have each flag of `is:`, by the table FLAGS.
//! Marks are kept in the [mark table](super::mark_table). Floor 2, part of [`library`](crate::library).

use std::collections::HashSet;

use rayon::prelude::*;

use crate::library::bits::Bits;
use crate::library::columns::{day_number, value};
use crate::library::document::{BROKEN, DRAFT, NO_IMAGE, TRUNCATED, UNTAGGED};
use crate::library::mark_table::{MarkTable, PartMarks};
use crate::library::schema::NumberColumn;
use crate::library::segment::PlacedSegment;
use crate::library::snapshot::Library;
use crate::model::{ArticleId, DateTrust, Mark, MarkKey, MarkSet};
use crate::query::Flag;

impl Library {
    /// This library with exactly these marks, by mark id; ids without an article are allowed.
    #[must_use]
    pub fn with_marks(&self, marks: impl IntoIterator<Item = (u64, MarkSet)>) -> Self {
        let marks: Vec<(u64, MarkSet)> = marks.into_iter().collect();
        let none = MarkTable::default().aligned(&self.parts);
        Self { mark_table: none.changed(&self.parts, &marks), ..self.clone() }
    }

    /// A snapshot with some marks changed, by mark id. A few changes take a pass over a column of numbers;
    /// after many, the next query rebuilds the bit sets.
    #[must_use]
    pub fn marking(&self, changes: &[(u64, MarkSet)]) -> Self {
        Self { mark_table: self.mark_table.changed(&self.parts, changes), ..self.clone() }
    }

    /// This library with the mark table of another snapshot, newer or older.
    #[must_use]
    pub fn with_mark_table(&self, mark_table: &MarkTable) -> Self {
        Self { mark_table: mark_table.aligned(&self.parts), ..self.clone() }
    }

    /// The mark table, to be passed on to another snapshot.
    pub fn mark_table(&self) -> &MarkTable {
        &self.mark_table
    }

    /// The marks of an article.
    pub fn marks(&self, id: ArticleId) -> MarkSet {
        let Some((index, document)) = self.position(id) else { return MarkSet::default() };
        let Some(marks) = self.mark_table.parts.get(index) else { return MarkSet::default() };
        match marks.bits.get() {
            Some(bits) => bits.marks(document),
            None if self.mark_table.keys.len() == 0 => MarkSet::default(),
            None => self.mark_id(id).map(|number| self.mark_table.of(number)).unwrap_or_default(),
        }
    }

    /// The mark id of an article.
    pub fn mark_id(&self, id: ArticleId) -> Option<u64> {
        let (part, document) = self.place(id)?;
        value(part.segment.rare(NumberColumn::MarkKey), document).map(i64::cast_unsigned)
    }

    /// The mark keys of the articles with these sorted mark ids, and the ids that no article has. Unpacks each
    /// article: keys of many articles should be looked up on another thread.
    pub fn mark_keys(&self, numbers: &[u64]) -> (Vec<MarkKey>, Vec<u64>) {
        let mut found: Vec<(u64, &PlacedSegment, u32)> = Vec::new();
        for part in self.parts.iter() {
            let column = part.segment.rare(NumberColumn::MarkKey);
            for (document, number) in (0..).zip(column.iter().map(|number| number.cast_unsigned())) {
                if numbers.binary_search(&number).is_ok() && part.alive.contains(document) {
                    found.push((number, part, document));
                }
            }
        }
        found.sort_unstable_by_key(|&(number, ..)| number);
        found.dedup_by_key(|&mut (number, ..)| number);
        let is_gone = |number: &u64| found.binary_search_by_key(number, |&(number, ..)| number).is_err();
        let gone = numbers.iter().copied().filter(is_gone).collect();
        let key = |&(_, part, document): &(u64, &PlacedSegment, u32)| {
            Some(MarkKey::of(&part.segment.article(document, self.today)?, &self.name))
        };
        (found.par_iter().with_min_len(64).filter_map(key).collect(), gone)
    }

    /// Whether any article has been read. Until then, unread articles are nothing special. While the bit sets
    /// are not built, this is true if anything was ever read, even outside this library.
    pub fn has_read(&self) -> bool {
        let has_read = |(marks, part): (&PartMarks, &PlacedSegment)| match marks.bits.get() {
            Some(bits) => bits.having(Mark::Read).has_common(&part.alive),
            None => true,
        };
        self.mark_table.keys.read > 0 && self.mark_table.parts.iter().zip(&*self.parts).any(has_read)
    }

    /// The articles of a segment that have a flag; `None` for flags that are not about marks.
    pub(super) fn marked(&self, index: usize, flag: Flag) -> Option<&Bits> {
        let (mark, on) = flag.mark()?;
        let bits = self.mark_table.bits(index, self.parts.get(index)?)?;
        Some(if on { bits.having(mark) } else { &bits.unread })
    }

    /// The articles with the same paths as `articles` of another load.
    pub fn articles_at_same_paths(&self, articles: &Bits, from: &Self) -> Bits {
        let number = |id: u32| {
            let (part, document) = from.place(ArticleId(id))?;
            part.segment.path_number(document)
        };
        let numbers: HashSet<u64> = articles.iter().filter_map(number).collect();
        let mut found = Bits::none(self.bound());
        let same = self.stamps().filter(|(_, number, _)| numbers.contains(number));
        same.for_each(|(id, ..)| found.insert(id.0));
        found
    }

    /// Whether an article was added since the last visit: the condition `is:new`.
    pub fn is_new(&self, id: ArticleId) -> bool {
        let Some((index, document)) = self.position(id).filter(|_| self.since.is_some()) else {
            return false;
        };
        self.flagged(index, Flag::New).is_some_and(|new| new.contains(document))
    }

    /// The articles of a segment that have a flag. Computed once per snapshot, except for marks.
    pub(super) fn flagged(&self, index: usize, flag: Flag) -> Option<&Bits> {
        if flag.mark().is_some() {
            return self.marked(index, flag);
        }
        let known = self.derived.flags.get(index)?.get(flag as usize)?;
        let part = self.parts.get(index)?;
        Some(known.get_or_init(|| self.find_flagged(part, flag)))
    }

    fn find_flagged(&self, part: &PlacedSegment, flag: Flag) -> Bits {
        let (segment, bound) = (&part.segment, part.segment.bound());
        let columns = &segment.columns;
        let has = |document: u32, flag: u16| columns.flags(document) & flag != 0;
        match flag {
            Flag::New => {
                let is_new = |added| self.since.is_some_and(|since| added > since);
                Bits::of(bound, |document| segment.number(document, NumberColumn::Added).is_some_and(is_new))
            }
            Flag::Duplicate => {
                let repeated = self.derived.repeated_titles.get_or_init(|| self.repeated_titles());
                let is_repeated = |hash| repeated.contains(&hash);
                Bits::of(bound, |document| {
                    segment.number(document, NumberColumn::TitleHash).is_some_and(is_repeated)
                })
            }
            Flag::Future => {
                let today = day_number(self.today);
                Bits::of(bound, |document| {
                    let is_later = columns.day(document).is_some_and(|(day, _)| day > today);
                    is_later && segment.trust(document) != DateTrust::Sound
                })
            }
            Flag::Bad => Bits::of(bound, |document| {
                has(document, BROKEN) || segment.trust(document) == DateTrust::Future
            }),
            // Marks change within a snapshot and are answered by `marked`.
            Flag::Unread | Flag::Read | Flag::Star | Flag::Later => Bits::none(bound),
            Flag::Undated => Bits::of(bound, |document| columns.day(document).is_none()),
            Flag::Truncated => Bits::of(bound, |document| has(document, TRUNCATED)),
            Flag::NoImage => Bits::of(bound, |document| has(document, NO_IMAGE)),
            Flag::Untagged => Bits::of(bound, |document| has(document, UNTAGGED)),
            Flag::Draft => Bits::of(bound, |document| has(document, DRAFT)),
        }
    }

    fn repeated_titles(&self) -> HashSet<i64> {
        let mut hashes: Vec<i64> = Vec::with_capacity(self.len());
        for part in self.parts.iter() {
            let hash = |document| part.segment.number(document, NumberColumn::TitleHash);
            hashes.extend(part.alive.iter().filter_map(hash));
        }
        hashes.sort_unstable();
        let repeated = hashes.chunk_by(PartialEq::eq).filter_map(|same| same.get(1));
        repeated.copied().collect()
    }
}

#[cfg(test)]
mod tests;
