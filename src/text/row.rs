//! Rows of text whose spans have a meaning, not an appearance, and the widths of text in terminal cells. The
//! layout makes rows, the painter gives each [`Role`] a style. Floor 0, part of [`text`](crate::text).

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{CleanText, is_common};
use crate::link::SafeUrl;

/// What a span of text is. The theme defines what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Text,
    Title,
    /// What the header of an article says besides its title and tags: date, source, host, author.
    Fact,
    /// A tag in the header of an article, or its source if that is a tag too.
    Tag,
    Heading,
    Strong,
    Emphasis,
    /// Emphasis inside strong emphasis.
    StrongEmphasis,
    Struck,
    Code,
    Link,
    Quote,
    /// Secondary text: hosts, dates, counts, captions.
    Faint,
    /// Bullets, rules, table lines and the bars of quotes.
    Mark,
    /// The label of a note or an alert.
    Label,
    Problem,
}

/// A piece of text with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: CleanText,
    pub role: Role,
    /// The target, if the span is part of a web link or of the host shown after it.
    pub link: Option<SafeUrl>,
}

impl Span {
    /// Text without a link.
    pub fn new(text: CleanText, role: Role) -> Self {
        Self { text, role, link: None }
    }
}

/// The identity of an image, derived only from its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ImageId(pub u64);

/// The part of an image that a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImagePart {
    /// A row of the caption, or of a note about the image.
    Caption(ImageId),
    /// Space for one row of the image, counted from 0.
    Line(ImageId, u16),
}

/// One line of the screen, from left to right; no span contains a line break.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    pub spans: Vec<Span>,
    /// The part of an image that this row shows, if any; such a row does not count as text.
    pub image: Option<ImagePart>,
}

impl Row {
    /// A row without text.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A row with one span.
    pub fn of(text: CleanText, role: Role) -> Self {
        Self { spans: vec![Span::new(text, role)], image: None }
    }

    /// Appends text without a link; see [`push_span`](Self::push_span).
    pub fn push(&mut self, text: CleanText, role: Role) {
        self.push_span(Span::new(text, role));
    }

    /// Appends a span unless it is empty; one with the role and the link of the last one extends that.
    pub fn push_span(&mut self, span: Span) {
        if span.text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.role == span.role && last.link == span.link => {
                last.text = CleanText::joined([&last.text, &span.text], "");
            }
            _ => self.spans.push(span),
        }
    }

    /// The span in cell `column`, counted from 0 at the left end.
    pub fn span_at(&self, column: usize) -> Option<&Span> {
        let mut right = 0;
        self.spans.iter().find(|span| {
            right += cell_width(&span.text);
            column < right
        })
    }

    /// The link in cell `column`.
    pub fn link_at(&self, column: usize) -> Option<&SafeUrl> {
        self.span_at(column)?.link.as_ref()
    }

    /// The width of the row, in cells.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| cell_width(&span.text)).sum()
    }

    /// The text without roles and links.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// The graphemes of a text and their widths in cells. The terminal buffer places graphemes: the width of a whole
/// string is too small for some pairs of Arabic letters. A common character before another needs no tables of
/// Unicode, and most of what a frame shows is such characters.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut characters = rest.chars();
        let first = characters.next()?;
        let is_alone = is_common(first) && characters.next().is_none_or(is_common);
        let end = if is_alone { Some(first.len_utf8()) } else { rest.graphemes(true).next().map(str::len) };
        let (grapheme, after) = rest.split_at_checked(end?)?;
        rest = after;
        Some((grapheme, if is_alone { 1 } else { grapheme.width() }))
    })
}

/// The width of `text` in cells.
pub fn cell_width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    if is_all_common(text) {
        return text.chars().count();
    }
    graphemes(text).map(|(_, cells)| cells).sum()
}

/// Whether each character of a text is common, so that each is a grapheme of one cell.
pub fn is_all_common(text: &str) -> bool {
    text.chars().all(is_common)
}

/// `text` in at most `cells` cells, cut between graphemes and ended with `…` if it is too long.
pub fn cut_to_cells(text: &str, cells: usize) -> String {
    if cell_width(text) <= cells {
        return text.to_owned();
    }
    if cells == 0 {
        return String::new();
    }
    let (mut end, mut used) = (0, 0);
    for (grapheme, width) in graphemes(text) {
        used += width;
        if used > cells - 1 {
            break;
        }
        end += grapheme.len();
    }
    [text.get(..end).unwrap_or_default().trim_end_matches(' '), "…"].concat()
}

/// Where `text` continues after at least `cells` cells: the byte, on a grapheme boundary, and the cells before it.
pub fn after_cells(text: &str, cells: usize) -> (usize, usize) {
    let (mut at, mut used) = (0, 0);
    for (grapheme, width) in graphemes(text) {
        if used >= cells {
            break;
        }
        at += grapheme.len();
        used += width;
    }
    (at, used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_between_graphemes() {
        for (text, cells, cut) in [
            ("short", 5, "short"),
            ("longer", 5, "long…"),
            ("two words", 5, "two…"),
            ("日本語", 6, "日本語"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("👩\u{200d}🚀 go", 3, "👩\u{200d}🚀…"),
            ("x", 0, ""),
            ("xy", 1, "…"),
        ] {
            assert_eq!(cut_to_cells(text, cells), cut, "{text} in {cells}");
        }
    }

    #[test]
    fn text_continues_after_whole_graphemes() {
        for (cells, after) in [(0, (0, 0)), (1, (1, 1)), (2, (4, 3)), (3, (4, 3)), (9, (5, 4))] {
            assert_eq!(after_cells("a日b", cells), after, "{cells}");
        }
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_unicode(text in "([a-cé ─…]|\\PC|[\u{300}\u{200d}\u{600}\u{1f1eb}\u{1f1f7}👩🚀คำक्ष]){0,12}") {
            let expected: Vec<_> = text.graphemes(true).map(|grapheme| (grapheme, grapheme.width())).collect();
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn cut_text_fits(text in ".{0,30}", cells in 0_usize..20) {
            prop_assert!(cell_width(&cut_to_cells(&text, cells)) <= cells);
        }
    }
}
