//! Finding in the article.

use crate::app::find::{Match, TextFind};
use crate::app::state::State;
use crate::app::update::article;
use crate::text::CleanText;
use crate::wording::Phrase;

/// Starts typing what to find. What was looked for before is looked for no more.
pub(super) fn start(state: &mut State) {
    let Some(article) = &state.article else { return state.say(Phrase::NoArticle) };
    state.reading.find = Some(TextFind::new(article.path.clone(), &article.rows, article.scroll));
}

/// What is looked for is another text.
pub(super) fn typed(state: &mut State) {
    let Some(find) = &mut state.reading.find else { return };
    find.look(find.before);
    let before = find.before;
    if find.matches.is_empty() {
        article::go_to_row(state, before);
    } else {
        show(state);
    }
}

/// Keeps the find and stops typing.
pub(super) fn accept(state: &mut State) {
    let Some(find) = &mut state.reading.find else { return };
    find.typing = false;
    if find.matches.is_empty() {
        let text = CleanText::line(find.line.value());
        state.reading.find = None;
        if !text.is_empty() {
            state.warn(Phrase::NotInArticle { text });
        }
    }
}

/// Ends the find where it was being typed: the window goes back.
pub(super) fn cancel(state: &mut State) {
    if let Some(find) = state.reading.find.take() {
        article::go_to_row(state, find.before);
    }
}

/// Ends the find where one reads; whether there was one.
pub(super) fn end(state: &mut State) -> bool {
    state.reading.find.take().is_some()
}

/// Goes to the match after the current one, or before it, round and round; whether anything is looked for.
/// Where nothing is, the same keys may mean something else.
pub(super) fn step(state: &mut State, forward: bool) -> bool {
    let Some(find) = &mut state.reading.find else { return false };
    let count = find.matches.len();
    if count == 0 {
        return true;
    }
    let turned = if forward { find.current + 1 == count } else { find.current == 0 };
    let step = if forward { 1 } else { count - 1 };
    find.current = (find.current + step) % count;
    if turned {
        state.say(if forward { Phrase::MatchesFromTheTop } else { Phrase::MatchesFromTheEnd });
    }
    show(state);
    true
}

/// The same, where the keys mean nothing else.
pub(super) fn step_or_say(state: &mut State, forward: bool) {
    if !step(state, forward) {
        state.say(Phrase::NothingLookedFor);
    }
}

/// Brings the current match into the window.
fn show(state: &mut State) {
    let row = state.reading.find.as_ref().and_then(|find| find.matches.get(find.current)).map(Match::row);
    if let Some(row) = row {
        article::show_row(state, row);
    }
}

/// The article has other rows, or is another one: then the find is over.
pub(super) fn lay_out(state: &mut State) {
    let Some(find) = &mut state.reading.find else { return };
    match state.article.as_ref().filter(|article| article.path == find.path) {
        Some(article) => find.lay_out(&article.rows),
        None => state.reading.find = None,
    }
}
