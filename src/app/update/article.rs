//! The article pane: which article it shows, its scroll position, reading on, and opening and copying its
//! links. Laying an article out is left to the runtime and [`page`](crate::page). Floor 3, part of
//! [`app`](crate::app).

use std::sync::Arc;

use crate::app::geometry::Pane;
use crate::app::images;
use crate::app::message::{Effect, Outcome};
use crate::app::state::{Anchor, OpenArticle, RequestedArticle, State};
use crate::app::tips::key_label;
use crate::app::update::{find, images as image_loading, list, marks, unread};
use crate::input::{Action, Direction, Motion, ReadAction, UnreadAction};
use crate::markdown::ImageReference;
use crate::markdown::layout::Room;
use crate::model::{LinkError, SafeUrl};
use crate::text::Row;
use crate::wording::Phrase;

/// Reads on, back, another article, or another view of this one.
pub(super) fn act(state: &mut State, action: ReadAction, effects: &mut Vec<Effect>) {
    match action {
        ReadAction::Open => super::focus(state, Pane::Article),
        ReadAction::On => read_on(state, effects),
        ReadAction::Back => page(state, Direction::Back),
        ReadAction::Scroll(direction) => scroll(state, direction.steps(1)),
        ReadAction::Step(direction) => list::step(state, direction.steps(1)),
        ReadAction::ToggleInfo => toggle_info(state),
        ReadAction::LoadImages => image_loading::load(state, effects),
    }
}

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
    let is_shown = state.article.open.as_ref().is_some_and(|shown| {
        shown.path == wanted.path
            && shown.full == wanted.full
            && shown.room == wanted.room
            && shown.images_version == wanted.images_version
    });
    if is_shown {
        state.article.requested = None;
        return;
    }
    if state.article.requested.as_ref() == Some(&wanted) {
        return;
    }
    state.article.ticket = state.article.ticket.next();
    effects.push(Effect::LayOut {
        ticket: state.article.ticket,
        library: state.finding.library.clone(),
        id,
        room,
        full: wanted.full,
        image_views: images::image_views(state, &wanted.path),
    });
    state.article.requested = Some(wanted);
}

/// Receives the rows of the requested article and scrolls to the place of the last session, or to the same
/// text as before.
pub(super) fn take_rows(state: &mut State, rows: Arc<[Row]>, images: Arc<[ImageReference]>) {
    let Some(RequestedArticle { path, full, room, images_version }) = state.article.requested.take() else {
        return;
    };
    let same = state.article.open.as_ref().filter(|old| old.path == path && old.full == full);
    let returning = state.article.returning.take_if(|returning| returning.path == path);
    let anchor = match (&returning, same) {
        (Some(returning), _) => anchor_at((returning.scroll.letters, returning.scroll.blanks), &rows),
        (None, Some(old)) => anchor_in(old, &rows),
        (None, None) => Anchor::default(),
    };
    let scroll = anchor.row;
    state.article.open = Some(OpenArticle { path, full, room, rows, images, images_version, scroll, anchor });
    find::lay_out(state);
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

/// Scrolls as far as a motion goes.
pub(super) fn move_by(state: &mut State, motion: Motion) {
    let length = state.article.open.as_ref().map_or(0, |article| article.rows.len());
    scroll(state, motion.distance(height(state), length));
}

/// Scrolls by a page, which overlaps the one before by a row.
fn page(state: &mut State, direction: Direction) {
    let rows = isize::try_from(height(state).saturating_sub(1).max(1)).unwrap_or(isize::MAX);
    scroll(state, direction.steps(rows));
}

/// Whether the last row of the article under the cursor is in the window.
pub(super) fn shows_end(state: &State) -> bool {
    let height = height(state);
    let path = state.current().map(|article| article.path.clone());
    // The pane may still show the previous article.
    let shown = state.article.open.as_ref().filter(|shown| height > 0 && Some(&shown.path) == path.as_ref());
    shown.is_some_and(|article| article.scroll + height >= article.rows.len())
}

/// Shows the next page; after the last one, the next unread article.
fn read_on(state: &mut State, effects: &mut Vec<Effect>) {
    if state.panes().article.is_none() {
        super::focus(state, Pane::Article);
        return;
    }
    let is_other =
        |wanted: &RequestedArticle| state.article.open.as_ref().is_none_or(|shown| shown.path != wanted.path);
    if state.article.requested.as_ref().is_some_and(is_other) {
        // The next article is on its way: a double press must not skip it.
        return;
    }
    marks::opened(state, effects);
    if state.article.open.is_some() && !shows_end(state) {
        page(state, Direction::Forward);
        return;
    }
    match unread::below(state) {
        Some(place) => {
            list::go_to(state, place);
            marks::opened(state, effects);
        }
        None if state.finding.ids.is_empty() => state.notify(Phrase::NoArticle),
        None if state.list.cursor + 1 < state.finding.ids.len() || unread::above(state).is_some() => {
            let next = key_label(state, state.mode(), Action::Unread(UnreadAction::Step(Direction::Forward)))
                .unwrap_or_default();
            state.notify(Phrase::NoUnreadBelow { next });
        }
        None => state.notify(Phrase::LastArticle),
    }
}

/// Switches between the clean view and the full view, which shows the whole front matter.
fn toggle_info(state: &mut State) {
    if state.current().is_none() {
        state.notify(Phrase::NoArticle);
        return;
    }
    state.article.full = !state.article.full;
    if state.panes().article.is_none() {
        super::focus(state, Pane::Article);
    }
}

/// The source link of the article under the cursor, or the notice that explains why there is none.
pub(super) fn source(state: &State) -> Result<SafeUrl, Phrase> {
    let article = state.current().ok_or(Phrase::NoArticle)?;
    let link = article.source_url.as_ref().ok_or(Phrase::NoSourceLink)?;
    match &link.target {
        Ok(url) => Ok(url.clone()),
        Err(LinkError::Empty) => Err(Phrase::NoSourceLink),
        Err(reason) => Err(Phrase::NotAWebLink { written: link.written.clone(), reason: *reason }),
    }
}

/// Opens the source link in the browser.
pub(super) fn open_source(state: &mut State, effects: &mut Vec<Effect>) {
    match source(state) {
        Ok(url) => {
            state.notify(Phrase::Opening { host: crate::text::CleanText::line(url.host()) });
            effects.push(Effect::Open(url));
            marks::opened_in_browser(state, effects);
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// Reports how opening a link ended. A link that could not be opened is copied.
pub(super) fn take_outcome(state: &mut State, url: SafeUrl, outcome: Outcome, effects: &mut Vec<Effect>) {
    let host = crate::text::CleanText::line(url.host());
    let phrase = match outcome {
        Outcome::Opened => return state.notify(Phrase::Opened { host }),
        Outcome::NoBrowser => Phrase::NoBrowser { url: url.clone() },
        Outcome::Remote => Phrase::RemoteNoBrowser { url: url.clone() },
        Outcome::Failed(reason) => Phrase::BrowserFailed { reason, url: url.clone() },
    };
    state.warn(phrase);
    effects.push(Effect::Copy(url));
}

/// Opens the article on the web site of the folder: the `site` setting joined with the permalink.
pub(super) fn open_on_site(state: &mut State, effects: &mut Vec<Effect>) {
    let permalink = state.current().map(|article| article.permalink.clone());
    let url = match (permalink, &state.settings.site) {
        (None, _) => Err(Phrase::NoArticle),
        (_, None) => Err(Phrase::NoSite),
        (Some(None), _) => Err(Phrase::NoPermalink),
        (Some(Some(permalink)), Some(site)) => {
            site.join(&permalink).map_err(|reason| Phrase::NotAWebLink { written: permalink, reason })
        }
    };
    match url {
        Ok(url) => {
            state.notify(Phrase::Opening { host: crate::text::CleanText::line(url.host()) });
            effects.push(Effect::Open(url));
            marks::opened_in_browser(state, effects);
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// The anchor of the same place in another layout of an article: the row that begins with the same text.
///
/// Both layouts hold the same letters in the same order, so the letters above the window are counted.
fn anchor_in(old: &OpenArticle, new: &[Row]) -> Anchor {
    anchor_at(text_above(old), new)
}

/// What is above the window, which is the same in every layout: the number of letters, and of rows without
/// letters between the last of them and the window.
pub(crate) fn text_above(article: &OpenArticle) -> (usize, usize) {
    article.anchor.text.unwrap_or_else(|| {
        let above = article.rows.get(..article.anchor.row).unwrap_or(&article.rows);
        let blanks = above.iter().rev().take_while(|row| letters_of(row) == 0).count();
        (above.iter().map(letters_of).sum(), blanks)
    })
}

/// The anchor of the row that has this many letters, and then rows without letters, above it.
fn anchor_at((letters, blanks): (usize, usize), new: &[Row]) -> Anchor {
    let (mut above, mut blanks_above) = (0, 0);
    let mut rows = new.iter().enumerate();
    let row = rows.find_map(|(index, row)| {
        if above == letters {
            if blanks_above == blanks {
                return Some(index);
            }
            blanks_above += 1;
        }
        above += letters_of(row);
        // Either the row with the next letter, or this layout has fewer empty rows.
        (above > letters).then_some(index)
    });
    Anchor { row: row.unwrap_or(new.len()), text: Some((letters, blanks)) }
}

fn letters_of(row: &Row) -> usize {
    let letters = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).count();
    // Captions don't count: they come and go with their images.
    let is_text = row.image.is_none();
    row.spans.iter().filter(|_| is_text).map(|span| letters(&span.text)).sum()
}

/// The room that articles are laid out in now; `None` if the pane is not shown.
fn article_room(state: &State) -> Option<Room> {
    let columns = usize::from(state.panes().text?.width);
    (columns > 0).then_some(Room { columns, measure: usize::from(state.shape.measure) })
}
