//! The tour of the sample library: a few steps, each shown until you have done it.
//!
//! Floor 3, part of [`app`](crate::app). `app::update` finds out whether a step is done and goes to the next
//! one.

use crate::input::{
    Action, Choice, FacetAction, FilterAction, HelpAction, Keymap, Mode, Motion, PaneAction, PromptAction,
    ReadAction,
};
use crate::text::CleanText;
use crate::wording::Phrase;

/// A step of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourStep {
    Read,
    Back,
    Filter,
    Clear,
    /// Go to the left pane.
    Tags,
    /// Filter by a value there.
    Choose,
    /// The end, which points to the help.
    End,
}

impl TourStep {
    /// Every step, in order.
    pub const ALL: [Self; 7] =
        [Self::Read, Self::Back, Self::Filter, Self::Clear, Self::Tags, Self::Choose, Self::End];

    /// The action that the step teaches.
    pub fn action(self) -> Action {
        match self {
            Self::Read => Action::Read(ReadAction::Open),
            Self::Back => Action::Back,
            Self::End => Action::Help(HelpAction::Toggle),
            Self::Filter => Action::Filter(FilterAction::Start),
            Self::Clear => Action::Filter(FilterAction::Clear),
            Self::Tags => Action::Pane(PaneAction::ToggleTags),
            Self::Choose => Action::Facet(FacetAction::Choose(Choice::Include)),
        }
    }

    /// The step for narrow screens: the key and the hint of its action.
    pub fn short(self, keymap: &Keymap, mode: Mode) -> Option<CleanText> {
        let action = self.action();
        let key = keymap.label(mode, action)?;
        Some(CleanText::line(&format!("{key} {}", action.row()?.hint)))
    }

    /// The step after this one; `None` after the last.
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(at + 1).copied()
    }

    /// The text, with the keys in the current bindings; `None` if one of its actions has no key.
    pub fn phrase(self, keymap: &Keymap) -> Option<Phrase> {
        let key = |mode, action| keymap.label(mode, action);
        Some(match self {
            Self::Read => Phrase::TourRead {
                down: key(Mode::List, Action::Move(Motion::Down))?,
                up: key(Mode::List, Action::Move(Motion::Up))?,
                read: key(Mode::List, Action::Read(ReadAction::Open))?,
            },
            Self::Back => Phrase::TourBack {
                on: key(Mode::Article, Action::Read(ReadAction::On))?,
                back: key(Mode::Article, Action::Back)?,
            },
            Self::Filter => Phrase::TourFilter {
                filter: key(Mode::List, Action::Filter(FilterAction::Start))?,
                keep: key(Mode::Prompt, Action::Prompt(PromptAction::Accept))?,
            },
            Self::Clear => Phrase::TourClear { clear: key(Mode::List, Action::Filter(FilterAction::Clear))? },
            Self::Tags => Phrase::TourTags { tags: key(Mode::List, Action::Pane(PaneAction::ToggleTags))? },
            Self::Choose => Phrase::TourChoose {
                include: key(Mode::Tags, Action::Facet(FacetAction::Choose(Choice::Include)))?,
                exclude: key(Mode::Tags, Action::Facet(FacetAction::Choose(Choice::Exclude)))?,
            },
            Self::End => Phrase::TourEnd { help: key(Mode::List, Action::Help(HelpAction::Toggle))? },
        })
    }

    /// Its number, from 1, and the number of steps.
    pub fn number(self) -> (usize, usize) {
        let at = Self::ALL.iter().position(|step| *step == self).unwrap_or_default();
        (at + 1, Self::ALL.len())
    }
}
