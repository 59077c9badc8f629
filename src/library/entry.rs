//! An article on its way into a library.

use crate::model::Article;
use crate::text::CleanText;

/// An article as a library takes it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What is known of it.
    pub article: Article,
    /// Every key of its front matter with its value, as shown.
    pub keys: Vec<(CleanText, CleanText)>,
    /// Its text as shown, without Markdown.
    pub body: String,
    /// What its file was like when it was read.
    pub stamp: Stamp,
    /// When it came into its library, in nanoseconds since 1970; 0 where nobody knows.
    pub added: i64,
}

/// What a file is like from outside: where this is the same, the file is taken to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Stamp {
    /// When it was changed, in nanoseconds since 1970.
    pub modified: i64,
    /// Its size in bytes.
    pub size: u64,
}

impl Entry {
    /// An entry out of an article and its text as shown, without Markdown.
    #[must_use]
    pub fn new(article: Article, body: &str) -> Self {
        Self { article, keys: Vec::new(), body: body.to_owned(), stamp: Stamp::default(), added: 0 }
    }
}
