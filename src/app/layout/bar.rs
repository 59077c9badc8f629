//! The status line: the menu of a key sequence, a notice, the tour, or key hints and what is next to them. Floor 3,
//! part of [`app`](crate::app). A prompt in place of the status line is laid out by `prompt`.

use crate::app::geometry::{Area, Panes};
use crate::app::layout::key_hints::{KeyHint, continuations, hints, placed};
use crate::app::layout::pieces::{Pieces, StyledPart, cells};
use crate::app::pointer::{PointerTarget, Press};
use crate::app::state::{Notice, State};
use crate::app::tips::TourStep;
use crate::input::Mode;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::{Phrase, ScreenText};

/// Hints are shown next to a notice only if they have at least this many cells.
const BESIDE_NOTICE: usize = 30;
const NOTICE_ROWS: usize = 3;

/// Lays out the status line, and the rows above it that a menu or a long notice needs.
pub(super) fn lay_out(pieces: &mut Pieces, state: &State, area: Area) {
    pieces.target(area, PointerTarget::Hint(Press::Nothing));
    if !state.status.pending.is_empty() {
        menu(pieces, state, area);
    } else if let Some(step) = tour_step(state) {
        tour(pieces, state, area, step);
    } else if !state.mode().is_typing() {
        hints_beside(pieces, state, area);
    }
}

/// Lays out key hints and what is next to them, from `area.x` on.
pub(super) fn hints_beside(pieces: &mut Pieces, state: &State, area: Area) {
    let find = state.article.found.is_some() && state.mode() == Mode::Article;
    let mut rest = area;
    if let Some(notice) = &state.status.notice {
        rest.width = beside_notice(pieces, area, notice, state.shape.zen);
    } else {
        rest.width -= progress_beside(pieces, state, area);
    }
    if state.status.notice.is_none() && find {
        let used = found(pieces, state, area).min(rest.width);
        rest = Area { x: rest.x + used, width: rest.width - used, ..rest };
    } else if state.status.notice.is_none()
        && let Some(title) = cut_title(state, rest)
    {
        let room = usize::from(rest.width.saturating_sub(2));
        pieces.text(rest.x + 1, area.y, room, &title, StyledPart::Faint);
        return;
    }
    if find || !state.shape.zen {
        for (x, hint) in placed(hints(state, rest.width), rest.x + 1, rest.x + rest.width) {
            put_hint(pieces, (x, area.y), &hint);
        }
    }
}

pub(super) fn put_hint(pieces: &mut Pieces, (x, y): (u16, u16), hint: &KeyHint) {
    let used = pieces.text(x, y, usize::MAX, &hint.keys, StyledPart::Key) + 1;
    pieces.text(x + used, y, usize::MAX, &hint.words, StyledPart::Faint);
    pieces.target(Area { x, y, width: hint.cells(), height: 1 }, PointerTarget::Hint(hint.press));
}

/// The keys that can follow those pressed, in as many rows above the status line as they need and the screen
/// has. The first row begins with the keys pressed so far.
fn menu(pieces: &mut Pieces, state: &State, area: Area) {
    let pressed: String = state.status.pending.iter().map(|key| key.label()).collect();
    let pressed = format!("{pressed}…");
    let mut rows: Vec<Vec<(u16, KeyHint)>> = vec![Vec::new()];
    let (left, right) = (area.x + 1, area.x + area.width);
    let mut x = left.saturating_add(cells(&pressed)).saturating_add(2);
    let following = if state.mode().is_typing() { Vec::new() } else { continuations(state) };
    for hint in following {
        let width = hint.cells();
        if x.saturating_add(width) >= right && rows.len() <= usize::from(area.y) {
            x = left;
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push((x, hint));
        }
        x = x.saturating_add(width).saturating_add(2);
    }
    let first = area.y.saturating_sub(u16::try_from(rows.len() - 1).unwrap_or(area.y));
    for (y, hints) in (first..).zip(rows) {
        let row = Area { y, ..area };
        pieces.clear(row);
        pieces.target(row, PointerTarget::Hint(Press::Nothing));
        for (x, hint) in hints {
            put_hint(pieces, (x, y), &hint);
        }
    }
    pieces.text(left, first, usize::from(area.width), &pressed, StyledPart::Heading);
}

/// The step of the tour that the status line shows; `None` if something else takes its place.
fn tour_step(state: &State) -> Option<TourStep> {
    let is_covered =
        state.help.is_some() || state.status.notice.is_some() || !state.status.pending.is_empty();
    state.status.tour.filter(|_| !is_covered && !state.mode().is_typing())
}

/// The step of the tour in place of the hints. The tour asks for an action: a click on its text performs it.
fn tour(pieces: &mut Pieces, state: &State, area: Area, step: TourStep) {
    pieces.target(area, PointerTarget::Hint(Press::Act(step.action())));
    let (number, steps) = step.number();
    let number = Phrase::TourNumber { step: number, steps }.text();
    let mut x = area.x + 1;
    let room = |x: u16| usize::from((area.x + area.width).saturating_sub(x + 1));
    x += pieces.text(x, area.y, room(x), &number, StyledPart::Key) + 2;
    // If the sentence doesn't fit, show only the key and its action.
    let whole = step.phrase(&state.settings.keymap).map(|phrase| phrase.text());
    let text = whole
        .filter(|text| cell_width(text) <= room(x))
        .or_else(|| step.short(&state.settings.keymap, state.mode()));
    pieces.text(x, area.y, room(x), &text.unwrap_or_default(), StyledPart::Notice);
}

/// Puts down a notice at the right. Returns the cells left for hints; 0 if the notice takes the whole line,
/// because hints never shorten it.
fn beside_notice(pieces: &mut Pieces, area: Area, notice: &Notice, zen: bool) -> u16 {
    let text = notice.phrase.text();
    let look = if notice.warning { StyledPart::Warning } else { StyledPart::Notice };
    let room = usize::from(area.width).saturating_sub(cell_width(&text) + 4);
    if room < BESIDE_NOTICE || zen {
        long_notice(pieces, area, &text, look);
        return 0;
    }
    pieces.right_text(area.x + area.width - 1, area.y, cell_width(&text), &text, look);
    u16::try_from(room).unwrap_or(area.width)
}

/// A notice over the whole line, and over rows above it if it is longer.
fn long_notice(pieces: &mut Pieces, area: Area, text: &str, look: StyledPart) {
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
        pieces.clear(Area { y, ..area });
        pieces.text(area.x + 1, y, width, &line, look);
    }
}

/// How far the article is scrolled, in percent; `None` if all of it fits its pane.
pub(super) fn progress(state: &State, panes: &Panes) -> Option<CleanText> {
    let (area, article) = (panes.text?, state.article.open.as_ref()?);
    let hidden = article.rows.len().saturating_sub(area.rows());
    let percent = (article.scroll.min(hidden) * 100).checked_div(hidden)?;
    Some(Phrase::Progress { percent }.text())
}

/// The progress at the right, if the screen has no rule to write it on. Returns the cells used.
fn progress_beside(pieces: &mut Pieces, state: &State, area: Area) -> u16 {
    let panes = state.panes();
    let has_place = panes.bottom_rule.is_none() && !state.mode().is_typing();
    let Some(text) = progress(state, &panes).filter(|_| has_place) else { return 0 };
    let (right, room) = (area.x + area.width - 1, usize::from(area.width / 3));
    let used = pieces.right_text(right, area.y, room, &text, StyledPart::Faint);
    if used == 0 { 0 } else { (used + 1).min(area.width) }
}

/// The text searched for in the article, and which match is current out of how many. Returns the cells used.
fn found(pieces: &mut Pieces, state: &State, area: Area) -> u16 {
    let Some(find) = &state.article.found else { return 0 };
    let text = CleanText::line(&format!("/{}", find.line.value()));
    let count = ScreenText::MatchOf { current: find.current + 1, count: find.matches.len() }.text();
    let x = area.x + 1;
    let used = pieces.text(x, area.y, usize::from(area.width / 3), &text, StyledPart::Key) + 1;
    used + pieces.text(x + used, area.y, cell_width(&count), &count, StyledPart::Notice) + 2
}

/// The title with the cursor, if the list cuts it off, no other pane shows it, and the status line has room
/// for it.
fn cut_title(state: &State, area: Area) -> Option<CleanText> {
    if state.panes().article.is_some() || state.mode() != Mode::List {
        return None;
    }
    let article = state.current()?;
    let list_room = usize::from(state.list_area().width).saturating_sub(10);
    let room = usize::from(area.width.saturating_sub(2));
    let cells = cell_width(&article.title);
    (cells > list_room && cells <= room).then(|| article.title.clone())
}
