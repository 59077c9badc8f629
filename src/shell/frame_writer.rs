//! The backend that writes the changed cells of a frame, in few bytes: blanks are erased where that is shorter, a
//! few unchanged cells are written again instead of moving the cursor over them, rows that moved are scrolled, and a
//! style is changed only for what shows it. Which cells have changed is left to ratatui. Floor 5, part of
//! [`shell`](crate::shell).
//!
//! Every move names the column, so a character whose width the terminal judges differently disturbs only the text
//! up to the next move.

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::shell::pen::Pen;
use crate::shell::scroll::Scroll;
use crate::shell::shown::{ChangedCell, ShownCell, ShownCells};

/// Blanks at the end of a row that are erased instead of written.
const ERASED_AT_END: u16 = 4;
/// Blanks inside a row that are erased instead of written: erasing and moving over them takes ten bytes.
const ERASED_INSIDE: u16 = 11;
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

impl<W: Write> FrameWriter<W> {
    pub(super) fn new(terminal: W) -> Self {
        // The theme decides whether there are colours: under NO_COLOR it has none until the user picks another
        // theme.
        crossterm::style::force_color_output(true);
        Self {
            terminal,
            bytes: Vec::new(),
            shown: ShownCells::default(),
            pen: Pen::PLAIN,
            next: None,
            has_hidden_cursor: false,
        }
    }

    fn write_rows(&mut self, changed: &[ChangedCell]) {
        for row in changed.chunk_by(|(_, above, _), (_, below, _)| above == below) {
            self.write_row(row);
        }
    }

    /// Writes the changed cells of one row, whose new content is known already.
    fn write_row(&mut self, mut changed: &[ChangedCell]) {
        while let Some(((x, y, cell), rest)) = changed.split_first() {
            if cell.is_erasable()
                && let Some(erased) = self.erase(changed)
            {
                changed = changed.get(erased..).unwrap_or_default();
                continue;
            }
            match cell {
                ShownCell::Plain(character, pen) => {
                    self.move_to(*x, *y, *pen);
                    self.put(character.encode_utf8(&mut [0; 4]), *pen);
                    self.next = Some((x.saturating_add(1), *y));
                }
                ShownCell::Whole(whole) => {
                    self.move_to(*x, *y, whole.pen);
                    self.put(&whole.text, whole.pen);
                    // Terminals disagree on where they are now.
                    self.next = None;
                }
                ShownCell::Covered | ShownCell::Uncovered => {}
            }
            changed = rest;
        }
    }

    /// Erases the blanks at the beginning of some changes of one row, if that is shorter than writing them.
    /// Returns how many changes that were.
    fn erase(&mut self, changed: &[ChangedCell]) -> Option<usize> {
        let &(x, y, _) = changed.first()?;
        let (length, is_rest) = self.shown.erased(x, y);
        let end = usize::from(x) + length;
        let count = changed.iter().take_while(|(x, ..)| usize::from(*x) < end).count();
        let last = changed.get(count.checked_sub(1)?)?.0;
        let cells = last.saturating_sub(x).saturating_add(1);
        let is_end = is_rest || count == changed.len();
        if cells < if is_end { ERASED_AT_END } else { ERASED_INSIDE } {
            return None;
        }
        self.move_to(x, y, Pen::PLAIN);
        if !self.pen.leaves_same_blank(Pen::PLAIN) {
            self.change_pen(Pen::PLAIN);
        }
        if is_rest {
            self.sequence(&[], 'K');
        } else {
            self.sequence(&[cells], 'X');
        }
        Some(count)
    }

    /// Moves to a cell that is to be written with a pen, or writes the unchanged cells before it if that is
    /// shorter.
    fn move_to(&mut self, x: u16, y: u16, pen: Pen) {
        match self.next {
            Some(next) if next == (x, y) => {}
            Some((from, row)) if row == y && from < x => {
                let column = x.saturating_add(1);
                let move_bytes = 4 + usize::from(column >= 10) + usize::from(column >= 100);
                if !self.bridge((from, x), y, pen, move_bytes) {
                    self.sequence(&[column], 'G');
                }
            }
            _ => self.sequence(&[y.saturating_add(1), x.saturating_add(1)], 'H'),
        }
        self.next = Some((x, y));
    }

    /// Writes the unchanged cells in front of a cell, if they take fewer than `most` bytes and no pen of their own.
    /// Returns whether it did.
    fn bridge(&mut self, (from, to): (u16, u16), y: u16, pen: Pen, most: usize) -> bool {
        if usize::from(to - from) >= most {
            return false;
        }
        let mut between = String::new();
        let mut pens = [self.pen, pen].map(Some);
        for x in from..to {
            let ShownCell::Plain(character, style) = *self.shown.cell(x, y) else { return false };
            between.push(character);
            let draws = |pen: &Pen| *pen == style || character == ' ' && pen.leaves_same_blank(style);
            pens = pens.map(|pen| pen.filter(draws));
        }
        let Some(pen) = pens.into_iter().flatten().next().filter(|_| between.len() < most) else {
            return false;
        };
        self.change_pen(pen);
        self.bytes.extend_from_slice(between.as_bytes());
        true
    }

    fn put(&mut self, text: &str, pen: Pen) {
        if text != " " || !self.pen.leaves_same_blank(pen) {
            self.change_pen(pen);
        }
        self.bytes.extend_from_slice(text.as_bytes());
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
        let changed = content.map(|(x, y, cell)| (x, y, ShownCell::of(cell)));
        let changed: Vec<_> =
            changed.filter(|(x, y, cell)| !cell.looks_like(self.shown.cell(*x, *y))).collect();
        let was = Scroll::probable(&changed, &self.shown).map(|up| (up, self.shown.clone()));
        for cell in &changed {
            self.shown.remember(cell);
        }
        self.next = None;
        let scroll = was.and_then(|(up, was)| Some((Scroll::best(up, &changed, (&was, &self.shown))?, was)));
        match scroll {
            None => self.write_rows(&changed),
            Some((scroll, mut was)) => {
                self.bytes.extend_from_slice(scroll.sequence().as_bytes());
                was.scroll(scroll.rows, scroll.up);
                self.write_rows(&self.shown.changed_since(&was));
            }
        }
        self.change_pen(Pen::PLAIN);
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
