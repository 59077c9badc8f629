//! An article to be indexed, and the row that the index stores for it: the article, its other front matter
//! keys and its text, in the `postcard` format.
//!
//! Rows pass the same text filters as a file when they are read, so an index written by someone else can
//! contain nothing that a file could not. Parsing files is left to `frontmatter`, where rows are stored to
//! [`schema`](super::schema). Floor 2, part of [`library`](crate::library).

use jiff::civil;

use crate::model::{Article, DateTrust, ProblemKind};
use crate::text::CleanText;

/// An article to be indexed.
#[derive(Clone, Debug)]
pub struct NewArticle {
    pub article: Article,
    /// Every key of the front matter with its value as displayed; the value is left empty if
    /// [`article`](Self::article) holds it.
    pub keys: Vec<(CleanText, CleanText)>,
    /// The text as displayed, without Markdown.
    pub body: String,
    pub stamp: FileStamp,
    /// When the article was added to the library, in nanoseconds since 1970; 0 if unknown.
    pub added: i64,
}

/// Modification time and size of a file: as long as they stay the same, the file counts as unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct FileStamp {
    /// The modification time, in nanoseconds since 1970.
    pub modified: i64,
    /// The size in bytes.
    pub size: u64,
}

impl NewArticle {
    /// An entry with an article and its text as displayed, without keys and stamp.
    pub fn new(article: Article, body: &str) -> Self {
        Self { article, keys: Vec::new(), body: body.to_owned(), stamp: FileStamp::default(), added: 0 }
    }
}

/// A key of the front matter and its value, as displayed.
pub(super) type KeyValue = (CleanText, CleanText);

/// The bytes of a row.
pub(super) fn encode(entry: &NewArticle) -> Vec<u8> {
    let kept = (&entry.article, &entry.keys, &entry.body);
    postcard::to_extend(&kept, Vec::with_capacity(1024 + entry.body.len())).unwrap_or_default()
}

/// The article from a row, with its date judged on the day `today`.
pub(super) fn article(bytes: &[u8], today: civil::Date) -> Option<Article> {
    #[cfg(test)]
    DECODED.with(|decoded| decoded.set(decoded.get() + 1));
    postcard::take_from_bytes::<Article>(bytes).ok().map(|(article, _)| as_of(article, today))
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

#[cfg(test)]
thread_local! {
    static DECODED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many rows this thread has decoded so far.
#[cfg(test)]
pub(crate) fn decoded_rows() -> usize {
    DECODED.with(std::cell::Cell::get)
}
