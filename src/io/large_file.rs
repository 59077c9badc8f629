//! Reads the beginning of an article that is too large to be read whole, as clippings with their images inside are:
//! what `data:` addresses contain is left out, so that the text behind them is read. Smaller files are left to
//! [`source`](super::source). Floor 4, part of [`io`](crate::io).

use std::io::{self, Read};

use crate::limits;

/// The longest beginning of an address, up to its content: `data:image/png;name=x.png;base64,`.
const DATA_HEAD_BYTES: usize = 128;

/// What is kept of a file: at most `most` bytes, whole characters if it is UTF-8, out of at most
/// [`limits::LARGE_FILE_BYTES`] that are read. Errors: the file cannot be read.
pub fn beginning(file: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut file = file.take(limits::LARGE_FILE_BYTES);
    let mut kept = Vec::new();
    let mut in_data = false;
    let mut chunk = vec![0; 1 << 16];
    while kept.len() <= most {
        let read = match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        for &byte in chunk.get(..read).unwrap_or_default() {
            in_data = in_data && !ends_data(byte);
            if in_data {
                continue;
            }
            kept.push(byte);
            in_data = byte == b',' && ends_with_data_head(&kept);
        }
    }
    if kept.len() > most {
        let end = (0..=most).rev().find(|&end| kept.get(end).is_none_or(|byte| byte & 0xc0 != 0x80));
        kept.truncate(end.unwrap_or(most));
    }
    Ok(kept)
}

fn ends_data(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'(' | b')' | b'<' | b'>' | b'`')
}

/// Whether a text ends with the beginning of a `data:` address, up to the comma before its content.
fn ends_with_data_head(text: &[u8]) -> bool {
    let from = text.len().saturating_sub(DATA_HEAD_BYTES);
    let head = text.get(from..text.len().saturating_sub(1)).unwrap_or_default();
    let is_head = |byte: &u8| byte.is_ascii_alphanumeric() || b"/+.;:=_-%".contains(byte);
    let start = head.iter().rposition(|byte| !is_head(byte)).map_or(0, |at| at + 1);
    let head = head.get(start..).unwrap_or_default();
    head.strip_prefix(b"data:").is_some_and(|kind| kind.contains(&b'/') || kind.ends_with(b";base64"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        String::from_utf8(beginning(text.as_bytes(), 200_000).unwrap()).unwrap()
    }

    #[test]
    fn the_content_of_data_addresses_is_left_out() {
        let long = "iVBOR/+=".repeat(20_000);
        for (before, head, after) in [
            ("![x](", "data:image/png;base64,", ") and more"),
            ("[fig1]: ", "data:image/jpeg;charset=utf-8;base64,", "\n\nText"),
            ("<img src=\"", "data:image/svg+xml,", "\" alt=x> é"),
            ("<img src='", "data:;base64,", "'>"),
            ("`", "data:image/webp;name=a.webp;base64,", "`"),
        ] {
            assert_eq!(kept(&format!("{before}{head}{long}{after}")), format!("{before}{head}{after}"));
        }
        for text in
            ["some data:, and more", "metadata:a/b,c", "data: one/two,three", "xdata:image/png,abc", "a,b"]
        {
            assert_eq!(kept(text), text);
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        for length in 0..6 {
            let text = format!("{}{}", "x".repeat(length), "é→😀".repeat(1_000));
            for most in 1_000..1_010 {
                let cut = beginning(text.as_bytes(), most).unwrap();
                assert!(cut.len() <= most && cut.len() + 4 > most);
                assert!(text.starts_with(std::str::from_utf8(&cut).unwrap()));
            }
        }
        assert!(beginning(io::repeat(0), 1_000).unwrap().len() <= 1_000);
        let endless = io::Cursor::new("data:image/png;base64,").chain(io::repeat(b'A'));
        assert_eq!(beginning(endless, 1_000).unwrap(), b"data:image/png;base64,");
    }
}
