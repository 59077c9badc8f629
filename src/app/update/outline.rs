//! The list of headings over the article: moving in it, and going to a heading.
//! [`app::outline`](crate::app::outline) finds the headings. Floor 3, part of [`app`](crate::app).

use crate::app::geometry::Pane;
use crate::app::outline::{Heading, headings, matching};
use crate::app::state::{Picker, Prompt, State};
use crate::app::update::article;
use crate::app::update::focus::focus;
use crate::input::Motion;
use crate::wording::Phrase;

/// Shows the headings, with the cursor on the one that is being read.
pub(super) fn start(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    focus(state, Pane::Article);
    let Some(article) = &state.article.open else { return };
    let headings = headings(&article.rows);
    if headings.is_empty() {
        return state.notify(Phrase::NoHeadings);
    }
    let above = headings.iter().take_while(|heading| heading.row <= article.scroll).count();
    let cursor = above.saturating_sub(1);
    state.prompt = Some(Prompt::Outline(Picker { cursor, ..Picker::default() }));
}

/// The rows that the headings are drawn in: those of the article.
fn height(state: &State) -> usize {
    state.panes().text.map_or(0, crate::app::Area::rows)
}

/// The headings that match the typed text.
fn found(state: &State) -> Vec<Heading> {
    let (Some(Prompt::Outline(outline)), Some(article)) = (&state.prompt, &state.article.open) else {
        return Vec::new();
    };
    matching(&article.rows, outline.line.value())
}

/// Moves the cursor as far as a motion goes.
pub(super) fn move_by(state: &mut State, motion: Motion) {
    let by = motion.distance(height(state), found(state).len());
    if let Some(Prompt::Outline(outline)) = &mut state.prompt {
        outline.move_by(by);
    }
}

/// Clamps cursor and window; without an article, closes the list.
pub(super) fn keep_in_window(state: &mut State) {
    let (rows, length) = (height(state), found(state).len());
    if let Some(Prompt::Outline(outline)) = &mut state.prompt {
        outline.keep_in_window(rows, length);
        if state.article.open.is_none() {
            state.prompt = None;
        }
    }
}

/// Scrolls to the heading under the cursor.
pub(super) fn take(state: &mut State) {
    let Some(Prompt::Outline(outline)) = &state.prompt else { return };
    let Some(heading) = found(state).into_iter().nth(outline.cursor) else { return };
    state.prompt = None;
    article::go_to_row(state, heading.row);
}

/// Scrolls to a clicked heading, by its index among those that match; a click elsewhere closes the list.
pub(super) fn point(state: &mut State, index: Option<usize>) {
    match (&mut state.prompt, index) {
        (Some(Prompt::Outline(outline)), Some(index)) => {
            outline.cursor = index;
            take(state);
        }
        _ => state.prompt = None,
    }
}
