//! The list: its cursor and window, where the cursor goes when the list changes, and going to a date.
//! [`app::window`](crate::app::window) computes which lines are in the window, [`app::dates`](crate::app::dates)
//! parses and finds dates. Floor 3, part of [`app`](crate::app).

use crate::app::dates;
use crate::app::geometry::Pane;
use crate::app::state::{LinePrompt, ListPosition, Prompt, Returning, State};
use crate::app::window::{self, ListFrame};
use crate::input::{Action, Motion};
use crate::library::Finding;
use crate::model::ArticleId;
use crate::query::SortKey;
use crate::text::CleanText;
use crate::wording::{Phrase, ScreenText};

pub(super) fn move_by(state: &mut State, motion: Motion) {
    let by = motion.distance(articles_shown(state), state.finding.ids.len());
    step(state, by);
}

/// The number of articles in the window; headers and summaries take rows too.
fn articles_shown(state: &State) -> usize {
    let top = state.list.top;
    window::last_shown(&state.finding, top, state.list_frame()).saturating_sub(top) + 1
}

/// Moves the cursor by articles, stopping at the ends.
pub(super) fn step(state: &mut State, by: isize) {
    let last = state.finding.ids.len().saturating_sub(1);
    state.list.cursor = state.list.cursor.saturating_add_signed(by).min(last);
    hold_cursor(state);
}

pub(super) fn go_to(state: &mut State, place: usize) {
    state.list.cursor = place;
    hold_cursor(state);
}

/// Ties the cursor to its article: from now on, a new list moves it neither to the first article nor back to
/// one that was lost.
pub(super) fn hold_cursor(state: &mut State) {
    state.list.moved = true;
    state.list.is_loose = false;
    state.list.lost = None;
    state.article.returning = None;
}

/// Receives a new list. The cursor stays on its article if it is listed; if not, it returns there as soon as
/// a later list has the article.
pub(super) fn take(state: &mut State, finding: Finding) {
    let here = state.place();
    state.list.is_loose = false;
    let same_load = finding.library.load() == state.finding.library.load();
    let id = state.current_id().filter(|_| same_load);
    state.marking.selection =
        state.marking.selection.articles_at_same_paths(&finding, &state.finding.library);
    let before = std::mem::replace(&mut state.finding, finding);
    if !state.list.moved {
        state.list.cursor = 0;
        state.list.top = 0;
        return;
    }
    let lost = state.list.lost.clone();
    if let Some(found) = lost.as_ref().and_then(|place| index_of(&state.finding, place)) {
        state.list.lost = None;
        put(state, found, lost.map_or(0, |place| place.below_top));
        return;
    }
    let found = match (id, &here) {
        (Some(id), _) => state.finding.ids.iter().position(|&other| other == id),
        (None, Some(place)) => index_of(&state.finding, place),
        (None, None) => None,
    };
    let below_top = here.as_ref().map_or(0, |place| place.below_top);
    if let Some(found) = found {
        put(state, found, below_top);
    } else {
        // The article that was being read is no longer listed, and the pane shows another one.
        if state.focus == Pane::Article && here.is_some() && !same_load {
            state.warn(Phrase::ArticleGone);
        }
        state.list.lost = lost.or(here);
        let end = state.finding.ids.len().saturating_sub(1);
        let kept = same_load.then(|| kept_above(&before, &state.finding, state.list.cursor));
        put(state, kept.unwrap_or(state.list.cursor).min(end), below_top);
    }
}

/// How many of the articles above `cursor` are still in another list of the same load. This is the index
/// there of the first listed article that was at or below the cursor, because both lists have the same order.
fn kept_above(before: &Finding, after: &Finding, cursor: usize) -> usize {
    let slot = |id: &ArticleId| usize::try_from(id.0).unwrap_or(usize::MAX);
    let mut is_listed = vec![false; slot(&ArticleId(after.library.bound()))];
    for id in &*after.ids {
        if let Some(listed) = is_listed.get_mut(slot(id)) {
            *listed = true;
        }
    }
    let above = before.ids.get(..cursor).unwrap_or_default();
    above.iter().filter(|id| is_listed.get(slot(id)) == Some(&true)).count()
}

/// Gives the focus back to the article that had it in the last session, once it is listed.
pub(super) fn return_to_article(state: &mut State) {
    let path = state.current().map(|article| article.path.clone());
    let is_there = |returning: &&mut Returning| returning.focused && Some(&returning.path) == path.as_ref();
    if let Some(returning) = state.article.returning.as_mut().filter(is_there) {
        returning.focused = false;
        state.focus = Pane::Article;
        state.shape.zen = returning.zen;
        // Don't mark it as read again: it keeps the marks it had at the end of the session.
        state.marking.marked_open = path;
    }
}

fn index_of(finding: &Finding, place: &ListPosition) -> Option<usize> {
    let id = finding.library.at(&place.path)?;
    finding.ids.iter().position(|&other| other == id)
}

/// Moves the cursor to an index, `below_top` articles below the top of the window.
fn put(state: &mut State, cursor: usize, below_top: usize) {
    state.list.cursor = cursor;
    state.list.top = cursor.saturating_sub(below_top);
}

/// Returns the cursor to a place, now or as soon as a list has the article.
pub(super) fn go_back_to(state: &mut State, place: Option<ListPosition>) {
    let Some(place) = place else { return };
    state.list.moved = true;
    match index_of(&state.finding, &place) {
        Some(index) => put(state, index, place.below_top),
        None => state.list.cursor = 0,
    }
    // The list that has been asked for may differ from the current one.
    state.list.lost = Some(place);
}

/// Clamps cursor and window to the list and the screen.
pub(super) fn keep_cursor_in_window(state: &mut State) {
    let last = state.finding.ids.len().saturating_sub(1);
    state.list.cursor = state.list.cursor.min(last);
    let frame = state.list_frame();
    if frame.rows > 0 {
        // The cursor may be outside the window only while another pane has the focus.
        state.list.is_loose &= state.focus != Pane::List;
        if !state.list.is_loose {
            state.list.top = window::top_showing(&state.finding, state.list.top, state.list.cursor, frame);
        }
        // No empty rows below the last article while there are articles above the window.
        let end = window::top_showing(&state.finding, 0, last, frame);
        state.list.top = state.list.top.min(end);
    }
    keep_rows(state, frame);
}

/// Keeps the rows in the window decoded, and that of the cursor, which may be outside it.
fn keep_rows(state: &mut State, frame: ListFrame) {
    let top = state.list.top;
    let shown = if frame.rows == 0 { top } else { window::last_shown(&state.finding, top, frame) + 1 };
    let shown = state.finding.ids.get(top..shown.min(state.finding.ids.len())).unwrap_or_default();
    let kept: Vec<ArticleId> = shown.iter().copied().chain(state.current_id()).collect();
    state.list.rows.keep(&state.finding.library, &kept);
}

/// Starts typing a date, if the list is sorted by date.
pub(super) fn start_date_prompt(state: &mut State) {
    if state.finding.sort.key != SortKey::Date {
        state.warn(Phrase::NotByDate { key: state.list_key(Action::Sort(SortKey::Date)) });
    } else if state.finding.ids.is_empty() {
        state.notify(Phrase::NoArticle);
    } else {
        state.prompt = Some(Prompt::Date(LinePrompt::default()));
    }
}

/// Shows the error if the typed text can't become a date.
pub(super) fn typed_date(state: &mut State) {
    let today = state.today;
    if let Some(Prompt::Date(prompt)) = &mut state.prompt {
        prompt.fault = dates::read(prompt.line.value(), today).err().flatten();
    }
}

/// Stops typing and goes to the date, or to the nearest one with an article, which is reported. Text that is
/// not a date stays in the prompt.
pub(super) fn go_to_date(state: &mut State) {
    let Some(Prompt::Date(prompt)) = &mut state.prompt else { return };
    let text = CleanText::line(prompt.line.value());
    if text.is_empty() {
        state.prompt = None;
        return;
    }
    let days = match dates::read(&text, state.today) {
        Ok(days) => days,
        Err(phrase) => {
            // The prompt stays open, so that the text can be corrected.
            prompt.fault = Some(phrase.unwrap_or(Phrase::NotADate { text }));
            return;
        }
    };
    state.prompt = None;
    if state.finding.sort.key != SortKey::Date {
        return state.warn(Phrase::NotByDate { key: state.list_key(Action::Sort(SortKey::Date)) });
    }
    let Some((index, day)) = dates::landing(&state.finding, &days) else {
        return state.notify(Phrase::NoDates);
    };
    state.list.cursor = index;
    // The date is at the top, with older articles below.
    state.list.top = index;
    hold_cursor(state);
    if !days.holds(day) {
        let nearest = ScreenText::LongDate { day: day.day(), month: day.month(), year: day.year() }.text();
        state.notify(Phrase::NearestDate { asked: text, nearest });
    }
}
