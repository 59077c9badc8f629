//! Where the columns of the list stand: the title takes what the others leave, and those that come last go
//! first where there is little room.

use crate::app::window::Grouping;
use crate::config::choice::Column;
use crate::wording::{short_date_cells, short_day_cells};

/// Cells between two columns.
const GAP: usize = 2;
/// Fewest cells for titles beside the source, and beside what says less of an article than that.
const LEAST_TITLE: (usize, usize) = (14, 20);
/// Fewest cells of a column of names: it is made narrower before it goes.
const LEAST_NAMES: usize = 10;

/// A column, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// What it shows.
    pub column: Column,
    /// Its first cell, from the left border of the list.
    pub x: usize,
    /// Its cells; at the left of a title, its signs are not among them.
    pub cells: usize,
}

/// Where each of these columns stands in a list of some cells; `signs` stand before the title.
pub(super) fn places(
    columns: &[Column],
    width: usize,
    headers: Option<Grouping>,
    signs: usize,
) -> Vec<Place> {
    let mut shown: Vec<(Column, usize)> =
        columns.iter().map(|&column| (column, cells(column, width, headers))).collect();
    // A list of articles has titles.
    if !columns.contains(&Column::Title) {
        shown.push((Column::Title, 0));
    }
    shown.retain(|(column, cells)| *column == Column::Title || *cells > 0);
    let mut title = title_cells(&shown, width, signs);
    // The date tells articles apart where nothing else does, and takes little.
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
        places.push(Place { column, x, cells });
        x += cells + GAP;
    }
    places
}

/// Takes cells from the widest column of names, at most as many as are missed; says whether there were any to
/// take.
fn narrow(shown: &mut [(Column, usize)], missed: usize) -> bool {
    let is_names = |column| matches!(column, Column::Source | Column::Tags | Column::Author);
    let names = shown.iter_mut().filter(|(column, _)| is_names(*column));
    let Some((_, cells)) = names.max_by_key(|(_, cells)| *cells) else { return false };
    let taken = cells.saturating_sub(LEAST_NAMES).min(missed);
    *cells -= taken;
    taken > 0
}

/// Cells that signs take before a title that is the column at `index`: they stand in the gap before it, of
/// which one cell stays free.
fn sign_cells(index: usize, signs: usize) -> usize {
    if index == 0 && signs > 0 { signs + 1 } else { signs }
}

fn title_cells(shown: &[(Column, usize)], width: usize, signs: usize) -> usize {
    let others: usize =
        shown.iter().filter(|(column, _)| *column != Column::Title).map(|(_, cells)| cells + GAP).sum();
    let index = shown.iter().position(|(column, _)| *column == Column::Title).unwrap_or(0);
    width.saturating_sub(others + GAP + sign_cells(index, signs))
}

/// The cells of a column in a list of some cells; none where it is not shown.
fn cells(column: Column, width: usize, headers: Option<Grouping>) -> usize {
    match (column, width) {
        (Column::Title, _) | (Column::Date, ..28) => 0,
        (Column::Date, _) => match headers {
            Some(Grouping::Month) => short_day_cells(),
            Some(Grouping::Day) => 5,
            None => short_date_cells(),
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
    fn columns_stand_apart_and_inside_at_every_width() {
        let all: Vec<Column> = Column::ALL.iter().map(|(_, column)| *column).collect();
        let usual = [Column::Date, Column::Title, Column::Source];
        for columns in [&all[..], &usual, &[Column::Source, Column::Title], &[Column::Date], &[Column::Title]]
        {
            for width in 0..220 {
                for signs in 0..3 {
                    let places = places(columns, width, Some(Grouping::Month), signs);
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
    fn what_comes_last_goes_first() {
        let columns = [Column::Date, Column::Title, Column::Source, Column::Tags, Column::Author];
        let shown = |width| {
            let places = places(&columns, width, None, 0);
            places.iter().map(|place| place.column).collect::<Vec<_>>()
        };
        assert_eq!(shown(160), columns);
        // Names are cut before a column goes.
        assert_eq!(shown(80), columns);
        assert_eq!(shown(66), columns[..4]);
        assert_eq!(shown(44), columns[..3]);
        assert_eq!(shown(43), columns[..2]);
        assert_eq!(shown(20), [Column::Title]);
    }
}
