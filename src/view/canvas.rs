//! The cells of a frame: all text is written through here, in the styles of [`theme`].
//!
//! Floor 4, part of [`view`](crate::view).

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::layout::{Label, Piece, StyledPart};
use crate::app::{Area, Pane, State};
use crate::config::ThemeColours;
use crate::text::{cell_width, cut_to_cells};
use crate::view::theme;

/// The cells of the frame, and the palette they are drawn with. All text is written through this.
pub(super) struct Canvas<'a> {
    pub buffer: &'a mut Buffer,
    pub palette: &'a ThemeColours,
}

impl Canvas<'_> {
    /// Writes text into at most `cells` cells, cut with an ellipsis. Returns the cells used.
    pub(super) fn text(&mut self, x: u16, y: u16, cells: usize, text: &str, look: StyledPart) -> u16 {
        self.styled(x, y, cells, text, theme::style(self.palette, look))
    }

    fn styled(&mut self, x: u16, y: u16, cells: usize, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if x >= area.right() || y >= area.bottom() {
            return 0;
        }
        let room = cells.min(usize::from(area.right() - x));
        let cut = cut_to_cells(text, room);
        let (end, _) = self.buffer.set_stringn(x, y, &cut, room, style);
        end.saturating_sub(x)
    }

    /// Writes text that ends before the column `right`, if it fits into `cells`. Returns the cells used, 0 if
    /// it doesn't fit.
    pub(super) fn right_text(
        &mut self,
        right: u16,
        y: u16,
        cells: usize,
        text: &str,
        look: StyledPart,
    ) -> u16 {
        let width = cell_width(text);
        let Ok(width) = u16::try_from(width) else { return 0 };
        if usize::from(width) > cells || width > right {
            return 0;
        }
        self.text(right - width, y, cells, text, look)
    }

    /// Writes text like [`text`](Self::text), with byte ranges of it highlighted as found.
    pub(super) fn marked_text(
        &mut self,
        (x, y): (u16, u16),
        cells: usize,
        (text, ranges): (&str, &[Range<usize>]),
        look: StyledPart,
    ) -> u16 {
        let used = self.text(x, y, cells, text, look);
        // Neither the part that was cut off nor the ellipsis is highlighted.
        let kept = cut_to_cells(text, cells);
        let is_cut = kept != text;
        let shown = usize::from(used).saturating_sub(usize::from(is_cut));
        self.mark((x, y), shown, (text, ranges), StyledPart::Match);
        used
    }

    /// Gives byte ranges of a text another style. The text, or its beginning, has been written at this place
    /// into `cells` cells.
    pub(super) fn mark(
        &mut self,
        (x, y): (u16, u16),
        cells: usize,
        (text, ranges): (&str, &[Range<usize>]),
        look: StyledPart,
    ) {
        for range in ranges {
            let width = |until: usize| cell_width(text.get(..until).unwrap_or_default()).min(cells);
            let (from, until) = (width(range.start), width(range.end));
            let cell = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
            let found = Rect { x: x.saturating_add(cell(from)), y, width: cell(until - from), height: 1 };
            self.buffer.set_style(found.intersection(self.buffer.area), theme::style(self.palette, look));
        }
    }

    /// Paints a piece of the layout.
    pub(super) fn paint_piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Clear(area) => self.clear(*area),
            Piece::Style(area, look) => self.paint(*area, theme::style(self.palette, *look)),
            Piece::Label(Label { x, y, text, look }) => {
                self.text(*x, *y, usize::MAX, text, *look);
            }
        }
    }

    fn clear(&mut self, area: Area) {
        let area = Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        let area = area.intersection(self.buffer.area);
        for place in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(place) {
                cell.reset();
            }
        }
        self.buffer.set_style(area, theme::ground(self.palette));
    }

    /// Applies a style to an area and leaves its text.
    pub(super) fn paint(&mut self, area: Area, style: Style) {
        let area = Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Applies a style to one row of an area and leaves its text.
    pub(super) fn paint_row(&mut self, area: Area, y: u16, look: StyledPart) {
        let row = Rect { x: area.x, y, width: area.width, height: 1 };
        let row = row.intersection(self.buffer.area);
        self.buffer.set_style(row, theme::style(self.palette, look));
    }
}

/// The bar at the left of the line under the cursor, its style and the style of the line: heavy in the pane
/// that has the focus, light elsewhere.
pub(super) fn cursor_look(state: &State, pane: Pane) -> (&'static str, StyledPart, StyledPart) {
    if state.focus == pane {
        ("▌", StyledPart::Cursor, StyledPart::CursorRow)
    } else {
        ("▏", StyledPart::IdleCursor, StyledPart::IdleCursorRow)
    }
}
