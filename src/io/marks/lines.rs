//! Reading a log line by line, however long it and its lines are.

use std::io::{self, ErrorKind};

use crate::io::marks::disk::Opened;
use crate::limits;

/// How much is read at once, in bytes.
const CHUNK_BYTES: usize = 256 * 1024;

/// Gives every line of a file from a place on, without its end, and says where the first line begins that
/// has no end yet. That one is given too, as it is so far: a writer that was killed, or is writing, left it.
/// Lines without anything on them are left out, and of a line that is too long only its beginning is given.
///
/// # Errors
/// Reading failed.
pub(super) fn each(file: &dyn Opened, from: u64, give: &mut dyn FnMut(&[u8])) -> io::Result<u64> {
    let mut chunk = vec![0; CHUNK_BYTES];
    let mut begun: Vec<u8> = Vec::new();
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
            let (line, behind) = rest.split_at_checked(end).unwrap_or((rest, b""));
            if begun.is_empty() {
                give_whole(line, give);
            } else {
                push(&mut begun, line);
                give_whole(&begun, give);
                begun.clear();
            }
            rest = behind.strip_prefix(b"\n").unwrap_or_default();
            ended = place + bytes(count - rest.len());
        }
        push(&mut begun, rest);
        place += bytes(count);
    }
    give_whole(&begun, give);
    Ok(ended)
}

fn bytes(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Adds to a line that has begun, as far as a line may go and one byte more.
fn push(begun: &mut Vec<u8>, more: &[u8]) {
    let room = (limits::MARK_LINE_BYTES + 1).saturating_sub(begun.len());
    begun.extend_from_slice(more.get(..room).unwrap_or(more));
}

fn give_whole(line: &[u8], give: &mut dyn FnMut(&[u8])) {
    let line = line.get(..=limits::MARK_LINE_BYTES).unwrap_or(line);
    if !line.is_empty() {
        give(line);
    }
}
