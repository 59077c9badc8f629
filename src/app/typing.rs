//! The visible part of a typed line.
//!
//! Floor 3, part of [`app`](crate::app). What is typed is applied by `app::update`.

use std::ops::Range;

use tui_input::Input;

use crate::text::{after_cells, cell_width};

/// The visible part of a typed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineWindow<'a> {
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
    pub fn on(line: &'a Input, room: usize) -> Self {
        let (start, skipped) = after_cells(line.value(), line.visual_scroll(room.max(1)));
        let caret = line.visual_cursor().saturating_sub(skipped);
        Self { line: line.value(), start, skipped, room, caret }
    }

    /// The line from the first visible byte on; it may be longer than the visible part.
    pub fn shown(&self) -> &'a str {
        self.line.get(self.start..).unwrap_or_default()
    }

    /// The visible cells of the bytes `span`: at least one cell, at the edge if the bytes are not visible.
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
}
