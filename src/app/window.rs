//! Computes the lines in the window of the list: articles, their summaries, and headers of months or days. Floor 3,
//! part of [`app`](crate::app). The cost depends on the height of the window, not on the length of the list. Moving
//! cursor and window is left to `app::update`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use jiff::civil;

use crate::app::geometry::HEADED_ROWS;
use crate::config::choice::GroupBy;
use crate::library::{Finding, Library};
use crate::model::{Article, ArticleId, DateTrust, Precision};
use crate::query::SortKey;
use crate::wording::ScreenText;

/// A line in the window of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum ListLine {
    Header(ScreenText),
    Article(usize),
    Summary(usize),
}

/// Fewest rows of a list that can show summaries.
const TALL_ROWS: usize = 10;

/// The shape of the list window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListFrame {
    pub rows: usize,
    /// The period that headers cover.
    pub headers: GroupBy,
    pub is_tall: bool,
}

impl ListFrame {
    const fn height(self) -> usize {
        if self.is_tall { 2 } else { 1 }
    }
}

/// Whether a list of this height can show summaries.
pub fn has_room_for_summaries(rows: usize) -> bool {
    rows >= TALL_ROWS
}

/// Whether a list of this height and order shows headers.
pub fn has_headers(rows: usize, key: SortKey) -> bool {
    rows >= usize::from(HEADED_ROWS) && key == SortKey::Date
}

/// The header of the article at `index`, if there are headers.
pub fn group(finding: &Finding, index: usize, by: GroupBy) -> Option<ScreenText> {
    if by == GroupBy::None {
        return None;
    }
    let date = finding.ids.get(index).and_then(|&id| finding.library.date(id));
    let Some((day, precision, trust)) = date else { return Some(ScreenText::Undated) };
    let (year, month, day) = (day.year(), day.month(), day.day());
    Some(match (trust, precision, by) {
        (DateTrust::Future | DateTrust::Absurd, ..) => ScreenText::ImpossibleDates,
        (DateTrust::Sound, Precision::Year, _) => ScreenText::Year { year },
        (DateTrust::Sound, Precision::Day | Precision::Second, GroupBy::Days) => {
            ScreenText::LongDate { day, month, year }
        }
        (DateTrust::Sound, ..) => ScreenText::Month { month, year },
    })
}

/// The lines from article `top` on, at most `frame.rows`. The last article is shown completely or not at all,
/// unless it is the only one.
pub fn lines(finding: &Finding, top: usize, frame: ListFrame) -> Vec<ListLine> {
    let rows = frame.rows;
    let mut lines = Vec::with_capacity(rows);
    let mut above = None;
    for index in top..finding.ids.len() {
        let group = group(finding, index, frame.headers);
        let header = group.clone().filter(|group| above.as_ref() != Some(group));
        let needed = frame.height() + usize::from(header.is_some());
        // No header without an article below it.
        let has_room = lines.len() + needed <= rows || (index == top && header.is_none() && rows > 0);
        if !has_room {
            break;
        }
        lines.extend(header.map(ListLine::Header));
        lines.push(ListLine::Article(index));
        if frame.is_tall && lines.len() < rows {
            lines.push(ListLine::Summary(index));
        }
        above = group;
    }
    lines
}

/// The first article of a window that contains `cursor`, as close to `top` as possible.
pub fn top_showing(finding: &Finding, top: usize, cursor: usize, frame: ListFrame) -> usize {
    let last = finding.ids.len().saturating_sub(1);
    let cursor = cursor.min(last);
    // The first article from which the window still reaches the cursor.
    let mut lowest = cursor;
    let mut used = frame.height() + usize::from(frame.headers != GroupBy::None);
    while lowest > 0 {
        let header_of = |index| group(finding, index, frame.headers);
        used += frame.height() + usize::from(header_of(lowest) != header_of(lowest - 1));
        if used > frame.rows {
            break;
        }
        lowest -= 1;
    }
    top.clamp(lowest, cursor)
}

/// The last article of a window that begins with `top`.
pub fn last_shown(finding: &Finding, top: usize, frame: ListFrame) -> usize {
    let shown = lines(finding, top, frame).into_iter().rev().find_map(|line| match line {
        ListLine::Article(index) => Some(index),
        ListLine::Header(_) | ListLine::Summary(_) => None,
    });
    shown.unwrap_or(top)
}

/// The decoded rows of the window, kept from one key to the next: decoding one takes a few microseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowRows {
    /// The load in which the ids are valid, and the day by which dates are judged.
    valid: (u64, civil::Date),
    rows: BTreeMap<ArticleId, Arc<Article>>,
}

impl WindowRows {
    /// The article with this id, decoded unless it is kept.
    pub fn row(&self, library: &Library, id: ArticleId) -> Option<Arc<Article>> {
        let kept = self.rows.get(&id).filter(|_| self.valid == (library.load(), library.today()));
        kept.cloned().or_else(|| library.row(id).map(Arc::new))
    }

    /// Keeps the rows of these articles, and only those. Decodes the ones that are missing.
    pub fn keep(&mut self, library: &Library, ids: &[ArticleId]) {
        let valid = (library.load(), library.today());
        if std::mem::replace(&mut self.valid, valid) != valid {
            self.rows.clear();
        }
        self.rows.retain(|id, _| ids.contains(id));
        for &id in ids {
            if let Entry::Vacant(missing) = self.rows.entry(id)
                && let Some(article) = library.row(id)
            {
                missing.insert(Arc::new(article));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontmatter;
    use crate::library::{NewArticle, Question};
    use crate::model::ArticlePath;
    use crate::text::CleanText;

    #[test]
    fn headers_cover_months_or_days_and_the_cursor_stays_in_the_window() {
        let today = civil::date(2026, 11, 22);
        let dates = ["2024-07-05T10:00:00", "2024-07-05", "2024-07-04", "2024-06", "2024", "", "2325-01-01"];
        let entry = |(index, date): (usize, &&str)| {
            let text = format!("---\ntitle: {index}\ndate: '{date}'\n---\n");
            let path = ArticlePath::new(format!("{index}.md").into());
            NewArticle::new(frontmatter::read(&path, text.as_bytes(), today).article, "")
        };
        let entries: Vec<_> = dates.iter().enumerate().map(entry).collect();
        let library = Library::empty(CleanText::line("x"), today, 0).with(&entries).unwrap();
        let finding = Arc::new(library).find(&Question::default());
        let headers = |grouping| {
            let frame = ListFrame { rows: 40, headers: grouping, is_tall: false };
            let header = |line: ListLine| match line {
                ListLine::Header(group) => Some(group),
                ListLine::Article(_) | ListLine::Summary(_) => None,
            };
            let lines = lines(&finding, 0, frame);
            lines.into_iter().filter_map(header).collect::<Vec<_>>()
        };
        let month = |month| ScreenText::Month { month, year: 2024 };
        let end =
            [month(6), ScreenText::Year { year: 2024 }, ScreenText::Undated, ScreenText::ImpossibleDates];
        let months = [&[month(7)][..], &end].concat();
        assert_eq!(headers(GroupBy::Months), months);
        let day = |day| ScreenText::LongDate { day, month: 7, year: 2024 };
        let days = [&[day(5), day(4)][..], &end].concat();
        assert_eq!(headers(GroupBy::Days), days);
        // The cursor is always in the window, with its header and its summary.
        for (rows, is_tall) in (2..12).flat_map(|rows| [(rows, false), (rows, true)]) {
            for headers in [GroupBy::None, GroupBy::Months, GroupBy::Days] {
                let frame = ListFrame { rows, headers, is_tall };
                if rows < frame.height() + usize::from(headers != GroupBy::None) {
                    continue;
                }
                for cursor in 0..finding.ids.len() {
                    let top = top_showing(&finding, 0, cursor, frame);
                    let shown = super::lines(&finding, top, frame);
                    assert!(
                        shown.len() <= rows && shown.contains(&ListLine::Article(cursor)),
                        "{frame:?} {cursor}"
                    );
                    assert_eq!(shown.contains(&ListLine::Summary(cursor)), is_tall, "{frame:?} {cursor}");
                    assert!(last_shown(&finding, top, frame) >= cursor);
                }
            }
        }
    }
}
