//! The orders of a list in plain words.

use crate::query::{Sort, SortKey};
use crate::wording::Phrase;

/// An order in plain words; `by_day` where its headers stand over days.
#[must_use]
pub fn phrase(sort: Sort, by_day: bool) -> Phrase {
    match (sort.key, sort.descending) {
        (SortKey::Date, true) if by_day => Phrase::NewestFirstByDay,
        (SortKey::Date, false) if by_day => Phrase::OldestFirstByDay,
        (SortKey::Date, true) => Phrase::NewestFirst,
        (SortKey::Date, false) => Phrase::OldestFirst,
        (SortKey::Title, false) => Phrase::TitleUp,
        (SortKey::Title, true) => Phrase::TitleDown,
        (SortKey::Source, false) => Phrase::SourceUp,
        (SortKey::Source, true) => Phrase::SourceDown,
        (SortKey::Importance, true) => Phrase::ImportanceDown,
        (SortKey::Importance, false) => Phrase::ImportanceUp,
        (SortKey::Relevance, true) => Phrase::RelevanceDown,
        (SortKey::Relevance, false) => Phrase::RelevanceUp,
        (SortKey::Path, false) => Phrase::PathUp,
        (SortKey::Path, true) => Phrase::PathDown,
    }
}
