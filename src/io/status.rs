//! The state of an index: what is in it and what is wrong with it, for `vigie index`. Changes nothing;
//! rebuilding and deleting is left to [`indexer`](crate::io::indexer). Floor 4, part of [`io`](crate::io).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::SystemTime;

use crate::io::index::{Index, WRITER_LOCK};
use crate::io::source::reason;
use crate::wording::{Phrase, translated_error};

/// The file that every change writes last.
const LIST: &str = "meta.json";

/// The state of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexStatus {
    /// How many articles it has. `None` if it cannot be read.
    pub articles: Option<u64>,
    pub bytes: u64,
    /// When it was last changed. `None` if the file system does not know.
    pub changed: Option<SystemTime>,
    /// What is wrong with it.
    pub problems: Vec<Phrase>,
}

/// The state of the index in a folder. `None` if there is no index.
pub fn look(place: &Path) -> Option<IndexStatus> {
    let there = std::fs::symlink_metadata(place).ok()?;
    let mut status = IndexStatus { articles: None, bytes: 0, changed: None, problems: Vec::new() };
    if !there.is_dir() {
        status.problems.push(Phrase::IndexUnreadable { reason: Phrase::NoIndexFolder.text() });
        return Some(status);
    }
    let files = std::fs::read_dir(place).into_iter().flatten().flatten();
    status.bytes = files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
    // Checked first, because opening an index creates it if it is missing.
    let list = std::fs::metadata(place.join(LIST)).ok()?;
    status.changed = list.modified().ok();
    let count = || Index::open(place).and_then(|index| Ok(index.searcher()?.num_docs()));
    match catch_unwind(AssertUnwindSafe(count)) {
        Ok(Ok(articles)) => status.articles = Some(articles),
        Ok(Err(damaged)) => {
            status.problems.push(Phrase::IndexUnreadable { reason: translated_error(&damaged.to_string()) });
        }
        Err(_) => status.problems.push(Phrase::IndexUnreadable { reason: Phrase::NoIndexFiles.text() }),
    }
    if let Err(error) = rustix::fs::access(place, rustix::fs::Access::WRITE_OK) {
        status.problems.push(Phrase::IndexNotWritable { reason: reason(&error.into()) });
    }
    if is_written(place) {
        status.problems.push(Phrase::IndexBusy);
    }
    Some(status)
}

/// Whether another process is writing the index right now.
fn is_written(place: &Path) -> bool {
    let Ok(lock) = std::fs::File::open(place.join(WRITER_LOCK)) else { return false };
    matches!(lock.try_lock(), Err(std::fs::TryLockError::WouldBlock))
}
