//! What could stand at the caret of the filter line: names of fields, and their values with how many of
//! the listed articles have them.

use std::cmp::Reverse;
use std::ops::Range;

use crate::app::state::State;
use crate::app::typing::{Candidate, Completing};
use crate::library::NameTable;
use crate::limits;
use crate::query::complete::{self, Completion, Wanted};
use crate::query::value::time_words;
use crate::query::{FIELDS, FLAGS, Field, SORTS, tag_key};
use crate::text::{CleanText, fold};
use crate::wording::{Language, grouped, spoken};

/// A candidate and its place: what begins like the typed text first, then the most frequent, then the
/// alphabet.
type Placed = ((bool, Reverse<usize>, String), Candidate);

/// What could stand at the caret, a byte of `text`; nothing where there is nothing to offer.
#[must_use]
pub fn at(state: &State, text: &str, caret: usize) -> Option<Completing> {
    let Completion { span, wanted } = complete::at(text, caret)?;
    let candidates = match wanted {
        Wanted::FieldName { typed } => return names(text, span, &typed),
        Wanted::Value { field, typed, .. } => values(state, field, &typed),
    };
    offered(span, candidates)
}

/// The names of all fields, where one could begin at the caret; nothing inside of quotes.
#[must_use]
pub fn anything(text: &str, caret: usize) -> Option<Completing> {
    let (before, after) = text.split_at_checked(caret)?;
    if !before.chars().next_back().is_none_or(|last| last.is_whitespace() || matches!(last, '(' | '-')) {
        return None;
    }
    let with_a_letter = format!("{before}x");
    match complete::at(&with_a_letter, with_a_letter.len())?.wanted {
        Wanted::FieldName { typed } if typed == "x" && !after.starts_with(char::is_alphanumeric) => {
            names(text, caret..caret, "")
        }
        Wanted::FieldName { .. } | Wanted::Value { .. } => None,
    }
}

/// The names of fields that begin like the typed text, in the order of their table.
fn names(text: &str, span: Range<usize>, typed: &str) -> Option<Completing> {
    // A name in the middle of the line keeps the value that stands behind it.
    let word = text.get(span.clone()).unwrap_or_default();
    let end = word.find(':').map_or(span.end, |colon| span.start + colon + 1);
    let begins = fold(typed).into_owned();
    let name = |row: &crate::query::fields::FieldRow| {
        let mut names = std::iter::once(row.name).chain(row.others.iter().copied());
        let name = names.find(|name| name.starts_with(&begins))?;
        let inserted = format!("{name}:");
        Some(Candidate { shown: CleanText::line(&inserted), inserted, count: None })
    };
    offered(span.start..end, FIELDS.iter().filter_map(name).collect())
}

fn offered(span: Range<usize>, mut candidates: Vec<Candidate>) -> Option<Completing> {
    candidates.truncate(limits::CANDIDATES);
    (!candidates.is_empty()).then_some(Completing { span, candidates, chosen: None })
}

/// The values of a field that begin like the typed text.
fn values(state: &State, field: Field, typed: &str) -> Vec<Candidate> {
    let library = &state.finding.library;
    let facets = &state.finding.facets;
    match field {
        Field::Tag => tags(state, typed),
        Field::Host | Field::Source => shared(field, library.hosts(), &facets.hosts, typed),
        Field::Collection => shared(field, library.folders(), &facets.folders, typed),
        Field::Language => shared(field, library.languages(), &facets.languages, typed),
        Field::Date => times(typed, &facets.months),
        Field::Added => times(typed, &[]),
        Field::Is => {
            let rows = FLAGS.iter().map(|row| (row.name, row.others, facets.flags.of(row.flag)));
            let mut flags: Vec<Placed> = rows
                .filter_map(|(name, others, count)| {
                    let name = spelled(name, others, typed)?;
                    Some(((false, Reverse(number(count)), String::new()), word(name, Some(number(count)))))
                })
                .collect();
            flags.sort_by_key(|(place, _)| place.1);
            flags.into_iter().map(|(_, flag)| flag).collect()
        }
        Field::Sort => {
            let names = SORTS.iter().filter_map(|row| spelled(row.name, row.others, typed));
            names.map(|name| word(name, None)).collect()
        }
        Field::Search => {
            let names = state.searches.iter().map(|search| (&search.name, None));
            listed(field, names, typed)
        }
        Field::Meta => {
            // Those of one article stand for all: mostly they have the same.
            let one = state.current_id().or_else(|| library.ids().next());
            let keys = one.map(|id| library.keys(id)).unwrap_or_default();
            listed(field, keys.iter().map(|(key, _)| (key, None)), typed)
        }
        Field::Title
        | Field::Summary
        | Field::Body
        | Field::Author
        | Field::File
        | Field::Importance
        | Field::Limit => Vec::new(),
    }
}

/// The first spelling of a name that begins like the typed text.
fn spelled(name: &'static str, others: &[&'static str], typed: &str) -> Option<&'static str> {
    let begins = fold(typed);
    std::iter::once(name).chain(others.iter().copied()).find(|name| name.starts_with(&*begins))
}

fn word(name: &str, count: Option<usize>) -> Candidate {
    Candidate { shown: CleanText::line(name), inserted: name.to_owned(), count }
}

fn number(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Tags in which a word begins like the typed text. Their counts are those of the list; where it has none
/// of them, because it is the tag being typed that keeps them away, those of the library.
fn tags(state: &State, typed: &str) -> Vec<Candidate> {
    let begins = tag_key(typed);
    let inside = format!(" {begins}");
    let counts = &state.finding.facets.tags;
    let tags = state.finding.library.tags();
    let mut found: Vec<_> = tags
        .iter()
        .filter(|(_, tag)| tag.key.starts_with(&begins) || tag.key.contains(&inside))
        .map(|(id, tag)| (number(counts.get(id.index()).copied().unwrap_or(0)), tag))
        .collect();
    if found.iter().all(|(count, _)| *count == 0) {
        for (count, tag) in &mut found {
            *count = tag.spellings.iter().map(|(_, occurrences)| occurrences).sum();
        }
    }
    found.sort_by_key(|(count, tag)| (!tag.key.starts_with(&begins), Reverse(*count), tag.key.as_str()));
    found.truncate(limits::CANDIDATES);
    let candidate = |(count, tag): (usize, &crate::library::tags::Tag)| Candidate {
        shown: tag.short.clone(),
        inserted: complete::insertion(Field::Tag, &tag.label),
        count: Some(count),
    };
    found.into_iter().map(candidate).collect()
}

/// Names that articles share, with the counts of the list.
fn shared(field: Field, names: &NameTable, counts: &[u32], typed: &str) -> Vec<Candidate> {
    let names =
        names.iter().map(|(id, name)| (name, Some(number(counts.get(id.index()).copied().unwrap_or(0)))));
    listed(field, names, typed)
}

/// Names in which a part begins like the typed text.
fn listed<'a>(
    field: Field,
    names: impl Iterator<Item = (&'a CleanText, Option<usize>)>,
    typed: &str,
) -> Vec<Candidate> {
    let begins = fold(typed).into_owned();
    let mut found: Vec<Placed> = names
        .filter_map(|(name, count)| {
            let key = fold(name).into_owned();
            let is_start = key.starts_with(&begins);
            let is_part =
                || key.split(|next: char| !next.is_alphanumeric()).any(|part| part.starts_with(&begins));
            if name.is_empty() || !(is_start || is_part()) {
                return None;
            }
            // What no listed article has is offered last, and without a count.
            let count = count.filter(|&count| count > 0);
            let inserted = complete::insertion(field, name);
            let place = (!is_start, Reverse(count.unwrap_or(0)), key);
            Some((place, Candidate { shown: name.clone(), inserted, count }))
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Points in time: words, then the years of the list, and behind a year its months, the newest first.
/// Behind `..` or a comparison the other end is completed.
fn times(typed: &str, months: &[(i16, i8, u32)]) -> Vec<Candidate> {
    let end = typed.rfind(['.', '<', '>', '=']).map_or(0, |at| at + 1);
    let (head, typed) = typed.split_at_checked(end).unwrap_or(("", typed));
    let begins = fold(typed).into_owned();
    let point = |shown: &str, count: Option<u32>| {
        let count = count.map(number);
        Candidate { shown: CleanText::line(shown), inserted: format!("{head}{shown}"), count }
    };
    // Without a beginning, the language that is spoken is enough.
    let most = if begins.is_empty() { 0 } else { usize::MAX };
    let spoken = match spoken() {
        Language::English => ["today", "yesterday", "week", "month", "year"],
        Language::French => ["aujourdhui", "hier", "semaine", "mois", "an"],
    };
    let others = time_words().filter(|word| !spoken.contains(word) && !word.contains('\'')).take(most);
    let words = spoken.into_iter().chain(others).filter(|word| word.starts_with(&begins));
    let mut found: Vec<Candidate> = words.map(|word| point(word, None)).collect();
    let mut years: Vec<(i16, u32)> = Vec::new();
    for &(year, _, count) in months {
        match years.last_mut() {
            Some((last, sum)) if *last == year => *sum += count,
            _ => years.push((year, count)),
        }
    }
    let year = |(year, count): (i16, u32)| (format!("{year:04}"), count);
    let month = |&(year, month, count): &(i16, i8, u32)| (format!("{year:04}-{month:02}"), count);
    let is_behind_year = begins.len() >= 4 && begins.starts_with(|first: char| first.is_ascii_digit());
    let with_months: &[_] = if is_behind_year { months } else { &[] };
    let points = years.into_iter().map(year).chain(with_months.iter().filter(|month| month.1 > 0).map(month));
    found.extend(
        points
            .filter(|(shown, _)| shown.starts_with(&begins))
            .map(|(shown, count)| point(&shown, Some(count))),
    );
    found
}

impl Candidate {
    /// As it stands in the row of candidates.
    #[must_use]
    pub fn label(&self) -> CleanText {
        match self.count {
            Some(count) => CleanText::line(&format!("{} {}", self.shown, grouped(count))),
            None => self.shown.clone(),
        }
    }
}
