//! The list: months or days, and in each the date, title and source of its articles.

mod columns;

use crate::app::lessons::key_of;
use crate::app::window::{self, Group, Grouping, Line};
use crate::app::{Area, Pane, State};
use crate::config::HighlightStyle;
use crate::config::choice::Column;
use crate::input::{Action, Mode};
use crate::model::{Article, ArticleId, Date, DateTrust, Mark, Precision};
use crate::query::{Flag, Place};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::{Canvas, Look, cursor_look, signs, theme};
use crate::wording::{Phrase, month_names};

/// What a sign before the title says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Star,
    Later,
    New,
    Highlight,
}

impl Sign {
    /// The sign of an article, if it has it.
    fn of(self, state: &State, id: ArticleId) -> Option<(CleanText, Look)> {
        let marks = state.marks(id);
        let (has, phrase, look) = match self {
            Self::Star => (marks.has(Mark::Star), Phrase::StarSign, Look::Sign),
            Self::Later => (marks.has(Mark::Later), Phrase::LaterSign, Look::Sign),
            Self::New => (state.finding.library.is_new(id), Phrase::NewBadge, Look::New),
            Self::Highlight => {
                let sign = CleanText::piece(signs::Sign::Highlighted.drawn(state.icons));
                return highlight(state, id).filter(is_colour_alone).map(|_| (sign, Look::Sign));
            }
        };
        has.then_some((phrase.text(), look))
    }
}

/// How an article stands out, if it does.
fn highlight(state: &State, id: ArticleId) -> Option<HighlightStyle> {
    state.finding.highlight(id).and_then(|rule| state.highlights.get(rule)).map(|rule| rule.style)
}

/// Whether a style is not seen where there are no colours; not every terminal slants.
fn is_colour_alone(style: &HighlightStyle) -> bool {
    !style.bold && !style.underline
}

/// Whether anything stands out by a style that needs a sign.
fn needs_highlight_sign(state: &State) -> bool {
    let rules = state.highlights.iter().enumerate();
    rules.filter(|(_, rule)| is_colour_alone(&rule.style)).any(|(rule, _)| state.finding.has_highlights(rule))
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
                Line::Header(_) | Line::Summary(_) => None,
            })
            .collect();
        let has_any = |(sign, flag): &(Sign, Flag)| {
            // The counts of what was just marked are still on their way.
            counts.of(*flag) > 0 || shown.iter().any(|&id| sign.of(state, id).is_some())
        };
        let signs = [(Sign::Star, Flag::Star), (Sign::Later, Flag::Later), (Sign::New, Flag::New)];
        let columns = signs.into_iter().filter(has_any).map(|(sign, _)| sign);
        let columns = columns.chain(needs_highlight_sign(state).then_some(Sign::Highlight)).collect();
        Self { columns, tells_read: state.library.has_read() }
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    if state.finding.ids.is_empty() {
        draw_empty(canvas, area, state);
        return;
    }
    let lines = window::lines(&state.finding, state.list.top, state.list_frame());
    let signs = Signs::of(state, &lines);
    let width = usize::from(area.width);
    let places = columns::places(&state.columns, width, state.headers(), signs.columns.len());
    let list = List { state, area, signs, places };
    for (y, line) in (area.y..).zip(lines) {
        match line {
            Line::Header(group) => {
                let room = usize::from(area.width.saturating_sub(2));
                canvas.text(area.x + 1, y, room, &group_name(group), Look::Faint);
            }
            Line::Article(index) => list.draw_article(canvas, y, index),
            Line::Summary(index) => list.draw_summary(canvas, y, index),
        }
    }
}

/// What all rows of the list have in common.
struct List<'a> {
    state: &'a State,
    area: Area,
    signs: Signs,
    places: Vec<columns::Place>,
}

impl List<'_> {
    fn row(&self, index: usize) -> Option<(ArticleId, Article)> {
        let id = self.state.finding.ids.get(index).copied()?;
        Some((id, self.state.finding.library.row(id)?))
    }

    /// The cell of the screen at a cell of the list.
    fn x(&self, cell: usize) -> u16 {
        self.area.x.saturating_add(u16::try_from(cell).unwrap_or(u16::MAX))
    }

    /// Marks a row of the article with the cursor; gives its look.
    fn draw_cursor(&self, canvas: &mut Canvas<'_>, y: u16, index: usize) -> Look {
        if index != self.state.list.cursor {
            return Look::Row;
        }
        let (sign, mark, row) = cursor_look(self.state, Pane::List);
        canvas.paint_row(self.area, y, row);
        canvas.text(self.area.x, y, 1, sign, mark);
        row
    }

    fn draw_article(&self, canvas: &mut Canvas<'_>, y: u16, index: usize) {
        let Some((id, article)) = self.row(index) else { return };
        let look = self.draw_cursor(canvas, y, index);
        if self.state.marking.selection.contains(id) {
            let has_cursor = index == self.state.list.cursor;
            let sign = if has_cursor { Phrase::SelectedCursorSign } else { Phrase::SelectedSign };
            canvas.text(self.area.x, y, 1, &sign.text(), Look::Selected);
        }
        for place in &self.places {
            if place.column == Column::Title {
                self.draw_title(canvas, (*place, y), (id, &article), look);
            } else {
                let text = self.text(place, &article);
                canvas.text(self.x(place.x), y, place.cells, &text, Look::Faint);
            }
        }
    }

    /// The text of a column besides the title.
    fn text(&self, place: &columns::Place, article: &Article) -> CleanText {
        let library = &self.state.finding.library;
        match place.column {
            Column::Title => article.title.clone(),
            Column::Date => {
                let date = article.date.map(|date| date_text(date, article.date_trust, self.state.headers()));
                date.unwrap_or_default()
            }
            Column::Source if place.cells < 20 => library.brief_source(article),
            Column::Source => library.source_label(article),
            Column::Tags => CleanText::joined(&article.tags, ", "),
            Column::Importance => article.importance.clone().unwrap_or_default(),
            Column::Author => article.author.clone().unwrap_or_default(),
            Column::Language => article.language.clone().unwrap_or_default(),
        }
    }

    fn draw_title(
        &self,
        canvas: &mut Canvas<'_>,
        (place, y): (columns::Place, u16),
        (id, article): (ArticleId, &Article),
        look: Look,
    ) {
        let state = self.state;
        let signs = self.signs.columns.len();
        for (x, sign) in (self.x(place.x.saturating_sub(signs + 1))..).zip(&self.signs.columns) {
            if let Some((sign, look)) = sign.of(state, id) {
                canvas.text(x, y, 1, &sign, look);
            }
        }
        let badges = badges(article, place.cells);
        let badge_cells: usize = badges.iter().map(|(badge, _)| cell_width(badge) + 1).sum();
        let ranges = state.marks.ranges(Place::Title, &article.title);
        let start = self.x(place.x);
        let mut x = start;
        let room = place.cells.saturating_sub(badge_cells);
        x += canvas.marked_text((x, y), room, (&article.title, &ranges), look);
        let title = Area { x: start, y, width: x - start, height: 1 };
        if self.signs.tells_read {
            let is_read = state.marks(id).has(Mark::Read);
            canvas.paint_row(title, y, if is_read { Look::Read } else { Look::Unread });
        }
        if let Some(style) = highlight(state, id) {
            canvas.paint(title, theme::highlight(&state.looks, &style));
        }
        for (badge, look) in badges {
            x += 1;
            x += canvas.text(x, y, place.cells, &badge, look);
        }
    }

    /// The summary, under the title and as wide as what stands there.
    fn draw_summary(&self, canvas: &mut Canvas<'_>, y: u16, index: usize) {
        let Some((_, article)) = self.row(index) else { return };
        self.draw_cursor(canvas, y, index);
        let title = self.places.iter().find(|place| place.column == Column::Title);
        let (Some(title), Some(summary)) = (title, &article.summary) else { return };
        let room = usize::from(self.area.width).saturating_sub(title.x + 1);
        let ranges = self.state.marks.ranges(Place::Summary, summary);
        canvas.marked_text((self.x(title.x), y), room, (summary, &ranges), Look::Faint);
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
    // A day of one digit stands under the last digit of the others.
    CleanText::piece(&phrase.to_string())
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
    let key = |action| key_of(state, Mode::List, action);
    let phrases = if state.library.is_empty() {
        let folder = state.library.name().clone();
        let hint = Phrase::EmptyFolderHint { reload: key(Action::Reload), quit: key(Action::Close) };
        vec![Phrase::NoArticlesIn { folder }, Phrase::NoArticlesHint, hint]
    } else if state.prompt.is_some() {
        let cancel = key_of(state, Mode::Prompt, Action::CancelPrompt);
        let query = CleanText::line(&state.filter.text);
        vec![Phrase::NothingMatches { query }, Phrase::NothingMatchesTypingHint { cancel }]
    } else {
        let query = CleanText::line(&state.filter.text);
        let hint = Phrase::NothingMatchesHint { back: key(Action::Back), clear: key(Action::ClearFilter) };
        vec![Phrase::NothingMatches { query }, hint]
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
