//! The query language: typed in the prompt, given on the command line, saved as searches, and written by
//! the left pane.
//!
//! Floor 1. A query is a list of conditions that must all hold, an order and a limit. A mistake has a
//! span, a reason and, where possible, a suggestion; while the user is typing, most errors only mean that
//! the query is unfinished. Evaluating queries is left to the library.
//!
//! ```text
//! query   := or
//! or      := and { ("OR" | "OU" | "|") and }             upper case only; binds less tightly than AND
//! and     := unary { ["AND" | "ET"] unary }              a space means AND
//! unary   := ("-" | "NOT" | "SAUF") unary | primary      nothing may separate "-" from what follows
//! primary := "(" or ")" | name ":" values | "#" values | regex | phrase | word
//! values  := value { "," value }                         matches any of them
//! value   := regex | phrase | range | word
//! phrase  := '"' … '"' | «…» | “…”
//! regex   := "/" … "/" [ "i" ]
//! range   := [ point ] ".." [ point ] | ( ">" | "<" | ">=" | "<=" ) point
//! ```
//!
//! A word matches the beginning of a folded token. A hyphenated word or `510(k)` is a sequence of tokens,
//! the last of which may be unfinished. A quoted text matches whole tokens in sequence; after a field that
//! holds names (`tag:`, `host:`) it matches the whole name. A parenthesis inside a word belongs to the
//! word if it is balanced; a `)` without a partner is ignored, like any punctuation by itself. A name
//! before a colon that is not a field is a front matter key, or plain text if no article has that key:
//! titles contain colons.

mod advice;
pub mod complete;
mod display;
pub mod error;
mod expand;
mod facets;
pub mod fields;
pub mod flags;
mod forms;
pub mod highlights;
pub mod order;
mod parse;
pub mod value;

use crate::text::{CleanText, fold};

pub use advice::advice;
pub use complete::{Completion, CompletionKind};
pub use error::QueryError;
pub use facets::FacetChoice;
pub use fields::{FIELDS, Field, FieldKind};
pub use flags::{FLAGS, Flag};
pub use forms::{FormRow, HelpSection, SIGNS, TIMES, help_sections};
pub use highlights::{Highlights, TextKind};
pub use order::{SORTS, Sort, SortKey};
pub use value::{Comparison, DayRange, Number, NumberRange, Pattern, Point, QueryValue, Text, Unit, When};

pub use crate::wording::Reason;

/// Conditions that must all hold, an order and a limit. Without conditions, every article matches.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// The conditions, in written order.
    pub conditions: Vec<Expr>,
    /// The sort keys, the most significant one first. If empty, [`Sort::default`] applies.
    pub sort: Vec<Sort>,
    /// The maximum number of articles.
    pub limit: Option<usize>,
}

/// A condition.
///
/// A parsed expression is flat: no `Not` in a `Not`, no `All` in an `All`, no `Any` in an `Any`, and at
/// least two parts in an `All` or `Any`. [`Expr::negated`], [`Expr::all`] and [`Expr::any`] keep it flat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A single test.
    Test(Test),
    /// The expression must not hold.
    Not(Box<Expr>),
    /// All parts must hold.
    All(Vec<Expr>),
    /// At least one part must hold.
    Any(Vec<Expr>),
}

/// A single test: where to look, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Where to look for them.
    pub target: Scope,
    /// The values, any of which is enough. Never empty.
    pub values: Vec<QueryValue>,
}

/// Where a test looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Title, summary, text, tags and source.
    Anywhere,
    /// Only in this field, as in `title:stent`.
    Field(Field),
    /// The front matter key of this name. If no article has the key, [`Test::literal`] is meant.
    Key(CleanText),
}

impl Query {
    /// Parses a query.
    ///
    /// # Errors
    ///
    /// If the text is not a query. [`Reason::is_unfinished`] distinguishes a query that is not finished yet
    /// from a mistake.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        parse::parse(text).map(|reading| reading.query)
    }

    /// Whether the query has no condition, order or limit: every article, in the default order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty() && self.sort.is_empty() && self.limit.is_none()
    }

    /// Calls `each` with every test, negated or not, in written order.
    pub fn for_each_test<'a>(&'a self, each: &mut impl FnMut(&'a Test)) {
        for condition in &self.conditions {
            condition.for_each_test(each);
        }
    }

    /// `text`, ready for the user to add to it: an open quote is closed and a space is appended. An empty
    /// text stays empty.
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
    /// The negation of the expression; two negations cancel out.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other @ (Self::Test(_) | Self::All(_) | Self::Any(_)) => Self::Not(Box::new(other)),
        }
    }

    /// The expression that all `parts` hold; `None` if there are none.
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

    /// The expression that at least one of `parts` holds; `None` if there are none.
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

    /// The expression as conditions that must all hold.
    #[must_use]
    pub fn into_conditions(self) -> Vec<Self> {
        match self {
            Self::All(parts) => parts,
            other @ (Self::Test(_) | Self::Not(_) | Self::Any(_)) => vec![other],
        }
    }

    /// Calls `each` with every test in the expression, negated or not, in written order.
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
    /// What a test of a key means if no article has that key: the words as written, including the colon.
    /// Any other test is returned unchanged.
    #[must_use]
    pub fn literal(&self) -> Self {
        match &self.target {
            Scope::Key(_) => {
                let written = CleanText::line(&self.to_string());
                Self {
                    target: Scope::Anywhere,
                    values: vec![QueryValue::Text(Text { written, whole: false })],
                }
            }
            Scope::Anywhere | Scope::Field(_) => self.clone(),
        }
    }
}

/// The form in which tags and other names are compared: spellings that differ only in case, accents,
/// ligatures, quotes, dashes or the amount of space are equal.
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
