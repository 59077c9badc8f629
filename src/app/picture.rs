//! An image that is ready to be shown: made by the hand, kept by the machine, drawn by the painter.

use std::fmt;

use crate::app::terminal::{Protocol, Rgb};

/// What an image is made ready for; in another frame it is made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Most columns.
    pub columns: u16,
    /// Most rows.
    pub rows: u16,
    /// How it is shown.
    pub protocol: Protocol,
    /// Whether the terminal takes it compressed.
    pub compression: bool,
    /// Width and height of a cell, in pixels.
    pub cell: (u16, u16),
    /// Whether the terminal has every colour.
    pub true_colour: bool,
    /// The colour that shows through holes, where it is known.
    pub ground: Option<Rgb>,
}

/// A colour of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Any colour.
    Rgb(Rgb),
    /// One of the palette of 256.
    Indexed(u8),
}

/// A cell of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureCell {
    /// What stands in it.
    pub symbol: Box<str>,
    /// Its colour.
    pub front: Shade,
    /// The colour behind it; that of the terminal where there is none.
    pub back: Option<Shade>,
}

/// How an image reaches the screen.
#[derive(Clone, PartialEq, Eq)]
pub enum Form {
    /// As cells, row by row. Whatever part of them is in the window can be shown.
    Cells(Vec<PictureCell>),
    /// As cells, row by row, that stand for an image which was sent under a number before.
    Sent {
        /// The number.
        number: u32,
        /// What sends it.
        transmission: Box<str>,
        /// The cells.
        cells: Vec<PictureCell>,
    },
    /// As one sequence of bytes that draws all of it from the cursor on.
    Sequence(Box<str>),
}

impl fmt::Debug for Form {
    /// Its kind and size: nobody reads the rest.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cells(cells) => write!(formatter, "Cells({})", cells.len()),
            Self::Sent { number, cells, .. } => write!(formatter, "Sent({number}, {})", cells.len()),
            Self::Sequence(bytes) => write!(formatter, "Sequence({})", bytes.len()),
        }
    }
}

/// An image that is ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it was made for.
    pub frame: Frame,
    /// Columns that it takes.
    pub columns: u16,
    /// Rows that it takes.
    pub rows: u16,
    /// How it reaches the screen. There are no bytes of content in it: pixels are numbers, or letters that
    /// stand for numbers.
    pub form: Form,
}

impl Picture {
    /// The cells of one of its rows; none where it is no cells.
    #[must_use]
    pub fn row(&self, row: u16) -> &[PictureCell] {
        let (Form::Cells(cells) | Form::Sent { cells, .. }) = &self.form else { return &[] };
        let columns = usize::from(self.columns);
        let from = usize::from(row) * columns;
        cells.get(from..from + columns).unwrap_or_default()
    }
}
