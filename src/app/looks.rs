//! How things look now: the theme in use and those that can be taken.

use std::sync::Arc;

use crate::config::themes::{self, AUTO};
use crate::config::{Depth, Palette, Theme};

/// The theme in use, and what it depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Looks {
    theme: Theme,
    palette: Palette,
    known: Arc<[Theme]>,
    depth: Depth,
    background: Option<(u8, u8, u8)>,
}

impl Default for Looks {
    /// The colours of the terminal, and every theme of the program.
    fn default() -> Self {
        let known = Theme::all();
        Self::new(known.into(), Depth::default(), None)
    }
}

impl Looks {
    /// The theme `terminal`, and these that can be taken, in a terminal of this many colours whose ground
    /// is this one, where that is known.
    #[must_use]
    pub fn new(known: Arc<[Theme]>, depth: Depth, background: Option<(u8, u8, u8)>) -> Self {
        let theme = Theme::default();
        let palette = theme.palette.at(depth);
        Self { theme, palette, known, depth, background }
    }

    /// The theme in use.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Its colours, as the terminal can show them.
    #[must_use]
    pub fn palette(&self) -> &Palette {
        &self.palette
    }

    /// How many colours the terminal shows.
    #[must_use]
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// Every theme that can be taken, in the order in which they are offered.
    #[must_use]
    pub fn known(&self) -> &[Theme] {
        &self.known
    }

    /// The theme of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Theme> {
        self.known.iter().find(|theme| *theme.name == *name)
    }

    /// Takes a theme.
    pub fn take(&mut self, theme: Theme) {
        let fitted = (*theme.name == *AUTO).then(|| Theme::for_background(self.background).palette);
        self.palette = fitted.unwrap_or(theme.palette).at(self.depth);
        self.theme = theme;
    }

    /// Takes the theme of this name; says whether there is one.
    pub fn take_named(&mut self, name: &str) -> bool {
        let theme = self.named(name).cloned();
        let is_known = theme.is_some();
        if let Some(theme) = theme {
            self.take(theme);
        }
        is_known
    }

    /// The ground of the terminal is known now: the theme that fits it may be another one.
    pub fn know_background(&mut self, ground: (u8, u8, u8)) {
        self.background = Some(ground);
        self.take(self.theme.clone());
    }

    /// The ground that the variable `COLORFGBG` says, for [`new`](Self::new).
    #[must_use]
    pub fn background_of(colorfgbg: &str) -> Option<(u8, u8, u8)> {
        themes::background_of(colorfgbg)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_that_fits_changes_with_the_ground_and_others_do_not() {
        let mut looks = Looks::default();
        assert!(looks.take_named(AUTO));
        let unknown = *looks.palette();
        looks.know_background((0, 0, 0));
        let on_dark = *looks.palette();
        looks.know_background((255, 255, 255));
        assert!(unknown != on_dark && on_dark != *looks.palette());
        assert!(looks.take_named("dark"));
        let dark = *looks.palette();
        looks.know_background((0, 0, 0));
        assert_eq!(*looks.palette(), dark);
        assert!(!looks.take_named("drak"));
        assert_eq!(looks.theme().name.as_str(), "dark");
    }
}
