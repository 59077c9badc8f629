//! Saved searches: picking one as the filter, saving the filter under a name, deleting one. The runtime
//! writes the file they are kept in. Floor 3, part of [`app`](crate::app).

use tui_input::Input;

use crate::app::geometry::{self, Pane};
use crate::app::message::Effect;
use crate::app::state::{Filter, State};
use crate::app::tips::key_label;
use crate::app::typing::{NamePrompt, SearchPicker};
use crate::app::update::{distance, filter};
use crate::config::Searches;
use crate::input::{Action, Mode};
use crate::limits;
use crate::query::{Field, Query, Reason, complete};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Opens the list of saved searches and has the file read again.
pub(super) fn start_picker(state: &mut State, effects: &mut Vec<Effect>) {
    state.picker = Some(SearchPicker::default());
    effects.push(Effect::ReadSearches);
}

/// Starts typing the name under which the filter is saved.
pub(super) fn start_naming(state: &mut State) {
    if state.filter.query.is_empty() {
        state.notify(Phrase::NothingToSave);
        return;
    }
    state.naming = Some(NamePrompt::default());
}

/// Moves cursor and window to the first search, after the typed text has changed.
pub(super) fn to_top(state: &mut State) {
    if let Some(picker) = &mut state.picker {
        picker.cursor = 0;
        picker.top = 0;
    }
}

/// Moves the cursor as far as a movement action goes.
pub(super) fn move_by(state: &mut State, action: Action) {
    let rows = geometry::overlay(&state.panes(), state.size).rows();
    if let Some(picker) = &mut state.picker {
        let by = distance(action, rows, picker.matching(&state.searches).len());
        picker.cursor = picker.cursor.saturating_add_signed(by);
    }
}

/// Clamps cursor and window.
pub(super) fn keep_in_window(state: &mut State) {
    let rows = geometry::overlay(&state.panes(), state.size).rows().max(1);
    if let Some(picker) = &mut state.picker {
        let length = picker.matching(&state.searches).len();
        picker.cursor = picker.cursor.min(length.saturating_sub(1));
        let lowest = (picker.cursor + 1).saturating_sub(rows);
        picker.top = picker.top.clamp(lowest, picker.cursor).min(length.saturating_sub(rows).max(lowest));
    }
}

/// The name and the query of the search under the cursor.
fn here(state: &State) -> Option<(CleanText, CleanText)> {
    let picker = state.picker.as_ref()?;
    let matching = picker.matching(&state.searches);
    matching.get(picker.cursor).map(|search| (search.name.clone(), search.text.clone()))
}

/// Makes the search under the cursor the filter.
pub(super) fn apply(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((name, text)) = here(state) else { return };
    state.picker = None;
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
            super::focus(state, Pane::List);
            filter::set_to_newest(state, new, effects);
        }
        Err(phrase) => state.warn(phrase),
    }
}

/// Asks for the search under the cursor to be deleted.
pub(super) fn forget(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some((name, _)) = here(state) {
        effects.push(Effect::SaveSearch { name, query: None });
    }
}

/// Saves the filter under the typed name, or shows under the prompt why it can't.
pub(super) fn save(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(naming) = &state.naming else { return };
    let name = CleanText::line(naming.line.value());
    let query = CleanText::line(&state.filter.text);
    let fault = fault(&state.searches, &name, &query);
    if fault.is_none() {
        state.naming = None;
        effects.push(Effect::SaveSearch { name, query: Some(query) });
    } else if let Some(naming) = &mut state.naming {
        naming.fault = fault;
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

/// Closes the list of searches and the prompt for a name.
pub(super) fn cancel(state: &mut State) {
    state.picker = None;
    state.naming = None;
}

/// The prompt for a name, with its error cleared, because the name is about to change; `None` if it is
/// closed.
pub(super) fn name_line(state: &mut State) -> Option<&mut Input> {
    state.naming.as_mut().map(|naming| {
        naming.fault = None;
        &mut naming.line
    })
}

/// Receives the saved searches as read from or written to their file, and a notice to show. Asks for the list
/// again if the filter or a highlight rule uses one of them.
pub(super) fn take(state: &mut State, searches: Searches, notice: Option<Phrase>, effects: &mut Vec<Effect>) {
    let differ = searches != state.searches;
    state.searches = searches;
    let in_rules = state.highlight_rules.iter().any(|rule| Searches::are_named_in(&rule.query));
    if differ && (in_rules || Searches::are_named_in(&state.filter.query)) {
        filter::ask(state, effects);
    }
    if let Some(mut phrase) = notice {
        if let Phrase::SearchSaved { key, .. } = &mut phrase {
            // The runtime, which made the notice, knows no keys.
            *key = key_label(state, Mode::List, Action::PickSearch);
        }
        state.notify(phrase);
    }
}
