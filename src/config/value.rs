//! What may stand behind the name of a setting: each type reads itself from what was given and prints
//! itself as TOML.

use toml::de::DeValue;

use crate::config::choice::Choice;
use crate::config::quoted;
use crate::limits;
use crate::model::SafeUrl;
use crate::query::{SORTS, Sort, SortKey};
use crate::text::{CleanText, nearest};
use crate::wording::{Phrase, link_error};

/// What was given for a setting, in a file or as a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A text; a variable or an option always is one.
    Text(String),
    /// True or false.
    Switch(bool),
    /// A whole number.
    Number(i64),
    /// A list of texts.
    List(Vec<String>),
    /// Something that no setting is.
    Other,
}

impl Given {
    /// What stands in a file.
    #[must_use]
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

    /// As it is quoted in a fault.
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
pub trait Value: Sized {
    /// What may be given, in words.
    fn allowed() -> String;

    /// The value of what was given.
    ///
    /// # Errors
    /// Says what is wrong with it, and what may be given.
    fn read(given: &Given) -> Result<Self, Phrase>;

    /// The value as TOML.
    fn printed(&self) -> String;

    /// Why this cannot be the value.
    #[must_use]
    fn wrong(given: &Given, meant: Option<&str>) -> Phrase {
        match meant {
            Some(meant) => Phrase::SettingMeant { given: given.shown(), meant: CleanText::line(meant) },
            None => Phrase::SettingValue { given: given.shown(), allowed: CleanText::line(&Self::allowed()) },
        }
    }
}

impl Value for bool {
    fn allowed() -> String {
        "true, false".to_owned()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        match given {
            Given::Switch(switch) => Ok(*switch),
            Given::Text(text) => match text.as_str() {
                "true" | "on" | "yes" | "1" => Ok(true),
                "false" | "off" | "no" | "0" => Ok(false),
                _ => Err(Self::wrong(given, None)),
            },
            Given::Number(_) | Given::List(_) | Given::Other => Err(Self::wrong(given, None)),
        }
    }

    fn printed(&self) -> String {
        self.to_string()
    }
}

impl<T: Choice> Value for T {
    fn allowed() -> String {
        words::<T>()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        let word = match given {
            Given::Text(text) => text.as_str(),
            // What TOML calls true is “on” where that is a word.
            Given::Switch(true) => "on",
            Given::Switch(false) => "off",
            Given::Number(_) | Given::List(_) | Given::Other => "",
        };
        T::of_word(word)
            .ok_or_else(|| Self::wrong(given, nearest(word, T::ALL.iter().map(|(word, _)| *word))))
    }

    fn printed(&self) -> String {
        quoted(self.word())
    }
}

/// The words of a choice.
fn words<T: Choice>() -> String {
    T::ALL.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

/// Several of a few words, each once, in the order that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several<T>(pub Vec<T>);

impl<T: Choice> Value for Several<T> {
    fn allowed() -> String {
        Phrase::ListOf { words: CleanText::line(&words::<T>()) }.to_string()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        let words: Vec<String> = match given {
            Given::List(words) => words.clone(),
            Given::Text(text) => text.split(',').map(|word| word.trim().to_owned()).collect(),
            Given::Switch(_) | Given::Number(_) | Given::Other => return Err(Self::wrong(given, None)),
        };
        let mut several = Vec::new();
        for word in words {
            let value = <T as Value>::read(&Given::Text(word))?;
            if !several.contains(&value) {
                several.push(value);
            }
        }
        if several.is_empty() { Err(Self::wrong(given, None)) } else { Ok(Self(several)) }
    }

    fn printed(&self) -> String {
        let words: Vec<String> = self.0.iter().map(Value::printed).collect();
        format!("[{}]", words.join(", "))
    }
}

/// A width, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cells(pub u16);

impl Value for Cells {
    fn allowed() -> String {
        let (least, most) = limits::MEASURES;
        Phrase::NumberBetween { least, most }.to_string()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        let number = match given {
            Given::Number(number) => u16::try_from(*number).ok(),
            Given::Text(text) => text.parse().ok(),
            Given::Switch(_) | Given::List(_) | Given::Other => None,
        };
        let (least, most) = limits::MEASURES;
        let number = number.filter(|number| (least..=most).contains(number));
        number.map(Self).ok_or_else(|| Self::wrong(given, None))
    }

    fn printed(&self) -> String {
        self.0.to_string()
    }
}

impl Value for Sort {
    fn allowed() -> String {
        let names: Vec<&str> = SORTS.iter().map(|row| row.name).collect();
        Phrase::OrderOf { names: CleanText::line(&names.join(", ")) }.to_string()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        let Given::Text(text) = given else { return Err(Self::wrong(given, None)) };
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

/// A text that is there or not: `""` means that it is not.
impl Value for Option<CleanText> {
    fn allowed() -> String {
        Phrase::AnyText.to_string()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        let Given::Text(text) = given else { return Err(Self::wrong(given, None)) };
        let clean = CleanText::line(text);
        // A path that is not what it was would be another one.
        if text.len() > limits::SETTING_BYTES || *clean != *text.trim() {
            return Err(Phrase::SettingTooLong);
        }
        Ok((!clean.is_empty()).then_some(clean))
    }

    fn printed(&self) -> String {
        quoted(self.as_deref().unwrap_or_default())
    }
}

/// The name of something that has a file or a row of its own.
impl Value for CleanText {
    fn allowed() -> String {
        Phrase::AnyName.to_string()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        Option::<Self>::read(given)?.ok_or_else(|| Self::wrong(given, None))
    }

    fn printed(&self) -> String {
        quoted(self)
    }
}

/// A web link, or none.
impl Value for Option<SafeUrl> {
    fn allowed() -> String {
        Phrase::AnyLink.to_string()
    }

    fn read(given: &Given) -> Result<Self, Phrase> {
        let Given::Text(text) = given else { return Err(Self::wrong(given, None)) };
        if text.trim().is_empty() {
            return Ok(None);
        }
        let fault = |error| Phrase::SettingNoLink {
            given: given.shown(),
            reason: CleanText::line(link_error(error)),
        };
        SafeUrl::parse(text).map(Some).map_err(fault)
    }

    fn printed(&self) -> String {
        quoted(self.as_ref().map(SafeUrl::as_str).unwrap_or_default())
    }
}
