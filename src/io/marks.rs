//! The marks that users set on articles (read, starred, for later), and the logs in which they are kept.
//! Articles are known here only by their [`MarkKey`]; matching keys with the articles
//! of a library is left to [`library`](crate::library). Floor 4, part of [`io`](crate::io).
//!
//! Marks are a folder of logs, one per device, so that a folder synchronised between devices never has two
//! writers of one file. A log is a text file with one line per change. Lines are only appended, until
//! [`Store::tidy`] compacts the log:
//!
//! ```text
//! 31fa3505 42 +later link https://example.org/x
//! ```
//!
//! A line consists of the CRC-32 of everything after it, in eight hexadecimal digits; the sequence number;
//! `+` for a mark that was set or `-` for one that was removed, with the name of the mark (`read`, `star`,
//! `later`); and, up to the end of the line, the key of the article: see [`mark_key`](crate::model::mark_key). The number
//! 0 is that of a mark that was not set when another file with the same link or permalink was marked.
//!
//! Of all changes of one mark of one article in all logs, the one with the highest sequence number counts. If
//! two are equal, the device whose name sorts later wins; within one log, the later line wins. A new change
//! gets the highest number that this process has seen, plus one: the order does not depend on any clock.
//!
//! Each batch starts with a newline, so a half-written line left by a crash cannot corrupt the next one.
//! Damaged lines are counted, copied to a file in the state folder and reported once; all other lines count.

mod device;
mod disk;
mod ledger;
mod line;
mod log;
mod store;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::BTreeMap;

use crate::io::source::reason;
use crate::library::Library;
use crate::model::{ArticleId, Mark, MarkChange, MarkChanges, MarkKey, MarkRecord, MarkSet};
use crate::text::CleanText;
use crate::wording::Phrase;

pub use store::{MarksLocation, NamedChanges, Store};
pub use writer::{MarkWriter, WriterTiming};

/// The outcome of [`change`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// How many of the changes had an effect.
    pub count: usize,
    pub problems: Vec<Phrase>,
}

/// Makes changes and waits until they are written. Errors: they could not be written; the phrase says why.
pub fn change(place: &MarksLocation, changes: Vec<MarkChange>) -> Result<Changed, Phrase> {
    let mut store = Store::at(place.clone());
    let problems = store.look();
    make(store, place, changes.into(), problems)
}

/// Makes the changes of a mark of articles of a library that differ, and waits until they are written.
/// Errors: they could not be written; the phrase says why.
pub fn change_in(place: &MarksLocation, library: &Library, wanted: &Wanted<'_>) -> Result<Changed, Phrase> {
    let mut store = Store::at(place.clone());
    let problems = store.look();
    let &Wanted { ids, mark, on } = wanted;
    let library = library.with_marks(store.changed());
    let differing = ids.iter().filter(|&&id| library.marks(id).has(mark) != on);
    let numbers: Vec<u64> = differing.filter_map(|&id| library.mark_id(id)).collect();
    let count = numbers.len();
    let changes = store.named(&library, &MarkChanges::new(mark, on, numbers));
    Ok(Changed { count, ..make(store, place, changes, problems)? })
}

/// A mark to be set on articles or removed from them.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub ids: &'a [ArticleId],
    pub mark: Mark,
    pub on: bool,
}

fn make(
    mut store: Store,
    place: &MarksLocation,
    changes: NamedChanges,
    mut problems: Vec<Phrase>,
) -> Result<Changed, Phrase> {
    let too_long = store.take(changes);
    let count = store.effective;
    store.save().map_err(|error| Phrase::MarksNotWritten {
        folder: CleanText::line(&place.logs.to_string_lossy()),
        reason: reason(&error),
    })?;
    problems.extend(store.look());
    if let Err(error) = store.tidy() {
        tracing::warn!(reason = %reason(&error), "the mark log could not be compacted");
    }
    if too_long > 0 {
        problems.push(Phrase::MarksTooLong { count: too_long });
    }
    Ok(Changed { count, problems })
}

/// What counts of all that was decided about marks, by mark id, and the problems to report.
pub fn numbers(place: &MarksLocation) -> (Vec<(u64, MarkRecord)>, Vec<Phrase>) {
    let mut store = Store::at(place.clone());
    let reports = store.look();
    let changed = store.changed().into_iter();
    (changed.filter(|(_, record)| !record.is_early || !record.marks().is_empty()).collect(), reports)
}

/// The keys and marks of all articles that have a mark, and the problems to report.
pub fn by_key(place: &MarksLocation) -> (BTreeMap<MarkKey, MarkSet>, Vec<Phrase>) {
    let mut store = Store::at(place.clone());
    let reports = store.look();
    let keys = store.keys(&|number| !store.marks(number).is_empty());
    let with_marks = |key: MarkKey| {
        let marks = store.marks(key.number());
        (key, marks)
    };
    (keys.into_iter().map(with_marks).collect(), reports)
}
