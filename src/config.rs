//! What the user can configure, as text: settings, keys, themes, highlights, saved searches and sessions.
//!
//! Floor 2. It parses and changes the text of the files, but opens none of them: that is left to `io`. Each
//! mistake becomes a [`Mistake`] with its line; the rest of the file still applies.

pub mod choice;
pub mod colour;
pub mod file;
pub mod highlight;
pub mod keys;
pub mod reference;
pub mod searches;
pub mod session;
pub mod settings;
pub mod theme_colours;
pub mod themes;
pub mod value;

use crate::text::CleanText;

pub use colour::{Colour, Depth};
pub use file::Config;
pub use highlight::{HighlightRule, HighlightStyle};
pub use keys::KeyEntry;
pub use searches::{SavedSearch, Searches, changed};
pub use session::{Session, SessionPane, SessionPanes, SessionScroll};
pub use settings::{SETTINGS, SettingRow, Settings, SettingsSection};
pub use theme_colours::{ROLES, ThemeColours};
pub use themes::{THEMES, Theme};

/// A mistake in the text of a file, or the reason why the text cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong, as a message for the user.
    pub reason: CleanText,
}

/// The line, from 1, that contains a byte of a text.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    before.split(|byte| *byte == b'\n').count()
}

/// A text without control characters as a basic string of TOML, in quotes.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}
