//! The bar at the bottom: the line being typed, the keys that may follow, a notice, or the few keys
//! that matter here.

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::bar::{self, Hint};
use crate::app::guide::Step;
use crate::app::typing::Window;
use crate::app::{Area, State};
use crate::input::{LinePlace, Mode};
use crate::text::{cell_width, cut_to_cells};
use crate::view::{Canvas, Look, caret_at, reading};
use crate::wording::Phrase;

/// Most rows of a notice.
const NOTICE_ROWS: usize = 3;

/// Draws the bar; gives the place of the caret while something is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) -> Option<Position> {
    // In the order in which they lie over each other.
    let key = state.help.as_ref().map(|help| &help.line);
    let date = state.date_prompt.as_ref().map(|prompt| &prompt.line);
    let typed = key.or(date).or(state.tags.prompt.as_ref());
    let typed = typed.filter(|_| state.mode().line_place() == Some(LinePlace::Bar));
    if let Some(line) = typed {
        return Some(draw_prompt(canvas, area, state, line));
    }
    if !state.pending.is_empty() {
        draw_pending(canvas, area, state);
    } else if let Some(notice) = &state.notice {
        let (text, look) = (notice.phrase.text(), if notice.warning { Look::Warning } else { Look::Notice });
        // A long notice takes the whole bar; nothing of it is lost to hints.
        if bar::room_beside_notice(state, area) == Some(0) {
            draw_long(canvas, area, &text, look);
        } else {
            canvas.right_text(area.x + area.width - 1, area.y, cell_width(&text), &text, look);
        }
    } else if let Some(step) = bar::guide(state) {
        draw_guide(canvas, area, state, step);
    } else {
        draw_sides(canvas, area, state);
    }
    draw_hints(canvas, area, state);
    None
}

/// The step of the guided start, in the place of the keys.
fn draw_guide(canvas: &mut Canvas<'_>, area: Area, state: &State, step: Step) {
    let (number, steps) = step.number();
    let number = Phrase::GuideNumber { step: number, steps }.text();
    let mut x = area.x + 1;
    let room = |x: u16| usize::from((area.x + area.width).saturating_sub(x + 1));
    x += canvas.text(x, area.y, room(x), &number, Look::Key) + 2;
    // Where it does not fit, the key and what it does say the same.
    let whole = step.phrase(state).map(|phrase| phrase.text());
    let text = whole.filter(|text| cell_width(text) <= room(x)).or_else(|| step.short(state));
    canvas.text(x, area.y, room(x), &text.unwrap_or_default(), Look::Notice);
}

/// What stands at the sides of the hints: the progress in an article that has no rule for it, what is looked
/// for in it, and in their place a title that the list had to cut.
fn draw_sides(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let right = area.x + area.width - 1;
    if let Some(progress) = bar::progress_beside(state, area) {
        canvas.right_text(right, area.y, cell_width(&progress), &progress, Look::Faint);
    }
    let rest = bar::rest(state, area);
    if state.mode() == Mode::Article && state.reading.is_finding() {
        reading::draw_find(canvas, area, state);
    } else if let Some(title) = bar::cut_title(state, rest) {
        canvas.text(rest.x + 1, area.y, usize::from(rest.width.saturating_sub(2)), &title, Look::Faint);
    }
}

/// The typed line, and at the right the keys that help.
fn draw_prompt(canvas: &mut Canvas<'_>, area: Area, state: &State, line: &Input) -> Position {
    let mut x = area.x + 1;
    if state.mode() == Mode::DatePrompt {
        let room = usize::from(area.width / 2);
        x += canvas.text(x, area.y, room, &Phrase::GoToDate.to_string(), Look::Key);
    } else {
        x += canvas.text(x, area.y, 1, "/", Look::Key);
    }
    let right = area.x + area.width;
    let error = state.date_prompt.as_ref().and_then(|prompt| prompt.error.as_ref());
    let beside = if let Some(error) = error {
        // A date is short, so that what is wrong with it has room.
        let room = usize::from(area.width).saturating_sub(usize::from(x) + line.visual_cursor() + 4);
        let said = cut_to_cells(&error.text(), room);
        right - canvas.right_text(right - 1, area.y, room, &said, Look::Warning)
    } else {
        let keys = bar::shown(state, area);
        let left = keys.first().map_or(right, |(x, _)| *x);
        draw_placed(canvas, area, keys);
        left
    };
    let room = usize::from(beside.saturating_sub(x + 3));
    let window = Window::on(line, room);
    canvas.text(x, area.y, room, window.shown(), Look::Row);
    caret_at(area, usize::from(x - area.x) + window.caret)
}

/// The keys that may follow those pressed.
fn draw_pending(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let rows = bar::menu(state, area);
    let first = rows.first().map_or(area.y, |row| row.y);
    for row in rows {
        let area = Area { y: row.y, ..area };
        canvas.clear(area);
        draw_placed(canvas, area, row.hints);
    }
    canvas.text(area.x + 1, first, usize::from(area.width), &bar::pressed(state), Look::Heading);
}

/// A notice that takes the whole bar, and rows over it where it is longer.
fn draw_long(canvas: &mut Canvas<'_>, area: Area, text: &str, look: Look) {
    let width = usize::from(area.width.saturating_sub(2)).max(1);
    let most = NOTICE_ROWS.min(usize::from(area.y) + 1);
    let cut = cut_to_cells(text, width * most);
    let mut lines = textwrap::wrap(&cut, width);
    if lines.len() > most {
        // Words that do not fit a row leave cells behind.
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

/// The few keys that matter here.
pub(super) fn draw_hints(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    draw_placed(canvas, area, bar::shown(state, area));
}

fn draw_placed(canvas: &mut Canvas<'_>, area: Area, hints: Vec<(u16, Hint)>) {
    for (x, Hint { keys, words, .. }) in hints {
        let cells = usize::from(area.width);
        let used = canvas.text(x, area.y, cells, &keys, Look::Key) + 1;
        canvas.text(x + used, area.y, cells, &words, Look::Faint);
    }
}
