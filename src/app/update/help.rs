//! The help overlay, the tips, each of which is shown once, and the steps of the tour. The texts are in
//! [`app::help`](crate::app::help) and [`app::tips`](crate::app::tips). Floor 3, part of [`app`](crate::app).

use crate::app::geometry::{self, Area, Pane};
use crate::app::help::{About, HelpState, lines};
use crate::app::message::Effect;
use crate::app::state::{Prompt, State};
use crate::app::tips::{Tip, TourStep};
use crate::input::{Action, HelpAction, Mode, Motion, PromptAction, ReadAction};
use crate::wording::Phrase;

/// Opens or closes the help, opens the one on queries over the prompt, or starts typing to find a key.
pub(super) fn act(state: &mut State, action: HelpAction) {
    match (action, &mut state.help) {
        (HelpAction::Toggle, Some(_)) => state.help = None,
        (HelpAction::Toggle, None) => state.help = Some(HelpState::default()),
        (HelpAction::Queries, _) => {
            state.help = Some(HelpState { about: About::Queries, ..HelpState::default() });
        }
        (HelpAction::StartPrompt, Some(help)) => help.typing = true,
        (HelpAction::StartPrompt, None) => {}
    }
}

pub(super) fn move_by(state: &mut State, motion: Motion) {
    let (rows, width) = (area(state).rows(), area(state).width);
    if let Some(help) = &mut state.help {
        let by = motion.distance(rows, lines(help, &state.settings.keymap, width).len());
        help.scroll = help.scroll.saturating_add_signed(by);
    }
}

pub(super) fn keep_in_window(state: &mut State) {
    let (rows, width) = (area(state).rows().max(1), area(state).width);
    if let Some(help) = &mut state.help {
        help.scroll = help.scroll.min(lines(help, &state.settings.keymap, width).len().saturating_sub(rows));
    }
}

fn area(state: &State) -> Area {
    geometry::overlay(&state.panes(), state.screen.size)
}

/// Shows a tip if it is due, unless there is a notice or the tour is under way.
pub(super) fn show_tip(state: &mut State, tip: Tip, effects: &mut Vec<Effect>) {
    if !state.status.tips.is_due(tip) || state.status.notice.is_some() || state.status.tour.is_some() {
        return;
    }
    if let Some(phrase) = tip.phrase(&state.settings.keymap) {
        state.notify(phrase);
        remember_tip(state, tip, effects);
    }
}

fn remember_tip(state: &mut State, tip: Tip, effects: &mut Vec<Effect>) {
    state.status.tips.known.insert(tip);
    effects.push(Effect::RememberTips(state.status.tips.known.iter().copied().collect()));
}

/// Shows the tip that fits an action just done in this mode. Any action ends a tour that is at its last step.
pub(super) fn show_tip_after(state: &mut State, mode: Mode, action: Action, effects: &mut Vec<Effect>) {
    if state.status.tour == Some(TourStep::End) {
        end_tour(state, effects);
    }
    let is_filtered = !matches!(state.prompt, Some(Prompt::Filter(_))) && !state.filter.query.is_empty();
    if mode == Mode::Prompt && action == Action::Prompt(PromptAction::Accept) && is_filtered {
        show_tip(state, Tip::Filter, effects);
    } else if action == Action::Read(ReadAction::Open) {
        show_tip(state, Tip::Reading, effects);
    }
}

fn is_done(state: &State, step: TourStep) -> bool {
    match step {
        TourStep::Read => state.focus == Pane::Article,
        TourStep::Back => state.focus == Pane::List,
        TourStep::Filter => {
            !matches!(state.prompt, Some(Prompt::Filter(_))) && !state.filter.query.is_empty()
        }
        TourStep::Clear => state.filter.query.is_empty(),
        TourStep::Tags => state.focus == Pane::Tags,
        TourStep::Choose => state.focus != Pane::Tags || !state.filter.query.is_empty(),
        TourStep::End => false,
    }
}

/// Moves the tour on to the first step that is not done.
pub(super) fn advance_tour(state: &mut State) {
    while let Some(step) = state.status.tour.filter(|step| is_done(state, *step)) {
        state.status.tour = step.next();
    }
}

/// Ends the tour for good; false if there was none.
pub(super) fn end_tour(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    let was_there = state.status.tour.take().is_some();
    if was_there {
        state.notify(Phrase::TourEnded { help: state.list_key(Action::Help(HelpAction::Toggle)) });
        remember_tip(state, Tip::Tour, effects);
    }
    was_there
}
