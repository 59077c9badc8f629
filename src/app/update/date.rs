//! Going to a date in the list. [`app::dates`](crate::app::dates) parses and finds dates. Floor 3, part of
//! [`app`](crate::app).

use crate::app::dates;
use crate::app::state::prompt::DatePrompt;
use crate::app::state::{Prompt, State};
use crate::app::update::list;
use crate::input::{Action, Mode};
use crate::query::SortKey;
use crate::text::CleanText;
use crate::wording::{Phrase, ScreenText};

/// Starts typing a date, if the list is sorted by date.
pub(super) fn start_prompt(state: &mut State) {
    if state.finding.sort.key != SortKey::Date {
        state.warn(Phrase::NotByDate {
            key: state.settings.keymap.label(Mode::List, Action::Sort(SortKey::Date)),
        });
    } else if state.finding.ids.is_empty() {
        state.notify(Phrase::NoArticle);
    } else {
        state.prompt = Some(Prompt::Date(DatePrompt::default()));
    }
}

/// Shows the error if the typed text can't become a date.
pub(super) fn typed(state: &mut State) {
    let today = state.today;
    if let Some(Prompt::Date(prompt)) = &mut state.prompt {
        prompt.error = dates::read(prompt.line.value(), today).err().flatten();
    }
}

/// Stops typing and goes to the date, or to the nearest one with an article, which is reported. Text that is
/// not a date stays in the prompt.
pub(super) fn accept(state: &mut State) {
    let Some(Prompt::Date(prompt)) = &mut state.prompt else { return };
    let text = CleanText::line(prompt.line.value());
    if let (false, Err(phrase)) = (text.is_empty(), dates::read(&text, state.today)) {
        // The prompt stays open, so that the text can be corrected.
        prompt.error = Some(phrase.unwrap_or(Phrase::NotADate { text }));
        return;
    }
    state.prompt = None;
    if text.is_empty() {
        return;
    }
    if state.finding.sort.key != SortKey::Date {
        return state.warn(Phrase::NotByDate {
            key: state.settings.keymap.label(Mode::List, Action::Sort(SortKey::Date)),
        });
    }
    let Ok(days) = dates::read(&text, state.today) else { return };
    let Some(landing) = dates::landing(&state.finding, &days) else { return state.notify(Phrase::NoDates) };
    state.list.cursor = landing.index;
    // The date is at the top, with older articles below.
    state.list.top = landing.index;
    list::hold_cursor(state);
    if !landing.is_asked {
        let day = landing.day;
        let nearest = ScreenText::LongDate { day: day.day(), month: day.month(), year: day.year() }.text();
        state.notify(Phrase::NearestDate { asked: text, nearest });
    }
}
