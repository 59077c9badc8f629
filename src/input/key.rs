//! Keys and chords, and how they are written.

use std::fmt;

use crate::wording::Words;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character as typed: `G` is the capital, whatever the layout of the keyboard.
    Char(char),
    /// A function key.
    Function(u8),
    /// The return key.
    Enter,
    /// The escape key.
    Escape,
    /// The tabulator key.
    Tab,
    /// The tabulator key with shift.
    BackTab,
    /// The key that deletes to the left.
    Backspace,
    /// The key that deletes to the right.
    Delete,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// The home key.
    Home,
    /// The end key.
    End,
    /// The page-up key.
    PageUp,
    /// The page-down key.
    PageDown,
}

/// A key as pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Whether control was held.
    pub control: bool,
    /// Whether alt was held.
    pub alt: bool,
}

/// A key that has a name.
struct NameRow {
    code: Code,
    /// How it is written in a configuration.
    name: &'static str,
    /// How else it may be written there.
    others: &'static [&'static str],
    /// What stands on the key, where that is not its name.
    label: Words,
}

const fn row(
    code: Code,
    name: &'static str,
    others: &'static [&'static str],
    french: &'static str,
) -> NameRow {
    NameRow { code, name, others, label: Words::new(name, french) }
}

/// The keys that have names.
const NAMES: &[NameRow] = &[
    row(Code::Enter, "Enter", &["Return", "Entrée"], "Entrée"),
    row(Code::Escape, "Esc", &["Escape", "Échap"], "Échap"),
    row(Code::Tab, "Tab", &[], "Tab"),
    row(Code::BackTab, "S-Tab", &["BackTab", "Maj-Tab"], "Maj-Tab"),
    row(Code::Backspace, "Backspace", &[], "Backspace"),
    row(Code::Delete, "Delete", &["Del", "Suppr"], "Suppr"),
    row(Code::Up, "↑", &["Up"], "↑"),
    row(Code::Down, "↓", &["Down"], "↓"),
    row(Code::Left, "←", &["Left"], "←"),
    row(Code::Right, "→", &["Right"], "→"),
    row(Code::Home, "Home", &["Début"], "Début"),
    row(Code::End, "End", &["Fin"], "Fin"),
    row(Code::PageUp, "PgUp", &["PageUp", "PgPréc"], "PgPréc"),
    row(Code::PageDown, "PgDn", &["PageDown", "PgSuiv"], "PgSuiv"),
    row(Code::Char(' '), "Space", &["Espace"], "Espace"),
];

/// The row of a key of this name.
fn named(text: &str) -> Option<&'static NameRow> {
    NAMES.iter().find(|row| row.name == text || row.others.contains(&text))
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn of(code: Code) -> Self {
        Self { code, control: false, alt: false }
    }

    /// A character key without modifiers.
    #[must_use]
    pub const fn plain(character: char) -> Self {
        Self::of(Code::Char(character))
    }

    /// A character key with control.
    #[must_use]
    pub const fn control(character: char) -> Self {
        Self { code: Code::Char(character), control: true, alt: false }
    }

    /// The names of the keys that have one, in letters that every keyboard has.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().flat_map(|row| {
            std::iter::once(row.name).chain(row.others.iter().copied()).filter(|name| name.is_ascii())
        })
    }

    /// The character that this key types into a prompt.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        let Code::Char(character) = self.code else { return None };
        (!self.control && !self.alt).then_some(character)
    }

    /// Reads one key: `j`, `C-d`, `A-x`, `Enter`, `F1`, `Space`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(row) = named(text) {
            return Some(Self::of(row.code));
        }
        let (control, rest) = text.strip_prefix("C-").map_or((false, text), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("A-").map_or((false, rest), |rest| (true, rest));
        let number = rest.strip_prefix('F').and_then(|number| number.parse().ok());
        let mut characters = rest.chars();
        let code = match (number, characters.next(), characters.next()) {
            (Some(number @ 1..=12), ..) => Code::Function(number),
            (None, Some(only), None) => Code::Char(only),
            _ => named(rest)?.code,
        };
        Some(Self { code, control, alt })
    }

    /// The key as the reader of this language knows it: `Espace`.
    #[must_use]
    pub fn label(self) -> String {
        self.written(|row| row.label.now())
    }

    fn written(self, name: impl Fn(&NameRow) -> &'static str) -> String {
        let held = [(self.control, "C-"), (self.alt, "A-")];
        let held: String = held.iter().filter(|(held, _)| *held).map(|(_, name)| *name).collect();
        let key = match (NAMES.iter().find(|row| row.code == self.code), self.code) {
            (Some(row), _) => name(row).to_owned(),
            (None, Code::Function(number)) => format!("F{number}"),
            (None, Code::Char(character)) => character.to_string(),
            (None, _) => String::new(),
        };
        held + &key
    }
}

impl fmt::Display for Key {
    /// The key as a configuration has it: `Space`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written(|row| row.name))
    }
}

/// Most characters of a chord that is written without spaces.
const LETTERS: usize = 3;

/// Keys pressed one after another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chord(pub Vec<Key>);

impl Chord {
    /// Reads a chord: one key, several keys with spaces between such as `C-x k`, or two or three characters
    /// in a row such as `gg`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(key) = Key::parse(text) {
            return Some(Self(vec![key]));
        }
        if text.contains(' ') {
            let keys: Option<Vec<Key>> = text.split_whitespace().map(Key::parse).collect();
            return keys.filter(|keys| !keys.is_empty()).map(Self);
        }
        // More of them are the name of a key that is mistyped.
        let plain = (1..=LETTERS).contains(&text.chars().count()) && text.chars().all(char::is_alphanumeric);
        plain.then(|| Self(text.chars().map(Key::plain).collect()))
    }

    /// The chord as the reader of this language knows its keys.
    #[must_use]
    pub fn label(&self) -> String {
        self.written(|key| key.label())
    }
}

impl Chord {
    /// Its keys, with spaces between where they would not be told apart.
    fn written(&self, key: impl Fn(&Key) -> String) -> String {
        let is_plain = |key: &Key| key.typed().is_some_and(char::is_alphanumeric);
        let gap = if self.0.iter().all(is_plain) && self.0.len() <= LETTERS { "" } else { " " };
        self.0.iter().map(key).collect::<Vec<_>>().join(gap)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written(Key::to_string))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Language, speak_here};

    #[test]
    fn a_label_of_any_language_parses() {
        for row in NAMES {
            for label in [row.label.english, row.label.french] {
                assert_eq!(Key::parse(label), Some(Key::of(row.code)), "{label}");
            }
        }
        assert_eq!(Chord(vec![Key { control: true, ..Key::plain(' ') }]).label(), "C-Space");
        speak_here(Language::French);
        assert_eq!(Chord(vec![Key { control: true, ..Key::plain(' ') }]).label(), "C-Espace");
        assert_eq!(Chord::parse("gg").map(|chord| chord.label()).as_deref(), Some("gg"));
    }

    #[test]
    fn chords_print_and_parse_back() {
        for text in [
            "j", "G", "é", "C-d", "A-x", "Enter", "Esc", "S-Tab", "Space", "F1", "F12", "gg", "↓", "?", "-",
            "C-x k", "g !", "Space f", "C-x C-s", "a b c d",
        ] {
            let chord = Chord::parse(text).unwrap_or_else(|| panic!("{text} is a chord"));
            assert_eq!(chord.to_string(), text);
        }
        assert_eq!(Chord::parse("Down"), Chord::parse("↓"));
        for text in ["", "C-", "g!", "F13", "Entre", "C-x nope"] {
            assert!(Chord::parse(text).is_none_or(|chord| chord.0.len() > 1 && text == "F13"), "{text}");
        }
    }
}
