//! Saved searches: picking one as the filter, saving the filter under a name, deleting one. The runtime
//! writes the file they are kept in. Floor 3, part of [`app`](crate::app).

use crate::app::geometry::Pane;
use crate::app::message::Effect;
use crate::app::state::{Filter, LinePrompt, Picker, Prompt, State};
use crate::app::update::filter;
use crate::app::update::focus::focus;
use crate::config::Searches;
use crate::input::{Action, SearchAction};
use crate::limits;
use crate::query::{Field, Query, Reason, complete};
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn act(state: &mut State, action: SearchAction, effects: &mut Vec<Effect>) {
    match action {
        SearchAction::Pick => {
            state.prompt = Some(Prompt::Searches(Picker::default()));
            effects.push(Effect::ReadSearches);
        }
        SearchAction::Save if state.filter.query.is_empty() => state.notify(Phrase::NothingToSave),
        SearchAction::Save => state.prompt = Some(Prompt::SearchName(LinePrompt::default())),
        SearchAction::Take => apply(state, effects),
        SearchAction::Forget => {
            effects.extend(here(state).map(|(name, _)| Effect::SaveSearch { name, query: None }));
        }
    }
}

fn here(state: &State) -> Option<(CleanText, CleanText)> {
    let Some(Prompt::Searches(picker)) = &state.prompt else { return None };
    let matching = state.searches.matching(picker.line.value());
    matching.get(picker.cursor).map(|search| (search.name.clone(), search.text.clone()))
}

/// Makes the search under the cursor the filter.
pub(super) fn apply(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((name, text)) = here(state) else { return };
    state.prompt = None;
    let read = Filter::typed(&text).map_err(|error| {
        let fault = Box::new(error.reason);
        Phrase::SearchNotUsed { reason: CleanText::line(&Reason::BadSearch { name, fault }.to_string()) }
    });
    let read = read.and_then(|filter| match state.searches.expanded(&filter.query) {
        Ok(_) => Ok(filter),
        Err(error) => Err(Phrase::SearchNotUsed { reason: error.sentence() }),
    });
    match read {
        Ok(new) => {
            focus(state, Pane::List);
            filter::set_to_newest(state, new, effects);
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// Saves the filter under the typed name, or shows under the prompt why it can't.
pub(super) fn save(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(Prompt::SearchName(naming)) = &mut state.prompt else { return };
    let name = CleanText::line(naming.line.value());
    let query = CleanText::line(&state.filter.text);
    naming.fault = fault(&state.searches, &name, &query);
    if naming.fault.is_none() {
        state.prompt = None;
        effects.push(Effect::SaveSearch { name, query: Some(query) });
    }
}

/// Why the query can't be saved under the name; `None` if it can.
fn fault(searches: &Searches, name: &CleanText, query: &CleanText) -> Option<Phrase> {
    if name.is_empty() {
        return Some(Phrase::SearchNeedsName);
    }
    if name.clone().cut_to_graphemes(limits::SEARCH_NAME_GRAPHEMES) != *name {
        return Some(Phrase::SearchNameTooLong);
    }
    // A search that refers to itself could never be used.
    let named = Query::parse(&format!("search:{}", complete::insertion(Field::Search, name))).ok()?;
    let error = searches.clone().with(name, query).expanded(&named).err()?;
    Some(Phrase::SearchNotUsed { reason: error.sentence() })
}

/// Receives the saved searches as read from or written to their file, and a notice to show. Asks for the list
/// again if the filter or a highlight rule uses one of them.
pub(super) fn take(state: &mut State, searches: Searches, notice: Option<Phrase>, effects: &mut Vec<Effect>) {
    let differ = searches != state.searches;
    state.searches = searches;
    let in_rules = state.display.highlight_rules.iter().any(|rule| Searches::are_named_in(&rule.query));
    if differ && (in_rules || Searches::are_named_in(&state.filter.query)) {
        filter::ask(state, effects);
    }
    if let Some(mut phrase) = notice {
        if let Phrase::SearchSaved { key, .. } = &mut phrase {
            // The runtime, which made the notice, knows no keys.
            *key = state.list_key(Action::Search(SearchAction::Pick));
        }
        state.notify(phrase);
    }
}
