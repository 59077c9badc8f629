//! The keys that move up and down: how far each of them moves, and which pane or prompt does it. The movement
//! itself is left to the module of that pane or prompt. Floor 3, part of [`app`](crate::app).

use crate::app::state::State;
use crate::app::update::{article, facets, find, help, list, outline, palette, programs, searches};
use crate::input::{Action, Mode};

/// Moves the cursor of a list, or scrolls a text.
pub(super) fn move_by(state: &mut State, mode: Mode, action: Action) {
    match mode {
        Mode::Article => article::move_by(state, action),
        Mode::Tags | Mode::TagPrompt => facets::move_by(state, action),
        Mode::Help | Mode::HelpPrompt => help::move_by(state, action),
        Mode::Searches => searches::move_by(state, action),
        Mode::Palette => palette::move_by(state, action),
        Mode::Outline => outline::move_by(state, action),
        Mode::PipePrompt => programs::recall(state, action),
        Mode::FindPrompt => {
            find::step_or_notify(state, matches!(action, Action::PromptDown | Action::PromptPageDown));
        }
        Mode::SearchName | Mode::Hints | Mode::FilePrompt => {}
        Mode::List | Mode::Prompt | Mode::DatePrompt => list::move_by(state, action),
    }
}

/// How far an action moves, in lines: negative is up, 0 for actions that don't move. `page` is the height of
/// the window and `length` that of the whole list or text, both in lines.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action moves nothing")]
pub(super) fn distance(action: Action, page: usize, length: usize) -> isize {
    let page = isize::try_from(page.max(1)).unwrap_or(isize::MAX);
    let length = isize::try_from(length).unwrap_or(isize::MAX);
    match action {
        Action::MoveDown | Action::PromptDown => 1,
        Action::MoveUp | Action::PromptUp => -1,
        Action::HalfPageDown => (page / 2).max(1),
        Action::HalfPageUp => -(page / 2).max(1),
        Action::PageDown | Action::PromptPageDown => (page - 1).max(1),
        Action::PageUp | Action::PromptPageUp => -(page - 1).max(1),
        Action::First => -length,
        Action::Last => length,
        _ => 0,
    }
}
