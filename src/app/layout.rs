//! The layout of the screen: what is where. The painter paints it and the pointer asks it, so both agree. Floor 3,
//! part of [`app`](crate::app). A layout borrows its state, so it is never out of date. Colours are left to the
//! painter, and what a click does to `app::update`.

mod bar;
mod key_hints;
mod overlays;
mod pieces;
mod prompt;
mod title;

use crate::app::facets::FacetPosition;
use crate::app::geometry::{Area, Panes};
use crate::app::pointer::PointerTarget;
use crate::app::state::{Prompt, State};
use crate::app::window::{self, ListLine};
use crate::model::Mark;
use crate::text::cell_width;
use crate::wording::{Phrase, ScreenText};

pub use pieces::{Label, Piece, Pieces, Sign, StyledPart};

/// The smallest screen, in columns and rows, on which more than the name of the program is shown.
const SMALLEST: (u16, u16) = (8, 2);

/// What is where on the screen.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    pub state: &'a State,
    pub panes: Panes,
    pub list: Vec<ListLine>,
    /// Bars, prompts and overlays, which are painted over the panes.
    pub pieces: Pieces,
}

impl<'a> Layout<'a> {
    /// The layout of a state.
    pub fn of(state: &'a State) -> Self {
        if state.screen.size.columns < SMALLEST.0 || state.screen.size.rows < SMALLEST.1 {
            let mut pieces = Pieces::on(state.screen.size.columns);
            if state.screen.size.rows > 0 {
                pieces.text(0, 0, usize::MAX, &ScreenText::Program.text(), StyledPart::Accent);
            }
            return Self { state, panes: Panes::default(), list: Vec::new(), pieces };
        }
        let panes = state.panes();
        let list = window::lines(&state.finding, state.list.top, state.list_frame());
        let mut layout = Self { state, panes, list, pieces: Pieces::on(state.screen.size.columns) };
        let is_covered = layout.is_covered();
        let pieces = &mut layout.pieces;
        if let Some(area) = panes.title {
            title::lay_out(pieces, state, area);
        }
        if is_covered {
            // Nothing below the overlay reacts, not even where it leaves cells free.
            let all = Area { x: 0, y: 0, width: state.screen.size.columns, height: state.screen.size.rows };
            pieces.targets.insert(0, (all, PointerTarget::Nothing));
        } else {
            write_marks(pieces, state, &panes);
            write_progress(pieces, state, &panes);
        }
        overlays::lay_out(pieces, state, &panes);
        if !prompt::lay_out(pieces, state, &panes)
            && let Some(area) = panes.bar
        {
            bar::lay_out(pieces, state, area);
        }
        layout
    }

    /// Whether an overlay takes the place of all panes.
    pub fn is_covered(&self) -> bool {
        self.state.help.is_some() || matches!(self.state.prompt, Some(Prompt::Searches(_)))
    }

    /// The rows of the article, if its text is visible.
    pub fn article_text(&self) -> Option<Area> {
        let has_outline = self.state.has_outline();
        self.panes.text.filter(|_| !self.is_covered() && !has_outline)
    }

    /// What is at a cell of the screen.
    pub fn at(&self, column: u16, row: u16) -> PointerTarget {
        let hit = self.pieces.targets.iter().rev().find(|(area, _)| area.holds(column, row));
        hit.map_or_else(|| self.pane_at(column, row), |(_, target)| *target)
    }

    fn pane_at(&self, column: u16, row: u16) -> PointerTarget {
        let inside = |area: &Area| area.holds(column, row);
        if let Some(area) = self.panes.tags.filter(inside) {
            let facets = &self.state.facets;
            let line = facets.lines.get(facets.top + usize::from(row - area.y));
            let line = line.filter(|line| FacetPosition::of(**line).is_some());
            return line.map_or(PointerTarget::Tags, |line| PointerTarget::Value(*line, column - area.x));
        }
        if let Some(area) = self.panes.list.filter(inside) {
            return match self.list.get(usize::from(row - area.y)) {
                Some(ListLine::Article(index) | ListLine::Summary(index)) => PointerTarget::Article(*index),
                Some(ListLine::Header(_)) | None => PointerTarget::List,
            };
        }
        if let Some((border, _)) = self.panes.borders().find(|(_, area)| inside(area)) {
            return PointerTarget::Border(border);
        }
        match self.panes.article.filter(inside).zip(self.state.article.open.as_ref()) {
            Some((area, article)) => {
                let text = self.panes.text.filter(inside);
                let cell = text.map(|text| usize::from(column - text.x));
                PointerTarget::Text(article.scroll + usize::from(row - area.y), cell)
            }
            None => PointerTarget::Nothing,
        }
    }
}

/// Writes on the rule above the article that it is starred or saved for later.
fn write_marks(pieces: &mut Pieces, state: &State, panes: &Panes) {
    let (Some(area), Some(id)) = (panes.article, state.current_id()) else { return };
    let Some(rule) = panes.middle_rule.or(panes.top_rule) else { return };
    let marks = state.marks(id);
    let mut right = area.x + area.width.saturating_sub(1);
    for (mark, phrase) in [(Mark::Later, Phrase::ForLater), (Mark::Star, Phrase::Starred)] {
        let text = format!(" {phrase} ");
        if marks.has(mark) && usize::from(right.saturating_sub(area.x)) > cell_width(&text) {
            right -= pieces.right_text(right, rule.y, cell_width(&text), &text, StyledPart::Accent);
            right -= 1;
        }
    }
}

fn write_progress(pieces: &mut Pieces, state: &State, panes: &Panes) {
    let (Some(area), Some(rule)) = (panes.article, panes.bottom_rule) else { return };
    let Some(text) = bar::progress(state, panes) else { return };
    let right = area.x + area.width.saturating_sub(2);
    let cells = cell_width(&text) + 2;
    pieces.right_text(right + 1, rule.y, cells, &format!(" {text} "), StyledPart::Faint);
}
