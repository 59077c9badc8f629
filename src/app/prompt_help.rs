//! Prompt help: the row below a prompt with a sentence about the typed line, candidates to complete it with,
//! or key hints.
//!
//! Floor 3, part of [`app`](crate::app). Painter and pointer call the same functions. The candidates
//! themselves come from [`candidates`](crate::app::candidates).

use crate::app::geometry::{self, Area};
use crate::app::state::prompt::{Completing, PromptHelp};
use crate::app::state::{Notice, Prompt, State};
use crate::input::PromptPlace;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::Phrase;

/// The widest candidate, in cells.
const CANDIDATE_CELLS: usize = 40;
/// Cells around a label: one before and one after it.
const GAP: usize = 2;

/// The kind of a sentence, which decides its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Additional information.
    Faint,
    /// The chosen candidate.
    Chosen,
    /// Neutral information.
    Notice,
    /// An error.
    Warning,
}

/// A sentence and its tone.
type PromptSentence = (CleanText, Tone);

/// The sentence about the open prompt, or the current notice; `None` if there is nothing to report.
#[must_use]
pub fn sentence(state: &State) -> Option<PromptSentence> {
    if let Some(notice) = &state.notice {
        return Some(notice_sentence(notice));
    }
    let filter = match state.prompt.as_ref()? {
        Prompt::Export(export) => {
            let fault = export.fault.as_ref().map(|fault| (fault.text(), Tone::Warning));
            return fault.or_else(|| export.busy.then(|| (Phrase::WritingNow.text(), Tone::Faint)));
        }
        Prompt::Pipe(pipe) => {
            let help = || pipe.line.value().is_empty().then(|| (Phrase::PipeHelp.text(), Tone::Faint));
            return pipe.fault.as_ref().map(|fault| (fault.text(), Tone::Warning)).or_else(help);
        }
        Prompt::SearchName(naming) => {
            return Some(naming_sentence(state, naming.fault.as_ref(), naming.line.value()));
        }
        Prompt::Filter(filter) => filter,
        Prompt::Facet(_)
        | Prompt::Searches(_)
        | Prompt::Date(_)
        | Prompt::Palette(_)
        | Prompt::Find(_)
        | Prompt::Outline(_)
        | Prompt::Hints(_) => return None,
    };
    match filter.below(None) {
        PromptHelp::Error(error) => {
            let tone = if error.reason.is_unfinished() { Tone::Faint } else { Tone::Warning };
            let half = usize::from(state.size.columns / 2);
            let whole = error.sentence();
            let has_row = row(state).is_some();
            Some((if has_row || cell_width(&whole) <= half { whole } else { error.short_sentence() }, tone))
        }
        PromptHelp::Hint(phrase) => Some((phrase.text(), Tone::Faint)),
        PromptHelp::Candidates(completing) => {
            let chosen = completing.chosen?;
            let candidate = completing.candidates.get(chosen)?;
            Some((candidate.label(), Tone::Chosen))
        }
        PromptHelp::Notice(_) | PromptHelp::Keys => None,
    }
}

fn notice_sentence(notice: &Notice) -> PromptSentence {
    (notice.phrase.text(), if notice.warning { Tone::Warning } else { Tone::Notice })
}

/// The sentence about the name of a search: why it is invalid, which search it would replace, or what would
/// be saved.
fn naming_sentence(state: &State, fault: Option<&Phrase>, name: &str) -> PromptSentence {
    let known = state.searches.named(&CleanText::line(name));
    match (fault, known) {
        (Some(fault), _) => (fault.text(), Tone::Warning),
        (None, Some(search)) => {
            let (name, query) = (search.name.clone(), search.text.clone());
            (Phrase::ReplacesSearch { name, query }.text(), Tone::Notice)
        }
        (None, None) => {
            let query = CleanText::line(&state.filter.text);
            (Phrase::SavesFilter { query }.text(), Tone::Faint)
        }
    }
}

/// The row below the prompt; `None` if the screen has none.
#[must_use]
pub fn row(state: &State) -> Option<Area> {
    geometry::prompt(&state.panes())?.below
}

/// The candidates, if the row below the prompt shows them.
#[must_use]
pub fn completing(state: &State) -> Option<&Completing> {
    let Some(Prompt::Filter(prompt)) = state.prompt.as_ref().filter(|_| state.help.is_none()) else {
        return None;
    };
    match prompt.below(state.notice.as_ref()) {
        PromptHelp::Candidates(completing) => Some(completing),
        PromptHelp::Notice(_) | PromptHelp::Error(_) | PromptHelp::Hint(_) | PromptHelp::Keys => None,
    }
}

/// Whether the row below the prompt shows key hints.
#[must_use]
pub fn has_keys(state: &State) -> bool {
    state.mode().prompt_place() == Some(PromptPlace::Row)
        && row(state).is_some()
        && sentence(state).is_none()
        && completing(state).is_none()
}

/// The candidates that fit into the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The candidates with their columns.
    pub candidates: Vec<PlacedCandidate>,
    /// The column of an ellipsis; `None` if all remaining candidates are shown.
    pub more: Option<u16>,
}

/// A candidate in the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedCandidate {
    /// Its index among all candidates.
    pub at: usize,
    /// Its first column: that of the sign before the label.
    pub x: u16,
    /// Its label, cut to fit.
    pub label: CleanText,
}

/// The candidates that fit into `area`, the chosen one among them.
#[must_use]
pub fn candidates(completing: &Completing, area: Area) -> Candidates {
    let width = usize::from(area.width.saturating_sub(1));
    let label = |at: usize| {
        let candidate = completing.candidates.get(at)?;
        let most = CANDIDATE_CELLS.min(width.saturating_sub(GAP));
        Some(CleanText::piece(&cut_to_cells(&candidate.label(), most)))
    };
    let chosen = completing.chosen.unwrap_or(0);
    // Scroll by whole pages, so that the row does not move with every step.
    let (mut first, mut used) = (0, 0);
    for at in 0..=chosen {
        let cells = label(at).map_or(0, |label| cell_width(&label) + GAP);
        if used + cells > width {
            (first, used) = (at, 0);
        }
        used += cells;
    }
    let mut shown = Candidates::default();
    let mut x = area.x;
    for at in first..completing.candidates.len() {
        let Some(label) = label(at) else { break };
        let room = usize::from((area.x + area.width).saturating_sub(x));
        let cells = cell_width(&label) + GAP;
        if cells > room {
            shown.more = (room > 0).then_some(x);
            break;
        }
        shown.candidates.push(PlacedCandidate { at, x, label });
        x += u16::try_from(cells).unwrap_or(u16::MAX);
    }
    shown
}

/// The row of the prompt; `None` unless the mode has a prompt with a row of its own.
#[must_use]
pub fn line(state: &State) -> Option<Area> {
    let has_row = state.mode().prompt_place() == Some(PromptPlace::Row);
    geometry::prompt(&state.panes()).filter(|_| has_row).map(|prompt| prompt.line)
}

/// What is at a cell of the row of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptTarget {
    /// A candidate, by its index among all.
    Candidate(usize),
    /// The ellipsis, with the index of the first candidate that is not shown.
    More(usize),
}

/// The candidate or ellipsis at a cell of the screen.
#[must_use]
pub fn candidate_at(state: &State, column: u16, row_of_screen: u16) -> Option<PromptTarget> {
    let area = row(state).filter(|area| area.y == row_of_screen)?;
    let shown = candidates(completing(state)?, area);
    if shown.more == Some(column) {
        return shown.candidates.last().map(|last| PromptTarget::More(last.at + 1));
    }
    let is_there = |candidate: &PlacedCandidate| {
        column
            .checked_sub(candidate.x)
            .is_some_and(|inside| usize::from(inside) <= cell_width(&candidate.label))
    };
    shown.candidates.into_iter().find(is_there).map(|candidate| PromptTarget::Candidate(candidate.at))
}
