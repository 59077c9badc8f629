//! Text that is safe to show. The filter checks single characters after every decoding step, so no sequence
//! can be split in two to get past it. Layout is left to the callers. Floor 0, part of [`text`](crate::text).

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::limits;

/// Text without control, bidirectional-override or invisible characters. Only the constructors below create it. A
/// line contains no line break; a block contains `\n` but no other control character. Dereferences to `str`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(transparent)]
pub struct CleanText(Box<str>);

impl CleanText {
    /// One line: filtered, with single spaces and trimmed ends. No-break spaces are kept: French needs them.
    pub fn line(raw: &str) -> Self {
        Self(if is_line(raw) { raw.into() } else { collapse(&filter(raw, false)).into() })
    }

    /// One line from text with HTML entities; they are decoded once, by the WHATWG table, before the filter.
    pub fn decoded_line(raw: &str) -> Self {
        Self::line(&decode_entities(raw))
    }

    /// Several lines: `\r\n` and `\r` become `\n`, tabs become spaces up to the next multiple of four
    /// columns, other characters are filtered. Nothing is collapsed or trimmed.
    pub fn block(raw: &str) -> Self {
        let normal = if raw.contains('\r') {
            Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(raw)
        };
        if !normal.contains('\t') {
            return Self(filter(&normal, true).into());
        }
        let mut expanded = String::with_capacity(normal.len() + 16);
        for part in normal.split_inclusive('\t') {
            let Some(text) = part.strip_suffix('\t') else {
                expanded.push_str(part);
                break;
            };
            // A tab ends at a multiple of four, so only the characters after the last one count.
            let columns = text.chars().rev().take_while(|&character| character != '\n').count();
            expanded.push_str(text);
            expanded.extend(std::iter::repeat_n(' ', 4 - columns % 4));
        }
        Self(filter(&expanded, true).into())
    }

    /// A piece of running text: filtered, with spaces for line breaks and tabs; nothing is collapsed or trimmed.
    pub fn piece(raw: &str) -> Self {
        Self(filter(raw, false).into())
    }

    /// The part of this text in a byte range; empty if the range does not fall on character boundaries.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        Self(self.0.get(range).unwrap_or_default().into())
    }

    /// The pieces in order, with `separator` between them.
    pub fn joined<'a>(pieces: impl IntoIterator<Item = &'a Self>, separator: &'static str) -> Self {
        let mut all = String::new();
        for (index, piece) in pieces.into_iter().enumerate() {
            if index > 0 {
                all.push_str(separator);
            }
            all.push_str(piece);
        }
        Self(all.into())
    }

    /// At most `most` graphemes, ending in `…` if something was cut.
    #[must_use]
    pub fn cut_to_graphemes(self, most: usize) -> Self {
        // A grapheme has at least one byte, so most texts need no counting.
        if self.0.len() <= most {
            return self;
        }
        let mut borders = self.0.grapheme_indices(true).skip(most.saturating_sub(1));
        let (Some((cut, _)), Some(_)) = (borders.next(), borders.next()) else {
            return self;
        };
        Self(format!("{}…", self.0.get(..cut).unwrap_or_default()).into())
    }

    /// The text as a `str`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for CleanText {
    /// Filters stored text again, because anyone may have written it.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        Ok(Self(filter(&raw, true).into()))
    }
}

impl Deref for CleanText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for CleanText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, formatter)
    }
}

/// The text with HTML entities decoded once, by the WHATWG table (`&#150;` is `–`). It is not clean yet: `&#27;`
/// is the escape character.
pub fn decode_entities(raw: &str) -> Cow<'_, str> {
    if raw.contains('&') { htmlize::unescape(raw) } else { Cow::Borrowed(raw) }
}

/// Collapses white space to single spaces and trims the ends; no-break spaces do not count as white space.
fn collapse(text: &str) -> String {
    let breaks = |character: char| {
        character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}' | '\u{2007}')
    };
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// Whether a character always passes the filter, takes one cell, and forms no grapheme with another such
/// character: those of French and English text, and the lines of tables and panes. The only spaces among them are
/// the usual one and the no-break ones.
pub(crate) fn is_common(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2027}' | '\u{202f}' | '€'
            | '\u{2500}'..='\u{259f}')
}

/// Whether a text is already a clean line: common characters, single spaces, none at the ends.
fn is_line(raw: &str) -> bool {
    let is_printed = raw.bytes().all(|byte| matches!(byte, b' '..=b'~')) || raw.chars().all(is_common);
    let is_trimmed = !raw.starts_with(' ') && !raw.ends_with(' ');
    is_printed && is_trimmed && memchr::memmem::find(raw.as_bytes(), b"  ").is_none()
}

/// The character filter: all text that is shown has passed it.
fn filter(raw: &str, keep_lines: bool) -> Cow<'_, str> {
    let Some(common) = first_uncommon(raw, keep_lines) else { return Cow::Borrowed(raw) };
    let (common, rest) = raw.split_at_checked(common).unwrap_or(("", raw));
    let mut kept = String::with_capacity(raw.len());
    kept.push_str(common);
    let mut marks = 0;
    let mut characters = rest.chars().peekable();
    let mut previous = common.chars().next_back().unwrap_or(' ');
    while let Some(character) = characters.next() {
        let character = match character {
            ' '..='~' => character,
            '\n' | '\u{2028}' | '\u{2029}' if keep_lines => '\n',
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => ' ',
            '\u{80}'..='\u{9f}' => match windows_1252(character) {
                Some(meant) => meant,
                None => continue,
            },
            // A joiner is kept only between two characters that can be joined.
            '\u{200c}' | '\u{200d}' => {
                let next = characters.peek().copied().unwrap_or(' ');
                if marks > 0 || !can_be_joined(previous) || !can_be_joined(next) {
                    continue;
                }
                character
            }
            other if is_dropped(other) => continue,
            other => other,
        };
        let has_width = character.is_ascii() || character.width().unwrap_or(0) > 0;
        marks = if has_width { 0 } else { marks + 1 };
        if marks > limits::COMBINING_PER_CHARACTER {
            continue;
        }
        previous = character;
        kept.push(character);
    }
    Cow::Owned(kept)
}

/// Where the first character is that may not pass the filter as it is.
fn first_uncommon(raw: &str, keep_lines: bool) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = raw.get(at..)?;
        at += rest.bytes().position(|byte| !matches!(byte, b' '..=b'~'))?;
        let character = raw.get(at..)?.chars().next()?;
        if !(is_common(character) || keep_lines && character == '\n') {
            return Some(at);
        }
        at += character.len_utf8();
    }
}

/// Whether a joiner next to this character can have an effect. White space and other joiners are excluded,
/// because cleaning may remove them, and cleaning twice must give the same as cleaning once.
fn can_be_joined(character: char) -> bool {
    !character.is_ascii()
        && !character.is_whitespace()
        && !matches!(character, '\u{200c}' | '\u{200d}')
        && !is_dropped(character)
}

/// Characters that never pass: controls, bidirectional overrides, and characters without a glyph.
fn is_dropped(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The character that a C1 control means in Windows-1252, by the WHATWG table for entities; `None` if none.
fn windows_1252(character: char) -> Option<char> {
    let entity = format!("&#{};", u32::from(character));
    decode_entities(&entity).chars().next().filter(|meant| !meant.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_clean(text: &str, lines: bool) -> bool {
        text.chars().all(|c| {
            (lines && c == '\n')
                || (!c.is_control()
                    && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'
                        | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2028}' | '\u{2029}'))
        })
    }

    #[test]
    fn lines_are_filtered_after_decoding() {
        for (raw, shown) in [
            ("plain", "plain"),
            ("  two \n\t words  ", "two words"),
            ("mot\u{a0}: «\u{202f}x\u{202f}»", "mot\u{a0}: «\u{202f}x\u{202f}»"),
            ("a\u{1b}[31mb\u{7}", "a[31mb"),
            ("\u{9b}31m", "›31m"),
            ("tr\u{202e}ojan\u{2066}", "trojan"),
            ("soft\u{ad}hyphen zero\u{200b}width\u{feff}", "softhyphen zerowidth"),
            ("❤\u{fe0f}", "❤"),
            ("👩\u{200d}🚀", "👩\u{200d}🚀"),
            ("a\u{200d}b", "ab"),
            ("¡\u{200c}\u{200c}", "¡"),
            ("é\u{200d}\u{200d}é", "é\u{200d}é"),
            ("é\u{200d}\u{3000}\u{200d}é", "é é"),
            ("line\u{2028}sep", "line sep"),
            ("fi\u{e0041}sh", "fish"),
            ("", ""),
            ("   ", ""),
        ] {
            assert_eq!(&*CleanText::line(raw), shown, "{raw:?}");
        }
        for (raw, shown) in [
            ("&#8230;", "…"),
            ("a &amp; b", "a & b"),
            ("&amp;#8230;", "&#8230;"),
            ("&#27;]52;c;eA==&#7;", "]52;c;eA=="),
            ("&#150;", "–"),
            ("&#8238;x", "x"),
            ("AT&T", "AT&T"),
        ] {
            assert_eq!(&*CleanText::decoded_line(raw), shown, "{raw:?}");
        }
    }

    #[test]
    fn blocks_keep_lines_and_expand_tabs() {
        assert_eq!(&*CleanText::block("a\r\nb\rc\td"), "a\nb\nc   d");
        assert_eq!(&*CleanText::block("\tx\u{1b}\u{202e}y"), "    xy");
    }

    #[test]
    fn combining_characters_per_character_are_limited() {
        let flood = format!("e{}", "\u{301}".repeat(1_000));
        assert_eq!(CleanText::line(&flood).chars().count(), 1 + limits::COMBINING_PER_CHARACTER);
    }

    #[test]
    fn long_text_is_cut_between_graphemes() {
        let text = CleanText::line("e\u{301}e\u{301}e\u{301}");
        assert_eq!(&*text.clone().cut_to_graphemes(3), "e\u{301}e\u{301}e\u{301}");
        assert_eq!(&*text.cut_to_graphemes(2), "e\u{301}…");
    }

    #[test]
    fn common_characters_pass_the_filter_unchanged() {
        for common in ('\0'..='\u{ffff}').filter(|&character| is_common(character)) {
            assert!(!is_dropped(common) && !common.is_control(), "{common:?}");
            assert_eq!(common.width(), Some(1), "{common:?}");
            let breaks = common.is_whitespace() && !matches!(common, '\u{a0}' | '\u{202f}');
            assert_eq!(breaks, common == ' ', "{common:?}");
        }
    }

    proptest! {
        #[test]
        fn every_input_becomes_clean_text(raw in "\\PC{0,40}|[\\x00-\\x{ff}\u{200b}-\u{202e}\u{2066}-\u{2069} \\n\\t&#;x]{0,60}|.{0,40}") {
            prop_assert!(is_clean(&CleanText::line(&raw), false));
            prop_assert!(is_clean(&CleanText::decoded_line(&raw), false));
            prop_assert!(is_clean(&CleanText::piece(&raw), false));
            prop_assert!(is_clean(&CleanText::block(&raw), true));
            let once = CleanText::line(&raw);
            prop_assert_eq!(CleanText::line(&once), once);
        }
    }
}
