//! The list: months or days, and in each the date, title and source of its articles.

use crate::app::window::{self, Group, Grouping, Line};
use crate::app::{Area, Pane, State};
use crate::model::{Article, ArticleId, Date, DateTrust, Mark, Precision};
use crate::query::{Flag, Place};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::{Canvas, Look, cursor_look};
use crate::wording::{Phrase, month_names, short_date_cells, short_day_cells};

/// Where the columns of the list are, in cells from its left border.
#[derive(Clone, Copy, Debug)]
struct Columns {
    date: usize,
    /// Cells for the signs of articles, before the title.
    signs: usize,
    title: usize,
    source: usize,
}

impl Columns {
    fn new(width: usize, headers: Option<Grouping>, signs: usize) -> Self {
        let date = match (width, headers) {
            (..28, _) => 0,
            (_, Some(Grouping::Month)) => short_day_cells(),
            (_, Some(Grouping::Day)) => 5,
            (_, None) => short_date_cells(),
        };
        // They stand between date and title, where one space is there already.
        let signs = signs + usize::from(signs > 0 && date == 0);
        let source = match width {
            ..44 => 0,
            44..60 => 12,
            60..80 => 16,
            80..110 => 22,
            _ => 30,
        };
        let gaps = 2 + if date > 0 { 2 } else { 0 } + if source > 0 { 2 } else { 0 } + signs;
        Self { date, signs, title: width.saturating_sub(date + source + gaps), source }
    }
}

/// What a sign before the title says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Star,
    Later,
    New,
}

impl Sign {
    /// The sign of an article, if it has it.
    fn of(self, state: &State, id: ArticleId) -> Option<(Phrase, Look)> {
        let marks = state.marks(id);
        let (has, phrase, look) = match self {
            Self::Star => (marks.has(Mark::Star), Phrase::StarSign, Look::Sign),
            Self::Later => (marks.has(Mark::Later), Phrase::LaterSign, Look::Sign),
            Self::New => (state.finding.library.is_new(id), Phrase::NewBadge, Look::New),
        };
        has.then_some((phrase, look))
    }
}

/// What the list says of its articles besides their titles.
struct Signs {
    /// The signs there are columns for: those that anything listed has.
    columns: Vec<Sign>,
    /// Whether titles say what was read: not before anything was.
    tells_read: bool,
}

impl Signs {
    fn of(state: &State, lines: &[Line]) -> Self {
        let counts = state.finding.facets.flags;
        let shown: Vec<ArticleId> = lines
            .iter()
            .filter_map(|line| match line {
                Line::Article(index) => state.finding.ids.get(*index).copied(),
                Line::Header(_) => None,
            })
            .collect();
        let has_any = |(sign, flag): &(Sign, Flag)| {
            // The counts of what was just marked are still on their way.
            counts.of(*flag) > 0 || shown.iter().any(|&id| sign.of(state, id).is_some())
        };
        let signs = [(Sign::Star, Flag::Star), (Sign::Later, Flag::Later), (Sign::New, Flag::New)];
        let columns = signs.into_iter().filter(has_any).map(|(sign, _)| sign).collect();
        Self { columns, tells_read: state.library.has_read() }
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    if state.finding.ids.is_empty() {
        draw_empty(canvas, area, state);
        return;
    }
    let headers = state.headers();
    let lines = window::lines(&state.finding, state.list.top, area.rows(), headers);
    let signs = Signs::of(state, &lines);
    let columns = Columns::new(usize::from(area.width), headers, signs.columns.len());
    for (y, line) in (area.y..).zip(lines) {
        match line {
            Line::Header(group) => {
                let room = usize::from(area.width.saturating_sub(2));
                canvas.text(area.x + 1, y, room, &group_name(group), Look::Faint);
            }
            Line::Article(index) => {
                if let Some(&id) = state.finding.ids.get(index) {
                    draw_article(
                        canvas,
                        Area { y, height: 1, ..area },
                        state,
                        (columns, &signs),
                        (index, id),
                    );
                }
            }
        }
    }
}

fn draw_article(
    canvas: &mut Canvas<'_>,
    area: Area,
    state: &State,
    (columns, signs): (Columns, &Signs),
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
    if state.marking.selection.contains(id) {
        let sign = if has_cursor { Phrase::SelectedCursorSign } else { Phrase::SelectedSign };
        canvas.text(area.x, area.y, 1, &sign.text(), Look::Selected);
    }
    let mut x = area.x + 1;
    if columns.date > 0 {
        let date = article.date.map(|date| date_text(date, article.date_trust, state.headers()));
        let date = date.unwrap_or_default();
        canvas.text(x, area.y, columns.date, &date, Look::Faint);
        x += u16::try_from(columns.date + 2).unwrap_or(u16::MAX);
    }
    let first = x.saturating_sub(u16::from(columns.date > 0));
    for (x, sign) in (first..).zip(&signs.columns) {
        if let Some((sign, look)) = sign.of(state, id) {
            canvas.text(x, area.y, 1, &sign.text(), look);
        }
    }
    x += u16::try_from(columns.signs).unwrap_or(u16::MAX);
    let badges = badges(&article, columns.title);
    let badge_cells: usize = badges.iter().map(|(badge, _)| cell_width(badge) + 1).sum();
    let ranges = state.marks.ranges(Place::Title, &article.title);
    let room = columns.title.saturating_sub(badge_cells);
    let start = x;
    x += canvas.marked_text((x, area.y), room, (&article.title, &ranges), look);
    if signs.tells_read {
        let is_read = state.marks(id).has(Mark::Read);
        let title = Area { x: start, width: x - start, ..area };
        canvas.paint_row(title, area.y, if is_read { Look::Read } else { Look::Unread });
    }
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
