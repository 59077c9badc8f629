//! The marks in a folder: reads the logs of all devices, completely at first and later only what was appended,
//! takes changes, and writes them to the log of this device. Which changes count is left to `ledger`, when to
//! read and write to the callers. Floor 4, part of [`marks`](crate::io::marks).

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::io::marks::device;
use crate::io::marks::disk::{Disk, FileStatus, RealDisk};
use crate::io::marks::ledger::{KeyNumbers, Ledger};
use crate::io::marks::line::{LogLine, ParsedLine};
use crate::io::marks::log::{Log, LogPosition, each};
use crate::io::source::reason;
use crate::library::Library;
use crate::limits;
use crate::model::{Mark, MarkChange, MarkChanges, MarkKey, MarkRecord, MarkSet};
use crate::text::CleanText;
use crate::wording::Phrase;

const ENDING: &str = ".log";
/// The file in the state folder into which damaged lines are copied, for the user to look at.
const DAMAGED: &str = "marks.damaged";
const BATCH: usize = 10_000;
/// A log is compacted when its obsolete lines outnumber those that count by more than this.
const SPARE_LINES: usize = 1_000;
/// Most damaged lines that are copied each time the logs are read.
const COPIED_LINES: usize = 1_000;

/// Where marks are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarksLocation {
    /// The folder with the logs of all devices. It may be synchronised between them.
    pub logs: PathBuf,
    /// The state folder of this user on this device, for the name of the device and for damaged lines. It
    /// must not be synchronised.
    pub own: PathBuf,
    /// The folder with the logs that were used before the user chose another folder. Marks in it are taken over.
    pub before: Option<PathBuf>,
}

/// Changes with the keys of their articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedChanges {
    pub changes: Vec<MarkChange>,
    /// The keys of other files that have the link or permalink of a changed one.
    others: Vec<MarkKey>,
    /// The mark of which nothing was decided for those, unless it was before.
    mark: Option<Mark>,
}

impl From<Vec<MarkChange>> for NamedChanges {
    fn from(changes: Vec<MarkChange>) -> Self {
        Self { changes, ..Self::default() }
    }
}

/// The marks in a folder, and the changes that are not written yet.
pub struct Store {
    disk: Arc<dyn Disk>,
    place: MarksLocation,
    /// The name of this device, and whether it has been saved.
    device: (String, bool),
    ledger: Ledger,
    log: Log,
    /// How far each log was read, by file name.
    positions: BTreeMap<String, LogPosition>,
    /// Changes that count already but are not written yet, in order.
    unsaved: Vec<LogLine>,
    /// How many changes had an effect so far.
    pub(super) effective: usize,
    /// The problems found when the logs were last read, so that each is reported only once while it lasts.
    reported: Vec<Phrase>,
    /// How many lines the log of this device had after its last compaction.
    compacted: usize,
}

impl Store {
    /// The marks in a folder. Nothing is read yet.
    pub fn at(place: MarksLocation) -> Self {
        let device = device::name(&place.own);
        Self::on(Arc::new(RealDisk), place, device)
    }

    /// Like [`at`](Self::at), on a given disk. A device without a name gets a new one.
    pub(super) fn on(disk: Arc<dyn Disk>, place: MarksLocation, device: Option<String>) -> Self {
        let is_kept = device.is_some();
        Self {
            device: (device.unwrap_or_else(device::new_name), is_kept),
            log: Log::on(Arc::clone(&disk)),
            disk,
            place,
            ledger: Ledger::default(),
            positions: BTreeMap::new(),
            unsaved: Vec::new(),
            effective: 0,
            reported: Vec::new(),
            compacted: 0,
        }
    }

    /// The marks of the article with this mark id.
    pub fn marks(&self, number: u64) -> MarkSet {
        self.ledger.marks(number)
    }

    /// The mark ids of the articles whose marks were changed by others since the last call, with what is decided
    /// now. The first call returns every article that has or had a mark.
    pub fn changed(&mut self) -> Vec<(u64, MarkRecord)> {
        self.ledger.changed()
    }

    /// How many changes are not written yet.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Adds changes: they count from now on and will be written by [`Store::save`]. Changes that change
    /// nothing are dropped. Returns how many have a key that is too long for a line; they count only until
    /// this process ends.
    pub fn take(&mut self, changes: impl Into<NamedChanges>) -> usize {
        let device = self.ledger.device(&self.device.0);
        let mut too_long = 0;
        let NamedChanges { changes, others, mark } = changes.into();
        // Nothing was decided about the other files yet: should the marked one be renamed, it is known which it was.
        for (key, mark) in others.into_iter().filter_map(|key| Some((key, mark?))) {
            if self.ledger.sequence(key.number(), mark).is_none() {
                self.ledger.take((&key).into(), (mark, false), 0, device);
                let line = LogLine { sequence: 0, change: MarkChange { key, mark, on: false } };
                if line.push_to(&mut Vec::new()) {
                    self.unsaved.push(line);
                }
            }
        }
        for change in changes {
            let mark = (change.mark, change.on);
            let is_effective = !self.ledger.is_all((&change.key).into(), mark);
            let Some(sequence) = self.ledger.take_own((&change.key).into(), mark, device) else { continue };
            let line = LogLine { sequence, change };
            if line.push_to(&mut Vec::new()) {
                self.unsaved.push(line);
                self.effective += usize::from(is_effective);
            } else {
                too_long += 1;
            }
        }
        too_long
    }

    /// Changes with the keys of their articles, from a snapshot of the library. An article that is not in it,
    /// because it is gone and its mark is undone, has its key in a log or among the changes not written yet.
    pub fn named(&self, library: &Library, changes: &MarkChanges) -> NamedChanges {
        let (mut keys, gone) = library.mark_keys(changes.numbers());
        if !gone.is_empty() {
            keys.extend(self.keys(&|number| gone.binary_search(&number).is_ok()));
        }
        let &MarkChanges { mark, on, .. } = changes;
        let changes: Vec<MarkChange> = keys.into_iter().map(|key| MarkChange { key, mark, on }).collect();
        let others = library.other_copies(&numbers_of(&changes));
        NamedChanges { changes, others: library.mark_keys(&others).0, mark: Some(mark) }
    }

    /// The keys in the logs that were read, and of changes not written yet, whose mark id is wanted. Logs that
    /// cannot be read are left out.
    pub(super) fn keys(&self, is_wanted: &dyn Fn(u64) -> bool) -> BTreeSet<MarkKey> {
        let unsaved = self.unsaved.iter().map(|line| &line.change.key);
        let mut keys: BTreeSet<MarkKey> = unsaved.filter(|key| is_wanted(key.number())).cloned().collect();
        let mut take = |line: &[u8], _| {
            if let ParsedLine::Line(LogLine { change: MarkChange { key, .. }, .. }) = ParsedLine::of(line)
                && is_wanted(key.number())
            {
                keys.insert(key);
            }
        };
        for name in self.positions.keys() {
            let file = self.disk.open(&self.place.logs.join(name));
            if let Err(error) = file.and_then(|file| each(file.as_ref(), 0, &mut take)) {
                tracing::warn!(reason = %reason(&error), "a mark log could not be searched");
            }
        }
        keys
    }

    /// Reads what was appended to the logs since the last call. Returns the problems to report, each only
    /// once while it lasts.
    pub fn look(&mut self) -> Vec<Phrase> {
        let mut trouble = Vec::new();
        let mut damaged = Vec::new();
        match logs_in(self.disk.as_ref(), &self.place.logs) {
            Ok(logs) => {
                for (name, status) in logs {
                    if let Err(error) = self.follow(&name, status, &mut damaged) {
                        trouble.push(not_read(&self.place.logs.join(name), &error));
                    }
                }
            }
            Err(error) => trouble.push(not_read(&self.place.logs, &error)),
        }
        // Marks of another folder are taken over once.
        if let Some(before) = self.place.before.take()
            && let Err(error) = self.take_over(&before)
        {
            trouble.push(not_read(&before, &error));
        }
        if self.ledger.left_out > 0 {
            trouble.push(Phrase::TooManyMarks { most: limits::MARKED_ARTICLES });
        }
        let is_new = |phrase: &&Phrase| !self.reported.contains(phrase);
        let mut reports: Vec<Phrase> = trouble.iter().filter(is_new).cloned().collect();
        self.reported = trouble;
        if !damaged.is_empty() {
            let file = self.place.own.join(DAMAGED);
            let lines = copy_damaged(self.disk.as_ref(), &file, damaged);
            if lines > 0 {
                let copy = CleanText::line(&file.to_string_lossy());
                reports.push(Phrase::MarksDamaged { lines, copy });
            }
        }
        reports
    }

    fn follow(&mut self, name: &str, status: FileStatus, damaged: &mut Vec<Vec<u8>>) -> io::Result<()> {
        let position = self.positions.entry(name.to_owned()).or_default();
        if position.has_read(status) {
            return Ok(());
        }
        let file = self.disk.open(&self.place.logs.join(name))?;
        let ledger = &mut self.ledger;
        let device = ledger.device(name.strip_suffix(ENDING).unwrap_or(name));
        position.read(file.as_ref(), &mut |line, has_newline| match ParsedLine::of(line) {
            ParsedLine::Line(LogLine { sequence, change: MarkChange { key, mark, on } }) => {
                ledger.take((&key).into(), (mark, on), sequence, device);
            }
            // A line without a newline may still be being written.
            ParsedLine::Damaged if has_newline && damaged.len() < COPIED_LINES => damaged.push(line.to_vec()),
            ParsedLine::Damaged | ParsedLine::Unknown => {}
        })
    }

    /// Takes over the changes in another folder that are newer than the known ones: they count, and will be
    /// written. Damaged lines are left alone.
    fn take_over(&mut self, folder: &Path) -> io::Result<()> {
        let device = self.ledger.device(&self.device.0);
        for (name, _) in logs_in(self.disk.as_ref(), folder)? {
            let file = self.disk.open(&folder.join(name))?;
            let (ledger, unsaved) = (&mut self.ledger, &mut self.unsaved);
            each(file.as_ref(), 0, &mut |line, _| {
                let ParsedLine::Line(read) = ParsedLine::of(line) else { return };
                let (key, change) = (KeyNumbers::from(&read.change.key), &read.change);
                if ledger.sequence(key.number, change.mark) < Some(read.sequence) {
                    ledger.take(key, (change.mark, change.on), read.sequence, device);
                    unsaved.push(read);
                }
            })?;
        }
        Ok(())
    }

    /// Writes all changes that are not written yet. After success they survive a power loss.
    /// Errors: writing failed. The changes that are not written yet are kept, and the next call tries again.
    pub fn save(&mut self) -> io::Result<()> {
        if self.unsaved.is_empty() {
            return Ok(());
        }
        if !self.device.1 {
            let name = device::keep(&self.place.own, &self.device.0)?;
            self.ledger.rename_device(&self.device.0, &name);
            self.device = (name, true);
        }
        let name = self.own_log();
        let path = self.place.logs.join(&name);
        let position = self.positions.entry(name).or_default();
        while !self.unsaved.is_empty() {
            let mut bytes = b"\n".to_vec();
            let count = self.unsaved.len().min(BATCH);
            for line in self.unsaved.iter().take(count) {
                // `take` let only lines through that fit.
                let _ = line.push_to(&mut bytes);
            }
            position.pass(self.log.append(&path, &bytes)?, &bytes, count);
            self.unsaved.drain(..count);
        }
        Ok(())
    }

    /// Compacts the log of this device if its obsolete lines outnumber those that count by more than
    /// `SPARE_LINES`; returns whether it did.
    /// Errors: compaction failed. The log is complete, either the old one or the new one.
    pub fn tidy(&mut self) -> io::Result<bool> {
        let lines = self.positions.get(&self.own_log()).map_or(0, |log| log.lines);
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

    pub(super) fn compact(&mut self) -> io::Result<bool> {
        let done = self.log.compact(&self.place.logs.join(self.own_log()))?;
        if done {
            self.look();
            self.compacted = self.positions.get(&self.own_log()).map_or(0, |log| log.lines);
        }
        Ok(done)
    }

    /// The file name of the log of this device.
    pub(super) fn own_log(&self) -> String {
        format!("{}{}", self.device.0, ENDING)
    }
}

/// The sorted mark ids of some changes.
fn numbers_of(changes: &[MarkChange]) -> Vec<u64> {
    let mut numbers: Vec<u64> = changes.iter().map(|change| change.key.number()).collect();
    numbers.sort_unstable();
    numbers
}

/// The logs in a folder, by name; none if there is no such folder.
fn logs_in(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<(String, FileStatus)>> {
    let mut logs = match disk.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        outcome => outcome?,
    };
    // Programs that synchronise folders give files that they have not finished names with a full stop.
    logs.retain(|(name, _)| name.ends_with(ENDING) && !name.starts_with('.'));
    logs.sort_by(|(one, _), (other, _)| one.cmp(other));
    logs.truncate(limits::MARK_LOGS);
    Ok(logs)
}

/// Appends damaged lines to a file, except those in it, as far as they fit under `DAMAGED_BYTES`. Returns how
/// many were not in it, even if they could not be written.
fn copy_damaged(disk: &dyn Disk, path: &Path, mut lines: Vec<Vec<u8>>) -> usize {
    let mut known = HashSet::new();
    if let Ok(file) = disk.open(path)
        && file.status().is_ok_and(|status| status.length <= 2 * limits::DAMAGED_BYTES)
    {
        // Lines that cannot be read are copied again.
        let _ = each(file.as_ref(), 0, &mut |line, _| known.extend([line.to_vec()]));
    }
    lines.retain(|line| known.insert(line.clone()));
    let append = || {
        disk.make_folder(path.parent().unwrap_or(path))?;
        let mut file = disk.open_end(path)?;
        let room = limits::DAMAGED_BYTES.saturating_sub(file.status()?.length);
        let mut bytes = lines.join(&b'\n');
        bytes.push(b'\n');
        bytes.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        file.write_all(&bytes)
    };
    if !lines.is_empty()
        && let Err(error) = append()
    {
        tracing::warn!(reason = %reason(&error), "damaged lines could not be copied");
    }
    lines.len()
}

fn not_read(path: &Path, error: &io::Error) -> Phrase {
    Phrase::MarksNotRead { path: CleanText::line(&path.to_string_lossy()), reason: reason(error) }
}
