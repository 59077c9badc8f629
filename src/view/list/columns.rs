//! The positions of the columns of the list: the title takes the cells that the others leave, and on a narrow
//! screen the last columns are dropped first. Floor 4, part of [`view`](crate::view).

use crate::config::choice::{Column, GroupBy};
use crate::wording::{short_date_cells, short_day_cells};

const GAP: usize = 2;
/// Fewest cells of the title: next to the source, and next to less useful columns.
const LEAST_TITLE: (usize, usize) = (14, 20);
/// Fewest cells of a column of names, which is narrowed before it is dropped.
const LEAST_NAMES: usize = 10;

/// A column and its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlacedColumn {
    pub column: Column,
    pub x: usize,
    /// Its width in cells; for the title, without the signs in front of it.
    pub cells: usize,
}

/// The positions of the columns in a list of `width` cells, with `signs` cells for signs in front of the title.
pub(super) fn places(columns: &[Column], width: usize, headers: GroupBy, signs: usize) -> Vec<PlacedColumn> {
    let mut shown: Vec<(Column, usize)> =
        columns.iter().map(|&column| (column, cells(column, width, headers))).collect();
    // The title is always shown.
    if !columns.contains(&Column::Title) {
        shown.push((Column::Title, 0));
    }
    shown.retain(|(column, cells)| *column == Column::Title || *cells > 0);
    let mut title = title_cells(&shown, width, signs);
    // The date is kept: it distinguishes articles that nothing else does, and is short.
    let goes = |(column, _): &(Column, usize)| !matches!(column, Column::Title | Column::Date);
    while let Some(last) = shown.iter().rposition(goes) {
        let is_source = shown.get(last).is_some_and(|(column, _)| *column == Column::Source);
        let least = if is_source { LEAST_TITLE.0 } else { LEAST_TITLE.1 };
        if title >= least {
            break;
        }
        if !narrow(&mut shown, least - title) {
            shown.remove(last);
        }
        title = title_cells(&shown, width, signs);
    }
    let mut x = 1;
    let mut places = Vec::new();
    for (index, (column, cells)) in shown.iter().copied().enumerate() {
        let cells = if column == Column::Title { title } else { cells };
        x += if column == Column::Title { sign_cells(index, signs) } else { 0 };
        places.push(PlacedColumn { column, x, cells });
        x += cells + GAP;
    }
    places
}

/// Narrows the widest column of names by at most `missed` cells; false if none can be narrowed.
fn narrow(shown: &mut [(Column, usize)], missed: usize) -> bool {
    let is_names = |column| matches!(column, Column::Source | Column::Tags | Column::Author);
    let names = shown.iter_mut().filter(|(column, _)| is_names(*column));
    let Some((_, cells)) = names.max_by_key(|(_, cells)| *cells) else { return false };
    let taken = cells.saturating_sub(LEAST_NAMES).min(missed);
    *cells -= taken;
    taken > 0
}

/// The cells that signs take in front of a title in column `index`. They use the gap after the previous
/// column, except for one cell.
fn sign_cells(index: usize, signs: usize) -> usize {
    if index == 0 && signs > 0 { signs + 1 } else { signs }
}

fn title_cells(shown: &[(Column, usize)], width: usize, signs: usize) -> usize {
    let others: usize =
        shown.iter().filter(|(column, _)| *column != Column::Title).map(|(_, cells)| cells + GAP).sum();
    let index = shown.iter().position(|(column, _)| *column == Column::Title).unwrap_or(0);
    width.saturating_sub(others + GAP + sign_cells(index, signs))
}

/// The width of a column in a list of `width` cells; 0 if it is dropped.
fn cells(column: Column, width: usize, headers: GroupBy) -> usize {
    match (column, width) {
        (Column::Title, _) | (Column::Date, ..28) => 0,
        (Column::Date, _) => match headers {
            GroupBy::Months => short_day_cells(),
            GroupBy::Days => 5,
            GroupBy::None => short_date_cells(),
        },
        (_, ..44) => 0,
        (Column::Source, 44..60) => 12,
        (Column::Source, 80..110) => 22,
        (Column::Source, 60..80) | (Column::Tags, ..80) | (Column::Author, ..110) => 16,
        (Column::Source | Column::Tags | Column::Author, _) => 24,
        (Column::Importance, _) => 6,
        (Column::Language, _) => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::choice::Choice;

    #[test]
    fn columns_neither_overlap_nor_overflow() {
        let all: Vec<Column> = Column::ALL.iter().map(|(_, column)| *column).collect();
        let usual = [Column::Date, Column::Title, Column::Source];
        for columns in [&all[..], &usual, &[Column::Source, Column::Title], &[Column::Date], &[Column::Title]]
        {
            for width in 0..220 {
                for signs in 0..3 {
                    let places = places(columns, width, GroupBy::Months, signs);
                    assert!(places.iter().any(|place| place.column == Column::Title));
                    for pair in places.windows(2) {
                        assert!(pair[0].x + pair[0].cells < pair[1].x, "{width} {pair:?}");
                    }
                    let last = places.last().unwrap();
                    assert!(width < 12 || last.x + last.cells < width, "{width} {signs} {places:?}");
                }
            }
        }
    }

    #[test]
    fn the_last_columns_are_dropped_first() {
        let columns = [Column::Date, Column::Title, Column::Source, Column::Tags, Column::Author];
        let shown = |width| {
            let places = places(&columns, width, GroupBy::None, 0);
            places.iter().map(|place| place.column).collect::<Vec<_>>()
        };
        assert_eq!(shown(160), columns);
        // Names are narrowed before a column is dropped.
        assert_eq!(shown(80), columns);
        assert_eq!(shown(66), columns[..4]);
        assert_eq!(shown(44), columns[..3]);
        assert_eq!(shown(43), columns[..2]);
        assert_eq!(shown(20), [Column::Title]);
    }
}
