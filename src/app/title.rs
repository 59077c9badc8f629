//! What the bar at the top says, and where: painter and pointer ask the same function.

use crate::app::geometry::Area;
use crate::app::orders;
use crate::app::state::State;
use crate::app::window::Grouping;
use crate::query::Flag;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::Phrase;

/// Columns from which on the order is named.
const WIDE: u16 = 100;
/// Fewest cells that are left to the names of program and library, and to the filter, by what is counted.
const NAMES_CELLS: u16 = 16;
/// Most cells of a count beside that of the articles.
const COUNT_CELLS: u16 = 20;
/// Fewest cells of the name of the library that say anything.
const NAME_CELLS: usize = 3;

/// A part of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The name of the program.
    Program,
    /// The name of the library.
    Library,
    /// The filter.
    Filter,
    /// How many came since the last visit.
    New,
    /// How many are unread.
    Unread,
    /// How many are selected.
    Selected,
    /// How many of how many, or how far loading has come.
    Count,
    /// That the library is not there.
    Missing,
    /// That there may be more soon.
    MayGrow,
    /// The order of the list.
    Order,
}

/// A part with its text and the column where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which part.
    pub piece: Piece,
    /// Its first column.
    pub x: u16,
    /// What it says, cut to its room.
    pub text: CleanText,
}

/// The bar while it is filled, from both sides.
struct Filling {
    placed: Vec<Placed>,
    /// The first column that is free.
    left: u16,
    /// The column behind the last one that is free.
    right: u16,
}

impl Filling {
    /// Cells for another part.
    fn room(&self) -> usize {
        usize::from(self.right.saturating_sub(self.left + 2))
    }

    /// A part at the left, and a gap.
    fn push_left(&mut self, piece: Piece, text: CleanText) {
        let x = self.left;
        self.left = x.saturating_add(cells(&text)).saturating_add(2);
        self.placed.push(Placed { piece, x, text });
    }

    /// A part at the right, `gap` cells beside what is there, if it has at most `most` cells and there is
    /// room for it.
    fn push_right(&mut self, piece: Piece, text: CleanText, gap: u16, most: u16) {
        let right = self.right.saturating_sub(gap);
        let cells = cells(&text);
        if cells == 0 || cells > most || cells > right {
            return;
        }
        self.right = right - cells;
        self.placed.push(Placed { piece, x: self.right, text });
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(cell_width(text)).unwrap_or(u16::MAX)
}

/// The parts of the bar.
#[must_use]
pub fn placed(state: &State, area: Area) -> Vec<Placed> {
    let is_wide = area.width >= WIDE;
    let right = (area.x + area.width).saturating_sub(1);
    let mut bar = Filling { placed: Vec::new(), left: area.x + 1, right };
    if is_wide {
        bar.push_right(Piece::Order, order(state), 0, area.width / 3);
        bar.right = bar.right.saturating_sub(2);
    }
    if !state.loading.finished && !state.missing && !is_loading(state) {
        bar.push_right(Piece::MayGrow, Phrase::MayGrow.text(), 0, area.width);
    }
    let (piece, text) = count(state);
    bar.push_right(piece, text, 0, area.width);
    let names = NAMES_CELLS + if state.filter.text.is_empty() { 0 } else { NAMES_CELLS };
    let counts = [marked_count(state), new_count(state).map(|phrase| (Piece::New, phrase))];
    for (piece, phrase) in counts.into_iter().flatten() {
        let text = phrase.text();
        if bar.right > names + 2 + cells(&text) {
            bar.push_right(piece, text, 2, COUNT_CELLS);
        }
    }
    let program = Phrase::Program.text();
    if bar.room() >= cell_width(&program) {
        bar.push_left(Piece::Program, program);
    }
    // The filter matters more than the name of the folder.
    let filter = CleanText::line(&state.filter.text);
    let filter_room = cell_width(&filter).min(bar.room());
    let name_room = bar.room().saturating_sub(if filter.is_empty() { 0 } else { filter_room + 2 });
    let name = cut_to_cells(state.library.name(), name_room);
    if cell_width(&name) >= NAME_CELLS || name.len() == state.library.name().len() {
        bar.push_left(Piece::Library, CleanText::line(&name));
    }
    if !filter.is_empty() && bar.room() > 2 {
        let filter = CleanText::line(&cut_to_cells(&filter, bar.room()));
        bar.push_right(Piece::Filter, filter, 2, area.width);
    }
    bar.placed
}

/// The part of the bar at a column.
#[must_use]
pub fn piece_at(state: &State, area: Area, column: u16) -> Option<Piece> {
    let is_there =
        |part: &Placed| column.checked_sub(part.x).is_some_and(|inside| inside < cells(&part.text));
    placed(state, area).into_iter().find(is_there).map(|part| part.piece)
}

/// Whether the bar says how far loading has come instead of how many articles there are.
fn is_loading(state: &State) -> bool {
    !state.loading.finished && (state.loading.total > 0 || state.library.is_empty())
}

/// How many of how many, or what is the matter.
fn count(state: &State) -> (Piece, CleanText) {
    let (shown, all) = (state.finding.matching, state.library.len());
    let loading = state.loading;
    let query = &state.filter.query;
    if state.missing {
        return (Piece::Missing, Phrase::MissingBadge.text());
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
    (Piece::Count, phrase.text())
}

/// How many of those shown are selected, else how many are unread where that is not all of them, or where
/// that was asked for.
fn marked_count(state: &State) -> Option<(Piece, Phrase)> {
    let selected = state.marking.selection.listed();
    let unread = usize::try_from(state.finding.facets.flags.of(Flag::Unread)).unwrap_or(0);
    if selected > 0 {
        return Some((Piece::Selected, Phrase::Selected { count: selected }));
    }
    let is_asked = state.filter.query.has_flag(Flag::Unread);
    let says_more = state.finding.facets.unread.is_some() && unread != state.finding.matching;
    let is_told = (is_asked || says_more) && !state.missing && !is_loading(state);
    is_told.then_some((Piece::Unread, Phrase::UnreadCount { count: unread }))
}

/// How many of those shown came since the last visit.
fn new_count(state: &State) -> Option<Phrase> {
    let count = usize::try_from(state.finding.facets.flags.of(Flag::New)).unwrap_or(0);
    (count > 0 && !state.missing && !is_loading(state)).then_some(Phrase::NewSince { count })
}

/// The order of the list in plain words.
fn order(state: &State) -> CleanText {
    let sort = state.finding.sort;
    let by_day = state.headers() == Some(Grouping::Day);
    orders::phrase(sort, by_day).text()
}
