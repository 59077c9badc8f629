//! Fills in an article from its front matter, its text and its path. The first key of the table ALIASES with
//! a usable value wins; unusable values are skipped, and reported unless the key commonly means something
//! else. Floor 1, part of [`frontmatter`](crate::frontmatter).

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::civil;

use crate::frontmatter::aliases::{self, ArticleField, is_named, names};
use crate::frontmatter::body;
use crate::frontmatter::salvage::{split_items, unquoted};
use crate::frontmatter::split::Parts;
use crate::frontmatter::value::{Entry, Value};
use crate::limits;
use crate::model::{Article, Date, DateTrust, Link, LinkError, Precision, Problem, ProblemKind, TitleOrigin};
use crate::text::trailer::{is_truncated, without_trailer};
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
    article.tags = distinct(reader.texts(ArticleField::Tags, tag_texts));
    article.draft = reader.draft();
    article.permalink = reader.address(ArticleField::Permalink).map(|(_, text)| text);
    reader.image(article);
    reader.source_url(article);
    reader.date(article, today);
    article.problems.append(&mut reader.problems);
}

/// The line of the file, from 1, with the key whose value [`fill`] uses for a field.
pub fn line_of_field(field: ArticleField, entries: &[Entry<'_>], parts: &Parts<'_>) -> Option<u32> {
    let mut reader = FieldReader { entries, parts, problems: Vec::new() };
    let mut written = reader.written(field).map(|(_, entry)| entry);
    let entry = if field == ArticleField::SourceUrl {
        written.find(|entry| written_address(entry).is_some_and(|text| Link::new(text).target.is_ok()))
    } else if field == ArticleField::Tags {
        written.find(|entry| !is_switch(entry) && !cleaned(&tag_texts(entry.value)).is_empty())
    } else if field == ArticleField::Permalink {
        reader.address(field).map(|(entry, _)| entry)
    } else {
        reader.first_text(field).map(|(entry, ..)| entry)
    };
    parts.line_of(&entry?.path, 0)
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

    fn report(&mut self, entry: Option<&Entry<'_>>, kind: ProblemKind) {
        let line = entry.and_then(|entry| self.parts.line_of(&entry.path, 0));
        self.problems.push(Problem { line, kind });
    }

    /// Reports the first HTML entity in the texts of an entry, if there is one.
    fn report_entity(&mut self, entry: &Entry<'_>, raw: &[Cow<'_, str>]) {
        if let Some(entity) = raw.iter().find_map(|text| first_entity(text)) {
            let (key, entity) = (key(entry), CleanText::line(entity));
            self.report(Some(entry), ProblemKind::Entity { key, entity });
        }
    }

    /// Reports a field without a usable value whose key holds a list or a map.
    fn report_odd(&mut self, field: ArticleField) {
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
        self.report_entity(entry, &[raw]);
        Some(clean.cut_to_graphemes(most))
    }

    fn title(&mut self, article: &mut Article) {
        if let Some(title) = self.text(ArticleField::Title, limits::TITLE_GRAPHEMES) {
            article.title = title;
            article.title_origin = TitleOrigin::FrontMatter;
            return;
        }
        self.report(None, ProblemKind::NoTitle);
        let from_path = || (body::title_from_path(article.path.shown()), TitleOrigin::FileName);
        (article.title, article.title_origin) = body::title(self.parts.body).unwrap_or_else(from_path);
    }

    fn summary(&mut self, article: &mut Article) {
        let written = self.text(ArticleField::Summary, usize::MAX);
        let whole = written.or_else(|| body::before_more(self.parts.body));
        let Some(whole) = whole else { return };
        // A prefix of a clean text is clean.
        let kept = whole.part(0..without_trailer(&whole, &article.title).len());
        article.truncated = is_truncated(&kept);
        let kept = kept.cut_to_graphemes(limits::SUMMARY_GRAPHEMES);
        article.summary = Some(kept).filter(|summary| !summary.is_empty());
    }

    fn author(&mut self) -> Option<CleanText> {
        let mut names = self.texts(ArticleField::Author, Value::all_texts);
        names.truncate(limits::TAGS);
        let names = CleanText::joined(&names, ", ").cut_to_graphemes(limits::FIELD_GRAPHEMES);
        Some(names).filter(|names| !names.is_empty())
    }

    /// The cleaned texts of the first value of a field that has any.
    fn texts(&mut self, field: ArticleField, texts: fn(&'a Value) -> Vec<Cow<'a, str>>) -> Vec<CleanText> {
        let found = self.written(field).filter(|(_, entry)| !is_switch(entry)).find_map(|(_, entry)| {
            let raw = texts(entry.value);
            let cleaned = cleaned(&raw);
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

    /// The first usable address of a field. A `url` is a permalink only if it is not an absolute web address.
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
            self.report(Some(entry), ProblemKind::BadLink { key, value, reason: LinkError::NotWeb });
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
                self.report(None, ProblemKind::NoLink);
            }
            return;
        };
        link.written = link.written.cut_to_graphemes(limits::FIELD_GRAPHEMES);
        let (key, value) = (key(entry), link.written.clone());
        self.report(Some(entry), ProblemKind::BadLink { key, value, reason });
        article.source_url.get_or_insert(link);
    }

    /// Takes the date from the first key with a valid one, otherwise from the path of the file or the permalink.
    fn date(&mut self, article: &mut Article, today: civil::Date) {
        article.published = self.text(ArticleField::PublishedDate, limits::FIELD_GRAPHEMES);
        let mut bad = None;
        let mut found = None;
        for (name, entry) in self.written(ArticleField::Date) {
            let Some(text) = entry.value.first_text() else { continue };
            let value = CleanText::decoded_line(&text).cut_to_graphemes(limits::TAG_GRAPHEMES);
            if let Some(date) = Date::parse(&decode_entities(&text)) {
                found = Some((date, Some(entry), value));
                break;
            }
            // Not reported: values such as `published: true` and `created: by hand` are not meant as dates.
            if !matches!(name, "published" | "created") {
                bad = bad.or(Some((entry, value)));
            }
        }
        let is_bad = bad.is_some();
        if let Some((entry, value)) = bad {
            self.report(Some(entry), ProblemKind::BadDate { value });
        } else if found.is_none() {
            self.report_odd(ArticleField::Date);
        }
        let from_paths =
            || date_from_paths(article).map(|date| (date, None, CleanText::line(&date.to_string())));
        let Some((date, entry, value)) = found.or_else(from_paths) else {
            // An invalid date has been reported already.
            if !is_bad {
                self.report(None, ProblemKind::NoDate);
            }
            return;
        };
        article.date = Some(date);
        article.date_trust = date.trust(today);
        match article.date_trust {
            DateTrust::Sound => {}
            DateTrust::Future => self.report(entry, ProblemKind::FutureDate { value }),
            DateTrust::Absurd => self.report(entry, ProblemKind::AbsurdDate { value }),
        }
    }
}

/// Whether an entry is a switch for a site template, such as `author: true` and `tags: true`.
fn is_switch(entry: &Entry<'_>) -> bool {
    matches!(entry.value, Value::Bool(_))
}

/// The tags in a value, not cleaned: the items of a list, or the parts of a text.
fn tag_texts(value: &Value) -> Vec<Cow<'_, str>> {
    let Value::Text(text) = value else { return value.all_texts() };
    split_tags(text).into_iter().map(Cow::Owned).collect()
}

/// Splits `a, b`, `a; b`, `"a" "b"` and `[a, b]` into tags; any other text is a single tag.
fn split_tags(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text).trim();
    if text.contains(',') {
        return split_items(text).map(unquoted).collect();
    }
    if text.contains(';') && !text.contains('&') {
        return text.split(';').map(|tag| unquoted(tag.trim())).collect();
    }
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let parts = text.split(quote).map(str::trim).filter(|tag| !tag.is_empty());
            parts.map(str::to_owned).collect()
        }
        Some(_) => vec![text.to_owned()],
        None => Vec::new(),
    }
}

/// The texts, cleaned, without empty ones.
fn cleaned(texts: &[Cow<'_, str>]) -> Vec<CleanText> {
    texts.iter().map(|text| CleanText::decoded_line(text)).filter(|text| !text.is_empty()).collect()
}

/// At most [`limits::TAGS`] tags. The spelling is kept, but tags that fold to the same text are one tag.
fn distinct(tags: Vec<CleanText>) -> Vec<CleanText> {
    let mut seen = HashSet::new();
    let tags = tags.into_iter().map(|tag| tag.cut_to_graphemes(limits::TAG_GRAPHEMES));
    tags.filter(|tag| seen.insert(fold(tag).into_owned())).take(limits::TAGS).collect()
}

/// The date in the path of the file or in the permalink. A full date is preferred to a year or month.
fn date_from_paths(article: &Article) -> Option<Date> {
    let file = Date::from_path(article.path.shown());
    let permalink = article.permalink.as_deref().and_then(Date::from_path);
    permalink.filter(|_| file.is_none_or(|file| file.precision() < Precision::Day)).or(file)
}

fn key(entry: &Entry<'_>) -> CleanText {
    CleanText::line(&entry.path)
}

/// The address in an entry, with `&amp;` decoded once; `None` for booleans and empty values.
fn written_address(entry: &Entry<'_>) -> Option<CleanText> {
    let text = match entry.value {
        Value::Bool(_) => return None,
        Value::Map(_) => ["src", "url", "href", "path", "image", "link", "uid"]
            .iter()
            .find_map(|part| entry.value.get(part)?.first_text())?,
        Value::Null | Value::Number(_) | Value::Text(_) | Value::List(_) => entry.value.first_text()?,
    };
    let address = text.trim().trim_start_matches('<').trim_end_matches('>');
    // Only ampersands are decoded: decoding all entities would turn `&copy` in `?a=1&copy=2` into ©.
    let entity = ["&amp;", "&#38;", "&#038;", "&#x26;"].into_iter().find(|entity| address.contains(entity));
    let address = entity.map_or(Cow::Borrowed(address), |entity| address.replace(entity, "&").into());
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
    // An entity is decoded as a whole, and so leaves no semicolon.
    let is_entity = |text: &&str| text.rfind('&') == Some(0) && !decode_entities(text).ends_with(';');
    text.match_indices('&').find_map(|(at, _)| {
        let from = text.get(at..)?;
        let end = from.bytes().take(limits::ENTITY_BYTES).position(|byte| byte == b';')?;
        from.get(..=end).filter(is_entity)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_like_lists_are_split() {
        for (text, tags) in [
            ("one", vec!["one"]),
            ("one two", vec!["one two"]),
            ("one, two words ,three", vec!["one", "two words", "three"]),
            ("one; two", vec!["one", "two"]),
            ("\"one\" \"two words\"", vec!["one", "two words"]),
            ("[one, \"two, three\"]", vec!["one", "two, three"]),
            ("a, A, é, E", vec!["a", "é"]),
            ("R&amp;D", vec!["R&D"]),
            (" , ", vec![]),
            ("", vec![]),
        ] {
            let value = Value::Text(text.to_owned());
            let shown = distinct(cleaned(&tag_texts(&value)));
            assert_eq!(shown.iter().map(|tag| &**tag).collect::<Vec<_>>(), tags, "{text}");
        }
        let many: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        assert_eq!(distinct(cleaned(&tag_texts(&Value::Text(many.join(","))))).len(), limits::TAGS);
    }
}
