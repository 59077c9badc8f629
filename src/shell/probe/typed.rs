//! Translates bytes typed before the terminal had answered into the events that crossterm makes of later
//! ones: keys, pastes and reports of the pointer. What they mean is left to `keyboard`. Floor 5, part of
//! [`shell`](crate::shell).

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

const PASTE: (&[u8], &[u8]) = (b"\x1b[200~", b"\x1b[201~");

/// The start of a pointer report (SGR, mode 1006).
const POINTER: &[u8] = b"\x1b[<";

/// Translates typed bytes, in order. Keys that the machine does not know are dropped.
pub(super) fn read(bytes: &[u8]) -> Vec<Event> {
    let mut typed = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        if let Some(pasted) = rest.strip_prefix(PASTE.0) {
            let end = pasted.windows(PASTE.1.len()).position(|window| window == PASTE.1);
            let (text, after) = pasted.split_at_checked(end.unwrap_or(pasted.len())).unwrap_or_default();
            typed.push(Event::Paste(String::from_utf8_lossy(text).into_owned()));
            rest = after.strip_prefix(PASTE.1).unwrap_or(after);
            continue;
        }
        if let Some(report) = rest.strip_prefix(POINTER) {
            let end = report.iter().position(|byte| matches!(byte, b'M' | b'm')).unwrap_or(report.len());
            typed.extend(report.get(..=end).and_then(pointer).map(Event::Mouse));
            rest = report.get(end + 1..).unwrap_or_default();
            continue;
        }
        let (key, used) = next(rest);
        typed.extend(key.map(Event::Key));
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
fn next(bytes: &[u8]) -> (Option<KeyEvent>, usize) {
    match bytes {
        [0x1b, b'[' | b'O', ..] => sequence(bytes),
        [0x1b, 0x1b, ..] | [0x1b] => (Some(KeyCode::Esc.into()), 1),
        [0x1b, rest @ ..] => {
            let (key, used) = next(rest);
            (key.map(|key| KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT)), used + 1)
        }
        [byte, ..] if *byte < 0x20 || *byte == 0x7f => (control(*byte), 1),
        _ => character(bytes),
    }
}

fn control(byte: u8) -> Option<KeyEvent> {
    match byte {
        b'\r' => Some(KeyCode::Enter.into()),
        b'\t' => Some(KeyCode::Tab.into()),
        0x7f => Some(KeyCode::Backspace.into()),
        0x01..=0x1a => Some(KeyEvent::new(KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL)),
        _ => None,
    }
}

fn character(bytes: &[u8]) -> (Option<KeyEvent>, usize) {
    let most = bytes.get(..4).unwrap_or(bytes);
    let text = match std::str::from_utf8(most) {
        Ok(text) => text,
        Err(error) => most
            .get(..error.valid_up_to())
            .and_then(|text| std::str::from_utf8(text).ok())
            .unwrap_or_default(),
    };
    let first = text.chars().next();
    (first.map(|first| KeyCode::Char(first).into()), first.map_or(1, char::len_utf8))
}

/// A key that is sent as a sequence: an arrow, `Home`, `F1`. Modifiers are ignored.
fn sequence(bytes: &[u8]) -> (Option<KeyEvent>, usize) {
    let body = bytes.get(2..).unwrap_or_default();
    let Some(length) = body.iter().position(|byte| (0x40..=0x7e).contains(byte)) else {
        return (None, bytes.len());
    };
    let parameter = body.get(..length).unwrap_or_default();
    let number = parameter.split(|byte| *byte == b';').next().unwrap_or_default();
    let code = match (body.get(length), number) {
        (Some(b'A'), _) => Some(KeyCode::Up),
        (Some(b'B'), _) => Some(KeyCode::Down),
        (Some(b'C'), _) => Some(KeyCode::Right),
        (Some(b'D'), _) => Some(KeyCode::Left),
        (Some(b'H'), _) | (Some(b'~'), b"1" | b"7") => Some(KeyCode::Home),
        (Some(b'F'), _) | (Some(b'~'), b"4" | b"8") => Some(KeyCode::End),
        (Some(b'Z'), _) => Some(KeyCode::BackTab),
        (Some(b'P'), _) | (Some(b'~'), b"11") => Some(KeyCode::F(1)),
        (Some(b'Q'), _) | (Some(b'~'), b"12") => Some(KeyCode::F(2)),
        (Some(b'~'), b"15") => Some(KeyCode::F(5)),
        (Some(b'~'), b"3") => Some(KeyCode::Delete),
        (Some(b'~'), b"5") => Some(KeyCode::PageUp),
        (Some(b'~'), b"6") => Some(KeyCode::PageDown),
        _ => None,
    };
    (code.map(KeyEvent::from), length + 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::keyboard::read_key;
    use proptest::prelude::*;

    #[test]
    fn bytes_are_translated_to_keys_pastes_and_pointer_events() {
        let keys = |bytes: &[u8]| -> Vec<String> {
            let shown = |typed: Event| match typed {
                Event::Key(key) => read_key(key).unwrap().to_string(),
                Event::Paste(text) => format!("“{}”", text.trim_end()),
                Event::Mouse(event) => {
                    let held = if event.modifiers == KeyModifiers::CONTROL { " C" } else { "" };
                    format!("{:?} {} {}{held}", event.kind, event.column, event.row)
                }
                other @ (Event::FocusGained | Event::FocusLost | Event::Resize(..)) => panic!("{other:?}"),
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
