//! Capabilities of the terminal, and the way of drawing images that follows from them.
//!
//! Floor 3, part of [`app`](crate::app). Only data: `shell::probe` finds out what the terminal can do.

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
