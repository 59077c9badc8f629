//! The names that articles share, over all segments of a library: hosts, folders, languages, tags.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::library::columns::{Columns, NameColumn};
use crate::library::{Part, TagId, TagTable};
use crate::text::CleanText;

/// The number of a name inside one table of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u32);

impl NameId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// The names of one kind.
#[derive(Clone, Debug, Default)]
pub struct NameTable {
    names: Vec<CleanText>,
    by_name: HashMap<String, NameId>,
}

impl NameTable {
    /// The name with this number.
    #[must_use]
    pub fn get(&self, id: NameId) -> Option<&CleanText> {
        self.names.get(id.index())
    }

    /// The number of a name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<NameId> {
        self.by_name.get(name).copied()
    }

    /// Every name with its number.
    pub fn iter(&self) -> impl Iterator<Item = (NameId, &CleanText)> {
        (0..).map(NameId).zip(&self.names)
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn add(&mut self, name: &str) -> NameId {
        if let Some(&id) = self.by_name.get(name) {
            return id;
        }
        let id = NameId(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        self.names.push(CleanText::line(name));
        self.by_name.insert(name.to_owned(), id);
        id
    }
}

/// The tables of names, and for each segment which place in its columns is which name.
#[derive(Default)]
pub(super) struct Names {
    pub hosts: NameTable,
    pub folders: NameTable,
    pub languages: NameTable,
    /// One entry a segment.
    pub by_part: Vec<PartNames>,
}

/// What the places in the columns of a segment mean in the whole library.
#[derive(Default)]
pub(super) struct PartNames {
    /// The tag of each spelling.
    pub tags: Vec<Option<TagId>>,
    /// Whether several spellings are one tag.
    pub has_several_spellings: bool,
    pub hosts: Vec<NameId>,
    pub folders: Vec<NameId>,
    pub languages: Vec<NameId>,
}

impl Names {
    pub(super) fn of(parts: &[Part], table: &TagTable) -> Self {
        let mut names = Self::default();
        for part in parts {
            let columns: &Arc<Columns> = &part.segment.columns;
            let add = |table: &mut NameTable, column: &NameColumn| {
                column.names.iter().map(|name| table.add(name)).collect::<Vec<_>>()
            };
            let spellings = &columns.tags.spellings;
            let tags: Vec<_> = spellings.iter().map(|spelling| table.spelled(spelling)).collect();
            let different: HashSet<TagId> = tags.iter().copied().flatten().collect();
            names.by_part.push(PartNames {
                has_several_spellings: different.len() < spellings.len(),
                tags,
                hosts: add(&mut names.hosts, &columns.hosts),
                folders: add(&mut names.folders, &columns.folders),
                languages: add(&mut names.languages, &columns.languages),
            });
        }
        names
    }
}

/// The tags of all segments, counted.
pub(super) fn tags(parts: &[Part]) -> TagTable {
    let counts: Vec<Vec<usize>> = parts.par_iter().map(tag_counts).collect();
    let mut table = TagTable::default();
    for (part, counts) in parts.iter().zip(counts) {
        let spellings = part.segment.columns.tags.spellings.iter();
        for (spelling, count) in spellings.zip(counts).filter(|(_, count)| *count > 0) {
            table.add(&CleanText::line(spelling), count);
        }
    }
    table.shorten();
    table
}

/// How often each spelling of a segment occurs.
fn tag_counts(part: &Part) -> Vec<usize> {
    let column = &part.segment.columns.tags;
    let mut counts = vec![0; column.spellings.len()];
    for document in part.alive.iter() {
        for &spelling in column.of(document) {
            let place = usize::try_from(spelling).unwrap_or(usize::MAX);
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
    }
    counts
}
