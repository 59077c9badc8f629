//! Lays out the lines of the help overlay: headings, and below them keys or query syntax at the left with the
//! description at the right.
//!
//! Floor 3, part of [`app`](crate::app). [`help`](crate::app::help) decides which items are shown, except for
//! queries.

use crate::markdown::layout::wrap_text;
use crate::query::help_sections;
use crate::text::{CleanText, Role, cell_width, fold};

/// Most cells of the left column.
const LEFT_CELLS: u16 = 16;

/// A line of the help overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    Heading(CleanText),
    /// A key or a piece of query syntax, and a row of its description. `None` continues the description of
    /// the previous line. If the description is empty, the first part takes the whole line.
    Item(Option<CleanText>, CleanText),
    Empty,
}

/// A key or a piece of query syntax, and its description.
pub(super) type HelpItem = (CleanText, CleanText);

/// The cells of the left column, in an overlay of `width` cells.
pub fn left_cells(width: u16) -> u16 {
    LEFT_CELLS.min(width / 3)
}

/// Adds a section: its heading and its items, or nothing if there are no items.
pub(super) fn push(lines: &mut Vec<HelpLine>, heading: CleanText, items: Vec<HelpItem>, width: u16) {
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
            // Too wide for the left column: it gets a line of its own.
            lines.push(HelpLine::Item(left.take(), CleanText::default()));
        }
        for row in wrap_text(&text, Role::Text, room) {
            lines.push(HelpLine::Item(left.take(), CleanText::line(&row.plain())));
        }
    }
}

/// Adds the sections on queries, with the items that match every typed word by syntax, description or
/// heading.
pub(super) fn push_queries(lines: &mut Vec<HelpLine>, typed: &[&str], width: u16) {
    for part in help_sections() {
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
