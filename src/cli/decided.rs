//! What is decided before anything is said or done: the settings, and the language.
//!
//! An option comes before a variable, a variable before the file, the file before what is good without a
//! word. It is decided once for the process, like the language.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::cli::OPTIONS;
use crate::config::choice::LanguageChoice;
use crate::config::value::{Given, Value};
use crate::config::{Config, Highlight, KeyEntry, SETTINGS, SettingRow, Settings};
use crate::input::Keymap;
use crate::io::Places;
use crate::io::settings::{self, expanded};
use crate::text::CleanText;
use crate::wording::{Language, Phrase, speak};

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is as it is without a word of the user.
    Default,
    /// This line of the file.
    File(usize),
    /// A variable of the environment.
    Variable(&'static str),
    /// An option of the command line.
    Option(&'static str),
}

/// What was decided.
#[derive(Clone, Debug, Default)]
pub(super) struct Decided {
    /// The settings in effect.
    pub settings: Settings,
    /// The keys that were given to actions.
    pub keys: Vec<KeyEntry>,
    /// The keys with those.
    pub keymap: Keymap,
    /// Which articles stand out in the list.
    pub highlights: Vec<Highlight>,
    /// The file, whether it is there or not; nothing where there is no place for it.
    pub file: Option<PathBuf>,
    /// What could not be used.
    pub faults: Vec<Phrase>,
    origins: Vec<(&'static str, Origin)>,
}

static DECIDED: OnceLock<Decided> = OnceLock::new();

/// What was decided when the program started.
pub(super) fn decided() -> &'static Decided {
    DECIDED.get_or_init(Decided::default)
}

/// The settings in effect.
pub(super) fn settings() -> &'static Settings {
    &decided().settings
}

/// The folder of marks that the user chose, where one was.
pub(super) fn state_dir() -> Option<PathBuf> {
    settings().state_dir.as_ref().map(|folder| expanded(folder))
}

/// Decides, and speaks the language from now on.
pub(super) fn decide(arguments: &[OsString]) {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let lossy = |text: OsString| text.to_string_lossy().into_owned();
    let lang = given(arguments, "lang").map(lossy);
    let named = given(arguments, "config").or_else(|| variable("VIGIE_CONFIG")).map(PathBuf::from);
    // The language may stand in the file whose faults are to be said in it, so it is read twice.
    let of_file = Decided::of_file(named.clone()).settings.language;
    let mut words = [lang.clone(), variable("VIGIE_LANG").map(lossy)].into_iter().flatten();
    let choice = words.find_map(|word| LanguageChoice::read(&Given::Text(word)).ok()).unwrap_or(of_file);
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).map(lossy);
    speak(match choice {
        LanguageChoice::English => Language::English,
        LanguageChoice::French => Language::French,
        LanguageChoice::Auto => locale.as_deref().and_then(Language::of_locale).unwrap_or_default(),
    });
    let mut decided = Decided::of_file(named);
    decided.take_variables(|name| variable(name).map(lossy));
    if let Some(word) = lang {
        decided.take_option("language", "--lang", word);
    }
    if let Some(word) = given(arguments, "theme").map(lossy) {
        decided.take_option("theme", "--theme", word);
    }
    // Only a second start in one process finds it decided, and that is a test.
    let _ = DECIDED.set(decided);
}

impl Decided {
    /// What the file says: the one that was named, else that of the user.
    fn of_file(named: Option<PathBuf>) -> Self {
        let is_named = named.is_some();
        let Some(file) = named.or_else(|| Places::of_user().settings()) else { return Self::default() };
        let path = CleanText::line(&file.to_string_lossy());
        let mut decided = Self::default();
        match settings::read(&file) {
            Ok(Some(text)) => {
                let config = Config::parse(&text);
                let fault = |fault: crate::config::Fault| Phrase::SettingFault {
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
                decided.faults = config.faults.into_iter().map(fault).collect();
            }
            Ok(None) if is_named => decided.faults.push(Phrase::NoSettingsFile { path }),
            Ok(None) => {}
            Err(phrase) => decided.faults.push(phrase),
        }
        decided.file = Some(file);
        decided
    }

    /// Takes what the variables of the environment say.
    fn take_variables(&mut self, value: impl Fn(&str) -> Option<String>) {
        for row in SETTINGS {
            let Some(text) = value(row.variable) else { continue };
            match row.take(&mut self.settings, &Given::Text(text)) {
                Ok(()) => self.comes_from(row.name, Origin::Variable(row.variable)),
                // Who uses them says more of them.
                Err(_) if matches!(row.name, "library" | "site_url") => {}
                Err(phrase) => {
                    let reason = phrase.text();
                    self.faults.push(Phrase::VariableFault { variable: row.variable, reason });
                }
            }
        }
    }

    /// Takes what an option says; the parser of the command line says what is wrong with it.
    fn take_option(&mut self, name: &'static str, option: &'static str, text: String) {
        let taken = SettingRow::named(name).map(|row| row.take(&mut self.settings, &Given::Text(text)));
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

/// What to say in one line of everything that could not be used.
pub(super) fn in_one_line(faults: &[Phrase]) -> Option<Phrase> {
    match faults {
        [] => None,
        [only] => Some(short(only)),
        several => Some(Phrase::SettingFaults { file: file_of(several), count: several.len() }),
    }
}

/// The name of the file that all faults are in; nothing where some are in none, or in another.
fn file_of(faults: &[Phrase]) -> Option<CleanText> {
    let path = |fault: &Phrase| {
        if let Phrase::SettingFault { path, .. } = fault { Some(path.clone()) } else { None }
    };
    let first = faults.first().and_then(path)?;
    faults.iter().all(|fault| path(fault).as_ref() == Some(&first)).then(|| file_name(&first))
}

fn file_name(path: &CleanText) -> CleanText {
    CleanText::line(&Path::new(path.as_str()).file_name().unwrap_or_default().to_string_lossy())
}

/// A fault with the name of its file alone: a line of the screen has no room for a whole path.
fn short(fault: &Phrase) -> Phrase {
    let Phrase::SettingFault { path, line, reason } = fault else { return fault.clone() };
    Phrase::SettingFault { path: file_name(path), line: *line, reason: reason.clone() }
}

/// What stands behind an option, before the command line is parsed: that needs the language.
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
    fn an_option_comes_before_a_variable_and_a_variable_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        std::fs::write(&file, "language = \"fr\"\nsort = \"title\"\nmeasure = 66\n").unwrap();
        let mut decided = Decided::of_file(Some(file));
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
        let said: Vec<String> = decided.faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["VIGIE_MEASURE: measure: “wide” is not one of its values: a number from 20 to 300"]
        );
    }

    #[test]
    fn several_mistakes_are_counted_and_one_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        let line = |text: &str, variable: Option<&str>| {
            std::fs::write(&file, text).unwrap();
            let mut decided = Decided::of_file(Some(file.clone()));
            decided.take_variables(|name| variable.filter(|_| name == "VIGIE_MEASURE").map(str::to_owned));
            in_one_line(&decided.faults).map(|phrase| phrase.to_string())
        };
        for (text, variable, said) in [
            ("measure = 60\n", None, None),
            (
                "x = 1\n",
                None,
                Some("config.toml, line 1: there is no setting “x”; “vigie help settings” lists them"),
            ),
            ("x = 1\ny = 2\n", None, Some("config.toml: 2 mistakes; “vigie config” lists them")),
            ("x = 1\n", Some("wide"), Some("settings: 2 mistakes; “vigie config” lists them")),
        ] {
            assert_eq!(line(text, variable).as_deref(), said, "{text}");
        }
    }

    #[test]
    fn a_file_that_was_named_must_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let decided = Decided::of_file(Some(folder.path().join("mine.toml")));
        assert!(matches!(decided.faults.as_slice(), [Phrase::NoSettingsFile { .. }]));
        assert_eq!(decided.settings, Settings::default());
    }
}
