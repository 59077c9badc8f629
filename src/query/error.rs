//! Why a text is no query, and where.

use std::fmt;
use std::ops::Range;

use crate::text::CleanText;
use crate::wording::{Phrase, Reason};

/// A place in a text that keeps it from being a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The bytes of the text that are meant, on character borders.
    pub span: Range<usize>,
    /// What is the matter with them.
    pub reason: Reason,
    /// What could stand there instead.
    pub suggestion: Option<String>,
}

impl QueryError {
    pub(super) fn new(span: Range<usize>, reason: Reason) -> Self {
        Self { span, reason, suggestion: None }
    }

    /// It as a sentence, with what could stand there.
    #[must_use]
    pub fn sentence(&self) -> CleanText {
        let reason = CleanText::line(&self.reason.to_string());
        match &self.suggestion {
            Some(suggestion) => {
                Phrase::WithSuggestion { reason, suggestion: CleanText::line(suggestion) }.text()
            }
            None => reason,
        }
    }

    /// The same sentence where there is little room.
    #[must_use]
    pub fn short_sentence(&self) -> CleanText {
        let reason = CleanText::line(&self.reason.to_string());
        match &self.suggestion {
            Some(suggestion) => {
                Phrase::WithShortSuggestion { reason, suggestion: CleanText::line(suggestion) }.text()
            }
            None => reason,
        }
    }

    pub(super) fn with(span: Range<usize>, reason: Reason, suggestion: Option<String>) -> Self {
        Self { span, reason, suggestion }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.reason)
    }
}

impl std::error::Error for QueryError {}

/// The bytes of `given` that became the bytes `span` of `clean`, its cleaned form.
pub(super) fn span_in(given: &str, clean: &str, span: Range<usize>) -> Range<usize> {
    if given == clean {
        return span;
    }
    let mut start = None;
    let mut end = given.len();
    let mut left = given.char_indices();
    let mut last = 0;
    for (at, character) in clean.char_indices() {
        if at >= span.end {
            break;
        }
        // Cleaning leaves out and replaces, and keeps the order.
        let Some((from, found)) = left.find(|&(_, found)| becomes(found, character)) else { break };
        if at >= span.start {
            start.get_or_insert(from);
        }
        last = from + found.len_utf8();
        end = last;
    }
    let start = start.unwrap_or(last);
    start..end.max(start)
}

/// Whether cleaning may make `kept` of `given`.
fn becomes(given: char, kept: char) -> bool {
    if given == kept || (kept == ' ' && given.is_whitespace()) {
        return true;
    }
    matches!(given, '\u{80}'..='\u{9f}')
        && CleanText::piece(given.encode_utf8(&mut [0; 4])).chars().eq([kept])
}
