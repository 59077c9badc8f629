//! Which lines of the list are in the window: articles under headers of their month
//! or day.
//!
//! The first line is always the header of the first article shown, so that the time is known
//! wherever one is. Everything here costs the height of the window, not the length of the list.

use crate::app::geometry::HEADED_ROWS;
use crate::library::Finding;
use crate::model::{DateTrust, Precision};
use crate::query::SortKey;

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
    /// The summary under its title.
    Summary(usize),
}

/// Rows from which on an article may take two of them.
const TALL_ROWS: usize = 10;

/// What the window of a list is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its rows.
    pub rows: usize,
    /// What headers stand over, where there are any.
    pub headers: Option<Grouping>,
    /// Whether the summary stands under each title.
    pub is_tall: bool,
}

impl Frame {
    /// The rows that an article takes.
    const fn height(self) -> usize {
        if self.is_tall { 2 } else { 1 }
    }
}

/// Whether articles can take two rows in a list of this height.
#[must_use]
pub fn has_room_for_summaries(rows: usize) -> bool {
    rows >= TALL_ROWS
}

/// Whether a list of this height shows headers under this order.
#[must_use]
pub fn has_headers(rows: usize, key: SortKey) -> bool {
    rows >= usize::from(HEADED_ROWS) && key == SortKey::Date
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

/// The lines from article `top` on, at most as many as there are rows. Of an article there is all or
/// nothing, unless it is the only one.
#[must_use]
pub fn lines(finding: &Finding, top: usize, frame: Frame) -> Vec<Line> {
    let rows = frame.rows;
    let mut lines = Vec::with_capacity(rows);
    let mut above = None;
    for index in top..finding.ids.len() {
        let group = frame.headers.map(|grouping| group(finding, index, grouping));
        let header = group.filter(|group| above != Some(*group));
        let needed = frame.height() + usize::from(header.is_some());
        // A header with nothing under it says nothing.
        let has_room = lines.len() + needed <= rows || (index == top && header.is_none() && rows > 0);
        if !has_room {
            break;
        }
        lines.extend(header.map(Line::Header));
        lines.push(Line::Article(index));
        if frame.is_tall && lines.len() < rows {
            lines.push(Line::Summary(index));
        }
        above = group;
    }
    lines
}

/// The article with which the window has to begin so that `cursor` is in it, nearest to `top`.
#[must_use]
pub fn top_showing(finding: &Finding, top: usize, cursor: usize, frame: Frame) -> usize {
    let last = finding.ids.len().saturating_sub(1);
    let cursor = cursor.min(last);
    // The highest beginning from which the cursor is still in the window.
    let mut lowest = cursor;
    let mut used = frame.height() + usize::from(frame.headers.is_some());
    while lowest > 0 {
        let differs = |grouping| group(finding, lowest, grouping) != group(finding, lowest - 1, grouping);
        used += frame.height() + usize::from(frame.headers.is_some_and(differs));
        if used > frame.rows {
            break;
        }
        lowest -= 1;
    }
    top.clamp(lowest, cursor)
}

/// The last article of the window that begins with `top`.
#[must_use]
pub fn last_shown(finding: &Finding, top: usize, frame: Frame) -> usize {
    let mut shown = top;
    for line in lines(finding, top, frame) {
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
            let frame = Frame { rows: 40, headers: Some(grouping), is_tall: false };
            let header = |line: Line| match line {
                Line::Header(group) => Some(group),
                Line::Article(_) | Line::Summary(_) => None,
            };
            let lines = lines(&finding, 0, frame);
            lines.into_iter().filter_map(header).collect::<Vec<_>>()
        };
        let end = [Group::Month(2024, 6), Group::Year(2024), Group::Undated, Group::Impossible];
        let months = [&[Group::Month(2024, 7)][..], &end].concat();
        assert_eq!(headers(Grouping::Month), months);
        let days = [&[Group::Day(2024, 7, 5), Group::Day(2024, 7, 4)][..], &end].concat();
        assert_eq!(headers(Grouping::Day), days);
        // The cursor is in the window, headers, summaries and all.
        for (rows, is_tall) in (2..12).flat_map(|rows| [(rows, false), (rows, true)]) {
            for headers in [None, Some(Grouping::Month), Some(Grouping::Day)] {
                let frame = Frame { rows, headers, is_tall };
                if rows < frame.height() + usize::from(headers.is_some()) {
                    continue;
                }
                for cursor in 0..finding.ids.len() {
                    let top = top_showing(&finding, 0, cursor, frame);
                    let shown = super::lines(&finding, top, frame);
                    assert!(
                        shown.len() <= rows && shown.contains(&Line::Article(cursor)),
                        "{frame:?} {cursor}"
                    );
                    assert_eq!(shown.contains(&Line::Summary(cursor)), is_tall, "{frame:?} {cursor}");
                    assert!(last_shown(&finding, top, frame) >= cursor);
                }
            }
        }
    }
}
