//! Draws the left pane: facets, their values and the counts. `app::update` computes its lines. Floor 4, part
//! of [`view`](crate::view).

use crate::app::facets::{FacetItem, FacetLine, FacetValue, facet_of};
use crate::app::layout::signs::Sign;
use crate::app::layout::{Layout, StyledPart};
use crate::app::{Area, Pane, Prompt, State};
use crate::query::{FacetChoice, Field};
use crate::text::cell_width;
use crate::view::canvas::{Canvas, cursor_look};
use crate::wording::{ScreenText, grouped};

/// The cells in front of a name: the cursor, a sign, a space.
const NAME: u16 = 3;
/// The cells a name keeps before the unread count is shown too.
const NAME_ROOM: usize = 10;

pub(super) fn draw(canvas: &mut Canvas<'_>, layout: &Layout<'_>) {
    let (state, Some(area)) = (layout.state, layout.panes.tags) else { return };
    let width = usize::from(area.width.saturating_sub(2));
    if state.facets.lines.is_empty() && state.loading.finished {
        let phrase = if matches!(state.prompt, Some(Prompt::Facet(_))) {
            ScreenText::NoSuchValue
        } else {
            ScreenText::NoFacets
        };
        canvas.text(area.x + 1, area.y, width, &phrase.text(), StyledPart::Faint);
        return;
    }
    let rows = area.y..area.y + area.height;
    for ((index, line), y) in state.facets.lines.iter().enumerate().skip(state.facets.top).zip(rows) {
        let row = Area { y, height: 1, ..area };
        let has_cursor = index == state.facets.cursor && state.focus == Pane::Tags;
        let look = draw_cursor(canvas, row, state, has_cursor);
        match *line {
            FacetLine::Gap => {}
            FacetLine::SharedHeader => {
                canvas.text(area.x + 1, y, width, &ScreenText::SharedTags.text(), StyledPart::Faint);
            }
            FacetLine::More(count) => {
                let room = width.saturating_sub(usize::from(NAME) - 1);
                canvas.text(
                    area.x + NAME,
                    y,
                    room,
                    &ScreenText::MoreValues { count }.text(),
                    StyledPart::Faint,
                );
            }
            FacetLine::Group { group, open, chosen } => {
                draw_heading(canvas, row, state, (group, open, chosen));
            }
            FacetLine::Value(item) => draw_value(canvas, row, state, (item, look)),
        }
    }
}

/// Draws the cursor if the line has it. Returns the style of the line under the cursor.
fn draw_cursor(canvas: &mut Canvas<'_>, area: Area, state: &State, has_cursor: bool) -> Option<StyledPart> {
    let (sign, mark, row) = cursor_look(state, Pane::Tags);
    if has_cursor {
        canvas.paint_row(area, area.y, row);
        canvas.text(area.x, area.y, 1, sign, mark);
    }
    has_cursor.then_some(row)
}

/// The sign of a heading or year that can be folded.
fn fold_sign(state: &State, open: bool) -> &'static str {
    if open { Sign::Open } else { Sign::Folded }.drawn(state.screen.icons)
}

fn draw_heading(
    canvas: &mut Canvas<'_>,
    area: Area,
    state: &State,
    (group, open, chosen): (Field, bool, bool),
) {
    let sign = fold_sign(state, open);
    canvas.text(area.x + 1, area.y, 1, sign, StyledPart::Faint);
    let mut room = usize::from(area.width.saturating_sub(NAME + 1));
    let mut x = area.x + NAME;
    let heading = facet_of(group).map(|row| row.heading.text()).unwrap_or_default();
    let used = canvas.text(x, area.y, room, &heading, StyledPart::Heading);
    (x, room) = (x + used + 2, room.saturating_sub(usize::from(used) + 2));
    if group == Field::Tag && state.facets.any {
        let used = canvas.text(x, area.y, room, &ScreenText::AnyOf.text(), StyledPart::Filter);
        (x, room) = (x + used + 2, room.saturating_sub(usize::from(used) + 2));
    }
    if chosen && !open {
        canvas.text(x, area.y, room, Sign::Included.drawn(state.screen.icons), StyledPart::Included);
    }
}

/// Draws the count at the right of a value and returns the cells used. `12/831` means 12 unread of 831; a
/// bold `831` means that all are unread. Without room for both counts, or if nothing has been read yet, only
/// the total is shown, and not in bold.
fn draw_counts(canvas: &mut Canvas<'_>, (right, y): (u16, u16), room: usize, item: FacetItem) -> u16 {
    let all = grouped(item.count);
    match item.unread {
        Some(unread) if unread == item.count && unread > 0 => {
            canvas.right_text(right, y, room, &all, StyledPart::Unread)
        }
        Some(unread) if room > cell_width(&grouped(unread)) + cell_width(&all) + NAME_ROOM => {
            let of_all = canvas.right_text(right, y, room, &format!("/{all}"), StyledPart::Faint);
            let look = if unread == 0 { StyledPart::Faint } else { StyledPart::Unread };
            of_all + canvas.right_text(right - of_all, y, room, &grouped(unread), look)
        }
        Some(_) | None => canvas.right_text(right, y, room, &all, StyledPart::Faint),
    }
}

fn draw_value(
    canvas: &mut Canvas<'_>,
    area: Area,
    state: &State,
    (item, row): (FacetItem, Option<StyledPart>),
) {
    let look = match (item.choice, row, item.shared || item.count == 0) {
        (Some(FacetChoice::Included), ..) => StyledPart::Included,
        (Some(FacetChoice::Excluded), ..) => StyledPart::Excluded,
        (None, Some(row), _) => row,
        (None, None, true) => StyledPart::Faint,
        (None, None, false) => StyledPart::Row,
    };
    let sign = match item.choice {
        Some(FacetChoice::Included) => Sign::Included.drawn(state.screen.icons),
        Some(FacetChoice::Excluded) => Sign::Excluded.drawn(state.screen.icons),
        None => " ",
    };
    canvas.text(area.x + 1, area.y, 1, sign, look);
    let indent = match item.facet {
        FacetValue::Year(_) => 2,
        FacetValue::Month(..) => 4,
        FacetValue::Tag(_) | FacetValue::Name(..) | FacetValue::Flag(_) => 0,
    };
    if let Some(open) = item.open {
        canvas.text(area.x + NAME, area.y, 1, fold_sign(state, open), StyledPart::Faint);
    }
    let right = area.x + area.width.saturating_sub(1);
    let room = usize::from(area.width.saturating_sub(NAME + 2));
    let count_cells = draw_counts(canvas, (right, area.y), room, item);
    let room = room.saturating_sub(usize::from(count_cells + indent));
    let label = item.facet.label(&state.finding.library);
    canvas.text(area.x + NAME + indent, area.y, room, &label, look);
}
