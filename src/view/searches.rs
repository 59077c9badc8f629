//! Draws the list of saved searches: names and queries. [`app::typing`](crate::app::typing) decides which
//! ones match. Floor 4, part of [`view`](crate::view).

use crate::app::{Area, Prompt, State, geometry};
use crate::text::cell_width;
use crate::view::{Canvas, StyledPart};
use crate::wording::Phrase;

/// Fewest cells of the column of names.
const NAME_CELLS: usize = 12;

pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let Some(Prompt::Searches(picker)) = &state.prompt else { return };
    let area = geometry::overlay(&state.panes(), state.size);
    let width = usize::from(area.width.saturating_sub(2));
    let found = state.searches.matching(picker.line.value());
    if found.is_empty() {
        let phrase = if state.searches.is_empty() { Phrase::NoSearches } else { Phrase::NoSuchSearch };
        canvas.text(area.x + 1, area.y, width, &phrase.text(), StyledPart::Faint);
        return;
    }
    let shown = || found.iter().enumerate().skip(picker.top).take(area.rows());
    let longest = shown().map(|(_, search)| cell_width(&search.name)).max().unwrap_or(0);
    let names = longest.clamp(NAME_CELLS, (width * 2 / 5).max(NAME_CELLS));
    for (y, (index, search)) in (area.y..area.y + area.height).zip(shown()) {
        let has_cursor = index == picker.cursor;
        let look = if has_cursor { StyledPart::CursorRow } else { StyledPart::Row };
        if has_cursor {
            canvas.paint_row(Area { y, height: 1, ..area }, y, look);
            canvas.text(area.x, y, 1, "▌", StyledPart::Cursor);
        }
        canvas.text(area.x + 1, y, names.min(width), &search.name, look);
        let x = area.x + 3 + u16::try_from(names).unwrap_or(area.width);
        let room = usize::from((area.x + area.width).saturating_sub(x + 1));
        canvas.text(x, y, room, &search.text, StyledPart::Faint);
    }
}
