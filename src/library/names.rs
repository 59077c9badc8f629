//! Tables of the names that articles share, over all segments: hosts, folders, languages and tags.
//! Merging spellings of a tag is left to [`tags`](super::tags). Floor 2, part of [`library`](crate::library).

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::library::languages::FolderLanguages;
use crate::library::section::COUNTED;
use crate::library::segment::PlacedSegment;
use crate::library::tags::{TagId, TagTable};
use crate::model::language::language_alone;
use crate::query::Field;
use crate::text::CleanText;

/// The position of a name in a table of one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u32);

impl NameId {
    /// The id as an index.
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
    /// The name with this id.
    pub fn get(&self, id: NameId) -> Option<&CleanText> {
        self.names.get(id.index())
    }

    /// The id of a name.
    pub fn named(&self, name: &str) -> Option<NameId> {
        self.by_name.get(name).copied()
    }

    /// Every name with its id.
    pub fn iter(&self) -> impl Iterator<Item = (NameId, &CleanText)> {
        (0..).map(NameId).zip(&self.names)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are no names.
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

/// The name tables, and what the positions in each segment's columns mean in them.
#[derive(Default)]
pub(super) struct Names {
    /// One table for each field of [`COUNTED`].
    tables: [NameTable; COUNTED.len()],
    none: NameTable,
    pub by_part: Vec<PartNames>,
}

/// The ids for the positions in the columns of a segment.
#[derive(Default)]
pub(super) struct PartNames {
    pub tags: Vec<Option<TagId>>,
    /// Whether several spellings belong to one tag.
    pub has_several_spellings: bool,
    /// For each field of [`COUNTED`], the ids of its names.
    pub names: [Vec<NameId>; COUNTED.len()],
}

impl PartNames {
    /// The ids for the positions in a column of names; none if the names of the field are not counted.
    pub(super) fn ids(&self, field: Field) -> &[NameId] {
        let place = COUNTED.iter().position(|other| *other == field);
        place.and_then(|place| self.names.get(place)).map_or(&[], Vec::as_slice)
    }
}

impl Names {
    /// `languages` are those of folders, which count for the articles that have no other.
    pub(super) fn of(parts: &[PlacedSegment], table: &TagTable, languages: &FolderLanguages) -> Self {
        let mut names = Self::default();
        for (index, part) in parts.iter().enumerate() {
            let columns = &part.segment.columns;
            let spellings = &columns.tags.spellings;
            let tags: Vec<_> = spellings.iter().map(|spelling| table.spelled(spelling)).collect();
            let different: HashSet<TagId> = tags.iter().copied().flatten().collect();
            let mut ids: [Vec<NameId>; COUNTED.len()] = Default::default();
            for ((field, table), ids) in COUNTED.into_iter().zip(&mut names.tables).zip(&mut ids) {
                let of_folders = languages.column(index).filter(|_| field == Field::Language);
                let column = of_folders.unwrap_or_else(|| columns.names(field));
                // Regions are told apart in queries, but not counted apart.
                let name = |name: &String| {
                    if field == Field::Language { table.add(&language_alone(name)) } else { table.add(name) }
                };
                ids.extend(column.names.iter().map(name));
            }
            let has_several_spellings = different.len() < spellings.len();
            names.by_part.push(PartNames { tags, has_several_spellings, names: ids });
        }
        names
    }

    /// The names of a field; none if they are not counted.
    pub(super) fn table(&self, field: Field) -> &NameTable {
        let place = COUNTED.iter().position(|other| *other == field);
        place.and_then(|place| self.tables.get(place)).unwrap_or(&self.none)
    }
}

pub(super) fn tags(parts: &[PlacedSegment]) -> TagTable {
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

fn tag_counts(part: &PlacedSegment) -> Vec<usize> {
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
