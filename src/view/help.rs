//! The overlay of keys.

use crate::app::help::{self, HelpLine};
use crate::app::{Area, State};
use crate::input::MOUSE;
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
            HelpLine::PointerHeading => {
                canvas.text(area.x + 1, y, width, MOUSE.now(), Look::Heading);
            }
            HelpLine::Part(heading) => {
                canvas.text(area.x + 1, y, width, &heading.text(), Look::Heading);
            }
            HelpLine::Form { written, text } if text.is_empty() => {
                canvas.text(area.x + 2, y, width, written.as_deref().unwrap_or_default(), Look::Key);
            }
            HelpLine::Form { written, text } => {
                draw_line(canvas, area, y, (written.as_deref(), &text));
            }
            HelpLine::Action { row, text } => {
                let keys = row.map(|row| help::keys(&state.keymap, row).join(" "));
                draw_line(canvas, area, y, (keys.as_deref(), &text));
            }
            HelpLine::Gesture { row, text } => {
                draw_line(canvas, area, y, (row.map(|row| row.done.now()), &text));
            }
        }
    }
}

/// What is pressed, and what it does.
fn draw_line(canvas: &mut Canvas<'_>, area: Area, y: u16, (pressed, text): (Option<&str>, &str)) {
    let cells = help::key_cells(area.width);
    if let Some(pressed) = pressed {
        canvas.text(area.x + 2, y, usize::from(cells), pressed, Look::Key);
    }
    let x = area.x + 3 + cells;
    let room = usize::from(area.width.saturating_sub(cells + 4));
    canvas.text(x, y, room, text, Look::Row);
}
