//! The command palette: its cursor, what it found, and the commands that take a value. Floor 3, part of
//! [`app`](crate::app). Finding entries is left to [`palette`](crate::app::palette), running them to `app::update`.

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
    Command(Command),
    Value { command: Command, text: CleanText, help: CleanText },
}

/// A command that takes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Theme,
    Sort,
    Filter,
}

impl Command {
    /// Every command, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Theme, Self::Sort, Self::Filter];

    /// The word that is typed for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Sort => "sort",
            Self::Filter => "filter",
        }
    }

    /// What its value is called.
    pub fn value(self) -> Bilingual {
        match self {
            Self::Theme => Bilingual::new("NAME", "NOM"),
            Self::Sort => Bilingual::new("ORDER", "ORDRE"),
            Self::Filter => Bilingual::new("QUERY", "REQUÊTE"),
        }
    }

    /// What it does, as the palette lists it.
    pub fn help(self) -> Bilingual {
        match self {
            Self::Theme => Bilingual::new("Change the theme", "Changer de thème"),
            Self::Sort => Bilingual::new("Sort the list", "Trier la liste"),
            Self::Filter => Bilingual::new("Filter the list", "Filtrer la liste"),
        }
    }

    /// The action that opens the palette at this command.
    pub fn action(self) -> Option<Action> {
        (self == Self::Theme).then_some(Action::Palette(PaletteAction::OpenThemes))
    }
}

impl PaletteEntry {
    /// The text that completes the line to this entry.
    pub fn typed(&self) -> String {
        match self {
            Self::Action(row) => row.name.to_owned(),
            Self::Command(command) => format!("{} ", command.name()),
            Self::Value { command, text, .. } => format!("{} {text}", command.name()),
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
            Self::Command(command) => CleanText::line(&format!("{} {}", command.name(), command.value())),
            Self::Value { text, .. } => text.clone(),
        }
    }

    /// What it does or means.
    pub fn help(&self) -> CleanText {
        match self {
            Self::Action(row) => row.help.text(),
            Self::Command(command) => command.help().text(),
            Self::Value { help, .. } => help.clone(),
        }
    }

    /// Its keys in the current bindings.
    pub fn keys(&self, keymap: &Keymap) -> Vec<String> {
        let row = match self {
            Self::Action(row) => Some(*row),
            Self::Command(command) => command.action().and_then(Action::row),
            Self::Value { .. } => None,
        };
        row.map(|row| keymap.labels(row)).unwrap_or_default()
    }
}
