//! Answering a query: which articles, in which order, and how often each tag occurs among them.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use memchr::memmem::Finder;
use rayon::prelude::*;

use crate::library::tags::Tag;
use crate::library::{Entry, Library, Section, collation_key};
use crate::model::ArticleId;
use crate::query::{Field, Query, Term, Value, tag_key};

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The snapshot that was asked.
    pub library: Arc<Library>,
    /// The articles, in order.
    pub ids: Arc<[ArticleId]>,
    /// How many of the counted articles carry each tag, by tag number.
    pub tag_counts: Arc<[u32]>,
    /// How many articles were counted for the tags: those listed, or, where any of the included tags
    /// is enough, those that the filter holds for without these tags.
    pub counted: usize,
}

/// What a list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SortKey {
    /// The date, newest first.
    #[default]
    Date,
    /// The title, in the order of the alphabet without accents.
    Title,
    /// The source as the list shows it.
    Source,
    /// The path under the root.
    Path,
}

impl SortKey {
    /// Every key with its name on the command line.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Date, "date"), (Self::Title, "title"), (Self::Source, "source"), (Self::Path, "path")];
}

/// An order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sort {
    /// What it goes by.
    pub key: SortKey,
    /// Whether it is turned round.
    pub reversed: bool,
}

impl Finding {
    /// The answer of a library without articles.
    #[must_use]
    pub fn none(library: Arc<Library>) -> Self {
        Self { library, ids: Arc::new([]), tag_counts: Arc::new([]), counted: 0 }
    }
}

/// Below this many articles, sharing the work costs more than it saves.
const ARTICLES_PER_WORKER: usize = 2_048;

impl Library {
    /// The articles for which `query` holds, and the counts of their tags.
    ///
    /// With `any_tag`, the included tags are alternatives; their counts, and those of the tags that
    /// could join them, are then taken without them.
    #[must_use]
    pub fn find(self: &Arc<Self>, query: &Query, sort: Sort, any_tag: bool) -> Finding {
        let mut ids = self.select(query);
        self.sort(&mut ids, sort);
        let without_tags = query.without_included_tags();
        let (tag_counts, counted) = if any_tag && without_tags != *query {
            let ids = self.select(&without_tags);
            (self.count_tags(&ids), ids.len())
        } else {
            (self.count_tags(&ids), ids.len())
        };
        Finding { library: Arc::clone(self), ids: ids.into(), tag_counts: tag_counts.into(), counted }
    }

    /// The articles for which `query` holds, newest first.
    fn select(&self, query: &Query) -> Vec<ArticleId> {
        let matchers: Vec<_> = query.terms.iter().map(|term| Matcher::new(term, self)).collect();
        if matchers.is_empty() {
            return self.newest_first.to_vec();
        }
        let accepts = |id: ArticleId| {
            self.entry(id)
                .is_some_and(|entry| matchers.iter().all(|matcher| matcher.accepts(self, id, entry)))
        };
        let ids = self.newest_first.par_iter().with_min_len(ARTICLES_PER_WORKER).copied();
        ids.filter(|&id| accepts(id)).collect()
    }

    /// How many of these articles carry each tag.
    fn count_tags(&self, ids: &[ArticleId]) -> Vec<u32> {
        let mut tag_counts = vec![0; self.tags.len()];
        for tag in ids.iter().flat_map(|&id| self.tags_of(id)) {
            if let Some(count) = tag_counts.get_mut(tag.index()) {
                *count += 1;
            }
        }
        tag_counts
    }

    /// Orders ids that stand newest first.
    fn sort(&self, ids: &mut [ArticleId], sort: Sort) {
        let text = |id: ArticleId| -> String {
            match (sort.key, self.row(id)) {
                (SortKey::Title, Some(article)) => collation_key(&article.title),
                (SortKey::Source, _) => collation_key(&self.source_label(id)),
                (SortKey::Path | SortKey::Date, _) | (_, None) => String::new(),
            }
        };
        match sort.key {
            SortKey::Date if sort.reversed => {
                // Turned round, the oldest comes first, and impossible dates still come last.
                let sound = ids.partition_point(|&id| {
                    self.row(id).is_some_and(|article| super::age_class(article) == 0)
                });
                if let Some(sound) = ids.get_mut(..sound) {
                    sound.reverse();
                }
                return;
            }
            SortKey::Date => return,
            SortKey::Title | SortKey::Source => ids.sort_by_cached_key(|&id| text(id)),
            SortKey::Path => ids.sort_by(|&left, &right| self.by_path(left, right)),
        }
        if sort.reversed {
            ids.reverse();
        }
    }

    fn by_path(&self, left: ArticleId, right: ArticleId) -> Ordering {
        let path = |id| self.row(id).map(|article| article.path.as_path());
        path(left).cmp(&path(right))
    }
}

/// A condition made ready for many articles.
struct Matcher {
    negated: bool,
    needles: Vec<Needle>,
    /// Which tags match, by tag number; empty when the condition is not about tags.
    tags: Vec<bool>,
    /// Which tags are a source that matches, by tag number: an article without a named source has its
    /// last tag for one. Empty when the condition is not about sources.
    source_tags: Vec<bool>,
}

/// A row of tokens to look for in some sections.
struct Needle {
    row: Finder<'static>,
    whole: bool,
    sections: Option<(Section, Section)>,
}

impl Matcher {
    fn new(term: &Term, library: &Library) -> Self {
        let mut matcher =
            Self { negated: term.negated, needles: Vec::new(), tags: Vec::new(), source_tags: Vec::new() };
        match term.field {
            Some(Field::Tag) => {
                let wanted = WantedTags::new(&term.values);
                matcher.tags = library.tags.iter().map(|(_, tag)| wanted.include(tag)).collect();
            }
            field => {
                let sections = sections_of(field);
                matcher.needles = term.values.iter().map(|value| Needle::new(value, sections)).collect();
                if field == Some(Field::Source) {
                    let is_named =
                        |tag: &Tag| matcher.needles.iter().any(|needle| needle.stands_in(&tag.tokens));
                    matcher.source_tags = library.tags.iter().map(|(_, tag)| is_named(tag)).collect();
                }
            }
        }
        matcher
    }

    fn accepts(&self, library: &Library, id: ArticleId, entry: &Entry) -> bool {
        let by_tag = || library.tags_of(id).iter().any(|tag| self.tags.get(tag.index()) == Some(&true));
        let by_source = || {
            let last = library.tags_of(id).last().filter(|_| entry.article.source_name.is_none());
            last.is_some_and(|tag| self.source_tags.get(tag.index()) == Some(&true))
        };
        let holds = self.needles.iter().any(|needle| needle.stands_in(needle.text_of(entry)))
            || by_tag()
            || by_source();
        holds != self.negated
    }
}

/// The sections a field means, first and last; all of them without a field.
fn sections_of(field: Option<Field>) -> Option<(Section, Section)> {
    match field? {
        Field::Title => Some((Section::Title, Section::Title)),
        Field::Summary => Some((Section::Summary, Section::Summary)),
        Field::Body => Some((Section::Body, Section::Body)),
        Field::Tag => Some((Section::Tags, Section::Tags)),
        Field::Source => Some((Section::Source, Section::Host)),
        Field::Host => Some((Section::Host, Section::Host)),
    }
}

impl Needle {
    fn new(value: &Value, sections: Option<(Section, Section)>) -> Self {
        Self { row: Finder::new(&row_of(value)).into_owned(), whole: value.whole, sections }
    }

    /// The tokens of an article among which it is looked for.
    fn text_of<'a>(&self, entry: &'a Entry) -> &'a str {
        match self.sections {
            Some((first, last)) => entry.text.sections(first, last),
            None => entry.text.all(),
        }
    }

    /// Whether the row stands among tokens.
    fn stands_in(&self, tokens: &str) -> bool {
        let text = tokens.as_bytes();
        let length = self.row.needle().len();
        if length == 0 {
            return false;
        }
        if !self.whole {
            return self.row.find(text).is_some();
        }
        // Byte by byte, because rows may overlap: the row "ab a" stands twice in "ab ab a".
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| self.row.find(rest)) {
            if matches!(text.get(from + at + length), None | Some(b' ' | b'\n')) {
                return true;
            }
            from += at + 1;
        }
        false
    }
}

/// The values of a condition about tags, folded once for all tags: a word matches the beginning of a
/// token of the tag, a quoted text is the whole tag.
struct WantedTags {
    keys: HashSet<String>,
    rows: Vec<Finder<'static>>,
}

impl WantedTags {
    fn new(values: &[Value]) -> Self {
        let (whole, words): (Vec<&Value>, Vec<&Value>) = values.iter().partition(|value| value.whole);
        let rows = words.into_iter().map(row_of).filter(|row| !row.is_empty());
        Self {
            keys: whole.into_iter().map(|value| tag_key(&value.written)).collect(),
            rows: rows.map(|row| Finder::new(&row).into_owned()).collect(),
        }
    }

    fn include(&self, tag: &Tag) -> bool {
        // The short name is unique, and it is what one sees.
        let named = self.keys.contains(&tag.key) || self.keys.contains(&tag.short_key);
        named || self.rows.iter().any(|row| row.find(tag.tokens.as_bytes()).is_some())
    }
}

/// The tokens of a value, each behind one space.
fn row_of(value: &Value) -> String {
    value.tokens().iter().flat_map(|token| [" ", token]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontmatter;
    use crate::model::ArticlePath;
    use crate::text::CleanText;
    use jiff::civil;

    /// A library of articles: title, tags, and the host of the source.
    fn library(articles: &[(&str, &str, &str)]) -> Arc<Library> {
        let entry = |(index, (title, tags, host)): (usize, &(&str, &str, &str))| {
            let text = format!(
                "---\ntitle: {title:?}\ntags: [{tags}]\nsourceUrl: https://{host}/x\ndate: 2026-01-{:02}\n---\n",
                28 - index
            );
            let path = ArticlePath::new(format!("{index}.md").into());
            let reading = frontmatter::read(&path, text.as_bytes(), civil::date(2026, 11, 22));
            Entry::new(reading.article, &reading.body)
        };
        let entries = articles.iter().enumerate().map(entry).collect();
        Arc::new(Library::empty(CleanText::line("test"), 1).with(entries))
    }

    fn harbour() -> Arc<Library> {
        library(&[
            ("Drug-eluting stents in ports", "France, Harbour News — Latest", "www.harbournews.example"),
            ("Drugs, eluting", "France, Harbour News Weekly", "news.example"),
            ("Rule 510(k) of 5100", "France, SIR — IR (news/podcast)", "sirnews.example"),
            ("FDA’s rule: ab ab, abc", "France, Météo", "news.example"),
            ("Stent graft: xy xy x", "France, meteo", "news.example.org"),
        ])
    }

    #[test]
    fn a_query_finds_what_it_says() {
        let library = harbour();
        for (query, found) in [
            ("", &[0, 1, 2, 3, 4][..]),
            ("stent", &[0, 4]),
            ("title:stent -title:graft", &[0]),
            ("title:\"stent\"", &[4]),
            ("-title:\"stent\" -title:\"fda\"", &[0, 1, 2]),
            ("title:stent,fda", &[0, 3, 4]),
            ("-title:stent,fda", &[1, 2]),
            ("drug-eluting", &[0]),
            ("drug-elut", &[0]),
            ("drugs-elut", &[1]),
            ("\"drug eluting\"", &[0]),
            ("\"drug elut\"", &[]),
            ("510(k)", &[2]),
            ("510(", &[2]),
            ("\"510\"", &[2]),
            ("\"51\"", &[]),
            ("fda's", &[3]),
            ("\"xy x\"", &[4]),
            ("\"ab ab\"", &[3]),
            ("\"ab abc\"", &[3]),
            ("host:news", &[1, 3, 4]),
            ("host:news.example", &[1, 3, 4]),
            ("host:\"news.example.org\"", &[4]),
            ("host:www", &[]),
            ("tag:france", &[0, 1, 2, 3, 4]),
            ("-tag:france", &[]),
            ("tag:harbour", &[0, 1]),
            ("tag:news", &[0, 1, 2]),
            ("tag:ews", &[]),
            ("tag:\"harbour news\"", &[]),
            ("tag:\"HARBOUR NEWS - latest\"", &[0]),
            ("tag:\"Harbour News — Latest\",\"météo\"", &[0, 3, 4]),
            ("-tag:\"meteo\" tag:news", &[0, 1, 2]),
            ("tag:\"SIR — IR (news/podcast)\"", &[2]),
            ("tag:\"meteo\"", &[3, 4]),
        ] {
            let finding = library.find(&Query::parse(query), Sort::default(), false);
            let ids: Vec<u32> = finding.ids.iter().map(|id| id.0).collect();
            assert_eq!(ids, found, "{query}");
        }
    }

    #[test]
    fn counts_are_about_the_list_or_about_what_any_tag_would_bring() {
        let library = harbour();
        let count = |query: &str, any: bool| {
            let finding = library.find(&Query::parse(query), Sort::default(), any);
            let count = |tag: &str| library.tags().named(tag).map(|id| finding.tag_counts[id.index()]);
            (finding.ids.len(), finding.counted, count("france"), count("METEO"))
        };
        assert_eq!(count("", false), (5, 5, Some(5), Some(2)));
        assert_eq!(count("stent", false), (2, 2, Some(2), Some(1)));
        let two = "tag:\"météo\",\"Harbour News Weekly\" -fda";
        assert_eq!(count(two, false), (2, 2, Some(2), Some(1)));
        assert_eq!(count(two, true), (2, 4, Some(4), Some(1)));
    }
}
