//! Choosing a link of the article by typing its letters, to open or copy it.
//! [`app::links`](crate::app::links) decides which links have letters. Floor 3, part of [`app`](crate::app).

use crate::app::links;
use crate::app::message::Effect;
use crate::app::state::{Prompt, State};
use crate::model::SafeUrl;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The key that switches between opening and copying.
const COPY: char = 'y';

/// Shows letters on the links in the window.
pub(super) fn start(state: &mut State) {
    if state.current().is_none() {
        return state.notify(Phrase::NoArticle);
    }
    match links::hints(state) {
        Some(hints) => state.prompt = Some(Prompt::Hints(hints)),
        None => state.notify(Phrase::NoLinksInView),
    }
}

/// Handles a typed letter; a capital copies the link.
pub(super) fn typed(state: &mut State, character: char, effects: &mut Vec<Effect>) {
    let Some(Prompt::Hints(hints)) = &mut state.prompt else { return };
    hints.asked = None;
    if character == COPY && hints.typed.is_empty() {
        hints.copies = !hints.copies;
        return;
    }
    let letter = character.to_ascii_lowercase();
    let typed = format!("{}{letter}", hints.typed);
    if !hints.links.iter().any(|link| link.letters.starts_with(&typed)) {
        state.prompt = None;
        return state.notify(Phrase::NoSuchLink { letters: CleanText::line(&typed) });
    }
    hints.copies |= character.is_ascii_uppercase();
    hints.typed = typed;
    let Some(index) = hints.links.iter().position(|link| link.letters == hints.typed) else { return };
    take(state, index, effects);
}

/// Copies or opens a link. If its text names another host, opening needs a confirmation first.
fn take(state: &mut State, index: usize, effects: &mut Vec<Effect>) {
    let Some(Prompt::Hints(hints)) = &mut state.prompt else { return };
    let Some(link) = hints.links.get(index) else { return };
    if !hints.copies && link.names_other.is_some() {
        hints.asked = Some(index);
        return;
    }
    let (url, copies) = (link.url.clone(), hints.copies);
    state.prompt = None;
    if copies {
        state.notify(Phrase::Copied { url: url.clone() });
        effects.push(Effect::Copy(url));
    } else {
        open(state, url, effects);
    }
}

pub(super) fn open(state: &mut State, url: SafeUrl, effects: &mut Vec<Effect>) {
    state.notify(Phrase::Opening { host: CleanText::line(url.host()) });
    effects.push(Effect::Open(url));
}

/// Opens a clicked link. If its text names another host, asks for a confirmation first.
pub(super) fn follow(state: &mut State, url: SafeUrl, effects: &mut Vec<Effect>) {
    let misleading = links::hints(state).and_then(|mut hints| {
        hints.asked = hints.links.iter().position(|link| link.url == url && link.names_other.is_some());
        hints.asked.is_some().then_some(hints)
    });
    match misleading {
        Some(hints) => state.prompt = Some(Prompt::Hints(hints)),
        None => open(state, url, effects),
    }
}

/// Opens the link that was to be confirmed.
pub(super) fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(Prompt::Hints(hints)) = &mut state.prompt else { return };
    let Some(url) = hints.asked.and_then(|index| hints.links.get(index)).map(|link| link.url.clone()) else {
        return;
    };
    state.prompt = None;
    open(state, url, effects);
}

/// Deletes the last letter; without one, hides the letters.
pub(super) fn delete(state: &mut State) {
    let Some(Prompt::Hints(hints)) = &mut state.prompt else { return };
    hints.asked = None;
    if hints.typed.pop().is_none() {
        state.prompt = None;
    }
}

/// Hides letters whose links are no longer in the window.
pub(super) fn keep(state: &mut State) {
    if matches!(&state.prompt, Some(Prompt::Hints(hints)) if !hints.are_current(state.article.open.as_ref()))
    {
        state.prompt = None;
    }
}
