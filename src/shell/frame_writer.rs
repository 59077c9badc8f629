//! The backend that writes the changed cells of a frame, in few bytes: blanks are erased where that is shorter, a
//! few unchanged cells are written again instead of moving the cursor over them, and a style is changed only for
//! what shows it. Which cells have changed is left to ratatui. Floor 5, part of [`shell`](crate::shell).
//!
//! Every move names the column, so a character whose width the terminal judges differently disturbs only the text
//! up to the next move.

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;

use crate::shell::pen::Pen;
use crate::text::cell_width;

/// Blanks at the end of a row that are erased instead of written.
const ERASED_AT_END: usize = 4;
/// Blanks inside a row that are erased instead of written: erasing and moving over them takes ten bytes.
const ERASED_INSIDE: usize = 11;
/// A frame with more bytes is announced to the terminal, which then shows it at once (mode 2026). Terminals read
/// shorter ones in one piece anyway.
const LONG_FRAME_BYTES: usize = 4096;
/// Memory that is kept for the next frame, in bytes.
const KEPT_BYTES: usize = 1 << 16;

/// A backend that remembers what it wrote. Bytes are collected until they are flushed as a [`Write`]r.
pub(super) struct FrameWriter<W: Write> {
    terminal: W,
    bytes: Vec<u8>,
    shown: ShownCells,
    pen: Pen,
    /// The cell that the terminal writes next, if it is known.
    next: Option<(u16, u16)>,
    /// Whether the cursor was hidden since the screen was cleared.
    has_hidden_cursor: bool,
}

/// The cells that were written since the screen was cleared, by row and column; all others are blank. `None`
/// where a cell may not be written a second time: a link, a picture, a wide character.
#[derive(Default)]
struct ShownCells(Vec<Vec<Option<Cell>>>);

/// A cell of a screen that was cleared.
static BLANK: Option<Cell> = Some(Cell::EMPTY);

type ChangedCell<'a> = (u16, u16, &'a Cell);

impl ShownCells {
    fn row(&self, y: u16) -> &[Option<Cell>] {
        self.0.get(usize::from(y)).map_or(&[], Vec::as_slice)
    }

    fn cell(&self, x: u16, y: u16) -> Option<&Cell> {
        self.row(y).get(usize::from(x)).unwrap_or(&BLANK).as_ref()
    }

    /// Whether a change is invisible: a blank whose invisible style is another one.
    fn looks_like(&self, (x, y, cell): ChangedCell<'_>) -> bool {
        let is_same = |shown: &Cell| is_blank(shown) && Pen::of(shown).leaves_same_blank(Pen::of(cell));
        is_blank(cell) && is_plain(cell) && self.cell(x, y).is_some_and(is_same)
    }

    fn remember(&mut self, (x, y, cell): ChangedCell<'_>) {
        let (x, y) = (usize::from(x), usize::from(y));
        let width = match cell.diff_option {
            CellDiffOption::ForcedWidth(cells) => usize::from(cells.get()),
            CellDiffOption::None | CellDiffOption::Skip | CellDiffOption::AlwaysUpdate => {
                cell_width(cell.symbol()).max(1)
            }
        };
        if self.0.len() <= y {
            self.0.resize(y + 1, Vec::new());
        }
        let Some(row) = self.0.get_mut(y) else { return };
        if row.len() < x + width {
            row.resize(x + width, BLANK.clone());
        }
        let kept = is_plain(cell).then_some(cell);
        row.iter_mut().skip(x).take(width).for_each(|shown| *shown = kept.cloned());
    }

    /// How many cells from a place on are as an erased cell is, and whether that is all of the row.
    fn erased(&self, x: u16, y: u16) -> (usize, bool) {
        let rest = self.row(y).get(usize::from(x)..).unwrap_or_default();
        let is_erased = |cell: &Option<Cell>| cell.as_ref().is_some_and(is_erasable);
        let length = rest.iter().take_while(|cell| is_erased(cell)).count();
        (length, length == rest.len())
    }
}

/// Whether a cell is one character that takes one cell, and no part of a picture.
fn is_plain(cell: &Cell) -> bool {
    let is_one = matches!(cell.symbol().as_bytes(), [b' '..=b'~'])
        || cell.symbol().chars().nth(1).is_none() && cell_width(cell.symbol()) == 1;
    is_one && cell.diff_option == CellDiffOption::None && !cell.modifier.contains(Modifier::HIDDEN)
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// Whether a cell is as erasing leaves it. Not every terminal erases with a background colour.
fn is_erasable(cell: &Cell) -> bool {
    is_blank(cell) && is_plain(cell) && Pen::default().leaves_same_blank(Pen::of(cell))
}

impl<W: Write> FrameWriter<W> {
    pub(super) fn new(terminal: W) -> Self {
        Self {
            terminal,
            bytes: Vec::new(),
            shown: ShownCells::default(),
            pen: Pen::default(),
            next: None,
            has_hidden_cursor: false,
        }
    }

    /// Writes the changed cells of one row, whose new content is known already.
    fn write_row(&mut self, mut changed: &[ChangedCell<'_>]) {
        while let Some((&(x, y, cell), rest)) = changed.split_first() {
            if is_erasable(cell)
                && let Some(written) = self.erase(changed)
            {
                changed = changed.get(written..).unwrap_or_default();
                continue;
            }
            self.move_to(x, y, cell);
            self.put(x, y, cell);
            changed = rest;
        }
    }

    /// Erases the blanks at the beginning of some changes of one row, if that is shorter than writing them.
    /// Returns how many changes that were.
    fn erase(&mut self, changed: &[ChangedCell<'_>]) -> Option<usize> {
        let &(x, y, cell) = changed.first()?;
        let (length, is_rest) = self.shown.erased(x, y);
        let end = usize::from(x) + length;
        let count = changed.iter().take_while(|(x, ..)| usize::from(*x) < end).count();
        let last = changed.get(count.checked_sub(1)?)?.0;
        let cells = usize::from(last.saturating_sub(x)) + 1;
        let is_end = is_rest || count == changed.len();
        if cells < if is_end { ERASED_AT_END } else { ERASED_INSIDE } {
            return None;
        }
        self.move_to(x, y, cell);
        if !self.pen.leaves_same_blank(Pen::of(cell)) {
            self.change_pen(Pen::of(cell));
        }
        if is_rest {
            self.sequence(&[], 'K');
        } else {
            self.sequence(&[last.saturating_sub(x).saturating_add(1)], 'X');
        }
        Some(count)
    }

    /// Moves to a cell that is to be written, or writes the unchanged cells before it if that is shorter.
    fn move_to(&mut self, x: u16, y: u16, cell: &Cell) {
        match self.next {
            Some(next) if next == (x, y) => {}
            Some((from, row)) if row == y && from < x => {
                let column = x.saturating_add(1);
                let move_bytes = if column < 10 {
                    4
                } else if column < 100 {
                    5
                } else {
                    6
                };
                if !self.bridge((from, x), y, cell, move_bytes) {
                    self.sequence(&[column], 'G');
                }
            }
            _ => self.sequence(&[y.saturating_add(1), x.saturating_add(1)], 'H'),
        }
        self.next = Some((x, y));
    }

    /// Writes the unchanged cells in front of a cell, if they take fewer than `most` bytes and no style of their
    /// own. Returns whether it did.
    fn bridge(&mut self, (from, to): (u16, u16), y: u16, cell: &Cell, most: usize) -> bool {
        let mut between = String::new();
        let mut pens = [self.pen, Pen::of(cell)].map(Some);
        for x in from..to {
            let Some(cell) = self.shown.cell(x, y) else { return false };
            between.push_str(cell.symbol());
            if between.len() >= most {
                return false;
            }
            let style = Pen::of(cell);
            let draws = |pen: &Pen| *pen == style || is_blank(cell) && pen.leaves_same_blank(style);
            pens = pens.map(|pen| pen.filter(draws));
        }
        let Some(pen) = pens.into_iter().flatten().next() else { return false };
        self.change_pen(pen);
        self.bytes.extend_from_slice(between.as_bytes());
        true
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let pen = Pen::of(cell);
        if !is_blank(cell) || !self.pen.leaves_same_blank(pen) {
            self.change_pen(pen);
        }
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        // After any other character, terminals disagree on where they are.
        self.next = is_plain(cell).then_some((x.saturating_add(1), y));
    }

    fn change_pen(&mut self, pen: Pen) {
        self.pen.change_to(pen, &mut self.bytes);
        self.pen = pen;
    }

    /// Writes a control sequence with numbers and its last letter.
    fn sequence(&mut self, numbers: &[u16], letter: char) {
        let numbers = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
        self.bytes.extend_from_slice(format!("\u{1b}[{numbers}{letter}").as_bytes());
    }
}

/// Collects bytes, and sends them when it is flushed.
impl<W: Write> Write for FrameWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.bytes.len() > LONG_FRAME_BYTES {
            self.bytes.splice(..0, *b"\x1b[?2026h");
            self.bytes.extend_from_slice(b"\x1b[?2026l");
        }
        let written = self.terminal.write_all(&self.bytes);
        self.bytes.clear();
        self.bytes.shrink_to(KEPT_BYTES);
        written?;
        self.terminal.flush()
    }
}

impl<W: Write> Backend for FrameWriter<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let changed: Vec<_> = content.filter(|&cell| !self.shown.looks_like(cell)).collect();
        for &cell in &changed {
            self.shown.remember(cell);
        }
        self.next = None;
        for row in changed.chunk_by(|(_, above, _), (_, below, _)| above == below) {
            self.write_row(row);
        }
        self.change_pen(Pen::default());
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.has_hidden_cursor, true) {
            self.bytes.extend_from_slice(b"\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.has_hidden_cursor = false;
        self.bytes.extend_from_slice(b"\x1b[?25h");
        Ok(())
    }

    /// Fails: the answer would go to the keyboard thread.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.sequence(&[y.saturating_add(1), x.saturating_add(1)], 'H');
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.shown = ShownCells::default();
        self.has_hidden_cursor = false;
        self.bytes.extend_from_slice(b"\x1b[2J");
        Ok(())
    }

    /// Clears everything, whatever the region is: only whole frames are drawn afterwards.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    /// Does nothing: a frame is sent once its pictures are written too.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
