//! The guided start inside the sample library: a few things to do, each told until it was done.

use crate::app::geometry::Pane;
use crate::app::lessons::key_of;
use crate::app::state::State;
use crate::input::{Action, Mode};
use crate::text::CleanText;
use crate::wording::Phrase;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go into an article.
    Read,
    /// Come back to the list.
    Back,
    /// Filter the list.
    Filter,
    /// Clear the filter.
    Clear,
    /// Go to the left pane.
    Tags,
    /// Choose something there.
    Choose,
    /// Nothing more: where to find the rest.
    End,
}

impl Step {
    /// Every step, in their order.
    pub const ALL: [Self; 7] =
        [Self::Read, Self::Back, Self::Filter, Self::Clear, Self::Tags, Self::Choose, Self::End];

    /// Whether it was done.
    #[must_use]
    pub fn is_done(self, state: &State) -> bool {
        match self {
            Self::Read => state.focus == Pane::Article,
            Self::Back => state.focus == Pane::List,
            Self::Filter => state.prompt.is_none() && !state.filter.query.is_empty(),
            Self::Clear => state.filter.query.is_empty(),
            Self::Tags => state.focus == Pane::Tags,
            Self::Choose => state.focus != Pane::Tags || !state.filter.query.is_empty(),
            Self::End => false,
        }
    }

    /// The action that does it.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::Read => Action::ReadArticle,
            Self::Back => Action::Back,
            Self::End => Action::ToggleHelp,
            Self::Filter => Action::StartFilter,
            Self::Clear => Action::ClearFilter,
            Self::Tags => Action::ShowTags,
            Self::Choose => Action::IncludeTag,
        }
    }

    /// The same in a few cells: the key, and what it does in one or two words.
    #[must_use]
    pub fn short(self, state: &State) -> Option<CleanText> {
        let action = self.action();
        let key = key_of(state, state.mode(), action)?;
        Some(CleanText::line(&format!("{key} {}", action.row()?.hint)))
    }

    /// The step after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(at + 1).copied()
    }

    /// What is told, with the keys as they are bound.
    #[must_use]
    pub fn phrase(self, state: &State) -> Option<Phrase> {
        let key = |mode, action| key_of(state, mode, action);
        Some(match self {
            Self::Read => Phrase::GuideRead {
                down: key(Mode::List, Action::MoveDown)?,
                up: key(Mode::List, Action::MoveUp)?,
                read: key(Mode::List, Action::ReadArticle)?,
            },
            Self::Back => Phrase::GuideBack {
                on: key(Mode::Article, Action::ReadOn)?,
                back: key(Mode::Article, Action::Back)?,
            },
            Self::Filter => Phrase::GuideFilter {
                filter: key(Mode::List, Action::StartFilter)?,
                keep: key(Mode::Prompt, Action::AcceptPrompt)?,
            },
            Self::Clear => Phrase::GuideClear { clear: key(Mode::List, Action::ClearFilter)? },
            Self::Tags => Phrase::GuideTags { tags: key(Mode::List, Action::ShowTags)? },
            Self::Choose => Phrase::GuideChoose {
                include: key(Mode::Tags, Action::IncludeTag)?,
                exclude: key(Mode::Tags, Action::ExcludeTag)?,
            },
            Self::End => Phrase::GuideEnd { help: key(Mode::List, Action::ToggleHelp)? },
        })
    }

    /// Its number, and how many there are.
    #[must_use]
    pub fn number(self) -> (usize, usize) {
        let at = Self::ALL.iter().position(|step| *step == self).unwrap_or_default();
        (at + 1, Self::ALL.len())
    }
}
