//! The tips that are shown once, and the steps of the tour of the sample library. Floor 3, part of
//! [`app`](crate::app). `app::update` decides what is shown; `io` remembers which tips were.

use std::collections::BTreeSet;

use crate::input::{
    Action, Choice, Direction, FacetAction, FilterAction, HelpAction, Keymap, MarkAction, Mode, Motion,
    PaneAction, PromptAction, ReadAction, Scope, SearchAction,
};
use crate::model::Mark;
use crate::text::CleanText;
use crate::wording::Phrase;

/// A tip that is shown once. The names under which the state folder remembers them never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Tip {
    /// The tour of the sample library.
    #[strum(serialize = "guide")]
    Tour,
    Filter,
    /// How to read page by page, and how to go back.
    Reading,
    /// That opened articles count as read, and how to list unread ones.
    Marks,
    /// How to list articles that arrived since the last visit.
    Arrived,
    Session,
}

impl Tip {
    /// The text, with the keys in the current bindings; `None` if one of its actions has no key, and for the
    /// tour, which has texts of its own.
    pub fn phrase(self, keymap: &Keymap) -> Option<Phrase> {
        let key = |mode, action| keymap.label(mode, action);
        Some(match self {
            Self::Tour => return None,
            Self::Filter => Phrase::TipFilter {
                clear: key(Mode::List, Action::Filter(FilterAction::Clear))?,
                earlier: key(Mode::List, Action::Filter(FilterAction::Step(Direction::Back)))?,
                save: key(Mode::List, Action::Search(SearchAction::Save))?,
            },
            Self::Reading => Phrase::TipReading {
                on: key(Mode::Article, Action::Read(ReadAction::On))?,
                back: key(Mode::Article, Action::Back)?,
            },
            Self::Marks => Phrase::TipMarks {
                toggle: key(Mode::List, Action::Mark(MarkAction::Toggle(Mark::Read)))?,
                unread: key(Mode::List, Action::Show(Scope::Unread))?,
            },
            Self::Arrived => {
                Phrase::TipArrived { filter: key(Mode::List, Action::Filter(FilterAction::Start))? }
            }
            Self::Session => Phrase::TipSession,
        })
    }
}

/// The tips that were shown already, and whether any are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ShownTips {
    /// Whether tips are shown at all: the setting `hints`.
    pub wanted: bool,
    pub known: BTreeSet<Tip>,
}

impl ShownTips {
    /// Whether a tip is still to be shown.
    pub fn is_due(&self, tip: Tip) -> bool {
        self.wanted && !self.known.contains(&tip)
    }
}

/// A step of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourStep {
    Read,
    Back,
    Filter,
    Clear,
    Tags,
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
        Self::ALL.get(self.number().0).copied()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_parse_back_and_shown_tips_are_not_repeated() {
        let names = [
            (Tip::Tour, "guide"),
            (Tip::Filter, "filter"),
            (Tip::Reading, "reading"),
            (Tip::Marks, "marks"),
            (Tip::Arrived, "arrived"),
            (Tip::Session, "session"),
        ];
        for (tip, name) in names {
            assert_eq!((tip.into(), name.parse()), (name, Ok(tip)));
        }
        assert!("magic".parse::<Tip>().is_err());
        let mut shown = ShownTips::default();
        assert!(!shown.is_due(Tip::Filter), "no tips are shown where none are wanted");
        shown.wanted = true;
        assert!(shown.is_due(Tip::Filter));
        shown.known.insert(Tip::Filter);
        assert!(!shown.is_due(Tip::Filter));
    }
}
