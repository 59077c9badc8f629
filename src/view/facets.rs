//! Draws the left pane: facets, their values and the counts. `app::update` computes its lines. Floor 4, part
//! of [`view`](crate::view).

use crate::app::facets::{FacetItem, FacetLine, FacetValue, facet_of};
use crate::app::layout::{Layout, Pieces, Sign, StyledPart};
use crate::app::{Area, Pane, Prompt, State};
use crate::query::{FacetChoice, Field};
use crate::text::cell_width;
use crate::wording::{ScreenText, grouped};

/// The cells in front of a name: the cursor, a sign, a space.
const NAME: u16 = 3;
/// The cells a name keeps before the unread count is shown too.
const NAME_ROOM: usize = 10;

pub(super) fn draw(pieces: &mut Pieces, layout: &Layout<'_>) {
    let (state, Some(area)) = (layout.state, layout.panes.tags) else { return };
    let width = usize::from(area.width.saturating_sub(2));
    if state.facets.lines.is_empty() && state.loading.finished {
        let phrase = if matches!(state.prompt, Some(Prompt::Facet(_))) {
            ScreenText::NoSuchValue
        } else {
            ScreenText::NoFacets
        };
        pieces.text(area.x + 1, area.y, width, &phrase.text(), StyledPart::Faint);
        return;
    }
    let rows = area.y..area.y + area.height;
    for ((index, line), y) in state.facets.lines.iter().enumerate().skip(state.facets.top).zip(rows) {
        let row = Area { y, height: 1, ..area };
        let has_cursor = index == state.facets.cursor && state.focus == Pane::Tags;
        let look = pieces.cursor(row, has_cursor);
        match *line {
            FacetLine::Gap => {}
            FacetLine::SharedHeader => {
                pieces.text(area.x + 1, y, width, &ScreenText::SharedTags.text(), StyledPart::Faint);
            }
            FacetLine::More(count) => {
                let room = width.saturating_sub(usize::from(NAME) - 1);
                let more = ScreenText::MoreValues { count }.text();
                pieces.text(area.x + NAME, y, room, &more, StyledPart::Faint);
            }
            FacetLine::Group { group, open, chosen } => {
                draw_heading(pieces, row, state, (group, open, chosen));
            }
            FacetLine::Value(item) => draw_value(pieces, row, state, (item, look)),
        }
    }
}

/// The sign of a heading or year that can be folded.
fn fold_sign(state: &State, open: bool) -> &'static str {
    if open { Sign::Open } else { Sign::Folded }.drawn(state.screen.icons)
}

fn draw_heading(pieces: &mut Pieces, area: Area, state: &State, (group, open, chosen): (Field, bool, bool)) {
    let sign = fold_sign(state, open);
    pieces.text(area.x + 1, area.y, 1, sign, StyledPart::Faint);
    let mut room = usize::from(area.width.saturating_sub(NAME + 1));
    let mut x = area.x + NAME;
    let heading = facet_of(group).map(|row| row.heading.text()).unwrap_or_default();
    let used = pieces.text(x, area.y, room, &heading, StyledPart::Heading);
    (x, room) = (x + used + 2, room.saturating_sub(usize::from(used) + 2));
    if group == Field::Tag && state.facets.any {
        let used = pieces.text(x, area.y, room, &ScreenText::AnyOf.text(), StyledPart::Accent);
        (x, room) = (x + used + 2, room.saturating_sub(usize::from(used) + 2));
    }
    if chosen && !open {
        pieces.text(x, area.y, room, Sign::Included.drawn(state.screen.icons), StyledPart::Accent);
    }
}

/// Draws the count at the right of a value and returns the cells used. `12/831` means 12 unread of 831; a
/// bold `831` means that all are unread. Without room for both counts, or if nothing has been read yet, only
/// the total is shown, and not in bold.
fn draw_counts(pieces: &mut Pieces, (right, y): (u16, u16), room: usize, item: FacetItem) -> u16 {
    let all = grouped(item.count);
    match item.unread {
        Some(unread) if unread == item.count && unread > 0 => {
            pieces.right_text(right, y, room, &all, StyledPart::Unread)
        }
        Some(unread) if room > cell_width(&grouped(unread)) + cell_width(&all) + NAME_ROOM => {
            let of_all = pieces.right_text(right, y, room, &format!("/{all}"), StyledPart::Faint);
            let look = if unread == 0 { StyledPart::Faint } else { StyledPart::Unread };
            of_all + pieces.right_text(right - of_all, y, room, &grouped(unread), look)
        }
        Some(_) | None => pieces.right_text(right, y, room, &all, StyledPart::Faint),
    }
}

fn draw_value(pieces: &mut Pieces, area: Area, state: &State, (item, row): (FacetItem, StyledPart)) {
    let icons = state.screen.icons;
    let (sign, look) = match item.choice {
        Some(FacetChoice::Included) => (Sign::Included.drawn(icons), StyledPart::Accent),
        Some(FacetChoice::Excluded) => (Sign::Excluded.drawn(icons), StyledPart::Excluded),
        None if row == StyledPart::Row && (item.shared || item.count == 0) => (" ", StyledPart::Faint),
        None => (" ", row),
    };
    pieces.text(area.x + 1, area.y, 1, sign, look);
    let indent = match item.facet {
        FacetValue::Year(_) => 2,
        FacetValue::Month(..) => 4,
        FacetValue::Tag(_) | FacetValue::Name(..) | FacetValue::Flag(_) => 0,
    };
    if let Some(open) = item.open {
        pieces.text(area.x + NAME, area.y, 1, fold_sign(state, open), StyledPart::Faint);
    }
    let right = area.x + area.width.saturating_sub(1);
    let room = usize::from(area.width.saturating_sub(NAME + 2));
    let count_cells = draw_counts(pieces, (right, area.y), room, item);
    let room = room.saturating_sub(usize::from(count_cells + indent));
    let label = item.facet.label(&state.finding.library);
    pieces.text(area.x + NAME + indent, area.y, room, &label, look);
}
