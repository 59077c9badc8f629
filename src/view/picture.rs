//! Draws pictures (images that have been decoded) in the article pane.
//!
//! A picture made of cells is drawn like text, partly if only a part of it is in the window, and can be
//! covered. One that is an escape sequence is drawn by the terminal over reserved cells, and only if all of
//! them are in the window: [`placements`] lists these for the shell, which writes the sequences. Floor 4,
//! part of [`view`](crate::view).

use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::app::layout::StyledPart;
use crate::app::picture::{Picture, PictureCell, PictureEncoding, Shade};
use crate::app::{Area, OpenArticle, State};
use crate::text::{ImagePart, Row, cell_width};
use crate::view::canvas::Canvas;
use crate::wording::Phrase;

/// A picture that the terminal draws, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The leftmost column, in cells from 0.
    pub x: u16,
    /// The topmost row, in cells from 0.
    pub y: u16,
    pub picture: Arc<Picture>,
}

/// Marks a cell that is reserved for a picture. Nothing else is ever concealed, so every cell is redrawn when
/// the picture is gone.
const RESERVED: Modifier = Modifier::HIDDEN;

/// Draws the line of a picture that a row has room for, at the row `y` of the screen.
pub(super) fn draw_row(canvas: &mut Canvas<'_>, area: Area, y: u16, state: &State, row: &Row) {
    let Some(ImagePart::Line(image, line)) = row.image else { return };
    let Some(picture) = state.images.picture(image) else { return };
    let (x, room) = place(area, row);
    match &picture.form {
        PictureEncoding::Cells(_) | PictureEncoding::Sent { .. } => {
            for (x, cell) in (x..).zip(picture.row(line)).take(usize::from(room)) {
                if let Some(place) = canvas.buffer.cell_mut((x, y)) {
                    draw_cell(place, cell);
                }
            }
        }
        PictureEncoding::Sequence(_) => {
            let is_whole = state.article.open.as_ref().is_some_and(|article| {
                top_of(article, area, y, line, picture.rows).is_some() && picture.columns <= room
            });
            if !is_whole {
                if line == 0 || y == area.y {
                    let phrase = Phrase::ImageAlone.text();
                    canvas.text(x, y, usize::from(room), &phrase, StyledPart::Faint);
                }
                return;
            }
            for x in (x..).take(usize::from(picture.columns)) {
                if let Some(place) = canvas.buffer.cell_mut((x, y)) {
                    place.set_symbol(" ");
                    place.modifier.insert(RESERVED);
                }
            }
        }
    }
}

/// The pictures that the terminal is to draw over this frame: those whose cells are all still reserved, so
/// that nothing covers them.
pub fn placements(buffer: &Buffer, state: &State) -> Vec<Placement> {
    let (Some(area), Some(article)) = (state.panes().text, &state.article.open) else { return Vec::new() };
    let rows = (area.y..area.y + area.height).zip(article.rows.iter().skip(article.scroll));
    let begins = rows.filter_map(|(y, row)| match row.image {
        Some(ImagePart::Line(image, 0)) => Some((y, row, state.images.picture(image)?)),
        Some(_) | None => None,
    });
    begins
        .filter(|(_, _, picture)| matches!(picture.form, PictureEncoding::Sequence(_)))
        .map(|(y, row, picture)| Placement { x: place(area, row).0, y, picture: Arc::clone(picture) })
        .filter(|placement| is_reserved(buffer, placement))
        .collect()
}

/// Whether every cell under a picture is still reserved for it.
fn is_reserved(buffer: &Buffer, placement: &Placement) -> bool {
    let Placement { x, y, picture } = placement;
    let kept = |cell: &Cell| cell.symbol() == " " && cell.modifier.contains(RESERVED);
    (*y..y + picture.rows).all(|y| (*x..x + picture.columns).all(|x| buffer.cell((x, y)).is_some_and(kept)))
}

/// The first column of a picture in a row, after the prefixes of quotes and lists, and the cells left for it.
fn place(area: Area, row: &Row) -> (u16, u16) {
    let columns = usize::from(area.width);
    let marks = row.spans.iter().map(|span| cell_width(&span.text)).sum::<usize>().min(columns);
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    (area.x + cells(marks), cells(columns - marks))
}

/// The top row on the screen of a picture whose line `line` is at `y`; `None` unless all of it is in the
/// window.
fn top_of(article: &OpenArticle, area: Area, y: u16, line: u16, rows: u16) -> Option<u16> {
    let top = y.checked_sub(line).filter(|top| *top >= area.y)?;
    let is_in_window = top + rows <= area.y + area.height;
    let first = article.rows.get(article.scroll + usize::from(top - area.y))?;
    (is_in_window && matches!(first.image, Some(ImagePart::Line(_, 0)))).then_some(top)
}

fn draw_cell(place: &mut Cell, cell: &PictureCell) {
    let colour = |shade: Shade| match shade {
        Shade::Rgb((red, green, blue)) => Color::Rgb(red, green, blue),
        Shade::Indexed(index) => Color::Indexed(index),
    };
    place.set_symbol(&cell.symbol);
    place.set_fg(colour(cell.front));
    place.set_bg(cell.back.map_or(Color::Reset, colour));
}
