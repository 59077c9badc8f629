//! What can be chosen for a list and for an export: what a list is sorted by, and the formats of a file.
//!
//! Floor 0, part of [`model`](crate::model). Sorting is left to `library`, writing files to `io`, and how a query
//! names an order to `query`.

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
