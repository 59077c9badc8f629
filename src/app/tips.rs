//! The table TIPS: tips that are shown once, the first time they are useful.
//!
//! Floor 3, part of [`app`](crate::app). `app::update` decides when a tip is shown; `io` remembers which ones
//! were shown.

use std::collections::BTreeSet;

use crate::input::{
    Action, Direction, FilterAction, Keymap, MarkAction, Mode, ReadAction, Scope, SearchAction,
};
use crate::model::Mark;
use crate::wording::Phrase;

macro_rules! tips {
    ($( $(#[$doc:meta])+ $variant:ident $name:literal; )+) => {
        /// A tip that is shown once.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Tip { $( $(#[$doc])+ $variant, )+ }

        /// Every tip with the name under which the state folder remembers it. Names never change.
        pub const TIPS: &[(Tip, &str)] = &[$( (Tip::$variant, $name), )+];
    };
}

tips! {
    /// The tour of the sample library: see [`tour`](crate::app::tour).
    Tour "guide";
    /// What you can do with a filter.
    Filter "filter";
    /// How to read page by page, and how to go back.
    Reading "reading";
    /// That opened articles count as read, and how to list unread ones.
    Marks "marks";
    /// How to list articles that arrived since the last visit.
    Arrived "arrived";
    /// That the last session was restored.
    Session "session";
}

impl Tip {
    /// The name under which it is remembered.
    pub fn name(self) -> &'static str {
        TIPS.iter().find(|(tip, _)| *tip == self).map_or("", |(_, name)| name)
    }

    /// The tip with this name.
    pub fn named(name: &str) -> Option<Self> {
        TIPS.iter().find(|(_, other)| *other == name).map(|(tip, _)| *tip)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_parse_back_and_shown_tips_are_not_repeated() {
        for (tip, name) in TIPS {
            assert_eq!((tip.name(), Tip::named(name)), (*name, Some(*tip)));
        }
        assert_eq!(Tip::named("magic"), None);
        let mut shown = ShownTips::default();
        assert!(!shown.is_due(Tip::Filter), "no tips are shown where none are wanted");
        shown.wanted = true;
        assert!(shown.is_due(Tip::Filter));
        shown.known.insert(Tip::Filter);
        assert!(!shown.is_due(Tip::Filter));
    }
}
