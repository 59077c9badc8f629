//! The log of this device: appends to it, and compacts it by leaving out obsolete lines.
//! [`Store`](crate::io::marks::Store) decides which marks of all devices count. Floor 4, part of
//! [`marks`](crate::io::marks).
//!
//! Processes that append share the lock of the file; compaction holds it alone. Both check, with the lock
//! held, that the file still has its name: a lock on a file that was replaced excludes nobody.

use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::io::marks::disk::{Disk, FileStatus, Lock, OpenFile};
use crate::io::marks::line::ParsedLine;
use crate::io::marks::lines;
use crate::limits;
use crate::model::Mark;

/// How often the log is opened again if it was replaced while its lock was taken.
const ATTEMPTS: usize = 1_000;
/// How much is copied at once, in bytes.
const PIECE_BYTES: usize = 1024 * 1024;

/// The log of this device.
pub(super) struct Log {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// The device and inode of the file whose name is known to survive a power loss.
    named: Option<(u64, u64)>,
}

impl Log {
    /// The log at a path; it need not exist.
    pub fn at(disk: Arc<dyn Disk>, path: PathBuf) -> Self {
        Self { disk, path, named: None }
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Appends bytes in one piece. After success they survive a power loss.
    ///
    /// # Errors
    /// The bytes may be in the log completely, in part or not at all; append them again to be sure.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (mut file, status) = self.held(Lock::Shared)?;
        if status.length.saturating_add(long(bytes.len())) > limits::MARK_LOG_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        write_whole(file.as_mut(), bytes)?;
        file.sync()?;
        // The process that created the file may have been killed before its name was durable.
        if self.named != Some(status.file) {
            self.disk.sync_folder(self.folder())?;
            self.named = Some(status.file);
        }
        Ok(())
    }

    /// The file that now has the name of the log, with its lock held.
    fn held(&self, lock: Lock) -> io::Result<(Box<dyn OpenFile>, FileStatus)> {
        for _ in 0..ATTEMPTS {
            let file = match self.disk.open_end(&self.path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    self.disk.make_folder(self.folder())?;
                    self.disk.open_end(&self.path)?
                }
                outcome => outcome?,
            };
            match file.lock(lock) {
                // Without locks nobody compacts the log, and appending in one piece is still safe.
                Err(error) if lock == Lock::Shared && has_no_locks(&error) => {}
                outcome => outcome?,
            }
            let status = file.status()?;
            if self.disk.status(&self.path).is_ok_and(|named| named.file == status.file) {
                return Ok((file, status));
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// Rewrites the log with only the last line of each mark of each article, and with lines that this
    /// version does not know; drops damaged ones, and keeps the old log as `.bak`. Does nothing if another
    /// process holds the lock or if there are no locks; returns whether it was done.
    ///
    /// # Errors
    /// Compaction failed. The log is complete, either the old one or the new one.
    pub fn compact(&self) -> io::Result<bool> {
        let file = match self.disk.open(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            outcome => outcome?,
        };
        match file.try_lock(Lock::Exclusive) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(error) if has_no_locks(&error) => return Ok(false),
            Err(error) => return Err(error),
        }
        if self.disk.status(&self.path)?.file != file.status()?.file {
            return Ok(false);
        }
        let last = last_lines(file.as_ref())?;
        // Only the holder of the lock uses these names; existing files were left by a killed process.
        let (new, old) = (suffixed(&self.path, ".new"), suffixed(&self.path, ".old"));
        let mut copy = Copy::begin(self.disk.make(&new)?);
        let mut number = 0;
        lines::each(file.as_ref(), 0, &mut |line| {
            number += 1;
            let counts = match ParsedLine::of(line) {
                ParsedLine::Line(read) => {
                    last.get(&(read.change.key.number(), read.change.mark)) == Some(&number)
                }
                ParsedLine::Unknown => true,
                ParsedLine::Damaged => false,
            };
            if counts {
                copy.push(line);
                copy.push(b"\n");
            }
        })?;
        copy.end()?;
        self.back_up(file.as_ref(), &old)?;
        self.disk.rename(&old, &suffixed(&self.path, ".bak"))?;
        self.disk.rename(&new, &self.path)?;
        self.disk.sync_folder(self.folder())?;
        Ok(true)
    }

    fn back_up(&self, file: &dyn OpenFile, path: &Path) -> io::Result<()> {
        let mut copy = Copy::begin(self.disk.make(path)?);
        let mut piece = vec![0; PIECE_BYTES];
        let mut place = 0;
        loop {
            let count = file.read_at(place, &mut piece)?;
            if count == 0 {
                return copy.end();
            }
            copy.push(piece.get(..count).unwrap_or_default());
            place += long(count);
        }
    }
}

/// The number of the last line of each mark of each article, 1-based.
fn last_lines(file: &dyn OpenFile) -> io::Result<HashMap<(u64, Mark), usize>> {
    let mut last: HashMap<(u64, Mark), (u64, usize)> = HashMap::new();
    let mut number = 0;
    lines::each(file, 0, &mut |line| {
        number += 1;
        if let ParsedLine::Line(read) = ParsedLine::of(line) {
            let found = last.entry((read.change.key.number(), read.change.mark)).or_default();
            if read.sequence >= found.0 {
                *found = (read.sequence, number);
            }
        }
    })?;
    Ok(last.into_iter().map(|(mark, (_, number))| (mark, number)).collect())
}

/// A new file that is written in pieces.
struct Copy {
    file: Box<dyn OpenFile>,
    piece: Vec<u8>,
    failed: Option<io::Error>,
}

impl Copy {
    fn begin(file: Box<dyn OpenFile>) -> Self {
        Self { file, piece: Vec::new(), failed: None }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE_BYTES {
            self.write();
        }
    }

    fn write(&mut self) {
        if self.failed.is_none() {
            self.failed = write_whole(self.file.as_mut(), &self.piece).err();
        }
        self.piece.clear();
    }

    /// Writes the rest and waits until everything survives a power loss.
    fn end(mut self) -> io::Result<()> {
        self.write();
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.file.sync(),
        }
    }
}

/// Appends bytes in one piece, or fails.
fn write_whole(file: &mut dyn OpenFile, bytes: &[u8]) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    let count = loop {
        match file.append(bytes) {
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
