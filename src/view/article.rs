//! The article pane: the rows in the window, with what the filter speaks of marked.

use crate::app::{Area, State, highlight};
use crate::query::Marks;
use crate::text::{Row, cell_width};
use crate::view::{Canvas, Look, picture};

/// Draws the rows of the article into the part of its pane that is for them.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let Some(article) = &state.article else { return };
    let columns = usize::from(area.width);
    // While one looks for something in the article, what the filter speaks of is not marked besides.
    let find = state.reading.find.as_ref().filter(|find| !find.line.value().is_empty());
    let none = Marks::default();
    let marks = if find.is_some() { &none } else { &state.marks };
    let marked = highlight::marked_rows(marks, &article.rows, article.scroll, area.rows());
    let mut marked = marked.into_iter();
    let rows = article.rows.iter().enumerate().skip(article.scroll);
    for (y, (index, row)) in (area.y..area.y + area.height).zip(rows) {
        let left = area.x;
        let mut x = left;
        let mut room = columns;
        for span in &row.spans {
            let used = canvas.text(x, y, room, &span.text, Look::Text(span.role));
            x += used;
            room = room.saturating_sub(usize::from(used));
        }
        picture::draw_row(canvas, area, y, state, row);
        let ranges = marked.next().unwrap_or_default();
        if !ranges.is_empty() {
            let plain = Row::plain(row);
            let cells = columns.min(cell_width(&plain));
            canvas.mark((left, y), cells, (&plain, &ranges), Look::Match);
        }
        let Some(find) = find else { continue };
        for (range, is_current) in find.in_row(index) {
            let plain = Row::plain(row);
            let look = if is_current { Look::CurrentMatch } else { Look::Match };
            canvas.mark((left, y), columns.min(cell_width(&plain)), (&plain, &[range]), look);
        }
    }
}
