//! Which actions are available in the current state.
//!
//! Floor 3, part of [`app`](crate::app). Hints and the palette show only these. Performing an action, and
//! reporting why it has no effect, is left to `app::update`.

use crate::app::candidates;
use crate::app::state::{Prompt, State};
use crate::app::typing::caret_byte;
use crate::input::Action;

/// Whether there is something for the action to act on. Actions that are not enabled are not hinted at.
#[must_use]
pub fn is_enabled(state: &State, action: Action) -> bool {
    if action == Action::ClearFilter {
        return !state.filter.query.is_empty();
    }
    if matches!(action, Action::IncludeTag | Action::ExcludeTag | Action::OnlyTag) {
        return state.current_facet().is_some();
    }
    if matches!(action, Action::OpenSource | Action::CopyLink) {
        return state.current().is_some_and(|article| article.source_url.is_some());
    }
    // The command palette can always complete something, so this concerns only the filter prompt.
    if let (Action::CompleteNext | Action::CompletePrevious, Some(Prompt::Filter(prompt))) =
        (action, &state.prompt)
    {
        let caret = caret_byte(&prompt.line);
        return prompt.completing.is_some() || candidates::anything(prompt.line.value(), caret).is_some();
    }
    let needs_article = matches!(
        action,
        Action::ReadArticle
            | Action::ReadOn
            | Action::ToggleInfo
            | Action::NextUnread
            | Action::ToggleRead
            | Action::ToggleStar
    );
    !needs_article || state.current().is_some()
}
