//! Names of files as bytes: in one composed form, and escaped as a line of text. Showing them is left to
//! [`CleanText`]. Floor 0, part of [`text`](crate::text).

use std::borrow::Cow;
use std::fmt::Write;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::CleanText;

/// The bytes of a name in form NFC; as they are if they are no UTF-8.
pub fn composed(bytes: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.is_ascii() && !is_nfc(text) => text.nfc().collect::<String>().into_bytes().into(),
        Ok(_) | Err(_) => bytes.into(),
    }
}

/// The forms, composed and decomposed, in which a disk may have a name; none if it has only one form.
pub fn forms(name: &str) -> Vec<String> {
    if name.is_ascii() {
        return Vec::new();
    }
    let mut forms = vec![name.nfc().collect::<String>(), name.nfd().collect()];
    forms.retain(|form| form != name);
    forms.dedup();
    forms
}

/// The bytes of a path as one line of text, different for different bytes: what is not clean text becomes
/// `%` and two hexadecimal digits per byte.
pub fn escaped(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            let mut buffer = [0; 4];
            let written = character.encode_utf8(&mut buffer);
            if character != '%' && character != ' ' && *CleanText::line(written) == *written {
                text.push(character);
            } else {
                push_escaped(&mut text, written.as_bytes());
            }
        }
        push_escaped(&mut text, chunk.invalid());
    }
    text
}

fn push_escaped(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "%{byte:02x}");
    }
}

/// The bytes of a part of a key. What is not `%` and two hexadecimal digits is as it is.
pub fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| first == b'%');
        bytes.push(escaped.unwrap_or(first));
        rest = escaped.and_then(|_| after.get(2..)).unwrap_or(after);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_composed_and_other_bytes_stay() {
        for (name, same) in
            [("e\u{301}t\u{e9}", "\u{e9}t\u{e9}"), ("\u{1112}\u{1161}", "\u{d558}"), ("a b", "a b")]
        {
            assert_eq!(composed(name.as_bytes()), same.as_bytes(), "{name}");
        }
        assert_eq!(&*composed(b"e\xcc\x81\xff"), b"e\xcc\x81\xff");
    }

    proptest! {
        #[test]
        fn different_names_are_escaped_differently(one in prop::collection::vec(any::<u8>(), 1..8), other in prop::collection::vec(any::<u8>(), 1..8)) {
            prop_assert_eq!(one == other, escaped(&one) == escaped(&other));
            prop_assert_eq!(unescaped(&escaped(&one)), one);
        }
    }
}
