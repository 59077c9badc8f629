//! Answers to queries: which articles, in which order, and their facet counts.
//! Evaluating and counting are left to `evaluate` and `counting`. Floor 2, part of [`library`](crate::library).

use std::sync::{Arc, PoisonError};

use rayon::prelude::*;

use crate::library::bits::Bits;
use crate::library::evaluate::GivenUp;
use crate::library::facets::{Facets, WIDENED};
use crate::library::mark_table::MarkTable;
use crate::library::needle::Needle;
use crate::library::schema::section;
use crate::library::snapshot::{Last, Library};
use crate::model::ArticleId;
use crate::query::fields::anywhere;
use crate::query::{Field, FieldKind, Query, QueryValue, Scope, Sort, SortKey, Test};

/// A query with the options that affect its answer.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Question {
    /// The conditions; `sort:` and `limit:` in the query take precedence.
    pub query: Query,
    /// The order if the query does not set one.
    pub sort: Sort,
    /// Whether included tags are alternatives. Tag counts then ignore the included tags, so that tags which
    /// could be added are counted too.
    pub any_tag: bool,
    /// Whether the counts of single-valued fields (host, folder, language, date) ignore the included values
    /// of that field: each then shows how many articles its value would select.
    pub alternatives: bool,
    /// An earlier mark table. If the query has a condition on marks, articles that match by the earlier marks
    /// are listed too, so that an article read under `is:unread` stays listed. They are not counted.
    pub before: Option<MarkTable>,
    /// Highlight queries; the first one that matches an article counts: see [`Finding::highlight`].
    pub highlights: Arc<[Query]>,
}

impl Question {
    /// A question with the default order and options.
    pub fn of(query: Query) -> Self {
        Self { query, ..Self::default() }
    }

    /// For each field whose values are alternatives, the query without the included values of that field.
    fn widened(&self) -> Vec<(Field, Query)> {
        let is_wanted = |field| if field == Field::Tag { self.any_tag } else { self.alternatives };
        WIDENED
            .into_iter()
            .filter(|&field| is_wanted(field) && self.query.included(field) > 0)
            .map(|field| (field, self.query.without_included(field)))
            .collect()
    }
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Finding {
    pub library: Arc<Library>,
    pub ids: Arc<[ArticleId]>,
    /// How many of them match by the current marks.
    pub matching: usize,
    /// The facet counts of the articles that match by the current marks.
    pub facets: Facets,
    pub sort: Sort,
    /// For each highlight query, the articles of the snapshot that match.
    highlights: Arc<[Bits]>,
}

impl Finding {
    /// An answer that lists no article.
    pub fn none(library: Arc<Library>) -> Self {
        Self { library, ..Self::default() }
    }

    /// The first highlight query that matches an article, as an index into [`Question::highlights`].
    pub fn highlight(&self, id: ArticleId) -> Option<usize> {
        self.highlights.iter().position(|found| found.contains(id.0))
    }

    /// Whether a highlight query, by its index into [`Question::highlights`], matches any article.
    pub fn has_highlights(&self, query: usize) -> bool {
        self.highlights.get(query).is_some_and(|found| !found.is_empty())
    }
}

/// From this many articles on, the list is shown before it is counted.
const MANY: usize = 200_000;

impl Library {
    /// The articles that match a question, in order, with their facet counts.
    pub fn find(self: &Arc<Self>, question: &Question) -> Finding {
        self.find_unless(question, &|| false).unwrap_or_else(|| Finding::none(Arc::clone(self)))
    }

    /// Like [`find`](Self::find), but `None` if `given_up` becomes true before the answer is complete.
    pub fn find_unless(self: &Arc<Self>, question: &Question, given_up: GivenUp<'_>) -> Option<Finding> {
        let query = &question.query;
        let mut matches = self.cached_matches(query, given_up);
        if given_up() {
            return None;
        }
        let mut ids = self.listed(&self.with_earlier_marks(&matches, question, given_up));
        let sorts = if query.sort.is_empty() { std::slice::from_ref(&question.sort) } else { &query.sort };
        if *sorts != [Sort::default()] {
            let mut sorted = ids.to_vec();
            self.sort(&mut sorted, sorts, query);
            ids = sorted.into();
        }
        if let Some(first) = query.limit.and_then(|limit| ids.get(..limit)) {
            ids = first.into();
            let mut shown = Bits::none(self.bound());
            ids.iter().for_each(|id| shown.insert(id.0));
            matches.keep(&shown);
        }
        let wider = question.widened();
        let count = |(field, query): &(Field, Query)| (*field, self.facets(&self.matches(query, given_up)));
        let (mut facets, wider) =
            rayon::join(|| self.facets(&matches), || wider.par_iter().map(count).collect::<Vec<_>>());
        for (field, wider) in wider {
            facets.take(field, &wider);
        }
        let (library, matching) = (Arc::clone(self), matches.count());
        let sort = query.sort.first().copied().unwrap_or(question.sort);
        let highlights = self.highlighted(&question.highlights, given_up);
        (!given_up()).then_some(Finding { library, ids, matching, facets, sort, highlights })
    }

    /// The articles that match each highlight query, cached unless a query depends on marks.
    fn highlighted(&self, queries: &Arc<[Query]>, given_up: GivenUp<'_>) -> Arc<[Bits]> {
        let found = || queries.iter().map(|query| self.matches(query, given_up)).collect();
        if queries.iter().any(Query::depends_on_marks) {
            return found();
        }
        cached(&self.derived.highlighted, queries, given_up, found)
    }

    /// The articles that match a query, cached unless it depends on marks: a changed mark repeats the query.
    fn cached_matches(&self, query: &Query, given_up: GivenUp<'_>) -> Bits {
        let found = || self.matches(query, given_up);
        if query.depends_on_marks() {
            return found();
        }
        cached(&self.derived.last, &query.conditions, given_up, found)
    }

    fn with_earlier_marks(&self, matches: &Bits, question: &Question, given_up: GivenUp<'_>) -> Bits {
        let mut all = matches.clone();
        if let Some(before) = question.before.as_ref().filter(|before| *before != self.mark_table())
            && question.query.depends_on_marks()
        {
            all.add(&self.with_mark_table(before).matches(&question.query, given_up));
        }
        all
    }

    /// All articles in the default order, without counts, if the question asks for them and counting takes longer than
    /// the first screen may wait.
    pub fn uncounted(self: &Arc<Self>, question: &Question) -> Option<Finding> {
        let is_all = question.query.is_empty() && question.sort == Sort::default();
        let is_worth_it = self.len() >= MANY && self.derived.all.get().is_none();
        (is_all && is_worth_it).then(|| Finding {
            ids: Arc::clone(&self.derived.newest_first),
            matching: self.len(),
            ..Finding::none(Arc::clone(self))
        })
    }

    fn listed(&self, found: &Bits) -> Arc<[ArticleId]> {
        let count = found.count();
        if count == self.len() {
            return Arc::clone(&self.derived.newest_first);
        }
        let mut ids = Vec::with_capacity(count);
        ids.extend(self.ids().filter(|id| found.contains(id.0)));
        ids.into()
    }

    /// Sorts articles that are newest first by several orders; the first order takes precedence.
    fn sort(&self, ids: &mut [ArticleId], sorts: &[Sort], query: &Query) {
        for sort in sorts.iter().rev() {
            let is_of_query = sort.key == SortKey::Relevance;
            let ranks = if is_of_query { self.scores(query).into() } else { self.ranks(sort.key) };
            let rank = |id: &ArticleId| ranks.get(id.index()).copied().unwrap_or(0);
            if sort.descending {
                ids.sort_by_key(|id| std::cmp::Reverse(rank(id)));
            } else {
                // Rank 0 means that there is nothing to sort by: these articles come last in both directions.
                ids.sort_by_key(|id| rank(id).wrapping_sub(1));
            }
        }
    }

    /// Relevance scores for the words of a query, indexed by article id. Each part of an article that matches
    /// adds its weight, and half of it again for a whole word.
    fn scores(&self, query: &Query) -> Vec<u32> {
        let mut scores = vec![0; usize::try_from(self.bound()).unwrap_or(0)];
        let wanted = query.tests().filter(|(_, negations)| *negations == 0);
        let needles: Vec<Needle> = wanted.flat_map(|(test, _)| needles(test)).collect();
        let sections: Vec<_> =
            anywhere().filter_map(|row| section(row.field).map(|(_, place)| (place, row.weight))).collect();
        for part in self.parts.iter() {
            for Needle { tokens, whole } in &needles {
                for &(place, weight) in &sections {
                    for (whole, weight) in [(*whole, weight), (true, weight / 2)] {
                        let mut found = Bits::none(part.segment.bound());
                        let needle = Needle { tokens: tokens.clone(), whole };
                        needle.add_found(&part.segment, place, &mut found);
                        for document in found.iter() {
                            if let Some(score) = scores.get_mut(part.id(document).index()) {
                                *score += weight;
                            }
                        }
                    }
                }
            }
        }
        scores
    }
}

/// The value in `last` if it belongs to this key, else a new one, which is kept unless it was given up.
fn cached<K: Clone + PartialEq, V: Clone>(
    last: &Last<K, V>,
    key: &K,
    given_up: GivenUp<'_>,
    compute: impl FnOnce() -> V,
) -> V {
    let last = || last.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, known)) = last().as_ref().filter(|(known, _)| known == key) {
        return known.clone();
    }
    let value = compute();
    if !given_up() {
        *last() = Some((key.clone(), value.clone()));
    }
    value
}

/// Each word or phrase of a test; none for tests that do not search words.
fn needles(test: &Test) -> impl Iterator<Item = Needle> + '_ {
    let of_words = match test.target {
        Scope::Anywhere => true,
        Scope::Field(field) => field.kind() == FieldKind::Text || field == Field::Tag,
        Scope::Key(_) => false,
    };
    let texts = test.values.iter().filter(move |_| of_words).filter_map(QueryValue::text);
    texts.map(|text| Needle { tokens: text.tokens(), whole: text.whole })
}
