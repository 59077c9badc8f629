//! Going to a date.

use crate::app::dates;
use crate::app::lessons::key_of;
use crate::app::state::{DatePrompt, State};
use crate::app::update::list;
use crate::input::{Action, Mode};
use crate::query::SortKey;
use crate::text::CleanText;
use crate::wording::Phrase;

/// Starts typing a date, where the list has the order of dates.
pub(super) fn start_prompt(state: &mut State) {
    if state.finding.sort.key != SortKey::Date {
        state.warn(Phrase::NotByDate { key: key_of(state, Mode::List, Action::SortByDate) });
    } else if state.finding.ids.is_empty() {
        state.say(Phrase::NoArticle);
    } else {
        state.date_prompt = Some(DatePrompt::default());
    }
}

/// What was typed is no date, or may be one.
pub(super) fn typed(state: &mut State) {
    let today = state.today;
    if let Some(prompt) = &mut state.date_prompt {
        prompt.error = dates::read(prompt.line.value(), today).err().flatten();
    }
}

/// Stops typing and goes to the date; says where that is when no article has it.
pub(super) fn accept(state: &mut State) {
    let Some(prompt) = &mut state.date_prompt else { return };
    let text = CleanText::line(prompt.line.value());
    if let (false, Err(phrase)) = (text.is_empty(), dates::read(&text, state.today)) {
        // It can be mended where it stands.
        prompt.error = Some(phrase.unwrap_or(Phrase::NotADate { text }));
        return;
    }
    state.date_prompt = None;
    if text.is_empty() {
        return;
    }
    if state.finding.sort.key != SortKey::Date {
        return state.warn(Phrase::NotByDate { key: key_of(state, Mode::List, Action::SortByDate) });
    }
    let Ok(days) = dates::read(&text, state.today) else { return };
    let Some(landing) = dates::landing(&state.finding, &days) else { return state.say(Phrase::NoDates) };
    state.list.cursor = landing.index;
    // What was asked for stands at the top, with what is older below it.
    state.list.top = landing.index;
    list::attend(state);
    if !landing.is_asked {
        let day = landing.day;
        let nearest = Phrase::LongDate { day: day.day(), month: day.month(), year: day.year() }.text();
        state.say(Phrase::NearestDate { asked: text, nearest });
    }
}
