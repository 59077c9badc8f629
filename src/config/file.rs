//! `config.toml` as a whole: settings, keys and highlights, and what of it cannot be used.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::highlight::{self, Highlight};
use crate::config::keys::{self, KeyEntry};
use crate::config::settings::{SettingRow, Settings, meant};
use crate::config::value::Given;
use crate::config::{Fault, line_of};
use crate::input::Keymap;
use crate::limits;
use crate::text::CleanText;
use crate::wording::{Phrase, foreign};

/// What a `config.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The settings; what the file does not say is as it is without it.
    pub settings: Settings,
    /// The names of the settings that the file has, and their lines.
    pub lines: Vec<(&'static str, usize)>,
    /// The keys that were given to actions, in the order of the lines.
    pub keys: Vec<KeyEntry>,
    /// The keys with those.
    pub keymap: Keymap,
    /// Which articles stand out in the list, in the order of the file.
    pub highlights: Vec<Highlight>,
    /// What could not be used, in the order of the lines.
    pub faults: Vec<Fault>,
}

impl Config {
    /// Reads the text of a file. Whatever is wrong in it, everything else is used.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut config = Self::default();
        let mut notes = Notes::of(text);
        let readable = notes.without_broken_lines();
        let (table, _) = DeTable::parse_recoverable(&readable);
        for (key, value) in table.into_inner() {
            config.take(&mut notes, &key, &value);
        }
        config.faults = notes.sorted();
        config
    }

    /// The line of a setting in the file, where it is there.
    #[must_use]
    pub fn line(&self, name: &str) -> Option<usize> {
        self.lines.iter().find(|(own, _)| *own == name).map(|(_, line)| *line)
    }

    fn take(&mut self, notes: &mut Notes<'_>, key: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>) {
        let (name, at) = (key.get_ref().as_ref(), key.span().start);
        if let ("keys", DeValue::Table(table)) = (name, value.get_ref()) {
            self.keys = keys::entries(notes, table);
            self.keymap = keys::keymap(notes, &self.keys);
            return;
        }
        if name == "highlight" {
            self.highlights = highlight::read(notes, value);
            return;
        }
        match SettingRow::named(name) {
            Some(row) => match row.take(&mut self.settings, &Given::of(value.get_ref())) {
                Ok(()) => self.lines.push((row.name, notes.line(at))),
                Err(phrase) => notes.fault(at, &phrase),
            },
            None => notes.fault(at, &unknown(name)),
        }
    }
}

/// A name at the top of the file that is none.
fn unknown(name: &str) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match meant(name) {
        Some(meant) => Phrase::UnknownSettingMeant { name: shown, meant },
        None => Phrase::UnknownSetting { name: shown },
    }
}

/// The faults of a text while it is read.
pub(super) struct Notes<'a> {
    /// The text.
    text: &'a str,
    faults: Vec<Fault>,
    /// What is said once for a line.
    said: Vec<(usize, CleanText)>,
}

impl<'a> Notes<'a> {
    /// None yet.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, faults: Vec::new(), said: Vec::new() }
    }

    /// The line of a byte.
    pub(super) fn line(&self, byte: usize) -> usize {
        line_of(self.text, byte)
    }

    /// Notes what is wrong at a byte.
    pub(super) fn fault(&mut self, byte: usize, reason: &Phrase) {
        self.fault_in(self.line(byte), reason);
    }

    /// Notes what is wrong in a line.
    pub(super) fn fault_in(&mut self, line: usize, reason: &Phrase) {
        if self.faults.len() < limits::CONFIG_FAULTS {
            self.faults.push(Fault { line, reason: reason.text() });
        }
    }

    /// Whether something about this was said of a line.
    pub(super) fn is_said(&self, line: usize, about: &CleanText) -> bool {
        self.said.iter().any(|(own, said)| (*own, said) == (line, about))
    }

    /// Notes what is wrong in a line, and that it was said.
    pub(super) fn say(&mut self, line: usize, about: CleanText, reason: &Phrase) {
        self.said.push((line, about));
        self.fault_in(line, reason);
    }

    /// The text without the lines that are no TOML, each of them noted; every other byte is where it was.
    pub(super) fn without_broken_lines(&mut self) -> String {
        let mut readable = self.text.to_owned();
        while self.faults.len() < limits::CONFIG_FAULTS {
            let Err(error) = DeTable::parse(&readable) else { break };
            // An error at the end of a line is about what stands before it.
            let at = error.span().unwrap_or_default().start.min(readable.trim_end().len().saturating_sub(1));
            let start = readable.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
            let length = readable.get(start..).and_then(|rest| rest.find('\n'));
            let end = length.map_or(readable.len(), |length| start + length);
            self.fault(start, &Phrase::NotToml { reason: foreign(error.message()) });
            if readable.get(start..end).is_none_or(|line| line.trim().is_empty()) {
                // Taking the line out would change nothing.
                break;
            }
            readable.replace_range(start..end, &" ".repeat(end - start));
        }
        readable
    }

    /// All of them, in the order of the lines.
    pub(super) fn sorted(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| fault.line);
        self.faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> Vec<(usize, String)> {
        let faults = Config::parse(text).faults;
        faults.into_iter().map(|fault| (fault.line, fault.reason.to_string())).collect()
    }

    #[test]
    fn a_fault_says_line_reason_and_the_nearest_name() {
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
            ("images = \"allways\"", 1, "images: “allways” is not one of its values; did you mean always?"),
            ("icons = 3", 1, "icons: “3” is not one of its values: ascii, unicode, nerd"),
            ("measure = 4", 1, "measure: “4” is not one of its values: a number from 20 to 300"),
            ("mouse = \"perhaps\"", 1, "mouse: “perhaps” is not one of its values: true, false"),
            (
                "columns = []",
                1,
                "columns: “” is not one of its values: a list of date, title, source, tags, importance, author, language",
            ),
            ("columns = [\"tile\"]", 1, "columns: “tile” is not one of its values; did you mean title?"),
            ("sort = \"-dat\"", 1, "sort: “-dat” is not one of its values; did you mean -date?"),
            (
                "site_url = \"file:///x\"",
                1,
                "site_url: “file:///x” is no web link: only http and https links are followed",
            ),
        ] {
            assert_eq!(said(text), [(line, reason.to_owned())], "{text}");
        }
    }

    #[test]
    fn everything_else_is_used() {
        let text = "theme = \"dark\"\nimages = 1\nthis is no line\nmouse = false\nmeasure = 66\n";
        let config = Config::parse(text);
        let lines: Vec<usize> = config.faults.iter().map(|fault| fault.line).collect();
        assert!(lines.contains(&2) && lines.contains(&3), "{:?}", config.faults);
        assert_eq!(&*config.settings.theme, "dark");
        assert!(!config.settings.mouse);
        assert_eq!((config.settings.measure.0, config.line("measure")), (66, Some(5)));
        assert_eq!(config.line("images"), None);
    }

    #[test]
    fn faults_have_a_bound() {
        let lines: Vec<String> = (0..500).map(|index| format!("x{index} = 1")).collect();
        let text = lines.join("\n");
        assert_eq!(Config::parse(&text).faults.len(), limits::CONFIG_FAULTS);
    }

    proptest! {
        #[test]
        fn every_text_is_a_configuration(text in "([a-z_]{0,8} ?= ?[\"0-9\\[\\]a-z\u{e9}']{0,6}\n|\\PC{0,12}\n|\\[+[a-z]{0,9}\\]*\n){0,8}") {
            let lines = text.matches('\n').count() + 1;
            for fault in Config::parse(&text).faults {
                prop_assert!((1..=lines).contains(&fault.line), "{fault:?}");
                prop_assert!(!fault.reason.is_empty());
            }
        }
    }
}
