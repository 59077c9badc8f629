//! The mark table: which articles are read, starred or saved for later.
//!
//! Marks are stored by mark id ([`MarkKey::number`](crate::model::MarkKey::number)), the same after every restart. For
//! queries, each segment has a bit set per mark. A change copies a small part, so older snapshots keep their marks.
//! Storing them is left to `io::marks`. Floor 2, part of [`library`](crate::library).

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use tantivy::index::SegmentId;

use crate::library::bits::Bits;
use crate::library::schema::NumberColumn;
use crate::library::segment::PlacedSegment;
use crate::model::{Mark, MarkSet};

/// Parts of the table: changing a mark copies one of them.
const SHARDS: usize = 256;
/// Up to this many changes update existing bit sets; more drop them, and the next query rebuilds them.
const FEW: usize = 4;

/// All marks by mark id, and those of the articles of one snapshot as bit sets. Cloning copies two pointers.
#[derive(Clone, Default)]
pub struct MarkTable {
    pub(super) keys: Arc<Keys>,
    pub(super) parts: Arc<[PartMarks]>,
}

/// Marks by mark id. Articles without marks have no entry.
#[derive(Clone, Default)]
pub(super) struct Keys {
    /// By the upper 8 bits of the id; empty until the first mark is set.
    shards: Vec<Arc<HashMap<u64, MarkSet>>>,
    pub(super) read: usize,
}

/// The marks of one segment; the bit sets are built on first use.
#[derive(Clone)]
pub(super) struct PartMarks {
    segment: SegmentId,
    pub(super) bits: Arc<OnceLock<MarkBits>>,
}

/// The articles of a segment that have each mark, and those that are unread.
#[derive(Clone)]
pub(super) struct MarkBits {
    pub(super) unread: Bits,
    read: Bits,
    star: Bits,
    later: Bits,
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

    pub(super) fn len(&self) -> usize {
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

fn shard(number: u64) -> usize {
    usize::try_from(number >> 56).unwrap_or(0)
}

impl MarkBits {
    fn of(part: &PlacedSegment, keys: &Keys) -> Self {
        let bound = part.segment.bound();
        let none = Bits::none(bound);
        let mut bits = Self { unread: Bits::all(bound), read: none.clone(), star: none.clone(), later: none };
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

    pub(super) fn having(&self, mark: Mark) -> &Bits {
        match mark {
            Mark::Read => &self.read,
            Mark::Star => &self.star,
            Mark::Later => &self.later,
        }
    }

    fn set(&mut self, document: u32, marks: MarkSet) {
        for (bits, is_in) in [
            (&mut self.unread, !marks.has(Mark::Read)),
            (&mut self.read, marks.has(Mark::Read)),
            (&mut self.star, marks.has(Mark::Star)),
            (&mut self.later, marks.has(Mark::Later)),
        ] {
            if is_in {
                bits.insert(document);
            } else {
                bits.remove(document);
            }
        }
    }

    pub(super) fn marks(&self, document: u32) -> MarkSet {
        let marks = Mark::ALL.iter().filter(|&&mark| self.having(mark).contains(document));
        marks.fold(MarkSet::default(), |set, &mark| set.with(mark, true))
    }
}

impl MarkTable {
    /// The marks for a mark id.
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

    pub(super) fn bits(&self, index: usize, part: &PlacedSegment) -> Option<&MarkBits> {
        self.parts.get(index).map(|marks| marks.bits.get_or_init(|| MarkBits::of(part, &self.keys)))
    }

    pub(super) fn changed(&self, parts: &[PlacedSegment], changes: &[(u64, MarkSet)]) -> Self {
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
