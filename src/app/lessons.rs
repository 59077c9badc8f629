//! What is said once and never again: the table LESSONS.

use std::collections::BTreeSet;

use crate::app::state::State;
use crate::input::{Action, Mode};
use crate::text::CleanText;
use crate::wording::Phrase;

macro_rules! lessons {
    ($( $(#[$doc:meta])+ $variant:ident $name:literal; )+) => {
        /// Something that is said once and never again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lesson { $( $(#[$doc])+ $variant, )+ }

        /// Every lesson with the name that it is remembered by, which does not change.
        pub const LESSONS: &[(Lesson, &str)] = &[$( (Lesson::$variant, $name), )+];
    };
}

lessons! {
    /// How to move in the sample library: see [`guide`](crate::app::guide).
    Guide "guide";
    /// What can be done with a filter once it is set.
    Filter "filter";
    /// How to read on.
    Reading "reading";
    /// That what was opened is read, and where what is unread is.
    Marks "marks";
    /// That what came since the last visit can be listed.
    Arrived "arrived";
    /// That one is back where one was.
    Session "session";
}

impl Lesson {
    /// The name that it is remembered by.
    #[must_use]
    pub fn name(self) -> &'static str {
        LESSONS.iter().find(|(lesson, _)| *lesson == self).map_or("", |(_, name)| name)
    }

    /// The lesson of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        LESSONS.iter().find(|(_, other)| *other == name).map(|(lesson, _)| *lesson)
    }

    /// What is said, with the keys as they are bound; nothing where that would be keys without a binding.
    #[must_use]
    pub fn phrase(self, state: &State) -> Option<Phrase> {
        let key = |mode, action| key_of(state, mode, action);
        Some(match self {
            Self::Guide => return None,
            Self::Filter => Phrase::LessonFilter {
                clear: key(Mode::List, Action::ClearFilter)?,
                earlier: key(Mode::List, Action::EarlierFilter)?,
                save: key(Mode::List, Action::SaveSearch)?,
            },
            Self::Reading => Phrase::LessonReading {
                on: key(Mode::Article, Action::ReadOn)?,
                back: key(Mode::Article, Action::Back)?,
            },
            Self::Marks => Phrase::LessonMarks {
                toggle: key(Mode::List, Action::ToggleRead)?,
                unread: key(Mode::List, Action::ShowUnread)?,
            },
            Self::Arrived => Phrase::LessonArrived { filter: key(Mode::List, Action::StartFilter)? },
            Self::Session => Phrase::LessonSession,
        })
    }
}

/// The first chord of an action in a mode, as it is bound.
#[must_use]
pub fn key_of(state: &State, mode: Mode, action: Action) -> Option<CleanText> {
    state.keymap.chords(mode, action).next().map(|chord| CleanText::line(&chord.label()))
}

/// What was said already.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Taught {
    /// Whether lessons are wanted at all.
    pub wanted: bool,
    /// What was said.
    pub known: BTreeSet<Lesson>,
}

impl Taught {
    /// Whether a lesson is still to be given.
    #[must_use]
    pub fn lacks(&self, lesson: Lesson) -> bool {
        self.wanted && !self.known.contains(&lesson)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        for (lesson, name) in LESSONS {
            assert_eq!((lesson.name(), Lesson::named(name)), (*name, Some(*lesson)));
        }
        assert_eq!(Lesson::named("magic"), None);
        let mut taught = Taught::default();
        assert!(!taught.lacks(Lesson::Filter), "who wants no lessons lacks none");
        taught.wanted = true;
        assert!(taught.lacks(Lesson::Filter));
        taught.known.insert(Lesson::Filter);
        assert!(!taught.lacks(Lesson::Filter));
    }
}
