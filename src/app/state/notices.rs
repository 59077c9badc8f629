//! What the status line tells: a notice.
//!
//! Floor 3, part of [`app`](crate::app).

use crate::wording::Phrase;

/// A message on the status line, until the next key.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub phrase: Phrase,
    /// Whether it reports a failure.
    pub warning: bool,
}
