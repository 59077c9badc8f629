//! Draws pictures in the article pane. Those made of cells are drawn like text, also in part. Those that are
//! escape sequences are drawn by the terminal over reserved cells, only as a whole: [`placements`] lists them for
//! the shell, which writes them. Floor 4, part of [`view`](crate::view).

use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::app::layout::{Layout, StyledPart};
use crate::app::picture::{Picture, PictureCell, PictureEncoding};
use crate::app::{Area, OpenArticle, State};
use crate::text::{ImagePart, Row, cell_width, cut_to_cells};
use crate::view::theme::{self, color};
use crate::wording::Phrase;

/// A picture that the terminal draws, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    pub x: u16,
    pub y: u16,
    pub picture: Arc<Picture>,
}

/// Marks a cell that is reserved for a picture. Nothing else is ever concealed, so every cell is redrawn when
/// the picture is gone.
const RESERVED: Modifier = Modifier::HIDDEN;

/// Draws the lines of pictures that are in the window. Returns whether there are any.
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout<'_>) -> bool {
    let (state, Some(area)) = (layout.state, layout.article_text()) else { return false };
    let Some(article) = &state.article.open else { return false };
    let mut has_pictures = false;
    for (y, row, line, picture) in lines(state, area) {
        has_pictures = true;
        let (x, room) = place(area, row);
        let cells = (x..).take(usize::from(room));
        if !matches!(picture.form, PictureEncoding::Sequence(_)) {
            for (x, cell) in cells.zip(picture.row(line)) {
                if let Some(place) = buffer.cell_mut((x, y)) {
                    draw_cell(place, cell);
                }
            }
        } else if picture.columns <= room && is_whole(article, area, y, line, picture.rows) {
            for x in cells.take(usize::from(picture.columns)) {
                if let Some(place) = buffer.cell_mut((x, y)) {
                    place.set_symbol(" ");
                    place.modifier.insert(RESERVED);
                }
            }
        } else if line == 0 || y == area.y {
            let text = cut_to_cells(&Phrase::ImageAlone.text(), usize::from(room));
            buffer.set_string(x, y, text, theme::style(state.screen.themes.palette(), StyledPart::Faint));
        }
    }
    has_pictures
}

/// The lines of pictures in the window: the row of the screen, that of the article, the index of the line in
/// the picture, and the picture.
fn lines(state: &State, area: Area) -> impl Iterator<Item = (u16, &Row, u16, &Arc<Picture>)> {
    let rows = state.article.open.iter().flat_map(|article| article.rows.iter().skip(article.scroll));
    (area.y..area.y + area.height).zip(rows).filter_map(|(y, row)| match row.image {
        Some(ImagePart::Line(image, line)) => Some((y, row, line, state.images.picture(image)?)),
        Some(_) | None => None,
    })
}

/// The pictures that the terminal is to draw over this frame: those whose cells are all still reserved, so
/// that nothing covers them.
pub fn placements(buffer: &Buffer, state: &State) -> Vec<Placement> {
    let Some(area) = state.panes().text else { return Vec::new() };
    lines(state, area)
        .filter(|(_, _, line, picture)| *line == 0 && matches!(picture.form, PictureEncoding::Sequence(_)))
        .map(|(y, row, _, picture)| Placement { x: place(area, row).0, y, picture: Arc::clone(picture) })
        .filter(|placement| is_reserved(buffer, placement))
        .collect()
}

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

/// Whether all of a picture is in the window, one of whose lines is at the row `y` of the screen.
fn is_whole(article: &OpenArticle, area: Area, y: u16, line: u16, rows: u16) -> bool {
    let Some(top) = y.checked_sub(line).filter(|top| *top >= area.y) else { return false };
    let first = article.rows.get(article.scroll + usize::from(top - area.y));
    top + rows <= area.y + area.height
        && first.is_some_and(|first| matches!(first.image, Some(ImagePart::Line(_, 0))))
}

fn draw_cell(place: &mut Cell, cell: &PictureCell) {
    place.set_symbol(&cell.symbol);
    place.set_fg(color(cell.front));
    place.set_bg(cell.back.map_or(Color::Reset, color));
}
