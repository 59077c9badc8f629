//! The status line: a notice, the keys of an unfinished key sequence, the tour, and which tips it has shown.
//!
//! Floor 3, part of [`app`](crate::app).

use crate::app::tips::ShownTips;
use crate::app::tour::TourStep;
use crate::input::Key;
use crate::wording::Phrase;

/// A message on the status line, until the next key.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub phrase: Phrase,
    /// Whether it reports a failure.
    pub warning: bool,
}

/// What the status line has to show.
#[derive(Clone, Debug, Default)]
pub struct StatusLine {
    pub notice: Option<Notice>,
    /// The keys of an unfinished key sequence.
    pub pending: Vec<Key>,
    pub tour: Option<TourStep>,
    pub tips: ShownTips,
}
