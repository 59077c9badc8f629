//! The names of the modes, in `config.toml` and in the help, and where their prompt is drawn.
//!
//! Floor 1, part of [`input`](crate::input). `app::geometry` computes the rows and columns of the prompts.

use crate::input::{Action, ActionRow, Mode};
use crate::wording::Bilingual;

/// Where the prompt of a mode is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptPlace {
    /// On a line of its own above the status line, if the screen is high enough.
    Row,
    /// In the status line.
    Bar,
}

impl Mode {
    /// Where its prompt is drawn; `None` for modes without a prompt.
    #[must_use]
    pub const fn prompt_place(self) -> Option<PromptPlace> {
        match self {
            Self::Prompt
            | Self::Searches
            | Self::SearchName
            | Self::Palette
            | Self::FindPrompt
            | Self::Outline
            | Self::PipePrompt
            | Self::FilePrompt => Some(PromptPlace::Row),
            Self::TagPrompt | Self::DatePrompt | Self::HelpPrompt => Some(PromptPlace::Bar),
            Self::Hints | Self::List | Self::Article | Self::Tags | Self::Help => None,
        }
    }

    /// Its name in `config.toml`, as in `[keys.article]`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Article => "article",
            Self::Tags => "tags",
            Self::Prompt => "filter",
            Self::TagPrompt => "find-tag",
            Self::Searches => "searches",
            Self::SearchName => "search-name",
            Self::DatePrompt => "date",
            Self::Palette => "palette",
            Self::Help => "help",
            Self::FindPrompt => "find",
            Self::Outline => "outline",
            Self::Hints => "links",
            Self::PipePrompt => "command",
            Self::FilePrompt => "file",
            Self::HelpPrompt => "find-key",
        }
    }

    /// The mode with this name in `config.toml`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// The name that the help shows for a pane or the help itself; `None` for prompts and pickers.
    #[must_use]
    pub const fn pane(self) -> Option<Bilingual> {
        match self {
            Self::List => Some(Bilingual::new("list", "liste")),
            Self::Article => Some(Bilingual::new("article", "article")),
            Self::Tags => Some(Bilingual::new("tags", "étiquettes")),
            Self::Help => Some(Bilingual::new("help", "aide")),
            Self::Prompt
            | Self::TagPrompt
            | Self::Searches
            | Self::SearchName
            | Self::DatePrompt
            | Self::Palette
            | Self::FindPrompt
            | Self::Outline
            | Self::Hints
            | Self::PipePrompt
            | Self::FilePrompt
            | Self::HelpPrompt => None,
        }
    }

    /// Whether this action leaves the mode.
    #[must_use]
    pub const fn is_left_by(self, action: Action) -> bool {
        matches!(action, Action::Back | Action::CancelPrompt)
    }
}

impl ActionRow {
    /// The panes in which the action is available. Empty if it is available in all three panes, or only
    /// while typing.
    #[must_use]
    pub fn panes(&self) -> Vec<Bilingual> {
        let everywhere = [Mode::List, Mode::Article, Mode::Tags];
        if everywhere.iter().all(|mode| self.modes.contains(mode)) {
            return Vec::new();
        }
        self.modes.iter().filter_map(|mode| mode.pane()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mode_names_are_unique() {
        for mode in Mode::ALL {
            assert_eq!(Mode::named(mode.name()), Some(mode));
            if let Some(pane) = mode.pane() {
                crate::wording::typography::check(pane, mode.name());
            }
        }
    }
}
