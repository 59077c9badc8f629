//! What the terminal is like: what it answered when it was asked, and what its surroundings tell.

/// A colour: red, green and blue.
pub type Rgb = (u8, u8, u8);

/// A way of showing images in a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// The graphics of kitty, placed by characters of their own, so that they scroll like text.
    Kitty,
    /// The inline images of iTerm2.
    Iterm2,
    /// Sixels.
    Sixel,
    /// Half blocks in two colours: two pixels a cell, in every terminal with colours.
    Blocks,
}

/// The terminal, as far as it is known. What is not known is not used.
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own, and none rules out another")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Terminal {
    /// The colour of the ground.
    pub background: Option<Rgb>,
    /// Whether it shows images by the protocol of kitty, characters in their place included.
    pub kitty: bool,
    /// Whether it takes them compressed.
    pub kitty_compression: bool,
    /// Whether it shows sixels.
    pub sixel: bool,
    /// Whether it shows images by the protocol of iTerm2.
    pub iterm2: bool,
    /// Width and height of a cell, in pixels.
    pub cell_pixels: Option<(u16, u16)>,
    /// Whether it has every colour, not only a palette of 256.
    pub true_colour: bool,
}

impl Terminal {
    /// The best way of showing images in it.
    #[must_use]
    pub fn protocol(&self) -> Protocol {
        // Without the size of a cell nobody knows how many of them an image covers.
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
    fn the_best_protocol_is_taken_and_none_without_the_size_of_a_cell() {
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
