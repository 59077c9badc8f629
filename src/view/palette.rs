//! Draws the entries of the command palette over the lower part of the panes, so that the preview of a theme
//! is visible above it. Finding and ranking them is left to [`app::palette`](crate::app::palette). Floor 4,
//! part of [`view`](crate::view).

use crate::app::{Area, Prompt, State, geometry};
use crate::text::cell_width;
use crate::view::{Canvas, StyledPart};
use crate::wording::Phrase;

/// Most cells of the first column.
const FIRST_CELLS: usize = 62;
/// Fewest cells of the second column; with less, the first one has the whole width.
const THEN_CELLS: usize = 16;

pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let Some(Prompt::Palette(palette)) = &state.prompt else { return };
    let area = geometry::palette(&state.panes(), state.size);
    canvas.clear(area);
    for x in area.x..area.x + area.width {
        canvas.text(x, area.y, 1, "─", StyledPart::Rule);
    }
    let width = usize::from(area.width.saturating_sub(2));
    let rows = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if palette.found.is_empty() && !palette.picker.line.value().trim().is_empty() {
        canvas.text(rows.x + 1, rows.y, width, &Phrase::NothingFound.text(), StyledPart::Faint);
        return;
    }
    let shown = || palette.found.iter().enumerate().skip(palette.picker.top).take(rows.rows());
    let longest = palette.found.iter().map(|entry| cell_width(&entry.columns().0)).max().unwrap_or(0);
    let first = if width < FIRST_CELLS + THEN_CELLS { width } else { longest.min(FIRST_CELLS) };
    for (y, (index, entry)) in (rows.y..rows.y + rows.height).zip(shown()) {
        let has_cursor = index == palette.picker.cursor;
        let look = if has_cursor { StyledPart::CursorRow } else { StyledPart::Row };
        if has_cursor {
            canvas.paint_row(rows, y, look);
            canvas.text(rows.x, y, 1, "▌", StyledPart::Cursor);
        }
        let keys = entry.keys(state).join(" ");
        let right = rows.x + rows.width.saturating_sub(1);
        let used = usize::from(canvas.right_text(right, y, width / 3, &keys, StyledPart::Key));
        let room = width.saturating_sub(used + 2);
        let (first_text, second_text) = entry.columns();
        canvas.text(rows.x + 1, y, first.min(room), &first_text, look);
        if first < width {
            let x = rows.x + 3 + u16::try_from(first).unwrap_or(rows.width);
            canvas.text(x, y, room.saturating_sub(first + 2), &second_text, StyledPart::Faint);
        }
    }
}
