//! Draws the prompts of the filter, the command palette and saved searches: the prompt in place of the rule,
//! its help on the row below, or at its right if there is no such row. `article_prompts` draws the prompts of
//! the article pane. Floor 4, part of [`view`](crate::view).

use std::ops::Range;

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::geometry::{self, PromptArea};
use crate::app::prompt_help::{self, Tone};
use crate::app::state::prompt::{Completing, PromptHelp};
use crate::app::typing::LineWindow;
use crate::app::{Area, Panes, Prompt, State};
use crate::config::choice::Icons;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::signs::Sign;
use crate::view::{Canvas, StyledPart, bar, caret_at};
use crate::wording::Phrase;

/// Fewest cells next to the carets under an error in which its reason is still readable.
const REASON_CELLS: usize = 24;

/// Draws the prompt and its help. Returns the position of the caret.
pub(super) fn draw(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) -> Option<Position> {
    let PromptArea { line: row, below } = geometry::prompt(panes)?;
    canvas.clear(row);
    let (lead, line) = typed(state)?;
    let side = match below {
        Some(_) => None,
        None => prompt_help::sentence(state),
    };
    let side = side.unwrap_or_else(|| (count(state), Tone::Faint));
    let lead_cells = canvas.text(row.x + 1, row.y, usize::from(row.width / 2), &lead, StyledPart::Key);
    let half = usize::from(row.width / 2);
    let side_text = cut_to_cells(&side.0, half);
    let side_cells = canvas.right_text(row.x + row.width - 1, row.y, half, &side_text, look(side.1));
    let x = row.x + 1 + lead_cells;
    let room = usize::from((row.x + row.width).saturating_sub(x + side_cells + 3));
    let window = LineWindow::on(line, room);
    canvas.text(x, row.y, room, window.shown(), StyledPart::Row);
    if let Some(area) = below {
        draw_below(canvas, area, state, (x, &window));
    }
    Some(caret_at(row, usize::from(x - row.x) + window.caret))
}

/// The style of a sentence with this tone.
pub(super) fn look(tone: Tone) -> StyledPart {
    match tone {
        Tone::Faint => StyledPart::Faint,
        Tone::Chosen => StyledPart::Included,
        Tone::Notice => StyledPart::Notice,
        Tone::Warning => StyledPart::Warning,
    }
}

/// The typed text, and the label in front of it.
pub(super) fn typed(state: &State) -> Option<(CleanText, &Input)> {
    // Not `line`, which would trim the space at the end.
    let lead = |phrase: &Phrase| CleanText::piece(&phrase.to_string());
    let prompt = state.prompt.as_ref()?;
    let lead = match prompt {
        Prompt::Palette(_) => CleanText::line(":"),
        Prompt::SearchName(_) => lead(&Phrase::SaveAs),
        Prompt::Pipe(_) => lead(&Phrase::PipeTo),
        Prompt::Export(export) => {
            lead(&Phrase::WriteTo { count: export.ids.len(), format: export.format.name() })
        }
        Prompt::Filter(_)
        | Prompt::Facet(_)
        | Prompt::Searches(_)
        | Prompt::Date(_)
        | Prompt::Find(_)
        | Prompt::Outline(_)
        | Prompt::Hints(_) => CleanText::line("/"),
    };
    Some((lead, prompt.line()?))
}

/// The number of matches, shown at the right.
fn count(state: &State) -> CleanText {
    let (shown, all) = match &state.prompt {
        Some(Prompt::Palette(palette)) => {
            return Phrase::CommandsFound { count: palette.found.len() }.text();
        }
        Some(Prompt::Searches(picker)) => {
            (state.searches.matching(picker.line.value()).len(), state.searches.len())
        }
        _ => (state.finding.ids.len(), state.library.len()),
    };
    Phrase::ShownOf { shown, all }.text()
}

/// Draws the help below the prompt, whose text begins at column `x` and shows `window`.
fn draw_below(canvas: &mut Canvas<'_>, area: Area, state: &State, (x, window): (u16, &LineWindow<'_>)) {
    let of_prompt = match &state.prompt {
        Some(Prompt::Filter(prompt)) => Some(prompt.below(state.notice.as_ref())),
        _ => None,
    };
    match (of_prompt, prompt_help::sentence(state)) {
        (Some(PromptHelp::Error(error)), Some((reason, tone))) => {
            let cells = window.cells(&error.span);
            let column = usize::from(x - area.x);
            let marked = column + cells.start..column + cells.end;
            let beside =
                usize::from(area.width).saturating_sub(marked.end + 2).max(marked.start.saturating_sub(2));
            let reason = if cell_width(&reason) > beside { error.short_sentence() } else { reason };
            draw_error(canvas, area, marked, &reason, look(tone));
        }
        (Some(PromptHelp::Candidates(completing)), _) => {
            draw_candidates(canvas, area, completing, state.icons);
        }
        (_, Some((sentence, tone))) => {
            let look = look(tone);
            canvas.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &sentence, look);
        }
        (_, None) => bar::draw_hints(canvas, area, state),
    }
}

/// Draws carets (`^`) under the error and the reason next to them: at the right if it fits, else at the left,
/// else on the side with more room. If both sides are narrow, draws only the reason.
fn draw_error(canvas: &mut Canvas<'_>, area: Area, marked: Range<usize>, reason: &str, look: StyledPart) {
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

/// Draws as many candidates as fit, the chosen one among them.
fn draw_candidates(canvas: &mut Canvas<'_>, area: Area, completing: &Completing, icons: Icons) {
    let shown = prompt_help::candidates(completing, area);
    for candidate in &shown.candidates {
        let is_chosen = completing.chosen == Some(candidate.at);
        let (mark, look) = if is_chosen {
            (Sign::Chosen.drawn(icons), StyledPart::Included)
        } else {
            (" ", StyledPart::Faint)
        };
        canvas.text(candidate.x, area.y, 1, mark, look);
        canvas.text(candidate.x + 1, area.y, usize::from(area.width), &candidate.label, look);
    }
    if let Some(x) = shown.more {
        canvas.text(x, area.y, 1, "…", StyledPart::Faint);
    }
}
