//! The command palette: typing a command, completing it, previewing themes, running it.
//! [`app::palette`](crate::app::palette) finds the entries; the parent module runs the chosen one. Floor 3,
//! part of [`app`](crate::app).

use tui_input::Input;

use crate::app::message::Effect;
use crate::app::palette;
use crate::app::state::{Command, CommandPalette, Filter, PaletteEntry, Picker, Prompt, State};
use crate::app::update::{filter, order};
use crate::config::themes;
use crate::input::{Action, Direction};
use crate::limits;
use crate::query::{SORTS, Sort};
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// Opens the palette with the themes, the cursor on the one in use.
pub(super) fn start_themes(state: &mut State) {
    start(state, "theme ");
    let name = state.screen.themes.theme().name.clone();
    if let Some(Prompt::Palette(palette)) = &mut state.prompt {
        let now = palette.found.iter().position(|entry| entry.name() == name);
        palette.picker.cursor = now.unwrap_or(0);
    }
}

/// Opens the palette with a line to go on with.
pub(super) fn start(state: &mut State, line: &str) {
    let from = state.mode();
    let found = palette::found(state, from, line);
    let before = state.screen.themes.theme().clone();
    let picker = Picker { line: Input::new(line.to_owned()), ..Picker::default() };
    state.prompt = Some(Prompt::Palette(CommandPalette { picker, from, found, before }));
}

/// Finds the entries again, after the typed text has changed.
pub(super) fn typed(state: &mut State) {
    let Some(Prompt::Palette(palette)) = &state.prompt else { return };
    let found = palette::found(state, palette.from, palette.picker.line.value());
    if let Some(Prompt::Palette(palette)) = &mut state.prompt {
        palette.found = found;
        palette.picker.to_top();
    }
}

/// Previews the theme under the cursor; without one, shows the previous theme.
pub(super) fn preview(state: &mut State) {
    let Some(Prompt::Palette(palette)) = &state.prompt else { return };
    let tried = match palette.found.get(palette.picker.cursor) {
        Some(PaletteEntry::Value { command: Command::Theme, text, .. }) => {
            state.screen.themes.named(text).cloned()
        }
        _ => None,
    };
    let theme = tried.unwrap_or_else(|| palette.before.clone());
    if theme != *state.screen.themes.theme() {
        state.screen.themes.take(theme);
    }
}

/// Writes the entry under the cursor into the prompt; if it is there already, moves to the next or previous
/// entry and writes that.
pub(super) fn complete(state: &mut State, direction: Direction) {
    let Some(Prompt::Palette(CommandPalette { picker, found, .. })) = &mut state.prompt else { return };
    let Some(entry) = found.get(picker.cursor) else { return state.notify(Phrase::NothingToComplete) };
    let is_there = match entry {
        // After its name, its value is chosen.
        PaletteEntry::Command(_) => picker.line.value() == entry.typed(),
        PaletteEntry::Action(_) | PaletteEntry::Value { .. } => {
            picker.line.value().trim_end() == entry.typed()
        }
    };
    if direction == Direction::Forward && !is_there {
        picker.line = Input::new(entry.typed());
        if matches!(entry, PaletteEntry::Command(_)) {
            typed(state);
        }
        return;
    }
    let length = found.len();
    let step = match direction {
        Direction::Forward => 1,
        Direction::Back => length.saturating_sub(1),
    };
    picker.cursor = (picker.cursor + step) % length.max(1);
    if let Some(entry) = found.get(picker.cursor) {
        picker.line = Input::new(entry.typed());
    }
}

/// Closes the palette and ends the preview of a theme.
pub(super) fn cancel(state: &mut State) {
    if let Some(Prompt::Palette(palette)) = state.prompt.take() {
        state.screen.themes.take(palette.before);
    }
}

/// The notice for text that matches no entry, with the nearest name.
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
            let known = state.screen.themes.known.iter().map(|theme| &*theme.name);
            Phrase::SettingWrong { mistake: themes::unknown(typed, known) }
        }
        Some((Command::Filter, _)) | None => Phrase::NoSuchCommand { typed: shown(line) },
    }
}

/// Runs the entry under the cursor. Returns its action, if it is one, for the caller to run.
pub(super) fn run(state: &mut State, effects: &mut Vec<Effect>) -> Option<Action> {
    let Some(Prompt::Palette(palette)) = &state.prompt else { return None };
    let Some(entry) = palette.found.get(palette.picker.cursor).cloned() else {
        let phrase = not_found(state, palette.picker.line.value());
        state.warn(phrase);
        return None;
    };
    match entry {
        PaletteEntry::Action(row) => {
            cancel(state);
            return Some(row.action);
        }
        PaletteEntry::Command(_) => complete(state, Direction::Forward),
        PaletteEntry::Value { command: Command::Theme, text, .. } => {
            state.prompt = None;
            state.screen.themes.take_named(&text);
            if state.settings.theme_is_set {
                state.notify(Phrase::ThemeTaken { name: text });
            } else {
                effects.push(Effect::RememberTheme(text.clone()));
                state.notify(Phrase::ThemeKept { name: text });
            }
        }
        PaletteEntry::Value { command: Command::Sort, text, .. } => {
            cancel(state);
            if let Some(sort) = Sort::named(&text) {
                order::set(state, sort, effects);
            }
        }
        PaletteEntry::Value { command: Command::Filter, text, .. } => match Filter::typed(&text) {
            Ok(new) => {
                cancel(state);
                filter::set_to_newest(state, new, effects);
            }
            Err(error) => state.warn(Phrase::FilterUnchanged { reason: error.sentence() }),
        },
    }
    None
}
