//! The library: a snapshot of the articles of a content directory that never changes.
//!
//! Floor 2. A snapshot grows by making a new one that shares the old segments; numbers of articles
//! stay valid in every later snapshot of the same load. The library answers [`find`](Library::find)
//! with numbers and counts; it keeps no article text beyond what searching needs, and it reads no
//! file.

pub mod check;
pub mod find;
pub mod search_text;
pub mod tags;

use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;

use crate::model::{Article, ArticleId, ArticlePath, Date, DateTrust, Problem};
use crate::text::{CleanText, fold};

pub use find::{Finding, Sort, SortKey};
pub use search_text::{SearchText, Section};
pub use tags::{TagId, TagTable};

/// An article as a library takes it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What is known of it.
    pub article: Article,
    /// Its words.
    pub text: SearchText,
}

impl Entry {
    /// An entry out of an article and its text as shown, without Markdown.
    #[must_use]
    pub fn new(article: Article, body: &str) -> Self {
        let text = SearchText::of(&article, body);
        Self { article, text }
    }
}

/// A snapshot. Cloning it clones a few pointers.
#[derive(Clone, Default)]
pub struct Library {
    name: CleanText,
    segments: Arc<[Arc<Segment>]>,
    tags: Arc<TagTable>,
    newest_first: Arc<[ArticleId]>,
    folder_problems: Arc<[(ArticlePath, Problem)]>,
    /// Counts the snapshots of this process, so that answers can be told apart.
    load: u64,
}

/// Articles that were added together.
#[derive(Debug)]
struct Segment {
    first: u32,
    entries: Vec<Entry>,
    /// The tags of each entry.
    tags: Vec<Box<[TagId]>>,
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
    /// A library without articles. Snapshots with the same `load` share their article numbers.
    #[must_use]
    pub fn empty(name: CleanText, load: u64) -> Self {
        Self { name, load, ..Self::default() }
    }

    /// A snapshot with these articles added.
    #[must_use]
    pub fn with(&self, entries: Vec<Entry>) -> Self {
        let first = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let mut tags = TagTable::clone(&self.tags);
        let entry_tags = entries
            .iter()
            .map(|entry| entry.article.tags.iter().map(|tag| tags.add(tag)).collect::<Box<[_]>>())
            .map(without_repetition)
            .collect();
        tags.shorten();
        let added: Vec<_> = (first..).take(entries.len()).map(ArticleId).collect();
        let segment = Arc::new(Segment { first, entries, tags: entry_tags });
        let segments = self.segments.iter().cloned().chain([segment]).collect();
        let mut larger = Self { segments, tags: Arc::new(tags), ..self.clone() };
        larger.newest_first = larger.merged(added).into();
        larger
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

    /// The load this snapshot belongs to. Article numbers mean the same within one load.
    #[must_use]
    pub fn load(&self) -> u64 {
        self.load
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.newest_first.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.newest_first.is_empty()
    }

    /// The article with this number.
    #[must_use]
    pub fn row(&self, id: ArticleId) -> Option<&Article> {
        self.entry(id).map(|entry| &entry.article)
    }

    /// The article at this path.
    #[must_use]
    pub fn at(&self, path: &ArticlePath) -> Option<ArticleId> {
        self.ids().find(|&id| self.row(id).is_some_and(|article| article.path == *path))
    }

    /// The numbers of all articles, newest first: dates that can be believed, then no date, then
    /// dates in the future or absurd ones.
    pub fn ids(&self) -> impl Iterator<Item = ArticleId> + '_ {
        self.newest_first.iter().copied()
    }

    /// Every tag with its spellings.
    #[must_use]
    pub fn tags(&self) -> &TagTable {
        &self.tags
    }

    /// The tags of an article.
    #[must_use]
    pub fn tags_of(&self, id: ArticleId) -> &[TagId] {
        let Some((segment, index)) = self.place(id) else { return &[] };
        segment.tags.get(index).map_or(&[], |tags| tags)
    }

    /// What is wrong with files and folders that are no articles.
    #[must_use]
    pub fn folder_problems(&self) -> &[(ArticlePath, Problem)] {
        &self.folder_problems
    }

    /// The source of an article: the name that the front matter gives, else the last tag in its
    /// short form, else the host.
    #[must_use]
    pub fn source_label(&self, id: ArticleId) -> CleanText {
        self.source_by(id, |tag| &tag.short)
    }

    /// The source of an article for a narrow column.
    #[must_use]
    pub fn brief_source(&self, id: ArticleId) -> CleanText {
        self.source_by(id, |tag| &tag.brief)
    }

    fn source_by(&self, id: ArticleId, form: impl Fn(&tags::Tag) -> &CleanText) -> CleanText {
        let Some(article) = self.row(id) else { return CleanText::default() };
        if let Some(name) = &article.source_name {
            return name.clone();
        }
        match self.tags_of(id).last().and_then(|&tag| self.tags.get(tag)) {
            Some(tag) => form(tag).clone(),
            None => article.host().unwrap_or_default(),
        }
    }

    /// An article and its words.
    pub(crate) fn entry(&self, id: ArticleId) -> Option<&Entry> {
        let (segment, index) = self.place(id)?;
        segment.entries.get(index)
    }

    fn place(&self, id: ArticleId) -> Option<(&Segment, usize)> {
        let after = self.segments.partition_point(|segment| segment.first <= id.0);
        let segment = self.segments.get(after.checked_sub(1)?)?;
        Some((segment, id.index() - ArticleId(segment.first).index()))
    }

    /// The old order and `added`, merged.
    fn merged(&self, added: Vec<ArticleId>) -> Vec<ArticleId> {
        let mut added: Vec<_> = added.into_iter().map(|id| (self.age(id), id)).collect();
        added.sort_unstable();
        let mut merged = Vec::with_capacity(self.newest_first.len() + added.len());
        let mut added = added.into_iter().peekable();
        for &old in self.newest_first.iter() {
            if added.peek().is_some() {
                let age = (self.age(old), old);
                while let Some((_, new)) = added.next_if(|new| *new < age) {
                    merged.push(new);
                }
            }
            merged.push(old);
        }
        merged.extend(added.map(|(_, id)| id));
        merged
    }

    /// What articles are ordered by, newest first.
    fn age(&self, id: ArticleId) -> Option<(u8, Reverse<Option<i64>>, &Path)> {
        self.row(id).map(|article| {
            (age_class(article), Reverse(article.date.map(Date::instant)), article.path.as_path())
        })
    }
}

/// Dates that can be believed come first, articles without a date next, impossible dates last.
fn age_class(article: &Article) -> u8 {
    match (article.date, article.date_trust) {
        (Some(_), DateTrust::Sound) => 0,
        (None, _) => 1,
        (Some(_), DateTrust::Future | DateTrust::Absurd) => 2,
    }
}

fn without_repetition(tags: Box<[TagId]>) -> Box<[TagId]> {
    let mut kept: Vec<TagId> = Vec::with_capacity(tags.len());
    for tag in tags {
        if !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    kept.into()
}

/// The key by which titles and names are sorted: folded, leading punctuation left out.
pub(crate) fn collation_key(text: &str) -> String {
    fold(text).trim_start_matches(|first: char| !first.is_alphanumeric()).to_owned()
}
