//! Reading the logs of all devices: all of it at first, later what came.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::io::marks::disk::{Opened, Status};
use crate::io::marks::line::Read;
use crate::io::marks::{Followed, Place, Store, lines};
use crate::io::source::reason;
use crate::limits;
use crate::model::{MarkKey, MarkSet};
use crate::text::CleanText;
use crate::wording::Phrase;

/// How the name of a log ends.
pub(super) const ENDING: &str = ".log";
/// How many bytes before the end of what was read are compared.
const COMPARED_BYTES: usize = 64;
/// Most damaged lines that are copied in one reading.
const COPIED_LINES: usize = 1_000;

impl Store {
    /// Reads what was added to the logs since this was last called; gives what there is to say, each thing
    /// once until it is over.
    pub fn look(&mut self) -> Vec<Phrase> {
        self.look_at(&mut |_| {})
    }

    /// The same, giving every key of a change that is read.
    fn look_at(&mut self, give: &mut dyn FnMut(&MarkKey)) -> Vec<Phrase> {
        let mut trouble = BTreeMap::new();
        let mut damaged = Vec::new();
        match self.disk.list(&self.place.logs) {
            Ok(mut files) => {
                files.retain(|(name, _)| name.ends_with(ENDING) && !name.starts_with('.'));
                files.sort_by(|(one, _), (other, _)| one.cmp(other));
                for (name, status) in files.into_iter().take(limits::MARK_LOGS) {
                    if let Err(error) = self.follow(&name, status, &mut damaged, give) {
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
            && let Err(error) = self.take_over(&before, give)
        {
            let path = CleanText::line(&before.to_string_lossy());
            trouble.insert("before".to_owned(), Phrase::MarksNotRead { path, reason: reason(&error) });
        }
        if self.ledger.left_out > 0 {
            trouble.insert("/".to_owned(), Phrase::TooManyMarks { most: limits::MARKED_ARTICLES });
        }
        let mut said: Vec<Phrase> = trouble
            .iter()
            .filter(|(what, phrase)| self.said.get(*what) != Some(*phrase))
            .map(|(_, phrase)| phrase.clone())
            .collect();
        self.said = trouble;
        let copied = self.damaged.copy(self.disk.as_ref(), &damaged);
        if copied > 0 {
            let copy = CleanText::line(&self.damaged.path().to_string_lossy());
            said.push(Phrase::MarksDamaged { lines: copied, copy });
        }
        said
    }

    /// Reads one log, from where it was last read to if it only grew.
    fn follow(
        &mut self,
        name: &str,
        status: Status,
        damaged: &mut Vec<Vec<u8>>,
        give: &mut dyn FnMut(&MarkKey),
    ) -> io::Result<()> {
        let known = self.logs.get(name);
        if known.is_some_and(|known| known.status == Some(status)) {
            return Ok(());
        }
        let file = self.disk.open(&self.place.logs.join(name))?;
        // It may be another one by now, and longer.
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
            match Read::of(line) {
                Read::Line(read) => {
                    let change = &read.change;
                    ledger.take(change.key.number(), (change.mark, change.on), read.sequence, device);
                    give(&change.key);
                }
                Read::Damaged if damaged.len() < COPIED_LINES => {
                    last_is_damaged = true;
                    damaged.push(line.to_vec());
                }
                Read::Damaged | Read::Unknown => {}
            }
        })?;
        // A line without an end may be being written: it is read again when more comes.
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

    /// Takes over the changes in another folder that are later than those that are known: they count, and
    /// are to be written. Damaged lines are left where they are.
    fn take_over(&mut self, folder: &Path, give: &mut dyn FnMut(&MarkKey)) -> io::Result<()> {
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
                let Read::Line(read) = Read::of(line) else { return };
                let (number, change) = (read.change.key.number(), &read.change);
                if ledger.sequence(number, change.mark) < read.sequence {
                    ledger.take(number, (change.mark, change.on), read.sequence, device);
                    give(&change.key);
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

/// Whether a file is the one that was read, with something added at its end.
fn has_grown(known: &Followed, status: Status, file: &dyn Opened) -> bool {
    let same =
        known.status.is_some_and(|before| before.file == status.file && before.length <= status.length);
    same && bytes_before(file, known.ended).is_ok_and(|bytes| bytes == known.before)
}

/// The last bytes before a place.
fn bytes_before(file: &dyn Opened, place: u64) -> io::Result<Vec<u8>> {
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

/// Every article that has a mark, by the number of its key, and what there is to say.
#[must_use]
pub fn numbers(place: &Place) -> (Vec<(u64, MarkSet)>, Vec<Phrase>) {
    let mut store = Store::at(place.clone());
    let said = store.look();
    (store.changed(), said)
}

/// Every key that has a mark, and what there is to say.
#[must_use]
pub fn by_key(place: &Place) -> (BTreeMap<MarkKey, MarkSet>, Vec<Phrase>) {
    let mut store = Store::at(place.clone());
    let mut keys = BTreeMap::new();
    let said = store.look_at(&mut |key| {
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
    (marked, said)
}
