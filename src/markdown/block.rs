//! The blocks of a document, as a flat list.
//!
//! Floor 1. Quotes, lists and footnotes are an opening piece, their content, and a closing piece.
//! There is no tree: nothing that walks, compares or drops a document can run out of stack.

use crate::text::CleanText;
use crate::wording::Phrase;

use super::inline::{Image, Inline};

/// A step of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What follows stands in this container.
    Open(Container),
    /// The innermost container ends.
    Close,
    /// Content.
    Leaf(Leaf),
}

/// What holds blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Container {
    /// A block quote.
    Quote,
    /// A quote with a label.
    Alert(AlertKind),
    /// A list; it holds items only.
    List(List),
    /// An item of a list, and whether its task is done when it is a task.
    Item(Option<bool>),
    /// The footnote of this label.
    Note(CleanText),
}

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    pub start: Option<u64>,
    /// How many items it has.
    pub items: u64,
    /// Whether its items follow one another without empty lines.
    pub tight: bool,
}

/// The labels of an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertKind {
    /// Good to know.
    Note,
    /// A piece of advice.
    Tip,
    /// Needed to succeed.
    Important,
    /// Needs attention at once.
    Warning,
    /// May do harm.
    Caution,
}

impl AlertKind {
    /// The label.
    pub(super) fn phrase(self) -> Phrase {
        match self {
            Self::Note => Phrase::AlertNote,
            Self::Tip => Phrase::AlertTip,
            Self::Important => Phrase::AlertImportant,
            Self::Warning => Phrase::AlertWarning,
            Self::Caution => Phrase::AlertCaution,
        }
    }
}

/// Content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A heading of a level, 1 to 6.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Code.
    Code(Code),
    /// A table.
    Table(Table),
    /// An image that stands alone.
    Image(Image),
    /// A rule.
    Rule,
    /// The place from which on the article was left out, because it has too many parts.
    Cut,
}

/// A code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The language, as written; may be empty.
    pub language: CleanText,
    /// The lines.
    pub text: CleanText,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    /// Where the text of each column stands.
    pub alignments: Vec<Alignment>,
    /// The cells of the header.
    pub head: Vec<Vec<Inline>>,
    /// The cells of the rows.
    pub body: Vec<Vec<Vec<Inline>>>,
}

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Alignment {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

impl Leaf {
    /// Calls `each` with every line of text in this leaf: one for most, one a cell for tables.
    pub(super) fn for_each_line<'a>(&'a self, mut each: impl FnMut(&'a [Inline])) {
        match self {
            Self::Heading(_, inlines) | Self::Paragraph(inlines) => each(inlines),
            Self::Table(table) => {
                for cell in table.head.iter().chain(table.body.iter().flatten()) {
                    each(cell);
                }
            }
            Self::Code(_) | Self::Image(_) | Self::Rule | Self::Cut => {}
        }
    }
}
