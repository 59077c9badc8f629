//! What stands over the article and under it while one does something with it: the headings, the letters of
//! the links, and the lines that are typed for finding, commands and files.

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::bar as layout;
use crate::app::beneath;
use crate::app::geometry::{self, PromptArea};
use crate::app::links::Hints;
use crate::app::typing::Window;
use crate::app::{Area, Panes, State};
use crate::input::Mode;
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::prompt::look;
use crate::view::{Canvas, Look, bar, caret_at};
use crate::wording::Phrase;

/// Draws the headings in the place of the article.
pub(super) fn draw_outline(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let (Some(outline), Some(article)) = (&state.reading.outline, &state.article) else { return };
    let width = usize::from(area.width);
    let found = outline.matching(&article.rows);
    if found.is_empty() {
        canvas.text(area.x, area.y, width, &Phrase::NoSuchHeading.text(), Look::Faint);
        return;
    }
    let shown = found.iter().enumerate().skip(outline.top).take(area.rows());
    for (y, (index, heading)) in (area.y..).zip(shown) {
        let has_cursor = index == outline.cursor;
        let look = if has_cursor { Look::CursorRow } else { Look::Row };
        if has_cursor {
            canvas.paint_row(area, y, look);
            canvas.text(area.x, y, 1, "▌", Look::Cursor);
        }
        canvas.text(area.x + 1, y, width.saturating_sub(1), &heading.text, look);
    }
}

/// Draws the letters of the links over their beginnings.
pub(super) fn draw_hints(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let (Some(hints), Some(article)) = (&state.reading.hints, &state.article) else { return };
    for link in hints.links.iter().filter(|link| link.letters.starts_with(&hints.typed)) {
        let Some((row, column)) = link.place else { continue };
        let Some(below) = row.checked_sub(article.scroll).filter(|&below| below < area.rows()) else {
            continue;
        };
        let rest = link.letters.get(hints.typed.len()..).unwrap_or_default();
        let cell = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let (x, y) = (area.x.saturating_add(cell(column)), area.y + cell(below));
        let room = usize::from((area.x + area.width).saturating_sub(x));
        canvas.text(x, y, room, rest, Look::Hint);
    }
}

/// Draws the line that is typed, or what is said of the letters; gives the place of the caret.
pub(super) fn draw(canvas: &mut Canvas<'_>, panes: &Panes, state: &State) -> Option<Position> {
    if let Some(hints) = &state.reading.hints {
        draw_hints_help(canvas, panes.bar?, hints);
        return None;
    }
    let PromptArea { line: row, below } = geometry::prompt(panes)?;
    let (lead, line) = typed(state)?;
    canvas.clear(row);
    let half = usize::from(row.width / 2);
    let said = beneath::said(state).map(|(text, tone)| (text, look(tone)));
    let side = if below.is_none() { said.clone().or_else(|| count(state)) } else { count(state) };
    let (side, look) = side.unwrap_or((CleanText::default(), Look::Faint));
    let side = cut_to_cells(&side, half);
    let lead = cut_to_cells(&lead, usize::from(row.width * 2 / 3));
    let mut x = row.x + 1;
    x += canvas.text(x, row.y, usize::from(row.width), &lead, Look::Key);
    let side_cells = canvas.right_text(row.x + row.width - 1, row.y, half, &side, look);
    let room = usize::from((row.x + row.width).saturating_sub(x + side_cells + 3));
    let window = Window::on(line, room);
    canvas.text(x, row.y, room, window.shown(), Look::Row);
    if let Some(area) = below {
        match said {
            Some((text, look)) => {
                canvas.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &text, look);
            }
            None => bar::draw_hints(canvas, area, state),
        }
    }
    Some(caret_at(row, usize::from(x - row.x) + window.caret))
}

/// The line that is typed, and what stands before it.
fn typed(state: &State) -> Option<(CleanText, &Input)> {
    let reading = &state.reading;
    // Clean text of one line ends without a space.
    let lead = |phrase: &Phrase| CleanText::piece(&phrase.to_string());
    if let Some(writing) = &reading.writing {
        let (count, format) = (writing.ids.len(), writing.format.name());
        return Some((lead(&Phrase::WriteTo { count, format }), &writing.line));
    }
    if let Some(pipe) = &reading.pipe {
        return Some((lead(&Phrase::PipeTo), &pipe.line));
    }
    let line = match (&reading.outline, &reading.find) {
        (Some(outline), _) => &outline.line,
        (None, Some(find)) => &find.line,
        (None, None) => return None,
    };
    Some((CleanText::line("/"), line))
}

/// How much is found.
fn count(state: &State) -> Option<(CleanText, Look)> {
    if state.mode() != Mode::FindPrompt {
        return None;
    }
    let find = state.reading.find.as_ref()?;
    if find.line.value().is_empty() {
        return None;
    }
    if find.matches.is_empty() {
        return Some((Phrase::NotFound.text(), Look::Warning));
    }
    Some((match_of(state)?, Look::Faint))
}

/// Which of the places that were found is the current one.
fn match_of(state: &State) -> Option<CleanText> {
    let find = state.reading.find.as_ref()?;
    Some(Phrase::MatchOf { current: find.current + 1, count: find.matches.len() }.text())
}

/// What is looked for and how much of it there is, at the left of an area.
pub(super) fn draw_find(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let Some((text, count)) = layout::found(state, area) else { return };
    let x = area.x + 1;
    let used = canvas.text(x, area.y, usize::from(area.width), &text, Look::Key) + 1;
    canvas.text(x + used, area.y, cell_width(&count), &count, Look::Notice);
}

/// What one can do with the letters, and those that stand over no link in view.
fn draw_hints_help(canvas: &mut Canvas<'_>, area: Area, hints: &Hints) {
    let room = usize::from(area.width.saturating_sub(2));
    let asked = hints.asked.and_then(|index| hints.links.get(index));
    if let Some((text, link)) = asked.and_then(|link| link.names_other.clone().zip(Some(link))) {
        let host = CleanText::line(link.url.host());
        let sentence = Phrase::LinkNamesOther { text, host }.text();
        canvas.text(area.x + 1, area.y, room, &sentence, Look::Warning);
        return;
    }
    let mut x = area.x + 1;
    let elsewhere = hints.links.iter().filter(|link| link.place.is_none());
    for link in elsewhere.filter(|link| link.letters.starts_with(&hints.typed)) {
        x += canvas.text(x, area.y, room / 2, &link.letters, Look::Hint) + 1;
        x += canvas.text(x, area.y, room / 2, link.url.host(), Look::Row) + 2;
    }
    let help = if hints.copies { Phrase::HintsCopy } else { Phrase::HintsHelp };
    let room = usize::from((area.x + area.width).saturating_sub(x + 1));
    canvas.text(x, area.y, room, &help.text(), Look::Faint);
}
