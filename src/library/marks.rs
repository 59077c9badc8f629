//! What a reader did with the articles of a library.
//!
//! Marks go by the numbers of keys ([`MarkKey::number`]), which are the same in every snapshot and after
//! every restart; articles with the same key share theirs. For questions they are laid out as bits of each
//! segment, once for a segment. A mark that is set copies some bits and a small part of a table, so that
//! snapshots of before stay what they were.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tantivy::index::SegmentId;

use crate::library::bits::Bits;
use crate::library::schema::Number;
use crate::library::{Library, Part};
use crate::model::{ArticleId, Mark, MarkChange, MarkKey, MarkSet};
use crate::query::Flag;

/// Parts of the table of keys: a mark that is set copies one of them.
const SHARDS: usize = 256;
/// Changes up to which bits are changed in place; for more, they are laid out anew when a question needs
/// them.
const FEW: usize = 4;

/// The marks of everything that was ever marked, and of the articles of one snapshot as bits. Cloning it
/// clones two pointers.
#[derive(Clone, Default)]
pub struct MarkBook {
    keys: Arc<Keys>,
    parts: Arc<[PartMarks]>,
}

/// The marks by the numbers of keys. What has no mark is not there.
#[derive(Clone, Default)]
struct Keys {
    /// By the upper bits of the number; empty as long as there was never a mark.
    shards: Vec<Arc<HashMap<u64, MarkSet>>>,
    /// How many keys were read.
    read: usize,
}

/// The marks of one segment.
#[derive(Clone)]
struct PartMarks {
    segment: SegmentId,
    bits: Arc<OnceLock<MarkBits>>,
}

/// Which articles of a segment have which marks.
#[derive(Clone)]
struct MarkBits {
    unread: Bits,
    /// In the order of [`Mark::ALL`].
    with: [Bits; Mark::ALL.len()],
}

impl std::fmt::Debug for MarkBook {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MarkBook({} marked)", self.keys.len())
    }
}

impl PartialEq for MarkBook {
    /// Whether they are the same, not whether they say the same: that would cost a comparison of all keys.
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

    /// These keys with other marks; the parts of the table that do not change are shared.
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

/// Where in the table a number is.
fn shard(number: u64) -> usize {
    usize::try_from(number >> 56).unwrap_or(0)
}

impl MarkBits {
    /// The marks of the articles of a segment.
    fn of(part: &Part, keys: &Keys) -> Self {
        let bound = part.segment.bound();
        let mut bits = Self { unread: Bits::all(bound), with: std::array::from_fn(|_| Bits::none(bound)) };
        if keys.len() > 0 {
            for (document, &number) in (0..).zip(part.segment.rare(Number::MarkKey)) {
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

impl MarkBook {
    /// The marks of the key with this number.
    #[must_use]
    pub fn of(&self, number: u64) -> MarkSet {
        self.keys.of(number)
    }

    /// The same marks for other segments; what is known of those that stay is kept.
    pub(super) fn aligned(&self, parts: &[Part]) -> Self {
        let of_part = |part: &Part| {
            let segment = part.segment.reader.segment_id();
            let known = self.parts.iter().find(|known| known.segment == segment);
            known.cloned().unwrap_or_else(|| PartMarks { segment, bits: Arc::default() })
        };
        Self { keys: Arc::clone(&self.keys), parts: parts.iter().map(of_part).collect() }
    }

    fn bits(&self, index: usize, part: &Part) -> Option<&MarkBits> {
        self.parts.get(index).map(|marks| marks.bits.get_or_init(|| MarkBits::of(part, &self.keys)))
    }

    /// These marks with some changed.
    fn changed(&self, parts: &[Part], changes: &[(u64, MarkSet)]) -> Self {
        let bits = |marks: &PartMarks, part: &Part| {
            let known = marks.bits.get().filter(|_| changes.len() <= FEW)?;
            let mut bits: Option<MarkBits> = None;
            for (document, number) in (0..).zip(part.segment.rare(Number::MarkKey)) {
                let number = number.cast_unsigned();
                if let Some(&(_, marks)) = changes.iter().rev().find(|(other, _)| *other == number) {
                    bits.get_or_insert_with(|| known.clone()).set(document, marks);
                }
            }
            // A segment without any of these articles stays what it was.
            Some(bits.map_or_else(|| Arc::clone(&marks.bits), |bits| Arc::new(OnceLock::from(bits))))
        };
        let of_part = |(marks, part): (&PartMarks, &Part)| PartMarks {
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
    /// This library with the marks of these keys, by their numbers; keys that it has no article of may be
    /// among them. What it knew of marks is forgotten. This is how a command that runs once takes them in.
    #[must_use]
    pub fn with_marks(&self, marks: impl IntoIterator<Item = (u64, MarkSet)>) -> Self {
        let marks: Vec<(u64, MarkSet)> = marks.into_iter().collect();
        let none = MarkBook::default().aligned(&self.parts);
        Self { book: none.changed(&self.parts, &marks), ..self.clone() }
    }

    /// A snapshot in which the keys with these numbers have these marks, and all others those they have.
    /// It costs a pass over a column of numbers, and none for more than a few changes.
    #[must_use]
    pub fn marking(&self, changes: &[(u64, MarkSet)]) -> Self {
        Self { book: self.book.changed(&self.parts, changes), ..self.clone() }
    }

    /// This library with the marks of another snapshot, or of a time before.
    #[must_use]
    pub fn with_book(&self, book: &MarkBook) -> Self {
        Self { book: book.aligned(&self.parts), ..self.clone() }
    }

    /// The marks, to be given to another snapshot.
    #[must_use]
    pub fn book(&self) -> &MarkBook {
        &self.book
    }

    /// The marks of an article.
    #[must_use]
    pub fn marks(&self, id: ArticleId) -> MarkSet {
        let index = self.parts.partition_point(|part| part.first <= id.0).wrapping_sub(1);
        let (Some(part), Some(marks)) = (self.parts.get(index), self.book.parts.get(index)) else {
            return MarkSet::default();
        };
        match marks.bits.get() {
            Some(bits) => bits.marks(id.0 - part.first),
            None if self.book.keys.len() == 0 => MarkSet::default(),
            None => self.mark_number(id).map(|number| self.book.of(number)).unwrap_or_default(),
        }
    }

    /// The number of what the marks of an article go by.
    #[must_use]
    pub fn mark_number(&self, id: ArticleId) -> Option<u64> {
        let (part, document) = self.place(id)?;
        let number = part.segment.rare(Number::MarkKey).get(usize::try_from(document).ok()?)?;
        Some(number.cast_unsigned())
    }

    /// What the marks of an article go by, made of the article: a few microseconds.
    #[must_use]
    pub fn mark_key(&self, id: ArticleId) -> Option<MarkKey> {
        self.row(id).map(|article| MarkKey::of(&article, self.name()))
    }

    /// Whether any article was read: before that, unread ones are nothing special. As long as the marks were
    /// not laid out for a question, anything that was ever read counts.
    #[must_use]
    pub fn has_read(&self) -> bool {
        let has_read = |(marks, part): (&PartMarks, &Part)| match marks.bits.get() {
            Some(bits) => bits.having(Mark::Read).has_common(&part.alive),
            None => true,
        };
        self.book.keys.read > 0 && self.book.parts.iter().zip(&*self.parts).any(has_read)
    }

    /// The articles of a segment that a flag is true of which asks for a mark; nothing for other flags.
    pub(super) fn marked(&self, index: usize, flag: Flag) -> Option<&Bits> {
        let (mark, on) = flag.mark()?;
        let bits = self.book.bits(index, self.parts.get(index)?)?;
        Some(if on { bits.having(mark) } else { &bits.unread })
    }

    /// The articles of another load, as those of this one that have the same paths.
    #[must_use]
    pub fn carried(&self, articles: &Bits, from: &Self) -> Bits {
        let number = |id: u32| {
            let (part, document) = from.place(ArticleId(id))?;
            part.segment.path_numbers().get(usize::try_from(document).ok()?).copied()
        };
        let numbers: HashSet<u64> = articles.iter().filter_map(number).collect();
        let mut found = Bits::none(self.bound());
        if numbers.len() <= SHARDS {
            for id in numbers.iter().flat_map(|&number| self.numbered(number)) {
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

/// One mark that was set on many articles or taken from them, as numbers: finding out what their keys are
/// reads every one of them, which is work for a thread of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct ManyMarks {
    /// The snapshot that has the articles.
    pub library: Arc<Library>,
    /// The numbers of their keys.
    pub numbers: Arc<[u64]>,
    /// Which mark.
    pub mark: Mark,
    /// Whether it was set.
    pub on: bool,
}

impl ManyMarks {
    /// The changes with their keys. An article that the snapshot has no more cannot be named: it is left
    /// out.
    #[must_use]
    pub fn named(&self) -> Vec<MarkChange> {
        let mut wanted: HashSet<u64> = self.numbers.iter().copied().collect();
        let mut found: Vec<(&Part, u32)> = Vec::with_capacity(wanted.len());
        for part in self.library.parts.iter() {
            let numbers = part.segment.rare(Number::MarkKey);
            for (document, number) in (0..).zip(numbers) {
                if part.alive.contains(document) && wanted.remove(&number.cast_unsigned()) {
                    found.push((part, document));
                }
            }
        }
        let change = |&(part, document): &(&Part, u32)| {
            let article = part.segment.article(document, self.library.today)?;
            let key = MarkKey::of(&article, &self.library.name);
            Some(MarkChange { key, mark: self.mark, on: self.on })
        };
        found.par_iter().with_min_len(64).filter_map(change).collect()
    }
}

#[cfg(test)]
mod tests;
