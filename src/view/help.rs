//! The overlay of keys.

use crate::app::State;
use crate::app::help::{self, HelpLine};
use crate::view::{Canvas, Look};
use crate::wording::Phrase;

pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let Some(overlay) = &state.help else { return };
    let area = help::area(state);
    let width = usize::from(area.width.saturating_sub(2));
    let lines = help::lines(overlay, &state.keymap, area.width);
    if lines.is_empty() {
        canvas.text(area.x + 1, area.y, width, &Phrase::NoSuchKey.text(), Look::Faint);
        return;
    }
    for (y, line) in (area.y..area.y + area.height).zip(lines.into_iter().skip(overlay.scroll)) {
        match line {
            HelpLine::Empty => {}
            HelpLine::Heading(group) => {
                canvas.text(area.x + 1, y, width, group.heading().now(), Look::Heading);
            }
            HelpLine::Action { row, text } => {
                let cells = help::key_cells(area.width);
                if let Some(row) = row {
                    let keys = help::keys(&state.keymap, row);
                    canvas.text(area.x + 2, y, usize::from(cells), &keys.join(" "), Look::Key);
                }
                let x = area.x + 3 + cells;
                let room = usize::from(area.width.saturating_sub(cells + 4));
                canvas.text(x, y, room, &text, Look::Row);
            }
        }
    }
}
