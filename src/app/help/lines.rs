//! The lines of the overlay of the help: headings, and under each what can be pressed or written at the left
//! and what that does beside it.

use crate::markdown::layout::wrap_text;
use crate::query::parts;
use crate::text::{CleanText, Role, cell_width, fold};

/// Most cells for what stands at the left.
const LEFT_CELLS: u16 = 16;

/// A line of the overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// A heading.
    Heading(CleanText),
    /// What can be pressed or written, where it is to be shown, and what it does: on one line or several, it
    /// with the first. Where there is nothing beside it, it has the whole line.
    Item(Option<CleanText>, CleanText),
    /// Nothing.
    Empty,
}

/// What can be pressed or written, and what it does.
pub(super) type Item = (CleanText, CleanText);

/// The cells for what stands at the left in an overlay of this width.
#[must_use]
pub fn left_cells(width: u16) -> u16 {
    LEFT_CELLS.min(width / 3)
}

/// Adds a part: its heading and its items; nothing where it has none.
pub(super) fn push(lines: &mut Vec<HelpLine>, heading: CleanText, items: Vec<Item>, width: u16) {
    let room = usize::from(width.saturating_sub(left_cells(width) + 4));
    if items.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(HelpLine::Empty);
    }
    lines.push(HelpLine::Heading(heading));
    for (left, text) in items {
        let is_wide = cell_width(&left) > usize::from(left_cells(width));
        let mut left = Some(left);
        if is_wide {
            // It stands whole on a line of its own.
            lines.push(HelpLine::Item(left.take(), CleanText::default()));
        }
        for row in wrap_text(&text, Role::Text, room) {
            lines.push(HelpLine::Item(left.take(), CleanText::line(&row.plain())));
        }
    }
}

/// Adds what a query can be made of, as far as it matches every word that is typed: as it is written, as it is
/// explained, or by its heading.
pub(super) fn push_queries(lines: &mut Vec<HelpLine>, typed: &[&str], width: u16) {
    for part in parts() {
        let heading = part.heading.text();
        let about = fold(&heading).into_owned();
        let matches = |(written, meaning): &(String, String)| {
            let texts = [fold(written), fold(meaning)];
            typed.iter().all(|word| about.contains(word) || texts.iter().any(|text| text.contains(word)))
        };
        let found = part.forms.into_iter().filter(matches);
        let clean =
            |(written, meaning): (String, String)| (CleanText::line(&written), CleanText::line(&meaning));
        push(lines, heading, found.map(clean).collect(), width);
    }
}
