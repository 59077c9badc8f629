//! The bar at the top: the library, the filter, the count, the order.

use crate::app::title::{self, Piece};
use crate::app::{Area, State};
use crate::view::{Canvas, Look};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    for part in title::placed(state, area) {
        canvas.text(part.x, area.y, usize::from(area.width), &part.text, look(part.piece));
    }
}

fn look(piece: Piece) -> Look {
    match piece {
        Piece::Program => Look::Name,
        Piece::Library => Look::Row,
        Piece::Filter => Look::Filter,
        Piece::New => Look::New,
        Piece::Unread | Piece::Count => Look::Heading,
        Piece::Selected => Look::Selected,
        Piece::Missing => Look::Warning,
        Piece::MayGrow | Piece::Order => Look::Faint,
    }
}
