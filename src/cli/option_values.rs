//! The types of the values that options and operands take, with the words for them on the command line. Which
//! option takes which type is in the table of [`options`](crate::cli::options). Floor 6, part of
//! [`cli`](crate::cli).

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{
    PathBufValueParser, PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser,
    ValueParser, ValueParserFactory,
};

use crate::config::choice::{Choice, LanguageChoice};
use crate::model::Mark;
use crate::query::{SORTS, Sort};
use crate::wording::{Bilingual, PROBLEM_KINDS};

/// A facet that articles are counted by. The words are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FacetKind {
    Tag,
    #[value(alias = "site")]
    Host,
    #[value(alias = "in")]
    Folder,
    Year,
    Month,
    #[value(alias = "lang")]
    Language,
    #[value(alias = "is")]
    Flag,
}

/// A change to the marks of an article. The words are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MarkAct {
    Read,
    Unread,
    Star,
    Unstar,
    Later,
    Unlater,
}

impl MarkAct {
    /// The mark that changes, and whether it is set.
    pub(super) fn change(self) -> (Mark, bool) {
        match self {
            Self::Read => (Mark::Read, true),
            Self::Unread => (Mark::Read, false),
            Self::Star => (Mark::Star, true),
            Self::Unstar => (Mark::Star, false),
            Self::Later => (Mark::Later, true),
            Self::Unlater => (Mark::Later, false),
        }
    }
}

/// What `vigie state` does. The words are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StateTask {
    Export,
    Import,
}

pub(super) const TOPICS: [(&str, Bilingual); 6] = [
    (
        "keys",
        Bilingual::new(
            "what the keys do, and how to change them",
            "ce que font les touches, et comment les changer",
        ),
    ),
    ("query", Bilingual::new("the query language", "le langage de requête")),
    ("settings", Bilingual::new("the settings in config.toml", "les réglages de config.toml")),
    ("themes", Bilingual::new("the themes, and how to make one", "les thèmes, et comment en créer un")),
    ("files", Bilingual::new("where vigie keeps its files", "où vigie range ses fichiers")),
    (
        "commands",
        Bilingual::new("the commands and the reader options", "les commandes et les options du lecteur"),
    ),
];

/// Parses a topic or one of these other names, which the help does not list.
pub(super) fn topic(others: &[&'static str]) -> ValueParser {
    let topics = TOPICS.iter().map(|(name, _)| PossibleValue::new(*name));
    let others = others.iter().map(|name| PossibleValue::new(*name).hide(true));
    PossibleValuesParser::new(topics.chain(others)).into()
}

/// Parses the code of a kind of problem. Of two options with these values, the help lists them once.
pub(super) fn problem_code(is_listed: bool) -> ValueParser {
    let codes = PROBLEM_KINDS.iter().map(|row| PossibleValue::new(row.code).hide(!is_listed));
    PossibleValuesParser::new(codes).into()
}

impl ValueParserFactory for Sort {
    type Parser = ValueParser;

    /// The orders, with and without a minus.
    fn value_parser() -> ValueParser {
        let orders = SORTS.iter().flat_map(|row| {
            ["", "-"].map(|minus| {
                let others = row.others.iter().map(|name| format!("{minus}{name}"));
                PossibleValue::new(format!("{minus}{}", row.name)).aliases(others)
            })
        });
        PossibleValuesParser::new(orders).map(|name| Self::named(&name).unwrap_or_default()).into()
    }
}

impl ValueParserFactory for LanguageChoice {
    type Parser = ValueParser;

    fn value_parser() -> ValueParser {
        let words = PossibleValuesParser::new(Self::ALL.iter().map(|(word, _)| *word));
        words.map(|word| Self::of_word(&word).unwrap_or(Self::Auto)).into()
    }
}

/// Put before a word that begins with `-`, as `-storm`, so that the parser does not take it for an option.
pub(super) const SHIELD: char = '\u{1}';

pub(super) fn word() -> ValueParser {
    StringValueParser::new().map(|word| word.trim_start_matches(SHIELD).to_owned()).into()
}

pub(super) fn folder() -> ValueParser {
    let unshielded = |folder: PathBuf| match folder.to_str().and_then(|text| text.strip_prefix(SHIELD)) {
        Some(text) => text.into(),
        None => folder,
    };
    PathBufValueParser::new().map(unshielded).into()
}
