//! Decodes `data:` addresses (RFC 2397), which hold an image in the text of an article, and the two encodings
//! they use. Decoding the image itself is left to `decode`.
//!
//! Floor 4, part of [`io`](crate::io).

use std::borrow::Cow;

/// The bytes of a `data:` address; `None` if it is malformed.
#[must_use]
pub fn bytes(address: &str) -> Option<Vec<u8>> {
    let (head, body) = address.split_once(',')?;
    let head = head.get(..5).filter(|start| start.eq_ignore_ascii_case("data:")).map(|_| head)?;
    let body = percent_decoded(body);
    let is_base64 = head.rsplit(';').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("base64"));
    if is_base64 { base64(&body) } else { Some(body.into_owned()) }
}

/// Decodes `%41` and the like; a `%` without two hexadecimal digits is kept.
#[must_use]
pub fn percent_decoded(text: &str) -> Cow<'_, [u8]> {
    if !text.contains('%') {
        return Cow::Borrowed(text.as_bytes());
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.first_chunk::<2>().filter(|_| byte == b'%');
        let digit = |letter: u8| char::from(letter).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let value = digits.and_then(|[high, low]| Some(digit(*high)? * 16 + digit(*low)?));
        decoded.push(value.unwrap_or(byte));
        rest = if value.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    Cow::Owned(decoded)
}

/// Decodes Base64 in either alphabet, with or without padding; white space is ignored.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    let mut letters = text.iter().copied().filter(|letter| !letter.is_ascii_whitespace());
    for letter in letters.by_ref().take_while(|letter| *letter != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
        bits &= (1 << count) - 1;
    }
    (letters.all(|letter| letter == b'=')).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn data_addresses_are_decoded_as_in_browsers() {
        for (address, answer) in [
            ("data:image/png;base64,YWJj", Some("abc")),
            ("data:image/png;base64,YWI=", Some("ab")),
            ("data:image/png;base64,YQ==", Some("a")),
            ("data:image/png;base64,YQ", Some("a")),
            ("DATA:image/png;charset=x;BASE64,YW Jj", Some("abc")),
            ("data:image/png;base64,YW%4aj", Some("abc")),
            ("data:image/svg+xml,%3Csvg%3e%zz", Some("<svg>%zz")),
            ("data:,", Some("")),
            ("data:image/png;base64,Y*==", None),
            ("data:image/png;base64,YQ==x", None),
            ("data:image/png", None),
            ("x,y", None),
        ] {
            assert_eq!(bytes(address).as_deref(), answer.map(str::as_bytes), "{address}");
        }
    }

    proptest! {
        #[test]
        fn arbitrary_text_never_decodes_to_more_bytes(text in "data:[a-z;]{0,12}(base64)?,.{0,60}|.{0,40}") {
            if let Some(bytes) = bytes(&text) {
                prop_assert!(bytes.len() <= text.len());
            }
        }
    }
}
