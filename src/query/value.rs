//! The values of a condition: texts, regular expressions, times, numbers and flags. Floor 1, part of
//! [`query`](crate::query). How values are separated and quoted is left to the grammar.

mod extent;
mod point;
mod time;

use regex::{Regex, RegexBuilder};

use crate::limits;
use crate::query::words::Flag;
use crate::text::{CleanText, fold, fold_tokens};

pub use extent::{Comparison, Extent, Number, NumberRange};
pub use point::{DayRange, Point, Unit, When};
pub use time::words as time_words;
pub(super) use time::{TimeError, begins_several_words, read_when};

/// A value to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryValue {
    /// Tokens in sequence, or a whole name.
    Text(Text),
    /// A regular expression, matched against the text as written, not folded.
    Regex(Pattern),
    /// A time, after `date:` and `added:`.
    When(When),
    /// A range of numbers, after `importance:` and front matter keys. A plain number is a text.
    Number(NumberRange),
    Flag(Flag),
}

impl QueryValue {
    /// A text without quotes: its last token may be unfinished.
    pub fn words(written: CleanText) -> Self {
        Self::Text(Text { written, whole: false })
    }

    /// A quoted text: matches whole tokens, or a whole name.
    pub fn whole(written: &CleanText) -> Self {
        Self::Text(Text { written: written.clone(), whole: true })
    }

    /// The text; `None` for values of other kinds.
    pub fn text(&self) -> Option<&Text> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Whether the value is a whole name, a single time or a flag, as the left pane writes them.
    pub fn is_exact(&self) -> bool {
        let is_whole = self.text().is_some_and(|text| text.whole);
        is_whole || matches!(self, Self::When(When::Exactly(_)) | Self::Flag(_))
    }
}

/// A text to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text as written, without its quotes.
    pub written: CleanText,
    /// Whether the text was quoted: it then matches whole tokens or names, not beginnings.
    pub whole: bool,
}

impl Text {
    /// The folded tokens to look for, in sequence. Empty for a quoted name that is only punctuation.
    pub fn tokens(&self) -> Vec<String> {
        fold_tokens(&self.written)
    }
}

/// A compiled regular expression. Case matters unless it is ignored explicitly.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The expression as written between the slashes, with `\/` unescaped to `/`.
    pub source: CleanText,
    pub ignore_case: bool,
    pub regex: Regex,
}

/// The deepest nesting of groups in a regular expression; deeper ones do not compile.
const NESTING: u32 = 64;

impl Pattern {
    /// Compiles an expression, which may take up at most [`limits::PATTERN_BYTES`].
    ///
    /// # Errors
    ///
    /// If the source is not a regular expression or becomes too large; the error is one line of text.
    pub fn new(source: CleanText, ignore_case: bool) -> Result<Self, CleanText> {
        let regex = RegexBuilder::new(&source)
            .case_insensitive(ignore_case)
            .size_limit(limits::PATTERN_BYTES)
            .dfa_size_limit(limits::PATTERN_BYTES)
            .nest_limit(NESTING)
            .build();
        let fault = |error: regex::Error| {
            let message = error.to_string();
            // The last line is the reason; the lines above it point at the place.
            let last = message.lines().next_back().unwrap_or_default().trim_start_matches("error:");
            CleanText::line(last).cut_to_graphemes(limits::FIELD_GRAPHEMES)
        };
        Ok(Self { regex: regex.map_err(fault)?, source, ignore_case })
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.ignore_case == other.ignore_case
    }
}

impl Eq for Pattern {}

/// The form in which tags and other names are compared: spellings that differ only in case, accents,
/// ligatures, quotes, dashes or the amount of space are equal.
pub fn tag_key(tag: &str) -> String {
    fold(tag).split_whitespace().collect::<Vec<_>>().join(" ")
}
