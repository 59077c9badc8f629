//! The pieces of a layout, in the order in which they are painted, and what reacts to the pointer. Floor 3, part of
//! [`app`](crate::app). The colours of a style are left to the painter.

use std::ops::Range;

use crate::app::geometry::Area;
use crate::app::pointer::PointerTarget;
use crate::config::HighlightStyle;
use crate::config::choice::Icons;
use crate::text::{Role, cell_width, cut_to_cells};

/// A thing on the screen with a style of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StyledPart {
    Text(Role),
    /// What stands out: names, signs, the filter, chosen values, the bar at the left of the line under the cursor.
    Accent,
    /// A heading in the left pane or in the help, or a count in the title bar.
    Heading,
    /// Secondary text, such as dates and sources.
    Faint,
    Rule,
    /// Plain text of a row, such as a title in the list.
    Row,
    /// The line under the cursor, in the pane that has the focus.
    CursorRow,
    Excluded,
    /// A match of the filter in a title or text; applied on top of another style.
    Match,
    /// The current match of the search in the article; applied on top of another style.
    CurrentMatch,
    /// The letters on a link, by which it is chosen.
    Hint,
    /// An unread title or count; applied on top of another style.
    Unread,
    /// The title of a read article; applied on top of another style.
    Read,
    Key,
    Notice,
    Warning,
}

/// A symbol in a pane or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The lines below it are unfolded.
    Open,
    Folded,
    Included,
    Excluded,
    /// An article that a highlight rule matches.
    Highlighted,
    /// The candidate that is in the prompt.
    Chosen,
}

impl Sign {
    /// Its drawing in a set of icons, one cell wide.
    pub const fn drawn(self, icons: Icons) -> &'static str {
        let (ascii, unicode, nerd) = match self {
            Self::Open => ("v", "▾", "\u{f47c}"),
            Self::Folded => (">", "▸", "\u{f460}"),
            Self::Included => ("+", "●", "\u{f00c}"),
            Self::Excluded => ("-", "−", "\u{f00d}"),
            Self::Highlighted => ("!", "◆", "\u{f06a}"),
            Self::Chosen => (">", "▸", "\u{f0da}"),
        };
        match icons {
            Icons::Ascii => ascii,
            Icons::Unicode => unicode,
            Icons::Nerd => nerd,
        }
    }
}

/// A text on one row of the screen, cut to its room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub x: u16,
    pub y: u16,
    pub text: String,
    pub look: StyledPart,
}

/// A step of painting the layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Removes what is in an area.
    Clear(Area),
    /// Gives an area a style and leaves its text.
    Style(Area, StyledPart),
    Highlight(Area, HighlightStyle),
    Label(Label),
}

/// Pieces in the order in which they are painted.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    pub painted: Vec<Piece>,
    /// The cell of the caret, while something is typed.
    pub caret: Option<(u16, u16)>,
    /// Areas that react to the pointer; of those that overlap, the last one does.
    pub targets: Vec<(Area, PointerTarget)>,
    columns: u16,
}

impl Pieces {
    /// No pieces yet, on a screen with this many columns.
    pub fn on(columns: u16) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Puts down a text in at most `room` cells, cut with an ellipsis. Returns the cells used.
    pub fn text(&mut self, x: u16, y: u16, room: usize, text: &str, look: StyledPart) -> u16 {
        let text = cut_to_cells(text, room.min(usize::from(self.columns.saturating_sub(x))));
        let used = cells(&text);
        if used > 0 {
            self.painted.push(Piece::Label(Label { x, y, text, look }));
        }
        used
    }

    /// Puts down a text that ends before the column `right`, if it fits into `room` cells. Returns the cells
    /// used, 0 if it doesn't fit.
    pub fn right_text(&mut self, right: u16, y: u16, room: usize, text: &str, look: StyledPart) -> u16 {
        let width = cells(text);
        if usize::from(width) > room || width > right {
            return 0;
        }
        self.text(right - width, y, room, text, look)
    }

    /// Puts down a text like [`text`](Self::text), with byte ranges of it highlighted as found.
    pub fn marked_text(
        &mut self,
        (x, y): (u16, u16),
        room: usize,
        (text, ranges): (&str, &[Range<usize>]),
        look: StyledPart,
    ) -> u16 {
        let used = self.text(x, y, room, text, look);
        // Neither the part that was cut off nor the ellipsis is highlighted.
        let is_cut = cell_width(text) > usize::from(used);
        let shown = usize::from(used).saturating_sub(usize::from(is_cut));
        self.mark((x, y), shown, (text, ranges), StyledPart::Match);
        used
    }

    /// Gives byte ranges of a text another style. The text, or its beginning, has been put down at this place
    /// in `room` cells.
    pub fn mark(
        &mut self,
        (x, y): (u16, u16),
        room: usize,
        (text, ranges): (&str, &[Range<usize>]),
        look: StyledPart,
    ) {
        for range in ranges {
            let cell = |until: usize| {
                let before = cell_width(text.get(..until).unwrap_or_default()).min(room);
                u16::try_from(before).unwrap_or(u16::MAX)
            };
            let (from, until) = (cell(range.start), cell(range.end));
            self.style(Area { x: x.saturating_add(from), y, width: until - from, height: 1 }, look);
        }
    }

    /// Gives an area a style and leaves its text.
    pub fn style(&mut self, area: Area, look: StyledPart) {
        self.painted.push(Piece::Style(area, look));
    }

    pub(super) fn clear(&mut self, area: Area) {
        self.painted.push(Piece::Clear(area));
    }

    pub(super) fn target(&mut self, area: Area, target: PointerTarget) {
        self.targets.push((area, target));
    }

    /// Puts down the cursor of a list if the row has it. Returns the style of the row.
    pub fn cursor(&mut self, row: Area, has_cursor: bool) -> StyledPart {
        if !has_cursor {
            return StyledPart::Row;
        }
        self.style(row, StyledPart::CursorRow);
        self.text(row.x, row.y, 1, "▌", StyledPart::Accent);
        StyledPart::CursorRow
    }

    /// The texts, in the order in which they are painted.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.painted.iter().filter_map(|piece| match piece {
            Piece::Label(label) => Some(label),
            Piece::Clear(_) | Piece::Style(..) | Piece::Highlight(..) => None,
        })
    }
}

pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(cell_width(text)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::choice::Choice;
    use crate::text::CleanText;

    #[test]
    fn every_sign_is_one_cell_of_clean_text() {
        let signs =
            [Sign::Open, Sign::Folded, Sign::Included, Sign::Excluded, Sign::Highlighted, Sign::Chosen];
        for sign in signs {
            for (word, icons) in Icons::ALL {
                let drawn = sign.drawn(*icons);
                assert_eq!((cell_width(drawn), &*CleanText::piece(drawn)), (1, drawn), "{sign:?} {word}");
            }
            assert!(sign.drawn(Icons::Ascii).is_ascii(), "{sign:?}");
        }
    }
}
