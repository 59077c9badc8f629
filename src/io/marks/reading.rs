//! Reads a log line by line, in chunks, so that neither a long log nor a long line takes much memory; and
//! remembers how far a log was read. The meaning of a line is left to `line`. Floor 4, part of
//! [`marks`](crate::io::marks).

use std::io::{self, ErrorKind};

use crate::io::marks::disk::{FileStatus, OpenFile};
use crate::limits;

/// How much is read at once, in bytes.
const CHUNK_BYTES: usize = 256 * 1024;
/// How many bytes in front of the position reached are compared to see whether a log was rewritten.
const COMPARED_BYTES: usize = 64;

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
            self.before.drain(..self.before.len().saturating_sub(COMPARED_BYTES));
            self.status = Some(to);
            self.ended = to.length;
            self.lines += lines;
        }
    }
}

/// Up to `COMPARED_BYTES` bytes in front of an offset.
fn bytes_before(file: &dyn OpenFile, place: u64) -> io::Result<Vec<u8>> {
    let count = COMPARED_BYTES.min(usize::try_from(place).unwrap_or(COMPARED_BYTES));
    let mut bytes = vec![0; count];
    let start = place - length(count);
    let mut read = 0;
    while let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match file.read_at(start + length(read), rest) {
            Ok(0) => break,
            Ok(count) => read += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(read);
    Ok(bytes)
}

/// Calls `on_line` with every line from the byte offset `from`, without its newline, and with whether it had
/// one. The last line may have none: it was left by a killed process, or is being written. Returns the offset
/// at which such a line begins, else the end of the file. Empty lines are skipped; of a line that is too long
/// only the beginning is passed. Stops at `MARK_LOG_BYTES`.
pub(super) fn each(file: &dyn OpenFile, from: u64, on_line: &mut dyn FnMut(&[u8], bool)) -> io::Result<u64> {
    let mut chunk = vec![0; CHUNK_BYTES];
    let mut partial: Vec<u8> = Vec::new();
    let (mut place, mut ended) = (from, from);
    while place < limits::MARK_LOG_BYTES {
        let count = match file.read_at(place, &mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let mut rest = chunk.get(..count).unwrap_or_default();
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, after) = rest.split_at_checked(end).unwrap_or((rest, b""));
            if partial.is_empty() {
                pass_line(line, true, on_line);
            } else {
                push(&mut partial, line);
                pass_line(&partial, true, on_line);
                partial.clear();
            }
            rest = after.strip_prefix(b"\n").unwrap_or_default();
            ended = place + length(count - rest.len());
        }
        push(&mut partial, rest);
        place += length(count);
    }
    pass_line(&partial, false, on_line);
    Ok(ended)
}

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Appends to an incomplete line, up to one byte more than a line may have.
fn push(partial: &mut Vec<u8>, more: &[u8]) {
    let room = (limits::MARK_LINE_BYTES + 1).saturating_sub(partial.len());
    partial.extend_from_slice(more.get(..room).unwrap_or(more));
}

fn pass_line(line: &[u8], has_newline: bool, on_line: &mut dyn FnMut(&[u8], bool)) {
    let line = line.get(..=limits::MARK_LINE_BYTES).unwrap_or(line);
    if !line.is_empty() {
        on_line(line, has_newline);
    }
}
