//! The query language: what is typed in the prompt, given on the command line, saved as a search,
//! and written by the panes.
//!
//! Floor 1. A query is a list of conditions that all must hold, an order and a limit. A text that is
//! no query gives an error with a place, a reason and a suggestion; while it is typed, most errors
//! only say that it is not finished. Matching is the library's.
//!
//! ```text
//! query   := or
//! or      := and { ("OR" | "OU" | "|") and }             upper case only; binds less than AND
//! and     := unary { ["AND" | "ET"] unary }              side by side is AND
//! unary   := ("-" | "NOT" | "SAUF") unary | primary      "-" only before something
//! primary := "(" or ")" | name ":" values | "#" values | regex | phrase | word
//! values  := value { "," value }                         any of them
//! value   := regex | phrase | range | word
//! phrase  := '"' … '"' | «…» | “…”
//! regex   := "/" … "/" [ "i" ]
//! range   := [ point ] ".." [ point ] | ( ">" | "<" | ">=" | "<=" ) point
//! ```
//! A word matches the beginning of a folded token; a hyphenated word or `510(k)` is a row of tokens
//! whose last may go on; a quoted text matches whole tokens in a row, and behind the name of a name
//! (`tag:`, `host:`) the whole name. A parenthesis inside a word belongs to it while it is balanced;
//! one that closes nothing asks for nothing, like all punctuation by itself. A name that is no field
//! is that of a front-matter key, or simply text: titles have colons.

mod advice;
pub mod complete;
mod display;
pub mod error;
mod expand;
mod facets;
pub mod fields;
pub mod flags;
mod forms;
pub mod marks;
pub mod order;
mod parse;
pub mod value;

use crate::text::{CleanText, fold};

pub use advice::advice;
pub use complete::{Completion, Wanted};
pub use error::QueryError;
pub use facets::Choice;
pub use fields::{FIELDS, Field, FieldKind};
pub use flags::{FLAGS, Flag};
pub use forms::{FormRow, Part, SIGNS, TIMES, parts};
pub use marks::{Marks, Place};
pub use order::{SORTS, Sort, SortKey};
pub use value::{Comparison, DayRange, Number, NumberRange, Pattern, Point, Text, Unit, Value, When};

pub use crate::wording::Reason;

/// Conditions that all must hold, an order and a limit. No condition holds for every article.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// The conditions, in the order in which they were written.
    pub conditions: Vec<Expr>,
    /// The order, the first key first; without any, [`Sort::default`].
    pub sort: Vec<Sort>,
    /// The most articles that are wanted.
    pub limit: Option<usize>,
}

/// A condition.
///
/// What is read is flat: no `Not` in a `Not`, no `All` in an `All`, no `Any` in an `Any`, and neither
/// of the two with fewer than two parts. [`Expr::negated`], [`Expr::all`] and [`Expr::any`] keep it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Something to look for.
    Test(Test),
    /// It must not hold.
    Not(Box<Expr>),
    /// All must hold.
    All(Vec<Expr>),
    /// One must hold.
    Any(Vec<Expr>),
}

/// Something to look for somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Where to look.
    pub target: Target,
    /// What to look for: any of these. Never empty.
    pub values: Vec<Value>,
}

/// Where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Title, summary, text, tags and source.
    Anywhere,
    /// A field.
    Field(Field),
    /// A front-matter key of this name. Where no article has it, [`Test::literal`] is meant.
    Key(CleanText),
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    ///
    /// Where the text is no query, why, and what could stand there; see
    /// [`Reason::is_unfinished`].
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        parse::parse(text).map(|reading| reading.query)
    }

    /// Whether it asks for nothing: every article, in the usual order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty() && self.sort.is_empty() && self.limit.is_none()
    }

    /// Calls `each` with every test, negated or not, in the order in which they stand.
    pub fn for_each_test<'a>(&'a self, each: &mut impl FnMut(&'a Test)) {
        for condition in &self.conditions {
            condition.for_each_test(each);
        }
    }

    /// `text` as one can go on typing behind it: a quote that is still open in it is closed.
    #[must_use]
    pub fn with_room_for_more(text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        match parse::parse(text) {
            Ok(reading) if reading.open_quote => format!("{} ", reading.query),
            Ok(_) | Err(_) => format!("{text} "),
        }
    }
}

impl Expr {
    /// That this does not hold.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other @ (Self::Test(_) | Self::All(_) | Self::Any(_)) => Self::Not(Box::new(other)),
        }
    }

    /// That all of these hold; nothing when there are none.
    #[must_use]
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::All(inner) => flat.extend(inner),
                other @ (Self::Test(_) | Self::Not(_) | Self::Any(_)) => flat.push(other),
            }
        }
        if flat.len() > 1 { Some(Self::All(flat)) } else { flat.pop() }
    }

    /// That one of these holds; nothing when there are none.
    #[must_use]
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Any(inner) => flat.extend(inner),
                other @ (Self::Test(_) | Self::Not(_) | Self::All(_)) => flat.push(other),
            }
        }
        if flat.len() > 1 { Some(Self::Any(flat)) } else { flat.pop() }
    }

    /// This as conditions that all must hold.
    #[must_use]
    pub fn into_conditions(self) -> Vec<Self> {
        match self {
            Self::All(parts) => parts,
            other @ (Self::Test(_) | Self::Not(_) | Self::Any(_)) => vec![other],
        }
    }

    /// Calls `each` with every test in it, negated or not.
    pub fn for_each_test<'a>(&'a self, each: &mut impl FnMut(&'a Test)) {
        match self {
            Self::Test(test) => each(test),
            Self::Not(inner) => inner.for_each_test(each),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.for_each_test(each);
                }
            }
        }
    }
}

impl Test {
    /// What a test of a key means where no article has that key: the words as written, colon and all.
    /// A test of anything else is itself.
    #[must_use]
    pub fn literal(&self) -> Self {
        match &self.target {
            Target::Key(_) => {
                let written = CleanText::line(&self.to_string());
                Self { target: Target::Anywhere, values: vec![Value::Text(Text { written, whole: false })] }
            }
            Target::Anywhere | Target::Field(_) => self.clone(),
        }
    }
}

/// The form in which tags and other names are compared: spellings that differ by case, accents,
/// ligatures, quotes, dashes or spaces are one.
#[must_use]
pub fn tag_key(tag: &str) -> String {
    let folded = fold(tag);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

#[cfg(test)]
mod tests;
