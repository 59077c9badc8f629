//! What an index keeps of an article to show: the article, its other keys, and its text.
//!
//! The form is that of `postcard`. It is read back through the same filters as a file, so that
//! an index that somebody else wrote holds nothing that a file could not.

use jiff::civil;

use crate::library::Entry;
use crate::model::{Article, DateTrust, ProblemKind};
use crate::text::CleanText;

/// A key of a front matter and its value, as shown.
pub(super) type Key = (CleanText, CleanText);

/// The bytes that an index keeps.
pub(super) fn encode(entry: &Entry) -> Vec<u8> {
    let kept = (&entry.article, &entry.keys, &entry.body);
    postcard::to_extend(&kept, Vec::with_capacity(1024 + entry.body.len())).unwrap_or_default()
}

/// The article out of these bytes, as it is to be read on the day `today`.
pub(super) fn article(bytes: &[u8], today: civil::Date) -> Option<Article> {
    postcard::take_from_bytes::<Article>(bytes).ok().map(|(article, _)| as_of(article, today))
}

/// The keys out of these bytes.
pub(super) fn keys(bytes: &[u8]) -> Option<Vec<Key>> {
    postcard::take_from_bytes::<(Article, Vec<Key>)>(bytes).ok().map(|((_, keys), _)| keys)
}

/// The article and its keys out of these bytes.
pub(super) fn article_and_keys(bytes: &[u8]) -> Option<(Article, Vec<Key>)> {
    postcard::take_from_bytes::<(Article, Vec<Key>)>(bytes).ok().map(|(kept, _)| kept)
}

/// The article and its text out of these bytes.
pub(super) fn article_and_text(bytes: &[u8]) -> Option<(Article, String)> {
    postcard::from_bytes::<(Article, Vec<Key>, String)>(bytes).ok().map(|(article, _, text)| (article, text))
}

/// The index may be of another day: what was in the future then may be of today.
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
