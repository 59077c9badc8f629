//! The sections of an article that are searched separately, and their tokens.
//!
//! [`evaluate`](super::evaluate) decides which sections each field of a query searches. Floor 2, part of
//! [`library`](crate::library).

use crate::library::tokens::add_tokens;
use crate::model::Article;
use crate::text::CleanText;

/// A part of an article that can be searched on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Searched by `title:`.
    Title,
    /// Searched by `summary:`.
    Summary,
    /// Searched by `tag:`.
    Tags,
    /// The name of the source.
    Source,
    /// The host of the source link.
    Host,
    /// The text.
    Body,
    /// Searched by `author:`.
    Author,
    /// The path of the file.
    File,
}

impl Section {
    /// Every section, in the order of the fields of the index.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Summary,
        Self::Tags,
        Self::Source,
        Self::Host,
        Self::Body,
        Self::Author,
        Self::File,
    ];

    /// The sections in which a word without a field is searched.
    pub const ANYWHERE: [Self; 6] =
        [Self::Title, Self::Summary, Self::Tags, Self::Source, Self::Host, Self::Body];

    /// Whether the index keeps the positions of its tokens. It does not for paths, which are long and rarely
    /// searched: phrases in them are checked by reading.
    pub(super) fn has_positions(self) -> bool {
        self != Self::File
    }

    /// The name of its field in the index.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Tags => "tags",
            Self::Source => "source",
            Self::Host => "host",
            Self::Body => "body",
            Self::Author => "author",
            Self::File => "file",
        }
    }

    /// Calls `each` with every text of this section; `body` is the text of the article.
    pub(super) fn for_each_text(self, article: &Article, body: &str, mut each: impl FnMut(&str)) {
        let mut some = |text: Option<&CleanText>| text.into_iter().for_each(|text| each(text));
        match self {
            Self::Title => each(&article.title),
            Self::Summary => some(article.summary.as_ref()),
            Self::Tags => article.tags.iter().for_each(|tag| each(tag)),
            Self::Source => some(article.source_name.as_ref()),
            Self::Host => some(article.host().as_ref()),
            Self::Body => body.lines().for_each(each),
            Self::Author => some(article.author.as_ref()),
            Self::File => each(article.path.shown()),
        }
    }

    /// The folded tokens of this section: a space before each, a line break after each text.
    pub(super) fn tokens(self, article: &Article, body: &str) -> String {
        let long = match self {
            Self::Summary => article.summary.as_ref().map_or(0, |summary| summary.len()),
            Self::Body => body.len(),
            Self::Title | Self::Tags | Self::Source | Self::Host | Self::Author | Self::File => {
                article.title.len()
            }
        };
        // A little longer than the text, for the spaces: growing the string would cost more than the rest.
        let mut tokens = String::with_capacity(long + long / 8 + 32);
        self.for_each_text(article, body, |text| add_tokens(&mut tokens, text));
        tokens
    }
}
