//! The mark table: which articles are read, starred or saved for later.
//!
//! Marks are stored by mark id ([`MarkKey::number`]), which is the same in every snapshot and after every
//! restart; articles with the same key share their marks. For queries, each segment has one bit set per mark,
//! built on first use. A change copies a small part of the table and some bit sets, so older snapshots keep
//! their marks. Storing marks on disk is left to `io::marks`. Floor 2, part of [`library`](crate::library).

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tantivy::index::SegmentId;

use crate::library::bits::Bits;
use crate::library::schema::NumberColumn;
use crate::library::{Library, PlacedSegment};
use crate::model::{ArticleId, Mark, MarkChange, MarkKey, MarkSet};
use crate::query::Flag;

/// Parts of the table: changing a mark copies one of them.
const SHARDS: usize = 256;
/// Up to this many changes, existing bit sets are updated; with more, they are dropped and rebuilt by the
/// next query.
const FEW: usize = 4;

/// All marks by mark id, and those of the articles of one snapshot as bit sets. Cloning copies two pointers.
#[derive(Clone, Default)]
pub struct MarkTable {
    keys: Arc<Keys>,
    parts: Arc<[PartMarks]>,
}

/// Marks by mark id. Articles without marks have no entry.
#[derive(Clone, Default)]
struct Keys {
    /// By the upper 8 bits of the id; empty until the first mark is set.
    shards: Vec<Arc<HashMap<u64, MarkSet>>>,
    /// How many ids have the mark “read”.
    read: usize,
}

/// The marks of one segment; the bit sets are built on first use.
#[derive(Clone)]
struct PartMarks {
    segment: SegmentId,
    bits: Arc<OnceLock<MarkBits>>,
}

/// The articles of a segment that have each mark.
#[derive(Clone)]
struct MarkBits {
    unread: Bits,
    /// In the order of [`Mark::ALL`].
    with: [Bits; Mark::ALL.len()],
}

impl std::fmt::Debug for MarkTable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MarkTable({} marked)", self.keys.len())
    }
}

impl PartialEq for MarkTable {
    /// Compares pointers: comparing the contents would take time for every mark.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.keys, &other.keys)
    }
}

impl Keys {
    fn of(&self, number: u64) -> MarkSet {
        let shard = self.shards.get(shard(number));
        shard.and_then(|shard| shard.get(&number)).copied().unwrap_or_default()
    }

    fn len(&self) -> usize {
        self.shards.iter().map(|shard| shard.len()).sum()
    }

    /// This table with some marks changed; unchanged parts are shared.
    fn changed(&self, changes: &[(u64, MarkSet)]) -> Self {
        let mut keys = self.clone();
        keys.shards.resize_with(SHARDS, Arc::default);
        for &(number, marks) in changes {
            let Some(shard) = keys.shards.get_mut(shard(number)) else { continue };
            let before = if marks.is_empty() {
                Arc::make_mut(shard).remove(&number)
            } else {
                Arc::make_mut(shard).insert(number, marks)
            };
            let was_read = before.is_some_and(|before| before.has(Mark::Read));
            keys.read = keys.read + usize::from(marks.has(Mark::Read)) - usize::from(was_read);
        }
        keys
    }
}

/// The part of the table that has an id.
fn shard(number: u64) -> usize {
    usize::try_from(number >> 56).unwrap_or(0)
}

impl MarkBits {
    /// The bit sets of a segment.
    fn of(part: &PlacedSegment, keys: &Keys) -> Self {
        let bound = part.segment.bound();
        let mut bits = Self { unread: Bits::all(bound), with: std::array::from_fn(|_| Bits::none(bound)) };
        if keys.len() > 0 {
            for (document, &number) in (0..).zip(part.segment.rare(NumberColumn::MarkKey)) {
                let marks = keys.of(number.cast_unsigned());
                if !marks.is_empty() {
                    bits.set(document, marks);
                }
            }
        }
        bits
    }

    fn having(&self, mark: Mark) -> &Bits {
        let place = Mark::ALL.iter().position(|other| *other == mark).unwrap_or_default();
        self.with.get(place).unwrap_or(&self.unread)
    }

    fn set(&mut self, document: u32, marks: MarkSet) {
        for (&mark, bits) in Mark::ALL.iter().zip(&mut self.with) {
            if marks.has(mark) {
                bits.insert(document);
            } else {
                bits.remove(document);
            }
        }
        if marks.has(Mark::Read) {
            self.unread.remove(document);
        } else {
            self.unread.insert(document);
        }
    }

    fn marks(&self, document: u32) -> MarkSet {
        let marked = Mark::ALL.iter().zip(&self.with).filter(|(_, bits)| bits.contains(document));
        marked.fold(MarkSet::default(), |marks, (&mark, _)| marks.with(mark, true))
    }
}

impl MarkTable {
    /// The marks for a mark id.
    #[must_use]
    pub fn of(&self, number: u64) -> MarkSet {
        self.keys.of(number)
    }

    /// This table for other segments; the bit sets of segments that stay are kept.
    pub(super) fn aligned(&self, parts: &[PlacedSegment]) -> Self {
        let of_part = |part: &PlacedSegment| {
            let segment = part.segment.reader.segment_id();
            let known = self.parts.iter().find(|known| known.segment == segment);
            known.cloned().unwrap_or_else(|| PartMarks { segment, bits: Arc::default() })
        };
        Self { keys: Arc::clone(&self.keys), parts: parts.iter().map(of_part).collect() }
    }

    fn bits(&self, index: usize, part: &PlacedSegment) -> Option<&MarkBits> {
        self.parts.get(index).map(|marks| marks.bits.get_or_init(|| MarkBits::of(part, &self.keys)))
    }

    /// This table with some marks changed.
    fn changed(&self, parts: &[PlacedSegment], changes: &[(u64, MarkSet)]) -> Self {
        let bits = |marks: &PartMarks, part: &PlacedSegment| {
            let known = marks.bits.get().filter(|_| changes.len() <= FEW)?;
            let mut bits: Option<MarkBits> = None;
            for (document, number) in (0..).zip(part.segment.rare(NumberColumn::MarkKey)) {
                let number = number.cast_unsigned();
                if let Some(&(_, marks)) = changes.iter().rev().find(|(other, _)| *other == number) {
                    bits.get_or_insert_with(|| known.clone()).set(document, marks);
                }
            }
            // A segment with none of these articles keeps its bit sets.
            Some(bits.map_or_else(|| Arc::clone(&marks.bits), |bits| Arc::new(OnceLock::from(bits))))
        };
        let of_part = |(marks, part): (&PartMarks, &PlacedSegment)| PartMarks {
            segment: marks.segment,
            bits: bits(marks, part).unwrap_or_default(),
        };
        Self {
            keys: Arc::new(self.keys.changed(changes)),
            parts: self.parts.iter().zip(parts).map(of_part).collect(),
        }
    }
}

impl Library {
    /// This library with exactly these marks, by mark id; ids without an article are allowed. Earlier marks
    /// are dropped. For commands that load the marks once.
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
    #[must_use]
    pub fn mark_table(&self) -> &MarkTable {
        &self.mark_table
    }

    /// The marks of an article.
    #[must_use]
    pub fn marks(&self, id: ArticleId) -> MarkSet {
        let index = self.parts.partition_point(|part| part.first <= id.0).wrapping_sub(1);
        let (Some(part), Some(marks)) = (self.parts.get(index), self.mark_table.parts.get(index)) else {
            return MarkSet::default();
        };
        match marks.bits.get() {
            Some(bits) => bits.marks(id.0 - part.first),
            None if self.mark_table.keys.len() == 0 => MarkSet::default(),
            None => self.mark_id(id).map(|number| self.mark_table.of(number)).unwrap_or_default(),
        }
    }

    /// The mark id of an article.
    #[must_use]
    pub fn mark_id(&self, id: ArticleId) -> Option<u64> {
        let (part, document) = self.place(id)?;
        let number = part.segment.rare(NumberColumn::MarkKey).get(usize::try_from(document).ok()?)?;
        Some(number.cast_unsigned())
    }

    /// The mark key of an article, from the unpacked article: takes a few microseconds.
    #[must_use]
    pub fn mark_key(&self, id: ArticleId) -> Option<MarkKey> {
        self.row(id).map(|article| MarkKey::of(&article, self.name()))
    }

    /// Whether any article has been read. Until then, unread articles are nothing special. While the bit sets
    /// are not built, this is true if anything was ever read, even outside this library.
    #[must_use]
    pub fn has_read(&self) -> bool {
        let has_read = |(marks, part): (&PartMarks, &PlacedSegment)| match marks.bits.get() {
            Some(bits) => bits.having(Mark::Read).has_common(&part.alive),
            None => true,
        };
        self.mark_table.keys.read > 0 && self.mark_table.parts.iter().zip(&*self.parts).any(has_read)
    }

    /// The articles of a segment that have the mark of a flag, or lack it for `is:unread`; `None` for flags
    /// that are not about marks.
    pub(super) fn marked(&self, index: usize, flag: Flag) -> Option<&Bits> {
        let (mark, on) = flag.mark()?;
        let bits = self.mark_table.bits(index, self.parts.get(index)?)?;
        Some(if on { bits.having(mark) } else { &bits.unread })
    }

    /// The articles with the same paths as `articles` of another load.
    #[must_use]
    pub fn articles_at_same_paths(&self, articles: &Bits, from: &Self) -> Bits {
        let number = |id: u32| {
            let (part, document) = from.place(ArticleId(id))?;
            part.segment.path_numbers().get(usize::try_from(document).ok()?).copied()
        };
        let numbers: HashSet<u64> = articles.iter().filter_map(number).collect();
        let mut found = Bits::none(self.bound());
        if numbers.len() <= SHARDS {
            for id in numbers.iter().flat_map(|&number| self.by_path_number(number)) {
                found.insert(id.0);
            }
            return found;
        }
        for (id, number, _) in self.stamps() {
            if numbers.contains(&number) {
                found.insert(id.0);
            }
        }
        found
    }
}

/// One mark set on or removed from many articles, by mark id. Their keys are not known yet: finding them
/// unpacks every article and should be done on another thread.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkMark {
    /// The snapshot that contains the articles.
    pub library: Arc<Library>,
    /// The mark ids of the articles.
    pub numbers: Arc<[u64]>,
    /// The mark to set or remove.
    pub mark: Mark,
    /// Whether it was set; else it was removed.
    pub on: bool,
}

impl BulkMark {
    /// The changes with their mark keys. Articles that are not in the snapshot are left out.
    #[must_use]
    pub fn named(&self) -> Vec<MarkChange> {
        let mut wanted: HashSet<u64> = self.numbers.iter().copied().collect();
        let mut found: Vec<(&PlacedSegment, u32)> = Vec::with_capacity(wanted.len());
        for part in self.library.parts.iter() {
            let numbers = part.segment.rare(NumberColumn::MarkKey);
            for (document, number) in (0..).zip(numbers) {
                if part.alive.contains(document) && wanted.remove(&number.cast_unsigned()) {
                    found.push((part, document));
                }
            }
        }
        let change = |&(part, document): &(&PlacedSegment, u32)| {
            let article = part.segment.article(document, self.library.today)?;
            let key = MarkKey::of(&article, &self.library.name);
            Some(MarkChange { key, mark: self.mark, on: self.on })
        };
        found.par_iter().with_min_len(64).filter_map(change).collect()
    }
}

#[cfg(test)]
mod tests;
