//! The shape of the panes: the article alone, beside the list or not, wider or narrower.

use crate::app::geometry::{Pane, Shape};
use crate::app::lessons::key_of;
use crate::app::pointer::Border;
use crate::app::state::State;
use crate::input::{Action, Mode};
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
    let key = key_of(state, Mode::List, Action::TogglePreview);
    let says = if state.shape.preview { Phrase::PreviewOn } else { Phrase::PreviewOff { key } };
    // Where there is room for one pane alone, or the article stands alone, nothing else says it.
    state.say(says);
}

/// Makes the article wider or narrower, or higher where it stands under the list; alone, its lines. Where
/// the tags have the keyboard, those.
pub(super) fn resize(state: &mut State, more: bool) {
    let sign = if more { 1 } else { -1 };
    let before = state.panes();
    if state.shape.zen && state.focus == Pane::Article {
        let (least, most) = limits::MEASURES;
        let measure = state.shape.measure.saturating_add_signed(COLUMNS * sign).clamp(least, most);
        let measured = state.shape.measured || measure != state.shape.measure;
        state.shape = Shape { measure, measured, ..state.shape };
    } else if state.focus == Pane::Tags && before.list.is_some() {
        change(state, Border::Tags, COLUMNS * sign);
    } else if before.middle_rule.is_some() {
        change(state, Border::Above, ROWS * sign);
    } else {
        change(state, Border::Beside, COLUMNS * sign);
    }
    if state.panes() == before {
        let other = if state.focus == Pane::Tags { before.tags } else { before.article };
        let alone = before.list.is_none() || other.is_none();
        let key = key_of(state, Mode::List, Action::ToggleZen);
        state.say(match (alone && !state.shape.zen, more) {
            (true, _) => Phrase::NothingToResize { key },
            (false, true) => Phrase::WidestPane,
            (false, false) => Phrase::NarrowestPane,
        });
    }
}

/// The number that says where a border is.
fn number(shape: &mut Shape, border: Border) -> &mut i16 {
    match border {
        Border::Tags => &mut shape.tags_wider,
        Border::Beside => &mut shape.wider,
        Border::Above => &mut shape.higher,
    }
}

/// Gives the pane at a border so many columns or rows more, as far as its neighbour keeps enough. A bound
/// that is reached is not gone beyond unseen: the way back begins where the border is.
pub(super) fn change(state: &mut State, border: Border, by: i16) {
    bring_to_bound(state, border);
    let before = state.panes();
    let old = state.shape;
    let cells = number(&mut state.shape, border);
    *cells = cells.saturating_add(by);
    if state.panes() == before {
        state.shape = old;
    } else {
        bring_to_bound(state, border);
    }
}

/// Makes the number of a border the nearest to none that gives the same panes. It is less than a screen away.
fn bring_to_bound(state: &mut State, border: Border) {
    let panes = state.panes();
    let given = *number(&mut state.shape, border);
    let mut kept = given;
    while kept != 0 {
        let nearer = kept - kept.signum();
        *number(&mut state.shape, border) = nearer;
        if state.panes() != panes {
            break;
        }
        kept = nearer;
    }
    // Where it changes nothing at all, it is for panes of another form.
    *number(&mut state.shape, border) = if kept == 0 { given } else { kept };
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
