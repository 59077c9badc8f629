//! The open prompt, and the row below it: a sentence, candidates to complete it with, or key hints. Floor 3, part
//! of [`app`](crate::app). Applying what is typed is left to `app::update`.

use std::ops::Range;

use tui_input::Input;

use crate::app::geometry::{self, Area, Panes};
use crate::app::layout::bar;
use crate::app::layout::key_hints::{hints, placed};
use crate::app::layout::pieces::{Pieces, Sign, StyledPart};
use crate::app::pointer::{PointerTarget, Press};
use crate::app::state::{Completing, Hints, LinePrompt, Notice, Prompt, PromptHelp, State};
use crate::config::choice::Icons;
use crate::input::PromptPlace;
use crate::text::{CleanText, after_cells, cell_width, cut_to_cells};
use crate::wording::{Phrase, ScreenText};

/// The widest candidate, in cells.
const CANDIDATE_CELLS: usize = 40;
/// Cells around a candidate: one before and one after it.
const GAP: usize = 2;
/// Fewest cells next to the carets under an error in which its reason is still readable.
const REASON_CELLS: usize = 24;

type Sentence = (CleanText, StyledPart);

/// The visible part of a typed line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LineWindow<'a> {
    line: &'a str,
    /// The byte of the line at which the visible part begins.
    start: usize,
    /// Cells scrolled out at the left.
    skipped: usize,
    /// The width of the visible part, in cells.
    room: usize,
    /// The cell of the caret, from the left of the visible part.
    caret: usize,
}

impl<'a> LineWindow<'a> {
    /// The visible part of a line in `room` cells, scrolled so that the caret is visible.
    fn on(line: &'a Input, room: usize) -> Self {
        let (start, skipped) = after_cells(line.value(), line.visual_scroll(room.max(1)));
        let caret = line.visual_cursor().saturating_sub(skipped);
        Self { line: line.value(), start, skipped, room, caret }
    }

    /// The line from the first visible byte on; it may be longer than the visible part.
    fn shown(&self) -> &'a str {
        self.line.get(self.start..).unwrap_or_default()
    }

    /// The visible cells of the bytes `span`: at least one cell, at the edge if the bytes are not visible.
    fn cells(&self, span: &Range<usize>) -> Range<usize> {
        let cell = |at: usize| {
            let before = self.line.get(..at).map_or_else(|| cell_width(self.line), cell_width);
            before.saturating_sub(self.skipped).min(self.room)
        };
        let start = cell(span.start).min(self.room.saturating_sub(1));
        start..cell(span.end).max(start + 1)
    }
}

/// Lays out the open prompt, or the help on the letters of links. Returns false if no prompt is open.
pub(super) fn lay_out(pieces: &mut Pieces, state: &State, panes: &Panes) -> bool {
    if let (Some(Prompt::Hints(hints)), None) = (&state.prompt, &state.help) {
        if let Some(area) = panes.bar {
            pieces.target(area, PointerTarget::Hint(Press::Nothing));
            hints_help(pieces, area, hints);
        }
        return true;
    }
    let (Some(line), Some(place)) = (state.line(), state.mode().prompt_place()) else { return false };
    if let Some((row, below)) = geometry::prompt(panes) {
        match place {
            PromptPlace::Row => in_row(pieces, state, (row, below), line),
            PromptPlace::Bar => on_bar(pieces, state, below.unwrap_or(row), line),
        }
    }
    true
}

fn lead(state: &State) -> CleanText {
    // Not `text`, which would trim the space at the end.
    let lead = |phrase: Phrase| CleanText::piece(&phrase.to_string());
    match state.prompt.as_ref().filter(|_| state.help.is_none()) {
        Some(Prompt::SearchName(_)) => lead(Phrase::SaveAs),
        Some(Prompt::Palette(_)) => CleanText::line(":"),
        Some(Prompt::Pipe(_)) => lead(Phrase::PipeTo),
        Some(Prompt::Date(_)) => lead(Phrase::GoToDate),
        Some(Prompt::Export(export)) => {
            lead(Phrase::WriteTo { count: export.ids.len(), format: export.format.name() })
        }
        _ => CleanText::line("/"),
    }
}

/// A prompt on the status line, with key hints or the error of a date at the right.
fn on_bar(pieces: &mut Pieces, state: &State, area: Area, line: &Input) {
    pieces.target(area, PointerTarget::Hint(Press::Nothing));
    let x = area.x + 1;
    let x = x + pieces.text(x, area.y, usize::from(area.width / 2), &lead(state), StyledPart::Key);
    let right = area.x + area.width;
    let beside = if let Some(Prompt::Date(LinePrompt { fault: Some(fault), .. })) = &state.prompt {
        // A date is short, so its error fits next to it.
        let room = usize::from(area.width).saturating_sub(usize::from(x) + line.visual_cursor() + 4);
        let reason = cut_to_cells(&fault.text(), room);
        right - pieces.right_text(right.saturating_sub(1), area.y, room, &reason, StyledPart::Warning)
    } else {
        hints_at_right(pieces, state, area)
    };
    put_line(pieces, (x, area), line, usize::from(beside.saturating_sub(x + 3)));
}

/// Key hints at the right of a prompt, unless they would take more than half of its row. Returns their first
/// column.
fn hints_at_right(pieces: &mut Pieces, state: &State, area: Area) -> u16 {
    let right = area.x + area.width;
    let hints = hints(state, area.width);
    let cells = hints.iter().map(|hint| hint.cells().saturating_add(2)).fold(0, u16::saturating_add);
    if cells > area.width / 2 {
        return right;
    }
    let left = right.saturating_sub(cells.saturating_sub(1));
    let placed = placed(hints, left, right);
    for (x, hint) in &placed {
        bar::put_hint(pieces, (*x, area.y), hint);
    }
    placed.first().map_or(right, |(x, _)| *x)
}

/// A prompt with a row of its own, which replaces the rule, and the row below it.
fn in_row(pieces: &mut Pieces, state: &State, (row, below): (Area, Option<Area>), line: &Input) {
    if let Some(area) = below {
        pieces.target(area, PointerTarget::Hint(Press::Nothing));
    }
    pieces.target(row, PointerTarget::Line);
    pieces.clear(row);
    let beside = if below.is_none() { sentence(state, false) } else { None };
    let (beside, look) = beside.or_else(|| count(state)).unwrap_or((CleanText::default(), StyledPart::Faint));
    let half = usize::from(row.width / 2);
    let x = row.x + 1;
    let x = x + pieces.text(x, row.y, usize::from(row.width * 2 / 3), &lead(state), StyledPart::Key);
    let right = row.x + row.width;
    let beside = pieces.right_text(right.saturating_sub(1), row.y, half, &cut_to_cells(&beside, half), look);
    let window = put_line(pieces, (x, row), line, usize::from(right.saturating_sub(x + beside + 3)));
    if let Some(area) = below {
        below_prompt(pieces, state, area, (x, &window));
    }
}

fn put_line<'a>(pieces: &mut Pieces, (x, area): (u16, Area), line: &'a Input, room: usize) -> LineWindow<'a> {
    let window = LineWindow::on(line, room);
    pieces.text(x, area.y, room, window.shown(), StyledPart::Row);
    let column = x.saturating_add(u16::try_from(window.caret).unwrap_or(u16::MAX));
    pieces.caret = Some((column.min(area.x + area.width.saturating_sub(1)), area.y));
    window
}

/// The sentence about the open prompt, or the current notice; `None` if there is nothing to report.
fn sentence(state: &State, has_row: bool) -> Option<Sentence> {
    let warning = |fault: &Phrase| (fault.text(), StyledPart::Warning);
    if let Some(Notice { phrase, warning }) = &state.status.notice {
        return Some((phrase.text(), if *warning { StyledPart::Warning } else { StyledPart::Notice }));
    }
    let filter = match &state.prompt {
        Some(Prompt::Export(export)) => {
            let busy = export.busy.then(|| (Phrase::WritingNow.text(), StyledPart::Faint));
            return export.fault.as_ref().map(warning).or(busy);
        }
        Some(Prompt::Pipe(pipe)) => {
            let help = pipe.line.value().is_empty().then(|| (Phrase::PipeHelp.text(), StyledPart::Faint));
            return pipe.fault.as_ref().map(warning).or(help);
        }
        Some(Prompt::SearchName(naming)) => {
            return naming.fault.as_ref().map(warning).or_else(|| Some(saved_as(state, naming.line.value())));
        }
        Some(Prompt::Filter(filter)) => filter,
        _ => return None,
    };
    match filter.below()? {
        PromptHelp::Error(error) => {
            let is_unfinished = error.reason.is_unfinished();
            let look = if is_unfinished { StyledPart::Faint } else { StyledPart::Warning };
            let whole = error.sentence();
            let fits = has_row || cell_width(&whole) <= usize::from(state.screen.size.columns / 2);
            Some((if fits { whole } else { error.short_sentence() }, look))
        }
        PromptHelp::Hint(phrase) => Some((phrase.text(), StyledPart::Faint)),
        PromptHelp::Candidates(completing) => {
            let candidate = completing.candidates.get(completing.chosen?)?;
            Some((candidate.label(), StyledPart::Accent))
        }
    }
}

/// Which search a name would replace, or else what would be saved.
fn saved_as(state: &State, name: &str) -> Sentence {
    if let Some(search) = state.searches.named(&CleanText::line(name)) {
        let (name, query) = (search.name.clone(), search.text.clone());
        return (Phrase::ReplacesSearch { name, query }.text(), StyledPart::Notice);
    }
    let query = CleanText::line(&state.filter.text);
    (Phrase::SavesFilter { query }.text(), StyledPart::Faint)
}

/// What is counted at the right of the prompt: articles, searches, commands, or matches in the article.
fn count(state: &State) -> Option<Sentence> {
    let phrase = match &state.prompt {
        Some(Prompt::Palette(palette)) => ScreenText::CommandsFound { count: palette.found.len() },
        Some(Prompt::Searches(picker)) => {
            let shown = state.searches.matching(picker.line.value()).len();
            ScreenText::ShownOf { shown, all: state.searches.len() }
        }
        Some(Prompt::Filter(_) | Prompt::SearchName(_)) => {
            ScreenText::ShownOf { shown: state.finding.ids.len(), all: state.library.len() }
        }
        Some(Prompt::Find(find)) if find.line.value().is_empty() => return None,
        Some(Prompt::Find(find)) if find.matches.is_empty() => {
            return Some((Phrase::NotFound.text(), StyledPart::Warning));
        }
        Some(Prompt::Find(find)) => {
            ScreenText::MatchOf { current: find.current + 1, count: find.matches.len() }
        }
        _ => return None,
    };
    Some((phrase.text(), StyledPart::Faint))
}

/// The row below the prompt, whose text begins at column `x` and shows `window`.
fn below_prompt(pieces: &mut Pieces, state: &State, area: Area, (x, window): (u16, &LineWindow<'_>)) {
    let help = match &state.prompt {
        Some(Prompt::Filter(prompt)) if state.status.notice.is_none() => prompt.below(),
        _ => None,
    };
    match (help, sentence(state, true)) {
        (Some(PromptHelp::Error(error)), Some((reason, look))) => {
            let cells = window.cells(&error.span);
            let column = usize::from(x - area.x);
            let marked = column + cells.start..column + cells.end;
            let beside =
                usize::from(area.width).saturating_sub(marked.end + 2).max(marked.start.saturating_sub(2));
            let reason = if cell_width(&reason) > beside { error.short_sentence() } else { reason };
            carets(pieces, area, marked, (&reason, look));
        }
        (Some(PromptHelp::Candidates(completing)), _) => {
            candidates(pieces, area, completing, state.screen.icons);
        }
        (_, Some((sentence, look))) => {
            pieces.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &sentence, look);
        }
        (_, None) => bar::hints_beside(pieces, state, area),
    }
}

/// Carets (`^`) under the error and the reason next to them: at the right if it fits, else at the left, else
/// on the side with more room. If both sides are narrow, only the reason.
fn carets(pieces: &mut Pieces, area: Area, marked: Range<usize>, (reason, look): (&str, StyledPart)) {
    let width = usize::from(area.width);
    let right = width.saturating_sub(marked.end + 2);
    let left = marked.start.saturating_sub(2);
    let cells = cell_width(reason);
    let column = |at: usize| area.x + u16::try_from(at).unwrap_or(u16::MAX).min(area.width);
    if cells > right.max(left) && right.max(left) < REASON_CELLS {
        pieces.text(column(1), area.y, width.saturating_sub(2), reason, look);
        return;
    }
    pieces.text(column(marked.start), area.y, marked.len(), &"^".repeat(marked.len()), look);
    if cells <= right || (cells > left && right >= left) {
        pieces.text(column(marked.end + 1), area.y, right, reason, look);
    } else {
        let cut = cut_to_cells(reason, left);
        pieces.text(column(marked.start - 1 - cell_width(&cut)), area.y, left, &cut, look);
    }
}

/// The candidates that fit into the row, the chosen one among them, and an ellipsis if there are more.
fn candidates(pieces: &mut Pieces, area: Area, completing: &Completing, icons: Icons) {
    let width = usize::from(area.width.saturating_sub(1));
    let most = CANDIDATE_CELLS.min(width.saturating_sub(GAP));
    let labels = completing.candidates.iter().map(|candidate| cut_to_cells(&candidate.label(), most));
    let chosen = completing.chosen.unwrap_or(0);
    // Scroll by whole pages, so that the row does not move with every step.
    let (mut first, mut used) = (0, 0);
    for (index, label) in labels.clone().enumerate().take(chosen + 1) {
        let cells = cell_width(&label) + GAP;
        if used + cells > width {
            (first, used) = (index, 0);
        }
        used += cells;
    }
    let mut x = area.x;
    for (index, label) in labels.enumerate().skip(first) {
        let room = usize::from((area.x + area.width).saturating_sub(x));
        let cells = cell_width(&label) + GAP;
        if cells > room {
            pieces.text(x, area.y, room.min(1), "…", StyledPart::Faint);
            if index > first && room > 0 {
                let more = PointerTarget::MoreCandidates(index);
                pieces.target(Area { x, width: 1, ..area }, more);
            }
            break;
        }
        let is_chosen = completing.chosen == Some(index);
        let (sign, look) = if is_chosen {
            (Sign::Chosen.drawn(icons), StyledPart::Accent)
        } else {
            (" ", StyledPart::Faint)
        };
        pieces.text(x, area.y, 1, sign, look);
        pieces.text(x + 1, area.y, usize::from(area.width), &label, look);
        let width = u16::try_from(cells - 1).unwrap_or(u16::MAX);
        pieces.target(Area { x, width, ..area }, PointerTarget::Candidate(index));
        x += u16::try_from(cells).unwrap_or(u16::MAX);
    }
}

/// The help on the letters, with the links that have letters but no place in the window; or the warning about
/// a link whose text names another host.
fn hints_help(pieces: &mut Pieces, area: Area, hints: &Hints) {
    let room = usize::from(area.width.saturating_sub(2));
    let asked = hints.asked.and_then(|index| hints.links.get(index));
    if let Some((text, link)) = asked.and_then(|link| link.names_other.clone().zip(Some(link))) {
        let host = CleanText::line(link.url.host());
        let sentence = Phrase::LinkTextMisleads { text, host }.text();
        pieces.text(area.x + 1, area.y, room, &sentence, StyledPart::Warning);
        return;
    }
    let mut x = area.x + 1;
    let elsewhere = hints.links.iter().filter(|link| link.place.is_none());
    for link in elsewhere.filter(|link| link.letters.starts_with(&hints.typed)) {
        x += pieces.text(x, area.y, room / 2, &link.letters, StyledPart::Hint) + 1;
        x += pieces.text(x, area.y, room / 2, link.url.host(), StyledPart::Row) + 2;
    }
    let help = if hints.copies { Phrase::HintsCopy } else { Phrase::HintsHelp };
    let room = usize::from((area.x + area.width).saturating_sub(x + 1));
    pieces.text(x, area.y, room, &help.text(), StyledPart::Faint);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bytes_are_mapped_to_cells_of_the_window() {
        let wide = Input::new("日本 é is:x".into());
        let window = LineWindow::on(&wide, 40);
        let at = wide.value().find("is:").unwrap();
        assert_eq!(window.cells(&(at..at + 4)), 7..11);
        assert_eq!(window.cells(&(0..3)), 0..2);
        let end = wide.value().len();
        assert_eq!(window.cells(&(end..end)), 11..12);
        // Scrolled to the right: bytes left of the window are at its edge.
        let window = LineWindow::on(&wide, 6);
        assert!(window.caret <= 6 && window.shown().ends_with("is:x"), "{window:?}");
        assert_eq!(window.cells(&(0..3)), 0..1);
    }

    proptest! {
        #[test]
        fn every_span_has_at_least_one_cell_in_the_window(text in ".{0,30}", caret in 0_usize..30, room in 1_usize..20, from in 0_usize..40, length in 0_usize..9) {
            let line = Input::new(text).with_cursor(caret);
            let window = LineWindow::on(&line, room);
            let cells = window.cells(&(from..from + length));
            prop_assert!(cells.start < cells.end && cells.end <= room);
            prop_assert!(window.caret <= room);
        }
    }
}
