//! Keys and chords, and how they are written.

use std::fmt;

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

/// Named keys as they are written, with the names that are understood besides.
const NAMES: &[(Code, &str, &[&str])] = &[
    (Code::Enter, "Enter", &["Return"]),
    (Code::Escape, "Esc", &["Escape"]),
    (Code::Tab, "Tab", &[]),
    (Code::BackTab, "S-Tab", &["BackTab"]),
    (Code::Backspace, "Backspace", &[]),
    (Code::Delete, "Delete", &["Del"]),
    (Code::Up, "↑", &["Up"]),
    (Code::Down, "↓", &["Down"]),
    (Code::Left, "←", &["Left"]),
    (Code::Right, "→", &["Right"]),
    (Code::Home, "Home", &[]),
    (Code::End, "End", &[]),
    (Code::PageUp, "PgUp", &["PageUp"]),
    (Code::PageDown, "PgDn", &["PageDown"]),
    (Code::Char(' '), "Space", &[]),
];

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

    /// The character that this key types into a prompt.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        let Code::Char(character) = self.code else { return None };
        (!self.control && !self.alt).then_some(character)
    }

    /// Reads one key: `j`, `C-d`, `A-x`, `Enter`, `F1`, `Space`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((code, ..)) =
            NAMES.iter().find(|(_, name, others)| *name == text || others.contains(&text))
        {
            return Some(Self::of(*code));
        }
        let (control, rest) = text.strip_prefix("C-").map_or((false, text), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("A-").map_or((false, rest), |rest| (true, rest));
        let number = rest.strip_prefix('F').and_then(|number| number.parse().ok());
        let mut characters = rest.chars();
        let code = match (number, characters.next(), characters.next()) {
            (Some(number @ 1..=12), ..) => Code::Function(number),
            (None, Some(only), None) => Code::Char(only),
            _ => NAMES.iter().find(|(_, name, others)| *name == rest || others.contains(&rest))?.0,
        };
        Some(Self { code, control, alt })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            formatter.write_str("C-")?;
        }
        if self.alt {
            formatter.write_str("A-")?;
        }
        match (NAMES.iter().find(|(code, ..)| *code == self.code), self.code) {
            (Some((_, name, _)), _) => formatter.write_str(name),
            (None, Code::Function(number)) => write!(formatter, "F{number}"),
            (None, Code::Char(character)) => write!(formatter, "{character}"),
            (None, _) => Ok(()),
        }
    }
}

/// Keys pressed one after another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chord(pub Vec<Key>);

impl Chord {
    /// Reads a chord: one key, or several characters in a row such as `gg`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(key) = Key::parse(text) {
            return Some(Self(vec![key]));
        }
        let plain = !text.is_empty() && text.chars().all(char::is_alphanumeric);
        plain.then(|| Self(text.chars().map(Key::plain).collect()))
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| write!(formatter, "{key}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_print_and_parse_back() {
        for text in
            ["j", "G", "é", "C-d", "A-x", "Enter", "Esc", "S-Tab", "Space", "F1", "F12", "gg", "↓", "?", "-"]
        {
            let chord = Chord::parse(text).unwrap_or_else(|| panic!("{text} is a chord"));
            assert_eq!(chord.to_string(), text);
        }
        assert_eq!(Chord::parse("Down"), Chord::parse("↓"));
        for text in ["", "C-", "g!", "F13"] {
            assert!(Chord::parse(text).is_none_or(|chord| chord.0.len() > 1 && text == "F13"), "{text}");
        }
    }
}
