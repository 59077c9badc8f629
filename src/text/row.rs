//! Rows of text in which every span says what it is, not how it looks.
//!
//! Floor 0. Layout makes rows, the painter gives each [`Role`] a style, the command line prints
//! their text. A row never holds a line break.

use super::{CleanText, cell_width};

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
}

/// One line of the screen, left to right.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// The spans, in order.
    pub spans: Vec<Span>,
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
        Self { spans: vec![Span { text, role }] }
    }

    /// Adds a span at the end; empty text adds nothing, and a span of the same role is continued.
    pub fn push(&mut self, text: CleanText, role: Role) {
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.role == role => {
                last.text = CleanText::joined([&last.text, &text], "");
            }
            _ => self.spans.push(Span { text, role }),
        }
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
