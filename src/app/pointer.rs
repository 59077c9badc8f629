//! What stands at a cell of the screen, for a pointer.

use crate::app::bar::{self, Press};
use crate::app::beneath::{self, Found};
use crate::app::facets::FacetLine;
use crate::app::geometry::{self, Area, Panes};
use crate::app::state::State;
use crate::app::title::{self, Piece};
use crate::app::window::{self, Line};
use crate::library::TagId;
use crate::model::is_called;
use crate::text::cell_width;

/// What stands at a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The title bar, and what stands there.
    Title(Option<Piece>),
    /// What could stand at the caret of the line that is typed, as a place among all of it.
    Candidate(usize),
    /// The sign behind the candidates that there are more, with the place of the first of these.
    MoreCandidates(usize),
    /// The line that is typed.
    Line,
    /// A heading of the article, while one is picked.
    Heading,
    /// A line of the left pane, and the cell of the pane.
    Value(FacetLine, u16),
    /// The left pane without a line.
    Tags,
    /// An article of the list, as a place in the finding.
    Article(usize),
    /// The list without an article.
    List,
    /// The text of the article: a row of it and the cell of the row.
    Text(usize, usize),
    /// A saved search, as a place among those shown.
    Search(usize),
    /// A command that is found, as a place among those shown.
    Command(usize),
    /// The overlay of keys.
    Help,
    /// A hint of the bar at the bottom.
    Hint(Press),
    /// The border between two panes.
    Border(Border),
    /// Nothing that a pointer can do something with.
    Nothing,
}

/// A border that can be drawn to another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// That of an article beside the list.
    Beside,
    /// That of an article under the list.
    Above,
    /// That of the tags beside the list.
    Tags,
}

/// A border while it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dragging {
    /// Which one.
    pub border: Border,
    /// The column or row where it was taken.
    pub from: u16,
    /// The columns or rows of the pane at it then.
    pub cells: u16,
}

/// The border at a cell.
fn border_at(panes: &Panes, column: u16, row: u16) -> Option<Border> {
    let list = panes.list?;
    let is_behind =
        |pane: Area| column == pane.x + pane.width && (pane.y..pane.y + pane.height).contains(&row);
    if panes.tags.is_some_and(|tags| is_behind(tags) && column + 1 == list.x) {
        return Some(Border::Tags);
    }
    let article = panes.article?;
    if panes.middle_rule.is_some_and(|rule| holds(rule, column, row)) {
        return Some(Border::Above);
    }
    (is_behind(list) && column + 1 == article.x).then_some(Border::Beside)
}

/// What stands at a cell of the screen.
#[must_use]
pub fn target(state: &State, column: u16, row: u16) -> Target {
    let panes = state.panes();
    let inside = |area: Area| holds(area, column, row);
    let overlay = geometry::overlay(&panes, state.size);
    if let Some(press) = panes.bar.and_then(|bar| bar::menu_press(state, bar, (column, row))) {
        return Target::Hint(press);
    }
    if let Some(area) = panes.title.filter(|area| inside(*area)) {
        return Target::Title(title::piece_at(state, area, column));
    }
    match beneath::candidate_at(state, column, row) {
        Some(Found::Candidate(at)) => return Target::Candidate(at),
        Some(Found::More(at)) => return Target::MoreCandidates(at),
        None => {}
    }
    if beneath::line(state).is_some_and(inside) {
        return Target::Line;
    }
    if let Some(area) = panes.bar.filter(|area| inside(*area)) {
        return Target::Hint(bar::press_at(state, area, column));
    }
    if state.help.is_some() {
        return if inside(overlay) { Target::Help } else { Target::Nothing };
    }
    if let Some(picker) = &state.picker {
        let index = picker.top + usize::from(row.saturating_sub(overlay.y));
        let is_there = inside(overlay) && index < picker.matching(&state.searches).len();
        return if is_there { Target::Search(index) } else { Target::Nothing };
    }
    if let Some(palette) = &state.palette {
        let area = geometry::palette(&panes, state.size);
        let index = (palette.top + usize::from(row.saturating_sub(area.y))).checked_sub(1);
        if inside(area) {
            let found = index.filter(|index| *index < palette.found.len());
            return found.map_or(Target::Nothing, Target::Command);
        }
    }
    if let Some(area) = panes.tags.filter(|area| inside(*area)) {
        let index = state.tags.top + usize::from(row - area.y);
        let line = state.tags.lines.get(index).filter(|line| line.takes_cursor());
        return line.map_or(Target::Tags, |line| Target::Value(*line, column - area.x));
    }
    if let Some(area) = panes.list.filter(|area| inside(*area)) {
        return article_at(state, area, row).map_or(Target::List, Target::Article);
    }
    if let Some(border) = border_at(&panes, column, row) {
        return Target::Border(border);
    }
    match panes.article.filter(|area| inside(*area)).zip(state.article.as_ref()) {
        Some(_) if state.reading.outline.is_some() => Target::Heading,
        Some((area, article)) => {
            let text = panes.text.unwrap_or(area);
            let cell = usize::from(column.saturating_sub(text.x));
            Target::Text(article.scroll + usize::from(row - area.y), cell)
        }
        None => Target::Nothing,
    }
}

fn holds(area: Area, column: u16, row: u16) -> bool {
    (area.x..area.x.saturating_add(area.width)).contains(&column)
        && (area.y..area.y.saturating_add(area.height)).contains(&row)
}

/// The article of the list in a row of the screen.
fn article_at(state: &State, area: Area, row: u16) -> Option<usize> {
    let lines = window::lines(&state.finding, state.list.top, state.list_frame());
    match lines.get(usize::from(row - area.y))? {
        Line::Article(index) | Line::Summary(index) => Some(*index),
        Line::Header(_) => None,
    }
}

/// The tag that stands at a cell of a row of the article.
#[must_use]
pub fn tag_at(state: &State, row: usize, cell: usize) -> Option<TagId> {
    let article = state.current()?;
    let shown = state.article.as_ref().filter(|shown| shown.path == article.path)?;
    let text = shown.rows.get(row)?.plain();
    let mut from = 0;
    for part in text.split(crate::page::SEPARATOR) {
        let until = from + cell_width(part);
        if (from..until).contains(&cell) {
            // The source stands there by the name that its tag has without an ending.
            let tag = article.tags.iter().find(|tag| is_called(tag, part))?;
            return state.finding.library.tags().spelled(tag);
        }
        from = until + cell_width(crate::page::SEPARATOR);
    }
    None
}
