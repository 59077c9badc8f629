//! Fills in the fields of an article from its front matter, its text and its path.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). The first key of the table ALIASES with a usable
//! value wins. Unusable values are skipped, and reported unless the key commonly means something else.

mod dates;

use std::borrow::Cow;

use jiff::civil;

use crate::frontmatter::aliases::{self, ArticleField, is_named, names};
use crate::frontmatter::split::Parts;
use crate::frontmatter::value::{Entry, Value};
use crate::frontmatter::{body, summary, tags};
use crate::limits;
use crate::model::{Article, Date, Link, LinkError, Problem, ProblemKind, TitleOrigin};
use crate::text::{CleanText, decode_entities, fold};

/// Fills in `article` from the entries and the body of its file, and adds the problems found.
pub fn fill(article: &mut Article, entries: &[Entry<'_>], parts: &Parts<'_>, today: civil::Date) {
    let mut reader = FieldReader { entries, parts, problems: Vec::new() };
    reader.title(article);
    reader.summary(article);
    article.importance = reader.text(ArticleField::Importance, limits::FIELD_GRAPHEMES);
    article.source_name = reader.text(ArticleField::SourceName, limits::FIELD_GRAPHEMES);
    article.image_credit = reader.text(ArticleField::ImageCredit, limits::FIELD_GRAPHEMES);
    article.author = reader.author();
    article.language = reader.text(ArticleField::Language, limits::TAG_GRAPHEMES).map(|text| language(&text));
    article.tags = reader.tags();
    article.draft = reader.draft();
    article.permalink = reader.address(ArticleField::Permalink).map(|(_, text)| text);
    reader.image(article);
    reader.source_url(article);
    reader.date(article, today);
    article.problems.append(&mut reader.problems);
}

/// The line of the file, from 1, with the key whose value [`fill`] uses for a field; `None` if the value does
/// not come from the front matter.
pub fn line_of_field(field: ArticleField, entries: &[Entry<'_>], parts: &Parts<'_>) -> Option<u32> {
    let mut reader = FieldReader { entries, parts, problems: Vec::new() };
    let entry = match field {
        ArticleField::SourceUrl => reader
            .written(field)
            .map(|(_, entry)| entry)
            .find(|entry| written_address(entry).is_some_and(|written| Link::new(written).target.is_ok())),
        ArticleField::Permalink => reader.address(field).map(|(entry, _)| entry),
        ArticleField::Tags => reader
            .written(field)
            .map(|(_, entry)| entry)
            .find(|entry| !tags::clean(&tags::texts(entry.value)).is_empty()),
        ArticleField::Title
        | ArticleField::Date
        | ArticleField::PublishedDate
        | ArticleField::Summary
        | ArticleField::Importance
        | ArticleField::SourceName
        | ArticleField::ImageUrl
        | ArticleField::ImageCredit
        | ArticleField::Author
        | ArticleField::Draft
        | ArticleField::Language => reader.first_text(field).map(|(entry, ..)| entry),
    };
    parts.line_of(&entry?.path)
}

struct FieldReader<'a> {
    entries: &'a [Entry<'a>],
    parts: &'a Parts<'a>,
    problems: Vec<Problem>,
}

impl<'a> FieldReader<'a> {
    /// The entries of a field that are not empty, each with its name in the table, in order of preference.
    fn written(&self, field: ArticleField) -> impl Iterator<Item = (&'static str, &'a Entry<'a>)> + use<'a> {
        let entries = self.entries;
        names(field).iter().flat_map(move |name| {
            let named = entries.iter().filter(|entry| is_named(&entry.folded, name));
            named.filter(|entry| !entry.value.is_empty()).map(move |entry| (*name, entry))
        })
    }

    fn report(&mut self, entry: &Entry<'_>, kind: ProblemKind) {
        let line = self.parts.line_of(&entry.path);
        self.problems.push(Problem { line, kind });
    }

    fn report_missing(&mut self, kind: ProblemKind) {
        self.problems.push(Problem { line: None, kind });
    }

    /// Reports the first HTML entity in a text, if there is one.
    fn report_entity(&mut self, entry: &Entry<'_>, raw: &str) {
        if let Some(entity) = first_entity(raw) {
            let (key, entity) = (key(entry), CleanText::line(entity));
            self.report(entry, ProblemKind::Entity { key, entity });
        }
    }

    /// Reports a field without a usable value whose key holds a list or a map.
    fn report_odd(&mut self, field: ArticleField) {
        let odd = self.written(field).find(|(_, entry)| match entry.value {
            // The entries of such a map have names of their own in the table.
            Value::Map(_) => !aliases::leads_somewhere(&entry.folded),
            Value::List(_) => true,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => false,
        });
        if let Some((_, entry)) = odd {
            self.report(entry, ProblemKind::OddValue { key: key(entry) });
        }
    }

    /// The first usable text of a field: its entry, the text as written, and the cleaned text.
    fn first_text(&self, field: ArticleField) -> Option<(&'a Entry<'a>, Cow<'a, str>, CleanText)> {
        self.written(field).find_map(|(name, entry)| {
            let text = entry.value.first_text()?;
            let meant = match (field, entry.value) {
                (ArticleField::Title, _) | (ArticleField::Importance, Value::Bool(true)) => true,
                (_, Value::Bool(_)) => false,
                // `source` may hold the link instead of the name.
                (ArticleField::SourceName, _) => name != "source" || !is_web(&text),
                // `published` may also be a switch, or a word such as `later`.
                (ArticleField::PublishedDate, _) => name != "published" || Date::parse(&text).is_some(),
                _ => true,
            };
            let clean = if meant { CleanText::decoded_line(&text) } else { CleanText::default() };
            (!clean.is_empty()).then_some((entry, text, clean))
        })
    }

    fn text(&mut self, field: ArticleField, most: usize) -> Option<CleanText> {
        let Some((entry, raw, clean)) = self.first_text(field) else {
            self.report_odd(field);
            return None;
        };
        self.report_entity(entry, &raw);
        Some(clean.cut_to_graphemes(most))
    }

    fn title(&mut self, article: &mut Article) {
        if let Some(title) = self.text(ArticleField::Title, limits::TITLE_GRAPHEMES) {
            article.title = title;
            article.title_origin = TitleOrigin::FrontMatter;
            return;
        }
        self.report_missing(ProblemKind::NoTitle);
        let from_path = || (body::title_from_path(article.path.shown()), TitleOrigin::FileName);
        (article.title, article.title_origin) = body::title(self.parts.body).unwrap_or_else(from_path);
    }

    fn summary(&mut self, article: &mut Article) {
        let written = self.text(ArticleField::Summary, usize::MAX);
        let whole = written.or_else(|| body::before_more(self.parts.body).map(|text| CleanText::line(&text)));
        let Some(whole) = whole else { return };
        // A prefix of a clean text is clean.
        let kept = whole.part(0..summary::without_trailer(&whole, &article.title).len());
        article.truncated = summary::is_truncated(&kept);
        let kept = kept.cut_to_graphemes(limits::SUMMARY_GRAPHEMES);
        article.summary = Some(kept).filter(|summary| !summary.is_empty());
    }

    fn author(&mut self) -> Option<CleanText> {
        let found = self.written(ArticleField::Author).find_map(|(_, entry)| {
            let mut texts = Vec::new();
            entry.value.all_texts(&mut texts);
            let names = texts.iter().map(|text| CleanText::decoded_line(text));
            let names: Vec<CleanText> = names.filter(|name| !name.is_empty()).take(limits::TAGS).collect();
            let is_name = !names.is_empty() && !matches!(entry.value, Value::Bool(_));
            let entity = texts.into_iter().find(|text| first_entity(text).is_some());
            is_name.then(|| (entry, CleanText::joined(&names, ", "), entity))
        });
        let Some((entry, names, entity)) = found else {
            self.report_odd(ArticleField::Author);
            return None;
        };
        self.report_entity(entry, &entity.unwrap_or_default());
        Some(names.cut_to_graphemes(limits::FIELD_GRAPHEMES))
    }

    fn tags(&mut self) -> Vec<CleanText> {
        let found = self.written(ArticleField::Tags).find_map(|(_, entry)| {
            let raw = tags::texts(entry.value);
            let tags = tags::clean(&raw);
            let entity = raw.into_iter().find(|text| first_entity(text).is_some());
            (!tags.is_empty()).then_some((entry, tags, entity))
        });
        let Some((entry, tags, entity)) = found else {
            self.report_odd(ArticleField::Tags);
            return Vec::new();
        };
        self.report_entity(entry, &entity.unwrap_or_default());
        tags
    }

    /// Whether any key marks the article as a draft; unlike for other fields, no key takes precedence.
    fn draft(&self) -> bool {
        self.written(ArticleField::Draft).any(|(name, entry)| {
            let text = entry.value.first_text().unwrap_or_default();
            let is_any_of = |words: &[&str]| words.contains(&fold(text.trim()).as_ref());
            match name {
                "published" => is_any_of(&["false", "no", "off", "0"]),
                "status" => is_any_of(&["draft", "hidden", "private", "unpublished", "pending", "brouillon"]),
                _ => is_any_of(&["true", "yes", "on", "1"]),
            }
        })
    }

    /// The first usable address of a field, with its entry. A `url` is a permalink only if it is not an
    /// absolute web address.
    fn address(&mut self, field: ArticleField) -> Option<(&'a Entry<'a>, CleanText)> {
        let found = self.written(field).find_map(|(name, entry)| {
            let text = written_address(entry)?;
            (field != ArticleField::Permalink || name != "url" || !is_web(&text)).then_some((entry, text))
        });
        let Some((entry, text)) = found else {
            self.report_odd(field);
            return None;
        };
        Some((entry, text.cut_to_graphemes(limits::FIELD_GRAPHEMES)))
    }

    fn image(&mut self, article: &mut Article) {
        let Some((entry, image)) = self.address(ArticleField::ImageUrl) else { return };
        if has_foreign_scheme(&image) {
            let (key, value) = (key(entry), image.clone());
            self.report(entry, ProblemKind::BadLink { key, value, reason: LinkError::NotWeb });
        }
        article.image_url = Some(image);
    }

    /// Takes the first valid web link. The first invalid one is reported, and kept if there is no valid one.
    fn source_url(&mut self, article: &mut Article) {
        let mut bad: Option<(&Entry<'_>, Link, LinkError)> = None;
        for (name, entry) in self.written(ArticleField::SourceUrl) {
            let Some(written) = written_address(entry) else { continue };
            // These keys often hold a path or a name instead of a link.
            if matches!(name, "url" | "source" | "redirectto") && !is_web(&written) {
                continue;
            }
            let link = Link::new(written);
            match link.target {
                Ok(_) => {
                    article.source_url = Some(link);
                    break;
                }
                Err(error) => bad = bad.or(Some((entry, link, error))),
            }
        }
        if article.source_url.is_none() {
            article.source_url = body::source_link(self.parts.body);
        }
        let Some((entry, mut link, reason)) = bad else {
            if article.source_url.is_none() {
                self.report_odd(ArticleField::SourceUrl);
                self.report_missing(ProblemKind::NoLink);
            }
            return;
        };
        link.written = link.written.cut_to_graphemes(limits::FIELD_GRAPHEMES);
        let (key, value) = (key(entry), link.written.clone());
        self.report(entry, ProblemKind::BadLink { key, value, reason });
        article.source_url.get_or_insert(link);
    }
}
/// The key of an entry, cleaned for showing.
fn key(entry: &Entry<'_>) -> CleanText {
    CleanText::line(&entry.path)
}

/// The address in an entry, with `&amp;` decoded once; `None` for booleans and empty values.
fn written_address(entry: &Entry<'_>) -> Option<CleanText> {
    if matches!(entry.value, Value::Bool(_)) {
        return None;
    }
    let text = match entry.value {
        Value::Map(_) => ["src", "url", "href", "path", "image", "link", "uid"]
            .iter()
            .find_map(|part| entry.value.get(part)?.first_text())?,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => {
            entry.value.first_text()?
        }
    };
    let mut address = text.trim().trim_start_matches('<').trim_end_matches('>').to_owned();
    // Only ampersands are decoded: decoding all entities would turn `&copy` in `?a=1&copy=2` into ©.
    if address.contains('&') {
        for entity in ["&amp;", "&#38;", "&#038;", "&#x26;"] {
            if address.contains(entity) {
                address = address.replace(entity, "&");
                break;
            }
        }
    }
    Some(CleanText::line(&address)).filter(|address| !address.is_empty())
}

/// Whether a text begins with `http://` or `https://`.
fn is_web(text: &str) -> bool {
    let scheme = text.trim_start().split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

/// Whether the address of an image has a scheme other than http, https and data.
fn has_foreign_scheme(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    // A single letter is a Windows drive, and a space after the colon means prose.
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(letters)
        && !rest.starts_with(' ')
        && !["http", "https", "data"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// A language code with its first part in lower case: `FR` becomes `fr`, `en-GB` stays.
fn language(text: &str) -> CleanText {
    let end = text.find(['-', '_']).unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    CleanText::line(&format!("{}{rest}", first.to_lowercase()))
}

/// The first HTML entity in a text, as written.
fn first_entity(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (_, from) = rest.split_at_checked(at)?;
        let end = from.bytes().take(limits::ENTITY_BYTES).position(|byte| byte == b';');
        let candidate = end.and_then(|end| from.get(..=end));
        if let Some(entity) = candidate.filter(|entity| is_entity(entity)) {
            return Some(entity);
        }
        rest = from.strip_prefix('&')?;
    }
    None
}

fn is_entity(candidate: &str) -> bool {
    let inside = candidate.trim_start_matches('&').trim_end_matches(';').trim_start_matches('#');
    !inside.is_empty()
        && inside.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !decode_entities(candidate).ends_with(';')
}
