//! The settings as text: a whole `config.toml` with what each of them decides.

use std::fmt::Write;

use crate::config::KeyEntry;
use crate::config::settings::{SETTINGS, Section, Settings};
use crate::input::{ACTIONS, Chord};
use crate::wording::Phrase;

/// Widest line of a comment, in characters.
const LINE: usize = 88;

/// A `config.toml` in which every setting stands as it is without one, with what it decides, in the
/// language that is spoken.
#[must_use]
pub fn default_file() -> String {
    let settings = Settings::default();
    let mut text = comment(&Phrase::DefaultFile.to_string());
    for section in Section::ALL {
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

/// The keys as they are without a word of the user, each line to be taken by taking out its sign.
fn default_keys() -> String {
    let mut text = format!("\n{}\n[keys]\n", comment(&Phrase::DefaultKeys.to_string()).trim_end());
    for row in ACTIONS {
        let chords = row.chords.iter().filter_map(|chord| Chord::parse(chord)).collect();
        let entry = KeyEntry { mode: None, name: row.name, chords, line: 0 };
        let _ = write!(text, "\n{}# {}\n", comment(&row.help.to_string()), entry.printed());
    }
    text
}

/// A text as lines of a comment.
pub(super) fn comment(text: &str) -> String {
    let mut lines = String::new();
    let mut line = String::from("#");
    for word in text.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > LINE {
            let _ = writeln!(lines, "{line}");
            line = String::from("#");
        }
        let _ = write!(line, " {word}");
    }
    let _ = writeln!(lines, "{line}");
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn the_default_file_says_the_defaults() {
        for language in crate::wording::Language::ALL {
            crate::wording::speak_here(language);
            let config = Config::parse(&default_file());
            assert_eq!(config.faults, []);
            assert_eq!(config.settings, Settings::default());
            assert_eq!(config.lines.len(), SETTINGS.len());
            assert_eq!(config.keys, []);
        }
    }

    #[test]
    fn the_default_keys_are_keys() {
        let file = default_file();
        let keys = file.split("[keys]\n").nth(1).unwrap();
        let lines = keys.lines().filter(|line| line.ends_with(']')).map(|line| line.trim_start_matches("# "));
        let text = format!("[keys]\n{}\n", lines.collect::<Vec<_>>().join("\n"));
        let config = Config::parse(&text);
        assert_eq!((config.faults.as_slice(), config.keys.len()), (&[][..], ACTIONS.len()));
    }
}
