//! A parsed document: its blocks, as a flat list of pieces. There is no tree, so walking, comparing or
//! dropping a deeply nested document cannot overflow the stack. Parsing and layout are left to others.
//! Floor 1, part of [`markdown`](crate::markdown).

use crate::model::SafeUrl;
use crate::text::{CleanText, fold_words};
use crate::wording::Phrase;

use super::inline::{self, Image, ImageReference, Inline, write_searched};

/// A parsed Markdown text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    pub(super) body: Vec<Piece>,
    /// The footnotes, in the order of their definitions.
    pub(super) notes: Vec<Piece>,
}

impl Document {
    /// Whether the document has no content.
    pub fn is_empty(&self) -> bool {
        self.leaves().next().is_none()
    }

    /// Whether the document contains the folded words of `text` in sequence. Every document contains text without words.
    pub fn contains_words(&self, text: &str) -> bool {
        let needle = fold_words(text);
        let hay = fold_words(&self.plain_text());
        needle.is_empty() || format!(" {hay} ").contains(&format!(" {needle} "))
    }

    /// The plain text, for the index: one line per block, table cell or line of code. Links contribute their
    /// label and their host, not their address.
    pub fn plain_text(&self) -> String {
        let mut text = String::new();
        for leaf in self.leaves() {
            for inlines in leaf.lines() {
                write_searched(inlines, &mut text);
                text.push('\n');
            }
            match leaf {
                Leaf::Code(code) => text.push_str(code),
                Leaf::Image(image) => text.push_str(&image.alt),
                Leaf::Heading(..) | Leaf::Paragraph(_) | Leaf::Table(_) | Leaf::Rule | Leaf::Cut => continue,
            }
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// The addresses of web links and web images, in the order of the page, repetitions included.
    pub fn links(&self) -> Vec<SafeUrl> {
        let mut links = Vec::new();
        for leaf in self.leaves() {
            for inline in leaf.lines().into_iter().flatten() {
                match inline {
                    Inline::Link(link) => links.extend(link.target.web().cloned()),
                    Inline::Image(image) => links.extend(image.target.web().cloned()),
                    Inline::Text(_) | Inline::Break | Inline::Note(_) => {}
                }
            }
            if let Leaf::Image(image) = leaf {
                links.extend(image.target.web().cloned());
            }
        }
        links
    }

    /// The images that might be shown, in the order of the page; in headings and tables they are captions only.
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

/// An element of the flat list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A container begins; the following pieces belong to it, up to its `Close`.
    Open(Container),
    Close,
    /// A block without blocks in it.
    Leaf(Leaf),
}

/// A block that contains other blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Container {
    Quote,
    /// A quote with a label: `> [!NOTE]`.
    Alert(Phrase),
    /// A list; it contains only items.
    List(List),
    /// An item of a list; for a task, whether it is done.
    Item(Option<bool>),
    Note(CleanText),
}

/// The beginning of a list, numbered or with bullets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    pub start: Option<u64>,
    pub items: u64,
    /// Whether there are no empty lines between the items.
    pub tight: bool,
}

/// A block without blocks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A heading and its level, 1 to 6.
    Heading(u8, Vec<Inline>),
    Paragraph(Vec<Inline>),
    /// A block of code, fenced or indented, with its line breaks.
    Code(CleanText),
    Table(Table),
    /// An image outside running text.
    Image(Image),
    Rule,
    /// Where an article with too many parts was cut.
    Cut,
}

/// A table with one row of headers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    pub alignments: Vec<Alignment>,
    pub head: Vec<Vec<Inline>>,
    /// The rows, each with one entry per cell; rows may differ in length.
    pub body: Vec<Vec<Vec<Inline>>>,
}

/// How the text of a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Alignment {
    #[default]
    Left,
    Center,
    Right,
}

impl Leaf {
    /// The lines of text: one for headings and paragraphs, one per cell for tables, none for other leaves.
    pub(super) fn lines(&self) -> Vec<&[Inline]> {
        match self {
            Self::Heading(_, inlines) | Self::Paragraph(inlines) => vec![inlines],
            Self::Table(table) => {
                table.head.iter().chain(table.body.iter().flatten()).map(Vec::as_slice).collect()
            }
            Self::Code(_) | Self::Image(_) | Self::Rule | Self::Cut => Vec::new(),
        }
    }
}
