//! Draws the title bar: library, filter, counts, order. [`app::title`](crate::app::title) decides what is on
//! it, and where. Floor 4, part of [`view`](crate::view).

use crate::app::title::{self, TitlePart};
use crate::app::{Area, State};
use crate::view::{Canvas, StyledPart};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    for part in title::placed(state, area) {
        canvas.text(part.x, area.y, usize::from(area.width), &part.text, look(part.piece));
    }
}

fn look(piece: TitlePart) -> StyledPart {
    match piece {
        TitlePart::Program => StyledPart::Name,
        TitlePart::Library => StyledPart::Row,
        TitlePart::Filter => StyledPart::Filter,
        TitlePart::New => StyledPart::New,
        TitlePart::Unread | TitlePart::Count => StyledPart::Heading,
        TitlePart::Selected => StyledPart::Selected,
        TitlePart::Missing => StyledPart::Warning,
        TitlePart::MayGrow | TitlePart::Order => StyledPart::Faint,
    }
}
