//! What the user can configure, as text: settings, keys, themes, highlights, saved searches and sessions. Floor 2.
//! It parses and changes the text of the files, but opens none of them: that is left to `io`. Each mistake becomes
//! a [`Mistake`] with its line; the rest of the file still applies.

pub mod choice;
pub mod colour;
pub mod file;
pub mod highlight;
pub mod keys;
mod mistakes;
pub mod searches;
pub mod session;
pub mod settings;
pub mod themes;
pub mod value;

pub use colour::{Colour, Depth, ROLES, ThemeColours};
pub use file::{Config, default_file};
pub use highlight::{HighlightRule, HighlightStyle};
pub use keys::KeyEntry;
pub use mistakes::Mistake;
pub use searches::{SavedSearch, Searches, changed};
pub use session::{Session, SessionPane, SessionPanes, SessionScroll};
pub use settings::{SETTINGS, SETTINGS_SECTIONS, SettingRow, Settings};
pub use themes::{THEMES, Theme};
