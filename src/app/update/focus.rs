//! Which pane has the keyboard, and which pane is next to which. What keys do in a pane is left to its own module.
//! Floor 3, part of [`app`](crate::app).

use crate::app::geometry::Pane;
use crate::app::state::{Prompt, State};
use crate::app::update::facets::derive_lines;
use crate::app::update::list;
use crate::input::Direction;
use crate::wording::Phrase;

/// Gives a pane the keyboard.
pub(super) fn focus(state: &mut State, pane: Pane) {
    if pane == Pane::Article && state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    if pane == Pane::Article {
        // Keep the article that is being read when the list grows.
        list::hold_cursor(state);
    }
    if matches!(state.prompt, Some(Prompt::Facet(_))) {
        state.prompt = None;
    }
    state.facets.visited = state.facets.visited || pane == Pane::Tags;
    state.focus = pane;
    derive_lines(state);
}

/// The pane to the left or right; the outermost panes have no neighbour and return themselves.
pub(super) fn beside(pane: Pane, direction: Direction) -> Pane {
    match (pane, direction) {
        (Pane::Tags | Pane::List, Direction::Back) => Pane::Tags,
        (Pane::Tags, Direction::Forward) | (Pane::Article, Direction::Back) => Pane::List,
        (Pane::List | Pane::Article, Direction::Forward) => Pane::Article,
    }
}

/// The next or previous pane, wrapping around.
pub(super) fn around(pane: Pane, direction: Direction) -> Pane {
    match (pane, direction) {
        (Pane::Tags, Direction::Forward) | (Pane::Article, Direction::Back) => Pane::List,
        (Pane::List, Direction::Forward) | (Pane::Tags, Direction::Back) => Pane::Article,
        (Pane::Article, Direction::Forward) | (Pane::List, Direction::Back) => Pane::Tags,
    }
}
