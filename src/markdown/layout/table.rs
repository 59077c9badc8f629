//! Lays out tables: columns in their natural width if there is room; else the widest shrink and their cells
//! wrap; if even that would break words, each row becomes a list of `header: value` lines. Nothing is cut
//! off. Wrapping is left to [`flow`](super::flow). Floor 1, part of [`markdown`](crate::markdown).

use crate::markdown::document::{Alignment, Table};
use crate::markdown::inline::Inline;
use crate::text::{CleanText, Role, Row};

use super::flow::FlowLine;
use super::words;

/// Separates two columns; `CROSSING` does so in the line under the header.
const BETWEEN: &str = " │ ";
const CROSSING: &str = "─┼─";
const BETWEEN_CELLS: usize = 3;
/// Words up to this width, in cells, are never broken; longer ones may be.
const LONGEST_WORD: usize = 16;

/// The rows of `table`, at most `width` cells wide.
pub(super) fn rows(table: &Table, width: usize) -> Vec<Row> {
    let width = width.max(1);
    let columns = table.body.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
    let between = BETWEEN_CELLS.saturating_mul(columns.saturating_sub(1));
    let Some(room) = width.checked_sub(between).filter(|&room| room >= columns && columns > 0) else {
        return as_list(table, width);
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
    let Some(widths) = fitted(&needs, room) else { return as_list(table, width) };
    let mut rows = Vec::new();
    if head.iter().flatten().any(|line| line.width() > 0) {
        push_table_row(&head, &widths, &table.alignments, &mut rows);
        let lines: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
        rows.push(Row::of(CleanText::piece(&lines.join(CROSSING)), Role::Mark));
    }
    for row in &body {
        push_table_row(row, &widths, &table.alignments, &mut rows);
    }
    rows
}

fn cells(row: &[Vec<Inline>], role: Role) -> Vec<Vec<FlowLine>> {
    row.iter().map(|cell| words::lines(cell, role)).collect()
}

/// The width that a column needs, in cells.
#[derive(Clone, Copy)]
struct Need {
    /// With this width, no cell wraps.
    natural: usize,
    /// With less, a word would be broken.
    least: usize,
}

/// The widths of columns that share `room` cells; `None` if words would be broken. Columns below their natural
/// width have the same width, or more if their longest word needs it.
fn fitted(needs: &[Need], room: usize) -> Option<Vec<usize>> {
    let widths =
        |share: usize| needs.iter().map(move |need| share.clamp(need.least, need.natural.max(need.least)));
    let share = (1..=room).rev().find(|&share| widths(share).sum::<usize>() <= room)?;
    Some(widths(share).collect())
}

/// Lays out one row of the table, as high as its highest cell.
fn push_table_row(row: &[Vec<FlowLine>], widths: &[usize], alignments: &[Alignment], rows: &mut Vec<Row>) {
    let cells = row.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
    let wrapped: Vec<Vec<Row>> = cells
        .zip(widths)
        .map(|(cell, &width)| cell.iter().flat_map(|line| line.wrap(width)).collect())
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

/// The table as `header: value` lines, with an empty row between the rows of the table.
fn as_list(table: &Table, width: usize) -> Vec<Row> {
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
            let head = table.head.get(column).filter(|head| !head.is_empty());
            let mut lines = head.map(|head| words::lines(head, Role::Strong)).unwrap_or_default();
            let mut values = words::lines(cell, Role::Text).into_iter();
            if let Some(last) = lines.last_mut() {
                last.push(CleanText::piece(": "), Role::Strong);
                last.append(values.next().unwrap_or_default());
            }
            lines.extend(values);
            for line in lines {
                rows.append(&mut line.wrap(width));
            }
        }
    }
    rows
}
