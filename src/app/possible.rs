//! Whether there is anything for an action to act on.

use crate::app::candidates;
use crate::app::state::State;
use crate::app::typing::caret_byte;
use crate::input::Action;

/// Whether there is anything for an action to act on. A hint that cannot be followed is no help, and what
/// cannot be done is not offered.
#[must_use]
pub fn is_possible(state: &State, action: Action) -> bool {
    if action == Action::ClearFilter {
        return !state.filter.query.is_empty();
    }
    if matches!(action, Action::IncludeTag | Action::ExcludeTag | Action::OnlyTag) {
        return state.current_facet().is_some();
    }
    if matches!(action, Action::OpenSource | Action::CopyLink) {
        return state.current().is_some_and(|article| article.source_url.is_some());
    }
    // In the palette there is always a command to complete.
    if let (Action::CompleteNext | Action::CompletePrevious, Some(prompt)) = (action, &state.prompt) {
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
