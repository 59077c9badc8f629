//! The names that the screen shows for sort orders, such as “newest first”.
//!
//! Floor 3, part of [`app`](crate::app). Sorting is left to [`library`](crate::library).

use crate::query::{Sort, SortKey};
use crate::wording::ScreenText;

/// The name of an order; `by_day` if the list is grouped by day.
pub fn phrase(sort: Sort, by_day: bool) -> ScreenText {
    match (sort.key, sort.descending) {
        (SortKey::Date, true) if by_day => ScreenText::NewestFirstByDay,
        (SortKey::Date, false) if by_day => ScreenText::OldestFirstByDay,
        (SortKey::Date, true) => ScreenText::NewestFirst,
        (SortKey::Date, false) => ScreenText::OldestFirst,
        (SortKey::Title, false) => ScreenText::TitleUp,
        (SortKey::Title, true) => ScreenText::TitleDown,
        (SortKey::Source, false) => ScreenText::SourceUp,
        (SortKey::Source, true) => ScreenText::SourceDown,
        (SortKey::Importance, true) => ScreenText::ImportanceDown,
        (SortKey::Importance, false) => ScreenText::ImportanceUp,
        (SortKey::Relevance, true) => ScreenText::RelevanceDown,
        (SortKey::Relevance, false) => ScreenText::RelevanceUp,
        (SortKey::Path, false) => ScreenText::PathUp,
        (SortKey::Path, true) => ScreenText::PathDown,
    }
}
