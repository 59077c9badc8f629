//! Articles to be added to a library, with what is stored about their files.
//!
//! Parsing them is left to `frontmatter`, reading the files to `io`. Floor 2, part of
//! [`library`](crate::library).

use crate::model::Article;
use crate::text::CleanText;

/// An article to be indexed.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// The article itself.
    pub article: Article,
    /// Every key of the front matter with its value as displayed; the value is left empty if
    /// [`article`](Self::article) holds it.
    pub keys: Vec<(CleanText, CleanText)>,
    /// The text as displayed, without Markdown.
    pub body: String,
    /// The stamp of the file when it was read.
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
    #[must_use]
    pub fn new(article: Article, body: &str) -> Self {
        Self { article, keys: Vec::new(), body: body.to_owned(), stamp: FileStamp::default(), added: 0 }
    }
}
