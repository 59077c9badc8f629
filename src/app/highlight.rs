//! Which bytes of the rows of an article a filter speaks of.
//!
//! A few rows around those in the window are looked at with them, because a phrase may break across
//! rows; never the whole article.

use std::ops::Range;

use crate::query::{Marks, Place};
use crate::text::{Role, Row};

/// Rows above and below the window that a phrase may go on in.
const AROUND: usize = 4;
/// Most rows of a header: where the text begins is not looked for any further.
const HEADER_ROWS: usize = 60;

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Title,
    Header,
    Text,
}

impl Part {
    /// What may stand there.
    fn places(self) -> &'static [Place] {
        match self {
            Self::Title => &[Place::Title],
            Self::Header => &[Place::Source, Place::Host, Place::Tags, Place::Author],
            Self::Text => &[Place::Body, Place::Summary],
        }
    }
}

/// Where the title and the header of an article end.
fn ends(rows: &[Row]) -> (usize, usize) {
    let is_all =
        |row: &Row, role: Role| !row.spans.is_empty() && row.spans.iter().all(|span| span.role == role);
    let title = rows.iter().take(HEADER_ROWS).take_while(|row| is_all(row, Role::Title)).count();
    let rest = rows.iter().skip(title + 1).take(HEADER_ROWS);
    let header = rest.take_while(|row| is_all(row, Role::Faint)).count();
    (title, if header == 0 { title } else { title + 1 + header })
}

/// The bytes that are marked in each of the `height` rows from `top` on, in the text of the row.
#[must_use]
pub fn marked_rows(marks: &Marks, rows: &[Row], top: usize, height: usize) -> Vec<Vec<Range<usize>>> {
    let end = top.saturating_add(height).min(rows.len());
    if marks.is_empty() || top >= end {
        return Vec::new();
    }
    let (title, header) = ends(rows);
    let mut marked = vec![Vec::new(); end - top];
    for (part, from, until) in
        [(Part::Title, 0, title), (Part::Header, title, header), (Part::Text, header, rows.len())]
    {
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
    // Several places may have marked the same.
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
        let marks = Marks::of(&Query::parse(query).unwrap());
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
    fn every_part_of_an_article_is_marked_by_what_looks_there() {
        assert_eq!(shown("etude", 0, 8), ["0:Étude", "4:Étude", "6:étude"]);
        assert_eq!(shown("title:etude", 0, 8), ["0:Étude"]);
        assert_eq!(shown("tag:etude", 0, 8), ["4:Étude"]);
        assert_eq!(shown("source:harbour", 0, 8), ["3:Harbour"]);
        assert_eq!(shown("body:harbour", 0, 8), ["7:harbour"]);
        assert_eq!(shown("", 0, 8), [""; 0]);
    }

    #[test]
    fn a_phrase_goes_on_across_rows_and_the_border_of_the_window() {
        assert_eq!(shown("drug-eluting", 0, 8), ["0:drug", "1:eluting", "6:drug", "7:eluting"]);
        assert_eq!(shown("drug-eluting", 7, 1), ["7:eluting"]);
        assert_eq!(shown("drug-eluting", 1, 1), ["1:eluting"]);
        assert_eq!(shown("etude", 9, 4), [""; 0]);
    }
}
