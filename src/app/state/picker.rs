//! A list that is filtered by typing: the typed words, the cursor and the window.
//!
//! Floor 3, part of [`app`](crate::app). What is listed and how it matches is left to each prompt.

use tui_input::Input;

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
    /// Moves the cursor; negative is up. [`keep_in_window`](Self::keep_in_window) clamps it.
    pub fn move_by(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by);
    }

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
