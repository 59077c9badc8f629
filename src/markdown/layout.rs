//! A document becomes rows of a width.
//!
//! Floor 1.

use crate::markdown::Document;
use crate::text::{CleanText, Role, Row};

/// The rows of `document` in `columns` cells.
#[must_use]
pub fn rows(document: &Document, columns: usize) -> Vec<Row> {
    let _ = columns;
    document.plain_text().lines().map(|line| Row::of(CleanText::line(line), Role::Text)).collect()
}
