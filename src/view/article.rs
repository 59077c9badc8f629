//! The article pane: the rows in the window, with what the filter speaks of marked.

use crate::app::{Area, State, geometry, highlight};
use crate::text::{Row, cell_width};
use crate::view::{Canvas, Look};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let Some(article) = &state.article else { return };
    let columns = geometry::article_columns(area);
    let margin = u16::from(columns < usize::from(area.width));
    let marked = highlight::marked_rows(&state.marks, &article.rows, article.scroll, area.rows());
    let mut marked = marked.into_iter();
    for (y, row) in (area.y..area.y + area.height).zip(article.rows.iter().skip(article.scroll)) {
        let left = area.x + margin;
        let mut x = left;
        let mut room = columns;
        for span in &row.spans {
            let used = canvas.text(x, y, room, &span.text, Look::Text(span.role));
            x += used;
            room = room.saturating_sub(usize::from(used));
        }
        let ranges = marked.next().unwrap_or_default();
        if !ranges.is_empty() {
            let plain = Row::plain(row);
            let cells = columns.min(cell_width(&plain));
            canvas.mark((left, y), cells, (&plain, &ranges));
        }
    }
}
