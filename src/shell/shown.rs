//! What the terminal shows, cell by cell. Floor 5, part of [`shell`](crate::shell).

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::style::Modifier;

use crate::shell::pen::Pen;
use crate::text::cell_width;

/// The cells that were written since the screen was cleared, by row and column; all others are blank.
#[derive(Clone, Default)]
pub(super) struct ShownCells(Vec<Vec<ShownCell>>);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum ShownCell {
    /// One character that takes one cell.
    Plain(char, Pen),
    Whole(Rc<WholeCell>),
    /// Covered by the cell before it.
    Covered,
    /// Blank since a narrower cell took the place of the one that covered it; in which style depends on the
    /// terminal.
    Uncovered,
}

/// A link, a wide character or a part of a picture: can be written again only as a whole.
#[derive(Debug, PartialEq)]
pub(super) struct WholeCell {
    pub text: String,
    pub pen: Pen,
    columns: usize,
    /// Reserved for a picture that is drawn over it.
    is_picture: bool,
}

/// A cell with its column and row.
pub(super) type ChangedCell = (u16, u16, ShownCell);

const BLANK: ShownCell = ShownCell::Plain(' ', Pen::PLAIN);

impl ShownCell {
    pub(super) fn of(cell: &Cell) -> Self {
        let (text, pen, mut columns) = (cell.symbol(), Pen::of(cell), None);
        let is_picture = cell.modifier.contains(Modifier::HIDDEN);
        if let CellDiffOption::ForcedWidth(cells) = cell.diff_option {
            columns = Some(usize::from(cells.get()));
        }
        let mut characters = text.chars();
        if let (Some(character), None, None, false) =
            (characters.next(), characters.next(), columns, is_picture)
            && (matches!(character, ' '..='~') || cell_width(text) == 1)
        {
            return Self::Plain(character, pen);
        }
        let columns = columns.unwrap_or_else(|| cell_width(text).max(1));
        Self::Whole(Rc::new(WholeCell { text: text.to_owned(), pen, columns, is_picture }))
    }

    /// Whether it is as an erased cell is. Not every terminal erases with a background colour.
    pub(super) fn is_erasable(&self) -> bool {
        matches!(self, Self::Plain(' ', pen) if pen.leaves_same_blank(Pen::PLAIN))
    }

    pub(super) fn looks_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(' ', pen), Self::Plain(' ', other)) => pen.leaves_same_blank(*other),
            (Self::Uncovered, _) => false,
            _ => self == other,
        }
    }
}

impl ShownCells {
    fn row(&self, y: usize) -> &[ShownCell] {
        self.0.get(y).map_or(&[], Vec::as_slice)
    }

    pub(super) fn cell(&self, x: u16, y: u16) -> &ShownCell {
        self.row(y.into()).get(usize::from(x)).unwrap_or(&BLANK)
    }

    pub(super) fn remember(&mut self, (x, y, cell): &ChangedCell) {
        let (x, y) = (usize::from(*x), usize::from(*y));
        let width = if let ShownCell::Whole(whole) = cell { whole.columns } else { 1 };
        if self.0.len() <= y {
            self.0.resize(y + 1, Vec::new());
        }
        let Some(row) = self.0.get_mut(y) else { return };
        if row.len() < x + width {
            row.resize(x + width, BLANK);
        }
        let mut cells = row.iter_mut().skip(x);
        if let Some(first) = cells.next() {
            *first = cell.clone();
        }
        cells.by_ref().take(width - 1).for_each(|covered| *covered = ShownCell::Covered);
        let uncovered = cells.take_while(|cell| **cell == ShownCell::Covered);
        uncovered.for_each(|cell| *cell = ShownCell::Uncovered);
    }

    /// How many cells from a place on are as an erased cell is, and whether that is all of the row.
    pub(super) fn erased(&self, x: u16, y: u16) -> (usize, bool) {
        let rest = self.row(y.into()).get(usize::from(x)..).unwrap_or_default();
        let length = rest.iter().take_while(|cell| cell.is_erasable()).count();
        (length, length == rest.len())
    }

    /// How many rows have been written.
    pub(super) fn height(&self) -> usize {
        self.0.len()
    }

    /// How many cells of a row look different in a row of another screen. `None` if it has a part of a picture.
    pub(super) fn differences(&self, y: usize, other: &Self, row: usize) -> Option<usize> {
        let mut differences = 0;
        for (mine, theirs) in pairs(self.row(y), other.row(row)) {
            if !mine.looks_like(theirs) {
                differences += 1;
            }
            for cell in [mine, theirs] {
                if matches!(cell, ShownCell::Whole(whole) if whole.is_picture) {
                    return None;
                }
            }
        }
        Some(differences)
    }

    /// Moves rows up, or down by a negative distance, as the terminal does. The rows that come in are blank.
    pub(super) fn scroll(&mut self, rows: Range<usize>, up: isize) {
        if self.0.len() < rows.end {
            self.0.resize(rows.end, Vec::new());
        }
        let Some(rows) = self.0.get_mut(rows) else { return };
        let distance = up.unsigned_abs().min(rows.len());
        if up > 0 {
            rows.rotate_left(distance);
            rows.iter_mut().rev().take(distance).for_each(Vec::clear);
        } else {
            rows.rotate_right(distance);
            rows.iter_mut().take(distance).for_each(Vec::clear);
        }
    }

    /// The cells that look different from those of an older screen.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<ChangedCell> {
        let mut changed = Vec::new();
        for (y, row) in (0..).zip(&self.0) {
            for (x, (cell, was)) in (0..).zip(pairs(row, before.row(y.into()))) {
                match cell {
                    ShownCell::Covered => {}
                    ShownCell::Uncovered => changed.push((x, y, BLANK)),
                    ShownCell::Plain(..) | ShownCell::Whole(_) if cell.looks_like(was) => {}
                    ShownCell::Plain(..) | ShownCell::Whole(_) => changed.push((x, y, cell.clone())),
                }
            }
        }
        changed
    }
}

/// The cells of two rows, with blanks at the end of the shorter one.
fn pairs<'a>(
    left: &'a [ShownCell],
    right: &'a [ShownCell],
) -> impl Iterator<Item = (&'a ShownCell, &'a ShownCell)> {
    let width = left.len().max(right.len());
    let blanks = || std::iter::repeat(&BLANK);
    left.iter().chain(blanks()).zip(right.iter().chain(blanks())).take(width)
}
