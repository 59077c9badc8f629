//! Draws the help overlay, whose lines are computed by [`app::help`](crate::app::help). Floor 4, part of
//! [`view`](crate::view).

use crate::app::State;
use crate::app::help::{self, HelpLine};
use crate::view::{Canvas, StyledPart};
use crate::wording::Phrase;

pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let Some(overlay) = &state.help else { return };
    let area = help::area(state);
    let width = usize::from(area.width.saturating_sub(2));
    let lines = help::lines(overlay, &state.keymap, area.width);
    if lines.is_empty() {
        canvas.text(area.x + 1, area.y, width, &Phrase::NoSuchKey.text(), StyledPart::Faint);
        return;
    }
    for (y, line) in (area.y..area.y + area.height).zip(lines.into_iter().skip(overlay.scroll)) {
        match line {
            HelpLine::Empty => {}
            HelpLine::Heading(heading) => {
                canvas.text(area.x + 1, y, width, &heading, StyledPart::Heading);
            }
            HelpLine::Item(left, text) => {
                let cells = help::left_cells(area.width);
                let room = if text.is_empty() { width } else { usize::from(cells) };
                canvas.text(area.x + 2, y, room, &left.unwrap_or_default(), StyledPart::Key);
                let room = usize::from(area.width.saturating_sub(cells + 4));
                canvas.text(area.x + 3 + cells, y, room, &text, StyledPart::Row);
            }
        }
    }
}
