//! Terminal hyperlinks (OSC 8), added to a frame as the last step. Floor 4, part of [`view`](crate::view).
//!
//! The text is taken from swept cells and the address from a [`SafeUrl`]; no other escape sequence is written.
//! Each sequence is opened and closed in one cell that holds a whole run, so that no frame leaves a link open.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};

use crate::app::Area;
use crate::app::layout::Layout;
use crate::model::SafeUrl;
use crate::text::{Row, cell_width};

/// Turns the links of the article into hyperlinks, if the terminal supports them and nothing covers the article.
pub(super) fn write(buffer: &mut Buffer, layout: &Layout<'_>) {
    let (Some(area), Some(article)) = (layout.article_text(), &layout.state.article.open) else { return };
    if !layout.state.screen.hyperlinks {
        return;
    }
    for (y, row) in (area.y..area.y + area.height).zip(article.rows.iter().skip(article.scroll)) {
        write_row(buffer, Area { y, height: 1, ..area }, row);
    }
}

fn write_row(buffer: &mut Buffer, area: Area, row: &Row) {
    let mut left = 0;
    for span in &row.spans {
        let cells = cell_width(&span.text);
        let right = left + cells;
        if right > usize::from(area.width) {
            return;
        }
        if let (Some(url), Ok(from), Ok(cells)) = (&span.link, u16::try_from(left), u16::try_from(cells)) {
            let x = area.x + from;
            // Something else may be drawn over the link; then it is not linked. Nor are blanks, which look
            // the same as a cleared cell.
            let is_blank = span.text.trim().is_empty();
            if !is_blank && text(buffer, (x, area.y), cells).as_deref() == Some(span.text.as_str()) {
                write_runs(buffer, (x, area.y), cells, url);
            }
        }
        left = right;
    }
}

/// The text in `cells` cells; `None` if a wide character crosses the end.
fn text(buffer: &Buffer, (x, y): (u16, u16), cells: u16) -> Option<String> {
    let mut text = String::new();
    let mut at = 0;
    while at < cells {
        let symbol = buffer.cell((x + at, y))?.symbol();
        text.push_str(symbol);
        at += u16::try_from(cell_width(symbol).max(1)).ok()?;
    }
    (at == cells).then_some(text)
}

/// Writes one hyperlink for each run of cells with the same style.
fn write_runs(buffer: &mut Buffer, (x, y): (u16, u16), cells: u16, url: &SafeUrl) {
    let mut start = 0;
    while start < cells {
        let Some(first) = buffer.cell((x + start, y)).cloned() else { return };
        let has_same_style =
            |at: u16| buffer.cell((x + at, y)).is_some_and(|cell| cell.style() == first.style());
        let mut end = start + 1;
        // A wide character keeps its second cell, whatever the style of that cell.
        let wide = u16::try_from(cell_width(first.symbol())).unwrap_or(1).max(1);
        while end < cells && (end < start + wide || has_same_style(end)) {
            end += 1;
        }
        write_run(buffer, (x + start, y), end - start, url);
        start = end;
    }
}

/// Puts the whole run into its first cell; the terminal backend skips the others.
fn write_run(buffer: &mut Buffer, (x, y): (u16, u16), cells: u16, url: &SafeUrl) {
    let (Some(text), Some(width)) = (text(buffer, (x, y), cells), NonZeroU16::new(cells)) else { return };
    let symbol = format!("\u{1b}]8;id={:x};{}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\", identity(url), url.as_str());
    for at in 1..cells {
        if let Some(cell) = buffer.cell_mut((x + at, y)) {
            cell.set_diff_option(CellDiffOption::Skip);
        }
    }
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}

/// The id of a link: the 32-bit FNV-1a hash of the address, so that the parts of a link have the same one.
fn identity(url: &SafeUrl) -> u32 {
    url.as_str()
        .bytes()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{CleanText, Role, Span};
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};

    fn row(parts: &[(&str, Option<&str>)]) -> Row {
        let mut row = Row::empty();
        for (text, link) in parts {
            let link = link.and_then(|link| SafeUrl::parse(link).ok());
            row.push_span(Span { text: CleanText::piece(text), role: Role::Text, link });
        }
        row
    }

    fn drawn(row: &Row, width: u16) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let mut x = 0;
        for span in &row.spans {
            x = buffer.set_stringn(x, 0, &*span.text, usize::from(width - x), Style::new()).0;
        }
        buffer
    }

    fn symbols(buffer: &Buffer) -> String {
        let mut text = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, 0)];
            text.push_str(cell.symbol());
            x += if let CellDiffOption::ForcedWidth(width) = cell.diff_option {
                width.get()
            } else {
                u16::try_from(cell_width(cell.symbol()).max(1)).unwrap()
            };
        }
        text
    }

    #[test]
    fn a_link_is_opened_and_closed_around_its_text() {
        let row = row(&[("see ", None), ("日本 x", Some("https://example.org/a;b")), (".", None)]);
        let mut buffer = drawn(&row, 20);
        let area = Area { x: 0, y: 0, width: 20, height: 1 };
        write_row(&mut buffer, area, &row);
        let open = format!(
            "\u{1b}]8;id={:x};https://example.org/a;b\u{1b}\\",
            identity(row.spans[1].link.as_ref().unwrap())
        );
        assert_eq!(symbols(&buffer).trim_end(), format!("see {open}日本 x\u{1b}]8;;\u{1b}\\."));
    }

    #[test]
    fn runs_end_where_the_style_changes_and_covered_text_is_not_linked() {
        let row = row(&[("word", Some("https://example.org/"))]);
        let area = Area { x: 0, y: 0, width: 8, height: 1 };
        let mut buffer = drawn(&row, 8);
        buffer.set_style(Rect::new(1, 0, 2, 1), Style::new().add_modifier(Modifier::REVERSED));
        write_row(&mut buffer, area, &row);
        assert_eq!(symbols(&buffer).matches("\u{1b}]8;id=").count(), 3);
        let mut other = drawn(&row, 8);
        other.set_string(2, 0, "xx", Style::new());
        write_row(&mut other, area, &row);
        assert_eq!(symbols(&other).trim_end(), "woxx");
    }

    #[test]
    fn cells_of_a_former_link_are_drawn_again() {
        let row = row(&[("abc", Some("https://example.org/"))]);
        let mut linked = drawn(&row, 5);
        write_row(&mut linked, Area { x: 0, y: 0, width: 5, height: 1 }, &row);
        let plain = drawn(&row, 5);
        let again: Vec<_> = linked.diff(&plain).into_iter().map(|(x, _, cell)| (x, cell.symbol())).collect();
        assert_eq!(again, [(0, "a"), (1, "b"), (2, "c")]);
        assert_eq!(plain.diff(&linked).len(), 1);
    }

    proptest! {
        #[test]
        fn every_link_that_is_opened_is_closed(parts in prop::collection::vec((".{0,8}", "(https://)?[a-z./é;\\x1b]{0,12}|[a-z]{0,4}"), 0..6), width in 1_u16..40) {
            let mut row = Row::empty();
            for (text, link) in &parts {
                let link = SafeUrl::parse(link).ok();
                row.push_span(Span { text: CleanText::piece(text), role: Role::Text, link });
            }
            let mut buffer = drawn(&row, width);
            super::super::sweep(&mut buffer.content);
            write_row(&mut buffer, Area { x: 0, y: 0, width, height: 1 }, &row);
            let mut all = symbols(&buffer);
            prop_assert_eq!(all.matches("\u{1b}]8;id=").count(), all.matches("\u{1b}]8;;\u{1b}\\").count());
            // Without the links, no control character is left.
            while let Some(at) = all.find("\u{1b}]8;") {
                let end = all.get(at..).unwrap().find("\u{1b}\\").unwrap() + at + 2;
                all.replace_range(at..end, "");
            }
            prop_assert!(!all.contains(char::is_control), "{all:?}");
        }
    }
}
