//! From the bytes of a file to its text: UTF-8, UTF-16 with its mark, and Windows-1252, which is a guess and reported
//! as one. Line ends become `\n`. Floor 1, part of [`frontmatter`](crate::frontmatter).

use std::borrow::Cow;

use crate::model::{Problem, ProblemKind};

/// The characters of Windows-1252 from 0x80 to 0x9f; `\0` for bytes without a character. All other bytes are the same as in Latin-1.
/// Source: <https://encoding.spec.whatwg.org/index-windows-1252.txt>.
#[rustfmt::skip]
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0',
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The text without its byte order mark, with `\n` as line ends. Text that is not UTF-8 is reported.
pub fn decoded<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes, problems)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes, problems)),
        _ => utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), problems),
    };
    if text.trim_start().starts_with(char::is_control) && !text.contains(is_text) {
        problems.push(Problem { line: Some(1), kind: ProblemKind::NoText });
    }
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

fn is_text(letter: char) -> bool {
    !letter.is_control() && !letter.is_whitespace()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, problems: &mut Vec<Problem>) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)));
    let mut bad_line = None;
    let mut text = String::with_capacity(bytes.len() / 2);
    for letter in units {
        if letter.is_err() && bad_line.is_none() {
            bad_line = u32::try_from(text.split('\n').count()).ok();
        }
        text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !rest.is_empty() {
        bad_line = bad_line.or_else(|| u32::try_from(text.split('\n').count()).ok());
        text.push(char::REPLACEMENT_CHARACTER);
    }
    if bad_line.is_some() {
        problems.push(Problem { line: bad_line, kind: ProblemKind::NotUtf8 { is_guessed: false } });
    }
    text
}

fn utf8<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(error) => error,
    };
    let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let line = u32::try_from(before.split(|&byte| byte == b'\n').count()).ok();
    let guessed = windows_1252(bytes);
    problems.push(Problem { line, kind: ProblemKind::NotUtf8 { is_guessed: guessed.is_some() } });
    guessed.map_or_else(|| String::from_utf8_lossy(bytes), Cow::Owned)
}

/// The text if it looks like Windows-1252, of which Latin-1 is a part: mostly ASCII letters, and hardly any
/// characters of UTF-8, which are kept.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    let (mut letters, mut others, mut bad) = (0_usize, 0_usize, 0_usize);
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(u8::is_ascii_alphabetic).count();
        others += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        if chunk.valid().contains(|letter: char| letter.is_control() && !letter.is_whitespace()) {
            return None;
        }
        text.push_str(chunk.valid());
        bad += chunk.invalid().len();
        for &byte in chunk.invalid() {
            let letter = byte.checked_sub(0x80).and_then(|at| WINDOWS_1252.get(usize::from(at)));
            text.push(
                letter.copied().filter(|&letter| letter != '\0').or((byte >= 0xa0).then(|| byte.into()))?,
            );
        }
    }
    (bad > others && bad <= letters).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<(Option<u32>, ProblemKind)>) {
        let mut problems = Vec::new();
        let text = decoded(bytes, &mut problems).into_owned();
        (text, problems.into_iter().map(|problem| (problem.line, problem.kind)).collect())
    }

    #[test]
    fn marks_decide_how_bytes_are_read() {
        let text = "title: Été 😀\r\nx";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe", &little[..]].concat(),
            [b"\xfe\xff", &big[..]].concat(),
        ] {
            assert_eq!(read(&bytes), ("title: Été 😀\nx".to_owned(), vec![]));
        }
        let bad = (Some(2), ProblemKind::NotUtf8 { is_guessed: false });
        assert_eq!(read(b"\xff\xfea\0\n\0\0\xd8b\0"), ("a\n\u{fffd}b".to_owned(), vec![bad.clone()]));
        assert_eq!(read(b"\xfe\xff\0a\0\n\0"), ("a\n\u{fffd}".to_owned(), vec![bad]));
        assert_eq!(read(b"\xff\xfe"), (String::new(), vec![]));
    }

    #[test]
    fn windows_1252_is_guessed_where_it_is_likely() {
        for (bytes, text, is_guessed) in [
            (&b"caf\xe9 \x80 \x93x\x94"[..], "café € “x”", true),
            (b"\xc9t\xe9 \xe0 la c\xf4te", "Été à la côte", true),
            ("déjà vu, ".as_bytes(), "déjà vu, ", false),
            (b"mostly \xc3\xa9\xc3\xa8 UTF-8 \xe9", "mostly éè UTF-8 \u{fffd}", false),
            (b"cut \xc3\xa9 here \xc3", "cut é here \u{fffd}", false),
            (b"\xef\xe8\xef\xe9\xe1\xef x", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd} x", false),
            (b"not defined \x81", "not defined \u{fffd}", false),
            (b"binary \x01\x02 \xe9", "binary \u{1}\u{2} \u{fffd}", false),
        ] {
            let (read, problems) = read(bytes);
            assert_eq!(read, text);
            let expected = std::str::from_utf8(bytes).is_err();
            let kinds = problems.into_iter().map(|(_, kind)| kind).collect::<Vec<_>>();
            let kind = expected.then_some(ProblemKind::NotUtf8 { is_guessed });
            assert_eq!(kinds, kind.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn a_file_of_control_characters_has_no_text() {
        for bytes in [&[0; 3_000][..], b"\0\n\0", b"\n\x01\x02", b"\xff\xfe\0\0\0\0"] {
            assert_eq!(read(bytes).1, [(Some(1), ProblemKind::NoText)], "{bytes:?}");
        }
        for bytes in [&b""[..], b"\n \n", b"\0a", b"a\0\0\0", "\u{a0}".as_bytes()] {
            assert_eq!(read(bytes).1, [], "{bytes:?}");
        }
    }
}
