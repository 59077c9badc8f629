//! The mark table: which articles are read, starred or saved for later.
//!
//! What logs decided is kept by mark id ([`MarkKey::number`](crate::model::MarkKey::number)), the same after every
//! restart. An article is looked up under several ids ([`MarkIds`]), of which the latest decision counts:
//!
//! - its own, and those of keys that mean all articles with its link, permalink or path;
//! - if no other article of the library has its link or permalink, those of all articles with it that were the only ones
//!   when they were marked: it may have had another path;
//! - if nothing was decided under these, those of articles with its link or permalink whose paths are gone.
//!
//! For queries, each segment has a bit set per mark. A change copies a small part, so older snapshots keep their marks.
//! Storing them is left to `io::marks`. Floor 2, part of [`library`](crate::library).

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use tantivy::index::SegmentId;

use crate::library::bits::Bits;
use crate::library::segment::PlacedSegment;
use crate::model::{LibraryNumbers, Mark, MarkIds, MarkRecord, MarkSet};

/// Parts of the table: changing a mark copies one of them.
const SHARDS: usize = 256;
/// Up to this many changes update existing bit sets; more drop them, and the next query rebuilds them.
const FEW: usize = 4;

/// The articles that share a link or permalink with others of the library: their own mark ids, by its number.
pub(super) type Copies = HashMap<u64, Vec<u64>>;

/// All marks by mark id, and those of the articles of one snapshot as bit sets. Cloning copies a few pointers.
#[derive(Clone, Default)]
pub struct MarkTable {
    pub(super) keys: Arc<Keys>,
    pub(super) parts: Arc<[PartMarks]>,
    copies: Arc<Copies>,
}

/// What was decided, by mark id. Ids under which nothing was decided have no entry.
#[derive(Clone, Default)]
pub(super) struct Keys {
    /// By the upper 8 bits of the id; empty until the first mark is set.
    shards: Vec<Arc<HashMap<u64, MarkRecord>>>,
    /// The mark ids of articles with the same link or permalink, by its number; in shards like the records.
    groups: Vec<Arc<HashMap<u64, Vec<u64>>>>,
    /// How many records are of keys that mean all articles with a link, permalink or path.
    early: usize,
    /// How many ids are those of something read.
    pub(super) read: usize,
    /// The highest sequence number of a decision.
    highest: u64,
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
    fn of(&self, number: u64) -> MarkRecord {
        let shard = self.shards.get(shard(number));
        shard.and_then(|shard| shard.get(&number)).copied().unwrap_or_default()
    }

    /// The mark ids with a record of articles with this link or permalink.
    fn group(&self, group: u64) -> Option<&Vec<u64>> {
        self.groups.get(shard(group)).and_then(|shard| shard.get(&group))
    }

    pub(super) fn len(&self) -> usize {
        self.shards.iter().map(|shard| shard.len()).sum()
    }

    /// The marks of an article, given the mark ids of all articles of the library with its link or permalink if there
    /// are several.
    fn resolved(&self, ids: &MarkIds, copies: Option<&[u64]>) -> MarkSet {
        let mut direct = self.of(ids.own);
        if self.early > 0 {
            direct = ids.early.iter().flatten().fold(direct, |record, &number| record.later(self.of(number)));
        }
        let Some(group) = ids.group.and_then(|group| self.group(group)) else { return direct.marks() };
        let others = || group.iter().copied().filter(|&number| number != ids.own);
        let latest = |record: MarkRecord, number: u64| record.later(self.of(number));
        let decided = match copies {
            None => others().fold(direct, |record, number| record.later(self.of(number).of_pages())),
            Some(_) => direct,
        };
        // Perhaps the file had the path of one that is gone.
        let is_gone = |number: &u64| copies.is_none_or(|there| !there.contains(number));
        decided.or(others().filter(is_gone).fold(MarkRecord::default(), latest)).marks()
    }

    /// This table with some records changed; unchanged parts are shared.
    fn changed(&self, changes: &[(u64, MarkRecord)]) -> Self {
        let mut keys = self.clone();
        keys.shards.resize_with(SHARDS, Arc::default);
        keys.groups.resize_with(SHARDS, Arc::default);
        for &(number, record) in changes {
            let Some(records) = keys.shards.get_mut(shard(number)) else { continue };
            let (record, highest) = record.placed(keys.highest);
            keys.highest = highest;
            let before = if record == MarkRecord::default() {
                Arc::make_mut(records).remove(&number)
            } else {
                Arc::make_mut(records).insert(number, record)
            };
            let was_read = before.is_some_and(|before| before.marks().has(Mark::Read));
            keys.read = keys.read + usize::from(record.marks().has(Mark::Read)) - usize::from(was_read);
            keys.early += usize::from(record.is_early && before.is_none());
            if let Some(group) = record.group
                && keys.group(group).is_none_or(|members| !members.contains(&number))
                && let Some(groups) = keys.groups.get_mut(shard(group))
            {
                Arc::make_mut(groups).entry(group).or_default().push(number);
            }
        }
        keys
    }
}

fn shard(number: u64) -> usize {
    usize::try_from(number >> 56).unwrap_or(0)
}

/// The articles of a segment that are not deleted, with their mark ids.
pub(super) fn marked_ids(
    part: &PlacedSegment,
    library: LibraryNumbers,
) -> impl Iterator<Item = (u32, MarkIds)> + '_ {
    let ids = move |document| Some((document, part.segment.identity(document)?.ids(library)));
    part.alive.iter().filter_map(ids)
}

/// The articles that share a link or permalink.
pub(super) fn copies(parts: &[PlacedSegment], library: LibraryNumbers) -> Copies {
    let with_group = || {
        let ids = parts.iter().flat_map(|part| marked_ids(part, library));
        ids.filter_map(|(_, ids)| Some((ids.group?, ids.own)))
    };
    let mut groups: Vec<u64> = with_group().map(|(group, _)| group).collect();
    groups.sort_unstable();
    let shared: HashSet<u64> =
        groups.chunk_by(PartialEq::eq).filter_map(|same| same.get(1)).copied().collect();
    let mut copies = Copies::new();
    if !shared.is_empty() {
        for (group, own) in with_group().filter(|(group, _)| shared.contains(group)) {
            copies.entry(group).or_default().push(own);
        }
    }
    copies
}

impl MarkBits {
    fn of(part: &PlacedSegment, table: &MarkTable, library: LibraryNumbers) -> Self {
        let bound = part.segment.bound();
        let none = Bits::none(bound);
        let mut bits = Self { unread: Bits::all(bound), read: none.clone(), star: none.clone(), later: none };
        if table.keys.len() > 0 {
            for (document, ids) in marked_ids(part, library) {
                let marks = table.of(&ids);
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
    /// The marks of an article.
    pub fn of(&self, ids: &MarkIds) -> MarkSet {
        let copies = ids.group.and_then(|group| self.copies.get(&group));
        self.keys.resolved(ids, copies.map(Vec::as_slice))
    }

    /// What was decided under one mark id.
    pub fn record(&self, number: u64) -> MarkRecord {
        self.keys.of(number)
    }

    /// This table for other segments; the bit sets of segments that stay are kept. `copies` are those of the library with
    /// these segments.
    pub(super) fn aligned(&self, parts: &[PlacedSegment], copies: &Arc<Copies>) -> Self {
        let is_same = Arc::ptr_eq(&self.copies, copies) || self.copies == *copies;
        let of_part = |part: &PlacedSegment| {
            let segment = part.segment.reader.segment_id();
            let known = self.parts.iter().find(|known| is_same && known.segment == segment);
            known.cloned().unwrap_or_else(|| PartMarks { segment, bits: Arc::default() })
        };
        let parts = parts.iter().map(of_part).collect();
        Self { keys: Arc::clone(&self.keys), parts, copies: Arc::clone(copies) }
    }

    pub(super) fn bits(
        &self,
        index: usize,
        part: &PlacedSegment,
        library: LibraryNumbers,
    ) -> Option<&MarkBits> {
        self.parts.get(index).map(|marks| marks.bits.get_or_init(|| MarkBits::of(part, self, library)))
    }

    pub(super) fn changed(
        &self,
        parts: &[PlacedSegment],
        changes: &[(u64, MarkRecord)],
        library: LibraryNumbers,
    ) -> Self {
        let table = Self { keys: Arc::new(self.keys.changed(changes)), ..self.clone() };
        // Each of a few changes concerns one article, unless it is found under other ids too.
        let is_of_one = |(number, record): &(u64, MarkRecord)| {
            let group = record.group.and_then(|group| table.keys.group(group));
            let is_alone = group.is_none_or(|members| members.iter().all(|member| member == number));
            let is_there = || parts.iter().any(|part| part.segment.own_mark_ids(library).contains(number));
            !record.is_early && is_alone && (record.group.is_none() || is_there())
        };
        let are_few = changes.len() <= FEW && changes.iter().all(is_of_one);
        let bits = |marks: &PartMarks, part: &PlacedSegment| {
            let known = marks.bits.get().filter(|_| are_few)?;
            let mut bits: Option<MarkBits> = None;
            for (document, own) in (0..).zip(part.segment.own_mark_ids(library)) {
                if changes.iter().any(|(number, _)| number == own)
                    && let Some(identity) = part.segment.identity(document)
                {
                    let marks = table.of(&identity.ids(library));
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
        let parts = self.parts.iter().zip(parts).map(of_part).collect();
        Self { parts, ..table }
    }
}
