//! Typing a command: opening, finding, trying a theme, running.

use tui_input::Input;

use crate::app::geometry;
use crate::app::message::Effect;
use crate::app::palette::{self, Command, Entry, Palette};
use crate::app::state::{Filter, State};
use crate::app::update::{distance, filter, order};
use crate::input::Action;
use crate::limits;
use crate::query::{SORTS, Sort};
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// Starts typing a command.
pub(super) fn start(state: &mut State) {
    start_with(state, "");
}

/// Starts with the themes, the cursor on the one in use.
pub(super) fn start_themes(state: &mut State) {
    start_with(state, "theme ");
    let name = state.looks.theme().name.clone();
    if let Some(palette) = &mut state.palette {
        let now = palette.found.iter().position(|entry| entry.name() == name);
        palette.cursor = now.unwrap_or(0);
    }
}

fn start_with(state: &mut State, line: &str) {
    let from = state.mode();
    let found = palette::found(state, from, line);
    let before = state.looks.theme().clone();
    state.palette =
        Some(Palette { line: Input::new(line.to_owned()), from, found, cursor: 0, top: 0, before });
}

/// What is typed is something else.
pub(super) fn typed(state: &mut State) {
    let Some(palette) = &state.palette else { return };
    let found = palette::found(state, palette.from, palette.line.value());
    if let Some(palette) = &mut state.palette {
        palette.found = found;
        palette.cursor = 0;
        palette.top = 0;
    }
}

/// Moves the cursor by an action.
pub(super) fn move_by(state: &mut State, action: Action) {
    let rows = geometry::palette(&state.panes(), state.size).rows().saturating_sub(1);
    if let Some(palette) = &mut state.palette {
        let by = distance(action, rows, palette.found.len());
        palette.cursor = palette.cursor.saturating_add_signed(by);
    }
}

/// Clamps cursor and window, and shows the theme with the cursor, or the one before.
pub(super) fn keep_in_window(state: &mut State) {
    let rows = geometry::palette(&state.panes(), state.size).rows().saturating_sub(1).max(1);
    let Some(palette) = &mut state.palette else { return };
    let length = palette.found.len();
    palette.cursor = palette.cursor.min(length.saturating_sub(1));
    let lowest = (palette.cursor + 1).saturating_sub(rows);
    palette.top = palette.top.clamp(lowest, palette.cursor).min(length.saturating_sub(rows).max(lowest));
    let tried = match palette.found.get(palette.cursor) {
        Some(Entry::Value { command: Command::Theme, text, .. }) => state.looks.named(text).cloned(),
        _ => None,
    };
    let theme = tried.unwrap_or_else(|| palette.before.clone());
    if theme != *state.looks.theme() {
        state.looks.take(theme);
    }
}

/// Writes the entry with the cursor into the line; where it stands there, goes to the next one, or the one
/// before.
pub(super) fn complete(state: &mut State, forward: bool) {
    let Some(palette) = &mut state.palette else { return };
    let Some(entry) = palette.found.get(palette.cursor) else {
        state.say(Phrase::NothingToComplete);
        return;
    };
    let is_there = match entry {
        // Behind its name, what it takes is chosen.
        Entry::Command(_) => palette.line.value() == entry.typed(),
        Entry::Action(_) | Entry::Value { .. } => palette.line.value().trim_end() == entry.typed(),
    };
    if forward && !is_there {
        palette.line = Input::new(entry.typed());
        if matches!(entry, Entry::Command(_)) {
            typed(state);
        }
        return;
    }
    let length = palette.found.len();
    palette.cursor = (palette.cursor + if forward { 1 } else { length.saturating_sub(1) }) % length.max(1);
    if let Some(entry) = palette.found.get(palette.cursor) {
        palette.line = Input::new(entry.typed());
    }
}

/// Stops typing; a theme that was tried is left again.
pub(super) fn cancel(state: &mut State) {
    if let Some(palette) = state.palette.take() {
        state.looks.take(palette.before);
    }
}

/// What there is not, and what may have been meant.
fn not_found(state: &State, line: &str) -> Phrase {
    let shown = |text: &str| CleanText::line(text).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match palette::command(line) {
        Some((Command::Sort, typed)) => {
            let names =
                SORTS.iter().flat_map(|row| std::iter::once(row.name).chain(row.others.iter().copied()));
            let meant = nearest(typed.trim_start_matches('-'), names).map(CleanText::line);
            Phrase::NoSuchOrder { typed: shown(typed), meant }
        }
        Some((Command::Theme, typed)) => {
            match nearest(typed, state.looks.known().iter().map(|theme| &*theme.name)) {
                Some(meant) => {
                    Phrase::UnknownThemeMeant { name: shown(typed), meant: CleanText::line(meant) }
                }
                None => Phrase::UnknownTheme { name: shown(typed) },
            }
        }
        Some((Command::Filter, _)) | None => Phrase::NoSuchCommand { typed: shown(line) },
    }
}

/// Runs the entry with the cursor; gives the action that it is.
pub(super) fn run(state: &mut State, effects: &mut Vec<Effect>) -> Option<Action> {
    let palette = state.palette.as_ref()?;
    let Some(entry) = palette.found.get(palette.cursor).cloned() else {
        let phrase = not_found(state, palette.line.value());
        state.warn(phrase);
        return None;
    };
    match entry {
        Entry::Action(row) => {
            cancel(state);
            return Some(row.action);
        }
        Entry::Command(_) => complete(state, true),
        Entry::Value { command: Command::Theme, text, .. } => {
            state.palette = None;
            state.looks.take_named(&text);
            if state.theme_is_set {
                state.say(Phrase::ThemeTaken { name: text });
            } else {
                effects.push(Effect::RememberTheme(text.clone()));
                state.say(Phrase::ThemeKept { name: text });
            }
        }
        Entry::Value { command: Command::Sort, text, .. } => {
            cancel(state);
            if let Some(sort) = Sort::named(&text) {
                order::set(state, sort, effects);
            }
        }
        Entry::Value { command: Command::Filter, text, .. } => match Filter::typed(&text) {
            Ok(new) => {
                cancel(state);
                filter::set_to_newest(state, new, effects);
            }
            Err(error) => state.warn(Phrase::FilterNotTaken { reason: error.sentence() }),
        },
    }
    None
}
