//! Teaching: what is said once, and the steps of the guided start.

use crate::app::guide::Step;
use crate::app::lessons::{Lesson, key_of};
use crate::app::message::Effect;
use crate::app::state::State;
use crate::input::{Action, Mode};
use crate::wording::Phrase;

/// Says a lesson, if it is still to be given and nothing else is being said.
pub(super) fn teach(state: &mut State, lesson: Lesson, effects: &mut Vec<Effect>) {
    if !state.taught.lacks(lesson) || state.notice.is_some() || state.guide.is_some() {
        return;
    }
    if let Some(phrase) = lesson.phrase(state) {
        state.say(phrase);
        learn(state, lesson, effects);
    }
}

fn learn(state: &mut State, lesson: Lesson, effects: &mut Vec<Effect>) {
    state.taught.known.insert(lesson);
    effects.push(Effect::RememberLessons(state.taught.known.iter().copied().collect()));
}

/// What is to be said after an action that was done in a mode.
pub(super) fn after(state: &mut State, mode: Mode, action: Action, effects: &mut Vec<Effect>) {
    if state.guide == Some(Step::End) {
        end_guide(state, effects);
    }
    let is_filtered = state.prompt.is_none() && !state.filter.query.is_empty();
    if mode == Mode::Prompt && action == Action::AcceptPrompt && is_filtered {
        teach(state, Lesson::Filter, effects);
    } else if action == Action::ReadArticle {
        teach(state, Lesson::Reading, effects);
    }
}

/// The guided start goes on to the first step that was not done.
pub(super) fn advance_guide(state: &mut State) {
    while let Some(step) = state.guide.filter(|step| step.is_done(state)) {
        state.guide = step.next();
    }
}

/// The guided start is over; it does not come again. Says whether there was one.
pub(super) fn end_guide(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let was_there = state.guide.take().is_some();
    if was_there {
        state.say(Phrase::GuideEnded { help: key_of(state, Mode::List, Action::ToggleHelp) });
        learn(state, Lesson::Guide, effects);
    }
    was_there
}
