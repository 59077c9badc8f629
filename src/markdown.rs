//! Markdown source becomes a document, and a document becomes rows.
//!
//! Floor 1. Every text of a document is [`CleanText`], every link that may be followed a
//! [`SafeUrl`]. HTML is reduced to its text; nothing is fetched, run or looked up. A source may be
//! as deep and as wide as it likes: what is drawn is bounded by
//! [`MARKDOWN_LEVELS`](crate::limits::MARKDOWN_LEVELS) and
//! [`MARKDOWN_EVENTS`](crate::limits::MARKDOWN_EVENTS).

mod address;
mod block;
mod clean;
mod draft;
mod html;
mod inline;
pub mod layout;
mod parse;
mod picture;
pub mod write;

use crate::model::SafeUrl;
use crate::text::{CleanText, fold_words};

use block::{Leaf, Piece};
use inline::{Inline, Target};

pub use picture::{Illustrations, ImageNow, ImagePlace, Picturable};

/// A parsed Markdown text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    body: Vec<Piece>,
    /// The footnotes, in the order of their definitions.
    notes: Vec<Piece>,
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
    parse::document(source)
}

impl Document {
    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leaves().next().is_none()
    }

    /// This document without what the header of the article says already.
    ///
    /// What goes: the title as the first heading, the image and its credit, the summary, a section
    /// that holds only the source link, and the trailer "The post … appeared first on …". What only
    /// resembles these stays.
    #[must_use]
    pub fn without_repetition(self, said: Said<'_>) -> Self {
        clean::without_repetition(self, &said)
    }

    /// Whether the words of `text` stand in this document one after another; case, accents and
    /// punctuation do not count. Text without words is said by every document.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        let needle = fold_words(text);
        let hay = fold_words(&self.plain_text());
        needle.is_empty() || format!(" {hay} ").contains(&format!(" {needle} "))
    }

    /// The text alone, for searching: words of blocks one after another, blocks on lines. Links
    /// give their host, not their address.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut text = String::new();
        for leaf in self.leaves() {
            leaf.for_each_line(|inlines| {
                inline::write_searched(inlines, &mut text);
                text.push('\n');
            });
            match leaf {
                Leaf::Code(code) => text.push_str(&code.text),
                Leaf::Image(image) => text.push_str(&image.alt),
                Leaf::Heading(..) | Leaf::Paragraph(_) | Leaf::Table(_) | Leaf::Rule | Leaf::Cut => continue,
            }
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// The web links and web images, in the order in which they are shown.
    #[must_use]
    pub fn links(&self) -> Vec<SafeUrl> {
        let mut links = Vec::new();
        let mut take = |target: &Target| links.extend(target.web().cloned());
        for leaf in self.leaves() {
            leaf.for_each_line(|inlines| {
                for inline in inlines {
                    match inline {
                        Inline::Link(link) => take(&link.target),
                        Inline::Image(image) => take(&image.target),
                        Inline::Text(_) | Inline::Break | Inline::Note(_) => {}
                    }
                }
            });
            if let Leaf::Image(image) = leaf {
                take(&image.target);
            }
        }
        links
    }

    /// The images that can perhaps be shown, in the order in which they stand: those that stand alone, and
    /// those in paragraphs.
    #[must_use]
    pub fn images(&self) -> Vec<Picturable> {
        let mut images = Vec::new();
        for leaf in self.leaves() {
            match leaf {
                Leaf::Image(image) => images.extend(Picturable::of_image(image)),
                Leaf::Paragraph(inlines) => images.extend(inline::images(inlines)),
                Leaf::Heading(..) | Leaf::Code(_) | Leaf::Table(_) | Leaf::Rule | Leaf::Cut => {}
            }
        }
        images
    }

    fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.body.iter().chain(&self.notes).filter_map(|piece| match piece {
            Piece::Leaf(leaf) => Some(leaf),
            Piece::Open(_) | Piece::Close => None,
        })
    }
}

#[cfg(test)]
mod tests;
