//! What the modes are called: in a configuration, and in the help.

use crate::input::{Action, ActionRow, Mode};
use crate::wording::Words;

/// Where the line stands that is typed in a mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePlace {
    /// On a row of its own over the bar, where there is room for one.
    Row,
    /// In the bar.
    Bar,
}

impl Mode {
    /// Where the line stands that is typed in it; nothing where none is, or letters alone are.
    #[must_use]
    pub const fn line_place(self) -> Option<LinePlace> {
        match self {
            Self::Prompt
            | Self::Searches
            | Self::SearchName
            | Self::Palette
            | Self::FindPrompt
            | Self::Outline
            | Self::PipePrompt
            | Self::FilePrompt => Some(LinePlace::Row),
            Self::TagPrompt | Self::DatePrompt | Self::HelpPrompt => Some(LinePlace::Bar),
            Self::Hints | Self::List | Self::Article | Self::Tags | Self::Help => None,
        }
    }

    /// Its name in a configuration.
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

    /// The mode of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// What it is called where one looks at panes: nothing for where one types.
    #[must_use]
    pub const fn pane(self) -> Option<Words> {
        match self {
            Self::List => Some(Words::new("list", "liste")),
            Self::Article => Some(Words::new("article", "article")),
            Self::Tags => Some(Words::new("tags", "étiquettes")),
            Self::Help => Some(Words::new("help", "aide")),
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

    /// Whether one gets back from it by this action.
    #[must_use]
    pub const fn is_left_by(self, action: Action) -> bool {
        matches!(action, Action::Back | Action::CancelPrompt)
    }
}

impl ActionRow {
    /// The panes in which the action can be done; none where it can be done in every pane, or only while
    /// one types.
    #[must_use]
    pub fn panes(&self) -> Vec<Words> {
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
    fn every_mode_has_a_name_of_its_own() {
        for mode in Mode::ALL {
            assert_eq!(Mode::named(mode.name()), Some(mode));
            if let Some(pane) = mode.pane() {
                crate::wording::typography::check(pane, mode.name());
            }
        }
    }
}
