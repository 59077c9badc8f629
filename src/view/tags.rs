//! The tag pane.

use crate::app::state::TagLine;
use crate::app::{Area, Pane, State, geometry};
use crate::query::Choice;
use crate::view::{Canvas, Look, cursor_look};
use crate::wording::{Phrase, grouped};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let width = usize::from(area.width.saturating_sub(2));
    let lines = geometry::tag_lines(area);
    if lines != area {
        let used = canvas.text(area.x + 1, area.y, width, &Phrase::Tags.text(), Look::Heading);
        if state.tags.any {
            let room = width.saturating_sub(8);
            canvas.text(area.x + used + 3, area.y, room, &Phrase::AnyOf.text(), Look::Filter);
        }
    }
    if state.tags.lines.is_empty() && state.loading.finished {
        let phrase = if state.tags.prompt.is_some() { Phrase::NoSuchTag } else { Phrase::NoTags };
        canvas.text(lines.x + 1, lines.y, width, &phrase.text(), Look::Faint);
        return;
    }
    let rows = lines.y..lines.y + lines.height;
    for ((index, line), y) in state.tags.lines.iter().enumerate().skip(state.tags.top).zip(rows) {
        let row = Area { y, height: 1, ..area };
        match line {
            TagLine::SharedHeader => {
                canvas.text(area.x + 1, y, width, &Phrase::SharedTags.text(), Look::Faint);
            }
            TagLine::Tag { .. } => draw_tag(canvas, row, state, *line, index == state.tags.cursor),
        }
    }
}

fn draw_tag(canvas: &mut Canvas<'_>, area: Area, state: &State, line: TagLine, has_cursor: bool) {
    let TagLine::Tag { id, count, choice, shared } = line else { return };
    let Some(tag) = state.finding.library.tags().get(id) else { return };
    let (mark_sign, mark, row) = cursor_look(state, Pane::Tags);
    let focused = state.focus == Pane::Tags;
    let look = match (choice, shared) {
        (Some(Choice::Included), _) => Look::Included,
        (Some(Choice::Excluded), _) => Look::Excluded,
        (None, _) if has_cursor && focused => row,
        (None, true) => Look::Faint,
        (None, false) => Look::Row,
    };
    if has_cursor && focused {
        canvas.paint_row(area, area.y, row);
        canvas.text(area.x, area.y, 1, mark_sign, mark);
    }
    let sign = match choice {
        Some(Choice::Included) => "●",
        Some(Choice::Excluded) => "−",
        None => " ",
    };
    canvas.text(area.x + 1, area.y, 1, sign, look);
    let right = area.x + area.width.saturating_sub(1);
    let room = usize::from(area.width.saturating_sub(5));
    let count_cells = canvas.right_text(right, area.y, room, &grouped(count), Look::Faint);
    canvas.text(area.x + 3, area.y, room.saturating_sub(usize::from(count_cells)), &tag.short, look);
}
