//! Parses Markdown into a [`Document`] and lays documents out as rows.
//!
//! Every text in a document is [`CleanText`], every link that can be followed a [`SafeUrl`]; HTML is reduced
//! to its text. Depth and size are bounded by [`MARKDOWN_LEVELS`](crate::limits::MARKDOWN_LEVELS) and
//! [`MARKDOWN_EVENTS`](crate::limits::MARKDOWN_EVENTS). Nothing is fetched or run here: `io` loads images,
//! `page` adds the header of the article. Floor 1.

mod address;
mod block;
mod clean;
mod draft;
mod html;
mod image;
mod inline;
pub mod layout;
mod parse;
pub mod write;

use crate::model::SafeUrl;
use crate::text::{CleanText, fold_words};

use block::{Leaf, Piece};
use inline::{Inline, LinkTarget};

pub use image::{ImagePlace, ImageReference, ImageView, ImageViews};

/// A parsed Markdown text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    body: Vec<Piece>,
    /// The footnotes, in the order of their definitions.
    notes: Vec<Piece>,
}

/// The texts in the header of an article page, which the clean view removes from the body.
#[derive(Clone, Copy, Debug, Default)]
pub struct HeaderTexts<'a> {
    /// As the header shows it.
    pub title: &'a str,
    /// As the header shows it, if it does.
    pub summary: Option<&'a str>,
    /// The source link, as written.
    pub source_url: Option<&'a str>,
    /// The address of the image, as written.
    pub image_url: Option<&'a str>,
    /// The credit of the image.
    pub image_credit: Option<&'a str>,
}

/// Parses Markdown; every text is valid.
#[must_use]
pub fn parse(source: &CleanText) -> Document {
    parse::document(source)
}

impl Document {
    /// Whether the document has no content.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leaves().next().is_none()
    }

    /// This document without repetitions of the article's header.
    ///
    /// Removes the title if it is the first heading, the image and its credit, the summary, a section that
    /// contains only the source link, and the trailer "The post … appeared first on …". Keeps texts that are
    /// merely similar.
    #[must_use]
    pub fn without_header_texts(self, header: HeaderTexts<'_>) -> Self {
        clean::without_header_texts(self, &header)
    }

    /// Whether the document contains the words of `text` in sequence, ignoring case, accents and punctuation.
    /// Always true if `text` has no words.
    #[must_use]
    pub fn contains_words(&self, text: &str) -> bool {
        let needle = fold_words(text);
        let hay = fold_words(&self.plain_text());
        needle.is_empty() || format!(" {hay} ").contains(&format!(" {needle} "))
    }

    /// The plain text, for the index: one line per block, table cell or line of code. Links contribute their
    /// label and their host, not their address.
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

    /// The addresses of web links and web images, in the order of the page, repetitions included.
    #[must_use]
    pub fn links(&self) -> Vec<SafeUrl> {
        let mut links = Vec::new();
        let mut take = |target: &LinkTarget| links.extend(target.web().cloned());
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

    /// The images that might be shown, in the order of the page. Images in headings and tables are not among
    /// them: those are captions only.
    #[must_use]
    pub fn images(&self) -> Vec<ImageReference> {
        let mut images = Vec::new();
        for leaf in self.leaves() {
            match leaf {
                Leaf::Image(image) => images.extend(ImageReference::of_image(image)),
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
