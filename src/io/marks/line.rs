//! One line of a log of marks: a change with its checksum.

use crate::limits;
use crate::model::{Mark, MarkChange, MarkKey};

/// The highest sequence number; there is none after it. A reader who marks a thousand articles a second
/// comes to it in nine thousand years.
pub(super) const LAST_SEQUENCE: u64 = (1 << 48) - 1;

/// Digits of a checksum.
const CHECKSUM_DIGITS: usize = 8;
/// Most digits of a sequence number.
const SEQUENCE_DIGITS: usize = 15;

/// A change and its place in the order of all changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its place: of two changes of one mark of one article, the later one counts.
    pub sequence: u64,
    /// The change.
    pub change: MarkChange,
}

/// What a line of a log is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// A change.
    Line(Line),
    /// Something whole that this version has no meaning for: a later one wrote it.
    Unknown,
    /// Something else than was written.
    Damaged,
}

impl Line {
    /// Adds the line, with its end, to bytes; leaves them as they are and says so where it is too long.
    #[must_use]
    pub fn push_to(&self, bytes: &mut Vec<u8>) -> bool {
        let MarkChange { key, mark, on } = &self.change;
        let sign = if *on { '+' } else { '-' };
        let said = format!("{} {sign}{} {}", self.sequence, mark.name(), key.as_str());
        let line = format!("{:08x} {said}\n", crc32fast::hash(said.as_bytes()));
        let fits = line.len() <= limits::MARK_LINE_BYTES;
        if fits {
            bytes.extend_from_slice(line.as_bytes());
        }
        fits
    }
}

impl Read {
    /// Reads a line without its end.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let Some(said) = checked(bytes) else { return Self::Damaged };
        line(said).map_or(Self::Unknown, Self::Line)
    }
}

/// What a line says, if it says what was written.
fn checked(bytes: &[u8]) -> Option<&str> {
    if bytes.len() >= limits::MARK_LINE_BYTES {
        return None;
    }
    let (digits, rest) = bytes.split_at_checked(CHECKSUM_DIGITS)?;
    let said = rest.strip_prefix(b" ")?;
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let digits = std::str::from_utf8(digits).ok().filter(|_| digits.iter().all(is_digit))?;
    let checksum = u32::from_str_radix(digits, 16).ok()?;
    if checksum != crc32fast::hash(said) {
        return None;
    }
    std::str::from_utf8(said).ok()
}

fn line(said: &str) -> Option<Line> {
    let (sequence, rest) = said.split_once(' ')?;
    let (change, key) = rest.split_once(' ')?;
    let is_number = sequence.len() <= SEQUENCE_DIGITS && sequence.bytes().all(|byte| byte.is_ascii_digit());
    let sequence = sequence.parse().ok().filter(|&number| is_number && number <= LAST_SEQUENCE)?;
    let (on, name) = match change.strip_prefix('+') {
        Some(name) => (true, name),
        None => (false, change.strip_prefix('-')?),
    };
    let (mark, key) = (Mark::named(name)?, MarkKey::parse(key)?);
    Some(Line { sequence, change: MarkChange { key, mark, on } })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(line: &Line) -> Vec<u8> {
        let mut bytes = Vec::new();
        assert!(line.push_to(&mut bytes));
        bytes
    }

    fn a_line(sequence: u64, mark: Mark, on: bool, key: &str) -> Line {
        Line { sequence, change: MarkChange { key: MarkKey::parse(key).unwrap(), mark, on } }
    }

    #[test]
    fn the_form_of_a_line_does_not_change() {
        let line = a_line(42, Mark::Later, true, "link https://example.org/x");
        let bytes = written(&line);
        assert_eq!(std::str::from_utf8(&bytes).unwrap(), "31fa3505 42 +later link https://example.org/x\n");
        assert_eq!(Read::of(bytes.strip_suffix(b"\n").unwrap()), Read::Line(line));
    }

    #[test]
    fn what_is_whole_and_not_understood_is_not_damaged() {
        for (said, read) in [
            ("7 +seen link https://example.org/", Read::Unknown),
            ("7 *read link https://example.org/", Read::Unknown),
            ("7 +read book 42", Read::Unknown),
            ("999999999999999 +read link https://example.org/", Read::Unknown),
            ("", Read::Unknown),
            ("7 +read file papers a.md", Read::Line(a_line(7, Mark::Read, true, "file papers a.md"))),
        ] {
            let line = format!("{:08x} {said}", crc32fast::hash(said.as_bytes()));
            assert_eq!(Read::of(line.as_bytes()), read, "{said}");
        }
        for damaged in ["", "31fa3505", "31FA3505 42 +later link https://example.org/x", "+1fa3505 4"] {
            assert_eq!(Read::of(damaged.as_bytes()), Read::Damaged, "{damaged}");
        }
    }

    #[test]
    fn a_line_has_a_longest_length() {
        let key = |length: usize| format!("file p {}", "x".repeat(length));
        let mut bytes = Vec::new();
        let room = limits::MARK_LINE_BYTES - written(&a_line(1, Mark::Read, true, &key(1))).len() + 1;
        let longest = a_line(1, Mark::Read, true, &key(room));
        assert_eq!(written(&longest).len(), limits::MARK_LINE_BYTES);
        assert_eq!(Read::of(written(&longest).strip_suffix(b"\n").unwrap()), Read::Line(longest));
        assert!(!a_line(1, Mark::Read, true, &key(room + 1)).push_to(&mut bytes));
        assert!(bytes.is_empty());
    }

    proptest! {
        #[test]
        fn every_line_reads_back(sequence in 0..=LAST_SEQUENCE, mark in 0..3_usize, on: bool, path in "\\PC{1,40}") {
            let key = MarkKey::of(&crate::model::Article::unknown(crate::model::ArticlePath::new(path.into())), "l");
            let line = Line { sequence, change: MarkChange { key, mark: Mark::ALL[mark], on } };
            let bytes = written(&line);
            prop_assert_eq!(bytes.split(|byte| *byte == b'\n').count(), 2);
            prop_assert_eq!(Read::of(bytes.strip_suffix(b"\n").unwrap()), Read::Line(line));
        }

        #[test]
        fn a_line_with_flipped_bits_is_damaged(bits in prop::collection::btree_set(0..300_usize, 1..4)) {
            let line = a_line(42, Mark::Star, false, "link https://example.org/an/article");
            let mut bytes = written(&line);
            bytes.pop();
            let bits: Vec<usize> = bits.into_iter().map(|bit| bit % (bytes.len() * 8)).collect();
            let before = bytes.clone();
            for bit in &bits {
                bytes[bit / 8] ^= 1 << (bit % 8);
            }
            prop_assert_eq!(Read::of(&bytes) == Read::Damaged, bytes != before);
        }

        #[test]
        fn whatever_comes_is_read(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = Read::of(&bytes);
        }
    }
}
