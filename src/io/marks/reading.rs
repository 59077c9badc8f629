//! Reads a log line by line, in chunks, so that neither a long log nor a long line takes much memory; and
//! remembers how far a log was read. The meaning of a line is left to `line`. Floor 4, part of
//! [`marks`](crate::io::marks).

use std::io::{self, BufRead, BufReader, Read};

use crate::io::marks::disk::{FileStatus, OpenFile};
use crate::limits;

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
    pub fn pass(&mut self, from: FileStatus, to: FileStatus, (bytes, lines): (&[u8], usize)) {
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

/// Reads a file from a byte offset on.
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

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
