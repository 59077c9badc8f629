//! What each topic of the help says.

use crate::app::help::{chords, sentence};
use crate::cli::decided::decided;
use crate::cli::help::Line;
use crate::cli::{COMMANDS, OPTIONS, looks};
use crate::config::{ROLES, SETTINGS, Section, Settings, Theme};
use crate::input::{ACTIONS, GESTURES, Group, MOUSE, Mode};
use crate::io::Places;
use crate::query::parts;
use crate::wording::Phrase;

/// The keys as they are bound, with the name of each action.
pub(super) fn keys() -> Vec<Line> {
    let keymap = &decided().keymap;
    let mut lines = vec![Line::Text(Phrase::HelpKeys.to_string())];
    lines.extend(
        [
            "[keys]",
            "reload = [\"F5\", \"gr\"]",
            "toggle-info = false",
            "",
            "[keys.article]",
            "move-down = \"n\"",
        ]
        .map(code),
    );
    let modes: Vec<&str> = Mode::ALL.into_iter().map(Mode::name).collect();
    lines.push(Line::Text(Phrase::HelpModes { modes: text(&modes.join(", ")) }.to_string()));
    for group in Group::ALL {
        lines.push(Line::Heading(group.heading().to_string()));
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let what = format!("{} [{}]", sentence(keymap, row), row.name);
            // As they are written in the file.
            let chords: Vec<String> = chords(keymap, row).iter().map(ToString::to_string).collect();
            lines.push(Line::Item(chords.join(" "), what));
        }
    }
    lines.push(Line::Heading(MOUSE.to_string()));
    lines.extend(GESTURES.iter().map(|row| Line::Item(row.done.to_string(), row.help.to_string())));
    lines
}

/// The language of queries.
pub(super) fn query() -> Vec<Line> {
    let mut lines = vec![Line::Text(Phrase::FieldsIntroduction.to_string())];
    for part in parts() {
        lines.push(Line::Heading(part.heading.to_string()));
        lines.extend(part.forms.into_iter().map(|(written, meaning)| Line::Item(written, meaning)));
    }
    lines
}

/// The settings.
pub(super) fn settings() -> Vec<Line> {
    let usual = Settings::default();
    let mut lines = vec![Line::Text(Phrase::HelpSettings.to_string())];
    for section in Section::ALL {
        lines.push(Line::Heading(section.heading().to_string()));
        for row in SETTINGS.iter().filter(|row| row.section == section) {
            let (name, help) = (row.name.to_owned(), row.help);
            let values = Phrase::HelpValues {
                allowed: text(&(row.allowed)()),
                usual: text(&(row.printed)(&usual)),
                variable: row.variable,
            };
            lines.push(Line::Item(name, format!("{help}. {values}")));
        }
    }
    lines.push(Line::Text(Phrase::HelpHighlights.to_string()));
    lines.extend(["[[highlight]]", "query = \"tag:carotid is:new\"", "style = \"bold accent\""].map(code));
    lines
}

/// The themes, and what one is made of.
pub(super) fn themes() -> Vec<Line> {
    let mut lines = vec![Line::Text(Phrase::HelpThemes.to_string())];
    // What is wrong with them is said where they are used.
    for theme in looks::known(&Places::of_user(), &mut Vec::new()) {
        let Theme { name, help, .. } = theme;
        let what = help.map_or_else(|| Phrase::OwnTheme.to_string(), |help| help.to_string());
        lines.push(Line::Item(name.to_string(), what));
    }
    lines.push(Line::Text(Phrase::HelpOwnTheme.to_string()));
    lines.extend(
        [
            "from = \"dark\"",
            "accent = \"#ff8800\"",
            "faint = 245",
            "link = \"bright-cyan\"",
            "ground = \"default\"",
        ]
        .map(code),
    );
    lines.push(Line::Heading(Phrase::HelpColours.to_string()));
    lines.extend(ROLES.iter().map(|row| Line::Item(row.name.to_owned(), row.help.to_string())));
    lines
}

/// Where things are kept.
pub(super) fn files() -> Vec<Line> {
    let places = Places::of_user();
    let path = |path: Option<std::path::PathBuf>| match path {
        Some(path) => path.to_string_lossy().into_owned(),
        None => Phrase::NoPlaceForSettings.to_string(),
    };
    let mut lines = vec![Line::Text(Phrase::HelpFiles.to_string())];
    for (place, what) in [
        (decided().file.clone(), Phrase::FileOfSettings),
        (places.themes(), Phrase::FolderOfThemes),
        (places.searches(), Phrase::FileOfSearches),
        (places.state.clone(), Phrase::FolderOfState),
        (places.cache.clone(), Phrase::FolderOfCache),
    ] {
        lines.push(Line::Item(path(place), what.to_string()));
    }
    lines
}

/// The commands and the options of the reader.
pub(super) fn commands() -> Vec<Line> {
    let mut lines = vec![Line::Text(Phrase::HelpCommands.to_string())];
    lines.extend(COMMANDS.iter().map(|row| Line::Item(row.name.to_owned(), row.about.to_string())));
    lines.push(Line::Heading(Phrase::HelpOptions.to_string()));
    for option in OPTIONS.iter().filter(|option| crate::cli::commands::READER_OPTIONS.contains(&option.name))
    {
        lines.push(Line::Item(option.usage(), option.help.to_string()));
    }
    lines
}

fn code(line: &str) -> Line {
    Line::Code(line.to_owned())
}

fn text(text: &str) -> crate::text::CleanText {
    crate::text::CleanText::line(text)
}
