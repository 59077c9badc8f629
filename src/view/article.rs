//! The article pane: the rows in the window.

use crate::app::{Area, State, geometry};
use crate::view::{Canvas, Look};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let Some(article) = &state.article else { return };
    let columns = geometry::article_columns(area);
    let margin = u16::from(columns < usize::from(area.width));
    for (y, row) in (area.y..area.y + area.height).zip(article.rows.iter().skip(article.scroll)) {
        let mut x = area.x + margin;
        let mut room = columns;
        for span in &row.spans {
            let used = canvas.text(x, y, room, &span.text, Look::Text(span.role));
            x += used;
            room = room.saturating_sub(usize::from(used));
        }
    }
}
