//! Which lines of the list are in the window: articles under headers of their month.
//!
//! The first line is always the header of the first article shown, so that the month is known
//! wherever one is. Everything here costs the height of the window, not the length of the list.

use crate::library::Finding;
use crate::model::{DateTrust, Precision};
use crate::query::SortKey;

/// Rows from which on months have headers.
const HEADED_ROWS: usize = 6;

/// What stands under one header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
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
pub fn group(finding: &Finding, index: usize) -> Group {
    let article = finding.ids.get(index).and_then(|&id| finding.library.row(id));
    match article.and_then(|article| article.date.map(|date| (date, article.date_trust))) {
        None => Group::Undated,
        Some((_, DateTrust::Future | DateTrust::Absurd)) => Group::Impossible,
        Some((date, DateTrust::Sound)) if date.precision() == Precision::Year => Group::Year(date.year()),
        Some((date, DateTrust::Sound)) => Group::Month(date.year(), date.month()),
    }
}

/// The lines from article `top` on, at most `rows`.
#[must_use]
pub fn lines(finding: &Finding, top: usize, rows: usize, headers: bool) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows);
    let mut above = None;
    for index in top..finding.ids.len() {
        if lines.len() >= rows {
            break;
        }
        if headers {
            let group = group(finding, index);
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
pub fn top_showing(finding: &Finding, top: usize, cursor: usize, rows: usize, headers: bool) -> usize {
    let last = finding.ids.len().saturating_sub(1);
    let cursor = cursor.min(last);
    // The highest beginning from which the cursor is still in the window.
    let mut lowest = cursor;
    let mut used = if headers { 2 } else { 1 };
    while lowest > 0 {
        used += 1 + usize::from(headers && group(finding, lowest) != group(finding, lowest - 1));
        if used > rows {
            break;
        }
        lowest -= 1;
    }
    top.clamp(lowest, cursor)
}

/// The last article of the window that begins with `top`.
#[must_use]
pub fn last_shown(finding: &Finding, top: usize, rows: usize, headers: bool) -> usize {
    let mut shown = top;
    for line in lines(finding, top, rows, headers) {
        if let Line::Article(index) = line {
            shown = index;
        }
    }
    shown
}
