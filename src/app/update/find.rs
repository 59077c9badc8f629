//! Finding a place in the article: by a typed text and its matches, or in the list of its headings. Matching is
//! left to [`app::find`](crate::app::find) and [`app::outline`](crate::app::outline). Floor 3, part of
//! [`app`](crate::app).

use crate::app::find::{Match, TextFind};
use crate::app::geometry::Pane;
use crate::app::outline::{headings, matching};
use crate::app::state::{Picker, Prompt, State};
use crate::app::update::article;
use crate::app::update::focus::focus;
use crate::input::Direction;
use crate::text::CleanText;
use crate::wording::Phrase;

/// Opens the prompt for the text to find, and drops the previous search.
pub(super) fn start(state: &mut State) {
    let Some(article) = &state.article.open else { return state.notify(Phrase::NoArticle) };
    let find = TextFind::new(article.request.path.clone(), &article.rows, article.scroll);
    state.prompt = Some(Prompt::Find(find));
    state.article.found = None;
}

/// Shows the first match from where the search began; without one, scrolls back there.
pub(super) fn typed(state: &mut State) {
    let Some(Prompt::Find(find)) = &mut state.prompt else { return };
    find.look(find.before);
    let before = find.before;
    if find.matches.is_empty() {
        article::go_to_row(state, before);
    } else {
        show(state);
    }
}

/// Closes the prompt and keeps the matches; without a match, ends the search with a warning.
pub(super) fn accept(state: &mut State) {
    let Some(Prompt::Find(find)) = state.prompt.take() else { return };
    let text = CleanText::line(find.line.value());
    if !find.matches.is_empty() {
        state.article.found = Some(find);
    } else if !text.is_empty() {
        state.warn(Phrase::NotInArticle { text });
    }
}

/// Ends the search after its text was accepted; false if there was none.
pub(super) fn end(state: &mut State) -> bool {
    state.article.found.take().is_some()
}

/// Goes to the next or the previous match, wrapping around; false if there is no search.
pub(super) fn step(state: &mut State, direction: Direction) -> bool {
    let Some(find) = state.find_mut() else { return false };
    let count = find.matches.len();
    if count == 0 {
        return true;
    }
    let (edge, step, phrase) = match direction {
        Direction::Forward => (count - 1, 1, Phrase::MatchesFromTheTop),
        Direction::Back => (0, count - 1, Phrase::MatchesFromTheEnd),
    };
    let wraps = find.current == edge;
    find.current = (find.current + step) % count;
    if wraps {
        state.notify(phrase);
    }
    show(state);
    true
}

/// Like [`step`], for keys that do nothing else: without a search, a notice explains why nothing happens.
pub(super) fn step_or_notify(state: &mut State, direction: Direction) {
    if !step(state, direction) {
        state.notify(Phrase::NoSearchYet);
    }
}

/// Scrolls so that the current match is in the window.
fn show(state: &mut State) {
    let row = state.find().and_then(|find| find.matches.get(find.current)).map(Match::row);
    if let Some(row) = row {
        article::show_row(state, row);
    }
}

/// Finds the text again in the new rows of the article; ends the search if the pane shows another article.
pub(super) fn lay_out(state: &mut State) {
    let article = state.article.open.clone();
    let Some(find) = state.find_mut() else { return };
    match article.filter(|article| article.request.path == find.path) {
        Some(article) => find.lay_out(&article.rows),
        None if state.article.found.is_some() => state.article.found = None,
        None => state.prompt = None,
    }
}

/// Shows the headings, with the cursor on the one that is being read.
pub(super) fn start_outline(state: &mut State) {
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

/// Closes the list of headings once no article is shown.
pub(super) fn keep_outline(state: &mut State) {
    if state.article.open.is_none() && state.has_outline() {
        state.prompt = None;
    }
}

pub(super) fn take_heading(state: &mut State) {
    let (Some(Prompt::Outline(outline)), Some(open)) = (&state.prompt, &state.article.open) else { return };
    let found = matching(&open.rows, outline.line.value());
    let Some(row) = found.get(outline.cursor).map(|heading| heading.row) else { return };
    state.prompt = None;
    article::go_to_row(state, row);
}

/// Scrolls to a clicked heading, by its index among those that match; a click elsewhere closes the list.
pub(super) fn point_at_heading(state: &mut State, index: Option<usize>) {
    match (&mut state.prompt, index) {
        (Some(Prompt::Outline(outline)), Some(index)) => {
            outline.cursor = index;
            take_heading(state);
        }
        _ => state.prompt = None,
    }
}
