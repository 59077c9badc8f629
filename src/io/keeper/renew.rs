//! An index that is damaged is thrown away and made anew.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

use crate::io::index::{Index, WRITER_LOCK};
use crate::library::{Damaged, Library};
use crate::text::CleanText;
use crate::wording::{Phrase, foreign};

/// Looks at an index that seems damaged, before it is thrown away.
const LOOKS: usize = 3;

pub(super) fn no_index(reason: &str) -> Phrase {
    Phrase::NoIndex { reason: plain(reason) }
}

/// What the system said of a failure, out of what is wrapped around it; where it said nothing, that
/// writing failed.
pub(super) fn plain(reason: &str) -> CleanText {
    let is_known = reason.contains(" (os error") || !reason.contains("thread");
    if is_known { foreign(reason) } else { Phrase::NotWritten.text() }
}

/// Opens the index in a folder; one that is damaged is thrown away and made anew.
pub(super) fn open_or_renew(place: &Path, empty: &Library) -> Result<(Index, Library), String> {
    let open = || {
        let begun = Instant::now();
        let index = Index::open(place)?;
        let checked = begun.elapsed();
        let library = empty.of_index(&index.searcher()?, empty)?;
        tracing::info!(?checked, opened = ?begun.elapsed(), articles = library.len(), "index opened");
        Ok::<_, Damaged>((index, library))
    };
    let open = || {
        let opened = catch_unwind(AssertUnwindSafe(open));
        opened.unwrap_or_else(|_| Err(Damaged::new(&Phrase::NoIndexFiles)))
    };
    let mut opened = open();
    // Somebody who is writing just now may have taken away what was to be read.
    for _ in 0..LOOKS {
        if opened.is_ok() {
            break;
        }
        opened = open();
    }
    opened.or_else(|damaged| {
        tracing::warn!(reason = %damaged, "the index is made anew");
        let lock = lock(place).map_err(|error| error.to_string())?;
        // Once more, now that nobody writes.
        open().or_else(|_| {
            clear(place).map_err(|error| error.to_string())?;
            drop(lock);
            open().map_err(|error| error.to_string())
        })
    })
}

/// Deletes an index, whatever is at its place.
///
/// # Errors
/// The place cannot be cleared, or another process is writing there.
pub fn throw_away(place: &Path) -> std::io::Result<()> {
    let _lock = lock(place)?;
    clear(place)
}

/// Deletes the indexes of the same library that older versions made, unless one is being written just
/// now. What newer versions made is left to them.
pub(super) fn throw_away_older(place: &Path) {
    let Some((parent, (library, version))) = place.parent().zip(named(place)) else { return };
    let Ok(others) = std::fs::read_dir(parent) else { return };
    for other in others.flatten().map(|entry| entry.path()) {
        let is_older = named(&other).is_some_and(|(name, other)| name == library && other < version);
        if is_older && let Err(error) = throw_away(&other) {
            tracing::info!(place = %other.display(), %error, "an old index stays");
        }
    }
}

/// The library that an index is of, as its folder is named, and the version of the index.
fn named(place: &Path) -> Option<(&str, u32)> {
    let (library, version) = place.file_name()?.to_str()?.rsplit_once("-v")?;
    Some((library, version.parse().ok()?))
}

/// Keeps others from writing an index, where there is one.
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
    fn indexes_that_older_versions_made_of_the_same_library_go() {
        let cache = tempfile::tempdir().unwrap();
        for name in ["a-1-v1", "a-1-v2", "a-1-v3", "a-1-v10", "b-2-v1", "a-1", "a-1-vx"] {
            std::fs::create_dir(cache.path().join(name)).unwrap();
        }
        // Somebody still writes this one.
        let busy = lock(&cache.path().join("a-1-v2")).unwrap();
        throw_away_older(&cache.path().join("a-1-v3"));
        let left = || {
            let entries = std::fs::read_dir(cache.path()).unwrap();
            let mut names: Vec<_> =
                entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        assert_eq!(left(), ["a-1", "a-1-v10", "a-1-v2", "a-1-v3", "a-1-vx", "b-2-v1"]);
        drop(busy);
        throw_away_older(&cache.path().join("a-1-v3"));
        assert_eq!(left(), ["a-1", "a-1-v10", "a-1-v3", "a-1-vx", "b-2-v1"]);
        throw_away_older(&cache.path().join("index"));
        assert_eq!(left().len(), 5);
    }
}
