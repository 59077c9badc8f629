//! A segment: articles that were indexed together, on disk or in memory; and its place in a library.
//! Queries are left to [`evaluate`](super::evaluate). Floor 2, part of [`library`](crate::library).

use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::index::{InvertedIndexReader, SegmentReader};
use tantivy::schema::document::Value;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::StoreReader;
use tantivy::{DocSet, TERMINATED, TantivyDocument, Term};

use crate::library::bits::Bits;
use crate::library::columns::{Columns, NO_DATE, day_number, value};
use crate::library::document::{self, FileStamp, NewArticle, document};
use crate::library::schema::{DamagedIndex, NumberColumn, builder, fields};
use crate::model::{Article, ArticleId, DateTrust, LibraryNumbers, Precision, StoredIdentity};
use crate::wording::Phrase;

/// Blocks of rows that a segment keeps unpacked: enough for a screen, and some more.
const UNPACKED_BLOCKS: usize = 64;
/// Memory for building a segment of a few articles, in bytes.
const SMALL_ARENA_BYTES: usize = 3_000_000;

/// Articles that were indexed together.
pub struct Segment {
    pub(super) reader: SegmentReader,
    store: StoreReader,
    pub(super) columns: Arc<Columns>,
    pub(super) alive: Bits,
    /// The articles that are not deleted, newest first, as of the day `today`.
    pub(super) order: Vec<(SortDate, u32)>,
    today: i64,
}

/// A number that sorts articles newest first. The upper two bits are 0 for plausible dates, 1 for none, 2 for
/// implausible ones; then follow the day as written and the moment, negated. [`Segment::tie`] sorts articles with the same date.
pub(super) type SortDate = u64;

impl Segment {
    /// Opens a segment of an index. If `known` is the same segment, opened earlier, its columns are reused.
    pub(super) fn open(
        reader: SegmentReader,
        today: civil::Date,
        known: Option<&Self>,
    ) -> Result<Self, DamagedIndex> {
        let columns = match known {
            Some(known) if known.reader.segment_id() == reader.segment_id() => Arc::clone(&known.columns),
            _ => Arc::new(Columns::open(&reader)?),
        };
        let store = reader.get_store_reader(UNPACKED_BLOCKS)?;
        let alive = match reader.alive_bitset() {
            Some(alive) => Bits::of(reader.max_doc(), |document| alive.is_alive(document)),
            None => Bits::all(reader.max_doc()),
        };
        let today = day_number(today);
        let mut segment = Self { reader, store, columns, alive, order: Vec::new(), today };
        segment.order = segment.ordered();
        Ok(segment)
    }

    /// A segment in memory.
    pub(super) fn of(entries: &[NewArticle], today: civil::Date) -> Result<Self, DamagedIndex> {
        let directory = RamDirectory::create();
        let mut writer = builder().single_segment_index_writer(directory, SMALL_ARENA_BYTES)?;
        for entry in entries {
            writer.add_document(document(entry))?;
        }
        let index = writer.finalize()?;
        let segments = index.searchable_segments()?;
        let segment = segments.first().ok_or_else(|| DamagedIndex::new(&Phrase::IndexWithoutPart))?;
        Self::open(SegmentReader::open(segment)?, today, None)
    }

    /// How many articles the segment has, including deleted ones.
    pub(super) fn bound(&self) -> u32 {
        self.reader.max_doc()
    }

    /// The article of a document, with its date judged on the day `today`.
    pub(super) fn article(&self, document: u32, today: civil::Date) -> Option<Article> {
        self.with_row(document, |bytes| document::article(bytes, today))
    }

    pub(super) fn article_and_keys(&self, document: u32) -> Option<(Article, Vec<document::KeyValue>)> {
        self.with_row(document, document::article_and_keys)
    }

    pub(super) fn article_and_text(&self, document: u32) -> Option<(Article, String)> {
        self.with_row(document, document::article_and_text)
    }

    fn with_row<T>(&self, document: u32, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let kept: TantivyDocument = self.store.get(document).ok()?;
        let value = kept.get_first(fields().row)?;
        read(value.as_bytes()?)
    }

    pub(super) fn terms(&self, field: Field) -> Option<Arc<InvertedIndexReader>> {
        self.reader.inverted_index(field).ok()
    }

    pub(super) fn rare(&self, number: NumberColumn) -> &[i64] {
        self.columns.rare(&self.reader, number)
    }

    pub(super) fn number(&self, document: u32, number: NumberColumn) -> Option<i64> {
        value(self.rare(number), document).filter(|&value| value != NO_DATE)
    }

    pub(super) fn path_number(&self, document: u32) -> Option<u64> {
        value(self.path_numbers(), document)
    }

    pub(super) fn stamp(&self, document: u32) -> Option<FileStamp> {
        let size = value(self.rare(NumberColumn::Size), document)?;
        Some(FileStamp {
            modified: value(self.rare(NumberColumn::Modified), document)?,
            size: u64::try_from(size).unwrap_or(0),
            changed: value(self.rare(NumberColumn::Changed), document)?,
            inode: value(self.rare(NumberColumn::Inode), document)?.cast_unsigned(),
        })
    }

    /// What identifies an article to its marks.
    pub(super) fn identity(&self, document: u32) -> Option<StoredIdentity> {
        let number = |column| self.number(document, column).map(i64::cast_unsigned);
        Some(StoredIdentity {
            shared: number(NumberColumn::Identity),
            early: number(NumberColumn::EarlyIdentity),
            path: number(NumberColumn::ComposedPath).or_else(|| self.path_number(document))?,
        })
    }

    /// The own mark id of each article, also of deleted ones. The library must be the same in every call.
    pub(super) fn own_mark_ids(&self, library: LibraryNumbers) -> &[u64] {
        self.columns.own_mark_ids.get_or_init(|| {
            let own = |document| self.identity(document).map_or(0, |identity| identity.ids(library).own);
            (0..self.bound()).map(own).collect()
        })
    }

    pub(super) fn path_numbers(&self) -> &[u64] {
        self.columns.path_numbers(&self.reader)
    }

    pub(super) fn by_path_number(&self, number: u64) -> Vec<u32> {
        let field = fields().number;
        let Some(terms) = self.terms(field) else { return Vec::new() };
        let postings = terms.read_postings(&Term::from_field_u64(field, number), IndexRecordOption::Basic);
        let Ok(Some(mut postings)) = postings else { return Vec::new() };
        let mut documents = Vec::new();
        while postings.doc() != TERMINATED {
            documents.push(postings.doc());
            postings.advance();
        }
        documents
    }

    pub(super) fn trust(&self, document: u32) -> DateTrust {
        self.columns.trust(document, self.today)
    }

    /// Sorts articles with the same date: by the beginning of the file name, then by path number.
    pub(super) fn tie(&self, document: u32) -> (i64, u64) {
        let start = value(self.rare(NumberColumn::NameStart), document).unwrap_or(NO_DATE);
        (start, self.path_number(document).unwrap_or(0))
    }

    pub(super) fn sort_date(&self, document: u32) -> SortDate {
        let class = match (self.columns.instant(document), self.trust(document)) {
            (Some(_), DateTrust::Sound) => 0,
            (None, _) => 1,
            (Some(_), DateTrust::Future | DateTrust::Absurd) => 2,
        };
        // The day takes 23 bits and the seconds from its beginning in UTC to the moment 20: both may be negative, and a
        // day as written can begin a day before or after that of UTC.
        let (day, _) = self.columns.day(document).unwrap_or((0, Precision::Day));
        let day = day.clamp(-(1 << 22), (1 << 22) - 1);
        let moment = self.columns.instant(document).unwrap_or(0).saturating_sub(day * 86_400);
        let moment = moment.clamp(-(1 << 19), (1 << 19) - 1);
        let turned = u64::try_from((1_i64 << 60) - (day * (1 << 20) + moment)).unwrap_or(0);
        class << 62 | turned
    }

    fn ordered(&self) -> Vec<(SortDate, u32)> {
        let mut order: Vec<_> =
            self.alive.iter().map(|document| (self.sort_date(document), document)).collect();
        order.sort_unstable_by(|left, right| {
            left.0.cmp(&right.0).then_with(|| self.tie(left.1).cmp(&self.tie(right.1)))
        });
        order
    }
}

/// A segment in its place in a library.
#[derive(Clone)]
pub(super) struct PlacedSegment {
    pub segment: Arc<Segment>,
    pub first: u32,
    /// Its articles that are not deleted in this snapshot.
    pub alive: Arc<Bits>,
}

impl PlacedSegment {
    pub(super) fn id(&self, document: u32) -> ArticleId {
        ArticleId(self.first + document)
    }
}

/// Places segments one after another, with all their articles.
pub(super) fn parts(segments: Vec<Arc<Segment>>) -> Vec<PlacedSegment> {
    let mut first = 0;
    let part = |segment: Arc<Segment>| {
        let part = PlacedSegment { first, alive: Arc::new(segment.alive.clone()), segment };
        first += slots(&part.segment);
        part
    };
    segments.into_iter().map(part).collect()
}

/// How many article ids a segment takes: a multiple of 64, so that its bit sets can be joined by whole words.
pub(super) fn slots(segment: &Segment) -> u32 {
    segment.bound().next_multiple_of(64)
}

pub(super) fn newest_first(parts: &[PlacedSegment]) -> Vec<ArticleId> {
    let mut all: Vec<(SortDate, ArticleId)> = Vec::new();
    for part in parts {
        let alive = part.segment.order.iter().filter(|(_, document)| part.alive.contains(*document));
        all.extend(alive.map(|&(date, document)| (date, part.id(document))));
    }
    if parts.len() > 1 {
        let tie = |id: ArticleId| {
            let after = parts.partition_point(|part| part.first <= id.0);
            let part = parts.get(after.wrapping_sub(1));
            part.map(|part| part.segment.tie(id.0 - part.first))
        };
        // Every segment is sorted already; a stable sort recognises such runs and merges them.
        all.par_sort_by(|left, right| left.0.cmp(&right.0).then_with(|| tie(left.1).cmp(&tie(right.1))));
    }
    all.into_iter().map(|(_, id)| id).collect()
}
