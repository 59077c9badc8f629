//! The languages of articles by their folders, which are found by looking at all folders of a library. Floor 2, part of
//! [`library`](crate::library).

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::library::columns::NameColumn;
use crate::library::segment::PlacedSegment;
use crate::model::language::{is_language_code, is_surely_language, language_alone, language_code};
use crate::query::Field;

/// The languages of articles that have none in their front matter, by their folders: `fr/` beside `en/`. A folder `it/`
/// beside `garden/` is no language.
#[derive(Default)]
pub(super) struct FolderLanguages {
    by_folder: HashMap<String, String>,
    /// For each segment, its languages with those of folders; none if no folder is a language.
    columns: Vec<NameColumn>,
}

impl FolderLanguages {
    pub(super) fn of(parts: &[PlacedSegment]) -> Self {
        let has_code = |folder: &String| folder.split('/').any(is_language_code);
        let named =
            |part: &PlacedSegment| part.segment.columns.names(Field::Collection).names.iter().any(has_code);
        if !parts.iter().any(named) {
            return Self::default();
        }
        let folders: HashSet<&str> = parts.iter().flat_map(used_folders).collect();
        let mut languages: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for (parent, name) in folders.iter().flat_map(|folder| places(folder)) {
            if is_language_code(name) {
                languages.entry(parent).or_default().insert(name);
            }
        }
        languages.retain(|_, names| {
            let different: HashSet<String> = names.iter().map(|name| language_alone(name)).collect();
            different.len() > 1 && names.iter().any(|name| is_surely_language(name))
        });
        let language = |folder: &str| {
            let is_one = |(parent, name): &(&str, &str)| {
                languages.get(parent).is_some_and(|names| names.contains(name))
            };
            places(folder).find(is_one).map(|(_, name)| language_code(name))
        };
        let by_folder: HashMap<String, String> =
            folders.iter().filter_map(|folder| Some(((*folder).to_owned(), language(folder)?))).collect();
        let columns = parts.iter().map(|part| with_languages(part, &by_folder)).collect();
        Self { columns: if by_folder.is_empty() { Vec::new() } else { columns }, by_folder }
    }

    /// The languages of a segment, if they are not only those of its articles.
    pub(super) fn column(&self, part: usize) -> Option<&NameColumn> {
        self.columns.get(part)
    }

    /// The language of a folder, relative to the root.
    pub(super) fn of_folder(&self, folder: &str) -> Option<&str> {
        self.by_folder.get(folder).map(String::as_str)
    }
}

/// The folders of a segment that have articles.
fn used_folders(part: &PlacedSegment) -> Vec<&str> {
    let column = part.segment.columns.names(Field::Collection);
    let mut is_used = vec![false; column.names.len() + 1];
    for document in part.alive.iter() {
        if let Some(used) = usize::try_from(column.ordinal(document)).ok().and_then(|at| is_used.get_mut(at))
        {
            *used = true;
        }
    }
    let used = is_used.iter().skip(1).zip(&column.names).filter(|(used, _)| **used);
    used.map(|(_, name)| name.as_str()).collect()
}

/// Every folder on a path, from the outermost: the path of the folder that it is in, and its name.
fn places(folder: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts = std::iter::once(0).chain(folder.match_indices('/').map(|(at, _)| at + 1));
    starts.filter_map(|start| {
        let (above, below) = folder.split_at_checked(start)?;
        Some((above.trim_end_matches('/'), below.split('/').next()?))
    })
}

/// The languages of a segment, where those without one have that of their folder.
fn with_languages(part: &PlacedSegment, by_folder: &HashMap<String, String>) -> NameColumn {
    let columns = &part.segment.columns;
    let (own, folders) = (columns.names(Field::Language), columns.names(Field::Collection));
    let mut names = own.names.clone();
    let mut place = |code: &String| {
        let known = names.iter().position(|name| name == code);
        let place = known.unwrap_or_else(|| {
            names.push(code.clone());
            names.len() - 1
        });
        u32::try_from(place + 1).unwrap_or(0)
    };
    let by_ordinal: Vec<u32> = std::iter::once(0)
        .chain(folders.names.iter().map(|folder| by_folder.get(folder).map_or(0, &mut place)))
        .collect();
    let ordinal = |document| match own.ordinal(document) {
        0 => usize::try_from(folders.ordinal(document))
            .ok()
            .and_then(|at| by_ordinal.get(at))
            .copied()
            .unwrap_or(0),
        own => own,
    };
    let ordinals = (0..part.segment.bound()).map(ordinal).collect();
    NameColumn { names, ordinals }
}
