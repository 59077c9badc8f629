//! The bar at the bottom: the line being typed, the keys that may follow, a notice, or the few keys
//! that matter here.

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::bar::{self, Hint};
use crate::app::typing::Window;
use crate::app::{Area, State};
use crate::input::Mode;
use crate::text::{cell_width, cut_to_cells};
use crate::view::{Canvas, Look, caret_at, reading, rules};
use crate::wording::Phrase;

/// Most rows of a notice.
const NOTICE_ROWS: usize = 3;

/// Draws the bar; gives the place of the caret while something is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) -> Option<Position> {
    let typed = match state.mode() {
        Mode::TagPrompt => state.tags.prompt.as_ref(),
        Mode::DatePrompt => state.date_prompt.as_ref().map(|prompt| &prompt.line),
        Mode::HelpPrompt => state.help.as_ref().map(|help| &help.line),
        // The filter and the searches have rows of their own.
        Mode::Prompt
        | Mode::Searches
        | Mode::SearchName
        | Mode::Palette
        | Mode::FindPrompt
        | Mode::Outline
        | Mode::Hints
        | Mode::PipePrompt
        | Mode::FilePrompt
        | Mode::List
        | Mode::Article
        | Mode::Tags
        | Mode::Help => None,
    };
    if let Some(line) = typed {
        return Some(draw_prompt(canvas, area, state, line));
    }
    if !state.pending.is_empty() {
        draw_pending(canvas, area, state);
        return None;
    }
    let notice = state.notice.as_ref().map(|notice| (notice.phrase.text(), notice.warning));
    if let Some((text, warning)) = notice {
        let look = if warning { Look::Warning } else { Look::Notice };
        // A long notice takes the whole bar; nothing of it is lost to hints.
        let room = bar::room_beside_notice(state, area).unwrap_or(0);
        if room > 0 {
            draw_hints(canvas, area, state, room);
            canvas.right_text(area.x + area.width - 1, area.y, cell_width(&text), &text, look);
        } else {
            draw_long(canvas, area, &text, look);
        }
    } else if !draw_guide(canvas, area, state) {
        let rest = without_progress(canvas, area, state);
        draw_title_or_hints(canvas, rest, state);
    }
    None
}

/// The step of the guided start, in the place of the keys; says whether there is one here.
fn draw_guide(canvas: &mut Canvas<'_>, area: Area, state: &State) -> bool {
    let is_covered = state.help.is_some() || state.picker.is_some();
    let step = state.guide.filter(|_| !is_covered);
    let Some((step, phrase)) = step.and_then(|step| Some((step, step.phrase(state)?))) else { return false };
    let (number, steps) = step.number();
    let number = Phrase::GuideNumber { step: number, steps }.text();
    let mut x = area.x + 1;
    let room = |x: u16| usize::from((area.x + area.width).saturating_sub(x + 1));
    x += canvas.text(x, area.y, room(x), &number, Look::Key) + 2;
    let text = phrase.text();
    // Where it does not fit, the key and what it does say the same.
    let text = if cell_width(&text) <= room(x) { text } else { step.short(state).unwrap_or(text) };
    canvas.text(x, area.y, room(x), &text, Look::Notice);
    true
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
        let keys = bar::beside_line(state, area);
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
        clear(canvas, area);
        draw_placed(canvas, area, row.hints);
    }
    canvas.text(area.x + 1, first, usize::from(area.width), &bar::pressed(state), Look::Heading);
}

/// Takes away what stands in a row.
fn clear(canvas: &mut Canvas<'_>, row: Area) {
    for x in row.x..row.x + row.width {
        canvas.text(x, row.y, 1, " ", Look::Row);
    }
}

/// A notice that takes the whole bar, and rows over it where it is longer: nothing of it is lost.
fn draw_long(canvas: &mut Canvas<'_>, area: Area, text: &str, look: Look) {
    let width = usize::from(area.width.saturating_sub(2)).max(1);
    let mut lines = textwrap::wrap(text, width);
    lines.truncate(NOTICE_ROWS.min(usize::from(area.y) + 1));
    let first = area.y.saturating_sub(u16::try_from(lines.len().saturating_sub(1)).unwrap_or(area.y));
    for (y, line) in (first..).zip(lines) {
        let row = Area { y, ..area };
        clear(canvas, row);
        canvas.text(row.x + 1, y, width, &line, look);
    }
}

/// The area without the progress in the article, which stands at its right where there is no rule for it.
fn without_progress(canvas: &mut Canvas<'_>, area: Area, state: &State) -> Area {
    let (None, Some(progress)) = (state.panes().bottom_rule, rules::progress(state)) else { return area };
    let room = usize::from(area.width / 3);
    let used = canvas.right_text(area.x + area.width - 1, area.y, room, &progress, Look::Faint);
    Area { width: area.width.saturating_sub(used + 1), ..area }
}

/// Where the article pane is not shown, the bar says a title that the list had to cut.
fn draw_title_or_hints(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    if state.shape.zen && !state.reading.is_finding() {
        return;
    }
    if state.mode() == Mode::Article && state.reading.is_finding() {
        let used = reading::draw_find(canvas, area, state).min(area.width);
        let rest = Area { x: area.x + used, width: area.width - used, ..area };
        return draw_hints(canvas, rest, state, usize::from(rest.width));
    }
    match bar::cut_title(state, area) {
        Some(title) => {
            canvas.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &title, Look::Faint);
        }
        None => draw_hints(canvas, area, state, usize::from(area.width)),
    }
}

/// The few keys that matter here.
pub(super) fn draw_hints(canvas: &mut Canvas<'_>, area: Area, state: &State, room: usize) {
    let right = area.x.saturating_add(area.width.min(u16::try_from(room).unwrap_or(u16::MAX)));
    draw_placed(canvas, area, bar::placed(bar::hints(state, area.width), area.x + 1, right));
}

fn draw_placed(canvas: &mut Canvas<'_>, area: Area, hints: Vec<(u16, Hint)>) {
    for (x, Hint { keys, words, .. }) in hints {
        let cells = usize::from(area.width);
        let used = canvas.text(x, area.y, cells, &keys, Look::Key) + 1;
        canvas.text(x + used, area.y, cells, &words, Look::Faint);
    }
}
