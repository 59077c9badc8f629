//! The lines of the left pane, made of the answer, the filter, the folds and what is typed.
//!
//! They are made when one of these changes, not for a frame, and of a group no more are listed than
//! anybody looks through.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::app::facets::{Facet, FacetGroup, FacetItem, FacetLine, Fold, Spot, TagsState};
use crate::app::geometry::Pane;
use crate::app::state::State;
use crate::app::update::facets::unread;
use crate::library::{Facets, Finding, NameId, NameTable};
use crate::limits;
use crate::query::{Choice, FLAGS, Field, Query, tag_key};
use crate::text::fold;
use crate::wording::{Language, month_names_in};

/// A value that may be listed, with what it is ordered by.
struct Candidate<'a> {
    item: FacetItem,
    name: &'a str,
    /// Whether a typed word only stands inside one of its words.
    inside: bool,
}

impl Candidate<'_> {
    /// What begins as typed first, then the most frequent, then by name.
    fn order(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.inside, Reverse(one.item.count));
        key(self).cmp(&key(other)).then_with(|| self.name.cmp(other.name))
    }
}

/// What decides whether a value is listed.
struct Search<'a> {
    query: &'a Query,
    words: &'a [String],
    /// The value with the cursor: the next key is meant for it, so it stays.
    held: Option<Facet>,
    choices: HashMap<String, Choice>,
}

impl Search<'_> {
    fn of(self, field: Field) -> Self {
        Self { choices: self.query.choices(field), ..self }
    }

    /// Whether a value is compared with anything by its folded name.
    fn needs_key(&self) -> bool {
        !self.words.is_empty() || !self.choices.is_empty()
    }

    fn choice(&self, key: &str) -> Option<Choice> {
        self.choices.get(key).copied()
    }

    /// The value, if it is found and there is a reason to list it.
    fn candidate<'n>(
        &self,
        (facet, name): (Facet, &'n str),
        key: &str,
        count: usize,
        choice: Option<Choice>,
    ) -> Option<Candidate<'n>> {
        let has_reason = count > 0 || choice.is_some() || !self.words.is_empty() || self.held == Some(facet);
        if !has_reason || !self.words.iter().all(|word| key.contains(word.as_str())) {
            return None;
        }
        let inside = !self.words.iter().all(|word| begins(key, word));
        Some(Candidate {
            item: FacetItem { facet, count, unread: None, choice, shared: false, open: None },
            name,
            inside,
        })
    }

    /// The names of a table, such as that of the hosts.
    fn names<'n>(
        &self,
        table: &'n NameTable,
        counts: &[u32],
        facet: impl Fn(NameId) -> Facet,
    ) -> Vec<Candidate<'n>> {
        let candidate = |(id, name): (NameId, &'n crate::text::CleanText)| {
            let key = if self.needs_key() { tag_key(name) } else { String::new() };
            let count = count(counts.get(id.index()));
            self.candidate((facet(id), name.as_str()), &key, count, self.choice(&key))
        };
        table.iter().filter_map(candidate).collect()
    }
}

/// Whether one of the words of a name begins so.
fn begins(key: &str, word: &str) -> bool {
    key.match_indices(word).any(|(at, _)| {
        let before = key.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    })
}

fn count(count: Option<&u32>) -> usize {
    count.map_or(0, |&count| usize::try_from(count).unwrap_or(usize::MAX))
}

/// A year with its months, the newest first.
struct Year<'a> {
    own: Candidate<'a>,
    /// Whether it is found itself, not only one of its months.
    is_found: bool,
    months: Vec<Candidate<'a>>,
}

/// Makes the lines anew. The cursor keeps to its line.
pub(in crate::app::update) fn derive_lines(state: &mut State) {
    let spot = state.tags.lines.get(state.tags.cursor).copied().and_then(Spot::of);
    derive_lines_around(state, spot);
}

/// Makes the lines anew, with the cursor on `before` if that is shown.
pub(in crate::app::update) fn derive_lines_around(state: &mut State, before: Option<Spot>) {
    let held = match before {
        Some(Spot::Value(facet)) if state.focus == Pane::Tags && state.tags.prompt.is_none() => Some(facet),
        Some(Spot::Value(_) | Spot::Group(_)) | None => None,
    };
    let finding = state.finding.clone();
    let query = state.filter.query.clone();
    let words = state.tags.typed_words();
    let search = || Search { query: &query, words: &words, held, choices: HashMap::new() };
    let tags = tags(&finding, &search().of(Field::Tag));
    let years = years(&finding, &search().of(Field::Date));
    let library = Arc::clone(&finding.library);
    let facets = &finding.facets;
    let named = [
        (FacetGroup::Sources, search().of(Field::Host).names(library.hosts(), &facets.hosts, Facet::Host)),
        (FacetGroup::Folders, {
            // One folder says nothing.
            let several = library.folders().len() > 1;
            let search = search().of(Field::Collection);
            if several { search.names(library.folders(), &facets.folders, Facet::Folder) } else { Vec::new() }
        }),
        (
            FacetGroup::Languages,
            search().of(Field::Language).names(library.languages(), &facets.languages, Facet::Language),
        ),
        (FacetGroup::Flags, flags(&finding, &search().of(Field::Is))),
    ];
    remember_chosen(&mut state.tags, &tags, &years, &named);
    let is_open = |fold| !words.is_empty() || state.tags.is_open(fold);
    let unread = facets.unread.as_deref();
    let mut lines = Lines { all: Vec::new(), is_open: &is_open, held, first: None, unread };
    for group in FacetGroup::ALL {
        match named.iter().find(|(other, _)| *other == group) {
            Some((_, candidates)) => lines.add_group(group, candidates),
            None if group == FacetGroup::Tags => lines.add_tags(&tags),
            None => lines.add_dates(&years),
        }
    }
    let (lines, first) = (lines.all, lines.first.map_or(0, |(_, at)| at));
    state.tags.cursor = match before {
        Some(before) if state.tags.visited => cursor_in(&state.tags, &lines, before),
        None if state.tags.visited && words.is_empty() && !state.tags.lines.is_empty() => state.tags.cursor,
        Some(_) | None => first,
    };
    state.tags.lines = lines;
    super::land(state, 1);
}

/// What holds a chosen value unfolds when that begins, whatever was folded by hand before.
fn remember_chosen(
    tags: &mut TagsState,
    own: &[Candidate<'_>],
    years: &[Year<'_>],
    named: &[(FacetGroup, Vec<Candidate<'_>>)],
) {
    let is_chosen = |candidates: &[Candidate<'_>]| candidates.iter().any(|one| one.item.choice.is_some());
    let mut chosen = HashSet::new();
    if is_chosen(own) {
        chosen.insert(Fold::Group(FacetGroup::Tags));
    }
    for (group, _) in named.iter().filter(|(_, candidates)| is_chosen(candidates)) {
        chosen.insert(Fold::Group(*group));
    }
    for year in years {
        let in_months = is_chosen(&year.months);
        if let Facet::Year(number) = year.own.item.facet
            && in_months
        {
            chosen.insert(Fold::Year(number));
        }
        if in_months || year.own.item.choice.is_some() {
            chosen.insert(Fold::Group(FacetGroup::Dates));
        }
    }
    let before = std::mem::replace(&mut tags.chosen, chosen);
    let begun: Vec<Fold> = tags.chosen.difference(&before).copied().collect();
    tags.folds.retain(|fold, open| *open || !begun.contains(fold));
}

/// Where the line `before` stands in new lines.
fn cursor_in(tags: &TagsState, lines: &[FacetLine], before: Spot) -> usize {
    let at = |spot: Spot| lines.iter().position(|line| Spot::of(*line) == Some(spot));
    // A value that was folded away is where its year or group is.
    let year = || match before {
        Spot::Value(Facet::Month(year, _)) => at(Spot::Value(Facet::Year(year))),
        Spot::Value(_) | Spot::Group(_) => None,
    };
    let group = || match before {
        Spot::Value(facet) if !tags.is_open(Fold::Group(facet.group())) => at(Spot::Group(facet.group())),
        Spot::Value(_) | Spot::Group(_) => None,
    };
    at(before).or_else(year).or_else(group).unwrap_or(tags.cursor)
}

/// The tags, with those that all listed articles carry marked.
fn tags<'n>(finding: &'n Finding, search: &Search<'_>) -> Vec<Candidate<'n>> {
    let counted = finding.facets.counted;
    let candidate = |(id, tag): (crate::library::TagId, &'n crate::library::tags::Tag)| {
        let count = count(finding.facets.tags.get(id.index()));
        let choice = search.choice(&tag.key).or_else(|| search.choice(&tag.short_key));
        let mut found = search.candidate((Facet::Tag(id), tag.key.as_str()), &tag.key, count, choice)?;
        found.item.shared = choice.is_none() && count > 0 && count == counted;
        Some(found)
    };
    finding.library.tags().iter().filter_map(candidate).collect()
}

/// The years and months of the answer, and those that the filter names.
fn years(finding: &Finding, search: &Search<'_>) -> Vec<Year<'static>> {
    let mut counts: BTreeMap<i16, BTreeMap<i8, usize>> = BTreeMap::new();
    for &(year, month, number) in &*finding.facets.months {
        *counts.entry(year).or_default().entry(month).or_default() += count(Some(&number));
    }
    let held = search.held.filter(|facet| facet.group() == FacetGroup::Dates);
    for facet in search.choices.keys().filter_map(|key| Facet::of_date(key)).chain(held) {
        match facet {
            Facet::Year(year) => drop(counts.entry(year).or_default()),
            Facet::Month(year, month) => drop(counts.entry(year).or_default().entry(month).or_default()),
            Facet::Tag(_) | Facet::Host(_) | Facet::Folder(_) | Facet::Language(_) | Facet::Flag(_) => {}
        }
    }
    let candidate = |facet: Facet, key: &str, count| {
        // There may be a thousand years of months, and mostly nobody asks for their names.
        let is_asked = !search.choices.is_empty();
        let choice = is_asked.then(|| search.choice(&tag_key(&facet.name(&finding.library)))).flatten();
        search.candidate((facet, ""), key, count, choice)
    };
    let year = |(year, months): (i16, BTreeMap<i8, usize>)| {
        let all = months.values().sum();
        let month = |(month, count): (i8, usize)| {
            let key = if search.words.is_empty() { String::new() } else { month_key(year, month) };
            candidate(Facet::Month(year, month), &key, count)
        };
        // The month 0 stands for articles of which only the year is known.
        let months: Vec<_> =
            months.into_iter().rev().filter(|(month, _)| *month > 0).filter_map(month).collect();
        let found = candidate(Facet::Year(year), &format!("{year:04}"), all);
        let is_found = found.is_some();
        // A month is found under its year.
        let year = found.or_else(|| {
            let item = FacetItem {
                facet: Facet::Year(year),
                count: all,
                unread: None,
                choice: None,
                shared: false,
                open: None,
            };
            (!months.is_empty()).then_some(Candidate { item, name: "", inside: false })
        });
        year.map(|own| Year { own, is_found, months })
    };
    counts.into_iter().rev().filter_map(year).collect()
}

/// What a month is found by: its names in every language, and its number with the year.
fn month_key(year: i16, month: i8) -> String {
    let names = Language::ALL.map(|language| month_names_in(language, month));
    let names: Vec<_> = names.into_iter().flat_map(|(name, short)| [name, short]).collect();
    fold(&format!("{} {year:04}-{month:02} {year:04}", names.join(" "))).into_owned()
}

/// What is true of some articles of the answer.
fn flags(finding: &Finding, search: &Search<'_>) -> Vec<Candidate<'static>> {
    let candidate = |row: &'static crate::query::flags::FlagRow| {
        let facet = Facet::Flag(row.flag);
        let key = format!("{} {}", fold(&facet.label(&finding.library)), row.name);
        let count = count(Some(&finding.facets.flags.of(row.flag)));
        search.candidate((facet, row.name), &key, count, search.choice(row.name))
    };
    FLAGS.iter().filter_map(candidate).collect()
}

/// Lines one after another.
struct Lines<'a> {
    all: Vec<FacetLine>,
    is_open: &'a dyn Fn(Fold) -> bool,
    held: Option<Facet>,
    /// The first value that begins as typed, else the first one, and whether it is not one of those.
    first: Option<(bool, usize)>,
    /// The counts of what is unread, where anything was read.
    unread: Option<&'a Facets>,
}

impl Lines<'_> {
    /// The heading of a group; says whether its values follow.
    fn add_heading(&mut self, group: FacetGroup, chosen: bool) -> bool {
        let open = (self.is_open)(Fold::Group(group));
        let after_values = self.all.last().is_some_and(|line| !matches!(line, FacetLine::Group { .. }));
        if after_values {
            self.all.push(FacetLine::Gap);
        }
        self.all.push(FacetLine::Group { group, open, chosen });
        open
    }

    /// A value; one that is found may be what is looked for.
    fn add_value(&mut self, value: &Candidate<'_>, is_found: bool) {
        let at = self.all.len();
        let better = self.first.is_none_or(|(inside, _)| inside && !value.inside);
        if is_found && better {
            self.first = Some((value.inside, at));
        }
        let unread = self.unread.and_then(|counts| unread::count(counts, value.item.facet));
        self.all.push(FacetLine::Value(FacetItem { unread, ..value.item }));
    }

    /// Values, in their order, no more than are looked through; what the filter names and what has the
    /// cursor is never left out.
    fn add_values(&mut self, mut values: Vec<&Candidate<'_>>, is_sorted: bool) {
        let (total, most) = (values.len(), limits::LISTED_VALUES);
        let mut rest = Vec::new();
        if total > most {
            // Ordering the few that are listed is enough.
            values.select_nth_unstable_by(most, |left, right| left.order(right));
            rest = values.split_off(most);
            rest.retain(|value| value.item.choice.is_some() || self.held == Some(value.item.facet));
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

    fn add_group(&mut self, group: FacetGroup, candidates: &[Candidate<'_>]) {
        let chosen = candidates.iter().any(|one| one.item.choice.is_some());
        if !candidates.is_empty() && self.add_heading(group, chosen) {
            self.add_values(candidates.iter().collect(), group == FacetGroup::Flags);
        }
    }

    fn add_tags(&mut self, candidates: &[Candidate<'_>]) {
        let chosen = candidates.iter().any(|one| one.item.choice.is_some());
        if candidates.is_empty() || !self.add_heading(FacetGroup::Tags, chosen) {
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
        let is_chosen = |one: &Candidate<'_>| one.item.choice.is_some();
        let chosen = years.iter().any(|year| is_chosen(&year.own) || year.months.iter().any(is_chosen));
        if years.is_empty() || !self.add_heading(FacetGroup::Dates, chosen) {
            return;
        }
        for year in years.iter().take(limits::LISTED_VALUES) {
            let Facet::Year(number) = year.own.item.facet else { continue };
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
