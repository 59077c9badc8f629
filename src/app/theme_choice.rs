//! The theme in use, its colours as the terminal can show them, and the themes to choose from. Floor 3, part of
//! [`app`](crate::app). Themes are defined in `config`, styles in the painter.

use std::sync::Arc;

use crate::config::themes::AUTO;
use crate::config::{Depth, Theme, ThemeColours};

/// The theme in use, with what its colours depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeChoice {
    theme: Theme,
    palette: ThemeColours,
    /// All themes to choose from, in the order in which they are offered.
    pub known: Arc<[Theme]>,
    /// How many colours the terminal can show.
    pub depth: Depth,
    background: Option<(u8, u8, u8)>,
}

impl Default for ThemeChoice {
    /// The theme `terminal`, with the built-in themes to choose from.
    fn default() -> Self {
        let known = Theme::all();
        Self::new(known.into(), Depth::default(), None)
    }
}

impl ThemeChoice {
    /// The theme `terminal`, with the themes to choose from, the number of colours of the terminal, and its
    /// background as red, green and blue, if known.
    pub fn new(known: Arc<[Theme]>, depth: Depth, background: Option<(u8, u8, u8)>) -> Self {
        let theme = Theme::default();
        let palette = theme.palette.at(depth);
        Self { theme, palette, known, depth, background }
    }

    /// The theme in use.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The colours of the theme, reduced to those that the terminal can show.
    pub fn palette(&self) -> &ThemeColours {
        &self.palette
    }

    /// The theme with this name; `None` if there is none.
    pub fn named(&self, name: &str) -> Option<&Theme> {
        self.known.iter().find(|theme| *theme.name == *name)
    }

    /// Switches to a theme. The theme `auto` takes its colours from a theme that fits the background.
    pub fn take(&mut self, theme: Theme) {
        let fitted = (*theme.name == *AUTO).then(|| Theme::for_background(self.background).palette);
        self.palette = fitted.unwrap_or(theme.palette).at(self.depth);
        self.theme = theme;
    }

    /// Switches to the theme with this name and returns whether it exists.
    pub fn take_named(&mut self, name: &str) -> bool {
        let theme = self.named(name).cloned();
        theme.map(|theme| self.take(theme)).is_some()
    }

    /// Records the background of the terminal and adapts the colours if the theme is `auto`.
    pub fn know_background(&mut self, ground: (u8, u8, u8)) {
        self.background = Some(ground);
        self.take(self.theme.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auto_theme_depends_on_the_background_and_others_do_not() {
        let mut themes = ThemeChoice::default();
        assert!(themes.take_named(AUTO));
        let unknown = *themes.palette();
        themes.know_background((0, 0, 0));
        let on_dark = *themes.palette();
        themes.know_background((255, 255, 255));
        assert!(unknown != on_dark && on_dark != *themes.palette());
        assert!(themes.take_named("dark"));
        let dark = *themes.palette();
        themes.know_background((0, 0, 0));
        assert_eq!(*themes.palette(), dark);
        assert!(!themes.take_named("drak"));
        assert_eq!(themes.theme().name.as_str(), "dark");
    }
}
