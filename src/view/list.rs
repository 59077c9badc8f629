//! Draws the list: headers, and for each article its date, title, other columns and signs.
//! [`app::window`](crate::app::window) computes which lines are in the window. Floor 4, part of
//! [`view`](crate::view).

mod columns;

use std::sync::Arc;

use crate::app::layout::{Layout, Piece, Pieces, Sign, StyledPart};
use crate::app::window::ListLine;
use crate::app::{Area, Pane, Prompt, State};
use crate::config::HighlightStyle;
use crate::config::choice::{Column, GroupBy};
use crate::input::{Action, FilterAction, Mode, PromptAction};
use crate::model::{Article, ArticleId, Date, DateTrust, Mark, Precision};
use crate::query::{Field, Flag};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::{Phrase, ScreenText, month_names};

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowSign {
    Star,
    Later,
    New,
    Highlight,
}

impl RowSign {
    fn of(self, state: &State, id: ArticleId) -> Option<CleanText> {
        let (has, sign) = match self {
            Self::Star => (state.marks(id).has(Mark::Star), ScreenText::StarSign.text()),
            Self::Later => (state.marks(id).has(Mark::Later), ScreenText::LaterSign.text()),
            Self::New => (state.finding.library.is_new(id), ScreenText::NewBadge.text()),
            Self::Highlight => {
                let sign = CleanText::piece(Sign::Highlighted.drawn(state.screen.icons));
                (highlight(state, id).is_some_and(|style| is_colour_alone(&style)), sign)
            }
        };
        has.then_some(sign)
    }
}

/// The style of the first highlight rule that matches an article.
fn highlight(state: &State, id: ArticleId) -> Option<HighlightStyle> {
    let rule = state.finding.highlight(id)?;
    state.display.highlight_rules.get(rule).map(|rule| rule.style)
}

/// Whether a style needs a sign to be visible without colours. Italics don't count, as not every terminal has
/// them.
fn is_colour_alone(style: &HighlightStyle) -> bool {
    !style.bold && !style.underline
}

/// Whether a listed article is highlighted by a style that needs a sign.
fn needs_highlight_sign(state: &State) -> bool {
    let rules = state.display.highlight_rules.iter().enumerate();
    rules.filter(|(_, rule)| is_colour_alone(&rule.style)).any(|(rule, _)| state.finding.has_highlights(rule))
}

/// The signs that have a column: those of any listed article.
fn signs(state: &State, lines: &[ListLine]) -> Vec<RowSign> {
    let counts = state.finding.facets.flags;
    let shown: Vec<ArticleId> = lines
        .iter()
        .filter_map(|line| match line {
            ListLine::Article(index) => state.finding.ids.get(*index).copied(),
            ListLine::Header(_) | ListLine::Summary(_) => None,
        })
        .collect();
    let has_any = |(sign, flag): &(RowSign, Flag)| {
        // The counts lag behind a mark that has just been set.
        counts.of(*flag) > 0 || shown.iter().any(|&id| sign.of(state, id).is_some())
    };
    let signs = [(RowSign::Star, Flag::Star), (RowSign::Later, Flag::Later), (RowSign::New, Flag::New)];
    let columns = signs.into_iter().filter(has_any).map(|(sign, _)| sign);
    columns.chain(needs_highlight_sign(state).then_some(RowSign::Highlight)).collect()
}

pub(super) fn draw(pieces: &mut Pieces, layout: &Layout<'_>) {
    let (state, Some(area)) = (layout.state, layout.panes.list) else { return };
    if state.finding.ids.is_empty() {
        return draw_empty(pieces, area, state);
    }
    let lines = &layout.list;
    let signs = signs(state, lines);
    let width = usize::from(area.width);
    let places = columns::places(&state.display.columns, width, state.headers(), signs.len());
    let list = ListPainter { state, area, signs, places };
    for (y, line) in (area.y..).zip(lines) {
        match line {
            ListLine::Header(header) => {
                let room = usize::from(area.width.saturating_sub(2));
                pieces.text(area.x + 1, y, room, &header.text(), StyledPart::Faint);
            }
            ListLine::Article(index) => list.draw_article(pieces, y, *index),
            ListLine::Summary(index) => list.draw_summary(pieces, y, *index),
        }
    }
}

/// What the rows of the list have in common.
struct ListPainter<'a> {
    state: &'a State,
    area: Area,
    signs: Vec<RowSign>,
    places: Vec<columns::PlacedColumn>,
}

impl ListPainter<'_> {
    fn row(&self, index: usize) -> Option<(ArticleId, Arc<Article>)> {
        let id = self.state.finding.ids.get(index).copied()?;
        Some((id, self.state.row(id)?))
    }

    /// The column of the screen at a cell of the list.
    fn x(&self, cell: usize) -> u16 {
        self.area.x.saturating_add(u16::try_from(cell).unwrap_or(u16::MAX))
    }

    fn draw_cursor(&self, pieces: &mut Pieces, y: u16, index: usize) -> StyledPart {
        if index != self.state.list.cursor {
            return StyledPart::Row;
        }
        if self.state.focus == Pane::List {
            return pieces.cursor(Area { y, height: 1, ..self.area }, true);
        }
        pieces.text(self.area.x, y, 1, "▏", StyledPart::Faint);
        StyledPart::Row
    }

    fn draw_article(&self, pieces: &mut Pieces, y: u16, index: usize) {
        let Some((id, article)) = self.row(index) else { return };
        let look = self.draw_cursor(pieces, y, index);
        if self.state.marking.selection.contains(id) {
            let has_cursor = index == self.state.list.cursor;
            let sign = if has_cursor { ScreenText::SelectedCursorSign } else { ScreenText::SelectedSign };
            pieces.text(self.area.x, y, 1, &sign.text(), StyledPart::Accent);
        }
        for place in &self.places {
            if place.column == Column::Title {
                self.draw_title(pieces, (*place, y), (id, &article), look);
            } else {
                let text = self.text(place, &article);
                pieces.text(self.x(place.x), y, place.cells, &text, StyledPart::Faint);
            }
        }
    }

    fn text(&self, place: &columns::PlacedColumn, article: &Article) -> CleanText {
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
        pieces: &mut Pieces,
        (place, y): (columns::PlacedColumn, u16),
        (id, article): (ArticleId, &Article),
        look: StyledPart,
    ) {
        let state = self.state;
        let signs = self.signs.len();
        for (x, sign) in (self.x(place.x.saturating_sub(signs + 1))..).zip(&self.signs) {
            if let Some(sign) = sign.of(state, id) {
                pieces.text(x, y, 1, &sign, StyledPart::Accent);
            }
        }
        let badges = badges(article, place.cells);
        let badge_cells: usize = badges.iter().map(|(badge, _)| cell_width(badge) + 1).sum();
        let ranges = state.highlights.ranges(Field::Title, &article.title);
        let start = self.x(place.x);
        let mut x = start;
        let room = place.cells.saturating_sub(badge_cells);
        x += pieces.marked_text((x, y), room, (&article.title, &ranges), look);
        let title = Area { x: start, y, width: x - start, height: 1 };
        // Titles show read and unread only after something has been read.
        if state.library.has_read() {
            let is_read = state.marks(id).has(Mark::Read);
            pieces.style(title, if is_read { StyledPart::Read } else { StyledPart::Unread });
        }
        if let Some(style) = highlight(state, id) {
            pieces.painted.push(Piece::Highlight(title, style));
        }
        for (badge, look) in badges {
            x += 1;
            x += pieces.text(x, y, place.cells, &badge, look);
        }
    }

    /// Draws the summary under the title, from there to the right border.
    fn draw_summary(&self, pieces: &mut Pieces, y: u16, index: usize) {
        let Some((_, article)) = self.row(index) else { return };
        self.draw_cursor(pieces, y, index);
        let title = self.places.iter().find(|place| place.column == Column::Title);
        let (Some(title), Some(summary)) = (title, &article.summary) else { return };
        let room = usize::from(self.area.width).saturating_sub(title.x + 1);
        let ranges = self.state.highlights.ranges(Field::Summary, summary);
        pieces.marked_text((self.x(title.x), y), room, (summary, &ranges), StyledPart::Faint);
    }
}

/// The badges of an article, if the title leaves room for them.
fn badges(article: &Article, room: usize) -> Vec<(CleanText, StyledPart)> {
    let mut badges = Vec::new();
    if article.truncated && room >= 30 {
        badges.push((ScreenText::TruncatedBadge.text(), StyledPart::Faint));
    }
    if article.is_broken() && room >= 12 {
        badges.push((ScreenText::ProblemBadge.text(), StyledPart::Warning));
    }
    badges
}

/// The date of an article in the list, without what its header shows: the year or the whole day.
fn date_text(date: Date, trust: DateTrust, headers: GroupBy) -> CleanText {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let headed = headers != GroupBy::None;
    let phrase = match date.precision() {
        // Such articles have no header with a year, and the year shows what is wrong with the date.
        _ if trust != DateTrust::Sound => ScreenText::Year { year },
        Precision::Year if headed => return CleanText::default(),
        Precision::Year => ScreenText::Year { year },
        Precision::Month if headed => return CleanText::line(month_names(month).1),
        Precision::Month => ScreenText::ShortMonth { month, year },
        Precision::Day | Precision::Second if headers == GroupBy::Days => match date.time() {
            Some((hour, minute)) => ScreenText::Time { hour, minute },
            None => return CleanText::default(),
        },
        Precision::Day | Precision::Second if headed => ScreenText::ShortDay { day, month },
        Precision::Day | Precision::Second => ScreenText::ShortDate { day, month, year },
    };
    // Not `line`, which would trim the space that aligns days of one digit.
    CleanText::piece(&phrase.to_string())
}

/// Draws why the list is empty and what to do about it.
fn draw_empty(pieces: &mut Pieces, area: Area, state: &State) {
    if !state.loading.finished && state.library.is_empty() {
        return;
    }
    let key = |action| state.settings.keymap.label(Mode::List, action);
    let query = CleanText::line(&state.filter.text);
    let phrases = if state.library.is_empty() {
        let folder = state.library.name().clone();
        let hint = Phrase::EmptyFolderHint { reload: key(Action::Reload), quit: key(Action::Close) };
        vec![Phrase::NoArticlesIn { folder }, Phrase::NoArticlesHint, hint]
    } else if matches!(state.prompt, Some(Prompt::Filter(_))) {
        let cancel = state.settings.keymap.label(Mode::Prompt, Action::Prompt(PromptAction::Cancel));
        vec![Phrase::NothingMatches { query }, Phrase::NothingMatchesTypingHint { cancel }]
    } else {
        let (back, clear) = (key(Action::Back), key(Action::Filter(FilterAction::Clear)));
        vec![Phrase::NothingMatches { query }, Phrase::NothingMatchesHint { back, clear }]
    };
    let width = usize::from(area.width.saturating_sub(2));
    let mut y = area.y + u16::from(area.height > 4);
    for (index, phrase) in phrases.into_iter().enumerate() {
        let look = if index == 0 { StyledPart::Row } else { StyledPart::Faint };
        for line in textwrap::wrap(&cut_to_cells(&phrase.text(), width.max(1) * 3), width.max(1)) {
            if y < area.y + area.height {
                pieces.text(area.x + 1, y, width, &line, look);
                y += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use crate::app::{self, Message, Size, State};
    use crate::frontmatter;
    use crate::input::{Code, Key};
    use crate::library::{Library, NewArticle, Question, decoded_rows};
    use crate::model::ArticlePath;
    use crate::text::CleanText;

    /// How many rows are decoded while a key is handled and the next frame is drawn.
    fn decoded_by(state: &mut State, key: char) -> usize {
        let before = decoded_rows();
        app::update(state, Message::Key(Key::of(Code::Char(key))));
        let size = (state.screen.size.columns, state.screen.size.rows);
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        terminal.draw(|frame| crate::view::draw(frame, state)).unwrap();
        decoded_rows() - before
    }

    #[test]
    fn a_row_is_decoded_when_it_comes_into_the_window_and_never_again() {
        let today = civil::date(2026, 11, 22);
        let entry = |number: usize| {
            let path = ArticlePath::new(format!("{number:03}.md").into());
            let text = format!("---\ntitle: {number}\ndate: 2024-07-05\nsummary: Words.\n---\n");
            NewArticle::new(frontmatter::read(&path, text.as_bytes(), today).article, "")
        };
        let entries: Vec<_> = (0..200).map(entry).collect();
        let library = Library::empty(CleanText::line("x"), today, 0).with(&entries).unwrap();
        let library = std::sync::Arc::new(library);
        for (columns, rows) in [(100, 30), (200, 50), (60, 8)] {
            let mut state = State::new(std::sync::Arc::clone(&library), Size::new(columns, rows), today);
            state.display.has_summaries = rows == 50;
            state.finding = library.find(&Question::default());
            app::update(&mut state, Message::Resized(Size::new(columns, rows)));
            assert_eq!(decoded_by(&mut state, 'j'), 0, "the first move, {columns}×{rows}");
            let mut decoded = Vec::new();
            for _ in 0..40 {
                let top = state.list.top;
                let count = decoded_by(&mut state, 'j');
                assert!(count <= state.list.top - top, "{count} rows at {columns}×{rows}");
                decoded.push(count);
            }
            assert!(decoded.contains(&0) && decoded.ends_with(&[1, 1, 1]), "{decoded:?}");
            assert_eq!(decoded_by(&mut state, 'k'), 0, "a move up in the window");
        }
    }
}
