//! The text of `config.toml`: parses it, with the mistakes in it, and writes the default one, with comments. Each part
//! parses its own values. Floor 2, part of [`config`](crate::config).

use std::fmt::Write;

use toml::de::{DeTable, DeValue};

use crate::config::highlight::{self, HighlightRule};
use crate::config::keys::{self, KeyEntry};
use crate::config::mistakes::{Mistake, Mistakes};
use crate::config::settings::{SETTINGS, SETTINGS_SECTIONS, SettingRow, Settings, meant, unknown};
use crate::config::value::RawValue;
use crate::input::{ACTIONS, KeySequence, Keymap};
use crate::markdown::layout::wrap_text;
use crate::text::{CleanText, Role};
use crate::wording::HelpText;

/// A parsed `config.toml`, and the mistakes in it.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The settings, with defaults for those that the file does not set.
    pub settings: Settings,
    /// The names of the settings that the file sets, and their lines, from 1.
    pub lines: Vec<(&'static str, usize)>,
    pub keys: Vec<KeyEntry>,
    pub keymap: Keymap,
    pub highlights: Vec<HighlightRule>,
    /// The mistakes, ordered by line, a bounded number of them.
    pub mistakes: Vec<Mistake>,
}

impl Config {
    /// Parses the text of the file. Mistakes are reported; the rest of the file still applies.
    pub fn parse(text: &str) -> Self {
        let mut config = Self::default();
        let mut notes = Mistakes::of(text);
        let readable = notes.without_broken_lines();
        let (table, _) = DeTable::parse_recoverable(&readable);
        for (key, value) in table.into_inner() {
            let at = key.span().start;
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("keys", DeValue::Table(table)) => {
                    config.keys = keys::entries(&mut notes, table);
                    config.keymap = keys::keymap(&mut notes, &config.keys);
                }
                ("highlight", _) => config.highlights = highlight::read(&mut notes, &value),
                (name, given) => match SettingRow::named(name) {
                    Some(row) => match row.take(&mut config.settings, &RawValue::of(given)) {
                        Ok(()) => config.lines.push((row.name, notes.line(at))),
                        Err(mistake) => notes.fault(at, &mistake),
                    },
                    None => notes.fault(at, &unknown(name, meant(name))),
                },
            }
        }
        config.mistakes = notes.sorted();
        config
    }
}

/// Longest line of a comment, in cells.
const LINE: usize = 88;

/// A `config.toml` with every setting at its default and what it does, in the current language.
pub fn default_file() -> String {
    let settings = Settings::default();
    let mut text = comment(&HelpText::DefaultFile.to_string());
    for (section, heading) in SETTINGS_SECTIONS {
        let _ = write!(text, "\n# {heading}\n");
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

fn comment(text: &str) -> String {
    let rows = wrap_text(&CleanText::line(text), Role::Text, LINE - "# ".len());
    rows.iter().flat_map(|row| ["# ".into(), row.plain(), "\n".into()]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Config;
    use crate::limits;

    fn mistakes(text: &str) -> Vec<(usize, String)> {
        let mistakes = Config::parse(text).mistakes;
        mistakes.into_iter().map(|fault| (fault.line, fault.reason.to_string())).collect()
    }

    #[test]
    fn mistakes_have_a_line_a_reason_and_the_nearest_name() {
        for (text, line, reason) in [
            ("theem = \"dark\"", 1, "there is no setting “theem”; did you mean theme?"),
            ("\n\nMark-Read = \"end\"", 3, "there is no setting “Mark-Read”; did you mean mark_read?"),
            ("lang = \"fr\"", 1, "there is no setting “lang”; did you mean language?"),
            (
                "[keys.lst]\nreload = \"x\"",
                1,
                "[keys.lst]: there is no such place; did you mean [keys.list]?",
            ),
            (
                "[keys.desk]\nreload = \"x\"",
                1,
                "[keys.desk]: there is no such place; “vigie help keys” lists them",
            ),
            ("colour = 1", 1, "there is no setting “colour”; “vigie help settings” lists them"),
            ("images = \"allways\"", 1, "images: invalid value “allways”; did you mean always?"),
            ("icons = 3", 1, "icons: invalid value “3”; expected ascii, unicode, nerd"),
            ("measure = 4", 1, "measure: invalid value “4”; expected a number from 20 to 300"),
            ("mouse = \"perhaps\"", 1, "mouse: invalid value “perhaps”; expected true, false"),
            (
                "columns = []",
                1,
                "columns: invalid value “”; expected a list of date, title, source, tags, importance, author, language",
            ),
            ("columns = [\"tile\"]", 1, "columns: invalid value “tile”; did you mean title?"),
            ("sort = \"-dat\"", 1, "sort: invalid value “-dat”; did you mean -date?"),
            (
                "site_url = \"file:///x\"",
                1,
                "site_url: “file:///x” is not a web link: it must begin with http:// or https://",
            ),
        ] {
            assert_eq!(mistakes(text), [(line, reason.to_owned())], "{text}");
        }
    }

    #[test]
    fn the_rest_of_the_file_still_applies() {
        let text = "theme = \"dark\"\nimages = 1\nthis is no line\nmouse = false\nmeasure = 66\n";
        let config = Config::parse(text);
        let lines: Vec<usize> = config.mistakes.iter().map(|fault| fault.line).collect();
        assert!(lines.contains(&2) && lines.contains(&3), "{:?}", config.mistakes);
        assert_eq!(&*config.settings.theme, "dark");
        assert!(!config.settings.mouse);
        assert_eq!(config.settings.measure.0, 66);
        assert_eq!(config.lines, [("theme", 1), ("mouse", 4), ("measure", 5)]);
    }

    #[test]
    fn the_number_of_mistakes_is_bounded() {
        let lines: Vec<String> = (0..500).map(|index| format!("x{index} = 1")).collect();
        let text = lines.join("\n");
        assert_eq!(Config::parse(&text).mistakes.len(), limits::CONFIG_MISTAKES);
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_and_mistakes_have_valid_lines(text in "([a-z_]{0,8} ?= ?[\"0-9\\[\\]a-z\u{e9}']{0,6}\n|\\PC{0,12}\n|\\[+[a-z]{0,9}\\]*\n){0,8}") {
            let lines = text.matches('\n').count() + 1;
            for fault in Config::parse(&text).mistakes {
                prop_assert!((1..=lines).contains(&fault.line), "{fault:?}");
                prop_assert!(!fault.reason.is_empty());
            }
        }
    }

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
