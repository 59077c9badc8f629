//! Which actions are available in the current state: hints and the palette show only these. Floor 3, part of
//! [`app`](crate::app). Performing them, or saying why not, is left to `app::update`.

use crate::app::links::hints;
use crate::app::outline::{headings, matching};
use crate::app::state::{Prompt, State};
use crate::app::{candidates, images};
use crate::config::choice::ImagePolicy;
use crate::input::{ActionRow, Direction, Need};
use crate::query::{Flag, SortKey};

/// Whether there is what the action acts on. Actions that are not enabled are not offered.
pub fn is_enabled(state: &State, row: &ActionRow) -> bool {
    match row.needs {
        Need::Nothing => true,
        Need::Article => state.current_id().is_some(),
        Need::OpenArticle => state.article.open.is_some(),
        Need::Source => state.current().is_some_and(|article| article.source().is_some()),
        Need::Permalink => {
            state.settings.site.is_some()
                && state.current().is_some_and(|article| article.permalink.is_some())
        }
        Need::File => state.current_id().is_some() && state.settings.folder.is_some(),
        Need::Links => hints(state).is_some(),
        Need::Images => has_images(state),
        Need::Headings => {
            state.article.open.as_ref().is_some_and(|article| !headings(&article.rows).is_empty())
        }
        Need::Matches => state.find().is_some_and(|find| !find.matches.is_empty()),
        Need::Unread => state.current_id().is_some() && !is_all_read(state),
        Need::MarkToUndo => state.marking.history.has(Direction::Back),
        Need::MarkToRedo => state.marking.history.has(Direction::Forward),
        Need::Filter => !state.filter.query.is_empty(),
        Need::EarlierFilter => state.history.filters.has(Direction::Back),
        Need::LaterFilter => state.history.filters.has(Direction::Forward),
        Need::Searches => !state.searches.is_empty(),
        Need::Entry => entries(state) > 0,
        Need::Value => state.current_facet().is_some(),
        Need::Dates => state.current_id().is_some() && state.finding.sort.key == SortKey::Date,
        Need::Completion => can_complete(state),
        Need::Loaded => state.loading.finished,
    }
}

/// Whether the counts of the answer show that every listed article is read, which saves searching the list.
pub fn is_all_read(state: &State) -> bool {
    let finding = &state.finding;
    let is_counted = state.loading.asked == state.loading.answered && finding.matching == finding.ids.len();
    is_counted
        && !finding.ids.is_empty()
        && finding.facets.flags.of(Flag::Read) > 0
        && finding.facets.flags.of(Flag::Unread) == 0
}

fn has_images(state: &State) -> bool {
    state.article.open.as_ref().is_some_and(|article| !article.images.is_empty())
        && state.images.policy != ImagePolicy::Never
        && images::frame(state).is_some()
}

/// How many entries the open picker lists.
pub fn entries(state: &State) -> usize {
    match (&state.prompt, &state.article.open) {
        (Some(Prompt::Searches(picker)), _) => state.searches.matching(picker.line.value()).len(),
        (Some(Prompt::Palette(palette)), _) => palette.found.len(),
        (Some(Prompt::Outline(picker)), Some(article)) => matching(&article.rows, picker.line.value()).len(),
        _ => 0,
    }
}

/// Whether there is something to complete. The palette can always complete something.
fn can_complete(state: &State) -> bool {
    let Some(Prompt::Filter(prompt)) = &state.prompt else { return true };
    prompt.completing.is_some() || candidates::anything(&prompt.line).is_some()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil;

    use super::*;
    use crate::app::Size;
    use crate::input::{ACTIONS, Mode};
    use crate::library::Library;
    use crate::text::CleanText;

    fn offered(state: &State, mode: Mode) -> Vec<&'static str> {
        let is_offered = |row: &&ActionRow| row.modes.contains(&mode) && is_enabled(state, row);
        ACTIONS.iter().filter(is_offered).map(|row| row.name).collect()
    }

    #[test]
    fn without_articles_only_what_needs_none_is_offered() {
        let today = civil::date(2026, 3, 1);
        let library = Library::empty(CleanText::line("news"), today, 0);
        let state = State::new(Arc::new(library), Size::new(120, 30), today);
        let offered = offered(&state, Mode::List);
        let missing = [
            "copy-citation",
            "copy-link",
            "copy-path",
            "copy-text",
            "edit-file",
            "first-unread",
            "go-to-date",
            "load-images",
            "mark-all-read",
            "next-unread",
            "open-on-site",
            "open-source",
            "pick-search",
            "pipe-article",
            "read-article",
            "save-search",
            "select-all",
            "show-hints",
            "show-outline",
            "toggle-star",
            "toggle-zen",
            "undo",
            "write-json",
        ];
        for name in missing {
            assert!(!offered.contains(&name), "{name} is offered");
        }
        for name in ["move-down", "pick-theme", "show-all", "sort-by-date", "start-filter", "toggle-preview"]
        {
            assert!(offered.contains(&name), "{name} is not offered");
        }
    }
}
