//! The article pane: which article it shows, and its scroll position. Laying an article out is left to the runtime
//! and [`page`](crate::page). Floor 3, part of [`app`](crate::app).

use std::sync::Arc;

use crate::app::images;
use crate::app::message::{Effect, LayoutRequest};
use crate::app::state::{Anchor, OpenArticle, RequestedArticle, State};
use crate::app::update::list;
use crate::input::{Direction, Motion};
use crate::markdown::ImageReference;
use crate::markdown::layout::Room;
use crate::text::Row;

/// The height of the article pane, in rows; 0 if it is not shown.
fn height(state: &State) -> usize {
    state.panes().article.map_or(0, crate::app::Area::rows)
}

/// Asks for the article under the cursor to be laid out if the pane shows another one, or this one in another
/// view, room or state of its images.
pub(super) fn follow_cursor(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(room) = article_room(state) else { return };
    let current = state.current().map(|article| article.path.clone());
    let Some((id, path)) = state.current_id().zip(current) else {
        state.article.open = None;
        state.article.requested = None;
        return;
    };
    let wanted =
        RequestedArticle { path, full: state.article.full, room, images_version: state.images.version };
    if state.article.open.as_ref().is_some_and(|shown| shown.request == wanted) {
        state.article.requested = None;
        return;
    }
    if state.article.requested.as_ref() == Some(&wanted) {
        return;
    }
    state.article.ticket = state.article.ticket.next();
    effects.push(Effect::LayOut(LayoutRequest {
        ticket: state.article.ticket,
        library: state.finding.library.clone(),
        id,
        room,
        full: wanted.full,
        image_views: images::image_views(state, &wanted.path),
    }));
    state.article.requested = Some(wanted);
}

/// Receives the rows of the requested article and scrolls to the place of the last session, or to the same
/// text as before.
pub(super) fn take_rows(state: &mut State, rows: Arc<[Row]>, images: Arc<[ImageReference]>) {
    let Some(request) = state.article.requested.take() else { return };
    let is_same = |old: &&OpenArticle| old.request.path == request.path && old.request.full == request.full;
    let same = state.article.open.as_ref().filter(is_same);
    let returning = state.article.returning.take_if(|returning| returning.path == request.path);
    let anchor = match (&returning, same) {
        (Some(returning), _) => Anchor::at((returning.scroll.letters, returning.scroll.blanks), &rows),
        (None, Some(old)) => Anchor::at(old.text_above(), &rows),
        (None, None) => Anchor::default(),
    };
    let scroll = anchor.row;
    state.article.open = Some(OpenArticle { request, rows, images, scroll, anchor });
}

/// Clamps the scroll position. The anchor keeps the row that was scrolled to, so that the place survives an
/// article that is too short for a moment.
pub(super) fn keep_scroll_in_window(state: &mut State) {
    let height = height(state);
    if let Some(article) = &mut state.article.open {
        let last = article.rows.len().saturating_sub(height.max(1));
        article.scroll = article.anchor.row.min(last);
    }
}

/// Scrolls by `by` rows; negative is up.
pub(super) fn scroll(state: &mut State, by: isize) {
    let height = height(state);
    list::hold_cursor(state);
    if let Some(article) = &mut state.article.open {
        let last = article.rows.len().saturating_sub(height.max(1));
        article.scroll = article.scroll.saturating_add_signed(by).min(last);
        article.anchor = Anchor { row: article.scroll, text: None };
    }
}

/// Scrolls so that the window begins with `row`, as far as the article fills it.
pub(super) fn go_to_row(state: &mut State, row: usize) {
    if let Some(article) = &state.article.open {
        let by = isize::try_from(row).unwrap_or(isize::MAX)
            - isize::try_from(article.scroll).unwrap_or(isize::MAX);
        scroll(state, by);
    }
}

/// Scrolls so that `row` is a third below the top of the window, unless it is in the window already.
pub(super) fn show_row(state: &mut State, row: usize) {
    let height = height(state);
    let Some(article) = &state.article.open else { return };
    if !(article.scroll..article.scroll + height).contains(&row) {
        go_to_row(state, row.saturating_sub(height / 3));
    }
}

pub(super) fn move_by(state: &mut State, motion: Motion) {
    let length = state.article.open.as_ref().map_or(0, |article| article.rows.len());
    scroll(state, motion.distance(height(state), length));
}

/// Scrolls by a page, which overlaps the one before by a row.
pub(super) fn page(state: &mut State, direction: Direction) {
    let rows = isize::try_from(height(state).saturating_sub(1).max(1)).unwrap_or(isize::MAX);
    scroll(state, direction.steps(rows));
}

/// Whether the last row of the article under the cursor is in the window.
pub(super) fn shows_end(state: &State) -> bool {
    let height = height(state);
    let path = state.current().map(|article| article.path.clone());
    // The pane may still show the previous article.
    let shown =
        state.article.open.as_ref().filter(|shown| height > 0 && Some(&shown.request.path) == path.as_ref());
    shown.is_some_and(|article| article.scroll + height >= article.rows.len())
}

/// The room that articles are laid out in now; `None` if the pane is not shown.
fn article_room(state: &State) -> Option<Room> {
    let columns = usize::from(state.panes().text?.width);
    (columns > 0).then_some(Room { columns, measure: usize::from(state.shape.measure) })
}
