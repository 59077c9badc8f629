//! The painter: draws the state into the cells of a frame.
//!
//! It changes nothing in the state, keeps nothing between frames and reads no clock. Positions come from
//! [`geometry`](crate::app::geometry), styles from [`theme`]. Floor 4.

mod article;
mod article_prompts;
mod bar;
mod facets;
mod help;
mod hyperlinks;
mod list;
mod palette;
pub mod picture;
mod prompt;
mod rules;
mod searches;
pub mod signs;
pub mod theme;
mod title;

use std::ops::Range;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::{Area, Pane, Prompt, State};
use crate::config::ThemeColours;
use crate::limits;
use crate::text::{cell_width, cut_to_cells};
use crate::wording::Phrase;

pub use theme::StyledPart;

/// The smallest screen, in columns and rows, on which more than the name of the program is drawn.
const SMALLEST: (u16, u16) = (8, 2);

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, state: &State) {
    let screen = frame.area();
    let palette = state.themes.palette();
    frame.buffer_mut().set_style(screen, theme::ground(palette));
    let mut caret = None;
    let mut canvas = Canvas { buffer: frame.buffer_mut(), palette };
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        canvas.text(0, 0, usize::from(screen.width), &Phrase::Program.text(), StyledPart::Name);
    } else {
        let panes = state.panes();
        if let Some(area) = panes.title {
            title::draw(&mut canvas, area, state);
        }
        rules::draw(&mut canvas, &panes, state);
        if state.help.is_some() {
            help::draw(&mut canvas, state);
        } else if matches!(state.prompt, Some(Prompt::Searches(_))) {
            searches::draw(&mut canvas, state);
        } else {
            if let Some(area) = panes.tags {
                facets::draw(&mut canvas, area, state);
            }
            if let Some(area) = panes.list {
                list::draw(&mut canvas, area, state);
            }
            if let Some(area) = panes.text {
                if state.has_outline() {
                    article_prompts::draw_outline(&mut canvas, area, state);
                } else {
                    article::draw(&mut canvas, area, state);
                    article_prompts::draw_hints(&mut canvas, area, state);
                }
            }
        }
        if matches!(state.prompt, Some(Prompt::Palette(_))) {
            palette::draw(&mut canvas, state);
        }
        caret = match state.prompt.as_ref().filter(|_| state.help.is_none()) {
            Some(Prompt::Filter(_) | Prompt::Searches(_) | Prompt::SearchName(_) | Prompt::Palette(_)) => {
                prompt::draw(&mut canvas, &panes, state)
            }
            Some(
                Prompt::Find(_) | Prompt::Outline(_) | Prompt::Hints(_) | Prompt::Pipe(_) | Prompt::Export(_),
            ) => article_prompts::draw(&mut canvas, &panes, state),
            Some(Prompt::Facet(_) | Prompt::Date(_)) | None => {
                panes.bar.and_then(|area| bar::draw(&mut canvas, area, state))
            }
        };
    }
    sweep(frame.buffer_mut());
    // After the sweep, which lets no escape sequence through; only links are added here.
    hyperlinks::write(frame.buffer_mut(), state);
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
}

/// The cells of the frame, and the palette they are drawn with. All text is written through this.
struct Canvas<'a> {
    buffer: &'a mut Buffer,
    palette: &'a ThemeColours,
}

impl Canvas<'_> {
    /// Writes text into at most `cells` cells, cut with an ellipsis. Returns the cells used.
    fn text(&mut self, x: u16, y: u16, cells: usize, text: &str, look: StyledPart) -> u16 {
        self.styled(x, y, cells, text, theme::style(self.palette, look))
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

    /// Writes text that ends before the column `right`, if it fits into `cells`. Returns the cells used, 0 if
    /// it doesn't fit.
    fn right_text(&mut self, right: u16, y: u16, cells: usize, text: &str, look: StyledPart) -> u16 {
        let width = cell_width(text);
        let Ok(width) = u16::try_from(width) else { return 0 };
        if usize::from(width) > cells || width > right {
            return 0;
        }
        self.text(right - width, y, cells, text, look)
    }

    /// Writes text like [`text`](Self::text), with byte ranges of it highlighted as found.
    fn marked_text(
        &mut self,
        (x, y): (u16, u16),
        cells: usize,
        (text, ranges): (&str, &[Range<usize>]),
        look: StyledPart,
    ) -> u16 {
        let used = self.text(x, y, cells, text, look);
        // Neither the part that was cut off nor the ellipsis is highlighted.
        let kept = cut_to_cells(text, cells);
        let is_cut = kept != text;
        let shown = usize::from(used).saturating_sub(usize::from(is_cut));
        self.mark((x, y), shown, (text, ranges), StyledPart::Match);
        used
    }

    /// Gives byte ranges of a text another style. The text, or its beginning, has been written at this place
    /// into `cells` cells.
    fn mark(
        &mut self,
        (x, y): (u16, u16),
        cells: usize,
        (text, ranges): (&str, &[Range<usize>]),
        look: StyledPart,
    ) {
        for range in ranges {
            let width = |until: usize| cell_width(text.get(..until).unwrap_or_default()).min(cells);
            let (from, until) = (width(range.start), width(range.end));
            let cell = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
            let found = Rect { x: x.saturating_add(cell(from)), y, width: cell(until - from), height: 1 };
            self.buffer.set_style(found.intersection(self.buffer.area), theme::style(self.palette, look));
        }
    }

    fn clear(&mut self, area: Area) {
        let area = Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        let area = area.intersection(self.buffer.area);
        for place in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(place) {
                cell.reset();
            }
        }
        self.buffer.set_style(area, theme::ground(self.palette));
    }

    /// Applies a style to an area and leaves its text.
    fn paint(&mut self, area: Area, style: Style) {
        let area = Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Applies a style to one row of an area and leaves its text.
    fn paint_row(&mut self, area: Area, y: u16, look: StyledPart) {
        let row = Rect { x: area.x, y, width: area.width, height: 1 };
        let row = row.intersection(self.buffer.area);
        self.buffer.set_style(row, theme::style(self.palette, look));
    }
}

/// The bar at the left of the line under the cursor, its style and the style of the line: heavy in the pane
/// that has the focus, light elsewhere.
fn cursor_look(state: &State, pane: Pane) -> (&'static str, StyledPart, StyledPart) {
    if state.focus == pane {
        ("▌", StyledPart::Cursor, StyledPart::CursorRow)
    } else {
        ("▏", StyledPart::IdleCursor, StyledPart::IdleCursorRow)
    }
}

/// Cleans the frame before the terminal gets it: no cell keeps a control or invisible character, or more than
/// [`limits::CELL_CHARACTERS`] characters, which would slow the terminal down. All text is clean already;
/// this is the second safeguard.
fn sweep(buffer: &mut Buffer) {
    simplify_emoji(buffer);
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

/// Replaces emoji of several characters (families, skin tones) by their first one, and flags by their two
/// letters. Terminals disagree on the cells that joined emoji take; where a terminal disagrees with vigie,
/// the rest of the row is drawn in the wrong place and stays there.
fn simplify_emoji(buffer: &mut Buffer) {
    let mut letter = None;
    for cell in &mut buffer.content {
        if let Some(letter) = letter.take() {
            cell.set_char(letter);
            continue;
        }
        let mut characters = cell.symbol().chars();
        let (Some(first), Some(second)) = (characters.next(), characters.next()) else { continue };
        if let (Some(one), Some(other)) = (flag_letter(first), flag_letter(second)) {
            cell.set_char(one);
            letter = Some(other);
        } else if matches!(second, '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}') && !first.is_alphanumeric() {
            cell.set_char(first);
        }
    }
}

/// The letter of a regional indicator; two of these make a flag.
fn flag_letter(character: char) -> Option<char> {
    let place = u32::from(character).checked_sub(0x1f1e6).filter(|place| *place < 26)?;
    char::from_u32(u32::from('A') + place)
}

/// The position of the caret in the first row of an area, clamped to the area.
fn caret_at(area: Area, column: usize) -> Position {
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    Position { x: area.x.saturating_add(column.min(area.width.saturating_sub(1))), y: area.y }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sweep_removes_control_and_invisible_characters() {
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

    #[test]
    fn emoji_are_reduced_to_what_terminals_agree_on() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "🇫🇷👩\u{200d}🚀🧑🏿é日", Style::new());
        sweep(&mut buffer);
        let symbols: Vec<_> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols.join("").trim_end(), "FR👩 🧑 é日");
    }
}
