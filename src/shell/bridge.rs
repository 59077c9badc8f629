//! The backend that writes the changed cells of a frame, in few bytes: a few unchanged cells between two
//! changed ones are written again where that is shorter than moving the cursor over them. Which cells have
//! changed is left to ratatui. Floor 5, part of [`shell`](crate::shell).

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;

use crate::text::cell_width;

/// Most unchanged cells that are written again. Moving the cursor takes up to eight bytes.
const BRIDGED_CELLS: usize = 7;

/// A backend that remembers what it wrote.
pub(super) struct BridgingBackend<B> {
    pub terminal: B,
    shown: ShownCells,
    /// Whether the cursor was hidden since the screen was cleared.
    has_hidden_cursor: bool,
}

/// The cells that were written since the screen was cleared, by row and column; all others are blank. `None`
/// where a cell may not be written a second time: a link, a picture, a wide character.
#[derive(Default)]
struct ShownCells(Vec<Vec<Option<Cell>>>);

/// A cell of a screen that was cleared.
static BLANK: Option<Cell> = Some(Cell::EMPTY);

impl<B> BridgingBackend<B> {
    pub(super) fn new(terminal: B) -> Self {
        Self { terminal, shown: ShownCells::default(), has_hidden_cursor: false }
    }

    fn forget(&mut self) {
        self.shown = ShownCells::default();
        self.has_hidden_cursor = false;
    }
}

impl ShownCells {
    /// The unchanged cells between two changed ones, if writing them is shorter than moving over them: they
    /// look like one of the two, so no style is switched for them.
    fn bridge(&self, from: (u16, u16, &Cell), to: (u16, u16, &Cell)) -> Option<Vec<&Cell>> {
        let between = from.0.checked_add(1)?..to.0;
        if from.1 != to.1 || between.is_empty() || between.len() > BRIDGED_CELLS || !is_plain(from.2) {
            return None;
        }
        let row = self.0.get(usize::from(to.1)).map_or(&[][..], Vec::as_slice);
        let cell = |x: u16| row.get(usize::from(x)).unwrap_or(&BLANK).as_ref();
        let cells: Vec<&Cell> = between.map(cell).collect::<Option<_>>()?;
        let look_like = |other: &Cell| cells.iter().all(|cell| cell.style() == other.style());
        (look_like(from.2) || look_like(to.2)).then_some(cells)
    }

    fn remember(&mut self, (x, y, cell): (u16, u16, &Cell)) {
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
}

/// Whether a cell is one character that takes one cell, and no part of a picture.
fn is_plain(cell: &Cell) -> bool {
    let is_one = cell.symbol().chars().nth(1).is_none() && cell_width(cell.symbol()) == 1;
    is_one && cell.diff_option == CellDiffOption::None && !cell.modifier.contains(Modifier::HIDDEN)
}

impl<B: Backend<Error = io::Error>> Backend for BridgingBackend<B> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let changed: Vec<_> = content.collect();
        let mut written = Vec::with_capacity(changed.len() * 2);
        for (index, &to) in changed.iter().enumerate() {
            let from = index.checked_sub(1).and_then(|before| changed.get(before));
            if let Some((from, between)) = from.and_then(|&from| Some((from, self.shown.bridge(from, to)?))) {
                written.extend((from.0 + 1..).zip(between).map(|(x, cell)| (x, to.1, cell)));
            }
            written.push(to);
        }
        self.terminal.draw(written.into_iter())?;
        for cell in changed {
            self.shown.remember(cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        // Each call is a write of its own.
        if std::mem::replace(&mut self.has_hidden_cursor, true) {
            Ok(())
        } else {
            self.terminal.hide_cursor()
        }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.has_hidden_cursor = false;
        self.terminal.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.terminal.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.terminal.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.forget();
        self.terminal.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.forget();
        self.terminal.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.terminal.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.terminal.flush()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::CrosstermBackend;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    const SIZE: (u16, u16) = (24, 3);

    /// The bytes that take a terminal from frame to frame, plainly and with bridges.
    fn written(frames: &[Buffer]) -> [Vec<u8>; 2] {
        let mut before = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let mut bytes = [Vec::new(), Vec::new()];
        let [plain, bridged] = &mut bytes;
        let mut plain = CrosstermBackend::new(plain);
        let mut bridging = BridgingBackend::new(CrosstermBackend::new(bridged));
        for frame in frames {
            plain.draw(before.diff_iter(frame)).unwrap();
            bridging.draw(before.diff_iter(frame)).unwrap();
            before = frame.clone();
        }
        bytes
    }

    /// The cells of a terminal after these bytes, with their style.
    fn shown(bytes: &[u8]) -> Vec<String> {
        let cells = |cells| std::num::NonZero::new(cells).unwrap();
        let mut terminal = vt100::Parser::new(cells(SIZE.1), cells(SIZE.0), 0);
        terminal.process(bytes);
        let cell = |place| {
            let cell = terminal.screen().cell(place / SIZE.0, place % SIZE.0).unwrap();
            let text = if cell.has_contents() { cell.contents() } else { " " };
            format!("{text} {:?} {} {}", cell.fgcolor(), cell.bold(), cell.inverse())
        };
        (0..SIZE.0 * SIZE.1).map(cell).collect()
    }

    fn frame(rows: &[(u16, u16, &str, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        for (x, y, text, style) in rows {
            buffer.set_stringn(*x, *y, text, usize::from(SIZE.0 - x), *style);
        }
        buffer
    }

    #[test]
    fn a_short_gap_is_written_and_a_long_one_is_not() {
        let style = Style::new();
        let first = frame(&[(0, 0, "carotid stent, Paris", style)]);
        let [plain, bridged] = written(&[first.clone(), frame(&[(0, 0, "carotid stint, Parma", style)])]);
        assert!(bridged.len() < plain.len(), "{} and {}", bridged.len(), plain.len());
        assert!(String::from_utf8_lossy(&bridged).contains("int, Parma"), "one move, then the whole end");
        let [_, bridged] = written(&[first, frame(&[(0, 0, "Carotid stent, PariS", style)])]);
        assert!(String::from_utf8_lossy(&bridged).contains("C\u{1b}[1;20HS"), "moving is shorter");
        let bold = Style::new().bold();
        let [plain, bridged] = written(&[
            frame(&[(0, 0, "abc", style), (1, 0, "b", bold)]),
            frame(&[(0, 0, "xbx", style), (1, 0, "b", bold)]),
        ]);
        assert_eq!(bridged, plain, "no style is switched for a gap");
    }

    proptest! {
        #[test]
        fn the_terminal_shows_the_same_with_bridges(
            frames in prop::collection::vec(
                prop::collection::vec((0..SIZE.0, 0..SIZE.1, "[a-c é日😀]{0,12}", 0..4_u8), 0..8),
                1..6,
            )
        ) {
            let style = |number: u8| match number {
                0 => Style::new(),
                1 => Style::new().bold(),
                2 => Style::new().fg(Color::Red),
                _ => Style::new().reversed(),
            };
            let drawn: Vec<Buffer> = frames
                .iter()
                .map(|rows| {
                    let rows: Vec<_> =
                        rows.iter().map(|(x, y, text, look)| (*x, *y, text.as_str(), style(*look))).collect();
                    frame(&rows)
                })
                .collect();
            let [plain, bridged] = written(&drawn);
            prop_assert_eq!(shown(&bridged), shown(&plain));
        }
    }
}
