//! The snapshot of a library: its segments, and the data derived from them.
//! Queries are left to [`find`](super::find), marks to `marks`. Floor 2, part of [`library`](crate::library).

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock};

use jiff::civil;
use rayon::prelude::*;
use tantivy::Searcher;

use crate::frontmatter::Conventions;
use crate::library::bits::Bits;
use crate::library::columns::{NameColumn, date_of, day_number};
use crate::library::document::{FileStamp, NewArticle};
use crate::library::facets::Facets;
use crate::library::keys::key_name;
use crate::library::languages::FolderLanguages;
use crate::library::mark_table::{Copies, MarkTable};
use crate::library::names::{self, NameTable, Names};
use crate::library::needle::has_term;
use crate::library::schema::{DamagedIndex, NumberColumn};
use crate::library::segment::{PlacedSegment, Segment, newest_first, parts, slots};
use crate::library::sources::TagSources;
use crate::library::tags::{Tag, TagId, TagTable};
use crate::model::{Article, ArticleId, ArticlePath, DateTrust, LibraryNumbers, Precision, Problem};
use crate::query::{Expr, FLAGS, Field, Query, SORTS};
use crate::text::CleanText;

/// A snapshot. Cloning copies a few pointers.
#[derive(Clone, Default)]
pub struct Library {
    pub(super) name: CleanText,
    /// The name of the library in mark keys; see [`with_mark_name`](Self::with_mark_name).
    pub(super) mark_name: CleanText,
    pub(super) numbers: LibraryNumbers,
    pub(super) today: civil::Date,
    pub(super) parts: Arc<[PlacedSegment]>,
    pub(super) derived: Arc<Derived>,
    pub(super) folder_problems: Arc<[(ArticlePath, Problem)]>,
    pub(super) mark_table: MarkTable,
    pub(super) conventions: Arc<Conventions>,
    /// The end of the last visit, in nanoseconds since 1970.
    pub(super) since: Option<i64>,
    /// Number of the load, so that answers about an earlier one can be told apart.
    pub(super) load: u64,
}

/// The last value that was computed, and what it was computed for.
pub(super) type Last<K, V> = Mutex<Option<(K, V)>>;

#[derive(Default)]
pub(super) struct Derived {
    pub newest_first: Arc<[ArticleId]>,
    pub tags: TagTable,
    pub languages: FolderLanguages,
    pub names: Names,
    pub sources: TagSources,
    /// For each row of SORTS, the ranks: see [`Library::ranks`].
    pub ranks: [OnceLock<Arc<[u32]>>; SORTS.len()],
    pub all: OnceLock<Facets>,
    /// For each segment, the articles that have each flag of the table FLAGS.
    pub flags: Vec<[OnceLock<Bits>; FLAGS.len()]>,
    pub repeated_titles: OnceLock<HashSet<i64>>,
    /// The articles that share a link or permalink.
    pub copies: OnceLock<Arc<Copies>>,
    /// The last query without a condition on marks, and its matches: changing a mark repeats the query.
    pub last: Last<Vec<Expr>, Bits>,
    /// The last highlight queries, with the articles that each of them matches.
    pub highlighted: Last<Arc<[Query]>, Arc<[Bits]>>,
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
    /// A library without articles. Snapshots with the same `load` share their article ids.
    pub fn empty(name: CleanText, today: civil::Date, load: u64) -> Self {
        let numbers = LibraryNumbers::of(&name, &name);
        Self { mark_name: name.clone(), numbers, name, today, load, ..Self::default() }
    }

    /// This library with another name in mark keys than that of its folder: several folders may have the same name.
    #[must_use]
    pub fn with_mark_name(self, name: CleanText) -> Self {
        let numbers = LibraryNumbers::of(&name, &self.name);
        Self { mark_name: name, numbers, ..self }
    }

    /// This library with the end of the last visit, in nanoseconds since 1970: articles added later are new.
    #[must_use]
    pub fn with_last_visit(self, since: Option<i64>) -> Self {
        // Rebuilds the derived data, because it caches which articles are new.
        let parts = self.parts.to_vec();
        Self { since, ..self }.with_parts(parts)
    }

    /// This library with the articles of an index instead of its own; columns that `before` has open are reused.
    /// Errors: fails if the index is damaged.
    pub fn with_index(&self, searcher: &Searcher, before: &Self) -> Result<Self, DamagedIndex> {
        let known: HashMap<_, _> =
            before.parts.iter().map(|part| (part.segment.reader.segment_id(), &*part.segment)).collect();
        let open = |reader: &tantivy::SegmentReader| {
            let known = known.get(&reader.segment_id()).copied();
            Segment::open(reader.clone(), self.today, known).map(Arc::new)
        };
        let segments: Result<Vec<_>, _> = searcher.segment_readers().par_iter().map(open).collect();
        Ok(self.with_parts(parts(segments?)))
    }

    /// Whether this snapshot has exactly the segments and deletions of an index.
    pub fn matches_index(&self, searcher: &Searcher) -> bool {
        let known = self.parts.iter().map(|part| &part.segment.reader);
        let readers = searcher.segment_readers();
        let kind = |reader: &tantivy::SegmentReader| (reader.segment_id(), reader.delete_opstamp());
        self.parts.len() == readers.len() && known.map(kind).eq(readers.iter().map(kind))
    }

    /// A snapshot with these articles added, in a segment in memory. Errors: fails if they cannot be indexed.
    pub fn with(&self, entries: &[NewArticle]) -> Result<Self, DamagedIndex> {
        if entries.is_empty() {
            return Ok(self.clone());
        }
        let segment = Arc::new(Segment::of(entries, self.today)?);
        let first = self.bound();
        let alive = Arc::new(segment.alive.clone());
        let parts = self.parts.iter().cloned().chain([PlacedSegment { segment, first, alive }]);
        Ok(self.with_parts(parts.collect()))
    }

    /// A snapshot of the load `load`: `entries` replace the articles with the same paths, and the articles whose
    /// path numbers are in `gone` are removed. Errors: fails if the articles cannot be indexed.
    pub fn changed(
        &self,
        entries: &[NewArticle],
        gone: &HashSet<u64>,
        load: u64,
    ) -> Result<Self, DamagedIndex> {
        let mut hidden = gone.clone();
        hidden.extend(entries.iter().map(|entry| entry.article.path.number()));
        let hide = |part: &PlacedSegment| {
            let mut alive = Bits::clone(&part.alive);
            for (document, number) in (0..).zip(part.segment.path_numbers()) {
                if hidden.contains(number) {
                    alive.remove(document);
                }
            }
            PlacedSegment { alive: Arc::new(alive), ..part.clone() }
        };
        let parts = self.parts.iter().map(hide).collect();
        Self { load, ..self.with_parts(parts) }.with(entries)
    }

    fn with_parts(&self, parts: Vec<PlacedSegment>) -> Self {
        let tags = names::tags(&parts);
        let languages = FolderLanguages::of(&parts);
        let names = Names::of(&parts, &tags, &languages);
        let derived = Derived {
            newest_first: newest_first(&parts).into(),
            // Here, on the thread that makes the snapshot: every row that is drawn asks for it.
            sources: TagSources::of(&parts, &names, &tags),
            names,
            languages,
            tags,
            flags: parts.iter().map(|_| Default::default()).collect(),
            ..Derived::default()
        };
        let library = Self { parts: parts.into(), derived: Arc::new(derived), ..self.clone() };
        library.with_mark_table(&self.mark_table)
    }

    /// A snapshot with these problems of files and folders that are not articles, instead of earlier ones.
    #[must_use]
    pub fn with_folder_problems(&self, problems: Vec<(ArticlePath, Problem)>) -> Self {
        Self { folder_problems: problems.into(), ..self.clone() }
    }

    /// The name of the library: the last part of its path, or the name of the sample.
    pub fn name(&self) -> &CleanText {
        &self.name
    }

    /// The day by which this snapshot judges relative and future dates.
    pub fn today(&self) -> civil::Date {
        self.today
    }

    /// This library, whose articles are read with these conventions.
    #[must_use]
    pub fn with_conventions(self, conventions: Arc<Conventions>) -> Self {
        Self { conventions, ..self }
    }

    /// What the generator of the folder means for reading its articles.
    pub fn conventions(&self) -> &Arc<Conventions> {
        &self.conventions
    }

    /// The number of the load. Article ids keep their meaning within one load only.
    pub fn load(&self) -> u64 {
        self.load
    }

    /// How many articles the library has.
    pub fn len(&self) -> usize {
        self.derived.newest_first.len()
    }

    /// Whether the library has no articles.
    pub fn is_empty(&self) -> bool {
        self.derived.newest_first.is_empty()
    }

    /// The article with this id, unpacked from the index: takes a few microseconds.
    pub fn row(&self, id: ArticleId) -> Option<Article> {
        let (part, document) = self.place(id)?;
        part.segment.article(document, self.today)
    }

    /// The first day that the date of an article covers, its precision, and whether it is plausible.
    pub fn date(&self, id: ArticleId) -> Option<(civil::Date, Precision, DateTrust)> {
        let (part, document) = self.place(id)?;
        let columns = &part.segment.columns;
        let (day, precision) = columns.day(document)?;
        let trust = columns.trust(document, day_number(self.today));
        Some((date_of(day), precision, trust))
    }

    /// Every key in the front matter of an article with its value as displayed, or empty if the article holds it.
    pub fn keys(&self, id: ArticleId) -> Vec<(CleanText, CleanText)> {
        let place = self.place(id);
        let stored = place.and_then(|(part, document)| part.segment.article_and_keys(document));
        stored.map(|(_, keys)| keys).unwrap_or_default()
    }

    /// Every article with its path number and the stamp that its file had when it was read.
    pub fn stamps(&self) -> impl Iterator<Item = (ArticleId, u64, FileStamp)> + '_ {
        self.parts.iter().flat_map(|part| {
            part.alive.iter().filter_map(move |document| {
                let number = part.segment.path_number(document)?;
                Some((part.id(document), number, part.segment.stamp(document)?))
            })
        })
    }

    /// The stamp that the file of an article had when it was read.
    pub fn stamp(&self, id: ArticleId) -> Option<FileStamp> {
        let (part, document) = self.place(id)?;
        part.segment.stamp(document)
    }

    /// The end of the last visit, in nanoseconds since 1970; `None` if it is unknown.
    pub fn since(&self) -> Option<i64> {
        self.since
    }

    /// The ids of all articles: plausible dates, newest first, then none, then dates in the future or absurd ones.
    pub fn ids(&self) -> impl Iterator<Item = ArticleId> + '_ {
        self.derived.newest_first.iter().copied()
    }

    /// Every tag with its spellings.
    pub fn tags(&self) -> &TagTable {
        &self.derived.tags
    }

    /// The names that articles share in a field: hosts, folders and languages.
    pub fn names(&self, field: Field) -> &NameTable {
        self.derived.names.table(field)
    }

    /// Whether any article has this key in its front matter, with a value.
    pub fn has_key(&self, key: &str) -> bool {
        let name = key_name(key);
        !name.is_empty() && self.parts.iter().any(|part| has_term(&part.segment, &part.alive, &name))
    }

    /// The tags of an article, in the order of the file, each once.
    pub fn tags_of(&self, id: ArticleId) -> Vec<TagId> {
        let Some((part, document)) = self.place(id) else { return Vec::new() };
        let column = &part.segment.columns.tags;
        let mut tags = Vec::new();
        for spelling in
            column.of(document).iter().filter_map(|&at| column.spellings.get(usize::try_from(at).ok()?))
        {
            if let Some(tag) = self.tags().spelled(spelling)
                && !tags.contains(&tag)
            {
                tags.push(tag);
            }
        }
        tags
    }

    /// Problems of files and folders that are not articles.
    pub fn folder_problems(&self) -> &[(ArticlePath, Problem)] {
        &self.folder_problems
    }

    /// The language of an article: its own, else that of its folder.
    pub fn language(&self, article: &Article) -> Option<CleanText> {
        let of_folder = || self.derived.languages.of_folder(&article.path.folder()).map(CleanText::line);
        article.language.clone().or_else(of_folder)
    }

    /// The names of a field in a segment; languages include those of folders.
    pub(super) fn column(&self, part: usize, field: Field) -> Option<&NameColumn> {
        let of_folders = self.derived.languages.column(part).filter(|_| field == Field::Language);
        of_folders.or_else(|| Some(self.parts.get(part)?.segment.columns.names(field)))
    }

    /// The hosts whose articles name their source by their last tag.
    pub(super) fn tag_sources(&self) -> &TagSources {
        &self.derived.sources
    }

    /// The source of an article: its name, else the last tag in its short form if nearly all articles of the host name
    /// their source so, else the host.
    pub fn source_label(&self, article: &Article) -> CleanText {
        self.source_by(article, |tag| &tag.short)
    }

    /// The source of an article, shortened for a narrow column.
    pub fn brief_source(&self, article: &Article) -> CleanText {
        self.source_by(article, |tag| &tag.brief)
    }

    fn source_by(&self, article: &Article, form: impl Fn(&Tag) -> &CleanText) -> CleanText {
        if let Some(name) = &article.source_name {
            return name.clone();
        }
        let Some(host) = article.host() else { return CleanText::default() };
        let last = article.tags.last().and_then(|tag| self.tags().spelled(tag)).filter(|tag| {
            let host = self.names(Field::Host).named(&host);
            host.is_some_and(|host| self.tag_sources().is_source(*tag, host))
        });
        last.and_then(|tag| self.tags().get(tag)).map_or(host, |tag| form(tag).clone())
    }

    /// The upper bound of the article ids, excluded: the size of a table or a set indexed by them.
    pub fn bound(&self) -> u32 {
        self.parts.last().map_or(0, |last| last.first + slots(&last.segment))
    }

    /// The index of the segment of an article, and its document there; also of deleted articles.
    pub(super) fn position(&self, id: ArticleId) -> Option<(usize, u32)> {
        let index = self.parts.partition_point(|part| part.first <= id.0).checked_sub(1)?;
        Some((index, id.0 - self.parts.get(index)?.first))
    }

    /// The segment of an article, and its document there.
    pub(super) fn place(&self, id: ArticleId) -> Option<(&PlacedSegment, u32)> {
        let (index, document) = self.position(id)?;
        let part = self.parts.get(index)?;
        part.alive.contains(document).then_some((part, document))
    }

    pub(super) fn number(&self, id: ArticleId, number: NumberColumn) -> Option<i64> {
        let (part, document) = self.place(id)?;
        part.segment.number(document, number)
    }
}
