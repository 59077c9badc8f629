//! Unread counts of the values in the left pane. Counting is left to [`library`](crate::library). Floor 3,
//! part of [`app`](crate::app).

use crate::app::facets::FacetValue;
use crate::library::Facets;

/// The number of unread articles that have a value, from the unread counts of an answer; `None` for flags,
/// which have no such count.
pub(super) fn count(unread: &Facets, facet: FacetValue) -> Option<usize> {
    let at = |counts: &[u32], index: usize| counts.get(index).copied().unwrap_or(0);
    let months = |is_meant: &dyn Fn(i16, i8) -> bool| {
        unread
            .months
            .iter()
            .filter(|(year, month, _)| is_meant(*year, *month))
            .map(|(_, _, count)| count)
            .sum()
    };
    let count: u32 = match facet {
        FacetValue::Tag(id) => at(&unread.tags, id.index()),
        FacetValue::Name(field, id) => at(unread.names(field), id.index()),
        FacetValue::Year(wanted) => months(&|year, _| year == wanted),
        FacetValue::Month(wanted, number) => months(&|year, month| (year, month) == (wanted, number)),
        FacetValue::Flag(_) => return None,
    };
    usize::try_from(count).ok()
}
