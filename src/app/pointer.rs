//! Finds what is at a cell of the screen, for the pointer.
//!
//! Floor 3, part of [`app`](crate::app). It asks the same functions as the painter. What a click does is left
//! to `app::update`.

use crate::app::bar::{self, Press};
use crate::app::facets::FacetLine;
use crate::app::geometry::{self, Area, Panes};
use crate::app::prompt_help::{self, PromptTarget};
use crate::app::state::{Prompt, State};
use crate::app::title::{self, TitlePart};
use crate::app::window::{self, ListLine};
use crate::library::TagId;
use crate::model::matches_name;
use crate::text::cell_width;

/// What is at a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerTarget {
    /// The title bar, and the part of it at the cell.
    Title(Option<TitlePart>),
    /// A candidate for the prompt, by its index among all candidates.
    Candidate(usize),
    /// The ellipsis after the candidates, with the index of the first candidate that is not shown.
    MoreCandidates(usize),
    /// The prompt.
    Line,
    /// The outline, while a heading is chosen.
    Heading,
    /// A line of the left pane, and the column in the pane.
    Value(FacetLine, u16),
    /// The left pane where it has no line.
    Tags,
    /// An article of the list, by its index in the finding.
    Article(usize),
    /// The list where it has no article.
    List,
    /// The text of the article: index of the row, and cell in that row.
    Text(usize, usize),
    /// A saved search, by its index among those that match.
    Search(usize),
    /// An entry of the command palette, by its index among those that match.
    Command(usize),
    /// The help overlay.
    Help,
    /// A hint on the status line or in the menu above it, and what a click does.
    Hint(Press),
    /// A border between two panes.
    Border(Border),
    /// Something that does not react to the pointer.
    Nothing,
}

/// A border that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between the list and an article to its right.
    Beside,
    /// Between the list and an article below it.
    Above,
    /// Between the left pane and the list.
    Tags,
}

/// A border being dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dragging {
    /// The border that is dragged.
    pub border: Border,
    /// The column or row where dragging began.
    pub from: u16,
    /// The columns or rows that the resized pane had then.
    pub cells: u16,
}

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

/// What is at a cell of the screen. Overlays cover panes, and the menu of keys covers everything.
#[must_use]
pub fn target(state: &State, column: u16, row: u16) -> PointerTarget {
    let panes = state.panes();
    let inside = |area: Area| holds(area, column, row);
    let overlay = geometry::overlay(&panes, state.size);
    if let Some(press) = panes.bar.and_then(|bar| bar::menu_press(state, bar, (column, row))) {
        return PointerTarget::Hint(press);
    }
    if let Some(area) = panes.title.filter(|area| inside(*area)) {
        return PointerTarget::Title(title::piece_at(state, area, column));
    }
    match prompt_help::candidate_at(state, column, row) {
        Some(PromptTarget::Candidate(at)) => return PointerTarget::Candidate(at),
        Some(PromptTarget::More(at)) => return PointerTarget::MoreCandidates(at),
        None => {}
    }
    if prompt_help::line(state).is_some_and(inside) {
        return PointerTarget::Line;
    }
    if let Some(area) = panes.bar.filter(|area| inside(*area)) {
        return PointerTarget::Hint(bar::press_at(state, area, column));
    }
    if state.help.is_some() {
        return if inside(overlay) { PointerTarget::Help } else { PointerTarget::Nothing };
    }
    if let Some(Prompt::Searches(picker)) = &state.prompt {
        let index = picker.top + usize::from(row.saturating_sub(overlay.y));
        let is_there = inside(overlay) && index < state.searches.matching(picker.line.value()).len();
        return if is_there { PointerTarget::Search(index) } else { PointerTarget::Nothing };
    }
    if let Some(Prompt::Palette(palette)) = &state.prompt {
        let area = geometry::palette(&panes, state.size);
        let index = (palette.picker.top + usize::from(row.saturating_sub(area.y))).checked_sub(1);
        if inside(area) {
            let found = index.filter(|index| *index < palette.found.len());
            return found.map_or(PointerTarget::Nothing, PointerTarget::Command);
        }
    }
    if let Some(area) = panes.tags.filter(|area| inside(*area)) {
        let index = state.facets.top + usize::from(row - area.y);
        let line = state.facets.lines.get(index).filter(|line| line.takes_cursor());
        return line.map_or(PointerTarget::Tags, |line| PointerTarget::Value(*line, column - area.x));
    }
    if let Some(area) = panes.list.filter(|area| inside(*area)) {
        return article_at(state, area, row).map_or(PointerTarget::List, PointerTarget::Article);
    }
    if let Some(border) = border_at(&panes, column, row) {
        return PointerTarget::Border(border);
    }
    match panes.article.filter(|area| inside(*area)).zip(state.article.as_ref()) {
        Some(_) if state.has_outline() => PointerTarget::Heading,
        Some((area, article)) => {
            let text = panes.text.unwrap_or(area);
            let cell = usize::from(column.saturating_sub(text.x));
            PointerTarget::Text(article.scroll + usize::from(row - area.y), cell)
        }
        None => PointerTarget::Nothing,
    }
}

fn holds(area: Area, column: u16, row: u16) -> bool {
    (area.x..area.x.saturating_add(area.width)).contains(&column)
        && (area.y..area.y.saturating_add(area.height)).contains(&row)
}

/// Index in the finding of the article in a row of the screen.
fn article_at(state: &State, area: Area, row: u16) -> Option<usize> {
    let lines = window::lines(&state.finding, state.list.top, state.list_frame());
    match lines.get(usize::from(row - area.y))? {
        ListLine::Article(index) | ListLine::Summary(index) => Some(*index),
        ListLine::Header(_) => None,
    }
}

/// The tag at a cell of a row of the article.
#[must_use]
pub fn tag_at(state: &State, row: usize, cell: usize) -> Option<TagId> {
    let article = state.current()?;
    let shown = state.article.as_ref().filter(|shown| shown.path == article.path)?;
    let text = shown.rows.get(row)?.plain();
    let mut from = 0;
    for part in text.split(crate::page::SEPARATOR) {
        let until = from + cell_width(part);
        if (from..until).contains(&cell) {
            // The source is shown without the suffix that its tag may have.
            let tag = article.tags.iter().find(|tag| matches_name(tag, part))?;
            return state.finding.library.tags().spelled(tag);
        }
        from = until + cell_width(crate::page::SEPARATOR);
    }
    None
}
