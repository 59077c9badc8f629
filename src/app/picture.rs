//! Pictures: images that are decoded and encoded for the terminal, so that they can be drawn.
//!
//! Floor 3, part of [`app`](crate::app). The runtime makes them, the painter draws their cells.

use std::fmt;
use std::sync::Arc;

use crate::app::terminal::{Protocol, Rgb};
use crate::config::Colour;
use crate::wording::Phrase;

/// What a picture is made for. If the frame changes, the picture must be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureFrame {
    pub columns: u16,
    pub rows: u16,
    pub protocol: Protocol,
    pub compression: bool,
    /// Width and height of a cell, in pixels.
    pub cell: (u16, u16),
    pub true_colour: bool,
    /// The background colour to show through transparent pixels, if known.
    pub ground: Option<Rgb>,
}

/// A cell of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureCell {
    pub symbol: Box<str>,
    pub front: Colour,
    /// The background colour; `None` for that of the terminal.
    pub back: Option<Colour>,
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
    pub frame: PictureFrame,
    pub columns: u16,
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
    Drawn(Arc<Picture>),
    /// The image must be downloaded first, and that was not requested.
    NotHere,
    /// The image cannot be shown, with the reason.
    Failed(Phrase),
}
