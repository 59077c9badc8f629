//! The marks that users set on articles (read, starred, for later), and the logs in which they are kept.
//! Articles are known here only by their [`MarkKey`](crate::model::MarkKey); matching keys with the articles
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
//! `later`); and, up to the end of the line, the key of the article.
//!
//! Of all changes of one mark of one article in all logs, the one with the highest sequence number counts. If
//! two are equal, the device whose name sorts later wins; within one log, the later line wins. A new change
//! gets the highest number that this process has seen, plus one: the order does not depend on any clock.
//!
//! Each batch starts with a newline, so a half-written line left by a crash cannot corrupt the next one.
//! Damaged lines are counted, copied to a file in the state folder and reported once; all other lines count.

mod damaged;
mod device;
pub mod disk;
mod ledger;
mod line;
mod lines;
mod log;
mod read;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use damaged::DamagedLines;
use disk::{Disk, FileStatus, RealDisk};
use ledger::Ledger;
use line::LogLine;
use log::Log;

use crate::io::source::reason;
use crate::model::{MarkChange, MarkSet};
use crate::text::CleanText;
use crate::wording::Phrase;

pub use read::{by_key, numbers};
pub use writer::{MarkWriter, WriterTiming};

/// Most lines that are written in one call.
const BATCH: usize = 10_000;
/// A log is compacted when its obsolete lines outnumber those that count by more than this.
const SPARE_LINES: usize = 1_000;

/// Where marks are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarksLocation {
    /// The folder with the logs of all devices. It may be synchronised between them.
    pub logs: PathBuf,
    /// The state folder of this user on this device, for the name of the device and for damaged lines. It
    /// must not be synchronised.
    pub own: PathBuf,
    /// The folder with the logs that were used before the user chose another folder. Marks in it are taken
    /// over.
    pub before: Option<PathBuf>,
}

/// The marks in a folder, and the changes that are not written yet.
pub struct Store {
    disk: Arc<dyn Disk>,
    place: MarksLocation,
    /// The name of this device, and whether it has been saved.
    device: (String, bool),
    ledger: Ledger,
    /// The log of this device. `None` until something is written.
    log: Option<Log>,
    /// What was last read of each log, by file name.
    logs: BTreeMap<String, KnownLog>,
    /// Changes that count already but are not written yet, in order.
    unsaved: Vec<LogLine>,
    damaged: DamagedLines,
    /// Whether the marks in [`MarksLocation::before`] were taken over.
    is_taken_over: bool,
    /// The problems found when the logs were last read, by the name of the log, so that each is reported only
    /// once while it lasts.
    reported: BTreeMap<String, Phrase>,
    /// How many lines the log of this device had after its last compaction.
    compacted: usize,
}

/// What was last read of a log.
#[derive(Clone, Debug, Default)]
struct KnownLog {
    status: Option<FileStatus>,
    /// Where the last complete line that was read ends, in bytes.
    ended: u64,
    /// The last bytes in front of `ended`. If they differ, the file was rewritten and is read from its start.
    before: Vec<u8>,
    /// How many lines it has.
    lines: usize,
}

impl Store {
    /// The marks in a folder. Nothing is read yet.
    #[must_use]
    pub fn at(place: MarksLocation) -> Self {
        let device = device::name(&place.own);
        Self::on(Arc::new(RealDisk), place, device)
    }

    /// Like [`at`](Self::at), on a given disk. A device without a name gets a new one.
    fn on(disk: Arc<dyn Disk>, place: MarksLocation, device: Option<String>) -> Self {
        let is_kept = device.is_some();
        Self {
            damaged: DamagedLines::in_folder(&place.own),
            device: (device.unwrap_or_else(device::new_name), is_kept),
            disk,
            place,
            ledger: Ledger::default(),
            log: None,
            logs: BTreeMap::new(),
            unsaved: Vec::new(),
            is_taken_over: false,
            reported: BTreeMap::new(),
            compacted: 0,
        }
    }

    /// The marks of the article with this mark id.
    #[must_use]
    pub fn marks(&self, number: u64) -> MarkSet {
        self.ledger.marks(number)
    }

    /// The mark ids of the articles whose marks changed since the last call, with their marks now. The first
    /// call returns every article that has a mark.
    pub fn changed(&mut self) -> Vec<(u64, MarkSet)> {
        self.ledger.changed()
    }

    /// How many changes are not written yet.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Adds changes: they count from now on and will be written by [`Store::save`]. Changes that change
    /// nothing are dropped. Returns how many have a key that is too long for a line; they count only until
    /// this process ends.
    pub fn take(&mut self, changes: Vec<MarkChange>) -> usize {
        let device = self.ledger.device(&self.device.0);
        let mut too_long = 0;
        for change in changes {
            let mark = (change.mark, change.on);
            let Some(sequence) = self.ledger.take_own(change.key.number(), mark, device) else { continue };
            let line = LogLine { sequence, change };
            if line.push_to(&mut Vec::new()) {
                self.unsaved.push(line);
            } else {
                too_long += 1;
            }
        }
        too_long
    }

    /// Writes all changes that are not written yet. After success they survive a power loss.
    ///
    /// # Errors
    /// Writing failed. The changes that are not written yet are kept, and the next call tries again.
    pub fn save(&mut self) -> io::Result<()> {
        if self.unsaved.is_empty() {
            return Ok(());
        }
        if !self.device.1 {
            self.device = (device::keep(&self.place.own, &self.device.0)?, true);
        }
        let path = self.place.logs.join(self.own_log());
        let log = self.log.get_or_insert_with(|| Log::at(Arc::clone(&self.disk), path));
        while !self.unsaved.is_empty() {
            let mut bytes = b"\n".to_vec();
            let count = self.unsaved.len().min(BATCH);
            for line in self.unsaved.iter().take(count) {
                // `take` let only lines through that fit.
                let _ = line.push_to(&mut bytes);
            }
            log.append(&bytes)?;
            self.unsaved.drain(..count);
        }
        Ok(())
    }

    /// Compacts the log of this device if its obsolete lines outnumber those that count by more than
    /// `SPARE_LINES`; returns whether it did. Call [`Store::look`] first: it counts the lines.
    ///
    /// # Errors
    /// Compaction failed. The log is complete, either the old one or the new one.
    pub fn tidy(&mut self) -> io::Result<bool> {
        let lines = self.logs.get(&self.own_log()).map_or(0, |log| log.lines);
        // Checked first because `counting` walks through all marks, and because compaction keeps lines that
        // other devices overrule: they must not trigger it again and again.
        if lines <= 2 * self.compacted + SPARE_LINES {
            return Ok(false);
        }
        let device = self.ledger.device(&self.device.0);
        if lines <= 2 * self.ledger.counting(device) + SPARE_LINES {
            return Ok(false);
        }
        self.compact()
    }

    fn compact(&mut self) -> io::Result<bool> {
        let done = self.log.as_ref().map_or(Ok(false), Log::compact)?;
        if done {
            self.look();
            self.compacted = self.logs.get(&self.own_log()).map_or(0, |log| log.lines);
        }
        Ok(done)
    }

    /// The file name of the log of this device.
    fn own_log(&self) -> String {
        format!("{}{}", self.device.0, read::ENDING)
    }
}

/// The outcome of [`change`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// How many of the changes had an effect.
    pub count: usize,
    /// Problems to report to the user.
    pub problems: Vec<Phrase>,
}

/// Makes changes and waits until they are written.
///
/// # Errors
/// They could not be written; the phrase says why.
pub fn change(place: &MarksLocation, changes: Vec<MarkChange>) -> Result<Changed, Phrase> {
    let mut store = Store::at(place.clone());
    let mut problems = store.look();
    let taken_over = store.unsaved();
    let too_long = store.take(changes);
    let count = store.unsaved() - taken_over;
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
