//! Keys and key sequences, how `config.toml` writes them and how the screen labels them. Floor 1, part of
//! [`input`](crate::input). Reading keys from the terminal is left to `shell`.

use std::fmt;

use crate::wording::Bilingual;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character as typed: Shift and the keyboard layout are already applied, so `G` is Shift-g.
    Char(char),
    /// A function key, from 1 to 12.
    Function(u8),
    Enter,
    Escape,
    Tab,
    /// Shift-Tab, which terminals report as a key of its own.
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// A key press with its modifiers; Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: Code,
    pub control: bool,
    pub alt: bool,
}

struct NameRow {
    code: Code,
    /// The name in `config.toml`.
    name: &'static str,
    /// Other names that `config.toml` may use.
    others: &'static [&'static str],
    /// What the screen shows: the label on a keyboard of that language.
    label: Bilingual,
}

const fn row(
    code: Code,
    name: &'static str,
    others: &'static [&'static str],
    french: &'static str,
) -> NameRow {
    NameRow { code, name, others, label: Bilingual::new(name, french) }
}

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

fn named(text: &str) -> Option<&'static NameRow> {
    NAMES.iter().find(|row| row.name == text || row.others.contains(&text))
}

impl Key {
    /// A key without modifiers.
    pub const fn of(code: Code) -> Self {
        Self { code, control: false, alt: false }
    }

    /// A character key without modifiers.
    pub const fn plain(character: char) -> Self {
        Self::of(Code::Char(character))
    }

    /// A character key with Control.
    pub const fn control(character: char) -> Self {
        Self { code: Code::Char(character), control: true, alt: false }
    }

    /// The names of named keys, without those that need letters outside ASCII.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().flat_map(|row| {
            std::iter::once(row.name).chain(row.others.iter().copied()).filter(|name| name.is_ascii())
        })
    }

    /// The character that this key types into a prompt; `None` with Control or Alt.
    pub fn typed(self) -> Option<char> {
        let Code::Char(character) = self.code else { return None };
        (!self.control && !self.alt).then_some(character)
    }

    /// Parses one key: `j`, `C-d`, `A-x`, `Enter`, `F1`, `Space`.
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

    /// The key as the screen shows it in the current language: `Espace`.
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
    /// The key as `config.toml` writes it: `Space`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written(|row| row.name))
    }
}

/// Longest key sequence that is written without spaces, in keys.
const LETTERS: usize = 3;

/// A key sequence: keys pressed one after another, such as `gx`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeySequence(pub Vec<Key>);

impl KeySequence {
    /// Parses a sequence: one key, keys separated by spaces such as `C-x k`, or two or three letters or
    /// digits written together such as `gg`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(key) = Key::parse(text) {
            return Some(Self(vec![key]));
        }
        if text.contains(' ') {
            let keys: Option<Vec<Key>> = text.split_whitespace().map(Key::parse).collect();
            return keys.filter(|keys| !keys.is_empty()).map(Self);
        }
        // A longer word is a mistyped key name.
        let plain = (1..=LETTERS).contains(&text.chars().count()) && text.chars().all(char::is_alphanumeric);
        plain.then(|| Self(text.chars().map(Key::plain).collect()))
    }

    /// The sequence as the screen shows it in the current language.
    pub fn label(&self) -> String {
        self.written(|key| key.label())
    }

    /// The keys, separated by spaces unless they are a few letters and digits.
    fn written(&self, key: impl Fn(&Key) -> String) -> String {
        let is_plain = |key: &Key| key.typed().is_some_and(char::is_alphanumeric);
        let gap = if self.0.iter().all(is_plain) && self.0.len() <= LETTERS { "" } else { " " };
        self.0.iter().map(key).collect::<Vec<_>>().join(gap)
    }
}

impl fmt::Display for KeySequence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written(Key::to_string))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Language, set_thread_language};

    #[test]
    fn labels_of_both_languages_parse() {
        for row in NAMES {
            for label in [row.label.english, row.label.french] {
                assert_eq!(Key::parse(label), Some(Key::of(row.code)), "{label}");
            }
        }
        assert_eq!(KeySequence(vec![Key { control: true, ..Key::plain(' ') }]).label(), "C-Space");
        set_thread_language(Language::French);
        assert_eq!(KeySequence(vec![Key { control: true, ..Key::plain(' ') }]).label(), "C-Espace");
        assert_eq!(KeySequence::parse("gg").map(|key_sequence| key_sequence.label()).as_deref(), Some("gg"));
    }

    #[test]
    fn key_sequences_print_and_parse_back() {
        for text in [
            "j", "G", "é", "C-d", "A-x", "Enter", "Esc", "S-Tab", "Space", "F1", "F12", "gg", "↓", "?", "-",
            "C-x k", "g !", "Space f", "C-x C-s", "a b c d",
        ] {
            let key_sequence = KeySequence::parse(text).unwrap_or_else(|| panic!("{text} is a key sequence"));
            assert_eq!(key_sequence.to_string(), text);
        }
        assert_eq!(KeySequence::parse("Down"), KeySequence::parse("↓"));
        for text in ["", "C-", "g!", "F13", "Entre", "C-x nope"] {
            assert!(
                KeySequence::parse(text).is_none_or(|key_sequence| key_sequence.0.len() > 1 && text == "F13"),
                "{text}"
            );
        }
    }
}
