//! Typing the filter, or to find or name a saved search: the line on the row of the rule, and under it
//! what is to be said of it. Where there is no row for that, it stands at the right of the line.

use std::ops::Range;

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::beneath::{self, Tone};
use crate::app::geometry::{self, PromptArea};
use crate::app::typing::{Below, Completing, Window};
use crate::app::{Area, Panes, State};
use crate::config::choice::Icons;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::signs::Sign;
use crate::view::{Canvas, Look, bar, caret_at};
use crate::wording::Phrase;

/// Fewest cells beside the mark of an error in which its reason is still read well.
const REASON_CELLS: usize = 24;

/// Draws the line and what is under it; gives the place of the caret.
pub(super) fn draw(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) -> Option<Position> {
    let PromptArea { line: row, below } = geometry::prompt(panes)?;
    canvas.clear(row);
    let (lead, line) = typed(state)?;
    let side = match below {
        Some(_) => None,
        None => beneath::said(state),
    };
    let side = side.unwrap_or_else(|| (count(state), Tone::Faint));
    let lead_cells = canvas.text(row.x + 1, row.y, usize::from(row.width / 2), &lead, Look::Key);
    let half = usize::from(row.width / 2);
    let side_text = cut_to_cells(&side.0, half);
    let side_cells = canvas.right_text(row.x + row.width - 1, row.y, half, &side_text, look(side.1));
    let x = row.x + 1 + lead_cells;
    let room = usize::from((row.x + row.width).saturating_sub(x + side_cells + 3));
    let window = Window::on(line, room);
    canvas.text(x, row.y, room, window.shown(), Look::Row);
    if let Some(area) = below {
        draw_below(canvas, area, state, (x, &window));
    }
    Some(caret_at(row, usize::from(x - row.x) + window.caret))
}

/// How a tone looks.
pub(super) fn look(tone: Tone) -> Look {
    match tone {
        Tone::Faint => Look::Faint,
        Tone::Chosen => Look::Included,
        Tone::Notice => Look::Notice,
        Tone::Warning => Look::Warning,
    }
}

/// The line that is typed, and what stands before it.
fn typed(state: &State) -> Option<(CleanText, &Input)> {
    if let Some(picker) = &state.picker {
        return Some((CleanText::line("/"), &picker.line));
    }
    if let Some(palette) = &state.palette {
        return Some((CleanText::line(":"), &palette.line));
    }
    if let Some(naming) = &state.naming {
        // Clean text ends without a space.
        return Some((CleanText::piece(&Phrase::SaveAs.to_string()), &naming.line));
    }
    state.prompt.as_ref().map(|prompt| (CleanText::line("/"), &prompt.line))
}

/// How much is found.
fn count(state: &State) -> CleanText {
    if let Some(palette) = &state.palette {
        return Phrase::CommandsFound { count: palette.found.len() }.text();
    }
    let (shown, all) = match &state.picker {
        Some(picker) => (picker.matching(&state.searches).len(), state.searches.len()),
        None => (state.finding.ids.len(), state.library.len()),
    };
    Phrase::ShownOf { shown, all }.text()
}

/// What is said under the line, which begins at a column and shows the window.
fn draw_below(canvas: &mut Canvas<'_>, area: Area, state: &State, (x, window): (u16, &Window<'_>)) {
    let below = state.prompt.as_ref().map(|prompt| prompt.below(state.notice.as_ref()));
    let of_prompt = below.filter(|_| state.picker.is_none() && state.naming.is_none());
    match (of_prompt, beneath::said(state)) {
        (Some(Below::Error(error)), Some((reason, tone))) => {
            let cells = window.cells(&error.span);
            let column = usize::from(x - area.x);
            let marked = column + cells.start..column + cells.end;
            let beside =
                usize::from(area.width).saturating_sub(marked.end + 2).max(marked.start.saturating_sub(2));
            let reason = if cell_width(&reason) > beside { error.short_sentence() } else { reason };
            draw_error(canvas, area, marked, &reason, look(tone));
        }
        (Some(Below::Candidates(completing)), _) => draw_candidates(canvas, area, completing, state.icons),
        (_, Some((sentence, tone))) => {
            let look = look(tone);
            canvas.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &sentence, look);
        }
        (_, None) => bar::draw_hints(canvas, area, state),
    }
}

/// The mark under what is wrong, and the reason beside it: at the right where it fits, else at the left,
/// else where there is more room; where there is little on both sides, the reason alone.
fn draw_error(canvas: &mut Canvas<'_>, area: Area, marked: Range<usize>, reason: &str, look: Look) {
    let width = usize::from(area.width);
    let right = width.saturating_sub(marked.end + 2);
    let left = marked.start.saturating_sub(2);
    let cells = cell_width(reason);
    let column = |at: usize| area.x + u16::try_from(at).unwrap_or(u16::MAX).min(area.width);
    if cells > right.max(left) && right.max(left) < REASON_CELLS {
        canvas.text(column(1), area.y, width.saturating_sub(2), reason, look);
        return;
    }
    canvas.text(column(marked.start), area.y, marked.len(), &"^".repeat(marked.len()), look);
    if cells <= right || (cells > left && right >= left) {
        canvas.text(column(marked.end + 1), area.y, right, reason, look);
    } else {
        let cut = cut_to_cells(reason, left);
        canvas.text(column(marked.start - 1 - cell_width(&cut)), area.y, left, &cut, look);
    }
}

/// The row of candidates, as many as fit, with the one that stands in the line among them.
fn draw_candidates(canvas: &mut Canvas<'_>, area: Area, completing: &Completing, icons: Icons) {
    let shown = beneath::candidates(completing, area);
    for candidate in &shown.candidates {
        let is_chosen = completing.chosen == Some(candidate.at);
        let (mark, look) =
            if is_chosen { (Sign::Chosen.drawn(icons), Look::Included) } else { (" ", Look::Faint) };
        canvas.text(candidate.x, area.y, 1, mark, look);
        canvas.text(candidate.x + 1, area.y, usize::from(area.width), &candidate.label, look);
    }
    if let Some(x) = shown.more {
        canvas.text(x, area.y, 1, "…", Look::Faint);
    }
}
