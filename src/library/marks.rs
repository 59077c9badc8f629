//! The marks of a library, and the articles that have each flag of `is:`, by the table FLAGS.
//! Marks are kept in the [mark table](super::mark_table). Floor 2, part of [`library`](crate::library).

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::library::bits::Bits;
use crate::library::columns::{day_number, value};
use crate::library::document::{BROKEN, DRAFT, NO_IMAGE, TRUNCATED, UNTAGGED};
use crate::library::mark_table::{self, Copies, MarkTable, PartMarks};
use crate::library::schema::NumberColumn;
use crate::library::segment::PlacedSegment;
use crate::library::snapshot::Library;
use crate::model::{ArticleId, DateTrust, Mark, MarkIds, MarkKey, MarkRecord, MarkSet};
use crate::query::Flag;

impl Library {
    /// This library with exactly these marks, by mark id; ids without an article are allowed.
    #[must_use]
    pub fn with_marks<R: Into<MarkRecord>>(&self, marks: impl IntoIterator<Item = (u64, R)>) -> Self {
        let marks: Vec<(u64, MarkRecord)> =
            marks.into_iter().map(|(number, record)| (number, record.into())).collect();
        Self { mark_table: MarkTable::default(), ..self.clone() }.marking(&marks)
    }

    /// A snapshot with some records changed, by mark id. A few changes take a pass over some columns of numbers;
    /// after many, the next query rebuilds the bit sets.
    #[must_use]
    pub fn marking(&self, changes: &[(u64, MarkRecord)]) -> Self {
        let changes = self.with_groups(changes);
        let aligned = self.mark_table.aligned(&self.parts, self.copies());
        Self { mark_table: aligned.changed(&self.parts, &changes, self.numbers), ..self.clone() }
    }

    /// Adds the number of the link or permalink to records of articles that were not marked before.
    fn with_groups(&self, changes: &[(u64, MarkRecord)]) -> Vec<(u64, MarkRecord)> {
        let mut changes = changes.to_vec();
        let places = changes.iter().enumerate();
        let mut unknown: HashMap<u64, usize> = places
            .filter(|(_, (number, record))| {
                record.group.is_none() && self.mark_table.record(*number).group.is_none()
            })
            .map(|(place, (number, _))| (*number, place))
            .collect();
        for part in self.parts.iter() {
            if unknown.is_empty() {
                break;
            }
            for (document, own) in (0..).zip(part.segment.own_mark_ids(self.numbers)) {
                if let Some(change) = unknown.remove(own).and_then(|place| changes.get_mut(place)) {
                    let identity = part.segment.identity(document);
                    change.1.group = identity.and_then(|identity| identity.ids(self.numbers).group);
                }
            }
        }
        let copies = self.copies();
        for (number, record) in &mut changes {
            let group = record.group.or_else(|| self.mark_table.record(*number).group);
            if group.is_some_and(|group| copies.contains_key(&group)) {
                *record = record.of_own_copy();
            }
        }
        changes
    }

    /// This library with the mark table of another snapshot, newer or older.
    #[must_use]
    pub fn with_mark_table(&self, mark_table: &MarkTable) -> Self {
        if mark_table.keys.len() == 0 {
            return Self { mark_table: mark_table.aligned(&self.parts, &Arc::default()), ..self.clone() };
        }
        Self { mark_table: mark_table.aligned(&self.parts, self.copies()), ..self.clone() }
    }

    /// The mark table, to be passed on to another snapshot.
    pub fn mark_table(&self) -> &MarkTable {
        &self.mark_table
    }

    /// The articles that share a link or permalink.
    fn copies(&self) -> &Arc<Copies> {
        self.derived.copies.get_or_init(|| Arc::new(mark_table::copies(&self.parts, self.numbers)))
    }

    /// The marks of an article.
    pub fn marks(&self, id: ArticleId) -> MarkSet {
        let Some((index, document)) = self.position(id) else { return MarkSet::default() };
        let Some(marks) = self.mark_table.parts.get(index) else { return MarkSet::default() };
        match marks.bits.get() {
            Some(bits) => bits.marks(document),
            None if self.mark_table.keys.len() == 0 => MarkSet::default(),
            None => self.mark_ids(id).map(|ids| self.mark_table.of(&ids)).unwrap_or_default(),
        }
    }

    /// The mark ids of an article.
    pub fn mark_ids(&self, id: ArticleId) -> Option<MarkIds> {
        let (part, document) = self.place(id)?;
        part.segment.identity(document).map(|identity| identity.ids(self.numbers))
    }

    /// The own mark id of an article.
    pub fn mark_id(&self, id: ArticleId) -> Option<u64> {
        let (part, document) = self.place(id)?;
        value(part.segment.own_mark_ids(self.numbers), document)
    }

    /// The number of the link or permalink of an article, by which it is known again at another path.
    pub fn shared_identity(&self, id: ArticleId) -> Option<u64> {
        let (part, document) = self.place(id)?;
        part.segment.identity(document)?.shared
    }

    /// The mark keys of the articles with these sorted mark ids, and the ids that no article has. Unpacks each
    /// article: keys of many articles should be looked up on another thread.
    pub fn mark_keys(&self, numbers: &[u64]) -> (Vec<MarkKey>, Vec<u64>) {
        let mut found: Vec<(u64, &PlacedSegment, u32, bool)> = Vec::new();
        for part in self.parts.iter() {
            for (document, own) in (0..).zip(part.segment.own_mark_ids(self.numbers)) {
                if numbers.binary_search(own).is_ok() && part.alive.contains(document) {
                    let identity = part.segment.identity(document);
                    let group = identity.and_then(|identity| identity.ids(self.numbers).group);
                    let is_copy = group.is_some_and(|group| self.copies().contains_key(&group));
                    found.push((*own, part, document, is_copy));
                }
            }
        }
        found.sort_unstable_by_key(|&(number, ..)| number);
        found.dedup_by_key(|&mut (number, ..)| number);
        let is_gone = |number: &u64| found.binary_search_by_key(number, |&(number, ..)| number).is_err();
        let gone = numbers.iter().copied().filter(is_gone).collect();
        let key = |&(_, part, document, is_copy): &(u64, &PlacedSegment, u32, bool)| {
            let key = MarkKey::of(&part.segment.article(document, self.today)?, &self.mark_name);
            Some(if is_copy { key.of_copy() } else { key })
        };
        (found.par_iter().with_min_len(64).filter_map(key).collect(), gone)
    }

    /// The mark ids, sorted, of the other articles that share a link or permalink with those of these sorted ids.
    pub fn other_copies(&self, numbers: &[u64]) -> Vec<u64> {
        let is_meant = |number: &u64| numbers.binary_search(number).is_ok();
        let shared = self.copies().values().filter(|copies| copies.iter().any(is_meant));
        let mut others: Vec<u64> = shared.flatten().copied().filter(|number| !is_meant(number)).collect();
        others.sort_unstable();
        others
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
        let bits = self.mark_table.bits(index, self.parts.get(index)?, self.numbers)?;
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
