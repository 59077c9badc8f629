//! The article pane: which article it shows, its window, and its links.

use std::sync::Arc;

use crate::app::geometry::Pane;
use crate::app::images::{self, FoundImage};
use crate::app::lessons::key_of;
use crate::app::message::{Effect, Outcome};
use crate::app::state::{Anchor, OpenArticle, State, Wanted};
use crate::app::update::{distance, find, list, marks, unread};
use crate::input::Action;
use crate::markdown::layout::Room;
use crate::model::{LinkError, SafeUrl};
use crate::text::Row;
use crate::wording::Phrase;

/// Rows of the article pane.
fn height(state: &State) -> usize {
    state.panes().article.map_or(0, crate::app::Area::rows)
}

/// Asks for the article with the cursor when the pane shows another one, or in another width.
pub(super) fn follow_cursor(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(room) = article_room(state) else { return };
    let current = state.current().map(|article| article.path.clone());
    let Some((id, path)) = state.current_id().zip(current) else {
        state.article = None;
        state.wanted = None;
        return;
    };
    let wanted = Wanted { path, full: state.full, room, images_version: state.images.version };
    let is_shown = state.article.as_ref().is_some_and(|shown| {
        shown.path == wanted.path
            && shown.full == wanted.full
            && shown.room == wanted.room
            && shown.images_version == wanted.images_version
    });
    if is_shown {
        state.wanted = None;
        return;
    }
    if state.wanted.as_ref() == Some(&wanted) {
        return;
    }
    state.layout_ticket = state.layout_ticket.next();
    effects.push(Effect::LayOut {
        ticket: state.layout_ticket,
        library: state.finding.library.clone(),
        id,
        room,
        full: wanted.full,
        illustrations: images::illustrations(state, &wanted.path),
    });
    state.wanted = Some(wanted);
}

/// The rows of the article that was asked for.
pub(super) fn take_rows(state: &mut State, rows: Arc<[Row]>, images: Arc<[FoundImage]>) {
    let Some(Wanted { path, full, room, images_version }) = state.wanted.take() else { return };
    let same = state.article.as_ref().filter(|old| old.path == path && old.full == full);
    let returning = state.returning.take_if(|returning| returning.path == path);
    let anchor = match (&returning, same) {
        (Some(returning), _) => anchor_at((returning.scroll.letters, returning.scroll.blanks), &rows),
        (None, Some(old)) => anchor_in(old, &rows),
        (None, None) => Anchor::default(),
    };
    let scroll = anchor.row;
    state.article = Some(OpenArticle { path, full, room, rows, images, images_version, scroll, anchor });
    find::lay_out(state);
}

/// The window begins where it was scrolled to, as far as the article fills it.
pub(super) fn keep_scroll_in_window(state: &mut State) {
    let height = height(state);
    if let Some(article) = &mut state.article {
        let last = article.rows.len().saturating_sub(height.max(1));
        article.scroll = article.anchor.row.min(last);
    }
}

/// Moves the window by rows.
pub(super) fn scroll(state: &mut State, by: isize) {
    let height = height(state);
    list::attend(state);
    if let Some(article) = &mut state.article {
        let last = article.rows.len().saturating_sub(height.max(1));
        article.scroll = article.scroll.saturating_add_signed(by).min(last);
        article.anchor = Anchor { row: article.scroll, text: None };
    }
}

/// Moves the window so that it begins with a row, as far as the article fills it.
pub(super) fn go_to_row(state: &mut State, row: usize) {
    if let Some(article) = &state.article {
        let by = isize::try_from(row).unwrap_or(isize::MAX)
            - isize::try_from(article.scroll).unwrap_or(isize::MAX);
        scroll(state, by);
    }
}

/// Moves the window so that a row is well inside it, if it is not in it.
pub(super) fn show_row(state: &mut State, row: usize) {
    let height = height(state);
    let Some(article) = &state.article else { return };
    if !(article.scroll..article.scroll + height).contains(&row) {
        go_to_row(state, row.saturating_sub(height / 3));
    }
}

/// Moves the window by an action.
pub(super) fn move_by(state: &mut State, action: Action) {
    let length = state.article.as_ref().map_or(0, |article| article.rows.len());
    scroll(state, distance(action, height(state), length));
}

/// Moves the window by pages, keeping one row of the page before.
pub(super) fn page(state: &mut State, pages: isize) {
    let rows = isize::try_from(height(state).saturating_sub(1).max(1)).unwrap_or(isize::MAX);
    scroll(state, rows.saturating_mul(pages));
}

/// Whether the end of the article with the cursor is in the window.
pub(super) fn shows_end(state: &State) -> bool {
    let height = height(state);
    let path = state.current().map(|article| article.path);
    // The one before may still stand there.
    let shown = state.article.as_ref().filter(|shown| height > 0 && Some(&shown.path) == path.as_ref());
    shown.is_some_and(|article| article.scroll + height >= article.rows.len())
}

/// The next page; after the last one, the next unread article.
pub(super) fn read_on(state: &mut State, effects: &mut Vec<Effect>) {
    if state.panes().article.is_none() {
        super::focus(state, Pane::Article);
        return;
    }
    let is_other = |wanted: &Wanted| state.article.as_ref().is_none_or(|shown| shown.path != wanted.path);
    if state.wanted.as_ref().is_some_and(is_other) {
        // The next article is on its way: who presses twice does not read past it.
        return;
    }
    marks::opened(state, effects);
    if state.article.is_some() && !shows_end(state) {
        page(state, 1);
        return;
    }
    match unread::below(state) {
        Some(place) => {
            list::go_to(state, place);
            marks::opened(state, effects);
        }
        None if state.finding.ids.is_empty() => state.say(Phrase::NoArticle),
        None if state.list.cursor + 1 < state.finding.ids.len() || unread::above(state).is_some() => {
            let next = key_of(state, state.mode(), Action::NextUnread).unwrap_or_default();
            state.say(Phrase::NoUnreadBelow { next });
        }
        None => state.say(Phrase::LastArticle),
    }
}

/// Shows everything that the file says, or the clean view.
pub(super) fn toggle_info(state: &mut State) {
    if state.current().is_none() {
        state.say(Phrase::NoArticle);
        return;
    }
    state.full = !state.full;
    if state.panes().article.is_none() {
        super::focus(state, Pane::Article);
    }
}

/// The source link of the article with the cursor, or the sentence that says why there is none.
fn source(state: &State) -> Result<SafeUrl, Phrase> {
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
            state.say(Phrase::Opening { host: crate::text::CleanText::line(url.host()) });
            effects.push(Effect::Open(url));
            marks::opened_outside(state, effects);
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// How an attempt to open a link ended. What could not be opened is copied.
pub(super) fn take_outcome(state: &mut State, url: SafeUrl, outcome: Outcome, effects: &mut Vec<Effect>) {
    let host = crate::text::CleanText::line(url.host());
    let phrase = match outcome {
        Outcome::Opened => return state.say(Phrase::Opened { host }),
        Outcome::NoBrowser => Phrase::NoBrowser { url: url.clone() },
        Outcome::Remote => Phrase::RemoteNoBrowser { url: url.clone() },
        Outcome::Failed(reason) => Phrase::BrowserFailed { reason, url: url.clone() },
    };
    state.warn(phrase);
    effects.push(Effect::Copy(url));
}

/// Opens the article on the site of the folder.
pub(super) fn open_on_site(state: &mut State, effects: &mut Vec<Effect>) {
    let permalink = state.current().map(|article| article.permalink.clone());
    let url = match (permalink, &state.site) {
        (None, _) => Err(Phrase::NoArticle),
        (_, None) => Err(Phrase::NoSite),
        (Some(None), _) => Err(Phrase::NoPermalink),
        (Some(Some(permalink)), Some(site)) => {
            site.join(&permalink).map_err(|reason| Phrase::NotAWebLink { written: permalink, reason })
        }
    };
    match url {
        Ok(url) => {
            state.say(Phrase::Opening { host: crate::text::CleanText::line(url.host()) });
            effects.push(Effect::Open(url));
            marks::opened_outside(state, effects);
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// Copies the source link.
pub(super) fn copy_link(state: &mut State, effects: &mut Vec<Effect>) {
    match source(state) {
        Ok(url) => {
            state.say(Phrase::Copied { url: url.clone() });
            effects.push(Effect::Copy(url));
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// The anchor of an article in another layout of it: the row that begins with the same text.
///
/// Both layouts hold the same letters in the same order, so the letters above are counted.
pub(super) fn anchor_in(old: &OpenArticle, new: &[Row]) -> Anchor {
    anchor_at(text_above(old), new)
}

/// What stands above the window of an article, the same in every layout: how many letters, and how many
/// rows without letters between the last of them and the window.
pub(crate) fn text_above(article: &OpenArticle) -> (usize, usize) {
    article.anchor.text.unwrap_or_else(|| {
        let above = article.rows.get(..article.anchor.row).unwrap_or(&article.rows);
        let blanks = above.iter().rev().take_while(|row| letters_of(row) == 0).count();
        (above.iter().map(letters_of).sum(), blanks)
    })
}

/// The anchor above which these letters and rows without letters stand.
pub(super) fn anchor_at((letters, blanks): (usize, usize), new: &[Row]) -> Anchor {
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
        // Either the row with the letter, or there are fewer empty rows here.
        (above > letters).then_some(index)
    });
    Anchor { row: row.unwrap_or(new.len()), text: Some((letters, blanks)) }
}

fn letters_of(row: &Row) -> usize {
    let letters = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).count();
    // Captions come and go with their images.
    let is_text = row.image.is_none();
    row.spans.iter().filter(|_| is_text).map(|span| letters(&span.text)).sum()
}

/// The room in which articles are laid out now; nothing when no article is shown.
fn article_room(state: &State) -> Option<Room> {
    let columns = usize::from(state.panes().text?.width);
    (columns > 0).then_some(Room { columns, measure: usize::from(state.shape.measure) })
}
