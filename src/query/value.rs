//! What a condition looks for: texts, regular expressions, times, numbers and flags.

mod extent;
mod number;
mod point;
mod reading;

use regex::{Regex, RegexBuilder};

use crate::limits;
use crate::query::Flag;
use crate::text::{CleanText, fold_tokens};

pub use extent::{Comparison, Extent};
pub use number::{Number, NumberRange};
pub use point::{DayRange, Point, Unit, When};
pub use reading::words as time_words;
pub(super) use reading::{Fault, begins_several_words, read_when};

/// Something to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Tokens in a row, or a whole name.
    Text(Text),
    /// A regular expression, on the text as it is.
    Regex(Pattern),
    /// A time, behind `date:` and `added:`.
    When(When),
    /// A range of numbers, behind `importance:` and the keys of the front matter. A plain number is
    /// a text.
    Number(NumberRange),
    /// Something that is true or not, behind `is:`.
    Flag(Flag),
}

impl Value {
    /// A quoted text: whole tokens, or a whole name.
    #[must_use]
    pub fn whole(written: &CleanText) -> Self {
        Self::Text(Text { written: written.clone(), whole: true })
    }

    /// Whether it means one thing and nothing that only resembles it, as the panes write it.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Text(text) => text.whole,
            Self::When(When::Exactly(_)) | Self::Flag(_) => true,
            Self::When(_) | Self::Number(_) | Self::Regex(_) => false,
        }
    }
}

/// A text to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text as written, without quotes.
    pub written: CleanText,
    /// Whether it was quoted: whole tokens instead of beginnings, and whole names.
    pub whole: bool,
}

impl Text {
    /// The folded tokens to look for, in a row. May be empty when only whole names are meant.
    #[must_use]
    pub fn tokens(&self) -> Vec<String> {
        fold_tokens(&self.written)
    }
}

/// A regular expression that compiles. Case counts unless it is told not to.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: CleanText,
    ignore_case: bool,
    regex: Regex,
}

/// Deepest nesting of a regular expression.
const NESTING: u32 = 64;

impl Pattern {
    /// The expression with this source, compiled within [`limits::PATTERN_BYTES`].
    ///
    /// # Errors
    ///
    /// What is wrong with it, in one line.
    pub fn new(source: CleanText, ignore_case: bool) -> Result<Self, CleanText> {
        let regex = RegexBuilder::new(&source)
            .case_insensitive(ignore_case)
            .size_limit(limits::PATTERN_BYTES)
            .dfa_size_limit(limits::PATTERN_BYTES)
            .nest_limit(NESTING)
            .build();
        match regex {
            Ok(regex) => Ok(Self { source, ignore_case, regex }),
            Err(error) => {
                let said = error.to_string();
                // The last line says what is wrong; those above draw it.
                let last = said.lines().next_back().unwrap_or_default();
                let fault = last.trim_start_matches("error:");
                Err(CleanText::line(fault).cut_to_graphemes(limits::FIELD_GRAPHEMES))
            }
        }
    }

    /// The expression as written between the slashes, `\/` being `/`.
    #[must_use]
    pub fn source(&self) -> &CleanText {
        &self.source
    }

    /// Whether case does not count.
    #[must_use]
    pub fn ignores_case(&self) -> bool {
        self.ignore_case
    }

    /// The compiled expression.
    #[must_use]
    pub fn regex(&self) -> &Regex {
        &self.regex
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.ignore_case == other.ignore_case
    }
}

impl Eq for Pattern {}
