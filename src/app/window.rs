//! Which lines of the list are in the window: articles under headers of their month
//! or day.
//!
//! The first line is always the header of the first article shown, so that the time is known
//! wherever one is. Everything here costs the height of the window, not the length of the list.

use crate::library::Finding;
use crate::model::{DateTrust, Precision};
use crate::query::SortKey;

/// Rows from which on there are headers.
const HEADED_ROWS: usize = 6;

/// What headers stand over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Grouping {
    /// Months.
    #[default]
    Month,
    /// Days.
    Day,
}

/// What stands under one header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Articles of a day: year, month, day.
    Day(i16, i8, i8),
    /// Articles of a month: year, month.
    Month(i16, i8),
    /// Articles of which only the year is known.
    Year(i16),
    /// Articles without a date.
    Undated,
    /// Articles whose date cannot be believed.
    Impossible,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A header.
    Header(Group),
    /// The article at this place of the finding.
    Article(usize),
}

/// Whether a list of this height shows headers under this order.
#[must_use]
pub fn has_headers(rows: usize, key: SortKey) -> bool {
    rows >= HEADED_ROWS && key == SortKey::Date
}

/// The group of the article at `index`.
#[must_use]
pub fn group(finding: &Finding, index: usize, grouping: Grouping) -> Group {
    let article = finding.ids.get(index).and_then(|&id| finding.library.row(id));
    match article.and_then(|article| article.date.map(|date| (date, article.date_trust))) {
        None => Group::Undated,
        Some((_, DateTrust::Future | DateTrust::Absurd)) => Group::Impossible,
        Some((date, DateTrust::Sound)) if date.precision() == Precision::Year => Group::Year(date.year()),
        Some((date, DateTrust::Sound)) if grouping == Grouping::Day && date.precision() >= Precision::Day => {
            Group::Day(date.year(), date.month(), date.day())
        }
        Some((date, DateTrust::Sound)) => Group::Month(date.year(), date.month()),
    }
}

/// The lines from article `top` on, at most `rows`.
#[must_use]
pub fn lines(finding: &Finding, top: usize, rows: usize, headers: Option<Grouping>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows);
    let mut above = None;
    for index in top..finding.ids.len() {
        if lines.len() >= rows {
            break;
        }
        if let Some(grouping) = headers {
            let group = group(finding, index, grouping);
            if above != Some(group) {
                // A header with nothing under it says nothing.
                if lines.len() + 1 >= rows {
                    break;
                }
                lines.push(Line::Header(group));
            }
            above = Some(group);
        }
        if lines.len() < rows {
            lines.push(Line::Article(index));
        }
    }
    lines
}

/// The article with which the window has to begin so that `cursor` is in it, nearest to `top`.
#[must_use]
pub fn top_showing(
    finding: &Finding,
    top: usize,
    cursor: usize,
    rows: usize,
    headers: Option<Grouping>,
) -> usize {
    let last = finding.ids.len().saturating_sub(1);
    let cursor = cursor.min(last);
    // The highest beginning from which the cursor is still in the window.
    let mut lowest = cursor;
    let mut used = if headers.is_some() { 2 } else { 1 };
    while lowest > 0 {
        let differs = |grouping| group(finding, lowest, grouping) != group(finding, lowest - 1, grouping);
        used += 1 + usize::from(headers.is_some_and(differs));
        if used > rows {
            break;
        }
        lowest -= 1;
    }
    top.clamp(lowest, cursor)
}

/// The last article of the window that begins with `top`.
#[must_use]
pub fn last_shown(finding: &Finding, top: usize, rows: usize, headers: Option<Grouping>) -> usize {
    let mut shown = top;
    for line in lines(finding, top, rows, headers) {
        if let Line::Article(index) = line {
            shown = index;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil;

    use super::*;
    use crate::frontmatter;
    use crate::library::{Entry, Library, Question};
    use crate::model::ArticlePath;
    use crate::text::CleanText;

    #[test]
    fn headers_stand_over_months_or_days() {
        let today = civil::date(2026, 11, 22);
        let dates = ["2024-07-05T10:00:00", "2024-07-05", "2024-07-04", "2024-06", "2024", "", "2325-01-01"];
        let entry = |(index, date): (usize, &&str)| {
            let text = format!("---\ntitle: {index}\ndate: '{date}'\n---\n");
            let path = ArticlePath::new(format!("{index}.md").into());
            Entry::new(frontmatter::read(&path, text.as_bytes(), today).article, "")
        };
        let entries: Vec<_> = dates.iter().enumerate().map(entry).collect();
        let library = Library::empty(CleanText::line("x"), today, 0).with(&entries).unwrap();
        let finding = Arc::new(library).find(&Question::default());
        let headers = |grouping| {
            let lines = lines(&finding, 0, 40, Some(grouping));
            let header = |line: Line| match line {
                Line::Header(group) => Some(group),
                Line::Article(_) => None,
            };
            lines.into_iter().filter_map(header).collect::<Vec<_>>()
        };
        let end = [Group::Month(2024, 6), Group::Year(2024), Group::Undated, Group::Impossible];
        let months = [&[Group::Month(2024, 7)][..], &end].concat();
        assert_eq!(headers(Grouping::Month), months);
        let days = [&[Group::Day(2024, 7, 5), Group::Day(2024, 7, 4)][..], &end].concat();
        assert_eq!(headers(Grouping::Day), days);
        // The cursor is in the window, headers and all.
        for rows in 2..9 {
            let top = top_showing(&finding, 0, 6, rows, Some(Grouping::Day));
            assert_eq!(last_shown(&finding, top, rows, Some(Grouping::Day)), 6, "{rows}");
        }
    }
}
