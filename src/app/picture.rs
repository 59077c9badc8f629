//! Pictures: images that are decoded and encoded for the terminal, so that they can be drawn.
//!
//! Floor 3, part of [`app`](crate::app). Only data: the runtime makes pictures from images, the machine keeps
//! them, the painter draws their cells.

use std::fmt;
use std::sync::Arc;

use crate::app::terminal::{Protocol, Rgb};
use crate::wording::Phrase;

/// What a picture is made for. If the frame changes, the picture must be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureFrame {
    /// The most columns it may take.
    pub columns: u16,
    /// The most rows it may take.
    pub rows: u16,
    /// How it is drawn.
    pub protocol: Protocol,
    /// Whether the terminal accepts compressed pixels.
    pub compression: bool,
    /// Width and height of a cell, in pixels.
    pub cell: (u16, u16),
    /// Whether the terminal supports 24-bit colours.
    pub true_colour: bool,
    /// The background colour to show through transparent pixels, if known.
    pub ground: Option<Rgb>,
}

/// A colour of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    Rgb(Rgb),
    /// A colour of the 256-colour palette.
    Indexed(u8),
}

/// A cell of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureCell {
    /// The character in it.
    pub symbol: Box<str>,
    pub front: Shade,
    /// The background colour; `None` for that of the terminal.
    pub back: Option<Shade>,
}

/// How a picture gets to the screen.
#[derive(Clone, PartialEq, Eq)]
pub enum PictureEncoding {
    /// Cells, row by row. Any part of the picture can be drawn by itself.
    Cells(Vec<PictureCell>),
    /// Cells, row by row, that refer to an image which was sent to the terminal before.
    Sent {
        /// The id under which the terminal knows the image.
        number: u32,
        /// The bytes that send the image.
        transmission: Box<str>,
        cells: Vec<PictureCell>,
    },
    /// A sequence of bytes that draws the whole picture at the cursor; it cannot be drawn in part.
    Sequence(Box<str>),
}

impl fmt::Debug for PictureEncoding {
    /// Prints kind and size only: the data would fill a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cells(cells) => write!(formatter, "Cells({})", cells.len()),
            Self::Sent { number, cells, .. } => write!(formatter, "Sent({number}, {})", cells.len()),
            Self::Sequence(bytes) => write!(formatter, "Sequence({})", bytes.len()),
        }
    }
}

/// An image, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it was made for.
    pub frame: PictureFrame,
    /// The columns it takes.
    pub columns: u16,
    /// The rows it takes.
    pub rows: u16,
    /// How it gets to the screen. Safe to send to the terminal: no bytes of the image file are copied, pixels
    /// are encoded as numbers or as characters for numbers.
    pub form: PictureEncoding,
}

impl Picture {
    /// The cells of a row; empty if the picture is not made of cells.
    pub fn row(&self, row: u16) -> &[PictureCell] {
        let (PictureEncoding::Cells(cells) | PictureEncoding::Sent { cells, .. }) = &self.form else {
            return &[];
        };
        let columns = usize::from(self.columns);
        let from = usize::from(row) * columns;
        cells.get(from..from + columns).unwrap_or_default()
    }
}

/// The result of loading an image.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageOutcome {
    /// A picture that can be drawn.
    Drawn(Arc<Picture>),
    /// The image must be downloaded first, and that was not requested.
    NotHere,
    /// The image cannot be shown, with the reason.
    Failed(Phrase),
}
