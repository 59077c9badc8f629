//! Rows of text in which every span says what it is, not how it looks.
//!
//! Floor 0. Layout makes rows, the painter gives each [`Role`] a style, the command line prints
//! their text. A row never holds a line break.

use std::ops::Range;

use super::{CleanText, cell_width};
use crate::link::SafeUrl;

/// What a span of text is. The theme says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Running text.
    Text,
    /// The title of an article.
    Title,
    /// A heading inside an article.
    Heading,
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Emphasis inside strong emphasis.
    StrongEmphasis,
    /// Struck-out text.
    Struck,
    /// Code, inline or as a block.
    Code,
    /// The text or target of a link.
    Link,
    /// Quoted text.
    Quote,
    /// What is secondary: hosts, dates, counts, captions.
    Faint,
    /// Bullets, rules, table lines and the bars of quotes.
    Mark,
    /// The label of a note or alert.
    Label,
    /// Something that is wrong.
    Problem,
}

/// A piece of text and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text, in one line.
    pub text: CleanText,
    /// What it is.
    pub role: Role,
    /// Where it leads, when it is part of a web link: what it says, the host behind it, and the space
    /// between the two.
    pub link: Option<SafeUrl>,
}

impl Span {
    /// Text of a role that leads nowhere.
    #[must_use]
    pub fn new(text: CleanText, role: Role) -> Self {
        Self { text, role, link: None }
    }
}

/// An image, by a number that only depends on where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ImageId(pub u64);

/// What a row has to do with an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImagePart {
    /// It says something about it.
    Caption(ImageId),
    /// It keeps room for this row of it, counted from zero.
    Line(ImageId, u16),
}

/// One line of the screen, left to right.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// The spans, in order.
    pub spans: Vec<Span>,
    /// What it has to do with an image; such a row is no part of the text.
    pub image: Option<ImagePart>,
}

impl Row {
    /// A row without text.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// A row of one span.
    #[must_use]
    pub fn of(text: CleanText, role: Role) -> Self {
        Self { spans: vec![Span::new(text, role)], image: None }
    }

    /// Adds text at the end that leads nowhere; see [`push_span`](Self::push_span).
    pub fn push(&mut self, text: CleanText, role: Role) {
        self.push_span(Span::new(text, role));
    }

    /// Adds a span at the end; empty text adds nothing, and a span of the same role and link is continued.
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

    /// Makes a range of bytes of the row lead to `url`.
    pub fn link(&mut self, range: Range<usize>, url: &SafeUrl) {
        let mut start = 0;
        for span in std::mem::take(&mut self.spans) {
            let length = span.text.len();
            let (from, until) = (range.start.saturating_sub(start), range.end.saturating_sub(start));
            let (from, until) = (from.min(length), until.min(length));
            start += length;
            let part =
                |range: Range<usize>, link| Span { text: span.text.part(range), role: span.role, link };
            self.push_span(part(0..from, span.link.clone()));
            self.push_span(part(from..until, Some(url.clone())));
            self.push_span(part(until..length, span.link.clone()));
        }
    }

    /// The link in the cell `column` of the row, from its left end.
    #[must_use]
    pub fn link_at(&self, column: usize) -> Option<&SafeUrl> {
        let mut right = 0;
        let span = self.spans.iter().find(|span| {
            right += cell_width(&span.text);
            column < right
        })?;
        span.link.as_ref()
    }

    /// Cells that the row takes.
    #[must_use]
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| cell_width(&span.text)).sum()
    }

    /// The text alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}
