//! Keeping marks: which articles were read, have a star or are to be read later.
//!
//! A folder of logs, one a device, so that a folder that is synchronised between devices never has two
//! writers of one file. A log is text, one line a change, added at its end and never changed:
//!
//! ```text
//! 31fa3505 42 +later link https://example.org/x
//! ```
//!
//! The CRC-32 of what follows it, in eight hexadecimal digits; the sequence number; `+` for a mark that was
//! set and `-` for one that was taken away, with its name (`read`, `star`, `later`); and, to the end of the
//! line, the key that the article is known by ([`MarkKey`](crate::model::MarkKey)). Of all changes of one
//! mark of one article in all logs, the one with the highest sequence number counts; of two with the same,
//! that of the device whose name comes later; in one log, the one that stands later. A new change takes the
//! highest number that its reader has seen and one more: the order does not go by the clock.
//!
//! What is written at once begins with a line end: a line that a killed writer left without one does not
//! take the next one with it. Lines that are not what was written are counted, copied to a file in the state
//! folder, and said once; all others count.

mod damaged;
mod device;
pub mod disk;
mod keeper;
mod ledger;
mod line;
mod lines;
mod log;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use damaged::Damaged;
use disk::{Disk, Machine, Status};
use ledger::Ledger;
use line::Line;
use log::Log;

use crate::io::source::reason;
use crate::model::{MarkChange, MarkSet};
use crate::text::CleanText;
use crate::wording::Phrase;

pub use keeper::{MarkKeeper, Timing};
pub use read::{by_key, numbers};

/// Most lines that are written at once.
const BATCH: usize = 10_000;
/// How many more lines than count a log may have before it is written anew.
const SPARE_LINES: usize = 1_000;

/// Where marks are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The folder with the logs of all devices. It may be synchronised between them.
    pub logs: PathBuf,
    /// The state folder of the user on this device: the name of the device, and damaged lines.
    pub own: PathBuf,
    /// The folder with the logs from before the user chose another one. Marks in it are taken over.
    pub before: Option<PathBuf>,
}

/// The marks in a folder, and what is still to be written there.
pub struct Store {
    disk: Arc<dyn Disk>,
    place: Place,
    /// The name of this device, and whether it is kept.
    device: (String, bool),
    ledger: Ledger,
    /// The log of this device, once something was written.
    log: Option<Log>,
    /// The logs as they were last read, by their names.
    logs: BTreeMap<String, Followed>,
    /// Changes that count and are not written yet, in order.
    unsaved: Vec<Line>,
    damaged: Damaged,
    /// Whether the marks in the folder from before were taken over.
    is_taken_over: bool,
    /// What was said and is not said again until it is over.
    said: BTreeMap<String, Phrase>,
    /// How many lines this device's log had when it was last written anew.
    compacted: usize,
}

/// A log as it was last read.
#[derive(Clone, Debug, Default)]
struct Followed {
    status: Option<Status>,
    /// Where the lines end that were read, in bytes.
    ended: u64,
    /// The last bytes before that place, by which a file that was written anew in its place is known.
    before: Vec<u8>,
    /// How many lines it has.
    lines: usize,
}

impl Store {
    /// The marks in a place, of which nothing is read yet.
    #[must_use]
    pub fn at(place: Place) -> Self {
        let device = device::name(&place.own);
        Self::on(Arc::new(Machine), place, device)
    }

    /// The same on another disk, with the name of the device if that is known.
    fn on(disk: Arc<dyn Disk>, place: Place, device: Option<String>) -> Self {
        let is_kept = device.is_some();
        Self {
            damaged: Damaged::in_folder(&place.own),
            device: (device.unwrap_or_else(device::new_name), is_kept),
            disk,
            place,
            ledger: Ledger::default(),
            log: None,
            logs: BTreeMap::new(),
            unsaved: Vec::new(),
            is_taken_over: false,
            said: BTreeMap::new(),
            compacted: 0,
        }
    }

    /// The marks of the article whose key has this number.
    #[must_use]
    pub fn marks(&self, number: u64) -> MarkSet {
        self.ledger.marks(number)
    }

    /// The articles whose marks are others than when this was last asked, by the numbers of their keys, with
    /// the marks they have now; the first time, every article that has a mark.
    pub fn changed(&mut self) -> Vec<(u64, MarkSet)> {
        self.ledger.changed()
    }

    /// How many changes are not written yet.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Takes changes: they count from now on, and are to be written. What changes nothing is left out. Those
    /// whose key does not fit into a line count while this reader runs; gives how many.
    pub fn take(&mut self, changes: Vec<MarkChange>) -> usize {
        let device = self.ledger.device(&self.device.0);
        let mut too_long = 0;
        for change in changes {
            let mark = (change.mark, change.on);
            let Some(sequence) = self.ledger.take_own(change.key.number(), mark, device) else { continue };
            let line = Line { sequence, change };
            if line.push_to(&mut Vec::new()) {
                self.unsaved.push(line);
            } else {
                too_long += 1;
            }
        }
        too_long
    }

    /// Writes what is not written yet. When this comes back without an error, all of it outlives the power;
    /// the log is then written anew, if that pays.
    ///
    /// # Errors
    /// What could not be written stays to be written; the next call tries again.
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
                // Only what fits is in the list.
                let _ = line.push_to(&mut bytes);
            }
            log.append(&bytes)?;
            self.unsaved.drain(..count);
        }
        Ok(())
    }

    /// Writes the log of this device anew if at least as many lines in it count no more as do, and
    /// `SPARE_LINES` more; says whether it was done. To be called after [`Store::look`].
    ///
    /// # Errors
    /// The log is whole, the new one or the old one.
    pub fn tidy(&mut self) -> io::Result<bool> {
        let lines = self.logs.get(&self.own_log()).map_or(0, |log| log.lines);
        // Counting takes a pass over all marks, and lines may have to stay that other devices overrule.
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

    /// The name of the log of this device.
    fn own_log(&self) -> String {
        format!("{}{}", self.device.0, read::ENDING)
    }
}

/// What came of changes that were made at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// How many of them changed something.
    pub count: usize,
    /// What else there is to say.
    pub said: Vec<Phrase>,
}

/// Makes changes and waits until they are written.
///
/// # Errors
/// They could not be written: says why.
pub fn change(place: &Place, changes: Vec<MarkChange>) -> Result<Changed, Phrase> {
    let mut store = Store::at(place.clone());
    let mut said = store.look();
    let taken_over = store.unsaved();
    let too_long = store.take(changes);
    let count = store.unsaved() - taken_over;
    store.save().map_err(|error| Phrase::MarksNotWritten {
        folder: CleanText::line(&place.logs.to_string_lossy()),
        reason: reason(&error),
    })?;
    said.extend(store.look());
    if let Err(error) = store.tidy() {
        tracing::warn!(reason = %reason(&error), "the log of marks is not written anew");
    }
    if too_long > 0 {
        said.push(Phrase::MarksTooLong { count: too_long });
    }
    Ok(Changed { count, said })
}
