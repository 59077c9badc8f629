//! Files become articles: front matter is split, read and, where it is broken, salvaged.
//!
//! Floor 1. Reading never fails: it answers with whatever could be read and a list of problems.
//! It opens no files, follows no links and makes nothing up. The YAML crate is named in
//! `frontmatter/parse.rs` and nowhere else.

mod aliases;
mod body;
mod fields;
mod flat;
mod lines;
mod parse;
mod salvage;
mod split;
mod summary;
mod tags;
mod value;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use jiff::civil;

use crate::limits;
use crate::model::{Article, ArticlePath, Problem, ProblemKind};
use crate::text::CleanText;

pub use aliases::{ALIASES, Alias, Field};
use parse::Failure;
use split::{Language, Parts};
use value::{Entries, Entry, Value};

/// What one file says.
#[derive(Clone)]
pub struct Reading {
    /// What is known of the article.
    pub article: Article,
    /// The text after the front matter, as Markdown source: filtered, entities not decoded.
    pub body: CleanText,
    /// The front matter as it stands in the file: not clean, and so not for anybody else.
    entries: Entries,
    /// The same as text, without its fences.
    source: Box<str>,
}

impl Reading {
    /// The front matter as the file has it, comments and all, without its fences; empty when there
    /// is none. Cleaned on demand: loading a folder has no use for it.
    #[must_use]
    pub fn raw(&self) -> CleanText {
        CleanText::block(&self.source)
    }

    /// Every key of the front matter in the order of the file, with its value as one line of text;
    /// keys of nested maps are joined by dots.
    #[must_use]
    pub fn keys(&self) -> Vec<(CleanText, CleanText)> {
        shown_keys(&value::flatten(&self.entries), |_| false)
    }

    /// The same without the keys that have no value, and without the values of those that somebody knows
    /// from elsewhere: making a long value clean for nothing takes time.
    #[must_use]
    pub fn keys_unless(&self, is_known: impl Fn(&str) -> bool) -> Vec<(CleanText, CleanText)> {
        let is_simple = |(key, value): &(String, Value)| {
            !matches!(value, Value::Map(_)) && key.len() <= limits::TAG_GRAPHEMES
        };
        if self.entries.len() <= limits::FRONT_MATTER_KEYS && self.entries.iter().all(is_simple) {
            let entries = self.entries.iter().filter(|(_, value)| !value.is_empty());
            return entries.map(|(key, value)| shown_key(key, value, &is_known)).collect();
        }
        let mut flat = value::flatten(&self.entries);
        flat.retain(|entry| !entry.value.is_empty());
        shown_keys(&flat, is_known)
    }
}

impl fmt::Debug for Reading {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (article, body) = (&self.article, &self.body);
        formatter
            .debug_struct("Reading")
            .field("article", article)
            .field("body", body)
            .finish_non_exhaustive()
    }
}

/// Reads the file at `path`, whose content is `bytes`, on the day `today`.
#[must_use]
pub fn read(path: &ArticlePath, bytes: &[u8], today: civil::Date) -> Reading {
    let mut article = Article::unknown(path.clone());
    let text = decoded(bytes, &mut article.problems);
    let (parts, entries) = front_matter(&text, &mut article.problems);
    let entries = without_repetition(entries, &parts, &mut article.problems);
    fields::fill(&mut article, &value::flatten(&entries), &parts, today);
    article.problems.sort_by_key(|problem| problem.line.unwrap_or(u32::MAX));
    Reading { article, body: CleanText::block(parts.body), entries, source: parts.source.into() }
}

/// The line of a file on which its front matter gives a field: the key under which the value stands
/// that [`read`] takes. Nothing when the value comes from elsewhere, or there is none.
#[must_use]
pub fn line_of(bytes: &[u8], field: Field) -> Option<u32> {
    let mut said_by_read = Vec::new();
    let text = decoded(bytes, &mut said_by_read);
    let (parts, entries) = front_matter(&text, &mut said_by_read);
    let entries = without_repetition(entries, &parts, &mut said_by_read);
    fields::line_of_field(field, &value::flatten(&entries), &parts)
}

/// The text of a file, its lines ended by `\n`.
fn decoded<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_or_else(
        |error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|&byte| byte == b'\n').count();
            problems.push(Problem { line: u32::try_from(line).ok(), kind: ProblemKind::NotUtf8 });
            String::from_utf8_lossy(bytes)
        },
        Cow::Borrowed,
    );
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

/// The parts of a file and the values of its front matter, by the parser where that is safe and it
/// agrees, else line by line.
fn front_matter<'a>(text: &'a str, problems: &mut Vec<Problem>) -> (Parts<'a>, Entries) {
    let parts = split::split(text);
    let Some(language) = parts.language else { return (parts, Entries::new()) };
    if language == Language::Headers {
        return (parts, salvage::salvage(parts.source, language, false));
    }
    let above = Some(parts.first_line.saturating_sub(1).max(1));
    let mut report = |line, kind| problems.push(Problem { line, kind });
    if !parts.closed {
        report(above, ProblemKind::UnclosedFrontMatter);
    }
    if parts.source.len() > limits::FRONT_MATTER_BYTES {
        report(above, ProblemKind::LargeFrontMatter);
        return (parts, salvage::salvage(parts.source, language, false));
    }
    // Without regard to quotes: what the scanner of YAML takes for a quote is its own secret.
    let brackets = parts.source.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    if brackets > limits::FRONT_MATTER_BRACKETS {
        report(above, ProblemKind::NestedFrontMatter);
        return (parts, salvage::salvage(parts.source, language, false));
    }
    let failure = match parsed(parts.source, language) {
        Ok(entries) => return (parts, entries),
        Err(failure) => failure,
    };
    if let Some(cut) = split::without_prose(text, &parts) {
        report(above, ProblemKind::UnclosedFrontMatter);
        let read = parsed(cut.source, language);
        return (cut, read.unwrap_or_else(|_| salvage::salvage(cut.source, language, true)));
    }
    let entries = salvage::salvage(parts.source, language, true);
    let line = failure.line.map(|line| (parts.first_line - 1).saturating_add(line));
    if !is_repetition(&failure, &entries) {
        let reason = CleanText::line(&failure.reason).cut_to_graphemes(limits::TITLE_GRAPHEMES);
        report(
            line.or(above),
            ProblemKind::BadFrontMatter { language: CleanText::line(language.name()), reason },
        );
    }
    (parts, entries)
}

fn parsed(source: &str, language: Language) -> Result<Entries, Failure> {
    match language {
        Language::Yaml => parse::yaml(source),
        Language::Toml => parse::toml(source),
        Language::Json => parse::json(source),
        Language::Headers => Ok(salvage::salvage(source, language, false)),
    }
}

/// Whether all that is wrong is a key that stands twice, which has its own problem.
fn is_repetition(failure: &Failure, entries: &Entries) -> bool {
    let mut keys: Vec<&str> = entries.iter().map(|(key, _)| &**key).collect();
    keys.sort_unstable();
    let repeated = keys.windows(2).any(|pair| pair.first() == pair.last());
    repeated && failure.reason.contains("duplicate key")
}

/// The entries without those that a later one of the same key replaces; each such key is reported
/// once.
fn without_repetition(entries: Entries, parts: &Parts<'_>, problems: &mut Vec<Problem>) -> Entries {
    /// So many keys are compared with one another faster than through a table.
    const FEW: usize = 24;
    if entries.len() <= FEW && !has_repetition(&entries) {
        return entries;
    }
    let mut last: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
    let mut repeated: Vec<&str> = Vec::new();
    for (index, (key, _)) in entries.iter().enumerate() {
        if last.insert(key, index).is_some()
            && repeated.len() < limits::REPEATED_KEYS
            && !repeated.contains(&&**key)
        {
            repeated.push(key);
        }
    }
    if repeated.is_empty() {
        return entries;
    }
    for key in repeated {
        let line = lines::second_line_of(parts, key);
        let key = CleanText::line(key).cut_to_graphemes(limits::TAG_GRAPHEMES);
        problems.push(Problem { line, kind: ProblemKind::RepeatedKey { key } });
    }
    let kept: Vec<bool> =
        entries.iter().enumerate().map(|(index, (key, _))| last.get(&**key) == Some(&index)).collect();
    entries.into_iter().zip(kept).filter_map(|(entry, kept)| kept.then_some(entry)).collect()
}

fn has_repetition(entries: &[(String, Value)]) -> bool {
    let mut rest = entries;
    while let Some(((key, _), after)) = rest.split_first() {
        if after.iter().any(|(other, _)| other == key) {
            return true;
        }
        rest = after;
    }
    false
}

/// The entries that hold something other than entries.
fn shown_keys(flat: &[Entry<'_>], is_known: impl Fn(&str) -> bool) -> Vec<(CleanText, CleanText)> {
    let next = flat.iter().skip(1).map(Some).chain([None]);
    flat.iter()
        .zip(next)
        .filter(|(entry, next)| {
            let parted = next.is_some_and(|next| {
                next.path.strip_prefix(&entry.path).is_some_and(|rest| rest.starts_with('.'))
            });
            !(parted && matches!(entry.value, Value::Map(_)))
        })
        .map(|(entry, _)| shown_key(&entry.path, entry.value, &is_known))
        .collect()
}

/// A key and its value as they are shown; without its value where that is known from elsewhere.
fn shown_key(key: &str, value: &Value, is_known: impl Fn(&str) -> bool) -> (CleanText, CleanText) {
    if is_known(key) {
        return (CleanText::line(key), CleanText::default());
    }
    let value = CleanText::decoded_line(&value.in_words());
    (CleanText::line(key), value.cut_to_graphemes(limits::FIELD_GRAPHEMES))
}

#[cfg(test)]
mod tests;
