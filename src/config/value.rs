//! The types of setting values: each one parses what a file, variable or option gives, and prints itself as TOML.
//! Floor 2, part of [`config`](crate::config). The table SETTINGS decides which setting has which type.

use toml::de::DeValue;

use crate::config::choice::Choice;
use crate::limits;
use crate::model::SafeUrl;
use crate::query::{SORTS, Sort, SortKey};
use crate::text::{CleanText, nearest};
use crate::wording::{HelpText, SettingMistake};

/// A value as it was given, before the type of its setting is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawValue {
    /// A text. Variables and options always give texts.
    Text(String),
    Switch(bool),
    Number(i64),
    List(Vec<String>),
    /// A value that no setting takes, such as a table.
    Other,
}

impl RawValue {
    /// The value in a TOML file.
    pub fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Boolean(switch) => Self::Switch(*switch),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Self::Other, Self::Number)
            }
            DeValue::Array(list) => {
                let text = |value: &toml::Spanned<DeValue<'_>>| value.get_ref().as_str().map(str::to_owned);
                let texts: Option<Vec<_>> = list.iter().map(text).collect();
                texts.map_or(Self::Other, Self::List)
            }
            DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => Self::Other,
        }
    }

    /// The value as messages quote it.
    fn shown(&self) -> CleanText {
        let text = match self {
            Self::Text(text) => text.clone(),
            Self::Switch(switch) => switch.to_string(),
            Self::Number(number) => number.to_string(),
            Self::List(list) => list.join(", "),
            Self::Other => String::new(),
        };
        CleanText::line(&text).cut_to_graphemes(limits::QUOTED_GRAPHEMES)
    }
}

/// The type of a setting.
pub trait SettingValue: Sized {
    /// The values that are allowed, in words.
    fn allowed() -> String;

    /// Parses a value. Errors: the value is not allowed; the message lists what is, or the nearest word.
    fn read(given: &RawValue) -> Result<Self, SettingMistake>;

    /// The value as `config.toml` has it.
    fn printed(&self) -> String;

    /// The message for a value that is not allowed; `meant` is the nearest one that is.
    fn wrong(given: &RawValue, meant: Option<&str>) -> SettingMistake {
        match meant {
            Some(meant) => {
                SettingMistake::NotAllowedMeant { given: given.shown(), meant: CleanText::line(meant) }
            }
            None => SettingMistake::NotAllowed {
                given: given.shown(),
                allowed: CleanText::line(&Self::allowed()),
            },
        }
    }
}

impl SettingValue for bool {
    fn allowed() -> String {
        "true, false".to_owned()
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        match given {
            RawValue::Switch(switch) => Ok(*switch),
            RawValue::Text(text) => match text.as_str() {
                "true" | "on" | "yes" | "1" => Ok(true),
                "false" | "off" | "no" | "0" => Ok(false),
                _ => Err(Self::wrong(given, None)),
            },
            RawValue::Number(_) | RawValue::List(_) | RawValue::Other => Err(Self::wrong(given, None)),
        }
    }

    fn printed(&self) -> String {
        self.to_string()
    }
}

impl<T: Choice> SettingValue for T {
    fn allowed() -> String {
        T::ALL.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        let word = match given {
            RawValue::Text(text) => text.as_str(),
            // `hyperlinks = true` is taken for “on”.
            RawValue::Switch(true) => "on",
            RawValue::Switch(false) => "off",
            RawValue::Number(_) | RawValue::List(_) | RawValue::Other => "",
        };
        T::of_word(word)
            .ok_or_else(|| Self::wrong(given, nearest(word, T::ALL.iter().map(|(word, _)| *word))))
    }

    fn printed(&self) -> String {
        quoted(self.word())
    }
}

/// A list of words without duplicates, in the given order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several<T>(pub Vec<T>);

impl<T: Choice> SettingValue for Several<T> {
    fn allowed() -> String {
        HelpText::ListOf { words: CleanText::line(&T::allowed()) }.to_string()
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        let words: Vec<String> = match given {
            RawValue::List(words) => words.clone(),
            RawValue::Text(text) => text.split(',').map(|word| word.trim().to_owned()).collect(),
            RawValue::Switch(_) | RawValue::Number(_) | RawValue::Other => {
                return Err(Self::wrong(given, None));
            }
        };
        let mut several = Vec::new();
        for word in words {
            let value = <T as SettingValue>::read(&RawValue::Text(word))?;
            if !several.contains(&value) {
                several.push(value);
            }
        }
        if several.is_empty() { Err(Self::wrong(given, None)) } else { Ok(Self(several)) }
    }

    fn printed(&self) -> String {
        let words: Vec<String> = self.0.iter().map(SettingValue::printed).collect();
        format!("[{}]", words.join(", "))
    }
}

/// A width in cells, between the bounds of [`MEASURES`](limits::MEASURES).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cells(pub u16);

impl SettingValue for Cells {
    fn allowed() -> String {
        let (least, most) = limits::MEASURES;
        HelpText::NumberBetween { least, most }.to_string()
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        let number = match given {
            RawValue::Number(number) => u16::try_from(*number).ok(),
            RawValue::Text(text) => text.parse().ok(),
            RawValue::Switch(_) | RawValue::List(_) | RawValue::Other => None,
        };
        let (least, most) = limits::MEASURES;
        let number = number.filter(|number| (least..=most).contains(number));
        number.map(Self).ok_or_else(|| Self::wrong(given, None))
    }

    fn printed(&self) -> String {
        self.0.to_string()
    }
}

impl SettingValue for Sort {
    fn allowed() -> String {
        let names: Vec<&str> = SORTS.iter().map(|row| row.name).collect();
        HelpText::OrderOf { names: CleanText::line(&names.join(", ")) }.to_string()
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        let RawValue::Text(text) = given else { return Err(Self::wrong(given, None)) };
        Self::named(text).ok_or_else(|| {
            let (minus, name) = text.strip_prefix('-').map_or(("", text.as_str()), |name| ("-", name));
            let meant = SortKey::nearest(name).map(|name| format!("{minus}{name}"));
            Self::wrong(given, meant.as_deref())
        })
    }

    fn printed(&self) -> String {
        quoted(&self.to_string())
    }
}

/// An optional text; `""` means none.
impl SettingValue for Option<CleanText> {
    fn allowed() -> String {
        HelpText::AnyText.to_string()
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        let RawValue::Text(text) = given else { return Err(Self::wrong(given, None)) };
        let clean = CleanText::line(text);
        // Cleaning a path would make it another path.
        if text.len() > limits::SETTING_BYTES || *clean != *text.trim() {
            return Err(SettingMistake::TooLong);
        }
        Ok((!clean.is_empty()).then_some(clean))
    }

    fn printed(&self) -> String {
        quoted(self.as_deref().unwrap_or_default())
    }
}

/// A name, such as that of a theme.
impl SettingValue for CleanText {
    fn allowed() -> String {
        HelpText::AnyName.to_string()
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        Option::<Self>::read(given)?.ok_or_else(|| Self::wrong(given, None))
    }

    fn printed(&self) -> String {
        quoted(self)
    }
}

/// An optional web link; `""` means none.
impl SettingValue for Option<SafeUrl> {
    fn allowed() -> String {
        HelpText::AnyLink.to_string()
    }

    fn read(given: &RawValue) -> Result<Self, SettingMistake> {
        let RawValue::Text(text) = given else { return Err(Self::wrong(given, None)) };
        if text.trim().is_empty() {
            return Ok(None);
        }
        let mistake = |reason| SettingMistake::NotALink { given: given.shown(), reason };
        SafeUrl::parse(text).map(Some).map_err(mistake)
    }

    fn printed(&self) -> String {
        quoted(self.as_ref().map(SafeUrl::as_str).unwrap_or_default())
    }
}

/// A text without control characters as a basic string of TOML, in quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
