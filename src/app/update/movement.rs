//! The keys that move up and down: which pane or prompt moves. The movement itself is left to the module of
//! that pane or prompt. Floor 3, part of [`app`](crate::app).

use crate::app::state::State;
use crate::app::update::{article, facets, find, help, list, outline, palette, programs, searches};
use crate::input::{Mode, Motion};

/// Moves the cursor of a list, or scrolls a text.
pub(super) fn move_by(state: &mut State, mode: Mode, motion: Motion) {
    match mode {
        Mode::Article => article::move_by(state, motion),
        Mode::Tags | Mode::TagPrompt => facets::move_by(state, motion),
        Mode::Help | Mode::HelpPrompt => help::move_by(state, motion),
        Mode::Searches => searches::move_by(state, motion),
        Mode::Palette => palette::move_by(state, motion),
        Mode::Outline => outline::move_by(state, motion),
        Mode::PipePrompt => programs::recall(state, motion.direction()),
        Mode::FindPrompt => find::step_or_notify(state, motion.direction()),
        Mode::SearchName | Mode::Hints | Mode::FilePrompt => {}
        Mode::List | Mode::Prompt | Mode::DatePrompt => list::move_by(state, motion),
    }
}
