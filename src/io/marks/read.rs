//! Reads the logs of all devices: completely at first, later only what was appended. Writes nothing but the
//! copies of damaged lines. Floor 4, part of [`marks`](crate::io::marks).

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::io::marks::disk::{FileStatus, OpenFile};
use crate::io::marks::line::ParsedLine;
use crate::io::marks::{KnownLog, MarksLocation, Store, lines};
use crate::io::source::reason;
use crate::limits;
use crate::model::{MarkKey, MarkSet};
use crate::text::CleanText;
use crate::wording::Phrase;

/// The ending of the name of a log.
pub(super) const ENDING: &str = ".log";
/// How many bytes in front of the position reached are compared to see whether a log was rewritten.
const COMPARED_BYTES: usize = 64;
/// Most damaged lines that are copied each time the logs are read.
const COPIED_LINES: usize = 1_000;

impl Store {
    /// Reads what was appended to the logs since the last call. Returns the problems to report, each only
    /// once while it lasts.
    pub fn look(&mut self) -> Vec<Phrase> {
        self.look_at(&mut |_| {})
    }

    /// Like [`look`](Self::look), and calls `on_key` with the key of every change that is read.
    fn look_at(&mut self, on_key: &mut dyn FnMut(&MarkKey)) -> Vec<Phrase> {
        let mut trouble = BTreeMap::new();
        let mut damaged = Vec::new();
        match self.disk.list(&self.place.logs) {
            Ok(mut files) => {
                files.retain(|(name, _)| name.ends_with(ENDING) && !name.starts_with('.'));
                files.sort_by(|(one, _), (other, _)| one.cmp(other));
                for (name, status) in files.into_iter().take(limits::MARK_LOGS) {
                    if let Err(error) = self.follow(&name, status, &mut damaged, on_key) {
                        trouble.insert(name.clone(), self.not_read(&name, &error));
                    }
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                trouble.insert(String::new(), self.not_read("", &error));
            }
        }
        if !std::mem::replace(&mut self.is_taken_over, true)
            && let Some(before) = self.place.before.clone()
            && let Err(error) = self.take_over(&before, on_key)
        {
            let path = CleanText::line(&before.to_string_lossy());
            trouble.insert("before".to_owned(), Phrase::MarksNotRead { path, reason: reason(&error) });
        }
        if self.ledger.left_out > 0 {
            trouble.insert("/".to_owned(), Phrase::TooManyMarks { most: limits::MARKED_ARTICLES });
        }
        let mut reports: Vec<Phrase> = trouble
            .iter()
            .filter(|(what, phrase)| self.reported.get(*what) != Some(*phrase))
            .map(|(_, phrase)| phrase.clone())
            .collect();
        self.reported = trouble;
        let copied = self.damaged.copy(self.disk.as_ref(), &damaged);
        if copied > 0 {
            let copy = CleanText::line(&self.damaged.path().to_string_lossy());
            reports.push(Phrase::MarksDamaged { lines: copied, copy });
        }
        reports
    }

    /// Reads one log, from where it was last read to if it only grew, else from its start.
    fn follow(
        &mut self,
        name: &str,
        status: FileStatus,
        damaged: &mut Vec<Vec<u8>>,
        on_key: &mut dyn FnMut(&MarkKey),
    ) -> io::Result<()> {
        let known = self.logs.get(name);
        if known.is_some_and(|known| known.status == Some(status)) {
            return Ok(());
        }
        let file = self.disk.open(&self.place.logs.join(name))?;
        // The file may have been replaced or have grown since it was listed.
        let status = file.status()?;
        let grown = known.filter(|known| has_grown(known, status, file.as_ref()));
        let mut followed = grown.cloned().unwrap_or_default();
        let device = self.ledger.device(name.strip_suffix(ENDING).unwrap_or(name));
        let (from, mut count) = (followed.ended, 0);
        let ledger = &mut self.ledger;
        let mut last_is_damaged = false;
        let ended = lines::each(file.as_ref(), from, &mut |line| {
            count += 1;
            last_is_damaged = false;
            match ParsedLine::of(line) {
                ParsedLine::Line(read) => {
                    let change = &read.change;
                    ledger.take(change.key.number(), (change.mark, change.on), read.sequence, device);
                    on_key(&change.key);
                }
                ParsedLine::Damaged if damaged.len() < COPIED_LINES => {
                    last_is_damaged = true;
                    damaged.push(line.to_vec());
                }
                ParsedLine::Damaged | ParsedLine::Unknown => {}
            }
        })?;
        // A line without a newline may still be being written: it is read again when the log grows.
        if ended < status.length {
            count -= usize::from(count > 0);
            if last_is_damaged {
                damaged.pop();
            }
        }
        followed.lines += count;
        followed.before = bytes_before(file.as_ref(), ended)?;
        followed.ended = ended;
        followed.status = Some(status);
        self.logs.insert(name.to_owned(), followed);
        Ok(())
    }

    /// Takes over the changes in another folder that are newer than the known ones: they count, and will be
    /// written. Damaged lines are left alone.
    fn take_over(&mut self, folder: &Path, on_key: &mut dyn FnMut(&MarkKey)) -> io::Result<()> {
        let mut files = match self.disk.list(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            outcome => outcome?,
        };
        files.retain(|(name, _)| name.ends_with(ENDING));
        for (name, _) in files.into_iter().take(limits::MARK_LOGS) {
            let file = self.disk.open(&folder.join(&name))?;
            let device = self.ledger.device(name.strip_suffix(ENDING).unwrap_or(&name));
            let (ledger, unsaved) = (&mut self.ledger, &mut self.unsaved);
            lines::each(file.as_ref(), 0, &mut |line| {
                let ParsedLine::Line(read) = ParsedLine::of(line) else { return };
                let (number, change) = (read.change.key.number(), &read.change);
                if ledger.sequence(number, change.mark) < read.sequence {
                    ledger.take(number, (change.mark, change.on), read.sequence, device);
                    on_key(&change.key);
                    unsaved.push(read);
                }
            })?;
        }
        Ok(())
    }

    fn not_read(&self, name: &str, error: &io::Error) -> Phrase {
        let folder = &self.place.logs;
        let path = if name.is_empty() { folder.clone() } else { folder.join(name) };
        let path = CleanText::line(&path.to_string_lossy());
        Phrase::MarksNotRead { path, reason: reason(error) }
    }
}

/// Whether a file is the one that was read, with bytes appended.
fn has_grown(known: &KnownLog, status: FileStatus, file: &dyn OpenFile) -> bool {
    let same =
        known.status.is_some_and(|before| before.file == status.file && before.length <= status.length);
    same && bytes_before(file, known.ended).is_ok_and(|bytes| bytes == known.before)
}

/// Up to `COMPARED_BYTES` bytes in front of an offset.
fn bytes_before(file: &dyn OpenFile, place: u64) -> io::Result<Vec<u8>> {
    let count = COMPARED_BYTES.min(usize::try_from(place).unwrap_or(COMPARED_BYTES));
    let mut bytes = vec![0; count];
    let start = place - u64::try_from(count).unwrap_or_default();
    let mut read = 0;
    while let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match file.read_at(start + u64::try_from(read).unwrap_or_default(), rest) {
            Ok(0) => break,
            Ok(count) => read += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(read);
    Ok(bytes)
}

/// The mark ids and marks of all articles that have a mark, and the problems to report.
#[must_use]
pub fn numbers(place: &MarksLocation) -> (Vec<(u64, MarkSet)>, Vec<Phrase>) {
    let mut store = Store::at(place.clone());
    let reports = store.look();
    (store.changed(), reports)
}

/// The keys and marks of all articles that have a mark, and the problems to report.
#[must_use]
pub fn by_key(place: &MarksLocation) -> (BTreeMap<MarkKey, MarkSet>, Vec<Phrase>) {
    let mut store = Store::at(place.clone());
    let mut keys = BTreeMap::new();
    let reports = store.look_at(&mut |key| {
        if !keys.contains_key(key) {
            keys.insert(key.clone(), MarkSet::default());
        }
    });
    let mut marked = BTreeMap::new();
    for key in keys.into_keys() {
        let marks = store.marks(key.number());
        if !marks.is_empty() {
            marked.insert(key, marks);
        }
    }
    (marked, reports)
}
