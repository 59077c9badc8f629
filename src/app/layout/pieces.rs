//! The pieces of a layout: texts with their places and styles, and what reacts to the pointer.
//!
//! Floor 3, part of [`app`](crate::app). Pieces are put down in the order in which they are painted: later ones
//! cover earlier ones. What they show is decided by the other parts of [`layout`](crate::app::layout), the
//! colours of a style by the painter.

use crate::app::geometry::Area;
use crate::app::pointer::PointerTarget;
use crate::text::{Role, cell_width, cut_to_cells};

/// A thing on the screen with a style of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StyledPart {
    /// Text of an article, by its role.
    Text(Role),
    /// The name of the program in the title bar.
    Name,
    Filter,
    /// A heading in the left pane or in the help, or a count in the title bar.
    Heading,
    /// Secondary text, such as dates and sources.
    Faint,
    /// The lines between panes.
    Rule,
    /// Plain text of a row, such as a title in the list.
    Row,
    /// The bar at the left of the line under the cursor, in the pane that has the focus.
    Cursor,
    /// The line under the cursor, in the pane that has the focus.
    CursorRow,
    /// The bar at the left of the line under the cursor, in another pane.
    IdleCursor,
    /// The line under the cursor, in another pane.
    IdleCursorRow,
    /// A value that the filter includes.
    Included,
    /// A value that the filter excludes.
    Excluded,
    /// A match of the filter in a title or text; applied on top of another style.
    Match,
    /// The current match of the search in the article; applied on top of another style.
    CurrentMatch,
    /// The letters on a link, by which it is chosen.
    Hint,
    /// The badge of an article that is new since the last visit.
    New,
    /// The sign of an article that is starred or saved for later.
    Sign,
    /// The sign of a selected article.
    Selected,
    /// An unread title or count; applied on top of another style.
    Unread,
    /// The title of a read article; applied on top of another style.
    Read,
    /// A key in a hint or in the help.
    Key,
    /// Information in the status line.
    Notice,
    /// A warning: something failed.
    Warning,
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
    /// The columns of the screen.
    columns: u16,
}

impl Pieces {
    /// No pieces yet, on a screen with this many columns.
    pub(super) fn on(columns: u16) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Puts down a text in at most `room` cells, cut with an ellipsis. Returns the cells used.
    pub(super) fn text(&mut self, x: u16, y: u16, room: usize, text: &str, look: StyledPart) -> u16 {
        let text = cut_to_cells(text, room.min(usize::from(self.columns.saturating_sub(x))));
        let used = cells(&text);
        if used > 0 {
            self.painted.push(Piece::Label(Label { x, y, text, look }));
        }
        used
    }

    /// Puts down a text that ends before the column `right`, if it fits into `room` cells. Returns the cells
    /// used, 0 if it doesn't fit.
    pub(super) fn right_text(
        &mut self,
        right: u16,
        y: u16,
        room: usize,
        text: &str,
        look: StyledPart,
    ) -> u16 {
        let width = cells(text);
        if usize::from(width) > room || width > right {
            return 0;
        }
        self.text(right - width, y, room, text, look)
    }

    pub(super) fn clear(&mut self, area: Area) {
        self.painted.push(Piece::Clear(area));
    }

    pub(super) fn target(&mut self, area: Area, target: PointerTarget) {
        self.targets.push((area, target));
    }

    /// Puts down the cursor of a list if the row has it. Returns the style of the row.
    pub(super) fn cursor(&mut self, row: Area, has_cursor: bool) -> StyledPart {
        if !has_cursor {
            return StyledPart::Row;
        }
        self.painted.push(Piece::Style(row, StyledPart::CursorRow));
        self.text(row.x, row.y, 1, "▌", StyledPart::Cursor);
        StyledPart::CursorRow
    }

    /// The texts, in the order in which they are painted.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.painted.iter().filter_map(|piece| match piece {
            Piece::Label(label) => Some(label),
            Piece::Clear(_) | Piece::Style(..) => None,
        })
    }
}

/// The width of a text, in cells.
pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(cell_width(text)).unwrap_or(u16::MAX)
}
