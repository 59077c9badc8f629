//! The types of the values that options and operands take, with the words for them on the command line.
//!
//! Which option takes which type is in the table of [`options`](crate::cli::options).
//! Floor 6, part of [`cli`](crate::cli).

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

/// A topic of `vigie help`, in the order of its list. No command has such a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HelpTopic {
    Keys,
    Query,
    Settings,
    Themes,
    Files,
    Commands,
}

impl HelpTopic {
    /// One line for the list of topics.
    pub(super) fn about(self) -> Bilingual {
        match self {
            Self::Keys => Bilingual::new(
                "what the keys do, and how to change them",
                "ce que font les touches, et comment les changer",
            ),
            Self::Query => Bilingual::new("the query language", "le langage de requête"),
            Self::Settings => Bilingual::new("the settings in config.toml", "les réglages de config.toml"),
            Self::Themes => {
                Bilingual::new("the themes, and how to make one", "les thèmes, et comment en créer un")
            }
            Self::Files => Bilingual::new("where vigie keeps its files", "où vigie range ses fichiers"),
            Self::Commands => Bilingual::new(
                "the commands and the reader options",
                "les commandes et les options du lecteur",
            ),
        }
    }

    /// Its word on the command line.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// What `vigie help` explains: a topic, or a command by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpSubject(pub String);

impl HelpSubject {
    /// A parser for the topics and these other names, which the help does not list.
    pub(super) fn parser(others: impl Iterator<Item = &'static str>) -> ValueParser {
        let topics = HelpTopic::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let others = others.map(|name| PossibleValue::new(name).hide(true));
        PossibleValuesParser::new(topics.chain(others)).map(Self).into()
    }
}

impl ValueParserFactory for HelpSubject {
    type Parser = ValueParser;

    fn value_parser() -> ValueParser {
        Self::parser(std::iter::empty())
    }
}

/// The code of a kind of problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemCode(pub String);

impl ProblemCode {
    /// A parser that does not list the codes, for a second option with the same values.
    pub(super) fn unlisted() -> ValueParser {
        Self::parser(true)
    }

    fn parser(is_hidden: bool) -> ValueParser {
        let codes = PROBLEM_KINDS.iter().map(|row| PossibleValue::new(row.code).hide(is_hidden));
        PossibleValuesParser::new(codes).map(Self).into()
    }
}

impl ValueParserFactory for ProblemCode {
    type Parser = ValueParser;

    fn value_parser() -> ValueParser {
        Self::parser(false)
    }
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

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word(pub String);

impl ValueParserFactory for Word {
    type Parser = ValueParser;

    fn value_parser() -> ValueParser {
        StringValueParser::new().map(|word| Self(word.trim_start_matches(SHIELD).to_owned())).into()
    }
}

/// The folder given as an operand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderOperand(pub PathBuf);

impl ValueParserFactory for FolderOperand {
    type Parser = ValueParser;

    fn value_parser() -> ValueParser {
        let unshielded = |folder: PathBuf| match folder.to_str().and_then(|text| text.strip_prefix(SHIELD)) {
            Some(text) => Self(text.into()),
            None => Self(folder),
        };
        PathBufValueParser::new().map(unshielded).into()
    }
}
