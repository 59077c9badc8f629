//! The painter: draws the state into the cells of a frame, as its [`Layout`] says. It keeps nothing. Floor 4. What
//! is where comes from [`app::layout`](crate::app::layout), styles from [`theme`].

mod facets;
mod hyperlinks;
mod list;
pub mod picture;
pub mod theme;

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use crate::app::find::marked_rows;
use crate::app::geometry::Border;
use crate::app::layout::{Label, Layout, Piece, Pieces};
use crate::app::{Area, Pane, State, ThemeChoice};
use crate::limits;
use crate::text::{CleanText, cell_width, graphemes, is_all_common, is_common};

pub use crate::app::layout::StyledPart;

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, state: &State) {
    let screen = frame.area();
    let themes = &state.screen.themes;
    let buffer = frame.buffer_mut();
    let ground = theme::ground(themes.palette());
    if ground != Style::new() {
        buffer.set_style(screen, ground);
    }
    let mut canvas = Canvas { buffer, themes, unswept: vec![false; usize::from(screen.height)] };
    let layout = Layout::of(state);
    let mut panes = Pieces::on(screen.width);
    draw_rules(&mut panes, &layout);
    if !layout.is_covered() {
        facets::draw(&mut panes, &layout);
        list::draw(&mut panes, &layout);
    }
    draw_article(&mut panes, &layout);
    panes.painted.iter().for_each(|piece| canvas.paint(piece));
    if picture::draw(canvas.buffer, &layout) {
        canvas.unswept.fill(true);
    }
    layout.pieces.painted.iter().for_each(|piece| canvas.paint(piece));
    canvas.sweep();
    let buffer = canvas.buffer;
    // After the sweep, which lets no escape sequence through; only links are added here.
    hyperlinks::write(buffer, &layout);
    if let Some(caret) = layout.pieces.caret {
        frame.set_cursor_position(caret);
    }
}

/// Draws the lines between panes, heavy next to an article that has the focus and where they are dragged.
fn draw_rules(pieces: &mut Pieces, layout: &Layout<'_>) {
    let Layout { state, panes, .. } = layout;
    for rule in [panes.top_rule, panes.bottom_rule].into_iter().flatten() {
        fill(pieces, rule, "─", StyledPart::Rule);
    }
    if layout.is_covered() {
        return;
    }
    let dragged = state.pointer.dragging.map(|dragging| dragging.border);
    for (border, area) in panes.borders() {
        let (light, heavy) = if border == Border::Above { ("─", "━") } else { ("│", "┃") };
        // The other panes show the focus by their cursor.
        let has_focus = border != Border::Tags && state.focus == Pane::Article;
        if has_focus || dragged == Some(border) {
            fill(pieces, area, heavy, StyledPart::Accent);
        } else {
            fill(pieces, area, light, StyledPart::Rule);
        }
        if border != Border::Above {
            for (rule, joint) in [(panes.top_rule, "┬"), (panes.bottom_rule, "┴")] {
                if let Some(rule) = rule {
                    pieces.text(area.x, rule.y, 1, joint, StyledPart::Rule);
                }
            }
        }
    }
}

/// Fills an area that is one cell high or wide.
fn fill(pieces: &mut Pieces, area: Area, line: &str, look: StyledPart) {
    let line = line.repeat(usize::from(area.width));
    for y in area.y..area.y + area.height {
        pieces.text(area.x, y, usize::from(area.width), &line, look);
    }
}

/// Draws the rows of the article in the window, with highlights of the filter or of the search in the article.
fn draw_article(pieces: &mut Pieces, layout: &Layout<'_>) {
    let state = layout.state;
    let (Some(area), Some(article)) = (layout.article_text(), &state.article.open) else { return };
    let columns = usize::from(area.width);
    // During a search in the article, the filter is not highlighted.
    let find = state.find().filter(|find| !find.line.value().is_empty());
    let marked = match find {
        Some(_) => Vec::new(),
        None => marked_rows(&state.highlights, &article.rows, article.scroll, area.rows()),
    };
    let mut marked = marked.into_iter();
    let rows = article.rows.iter().enumerate().skip(article.scroll);
    for (y, (index, row)) in (area.y..area.y + area.height).zip(rows) {
        let mut x = area.x;
        let mut room = columns;
        for span in &row.spans {
            let used = pieces.text(x, y, room, &span.text, StyledPart::Text(span.role));
            x += used;
            room = room.saturating_sub(usize::from(used));
        }
        let plain = row.plain();
        let cells = columns.min(cell_width(&plain));
        let ranges = marked.next().unwrap_or_default();
        pieces.mark((area.x, y), cells, (&plain, &ranges), StyledPart::Match);
        for (range, is_current) in find.iter().flat_map(|find| find.in_row(index)) {
            let look = if is_current { StyledPart::CurrentMatch } else { StyledPart::Match };
            pieces.mark((area.x, y), cells, (&plain, &[range]), look);
        }
    }
}

/// The cells of a frame.
struct Canvas<'a> {
    buffer: &'a mut Buffer,
    themes: &'a ThemeChoice,
    /// The rows that must be swept, because not all of their characters are common.
    unswept: Vec<bool>,
}

impl Canvas<'_> {
    /// Paints a piece, as far as it is on the screen.
    fn paint(&mut self, piece: &Piece) {
        let palette = self.themes.palette();
        let screen = self.buffer.area;
        let seen = |area: &Area| Rect::new(area.x, area.y, area.width, area.height).intersection(screen);
        match piece {
            Piece::Clear(area) => {
                let area = seen(area);
                Clear.render(area, self.buffer);
                self.buffer.set_style(area, theme::ground(palette));
            }
            Piece::Style(area, look) => self.buffer.set_style(seen(area), theme::style(palette, *look)),
            Piece::Highlight(area, style) => {
                self.buffer.set_style(seen(area), theme::highlight(self.themes, style));
            }
            Piece::Label(label) => self.write(label, theme::style(palette, label.look)),
        }
    }

    /// Writes a text that ends at the border of the screen at the latest. `Buffer::set_string` does the same, but
    /// looks every character up in the tables of Unicode.
    fn write(&mut self, label: &Label, style: Style) {
        let width = usize::from(self.buffer.area.width);
        let row = self.buffer.content.chunks_exact_mut(width.max(1)).nth(usize::from(label.y));
        let Some(cells) = row.and_then(|row| row.get_mut(usize::from(label.x)..)) else { return };
        if is_all_common(&label.text) {
            for (cell, character) in cells.iter_mut().zip(label.text.chars()) {
                cell.set_char(character).set_style(style);
            }
            return;
        }
        if let Some(unswept) = self.unswept.get_mut(usize::from(label.y)) {
            *unswept = true;
        }
        let mut left = 0;
        for (grapheme, width) in graphemes(&label.text).filter(|(_, width)| *width > 0) {
            let Some((first, rest)) = cells.get_mut(left..left + width).and_then(<[Cell]>::split_first_mut)
            else {
                return;
            };
            first.set_symbol(grapheme).set_style(style);
            // The second cell of a wide character.
            rest.iter_mut().for_each(Cell::reset);
            left += width;
        }
    }

    /// Cleans the rows that may need it: see [`sweep`].
    fn sweep(&mut self) {
        let width = usize::from(self.buffer.area.width).max(1);
        let rows = self.buffer.content.chunks_mut(width).zip(&self.unswept);
        rows.filter(|(_, is_unswept)| **is_unswept).for_each(|(row, _)| sweep(row));
    }
}

/// Cleans a row before the terminal gets it: no cell keeps a control or invisible character, or more than
/// [`limits::CELL_CHARACTERS`] characters, which would slow the terminal down. All text is clean already;
/// this is the second safeguard.
fn sweep(row: &mut [Cell]) {
    simplify_emoji(row);
    for cell in row {
        let symbol = cell.symbol();
        if is_common_alone(symbol) {
            continue;
        }
        let clean = CleanText::piece(symbol);
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
fn simplify_emoji(row: &mut [Cell]) {
    let mut letter = None;
    for cell in row {
        if let Some(letter) = letter.take() {
            cell.set_char(letter);
            continue;
        }
        if is_common_alone(cell.symbol()) {
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

/// Whether a cell has one common character, as nearly all have.
fn is_common_alone(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    matches!(symbol.as_bytes(), [b' '..=b'~'])
        || characters.next().is_some_and(is_common) && characters.next().is_none()
}

/// The letter of a regional indicator; two of these make a flag.
fn flag_letter(character: char) -> Option<char> {
    let place = u32::from(character).checked_sub(0x1f1e6).filter(|place| *place < 26)?;
    char::from_u32(u32::from('A') + place)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn sweep_removes_control_and_invisible_characters() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        buffer[(0, 0)].set_symbol("\u{1b}]52;c;x");
        buffer[(1, 0)].set_symbol("\u{202e}");
        buffer[(2, 0)].set_symbol(&format!("e{}", "\u{301}".repeat(50)));
        buffer[(3, 0)].set_symbol("日");
        sweep(&mut buffer.content);
        assert_eq!(buffer[(0, 0)].symbol(), "]52;c;x");
        assert_eq!(buffer[(1, 0)].symbol(), " ");
        assert!(buffer[(2, 0)].symbol().chars().count() <= limits::CELL_CHARACTERS);
        assert_eq!(buffer[(3, 0)].symbol(), "日");
    }

    #[test]
    fn emoji_are_reduced_to_what_terminals_agree_on() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "🇫🇷👩\u{200d}🚀🧑🏿é日", Style::new());
        sweep(&mut buffer.content);
        let symbols: Vec<_> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols.join("").trim_end(), "FR👩 🧑 é日");
    }
}
