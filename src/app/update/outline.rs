//! The list of headings over the article: moving in it, and going to a heading.
//! [`app::outline`](crate::app::outline) finds the headings. Floor 3, part of [`app`](crate::app).

use crate::app::geometry::Pane;
use crate::app::outline::{Outline, headings};
use crate::app::state::State;
use crate::app::update::{article, distance};
use crate::input::Action;
use crate::wording::Phrase;

/// Shows the headings, with the cursor on the one that is being read.
pub(super) fn start(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    super::focus(state, Pane::Article);
    let Some(article) = &state.article else { return };
    let headings = headings(&article.rows);
    if headings.is_empty() {
        return state.notify(Phrase::NoHeadings);
    }
    let above = headings.iter().take_while(|heading| heading.row <= article.scroll).count();
    state.article_prompts.outline = Some(Outline { cursor: above.saturating_sub(1), ..Outline::default() });
}

/// The rows that the headings are drawn in: those of the article.
fn height(state: &State) -> usize {
    state.panes().text.map_or(0, crate::app::Area::rows)
}

/// The number of headings that match the typed text.
fn length(state: &State) -> usize {
    let (Some(outline), Some(article)) = (&state.article_prompts.outline, &state.article) else { return 0 };
    outline.matching(&article.rows).len()
}

/// Moves cursor and window to the first heading, after the typed text has changed.
pub(super) fn to_top(state: &mut State) {
    if let Some(outline) = &mut state.article_prompts.outline {
        outline.cursor = 0;
        outline.top = 0;
    }
}

/// Moves the cursor as far as a movement action goes.
pub(super) fn move_by(state: &mut State, action: Action) {
    turn(state, distance(action, height(state), length(state)));
}

/// Moves the cursor by `by` headings; negative is up.
pub(super) fn turn(state: &mut State, by: isize) {
    if let Some(outline) = &mut state.article_prompts.outline {
        outline.cursor = outline.cursor.saturating_add_signed(by);
    }
}

/// Clamps cursor and window; without an article, closes the list.
pub(super) fn keep_in_window(state: &mut State) {
    let (rows, length) = (height(state).max(1), length(state));
    if state.article.is_none() {
        state.article_prompts.outline = None;
    }
    if let Some(outline) = &mut state.article_prompts.outline {
        outline.cursor = outline.cursor.min(length.saturating_sub(1));
        let lowest = (outline.cursor + 1).saturating_sub(rows);
        outline.top = outline.top.clamp(lowest, outline.cursor).min(length.saturating_sub(rows).max(lowest));
    }
}

/// Scrolls to the heading under the cursor.
pub(super) fn take(state: &mut State) {
    let (Some(outline), Some(article)) = (&state.article_prompts.outline, &state.article) else { return };
    let Some(heading) = outline.matching(&article.rows).into_iter().nth(outline.cursor) else { return };
    state.article_prompts.outline = None;
    article::go_to_row(state, heading.row);
}

/// Scrolls to the heading at a cell of the screen; a click elsewhere closes the list.
pub(super) fn point(state: &mut State, column: u16, row: u16) {
    let area = state.panes().text.unwrap_or_default();
    let below = row.checked_sub(area.y).filter(|&below| below < area.height);
    let inside = (area.x..area.x + area.width).contains(&column);
    let length = length(state);
    let Some(outline) = &mut state.article_prompts.outline else { return };
    let index = below.map(|below| outline.top + usize::from(below)).filter(|&index| inside && index < length);
    let Some(index) = index else {
        state.article_prompts.outline = None;
        return;
    };
    outline.cursor = index;
    take(state);
}
