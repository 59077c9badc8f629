//! Settles the settings, the language and the theme before anything is printed, and checks the queries of
//! highlights. An option overrides a variable, a variable the file, the file the default. Mistakes are collected,
//! not printed. Floor 6, part of [`cli`](crate::cli).

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::app::ThemeChoice;
use crate::config::choice::LanguageChoice;
use crate::config::themes;
use crate::config::value::{RawValue, SettingValue};
use crate::config::{
    Config, Depth, HighlightRule, KeyEntry, Mistake, SETTINGS, Searches, SettingRow, Settings, Theme,
};
use crate::input::Keymap;
use crate::io::{Places, settings};
use crate::text::CleanText;
use crate::wording::{Language, Phrase, set_language};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Default,
    /// A line, 1-based, of the settings file.
    File(usize),
    Variable(&'static str),
    Option(&'static str),
}

/// The settings with their origins, and what else the settings file holds.
#[derive(Clone, Debug, Default)]
pub(super) struct EffectiveSettings {
    pub values: Settings,
    pub keys: Vec<KeyEntry>,
    pub keymap: Keymap,
    pub highlights: Vec<HighlightRule>,
    /// The path of the settings file, whether it exists or not; `None` if there is no config folder.
    pub file: Option<PathBuf>,
    pub mistakes: Vec<Phrase>,
    /// By the name of the setting; without those that have their default.
    origins: BTreeMap<&'static str, Origin>,
}

impl EffectiveSettings {
    /// Settles the settings and sets the language. `file` and `lang` are the values of `--config` and `--lang`.
    pub(super) fn decide(file: Option<OsString>, lang: Option<OsString>) -> Self {
        let lossy = |text: OsString| text.to_string_lossy().into_owned();
        let lang = lang.map(lossy);
        let named = file.or_else(|| environment("VIGIE_CONFIG")).map(PathBuf::from);
        let mut settings = Self::of_file(named.clone());
        let mut words = [lang.clone(), environment("VIGIE_LANG").map(lossy)].into_iter().flatten();
        let choice = words.find_map(|word| LanguageChoice::read(&RawValue::Text(word)).ok());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(environment).map(lossy);
        set_language(match choice.unwrap_or(settings.values.language) {
            LanguageChoice::English => Language::English,
            LanguageChoice::French => Language::French,
            LanguageChoice::Auto => locale.as_deref().and_then(Language::of_locale).unwrap_or_default(),
        });
        if !settings.mistakes.is_empty() {
            // They were worded before the language was set, perhaps by the file itself.
            settings = Self::of_file(named);
        }
        settings.take_variables(|name| environment(name).map(lossy));
        if let Some(word) = lang {
            settings.take_option("language", "--lang", &word);
        }
        settings
    }

    /// The settings in the named file, else in that of the user.
    fn of_file(named: Option<PathBuf>) -> Self {
        let is_named = named.is_some();
        let Some(file) = named.or_else(|| Places::of_user().settings()) else { return Self::default() };
        let mistakes = match settings::read(&file) {
            Ok(Some(text)) => {
                let Config { settings, lines, keys, keymap, highlights, mistakes } = Config::parse(&text);
                return Self {
                    values: settings,
                    keys,
                    keymap,
                    highlights,
                    mistakes: mistakes.into_iter().map(|mistake| in_file(&file, mistake)).collect(),
                    origins: lines.into_iter().map(|(name, line)| (name, Origin::File(line))).collect(),
                    file: Some(file),
                };
            }
            Ok(None) if is_named => {
                vec![Phrase::NoSettingsFile { path: CleanText::line(&file.to_string_lossy()) }]
            }
            Ok(None) => Vec::new(),
            Err(phrase) => vec![phrase],
        };
        Self { file: Some(file), mistakes, ..Self::default() }
    }

    fn take_variables(&mut self, value: impl Fn(&str) -> Option<String>) {
        for row in SETTINGS {
            let Some(text) = value(row.variable) else { continue };
            match row.take(&mut self.values, &RawValue::Text(text)) {
                Ok(()) => {
                    self.origins.insert(row.name, Origin::Variable(row.variable));
                }
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
    pub(super) fn take_option(&mut self, name: &'static str, option: &'static str, text: &str) {
        let given = RawValue::Text(text.to_owned());
        let taken = SettingRow::named(name).map(|row| row.take(&mut self.values, &given));
        if matches!(taken, Some(Ok(()))) {
            self.origins.insert(name, Origin::Option(option));
        }
    }

    pub(super) fn origin(&self, name: &str) -> Origin {
        self.origins.get(name).copied().unwrap_or(Origin::Default)
    }

    /// Mistakes in highlights that use saved searches; that the searches cannot be read is reported elsewhere.
    pub(super) fn highlight_faults(&self, places: &Places) -> Vec<Phrase> {
        let names_searches = self.highlights.iter().any(|rule| Searches::are_named_in(&rule.query));
        let files = places.searches().zip(self.file.as_deref()).filter(|_| names_searches);
        let Some((searches, file)) = files else { return Vec::new() };
        let Ok(searches) = settings::read_searches(&searches) else { return Vec::new() };
        let mistakes = self.highlights.iter().filter_map(|rule| rule.fault(&searches));
        mistakes.map(|mistake| in_file(file, mistake)).collect()
    }

    /// The themes, and the one that the reader starts with. Adds mistakes in theme files, and an unknown theme.
    pub(super) fn themes(&self, places: &Places, mistakes: &mut Vec<Phrase>) -> ThemeChoice {
        let variable = |name| environment(name).unwrap_or_default().to_string_lossy().into_owned();
        let depth = Depth::of_terminal(&variable("COLORTERM"), &variable("TERM"));
        let known = known_themes(places, mistakes);
        let mut themes = ThemeChoice::new(known.into(), depth, themes::background_of(&variable("COLORFGBG")));
        let origin = self.origin("theme");
        // Without a setting: the theme last chosen in the reader, if it still exists.
        let chosen = if origin == Origin::Default { places.theme() } else { None };
        let is_taken = chosen.is_some_and(|chosen| themes.take_named(&chosen));
        if !is_taken && !themes.take_named(&self.values.theme) {
            mistakes.push(self.unknown_theme(&themes));
            themes.take_named(themes::AUTO);
        }
        // --theme overrides NO_COLOR.
        if !variable("NO_COLOR").is_empty() && !matches!(origin, Origin::Option(_)) {
            themes.take_named(themes::NONE);
        }
        themes
    }

    fn unknown_theme(&self, themes: &ThemeChoice) -> Phrase {
        let known = themes.known.iter().map(|theme| theme.name.as_str());
        let mistake = themes::unknown(&self.values.theme, known);
        match (self.origin("theme"), &self.file) {
            (Origin::File(line), Some(file)) => in_file(file, Mistake { line, reason: mistake.text() }),
            (Origin::Variable(variable), _) => Phrase::VariableFault { variable, reason: mistake.text() },
            (Origin::File(_) | Origin::Option(_) | Origin::Default, _) => Phrase::SettingWrong { mistake },
        }
    }
}

/// The value of an environment variable, unless it is empty.
pub(super) fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// A mistake in a settings or theme file, with the path of the file.
pub(super) fn in_file(file: &Path, Mistake { line, reason }: Mistake) -> Phrase {
    Phrase::SettingFault { path: CleanText::line(&file.to_string_lossy()), line, reason }
}

/// The only mistake, or their number. The path of the file would be too long for the status line.
pub(super) fn in_one_line(mistakes: &[Phrase]) -> Option<Phrase> {
    fn path_of(mistake: &Phrase) -> Option<&CleanText> {
        if let Phrase::SettingFault { path, .. } = mistake { Some(path) } else { None }
    }
    let path = path_of(mistakes.first()?);
    let shared = path.filter(|_| mistakes.iter().all(|mistake| path_of(mistake) == path));
    let name = shared.and_then(|path| Path::new(path.as_str()).file_name());
    let file = name.map(|name| CleanText::line(&name.to_string_lossy()));
    Some(match (mistakes, file) {
        ([Phrase::SettingFault { line, reason, .. }], Some(path)) => {
            Phrase::SettingFault { path, line: *line, reason: reason.clone() }
        }
        ([only], _) => only.clone(),
        (several, file) => Phrase::SettingFaults { file, count: several.len() },
    })
}

/// The built-in themes, each replaced by that of the user with its name. Adds the mistakes in theme files.
pub(super) fn known_themes(places: &Places, mistakes: &mut Vec<Phrase>) -> Vec<Theme> {
    let mut known = Theme::all();
    for (name, file) in places.themes().map(|folder| settings::themes(&folder)).unwrap_or_default() {
        match settings::read(&file) {
            Ok(text) => {
                let (theme, wrong) = Theme::parse(&name, &text.unwrap_or_default());
                known.retain(|one| one.name != theme.name);
                known.push(theme);
                mistakes.extend(wrong.into_iter().map(|mistake| in_file(&file, mistake)));
            }
            Err(phrase) => mistakes.push(phrase),
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

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
        decided.take_option("language", "--lang", "en");
        assert_eq!(decided.values.sort.to_string(), "-source");
        assert_eq!(decided.values.language, LanguageChoice::English);
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
        assert_eq!(decided.values, Settings::default());
    }
}
