//! Finds the bytes of an article’s rows that the filter highlights.
//!
//! Floor 3, part of [`app`](crate::app). Only the rows in the window and a few around them are searched,
//! because a phrase may continue in the next row; never the whole article. [`Highlights`] decides what a
//! query highlights.

use std::ops::Range;

use crate::query::{Field, Highlights};
use crate::text::{Role, Row};

/// Rows searched above and below the window, for phrases that begin or end there.
const AROUND: usize = 4;
/// Most rows of the header: the end of the header is not searched beyond them.
const HEADER_ROWS: usize = 60;

/// A part of an article, in which only some fields are highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ArticlePart {
    Title,
    Header,
    Text,
}

impl ArticlePart {
    /// The kinds of text that the part may contain.
    fn places(self) -> &'static [Field] {
        match self {
            Self::Title => &[Field::Title],
            Self::Header => &[Field::Source, Field::Host, Field::Tag, Field::Author],
            Self::Text => &[Field::Body, Field::Summary],
        }
    }
}

/// The rows at which the title and the header of an article end.
fn ends(rows: &[Row]) -> (usize, usize) {
    let is_all =
        |row: &Row, role: Role| !row.spans.is_empty() && row.spans.iter().all(|span| span.role == role);
    let title = rows.iter().take(HEADER_ROWS).take_while(|row| is_all(row, Role::Title)).count();
    let rest = rows.iter().skip(title + 1).take(HEADER_ROWS);
    let header = rest.take_while(|row| is_all(row, Role::Faint)).count();
    (title, if header == 0 { title } else { title + 1 + header })
}

/// The byte ranges to highlight in each of the `height` rows from `top` on. Empty if nothing can be
/// highlighted.
#[must_use]
pub fn marked_rows(marks: &Highlights, rows: &[Row], top: usize, height: usize) -> Vec<Vec<Range<usize>>> {
    let end = top.saturating_add(height).min(rows.len());
    if marks.is_empty() || top >= end {
        return Vec::new();
    }
    let (title, header) = ends(rows);
    let mut marked = vec![Vec::new(); end - top];
    for (part, from, until) in [
        (ArticlePart::Title, 0, title),
        (ArticlePart::Header, title, header),
        (ArticlePart::Text, header, rows.len()),
    ] {
        let from = from.max(top.saturating_sub(AROUND));
        let until = until.min(end.saturating_add(AROUND));
        let Some(looked_at) = rows.get(from..until) else { continue };
        let texts: Vec<String> = looked_at.iter().map(Row::plain).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for &place in part.places() {
            for (index, ranges) in marks.ranges_across(place, &texts).into_iter().enumerate() {
                if let Some(row) = (from + index).checked_sub(top).and_then(|row| marked.get_mut(row)) {
                    row.extend(ranges);
                }
            }
        }
    }
    // Several kinds of text may have highlighted the same bytes.
    for ranges in &mut marked {
        ranges.sort_unstable_by_key(|range| (range.start, range.end));
        ranges.dedup();
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use crate::text::CleanText;

    fn shown(query: &str, top: usize, height: usize) -> Vec<String> {
        let row = |text: &str, role| {
            if text.is_empty() { Row::empty() } else { Row::of(CleanText::line(text), role) }
        };
        let rows = [
            row("Étude of a drug-", Role::Title),
            row("eluting stent", Role::Title),
            row("", Role::Text),
            row("5 July 2024 · Harbour News", Role::Faint),
            row("example.org · Étude", Role::Faint),
            row("", Role::Text),
            row("An étude is a drug", Role::Text),
            row("eluting harbour.", Role::Text),
        ];
        let marks = Highlights::of(&Query::parse(query).unwrap());
        let marked = marked_rows(&marks, &rows, top, height);
        let text = |(index, ranges): (usize, Vec<Range<usize>>)| {
            let plain = rows[top + index].plain();
            ranges
                .into_iter()
                .map(move |range| format!("{}:{}", top + index, plain.get(range).unwrap()))
                .collect::<Vec<_>>()
        };
        marked.into_iter().enumerate().flat_map(text).collect()
    }

    #[test]
    fn each_part_of_an_article_is_highlighted_by_its_fields() {
        assert_eq!(shown("etude", 0, 8), ["0:Étude", "4:Étude", "6:étude"]);
        assert_eq!(shown("title:etude", 0, 8), ["0:Étude"]);
        assert_eq!(shown("tag:etude", 0, 8), ["4:Étude"]);
        assert_eq!(shown("source:harbour", 0, 8), ["3:Harbour"]);
        assert_eq!(shown("body:harbour", 0, 8), ["7:harbour"]);
        assert_eq!(shown("", 0, 8), [""; 0]);
    }

    #[test]
    fn phrases_continue_across_rows_and_the_edge_of_the_window() {
        assert_eq!(shown("drug-eluting", 0, 8), ["0:drug", "1:eluting", "6:drug", "7:eluting"]);
        assert_eq!(shown("drug-eluting", 7, 1), ["7:eluting"]);
        assert_eq!(shown("drug-eluting", 1, 1), ["1:eluting"]);
        assert_eq!(shown("etude", 9, 4), [""; 0]);
    }
}
