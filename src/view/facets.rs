//! The left pane: groups of values with their counts.

use crate::app::facets::{Facet, FacetGroup, FacetItem, FacetLine};
use crate::app::{Area, Pane, State};
use crate::query::Choice;
use crate::text::cell_width;
use crate::view::signs::Sign;
use crate::view::{Canvas, Look, cursor_look};
use crate::wording::{Phrase, grouped};

/// The cells before a name: the cursor, a sign, a space.
const NAME: u16 = 3;
/// Cells of a name that are worth more than the count of what is unread.
const NAME_ROOM: usize = 10;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let width = usize::from(area.width.saturating_sub(2));
    if state.tags.lines.is_empty() && state.loading.finished {
        let phrase = if state.tags.prompt.is_some() { Phrase::NoSuchTag } else { Phrase::NoTags };
        canvas.text(area.x + 1, area.y, width, &phrase.text(), Look::Faint);
        return;
    }
    let rows = area.y..area.y + area.height;
    for ((index, line), y) in state.tags.lines.iter().enumerate().skip(state.tags.top).zip(rows) {
        let row = Area { y, height: 1, ..area };
        let has_cursor = index == state.tags.cursor && state.focus == Pane::Tags;
        let look = draw_cursor(canvas, row, state, has_cursor);
        match *line {
            FacetLine::Gap => {}
            FacetLine::SharedHeader => {
                canvas.text(area.x + 1, y, width, &Phrase::SharedTags.text(), Look::Faint);
            }
            FacetLine::More(count) => {
                let room = width.saturating_sub(usize::from(NAME) - 1);
                canvas.text(area.x + NAME, y, room, &Phrase::MoreValues { count }.text(), Look::Faint);
            }
            FacetLine::Group { group, open, chosen } => {
                draw_heading(canvas, row, state, (group, open, chosen));
            }
            FacetLine::Value(item) => draw_value(canvas, row, state, (item, look)),
        }
    }
}

/// Marks the line with the cursor; gives its look.
fn draw_cursor(canvas: &mut Canvas<'_>, area: Area, state: &State, has_cursor: bool) -> Option<Look> {
    let (sign, mark, row) = cursor_look(state, Pane::Tags);
    if has_cursor {
        canvas.paint_row(area, area.y, row);
        canvas.text(area.x, area.y, 1, sign, mark);
    }
    has_cursor.then_some(row)
}

/// The sign of what can be folded.
fn fold_sign(state: &State, open: bool) -> &'static str {
    if open { Sign::Open } else { Sign::Folded }.drawn(state.icons)
}

fn draw_heading(
    canvas: &mut Canvas<'_>,
    area: Area,
    state: &State,
    (group, open, chosen): (FacetGroup, bool, bool),
) {
    let sign = fold_sign(state, open);
    canvas.text(area.x + 1, area.y, 1, sign, Look::Faint);
    let mut room = usize::from(area.width.saturating_sub(NAME + 1));
    let mut x = area.x + NAME;
    let used = canvas.text(x, area.y, room, &group.heading().text(), Look::Heading);
    (x, room) = (x + used + 2, room.saturating_sub(usize::from(used) + 2));
    if group == FacetGroup::Tags && state.tags.any {
        let used = canvas.text(x, area.y, room, &Phrase::AnyOf.text(), Look::Filter);
        (x, room) = (x + used + 2, room.saturating_sub(usize::from(used) + 2));
    }
    if chosen && !open {
        canvas.text(x, area.y, room, Sign::Included.drawn(state.icons), Look::Included);
    }
}

/// The count at the right of a value: `12/831` says that 12 are unread, a heavy `831` that all are. Where
/// there is no room for two counts, or nothing was read at all, it is that of all, not heavy. Gives the cells
/// used.
fn draw_counts(canvas: &mut Canvas<'_>, (right, y): (u16, u16), room: usize, item: FacetItem) -> u16 {
    let all = grouped(item.count);
    match item.unread {
        Some(unread) if unread == item.count && unread > 0 => {
            return canvas.right_text(right, y, room, &all, Look::Unread);
        }
        Some(unread) if room > cell_width(&grouped(unread)) + cell_width(&all) + NAME_ROOM => {
            let of_all = canvas.right_text(right, y, room, &format!("/{all}"), Look::Faint);
            let look = if unread == 0 { Look::Faint } else { Look::Unread };
            return of_all + canvas.right_text(right - of_all, y, room, &grouped(unread), look);
        }
        Some(_) | None => {}
    }
    canvas.right_text(right, y, room, &all, Look::Faint)
}

fn draw_value(canvas: &mut Canvas<'_>, area: Area, state: &State, (item, row): (FacetItem, Option<Look>)) {
    let look = match (item.choice, row, item.shared || item.count == 0) {
        (Some(Choice::Included), ..) => Look::Included,
        (Some(Choice::Excluded), ..) => Look::Excluded,
        (None, Some(row), _) => row,
        (None, None, true) => Look::Faint,
        (None, None, false) => Look::Row,
    };
    let sign = match item.choice {
        Some(Choice::Included) => Sign::Included.drawn(state.icons),
        Some(Choice::Excluded) => Sign::Excluded.drawn(state.icons),
        None => " ",
    };
    canvas.text(area.x + 1, area.y, 1, sign, look);
    let indent = match item.facet {
        Facet::Year(_) => 2,
        Facet::Month(..) => 4,
        Facet::Tag(_) | Facet::Host(_) | Facet::Folder(_) | Facet::Language(_) | Facet::Flag(_) => 0,
    };
    if let Some(open) = item.open {
        canvas.text(area.x + NAME, area.y, 1, fold_sign(state, open), Look::Faint);
    }
    let right = area.x + area.width.saturating_sub(1);
    let room = usize::from(area.width.saturating_sub(NAME + 2));
    let count_cells = draw_counts(canvas, (right, area.y), room, item);
    let room = room.saturating_sub(usize::from(count_cells + indent));
    let label = item.facet.label(&state.finding.library);
    canvas.text(area.x + NAME + indent, area.y, room, &label, look);
}
