//! Markdown source becomes a document, and a document becomes rows.
//!
//! Floor 1.

pub mod layout;

use crate::text::CleanText;

/// A parsed Markdown text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    text: CleanText,
}

/// What the header of an article says already, so that the body need not say it again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// The title.
    pub title: &'a str,
    /// The summary.
    pub summary: Option<&'a str>,
    /// The source link.
    pub source_url: Option<&'a str>,
    /// The image.
    pub image_url: Option<&'a str>,
    /// The image credit.
    pub image_credit: Option<&'a str>,
}

/// Parses Markdown.
#[must_use]
pub fn parse(source: &CleanText) -> Document {
    Document { text: source.clone() }
}

impl Document {
    /// This document without what the header of the article says already.
    #[must_use]
    pub fn without_repetition(self, said: Said<'_>) -> Self {
        let _ = said;
        self
    }

    /// The text alone, for searching: words of blocks one after another, blocks on lines.
    #[must_use]
    pub fn plain_text(&self) -> String {
        self.text.to_string()
    }
}
