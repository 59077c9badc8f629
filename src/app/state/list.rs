//! The cursor, window and order of the list, and the lists that are filtered by typing. Floor 3, part of
//! [`app`](crate::app). Which rows a window shows is computed in `app::window`.

use tui_input::Input;

use crate::app::window::WindowRows;
use crate::config::HighlightRule;
use crate::config::choice::{Column, GroupBy};
use crate::model::ArticlePath;
use crate::query::{Sort, SortKey};
use crate::wording::ScreenText;

/// An article and its distance from the top of the list window, so that both can be restored.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPosition {
    pub path: ArticlePath,
    /// How many articles of the window are above it.
    pub below_top: usize,
}

/// The cursor and window of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListState {
    /// Index of the article with the cursor in `finding.ids`.
    pub cursor: usize,
    /// Index of the first article in the window.
    pub top: usize,
    /// Whether the cursor was moved since the list began to fill: if so it stays on its article, otherwise on
    /// the newest one.
    pub moved: bool,
    /// The article that the filter removed from under the cursor: the cursor returns to it when it is listed
    /// again.
    pub lost: Option<ListPosition>,
    /// Whether the window was scrolled without the cursor, which may be outside it until the next movement.
    pub is_loose: bool,
    /// The rows of the window and of the article with the cursor.
    pub rows: WindowRows,
}

/// How the list is shown, as the settings say or the user chose.
#[derive(Clone, Debug)]
pub struct ListDisplay {
    /// The order unless the filter contains `sort:`.
    pub sort: Sort,
    /// How the list is grouped, if it is sorted by date.
    pub grouping: GroupBy,
    /// Whether the summary is under each title, if there is room.
    pub has_summaries: bool,
    /// Whether the user changed `has_summaries`: only then does the session keep it.
    pub summaries_chosen: bool,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    pub highlight_rules: Vec<HighlightRule>,
}

impl Default for ListDisplay {
    fn default() -> Self {
        Self {
            sort: Sort::default(),
            grouping: GroupBy::default(),
            has_summaries: false,
            summaries_chosen: false,
            columns: vec![Column::Date, Column::Title, Column::Source],
            highlight_rules: Vec::new(),
        }
    }
}

/// The name of an order, such as “newest first”; `by_day` if the list is grouped by day.
pub fn order_name(sort: Sort, by_day: bool) -> ScreenText {
    match (sort.key, sort.descending) {
        (SortKey::Date, true) if by_day => ScreenText::NewestFirstByDay,
        (SortKey::Date, false) if by_day => ScreenText::OldestFirstByDay,
        (SortKey::Date, true) => ScreenText::NewestFirst,
        (SortKey::Date, false) => ScreenText::OldestFirst,
        (SortKey::Title, false) => ScreenText::TitleUp,
        (SortKey::Title, true) => ScreenText::TitleDown,
        (SortKey::Source, false) => ScreenText::SourceUp,
        (SortKey::Source, true) => ScreenText::SourceDown,
        (SortKey::Importance, true) => ScreenText::ImportanceDown,
        (SortKey::Importance, false) => ScreenText::ImportanceUp,
        (SortKey::Relevance, true) => ScreenText::RelevanceDown,
        (SortKey::Relevance, false) => ScreenText::RelevanceUp,
        (SortKey::Path, false) => ScreenText::PathUp,
        (SortKey::Path, true) => ScreenText::PathDown,
    }
}

/// A typed line, and the cursor among what it finds.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    pub line: Input,
    /// Index of the entry with the cursor, among those found.
    pub cursor: usize,
    /// Index of the first entry in the window.
    pub top: usize,
}

impl Picker {
    /// Moves cursor and window to the first entry.
    pub fn to_top(&mut self) {
        self.cursor = 0;
        self.top = 0;
    }

    /// Clamps the cursor to `length` entries and the window of `rows` entries to the cursor, without empty
    /// rows at the end.
    pub fn keep_in_window(&mut self, rows: usize, length: usize) {
        let rows = rows.max(1);
        self.cursor = self.cursor.min(length.saturating_sub(1));
        let lowest = (self.cursor + 1).saturating_sub(rows);
        self.top = self.top.clamp(lowest, self.cursor).min(length.saturating_sub(rows).max(lowest));
    }
}
