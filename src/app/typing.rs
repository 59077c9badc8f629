//! The line that is typed and what is said under it.

use std::ops::Range;

use tui_input::Input;

use crate::app::history::Recall;
use crate::app::state::{Filter, Notice, Place};
use crate::config::{SavedSearch, Searches};
use crate::query::{QueryError, Reason};
use crate::text::{CleanText, behind_cells, cell_width, fold};
use crate::wording::Phrase;

/// The filter while it is typed.
#[derive(Clone, Debug)]
pub struct FilterPrompt {
    /// The line.
    pub line: Input,
    /// What stood in the line when typing began.
    pub opened: String,
    /// Why what is typed is no query, or not yet: then the list is that of the last one that was.
    pub error: Option<QueryError>,
    /// Something about a query that is one.
    pub hint: Option<Phrase>,
    /// What could stand at the caret.
    pub completing: Option<Completing>,
    /// The earlier query that stands in the line.
    pub recall: Option<Recall>,
    /// The filter before.
    pub before: Filter,
    /// The article that had the cursor before.
    pub before_place: Option<Place>,
    /// Whether the cursor had been moved.
    pub before_moved: bool,
}

/// What could stand at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// The bytes of the line that are replaced.
    pub span: Range<usize>,
    /// What may replace them, the most useful first; never empty.
    pub candidates: Vec<Candidate>,
    /// Which of them stands in the line.
    pub chosen: Option<usize>,
}

/// Something that could stand at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it is shown.
    pub shown: CleanText,
    /// As it is written into the line.
    pub inserted: String,
    /// How many articles it is true of.
    pub count: Option<usize>,
}

/// What is said under the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Below<'a> {
    /// A notice.
    Said(&'a Notice),
    /// Why the line is no query, or not yet.
    Error(&'a QueryError),
    /// What could stand at the caret.
    Candidates(&'a Completing),
    /// Something about the query.
    Hint(&'a Phrase),
    /// Nothing: the keys that help.
    Keys,
}

impl FilterPrompt {
    /// What is said under the line. What one is about to type comes before the fault that it would mend.
    #[must_use]
    pub fn below<'a>(&'a self, notice: Option<&'a Notice>) -> Below<'a> {
        let completing = self.completing.as_ref();
        if let Some(notice) = notice {
            return Below::Said(notice);
        }
        match (&self.error, completing) {
            (_, Some(completing)) if completing.chosen.is_some() => Below::Candidates(completing),
            (Some(error), Some(completing)) if is_mended(error, completing) => Below::Candidates(completing),
            (Some(error), _) => Below::Error(error),
            (None, Some(completing)) => Below::Candidates(completing),
            (None, None) => self.hint.as_ref().map_or(Below::Keys, Below::Hint),
        }
    }
}

/// Whether an error only says that there is more to come, or is about the beginning of a name that can be
/// completed.
fn is_mended(error: &QueryError, completing: &Completing) -> bool {
    let (wrong, completed) = (&error.span, &completing.span);
    let touches = wrong.start <= completed.end && completed.start <= wrong.end;
    error.reason.is_unfinished() || (touches && matches!(error.reason, Reason::UnknownSearch { .. }))
}

/// The name of a search while it is typed.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// The line.
    pub line: Input,
    /// Why the name cannot be taken.
    pub fault: Option<Phrase>,
}

/// The saved searches while one is picked.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// What is typed to find one.
    pub line: Input,
    /// The line with the cursor, among those that match.
    pub cursor: usize,
    /// The first line in the window.
    pub top: usize,
}

impl Picker {
    /// The searches that match what is typed: those whose name holds every word, then those whose query
    /// does.
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

/// The part of a typed line that its window shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window<'a> {
    /// All of the line.
    line: &'a str,
    /// The first byte that is shown.
    start: usize,
    /// The cells before it.
    skipped: usize,
    /// The cells of the window.
    room: usize,
    /// The cell of the caret, from the left of the window.
    pub caret: usize,
}

impl<'a> Window<'a> {
    /// The window of `room` cells on a line, scrolled so that the caret is in it.
    #[must_use]
    pub fn on(line: &'a Input, room: usize) -> Self {
        let (start, skipped) = behind_cells(line.value(), line.visual_scroll(room.max(1)));
        let caret = line.visual_cursor().saturating_sub(skipped);
        Self { line: line.value(), start, skipped, room, caret }
    }

    /// What is shown, from the left of the window; it may be longer than the window.
    #[must_use]
    pub fn shown(&self) -> &'a str {
        self.line.get(self.start..).unwrap_or_default()
    }

    /// The cells of the window over which the bytes `span` of the line stand: at least one, at the edge
    /// where they are outside.
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

/// The byte of the caret in a line.
#[must_use]
pub fn caret_byte(line: &Input) -> usize {
    line.value().char_indices().nth(line.cursor()).map_or(line.value().len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bytes_become_cells_of_the_window() {
        let wide = Input::new("日本 é is:x".into());
        let window = Window::on(&wide, 40);
        let at = wide.value().find("is:").unwrap();
        assert_eq!(window.cells(&(at..at + 4)), 7..11);
        assert_eq!(window.cells(&(0..3)), 0..2);
        let end = wide.value().len();
        assert_eq!(window.cells(&(end..end)), 11..12);
        // Scrolled to the right: what lies to the left is at the edge.
        let window = Window::on(&wide, 6);
        assert!(window.caret <= 6 && window.shown().ends_with("is:x"), "{window:?}");
        assert_eq!(window.cells(&(0..3)), 0..1);
    }

    proptest! {
        #[test]
        fn every_span_has_cells_in_the_window(text in ".{0,30}", caret in 0_usize..30, room in 1_usize..20, from in 0_usize..40, length in 0_usize..9) {
            let line = Input::new(text).with_cursor(caret);
            let window = Window::on(&line, room);
            let cells = window.cells(&(from..from + length));
            prop_assert!(cells.start < cells.end && cells.end <= room);
            prop_assert!(window.caret <= room);
        }
    }

    #[test]
    fn searches_are_found_by_name_and_then_by_query() {
        let line = CleanText::line;
        let searches = Searches::default()
            .with(&line("Été"), &line("date:2024-07"))
            .with(&line("Heart"), &line("tag:cœur été"))
            .with(&line("x"), &line("y"));
        let found = |typed: &str| {
            let picker = Picker { line: Input::new(typed.into()), ..Picker::default() };
            picker.matching(&searches).iter().map(|search| search.name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("ete"), ["Été", "Heart"]);
        assert_eq!(found("heart coeur"), ["Heart"]);
        assert_eq!(found(""), ["Été", "Heart", "x"]);
        assert!(found("z").is_empty());
    }
}
