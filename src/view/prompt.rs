//! Typing the filter, or to find or name a saved search: the line on the row of the rule, and under it
//! what is to be said of it. Where there is no row for that, it stands at the right of the line.

use std::ops::Range;

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::geometry::{self, PromptArea};
use crate::app::state::Notice;
use crate::app::typing::{Below, Completing, Window, sentence, short_sentence};
use crate::app::{Area, Panes, State};
use crate::config::choice::Icons;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::signs::Sign;
use crate::view::{Canvas, Look, bar, caret_at};
use crate::wording::Phrase;

/// Fewest cells beside the mark of an error in which its reason is still read well.
const REASON_CELLS: usize = 24;
/// Most cells of a candidate.
const CANDIDATE_CELLS: usize = 40;
/// Cells before and behind a candidate.
const GAP: usize = 2;

/// A sentence and how it looks.
type Said = (CleanText, Look);

/// Draws the line and what is under it; gives the place of the caret.
pub(super) fn draw(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) -> Option<Position> {
    let PromptArea { line: row, below } = geometry::prompt(panes)?;
    for x in row.x..row.x + row.width {
        canvas.text(x, row.y, 1, " ", Look::Row);
    }
    let (lead, line) = typed(state)?;
    let side = match below {
        Some(_) => None,
        None => said(state),
    };
    let side = side.unwrap_or_else(|| (count(state), Look::Faint));
    let lead_cells = canvas.text(row.x + 1, row.y, usize::from(row.width / 2), &lead, Look::Key);
    let half = usize::from(row.width / 2);
    let side_text = cut_to_cells(&side.0, half);
    let side_cells = canvas.right_text(row.x + row.width - 1, row.y, half, &side_text, side.1);
    let x = row.x + 1 + lead_cells;
    let room = usize::from((row.x + row.width).saturating_sub(x + side_cells + 3));
    let window = Window::on(line, room);
    canvas.text(x, row.y, room, window.shown(), Look::Row);
    if let Some(area) = below {
        draw_below(canvas, area, state, (x, &window));
    }
    Some(caret_at(row, usize::from(x - row.x) + window.caret))
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

/// The sentence about the line, if there is one.
fn said(state: &State) -> Option<Said> {
    if let Some(notice) = &state.notice {
        return Some(notice_said(notice));
    }
    if let Some(naming) = &state.naming {
        return Some(naming_said(state, naming.fault.as_ref(), naming.line.value()));
    }
    let prompt = state.prompt.as_ref()?;
    match prompt.below(None) {
        Below::Error(error) => {
            let look = if error.reason.is_unfinished() { Look::Faint } else { Look::Warning };
            let half = usize::from(state.size.columns / 2);
            let whole = sentence(error);
            let has_row = geometry::prompt(&state.panes()).is_some_and(|prompt| prompt.below.is_some());
            Some((if has_row || cell_width(&whole) <= half { whole } else { short_sentence(error) }, look))
        }
        Below::Hint(phrase) => Some((phrase.text(), Look::Faint)),
        Below::Candidates(completing) => {
            let chosen = completing.chosen?;
            let candidate = completing.candidates.get(chosen)?;
            Some((candidate.label(), Look::Included))
        }
        Below::Said(_) | Below::Keys => None,
    }
}

fn notice_said(notice: &Notice) -> Said {
    (notice.phrase.text(), if notice.warning { Look::Warning } else { Look::Notice })
}

/// What is said of a name: why it cannot be one, what it would replace, or what would be saved.
fn naming_said(state: &State, fault: Option<&Phrase>, name: &str) -> Said {
    let known = state.searches.named(&CleanText::line(name));
    match (fault, known) {
        (Some(fault), _) => (fault.text(), Look::Warning),
        (None, Some(search)) => {
            let (name, query) = (search.name.clone(), search.text.clone());
            (Phrase::ReplacesSearch { name, query }.text(), Look::Notice)
        }
        (None, None) => {
            let query = CleanText::line(&state.filter.text);
            (Phrase::SavesFilter { query }.text(), Look::Faint)
        }
    }
}

/// What is said under the line, which begins at a column and shows the window.
fn draw_below(canvas: &mut Canvas<'_>, area: Area, state: &State, (x, window): (u16, &Window<'_>)) {
    let below = state.prompt.as_ref().map(|prompt| prompt.below(state.notice.as_ref()));
    let of_prompt = below.filter(|_| state.picker.is_none() && state.naming.is_none());
    match (of_prompt, said(state)) {
        (Some(Below::Error(error)), Some((reason, look))) => {
            let cells = window.cells(&error.span);
            let column = usize::from(x - area.x);
            let marked = column + cells.start..column + cells.end;
            let beside =
                usize::from(area.width).saturating_sub(marked.end + 2).max(marked.start.saturating_sub(2));
            let reason = if cell_width(&reason) > beside { short_sentence(error) } else { reason };
            draw_error(canvas, area, marked, &reason, look);
        }
        (Some(Below::Candidates(completing)), _) => draw_candidates(canvas, area, completing, state.icons),
        (_, Some((sentence, look))) => {
            canvas.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &sentence, look);
        }
        (_, None) => bar::draw_hints(canvas, area, state, usize::from(area.width)),
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
    let width = usize::from(area.width.saturating_sub(1));
    let label = |at: usize| {
        let candidate = completing.candidates.get(at)?;
        let count = candidate.label();
        Some(cut_to_cells(&count, CANDIDATE_CELLS.min(width.saturating_sub(GAP))))
    };
    let chosen = completing.chosen.unwrap_or(0);
    // Page by page, so that the row stays while one goes through it.
    let (mut first, mut used) = (0, 0);
    for at in 0..=chosen {
        let cells = label(at).map_or(0, |label| cell_width(&label) + GAP);
        if used + cells > width {
            (first, used) = (at, 0);
        }
        used += cells;
    }
    let mut x = area.x;
    for at in first..completing.candidates.len() {
        let Some(label) = label(at) else { break };
        let room = usize::from((area.x + area.width).saturating_sub(x));
        if cell_width(&label) + GAP > room {
            canvas.text(x, area.y, room.min(1), "…", Look::Faint);
            break;
        }
        let is_chosen = completing.chosen == Some(at);
        let (mark, look) =
            if is_chosen { (Sign::Chosen.drawn(icons), Look::Included) } else { (" ", Look::Faint) };
        x += canvas.text(x, area.y, 1, mark, look);
        x += canvas.text(x, area.y, room, &label, look) + 1;
    }
}
