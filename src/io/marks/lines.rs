//! Splits a log into lines while it is read in chunks, so that neither a long log nor a long line takes much
//! memory. The meaning of a line is left to `line`. Floor 4, part of [`marks`](crate::io::marks).

use std::io::{self, ErrorKind};

use crate::io::marks::disk::OpenFile;
use crate::limits;

/// How much is read at once, in bytes.
const CHUNK_BYTES: usize = 256 * 1024;

/// Calls `on_line` with every line from the byte offset `from`, without its newline. Returns the offset at
/// which the last line begins if it has no newline yet, else the end of the file. Such a line is passed on as
/// well: it was left by a killed process, or is being written. Empty lines are skipped; of a line that is too
/// long only the beginning is passed. Stops at `MARK_LOG_BYTES`.
///
/// # Errors
/// Reading failed.
pub(super) fn each(file: &dyn OpenFile, from: u64, on_line: &mut dyn FnMut(&[u8])) -> io::Result<u64> {
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
                pass_line(line, on_line);
            } else {
                push(&mut partial, line);
                pass_line(&partial, on_line);
                partial.clear();
            }
            rest = after.strip_prefix(b"\n").unwrap_or_default();
            ended = place + bytes(count - rest.len());
        }
        push(&mut partial, rest);
        place += bytes(count);
    }
    pass_line(&partial, on_line);
    Ok(ended)
}

fn bytes(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Appends to an incomplete line, up to one byte more than a line may have.
fn push(partial: &mut Vec<u8>, more: &[u8]) {
    let room = (limits::MARK_LINE_BYTES + 1).saturating_sub(partial.len());
    partial.extend_from_slice(more.get(..room).unwrap_or(more));
}

fn pass_line(line: &[u8], on_line: &mut dyn FnMut(&[u8])) {
    let line = line.get(..=limits::MARK_LINE_BYTES).unwrap_or(line);
    if !line.is_empty() {
        on_line(line);
    }
}
