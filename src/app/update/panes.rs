//! The shape of the panes: the article alone, beside the list or not, wider or narrower.

use crate::app::geometry::{self, Pane, Shape};
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
        let hides_article =
            state.focus != Pane::Tags && !state.shape.preview && geometry::has_room_beside(state.size);
        let key = |action| key_of(state, Mode::List, action);
        let says = match (alone && !state.shape.zen, more) {
            (true, _) if hides_article => Phrase::PreviewIsOff { key: key(Action::TogglePreview) },
            (true, _) => Phrase::NothingToResize { key: key(Action::ToggleZen) },
            (false, true) => Phrase::WidestPane,
            (false, false) => Phrase::NarrowestPane,
        };
        state.say(says);
    }
}

/// The cells that were given by hand to the pane at a border.
fn given(shape: &mut Shape, border: Border) -> &mut Option<u16> {
    match border {
        Border::Tags => &mut shape.tags,
        Border::Beside => &mut shape.columns,
        Border::Above => &mut shape.rows,
    }
}

/// The cells that the pane at a border has.
pub(super) fn cells(state: &State, border: Border) -> Option<u16> {
    let panes = state.panes();
    match border {
        Border::Tags => panes.tags.map(|area| area.width),
        Border::Beside => panes.article.map(|area| area.width),
        Border::Above => panes.article.map(|area| area.height),
    }
}

/// Gives the pane at a border so many columns or rows more, as far as its neighbours keep enough.
pub(super) fn change(state: &mut State, border: Border, by: i16) {
    if let Some(before) = cells(state, border) {
        put(state, border, before.saturating_add_signed(by));
    }
}

/// Gives the pane at a border so many columns or rows, as far as its neighbours keep enough. A bound that is
/// reached is not gone beyond unseen: the way back begins where the border is.
pub(super) fn put(state: &mut State, border: Border, to: u16) {
    *given(&mut state.shape, border) = Some(to);
    let reached = cells(state, border);
    *given(&mut state.shape, border) = reached;
}

/// Puts a border back to where it usually is.
pub(super) fn put_back(state: &mut State, border: Border) {
    *given(&mut state.shape, border) = None;
}

/// Gives every pane its usual cells again.
pub(super) fn reset(state: &mut State) {
    let Shape { tags, columns, rows, .. } = state.shape;
    state.shape = Shape { tags: None, columns: None, rows: None, ..state.shape };
    let was_usual = tags.or(columns).or(rows).is_none();
    state.say(if was_usual { Phrase::PanesAreUsual } else { Phrase::PanesReset });
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
