//! How much of a value is unread.

use crate::app::facets::Facet;
use crate::library::Facets;

/// How many articles have a value, by counts of unread ones; nothing for what is no part of the contents.
pub(super) fn count(unread: &Facets, facet: Facet) -> Option<usize> {
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
        Facet::Tag(id) => at(&unread.tags, id.index()),
        Facet::Host(id) => at(&unread.hosts, id.index()),
        Facet::Folder(id) => at(&unread.folders, id.index()),
        Facet::Language(id) => at(&unread.languages, id.index()),
        Facet::Year(wanted) => months(&|year, _| year == wanted),
        Facet::Month(wanted, number) => months(&|year, month| (year, month) == (wanted, number)),
        Facet::Flag(_) => return None,
    };
    usize::try_from(count).ok()
}
