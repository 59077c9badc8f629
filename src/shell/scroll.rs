//! Finds rows that moved up or down from one frame to the next, as a list does at its end: the terminal scrolls
//! them, and only what did not move with them is written. Floor 5, part of [`shell`](crate::shell).

use std::ops::Range;

use crate::shell::shown::{ChangedCell, ShownCell, ShownCells};

/// Some rows that move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    pub rows: Range<usize>,
    /// By how many rows they move up; down, if it is negative.
    pub up: isize,
}

/// Distances that are looked for. A list with headers moves by two rows where a header comes in.
const DISTANCES: [isize; 4] = [1, -1, 2, -2];
/// Fewest changed cells that are worth a look.
const MANY_CHANGES: usize = 400;
/// Every how many changed cells one is compared to see whether rows moved at all.
const SAMPLE: usize = 5;
/// Cells that must be saved: the sequence takes about 20 bytes, and the terminal has some work to do.
const SAVED_CELLS: isize = 200;

impl Scroll {
    /// By how many rows up most of the changed cells may have moved. Looks at a few of them only.
    pub(super) fn probable(changed: &[ChangedCell], shown: &ShownCells) -> Option<isize> {
        if changed.len() < MANY_CHANGES {
            return None;
        }
        let moved = |up: isize| {
            let came = changed.iter().step_by(SAMPLE).filter(|(x, y, cell)| {
                let from = y.checked_add_signed(i16::try_from(up).unwrap_or(0));
                let is_blank = matches!(cell, ShownCell::Plain(' ', _));
                !is_blank && from.is_some_and(|from| shown.cell(*x, from) == cell)
            });
            (came.count(), up)
        };
        let (count, up) = DISTANCES.into_iter().map(moved).max_by_key(|(count, _)| *count)?;
        (count * SAMPLE * 5 > changed.len()).then_some(up)
    }

    /// The rows that save most if they are scrolled from the screen as it was to the screen as it is to be. `None`
    /// if that saves too little, or would move a picture.
    pub(super) fn best(
        up: isize,
        changed: &[ChangedCell],
        (was, is): (&ShownCells, &ShownCells),
    ) -> Option<Self> {
        let mut stayed = vec![0_isize; was.height().max(is.height())];
        for (_, y, _) in changed {
            if let Some(stayed) = stayed.get_mut(usize::from(*y)) {
                *stayed += 1;
            }
        }
        // What each row saves if it moves there, instead of being changed where it is.
        let saved = |(y, stayed): (usize, &isize)| {
            let from = y.checked_add_signed(up).filter(|from| *from < is.height())?;
            Some(stayed - isize::try_from(is.differences(y, was, from)?).ok()?)
        };
        let (sum, rows) = largest_sum(stayed.iter().enumerate().map(saved));
        if rows.is_empty() {
            return None;
        }
        // Of the rows where the others came from, some are outside, and become blank.
        let distance = up.unsigned_abs();
        let blank = if up > 0 {
            rows.end..rows.end + distance
        } else {
            rows.start.checked_sub(distance)?..rows.start
        };
        let mut lost = 0;
        for y in blank.clone() {
            lost += isize::try_from(is.differences(y, &ShownCells::default(), y)?).ok()? - stayed.get(y)?;
        }
        let rows = rows.start.min(blank.start)..rows.end.max(blank.end);
        (sum >= lost + SAVED_CELLS).then_some(Self { rows, up })
    }

    /// The sequence that makes the terminal scroll: a region of rows, line feeds at its end or reverse ones at its
    /// beginning, and the region of all rows again (DEC VT100).
    pub(super) fn sequence(&self) -> String {
        let (top, bottom) = (self.rows.start + 1, self.rows.end);
        let (row, feed) = if self.up > 0 { (bottom, "\n") } else { (top, "\u{1b}M") };
        let feeds = feed.repeat(self.up.unsigned_abs());
        format!("\u{1b}[{top};{bottom}r\u{1b}[{row}H{feeds}\u{1b}[r")
    }
}

/// The successive numbers with the largest sum, and that sum. `None` is in no such row of numbers.
fn largest_sum(numbers: impl Iterator<Item = Option<isize>>) -> (isize, Range<usize>) {
    let (mut best, mut sum, mut start) = ((0, 0..0), 0, 0);
    for (at, number) in numbers.enumerate() {
        sum = number.map_or(0, |number| sum + number);
        if sum <= 0 {
            (sum, start) = (0, at + 1);
        } else if sum > best.0 {
            best = (sum, start..at + 1);
        }
    }
    best
}
