//! The lines of the left pane, derived whenever the answer, the filter, the folds or the typed words change.
//! A facet lists at most [`limits::LISTED_VALUES`] values, besides chosen ones. Moving and choosing is left
//! to the parent module. Floor 3, part of [`app`](crate::app).

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::app::facets::{FACETS, FacetItem, FacetLine, FacetPosition, FacetValue, FacetsState, Fold};
use crate::app::geometry::Pane;
use crate::app::state::{Prompt, State};
use crate::app::update::facets::unread;
use crate::library::{Facets, Finding, NameId};
use crate::limits;
use crate::query::words::WordRow;
use crate::query::{FLAGS, FacetChoice, Field, Flag, tag_key};
use crate::text::fold;
use crate::wording::{Language, month_names_in};

struct Listed<'a> {
    item: FacetItem,
    name: &'a str,
    /// Whether a typed word is found only inside a word of the name, not at its start.
    inside: bool,
}

impl Listed<'_> {
    /// Names with a word that begins as typed first, then by count, highest first, then by name.
    fn order(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.inside, Reverse(one.item.count));
        key(self).cmp(&key(other)).then_with(|| self.name.cmp(other.name))
    }

    /// Whether the filter includes or excludes the value.
    fn is_chosen(&self) -> bool {
        self.item.choice.is_some()
    }
}

struct Search<'a> {
    words: &'a [String],
    /// The value under the cursor; it stays listed, because the next key applies to it.
    held: Option<FacetValue>,
    choices: HashMap<String, FacetChoice>,
}

impl Search<'_> {
    fn needs_key(&self) -> bool {
        !self.words.is_empty() || !self.choices.is_empty()
    }

    fn choice(&self, key: &str) -> Option<FacetChoice> {
        self.choices.get(key).copied()
    }

    /// The value, if it matches the typed words and has a reason to be listed: articles, a choice in the
    /// filter, a typed word, or the cursor.
    fn candidate<'n>(
        &self,
        (facet, name): (FacetValue, &'n str),
        key: &str,
        count: usize,
        choice: Option<FacetChoice>,
    ) -> Option<Listed<'n>> {
        let has_reason = count > 0 || choice.is_some() || !self.words.is_empty() || self.held == Some(facet);
        if !has_reason || !self.words.iter().all(|word| key.contains(word.as_str())) {
            return None;
        }
        let inside = !self.words.iter().all(|word| begins(key, word));
        Some(Listed { item: item(facet, count, choice), name, inside })
    }

    /// The names of a field.
    fn names<'n>(&self, field: Field, finding: &'n Finding) -> Vec<Listed<'n>> {
        let (table, counts) = (finding.library.names(field), finding.facets.names(field));
        // A single folder distinguishes nothing.
        if field == Field::Collection && table.len() < 2 {
            return Vec::new();
        }
        let candidate = |(id, name): (NameId, &'n crate::text::CleanText)| {
            let key = if self.needs_key() { tag_key(name) } else { String::new() };
            let count = count(counts.get(id.index()));
            self.candidate((FacetValue::Name(field, id), name.as_str()), &key, count, self.choice(&key))
        };
        table.iter().filter_map(candidate).collect()
    }
}

/// Whether a word of the name begins with `word`.
fn begins(key: &str, word: &str) -> bool {
    key.match_indices(word).any(|(at, _)| {
        let before = key.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    })
}

fn item(facet: FacetValue, count: usize, choice: Option<FacetChoice>) -> FacetItem {
    FacetItem { facet, count, unread: None, choice, shared: false, open: None }
}

fn count(count: Option<&u32>) -> usize {
    count.map_or(0, |&count| usize::try_from(count).unwrap_or(usize::MAX))
}

/// A year with its months, newest first.
struct Year<'a> {
    own: Listed<'a>,
    /// Whether the year itself matches, not only one of its months.
    is_found: bool,
    months: Vec<Listed<'a>>,
}

/// Derives the lines. The cursor stays on its line.
pub(crate) fn derive_lines(state: &mut State) {
    let position = state.facets.lines.get(state.facets.cursor).copied().and_then(FacetPosition::of);
    derive_lines_around(state, position);
}

/// Derives the lines, with the cursor on `before` if it is shown.
pub(crate) fn derive_lines_around(state: &mut State, before: Option<FacetPosition>) {
    let held = match before {
        Some(FacetPosition::Value(facet))
            if state.focus == Pane::Tags && !matches!(state.prompt, Some(Prompt::Facet(_))) =>
        {
            Some(facet)
        }
        Some(FacetPosition::Value(_) | FacetPosition::Group(_)) | None => None,
    };
    let finding = state.finding.clone();
    let query = state.filter.query.clone();
    let words = state.typed_facet_words();
    let search = |field| {
        let choices = query.choices(field);
        Search { words: &words, held, choices }
    };
    let years = years(&finding, &search(Field::Date));
    let values = |field| {
        let search = search(field);
        if field == Field::Tag {
            tags(&finding, &search)
        } else if field == Field::Is {
            flags(&finding, &search)
        } else {
            // Dates have no names; their lines are made in `years`.
            search.names(field, &finding)
        }
    };
    let listed: Vec<(Field, Vec<Listed<'_>>)> =
        FACETS.iter().map(|row| (row.field, values(row.field))).collect();
    remember_chosen(&mut state.facets, &years, &listed);
    let is_open = |fold| !words.is_empty() || state.facets.is_open(fold);
    let unread = finding.facets.unread.as_deref();
    let mut lines = Lines { all: Vec::new(), is_open: &is_open, held, first: None, unread };
    for (field, values) in &listed {
        if *field == Field::Tag {
            lines.add_tags(values);
        } else if *field == Field::Date {
            lines.add_dates(&years);
        } else {
            lines.add_group(*field, values);
        }
    }
    let (lines, first) = (lines.all, lines.first.map_or(0, |(_, at)| at));
    state.facets.cursor = match before {
        Some(before) if state.facets.visited => cursor_in(&state.facets, &lines, before),
        None if state.facets.visited && words.is_empty() && !state.facets.lines.is_empty() => {
            state.facets.cursor
        }
        Some(_) | None => first,
    };
    state.facets.lines = lines;
    state.facets.snap_cursor(1);
}

/// Unfolds the facet or year of a value that has just been chosen, even if the user had folded it.
fn remember_chosen(tags: &mut FacetsState, years: &[Year<'_>], listed: &[(Field, Vec<Listed<'_>>)]) {
    let any_chosen = |candidates: &[Listed<'_>]| candidates.iter().any(Listed::is_chosen);
    let mut chosen = HashSet::new();
    for (field, _) in listed.iter().filter(|(_, candidates)| any_chosen(candidates)) {
        chosen.insert(Fold::Group(*field));
    }
    for year in years {
        let in_months = any_chosen(&year.months);
        if let FacetValue::Year(number) = year.own.item.facet
            && in_months
        {
            chosen.insert(Fold::Year(number));
        }
        if in_months || year.own.is_chosen() {
            chosen.insert(Fold::Group(Field::Date));
        }
    }
    let before = std::mem::replace(&mut tags.chosen, chosen);
    let begun: Vec<Fold> = tags.chosen.difference(&before).copied().collect();
    tags.folds.retain(|fold, open| *open || !begun.contains(fold));
}

/// The index of the line `before` in the new lines.
fn cursor_in(tags: &FacetsState, lines: &[FacetLine], before: FacetPosition) -> usize {
    let at = |wanted: FacetPosition| lines.iter().position(|line| FacetPosition::of(*line) == Some(wanted));
    // A value that is folded away is represented by its year or its heading.
    let year = || match before {
        FacetPosition::Value(FacetValue::Month(year, _)) => at(FacetPosition::Value(FacetValue::Year(year))),
        FacetPosition::Value(_) | FacetPosition::Group(_) => None,
    };
    let group = || match before {
        FacetPosition::Value(facet) if !tags.is_open(Fold::Group(facet.field())) => {
            at(FacetPosition::Group(facet.field()))
        }
        FacetPosition::Value(_) | FacetPosition::Group(_) => None,
    };
    at(before).or_else(year).or_else(group).unwrap_or(tags.cursor)
}

/// The tags; those that all listed articles have are marked as shared.
fn tags<'n>(finding: &'n Finding, search: &Search<'_>) -> Vec<Listed<'n>> {
    let counted = finding.facets.counted;
    let candidate = |(id, tag): (crate::library::TagId, &'n crate::library::tags::Tag)| {
        let count = count(finding.facets.tags.get(id.index()));
        let choice = search.choice(&tag.key).or_else(|| search.choice(&tag.short_key));
        let mut found = search.candidate((FacetValue::Tag(id), tag.key.as_str()), &tag.key, count, choice)?;
        found.item.shared = choice.is_none() && count > 0 && count == counted;
        Some(found)
    };
    finding.library.tags().iter().filter_map(candidate).collect()
}

/// The years and months of the answer, and those in the filter.
fn years(finding: &Finding, search: &Search<'_>) -> Vec<Year<'static>> {
    let mut counts: BTreeMap<i16, BTreeMap<i8, usize>> = BTreeMap::new();
    for &(year, month, number) in &*finding.facets.months {
        *counts.entry(year).or_default().entry(month).or_default() += count(Some(&number));
    }
    let held = search.held.filter(|facet| facet.field() == Field::Date);
    for facet in search.choices.keys().filter_map(|key| FacetValue::of_date(key)).chain(held) {
        match facet {
            FacetValue::Year(year) => drop(counts.entry(year).or_default()),
            FacetValue::Month(year, month) => drop(counts.entry(year).or_default().entry(month).or_default()),
            FacetValue::Tag(_) | FacetValue::Name(..) | FacetValue::Flag(_) => {}
        }
    }
    let candidate = |facet: FacetValue, key: &str, count| {
        // There may be a thousand years of months; names are built only if the filter needs them.
        let is_asked = !search.choices.is_empty();
        let choice = is_asked.then(|| search.choice(&tag_key(&facet.name(&finding.library)))).flatten();
        search.candidate((facet, ""), key, count, choice)
    };
    let year = |(year, months): (i16, BTreeMap<i8, usize>)| {
        let all = months.values().sum();
        let month = |(month, count): (i8, usize)| {
            let key = if search.words.is_empty() { String::new() } else { month_key(year, month) };
            candidate(FacetValue::Month(year, month), &key, count)
        };
        // Month 0 counts articles of which only the year is known.
        let months: Vec<_> =
            months.into_iter().rev().filter(|(month, _)| *month > 0).filter_map(month).collect();
        let found = candidate(FacetValue::Year(year), &format!("{year:04}"), all);
        let is_found = found.is_some();
        // A year is listed if one of its months matches.
        let year = found.or_else(|| {
            let item = item(FacetValue::Year(year), all, None);
            (!months.is_empty()).then_some(Listed { item, name: "", inside: false })
        });
        year.map(|own| Year { own, is_found, months })
    };
    counts.into_iter().rev().filter_map(year).collect()
}

/// The text that typed words are matched with: all names of the month, its number and its year.
fn month_key(year: i16, month: i8) -> String {
    let names = Language::ALL.map(|language| month_names_in(language, month));
    let names: Vec<_> = names.into_iter().flat_map(|(name, short)| [name, short]).collect();
    fold(&format!("{} {year:04}-{month:02} {year:04}", names.join(" "))).into_owned()
}

/// The flags, with the number of listed articles that have them.
fn flags(finding: &Finding, search: &Search<'_>) -> Vec<Listed<'static>> {
    let candidate = |row: &'static WordRow<Flag>| {
        let facet = FacetValue::Flag(row.value);
        let key = format!("{} {}", fold(&facet.label(&finding.library)), row.name);
        let count = count(Some(&finding.facets.flags.of(row.value)));
        search.candidate((facet, row.name), &key, count, search.choice(row.name))
    };
    FLAGS.iter().filter_map(candidate).collect()
}

struct Lines<'a> {
    all: Vec<FacetLine>,
    is_open: &'a dyn Fn(Fold) -> bool,
    held: Option<FacetValue>,
    /// Whether the best match so far is only `inside`, and its index: the cursor goes there.
    first: Option<(bool, usize)>,
    /// The unread counts; `None` if nothing has been read yet.
    unread: Option<&'a Facets>,
}

impl Lines<'_> {
    /// Adds the heading of a facet; true if its values are unfolded.
    fn add_heading(&mut self, group: Field, chosen: bool) -> bool {
        let open = (self.is_open)(Fold::Group(group));
        if self.all.last().is_some_and(|line| !matches!(line, FacetLine::Group { .. })) {
            self.all.push(FacetLine::Gap);
        }
        self.all.push(FacetLine::Group { group, open, chosen });
        open
    }

    /// Adds a value; if it `is_found`, the cursor may go to it.
    fn add_value(&mut self, value: &Listed<'_>, is_found: bool) {
        let at = self.all.len();
        let better = self.first.is_none_or(|(inside, _)| inside && !value.inside);
        if is_found && better {
            self.first = Some((value.inside, at));
        }
        let unread = self.unread.and_then(|counts| unread::count(counts, value.item.facet));
        self.all.push(FacetLine::Value(FacetItem { unread, ..value.item }));
    }

    /// Adds values in their order, at most [`limits::LISTED_VALUES`]; chosen ones and the one under the
    /// cursor are always listed.
    fn add_values(&mut self, mut values: Vec<&Listed<'_>>, is_sorted: bool) {
        let (total, most) = (values.len(), limits::LISTED_VALUES);
        let mut rest = Vec::new();
        if total > most {
            // Only the listed ones need sorting.
            values.select_nth_unstable_by(most, |left, right| left.order(right));
            rest = values.split_off(most);
            rest.retain(|value| value.is_chosen() || self.held == Some(value.item.facet));
        }
        if !is_sorted {
            values.sort_by(|left, right| left.order(right));
            rest.sort_by(|left, right| left.order(right));
        }
        let more = total - values.len() - rest.len();
        for value in values.into_iter().chain(rest) {
            self.add_value(value, true);
        }
        if more > 0 {
            self.all.push(FacetLine::More(more));
        }
    }

    fn add_group(&mut self, group: Field, candidates: &[Listed<'_>]) {
        let chosen = candidates.iter().any(Listed::is_chosen);
        if !candidates.is_empty() && self.add_heading(group, chosen) {
            self.add_values(candidates.iter().collect(), group == Field::Is);
        }
    }

    fn add_tags(&mut self, candidates: &[Listed<'_>]) {
        let chosen = candidates.iter().any(Listed::is_chosen);
        if candidates.is_empty() || !self.add_heading(Field::Tag, chosen) {
            return;
        }
        let (shared, own): (Vec<_>, Vec<_>) = candidates.iter().partition(|one| one.item.shared);
        self.add_values(own, false);
        if !shared.is_empty() {
            self.all.push(FacetLine::SharedHeader);
            self.add_values(shared, false);
        }
    }

    fn add_dates(&mut self, years: &[Year<'_>]) {
        let is_chosen = |year: &Year<'_>| year.own.is_chosen() || year.months.iter().any(Listed::is_chosen);
        let chosen = years.iter().any(is_chosen);
        if years.is_empty() || !self.add_heading(Field::Date, chosen) {
            return;
        }
        for year in years.iter().take(limits::LISTED_VALUES) {
            let FacetValue::Year(number) = year.own.item.facet else { continue };
            let open = (!year.months.is_empty()).then(|| (self.is_open)(Fold::Year(number)));
            self.add_value(&year.own, year.is_found);
            if let Some(FacetLine::Value(item)) = self.all.last_mut() {
                item.open = open;
            }
            if open == Some(true) {
                for month in &year.months {
                    self.add_value(month, true);
                }
            }
        }
        if let Some(more) = years.len().checked_sub(limits::LISTED_VALUES).filter(|&more| more > 0) {
            self.all.push(FacetLine::More(more));
        }
    }
}
