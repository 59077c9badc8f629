//! Finds the bytes of the article’s rows in the window that the filter highlights.
//!
//! Floor 3, part of [`app`](crate::app). [`Highlights`] decides what a query highlights.

use std::ops::Range;

use crate::query::{Field, Highlights};
use crate::text::{Role, Row};

/// Rows searched above and below the window, for phrases that begin or end there.
const AROUND: usize = 4;

fn fields(row: &Row) -> &'static [Field] {
    match row.spans.first().map(|span| span.role) {
        Some(Role::Title) => &[Field::Title],
        Some(Role::Fact | Role::Tag) => &[Field::Source, Field::Host, Field::Tag, Field::Author],
        Some(_) | None => &[Field::Body, Field::Summary],
    }
}

/// The byte ranges to highlight in each of the `height` rows from `top` on. Empty if nothing can be
/// highlighted.
pub fn marked_rows(marks: &Highlights, rows: &[Row], top: usize, height: usize) -> Vec<Vec<Range<usize>>> {
    let end = top.saturating_add(height).min(rows.len());
    if marks.is_empty() || top >= end {
        return Vec::new();
    }
    let mut marked = vec![Vec::new(); end - top];
    let mut first = top.saturating_sub(AROUND);
    let searched = rows.get(first..end.saturating_add(AROUND).min(rows.len())).unwrap_or_default();
    for rows in searched.chunk_by(|above, row| fields(above) == fields(row)) {
        let texts: Vec<String> = rows.iter().map(Row::plain).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for &place in rows.first().map_or(&[][..], fields) {
            for (index, ranges) in marks.ranges_across(place, &texts).into_iter().enumerate() {
                if let Some(row) = (first + index).checked_sub(top).and_then(|row| marked.get_mut(row)) {
                    row.extend(ranges);
                }
            }
        }
        first += rows.len();
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
            row("5 July 2024 · Harbour News", Role::Fact),
            row("example.org · Étude", Role::Fact),
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
