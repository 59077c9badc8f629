//! The lines of the left pane, derived whenever the answer, the filter, the folds or the typed words change.
//! A facet lists at most [`limits::LISTED_VALUES`] values, besides chosen ones. Moving and choosing is left
//! to the parent module. Floor 3, part of [`app`](crate::app).

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::app::facets::{FACETS, FacetItem, FacetLine, FacetPosition, FacetValue, FacetsState};
use crate::app::geometry::Pane;
use crate::app::state::{Prompt, State};
use crate::library::{Facets, Finding};
use crate::limits;
use crate::query::{FLAGS, FacetChoice, Field, tag_key};
use crate::text::{fold, has_word_beginning};
use crate::wording::{Language, month_names_in};

/// A value that has a reason to be listed.
struct Listed<'a> {
    item: FacetItem,
    name: &'a str,
    /// Whether a typed word is found only inside a word of the name, not at its start.
    inside: bool,
    /// Whether it matches the typed words itself, not only one of its months.
    is_found: bool,
    /// The months of a year, newest first.
    months: Vec<Self>,
}

impl<'a> Listed<'a> {
    fn new((facet, name): (FacetValue, &'a str), count: usize, choice: Option<FacetChoice>) -> Self {
        let item = FacetItem { facet, count, unread: None, choice, shared: false, open: None };
        Self { item, name, inside: false, is_found: true, months: Vec::new() }
    }

    /// Names with a word that begins as typed first, then by count, highest first, then by name.
    fn order(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.inside, Reverse(one.item.count));
        key(self).cmp(&key(other)).then_with(|| self.name.cmp(other.name))
    }

    fn is_chosen(&self) -> bool {
        self.item.choice.is_some()
    }

    fn has_chosen_month(&self) -> bool {
        self.months.iter().any(Self::is_chosen)
    }
}

/// What decides which values of a facet are listed.
struct Search<'a> {
    finding: &'a Finding,
    words: &'a [String],
    /// The value under the cursor; it stays listed, because the next key applies to it.
    held: Option<FacetValue>,
    choices: HashMap<String, FacetChoice>,
}

impl<'a> Search<'a> {
    fn choice(&self, key: &str) -> Option<FacetChoice> {
        self.choices.get(key).copied()
    }

    /// The value, if `key` has the typed words and there is a reason to list it: articles, a choice in the
    /// filter, a typed word, or the cursor.
    fn listed<'n>(
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
        let inside = !self.words.iter().all(|word| has_word_beginning(key, word));
        Some(Listed { inside, ..Listed::new((facet, name), count, choice) })
    }

    /// The values of a facet; years and flags in their order.
    fn values(&self, field: Field) -> Vec<Listed<'a>> {
        if field == Field::Tag {
            self.tags()
        } else if field == Field::Date {
            self.years()
        } else if field == Field::Is {
            self.flags()
        } else {
            self.names(field)
        }
    }

    /// The tags; those that all listed articles have are marked as shared.
    fn tags(&self) -> Vec<Listed<'a>> {
        let facets = &self.finding.facets;
        let tags = self.finding.library.tags().iter().filter_map(|(id, tag)| {
            let facet = FacetValue::Tag(id);
            let count = count_of(facets, facet);
            let choice = self.choice(&tag.key).or_else(|| self.choice(&tag.short_key));
            let mut listed = self.listed((facet, &tag.key), &tag.key, count, choice)?;
            listed.item.shared = choice.is_none() && count > 0 && count == facets.counted;
            Some(listed)
        });
        tags.collect()
    }

    fn names(&self, field: Field) -> Vec<Listed<'a>> {
        let table = self.finding.library.names(field);
        // A single folder distinguishes nothing.
        if field == Field::Collection && table.len() < 2 {
            return Vec::new();
        }
        let needs_key = !self.words.is_empty() || !self.choices.is_empty();
        let names = table.iter().filter_map(|(id, name)| {
            let facet = FacetValue::Name(field, id);
            let key = if needs_key { tag_key(name) } else { String::new() };
            let count = count_of(&self.finding.facets, facet);
            self.listed((facet, name), &key, count, self.choice(&key))
        });
        names.collect()
    }

    /// The flags, with the number of listed articles that have them.
    fn flags(&self) -> Vec<Listed<'a>> {
        let flags = FLAGS.iter().filter_map(|row| {
            let facet = FacetValue::Flag(row.value);
            let key = format!("{} {}", fold(&facet.label(&self.finding.library)), row.name);
            let count = count_of(&self.finding.facets, facet);
            self.listed((facet, row.name), &key, count, self.choice(row.name))
        });
        flags.collect()
    }

    /// The years and months of the answer, and those in the filter, newest first.
    fn years(&self) -> Vec<Listed<'a>> {
        let mut counts: BTreeMap<i16, BTreeMap<i8, usize>> = BTreeMap::new();
        for &(year, month, number) in &*self.finding.facets.months {
            *counts.entry(year).or_default().entry(month).or_default() += to_usize(number);
        }
        let held = self.held.filter(|facet| facet.field() == Field::Date);
        for facet in self.choices.keys().filter_map(|key| FacetValue::of_date(key)).chain(held) {
            if let FacetValue::Year(year) | FacetValue::Month(year, _) = facet {
                let months = counts.entry(year).or_default();
                if let FacetValue::Month(_, month) = facet {
                    months.entry(month).or_default();
                }
            }
        }
        let listed = |facet: FacetValue, key: &str, count| {
            // There may be a thousand years of months; names are built only if the filter needs them.
            let is_asked = !self.choices.is_empty();
            let name = is_asked.then(|| tag_key(&facet.name(&self.finding.library)));
            self.listed((facet, ""), key, count, name.and_then(|name| self.choice(&name)))
        };
        let year = |(year, months): (i16, BTreeMap<i8, usize>)| {
            let all = months.values().sum();
            let month = |(month, count): (i8, usize)| {
                let key = if self.words.is_empty() { String::new() } else { month_key(year, month) };
                listed(FacetValue::Month(year, month), &key, count)
            };
            // Month 0 counts articles of which only the year is known.
            let months: Vec<_> =
                months.into_iter().rev().filter(|(month, _)| *month > 0).filter_map(month).collect();
            let facet = FacetValue::Year(year);
            let found = listed(facet, &format!("{year:04}"), all);
            let is_found = found.is_some();
            // A year is listed if one of its months matches.
            let for_month = || (!months.is_empty()).then(|| Listed::new((facet, ""), all, None));
            let own = found.or_else(for_month)?;
            Some(Listed { is_found, months, ..own })
        };
        counts.into_iter().rev().filter_map(year).collect()
    }
}

/// The text that typed words are matched with: all names of the month, its number and its year.
fn month_key(year: i16, month: i8) -> String {
    let names = Language::ALL.map(|language| month_names_in(language, month));
    let names: Vec<_> = names.into_iter().flat_map(|(name, short)| [name, short]).collect();
    fold(&format!("{} {year:04}-{month:02} {year:04}", names.join(" "))).into_owned()
}

fn count_of(counts: &Facets, facet: FacetValue) -> usize {
    let at = |counts: &[u32], index: usize| counts.get(index).copied().unwrap_or(0);
    let months = |is_meant: &dyn Fn(i16, i8) -> bool| {
        let meant = counts.months.iter().filter(|(year, month, _)| is_meant(*year, *month));
        meant.map(|(_, _, count)| count).sum()
    };
    to_usize(match facet {
        FacetValue::Tag(id) => at(&counts.tags, id.index()),
        FacetValue::Name(field, id) => at(counts.names(field), id.index()),
        FacetValue::Year(wanted) => months(&|year, _| year == wanted),
        FacetValue::Month(wanted, number) => months(&|year, month| (year, month) == (wanted, number)),
        FacetValue::Flag(flag) => counts.flags.of(flag),
    })
}

fn to_usize(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

pub(crate) fn derive_lines(state: &mut State) {
    derive_lines_around(state, state.facets.here());
}

/// Derives the lines, with the cursor on `before` if it is shown.
pub(crate) fn derive_lines_around(state: &mut State, before: Option<FacetPosition>) {
    let holds = state.focus == Pane::Tags && !matches!(state.prompt, Some(Prompt::Facet(_)));
    let held = before.and_then(FacetPosition::value).filter(|_| holds);
    let finding = &state.finding;
    let words = state.typed_facet_words();
    let values = |field| {
        let choices = state.filter.query.choices(field);
        Search { finding, words: &words, held, choices }.values(field)
    };
    let listed: Vec<_> = FACETS.iter().map(|row| (row.field, values(row.field))).collect();
    remember_chosen(&mut state.facets, &listed);
    let is_open = |position| !words.is_empty() || state.facets.is_open(position);
    let unread = finding.facets.unread.as_deref();
    let mut lines = Lines { all: Vec::new(), is_open: &is_open, held, first: None, unread };
    for (field, values) in &listed {
        lines.add_group(*field, values);
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
fn remember_chosen(facets: &mut FacetsState, listed: &[(Field, Vec<Listed<'_>>)]) {
    let mut chosen = HashSet::new();
    for (field, values) in listed {
        for value in values {
            if value.has_chosen_month() {
                chosen.insert(FacetPosition::Value(value.item.facet));
            }
            if value.is_chosen() || value.has_chosen_month() {
                chosen.insert(FacetPosition::Group(*field));
            }
        }
    }
    let before = std::mem::replace(&mut facets.chosen, chosen);
    let begun: Vec<FacetPosition> = facets.chosen.difference(&before).copied().collect();
    facets.folds.retain(|fold, open| *open || !begun.contains(fold));
}

/// The index of the line `before` in the new lines. A value that is folded away is represented by its year or
/// its heading.
fn cursor_in(facets: &FacetsState, lines: &[FacetLine], before: FacetPosition) -> usize {
    let stands_for = |position: &FacetPosition| match position {
        FacetPosition::Group(_) => *position == before || !facets.is_open(*position),
        FacetPosition::Value(_) => true,
    };
    std::iter::successors(Some(before), |position| position.around())
        .filter(stands_for)
        .find_map(|position| lines.iter().position(|line| FacetPosition::of(*line) == Some(position)))
        .unwrap_or(facets.cursor)
}

struct Lines<'a> {
    all: Vec<FacetLine>,
    is_open: &'a dyn Fn(FacetPosition) -> bool,
    held: Option<FacetValue>,
    /// Whether the best match so far is only `inside`, and its index: the cursor goes there.
    first: Option<(bool, usize)>,
    /// The unread counts; `None` if nothing has been read yet.
    unread: Option<&'a Facets>,
}

impl Lines<'_> {
    /// Adds a facet with its values, and below them the tags that all listed articles have.
    fn add_group(&mut self, group: Field, values: &[Listed<'_>]) {
        if values.is_empty() {
            return;
        }
        if self.all.last().is_some_and(|line| !matches!(line, FacetLine::Group { .. })) {
            self.all.push(FacetLine::Gap);
        }
        let open = (self.is_open)(FacetPosition::Group(group));
        let chosen = values.iter().any(|value| value.is_chosen() || value.has_chosen_month());
        self.all.push(FacetLine::Group { group, open, chosen });
        if !open {
            return;
        }
        let is_sorted = matches!(group, Field::Date | Field::Is);
        let (shared, own): (Vec<_>, Vec<_>) = values.iter().partition(|value| value.item.shared);
        self.add_values(own, is_sorted);
        if !shared.is_empty() {
            self.all.push(FacetLine::SharedHeader);
            self.add_values(shared, is_sorted);
        }
    }

    /// Adds values in their order, at most [`limits::LISTED_VALUES`]; chosen ones and the one under the
    /// cursor are always listed.
    fn add_values(&mut self, mut values: Vec<&Listed<'_>>, is_sorted: bool) {
        let (total, most) = (values.len(), limits::LISTED_VALUES);
        let mut rest = Vec::new();
        if total > most {
            if !is_sorted {
                // Only the listed ones need sorting.
                values.select_nth_unstable_by(most, |left, right| left.order(right));
            }
            rest = values.split_off(most);
            rest.retain(|value| value.is_chosen() || self.held == Some(value.item.facet));
        }
        if !is_sorted {
            values.sort_by(|left, right| left.order(right));
            rest.sort_by(|left, right| left.order(right));
        }
        let more = total - values.len() - rest.len();
        for value in values.into_iter().chain(rest) {
            self.add_value(value);
        }
        if more > 0 {
            self.all.push(FacetLine::More(more));
        }
    }

    /// Adds a value, and its months if it is an unfolded year. The cursor may go to it.
    fn add_value(&mut self, value: &Listed<'_>) {
        let facet = value.item.facet;
        let better = self.first.is_none_or(|(inside, _)| inside && !value.inside);
        if value.is_found && better {
            self.first = Some((value.inside, self.all.len()));
        }
        // Flags are not counted among the unread.
        let unread = self.unread.filter(|_| facet.field() != Field::Is);
        let unread = unread.map(|counts| count_of(counts, facet));
        let open = (!value.months.is_empty()).then(|| (self.is_open)(FacetPosition::Value(facet)));
        self.all.push(FacetLine::Value(FacetItem { unread, open, ..value.item }));
        if open == Some(true) {
            for month in &value.months {
                self.add_value(month);
            }
        }
    }
}
