//! The bar at the top: the library, the filter, the count, the order.

use crate::app::{Area, State};
use crate::query::SortKey;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::{Canvas, Look};
use crate::wording::Phrase;

/// Columns from which on the order is named.
const WIDE: u16 = 100;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let width = usize::from(area.width);
    let mut right = area.x + area.width - 1;
    let count = count(state);
    if area.width >= WIDE {
        right -= canvas.right_text(right, area.y, width / 3, &order(state), Look::Faint);
        right = right.saturating_sub(2);
    }
    right -= canvas.right_text(right, area.y, width, &count, Look::Heading);
    let mut left = area.x + 1;
    let room = |left: u16| usize::from(right.saturating_sub(left + 2));
    if room(left) >= 5 {
        left += canvas.text(left, area.y, 5, &Phrase::Program.text(), Look::Name) + 2;
    }
    // The filter matters more than the name of the folder.
    let filter = CleanText::line(&state.filter.text);
    let filter_room = cell_width(&filter).min(room(left));
    let name_room = room(left).saturating_sub(if filter.is_empty() { 0 } else { filter_room + 2 });
    let name = cut_to_cells(state.library.name(), name_room);
    if cell_width(&name) >= 3 || name.len() == state.library.name().len() {
        left += canvas.text(left, area.y, name_room, &name, Look::Row) + 2;
    }
    if !filter.is_empty() && room(left) > 2 {
        let cut = cut_to_cells(&filter, room(left));
        canvas.right_text(right.saturating_sub(2), area.y, room(left), &cut, Look::Filter);
    }
}

/// How many of how many.
fn count(state: &State) -> CleanText {
    let (shown, all) = (state.finding.ids.len(), state.library.len());
    let loading = state.loading;
    if !loading.finished && loading.total == 0 {
        Phrase::LookingForFiles.text()
    } else if !loading.finished {
        Phrase::LoadedOf { done: loading.done, total: loading.total }.text()
    } else if state.filter.query.is_empty() {
        Phrase::Articles { all }.text()
    } else {
        Phrase::ShownOf { shown, all }.text()
    }
}

fn order(state: &State) -> CleanText {
    let sort = state.finding.sort;
    let phrase = match (sort.key, sort.descending) {
        (SortKey::Date, true) => Phrase::NewestFirst,
        (SortKey::Date, false) => Phrase::OldestFirst,
        (key, _) => Phrase::SortedBy { key: key.name() },
    };
    phrase.text()
}
