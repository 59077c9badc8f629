//! Pictures: images that are decoded and encoded for what the terminal can do, so that they can be drawn. Floor 3,
//! part of [`app`](crate::app). `shell::probe` asks the terminal, the runtime makes the pictures, the painter draws
//! their cells.

use std::fmt;
use std::sync::Arc;

use crate::config::Colour;
use crate::wording::Phrase;

pub use crate::config::choice::Protocol;

/// A colour: red, green and blue.
pub type Rgb = (u8, u8, u8);

/// What is known about the terminal. A capability that is not known is not used.
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own, and none rules out another")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Terminal {
    pub background: Option<Rgb>,
    /// Whether it supports the graphics protocol of kitty, Unicode placeholders included.
    pub kitty: bool,
    /// Whether it accepts compressed pixels in that protocol.
    pub kitty_compression: bool,
    pub sixel: bool,
    /// Whether it supports the inline images protocol of iTerm2.
    pub iterm2: bool,
    /// Width and height of a cell, in pixels.
    pub cell_pixels: Option<(u16, u16)>,
    /// Whether it supports 24-bit colours, not only a palette of 256.
    pub true_colour: bool,
}

impl Terminal {
    /// The best way of drawing images that the terminal supports.
    pub fn protocol(&self) -> Protocol {
        // Without the size of a cell, it is unknown how many cells an image covers.
        match self.cell_pixels {
            Some(_) if self.kitty => Protocol::Kitty,
            Some(_) if self.iterm2 => Protocol::Iterm2,
            Some(_) if self.sixel => Protocol::Sixel,
            _ => Protocol::Blocks,
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_protocol_is_used_and_half_blocks_if_the_cell_size_is_unknown() {
        let all = Terminal {
            kitty: true,
            sixel: true,
            iterm2: true,
            cell_pixels: Some((10, 20)),
            ..Terminal::default()
        };
        assert_eq!(all.protocol(), Protocol::Kitty);
        assert_eq!(Terminal { kitty: false, ..all }.protocol(), Protocol::Iterm2);
        assert_eq!(Terminal { kitty: false, iterm2: false, ..all }.protocol(), Protocol::Sixel);
        assert_eq!(Terminal { cell_pixels: None, ..all }.protocol(), Protocol::Blocks);
        assert_eq!(Terminal::default().protocol(), Protocol::Blocks);
    }
}
