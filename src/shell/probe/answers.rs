//! Separates the answers of the terminal from what is typed meanwhile, and parses the answers. Parsing keys is left
//! to `typed`. Answers are control sequences (CSI) with a final byte that no key uses, and control strings (OSC,
//! DCS, APC and the like), which no key sends. All other bytes are typed. Floor 5, part of [`shell`](crate::shell).

use crate::app::picture::Rgb;
use crate::limits;

/// The answers so far, and the bytes typed meanwhile.
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own, and none rules out another")]
#[derive(Clone, Debug, Default)]
pub struct Answers {
    pub background: Option<Rgb>,
    pub kitty: bool,
    /// Whether it accepts them compressed.
    pub kitty_compression: bool,
    pub sixel: bool,
    /// Width and height of a cell, in pixels.
    pub cell_pixels: Option<(u16, u16)>,
    complete: bool,
    /// The start of an answer or a key whose end has not come yet.
    unfinished: Vec<u8>,
    typed: Vec<u8>,
}

enum Part<'a> {
    Typed(&'a [u8]),
    /// A control sequence: its parameters and final byte.
    Sequence(&'a [u8], u8),
    /// A control string: its first byte after the escape, and its text.
    String(u8, &'a [u8]),
}

impl Answers {
    /// Whether the last question was answered.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether a control string has begun and not ended.
    pub(super) fn is_inside(&self) -> bool {
        matches!(self.unfinished.as_slice(), [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ..])
    }

    /// Parses the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.unfinished.extend(bytes);
        let bytes = std::mem::take(&mut self.unfinished);
        let mut rest = bytes.as_slice();
        while let Some((part, after)) = next_part(rest) {
            match part {
                Part::Typed(typed) => self.add_typed(typed),
                Part::Sequence(parameters, last) => self.add_sequence(parameters, last),
                Part::String(kind, text) => self.add_string(kind, text),
            }
            rest = after;
        }
        self.unfinished = rest.to_vec();
        if rest.len() > limits::TERMINAL_ANSWER_BYTES {
            // Its start says what it is; the last byte may belong to its end.
            self.unfinished.drain(2..rest.len() - 1);
        }
    }

    /// The bytes that were typed. A trailing escape is the Escape key.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if !self.is_inside() {
            let key = std::mem::take(&mut self.unfinished);
            self.add_typed(&key);
        }
        self.typed
    }

    fn add_typed(&mut self, bytes: &[u8]) {
        let room = limits::EARLY_KEYS_BYTES.saturating_sub(self.typed.len());
        self.typed.extend(bytes.iter().take(room));
    }

    fn add_sequence(&mut self, parameters: &[u8], last: u8) {
        let text = std::str::from_utf8(parameters).unwrap_or_default();
        let numbers = text.trim_start_matches('?').split(';').map(|number| number.parse().unwrap_or(0));
        match (last, numbers.collect::<Vec<u16>>().as_slice()) {
            // The first number is the class of the terminal; 4 among the others means sixel.
            (b'c', [_, supported @ ..]) if text.starts_with('?') => {
                self.sixel |= supported.contains(&4);
                self.complete = true;
            }
            (b't', &[6, height, width]) => {
                let is_likely = |side: u16| (2..=512).contains(&side);
                self.cell_pixels = (is_likely(width) && is_likely(height)).then_some((width, height));
            }
            _ => {}
        }
    }

    fn add_string(&mut self, kind: u8, text: &[u8]) {
        match (kind, std::str::from_utf8(text).unwrap_or_default()) {
            (b']', text) => self.background = text.strip_prefix("11;").and_then(colour).or(self.background),
            (b'_', "Gi=31;OK") => self.kitty = true,
            (b'_', "Gi=32;OK") => self.kitty_compression = true,
            _ => {}
        }
    }
}

/// The first part of the bytes, and what follows it. `None` if its end is missing.
fn next_part(bytes: &[u8]) -> Option<(Part<'_>, &[u8])> {
    let typed = |length| bytes.split_at_checked(length).map(|(typed, rest)| (Part::Typed(typed), rest));
    match bytes {
        [] | [0x1b] => None,
        [0x1b, b'[', body @ ..] => {
            let end = body.iter().position(|byte| matches!(byte, 0x1b | 0x40..=0x7e))?;
            let (parameters, rest) = body.split_at_checked(end)?;
            let (&last, rest) = rest.split_first()?;
            // Keys are sequences too: arrows, `Home`, a paste.
            let is_typed = match parameters.first() {
                Some(b'?') => false,
                // A report of the pointer.
                Some(b'<') => matches!(last, b'M' | b'm'),
                _ => matches!(last, b'A'..=b'H' | b'P' | b'Q' | b'S' | b'Z' | b'~'),
            };
            match last {
                // An escape inside a sequence: what came before was typed.
                0x1b => typed(2 + end),
                _ if is_typed => typed(3 + end),
                _ => Some((Part::Sequence(parameters, last), rest)),
            }
        }
        [0x1b, kind @ (b']' | b'P' | b'_' | b'^' | b'X'), body @ ..] => {
            // The end is a bell or `ESC \`.
            let pairs = [&0].into_iter().chain(body).zip(body);
            let mut ends = pairs.map(|(before, byte)| *byte == 0x07 || (*before, *byte) == (0x1b, b'\\'));
            let (text, rest) = body.split_at_checked(ends.position(|ends| ends)? + 1)?;
            let text = text.strip_suffix(b"\x07").or(text.strip_suffix(b"\x1b\\")).unwrap_or(text);
            Some((Part::String(*kind, text), rest))
        }
        // Two escapes: the first one was the key.
        [0x1b, 0x1b, ..] => typed(1),
        [0x1b, ..] => typed(2),
        _ => typed(bytes.iter().position(|byte| *byte == 0x1b).unwrap_or(bytes.len())),
    }
}

/// Parses a colour in the format of `XParseColor`: `rgb:1e1e/1e1e/2e2e`, `rgba:…/…/…/…` or `#1e1e2e`.
fn colour(text: &str) -> Option<Rgb> {
    let part = |digits: &str| {
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| (1..=4).contains(&digits.len()))?;
        let most = 16_u32.pow(u32::try_from(digits.len()).ok()?) - 1;
        u8::try_from((value * 255 + most / 2) / most).ok()
    };
    let parts = if let Some(digits) = text.strip_prefix('#') {
        let third = digits.len() / 3;
        vec![digits.get(..third)?, digits.get(third..2 * third)?, digits.get(2 * third..)?]
    } else {
        text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?.split('/').collect()
    };
    let mut parts = parts.into_iter();
    Some((part(parts.next()?)?, part(parts.next()?)?, part(parts.next()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(bytes: &[u8]) -> Answers {
        let mut answers = Answers::default();
        answers.take(bytes);
        answers
    }

    #[test]
    fn colours_are_parsed_in_all_formats_of_terminals() {
        for (text, answer) in [
            ("rgb:ffff/0000/8080", Some((255, 0, 128))),
            ("rgb:ff/00/80", Some((255, 0, 128))),
            ("rgba:1e1e/1e1e/2e2e/ffff", Some((30, 30, 46))),
            ("rgb:f/0/8", Some((255, 0, 136))),
            ("#1e1e2e", Some((30, 30, 46))),
            ("rgb:ffff/0000", None),
            ("rgb:12345/0/0", None),
            ("rgb:/0/0", None),
            ("red", None),
            ("#", None),
        ] {
            assert_eq!(colour(text), answer, "{text}");
        }
    }

    #[test]
    fn answers_are_parsed_and_typed_bytes_are_kept() {
        let answers = after(
            b"q\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\j\x1b[A\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;EINVAL:no\x1b\\\
            \x1b[6;18;9t\x1b[4;480;800t\x1b[?62;4;22cx",
        );
        assert_eq!(answers.background, Some((30, 30, 46)));
        assert_eq!((answers.kitty, answers.kitty_compression, answers.sixel), (true, false, true));
        assert_eq!(answers.cell_pixels, Some((9, 18)));
        assert!(answers.is_complete() && !answers.is_inside());
        assert_eq!(answers.finish(), b"qj\x1b[Ax");
    }

    #[test]
    fn unknown_answers_are_dropped() {
        for (bytes, typed) in [
            (&b"\x1b]11;rgb:0/0/0\x07q"[..], &b"q"[..]),
            (b"\x1bP>|xterm(390)\x1b\\q", b"q"),
            (b"\x1b[?1;2cq", b"q"),
            (b"\x1b[24;80Rq", b"q"),
            (b"\x1b[0nq", b"q"),
            (b"\x1b[?u\x1b[I\x1b[Oq", b"q"),
            (b"\x1b[6;0;0tq", b"q"),
            (b"\x1b]11;never ends, q and Q and more", b""),
            (b"\x1b[<64;5;7M", b"\x1b[<64;5;7M"),
            (b"\x1b", b"\x1b"),
            (b"\x1b\x1b[B", b"\x1b\x1b[B"),
            (b"\x1bx\x1b[", b"\x1bx\x1b["),
            (b"\x1b[\x1b[C", b"\x1b[\x1b[C"),
        ] {
            let answers = after(bytes);
            assert_eq!(
                (answers.cell_pixels, answers.background.is_some()),
                (None, bytes.ends_with(b"\x07q"))
            );
            assert_eq!(answers.finish(), typed, "{}", bytes.escape_ascii());
        }
        assert_eq!(after(&b"z".repeat(1 << 20)).finish().len(), limits::EARLY_KEYS_BYTES);
        let long = [&b"\x1b]11;rgb:"[..], &b"q".repeat(1 << 20), b"\x1b\\j"].concat();
        assert_eq!(after(&long).finish(), b"j");
        let mut in_pieces = Answers::default();
        for piece in long.chunks(1000) {
            in_pieces.take(piece);
            assert!(in_pieces.unfinished.len() <= limits::TERMINAL_ANSWER_BYTES);
        }
        assert_eq!(in_pieces.finish(), b"j");
    }

    proptest! {
        #[test]
        fn split_answers_are_parsed(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..200_usize) {
            let whole = after(&bytes);
            let mut parts = Answers::default();
            let cut = cut.min(bytes.len());
            parts.take(&bytes[..cut]);
            parts.take(&bytes[cut..]);
            prop_assert_eq!(format!("{whole:?}"), format!("{parts:?}"));
            prop_assert!(whole.finish().len() <= bytes.len());
        }

        #[test]
        fn answers_are_never_typed(kind in "[\\]P_^X]", text in "[ -\\[\\]-~]{0,400}", bell in any::<bool>()) {
            let end = if bell { "\u{7}" } else { "\u{1b}\\" };
            let bytes = format!("a\u{1b}{kind}{text}{end}b");
            prop_assert_eq!(after(bytes.as_bytes()).finish(), b"ab");
        }
    }
}
