//! Finds the first usable value of a field, and reports what is not usable. What the values of a field mean is left
//! to the files of the fields. Floor 1, part of [`fields`](crate::frontmatter::fields).

use std::borrow::Cow;

use jiff::civil;

use crate::frontmatter::aliases::{self, ArticleField, Named};
use crate::frontmatter::conventions::Conventions;
use crate::frontmatter::split::Parts;
use crate::frontmatter::value::{Entry, Value};
use crate::limits;
use crate::markdown::plain;
use crate::model::{ArticlePath, Date, DayOrder, Problem, ProblemKind};
use crate::text::{CleanText, decode_entities, fold};

/// The entries that have a name in the table ALIASES, by field and preference.
pub(super) struct Known<'a>(Vec<(Named, &'a Entry<'a>)>);

impl<'a> Known<'a> {
    /// Looks up each entry once.
    pub fn new(entries: &'a [Entry<'a>]) -> Self {
        let filled = entries.iter().filter(|entry| !entry.value.is_empty());
        let named = filled.flat_map(|entry| aliases::named(&entry.folded).map(move |name| (name, entry)));
        let mut known: Vec<_> = named.collect();
        known.sort_by_key(|(name, _)| (name.field, name.rank));
        Self(known)
    }
}

pub(super) struct FieldReader<'a> {
    pub known: &'a Known<'a>,
    pub parts: &'a Parts<'a>,
    pub conventions: &'a Conventions,
    pub problems: Vec<Problem>,
}

impl<'a> FieldReader<'a> {
    /// The entries of a field that are not empty, each with its name in the table, in order of preference.
    pub fn written(
        &self,
        field: ArticleField,
    ) -> impl Iterator<Item = (&'static str, &'a Entry<'a>)> + use<'a> {
        let known = &self.known.0;
        let from = known.partition_point(|(name, _)| name.field < field);
        let rows = known.iter().skip(from).take_while(move |(name, _)| name.field == field);
        rows.map(|&(name, entry)| (name.name, entry))
    }

    /// Adds a problem, on the line of an entry if there is one.
    pub fn report(&mut self, entry: Option<&Entry<'_>>, kind: ProblemKind) {
        let line = entry.and_then(|entry| self.parts.line_of(&entry.path, 0));
        self.problems.push(Problem { line, kind });
    }

    /// Reports the first HTML entity in the texts of an entry, if there is one.
    pub fn report_entity(&mut self, entry: &Entry<'_>, raw: &[Cow<'_, str>]) {
        if let Some(entity) = raw.iter().find_map(|text| first_entity(text)) {
            let (key, entity) = (key(entry), CleanText::line(entity));
            self.report(Some(entry), ProblemKind::Entity { key, entity });
        }
    }

    /// Reports a field without a usable value whose key holds a list or a map.
    pub fn report_odd(&mut self, field: ArticleField) {
        let odd = self.written(field).find(|(_, entry)| {
            // The entries of such a map have names of their own in the table.
            let is_odd_map = || !aliases::leads_somewhere(&entry.folded);
            matches!(entry.value, Value::List(_)) || matches!(entry.value, Value::Map(_)) && is_odd_map()
        });
        if let Some((_, entry)) = odd {
            self.report(Some(entry), ProblemKind::OddValue { key: key(entry) });
        }
    }

    /// The first usable text of a field: its entry, the text as written, and the cleaned text.
    pub fn first_text(&self, field: ArticleField) -> Option<(&'a Entry<'a>, Cow<'a, str>, CleanText)> {
        self.written(field).find_map(|(name, entry)| {
            let text = entry.value.first_text()?;
            let meant = match (field, entry.value) {
                (ArticleField::Title, _) | (ArticleField::Importance, Value::Bool(true)) => true,
                (_, Value::Bool(_)) => false,
                // `source` may hold the link instead of the name.
                (ArticleField::SourceName, _) => !matches!(name, "source" | "quelle") || !is_web(&text),
                // `published` may also be a switch, or a word such as `later`.
                (ArticleField::PublishedDate, _) => {
                    name != "published" || Date::read(&text, DayOrder::default()).is_some()
                }
                _ => true,
            };
            let clean = if meant { shown(field, &text) } else { CleanText::default() };
            (!clean.is_empty()).then_some((entry, text, clean))
        })
    }

    /// The first usable text of a field, cleaned and cut; reports what is not usable.
    pub fn text(&mut self, field: ArticleField, most: usize) -> Option<CleanText> {
        let Some((entry, raw, clean)) = self.first_text(field) else {
            self.report_odd(field);
            return None;
        };
        self.report_entity(entry, &[raw]);
        Some(clean.cut_to_graphemes(most))
    }

    /// The cleaned texts of the first value of a field that has any.
    pub fn texts(
        &mut self,
        field: ArticleField,
        texts: fn(&'a Value) -> Vec<Cow<'a, str>>,
    ) -> Vec<CleanText> {
        let found = self.written(field).filter(|(_, entry)| !is_switch(entry)).find_map(|(_, entry)| {
            let raw = texts(entry.value);
            let cleaned = cleaned(field, &raw);
            (!cleaned.is_empty()).then_some((entry, raw, cleaned))
        });
        let Some((entry, raw, cleaned)) = found else {
            self.report_odd(field);
            return Vec::new();
        };
        self.report_entity(entry, &raw);
        cleaned
    }

    /// Whether any key marks the article as a draft; unlike for other fields, no key takes precedence.
    pub fn draft(&self, path: &ArticlePath, today: civil::Date) -> bool {
        let has_ended = |text: &str| Date::parse(text).is_some_and(|date| date.first_day() < today);
        // Jekyll and others keep what is not published yet in a folder of this name.
        path.as_path().iter().any(|folder| folder == "_drafts")
            || self.written(ArticleField::Draft).any(|(name, entry)| {
                let text = entry.value.first_text().unwrap_or_default();
                let is_any_of = |words: &[&str]| words.contains(&fold(text.trim()).as_ref());
                match name {
                    "expiryDate" | "unpublishDate" => has_ended(&text),
                    "published" => is_any_of(&["false", "no", "off", "0"]),
                    "status" | "statut" => is_any_of(&[
                        "draft",
                        "hidden",
                        "private",
                        "unpublished",
                        "pending",
                        "brouillon",
                        "entwurf",
                    ]),
                    _ => is_any_of(&["true", "yes", "on", "1", "oui", "vrai", "ja", "wahr"]),
                }
            })
    }
}

/// Whether an entry is a switch for a site template, such as `author: true` and `tags: true`.
pub(super) fn is_switch(entry: &Entry<'_>) -> bool {
    matches!(entry.value, Value::Bool(_))
}

/// The texts of a field, cleaned, without empty ones.
pub(super) fn cleaned(field: ArticleField, texts: &[Cow<'_, str>]) -> Vec<CleanText> {
    texts.iter().map(|text| shown(field, text)).filter(|text| !text.is_empty()).collect()
}

/// A text as it is shown: titles, summaries and names are often written in Markdown or HTML.
fn shown(field: ArticleField, text: &str) -> CleanText {
    match field {
        ArticleField::Title | ArticleField::Summary | ArticleField::ImageCredit => plain::line(text),
        ArticleField::SourceName | ArticleField::Author | ArticleField::Tags => plain::name(text),
        ArticleField::Date
        | ArticleField::PublishedDate
        | ArticleField::ModifiedDate
        | ArticleField::Importance
        | ArticleField::SourceUrl
        | ArticleField::Permalink
        | ArticleField::OtherName
        | ArticleField::ImageUrl
        | ArticleField::Draft
        | ArticleField::Language => CleanText::decoded_line(text),
    }
}

pub(super) fn key(entry: &Entry<'_>) -> CleanText {
    CleanText::line(&entry.path)
}

/// The first HTML entity in a text, as written.
fn first_entity(text: &str) -> Option<&str> {
    // An entity is decoded as a whole, and so leaves no semicolon.
    let is_entity = |text: &&str| text.rfind('&') == Some(0) && !decode_entities(text).ends_with(';');
    text.match_indices('&').find_map(|(at, _)| {
        let from = text.get(at..)?;
        let end = from.bytes().take(limits::ENTITY_BYTES).position(|byte| byte == b';')?;
        from.get(..=end).filter(is_entity)
    })
}

/// Whether a text begins with `http://` or `https://`.
pub(super) fn is_web(text: &str) -> bool {
    let scheme = text.trim_start().split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}
