//! Translates bytes typed before the terminal had answered: keys, pastes and reports of the pointer. Later
//! ones are translated by crossterm and `keyboard`.
//!
//! Floor 5, part of [`shell`](crate::shell).

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::input::{Code, Key};
use crate::text::CleanText;

/// Something that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Key(Key),
    /// A paste, as one line.
    Pasted(CleanText),
    Pointer(MouseEvent),
}

/// Start and end of a paste.
const PASTE: (&[u8], &[u8]) = (b"\x1b[200~", b"\x1b[201~");

/// The start of a pointer report (SGR, mode 1006).
const POINTER: &[u8] = b"\x1b[<";

/// Translates typed bytes, in order. Keys that the machine does not know are dropped.
pub(super) fn read(bytes: &[u8]) -> Vec<Typed> {
    let mut typed = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        if let Some(pasted) = rest.strip_prefix(PASTE.0) {
            let end = pasted.windows(PASTE.1.len()).position(|window| window == PASTE.1);
            let (text, after) = pasted.split_at_checked(end.unwrap_or(pasted.len())).unwrap_or_default();
            typed.push(Typed::Pasted(CleanText::line(&String::from_utf8_lossy(text))));
            rest = after.strip_prefix(PASTE.1).unwrap_or(after);
            continue;
        }
        if let Some(report) = rest.strip_prefix(POINTER) {
            let end = report.iter().position(|byte| matches!(byte, b'M' | b'm')).unwrap_or(report.len());
            typed.extend(report.get(..=end).and_then(pointer).map(Typed::Pointer));
            rest = report.get(end + 1..).unwrap_or_default();
            continue;
        }
        let (key, used) = next(rest);
        typed.extend(key.map(Typed::Key));
        rest = rest.get(used.max(1)..).unwrap_or_default();
    }
    typed
}

/// Parses a pointer report without its start, such as `0;12;3M`. The numbers are button, and column and
/// row from 1; of the modifiers only Control is used.
fn pointer(report: &[u8]) -> Option<MouseEvent> {
    let (last, numbers) = report.split_last()?;
    let mut numbers = std::str::from_utf8(numbers).ok()?.split(';').map(str::parse::<u16>);
    let (Some(Ok(button)), Some(Ok(column)), Some(Ok(row))) =
        (numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    let kind = match (button & !0b1_1100, *last) {
        (0, b'M') => MouseEventKind::Down(MouseButton::Left),
        (1, b'M') => MouseEventKind::Down(MouseButton::Middle),
        (2, b'M') => MouseEventKind::Down(MouseButton::Right),
        (0, _) => MouseEventKind::Up(MouseButton::Left),
        (32, _) => MouseEventKind::Drag(MouseButton::Left),
        (64, _) => MouseEventKind::ScrollUp,
        (65, _) => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let modifiers = if button & 0b1_0000 == 0 { KeyModifiers::NONE } else { KeyModifiers::CONTROL };
    let cell = |number: u16| number.saturating_sub(1);
    Some(MouseEvent { kind, column: cell(column), row: cell(row), modifiers })
}

/// The first key, if it is known, and its length in bytes.
fn next(bytes: &[u8]) -> (Option<Key>, usize) {
    match bytes {
        [0x1b, b'[' | b'O', ..] => sequence(bytes),
        [0x1b, 0x1b, ..] | [0x1b] => (Some(Key::of(Code::Escape)), 1),
        [0x1b, rest @ ..] => {
            let (key, used) = next(rest);
            (key.map(|key| Key { alt: true, ..key }), used + 1)
        }
        [byte, ..] if *byte < 0x20 || *byte == 0x7f => (control(*byte), 1),
        _ => character(bytes),
    }
}

fn control(byte: u8) -> Option<Key> {
    match byte {
        b'\r' => Some(Key::of(Code::Enter)),
        b'\t' => Some(Key::of(Code::Tab)),
        0x7f => Some(Key::of(Code::Backspace)),
        0x01..=0x1a => Some(Key::control(char::from(byte - 1 + b'a'))),
        _ => None,
    }
}

fn character(bytes: &[u8]) -> (Option<Key>, usize) {
    let most = bytes.get(..4).unwrap_or(bytes);
    let text = match std::str::from_utf8(most) {
        Ok(text) => text,
        Err(error) => most
            .get(..error.valid_up_to())
            .and_then(|text| std::str::from_utf8(text).ok())
            .unwrap_or_default(),
    };
    let first = text.chars().next();
    (first.map(Key::plain), first.map_or(1, char::len_utf8))
}

/// A key that is sent as a sequence: an arrow, `Home`, `F1`. Modifiers are ignored.
fn sequence(bytes: &[u8]) -> (Option<Key>, usize) {
    let body = bytes.get(2..).unwrap_or_default();
    let Some(length) = body.iter().position(|byte| (0x40..=0x7e).contains(byte)) else {
        return (None, bytes.len());
    };
    let parameter = body.get(..length).unwrap_or_default();
    let number = parameter.split(|byte| *byte == b';').next().unwrap_or_default();
    let code = match (body.get(length), number) {
        (Some(b'A'), _) => Some(Code::Up),
        (Some(b'B'), _) => Some(Code::Down),
        (Some(b'C'), _) => Some(Code::Right),
        (Some(b'D'), _) => Some(Code::Left),
        (Some(b'H'), _) | (Some(b'~'), b"1" | b"7") => Some(Code::Home),
        (Some(b'F'), _) | (Some(b'~'), b"4" | b"8") => Some(Code::End),
        (Some(b'Z'), _) => Some(Code::BackTab),
        (Some(b'P'), _) | (Some(b'~'), b"11") => Some(Code::Function(1)),
        (Some(b'Q'), _) | (Some(b'~'), b"12") => Some(Code::Function(2)),
        (Some(b'~'), b"15") => Some(Code::Function(5)),
        (Some(b'~'), b"3") => Some(Code::Delete),
        (Some(b'~'), b"5") => Some(Code::PageUp),
        (Some(b'~'), b"6") => Some(Code::PageDown),
        _ => None,
    };
    (code.map(Key::of), length + 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bytes_are_translated_to_keys_pastes_and_pointer_events() {
        let keys = |bytes: &[u8]| -> Vec<String> {
            let shown = |typed: Typed| match typed {
                Typed::Key(key) => key.to_string(),
                Typed::Pasted(text) => format!("“{}”", text.as_str()),
                Typed::Pointer(event) => {
                    let held = if event.modifiers == KeyModifiers::CONTROL { " C" } else { "" };
                    format!("{:?} {} {}{held}", event.kind, event.column, event.row)
                }
            };
            read(bytes).into_iter().map(shown).collect()
        };
        for (bytes, answer) in [
            (&b"qj"[..], &["q", "j"][..]),
            ("é日".as_bytes(), &["é", "日"]),
            (b"\r\t\x7f\x04", &["Enter", "Tab", "Backspace", "C-d"]),
            (b"\x1b", &["Esc"]),
            (b"\x1b\x1b[A", &["Esc", "↑"]),
            (b"\x1b[A\x1bOB\x1b[5~\x1b[1;2H\x1b[Z", &["↑", "↓", "PgUp", "Home", "S-Tab"]),
            (b"\x1b[99~q", &["q"]),
            (b"\x1b[200~:q\r\x1b[201~j", &["“:q”", "j"]),
            (b"\x1b[200~no end", &["“no end”"]),
            (b"\xff\xc3q", &["q"]),
            (
                b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<69;1;1M\x1b[<1;1;1Mq\x1b[<0;x;1Mq\x1b[<0;3",
                &["Down(Left) 2 3", "Up(Left) 2 3", "ScrollDown 0 0", "Down(Middle) 0 0", "q", "q"],
            ),
            (b"\x1b[<16;1;2M\x1b[<8;1;1M", &["Down(Left) 0 1 C", "Down(Left) 0 0"]),
            (b"\x1b[", &[]),
            (b"\x00", &[]),
        ] {
            assert_eq!(keys(bytes), answer, "{}", bytes.escape_ascii());
        }
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_translated(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(read(&bytes).len() <= bytes.len());
        }
    }
}
