//! The addresses of an article: its source, its image and its permalink. Whether a text is a web address is left
//! to [`Link`]. Floor 1, part of [`fields`](crate::frontmatter::fields).

use std::borrow::Cow;

use super::reader::{FieldReader, is_web, key};
use crate::frontmatter::aliases::ArticleField;
use crate::frontmatter::body;
use crate::frontmatter::value::{Entry, Value};
use crate::limits;
use crate::model::{Article, Link, LinkError, ProblemKind};
use crate::text::CleanText;

impl<'a> FieldReader<'a> {
    /// The first usable address of a field. A `url` is a permalink only if it is not an absolute web address.
    pub(super) fn address(&mut self, field: ArticleField) -> Option<(&'a Entry<'a>, CleanText)> {
        let found = self.written(field).find_map(|(name, entry)| {
            let text = written_address(entry)?;
            let is_page = || name != "url" || !is_web(&text) && !is_damaged(&text);
            (field != ArticleField::Permalink || is_page()).then_some((entry, text))
        });
        let Some((entry, text)) = found else {
            self.report_odd(field);
            return None;
        };
        Some((entry, text.cut_to_graphemes(limits::FIELD_GRAPHEMES)))
    }

    /// Takes the permalink, and without one of its own the other name.
    pub(super) fn permalink(&mut self, article: &mut Article) {
        let permalink = self.address(ArticleField::Permalink);
        let is_slug = |(entry, _): &(&Entry<'_>, CleanText)| entry.folded == "slug";
        if permalink.as_ref().is_none_or(is_slug) {
            let mut names = self.written(ArticleField::OtherName);
            let name = names.find_map(|(_, entry)| written_address(entry));
            article.other_name = name.map(|name| name.cut_to_graphemes(limits::FIELD_GRAPHEMES));
        }
        article.permalink = permalink.map(|(_, text)| text);
    }

    pub(super) fn image(&mut self, article: &mut Article) {
        let Some((entry, image)) = self.address(ArticleField::ImageUrl) else { return };
        if has_foreign_scheme(&image) {
            let (key, value) = (key(entry), image.clone());
            self.report(Some(entry), ProblemKind::BadLink { key, value, reason: LinkError::NotWeb });
        }
        article.image_url = Some(image);
    }

    /// Takes the first valid web link. The first invalid one is reported, and kept if there is no valid one.
    pub(super) fn source_url(&mut self, article: &mut Article) {
        let mut bad: Option<(&Entry<'_>, Link, LinkError)> = None;
        for (name, entry) in self.written(ArticleField::SourceUrl) {
            let Some(written) = written_address(entry) else { continue };
            // These keys often hold a path or a name instead of a link.
            let is_doubtful = matches!(name, "url" | "source" | "redirectto" | "quelle");
            if is_doubtful && !is_web(&written) && !is_damaged(&written) {
                continue;
            }
            let link = Link::new(with_scheme(written));
            match link.target {
                Ok(_) => {
                    article.source_url = Some(link);
                    break;
                }
                Err(error) => bad = bad.or(Some((entry, link, error))),
            }
        }
        if article.source_url.is_none() {
            article.source_url = body::source_link(&self.parts.body);
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
}

/// The address in an entry, with `&amp;` decoded once; `None` for booleans and empty values.
pub(super) fn written_address(entry: &Entry<'_>) -> Option<CleanText> {
    let text = match entry.value {
        Value::Bool(_) => return None,
        Value::Map(_) => ["src", "url", "href", "path", "image", "link", "uid"]
            .iter()
            .find_map(|part| entry.value.get(part)?.first_text())?,
        Value::Null | Value::Number(_) | Value::Text(_) | Value::List(_) => entry.value.first_text()?,
    };
    let address = linked(without_spaces(&text)).trim_start_matches('<').trim_end_matches('>');
    let address = without_spaces(address);
    // Only ampersands are decoded: decoding all entities would turn `&copy` in `?a=1&copy=2` into ©.
    let has_any = address.contains('&');
    let mut entities = ["&amp;", "&#38;", "&#038;", "&#x26;"].into_iter();
    let entity = entities.find(|entity| has_any && address.contains(entity));
    let address = entity.map_or(Cow::Borrowed(address), |entity| address.replace(entity, "&").into());
    Some(CleanText::line(&address)).filter(|address| !address.is_empty())
}

/// An address without white space around it, encoded or not.
fn without_spaces(text: &str) -> &str {
    const ENCODED: [&str; 5] = ["%20", "%09", "%0A", "%0D", "%C2%A0"];
    let mut rest = text.trim();
    if !rest.contains('%') {
        return rest;
    }
    while let Some(shorter) = ENCODED.into_iter().find_map(|space| without_space(rest, space)) {
        rest = shorter.trim();
    }
    rest
}

/// A text without this encoded space at its start, or else at its end.
fn without_space<'a>(text: &'a str, space: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(space.len())?;
    if start.eq_ignore_ascii_case(space) {
        return Some(rest);
    }
    let (rest, end) = text.split_at_checked(text.len() - space.len())?;
    end.eq_ignore_ascii_case(space).then_some(rest)
}

/// The address of a Markdown link that is the whole text: `[words](address "title")`; any other text unchanged.
fn linked(text: &str) -> &str {
    let inside =
        text.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("]("));
    match inside {
        Some((words, target)) if !words.contains(']') => {
            target.split_once(" \"").map_or(target, |(address, _)| address).trim()
        }
        _ => text,
    }
}

/// An address that begins with its host, with the scheme that a browser adds.
fn with_scheme(written: CleanText) -> CleanText {
    let begins =
        |start: &str| written.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start));
    if written.starts_with("//") {
        CleanText::line(&format!("https:{}", written.as_str()))
    } else if begins("www.") && !written.contains(' ') {
        CleanText::line(&format!("https://{}", written.as_str()))
    } else {
        written
    }
}

/// Whether a text was meant as a web address but isn't one: it begins with the host, or its scheme is damaged.
fn is_damaged(text: &str) -> bool {
    let lower = text.get(..12).unwrap_or(text).to_ascii_lowercase();
    let is_host = |rest: &str| rest.starts_with(|first: char| first.is_alphanumeric()) && rest.contains('.');
    let has_no_spaces = !text.contains(char::is_whitespace);
    has_no_spaces && lower.strip_prefix("//").or(lower.strip_prefix("www.")).is_some_and(is_host)
        || [
            "http:/", "https:/", "http//", "https//", "http;//", "https;//", "htp://", "htps://", "hhttp",
            "ttps://", "ttp://",
        ]
        .iter()
        .any(|start| lower.starts_with(start))
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

#[cfg(test)]
mod tests {
    use jiff::civil;

    use crate::frontmatter;
    use crate::model::{Article, ArticlePath};

    fn read(header: &str) -> Article {
        let text = format!("---\ntitle: T\n{header}\n---\nText\n");
        frontmatter::read(&ArticlePath::new("a.md".into()), text.as_bytes(), civil::date(2026, 1, 1)).article
    }

    #[test]
    fn addresses_are_read_however_they_are_wrapped() {
        let link = "https://e.example/a";
        for written in [
            "\"%20https://e.example/a%20\"",
            "\"%0a%20https://e.example/a %C2%A0\"",
            "\"  https://e.example/a  \"",
            "<https://e.example/a>",
            "\"[words](https://e.example/a)\"",
            "\"[words](<https://e.example/a> \\\"title\\\")\"",
            "//e.example/a",
        ] {
            for key in ["sourceUrl", "url", "source", "link"] {
                let article = read(&format!("{key}: {written}"));
                let source = article.source().map(crate::model::SafeUrl::as_str);
                assert_eq!(source, Some(link), "{key}: {written}");
                assert!(article.permalink.is_none(), "{key}: {written}");
            }
        }
        assert_eq!(read("link: www.e.example/a").source().unwrap().as_str(), "https://www.e.example/a");
        assert_eq!(read("url: WWW.e.example").source().unwrap().host(), "e.example");
        // An encoded space inside belongs to the address.
        assert!(read("link: https://e.example/a%20b").source().unwrap().as_str().ends_with("/a%20b"));
    }

    #[test]
    fn paths_and_names_are_no_addresses() {
        for (header, permalink) in [
            ("url: /a/b", Some("/a/b")),
            ("url: a.html", Some("a.html")),
            ("source: www", None),
            ("source: //", None),
        ] {
            let article = read(header);
            assert!(article.source_url.is_none(), "{header}: {:?}", article.source_url);
            assert_eq!(article.permalink.as_deref(), permalink, "{header}");
        }
        for header in ["url: https//e.example/a", "url: htps://e.example/a", "url: http:/e.example/a"] {
            let article = read(header);
            assert!(article.permalink.is_none(), "{header}");
            let is_told = article.problems.iter().any(|problem| problem.kind.code() == "bad-link");
            assert!(is_told || article.source().is_some(), "{header}: {:?}", article.problems);
        }
    }
}
