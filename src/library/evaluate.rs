//! Evaluation of queries: turns conditions into sets of articles, segment by segment.
//! Order, length and counts are left to [`find`](super::find). Floor 2, part of [`library`](crate::library).

use rayon::prelude::*;

use crate::library::bits::Bits;
use crate::library::columns::{NO_DATE, NameColumn, day_number, days_of, value};
use crate::library::keys::{KEY_BREAK, VALUE_BREAK, is_known_elsewhere, key_name, known_value};
use crate::library::needle::Needle;
use crate::library::schema::{self, NumberColumn};
use crate::library::section::Section;
use crate::library::segment::PlacedSegment;
use crate::library::snapshot::Library;
use crate::library::tags::TagMatcher;
use crate::model::language::{is_in_language, language_code};
use crate::query::fields::anywhere;
use crate::query::{
    self, DayRange, Expr, Field, FieldKind, Query, QueryValue, Scope, Test, Text, When, tag_key,
};
use crate::text::{fold, fold_tokens, fold_words};

/// How many articles are read between two checks whether the answer is still wanted.
const ARTICLES_PER_LOOK: u32 = 256;

/// Returns whether the answer is no longer wanted, so that a long evaluation can stop.
pub(super) type GivenUp<'a> = &'a (dyn Fn() -> bool + Sync);

impl Library {
    /// The ids of the articles that match the conditions of a query; incomplete if it is given up.
    pub(super) fn matches(&self, query: &Query, given_up: GivenUp<'_>) -> Bits {
        let found = self.parts.par_iter().enumerate().map(|(index, part)| {
            let evaluation = Evaluation { library: self, part, index, given_up };
            evaluation.all(&query.conditions, Bits::clone(&part.alive))
        });
        Bits::joined(&found.collect::<Vec<_>>())
    }
}

struct Evaluation<'a> {
    library: &'a Library,
    part: &'a PlacedSegment,
    index: usize,
    given_up: GivenUp<'a>,
}

impl Evaluation<'_> {
    /// The articles of `among` that match all conditions; those that the index answers first, to read fewer texts.
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
                let mut found = self.none();
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
        let mut found = self.none();
        if test.target == Scope::Field(Field::Tag) {
            self.add_tagged(&test.values, &mut found);
        }
        for value in &test.values {
            match &test.target {
                Scope::Anywhere => {
                    let parts: Vec<Field> = anywhere().map(|row| row.field).collect();
                    self.add_in(&parts, value, among, &mut found);
                }
                Scope::Field(field) => self.add_by_field(*field, value, among, &mut found),
                Scope::Key(name) => self.add_by_key(name, value, among, &mut found),
            }
        }
        found.keep(among);
        found
    }

    fn none(&self) -> Bits {
        Bits::none(self.part.segment.bound())
    }

    /// Adds the articles that match a value of a field: as its row says, unless the field has a line here.
    fn add_by_field(&self, field: Field, value: &QueryValue, among: &Bits, found: &mut Bits) {
        let segment = &self.part.segment;
        let searches = field.row().searches;
        match (field, value) {
            // All tags of a test are compared at once.
            (Field::Tag, QueryValue::Text(_)) => {}
            (Field::Host, QueryValue::Text(text)) if text.whole => {
                let wanted = tag_key(&text.written);
                self.add_named(field, |name| tag_key(name) == wanted, found);
            }
            (Field::Collection, QueryValue::Text(text)) if text.whole => {
                let wanted = fold(text.written.trim_end_matches('/'));
                let is_in = |name: &str| {
                    let name = fold(name);
                    let rest = name.strip_prefix(&*wanted);
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                self.add_named(field, is_in, found);
            }
            (Field::Collection, _) => self.add_named(field, |name| is_right(value, name), found),
            (Field::Language, QueryValue::Text(text)) => {
                let wanted = language_code(&fold(&text.written));
                self.add_named(field, |name| is_in_language(name, &wanted), found);
            }
            (Field::Importance, QueryValue::Number(range)) => {
                let is_in = |number| range.holds(query::Number(number));
                self.add_numbered(NumberColumn::Importance, is_in, found);
            }
            (Field::Importance, _) => self.add_by_key("importance", value, among, found),
            (Field::Meta, QueryValue::Text(text)) => self.add_term(key_name(&text.written), found),
            (Field::Added, QueryValue::When(when)) => self.add_arrived(when, found),
            (_, QueryValue::When(when)) => self.add_dated(when, found),
            (_, QueryValue::Flag(flag)) => {
                if let Some(flagged) = self.library.flagged(self.index, *flag) {
                    found.add(flagged);
                }
            }
            (_, QueryValue::Text(text)) if field.kind() == FieldKind::Name => {
                for (section, place) in searches.iter().filter_map(|part| schema::section(*part)) {
                    let needle = Needle { tokens: text.tokens(), whole: text.whole };
                    if !text.whole && (section.has_positions || needle.tokens.len() < 2) {
                        needle.add_found(segment, place, found);
                    } else {
                        self.add_checked((section, place), text, among, found);
                    }
                }
            }
            (Field::Source, _) => {
                self.add_in(searches, value, among, found);
                self.add_by_last_tag(value, found);
            }
            _ => self.add_in(searches, value, among, found),
        }
    }

    /// Adds the articles in which any of these parts matches a value.
    fn add_in(&self, parts: &[Field], value: &QueryValue, among: &Bits, found: &mut Bits) {
        let sections = parts.iter().filter_map(|part| schema::section(*part));
        match value {
            QueryValue::Text(text) => {
                let needle = Needle { tokens: text.tokens(), whole: text.whole };
                sections.for_each(|(_, place)| needle.add_found(&self.part.segment, place, found));
            }
            QueryValue::Regex(pattern) => {
                let sections: Vec<_> = sections.map(|(section, _)| section).collect();
                self.add_read(among, found, |document| {
                    let (article, body) = self.part.segment.article_and_text(document)?;
                    let is_match = |text: &str| pattern.regex.is_match(text);
                    Some(sections.iter().any(|section| section.has_text(&article, &body, is_match)))
                });
            }
            QueryValue::When(_) | QueryValue::Number(_) | QueryValue::Flag(_) => {}
        }
    }

    /// Adds the articles of which a section contains the tokens or, for a quoted text, equals it as a whole. The
    /// index can't tell, so the articles that have the tokens are read.
    fn add_checked(
        &self,
        (section, place): (&Section, schema::IndexField),
        text: &Text,
        among: &Bits,
        found: &mut Bits,
    ) {
        let tokens = text.tokens();
        let mut candidates = among.clone();
        for (index, token) in tokens.iter().enumerate() {
            let mut with = self.none();
            let whole = text.whole || index + 1 < tokens.len();
            Needle { tokens: vec![token.clone()], whole }.add_found(&self.part.segment, place, &mut with);
            candidates.keep(&with);
        }
        let is_right = |read: &str| {
            if text.whole {
                fold_words(read) == fold_words(&text.written)
            } else {
                occurs_in(&tokens, false, read)
            }
        };
        self.add_read(&candidates, found, |document| {
            let article = self.part.segment.article(document, self.library.today)?;
            Some(section.has_text(&article, "", is_right))
        });
    }

    /// Adds the articles of `among` whose stored rows pass a test, until the answer is no longer wanted.
    fn add_read(&self, among: &Bits, found: &mut Bits, is_right: impl Fn(u32) -> Option<bool>) {
        for (count, document) in (0_u32..).zip(among.iter()) {
            if count.is_multiple_of(ARTICLES_PER_LOOK) && (self.given_up)() {
                return;
            }
            if is_right(document) == Some(true) {
                found.insert(document);
            }
        }
    }

    /// Adds the articles with any of the tags that the values match.
    fn add_tagged(&self, values: &[QueryValue], found: &mut Bits) {
        let texts: Vec<&Text> = values.iter().filter_map(QueryValue::text).collect();
        let wanted = TagMatcher::new(&texts);
        let table = self.library.tags();
        let named = self.library.derived.names.by_part.get(self.index);
        let is_wanted: Vec<bool> = named
            .map_or(&[][..], |named| &named.tags)
            .iter()
            .map(|id| id.and_then(|id| table.get(id)).is_some_and(|tag| wanted.include(tag)))
            .collect();
        self.add_with_tags(&is_wanted, false, found);
    }

    /// Adds the articles with a tag, or a last tag, in a wanted spelling.
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

    /// Adds articles by their last tag, if it names their source.
    fn add_by_last_tag(&self, value: &QueryValue, found: &mut Bits) {
        let QueryValue::Text(text) = value else { return };
        let spellings = &self.part.segment.columns.tags.spellings;
        let tokens = text.tokens();
        let is_wanted: Vec<bool> =
            spellings.iter().map(|spelling| occurs_in(&tokens, text.whole, spelling)).collect();
        let mut tagged = self.none();
        self.add_with_tags(&is_wanted, true, &mut tagged);
        let columns = &self.part.segment.columns;
        let (sources, hosts) = (columns.names(Field::Source), columns.names(Field::Host));
        let Some(ids) = self.library.derived.names.by_part.get(self.index) else { return };
        let habits = self.library.tag_sources();
        let is_source = |document| {
            let tag = columns.tags.last(document).and_then(|tag| ids.tags.get(tag).copied().flatten());
            let host = hosts.id(document, ids.ids(Field::Host));
            sources.ordinal(document) == 0
                && tag.zip(host).is_some_and(|(tag, host)| habits.is_source(tag, host))
        };
        tagged.keep(&Bits::of(self.part.segment.bound(), is_source));
        found.add(&tagged);
    }

    fn add_term(&self, term: String, found: &mut Bits) {
        Needle { tokens: vec![term], whole: true }.add_found(
            &self.part.segment,
            schema::fields().keys,
            found,
        );
    }

    /// Adds the articles whose front matter has a matching value for a key. If no article has such a key, the
    /// key and the value are searched as text, because titles contain colons. Values are read where the terms
    /// of [`keys`](super::keys) are not enough.
    fn add_by_key(&self, key: &str, value: &QueryValue, among: &Bits, found: &mut Bits) {
        let name = key_name(key);
        let keys = schema::fields().keys;
        if !self.library.has_key(key) {
            if let QueryValue::Text(text) = value {
                let mut tokens = fold_tokens(key);
                tokens.extend(text.tokens());
                let needle = Needle { tokens, whole: text.whole };
                for (_, place) in anywhere().filter_map(|row| schema::section(row.field)) {
                    needle.add_found(&self.part.segment, place, found);
                }
            }
            return;
        }
        let mut candidates = self.none();
        self.add_term(name.clone(), &mut candidates);
        candidates.keep(among);
        if let (QueryValue::Text(text), false) = (value, is_known_elsewhere(&name)) {
            let tokens = text.tokens();
            if text.whole {
                let joined = tokens.join(&KEY_BREAK.to_string());
                return self.add_term(format!("{name}{VALUE_BREAK}{joined}"), found);
            }
            for token in &tokens {
                let mut with = self.none();
                let needle = Needle { tokens: vec![format!("{name}{KEY_BREAK}{token}")], whole: false };
                needle.add_found(&self.part.segment, keys, &mut with);
                candidates.keep(&with);
            }
            if tokens.len() < 2 {
                return found.add(&candidates);
            }
        }
        self.add_read(&candidates, found, |document| {
            let (article, keys) = self.part.segment.article_and_keys(document)?;
            let mut kept = keys.iter().filter(|(key, _)| key_name(key) == name);
            let is_known_right = known_value(&article, &name).is_some_and(|known| is_right(value, &known));
            Some(is_known_right || kept.any(|(_, kept)| is_right(value, kept)))
        });
    }

    /// Adds the articles of whose date every day is within a range: a year is not within a month.
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
        let is_in = |added: i64| (from..until).contains(&added.div_euclid(DAY));
        self.add_numbered(NumberColumn::Added, is_in, found);
    }

    fn add_named(&self, field: Field, is_right: impl Fn(&str) -> bool, found: &mut Bits) {
        let column = self.library.column(self.index, field).unwrap_or(NameColumn::NONE);
        let names = column.names.iter().map(|name| is_right(name));
        let right: Vec<bool> = std::iter::once(false).chain(names).collect();
        if right.contains(&true) {
            let is_right = |document| value(&right, column.ordinal(document)) == Some(true);
            found.add(&Bits::of(self.part.segment.bound(), is_right));
        }
    }

    fn add_numbered(&self, number: NumberColumn, is_right: impl Fn(i64) -> bool, found: &mut Bits) {
        for (document, &number) in (0..).zip(self.part.segment.rare(number)) {
            if number != NO_DATE && is_right(number) {
                found.insert(document);
            }
        }
    }
}

/// Whether a value in the front matter or a name matches.
fn is_right(value: &QueryValue, written: &str) -> bool {
    match value {
        QueryValue::Text(text) if text.whole => fold_words(written) == fold_words(&text.written),
        QueryValue::Text(text) => occurs_in(&text.tokens(), false, written),
        QueryValue::Regex(pattern) => pattern.regex.is_match(written),
        QueryValue::Number(range) => query::Number::parse(written).is_some_and(|number| range.holds(number)),
        QueryValue::When(_) | QueryValue::Flag(_) => false,
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

/// A range in days since 1970, the end excluded.
fn day_numbers(range: &DayRange) -> (i64, i64) {
    (range.from.map_or(i64::MIN, day_number), range.until.map_or(i64::MAX, day_number))
}
