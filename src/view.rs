//! The painter: the state becomes cells.
//!
//! Floor 4. It is handed a state and changes nothing in it, keeps nothing between frames and reads
//! no clock. Where things stand is asked of [`geometry`](crate::app::geometry), how they look of the
//! [`theme`].

mod article;
mod bar;
mod help;
mod list;
mod rules;
mod tags;
pub mod theme;
mod title;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::{Area, Pane, State};
use crate::limits;
use crate::text::{cell_width, cut_to_cells};
use crate::wording::Phrase;

pub use theme::{Look, THEMES, Theme};

/// Fewest columns and rows in which more than one word is drawn.
const SMALLEST: (u16, u16) = (8, 2);

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, state: &State, theme: &Theme) {
    let screen = frame.area();
    let mut caret = None;
    let mut canvas = Canvas { buffer: frame.buffer_mut(), theme };
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        canvas.text(0, 0, usize::from(screen.width), &Phrase::TooSmall.text(), Look::Name);
    } else {
        let panes = state.panes();
        if let Some(area) = panes.title {
            title::draw(&mut canvas, area, state);
        }
        rules::draw(&mut canvas, &panes, state);
        if state.help.is_some() {
            help::draw(&mut canvas, state);
        } else {
            if let Some(area) = panes.tags {
                tags::draw(&mut canvas, area, state);
            }
            if let Some(area) = panes.list {
                list::draw(&mut canvas, area, state);
            }
            if let Some(area) = panes.article {
                article::draw(&mut canvas, area, state);
            }
        }
        if let Some(area) = panes.bar {
            caret = bar::draw(&mut canvas, area, state);
        }
    }
    sweep(frame.buffer_mut());
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
}

/// Cells and how they look.
struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
}

impl Canvas<'_> {
    /// Writes text into at most `cells` cells, cut with an ellipsis; gives the cells used.
    fn text(&mut self, x: u16, y: u16, cells: usize, text: &str, look: Look) -> u16 {
        self.styled(x, y, cells, text, self.theme.style(look))
    }

    fn styled(&mut self, x: u16, y: u16, cells: usize, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if x >= area.right() || y >= area.bottom() {
            return 0;
        }
        let room = cells.min(usize::from(area.right() - x));
        let cut = cut_to_cells(text, room);
        let (end, _) = self.buffer.set_stringn(x, y, &cut, room, style);
        end.saturating_sub(x)
    }

    /// Writes text so that it ends at `right`, if it fits into `cells`; gives the cells used.
    fn right_text(&mut self, right: u16, y: u16, cells: usize, text: &str, look: Look) -> u16 {
        let width = cell_width(text);
        let Ok(width) = u16::try_from(width) else { return 0 };
        if usize::from(width) > cells || width > right {
            return 0;
        }
        self.text(right - width, y, cells, text, look)
    }

    /// Gives a row of an area a look without changing its text.
    fn paint_row(&mut self, area: Area, y: u16, look: Look) {
        let row = Rect { x: area.x, y, width: area.width, height: 1 };
        let row = row.intersection(self.buffer.area);
        self.buffer.set_style(row, self.theme.style(look));
    }
}

/// The mark at the left of the line with the cursor.
fn cursor_look(state: &State, pane: Pane) -> (Look, Look) {
    if state.focus == pane {
        (Look::Cursor, Look::CursorRow)
    } else {
        (Look::IdleCursor, Look::IdleCursorRow)
    }
}

/// The last filter before the terminal: no cell holds a control or invisible character, and none is
/// so long that it slows the terminal down. Text is clean already; this is the second lock.
fn sweep(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol.len() == 1 && !symbol.bytes().any(|byte| byte.is_ascii_control()) {
            continue;
        }
        let clean = crate::text::CleanText::piece(symbol);
        let short = clean.chars().count() <= limits::CELL_CHARACTERS;
        if *clean != *symbol || !short {
            let kept: String = clean.chars().take(limits::CELL_CHARACTERS).collect();
            cell.set_symbol(if kept.is_empty() { " " } else { &kept });
        }
    }
}

/// A position of the caret inside an area.
fn caret_at(area: Area, column: usize) -> Position {
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    Position { x: area.x.saturating_add(column.min(area.width.saturating_sub(1))), y: area.y }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hostile_is_left_in_a_cell() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        buffer[(0, 0)].set_symbol("\u{1b}]52;c;x");
        buffer[(1, 0)].set_symbol("\u{202e}");
        buffer[(2, 0)].set_symbol(&format!("e{}", "\u{301}".repeat(50)));
        buffer[(3, 0)].set_symbol("日");
        sweep(&mut buffer);
        assert_eq!(buffer[(0, 0)].symbol(), "]52;c;x");
        assert_eq!(buffer[(1, 0)].symbol(), " ");
        assert!(buffer[(2, 0)].symbol().chars().count() <= limits::CELL_CHARACTERS);
        assert_eq!(buffer[(3, 0)].symbol(), "日");
    }
}
