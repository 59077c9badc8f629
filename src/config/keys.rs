//! The table `[keys]`: which keys do what. A chord that two actions claim is given to one of them, and
//! said; no mode is left without a way back.

mod mistaken;

use toml::de::{DeTable, DeValue};

use crate::config::file::Notes;
use crate::config::quoted;
use crate::config::settings::SettingRow;
use crate::config::value::Given;
use crate::input::{ACTIONS, Action, ActionRow, Chord, Keymap, Mode};
use crate::limits;
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

use mistaken::{not_a_chord, unknown, unknown_place};

/// The keys that the user gave to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// The mode that they are for; nothing where they are for all modes of the action.
    pub mode: Option<Mode>,
    /// The name of the action.
    pub name: &'static str,
    /// The keys, none to take those that it has.
    pub chords: Vec<Chord>,
    /// The line of the file.
    pub line: usize,
}

impl KeyEntry {
    /// As it stands under `[keys]`.
    #[must_use]
    pub fn printed(&self) -> String {
        let mode = self.mode.map(|mode| format!("{}.", mode.name())).unwrap_or_default();
        let chords: Vec<String> = self.chords.iter().map(|chord| quoted(&chord.to_string())).collect();
        format!("{mode}{} = [{}]", self.name, chords.join(", "))
    }
}

/// A chord that does something: in which mode, what, and since which line if the user said so.
#[derive(Clone, Debug)]
struct Binding {
    mode: Mode,
    chord: Chord,
    action: Action,
    line: Option<usize>,
}

/// The entries of the table, in the order of their lines; notes what is wrong in it.
pub(super) fn entries(notes: &mut Notes<'_>, table: &DeTable<'_>) -> Vec<KeyEntry> {
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
                notes.fault(at, &unknown_place(name));
            }
            (value, _) => entries.extend(entry(notes, (None, name, at), value)),
        }
    }
    entries.sort_by_key(|entry| entry.line);
    entries.truncate(limits::KEY_ENTRIES);
    entries
}

fn entry(
    notes: &mut Notes<'_>,
    (mode, name, at): (Option<Mode>, &str, usize),
    value: &DeValue<'_>,
) -> Option<KeyEntry> {
    let Some(row) = ACTIONS.iter().find(|row| row.name == name) else {
        let phrase = match SettingRow::named(name) {
            Some(row) => Phrase::SettingUnderKeys { name: row.name },
            None => unknown(name, nearest(name, ACTIONS.iter().map(|row| row.name))),
        };
        notes.fault(at, &phrase);
        return None;
    };
    if let Some(mode) = mode.filter(|mode| !row.modes.contains(mode)) {
        notes.fault(at, &Phrase::KeyOfNoUse { action: row.name, mode: mode.name() });
        return None;
    }
    let texts = match Given::of(value) {
        Given::Text(text) => vec![text],
        Given::List(texts) => texts,
        Given::Switch(false) => Vec::new(),
        Given::Switch(true) | Given::Number(_) | Given::Other => {
            notes.fault(at, &Phrase::NoKeys { action: row.name });
            return None;
        }
    };
    let mut chords = Vec::new();
    for text in texts.iter().take(limits::KEY_CHORDS) {
        match Chord::parse(text).filter(|chord| chord.0.len() <= limits::CHORD_KEYS) {
            Some(chord) => chords.push(chord),
            None => notes.fault(at, &not_a_chord(row.name, text)),
        }
    }
    // A mistyped key takes nothing away.
    let is_asked = chords.is_empty() && !texts.is_empty();
    (!is_asked).then(|| KeyEntry { mode, name: row.name, chords, line: notes.line(at) })
}

/// The keymap of the table ACTIONS with these entries; notes what cannot be both.
pub(super) fn keymap(notes: &mut Notes<'_>, entries: &[KeyEntry]) -> Keymap {
    let mut bindings = of_user(notes, entries);
    for row in ACTIONS {
        for &mode in row.modes {
            let entry = entry_for(entries, row, mode);
            // What cannot be typed with its own keys keeps the usual ones.
            let is_kept = entry.is_some_and(|entry| !entry.chords.is_empty())
                && mode.is_typing()
                && !bindings.iter().any(|binding| (binding.mode, binding.action) == (mode, row.action));
            if entry.is_none() || is_kept {
                add_usual(notes, &mut bindings, (row, mode));
            }
        }
    }
    for mode in Mode::ALL {
        keep_way_back(notes, &mut bindings, (entries, mode));
    }
    Keymap::of(bindings.into_iter().map(|binding| (binding.mode, binding.chord, binding.action)))
}

/// What the user said of an action in a mode: of the mode alone before of all.
fn entry_for<'a>(entries: &'a [KeyEntry], row: &ActionRow, mode: Mode) -> Option<&'a KeyEntry> {
    let of = |mode: Option<Mode>| entries.iter().rfind(|entry| entry.name == row.name && entry.mode == mode);
    of(Some(mode)).or_else(|| of(None))
}

/// The chords of the user, those of earlier lines first.
fn of_user(notes: &mut Notes<'_>, entries: &[KeyEntry]) -> Vec<Binding> {
    let mut bindings: Vec<Binding> = Vec::new();
    for entry in entries {
        let Some(row) = ACTIONS.iter().find(|row| row.name == entry.name) else { continue };
        let modes = row.modes.iter().filter(|&&mode| entry_for(entries, row, mode) == Some(entry));
        let modes: Vec<Mode> = modes.copied().collect();
        for chord in &entry.chords {
            let is_typed = chord.0.first().is_some_and(|key| key.typed().is_some());
            let usable: Vec<Mode> =
                modes.iter().copied().filter(|mode| !(is_typed && mode.is_typing())).collect();
            if usable.is_empty() && !modes.is_empty() {
                let (chord, action) = (CleanText::line(&chord.to_string()), row.name);
                notes.fault_in(entry.line, &Phrase::KeyIsTyped { chord, action });
            }
            for mode in usable {
                match bindings.iter().find(|other| is_taken(other, mode, chord)) {
                    Some(other) if other.action == row.action => {}
                    Some(other) => {
                        let other = other.clone();
                        say_twice(notes, entry.line, (chord, row.name), &other);
                    }
                    None => bindings.push(Binding {
                        mode,
                        chord: chord.clone(),
                        action: row.action,
                        line: Some(entry.line),
                    }),
                }
            }
        }
    }
    bindings
}

/// Whether a binding claims this chord in this mode: the same one, its beginning, or what begins with it.
fn is_taken(binding: &Binding, mode: Mode, chord: &Chord) -> bool {
    let (one, other) = (&binding.chord.0, &chord.0);
    binding.mode == mode && (one.starts_with(other) || other.starts_with(one))
}

/// Adds the usual chords of an action in a mode, but those that the user gave to another one.
fn add_usual(notes: &mut Notes<'_>, bindings: &mut Vec<Binding>, (row, mode): (&ActionRow, Mode)) {
    for chord in row.chords.iter().filter_map(|chord| Chord::parse(chord)) {
        match bindings.iter().find(|other| is_taken(other, mode, &chord) && other.line.is_some()).cloned() {
            Some(of_user) => {
                let usual = Binding { mode, chord, action: row.action, line: None };
                let action = of_user.action.row().map_or("", |row| row.name);
                say_twice(notes, of_user.line.unwrap_or(1), (&of_user.chord, action), &usual);
            }
            None => bindings.push(Binding { mode, chord, action: row.action, line: None }),
        }
    }
}

/// Says that a chord of this line is claimed by something else too; once for a chord of a line.
fn say_twice(notes: &mut Notes<'_>, line: usize, (chord, action): (&Chord, &'static str), other: &Binding) {
    let shown = |chord: &Chord| CleanText::line(&chord.to_string());
    let (chord, other_chord) = (shown(chord), shown(&other.chord));
    let other_action = other.action.row().map_or("", |row| row.name);
    let phrase = match other.line {
        Some(line) => {
            Phrase::KeyTwice { chord: chord.clone(), action, other_chord, other: other_action, line }
        }
        None => Phrase::KeyTwiceByDefault { chord: chord.clone(), action, other_chord, other: other_action },
    };
    if !notes.is_said(line, &chord) {
        notes.say(line, chord, &phrase);
    }
}

/// Gives a mode its usual way back where none is left, and the list its way out.
fn keep_way_back(notes: &mut Notes<'_>, bindings: &mut Vec<Binding>, (entries, mode): (&[KeyEntry], Mode)) {
    let ends = [Action::Close, Action::Quit, Action::Interrupt];
    let back = [Action::Back, Action::CancelPrompt];
    let ways: [&[Action]; 2] = [&back, &ends];
    // Only the list has nothing behind it.
    for ways in ways.into_iter().take(if mode == Mode::List { 2 } else { 1 }) {
        let is_left = bindings.iter().any(|binding| binding.mode == mode && ways.contains(&binding.action));
        let usual = ACTIONS.iter().rfind(|row| ways.contains(&row.action) && row.modes.contains(&mode));
        let Some(row) = usual.filter(|_| !is_left) else { continue };
        let said = entry_for(entries, row, mode).map(|entry| entry.line);
        for chord in row.chords.iter().filter_map(|chord| Chord::parse(chord)) {
            let taker = bindings.iter().find(|other| is_taken(other, mode, &chord));
            let line = said.or_else(|| taker.and_then(|taker| taker.line)).unwrap_or(1);
            bindings.retain(|other| !is_taken(other, mode, &chord));
            let shown = CleanText::line(&chord.to_string());
            let key = CleanText::line(row.name);
            if !notes.is_said(line, &key) {
                notes.say(
                    line,
                    key,
                    &Phrase::NoWayBack { action: row.name, mode: mode.name(), chord: shown },
                );
            }
            bindings.push(Binding { mode, chord, action: row.action, line: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::input::Meaning;
    use proptest::prelude::*;

    fn read(keys: &str) -> (Keymap, Vec<(usize, String)>) {
        let config = Config::parse(&format!("[keys]\n{keys}"));
        let said = config.faults.iter().map(|fault| (fault.line, fault.reason.to_string())).collect();
        (config.keymap, said)
    }

    fn meaning(keymap: &Keymap, mode: Mode, chord: &str) -> Option<Action> {
        match keymap.meaning(mode, &Chord::parse(chord).unwrap().0) {
            Meaning::Action(action) => Some(action),
            Meaning::Pending(_) | Meaning::Unbound => None,
        }
    }

    #[test]
    fn keys_are_given_to_actions() {
        let text = "reload = [\"B\", \"g F5\", \"A-r\"]\ntoggle-fold = false\nclear-filter = []\nopen-source = \"Z\"\n[keys.article]\nmove-down = \"X\"\n";
        let (keymap, said) = read(text);
        assert_eq!(said, []);
        for (mode, chord, action) in [
            (Mode::List, "B", Some(Action::Reload)),
            (Mode::Tags, "g F5", Some(Action::Reload)),
            (Mode::List, "F5", None),
            (Mode::Tags, "o", None),
            (Mode::List, "x", None),
            (Mode::List, "Z", Some(Action::OpenSource)),
            (Mode::List, "gg", Some(Action::First)),
            (Mode::Article, "X", Some(Action::MoveDown)),
            (Mode::Article, "j", None),
            (Mode::List, "j", Some(Action::MoveDown)),
        ] {
            assert_eq!(meaning(&keymap, mode, chord), action, "{chord} in {mode:?}");
        }
    }

    #[test]
    fn what_cannot_be_both_is_said_with_both_lines() {
        for (text, line, reason) in [
            (
                "reload = \"B\"\nclear-filter = \"B\"",
                3,
                "B is clear-filter here and reload in line 2; it stays reload",
            ),
            (
                "reload = \"Bx\"\nclear-filter = \"B\"",
                3,
                "B is clear-filter here and the beginning of Bx, reload, in line 2; it stays reload",
            ),
            (
                "reload = \"j\"",
                2,
                "j is reload here and by default move-down, which gives way; give that another key, or []",
            ),
            (
                "reload = \"g\"",
                2,
                "g is reload here and the beginning of gx, by default open-source, which gives way; give that another key, or []",
            ),
            ("relaod = \"B\"", 2, "there is no action “relaod”; did you mean reload?"),
            ("fly = \"B\"", 2, "there is no action “fly”; “vigie help keys” lists them"),
            ("theme = \"dark\"", 2, "theme is a setting: it stands above [keys]"),
            ("reload = 5", 2, "reload: the keys are a text, a list of texts, or false for none"),
            ("reload = \"Entre\"", 2, "reload: “Entre” is no key; did you mean Enter?"),
            (
                "reload = \"C-\"",
                2,
                "reload: “C-” is no key; keys are written as j, C-d, A-x, F5, Enter, gg or C-x k",
            ),
            ("article.toggle-fold = \"B\"", 2, "toggle-fold cannot be done in article"),
            ("lits.reload = \"B\"", 2, "[keys.lits]: there is no such place; did you mean [keys.list]?"),
            ("accept-prompt = \"y\"", 2, "y is a letter that is typed where accept-prompt can be done"),
            ("back = []", 2, "there would be no way back from list without back; Esc stays"),
        ] {
            let (_, said) = read(text);
            assert_eq!(said.first(), Some(&(line, reason.to_owned())), "{text}: {said:?}");
        }
    }

    #[test]
    fn a_letter_stays_a_letter_where_one_types() {
        let (keymap, said) = read("interrupt = \"X\"\n");
        assert_eq!(said, []);
        assert_eq!(meaning(&keymap, Mode::List, "X"), Some(Action::Interrupt));
        assert_eq!(meaning(&keymap, Mode::List, "C-c"), None);
        assert_eq!(meaning(&keymap, Mode::Prompt, "X"), None);
        assert_eq!(meaning(&keymap, Mode::Prompt, "C-c"), Some(Action::Interrupt));
    }

    #[test]
    fn without_entries_the_keys_are_the_usual_ones() {
        let (usual, said) = read("");
        assert_eq!(said, []);
        assert_eq!(usual.bindings().count(), Keymap::default().bindings().count());
    }

    #[test]
    fn every_entry_prints_and_reads_back() {
        for row in ACTIONS {
            let chords = row.chords.iter().filter_map(|chord| Chord::parse(chord)).collect();
            let entry = KeyEntry { mode: None, name: row.name, chords, line: 2 };
            let config = Config::parse(&format!("[keys]\n{}\n", entry.printed()));
            assert_eq!((config.faults.as_slice(), config.keys.as_slice()), (&[][..], &[entry][..]));
        }
    }

    fn entry_text() -> impl Strategy<Value = String> {
        let name = prop::sample::select(ACTIONS.iter().map(|row| row.name).collect::<Vec<_>>());
        let chord = prop_oneof![
            prop::sample::select(vec![
                "Esc", "C-c", "q", "Q", "g", "gg", "Enter", "j", "C-x k", "C-x", "Tab"
            ]),
            Just("z"),
        ];
        (name, prop::collection::vec(chord, 0..3)).prop_map(|(name, chords)| {
            let chords: Vec<String> = chords.iter().map(|chord| format!("\"{chord}\"")).collect();
            format!("{name} = [{}]\n", chords.join(", "))
        })
    }

    proptest! {
        #[test]
        fn whatever_is_bound_no_chord_hides_another_and_every_mode_has_a_way_back(
            lines in prop::collection::btree_set(entry_text(), 0..6),
        ) {
            let mut names = std::collections::BTreeSet::new();
            let text: String =
                lines.iter().filter(|line| names.insert(line.split(' ').next())).cloned().collect();
            let (keymap, _) = read(&text);
            let bindings: Vec<_> = keymap.bindings().collect();
            for (index, (mode, chord, _)) in bindings.iter().enumerate() {
                for (other_mode, other, _) in bindings.iter().skip(index + 1) {
                    let hides = chord.0.starts_with(&other.0) || other.0.starts_with(&chord.0);
                    prop_assert!(mode != other_mode || !hides, "{chord} and {other} in {mode:?}: {text}");
                }
            }
            for mode in Mode::ALL {
                prop_assert!(bindings.iter().any(|(own, _, action)| *own == mode && mode.is_left_by(*action)), "{mode:?}: {text}");
            }
            let ends = [Action::Close, Action::Quit, Action::Interrupt];
            prop_assert!(bindings.iter().any(|(mode, _, action)| *mode == Mode::List && ends.contains(action)));
        }
    }
}
