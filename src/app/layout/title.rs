//! The title bar: library, filter, counts and order, as many as fit. Floor 3, part of [`app`](crate::app). What a
//! click on a part does is left to `app::update`.

use crate::app::geometry::Area;
use crate::app::layout::pieces::{Pieces, StyledPart, cells};
use crate::app::pointer::{PointerTarget, TitlePart};
use crate::app::state::{State, order_name};
use crate::config::choice::GroupBy;
use crate::query::Flag;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::ScreenText;

/// Fewest columns at which the order is shown.
const WIDE: u16 = 100;
/// Counts leave at least this many cells to the names of program and library, and as many to a filter.
const NAMES_CELLS: u16 = 16;
/// The widest count of new, unread or selected articles, in cells.
const COUNT_CELLS: u16 = 20;
/// The name of the library is left out rather than cut to fewer cells than this.
const NAME_CELLS: usize = 3;

/// The title bar while parts are added from both sides.
struct Filling<'p> {
    pieces: &'p mut Pieces,
    y: u16,
    left: u16,
    right: u16,
}

impl Filling<'_> {
    /// Free cells for a further part, without its gap.
    fn room(&self) -> usize {
        usize::from(self.right.saturating_sub(self.left + 2))
    }

    /// Adds a part at the left, followed by a gap.
    fn push_left(&mut self, text: &CleanText, look: StyledPart) {
        let used = self.pieces.text(self.left, self.y, usize::MAX, text, look);
        self.left = self.left.saturating_add(used).saturating_add(2);
    }

    /// Adds a part at the right, `gap` cells from the previous one, unless it is empty, wider than `most`
    /// cells, or does not fit.
    fn push_right(
        &mut self,
        (text, look): (&CleanText, StyledPart),
        (gap, most): (u16, u16),
        part: Option<TitlePart>,
    ) {
        let right = self.right.saturating_sub(gap);
        let cells = cells(text);
        if cells == 0 || cells > most || cells > right {
            return;
        }
        self.right = right - cells;
        let width = self.pieces.text(self.right, self.y, usize::MAX, text, look);
        let area = Area { x: self.right, y: self.y, width, height: 1 };
        self.pieces.target(area, PointerTarget::Title(part));
    }
}

pub(super) fn lay_out(pieces: &mut Pieces, state: &State, area: Area) {
    pieces.target(area, PointerTarget::Title(None));
    let is_wide = area.width >= WIDE;
    let right = (area.x + area.width).saturating_sub(1);
    let mut bar = Filling { pieces, y: area.y, left: area.x + 1, right };
    if is_wide {
        let order = order_name(state.finding.sort, state.headers() == GroupBy::Days);
        bar.push_right((&order.text(), StyledPart::Faint), (0, area.width / 3), Some(TitlePart::Order));
        bar.right = bar.right.saturating_sub(2);
    }
    if !state.loading.finished && !state.loading.folder_missing && !is_loading(state) {
        bar.push_right((&ScreenText::MayGrow.text(), StyledPart::Faint), (0, area.width), None);
    }
    let (text, look) = count(state);
    bar.push_right((&text, look), (0, area.width), None);
    let names = NAMES_CELLS + if state.filter.text.is_empty() { 0 } else { NAMES_CELLS };
    let counts = [marked_count(state), new_count(state).map(|phrase| (TitlePart::New, phrase))];
    for (part, phrase) in counts.into_iter().flatten() {
        let text = phrase.text();
        if bar.right > names + 2 + cells(&text) {
            let look = if part == TitlePart::Unread { StyledPart::Heading } else { StyledPart::Accent };
            bar.push_right((&text, look), (2, COUNT_CELLS), Some(part));
        }
    }
    let program = ScreenText::Program.text();
    if bar.room() >= cell_width(&program) {
        bar.push_left(&program, StyledPart::Accent);
    }
    // The filter gets its cells first: it matters more than the name of the folder.
    let filter = CleanText::line(&state.filter.text);
    let filter_room = cell_width(&filter).min(bar.room());
    let name_room = bar.room().saturating_sub(if filter.is_empty() { 0 } else { filter_room + 2 });
    let name = cut_to_cells(state.library.name(), name_room);
    if cell_width(&name) >= NAME_CELLS || name.len() == state.library.name().len() {
        bar.push_left(&CleanText::line(&name), StyledPart::Row);
    }
    if !filter.is_empty() && bar.room() > 2 {
        let filter = CleanText::line(&cut_to_cells(&filter, bar.room()));
        bar.push_right((&filter, StyledPart::Accent), (2, area.width), None);
    }
}

/// Whether the progress of loading is shown in place of the number of articles.
fn is_loading(state: &State) -> bool {
    !state.loading.finished && (state.loading.total > 0 || state.library.is_empty())
}

/// The number of articles (listed and all, if there is a filter), the progress of loading, or a warning.
fn count(state: &State) -> (CleanText, StyledPart) {
    let (shown, all) = (state.finding.matching, state.library.len());
    let loading = state.loading;
    let query = &state.filter.query;
    if state.loading.folder_missing {
        return (ScreenText::MissingBadge.text(), StyledPart::Warning);
    }
    let phrase = if is_loading(state) && loading.total == 0 {
        ScreenText::LookingForFiles
    } else if is_loading(state) {
        ScreenText::LoadedOf { done: loading.done, total: loading.total }
    } else if query.conditions.is_empty() && query.limit.is_none() {
        ScreenText::Articles { all }
    } else {
        ScreenText::ShownOf { shown, all }
    };
    (phrase.text(), StyledPart::Heading)
}

/// The number of selected articles. Without a selection, the number of unread articles, if the filter asks
/// for it or only some of those listed are unread.
fn marked_count(state: &State) -> Option<(TitlePart, ScreenText)> {
    let selected = state.marking.selection.listed();
    let unread = usize::try_from(state.finding.facets.flags.of(Flag::Unread)).unwrap_or(0);
    if selected > 0 {
        return Some((TitlePart::Selected, ScreenText::Selected { count: selected }));
    }
    let is_requested = state.filter.query.has_flag(Flag::Unread);
    let says_more = state.finding.facets.unread.is_some() && unread != state.finding.matching;
    let is_shown = (is_requested || says_more) && !state.loading.folder_missing && !is_loading(state);
    is_shown.then_some((TitlePart::Unread, ScreenText::UnreadCount { count: unread }))
}

/// The number of listed articles that are new since the last visit; `None` if there is none.
fn new_count(state: &State) -> Option<ScreenText> {
    let count = usize::try_from(state.finding.facets.flags.of(Flag::New)).unwrap_or(0);
    (count > 0 && !state.loading.folder_missing && !is_loading(state))
        .then_some(ScreenText::NewSince { count })
}
