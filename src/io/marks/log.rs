//! One log: reads it line by line, in chunks, so that neither a long log nor a long line takes much memory;
//! appends to it, and compacts it by leaving out obsolete lines. Which of all marks count is left to `ledger`.
//! Floor 4, part of [`marks`](crate::io::marks).
//!
//! Processes that append share the lock of the file; compaction holds it alone. Both check, with the lock
//! held, that the file still has its name: a lock on a file that was replaced excludes nobody.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, IntoInnerError, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::io::marks::disk::{Disk, FileStatus, OpenFile};
use crate::io::marks::line::ParsedLine;
use crate::limits;
use crate::model::Mark;

/// How often the log is opened again if it was replaced while its lock was taken.
const ATTEMPTS: usize = 1_000;
/// How much is read at once, in bytes.
const CHUNK_BYTES: usize = 256 * 1024;
/// How many bytes in front of the position reached are compared to see whether a log was rewritten.
const COMPARED_BYTES: u64 = 64;

/// How far a log was read.
#[derive(Clone, Debug, Default)]
pub(super) struct LogPosition {
    status: Option<FileStatus>,
    /// Where the last complete line that was read ends, in bytes.
    ended: u64,
    /// The last bytes in front of `ended`. If they differ, the file was rewritten and is read from its start.
    before: Vec<u8>,
    /// How many complete lines were read.
    pub lines: usize,
}

impl LogPosition {
    /// Whether a file with this metadata was read to its end.
    pub fn has_read(&self, status: FileStatus) -> bool {
        self.status == Some(status)
    }

    /// Reads the lines of a file from this position on if the file only grew, else from its start. A last line
    /// without a newline is read again when it has one. For `on_line` see [`each`].
    pub fn read(&mut self, file: &dyn OpenFile, on_line: &mut dyn FnMut(&[u8], bool)) -> io::Result<()> {
        let status = file.status()?;
        let mut next = if self.has_grown(status, file) { self.clone() } else { Self::default() };
        let mut count = 0;
        next.ended = each(file, next.ended, &mut |line, has_newline| {
            count += usize::from(has_newline);
            on_line(line, has_newline);
        })?;
        next.lines += count;
        next.before = bytes_before(file, next.ended)?;
        next.status = Some(status);
        *self = next;
        Ok(())
    }

    /// Whether a file is the one that was read, with bytes appended.
    fn has_grown(&self, status: FileStatus, file: &dyn OpenFile) -> bool {
        let same =
            self.status.is_some_and(|before| before.file == status.file && before.length <= status.length);
        same && bytes_before(file, self.ended).is_ok_and(|bytes| bytes == self.before)
    }

    /// Moves past lines that this process appended to a file which had the metadata `from` and now has `to`.
    /// If the file was not read to its end before, or others appended to it at the same time, the position
    /// stays, and the lines are read like those of others.
    pub fn pass(&mut self, (from, to): (FileStatus, FileStatus), bytes: &[u8], lines: usize) {
        let was_read = self.ended == from.length && self.status.is_none_or(|status| status == from);
        if was_read && to.file == from.file && to.length == from.length + length(bytes.len()) {
            self.before.extend_from_slice(bytes);
            let kept = usize::try_from(COMPARED_BYTES).unwrap_or(usize::MAX);
            self.before.drain(..self.before.len().saturating_sub(kept));
            self.status = Some(to);
            self.ended = to.length;
            self.lines += lines;
        }
    }
}

/// Up to `COMPARED_BYTES` bytes in front of an offset.
fn bytes_before(file: &dyn OpenFile, end: u64) -> io::Result<Vec<u8>> {
    let count = end.min(COMPARED_BYTES);
    let mut bytes = Vec::new();
    Reader { file, place: end - count }.take(count).read_to_end(&mut bytes)?;
    Ok(bytes)
}

struct Reader<'file> {
    file: &'file dyn OpenFile,
    place: u64,
}

impl Read for Reader<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read_at(self.place, bytes)?;
        self.place += length(count);
        Ok(count)
    }
}

/// Calls `on_line` with every line from the byte offset `from`, without its newline, and with whether it had
/// one. The last line may have none: it was left by a killed process, or is being written. Returns the offset
/// at which such a line begins, else the end of the file. Empty lines are skipped; of a line that is too long
/// only the beginning is passed. Stops at `MARK_LOG_BYTES`.
pub(super) fn each(file: &dyn OpenFile, from: u64, on_line: &mut dyn FnMut(&[u8], bool)) -> io::Result<u64> {
    let room = limits::MARK_LOG_BYTES.saturating_sub(from);
    let mut reader = BufReader::with_capacity(CHUNK_BYTES, Reader { file, place: from }.take(room));
    let (mut place, mut ended) = (from, from);
    let (mut line, mut piece) = (Vec::new(), Vec::new());
    loop {
        let count =
            reader.by_ref().take(length(limits::MARK_LINE_BYTES + 1)).read_until(b'\n', &mut piece)?;
        place += length(count);
        let has_newline = piece.pop_if(|last| *last == b'\n').is_some();
        if line.is_empty() {
            std::mem::swap(&mut line, &mut piece);
        }
        piece.clear();
        let is_end = count == 0;
        if has_newline || is_end {
            if !line.is_empty() {
                on_line(&line, has_newline);
            }
            line.clear();
            ended = if has_newline { place } else { ended };
        }
        if is_end {
            return Ok(ended);
        }
    }
}

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

    /// Appends bytes in one piece to the file at a path; it need not exist. After success they survive a power
    /// loss. After an error, they may be in the log completely, in part or not at all: append them again.
    /// Returns the metadata of the log before and after.
    pub fn append(&mut self, path: &Path, bytes: &[u8]) -> io::Result<(FileStatus, FileStatus)> {
        let (mut file, before) = self.held(path)?;
        if before.length.saturating_add(length(bytes.len())) > limits::MARK_LOG_BYTES {
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
        let mut copy = BufWriter::with_capacity(CHUNK_BYTES, self.disk.make(&new)?);
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
        let mut copy = self.disk.make(&old)?;
        io::copy(&mut Reader { file: file.as_ref(), place: 0 }, &mut copy)?;
        copy.sync()?;
        self.disk.rename(&old, &suffixed(path, ".bak"))?;
        self.disk.rename(&new, path)?;
        self.disk.sync_folder(folder_of(path))?;
        Ok(true)
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

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
