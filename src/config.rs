//! What the user decides, as text: settings, keys, themes, saved searches.
//!
//! Floor 2. Here is what the files say; no file is opened, and what cannot be understood is a [`Fault`]
//! with its line while everything else is used.

pub mod choice;
pub mod colour;
pub mod file;
pub mod highlight;
pub mod keys;
pub mod palette;
pub mod reference;
pub mod searches;
pub mod session;
pub mod settings;
pub mod themes;
pub mod value;

use crate::text::CleanText;

pub use colour::{Colour, Depth};
pub use file::Config;
pub use highlight::{Highlight, HighlightStyle};
pub use keys::KeyEntry;
pub use palette::{Palette, ROLES};
pub use searches::{SavedSearch, Searches, changed};
pub use session::{Session, SessionPane, SessionPanes, SessionScroll};
pub use settings::{SETTINGS, Section, SettingRow, Settings};
pub use themes::{THEMES, Theme};

/// Why a text cannot be read or changed, or a part of it not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is the matter there.
    pub reason: CleanText,
}

/// The line of a byte of a text, from 1.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    before.split(|byte| *byte == b'\n').count()
}

/// A text in quotes, in one line, as TOML has it.
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
