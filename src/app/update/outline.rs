//! Going to a heading of the article.

use crate::app::geometry::Pane;
use crate::app::outline::{Outline, headings};
use crate::app::state::State;
use crate::app::update::{article, distance};
use crate::input::Action;
use crate::wording::Phrase;

/// Shows the headings, with the cursor on the one that is being read.
pub(super) fn start(state: &mut State) {
    if state.current().is_none() {
        return state.say(Phrase::NoArticle);
    }
    super::focus(state, Pane::Article);
    let Some(article) = &state.article else { return };
    let headings = headings(&article.rows);
    if headings.is_empty() {
        return state.say(Phrase::NoHeadings);
    }
    let above = headings.iter().take_while(|heading| heading.row <= article.scroll).count();
    state.reading.outline = Some(Outline { cursor: above.saturating_sub(1), ..Outline::default() });
}

/// Rows for the headings: those of the article.
fn height(state: &State) -> usize {
    state.panes().text.map_or(0, crate::app::Area::rows)
}

/// How many headings match.
fn length(state: &State) -> usize {
    let (Some(outline), Some(article)) = (&state.reading.outline, &state.article) else { return 0 };
    outline.matching(&article.rows).len()
}

/// What is typed is something else.
pub(super) fn to_top(state: &mut State) {
    if let Some(outline) = &mut state.reading.outline {
        outline.cursor = 0;
        outline.top = 0;
    }
}

/// Moves the cursor by an action.
pub(super) fn move_by(state: &mut State, action: Action) {
    turn(state, distance(action, height(state), length(state)));
}

/// Moves the cursor by headings.
pub(super) fn turn(state: &mut State, by: isize) {
    if let Some(outline) = &mut state.reading.outline {
        outline.cursor = outline.cursor.saturating_add_signed(by);
    }
}

/// Clamps cursor and window; without an article there are no headings.
pub(super) fn keep_in_window(state: &mut State) {
    let (rows, length) = (height(state).max(1), length(state));
    if state.article.is_none() {
        state.reading.outline = None;
    }
    if let Some(outline) = &mut state.reading.outline {
        outline.cursor = outline.cursor.min(length.saturating_sub(1));
        let lowest = (outline.cursor + 1).saturating_sub(rows);
        outline.top = outline.top.clamp(lowest, outline.cursor).min(length.saturating_sub(rows).max(lowest));
    }
}

/// Goes to the heading with the cursor.
pub(super) fn take(state: &mut State) {
    let (Some(outline), Some(article)) = (&state.reading.outline, &state.article) else { return };
    let Some(heading) = outline.matching(&article.rows).into_iter().nth(outline.cursor) else { return };
    state.reading.outline = None;
    article::go_to_row(state, heading.row);
}

/// Goes to the heading in a cell of the screen; elsewhere, the headings go.
pub(super) fn point(state: &mut State, column: u16, row: u16) {
    let area = state.panes().text.unwrap_or_default();
    let below = row.checked_sub(area.y).filter(|&below| below < area.height);
    let inside = (area.x..area.x + area.width).contains(&column);
    let length = length(state);
    let Some(outline) = &mut state.reading.outline else { return };
    let index = below.map(|below| outline.top + usize::from(below)).filter(|&index| inside && index < length);
    let Some(index) = index else {
        state.reading.outline = None;
        return;
    };
    outline.cursor = index;
    take(state);
}
