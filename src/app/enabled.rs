//! Which actions are available in the current state.
//!
//! Floor 3, part of [`app`](crate::app). Hints and the palette show only these. Performing an action, and
//! reporting why it has no effect, is left to `app::update`.

use crate::app::candidates;
use crate::app::state::{Prompt, State};
use crate::app::typing::caret_byte;
use crate::input::{
    Action, Copied, Direction, FacetAction, FilterAction, MarkAction, OpenAction, PromptAction, ReadAction,
    UnreadAction,
};
use crate::model::Mark;

/// Whether there is something for the action to act on. Actions that are not enabled are not hinted at.
#[must_use]
pub fn is_enabled(state: &State, action: Action) -> bool {
    if action == Action::Filter(FilterAction::Clear) {
        return !state.filter.query.is_empty();
    }
    if matches!(action, Action::Facet(FacetAction::Choose(_))) {
        return state.current_facet().is_some();
    }
    if matches!(action, Action::Open(OpenAction::Source) | Action::Copy(Copied::Link)) {
        return state.current().is_some_and(|article| article.source_url.is_some());
    }
    // The command palette can always complete something, so this concerns only the filter prompt.
    if let (Action::Prompt(PromptAction::Complete(_)), Some(Prompt::Filter(prompt))) = (action, &state.prompt)
    {
        let caret = caret_byte(&prompt.line);
        return prompt.completing.is_some() || candidates::anything(prompt.line.value(), caret).is_some();
    }
    let needs_article = matches!(
        action,
        Action::Read(ReadAction::Open | ReadAction::On | ReadAction::ToggleInfo)
            | Action::Unread(UnreadAction::Step(Direction::Forward))
            | Action::Mark(MarkAction::Toggle(Mark::Read | Mark::Star))
    );
    !needs_article || state.current().is_some()
}
