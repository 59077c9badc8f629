//! The stored row of an article: the article, its other front matter keys, and its text, in the `postcard`
//! format.
//!
//! Rows pass the same text filters as a file when they are read, so an index written by someone else can
//! contain nothing that a file could not. Where rows are stored is left to [`schema`](super::schema). Floor
//! 2, part of [`library`](crate::library).

use jiff::civil;

use crate::library::NewArticle;
use crate::model::{Article, DateTrust, ProblemKind};
use crate::text::CleanText;

/// A key of the front matter and its value, as displayed.
pub(super) type KeyValue = (CleanText, CleanText);

/// The bytes of a row.
pub(super) fn encode(entry: &NewArticle) -> Vec<u8> {
    let kept = (&entry.article, &entry.keys, &entry.body);
    postcard::to_extend(&kept, Vec::with_capacity(1024 + entry.body.len())).unwrap_or_default()
}

/// The article from a row, with its date judged on the day `today`.
pub(super) fn article(bytes: &[u8], today: civil::Date) -> Option<Article> {
    postcard::take_from_bytes::<Article>(bytes).ok().map(|(article, _)| as_of(article, today))
}

/// The front matter keys from a row.
pub(super) fn keys(bytes: &[u8]) -> Option<Vec<KeyValue>> {
    postcard::take_from_bytes::<(Article, Vec<KeyValue>)>(bytes).ok().map(|((_, keys), _)| keys)
}

/// The article and its front matter keys from a row.
pub(super) fn article_and_keys(bytes: &[u8]) -> Option<(Article, Vec<KeyValue>)> {
    postcard::take_from_bytes::<(Article, Vec<KeyValue>)>(bytes).ok().map(|(kept, _)| kept)
}

/// The article and its text from a row.
pub(super) fn article_and_text(bytes: &[u8]) -> Option<(Article, String)> {
    postcard::from_bytes::<(Article, Vec<KeyValue>, String)>(bytes)
        .ok()
        .map(|(article, _, text)| (article, text))
}

/// Judges the date again: the row may be from an earlier day, and a date that was in the future may have
/// come.
fn as_of(mut article: Article, today: civil::Date) -> Article {
    let trust = article.date.map_or(DateTrust::Sound, |date| date.trust(today));
    if trust != article.date_trust {
        article.date_trust = trust;
        if trust == DateTrust::Sound {
            article.problems.retain(|problem| !matches!(problem.kind, ProblemKind::FutureDate { .. }));
        }
    }
    article
}
