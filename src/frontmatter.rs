//! Turns files into articles: splits off the front matter, parses it and, where it is broken, salvages it.
//! [`read`] never fails: it returns what could be read and a list of problems. It opens no files, follows no
//! links and invents no values. Floor 1.

mod aliases;
mod body;
mod carriers;
mod configuration;
mod conventions;
mod dividers;
mod encoding;
mod fields;
mod flat;
mod generators;
mod lines;
mod mend;
mod numbers;
mod parse;
mod parts;
mod path;
mod salvage;
mod split;
mod unfenced;
mod value;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use jiff::civil;

use crate::limits;
use crate::model::{Article, ArticlePath, Date, Problem, ProblemKind};
use crate::text::CleanText;

pub use aliases::{ALIASES, Alias, ArticleField};
use carriers::Trust;
pub use carriers::{CARRIERS, Carrier};
pub use conventions::Conventions;
use encoding::decoded;
pub use generators::{GENERATORS, Generator, GeneratorRow};
use lines::LineForm;
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
    read_beside(path, bytes, None, today, conventions)
}

/// Like [`read_with`], for a file with a file `.meta` beside it that has these bytes: its front matter, as Nikola
/// writes it, counts if the file itself has none.
pub fn read_beside(
    path: &ArticlePath,
    bytes: &[u8],
    meta: Option<&[u8]>,
    today: civil::Date,
    conventions: &Conventions,
) -> ParsedFile {
    let mut article = Article::unknown(path.clone());
    let text = decoded(bytes, &mut article.problems);
    let (parts, entries) = front_matter(&text, &mut article.problems);
    // Its lines are those of another file, so what is wrong there has no line here.
    let mut elsewhere = Vec::new();
    let meta = meta.filter(|_| parts.language.is_none()).map(|meta| decoded(meta, &mut elsewhere));
    let beside = meta.as_deref().map(|meta| front_matter(meta, &mut elsewhere));
    let source = beside.as_ref().map_or(parts.source, |(beside, _)| beside.source);
    let entries = match &beside {
        Some((_, beside)) => beside.clone(),
        None => entries,
    };
    article.problems.extend(elsewhere.into_iter().map(|problem| Problem { line: None, ..problem }));
    let entries = without_repeated_keys(entries, &parts, &mut article.problems);
    let completed = conventions.completed(path, &entries);
    let known = value::flatten(completed.as_ref().unwrap_or(&entries));
    fields::fill(&mut article, &known, &parts, (today, conventions));
    article.problems.sort_by_key(|problem| problem.line.unwrap_or(u32::MAX));
    let is_page = path
        .as_path()
        .extension()
        .is_some_and(|ending| ["html", "htm"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    let body = if is_page { body::of_page(&parts.body) } else { Cow::Borrowed(&*parts.body) };
    ParsedFile { article, body: CleanText::block(&body), entries, source: source.into() }
}

/// The line, from 1, of the front matter key from which [`read`] takes a field, if it takes it from one.
pub fn line_of(bytes: &[u8], field: ArticleField) -> Option<u32> {
    let mut reported_by_read = Vec::new();
    let text = decoded(bytes, &mut reported_by_read);
    let (parts, entries) = front_matter(&text, &mut reported_by_read);
    let entries = without_repeated_keys(entries, &parts, &mut reported_by_read);
    fields::line_of_field(field, &value::flatten(&entries), &parts)
}

/// The parts of a file and its entries. What has the form of front matter but not its content is text.
fn front_matter<'a>(text: &'a str, problems: &mut Vec<Problem>) -> (Parts<'a>, Entries) {
    let reported = problems.len();
    let (parts, entries) = parts_and_entries(text, problems);
    if holds(&entries, parts.trust) {
        return (parts, entries);
    }
    problems.truncate(reported);
    (Parts::text_alone(text), Entries::new())
}

/// Whether the entries have what is asked of them, so that they are front matter and not text.
fn holds(entries: &Entries, trust: Trust) -> bool {
    if trust == Trust::Certain {
        return true;
    }
    let is_link = |text: &str| ["http://", "https://"].iter().any(|scheme| text.trim().starts_with(scheme));
    value::flatten(entries).iter().any(|entry| {
        let text = entry.value.first_text().unwrap_or_default();
        aliases::named(&entry.folded).any(|name| {
            let is_one_of = |trusts: &[Trust]| trusts.contains(&trust);
            let is_of_note =
                |text: &str| text.starts_with("[[") || text.starts_with('#') && !text.starts_with("# ");
            trust == Trust::KnownKey
                || name.field == ArticleField::Title
                    && trust != Trust::Link
                    && !CleanText::line(&text).is_empty()
                || trust == Trust::Link && is_of_note(&text)
                || name.field == ArticleField::Date && Date::is_alone(&text)
                || name.field == ArticleField::SourceUrl
                    && is_one_of(&[Trust::Link, Trust::LinkOrTags])
                    && is_link(&text)
                || name.field == ArticleField::Tags && is_one_of(&[Trust::LinkOrTags]) && !text.is_empty()
        })
    })
}

/// The parts of a file and its entries: parsed, or salvaged if they are too large, too nested or not valid.
fn parts_and_entries<'a>(text: &'a str, problems: &mut Vec<Problem>) -> (Parts<'a>, Entries) {
    let parts = split::split(text);
    let Some(language) = parts.language else { return (parts, Entries::new()) };
    if let Syntax::Lines(form) = language {
        let entries = lines_and_yaml(parts.source, form);
        return (parts, entries);
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
        let entries = salvage::salvage(parts.source, language, false);
        return (parts, entries);
    }
    match parsed(parts.source, language) {
        Ok(entries) => (parts, entries),
        Err(failure) => mended_or_salvaged(text, parts, language, &failure, problems),
    }
}

/// The entries of front matter that its parser refused: of what can be mended, else line by line.
fn mended_or_salvaged<'a>(
    text: &'a str,
    parts: Parts<'a>,
    language: Syntax,
    failure: &ParseError,
    problems: &mut Vec<Problem>,
) -> (Parts<'a>, Entries) {
    let line_of = |line: u32| Some((parts.first_line - 1).saturating_add(line));
    let above = Some(parts.first_line.saturating_sub(1).max(1));
    let mut report = |line, kind| problems.push(Problem { line, kind });
    let mut written = Cow::Borrowed(parts.source);
    let conflict = mend::without_conflict(&written, text);
    let has_conflict = conflict.is_some();
    if let Some((kept, line)) = conflict {
        report(line_of(line), ProblemKind::Conflict);
        written = Cow::Owned(kept);
    }
    if let Some(spaced) = mend::plainly_spaced(&written, language) {
        written = Cow::Owned(spaced);
    }
    if matches!(written, Cow::Owned(_))
        && let Ok(entries) = parsed(&written, language)
    {
        return (parts, entries);
    }
    if let Some(cut) = split::without_prose(text, &parts) {
        report(above, ProblemKind::UnclosedFrontMatter);
        let read = parsed(cut.source, language);
        let entries = read.unwrap_or_else(|_| salvage::salvage(cut.source, language, true));
        return (cut, entries);
    }
    let entries = salvage::salvage(&written, language, true);
    if !has_conflict && !is_repetition(failure, &entries) && !salvage::is_code(&written, language) {
        let reason = CleanText::line(&failure.reason).cut_to_graphemes(limits::TITLE_GRAPHEMES);
        let language = CleanText::line(language.name());
        report(failure.line.and_then(line_of).or(above), ProblemKind::BadFrontMatter { language, reason });
    }
    let is_prose = parts.trust == Trust::Certain && split::is_prose_between_rules(&parts);
    let trust = if is_prose { Trust::KnownKey } else { parts.trust };
    (Parts { trust, ..parts }, entries)
}

/// The entries of header lines, and of the YAML that may be below lines of Logseq.
fn lines_and_yaml(source: &str, form: LineForm) -> Entries {
    let fence = source.find("\n---").filter(|_| form == LineForm::Logseq);
    let cut = fence.and_then(|at| source.split_at_checked(at + 1));
    let Some((lines, fenced)) = cut else { return salvage::salvage(source, Syntax::Lines(form), false) };
    let mut entries = salvage::salvage(lines, Syntax::Lines(form), false);
    let yaml = fenced.split_once('\n').map_or("", |(_, yaml)| yaml);
    let is_large = yaml.len() > limits::FRONT_MATTER_BYTES
        || yaml.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > limits::FRONT_MATTER_BRACKETS;
    let read = if is_large { None } else { parse::yaml(yaml).ok() };
    entries.extend(read.unwrap_or_else(|| salvage::salvage(yaml, Syntax::Yaml, !is_large)));
    entries
}

fn parsed(source: &str, language: Syntax) -> Result<Entries, ParseError> {
    match language {
        Syntax::Yaml => parse::yaml(source),
        Syntax::Toml => parse::toml(source),
        Syntax::Json => parse::json(source),
        Syntax::Lines(_) => Ok(salvage::salvage(source, language, false)),
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
