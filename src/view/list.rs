//! The list: months or days, and in each the date, title and source of its articles.

use crate::app::window::{self, Group, Grouping, Line};
use crate::app::{Area, Pane, State};
use crate::model::{Article, ArticleId, Date, DateTrust, Precision};
use crate::query::{Flag, Place};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::{Canvas, Look, cursor_look};
use crate::wording::{Phrase, month_names, short_date_cells, short_day_cells};

/// Where the columns of the list are, in cells from its left border.
#[derive(Clone, Copy, Debug)]
struct Columns {
    date: usize,
    /// Cells for the mark of new articles, before the title.
    new: usize,
    title: usize,
    source: usize,
}

impl Columns {
    fn new(width: usize, headers: Option<Grouping>, has_new: bool) -> Self {
        let date = match (width, headers) {
            (..28, _) => 0,
            (_, Some(Grouping::Month)) => short_day_cells(),
            (_, Some(Grouping::Day)) => 5,
            (_, None) => short_date_cells(),
        };
        // The mark stands between date and title.
        let new = match (has_new, date) {
            (false, _) => 0,
            (true, 0) => 2,
            (true, _) => 1,
        };
        let source = match width {
            ..44 => 0,
            44..60 => 12,
            60..80 => 16,
            80..110 => 22,
            _ => 30,
        };
        let gaps = 2 + if date > 0 { 2 } else { 0 } + if source > 0 { 2 } else { 0 } + new;
        Self { date, new, title: width.saturating_sub(date + source + gaps), source }
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    if state.finding.ids.is_empty() {
        draw_empty(canvas, area, state);
        return;
    }
    let headers = state.headers();
    let has_new = state.finding.facets.flags.of(Flag::New) > 0;
    let columns = Columns::new(usize::from(area.width), headers, has_new);
    let lines = window::lines(&state.finding, state.list.top, area.rows(), headers);
    for (y, line) in (area.y..).zip(lines) {
        match line {
            Line::Header(group) => {
                let room = usize::from(area.width.saturating_sub(2));
                canvas.text(area.x + 1, y, room, &group_name(group), Look::Faint);
            }
            Line::Article(index) => {
                if let Some(&id) = state.finding.ids.get(index) {
                    draw_article(canvas, Area { y, height: 1, ..area }, state, columns, (index, id));
                }
            }
        }
    }
}

fn draw_article(
    canvas: &mut Canvas<'_>,
    area: Area,
    state: &State,
    columns: Columns,
    (index, id): (usize, ArticleId),
) {
    let Some(article) = state.finding.library.row(id) else { return };
    let has_cursor = index == state.list.cursor;
    let (sign, mark, row) = cursor_look(state, Pane::List);
    let look = if has_cursor { row } else { Look::Row };
    if has_cursor {
        canvas.paint_row(area, area.y, row);
        canvas.text(area.x, area.y, 1, sign, mark);
    }
    let mut x = area.x + 1;
    if columns.date > 0 {
        let date = article.date.map(|date| date_text(date, article.date_trust, state.headers()));
        let date = date.unwrap_or_default();
        canvas.text(x, area.y, columns.date, &date, Look::Faint);
        x += u16::try_from(columns.date + 2).unwrap_or(u16::MAX);
    }
    if columns.new > 0 {
        if state.finding.library.is_new(id) {
            let x = if columns.date > 0 { x - 1 } else { x };
            canvas.text(x, area.y, 1, &Phrase::NewBadge.text(), Look::New);
        }
        x += u16::try_from(columns.new).unwrap_or(u16::MAX);
    }
    let badges = badges(&article, columns.title);
    let badge_cells: usize = badges.iter().map(|(badge, _)| cell_width(badge) + 1).sum();
    let ranges = state.marks.ranges(Place::Title, &article.title);
    let room = columns.title.saturating_sub(badge_cells);
    x += canvas.marked_text((x, area.y), room, (&article.title, &ranges), look);
    for (badge, look) in badges {
        x += 1;
        x += canvas.text(x, area.y, columns.title, &badge, look);
    }
    if columns.source > 0 {
        let library = &state.finding.library;
        let source =
            if columns.source < 20 { library.brief_source(&article) } else { library.source_label(&article) };
        let x = area.x + area.width.saturating_sub(u16::try_from(columns.source + 1).unwrap_or(u16::MAX));
        canvas.text(x, area.y, columns.source, &source, Look::Faint);
    }
}

/// The badges of an article, if there is room for them beside the title.
fn badges(article: &Article, room: usize) -> Vec<(CleanText, Look)> {
    let mut badges = Vec::new();
    if article.truncated && room >= 30 {
        badges.push((Phrase::TruncatedBadge.text(), Look::Faint));
    }
    if article.is_broken() && room >= 12 {
        badges.push((Phrase::ProblemBadge.text(), Look::Warning));
    }
    badges
}

/// A date in the list, without what the header says: the year, or the day.
fn date_text(date: Date, trust: DateTrust, headers: Option<Grouping>) -> CleanText {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let headed = headers.is_some();
    let phrase = match date.precision() {
        // The header does not say which year, and the year is what cannot be right.
        _ if trust != DateTrust::Sound => Phrase::Year { year },
        Precision::Year if headed => return CleanText::default(),
        Precision::Year => Phrase::Year { year },
        Precision::Month if headed => return CleanText::line(month_names(month).1),
        Precision::Month => Phrase::ShortMonth { month, year },
        Precision::Day | Precision::Second if headers == Some(Grouping::Day) => match date.time() {
            Some((hour, minute)) => Phrase::Time { hour, minute },
            None => return CleanText::default(),
        },
        Precision::Day | Precision::Second if headed => Phrase::ShortDay { day, month },
        Precision::Day | Precision::Second => Phrase::ShortDate { day, month, year },
    };
    phrase.text()
}

fn group_name(group: Group) -> CleanText {
    let phrase = match group {
        Group::Day(year, month, day) => Phrase::LongDate { day, month, year },
        Group::Month(year, month) => Phrase::Month { month, year },
        Group::Year(year) => Phrase::Year { year },
        Group::Undated => Phrase::Undated,
        Group::Impossible => Phrase::ImpossibleDates,
    };
    phrase.text()
}

/// An empty list says why it is empty and what to do.
fn draw_empty(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    if !state.loading.finished && state.library.is_empty() {
        return;
    }
    let phrases = if state.library.is_empty() {
        let folder = state.library.name().clone();
        vec![Phrase::NoArticlesIn { folder }, Phrase::NoArticlesHint, Phrase::EmptyFolderHint]
    } else if state.prompt.is_some() {
        let query = CleanText::line(&state.filter.text);
        vec![Phrase::NothingMatches { query }, Phrase::NothingMatchesTypingHint]
    } else {
        let query = CleanText::line(&state.filter.text);
        vec![Phrase::NothingMatches { query }, Phrase::NothingMatchesHint]
    };
    let width = usize::from(area.width.saturating_sub(2));
    let mut y = area.y + u16::from(area.height > 4);
    for (index, phrase) in phrases.into_iter().enumerate() {
        let look = if index == 0 { Look::Row } else { Look::Faint };
        for line in textwrap::wrap(&cut_to_cells(&phrase.text(), width.max(1) * 3), width.max(1)) {
            if y < area.y + area.height {
                canvas.text(area.x + 1, y, width, &line, look);
                y += 1;
            }
        }
    }
}
