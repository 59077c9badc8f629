//! Separates the answers of the terminal from what is typed meanwhile, and parses the answers. Parsing keys
//! is left to `typed`.
//!
//! Floor 5, part of [`shell`](crate::shell). Answers are control sequences (CSI) with a final byte that no
//! key uses, and control strings (OSC, DCS, APC and the like), which no key sends. All other bytes are typed.

use crate::app::terminal::Rgb;
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
    place: ParserState,
    held: Vec<u8>,
    typed: Vec<u8>,
}

/// The state of the parser before the next byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ParserState {
    #[default]
    Ground,
    Escape,
    Sequence,
    /// In a control string: its first byte after the escape, and whether the last byte was an escape.
    String(u8, bool),
}

impl Answers {
    /// Whether the last question was answered.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether a control string has begun and not ended.
    pub(super) fn is_inside(&self) -> bool {
        matches!(self.place, ParserState::String(..))
    }

    /// Parses the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.take_byte(byte);
        }
    }

    /// The bytes that were typed. A trailing escape is the Escape key.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if matches!(self.place, ParserState::Escape | ParserState::Sequence) {
            self.type_held();
        }
        self.typed
    }

    fn take_byte(&mut self, byte: u8) {
        match self.place {
            ParserState::Ground if byte == 0x1b => self.begin(),
            ParserState::Ground => self.type_byte(byte),
            ParserState::Escape => match byte {
                b'[' => {
                    self.place = ParserState::Sequence;
                    self.hold(byte);
                }
                b']' | b'P' | b'_' | b'^' | b'X' => {
                    self.place = ParserState::String(byte, false);
                    self.held.clear();
                }
                0x1b => {
                    // Two escapes: the first one was the key.
                    self.type_held();
                    self.begin();
                }
                _ => {
                    self.hold(byte);
                    self.type_held();
                }
            },
            ParserState::Sequence => match byte {
                // An escape inside a sequence: what came before was typed.
                0x1b => {
                    self.type_held();
                    self.begin();
                }
                0x40..=0x7e => {
                    self.hold(byte);
                    self.end_sequence(byte);
                }
                _ => self.hold(byte),
            },
            ParserState::String(kind, escaped) => match byte {
                0x07 => self.end_string(kind),
                b'\\' if escaped => self.end_string(kind),
                0x1b => self.place = ParserState::String(kind, true),
                _ => {
                    self.place = ParserState::String(kind, false);
                    self.hold(byte);
                }
            },
        }
    }

    fn begin(&mut self) {
        self.place = ParserState::Escape;
        self.held.clear();
        self.held.push(0x1b);
    }

    /// Adds a byte to the answer; those beyond the limit are dropped.
    fn hold(&mut self, byte: u8) {
        if self.held.len() < limits::TERMINAL_ANSWER_BYTES {
            self.held.push(byte);
        }
    }

    fn type_byte(&mut self, byte: u8) {
        if self.typed.len() < limits::EARLY_KEYS_BYTES {
            self.typed.push(byte);
        }
    }

    /// Moves the held bytes to those typed.
    fn type_held(&mut self) {
        self.place = ParserState::Ground;
        for byte in std::mem::take(&mut self.held) {
            self.type_byte(byte);
        }
    }

    fn end_sequence(&mut self, last: u8) {
        // Keys are CSI sequences too: arrows, `Home`, a paste.
        let is_typed = match self.held.get(2) {
            Some(b'?') => false,
            // A report of the pointer.
            Some(b'<') => matches!(last, b'M' | b'm'),
            _ => matches!(last, b'A'..=b'H' | b'P' | b'Q' | b'S' | b'Z' | b'~'),
        };
        if is_typed {
            return self.type_held();
        }
        self.place = ParserState::Ground;
        let held = std::mem::take(&mut self.held);
        let text =
            held.get(2..held.len() - 1).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
        let numbers =
            || text.trim_start_matches('?').split(';').map(|number| number.parse::<u16>().unwrap_or(0));
        match last {
            b'c' if text.starts_with('?') => {
                // The first number is the class of the terminal; 4 among the others means sixel.
                self.sixel |= numbers().skip(1).any(|number| number == 4);
                self.complete = true;
            }
            b't' => {
                let mut numbers = numbers();
                if let (Some(6), Some(height), Some(width), None) =
                    (numbers.next(), numbers.next(), numbers.next(), numbers.next())
                {
                    let is_likely = |side: u16| (2..=512).contains(&side);
                    self.cell_pixels = (is_likely(width) && is_likely(height)).then_some((width, height));
                }
            }
            _ => {}
        }
    }

    fn end_string(&mut self, kind: u8) {
        self.place = ParserState::Ground;
        let held = std::mem::take(&mut self.held);
        let Ok(text) = std::str::from_utf8(&held) else { return };
        match kind {
            b']' => self.background = text.strip_prefix("11;").and_then(colour).or(self.background),
            b'_' => {
                self.kitty |= text == "Gi=31;OK";
                self.kitty_compression |= text == "Gi=32;OK";
            }
            _ => {}
        }
    }
}

/// Parses a colour in the format of `XParseColor`: `rgb:1e1e/1e1e/2e2e`, `rgba:…/…/…/…` or `#1e1e2e`.
fn colour(text: &str) -> Option<Rgb> {
    let part = |digits: &str| {
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| (1..=4).contains(&digits.len()))?;
        let most = 16_u32.pow(u32::try_from(digits.len()).ok()?) - 1;
        u8::try_from((value * 255 + most / 2) / most).ok()
    };
    let mut parts = if let Some(digits) = text.strip_prefix('#') {
        let third = digits.len() / 3;
        [digits.get(..third), digits.get(third..2 * third), digits.get(2 * third..)]
            .map(Option::unwrap_or_default)
            .to_vec()
    } else {
        let parts: Vec<&str> =
            text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?.split('/').collect();
        parts
    }
    .into_iter();
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
