//! What the pointer can be on, and what a click on a hint does. Floor 3, part of [`app`](crate::app).
//! [`layout`](crate::app::layout) finds out what is at a cell.

use crate::app::facets::FacetLine;
use crate::app::geometry::Border;
use crate::input::{Action, Key};

/// What happens when a hint is clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    Act(Action),
    /// The key continues the key sequence.
    Continue(Key),
    /// Nothing: there is no hint at the cell, or it is about two keys.
    Nothing,
}

/// A part of the title bar on which a click does something of its own: three counts, and the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitlePart {
    New,
    Unread,
    Selected,
    Order,
}

/// What is at a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerTarget {
    /// The title bar, and the part of it at the cell, if that has a click of its own.
    Title(Option<TitlePart>),
    /// A candidate for the prompt, by its index among all candidates.
    Candidate(usize),
    /// The ellipsis after the candidates, with the index of the first candidate that is not shown.
    MoreCandidates(usize),
    Line,
    /// The outline, and the heading at the cell by its index among those that match.
    Heading(Option<usize>),
    /// A line of the left pane, and the column in the pane.
    Value(FacetLine, u16),
    /// The left pane where it has no line.
    Tags,
    /// An article of the list, by its index in the finding.
    Article(usize),
    /// The list where it has no article.
    List,
    /// The text of the article: index of the row, and cell in that row; `None` in the margins.
    Text(usize, Option<usize>),
    /// A saved search, by its index among those that match.
    Search(usize),
    /// An entry of the command palette, by its index among those that match.
    Command(usize),
    Help,
    /// A hint on the status line or in the menu above it, and what a click does.
    Hint(Press),
    Border(Border),
    /// Something that does not react to the pointer.
    Nothing,
}

impl PointerTarget {
    /// Whether a press on it leaves an open prompt open, at least until what it does.
    pub fn keeps_prompt(self) -> bool {
        matches!(
            self,
            Self::Line
                | Self::Search(_)
                | Self::Command(_)
                | Self::Candidate(_)
                | Self::MoreCandidates(_)
                | Self::Border(_)
        )
    }
}

/// A border being dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dragging {
    pub border: Border,
    /// The column or row where dragging began.
    pub from: u16,
    /// The columns or rows that the resized pane had then.
    pub cells: u16,
}
