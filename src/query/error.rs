//! A mistake in a query: where it is, the reason, and what to write instead. Floor 1, part of
//! [`query`](crate::query). The reasons and their messages are in `wording`.

use std::fmt;
use std::ops::Range;

use crate::text::CleanText;
use crate::wording::{Phrase, Reason};

/// A mistake in a query, with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The bytes of the mistake in the text, on character boundaries.
    pub span: Range<usize>,
    pub reason: Reason,
    /// What to write instead; `None` if vigie has no suggestion.
    pub suggestion: Option<String>,
}

impl QueryError {
    pub(super) fn new(span: Range<usize>, reason: Reason) -> Self {
        Self { span, reason, suggestion: None }
    }

    pub(super) fn with(span: Range<usize>, reason: Reason, suggestion: Option<String>) -> Self {
        Self { span, reason, suggestion }
    }

    /// The message: the reason with the suggestion.
    pub fn sentence(&self) -> CleanText {
        self.worded(|reason, suggestion| Phrase::WithSuggestion { reason, suggestion })
    }

    /// The same message in fewer words, for the prompt line.
    pub fn short_sentence(&self) -> CleanText {
        self.worded(|reason, suggestion| Phrase::WithShortSuggestion { reason, suggestion })
    }

    fn worded(&self, both: fn(CleanText, CleanText) -> Phrase) -> CleanText {
        let reason = CleanText::line(&self.reason.to_string());
        match &self.suggestion {
            Some(suggestion) => both(reason, CleanText::line(suggestion)).text(),
            None => reason,
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(formatter)
    }
}

impl std::error::Error for QueryError {}

/// The span in `given` that corresponds to `span` in `clean`, its cleaned form.
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
        // Cleaning removes and replaces characters but keeps their order.
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

fn becomes(given: char, kept: char) -> bool {
    if given == kept || (kept == ' ' && given.is_whitespace()) {
        return true;
    }
    matches!(given, '\u{80}'..='\u{9f}')
        && CleanText::piece(given.encode_utf8(&mut [0; 4])).chars().eq([kept])
}
