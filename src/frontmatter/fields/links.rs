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
            (field != ArticleField::Permalink || name != "url" || !is_web(&text)).then_some((entry, text))
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
            if matches!(name, "url" | "source" | "redirectto" | "quelle") && !is_web(&written) {
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
    let address = text.trim().trim_start_matches('<').trim_end_matches('>');
    // Only ampersands are decoded: decoding all entities would turn `&copy` in `?a=1&copy=2` into ©.
    let entity = ["&amp;", "&#38;", "&#038;", "&#x26;"].into_iter().find(|entity| address.contains(entity));
    let address = entity.map_or(Cow::Borrowed(address), |entity| address.replace(entity, "&").into());
    Some(CleanText::line(&address)).filter(|address| !address.is_empty())
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
