//! The log of this device: appends to it, and compacts it by leaving out obsolete lines. `ledger` decides which
//! marks of all devices count. Floor 4, part of [`marks`](crate::io::marks).
//!
//! Processes that append share the lock of the file; compaction holds it alone. Both check, with the lock
//! held, that the file still has its name: a lock on a file that was replaced excludes nobody.

use std::collections::HashMap;
use std::io::{self, BufWriter, ErrorKind, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::io::marks::disk::{Disk, FileStatus, OpenFile};
use crate::io::marks::line::ParsedLine;
use crate::io::marks::reading::each;
use crate::limits;
use crate::model::Mark;

/// How often the log is opened again if it was replaced while its lock was taken.
const ATTEMPTS: usize = 1_000;
/// How much is copied at once, in bytes.
const PIECE_BYTES: usize = 1024 * 1024;

/// The log of this device.
pub(super) struct Log {
    disk: Arc<dyn Disk>,
    /// The device and inode of the file whose name is known to survive a power loss.
    named: Option<(u64, u64)>,
}

impl Log {
    /// A log on this disk, without a file yet.
    pub fn on(disk: Arc<dyn Disk>) -> Self {
        Self { disk, named: None }
    }

    /// Appends bytes to the file at a path in one piece; it need not exist. After success they survive a power loss. Returns the metadata of the log
    /// before and after. After an error, the bytes may be in the log completely, in part or not at all: append
    /// them again to be sure.
    pub fn append(&mut self, path: &Path, bytes: &[u8]) -> io::Result<(FileStatus, FileStatus)> {
        let (mut file, before) = self.held(path)?;
        if before.length.saturating_add(long(bytes.len())) > limits::MARK_LOG_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        write_whole(file.as_mut(), bytes)?;
        file.sync()?;
        // The process that created the file may have been killed before its name was durable.
        if self.named != Some(before.file) {
            self.disk.sync_folder(folder_of(path))?;
            self.named = Some(before.file);
        }
        // Unknown metadata only means that the bytes are read like those of others.
        Ok((before, file.status().unwrap_or(before)))
    }

    /// The file that now has the name of the log, with its shared lock held.
    fn held(&self, path: &Path) -> io::Result<(Box<dyn OpenFile>, FileStatus)> {
        for _ in 0..ATTEMPTS {
            let file = match self.disk.open_end(path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    self.disk.make_folder(folder_of(path))?;
                    self.disk.open_end(path)?
                }
                outcome => outcome?,
            };
            match file.lock_shared() {
                // Without locks nobody compacts the log, and appending in one piece is still safe.
                Err(error) if has_no_locks(&error) => {}
                outcome => outcome?,
            }
            let status = file.status()?;
            if self.disk.status(path).is_ok_and(|named| named.file == status.file) {
                return Ok((file, status));
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// Rewrites the log with only the last line of each mark of each article, and with lines that this
    /// version does not know; drops damaged ones, and keeps the old log as `.bak`. Does nothing if another
    /// process holds the lock or if there are no locks; returns whether it was done. If it fails, the log is
    /// complete, either the old one or the new one.
    pub fn compact(&self, path: &Path) -> io::Result<bool> {
        let file = match self.disk.open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            outcome => outcome?,
        };
        match file.try_lock() {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(error) if has_no_locks(&error) => return Ok(false),
            Err(error) => return Err(error),
        }
        if self.disk.status(path)?.file != file.status()?.file {
            return Ok(false);
        }
        let last = last_lines(file.as_ref())?;
        // Only the holder of the lock uses these names; existing files were left by a killed process.
        let (new, old) = (suffixed(path, ".new"), suffixed(path, ".old"));
        let mut copy = BufWriter::with_capacity(PIECE_BYTES, self.disk.make(&new)?);
        let (mut number, mut copied) = (0, Ok(()));
        each(file.as_ref(), 0, &mut |line, _| {
            number += 1;
            let counts = match ParsedLine::of(line) {
                ParsedLine::Line(read) => {
                    let mark = (read.change.key.number(), read.change.mark);
                    last.get(&mark).is_some_and(|&(_, last)| last == number)
                }
                ParsedLine::Unknown => true,
                ParsedLine::Damaged => false,
            };
            if counts && copied.is_ok() {
                copied = copy.write_all(line).and_then(|()| copy.write_all(b"\n"));
            }
        })?;
        copied?;
        copy.into_inner().map_err(IntoInnerError::into_error)?.sync()?;
        self.back_up(file.as_ref(), &old)?;
        self.disk.rename(&old, &suffixed(path, ".bak"))?;
        self.disk.rename(&new, path)?;
        self.disk.sync_folder(folder_of(path))?;
        Ok(true)
    }

    fn back_up(&self, file: &dyn OpenFile, path: &Path) -> io::Result<()> {
        let mut copy = self.disk.make(path)?;
        let mut piece = vec![0; PIECE_BYTES];
        let mut place = 0;
        loop {
            let count = file.read_at(place, &mut piece)?;
            if count == 0 {
                return copy.sync();
            }
            copy.write_all(piece.get(..count).unwrap_or_default())?;
            place += long(count);
        }
    }
}

/// The sequence number and the place, counted from 1, of the last line of each mark of each article.
fn last_lines(file: &dyn OpenFile) -> io::Result<HashMap<(u64, Mark), (u64, usize)>> {
    let mut last: HashMap<(u64, Mark), (u64, usize)> = HashMap::new();
    let mut number = 0;
    each(file, 0, &mut |line, _| {
        number += 1;
        if let ParsedLine::Line(read) = ParsedLine::of(line) {
            let found = last.entry((read.change.key.number(), read.change.mark)).or_default();
            *found = (*found).max((read.sequence, number));
        }
    })?;
    Ok(last)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// Appends bytes in one piece, or fails.
fn write_whole(file: &mut dyn OpenFile, bytes: &[u8]) -> io::Result<()> {
    let count = loop {
        match file.write(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            outcome => break outcome?,
        }
    };
    // Appending the rest separately could put the line of another process in between.
    if count == bytes.len() { Ok(()) } else { Err(ErrorKind::StorageFull.into()) }
}

fn has_no_locks(error: &io::Error) -> bool {
    use rustix::io::Errno;
    error.kind() == ErrorKind::Unsupported
        || [Errno::NOLCK, Errno::NOSYS, Errno::NOTSUP, Errno::INVAL]
            .iter()
            .any(|number| error.raw_os_error() == Some(number.raw_os_error()))
}

fn suffixed(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    PathBuf::from(path)
}

fn long(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
