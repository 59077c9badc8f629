//! State of the prompts for a filter and for the name of a search, of the list of saved searches, and the
//! visible part of a typed line.
//!
//! Floor 3, part of [`app`](crate::app). What is typed is applied by `app::update`.

use std::ops::Range;

use tui_input::Input;

use crate::app::history::Recall;
use crate::app::state::{Filter, ListPosition, Notice};
use crate::config::{SavedSearch, Searches};
use crate::query::{QueryError, Reason};
use crate::text::{CleanText, after_cells, cell_width, fold};
use crate::wording::Phrase;

/// The state of the prompt for a filter.
#[derive(Clone, Debug)]
pub struct FilterPrompt {
    /// The typed line.
    pub line: Input,
    /// The line when the prompt was opened.
    pub opened: String,
    /// Why the line is not a query, or is not one yet; the list keeps showing the last valid query.
    pub error: Option<QueryError>,
    /// A hint about a valid query.
    pub hint: Option<Phrase>,
    /// The candidates at the caret.
    pub completing: Option<Completing>,
    /// The earlier query in the line, while queries are recalled.
    pub recall: Option<Recall>,
    /// The filter to restore if the prompt is cancelled.
    pub before: Filter,
    /// The cursor of the list to restore then.
    pub before_place: Option<ListPosition>,
    /// Whether the cursor had been moved.
    pub before_moved: bool,
}

/// The candidates at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// The bytes of the line that a candidate replaces.
    pub span: Range<usize>,
    /// The candidates, the most useful first; never empty.
    pub candidates: Vec<Candidate>,
    /// Index of the candidate that was inserted into the line.
    pub chosen: Option<usize>,
}

/// A way to complete the typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name as shown.
    pub shown: CleanText,
    /// The text as inserted into the line, quoted if necessary.
    pub inserted: String,
    /// How many articles have it; `None` if they are not counted.
    pub count: Option<usize>,
}

/// What the row below the prompt shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PromptHelp<'a> {
    /// What the last key did, or why it did nothing.
    Notice(&'a Notice),
    /// Why the line is not a query, or is not one yet.
    Error(&'a QueryError),
    /// Candidates at the caret.
    Candidates(&'a Completing),
    /// A hint about a valid query.
    Hint(&'a Phrase),
    /// Key hints.
    Keys,
}

impl FilterPrompt {
    /// What the row below the prompt shows. Candidates take precedence over an error that they would correct.
    #[must_use]
    pub fn below<'a>(&'a self, notice: Option<&'a Notice>) -> PromptHelp<'a> {
        let completing = self.completing.as_ref();
        if let Some(notice) = notice {
            return PromptHelp::Notice(notice);
        }
        match (&self.error, completing) {
            (_, Some(completing)) if completing.chosen.is_some() => PromptHelp::Candidates(completing),
            (Some(error), Some(completing)) if is_corrected(error, completing) => {
                PromptHelp::Candidates(completing)
            }
            (Some(error), _) => PromptHelp::Error(error),
            (None, Some(completing)) => PromptHelp::Candidates(completing),
            (None, None) => self.hint.as_ref().map_or(PromptHelp::Keys, PromptHelp::Hint),
        }
    }
}

/// Whether candidates would correct an error: the query is unfinished, or the error is at the name being
/// completed.
fn is_corrected(error: &QueryError, completing: &Completing) -> bool {
    let (wrong, completed) = (&error.span, &completing.span);
    let touches = wrong.start <= completed.end && completed.start <= wrong.end;
    error.reason.is_unfinished() || (touches && matches!(error.reason, Reason::UnknownSearch { .. }))
}

/// The prompt for the name of a search.
#[derive(Clone, Debug, Default)]
pub struct NamePrompt {
    /// The typed name.
    pub line: Input,
    /// Why the name cannot be used.
    pub fault: Option<Phrase>,
}

/// The list of saved searches to pick from.
#[derive(Clone, Debug, Default)]
pub struct SearchPicker {
    /// The typed words that searches must contain.
    pub line: Input,
    /// Index of the search with the cursor, among those that match.
    pub cursor: usize,
    /// Index of the first search in the window.
    pub top: usize,
}

impl SearchPicker {
    /// The searches that contain every typed word: first those with all words in the name, then those with
    /// some only in the query.
    #[must_use]
    pub fn matching<'a>(&self, searches: &'a Searches) -> Vec<&'a SavedSearch> {
        let typed = fold(self.line.value()).into_owned();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let named = |search: &&SavedSearch| {
            let name = fold(&search.name);
            words.iter().all(|word| name.contains(word))
        };
        let holds = |search: &&SavedSearch| {
            let (name, text) = (fold(&search.name), fold(&search.text));
            words.iter().all(|word| name.contains(word) || text.contains(word))
        };
        let others = searches.iter().filter(|search| !named(search) && holds(search));
        searches.iter().filter(named).chain(others).collect()
    }
}

/// The visible part of a typed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineWindow<'a> {
    /// The whole line.
    line: &'a str,
    /// The byte of the line at which the visible part begins.
    start: usize,
    /// Cells scrolled out at the left.
    skipped: usize,
    /// The width of the visible part, in cells.
    room: usize,
    /// The cell of the caret, from the left of the visible part.
    pub caret: usize,
}

impl<'a> LineWindow<'a> {
    /// The visible part of a line in `room` cells, scrolled so that the caret is visible.
    #[must_use]
    pub fn on(line: &'a Input, room: usize) -> Self {
        let (start, skipped) = after_cells(line.value(), line.visual_scroll(room.max(1)));
        let caret = line.visual_cursor().saturating_sub(skipped);
        Self { line: line.value(), start, skipped, room, caret }
    }

    /// The line from the first visible byte on; it may be longer than the visible part.
    #[must_use]
    pub fn shown(&self) -> &'a str {
        self.line.get(self.start..).unwrap_or_default()
    }

    /// The visible cells of the bytes `span`: at least one cell, at the edge if the bytes are not visible.
    #[must_use]
    pub fn cells(&self, span: &Range<usize>) -> Range<usize> {
        let cell = |at: usize| {
            let before = self.line.get(..at).map_or_else(|| cell_width(self.line), cell_width);
            before.saturating_sub(self.skipped).min(self.room)
        };
        let start = cell(span.start).min(self.room.saturating_sub(1));
        start..cell(span.end).max(start + 1)
    }
}

/// The caret as a byte offset in the line.
#[must_use]
pub fn caret_byte(line: &Input) -> usize {
    line.value().char_indices().nth(line.cursor()).map_or(line.value().len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bytes_are_mapped_to_cells_of_the_window() {
        let wide = Input::new("日本 é is:x".into());
        let window = LineWindow::on(&wide, 40);
        let at = wide.value().find("is:").unwrap();
        assert_eq!(window.cells(&(at..at + 4)), 7..11);
        assert_eq!(window.cells(&(0..3)), 0..2);
        let end = wide.value().len();
        assert_eq!(window.cells(&(end..end)), 11..12);
        // Scrolled to the right: bytes left of the window are at its edge.
        let window = LineWindow::on(&wide, 6);
        assert!(window.caret <= 6 && window.shown().ends_with("is:x"), "{window:?}");
        assert_eq!(window.cells(&(0..3)), 0..1);
    }

    proptest! {
        #[test]
        fn every_span_has_at_least_one_cell_in_the_window(text in ".{0,30}", caret in 0_usize..30, room in 1_usize..20, from in 0_usize..40, length in 0_usize..9) {
            let line = Input::new(text).with_cursor(caret);
            let window = LineWindow::on(&line, room);
            let cells = window.cells(&(from..from + length));
            prop_assert!(cells.start < cells.end && cells.end <= room);
            prop_assert!(window.caret <= room);
        }
    }

    #[test]
    fn searches_that_match_by_name_come_first() {
        let line = CleanText::line;
        let searches = Searches::default()
            .with(&line("Été"), &line("date:2024-07"))
            .with(&line("Heart"), &line("tag:cœur été"))
            .with(&line("x"), &line("y"));
        let found = |typed: &str| {
            let picker = SearchPicker { line: Input::new(typed.into()), ..SearchPicker::default() };
            picker.matching(&searches).iter().map(|search| search.name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("ete"), ["Été", "Heart"]);
        assert_eq!(found("heart coeur"), ["Heart"]);
        assert_eq!(found(""), ["Été", "Heart", "x"]);
        assert!(found("z").is_empty());
    }
}
