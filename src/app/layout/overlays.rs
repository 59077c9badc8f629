//! What covers panes: the help, the saved searches, the palette, the outline, and the letters on links. Floor 3,
//! part of [`app`](crate::app). What is listed is decided by [`help`], the palette and [`outline`].

use crate::app::geometry::{self, Area, Panes};
use crate::app::help::{self, HelpLine, HelpState};
use crate::app::layout::pieces::{Pieces, StyledPart};
use crate::app::outline;
use crate::app::pointer::PointerTarget;
use crate::app::state::{CommandPalette, Hints, OpenArticle, Picker, Prompt, State};
use crate::text::cell_width;
use crate::wording::Phrase;

const NAME_CELLS: usize = 12;
const FIRST_CELLS: usize = 62;
/// Fewest cells of the second column of the palette; with less, the first one has the whole width.
const THEN_CELLS: usize = 16;

pub(super) fn lay_out(pieces: &mut Pieces, state: &State, panes: &Panes) {
    let area = geometry::overlay(panes, state.screen.size);
    if let Some(help) = &state.help {
        return help_lines(pieces, state, area, help);
    }
    match (&state.prompt, panes.text.zip(state.article.open.as_ref())) {
        (Some(Prompt::Searches(picker)), _) => searches(pieces, state, area, picker),
        (Some(Prompt::Palette(palette)), _) => {
            commands(pieces, state, geometry::palette(panes, state.screen.size), palette);
        }
        (Some(Prompt::Outline(outline)), Some((area, article))) => {
            pieces.target(panes.article.unwrap_or(area), PointerTarget::Heading(None));
            headings(pieces, area, outline, article);
        }
        (Some(Prompt::Hints(hints)), Some((area, article))) => letters(pieces, area, hints, article),
        _ => {}
    }
}

fn help_lines(pieces: &mut Pieces, state: &State, area: Area, help: &HelpState) {
    pieces.target(area, PointerTarget::Help);
    let width = usize::from(area.width.saturating_sub(2));
    let lines = help::lines(help, &state.settings.keymap, area.width);
    if lines.is_empty() {
        pieces.text(area.x + 1, area.y, width, &Phrase::NoSuchKey.text(), StyledPart::Faint);
        return;
    }
    let left = help::left_cells(area.width);
    for (y, line) in (area.y..area.y + area.height).zip(lines.into_iter().skip(help.scroll)) {
        match line {
            HelpLine::Empty => {}
            HelpLine::Heading(heading) => {
                pieces.text(area.x + 1, y, width, &heading, StyledPart::Heading);
            }
            HelpLine::Item(keys, text) => {
                let room = if text.is_empty() { width } else { usize::from(left) };
                pieces.text(area.x + 2, y, room, &keys.unwrap_or_default(), StyledPart::Key);
                let room = usize::from(area.width.saturating_sub(left + 4));
                pieces.text(area.x + 3 + left, y, room, &text, StyledPart::Row);
            }
        }
    }
}

/// The rows of an area, each with the entry that is listed there and its index.
fn listed<T>(area: Area, top: usize, entries: &[T]) -> impl Iterator<Item = (Area, usize, &T)> {
    let rows = (area.y..area.y + area.height).map(move |y| Area { y, height: 1, ..area });
    rows.zip(entries.iter().enumerate().skip(top)).map(|(row, (index, entry))| (row, index, entry))
}

fn searches(pieces: &mut Pieces, state: &State, area: Area, picker: &Picker) {
    let width = usize::from(area.width.saturating_sub(2));
    let found = state.searches.matching(picker.line.value());
    if found.is_empty() {
        let phrase = if state.searches.is_empty() { Phrase::NoSearches } else { Phrase::NoSuchSearch };
        pieces.text(area.x + 1, area.y, width, &phrase.text(), StyledPart::Faint);
        return;
    }
    let shown = || listed(area, picker.top, &found);
    let longest = shown().map(|(.., search)| cell_width(&search.name)).max().unwrap_or(0);
    let names = longest.clamp(NAME_CELLS, (width * 2 / 5).max(NAME_CELLS));
    for (row, index, search) in shown() {
        pieces.target(row, PointerTarget::Search(index));
        let look = pieces.cursor(row, index == picker.cursor);
        pieces.text(row.x + 1, row.y, names.min(width), &search.name, look);
        let x = row.x + 3 + u16::try_from(names).unwrap_or(row.width);
        let room = usize::from((row.x + row.width).saturating_sub(x + 1));
        pieces.text(x, row.y, room, &search.text, StyledPart::Faint);
    }
}

/// The entries of the palette over the lower part of the panes, so that the preview of a theme is visible
/// above them.
fn commands(pieces: &mut Pieces, state: &State, area: Area, palette: &CommandPalette) {
    pieces.clear(area);
    pieces.target(area, PointerTarget::Nothing);
    let rule = "─".repeat(usize::from(area.width));
    pieces.text(area.x, area.y, usize::from(area.width), &rule, StyledPart::Rule);
    let width = usize::from(area.width.saturating_sub(2));
    let rows = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if palette.found.is_empty() && !palette.picker.line.value().trim().is_empty() {
        pieces.text(rows.x + 1, rows.y, width, &Phrase::NothingFound.text(), StyledPart::Faint);
        return;
    }
    let longest = palette.found.iter().map(|entry| cell_width(&entry.columns().0)).max().unwrap_or(0);
    let first = if width < FIRST_CELLS + THEN_CELLS { width } else { longest.min(FIRST_CELLS) };
    for (row, index, entry) in listed(rows, palette.picker.top, &palette.found) {
        pieces.target(row, PointerTarget::Command(index));
        let look = pieces.cursor(row, index == palette.picker.cursor);
        let keys = entry.keys(&state.settings.keymap).join(" ");
        let right = row.x + row.width.saturating_sub(1);
        let used = usize::from(pieces.right_text(right, row.y, width / 3, &keys, StyledPart::Key));
        let room = width.saturating_sub(used + 2);
        let (first_text, second_text) = entry.columns();
        pieces.text(row.x + 1, row.y, first.min(room), &first_text, look);
        if first < width {
            let x = row.x + 3 + u16::try_from(first).unwrap_or(row.width);
            pieces.text(x, row.y, room.saturating_sub(first + 2), &second_text, StyledPart::Faint);
        }
    }
}

fn headings(pieces: &mut Pieces, area: Area, picker: &Picker, article: &OpenArticle) {
    let width = usize::from(area.width);
    let found = outline::matching(&article.rows, picker.line.value());
    if found.is_empty() {
        pieces.text(area.x, area.y, width, &Phrase::NoSuchHeading.text(), StyledPart::Faint);
    }
    for (row, index, heading) in listed(area, picker.top, &found) {
        pieces.target(row, PointerTarget::Heading(Some(index)));
        let look = pieces.cursor(row, index == picker.cursor);
        pieces.text(row.x + 1, row.y, width.saturating_sub(1), &heading.text, look);
    }
}

/// The letters over the beginnings of the links.
fn letters(pieces: &mut Pieces, area: Area, hints: &Hints, article: &OpenArticle) {
    for link in hints.links.iter().filter(|link| link.letters.starts_with(&hints.typed)) {
        let Some((row, column)) = link.place else { continue };
        let below = row.checked_sub(article.scroll).filter(|&below| below < area.rows());
        let Some(below) = below.and_then(|below| u16::try_from(below).ok()) else { continue };
        let rest = link.letters.get(hints.typed.len()..).unwrap_or_default();
        let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        let room = usize::from((area.x + area.width).saturating_sub(x));
        pieces.text(x, area.y + below, room, rest, StyledPart::Hint);
    }
}
