//! The layout of the panes: zen mode, the preview, sizes, and which pane is next to which.
//! [`app::geometry`](crate::app::geometry) computes the rectangles. Floor 3, part of [`app`](crate::app).

use crate::app::geometry::{self, Border, Pane, Shape};
use crate::app::state::State;
use crate::app::update::facets;
use crate::app::update::focus::{around, beside, focus};
use crate::input::{Action, PaneAction};
use crate::limits;
use crate::wording::Phrase;

/// Columns by which one key press changes a width.
const COLUMNS: i16 = 4;
/// Rows by which one key press changes a height.
const ROWS: i16 = 2;

pub(super) fn act(state: &mut State, action: PaneAction) {
    match action {
        PaneAction::ToggleTags if state.focus == Pane::Tags => focus(state, Pane::List),
        PaneAction::ToggleTags => focus(state, Pane::Tags),
        PaneAction::Beside(direction) if state.focus == Pane::Tags => facets::go_aside(state, direction),
        PaneAction::Beside(direction) => focus(state, beside(state.focus, direction)),
        PaneAction::Step(direction) => focus(state, around(state.focus, direction)),
        PaneAction::Focus(pane) => focus(state, pane),
        PaneAction::ToggleZen => toggle_zen(state),
        PaneAction::TogglePreview => toggle_preview(state),
        PaneAction::Enlarge => resize(state, true),
        PaneAction::Shrink => resize(state, false),
        PaneAction::Reset => reset(state),
    }
}

/// Turns zen mode, in which the article is shown alone, on or off.
fn toggle_zen(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    let zen = !state.shape.zen;
    focus(state, Pane::Article);
    state.shape.zen = zen;
}

fn toggle_preview(state: &mut State) {
    state.shape.preview = !state.shape.preview;
    let key = state.list_key(Action::Pane(PaneAction::TogglePreview));
    let notice = if state.shape.preview { Phrase::PreviewOn } else { Phrase::PreviewOff { key } };
    // A notice is needed: on a screen with room for one pane, or in zen mode, nothing else changes.
    state.notify(notice);
}

/// Enlarges or shrinks the article pane: its width next to the list, its height under the list, the width of
/// its text in zen mode. If the left pane has the focus, changes that instead.
fn resize(state: &mut State, more: bool) {
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
            state.focus != Pane::Tags && !state.shape.preview && geometry::has_room_beside(state.screen.size);
        let notice = match (alone && !state.shape.zen, more) {
            (true, _) if hides_article => {
                Phrase::PreviewIsOff { key: state.list_key(Action::Pane(PaneAction::TogglePreview)) }
            }
            (true, _) => Phrase::NothingToResize { key: state.list_key(Action::Pane(PaneAction::ToggleZen)) },
            (false, true) => Phrase::LargestPane,
            (false, false) => Phrase::SmallestPane,
        };
        state.notify(notice);
    }
}

/// The size that the user chose for the pane at a border, in columns or rows; `None` for the default.
fn chosen_size(shape: &mut Shape, border: Border) -> &mut Option<u16> {
    match border {
        Border::Tags => &mut shape.tags,
        Border::Beside => &mut shape.columns,
        Border::Above => &mut shape.rows,
    }
}

/// The size of the pane at a border, in columns or rows; `None` if it is not shown.
pub(super) fn cells(state: &State, border: Border) -> Option<u16> {
    let panes = state.panes();
    match border {
        Border::Tags => panes.tags.map(|area| area.width),
        Border::Beside => panes.article.map(|area| area.width),
        Border::Above => panes.article.map(|area| area.height),
    }
}

/// Changes the size of the pane at a border, within the minimum sizes of its neighbours.
pub(super) fn change(state: &mut State, border: Border, by: i16) {
    if let Some(before) = cells(state, border) {
        put(state, border, before.saturating_add_signed(by));
    }
}

/// Sets the size of the pane at a border, in columns or rows, within the minimum sizes of its neighbours. The
/// size reached is stored, not the one asked for, so that the opposite key takes effect at once.
pub(super) fn put(state: &mut State, border: Border, to: u16) {
    *chosen_size(&mut state.shape, border) = Some(to);
    let reached = cells(state, border);
    *chosen_size(&mut state.shape, border) = reached;
}

/// Returns a border to its default place.
pub(super) fn put_back(state: &mut State, border: Border) {
    *chosen_size(&mut state.shape, border) = None;
}

fn reset(state: &mut State) {
    let Shape { tags, columns, rows, .. } = state.shape;
    state.shape = Shape { tags: None, columns: None, rows: None, ..state.shape };
    let was_usual = tags.or(columns).or(rows).is_none();
    state.notify(if was_usual { Phrase::PanesAreDefault } else { Phrase::PanesReset });
}

/// Ends zen mode; false if it was off.
pub(super) fn end_zen(state: &mut State) -> bool {
    std::mem::take(&mut state.shape.zen)
}

/// Ends zen mode when the article loses the focus.
pub(super) fn keep(state: &mut State) {
    state.shape.zen &= state.focus == Pane::Article;
}
