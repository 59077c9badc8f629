//! The table `[keys]`: parses it and builds the keymap. Floor 2, part of [`config`](crate::config). If two actions
//! use the same keys, or one sequence begins with the other, one action keeps them and the conflict is reported.
//! Every mode keeps a way back, and the list a way to quit.

use toml::de::{DeTable, DeValue};

use crate::config::mistakes::{Mistakes, quoted_text};
use crate::config::settings::SettingRow;
use crate::config::value::{RawValue, quoted};
use crate::input::{ACTIONS, Action, ActionRow, Key, KeySequence, Keymap, Mode, PromptAction};
use crate::limits;
use crate::text::{CleanText, nearest};
use crate::wording::SettingMistake;

/// An entry of `[keys]`: an action and its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// The mode of `[keys.MODE]`; `None` if the entry applies to all modes of the action.
    pub mode: Option<Mode>,
    pub name: &'static str,
    /// The key sequences; empty to unbind the action.
    pub key_sequences: Vec<KeySequence>,
    pub line: usize,
}

impl KeyEntry {
    /// The entry as TOML, as a line under `[keys]`.
    pub fn printed(&self) -> String {
        let mode = self.mode.map(|mode| format!("{}.", mode.name())).unwrap_or_default();
        let written: Vec<String> = self.key_sequences.iter().map(|keys| quoted(&keys.to_string())).collect();
        format!("{mode}{} = [{}]", self.name, written.join(", "))
    }
}

/// A key sequence bound to an action in a mode. `line` is that of the file, or `None` for a default key.
#[derive(Clone, Debug)]
struct Binding {
    mode: Mode,
    sequence: KeySequence,
    row: &'static ActionRow,
    line: Option<usize>,
}

/// Parses the entries of the table, ordered by line, and reports mistakes in them.
pub(super) fn entries(notes: &mut Mistakes<'_>, table: &DeTable<'_>) -> Vec<KeyEntry> {
    let mut entries = Vec::new();
    for (key, value) in table {
        let (name, at) = (key.get_ref().as_ref(), key.span().start);
        match (value.get_ref(), Mode::named(name)) {
            (DeValue::Table(of_mode), Some(mode)) => {
                for (key, value) in of_mode {
                    let (name, at) = (key.get_ref().as_ref(), key.span().start);
                    entries.extend(entry(notes, (Some(mode), name, at), value.get_ref()));
                }
            }
            (DeValue::Table(_), None) => {
                let meant = nearest(name, Mode::ALL.into_iter().map(Mode::name));
                let meant = meant.map(|meant| format!("[keys.{meant}]"));
                let problem = SettingMistake::UnknownMode { name: quoted_text(name) };
                notes.fault(at, &problem.suggesting_or_listed(meant.as_deref(), "keys"));
            }
            (value, _) => entries.extend(entry(notes, (None, name, at), value)),
        }
    }
    entries.sort_by_key(|entry| entry.line);
    entries.truncate(limits::KEY_ENTRIES);
    entries
}

fn entry(
    notes: &mut Mistakes<'_>,
    (mode, name, at): (Option<Mode>, &str, usize),
    value: &DeValue<'_>,
) -> Option<KeyEntry> {
    let Some(row) = ActionRow::named(name) else {
        let phrase = match SettingRow::named(name) {
            Some(row) => SettingMistake::SettingUnderKeys { name: row.name },
            None => SettingMistake::UnknownAction { name: quoted_text(name) }
                .suggesting_or_listed(nearest(name, ACTIONS.iter().map(|row| row.name)), "keys"),
        };
        notes.fault(at, &phrase);
        return None;
    };
    if let Some(mode) = mode.filter(|mode| !row.modes.contains(mode)) {
        notes.fault(at, &SettingMistake::ActionNotAvailable { action: row.name, mode: mode.name() });
        return None;
    }
    let texts = match RawValue::of(value) {
        RawValue::Text(text) => vec![text],
        RawValue::List(texts) => texts,
        RawValue::Switch(false) => Vec::new(),
        RawValue::Switch(true) | RawValue::Number(_) | RawValue::Other => {
            notes.fault(at, &SettingMistake::NoKeys { action: row.name });
            return None;
        }
    };
    let mut key_sequences = Vec::new();
    for text in texts.iter().take(limits::KEY_SEQUENCES) {
        match KeySequence::parse(text).filter(|sequence| sequence.0.len() <= limits::SEQUENCE_KEYS) {
            Some(sequence) => key_sequences.push(sequence),
            None => notes.fault(at, &not_a_key_sequence(row.name, text)),
        }
    }
    // If every key is mistyped, the action keeps its default keys.
    let is_mistyped = key_sequences.is_empty() && !texts.is_empty();
    (!is_mistyped).then(|| KeyEntry { mode, name: row.name, key_sequences, line: notes.line(at) })
}

fn not_a_key_sequence(action: &'static str, text: &str) -> SettingMistake {
    let given = quoted_text(text);
    match nearest(text, Key::names()) {
        Some(meant) => SettingMistake::NotAKeyMeant { action, given, meant: CleanText::line(meant) },
        None => SettingMistake::NotAKey { action, given },
    }
}

/// The default keymap changed by these entries; reports conflicts.
pub(super) fn keymap(notes: &mut Mistakes<'_>, entries: &[KeyEntry]) -> Keymap {
    let mut bindings = of_user(notes, entries);
    for row in ACTIONS {
        for &mode in row.modes {
            let entry = entry_for(entries, row, mode);
            // In a prompt, an action keeps its default keys if none of its new keys can be used.
            let is_kept = entry.is_some_and(|entry| !entry.key_sequences.is_empty())
                && mode.is_typing()
                && !bindings.iter().any(|binding| (binding.mode, binding.row.action) == (mode, row.action));
            if entry.is_none() || is_kept {
                add_defaults(notes, &mut bindings, (row, mode));
            }
        }
    }
    for mode in Mode::ALL {
        keep_way_back(notes, &mut bindings, (entries, mode));
    }
    Keymap::of(bindings.into_iter().map(|binding| (binding.mode, binding.sequence, binding.row.action)))
}

/// The entry for an action in a mode. One for this mode takes precedence over one for all modes.
fn entry_for<'a>(entries: &'a [KeyEntry], row: &ActionRow, mode: Mode) -> Option<&'a KeyEntry> {
    let of = |mode: Option<Mode>| entries.iter().rfind(|entry| entry.name == row.name && entry.mode == mode);
    of(Some(mode)).or_else(|| of(None))
}

/// The bindings of the user. In a conflict, the earlier line wins.
fn of_user(notes: &mut Mistakes<'_>, entries: &[KeyEntry]) -> Vec<Binding> {
    let mut bindings: Vec<Binding> = Vec::new();
    for entry in entries {
        let Some(row) = ActionRow::named(entry.name) else { continue };
        let modes = row.modes.iter().filter(|&&mode| entry_for(entries, row, mode) == Some(entry));
        let modes: Vec<Mode> = modes.copied().collect();
        for sequence in &entry.key_sequences {
            let is_typed = sequence.0.first().is_some_and(|key| key.typed().is_some());
            let usable: Vec<Mode> =
                modes.iter().copied().filter(|mode| !(is_typed && mode.is_typing())).collect();
            if usable.is_empty() && !modes.is_empty() {
                let (key_sequence, action) = (CleanText::line(&sequence.to_string()), row.name);
                notes.fault_in(entry.line, &SettingMistake::KeyIsTyped { key_sequence, action });
            }
            for mode in usable {
                let wanted = Binding { mode, sequence: sequence.clone(), row, line: Some(entry.line) };
                match bindings.iter().find(|other| is_taken(other, mode, sequence)) {
                    Some(other) if other.row.action == row.action => {}
                    Some(other) => report_conflict(notes, &wanted, other),
                    None => bindings.push(wanted),
                }
            }
        }
    }
    bindings
}

/// Whether a binding conflicts with a key sequence in a mode: the same one, or one begins with the other.
fn is_taken(binding: &Binding, mode: Mode, sequence: &KeySequence) -> bool {
    let (one, other) = (&binding.sequence.0, &sequence.0);
    binding.mode == mode && (one.starts_with(other) || other.starts_with(one))
}

/// Adds the default keys of an action in a mode, except those that the user gave to another action.
fn add_defaults(
    notes: &mut Mistakes<'_>,
    bindings: &mut Vec<Binding>,
    (row, mode): (&'static ActionRow, Mode),
) {
    for sequence in row.key_sequences.iter().filter_map(|sequence| KeySequence::parse(sequence)) {
        let usual = Binding { mode, sequence, row, line: None };
        match bindings.iter().find(|other| is_taken(other, mode, &usual.sequence) && other.line.is_some()) {
            Some(of_user) => report_conflict(notes, of_user, &usual),
            None => bindings.push(usual),
        }
    }
}

/// Reports that a binding of the user conflicts with another one, once per key sequence and line.
fn report_conflict(notes: &mut Mistakes<'_>, binding: &Binding, other: &Binding) {
    let shown = |binding: &Binding| CleanText::line(&binding.sequence.to_string());
    let (key_sequence, other_sequence) = (shown(binding), shown(other));
    let subject = key_sequence.clone();
    let (action, usual) = (binding.row.name, other.row.name);
    let phrase = match other.line {
        Some(line) => SettingMistake::KeyTwice { key_sequence, action, other_sequence, other: usual, line },
        None => SettingMistake::KeyTwiceByDefault { key_sequence, action, other_sequence, other: usual },
    };
    notes.fault_about(binding.line.unwrap_or(1), subject, &phrase);
}

/// Restores the default key to go back if a mode has none left, and in the list also the one to quit.
fn keep_way_back(
    notes: &mut Mistakes<'_>,
    bindings: &mut Vec<Binding>,
    (entries, mode): (&[KeyEntry], Mode),
) {
    let ends = [Action::Close, Action::Quit, Action::Interrupt];
    let back = [Action::Back, Action::Prompt(PromptAction::Cancel)];
    let ways: [&[Action]; 2] = [&back, &ends];
    // Only the list has nothing to go back to.
    for ways in ways.into_iter().take(if mode == Mode::List { 2 } else { 1 }) {
        let is_left =
            bindings.iter().any(|binding| binding.mode == mode && ways.contains(&binding.row.action));
        let usual = ACTIONS.iter().rfind(|row| ways.contains(&row.action) && row.modes.contains(&mode));
        let Some(row) = usual.filter(|_| !is_left) else { continue };
        let entry_line = entry_for(entries, row, mode).map(|entry| entry.line);
        for sequence in row.key_sequences.iter().filter_map(|sequence| KeySequence::parse(sequence)) {
            let taker = bindings.iter().find(|other| is_taken(other, mode, &sequence));
            let line = entry_line.or_else(|| taker.and_then(|taker| taker.line)).unwrap_or(1);
            bindings.retain(|other| !is_taken(other, mode, &sequence));
            let (key_sequence, subject) = (CleanText::line(&sequence.to_string()), CleanText::line(row.name));
            let phrase = SettingMistake::NoWayBack { action: row.name, mode: mode.name(), key_sequence };
            notes.fault_about(line, subject, &phrase);
            bindings.push(Binding { mode, sequence, row, line: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::input::{Meaning, Motion, OpenAction};
    use proptest::prelude::*;

    fn read(keys: &str) -> (Keymap, Vec<(usize, String)>) {
        let config = Config::parse(&format!("[keys]\n{keys}"));
        let mistakes = config.mistakes.iter().map(|fault| (fault.line, fault.reason.to_string())).collect();
        (config.keymap, mistakes)
    }

    fn meaning(keymap: &Keymap, mode: Mode, sequence: &str) -> Option<Action> {
        match keymap.meaning(mode, &KeySequence::parse(sequence).unwrap().0) {
            Meaning::Action(action) => Some(action),
            Meaning::Pending(_) | Meaning::Unbound => None,
        }
    }

    #[test]
    fn keys_are_bound_to_actions() {
        let text = "reload = [\"B\", \"g F5\", \"A-r\"]\ntoggle-fold = false\nclear-filter = []\nopen-source = \"Z\"\n[keys.article]\nmove-down = \"X\"\n";
        let (keymap, mistakes) = read(text);
        assert_eq!(mistakes, []);
        for (mode, sequence, action) in [
            (Mode::List, "B", Some(Action::Reload)),
            (Mode::Tags, "g F5", Some(Action::Reload)),
            (Mode::List, "F5", None),
            (Mode::Tags, "o", None),
            (Mode::List, "x", None),
            (Mode::List, "Z", Some(Action::Open(OpenAction::Source))),
            (Mode::List, "gg", Some(Action::Move(Motion::First))),
            (Mode::Article, "X", Some(Action::Move(Motion::Down))),
            (Mode::Article, "j", None),
            (Mode::List, "j", Some(Action::Move(Motion::Down))),
        ] {
            assert_eq!(meaning(&keymap, mode, sequence), action, "{sequence} in {mode:?}");
        }
    }

    #[test]
    fn mistakes_and_conflicts_are_reported_with_their_lines() {
        for (text, line, reason) in [
            (
                "reload = \"B\"\nclear-filter = \"B\"",
                3,
                "B (clear-filter) conflicts with B (reload, line 2); keeping reload",
            ),
            (
                "reload = \"Bx\"\nclear-filter = \"B\"",
                3,
                "B (clear-filter) conflicts with Bx (reload, line 2); keeping reload",
            ),
            (
                "reload = \"j\"",
                2,
                "j (reload) overrides the default j (move-down); give move-down another key, or false for none",
            ),
            (
                "reload = \"g\"",
                2,
                "g (reload) overrides the default gx (open-source); give open-source another key, or false for none",
            ),
            ("relaod = \"B\"", 2, "there is no action “relaod”; did you mean reload?"),
            ("fly = \"B\"", 2, "there is no action “fly”; “vigie help keys” lists them"),
            ("theme = \"dark\"", 2, "theme is a setting; put it above [keys]"),
            ("reload = 5", 2, "reload: write a key, a list of keys, or false for none"),
            ("reload = \"Entre\"", 2, "reload: “Entre” is not a key; did you mean Enter?"),
            (
                "reload = \"C-\"",
                2,
                "reload: “C-” is not a key; keys are written like j, C-d, A-x, F5, Enter, gg or C-x k",
            ),
            (
                "article.toggle-fold = \"B\"",
                2,
                "toggle-fold is not available in article; “vigie help keys” shows where it is",
            ),
            ("lits.reload = \"B\"", 2, "[keys.lits]: there is no such place; did you mean [keys.list]?"),
            ("accept-prompt = \"y\"", 2, "accept-prompt: y is typed as text there; choose another key"),
            ("back = []", 2, "list cannot be left without back; keeping Esc"),
        ] {
            let (_, mistakes) = read(text);
            assert_eq!(mistakes.first(), Some(&(line, reason.to_owned())), "{text}: {mistakes:?}");
        }
    }

    #[test]
    fn letters_cannot_be_bound_in_prompts() {
        let (keymap, mistakes) = read("interrupt = \"X\"\n");
        assert_eq!(mistakes, []);
        assert_eq!(meaning(&keymap, Mode::List, "X"), Some(Action::Interrupt));
        assert_eq!(meaning(&keymap, Mode::List, "C-c"), None);
        assert_eq!(meaning(&keymap, Mode::Prompt, "X"), None);
        assert_eq!(meaning(&keymap, Mode::Prompt, "C-c"), Some(Action::Interrupt));
    }

    #[test]
    fn without_entries_the_default_keys_apply() {
        let (usual, mistakes) = read("");
        assert_eq!(mistakes, []);
        assert_eq!(usual.bindings().count(), Keymap::default().bindings().count());
    }

    #[test]
    fn every_entry_prints_and_reads_back() {
        for row in ACTIONS {
            let key_sequences =
                row.key_sequences.iter().filter_map(|keys| KeySequence::parse(keys)).collect();
            let entry = KeyEntry { mode: None, name: row.name, key_sequences, line: 2 };
            let config = Config::parse(&format!("[keys]\n{}\n", entry.printed()));
            assert_eq!((config.mistakes.as_slice(), config.keys.as_slice()), (&[][..], &[entry][..]));
        }
    }

    fn entry_text() -> impl Strategy<Value = String> {
        let name = prop::sample::select(ACTIONS.iter().map(|row| row.name).collect::<Vec<_>>());
        let sequence = prop_oneof![
            prop::sample::select(vec![
                "Esc", "C-c", "q", "Q", "g", "gg", "Enter", "j", "C-x k", "C-x", "Tab"
            ]),
            Just("z"),
        ];
        (name, prop::collection::vec(sequence, 0..3)).prop_map(|(name, sequences)| {
            let written: Vec<String> = sequences.iter().map(|keys| format!("\"{keys}\"")).collect();
            format!("{name} = [{}]\n", written.join(", "))
        })
    }

    proptest! {
        #[test]
        fn no_bindings_hide_another_or_the_way_back(
            lines in prop::collection::btree_set(entry_text(), 0..6),
        ) {
            let mut names = std::collections::BTreeSet::new();
            let text: String =
                lines.iter().filter(|line| names.insert(line.split(' ').next())).cloned().collect();
            let (keymap, _) = read(&text);
            let bindings: Vec<_> = keymap.bindings().collect();
            for (index, (mode, sequence, _)) in bindings.iter().enumerate() {
                for (other_mode, other, _) in bindings.iter().skip(index + 1) {
                    let hides = sequence.0.starts_with(&other.0) || other.0.starts_with(&sequence.0);
                    prop_assert!(mode != other_mode || !hides, "{sequence} and {other} in {mode:?}: {text}");
                }
            }
            for mode in Mode::ALL {
                prop_assert!(bindings.iter().any(|(own, _, action)| *own == mode && matches!(action, Action::Back | Action::Prompt(PromptAction::Cancel))), "{mode:?}: {text}");
            }
            let ends = [Action::Close, Action::Quit, Action::Interrupt];
            prop_assert!(bindings.iter().any(|(mode, _, action)| *mode == Mode::List && ends.contains(action)));
        }
    }
}
