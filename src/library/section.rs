//! The parts of an article that are searched, and their words.

use crate::library::schema::add_tokens;
use crate::model::Article;
use crate::text::CleanText;

/// A part of an article that can be searched on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The tags.
    Tags,
    /// The name of the source.
    Source,
    /// The host of the source link.
    Host,
    /// The text.
    Body,
    /// Who wrote it.
    Author,
    /// The path of the file.
    File,
}

impl Section {
    /// Every section, in the order of the fields of an index.
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

    /// The sections that a word without a field is looked for in.
    pub const ANYWHERE: [Self; 6] =
        [Self::Title, Self::Summary, Self::Tags, Self::Source, Self::Host, Self::Body];

    /// Whether its tokens are kept with their places. The path is long and rarely asked for: where several
    /// tokens of it are wanted in a row, it is read.
    pub(super) fn has_places(self) -> bool {
        self != Self::File
    }

    /// The name of its field in an index.
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

    /// Calls `each` with every text of this section.
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

    /// The folded tokens of this section: each behind one space, a line break behind each text.
    pub(super) fn tokens(self, article: &Article, body: &str) -> String {
        let long = match self {
            Self::Summary => article.summary.as_ref().map_or(0, |summary| summary.len()),
            Self::Body => body.len(),
            Self::Title | Self::Tags | Self::Source | Self::Host | Self::Author | Self::File => {
                article.title.len()
            }
        };
        // A little longer than the text, for the spaces: growing on the way costs more than the rest.
        let mut tokens = String::with_capacity(long + long / 8 + 32);
        self.for_each_text(article, body, |text| add_tokens(&mut tokens, text));
        tokens
    }
}
