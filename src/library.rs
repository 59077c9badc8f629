//! The library: a snapshot of the articles of a content directory that never changes.
//!
//! Floor 2. A snapshot is a list of segments of an index, in files or in memory, and what was derived of
//! them: the order, the tags, the names that articles share. Numbers of articles stay valid in every
//! later snapshot of the same load. The library answers [`find`](Library::find) with numbers and
//! counts; it opens no file: whoever makes it hands it the segments.

mod bits;
pub mod check;
mod columns;
mod entry;
mod evaluate;
mod facets;
pub mod find;
mod flags;
mod identity;
mod marks;
mod names;
mod needle;
mod order;
mod part;
mod row;
pub mod schema;
mod section;
mod segment;
pub mod tags;
mod texts;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock};

use jiff::civil;
use rayon::prelude::*;
use tantivy::Searcher;

use crate::model::{Article, ArticleId, ArticlePath, Problem};
use crate::query::{Expr, FLAGS, Query};
use crate::text::{CleanText, fold};

use order::Orders;
use part::{Part, parts, slots};
use segment::Segment;

pub use bits::Bits;
pub use entry::{Entry, Stamp};
pub use facets::{Facets, FlagCounts};
pub use find::{Finding, Question};
pub use marks::{ManyMarks, MarkBook};
pub use names::{NameId, NameTable};
pub use section::Section;
pub use segment::Damaged;
pub use tags::{TagId, TagTable};

/// A snapshot. Cloning it clones a few pointers.
#[derive(Clone, Default)]
pub struct Library {
    name: CleanText,
    today: civil::Date,
    parts: Arc<[Part]>,
    derived: Arc<Derived>,
    folder_problems: Arc<[(ArticlePath, Problem)]>,
    /// What a reader did with the articles.
    book: MarkBook,
    /// When the library was last left, in nanoseconds since 1970.
    since: Option<i64>,
    /// Counts the snapshots of this process, so that answers can be told apart.
    load: u64,
}

/// Queries, and what each of them found.
type Highlighted = (Arc<[Query]>, Arc<[Bits]>);

/// What is derived of the segments.
#[derive(Default)]
struct Derived {
    newest_first: Arc<[ArticleId]>,
    tags: TagTable,
    names: names::Names,
    orders: Orders,
    /// The counts of all articles.
    all: OnceLock<Facets>,
    /// For each segment, the articles that each flag of the table FLAGS is true of.
    flags: Vec<[OnceLock<Bits>; FLAGS.len()]>,
    repeated_titles: OnceLock<HashSet<i64>>,
    /// The last query that did not ask for marks, with what it found: a mark that is set asks it again.
    last: Mutex<Option<(Vec<Expr>, Vec<Bits>)>>,
    /// The last queries that make articles stand out, with what they found.
    highlighted: Mutex<Option<Highlighted>>,
}

impl std::fmt::Debug for Library {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Library({}, load {}, {} articles)", self.name, self.load, self.len())
    }
}

impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        self.load == other.load && self.len() == other.len() && self.name == other.name
    }
}

impl Library {
    /// A library without articles, on the day `today`. Snapshots with the same `load` share their
    /// article numbers.
    #[must_use]
    pub fn empty(name: CleanText, today: civil::Date, load: u64) -> Self {
        Self { name, today, load, ..Self::default() }
    }

    /// This library, last left at a time in nanoseconds since 1970: what came later is new.
    #[must_use]
    pub fn left_at(self, since: Option<i64>) -> Self {
        // What is new is worked out again.
        let parts = self.parts.to_vec();
        Self { since, ..self }.with_parts(parts)
    }

    /// A library of this name with the articles of an index. Segments that `before` has already are taken
    /// from there.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn of_index(&self, searcher: &Searcher, before: &Self) -> Result<Self, Damaged> {
        let known: HashMap<_, _> =
            before.parts.iter().map(|part| (part.segment.reader.segment_id(), &*part.segment)).collect();
        let open = |reader: &tantivy::SegmentReader| {
            let known = known.get(&reader.segment_id()).copied();
            Segment::open(reader.clone(), self.today, known).map(Arc::new)
        };
        let segments: Result<Vec<_>, _> = searcher.segment_readers().par_iter().map(open).collect();
        Ok(self.with_parts(parts(segments?)))
    }

    /// Whether this is what an index has.
    #[must_use]
    pub fn is_of(&self, searcher: &Searcher) -> bool {
        let known = self.parts.iter().map(|part| &part.segment.reader);
        let readers = searcher.segment_readers();
        let kind = |reader: &tantivy::SegmentReader| (reader.segment_id(), reader.delete_opstamp());
        self.parts.len() == readers.len() && known.map(kind).eq(readers.iter().map(kind))
    }

    /// A snapshot with these articles added.
    ///
    /// # Errors
    /// They cannot be indexed.
    pub fn with(&self, entries: &[Entry]) -> Result<Self, Damaged> {
        if entries.is_empty() {
            return Ok(self.clone());
        }
        let segment = Arc::new(Segment::of(entries, &self.name, self.today)?);
        let first = self.bound();
        let alive = Arc::new(segment.alive.clone());
        let parts = self.parts.iter().cloned().chain([Part { segment, first, alive }]);
        Ok(self.with_parts(parts.collect()))
    }

    /// A snapshot of another load, in which these articles stand for those of their path and the paths
    /// with these numbers are gone.
    ///
    /// # Errors
    /// The articles cannot be indexed.
    pub fn changed(&self, entries: &[Entry], gone: &HashSet<u64>, load: u64) -> Result<Self, Damaged> {
        let mut hidden = gone.clone();
        hidden.extend(entries.iter().map(|entry| entry.article.path.number()));
        let hide = |part: &Part| {
            let mut alive = Bits::clone(&part.alive);
            for (document, number) in (0..).zip(part.segment.path_numbers()) {
                if hidden.contains(number) {
                    alive.remove(document);
                }
            }
            Part { alive: Arc::new(alive), ..part.clone() }
        };
        let parts = self.parts.iter().map(hide).collect();
        Self { load, ..self.with_parts(parts) }.with(entries)
    }

    fn with_parts(&self, parts: Vec<Part>) -> Self {
        let tags = names::tags(&parts);
        let derived = Derived {
            newest_first: order::newest_first(&parts).into(),
            names: names::Names::of(&parts, &tags),
            tags,
            all: OnceLock::new(),
            orders: Orders::default(),
            flags: parts.iter().map(|_| Default::default()).collect(),
            repeated_titles: OnceLock::new(),
            last: Mutex::default(),
            highlighted: Mutex::default(),
        };
        let book = self.book.aligned(&parts);
        Self { parts: parts.into(), derived: Arc::new(derived), book, ..self.clone() }
    }

    /// A snapshot that knows of these problems of files and folders that are no articles.
    #[must_use]
    pub fn with_folder_problems(&self, problems: Vec<(ArticlePath, Problem)>) -> Self {
        Self { folder_problems: problems.into(), ..self.clone() }
    }

    /// The name of the library: the last part of its path, or what the sample is called.
    #[must_use]
    pub fn name(&self) -> &CleanText {
        &self.name
    }

    /// The day on which it is read.
    #[must_use]
    pub fn today(&self) -> civil::Date {
        self.today
    }

    /// The load this snapshot belongs to. Article numbers mean the same within one load.
    #[must_use]
    pub fn load(&self) -> u64 {
        self.load
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.derived.newest_first.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.derived.newest_first.is_empty()
    }

    /// The article with this number, read from the index: a few microseconds.
    #[must_use]
    pub fn row(&self, id: ArticleId) -> Option<Article> {
        let (part, document) = self.place(id)?;
        part.segment.article(document, self.today)
    }

    /// Every key of the front matter of an article with its value, as shown.
    #[must_use]
    pub fn keys(&self, id: ArticleId) -> Vec<(CleanText, CleanText)> {
        self.place(id).map(|(part, document)| part.segment.keys(document)).unwrap_or_default()
    }

    /// Every article with the number of its path and what its file was like when it was read.
    pub fn stamps(&self) -> impl Iterator<Item = (ArticleId, u64, Stamp)> + '_ {
        self.parts.iter().flat_map(|part| {
            let numbers = part.segment.path_numbers();
            let (modified, sizes) =
                (part.segment.rare(schema::Number::Modified), part.segment.rare(schema::Number::Size));
            part.alive.iter().filter_map(move |document| {
                let place = usize::try_from(document).ok()?;
                let size = u64::try_from(*sizes.get(place)?).unwrap_or(0);
                let stamp = Stamp { modified: *modified.get(place)?, size };
                Some((part.id(document), *numbers.get(place)?, stamp))
            })
        })
    }

    /// What the file of an article was like when it was read.
    #[must_use]
    pub fn stamp(&self, id: ArticleId) -> Option<Stamp> {
        let (part, document) = self.place(id)?;
        let place = usize::try_from(document).ok()?;
        let modified = *part.segment.rare(schema::Number::Modified).get(place)?;
        let size = u64::try_from(*part.segment.rare(schema::Number::Size).get(place)?).unwrap_or(0);
        Some(Stamp { modified, size })
    }

    /// When the library was last left, in nanoseconds since 1970.
    #[must_use]
    pub fn since(&self) -> Option<i64> {
        self.since
    }

    /// The numbers of all articles, newest first: dates that can be believed, then no date, then
    /// dates in the future or absurd ones.
    pub fn ids(&self) -> impl Iterator<Item = ArticleId> + '_ {
        self.derived.newest_first.iter().copied()
    }

    /// Every tag with its spellings.
    #[must_use]
    pub fn tags(&self) -> &TagTable {
        &self.derived.tags
    }

    /// The hosts of the source links.
    #[must_use]
    pub fn hosts(&self) -> &NameTable {
        &self.derived.names.hosts
    }

    /// The folders that articles are in.
    #[must_use]
    pub fn folders(&self) -> &NameTable {
        &self.derived.names.folders
    }

    /// The languages that articles name.
    #[must_use]
    pub fn languages(&self) -> &NameTable {
        &self.derived.names.languages
    }

    /// Whether any article has this key in its front matter, with a value.
    #[must_use]
    pub fn has_key(&self, key: &str) -> bool {
        let name = schema::key_name(key);
        !name.is_empty() && self.parts.iter().any(|part| needle::has_term(&part.segment, &part.alive, &name))
    }

    /// The tags of an article, in the order of the file.
    #[must_use]
    pub fn tags_of(&self, id: ArticleId) -> Vec<TagId> {
        let Some((part, document)) = self.place(id) else { return Vec::new() };
        let mut tags = Vec::new();
        for &spelling in part.segment.columns.tags.of(document) {
            let text =
                usize::try_from(spelling).ok().and_then(|at| part.segment.columns.tags.spellings.get(at));
            if let Some(tag) = text.and_then(|text| self.tags().spelled(text))
                && !tags.contains(&tag)
            {
                tags.push(tag);
            }
        }
        tags
    }

    /// What is wrong with files and folders that are no articles.
    #[must_use]
    pub fn folder_problems(&self) -> &[(ArticlePath, Problem)] {
        &self.folder_problems
    }

    /// The source of an article: the name that the front matter gives, else the last tag in its
    /// short form, else the host.
    #[must_use]
    pub fn source_label(&self, article: &Article) -> CleanText {
        self.source_by(article, |tag| &tag.short)
    }

    /// The source of an article for a narrow column.
    #[must_use]
    pub fn brief_source(&self, article: &Article) -> CleanText {
        self.source_by(article, |tag| &tag.brief)
    }

    fn source_by(&self, article: &Article, form: impl Fn(&tags::Tag) -> &CleanText) -> CleanText {
        if let Some(name) = &article.source_name {
            return name.clone();
        }
        let last = article.tags.last().and_then(|tag| self.tags().get(self.tags().spelled(tag)?));
        match last {
            Some(tag) => form(tag).clone(),
            None => article.host().unwrap_or_default(),
        }
    }

    /// The number behind the last article: every set of its articles fits below.
    #[must_use]
    pub fn bound(&self) -> u32 {
        self.parts.last().map_or(0, |last| last.first + slots(&last.segment))
    }

    fn place(&self, id: ArticleId) -> Option<(&Part, u32)> {
        let after = self.parts.partition_point(|part| part.first <= id.0);
        let part = self.parts.get(after.checked_sub(1)?)?;
        let document = id.0 - part.first;
        part.alive.contains(document).then_some((part, document))
    }
}

/// The key by which titles and names are sorted: folded, leading punctuation left out.
pub(crate) fn collation_key(text: &str) -> String {
    fold(text).trim_start_matches(|first: char| !first.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests;
