//! Evaluation of queries: turns conditions into sets of articles, segment by segment.
//!
//! The index is used first; texts are read only for articles that other conditions have not excluded. Order,
//! length and counts of the list are left to [`find`](super::find). Floor 2, part of
//! [`library`](crate::library).

mod front_matter;

use rayon::prelude::*;

use crate::library::bits::Bits;
use crate::library::columns::{NO_DATE, day_number, days_of};
use crate::library::document::language;
use crate::library::keys::key_name;
use crate::library::needle::Needle;
use crate::library::schema::{NumberColumn, fields};
use crate::library::section::Section;
use crate::library::segment::PlacedSegment;
use crate::library::snapshot::Library;
use crate::library::{tags, texts};
use crate::query::{
    self, DayRange, Expr, Field, Pattern, Query, QueryValue, Scope, Test, Text, When, tag_key,
};
use crate::text::{fold, fold_tokens, fold_words};

/// The articles that match a query, by segment.
#[derive(Clone, Debug)]
pub(super) struct Matches {
    /// One set per segment.
    pub parts: Vec<Bits>,
}

/// Returns whether the answer is no longer wanted, so that a long evaluation can stop.
pub(super) type GivenUp<'a> = &'a (dyn Fn() -> bool + Sync);

impl Library {
    /// The articles that match the conditions of a query; incomplete if it is given up.
    pub(super) fn matches(&self, query: &Query, given_up: GivenUp<'_>) -> Matches {
        let found = self.parts.par_iter().enumerate().map(|(index, part)| {
            let evaluation = Evaluation { library: self, part, index, given_up };
            evaluation.all(&query.conditions, Bits::clone(&part.alive))
        });
        Matches { parts: found.collect() }
    }
}

/// The evaluation of conditions on one segment.
struct Evaluation<'a> {
    library: &'a Library,
    part: &'a PlacedSegment,
    index: usize,
    given_up: GivenUp<'a>,
}

impl Evaluation<'_> {
    /// The articles of `among` that match all conditions. Conditions that the index can answer come first, so
    /// that fewer texts have to be read.
    fn all(&self, conditions: &[Expr], mut among: Bits) -> Bits {
        let (reading, quick): (Vec<_>, Vec<_>) =
            conditions.iter().partition(|condition| reads_text(condition));
        for condition in quick.into_iter().chain(reading) {
            if among.is_empty() {
                break;
            }
            among = self.expression(condition, &among);
        }
        among
    }

    fn expression(&self, expression: &Expr, among: &Bits) -> Bits {
        match expression {
            Expr::All(conditions) => self.all(conditions, among.clone()),
            Expr::Any(conditions) => {
                let mut found = Bits::none(self.part.segment.bound());
                for condition in conditions {
                    let mut rest = among.clone();
                    rest.subtract(&found);
                    found.add(&self.expression(condition, &rest));
                }
                found
            }
            Expr::Not(condition) => {
                let mut rest = among.clone();
                rest.subtract(&self.expression(condition, among));
                rest
            }
            Expr::Test(test) => self.test(test, among),
        }
    }

    /// The articles of `among` that match any of the values.
    fn test(&self, test: &Test, among: &Bits) -> Bits {
        let mut found = Bits::none(self.part.segment.bound());
        if test.target == Scope::Field(Field::Tag) {
            self.add_tagged(&test.values, &mut found);
        }
        for value in &test.values {
            match &test.target {
                Scope::Anywhere => self.add_in_sections(&Section::ANYWHERE, value, among, &mut found),
                Scope::Field(field) => self.add_by_field(*field, value, among, &mut found),
                Scope::Key(name) => self.add_by_key(name, value, among, &mut found),
            }
        }
        found.keep(among);
        found
    }

    fn add_by_field(&self, field: Field, value: &QueryValue, among: &Bits, found: &mut Bits) {
        match (field, value) {
            (Field::Title, _) => self.add_in_sections(&[Section::Title], value, among, found),
            (Field::Summary, _) => self.add_in_sections(&[Section::Summary], value, among, found),
            (Field::Body, _) => self.add_in_sections(&[Section::Body], value, among, found),
            (Field::Tag, QueryValue::Regex(_)) => self.add_in_sections(&[Section::Tags], value, among, found),
            (Field::Source, _) => {
                self.add_in_sections(&[Section::Source, Section::Host], value, among, found);
                self.add_by_last_tag(value, found);
            }
            (Field::Host, QueryValue::Text(text)) if text.whole => {
                let names = &self.part.segment.columns.hosts;
                add_named(names, |name| tag_key(name) == tag_key(&text.written), found);
            }
            (Field::Host, _) => self.add_in_sections(&[Section::Host], value, among, found),
            (Field::Collection, _) => self.add_in_folder(value, found),
            (Field::Language, QueryValue::Text(text)) => {
                let wanted = language(&fold(&text.written));
                add_named(&self.part.segment.columns.languages, |name| *name == wanted, found);
            }
            (Field::Author, _) => self.add_whole_or_in(Section::Author, value, among, found),
            (Field::File, _) => self.add_whole_or_in(Section::File, value, among, found),
            (Field::Date, QueryValue::When(when)) => self.add_dated(when, found),
            (Field::Added, QueryValue::When(when)) => self.add_arrived(when, found),
            (Field::Importance, QueryValue::Number(range)) => {
                let column = self.part.segment.rare(NumberColumn::Importance);
                let holds = |number| number != NO_DATE && range.holds(query::Number::of_thousandths(number));
                found.add(&of_column(self.part.segment.bound(), column, holds));
            }
            (Field::Importance, _) => self.add_by_key("importance", value, among, found),
            (Field::Is, QueryValue::Flag(flag)) => {
                if let Some(flagged) = self.library.flagged(self.index, *flag) {
                    found.add(flagged);
                }
            }
            (Field::Meta, QueryValue::Text(text)) => self.add_term(key_name(&text.written), found),
            // Saved searches have been expanded; sort orders and limits are not conditions; the parser
            // creates no other values for these fields.
            (
                Field::Tag
                | Field::Language
                | Field::Date
                | Field::Added
                | Field::Is
                | Field::Meta
                | Field::Search
                | Field::Sort
                | Field::Limit,
                _,
            ) => {}
        }
    }

    /// Adds the articles in which any of the sections matches a value.
    fn add_in_sections(&self, sections: &[Section], value: &QueryValue, among: &Bits, found: &mut Bits) {
        match value {
            QueryValue::Text(text) => {
                let needle = Needle { tokens: text.tokens(), whole: text.whole };
                for section in sections {
                    needle.add_found(&self.part.segment, field_of(*section), found);
                }
            }
            QueryValue::Regex(pattern) => self.add_matching(pattern, sections, among, found),
            QueryValue::When(_) | QueryValue::Number(_) | QueryValue::Flag(_) => {}
        }
    }

    fn add_matching(&self, pattern: &Pattern, sections: &[Section], among: &Bits, found: &mut Bits) {
        found.add(&texts::matching(&self.part.segment, (pattern.regex(), sections), among, self.given_up));
    }

    /// Adds the articles of which a section contains the tokens or, for a quoted text, equals it as a whole.
    fn add_whole_or_in(&self, section: Section, value: &QueryValue, among: &Bits, found: &mut Bits) {
        let QueryValue::Text(text) = value else {
            return self.add_in_sections(&[section], value, among, found);
        };
        let tokens = text.tokens();
        if !text.whole && (section.has_positions() || tokens.len() < 2) {
            return self.add_in_sections(&[section], value, among, found);
        }
        let mut candidates = among.clone();
        for (index, token) in tokens.iter().enumerate() {
            let mut with = Bits::none(self.part.segment.bound());
            let whole = text.whole || index + 1 < tokens.len();
            let needle = Needle { tokens: vec![token.clone()], whole };
            needle.add_found(&self.part.segment, field_of(section), &mut with);
            candidates.keep(&with);
        }
        let is_right = |read: &str| {
            if text.whole {
                fold_words(read) == fold_words(&text.written)
            } else {
                occurs_in(&tokens, false, read)
            }
        };
        for (count, document) in (0_u32..).zip(candidates.iter()) {
            if count.is_multiple_of(256) && (self.given_up)() {
                return;
            }
            let Some(article) = self.part.segment.article(document, self.library.today) else { continue };
            section.for_each_text(&article, "", |read| {
                if is_right(read) {
                    found.insert(document);
                }
            });
        }
    }

    /// Adds the articles with any of the tags that the values match.
    fn add_tagged(&self, values: &[QueryValue], found: &mut Bits) {
        let texts: Vec<&Text> = values
            .iter()
            .filter_map(|value| match value {
                QueryValue::Text(text) => Some(text),
                QueryValue::Regex(_) | QueryValue::When(_) | QueryValue::Number(_) | QueryValue::Flag(_) => {
                    None
                }
            })
            .collect();
        let wanted = tags::TagMatcher::new(&texts);
        let table = self.library.tags();
        let named = self.library.derived.names.by_part.get(self.index);
        let is_wanted: Vec<bool> = named
            .map_or(&[][..], |named| &named.tags)
            .iter()
            .map(|id| id.and_then(|id| table.get(id)).is_some_and(|tag| wanted.include(tag)))
            .collect();
        self.add_with_tags(&is_wanted, false, found);
    }

    /// Adds the articles with a wanted tag, or only those whose last tag is wanted. `is_wanted` is indexed by
    /// spelling.
    fn add_with_tags(&self, is_wanted: &[bool], last_only: bool, found: &mut Bits) {
        if !is_wanted.contains(&true) {
            return;
        }
        let columns = &self.part.segment.columns;
        let wanted = |tag: &u32| usize::try_from(*tag).ok().and_then(|tag| is_wanted.get(tag)) == Some(&true);
        found.add(&Bits::of(self.part.segment.bound(), |document| {
            let tags = columns.tags.of(document);
            if last_only { tags.last().is_some_and(wanted) } else { tags.iter().any(wanted) }
        }));
    }

    /// Adds articles by their last tag, which serves as the source of articles that name none.
    fn add_by_last_tag(&self, value: &QueryValue, found: &mut Bits) {
        let QueryValue::Text(text) = value else { return };
        let spellings = &self.part.segment.columns.tags.spellings;
        let tokens = text.tokens();
        let is_wanted: Vec<bool> =
            spellings.iter().map(|spelling| occurs_in(&tokens, text.whole, spelling)).collect();
        let mut tagged = Bits::none(self.part.segment.bound());
        self.add_with_tags(&is_wanted, true, &mut tagged);
        let sources = &self.part.segment.columns.sources.ordinals;
        tagged.keep(&Bits::of(self.part.segment.bound(), |document| ordinal(sources, document) == 0));
        found.add(&tagged);
    }

    /// Adds the articles in a folder: for a quoted text that folder and its subfolders, else every folder
    /// with a word that begins with the text.
    fn add_in_folder(&self, value: &QueryValue, found: &mut Bits) {
        let folders = &self.part.segment.columns.folders;
        match value {
            QueryValue::Text(text) if text.whole => {
                let wanted = fold(text.written.trim_end_matches('/')).into_owned();
                let is_in = |name: &str| {
                    let name = fold(name);
                    let rest = name.strip_prefix(wanted.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                add_named(folders, |name| is_in(name), found);
            }
            QueryValue::Text(text) => {
                let tokens = text.tokens();
                add_named(folders, |name| occurs_in(&tokens, false, name), found);
            }
            QueryValue::Regex(pattern) => {
                add_named(folders, |name| pattern.regex().is_match(name), found);
            }
            QueryValue::When(_) | QueryValue::Number(_) | QueryValue::Flag(_) => {}
        }
    }

    /// Adds the articles whose date is within a range with all the days it covers: a year is not within a
    /// month.
    fn add_dated(&self, when: &When, found: &mut Bits) {
        let columns = &self.part.segment.columns;
        let (from, until) = day_numbers(&when.days(self.library.today));
        found.add(&Bits::of(self.part.segment.bound(), |document| {
            columns.day(document).is_some_and(|(day, precision)| {
                day >= from && day < until && days_of((day, precision)).end <= until
            })
        }));
    }

    /// Adds the articles that were added to the library on the days of a range.
    fn add_arrived(&self, when: &When, found: &mut Bits) {
        const DAY: i64 = 86_400 * 1_000_000_000;
        let (from, until) = day_numbers(&when.days(self.library.today));
        let holds = |added: i64| added != NO_DATE && (from..until).contains(&added.div_euclid(DAY));
        let column = self.part.segment.rare(NumberColumn::Added);
        found.add(&of_column(self.part.segment.bound(), column, holds));
    }
}

/// Whether a text contains the tokens in sequence; the last one may be unfinished unless `whole`.
fn occurs_in(tokens: &[String], whole: bool, text: &str) -> bool {
    let text = fold_tokens(text);
    let Some((last, head)) = tokens.split_last() else { return false };
    text.windows(tokens.len()).any(|row| {
        let ends =
            row.last().is_some_and(|end| if whole { end == last } else { end.starts_with(last.as_str()) });
        ends && row.starts_with(head)
    })
}

/// Whether a condition may need the texts of articles.
fn reads_text(expression: &Expr) -> bool {
    match expression {
        Expr::All(conditions) | Expr::Any(conditions) => conditions.iter().any(reads_text),
        Expr::Not(condition) => reads_text(condition),
        Expr::Test(test) => {
            let reads = |value: &QueryValue| matches!(value, QueryValue::Regex(_));
            matches!(test.target, Scope::Key(_)) || test.values.iter().any(reads)
        }
    }
}

fn field_of(section: Section) -> tantivy::schema::Field {
    let place = Section::ALL.iter().position(|other| *other == section).unwrap_or(0);
    let [title, ..] = fields().sections;
    fields().sections.get(place).copied().unwrap_or(title)
}

fn ordinal(ordinals: &[u32], document: u32) -> u32 {
    usize::try_from(document).ok().and_then(|place| ordinals.get(place).copied()).unwrap_or(0)
}

/// Adds the articles whose name in a column passes the test `is_right`.
fn add_named(column: &super::columns::NameColumn, is_right: impl Fn(&String) -> bool, found: &mut Bits) {
    let right: Vec<bool> = std::iter::once(false).chain(column.names.iter().map(is_right)).collect();
    if !right.contains(&true) {
        return;
    }
    for (document, &ordinal) in (0..).zip(&column.ordinals) {
        if usize::try_from(ordinal).ok().and_then(|place| right.get(place)) == Some(&true) {
            found.insert(document);
        }
    }
}

fn of_column(bound: u32, column: &[i64], holds: impl Fn(i64) -> bool) -> Bits {
    let mut found = Bits::none(bound);
    for (document, &value) in (0..bound).zip(column) {
        if holds(value) {
            found.insert(document);
        }
    }
    found
}

/// A range in days since 1970, the end excluded.
fn day_numbers(range: &DayRange) -> (i64, i64) {
    (range.from.map_or(i64::MIN, day_number), range.until.map_or(i64::MAX, day_number))
}
