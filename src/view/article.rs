//! Draws the article pane: the rows in the window, with highlights of the filter or of the search in the
//! article. Laying out the rows is left to the runtime. Floor 4, part of [`view`](crate::view).

use crate::app::highlight;
use crate::app::layout::{Layout, Pieces, StyledPart};
use crate::query::Highlights;
use crate::text::cell_width;

pub(super) fn draw(pieces: &mut Pieces, layout: &Layout<'_>) {
    let state = layout.state;
    let (Some(area), Some(article)) = (layout.article_text(), &state.article.open) else { return };
    let columns = usize::from(area.width);
    // During a search in the article, the filter is not highlighted.
    let find = state.find().filter(|find| !find.line.value().is_empty());
    let none = Highlights::default();
    let marks = if find.is_some() { &none } else { &state.highlights };
    let marked = highlight::marked_rows(marks, &article.rows, article.scroll, area.rows());
    let mut marked = marked.into_iter();
    let rows = article.rows.iter().enumerate().skip(article.scroll);
    for (y, (index, row)) in (area.y..area.y + area.height).zip(rows) {
        let left = area.x;
        let mut x = left;
        let mut room = columns;
        for span in &row.spans {
            let used = pieces.text(x, y, room, &span.text, StyledPart::Text(span.role));
            x += used;
            room = room.saturating_sub(usize::from(used));
        }
        let plain = row.plain();
        let cells = columns.min(cell_width(&plain));
        let ranges = marked.next().unwrap_or_default();
        pieces.mark((left, y), cells, (&plain, &ranges), StyledPart::Match);
        for (range, is_current) in find.iter().flat_map(|find| find.in_row(index)) {
            let look = if is_current { StyledPart::CurrentMatch } else { StyledPart::Match };
            pieces.mark((left, y), cells, (&plain, &[range]), look);
        }
    }
}
