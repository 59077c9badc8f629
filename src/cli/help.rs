//! `vigie help [TOPIC]`: the page of a topic, built from the tables of keys, queries, settings, themes and commands; of a
//! command, from [`pages`]; or the list of topics. A page starts with what is used most. Printing is in [`layout`].
//! Floor 6, part of [`cli`](crate::cli).

pub(super) mod layout;
pub(super) mod pages;

use std::path::{Path, PathBuf};

use crate::app::help::sentence;
use crate::cli::call::Call;
use crate::cli::commands::{COMMAND_GROUPS, CommandRow};
use crate::cli::effective_settings::{EffectiveSettings, environment, known_themes};
use crate::cli::help::layout::PageLine;
use crate::cli::option_values::TOPICS;
use crate::cli::options::{READER_OPTIONS, TOPIC};
use crate::cli::output::{CommandResult, Exit, Output};
use crate::config::{ROLES, SETTINGS, SETTINGS_SECTIONS, SettingRow, Settings, Theme};
use crate::input::{
    ACTIONS, Action, ActionRow, FilterAction, GESTURES, HELP_GROUPS, HelpAction, Keymap, MOUSE, MarkAction,
    Mode, Motion, PaneAction, ReadAction,
};
use crate::io::Places;
use crate::model::Mark;
use crate::query::help_sections;
use crate::text::CleanText;
use crate::wording::{Bilingual, CommandMessage, HelpText, Phrase};

const FIRST_ACTIONS: [Action; 10] = [
    Action::Move(Motion::Down),
    Action::Move(Motion::Up),
    Action::Read(ReadAction::Open),
    Action::Read(ReadAction::On),
    Action::Back,
    Action::Filter(FilterAction::Start),
    Action::Pane(PaneAction::ToggleTags),
    Action::Mark(MarkAction::Toggle(Mark::Star)),
    Action::Help(HelpAction::Toggle),
    Action::Close,
];

/// Queries to copy, with their meaning.
const QUERY_EXAMPLES: [(&str, Bilingual); 7] = [
    ("storm europe", Bilingual::new("both words", "les deux mots")),
    ("\"mont blanc\"", Bilingual::new("these words in sequence", "ces mots à la suite")),
    ("storm -tag:sport", Bilingual::new("without a tag", "sans une étiquette")),
    ("tag:europe is:unread", Bilingual::new("unread, with a tag", "non lus, avec une étiquette")),
    ("title:storm OR tag:weather", Bilingual::new("one or the other", "l’un ou l’autre")),
    (
        "source:harbour date:7d..",
        Bilingual::new("from a source, in the last week", "d’une source, ces sept derniers jours"),
    ),
    (
        "is:star sort:title limit:10",
        Bilingual::new("ten starred articles, by title", "dix favoris, par titre"),
    ),
];

/// Lines of `config.toml` to copy.
const SETTINGS_EXAMPLE: &str = r#"library = "~/news"
theme = "dark"
icons = "unicode"
mark_read = "end""#;
const KEYS_EXAMPLE: &str = r#"[keys]
reload = ["F5", "gr"]
toggle-info = false

[keys.article]
move-down = "X""#;
const HIGHLIGHT_EXAMPLE: &str = r#"[[highlight]]
query = "tag:carotid is:new"
style = "bold accent""#;
const THEME_EXAMPLE: &str = r##"from = "dark"
accent = "#ff8800"
faint = 245
link = "bright-cyan"
ground = "default""##;

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let lines = page(TOPIC.of(call.matches).map_or("", String::as_str), call.settings);
    layout::print(output, &lines, layout::columns())?;
    Ok(Exit::Found)
}

/// The page of a topic or a command, in the current language; for no name, the list of topics.
fn page(name: &str, effective: &EffectiveSettings) -> Vec<PageLine> {
    match name {
        "keys" => keys(&effective.keymap),
        "query" => query(),
        "settings" => settings(),
        "themes" => themes(),
        "files" => files(effective.file.clone()),
        "commands" => commands(),
        _ => CommandRow::named(name).map_or_else(overview, pages::of_command),
    }
}

/// `vigie help`: the topics, and the names of the commands.
fn overview() -> Vec<PageLine> {
    let mut lines = vec![PageLine::Text(HelpText::HelpUsage.to_string())];
    lines.extend(TOPICS.iter().map(|(name, about)| PageLine::Item((*name).to_owned(), about.to_string())));
    lines.push(PageLine::Heading(HelpText::CommandsHeading.to_string()));
    for (group, heading) in COMMAND_GROUPS {
        let names: Vec<&str> = CommandRow::of_group(group).map(|row| row.name).collect();
        lines.push(PageLine::Item(heading.to_string(), names.join(", ")));
    }
    lines.push(PageLine::Text(HelpText::HelpElsewhere.to_string()));
    lines
}

/// The keys in effect, with the names of their actions.
fn keys(keymap: &Keymap) -> Vec<PageLine> {
    let keys_of = |row: &ActionRow| {
        // In the notation of config.toml.
        let keys: Vec<String> = keymap.all_sequences(row).iter().map(ToString::to_string).collect();
        keys.join(" ")
    };
    let mut lines = vec![PageLine::Heading(HelpText::FirstKeysHeading.to_string())];
    let first = FIRST_ACTIONS.into_iter().filter_map(Action::row);
    lines.extend(first.map(|row| PageLine::Item(keys_of(row), row.help.to_string())));
    for (group, heading) in HELP_GROUPS {
        lines.push(PageLine::Heading(heading.to_string()));
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let what = format!("{} [{}]", sentence(keymap, row), row.name);
            lines.push(PageLine::Item(keys_of(row), what));
        }
    }
    lines.push(PageLine::Heading(MOUSE.to_string()));
    lines.extend(GESTURES.iter().map(|row| PageLine::Item(row.done.to_string(), row.help.to_string())));
    lines.push(PageLine::Heading(HelpText::OwnKeysHeading.to_string()));
    lines.push(PageLine::Text(HelpText::HelpKeys.to_string()));
    lines.extend(code(KEYS_EXAMPLE));
    let modes: Vec<&str> = Mode::ALL.into_iter().map(Mode::name).collect();
    lines.push(PageLine::Text(HelpText::HelpModes { modes: CleanText::line(&modes.join(", ")) }.to_string()));
    lines
}

fn query() -> Vec<PageLine> {
    let mut lines = vec![PageLine::Heading(HelpText::ExamplesHeading.to_string())];
    lines.extend(QUERY_EXAMPLES.map(|(query, what)| PageLine::Example(query.to_owned(), what.to_string())));
    lines.push(PageLine::Text(HelpText::FieldsIntroduction.to_string()));
    for part in help_sections() {
        lines.push(PageLine::Heading(part.heading.to_string()));
        lines.extend(part.forms.into_iter().map(|(written, meaning)| PageLine::Item(written, meaning)));
    }
    lines
}

fn settings() -> Vec<PageLine> {
    let mut lines = vec![PageLine::Heading(HelpText::ExamplesHeading.to_string())];
    lines.extend(code(SETTINGS_EXAMPLE));
    lines.push(PageLine::Text(HelpText::HelpSettings.to_string()));
    for (section, heading) in SETTINGS_SECTIONS {
        lines.push(PageLine::Heading(heading.to_string()));
        for row in SETTINGS.iter().filter(|row| row.section == section) {
            lines.push(PageLine::Item(row.name.to_owned(), of_setting(row)));
        }
    }
    lines.push(PageLine::Text(HelpText::HelpHighlights.to_string()));
    lines.extend(code(HIGHLIGHT_EXAMPLE));
    lines
}

/// What a setting does, its values, its default and its variable.
pub(super) fn of_setting(row: &SettingRow) -> String {
    let allowed = CleanText::line(&(row.allowed)());
    let usual = CleanText::line(&(row.printed)(&Settings::default()));
    format!("{}. {}", row.help, HelpText::HelpValues { allowed, usual, variable: row.variable })
}

fn themes() -> Vec<PageLine> {
    let mut lines = vec![PageLine::Text(HelpText::HelpThemes.to_string())];
    // Mistakes in theme files are reported by the reader and by `vigie config`.
    for theme in known_themes(&Places::of_user(), &mut Vec::new()) {
        let Theme { name, help, .. } = theme;
        let what = help.map_or_else(|| Phrase::OwnTheme.to_string(), |help| help.to_string());
        lines.push(PageLine::Item(name.to_string(), what));
    }
    lines.push(PageLine::Text(HelpText::HelpOwnTheme.to_string()));
    lines.extend(code(THEME_EXAMPLE));
    lines.push(PageLine::Heading(HelpText::HelpColours.to_string()));
    lines.extend(ROLES.iter().map(|row| PageLine::Item(row.name.to_owned(), row.help.to_string())));
    lines
}

fn files(settings: Option<PathBuf>) -> Vec<PageLine> {
    let places = Places::of_user();
    let mut lines = vec![PageLine::Text(HelpText::HelpFiles.to_string())];
    for (place, what) in [
        (settings, HelpText::FileOfSettings),
        (places.themes(), HelpText::FolderOfThemes),
        (places.searches(), HelpText::FileOfSearches),
        (places.state.clone(), HelpText::FolderOfState),
        (places.cache.clone(), HelpText::FolderOfCache),
    ] {
        let path =
            place.map_or_else(|| CommandMessage::NoPlaceForSettings.to_string(), |path| below_home(&path));
        lines.push(PageLine::Item(path, what.to_string()));
    }
    lines
}

/// A path, with `~` for the home folder.
fn below_home(path: &Path) -> String {
    match environment("HOME").and_then(|home| path.strip_prefix(home).ok().map(Path::to_path_buf)) {
        Some(below) => format!("~/{}", below.to_string_lossy()),
        None => path.to_string_lossy().into_owned(),
    }
}

fn commands() -> Vec<PageLine> {
    let mut lines = vec![PageLine::Text(HelpText::HelpCommands.to_string())];
    lines.extend(pages::commands(PageLine::Heading));
    lines.push(PageLine::Heading(HelpText::HelpOptions.to_string()));
    lines.extend(pages::rows(READER_OPTIONS).map(pages::item));
    lines.push(PageLine::Text(HelpText::AfterHelp.to_string()));
    lines.push(PageLine::Text(HelpText::ExitCodesAre.to_string()));
    lines
}

fn code(lines: &str) -> impl Iterator<Item = PageLine> {
    lines.lines().map(|line| PageLine::Code(line.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::query::Query;
    use crate::wording::{Language, set_thread_language, typography};

    #[test]
    fn the_examples_are_valid() {
        for (text, what) in QUERY_EXAMPLES {
            assert!(Query::parse(text).is_ok_and(|query| !query.conditions.is_empty()), "{text}");
            typography::check(what, text);
        }
        let config = Config::parse(SETTINGS_EXAMPLE);
        assert_eq!((config.mistakes, config.lines.len()), (vec![], SETTINGS_EXAMPLE.lines().count()));
        for example in [KEYS_EXAMPLE, HIGHLIGHT_EXAMPLE] {
            assert_eq!(Config::parse(example).mistakes, [], "{example}");
        }
        assert_eq!(Theme::parse("mine", THEME_EXAMPLE).1, []);
        assert!(FIRST_ACTIONS.iter().all(|action| action.row().is_some()));
    }

    #[test]
    fn every_topic_has_a_page_in_every_language() {
        for language in Language::ALL {
            set_thread_language(language);
            let contents = overview();
            for (topic, about) in TOPICS {
                typography::check(about, topic);
                let lines = page(topic, &EffectiveSettings::default());
                assert!(lines.len() > 5 && lines != contents, "{topic}");
                assert!(lines.iter().any(|line| matches!(line, PageLine::Item(..))), "{topic}");
                assert!(CommandRow::named(topic).is_none(), "{topic}");
            }
        }
    }
}
