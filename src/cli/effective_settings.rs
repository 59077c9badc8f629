//! Settles the settings and the language before anything is printed, once for the process.
//!
//! An option overrides a variable, a variable the file, the file the default. Mistakes are collected, not
//! printed. Parsing the file is left to [`config`](crate::config). Floor 6, part of [`cli`](crate::cli).

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::cli::OPTIONS;
use crate::config::choice::LanguageChoice;
use crate::config::value::{RawValue, SettingValue};
use crate::config::{Config, HighlightRule, KeyEntry, SETTINGS, SettingRow, Settings};
use crate::input::Keymap;
use crate::io::Places;
use crate::io::settings::{self, expanded};
use crate::text::CleanText;
use crate::wording::{Language, Phrase, set_language};

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It has its default.
    Default,
    /// A line, 1-based, of the settings file.
    File(usize),
    /// An environment variable.
    Variable(&'static str),
    /// An option on the command line.
    Option(&'static str),
}

/// The settings with their origins, and what else the settings file holds.
#[derive(Clone, Debug, Default)]
pub(super) struct EffectiveSettings {
    /// The settings in effect.
    pub settings: Settings,
    /// The keys of the settings file.
    pub keys: Vec<KeyEntry>,
    /// The default keys with those of the settings file.
    pub keymap: Keymap,
    /// The rules for highlights in the list.
    pub highlights: Vec<HighlightRule>,
    /// The path of the settings file, whether it exists or not; `None` if there is no config folder.
    pub file: Option<PathBuf>,
    /// The mistakes in the file and the variables.
    pub mistakes: Vec<Phrase>,
    origins: Vec<(&'static str, Origin)>,
}

static EFFECTIVE: OnceLock<EffectiveSettings> = OnceLock::new();

/// The settings of this process; the defaults if [`decide`] has not run, as in tests.
pub(super) fn get() -> &'static EffectiveSettings {
    EFFECTIVE.get_or_init(EffectiveSettings::default)
}

/// The settings in effect.
pub(super) fn settings() -> &'static Settings {
    &get().settings
}

/// The folder for marks, if the settings name one.
pub(super) fn state_dir() -> Option<PathBuf> {
    settings().state_dir.as_ref().map(|folder| expanded(folder))
}

/// Settles the settings and sets the language. `arguments` are those of the process.
pub(super) fn decide(arguments: &[OsString]) {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let lossy = |text: OsString| text.to_string_lossy().into_owned();
    let lang = given(arguments, "lang").map(lossy);
    let named = given(arguments, "config").or_else(|| variable("VIGIE_CONFIG")).map(PathBuf::from);
    // The file may set the language in which its own mistakes are reported, so it is read twice.
    let of_file = EffectiveSettings::of_file(named.clone()).settings.language;
    let mut words = [lang.clone(), variable("VIGIE_LANG").map(lossy)].into_iter().flatten();
    let choice = words.find_map(|word| LanguageChoice::read(&RawValue::Text(word)).ok()).unwrap_or(of_file);
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).map(lossy);
    set_language(match choice {
        LanguageChoice::English => Language::English,
        LanguageChoice::French => Language::French,
        LanguageChoice::Auto => locale.as_deref().and_then(Language::of_locale).unwrap_or_default(),
    });
    let mut decided = EffectiveSettings::of_file(named);
    decided.take_variables(|name| variable(name).map(lossy));
    if let Some(word) = lang {
        decided.take_option("language", "--lang", word);
    }
    if let Some(word) = given(arguments, "theme").map(lossy) {
        decided.take_option("theme", "--theme", word);
    }
    // This fails only on a second start in one process, in tests.
    let _ = EFFECTIVE.set(decided);
}

impl EffectiveSettings {
    /// Reads the named file, else that of the user.
    fn of_file(named: Option<PathBuf>) -> Self {
        let is_named = named.is_some();
        let Some(file) = named.or_else(|| Places::of_user().settings()) else { return Self::default() };
        let path = CleanText::line(&file.to_string_lossy());
        let mut decided = Self::default();
        match settings::read(&file) {
            Ok(Some(text)) => {
                let config = Config::parse(&text);
                let fault = |fault: crate::config::Mistake| Phrase::SettingFault {
                    path: path.clone(),
                    line: fault.line,
                    reason: fault.reason,
                };
                decided.origins =
                    config.lines.iter().map(|(name, line)| (*name, Origin::File(*line))).collect();
                decided.settings = config.settings;
                decided.highlights = config.highlights;
                decided.keys = config.keys;
                decided.keymap = config.keymap;
                decided.mistakes = config.mistakes.into_iter().map(fault).collect();
            }
            Ok(None) if is_named => decided.mistakes.push(Phrase::NoSettingsFile { path }),
            Ok(None) => {}
            Err(phrase) => decided.mistakes.push(phrase),
        }
        decided.file = Some(file);
        decided
    }

    /// Applies the environment variables.
    fn take_variables(&mut self, value: impl Fn(&str) -> Option<String>) {
        for row in SETTINGS {
            let Some(text) = value(row.variable) else { continue };
            match row.take(&mut self.settings, &RawValue::Text(text)) {
                Ok(()) => self.comes_from(row.name, Origin::Variable(row.variable)),
                // A more precise error is reported where they are used.
                Err(_) if matches!(row.name, "library" | "site_url") => {}
                Err(phrase) => {
                    let reason = phrase.text();
                    self.mistakes.push(Phrase::VariableFault { variable: row.variable, reason });
                }
            }
        }
    }

    /// Applies an option. A wrong value is ignored, because the parser of the command line reports it.
    fn take_option(&mut self, name: &'static str, option: &'static str, text: String) {
        let taken = SettingRow::named(name).map(|row| row.take(&mut self.settings, &RawValue::Text(text)));
        if matches!(taken, Some(Ok(()))) {
            self.comes_from(name, Origin::Option(option));
        }
    }

    fn comes_from(&mut self, name: &'static str, origin: Origin) {
        self.origins.retain(|(own, _)| *own != name);
        self.origins.push((name, origin));
    }

    /// Where a setting comes from.
    pub(super) fn origin(&self, name: &str) -> Origin {
        self.origins.iter().find(|(own, _)| *own == name).map_or(Origin::Default, |(_, origin)| *origin)
    }
}

/// All mistakes in one line: the only one, or their number.
pub(super) fn in_one_line(mistakes: &[Phrase]) -> Option<Phrase> {
    match mistakes {
        [] => None,
        [only] => Some(short(only)),
        several => Some(Phrase::SettingFaults { file: file_of(several), count: several.len() }),
    }
}

/// The name of the file, if all mistakes are in the same file.
fn file_of(mistakes: &[Phrase]) -> Option<CleanText> {
    let path = |fault: &Phrase| {
        if let Phrase::SettingFault { path, .. } = fault { Some(path.clone()) } else { None }
    };
    let first = mistakes.first().and_then(path)?;
    mistakes.iter().all(|fault| path(fault).as_ref() == Some(&first)).then(|| file_name(&first))
}

fn file_name(path: &CleanText) -> CleanText {
    CleanText::line(&Path::new(path.as_str()).file_name().unwrap_or_default().to_string_lossy())
}

/// A mistake with the name of its file instead of the path, which is too long for the status line.
fn short(fault: &Phrase) -> Phrase {
    let Phrase::SettingFault { path, line, reason } = fault else { return fault.clone() };
    Phrase::SettingFault { path: file_name(path), line: *line, reason: reason.clone() }
}

/// The value of an option. It is looked up before the command line is parsed, because the parser needs the
/// language.
fn given(arguments: &[OsString], name: &str) -> Option<OsString> {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let Some(option) = argument.to_str().and_then(|text| text.strip_prefix("--")) else { continue };
        if option.is_empty() {
            return None;
        }
        if let Some((own, value)) = option.split_once('=') {
            if own == name {
                return Some(value.into());
            }
        } else if OPTIONS.iter().any(|row| row.name == option && row.value.is_some()) {
            let value = arguments.next();
            if option == name {
                return value.cloned();
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_before_the_line_is_parsed() {
        for (line, found) in [
            ("vigie --lang fr", Some("fr")),
            ("vigie list --lang=fr x", Some("fr")),
            ("vigie list --format --lang fr", None),
            ("vigie list -- --lang fr", None),
            ("vigie --lang", None),
            ("vigie", None),
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(given(&arguments, "lang"), found.map(OsString::from), "{line}");
        }
    }

    #[test]
    fn an_option_overrides_a_variable_and_a_variable_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        std::fs::write(&file, "language = \"fr\"\nsort = \"title\"\nmeasure = 66\n").unwrap();
        let mut decided = EffectiveSettings::of_file(Some(file));
        decided.take_variables(|name| match name {
            "VIGIE_SORT" => Some("-source".into()),
            "VIGIE_LANG" => Some("fr".into()),
            "VIGIE_MEASURE" => Some("wide".into()),
            _ => None,
        });
        decided.take_option("language", "--lang", "en".into());
        assert_eq!(decided.settings.sort.to_string(), "-source");
        assert_eq!(decided.settings.language, LanguageChoice::English);
        let origins = ["language", "sort", "measure", "theme"].map(|name| decided.origin(name));
        assert_eq!(
            origins,
            [Origin::Option("--lang"), Origin::Variable("VIGIE_SORT"), Origin::File(3), Origin::Default]
        );
        let messages: Vec<String> = decided.mistakes.iter().map(ToString::to_string).collect();
        assert_eq!(
            messages,
            ["VIGIE_MEASURE: measure: invalid value “wide”; expected a number from 20 to 300"]
        );
    }

    #[test]
    fn one_mistake_is_reported_and_several_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        let line = |text: &str, variable: Option<&str>| {
            std::fs::write(&file, text).unwrap();
            let mut decided = EffectiveSettings::of_file(Some(file.clone()));
            decided.take_variables(|name| variable.filter(|_| name == "VIGIE_MEASURE").map(str::to_owned));
            in_one_line(&decided.mistakes).map(|phrase| phrase.to_string())
        };
        for (text, variable, messages) in [
            ("measure = 60\n", None, None),
            (
                "x = 1\n",
                None,
                Some("config.toml, line 1: there is no setting “x”; “vigie help settings” lists them"),
            ),
            ("x = 1\ny = 2\n", None, Some("config.toml: 2 mistakes; “vigie config” lists them")),
            ("x = 1\n", Some("wide"), Some("settings: 2 mistakes; “vigie config” lists them")),
        ] {
            assert_eq!(line(text, variable).as_deref(), messages, "{text}");
        }
    }

    #[test]
    fn a_named_file_must_exist() {
        let folder = tempfile::tempdir().unwrap();
        let decided = EffectiveSettings::of_file(Some(folder.path().join("mine.toml")));
        assert!(matches!(decided.mistakes.as_slice(), [Phrase::NoSettingsFile { .. }]));
        assert_eq!(decided.settings, Settings::default());
    }
}
