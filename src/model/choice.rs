//! What can be chosen by name for a list and for an export: attributes of an article, orders and file
//! formats. Scripts use these names, so they never change. Sorting is left to `library`, writing to `io`.
//! Floor 0, part of [`model`](crate::model).

use crate::link::SafeUrl;
use crate::model::Article;
use crate::text::CleanText;

/// One row per attribute: its name, and its text as far as the article itself holds it.
macro_rules! attributes {
    ($( $attribute:ident $name:literal |$article:tt| $text:expr; )+) => {
        /// Something that is known of an article.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Attribute { $( $attribute ),+ }

        impl Attribute {
            /// Every attribute, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$( Self::$attribute ),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$attribute => $name ),+ }
            }

            /// Its text, as far as the article itself holds it.
            pub fn of(self, article: &Article) -> Option<CleanText> {
                let text: fn(&Article) -> Option<CleanText> = match self {
                    $( Self::$attribute => |$article| $text ),+
                };
                text(article)
            }
        }
    };
}

attributes! {
    Id "id" |article| Some(CleanText::line(&article.path.id()));
    Path "path" |article| Some(article.path.shown().clone());
    Title "title" |article| Some(article.title.clone());
    Date "date" |article| article.date.map(|date| CleanText::line(&date.to_string()));
    Summary "summary" |article| article.summary.clone();
    Tags "tags" |article| Some(CleanText::joined(&article.tags, ", "));
    Source "source" |article| article.source_name.clone();
    Host "host" |article| article.host();
    SourceUrl "source_url" |article| article.source().map(SafeUrl::as_str).map(CleanText::line);
    Permalink "permalink" |article| article.permalink.clone();
    ImageUrl "image_url" |article| article.image_url.clone();
    ImageCredit "image_credit" |article| article.image_credit.clone();
    Author "author" |article| article.author.clone();
    Language "language" |article| article.language.clone();
    Importance "importance" |article| article.importance.clone();
    Published "published" |article| article.published.clone();
    Added "added" |_| None;
}

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortKey {
    Date,
    /// The title, alphabetically, ignoring accents.
    Title,
    Source,
    Importance,
    /// How well an article matches the words of the query: title over summary over body.
    Relevance,
    Path,
}

/// A file format for exported articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportFormat {
    /// With the text of each article as in its file.
    Markdown,
    Html,
    /// An array of objects as in `vigie list --json`, with the text.
    Json,
    /// A table with one line per article, without the text.
    Csv,
}

impl ExportFormat {
    /// The file name extension, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// The name to show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Json => "JSON",
            Self::Csv => "CSV",
        }
    }
}
