//! A table becomes rows.
//!
//! Floor 1. Columns have their natural width when there is room. When there is less, the widest give
//! way first and cells take several rows; when there is hardly any, each row of the table becomes a
//! list of `header: value` lines. Nothing is cut off.

use crate::markdown::block::{Alignment, Table};
use crate::markdown::inline::Inline;
use crate::text::{CleanText, Role, Row};

use super::flow::Line;
use super::words;

/// What stands between two columns, and where it crosses the line below the header.
const BETWEEN: &str = " │ ";
const CROSSING: &str = "─┼─";
const BETWEEN_CELLS: usize = 3;
/// Longest word that a column must hold unbroken, in cells.
const LONGEST_WORD: usize = 16;

/// The rows of `table` in `width` cells.
pub(super) fn rows(table: &Table, width: usize) -> Vec<Row> {
    let width = width.max(1);
    let columns = table.body.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
    let between = BETWEEN_CELLS.saturating_mul(columns.saturating_sub(1));
    let Some(room) = width.checked_sub(between).filter(|&room| room >= columns && columns > 0) else {
        return folded(table, width);
    };
    let head = cells(&table.head, Role::Strong);
    let body: Vec<_> = table.body.iter().map(|row| cells(row, Role::Text)).collect();
    let mut needs = vec![Need { natural: 1, least: 1 }; columns];
    for row in std::iter::once(&head).chain(&body) {
        for (need, cell) in needs.iter_mut().zip(row) {
            for line in cell {
                need.natural = need.natural.max(line.width());
                need.least = need.least.max(line.longest_word().min(LONGEST_WORD));
            }
        }
    }
    let Some(widths) = fitted(&needs, room) else { return folded(table, width) };
    let mut rows = Vec::new();
    if head.iter().flatten().any(|line| line.width() > 0) {
        drawn(&head, &widths, &table.alignments, &mut rows);
        let mut line = Row::empty();
        for (index, &width) in widths.iter().enumerate() {
            line.push(CleanText::piece(if index > 0 { CROSSING } else { "" }), Role::Mark);
            line.push(CleanText::piece(&"─".repeat(width)), Role::Mark);
        }
        rows.push(line);
    }
    for row in &body {
        drawn(row, &widths, &table.alignments, &mut rows);
    }
    rows
}

fn cells(row: &[Vec<Inline>], role: Role) -> Vec<Vec<Line>> {
    row.iter().map(|cell| words::lines(cell, role)).collect()
}

/// The cells a column asks for.
#[derive(Clone, Copy)]
struct Need {
    /// So many, and no cell takes several rows.
    natural: usize,
    /// With fewer, a word would be broken.
    least: usize,
}

/// The widths of columns that take `room` cells together; `None` when words would be broken.
///
/// All columns that do not get their natural width get the same, or what their longest word needs.
fn fitted(needs: &[Need], room: usize) -> Option<Vec<usize>> {
    let widths =
        |share: usize| needs.iter().map(move |need| share.clamp(need.least, need.natural.max(need.least)));
    let fits = |share: usize| widths(share).sum::<usize>() <= room;
    if !fits(1) {
        return None;
    }
    // The sum grows with the share, so the largest share that fits is found by halving.
    let (mut fitting, mut too_wide) = (1, room + 1);
    while fitting + 1 < too_wide {
        let share = usize::midpoint(fitting, too_wide);
        if fits(share) { fitting = share } else { too_wide = share }
    }
    Some(widths(fitting).collect())
}

/// Adds the rows of one row of the table.
fn drawn(row: &[Vec<Line>], widths: &[usize], alignments: &[Alignment], rows: &mut Vec<Row>) {
    let wrapped: Vec<Vec<Row>> = widths
        .iter()
        .enumerate()
        .map(|(index, &width)| {
            row.get(index)
                .map(|cell| cell.iter().flat_map(|line| line.wrap(width)).collect())
                .unwrap_or_default()
        })
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns: Vec<_> = wrapped.into_iter().map(Vec::into_iter).collect();
    for _ in 0..height {
        let mut line = Row::empty();
        for (index, (column, &width)) in columns.iter_mut().zip(widths).enumerate() {
            let cell = column.next().unwrap_or_default();
            let free = width.saturating_sub(cell.width());
            let before = match alignments.get(index).copied().unwrap_or_default() {
                Alignment::Left => 0,
                Alignment::Center => free / 2,
                Alignment::Right => free,
            };
            line.push(CleanText::piece(if index > 0 { BETWEEN } else { "" }), Role::Mark);
            line.push(CleanText::piece(&" ".repeat(before)), Role::Text);
            for span in cell.spans {
                line.push_span(span);
            }
            if index + 1 < widths.len() {
                line.push(CleanText::piece(&" ".repeat(free - before)), Role::Text);
            }
        }
        rows.push(line);
    }
}

/// The table as lines of `header: value`, an empty row between the rows of the table.
fn folded(table: &Table, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    if table.body.is_empty() {
        for line in table.head.iter().flat_map(|cell| words::lines(cell, Role::Strong)) {
            rows.append(&mut line.wrap(width));
        }
    }
    for (index, row) in table.body.iter().enumerate() {
        if index > 0 {
            rows.push(Row::empty());
        }
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let mut lines = words::lines(cell, Role::Text);
            if let Some(head) = table.head.get(column).filter(|head| !head.is_empty()) {
                let mut first = words::lines(head, Role::Strong);
                if let (Some(last), false) = (first.last_mut(), lines.is_empty()) {
                    last.push(CleanText::piece(": "), Role::Strong);
                    last.append(lines.remove(0));
                }
                first.append(&mut lines);
                lines = first;
            }
            for line in lines {
                rows.append(&mut line.wrap(width));
            }
        }
    }
    rows
}
