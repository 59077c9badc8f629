//! Answering a query: which articles, in which order, and how they are spread.

use std::sync::{Arc, PoisonError};

use rayon::prelude::*;

use crate::library::bits::Bits;
use crate::library::evaluate::{GivenUp, Matches};
use crate::library::needle::Needle;
use crate::library::schema::fields;
use crate::library::{Facets, Library, MarkBook, Section};
use crate::model::ArticleId;
use crate::query::{Expr, Field, Query, Sort, SortKey, Target, Test, Value};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Question {
    /// The conditions, and the order and the length of the list where the query says them.
    pub query: Query,
    /// The order where the query says none.
    pub sort: Sort,
    /// Whether the included tags are alternatives: their counts, and those of the tags that could join
    /// them, are then taken without them.
    pub any_tag: bool,
    /// Whether the counts of a field of which an article has one value at most are taken without the
    /// values that the query includes: they then say what each other value would bring.
    pub alternatives: bool,
    /// Marks of a time before, for a query that asks for marks: what it found by them is listed as well,
    /// so that an article which is read under `is:unread` stays in view. Counts are those of now.
    pub before: Option<MarkBook>,
    /// What makes articles stand out, the first that holds counting: see [`Finding::highlight`].
    pub highlights: Arc<[Query]>,
}

/// Takes the counts of one field out of another answer.
type Take = fn(&mut Facets, &Facets);

/// The fields whose values can be alternatives.
const WIDENED: [(Field, Take); 5] = [
    (Field::Tag, |own, wider| (own.tags, own.counted) = (Arc::clone(&wider.tags), wider.counted)),
    (Field::Host, |own, wider| own.hosts = Arc::clone(&wider.hosts)),
    (Field::Collection, |own, wider| own.folders = Arc::clone(&wider.folders)),
    (Field::Language, |own, wider| own.languages = Arc::clone(&wider.languages)),
    (Field::Date, |own, wider| own.months = Arc::clone(&wider.months)),
];

impl Question {
    /// A query in the usual order.
    #[must_use]
    pub fn of(query: Query) -> Self {
        Self { query, ..Self::default() }
    }

    /// The queries without the values that this one includes, whose counts are wanted.
    fn widened(&self) -> Vec<(Take, Query)> {
        let is_wanted = |field| if field == Field::Tag { self.any_tag } else { self.alternatives };
        WIDENED
            .into_iter()
            .filter(|&(field, _)| is_wanted(field) && self.query.included(field) > 0)
            .map(|(field, take)| (take, self.query.without_included(field)))
            .collect()
    }

    /// What the list is ordered by first.
    #[must_use]
    pub fn first_sort(&self) -> Sort {
        self.query.sort.first().copied().unwrap_or(self.sort)
    }
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The snapshot that was asked.
    pub library: Arc<Library>,
    /// The articles, in order.
    pub ids: Arc<[ArticleId]>,
    /// How many of them the query finds by the marks of now.
    pub matching: usize,
    /// How they are spread.
    pub facets: Facets,
    /// What they are ordered by first.
    pub sort: Sort,
    /// For each query that makes articles stand out, which ones of the snapshot.
    highlights: Arc<[Bits]>,
}

impl Finding {
    /// The answer of a library without articles.
    #[must_use]
    pub fn none(library: Arc<Library>) -> Self {
        Self {
            library,
            ids: Arc::new([]),
            matching: 0,
            facets: Facets::default(),
            sort: Sort::default(),
            highlights: Arc::new([]),
        }
    }

    /// The first query that makes an article stand out, as its place in the question.
    #[must_use]
    pub fn highlight(&self, id: ArticleId) -> Option<usize> {
        self.highlights.iter().position(|found| found.contains(id.0))
    }

    /// Whether a query that makes articles stand out, by its place in the question, found any.
    #[must_use]
    pub fn has_highlights(&self, query: usize) -> bool {
        self.highlights.get(query).is_some_and(|found| !found.is_empty())
    }
}

/// Articles from which on the list is shown before it is counted.
const MANY: usize = 200_000;

impl Library {
    /// The articles for which the query holds, in order, and how they are spread.
    #[must_use]
    pub fn find(self: &Arc<Self>, question: &Question) -> Finding {
        self.find_unless(question, &|| false).unwrap_or_else(|| Finding::none(Arc::clone(self)))
    }

    /// The same, unless nobody waits for the answer any more before it is there.
    #[must_use]
    pub fn find_unless(self: &Arc<Self>, question: &Question, given_up: GivenUp<'_>) -> Option<Finding> {
        let query = &question.query;
        let mut matches = self.matches_again(query, given_up);
        if given_up() {
            return None;
        }
        let mut ids = self.listed(&self.with_those_before(&matches, question, given_up));
        let sorts = if query.sort.is_empty() { std::slice::from_ref(&question.sort) } else { &query.sort };
        if *sorts != [Sort::default()] {
            let mut sorted = ids.to_vec();
            self.sort(&mut sorted, sorts, query);
            ids = sorted.into();
        }
        if let Some(first) = query.limit.and_then(|limit| ids.get(..limit)) {
            ids = first.into();
            let shown = self.only(&ids);
            matches.parts.iter_mut().zip(&shown.parts).for_each(|(found, shown)| found.keep(shown));
        }
        let wider = question.widened();
        let count = |(take, query): &(Take, Query)| (*take, self.facets(&self.matches(query, given_up)));
        let (mut facets, wider) =
            rayon::join(|| self.facets(&matches), || wider.par_iter().map(count).collect::<Vec<_>>());
        for (take, wider) in wider {
            take_counts(take, &mut facets, &wider);
        }
        let matching = matches.parts.iter().map(Bits::count).sum();
        let library = Arc::clone(self);
        let highlights = self.highlighted(&question.highlights, given_up);
        (!given_up()).then(|| Finding {
            library,
            ids,
            matching,
            facets,
            sort: question.first_sort(),
            highlights,
        })
    }

    /// The articles of each query that makes some stand out. They are found once for a snapshot, unless marks
    /// are asked for.
    fn highlighted(&self, queries: &Arc<[Query]>, given_up: GivenUp<'_>) -> Arc<[Bits]> {
        let found = |query: &Query| Bits::joined(&self.matches(query, given_up).parts);
        if queries.iter().any(Query::asks_for_marks) {
            return queries.iter().map(found).collect();
        }
        let last = || self.derived.highlighted.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = last().as_ref().filter(|(asked, _)| asked == queries) {
            return Arc::clone(known);
        }
        let all: Arc<[Bits]> = queries.iter().map(found).collect();
        if !given_up() {
            *last() = Some((Arc::clone(queries), Arc::clone(&all)));
        }
        all
    }

    /// The articles that a query holds for; where it is the last one once more, because something was
    /// marked, they are known.
    fn matches_again(&self, query: &Query, given_up: GivenUp<'_>) -> Matches {
        if query.asks_for_marks() {
            return self.matches(query, given_up);
        }
        let last = || self.derived.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, parts)) = last().as_ref().filter(|(conditions, _)| *conditions == query.conditions) {
            return Matches { parts: parts.clone() };
        }
        let matches = self.matches(query, given_up);
        if !given_up() {
            *last() = Some((query.conditions.clone(), matches.parts.clone()));
        }
        matches
    }

    /// What matched, and what did by the marks of before.
    fn with_those_before(&self, matches: &Matches, question: &Question, given_up: GivenUp<'_>) -> Matches {
        let mut all = matches.clone();
        if let Some(before) = question.before.as_ref().filter(|before| *before != self.book())
            && question.query.asks_for_marks()
        {
            let before = self.with_book(before).matches(&question.query, given_up);
            all.parts.iter_mut().zip(&before.parts).for_each(|(found, before)| found.add(before));
        }
        all
    }

    /// All articles in their usual order, without counts, where they are asked for and not counted yet:
    /// counting a large library takes longer than the first screen may.
    #[must_use]
    pub fn uncounted(self: &Arc<Self>, question: &Question) -> Option<Finding> {
        let is_all = question.query.is_empty() && question.sort == Sort::default();
        let is_worth_it = self.len() >= MANY && self.derived.all.get().is_none();
        (is_all && is_worth_it).then(|| Finding {
            ids: Arc::clone(&self.derived.newest_first),
            matching: self.len(),
            ..Finding::none(Arc::clone(self))
        })
    }

    /// These articles alone.
    fn only(&self, ids: &[ArticleId]) -> Matches {
        let mut parts: Vec<Bits> = self.parts.iter().map(|part| Bits::none(part.segment.bound())).collect();
        for id in ids {
            let place = self.parts.partition_point(|part| part.first <= id.0).wrapping_sub(1);
            if let Some((part, found)) = self.parts.get(place).zip(parts.get_mut(place)) {
                found.insert(id.0 - part.first);
            }
        }
        Matches { parts }
    }

    /// The articles that matched, newest first.
    fn listed(&self, matches: &Matches) -> Arc<[ArticleId]> {
        let count: usize = matches.parts.iter().map(Bits::count).sum();
        if count == self.len() {
            return Arc::clone(&self.derived.newest_first);
        }
        let found = Bits::joined(&matches.parts);
        let mut ids = Vec::with_capacity(count);
        ids.extend(self.ids().filter(|id| found.contains(id.0)));
        ids.into()
    }

    /// Orders articles that stand newest first; the first order counts most.
    fn sort(&self, ids: &mut [ArticleId], sorts: &[Sort], query: &Query) {
        for sort in sorts.iter().rev() {
            let is_of_query = sort.key == SortKey::Relevance;
            let ranks = if is_of_query { self.scores(query).into() } else { self.ranks(sort.key) };
            let rank = |id: &ArticleId| ranks.get(id.index()).copied().unwrap_or(0);
            if sort.descending {
                ids.sort_by_key(|id| std::cmp::Reverse(rank(id)));
            } else {
                // What has nothing to be ordered by has rank 0 and stands last both ways.
                ids.sort_by_key(|id| rank(id).wrapping_sub(1));
            }
        }
    }

    /// How well each article answers the words of a query, by its number: a word in the title counts more
    /// than one in the tags or the source, than one in the summary, than one in the text; a whole word
    /// more than the beginning of one.
    fn scores(&self, query: &Query) -> Vec<u32> {
        const WEIGHTS: [(Section, u32); 6] = [
            (Section::Title, 64),
            (Section::Tags, 16),
            (Section::Source, 16),
            (Section::Host, 8),
            (Section::Summary, 8),
            (Section::Body, 1),
        ];
        let bound = self.bound();
        let mut scores = vec![0; usize::try_from(bound).unwrap_or(0)];
        let mut tests = Vec::new();
        for condition in &query.conditions {
            wanted(condition, &mut tests);
        }
        for part in self.parts.iter() {
            for (tokens, whole) in tests.iter().flat_map(|test| needles(test)) {
                for (section, weight) in WEIGHTS {
                    let place = Section::ALL.iter().position(|other| *other == section);
                    let Some(&field) = place.and_then(|place| fields().sections.get(place)) else { continue };
                    for (whole, weight) in [(whole, weight), (true, weight / 2)] {
                        let mut found = Bits::none(part.segment.bound());
                        let needle = Needle { tokens: tokens.clone(), whole };
                        needle.add_found(&part.segment, field, &mut found);
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

/// Takes the counts of one field, and those of them that were not read.
fn take_counts(take: Take, own: &mut Facets, wider: &Facets) {
    if own.unread.is_some() || wider.unread.is_some() {
        let mut unread = own.unread.as_deref().unwrap_or(own).clone();
        take(&mut unread, wider.unread.as_deref().unwrap_or(wider));
        own.unread = Some(Arc::new(Facets { unread: None, ..unread }));
    }
    take(own, wider);
}

/// The tests that are not negated.
fn wanted<'a>(expression: &'a Expr, tests: &mut Vec<&'a Test>) {
    match expression {
        Expr::All(conditions) | Expr::Any(conditions) => {
            for condition in conditions {
                wanted(condition, tests);
            }
        }
        Expr::Not(_) => {}
        Expr::Test(test) => tests.push(test),
    }
}

/// The words that a test looks for.
fn needles(test: &Test) -> impl Iterator<Item = (Vec<String>, bool)> + '_ {
    let of_words = matches!(
        test.target,
        Target::Anywhere
            | Target::Field(Field::Title | Field::Summary | Field::Body | Field::Tag | Field::Source)
    );
    test.values.iter().filter(move |_| of_words).filter_map(|value| match value {
        Value::Text(looked_for) => Some((looked_for.tokens(), looked_for.whole)),
        Value::Regex(_) | Value::When(_) | Value::Number(_) | Value::Flag(_) => None,
    })
}
