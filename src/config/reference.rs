//! The settings as text: a complete `config.toml` with defaults and comments.
//!
//! Floor 2, part of [`config`](crate::config). What each setting does is in the table SETTINGS; printing the
//! text is left to `cli`.

use std::fmt::Write;

use crate::config::keys::KeyEntry;
use crate::config::settings::{SETTINGS, Settings, SettingsSection};
use crate::input::{ACTIONS, KeySequence};
use crate::markdown::layout::wrap_text;
use crate::text::{CleanText, Role};
use crate::wording::HelpText;

/// Longest line of a comment, in cells.
const LINE: usize = 88;

/// A `config.toml` with every setting at its default and what it does in a comment, in the current language.
/// The default keys follow, commented out.
pub fn default_file() -> String {
    let settings = Settings::default();
    let mut text = comment(&HelpText::DefaultFile.to_string());
    for section in SettingsSection::ALL {
        let _ = write!(text, "\n# {}\n", section.heading());
        for row in SETTINGS.iter().filter(|row| row.section == section) {
            let _ = write!(text, "\n{}", comment(&row.help.to_string()));
            let (allowed, variable) = ((row.allowed)(), row.variable);
            text.push_str(&comment(&format!("{allowed} [{variable}]")));
            let _ = writeln!(text, "{} = {}", row.name, (row.printed)(&settings));
        }
    }
    text.push_str(&default_keys());
    text
}

/// The default keys, one commented line per action, ready to uncomment.
fn default_keys() -> String {
    let mut text = format!("\n{}\n[keys]\n", comment(&HelpText::DefaultKeys.to_string()).trim_end());
    for row in ACTIONS {
        let key_sequences =
            row.key_sequences.iter().filter_map(|key_sequence| KeySequence::parse(key_sequence)).collect();
        let entry = KeyEntry { mode: None, name: row.name, key_sequences, line: 0 };
        let _ = write!(text, "\n{}# {}\n", comment(&row.help.to_string()), entry.printed());
    }
    text
}

/// A text wrapped into comment lines.
fn comment(text: &str) -> String {
    let rows = wrap_text(&CleanText::line(text), Role::Text, LINE - "# ".len());
    rows.iter().flat_map(|row| ["# ".into(), row.plain(), "\n".into()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn the_default_file_parses_to_the_defaults() {
        for language in crate::wording::Language::ALL {
            crate::wording::set_thread_language(language);
            let config = Config::parse(&default_file());
            assert_eq!(config.mistakes, []);
            assert_eq!(config.settings, Settings::default());
            assert_eq!(config.lines.len(), SETTINGS.len());
            assert_eq!(config.keys, []);
        }
    }

    #[test]
    fn the_default_keys_parse_when_uncommented() {
        let file = default_file();
        let keys = file.split("[keys]\n").nth(1).unwrap();
        let lines = keys.lines().filter(|line| line.ends_with(']')).map(|line| line.trim_start_matches("# "));
        let text = format!("[keys]\n{}\n", lines.collect::<Vec<_>>().join("\n"));
        let config = Config::parse(&text);
        assert_eq!((config.mistakes.as_slice(), config.keys.len()), (&[][..], ACTIONS.len()));
    }
}
