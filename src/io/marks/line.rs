//! One line of a log of marks: a change and its checksum, written and parsed. `ledger` decides which changes
//! count. Floor 4, part of [`marks`](crate::io::marks).

use crate::limits;
use crate::model::{Mark, MarkChange, MarkKey};

/// The highest sequence number. A user who marks a thousand articles a second reaches it in nine thousand years.
pub(super) const LAST_SEQUENCE: u64 = (1 << 48) - 1;

/// The length of a checksum, in hexadecimal digits.
const CHECKSUM_DIGITS: usize = 8;
/// Most decimal digits of a sequence number.
const SEQUENCE_DIGITS: usize = 15;

/// A change and its position in the order of all changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LogLine {
    /// The sequence number: of two changes of one mark of one article, the higher one counts.
    pub sequence: u64,
    pub change: MarkChange,
}

/// What a line of a log contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ParsedLine {
    Line(LogLine),
    /// A valid line with a content that this version does not know: a later version wrote it.
    Unknown,
    /// A line that is not as it was written.
    Damaged,
}

impl LogLine {
    /// Appends the line and its newline to `bytes`. Returns `false`, and appends nothing, if the line is
    /// longer than `MARK_LINE_BYTES`.
    pub fn push_to(&self, bytes: &mut Vec<u8>) -> bool {
        let MarkChange { key, mark, on } = &self.change;
        let sign = if *on { '+' } else { '-' };
        let body = format!("{} {sign}{} {}", self.sequence, mark.name(), key.as_str());
        let line = format!("{:08x} {body}\n", crc32fast::hash(body.as_bytes()));
        let fits = line.len() <= limits::MARK_LINE_BYTES;
        if fits {
            bytes.extend_from_slice(line.as_bytes());
        }
        fits
    }
}

impl ParsedLine {
    /// Parses a line without its newline.
    pub fn of(bytes: &[u8]) -> Self {
        let Some(body) = checked(bytes) else { return Self::Damaged };
        parse_body(body).map_or(Self::Unknown, Self::Line)
    }
}

/// The text after the checksum, if the checksum is right.
fn checked(bytes: &[u8]) -> Option<&str> {
    if bytes.len() >= limits::MARK_LINE_BYTES {
        return None;
    }
    let (digits, rest) = bytes.split_at_checked(CHECKSUM_DIGITS)?;
    let body = rest.strip_prefix(b" ")?;
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let digits = std::str::from_utf8(digits).ok().filter(|_| digits.iter().all(is_digit))?;
    let checksum = u32::from_str_radix(digits, 16).ok()?;
    if checksum != crc32fast::hash(body) {
        return None;
    }
    std::str::from_utf8(body).ok()
}

fn parse_body(body: &str) -> Option<LogLine> {
    let (sequence, rest) = body.split_once(' ')?;
    let (change, key) = rest.split_once(' ')?;
    let is_number = sequence.len() <= SEQUENCE_DIGITS && sequence.bytes().all(|byte| byte.is_ascii_digit());
    let sequence = sequence.parse().ok().filter(|&number| is_number && number <= LAST_SEQUENCE)?;
    let (on, name) = match change.strip_prefix('+') {
        Some(name) => (true, name),
        None => (false, change.strip_prefix('-')?),
    };
    let (mark, key) = (Mark::named(name)?, MarkKey::parse(key)?);
    Some(LogLine { sequence, change: MarkChange { key, mark, on } })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(line: &LogLine) -> Vec<u8> {
        let mut bytes = Vec::new();
        assert!(line.push_to(&mut bytes));
        bytes
    }

    fn a_line(sequence: u64, mark: Mark, on: bool, key: &str) -> LogLine {
        LogLine { sequence, change: MarkChange { key: MarkKey::parse(key).unwrap(), mark, on } }
    }

    #[test]
    fn the_format_of_a_line_is_stable() {
        let line = a_line(42, Mark::Later, true, "link https://example.org/x");
        let bytes = written(&line);
        assert_eq!(std::str::from_utf8(&bytes).unwrap(), "31fa3505 42 +later link https://example.org/x\n");
        assert_eq!(ParsedLine::of(bytes.strip_suffix(b"\n").unwrap()), ParsedLine::Line(line));
    }

    #[test]
    fn valid_lines_of_a_later_version_are_not_damaged() {
        for (body, read) in [
            ("7 +seen link https://example.org/", ParsedLine::Unknown),
            ("7 *read link https://example.org/", ParsedLine::Unknown),
            ("7 +read book 42", ParsedLine::Unknown),
            ("999999999999999 +read link https://example.org/", ParsedLine::Unknown),
            ("", ParsedLine::Unknown),
            ("7 +read file papers a.md", ParsedLine::Line(a_line(7, Mark::Read, true, "file papers a.md"))),
        ] {
            let line = format!("{:08x} {body}", crc32fast::hash(body.as_bytes()));
            assert_eq!(ParsedLine::of(line.as_bytes()), read, "{body}");
        }
        for damaged in ["", "31fa3505", "31FA3505 42 +later link https://example.org/x", "+1fa3505 4"] {
            assert_eq!(ParsedLine::of(damaged.as_bytes()), ParsedLine::Damaged, "{damaged}");
        }
    }

    #[test]
    fn lines_longer_than_the_limit_are_refused() {
        let key = |length: usize| format!("file p {}", "x".repeat(length));
        let mut bytes = Vec::new();
        let room = limits::MARK_LINE_BYTES - written(&a_line(1, Mark::Read, true, &key(1))).len() + 1;
        let longest = a_line(1, Mark::Read, true, &key(room));
        assert_eq!(written(&longest).len(), limits::MARK_LINE_BYTES);
        assert_eq!(ParsedLine::of(written(&longest).strip_suffix(b"\n").unwrap()), ParsedLine::Line(longest));
        assert!(!a_line(1, Mark::Read, true, &key(room + 1)).push_to(&mut bytes));
        assert!(bytes.is_empty());
    }

    proptest! {
        #[test]
        fn every_line_is_parsed_back(sequence in 0..=LAST_SEQUENCE, mark in 0..3_usize, on: bool, path in "\\PC{1,40}") {
            let key = MarkKey::of(&crate::model::Article::unknown(crate::model::ArticlePath::new(path.into())), "l");
            let line = LogLine { sequence, change: MarkChange { key, mark: Mark::ALL[mark], on } };
            let bytes = written(&line);
            prop_assert_eq!(bytes.split(|byte| *byte == b'\n').count(), 2);
            prop_assert_eq!(ParsedLine::of(bytes.strip_suffix(b"\n").unwrap()), ParsedLine::Line(line));
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
            prop_assert_eq!(ParsedLine::of(&bytes) == ParsedLine::Damaged, bytes != before);
        }

        #[test]
        fn any_bytes_can_be_parsed(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = ParsedLine::of(&bytes);
        }
    }
}
