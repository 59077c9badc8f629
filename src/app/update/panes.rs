//! The shape of the panes: the article alone, beside the list or not, wider or narrower.

use crate::app::geometry::{Pane, Shape};
use crate::app::state::State;
use crate::limits;
use crate::wording::Phrase;

/// Cells by which one key changes a width.
const COLUMNS: i16 = 4;
/// Rows by which one key changes a height.
const ROWS: i16 = 2;

/// Shows the article alone, or with the list again.
pub(super) fn toggle_zen(state: &mut State) {
    if state.current().is_none() {
        return state.say(Phrase::NoArticle);
    }
    let zen = !state.shape.zen;
    super::focus(state, Pane::Article);
    state.shape.zen = zen;
}

/// Shows the article beside the list, or not.
pub(super) fn toggle_preview(state: &mut State) {
    state.shape.preview = !state.shape.preview;
    let says = if state.shape.preview { Phrase::PreviewOn } else { Phrase::PreviewOff };
    // Where there is room for one pane alone, or the article stands alone, nothing else says it.
    state.say(says);
}

/// Makes the article wider or narrower, or higher where it stands under the list; alone, its lines.
pub(super) fn resize(state: &mut State, more: bool) {
    let sign = if more { 1 } else { -1 };
    let before = state.panes();
    let shape = if state.shape.zen && state.focus == Pane::Article {
        let measure = state.shape.measure.saturating_add_signed(COLUMNS * sign);
        let (least, most) = limits::MEASURES;
        let measure = measure.clamp(least, most);
        Shape { measure, measured: true, ..state.shape }
    } else if before.middle_rule.is_some() {
        Shape { higher: state.shape.higher.saturating_add(ROWS * sign), ..state.shape }
    } else {
        Shape { wider: state.shape.wider.saturating_add(COLUMNS * sign), ..state.shape }
    };
    let old = std::mem::replace(&mut state.shape, shape);
    if state.panes() == before {
        // A bound that was reached is not gone beyond unseen.
        state.shape = old;
        let alone = before.list.is_none() || before.article.is_none();
        state.say(match (alone && !old.zen, more) {
            (true, _) => Phrase::NothingToResize,
            (false, true) => Phrase::WidestArticle,
            (false, false) => Phrase::NarrowestArticle,
        });
    }
}

/// Ends standing alone; whether the article stood alone.
pub(super) fn end_zen(state: &mut State) -> bool {
    std::mem::take(&mut state.shape.zen)
}

/// Only an article with the keyboard stands alone.
pub(super) fn keep(state: &mut State) {
    state.shape.zen &= state.focus == Pane::Article;
}

/// The pane to the left or right, staying at the border.
pub(super) fn beside(pane: Pane, right: bool) -> Pane {
    match (pane, right) {
        (Pane::Tags | Pane::List, false) => Pane::Tags,
        (Pane::Tags, true) | (Pane::Article, false) => Pane::List,
        (Pane::List | Pane::Article, true) => Pane::Article,
    }
}

/// The pane after or before, round and round.
pub(super) fn around(pane: Pane, forward: bool) -> Pane {
    match (pane, forward) {
        (Pane::Tags, true) | (Pane::Article, false) => Pane::List,
        (Pane::List, true) | (Pane::Tags, false) => Pane::Article,
        (Pane::Article, true) | (Pane::List, false) => Pane::Tags,
    }
}
