//! Candidates to complete the filter prompt with: names of fields, and values with their number of articles.
//! Floor 3, part of [`app`](crate::app). `query::complete` finds out what is completed, `app::update` inserts it.

use std::cmp::Reverse;
use std::ops::Range;

use tui_input::Input;

use crate::app::state::{Candidate, Completing, State};
use crate::library::NameId;
use crate::limits;
use crate::query::complete::{self, Completion, CompletionKind};
use crate::query::value::time_words;
use crate::query::{FIELDS, FLAGS, Field, FieldKind, SORTS, tag_key};
use crate::text::{CleanText, fold};
use crate::wording::{Language, current_language, grouped};

/// The caret as a byte offset in the line.
pub fn caret_byte(line: &Input) -> usize {
    line.value().char_indices().nth(line.cursor()).map_or(line.value().len(), |(at, _)| at)
}

/// The candidates at the caret, if there are any.
pub fn at(state: &State, line: &Input) -> Option<Completing> {
    let text = line.value();
    let Completion { span, wanted } = complete::at(text, caret_byte(line))?;
    let candidates = match wanted {
        CompletionKind::FieldName(typed) => return names(text, span, &typed),
        CompletionKind::Value(field, typed) => values(state, field, &typed),
    };
    offered(span, candidates)
}

/// The names of all fields, if one could begin at the caret; `None` inside quotes.
pub fn anything(line: &Input) -> Option<Completing> {
    let (text, caret) = (line.value(), caret_byte(line));
    let (before, after) = text.split_at_checked(caret)?;
    if !before.chars().next_back().is_none_or(|last| last.is_whitespace() || matches!(last, '(' | '-')) {
        return None;
    }
    let with_a_letter = format!("{before}x");
    match complete::at(&with_a_letter, with_a_letter.len())?.wanted {
        CompletionKind::FieldName(typed) if typed == "x" && !after.starts_with(char::is_alphanumeric) => {
            names(text, caret..caret, "")
        }
        CompletionKind::FieldName(_) | CompletionKind::Value(..) => None,
    }
}

/// The names of fields that begin with the typed text, in the order of their table.
fn names(text: &str, span: Range<usize>, typed: &str) -> Option<Completing> {
    // A name in the middle of the line is replaced up to its colon, so that its value is kept.
    let written = text.get(span.clone()).unwrap_or_default();
    let end = written.find(':').map_or(span.end, |colon| span.start + colon + 1);
    let names = FIELDS.iter().filter_map(|row| spelled(row.name, row.others, typed));
    offered(span.start..end, names.map(|name| word(&format!("{name}:"), None)).collect())
}

fn offered(span: Range<usize>, mut candidates: Vec<Candidate>) -> Option<Completing> {
    candidates.truncate(limits::CANDIDATES);
    (!candidates.is_empty()).then_some(Completing { span, candidates, chosen: None })
}

fn values(state: &State, field: Field, typed: &str) -> Vec<Candidate> {
    let library = &state.finding.library;
    let facets = &state.finding.facets;
    match field.kind() {
        FieldKind::Text | FieldKind::Name if field == Field::Tag => tags(state, typed),
        FieldKind::Text | FieldKind::Name => {
            // `source:` searches hosts too, and those are known.
            let parts =
                field.row().searches.iter().chain([&field]).filter(|part| !library.names(**part).is_empty());
            let part = parts.copied().next().unwrap_or(field);
            let counts = facets.names(part);
            let count = |id: NameId| counts.get(id.index()).copied().map_or(0, number);
            let names = library.names(part).iter().map(|(id, name)| (name, Some(count(id))));
            listed(field, names, typed)
        }
        FieldKind::Time => times(typed, if field == Field::Date { &facets.months } else { &[] }),
        FieldKind::Flag => {
            let rows = FLAGS.iter().filter_map(|row| Some((row, spelled(row.name, row.others, typed)?)));
            let mut flags: Vec<Candidate> =
                rows.map(|(row, name)| word(name, Some(number(facets.flags.of(row.value))))).collect();
            flags.sort_by_key(|flag| Reverse(flag.count));
            flags
        }
        FieldKind::Sort => {
            let names = SORTS.iter().filter_map(|row| spelled(row.name, row.others, typed));
            names.map(|name| word(name, None)).collect()
        }
        FieldKind::Search => {
            let names = state.searches.iter().map(|search| (&search.name, None));
            listed(field, names, typed)
        }
        FieldKind::Key => {
            // The keys of one article are enough: in most folders all articles have the same.
            let one = state.current_id().or_else(|| library.ids().next());
            let keys = one.map(|id| library.keys(id)).unwrap_or_default();
            listed(field, keys.iter().map(|(key, _)| (key, None)), typed)
        }
        FieldKind::Number | FieldKind::Limit => Vec::new(),
    }
}

/// The first of several names that begins with the typed text.
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

/// Tags with a word that begins with the typed text. The counts are those of the list; if all are 0, because
/// the unfinished tag itself filters the articles out, those of the library.
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

/// Names with a word that begins with the typed text: those that begin with it first, then the most frequent,
/// then alphabetically.
fn listed<'a>(
    field: Field,
    names: impl Iterator<Item = (&'a CleanText, Option<usize>)>,
    typed: &str,
) -> Vec<Candidate> {
    let begins = fold(typed).into_owned();
    let mut found: Vec<(_, Candidate)> = names
        .filter_map(|(name, count)| {
            let key = fold(name).into_owned();
            let is_start = key.starts_with(&begins);
            let is_part =
                || key.split(|next: char| !next.is_alphanumeric()).any(|part| part.starts_with(&begins));
            if name.is_empty() || !(is_start || is_part()) {
                return None;
            }
            // Names without a listed article come last and have no count.
            let count = count.filter(|&count| count > 0);
            let inserted = complete::insertion(field, name);
            let place = (!is_start, Reverse(count.unwrap_or(0)), key);
            Some((place, Candidate { shown: name.clone(), inserted, count }))
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Times: words, then the years in the list and, once a year is typed, its months, the newest first. After
/// `..` or a comparison sign the time that follows it is completed.
fn times(typed: &str, months: &[(i16, i8, u32)]) -> Vec<Candidate> {
    let end = typed.rfind(['.', '<', '>', '=']).map_or(0, |at| at + 1);
    let (head, typed) = typed.split_at_checked(end).unwrap_or(("", typed));
    let begins = fold(typed).into_owned();
    let point = |shown: &str, count: Option<u32>| {
        let count = count.map(number);
        Candidate { shown: CleanText::line(shown), inserted: format!("{head}{shown}"), count }
    };
    // As long as nothing is typed, offer a few words in the user’s language only.
    let most = if begins.is_empty() { 0 } else { usize::MAX };
    let own_words = match current_language() {
        Language::English => ["today", "yesterday", "week", "month", "year"],
        Language::French => ["aujourdhui", "hier", "semaine", "mois", "an"],
    };
    let others = time_words().filter(|word| !own_words.contains(word) && !word.contains('\'')).take(most);
    let words = own_words.into_iter().chain(others).filter(|word| word.starts_with(&begins));
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
    let is_year_typed = begins.len() >= 4 && begins.starts_with(|first: char| first.is_ascii_digit());
    let with_months: &[_] = if is_year_typed { months } else { &[] };
    let points = years.into_iter().map(year).chain(with_months.iter().filter(|month| month.1 > 0).map(month));
    found.extend(
        points
            .filter(|(shown, _)| shown.starts_with(&begins))
            .map(|(shown, count)| point(&shown, Some(count))),
    );
    found
}

impl Candidate {
    /// The text in the row of candidates: name and count.
    pub fn label(&self) -> CleanText {
        match self.count {
            Some(count) => CleanText::line(&format!("{} {}", self.shown, grouped(count))),
            None => self.shown.clone(),
        }
    }
}
