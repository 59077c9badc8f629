//! Turns files into articles: splits off the front matter, parses it and, where it is broken, salvages it.
//! [`read`] never fails: it returns what could be read and a list of problems. It opens no files, follows no
//! links and invents no values. Floor 1.

mod aliases;
mod body;
mod conventions;
mod fields;
mod flat;
mod generators;
mod parse;
mod salvage;
mod split;
mod value;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use jiff::civil;

use crate::limits;
use crate::model::{Article, ArticlePath, Problem, ProblemKind};
use crate::text::CleanText;

pub use aliases::{ALIASES, Alias, ArticleField};
pub use conventions::Conventions;
pub use generators::{GENERATORS, Generator, GeneratorRow};
use parse::{ParseError, Syntax};
use split::Parts;
use value::{Entries, Entry, Value};

/// The result of parsing one article file.
#[derive(Clone)]
pub struct ParsedFile {
    pub article: Article,
    /// The text after the front matter, as Markdown source: cleaned, HTML entities not decoded.
    pub body: CleanText,
    /// The keys and values as written. Private because they are not cleaned.
    entries: Entries,
    /// The text of the front matter as written, without its fences. Private because it is not cleaned.
    source: Box<str>,
}

impl ParsedFile {
    /// The front matter as written, without its fences. Cleaned on demand: loading a folder does not need it.
    pub fn raw(&self) -> CleanText {
        CleanText::block(&self.source)
    }

    /// Every key with its value as one line of text, in file order; keys of nested maps are joined by dots.
    pub fn keys(&self) -> Vec<(CleanText, CleanText)> {
        shown_keys(&value::flatten(&self.entries), |_| false)
    }

    /// Like [`keys`](Self::keys), but without keys that have no value, and with an empty value for keys that
    /// `is_known`: the caller has these values already, and cleaning long ones takes time.
    pub fn keys_unless(&self, is_known: impl Fn(&str) -> bool) -> Vec<(CleanText, CleanText)> {
        let mut flat = value::flatten(&self.entries);
        flat.retain(|entry| !entry.value.is_empty());
        shown_keys(&flat, is_known)
    }
}

/// Parses the file at `path` with the content `bytes`, of a folder without a known generator. `today` decides which
/// dates are in the future.
pub fn read(path: &ArticlePath, bytes: &[u8], today: civil::Date) -> ParsedFile {
    read_with(path, bytes, today, &Conventions::default())
}

/// Like [`read`], for a file of a folder with these conventions.
pub fn read_with(
    path: &ArticlePath,
    bytes: &[u8],
    today: civil::Date,
    conventions: &Conventions,
) -> ParsedFile {
    let mut article = Article::unknown(path.clone());
    let text = decoded(bytes, &mut article.problems);
    let (parts, entries) = front_matter(&text, &mut article.problems);
    let entries = without_repeated_keys(entries, &parts, &mut article.problems);
    fields::fill(&mut article, &value::flatten(&entries), &parts, (today, conventions));
    article.problems.sort_by_key(|problem| problem.line.unwrap_or(u32::MAX));
    ParsedFile { article, body: CleanText::block(parts.body), entries, source: parts.source.into() }
}

/// The line, from 1, of the front matter key from which [`read`] takes a field, if it takes it from one.
pub fn line_of(bytes: &[u8], field: ArticleField) -> Option<u32> {
    let mut reported_by_read = Vec::new();
    let text = decoded(bytes, &mut reported_by_read);
    let (parts, entries) = front_matter(&text, &mut reported_by_read);
    let entries = without_repeated_keys(entries, &parts, &mut reported_by_read);
    fields::line_of_field(field, &value::flatten(&entries), &parts)
}

/// The text without its byte order mark, with `\n` as line ends. Invalid UTF-8 is replaced and reported.
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

/// The parts of a file and its entries: parsed, or salvaged if they are too large, too nested or not valid.
fn front_matter<'a>(text: &'a str, problems: &mut Vec<Problem>) -> (Parts<'a>, Entries) {
    let parts = split::split(text);
    let Some(language) = parts.language else { return (parts, Entries::new()) };
    if language == Syntax::Headers {
        return (parts, salvage::salvage(parts.source, language, false));
    }
    let above = Some(parts.first_line.saturating_sub(1).max(1));
    let mut report = |line, kind| problems.push(Problem { line, kind });
    if !parts.closed {
        report(above, ProblemKind::UnclosedFrontMatter);
    }
    // Brackets in quotes count too: only the YAML scanner knows what is quoted.
    let brackets = parts.source.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let is_large = parts.source.len() > limits::FRONT_MATTER_BYTES;
    if is_large || brackets > limits::FRONT_MATTER_BRACKETS {
        let kind = if is_large { ProblemKind::LargeFrontMatter } else { ProblemKind::NestedFrontMatter };
        report(above, kind);
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

fn parsed(source: &str, language: Syntax) -> Result<Entries, ParseError> {
    match language {
        Syntax::Yaml => parse::yaml(source),
        Syntax::Toml => parse::toml(source),
        Syntax::Json => parse::json(source),
        Syntax::Headers => Ok(salvage::salvage(source, language, false)),
    }
}

/// Whether the only mistake is a repeated key, which is reported as a problem of its own.
fn is_repetition(failure: &ParseError, entries: &Entries) -> bool {
    let mut seen = HashSet::new();
    failure.reason.contains("duplicate key") && !entries.iter().all(|(key, _)| seen.insert(key))
}

/// The entries without those replaced by a later one with the same key. Each repeated key is reported once.
fn without_repeated_keys(entries: Entries, parts: &Parts<'_>, problems: &mut Vec<Problem>) -> Entries {
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
        let line = parts.line_of(key, 1);
        let key = CleanText::line(key).cut_to_graphemes(limits::TAG_GRAPHEMES);
        problems.push(Problem { line, kind: ProblemKind::RepeatedKey { key } });
    }
    let kept: Vec<bool> =
        entries.iter().enumerate().map(|(index, (key, _))| last.get(&**key) == Some(&index)).collect();
    entries.into_iter().zip(kept).filter_map(|(entry, kept)| kept.then_some(entry)).collect()
}

/// The keys and values to show, cleaned, except maps whose own entries follow. Known keys have no value.
fn shown_keys(flat: &[Entry<'_>], is_known: impl Fn(&str) -> bool) -> Vec<(CleanText, CleanText)> {
    let mut keys = Vec::with_capacity(flat.len());
    for (at, entry) in flat.iter().enumerate() {
        let inner = flat.get(at + 1).and_then(|next| next.path.strip_prefix(&entry.path));
        if matches!(entry.value, Value::Map(_)) && inner.is_some_and(|rest| rest.starts_with('.')) {
            continue;
        }
        let words = if is_known(&entry.path) { String::new() } else { entry.value.in_words() };
        let value = CleanText::decoded_line(&words).cut_to_graphemes(limits::FIELD_GRAPHEMES);
        keys.push((CleanText::line(&entry.path), value));
    }
    keys
}

#[cfg(test)]
mod tests;
