//! What is found while a command is typed: the actions of the table ACTIONS that can be done here, the
//! commands of the table COMMANDS with what may stand behind them.

mod rank;

use tui_input::Input;

use crate::app::help;
use crate::app::orders;
use crate::app::possible::is_possible;
use crate::app::state::{Filter, State};
use crate::config::Theme;
use crate::input::{ACTIONS, Action, ActionRow, Mode};
use crate::query::{SORTS, Sort};
use crate::text::{CleanText, fold};
use crate::wording::{Phrase, Words};

use rank::{Findable, OTHER_WORDS, ranked};

/// A command while it is typed.
#[derive(Clone, Debug)]
pub struct Palette {
    /// The line.
    pub line: Input,
    /// Where the keyboard was before.
    pub from: Mode,
    /// What matches what is typed, the best first.
    pub found: Vec<Entry>,
    /// The entry with the cursor.
    pub cursor: usize,
    /// The first entry in the window.
    pub top: usize,
    /// The theme before one was tried.
    pub before: Theme,
}

/// Something that can be run.
#[derive(Clone, Debug)]
pub enum Entry {
    /// An action.
    Action(&'static ActionRow),
    /// A command that needs something behind it.
    Command(&'static CommandRow),
    /// A command with something behind it.
    Value {
        /// The command.
        command: Command,
        /// What stands behind it.
        text: CleanText,
        /// What that means.
        help: CleanText,
    },
}

/// A command that takes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Takes a theme.
    Theme,
    /// Orders the list.
    Sort,
    /// Filters the list.
    Filter,
}

/// All about a command in one place.
#[derive(Clone, Copy, Debug)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// Its name.
    pub name: &'static str,
    /// What stands behind it.
    pub value: Words,
    /// What it does.
    pub help: Words,
    /// The action that starts it by a key, if there is one.
    pub action: Option<Action>,
}

/// Every command that takes something.
pub const COMMANDS: &[CommandRow] = &[
    CommandRow {
        command: Command::Theme,
        name: "theme",
        value: Words::new("NAME", "NOM"),
        help: Words::new("Take another theme", "Prendre un autre thème"),
        action: Some(Action::PickTheme),
    },
    CommandRow {
        command: Command::Sort,
        name: "sort",
        value: Words::new("ORDER", "ORDRE"),
        help: Words::new("Order the list", "Trier la liste"),
        action: None,
    },
    CommandRow {
        command: Command::Filter,
        name: "filter",
        value: Words::new("QUERY", "REQUÊTE"),
        help: Words::new("Filter the list", "Filtrer la liste"),
        action: None,
    },
];

impl Entry {
    /// What is typed for it.
    #[must_use]
    pub fn typed(&self) -> String {
        match self {
            Self::Action(row) => row.name.to_owned(),
            Self::Command(row) => format!("{} ", row.name),
            Self::Value { command, text, .. } => {
                format!("{} {text}", command.row().map_or("", |row| row.name))
            }
        }
    }

    /// What is said of it first, and then: what an action does and its name; a value and what it means.
    #[must_use]
    pub fn said(&self) -> (CleanText, CleanText) {
        match self {
            Self::Action(_) | Self::Command(_) => (self.help(), self.name()),
            Self::Value { .. } => (self.name(), self.help()),
        }
    }

    /// What it is called in the list.
    #[must_use]
    pub fn name(&self) -> CleanText {
        match self {
            Self::Action(row) => CleanText::line(row.name),
            Self::Command(row) => CleanText::line(&format!("{} {}", row.name, row.value)),
            Self::Value { text, .. } => text.clone(),
        }
    }

    /// What it does.
    #[must_use]
    pub fn help(&self) -> CleanText {
        match self {
            Self::Action(row) => row.help.text(),
            Self::Command(row) => row.help.text(),
            Self::Value { help, .. } => help.clone(),
        }
    }

    /// The keys that do it, as they are bound.
    #[must_use]
    pub fn keys(&self, state: &State) -> Vec<String> {
        let row = match self {
            Self::Action(row) => Some(*row),
            Self::Command(row) => row.action.and_then(Action::row),
            Self::Value { .. } => None,
        };
        row.map(|row| help::keys(&state.keymap, row)).unwrap_or_default()
    }
}

impl Command {
    /// The row of this command.
    #[must_use]
    pub fn row(self) -> Option<&'static CommandRow> {
        COMMANDS.iter().find(|row| row.command == self)
    }
}

/// The command at the beginning of a line and what is typed behind it; nothing while the command itself is
/// typed.
#[must_use]
pub fn command(line: &str) -> Option<(Command, &str)> {
    let (name, rest) = line.trim_start().split_once(' ')?;
    let row = COMMANDS.iter().find(|row| row.name == name)?;
    Some((row.command, rest.trim()))
}

/// What matches a line, the best first, where the keyboard was in a mode before.
#[must_use]
pub fn found(state: &State, from: Mode, line: &str) -> Vec<Entry> {
    match command(line) {
        Some((Command::Theme, typed)) => ranked(typed, &themes(state)),
        Some((Command::Sort, typed)) => ranked(typed, &orders()),
        Some((Command::Filter, typed)) => filter(typed),
        None => ranked(line, &commands(state, from)),
    }
}

/// The actions and commands that can be done.
fn commands(state: &State, from: Mode) -> Vec<Findable> {
    let has_row = |action: Action| COMMANDS.iter().any(|row| row.action == Some(action));
    let is_offered = |row: &&ActionRow| {
        let opens = row.action == Action::OpenPalette || has_row(row.action);
        row.modes.contains(&from) && !opens && is_possible(state, row.action)
    };
    let texts = |words: Words| vec![fold(words.english).into_owned(), fold(words.french).into_owned()];
    let of_action = |row: &ActionRow| {
        let others = OTHER_WORDS.iter().filter(|(_, actions)| actions.contains(&row.action));
        let others = others.map(|(words, _)| fold(words).into_owned());
        texts(row.help).into_iter().chain(texts(row.hint)).chain(others).collect::<Vec<_>>()
    };
    // As they are shown, and as a configuration has them.
    let names = |row: Option<&ActionRow>| {
        let chords = row.map(|row| help::chords(&state.keymap, row)).unwrap_or_default();
        chords.iter().flat_map(|chord| [chord.label(), chord.to_string()]).collect::<Vec<_>>()
    };
    let with_value = COMMANDS.iter().map(|row| {
        let entry = Entry::Command(row);
        let keys = names(row.action.and_then(Action::row));
        (entry, CleanText::line(row.name), texts(row.help), keys)
    });
    let actions = ACTIONS.iter().filter(is_offered).map(|row| {
        let entry = Entry::Action(row);
        (entry, CleanText::line(row.name), of_action(row), names(Some(row)))
    });
    actions.chain(with_value).collect()
}

fn themes(state: &State) -> Vec<Findable> {
    let theme = |theme: &Theme| {
        let help = theme.help.map_or_else(|| Phrase::OwnTheme.text(), Words::text);
        let texts = vec![fold(&help).into_owned()];
        let entry = Entry::Value { command: Command::Theme, text: theme.name.clone(), help };
        (entry, theme.name.clone(), texts, Vec::new())
    };
    state.looks.known().iter().map(theme).collect()
}

/// Each order and the same turned round.
fn orders() -> Vec<Findable> {
    let order = |name: &str, others: &[&str], sort: Sort| {
        let minus = if sort.descending { "-" } else { "" };
        let text = CleanText::line(&format!("{minus}{name}"));
        let help = orders::phrase(sort, false).text();
        let mut texts: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
        texts.push(fold(&help).into_owned());
        (Entry::Value { command: Command::Sort, text: text.clone(), help }, text, texts, Vec::new())
    };
    let both = SORTS.iter().flat_map(|row| [true, false].map(|descending| (row, descending)));
    both.map(|(row, descending)| order(row.name, row.others, Sort { key: row.key, descending })).collect()
}

/// The query as it is typed, and what is wrong with it.
fn filter(typed: &str) -> Vec<Entry> {
    if typed.is_empty() {
        return Vec::new();
    }
    let help = match Filter::typed(typed) {
        Ok(_) => Command::Filter.row().map(|row| row.help.text()).unwrap_or_default(),
        Err(error) => error.sentence(),
    };
    vec![Entry::Value { command: Command::Filter, text: CleanText::line(typed), help }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(typed: &str) -> Vec<String> {
        let entries = ACTIONS.iter().map(|row| {
            let texts = [row.help.english, row.help.french].map(|text| fold(text).into_owned());
            let keys = row.chords.iter().map(|chord| (*chord).to_owned()).collect();
            (Entry::Action(row), CleanText::line(row.name), texts.to_vec(), keys)
        });
        ranked(typed, &entries.collect::<Vec<_>>())
            .iter()
            .take(3)
            .map(|entry| entry.name().to_string())
            .collect()
    }

    #[test]
    fn actions_are_found_by_name_by_what_they_do_in_any_language_and_by_key() {
        for (typed, name) in [
            ("reload", "reload"),
            ("rld", "reload"),
            ("cpylnk", "copy-link"),
            ("F5", "reload"),
            ("gd", "go-to-date"),
            ("read the folder", "reload"),
            ("relire dossier", "reload"),
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
    fn what_stands_behind_a_command_is_told_from_its_name() {
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
    fn an_order_is_found_by_its_name_and_by_what_it_does() {
        let found = |typed: &str| {
            ranked(typed, &orders()).iter().map(|entry| entry.name().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("-ti")[0], "-title");
        assert_eq!(found("newest")[0], "-date");
        assert_eq!(found("").len(), SORTS.len() * 2);
    }
}
