//! How the index of a library is: what is there, without changing it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::SystemTime;

use crate::io::index::{Index, WRITER_LOCK};
use crate::io::source::reason;
use crate::wording::{Phrase, foreign};

/// The file that is written last in every change.
const LIST: &str = "meta.json";

/// How an index is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// How many articles are in it, where it can be read.
    pub articles: Option<u64>,
    /// Its size on disk, in bytes.
    pub bytes: u64,
    /// When it was changed last.
    pub changed: Option<SystemTime>,
    /// What is the matter with it.
    pub problems: Vec<Phrase>,
}

/// Looks at the index in a folder; nothing where there is none.
#[must_use]
pub fn look(place: &Path) -> Option<Status> {
    let there = std::fs::symlink_metadata(place).ok()?;
    let mut status = Status { articles: None, bytes: 0, changed: None, problems: Vec::new() };
    if !there.is_dir() {
        status.problems.push(Phrase::IndexUnreadable { reason: Phrase::NoIndexFolder.text() });
        return Some(status);
    }
    let files = std::fs::read_dir(place).into_iter().flatten().flatten();
    status.bytes = files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
    // Opening would make what is not there.
    let list = std::fs::metadata(place.join(LIST)).ok()?;
    status.changed = list.modified().ok();
    let count = || Index::open(place).and_then(|index| Ok(index.searcher()?.num_docs()));
    match catch_unwind(AssertUnwindSafe(count)) {
        Ok(Ok(articles)) => status.articles = Some(articles),
        Ok(Err(damaged)) => {
            status.problems.push(Phrase::IndexUnreadable { reason: foreign(&damaged.to_string()) });
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

/// Whether a process is writing there just now.
fn is_written(place: &Path) -> bool {
    let Ok(lock) = std::fs::File::open(place.join(WRITER_LOCK)) else { return false };
    matches!(lock.try_lock(), Err(std::fs::TryLockError::WouldBlock))
}
