//! What stands beneath a line while it is typed: a sentence about it, what could stand in it, or the keys
//! that help. Painter and pointer ask the same functions.

use crate::app::geometry::{self, Area};
use crate::app::state::{Notice, State};
use crate::app::typing::{Below, Completing};
use crate::input::{LinePlace, Mode};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::Phrase;

/// Most cells of a candidate.
const CANDIDATE_CELLS: usize = 40;
/// Cells before and behind a candidate.
const GAP: usize = 2;

/// How a sentence is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// By the way.
    Faint,
    /// It is what was chosen.
    Chosen,
    /// Something to know.
    Notice,
    /// Something is wrong.
    Warning,
}

/// A sentence and how it is meant.
type Said = (CleanText, Tone);

/// The sentence about the line that is typed, if there is one.
#[must_use]
pub fn said(state: &State) -> Option<Said> {
    if let Some(notice) = &state.notice {
        return Some(notice_said(notice));
    }
    if let Some(writing) = &state.reading.writing {
        let fault = writing.fault.as_ref().map(|fault| (fault.text(), Tone::Warning));
        return fault.or_else(|| writing.busy.then(|| (Phrase::WritingNow.text(), Tone::Faint)));
    }
    if let Some(pipe) = &state.reading.pipe {
        let help = || pipe.line.value().is_empty().then(|| (Phrase::PipeHelp.text(), Tone::Faint));
        return pipe.fault.as_ref().map(|fault| (fault.text(), Tone::Warning)).or_else(help);
    }
    if let Some(naming) = &state.naming {
        return Some(naming_said(state, naming.fault.as_ref(), naming.line.value()));
    }
    match state.prompt.as_ref()?.below(None) {
        Below::Error(error) => {
            let tone = if error.reason.is_unfinished() { Tone::Faint } else { Tone::Warning };
            let half = usize::from(state.size.columns / 2);
            let whole = error.sentence();
            let has_row = row(state).is_some();
            Some((if has_row || cell_width(&whole) <= half { whole } else { error.short_sentence() }, tone))
        }
        Below::Hint(phrase) => Some((phrase.text(), Tone::Faint)),
        Below::Candidates(completing) => {
            let chosen = completing.chosen?;
            let candidate = completing.candidates.get(chosen)?;
            Some((candidate.label(), Tone::Chosen))
        }
        Below::Said(_) | Below::Keys => None,
    }
}

fn notice_said(notice: &Notice) -> Said {
    (notice.phrase.text(), if notice.warning { Tone::Warning } else { Tone::Notice })
}

/// What is said of a name: why it cannot be one, what it would replace, or what would be saved.
fn naming_said(state: &State, fault: Option<&Phrase>, name: &str) -> Said {
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

/// The row beneath the line, where there is one.
#[must_use]
pub fn row(state: &State) -> Option<Area> {
    geometry::prompt(&state.panes())?.below
}

/// What could stand at the caret, where that is what stands beneath the line.
#[must_use]
pub fn completing(state: &State) -> Option<&Completing> {
    let prompt = state.prompt.as_ref().filter(|_| state.mode() == Mode::Prompt)?;
    match prompt.below(state.notice.as_ref()) {
        Below::Candidates(completing) => Some(completing),
        Below::Said(_) | Below::Error(_) | Below::Hint(_) | Below::Keys => None,
    }
}

/// Whether the keys that help stand beneath the line.
#[must_use]
pub fn has_keys(state: &State) -> bool {
    state.mode().line_place() == Some(LinePlace::Row)
        && row(state).is_some()
        && said(state).is_none()
        && completing(state).is_none()
}

/// Candidates in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// Those that are shown.
    pub candidates: Vec<PlacedCandidate>,
    /// The column of an ellipsis, where there are more.
    pub more: Option<u16>,
}

/// A candidate in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedCandidate {
    /// Its place among all.
    pub at: usize,
    /// The column of the sign before its label.
    pub x: u16,
    /// What is shown of it.
    pub label: CleanText,
}

/// As many candidates as fit into a row, with the one that stands in the line among them.
#[must_use]
pub fn candidates(completing: &Completing, area: Area) -> Candidates {
    let width = usize::from(area.width.saturating_sub(1));
    let label = |at: usize| {
        let candidate = completing.candidates.get(at)?;
        let most = CANDIDATE_CELLS.min(width.saturating_sub(GAP));
        Some(CleanText::piece(&cut_to_cells(&candidate.label(), most)))
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

/// The row of the line that is typed.
#[must_use]
pub fn line(state: &State) -> Option<Area> {
    let has_row = state.mode().line_place() == Some(LinePlace::Row);
    geometry::prompt(&state.panes()).filter(|_| has_row).map(|prompt| prompt.line)
}

/// What stands at a cell of the row of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A candidate, as a place among all.
    Candidate(usize),
    /// The sign that there are more, with the place of the first of these.
    More(usize),
}

/// The candidate at a cell, or the sign that there are more.
#[must_use]
pub fn candidate_at(state: &State, column: u16, row_of_screen: u16) -> Option<Found> {
    let area = row(state).filter(|area| area.y == row_of_screen)?;
    let shown = candidates(completing(state)?, area);
    if shown.more == Some(column) {
        return shown.candidates.last().map(|last| Found::More(last.at + 1));
    }
    let is_there = |candidate: &PlacedCandidate| {
        column
            .checked_sub(candidate.x)
            .is_some_and(|inside| usize::from(inside) <= cell_width(&candidate.label))
    };
    shown.candidates.into_iter().find(is_there).map(|candidate| Found::Candidate(candidate.at))
}
