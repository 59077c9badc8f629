//! Keys and what they do: the table ACTIONS and the keymap made of it.
//!
//! Floor 1. Nothing here reads a terminal or knows what an action changes.

pub mod action;
pub mod key;
pub mod place;
pub mod pointer;

pub use action::{ACTIONS, Action, ActionRow, Group, Mode};
pub use key::{Chord, Code, Key};
pub use place::LinePlace;
pub use pointer::{GESTURES, GestureRow, MOUSE, Pointer, PointerAct};

/// What the keys pressed so far mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An action.
    Action(Action),
    /// The beginning of one or more chords: the next key and its action for each.
    Pending(Vec<(Key, Action)>),
    /// Nothing.
    Unbound,
}

/// Which keys do what, in which mode.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Mode, Chord, Action)>,
}

impl Default for Keymap {
    /// The keys of the table ACTIONS.
    fn default() -> Self {
        let mut bindings = Vec::new();
        for row in ACTIONS {
            for chord in row.chords.iter().filter_map(|chord| Chord::parse(chord)) {
                bindings.extend(row.modes.iter().map(|&mode| (mode, chord.clone(), row.action)));
            }
        }
        Self { bindings }
    }
}

impl Keymap {
    /// These bindings: in a mode, a chord does something. No chord may hide another one of its mode.
    #[must_use]
    pub fn of(bindings: impl IntoIterator<Item = (Mode, Chord, Action)>) -> Self {
        Self { bindings: bindings.into_iter().collect() }
    }

    /// Every binding.
    pub fn bindings(&self) -> impl Iterator<Item = &(Mode, Chord, Action)> {
        self.bindings.iter()
    }

    /// What `keys`, pressed one after another in `mode`, mean.
    #[must_use]
    pub fn meaning(&self, mode: Mode, keys: &[Key]) -> Meaning {
        let mut continuations = Vec::new();
        for (_, chord, action) in self.bindings.iter().filter(|binding| binding.0 == mode) {
            match chord.0.strip_prefix(keys) {
                Some([]) => return Meaning::Action(*action),
                Some([next, ..]) => continuations.push((*next, *action)),
                None => {}
            }
        }
        if continuations.is_empty() { Meaning::Unbound } else { Meaning::Pending(continuations) }
    }

    /// The chords that lead to `action` in `mode`.
    pub fn chords(&self, mode: Mode, action: Action) -> impl Iterator<Item = &Chord> {
        self.bindings
            .iter()
            .filter(move |binding| binding.0 == mode && binding.2 == action)
            .map(|binding| &binding.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chord_hides_another_in_the_same_mode() {
        let keymap = Keymap::default();
        for (index, (mode, chord, action)) in keymap.bindings.iter().enumerate() {
            for (other_mode, other_chord, other) in keymap.bindings.iter().skip(index + 1) {
                let hidden = other_chord.0.starts_with(&chord.0) || chord.0.starts_with(&other_chord.0);
                assert!(mode != other_mode || !hidden, "{action:?} and {other:?} share {chord} in {mode:?}");
            }
        }
    }

    #[test]
    fn a_prefix_shows_what_may_follow() {
        let keymap = Keymap::default();
        let g = Key::plain('g');
        let Meaning::Pending(next) = keymap.meaning(Mode::List, &[g]) else { panic!("g is a prefix") };
        assert!(next.contains(&(g, Action::First)));
        assert_eq!(keymap.meaning(Mode::List, &[g, g]), Meaning::Action(Action::First));
        assert_eq!(keymap.meaning(Mode::List, &[g, Key::plain('!')]), Meaning::Unbound);
    }

    #[test]
    fn every_mode_has_a_way_back() {
        let keymap = Keymap::default();
        for mode in Mode::ALL {
            let ways = [Action::Back, Action::CancelPrompt];
            assert!(ways.iter().any(|&way| keymap.chords(mode, way).next().is_some()), "{mode:?}");
        }
    }
}
