//! What the command line, the settings and the terminal decide, set on a reader that is already there, and
//! screens drawn in other themes.

use vigie::app::tips::TourStep;
use vigie::app::{Loading, State, ThemeChoice};
use vigie::config::choice::{Column, GroupBy, ImagePolicy, MarkRead, Protocol};
use vigie::config::{Depth, HighlightRule, Theme};
use vigie::input::Keymap;
use vigie::model::SafeUrl;

use super::Reader;
use super::screen::Screen;

/// A state of a reader in which nothing happens any more, to be drawn in other themes.
#[derive(Clone)]
pub struct Still(State);

impl Still {
    /// The screen with a theme of the test's own.
    pub fn drawn_with(&self, theme: Theme) -> Screen {
        let mut state = self.0.clone();
        state.screen.themes.take(theme);
        Screen::of(&state)
    }

    /// The screen with one of the built-in themes, with as many colours as the terminal can show.
    pub fn drawn_in(&self, name: &str, depth: Depth) -> Screen {
        let mut state = self.0.clone();
        state.screen.themes = ThemeChoice::new(Theme::all().into(), depth, None);
        assert!(state.screen.themes.take_named(name), "there is a theme {name}");
        Screen::of(&state)
    }
}

impl Reader {
    pub fn still(&self) -> Still {
        Still(self.state.clone())
    }

    pub fn set_columns(&mut self, columns: &[Column]) {
        self.state.display.columns = columns.to_vec();
    }

    /// Rules that are set after the list was found highlight only what is found from now on.
    pub fn set_highlights(&mut self, rules: &[HighlightRule]) {
        self.state.display.highlight_rules = rules.to_vec();
    }

    pub fn hide_headers(&mut self) {
        self.state.display.grouping = GroupBy::None;
    }

    pub fn set_site(&mut self, url: &str) {
        self.state.settings.site = Some(SafeUrl::parse(url).expect("a web link"));
    }

    pub fn keymap(&self) -> &Keymap {
        &self.state.settings.keymap
    }

    pub fn set_keymap(&mut self, keymap: Keymap) {
        self.state.settings.keymap = keymap;
    }

    /// Chooses one of the available themes.
    pub fn take_theme(&mut self, name: &str) {
        assert!(self.state.screen.themes.take_named(name), "there is a theme {name}");
    }

    /// The name of the theme in use.
    pub fn theme(&self) -> String {
        self.state.screen.themes.theme().name.to_string()
    }

    /// From now on, the theme is one of the settings.
    pub fn fix_theme(&mut self) {
        self.state.settings.theme_is_set = true;
    }

    pub fn count_as_read(&mut self, when: MarkRead) {
        self.state.marking.read_when = when;
    }

    pub fn show_tips(&mut self) {
        self.state.status.tips.wanted = true;
    }

    pub fn start_tour(&mut self) {
        self.state.status.tour = Some(TourStep::Read);
    }

    pub fn show_images(&mut self, policy: ImagePolicy) {
        self.state.images.policy = policy;
    }

    /// The terminal draws images itself, with cells of 10 by 20 pixels.
    pub fn draw_images_by(&mut self, protocol: Protocol) {
        self.state.images.protocol = Some(protocol);
        self.state.screen.terminal.cell_pixels = Some((10, 20));
    }

    pub fn know_true_colour(&mut self) {
        self.state.screen.terminal.true_colour = true;
    }

    pub fn write_hyperlinks(&mut self) {
        self.state.screen.hyperlinks = true;
    }

    /// As at the start, when the articles of the index are listed and the folder has not been scanned yet.
    pub fn begin_to_load(&mut self) {
        self.state.loading = Loading::default();
    }
}
