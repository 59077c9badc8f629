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
mod forms;
pub mod highlights;
mod parse;
mod scan;
mod tree;
pub mod value;
pub mod words;

pub use advice::advice;
pub use complete::{Completion, CompletionKind};
pub use error::QueryError;
pub use facets::FacetChoice;
pub use fields::{FIELDS, Field, FieldKind};
pub use forms::{FormRow, HelpSection, SIGNS, TIMES, help_sections};
pub use highlights::Highlights;
pub use tree::{Expr, Query, Scope, Test};
pub use value::{
    Comparison, DayRange, Number, NumberRange, Pattern, Point, QueryValue, Text, Unit, When, tag_key,
};
pub use words::{FLAGS, Flag, SORTS, Sort, SortKey};

pub use crate::wording::Reason;

#[cfg(test)]
mod tests;
