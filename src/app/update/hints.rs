//! Choosing a link by its letters.

use crate::app::links::Hints;
use crate::app::message::Effect;
use crate::app::state::State;
use crate::model::SafeUrl;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The key that says that the link is to be copied.
const COPY: char = 'y';

/// Puts letters on the links in view.
pub(super) fn start(state: &mut State) {
    if state.current().is_none() {
        return state.say(Phrase::NoArticle);
    }
    match Hints::of(state) {
        Some(hints) => state.reading.hints = Some(hints),
        None => state.say(Phrase::NoLinksInView),
    }
}

/// A letter was typed; a capital one copies.
pub(super) fn typed(state: &mut State, character: char, effects: &mut Vec<Effect>) {
    let Some(hints) = &mut state.reading.hints else { return };
    hints.asked = None;
    if character == COPY && hints.typed.is_empty() {
        hints.copies = !hints.copies;
        return;
    }
    let letter = character.to_ascii_lowercase();
    let typed = format!("{}{letter}", hints.typed);
    if !hints.links.iter().any(|link| link.letters.starts_with(&typed)) {
        state.reading.hints = None;
        return state.say(Phrase::NoSuchLink { letters: CleanText::line(&typed) });
    }
    hints.copies |= character.is_ascii_uppercase();
    hints.typed = typed;
    let Some(index) = hints.links.iter().position(|link| link.letters == hints.typed) else { return };
    take(state, index, effects);
}

/// Copies a link or opens it; one whose text names another host is opened once that was seen.
fn take(state: &mut State, index: usize, effects: &mut Vec<Effect>) {
    let Some(hints) = &mut state.reading.hints else { return };
    let Some(link) = hints.links.get(index) else { return };
    if !hints.copies && link.names_other.is_some() {
        hints.asked = Some(index);
        return;
    }
    let (url, copies) = (link.url.clone(), hints.copies);
    state.reading.hints = None;
    if copies {
        state.say(Phrase::Copied { url: url.clone() });
        effects.push(Effect::Copy(url));
    } else {
        open(state, url, effects);
    }
}

fn open(state: &mut State, url: SafeUrl, effects: &mut Vec<Effect>) {
    state.say(Phrase::Opening { host: CleanText::line(url.host()) });
    effects.push(Effect::Open(url));
}

/// Opens a link that was pointed at; one whose text names another host once that was seen.
pub(super) fn follow(state: &mut State, url: SafeUrl, effects: &mut Vec<Effect>) {
    let misleading = Hints::of(state).and_then(|mut hints| {
        hints.asked = hints.links.iter().position(|link| link.url == url && link.names_other.is_some());
        hints.asked.is_some().then_some(hints)
    });
    match misleading {
        Some(hints) => state.reading.hints = Some(hints),
        None => open(state, url, effects),
    }
}

/// Opens the link that was asked about.
pub(super) fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(hints) = &mut state.reading.hints else { return };
    let Some(url) = hints.asked.and_then(|index| hints.links.get(index)).map(|link| link.url.clone()) else {
        return;
    };
    state.reading.hints = None;
    open(state, url, effects);
}

/// Takes back the last letter; without one, the hints go.
pub(super) fn delete(state: &mut State) {
    let Some(hints) = &mut state.reading.hints else { return };
    hints.asked = None;
    if hints.typed.pop().is_none() {
        state.reading.hints = None;
    }
}

/// Hints that stand over nothing any more go.
pub(super) fn keep(state: &mut State) {
    if state.reading.hints.as_ref().is_some_and(|hints| !hints.stand(state)) {
        state.reading.hints = None;
    }
}
