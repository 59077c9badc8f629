//! The names that the screen shows for sort orders, such as “newest first”.
//!
//! Floor 3, part of [`app`](crate::app). Sorting is left to [`library`](crate::library).

use crate::query::{Sort, SortKey};
use crate::wording::Phrase;

/// The name of an order; `by_day` if the list is grouped by day.
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
