//! Draws what helps to work with an open article: the headings, the letters on its links, and the prompts for
//! finding, commands and file names. Floor 4, part of [`view`](crate::view).

use ratatui::layout::Position;

use crate::app::bar as layout;
use crate::app::geometry::{self, PromptArea};
use crate::app::links::Hints;
use crate::app::outline::matching;
use crate::app::prompt_help;
use crate::app::typing::LineWindow;
use crate::app::{Area, Panes, Prompt, State};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::prompt::{look, typed};
use crate::view::{Canvas, StyledPart, bar, caret_at};
use crate::wording::Phrase;

/// Draws the headings in place of the article.
pub(super) fn draw_outline(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let (Some(Prompt::Outline(outline)), Some(article)) = (&state.prompt, &state.article) else { return };
    let width = usize::from(area.width);
    let found = matching(&article.rows, outline.line.value());
    if found.is_empty() {
        canvas.text(area.x, area.y, width, &Phrase::NoSuchHeading.text(), StyledPart::Faint);
        return;
    }
    let shown = found.iter().enumerate().skip(outline.top).take(area.rows());
    for (y, (index, heading)) in (area.y..).zip(shown) {
        let has_cursor = index == outline.cursor;
        let look = if has_cursor { StyledPart::CursorRow } else { StyledPart::Row };
        if has_cursor {
            canvas.paint_row(area, y, look);
            canvas.text(area.x, y, 1, "▌", StyledPart::Cursor);
        }
        canvas.text(area.x + 1, y, width.saturating_sub(1), &heading.text, look);
    }
}

/// Draws the letters over the beginnings of the links.
pub(super) fn draw_hints(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let (Some(Prompt::Hints(hints)), Some(article)) = (&state.prompt, &state.article) else { return };
    for link in hints.links.iter().filter(|link| link.letters.starts_with(&hints.typed)) {
        let Some((row, column)) = link.place else { continue };
        let Some(below) = row.checked_sub(article.scroll).filter(|&below| below < area.rows()) else {
            continue;
        };
        let rest = link.letters.get(hints.typed.len()..).unwrap_or_default();
        let cell = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let (x, y) = (area.x.saturating_add(cell(column)), area.y + cell(below));
        let room = usize::from((area.x + area.width).saturating_sub(x));
        canvas.text(x, y, room, rest, StyledPart::Hint);
    }
}

/// Draws the open prompt, or the help on the letters of links. Returns the position of the caret.
pub(super) fn draw(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) -> Option<Position> {
    if let Some(Prompt::Hints(hints)) = &state.prompt {
        draw_hints_help(canvas, panes.bar?, hints);
        return None;
    }
    let PromptArea { line: row, below } = geometry::prompt(panes)?;
    let (lead, line) = typed(state)?;
    canvas.clear(row);
    let half = usize::from(row.width / 2);
    let help = prompt_help::sentence(state).map(|(text, tone)| (text, look(tone)));
    let side = if below.is_none() { help.clone().or_else(|| count(state)) } else { count(state) };
    let (side, look) = side.unwrap_or((CleanText::default(), StyledPart::Faint));
    let side = cut_to_cells(&side, half);
    let lead = cut_to_cells(&lead, usize::from(row.width * 2 / 3));
    let mut x = row.x + 1;
    x += canvas.text(x, row.y, usize::from(row.width), &lead, StyledPart::Key);
    let side_cells = canvas.right_text(row.x + row.width - 1, row.y, half, &side, look);
    let room = usize::from((row.x + row.width).saturating_sub(x + side_cells + 3));
    let window = LineWindow::on(line, room);
    canvas.text(x, row.y, room, window.shown(), StyledPart::Row);
    if let Some(area) = below {
        match help {
            Some((text, look)) => {
                canvas.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &text, look);
            }
            None => bar::draw_hints(canvas, area, state),
        }
    }
    Some(caret_at(row, usize::from(x - row.x) + window.caret))
}

/// The number of matches, or that there is none; `None` in other prompts or without a text.
fn count(state: &State) -> Option<(CleanText, StyledPart)> {
    let Some(Prompt::Find(find)) = &state.prompt else { return None };
    if find.line.value().is_empty() {
        return None;
    }
    if find.matches.is_empty() {
        return Some((Phrase::NotFound.text(), StyledPart::Warning));
    }
    let count = Phrase::MatchOf { current: find.current + 1, count: find.matches.len() };
    Some((count.text(), StyledPart::Faint))
}

/// Draws the text of the search and the number of matches, at the left of an area.
pub(super) fn draw_find(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let Some((text, count)) = layout::found(state, area) else { return };
    let x = area.x + 1;
    let used = canvas.text(x, area.y, usize::from(area.width), &text, StyledPart::Key) + 1;
    canvas.text(x + used, area.y, cell_width(&count), &count, StyledPart::Notice);
}

/// Draws the help on the letters, with the links that have letters but no place in the window; or the warning
/// about a link whose text names another host.
fn draw_hints_help(canvas: &mut Canvas<'_>, area: Area, hints: &Hints) {
    let room = usize::from(area.width.saturating_sub(2));
    let asked = hints.asked.and_then(|index| hints.links.get(index));
    if let Some((text, link)) = asked.and_then(|link| link.names_other.clone().zip(Some(link))) {
        let host = CleanText::line(link.url.host());
        let sentence = Phrase::LinkTextMisleads { text, host }.text();
        canvas.text(area.x + 1, area.y, room, &sentence, StyledPart::Warning);
        return;
    }
    let mut x = area.x + 1;
    let elsewhere = hints.links.iter().filter(|link| link.place.is_none());
    for link in elsewhere.filter(|link| link.letters.starts_with(&hints.typed)) {
        x += canvas.text(x, area.y, room / 2, &link.letters, StyledPart::Hint) + 1;
        x += canvas.text(x, area.y, room / 2, link.url.host(), StyledPart::Row) + 2;
    }
    let help = if hints.copies { Phrase::HintsCopy } else { Phrase::HintsHelp };
    let room = usize::from((area.x + area.width).saturating_sub(x + 1));
    canvas.text(x, area.y, room, &help.text(), StyledPart::Faint);
}
