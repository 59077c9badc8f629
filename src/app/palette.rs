//! The command palette: finds the available actions of the table ACTIONS, and the commands that take a value
//! with their values, while you type.
//!
//! Floor 3, part of [`app`](crate::app). Typing in it and running what was chosen are left to `app::update`;
//! ranking is in `rank`.

mod rank;

use crate::app::enabled::is_enabled;
use crate::app::orders;
use crate::app::state::palette::{COMMANDS, Command, PaletteEntry};
use crate::app::state::{Filter, State};
use crate::config::Theme;
use crate::input::{ACTIONS, Action, ActionRow, Mode, PaletteAction};
use crate::query::{SORTS, Sort};
use crate::text::{CleanText, fold};
use crate::wording::{Bilingual, Phrase};

use rank::{Findable, ranked};

/// The command at the start of a line and the value typed after it; `None` until a command is followed by a
/// space.
pub fn command(line: &str) -> Option<(Command, &str)> {
    let (name, rest) = line.trim_start().split_once(' ')?;
    let row = COMMANDS.iter().find(|row| row.name == name)?;
    Some((row.command, rest.trim()))
}

/// The entries that match a line, best first, for a palette opened in the mode `from`.
pub fn found(state: &State, from: Mode, line: &str) -> Vec<PaletteEntry> {
    match command(line) {
        Some((Command::Theme, typed)) => ranked(typed, &themes(state)),
        Some((Command::Sort, typed)) => ranked(typed, &orders()),
        Some((Command::Filter, typed)) => filter(typed),
        None => ranked(line, &commands(state, from)),
    }
}

/// The commands, and the actions that are available now.
fn commands(state: &State, from: Mode) -> Vec<Findable> {
    let has_row = |action: Action| COMMANDS.iter().any(|row| row.action == Some(action));
    let is_offered = |row: &&ActionRow| {
        let opens = row.action == Action::Palette(PaletteAction::Open) || has_row(row.action);
        row.modes.contains(&from) && !opens && is_enabled(state, row)
    };
    let texts = |words: Bilingual| vec![fold(words.english).into_owned(), fold(words.french).into_owned()];
    let of_action = |row: &ActionRow| {
        texts(row.help)
            .into_iter()
            .chain(texts(row.hint))
            .chain([fold(row.also).into_owned()])
            .collect::<Vec<_>>()
    };
    // As the screen shows them and as `config.toml` writes them.
    let names = |row: Option<&ActionRow>| {
        let key_sequences = row.map(|row| state.settings.keymap.all_sequences(row)).unwrap_or_default();
        key_sequences
            .iter()
            .flat_map(|key_sequence| [key_sequence.label(), key_sequence.to_string()])
            .collect::<Vec<_>>()
    };
    let with_value = COMMANDS.iter().map(|row| {
        let entry = PaletteEntry::Command(row);
        let keys = names(row.action.and_then(Action::row));
        (entry, CleanText::line(row.name), texts(row.help), keys)
    });
    let actions = ACTIONS.iter().filter(is_offered).map(|row| {
        let entry = PaletteEntry::Action(row);
        (entry, CleanText::line(row.name), of_action(row), names(Some(row)))
    });
    actions.chain(with_value).collect()
}

fn themes(state: &State) -> Vec<Findable> {
    let theme = |theme: &Theme| {
        let help = theme.help.map_or_else(|| Phrase::OwnTheme.text(), Bilingual::text);
        let texts = vec![fold(&help).into_owned()];
        let entry = PaletteEntry::Value { command: Command::Theme, text: theme.name.clone(), help };
        (entry, theme.name.clone(), texts, Vec::new())
    };
    state.screen.themes.known().iter().map(theme).collect()
}

/// Each order, descending and ascending.
fn orders() -> Vec<Findable> {
    let order = |name: &str, others: &[&str], sort: Sort| {
        let minus = if sort.descending { "-" } else { "" };
        let text = CleanText::line(&format!("{minus}{name}"));
        let help = orders::phrase(sort, false).text();
        let mut texts: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
        texts.push(fold(&help).into_owned());
        (PaletteEntry::Value { command: Command::Sort, text: text.clone(), help }, text, texts, Vec::new())
    };
    let both = SORTS.iter().flat_map(|row| [true, false].map(|descending| (row, descending)));
    both.map(|(row, descending)| order(row.name, row.others, Sort { key: row.value, descending })).collect()
}

/// The typed query as one entry, with its mistake if it has one.
fn filter(typed: &str) -> Vec<PaletteEntry> {
    if typed.is_empty() {
        return Vec::new();
    }
    let help = match Filter::typed(typed) {
        Ok(_) => Command::Filter.row().map(|row| row.help.text()).unwrap_or_default(),
        Err(error) => error.sentence(),
    };
    vec![PaletteEntry::Value { command: Command::Filter, text: CleanText::line(typed), help }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(typed: &str) -> Vec<String> {
        let entries = ACTIONS.iter().map(|row| {
            let texts = [row.help.english, row.help.french].map(|text| fold(text).into_owned());
            let keys = row.key_sequences.iter().map(|key_sequence| (*key_sequence).to_owned()).collect();
            (PaletteEntry::Action(row), CleanText::line(row.name), texts.to_vec(), keys)
        });
        ranked(typed, &entries.collect::<Vec<_>>())
            .iter()
            .take(3)
            .map(|entry| entry.name().to_string())
            .collect()
    }

    #[test]
    fn actions_are_found_by_name_help_in_either_language_and_key() {
        for (typed, name) in [
            ("reload", "reload"),
            ("rld", "reload"),
            ("cpylnk", "copy-link"),
            ("F5", "reload"),
            ("gd", "go-to-date"),
            ("reload the folder", "reload"),
            ("recharger dossier", "reload"),
            ("étiquettes", "show-tags"),
            ("etiquettes", "show-tags"),
        ] {
            assert!(best(typed).iter().any(|found| found == name), "{typed}: {:?}", best(typed));
        }
        assert_eq!(best("quit")[0], "quit");
        assert_eq!(best("x")[0], "clear-filter");
        assert!(best("zzzzqq").is_empty());
    }

    #[test]
    fn a_value_is_separated_from_its_command() {
        for (line, meaning) in [
            ("theme", None),
            ("theme ", Some((Command::Theme, ""))),
            (" theme  solar", Some((Command::Theme, "solar"))),
            ("sort -ti", Some((Command::Sort, "-ti"))),
            ("filter a b", Some((Command::Filter, "a b"))),
            ("go to", None),
        ] {
            assert_eq!(command(line), meaning, "{line}");
        }
        for row in COMMANDS {
            crate::wording::typography::check_order(row.help, row.name);
            crate::wording::typography::check(row.value, row.name);
            assert!(ACTIONS.iter().all(|action| action.name != row.name), "{}", row.name);
        }
    }

    #[test]
    fn orders_are_found_by_name_and_by_meaning() {
        let found = |typed: &str| {
            ranked(typed, &orders()).iter().map(|entry| entry.name().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("-ti")[0], "-title");
        assert_eq!(found("newest")[0], "-date");
        assert_eq!(found("").len(), SORTS.len() * 2);
    }
}
