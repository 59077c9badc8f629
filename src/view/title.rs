//! The bar at the top: the library, the filter, the count, the order.

use crate::app::orders;
use crate::app::window::Grouping;
use crate::app::{Area, State};
use crate::query::Flag;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::{Canvas, Look};
use crate::wording::Phrase;

/// Columns from which on the order is named.
const WIDE: u16 = 100;
/// Columns from which on unread and selected articles are counted.
const MEDIUM: u16 = 60;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let width = usize::from(area.width);
    let mut right = area.x + area.width - 1;
    let (count, look) = count(state);
    if area.width >= WIDE {
        right -= canvas.right_text(right, area.y, width / 3, &order(state), Look::Faint);
        right = right.saturating_sub(2);
    }
    if !state.loading.finished && !state.missing && !is_loading(state) {
        right -= canvas.right_text(right, area.y, width, &Phrase::MayGrow.text(), Look::Faint);
    }
    right -= canvas.right_text(right, area.y, width, &count, look);
    if area.width >= MEDIUM {
        right = marked_count(canvas, area, right, state);
    }
    if area.width >= WIDE {
        right = new_count(canvas, area, right, state);
    }
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

/// Whether the bar says how far loading has come instead of how many articles there are.
fn is_loading(state: &State) -> bool {
    !state.loading.finished && (state.loading.total > 0 || state.library.is_empty())
}

/// How many of how many, or what is the matter.
fn count(state: &State) -> (CleanText, Look) {
    let (shown, all) = (state.finding.matching, state.library.len());
    let loading = state.loading;
    let query = &state.filter.query;
    if state.missing {
        return (Phrase::MissingBadge.text(), Look::Warning);
    }
    let phrase = if is_loading(state) && loading.total == 0 {
        Phrase::LookingForFiles
    } else if is_loading(state) {
        Phrase::LoadedOf { done: loading.done, total: loading.total }
    } else if query.conditions.is_empty() && query.limit.is_none() {
        Phrase::Articles { all }
    } else {
        Phrase::ShownOf { shown, all }
    };
    (phrase.text(), Look::Heading)
}

/// How many of those shown are selected, else how many are unread where that is not all of them, at the
/// left of `right`; gives what is left.
fn marked_count(canvas: &mut Canvas<'_>, area: Area, right: u16, state: &State) -> u16 {
    let selected = state.marking.selection.listed();
    let unread = usize::try_from(state.finding.facets.flags.of(Flag::Unread)).unwrap_or(0);
    let phrase = if selected > 0 {
        Phrase::Selected { count: selected }
    } else if state.finding.facets.unread.is_some()
        && unread != state.finding.matching
        && !state.missing
        && !is_loading(state)
    {
        Phrase::UnreadCount { count: unread }
    } else {
        return right;
    };
    let right = right.saturating_sub(2);
    let look = if selected > 0 { Look::Selected } else { Look::Heading };
    right - canvas.right_text(right, area.y, 20, &phrase.text(), look)
}

/// How many of those shown came since the last visit, at the left of `right`; gives what is left.
fn new_count(canvas: &mut Canvas<'_>, area: Area, right: u16, state: &State) -> u16 {
    let count = usize::try_from(state.finding.facets.flags.of(Flag::New)).unwrap_or(0);
    if count == 0 || state.missing || is_loading(state) {
        return right;
    }
    let right = right.saturating_sub(2);
    right - canvas.right_text(right, area.y, 20, &Phrase::NewSince { count }.text(), Look::New)
}

/// The order of the list in plain words.
fn order(state: &State) -> CleanText {
    let sort = state.finding.sort;
    let by_day = state.headers() == Some(Grouping::Day);
    orders::phrase(sort, by_day).text()
}
