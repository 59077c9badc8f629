//! The keys that move up and down: which pane or prompt moves, and the cursor of the open picker. The other
//! movements are left to the module of the pane or prompt. Floor 3, part of [`app`](crate::app).

use crate::app::enabled::entries;
use crate::app::geometry::{self, Area};
use crate::app::state::{Prompt, State};
use crate::app::update::{article, facets, find, help, list, programs};
use crate::input::{Mode, Motion};

/// Moves the cursor of a list, or scrolls a text.
pub(super) fn move_by(state: &mut State, mode: Mode, motion: Motion) {
    match mode {
        Mode::Article => article::move_by(state, motion),
        Mode::Tags | Mode::TagPrompt => facets::move_by(state, motion),
        Mode::Help | Mode::HelpPrompt => help::move_by(state, motion),
        Mode::Searches | Mode::Palette | Mode::Outline => {
            let by = motion.distance(picker_rows(state), entries(state));
            scroll_picker(state, by);
        }
        Mode::PipePrompt => programs::recall(state, motion.direction()),
        Mode::FindPrompt => find::step_or_notify(state, motion.direction()),
        Mode::SearchName | Mode::Hints | Mode::FilePrompt => {}
        Mode::List | Mode::Prompt | Mode::DatePrompt => list::move_by(state, motion),
    }
}

/// The rows in which the open picker lists its entries.
fn picker_rows(state: &State) -> usize {
    let panes = state.panes();
    match state.prompt {
        Some(Prompt::Outline(_)) => panes.text.map_or(0, Area::rows),
        Some(Prompt::Palette(_)) => geometry::palette(&panes, state.screen.size).rows().saturating_sub(1),
        _ => geometry::overlay(&panes, state.screen.size).rows(),
    }
}

/// Moves the cursor of the open picker by entries; negative is up.
pub(super) fn scroll_picker(state: &mut State, by: isize) {
    if let Some(picker) = state.prompt.as_mut().and_then(Prompt::picker_mut) {
        picker.cursor = picker.cursor.saturating_add_signed(by);
    }
}

pub(super) fn go_to_entry(state: &mut State, index: usize) {
    if let Some(picker) = state.prompt.as_mut().and_then(Prompt::picker_mut) {
        picker.cursor = index;
    }
}

pub(super) fn keep_picker_in_window(state: &mut State) {
    let (rows, length) = (picker_rows(state), entries(state));
    if let Some(picker) = state.prompt.as_mut().and_then(Prompt::picker_mut) {
        picker.keep_in_window(rows, length);
    }
}
