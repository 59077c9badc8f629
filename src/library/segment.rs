//! A part of a library: articles that were indexed together, in a file or in memory.

use std::sync::Arc;

use jiff::civil;
use tantivy::directory::RamDirectory;
use tantivy::index::{InvertedIndexReader, SegmentReader};
use tantivy::schema::document::Value;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::StoreReader;
use tantivy::{DocSet, TERMINATED, TantivyDocument, TantivyError, Term};

use crate::library::Entry;
use crate::library::bits::Bits;
use crate::library::columns::{Columns, NO_DATE};
use crate::library::row;
use crate::library::schema::{self, Number, fields};
use crate::model::{Article, DateTrust};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Blocks of rows that a segment keeps unpacked: what a screen shows, and some more.
const UNPACKED_BLOCKS: usize = 64;
/// Memory for making a segment of a few articles, in bytes.
const SMALL_ARENA_BYTES: usize = 3_000_000;

/// An index is damaged, or something else that is not an index of this program.
#[derive(Debug, thiserror::Error)]
#[error("{}", Phrase::IndexDamaged { reason: CleanText::line(.0) })]
pub struct Damaged(String);

impl Damaged {
    /// With what is wrong, in words.
    #[must_use]
    pub fn new(reason: &Phrase) -> Self {
        Self(reason.to_string())
    }
}

impl From<TantivyError> for Damaged {
    fn from(error: TantivyError) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for Damaged {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Articles that were indexed together.
pub struct Segment {
    pub(super) reader: SegmentReader,
    store: StoreReader,
    pub(super) columns: Arc<Columns>,
    /// Those that were not deleted.
    pub(super) alive: Bits,
    /// The order of the articles, newest first, for one day.
    pub(super) order: Vec<(SortDate, u32)>,
    today: i64,
}

impl std::fmt::Debug for Segment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Segment({} of {})", self.reader.num_docs(), self.reader.max_doc())
    }
}

/// What articles are sorted by from the newest to the oldest: 0 for dates that can be believed, 1 for
/// none, 2 for impossible ones in the upper two bits, then the date turned round. Two articles of one
/// date are told apart by [`Segment::tie`].
pub(super) type SortDate = u64;

impl Segment {
    /// Opens a segment of an index; `known` is one of before that may be the same.
    pub(super) fn open(
        reader: SegmentReader,
        today: civil::Date,
        known: Option<&Self>,
    ) -> Result<Self, Damaged> {
        let columns = match known {
            Some(known) if known.reader.segment_id() == reader.segment_id() => Arc::clone(&known.columns),
            _ => Arc::new(Columns::open(&reader)?),
        };
        let store = reader.get_store_reader(UNPACKED_BLOCKS)?;
        let alive = match reader.alive_bitset() {
            Some(alive) => Bits::of(reader.max_doc(), |document| alive.is_alive(document)),
            None => Bits::all(reader.max_doc()),
        };
        let today = super::columns::day_number(today);
        let mut segment = Self { reader, store, columns, alive, order: Vec::new(), today };
        segment.order = segment.ordered();
        Ok(segment)
    }

    /// A segment in memory.
    pub(super) fn of(entries: &[Entry], library: &str, today: civil::Date) -> Result<Self, Damaged> {
        let directory = RamDirectory::create();
        let mut writer = schema::builder().single_segment_index_writer(directory, SMALL_ARENA_BYTES)?;
        for entry in entries {
            writer.add_document(schema::document(entry, library))?;
        }
        let index = writer.finalize()?;
        let segments = index.searchable_segments()?;
        let segment = segments.first().ok_or_else(|| Damaged::new(&Phrase::IndexWithoutPart))?;
        Self::open(SegmentReader::open(segment)?, today, None)
    }

    /// How many articles there are, deleted ones included.
    pub(super) fn bound(&self) -> u32 {
        self.reader.max_doc()
    }

    /// The article of a document.
    pub(super) fn article(&self, document: u32, today: civil::Date) -> Option<Article> {
        self.with_row(document, |bytes| row::article(bytes, today))
    }

    /// The other keys of the front matter of a document.
    pub(super) fn keys(&self, document: u32) -> Vec<row::Key> {
        self.with_row(document, row::keys).unwrap_or_default()
    }

    /// The article of a document and the other keys of its front matter.
    pub(super) fn article_and_keys(&self, document: u32) -> Option<(Article, Vec<row::Key>)> {
        self.with_row(document, row::article_and_keys)
    }

    /// The article of a document and its text.
    pub(super) fn article_and_text(&self, document: u32) -> Option<(Article, String)> {
        self.with_row(document, row::article_and_text)
    }

    fn with_row<T>(&self, document: u32, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let kept: TantivyDocument = self.store.get(document).ok()?;
        let value = kept.get_first(fields().row)?;
        read(value.as_bytes()?)
    }

    /// The terms of a field and where they stand.
    pub(super) fn terms(&self, field: Field) -> Option<Arc<InvertedIndexReader>> {
        self.reader.inverted_index(field).ok()
    }

    /// A column that only some questions need.
    pub(super) fn rare(&self, number: Number) -> &[i64] {
        self.columns.rare(&self.reader, number)
    }

    /// The number of the path of each article.
    pub(super) fn path_numbers(&self) -> &[u64] {
        self.columns.path_numbers(&self.reader)
    }

    /// The documents whose path has this number.
    pub(super) fn numbered(&self, number: u64) -> Vec<u32> {
        let field = fields().number;
        let Some(terms) = self.terms(field) else { return Vec::new() };
        let postings = terms.read_postings(&Term::from_field_u64(field, number), IndexRecordOption::Basic);
        let Ok(Some(mut postings)) = postings else { return Vec::new() };
        let mut documents = Vec::new();
        let mut document = postings.doc();
        while document != TERMINATED {
            documents.push(document);
            document = postings.advance();
        }
        documents
    }

    /// Whether the date of an article can be believed.
    pub(super) fn trust(&self, document: u32) -> DateTrust {
        self.columns.trust(document, self.today)
    }

    /// What tells two articles of one date apart: the beginning of the file name, then the path.
    pub(super) fn tie(&self, document: u32) -> (i64, u64) {
        let place = usize::try_from(document).unwrap_or(usize::MAX);
        let start = self.rare(Number::NameStart).get(place).copied().unwrap_or(NO_DATE);
        (start, self.path_numbers().get(place).copied().unwrap_or(0))
    }

    /// What an article is sorted by, newest first.
    pub(super) fn sort_date(&self, document: u32) -> SortDate {
        let class = match (self.columns.instant(document), self.trust(document)) {
            (Some(_), DateTrust::Sound) => 0,
            (None, _) => 1,
            (Some(_), DateTrust::Future | DateTrust::Absurd) => 2,
        };
        // Two bits for the class; dates of articles need far fewer than the other 62.
        let instant = self.columns.instant(document).unwrap_or(0).clamp(-(1 << 60), 1 << 60);
        let turned = u64::try_from((1_i64 << 60) - instant).unwrap_or(0);
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
