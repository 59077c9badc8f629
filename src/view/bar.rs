//! Draws the status line: a prompt, the keys that may follow in a key sequence, a notice, the tour, or key
//! hints. [`app::bar`](crate::app::bar) decides what is on it. Floor 4, part of [`view`](crate::view).

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::bar::{self, KeyHint};
use crate::app::tour::TourStep;
use crate::app::typing::LineWindow;
use crate::app::{Area, Prompt, State};
use crate::input::{Mode, PromptPlace};
use crate::text::{cell_width, cut_to_cells};
use crate::view::{Canvas, StyledPart, article_prompts, caret_at};
use crate::wording::Phrase;

const NOTICE_ROWS: usize = 3;

/// Draws the status line. Returns the position of the caret while something is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) -> Option<Position> {
    let typed = state.line().filter(|_| state.mode().prompt_place() == Some(PromptPlace::Bar));
    if let Some(line) = typed {
        return Some(draw_prompt(canvas, area, state, line));
    }
    if !state.pending.is_empty() {
        draw_pending(canvas, area, state);
    } else if let Some(notice) = &state.notice {
        let (text, look) =
            (notice.phrase.text(), if notice.warning { StyledPart::Warning } else { StyledPart::Notice });
        // A long notice takes the whole line: hints never shorten it.
        if bar::room_beside_notice(state, area) == Some(0) {
            draw_long(canvas, area, &text, look);
        } else {
            canvas.right_text(area.x + area.width - 1, area.y, cell_width(&text), &text, look);
        }
    } else if let Some(step) = bar::tour_step(state) {
        draw_tour(canvas, area, state, step);
    } else {
        draw_sides(canvas, area, state);
    }
    draw_hints(canvas, area, state);
    None
}

/// Draws the step of the tour in place of the hints.
fn draw_tour(canvas: &mut Canvas<'_>, area: Area, state: &State, step: TourStep) {
    let (number, steps) = step.number();
    let number = Phrase::TourNumber { step: number, steps }.text();
    let mut x = area.x + 1;
    let room = |x: u16| usize::from((area.x + area.width).saturating_sub(x + 1));
    x += canvas.text(x, area.y, room(x), &number, StyledPart::Key) + 2;
    // If the sentence doesn't fit, show only the key and its action.
    let whole = step.phrase(state).map(|phrase| phrase.text());
    let text = whole.filter(|text| cell_width(text) <= room(x)).or_else(|| step.short(state));
    canvas.text(x, area.y, room(x), &text.unwrap_or_default(), StyledPart::Notice);
}

/// Draws what is next to the hints: at the right, the progress if no rule shows it; at the left, the search
/// in the article or else a title that the list had to cut.
fn draw_sides(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let right = area.x + area.width - 1;
    if let Some(progress) = bar::progress_beside(state, area) {
        canvas.right_text(right, area.y, cell_width(&progress), &progress, StyledPart::Faint);
    }
    let rest = bar::rest(state, area);
    if state.mode() == Mode::Article && state.found.is_some() {
        article_prompts::draw_find(canvas, area, state);
    } else if let Some(title) = bar::cut_title(state, rest) {
        canvas.text(rest.x + 1, area.y, usize::from(rest.width.saturating_sub(2)), &title, StyledPart::Faint);
    }
}

/// Draws the prompt, with key hints or the error of a date at the right.
fn draw_prompt(canvas: &mut Canvas<'_>, area: Area, state: &State, line: &Input) -> Position {
    let mut x = area.x + 1;
    if state.mode() == Mode::DatePrompt {
        let room = usize::from(area.width / 2);
        x += canvas.text(x, area.y, room, &Phrase::GoToDate.to_string(), StyledPart::Key);
    } else {
        x += canvas.text(x, area.y, 1, "/", StyledPart::Key);
    }
    let right = area.x + area.width;
    let error = match &state.prompt {
        Some(Prompt::Date(prompt)) if state.help.is_none() => prompt.error.as_ref(),
        _ => None,
    };
    let beside = if let Some(error) = error {
        // A date is short, so its error fits next to it.
        let room = usize::from(area.width).saturating_sub(usize::from(x) + line.visual_cursor() + 4);
        let reason = cut_to_cells(&error.text(), room);
        right - canvas.right_text(right - 1, area.y, room, &reason, StyledPart::Warning)
    } else {
        let keys = bar::shown(state, area);
        let left = keys.first().map_or(right, |(x, _)| *x);
        draw_placed(canvas, area, keys);
        left
    };
    let room = usize::from(beside.saturating_sub(x + 3));
    let window = LineWindow::on(line, room);
    canvas.text(x, area.y, room, window.shown(), StyledPart::Row);
    caret_at(area, usize::from(x - area.x) + window.caret)
}

/// Draws the keys that may follow in a key sequence.
fn draw_pending(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let rows = bar::menu(state, area);
    let first = rows.first().map_or(area.y, |row| row.y);
    for row in rows {
        let area = Area { y: row.y, ..area };
        canvas.clear(area);
        draw_placed(canvas, area, row.hints);
    }
    canvas.text(area.x + 1, first, usize::from(area.width), &bar::pressed(state), StyledPart::Heading);
}

/// Draws a notice over the whole line, and over rows above it if it is longer.
fn draw_long(canvas: &mut Canvas<'_>, area: Area, text: &str, look: StyledPart) {
    let width = usize::from(area.width.saturating_sub(2)).max(1);
    let most = NOTICE_ROWS.min(usize::from(area.y) + 1);
    let cut = cut_to_cells(text, width * most);
    let mut lines = textwrap::wrap(&cut, width);
    if lines.len() > most {
        // Wrapping at words can need more rows than the cells of the text do.
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(cut_to_cells(&rest, width).into());
    }
    let first = area.y.saturating_sub(u16::try_from(lines.len().saturating_sub(1)).unwrap_or(area.y));
    for (y, line) in (first..).zip(lines) {
        let row = Area { y, ..area };
        canvas.clear(row);
        canvas.text(row.x + 1, y, width, &line, look);
    }
}

pub(super) fn draw_hints(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    draw_placed(canvas, area, bar::shown(state, area));
}

fn draw_placed(canvas: &mut Canvas<'_>, area: Area, hints: Vec<(u16, KeyHint)>) {
    for (x, KeyHint { keys, words, .. }) in hints {
        let cells = usize::from(area.width);
        let used = canvas.text(x, area.y, cells, &keys, StyledPart::Key) + 1;
        canvas.text(x + used, area.y, cells, &words, StyledPart::Faint);
    }
}
