//! Images in the article pane.
//!
//! An image that is cells is drawn like text, whatever part of it is in the window, and what is drawn over
//! it later covers it. One that is a sequence of bytes is drawn by the terminal over cells that are kept
//! for it, and only where all of it is in the window: see [`placements`].

use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::app::picture::{Form, Picture, PictureCell, Shade};
use crate::app::{Area, OpenArticle, State};
use crate::text::{ImagePart, Row, cell_width};
use crate::view::{Canvas, Look};
use crate::wording::Phrase;

/// Where an image is to be drawn by the terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The leftmost column.
    pub x: u16,
    /// The topmost row.
    pub y: u16,
    /// The image.
    pub picture: Arc<Picture>,
}

/// What marks a cell that is kept for an image. Nothing else is ever concealed, so that every cell is
/// written again when the image is gone.
const KEPT: Modifier = Modifier::HIDDEN;

/// Draws what a row at `y` keeps room for.
pub(super) fn draw_row(canvas: &mut Canvas<'_>, area: Area, y: u16, state: &State, row: &Row) {
    let Some(ImagePart::Line(image, line)) = row.image else { return };
    let Some(picture) = state.images.picture(image) else { return };
    let (x, room) = place(area, row);
    match &picture.form {
        Form::Cells(_) | Form::Sent { .. } => {
            for (x, cell) in (x..).zip(picture.row(line)).take(usize::from(room)) {
                if let Some(place) = canvas.buffer.cell_mut((x, y)) {
                    draw_cell(place, cell);
                }
            }
        }
        Form::Sequence(_) => {
            let is_whole = state.article.as_ref().is_some_and(|article| {
                top_of(article, area, y, line, picture.rows).is_some() && picture.columns <= room
            });
            if !is_whole {
                if line == 0 || y == area.y {
                    let phrase = Phrase::ImageAlone.text();
                    canvas.text(x, y, usize::from(room), &phrase, Look::Faint);
                }
                return;
            }
            for x in (x..).take(usize::from(picture.columns)) {
                if let Some(place) = canvas.buffer.cell_mut((x, y)) {
                    place.set_symbol(" ");
                    place.modifier.insert(KEPT);
                }
            }
        }
    }
}

/// The images that the terminal is to draw over this frame: those whose cells are all kept, so that nothing
/// stands over them.
#[must_use]
pub fn placements(buffer: &Buffer, state: &State) -> Vec<Placement> {
    let (Some(area), Some(article)) = (state.panes().text, &state.article) else { return Vec::new() };
    let rows = (area.y..area.y + area.height).zip(article.rows.iter().skip(article.scroll));
    let begins = rows.filter_map(|(y, row)| match row.image {
        Some(ImagePart::Line(image, 0)) => Some((y, row, state.images.picture(image)?)),
        Some(_) | None => None,
    });
    begins
        .filter(|(_, _, picture)| matches!(picture.form, Form::Sequence(_)))
        .map(|(y, row, picture)| Placement { x: place(area, row).0, y, picture: Arc::clone(picture) })
        .filter(|placement| is_kept(buffer, placement))
        .collect()
}

/// Whether every cell under an image is kept for it.
fn is_kept(buffer: &Buffer, placement: &Placement) -> bool {
    let Placement { x, y, picture } = placement;
    let kept = |cell: &Cell| cell.symbol() == " " && cell.modifier.contains(KEPT);
    (*y..y + picture.rows).all(|y| (*x..x + picture.columns).all(|x| buffer.cell((x, y)).is_some_and(kept)))
}

/// Where an image begins in a row, behind the marks of quotes and lists, and the room that there is.
fn place(area: Area, row: &Row) -> (u16, u16) {
    let columns = usize::from(area.width);
    let marks = row.spans.iter().map(|span| cell_width(&span.text)).sum::<usize>().min(columns);
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    (area.x + cells(marks), cells(columns - marks))
}

/// The first row of an image whose line `line` stands at `y`, if all of it is in the window.
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
