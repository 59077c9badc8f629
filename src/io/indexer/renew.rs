//! Opens an index, rebuilds a damaged one, notices when all articles must be read again, and deletes indexes that
//! are no longer needed. Filling an index is left to [`Indexer`](crate::io::Indexer). Floor 4, part of [`indexer`](crate::io::indexer).

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::frontmatter::Conventions;
use crate::io::index::{Index, WRITER_LOCK};
use crate::io::{Source, generator};
use crate::library::{DamagedIndex, Library};
use crate::text::CleanText;
use crate::wording::{Phrase, translated_error};

/// How often an index that seems damaged is opened again before it is deleted.
const LOOKS: usize = 3;

pub(super) fn no_index(reason: &str) -> Phrase {
    Phrase::NoIndex { reason: plain(reason) }
}

/// The system's reason for a failure, without the text around it; a general phrase if there is none.
pub(super) fn plain(reason: &str) -> CleanText {
    let is_known = reason.contains(" (os error") || !reason.contains("thread");
    if is_known { translated_error(reason) } else { Phrase::IndexNotWritten.text() }
}

/// Opens the index in a folder; deletes it and starts an empty one if it is damaged.
pub(super) fn open_or_renew(place: &Path, empty: &Library) -> Result<(Index, Library), String> {
    let open = || {
        let begun = Instant::now();
        let index = Index::open(place)?;
        let checked = begun.elapsed();
        let library = empty.with_index(&index.searcher()?, empty)?;
        tracing::info!(?checked, opened = ?begun.elapsed(), articles = library.len(), "index opened");
        Ok::<_, DamagedIndex>((index, library))
    };
    let open = || {
        let opened = catch_unwind(AssertUnwindSafe(open));
        opened.unwrap_or_else(|_| Err(DamagedIndex::new(&Phrase::NoIndexFiles)))
    };
    let mut opened = open();
    // Another process may have deleted, while writing, the files that were just being read.
    for _ in 0..LOOKS {
        if opened.is_ok() {
            break;
        }
        opened = open();
    }
    opened.or_else(|damaged| {
        tracing::warn!(reason = %damaged, "rebuilding the index");
        let lock = lock(place).map_err(|error| error.to_string())?;
        // Once more, now that no other process can write.
        open().or_else(|_| {
            clear(place).map_err(|error| error.to_string())?;
            drop(lock);
            open().map_err(|error| error.to_string())
        })
    })
}

/// Looks for the generator of a folder again. Returns its library with the conventions that are found, and whether
/// articles of the library or its index were read by others. Errors: the index is damaged.
pub(super) fn with_conventions(
    library: &Library,
    source: &Source,
    index: &Index,
) -> Result<(Library, bool), DamagedIndex> {
    let has_meta_files = library.conventions().has_meta_files;
    let conventions = generator::conventions(source).with_meta_files(has_meta_files);
    let fingerprint = conventions.fingerprint();
    let is_same = library.conventions().fingerprint() == fingerprint;
    let is_index_older = !library.is_empty() && index.conventions()? != Some(fingerprint);
    if !is_same {
        tracing::info!(generator = ?conventions.generator, "the conventions of the folder have changed");
    }
    let has_changed = !library.is_empty() && !is_same || is_index_older;
    Ok((library.clone().with_conventions(Arc::new(conventions)), has_changed))
}

/// The library whose articles are, or are not, read with the files `.meta` beside them.
pub(super) fn with_meta_files(library: &Library, has_meta_files: bool) -> Library {
    let conventions = Conventions::clone(library.conventions()).with_meta_files(has_meta_files);
    library.clone().with_conventions(Arc::new(conventions))
}

/// The library of an index, with files `.meta` if the index was made with them. Errors: the index is damaged.
pub(super) fn as_indexed((index, library): (Index, Library)) -> Result<(Index, Library), DamagedIndex> {
    let with_files = with_meta_files(&library, true);
    let is_with_files = index.conventions()? == Some(with_files.conventions().fingerprint());
    Ok((index, if is_with_files { with_files } else { library }))
}

/// Deletes an index, or whatever else is at its path.
/// Errors: it cannot be deleted, or another process is writing to it.
pub fn delete_index(place: &Path) -> std::io::Result<()> {
    let _lock = lock(place)?;
    clear(place)
}

/// Deletes the indexes of the same library made by older versions, unless another process is writing to them.
/// Indexes of newer versions are kept.
pub(super) fn delete_older_indexes(place: &Path) {
    let Some((parent, (library, version))) = place.parent().zip(named(place)) else { return };
    let Ok(others) = std::fs::read_dir(parent) else { return };
    for other in others.flatten().map(|entry| entry.path()) {
        let is_older = named(&other).is_some_and(|(name, other)| name == library && other < version);
        if is_older && let Err(error) = delete_index(&other) {
            tracing::info!(place = %other.display(), %error, "an old index could not be deleted");
        }
    }
}

/// The library and the version of an index, parsed from the name of its folder.
fn named(place: &Path) -> Option<(&str, u32)> {
    let (library, version) = place.file_name()?.to_str()?.rsplit_once("-v")?;
    Some((library, version.parse().ok()?))
}

/// Prevents other processes from writing an index. `None` if there is no index.
fn lock(place: &Path) -> std::io::Result<Option<File>> {
    if !place.is_dir() {
        return Ok(None);
    }
    let lock = File::options().create(true).truncate(false).write(true).open(place.join(WRITER_LOCK))?;
    lock.try_lock()?;
    Ok(Some(lock))
}

fn clear(place: &Path) -> std::io::Result<()> {
    match std::fs::symlink_metadata(place) {
        Ok(there) if there.is_dir() => std::fs::remove_dir_all(place),
        Ok(_) => std::fs::remove_file(place),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_made_by_older_versions_are_deleted() {
        let cache = tempfile::tempdir().unwrap();
        for name in ["a-1-v1", "a-1-v2", "a-1-v3", "a-1-v10", "b-2-v1", "a-1", "a-1-vx"] {
            std::fs::create_dir(cache.path().join(name)).unwrap();
        }
        // Another process is still writing this one.
        let busy = lock(&cache.path().join("a-1-v2")).unwrap();
        delete_older_indexes(&cache.path().join("a-1-v3"));
        let left = || {
            let entries = std::fs::read_dir(cache.path()).unwrap();
            let mut names: Vec<_> =
                entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        assert_eq!(left(), ["a-1", "a-1-v10", "a-1-v2", "a-1-v3", "a-1-vx", "b-2-v1"]);
        drop(busy);
        delete_older_indexes(&cache.path().join("a-1-v3"));
        assert_eq!(left(), ["a-1", "a-1-v10", "a-1-v3", "a-1-vx", "b-2-v1"]);
        delete_older_indexes(&cache.path().join("index"));
        assert_eq!(left().len(), 5);
    }
}
