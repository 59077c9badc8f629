//! Keys, mouse gestures and the actions they trigger: the table ACTIONS and the keymap. Floor 1. It reads no
//! terminal and does not know what an action does.

pub mod action;
pub mod key;
pub mod mode;
pub mod pointer;

pub use action::{
    ACTIONS, Action, ActionRow, Choice, Copied, Direction, Extent, FacetAction, FilterAction, FindAction,
    HELP_GROUPS, HelpAction, HelpGroup, ListAction, MarkAction, Motion, Need, OpenAction, PaletteAction,
    PaneAction, PromptAction, ReadAction, Scope, SearchAction, UnreadAction,
};
pub use key::{Code, Key, KeySequence};
pub use mode::{Mode, Pane, PromptPlace};
pub use pointer::{GESTURES, GestureRow, MOUSE, Pointer, PointerAct};

use crate::text::CleanText;

/// The meaning of the keys pressed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Action(Action),
    /// The beginning of one or more key sequences: for each, the next key and the action.
    Pending(Vec<(Key, Action)>),
    Unbound,
}

/// Which key sequence triggers which action, by mode.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Mode, KeySequence, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bindings = Vec::new();
        for row in ACTIONS {
            for key_sequence in
                row.key_sequences.iter().filter_map(|key_sequence| KeySequence::parse(key_sequence))
            {
                bindings.extend(row.modes.iter().map(|&mode| (mode, key_sequence.clone(), row.action)));
            }
        }
        Self { bindings }
    }
}

impl Keymap {
    /// The keymap with these bindings. Within a mode, no key sequence may be the beginning of another one.
    pub fn of(bindings: impl IntoIterator<Item = (Mode, KeySequence, Action)>) -> Self {
        Self { bindings: bindings.into_iter().collect() }
    }

    /// All bindings: mode, keys and action.
    pub fn bindings(&self) -> impl Iterator<Item = &(Mode, KeySequence, Action)> {
        self.bindings.iter()
    }

    /// The meaning of `keys`, pressed one after another in `mode`.
    pub fn meaning(&self, mode: Mode, keys: &[Key]) -> Meaning {
        let mut continuations = Vec::new();
        for (_, key_sequence, action) in self.bindings.iter().filter(|binding| binding.0 == mode) {
            match key_sequence.0.strip_prefix(keys) {
                Some([]) => return Meaning::Action(*action),
                Some([next, ..]) => continuations.push((*next, *action)),
                None => {}
            }
        }
        if continuations.is_empty() { Meaning::Unbound } else { Meaning::Pending(continuations) }
    }

    /// The key sequences of an action in all of its modes, without duplicates.
    pub fn all_sequences(&self, row: &ActionRow) -> Vec<&KeySequence> {
        let mut sequences = Vec::new();
        for sequence in row.modes.iter().flat_map(|&mode| self.key_sequences(mode, row.action)) {
            if !sequences.contains(&sequence) {
                sequences.push(sequence);
            }
        }
        sequences
    }

    /// The same as shown to the user.
    pub fn labels(&self, row: &ActionRow) -> Vec<String> {
        self.all_sequences(row).into_iter().map(KeySequence::label).collect()
    }

    /// The label of the first key sequence that triggers `action` in `mode`.
    pub fn label(&self, mode: Mode, action: Action) -> Option<CleanText> {
        self.key_sequences(mode, action).next().map(|key_sequence| CleanText::line(&key_sequence.label()))
    }

    /// The key sequences that trigger `action` in `mode`.
    pub fn key_sequences(&self, mode: Mode, action: Action) -> impl Iterator<Item = &KeySequence> {
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
    fn no_key_sequence_hides_another_in_the_same_mode() {
        let keymap = Keymap::default();
        for (index, (mode, key_sequence, action)) in keymap.bindings.iter().enumerate() {
            for (other_mode, other_sequence, other) in keymap.bindings.iter().skip(index + 1) {
                let hidden = other_sequence.0.starts_with(&key_sequence.0)
                    || key_sequence.0.starts_with(&other_sequence.0);
                assert!(
                    mode != other_mode || !hidden,
                    "{action:?} and {other:?} share {key_sequence} in {mode:?}"
                );
            }
        }
    }

    #[test]
    fn a_prefix_lists_the_keys_that_may_follow() {
        let keymap = Keymap::default();
        let g = Key::plain('g');
        let Meaning::Pending(next) = keymap.meaning(Mode::List, &[g]) else { panic!("g is a prefix") };
        assert!(next.contains(&(g, Action::Move(Motion::First))));
        assert_eq!(keymap.meaning(Mode::List, &[g, g]), Meaning::Action(Action::Move(Motion::First)));
        assert_eq!(keymap.meaning(Mode::List, &[g, Key::plain('!')]), Meaning::Unbound);
    }

    #[test]
    fn every_mode_has_a_way_back() {
        let keymap = Keymap::default();
        for mode in Mode::ALL {
            let ways = [Action::Back, Action::Prompt(PromptAction::Cancel)];
            assert!(ways.iter().any(|&way| keymap.key_sequences(mode, way).next().is_some()), "{mode:?}");
        }
    }
}
