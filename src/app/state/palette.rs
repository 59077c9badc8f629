//! The command palette: its cursor, what it found, and the table COMMANDS of the commands that take a value.
//!
//! Floor 3, part of [`app`](crate::app). Finding entries is left to [`palette`](crate::app::palette), running them
//! to `app::update`.

use crate::app::state::list::Picker;
use crate::config::Theme;
use crate::input::{Action, ActionRow, Keymap, Mode, PaletteAction};
use crate::text::CleanText;
use crate::wording::Bilingual;

/// The open command palette.
#[derive(Clone, Debug)]
pub struct CommandPalette {
    pub picker: Picker,
    /// The mode in which it was opened, and in which the command runs.
    pub from: Mode,
    /// The matching entries, best first.
    pub found: Vec<PaletteEntry>,
    /// The theme to return to if no other one is chosen.
    pub before: Theme,
}

/// An entry of the palette.
#[derive(Clone, Debug)]
pub enum PaletteEntry {
    Action(&'static ActionRow),
    Command(&'static PaletteCommand),
    Value { command: Command, text: CleanText, help: CleanText },
}

/// A command that takes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Theme,
    Sort,
    Filter,
}

/// One command of the table.
#[derive(Clone, Copy, Debug)]
pub struct PaletteCommand {
    pub command: Command,
    /// The word that is typed for it.
    pub name: &'static str,
    /// What its value is called.
    pub value: Bilingual,
    pub help: Bilingual,
    /// The action that opens the palette at this command.
    pub action: Option<Action>,
}

/// Every command that takes a value.
pub const COMMANDS: &[PaletteCommand] = &[
    PaletteCommand {
        command: Command::Theme,
        name: "theme",
        value: Bilingual::new("NAME", "NOM"),
        help: Bilingual::new("Change the theme", "Changer de thème"),
        action: Some(Action::Palette(PaletteAction::OpenThemes)),
    },
    PaletteCommand {
        command: Command::Sort,
        name: "sort",
        value: Bilingual::new("ORDER", "ORDRE"),
        help: Bilingual::new("Sort the list", "Trier la liste"),
        action: None,
    },
    PaletteCommand {
        command: Command::Filter,
        name: "filter",
        value: Bilingual::new("QUERY", "REQUÊTE"),
        help: Bilingual::new("Filter the list", "Filtrer la liste"),
        action: None,
    },
];

impl PaletteEntry {
    /// The text that completes the line to this entry.
    pub fn typed(&self) -> String {
        match self {
            Self::Action(row) => row.name.to_owned(),
            Self::Command(row) => format!("{} ", row.name),
            Self::Value { command, text, .. } => {
                format!("{} {text}", command.row().map_or("", |row| row.name))
            }
        }
    }

    /// Its two columns: help and name for actions and commands, value and meaning for values.
    pub fn columns(&self) -> (CleanText, CleanText) {
        match self {
            Self::Action(_) | Self::Command(_) => (self.help(), self.name()),
            Self::Value { .. } => (self.name(), self.help()),
        }
    }

    /// Its name: that of the action, the command with its placeholder, or the value.
    pub fn name(&self) -> CleanText {
        match self {
            Self::Action(row) => CleanText::line(row.name),
            Self::Command(row) => CleanText::line(&format!("{} {}", row.name, row.value)),
            Self::Value { text, .. } => text.clone(),
        }
    }

    /// What it does or means.
    pub fn help(&self) -> CleanText {
        match self {
            Self::Action(row) => row.help.text(),
            Self::Command(row) => row.help.text(),
            Self::Value { help, .. } => help.clone(),
        }
    }

    /// Its keys in the current bindings.
    pub fn keys(&self, keymap: &Keymap) -> Vec<String> {
        let row = match self {
            Self::Action(row) => Some(*row),
            Self::Command(row) => row.action.and_then(Action::row),
            Self::Value { .. } => None,
        };
        row.map(|row| keymap.labels(row)).unwrap_or_default()
    }
}

impl Command {
    /// The row of this command in [`COMMANDS`]; every command has one.
    pub fn row(self) -> Option<&'static PaletteCommand> {
        COMMANDS.iter().find(|row| row.command == self)
    }
}
