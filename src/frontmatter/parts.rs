//! A file in two parts, front matter and body, and the lines of the keys in it. What separates them is left to
//! `split`. Floor 1, part of [`frontmatter`](crate::frontmatter).

use std::borrow::Cow;

use crate::frontmatter::carriers::Trust;
use crate::frontmatter::parse::{Syntax, begins_with_key};

/// A file, split into front matter and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The language of the front matter; `None` if there is no front matter.
    pub language: Option<Syntax>,
    /// The front matter without its fences.
    pub source: &'a str,
    /// The line of the file on which `source` begins, from 1.
    pub first_line: u32,
    /// The text without the front matter. Borrowed, unless there is text above it, such as its heading.
    pub body: Cow<'a, str>,
    /// Whether the front matter has a closing fence or needs none.
    pub closed: bool,
    /// What it must hold to be front matter at all.
    pub trust: Trust,
}

impl<'a> Parts<'a> {
    /// A file that is text alone.
    pub fn text_alone(text: &'a str) -> Self {
        let (body, trust) = (Cow::Borrowed(text), Trust::Certain);
        Self { language: None, source: "", first_line: 1, body, closed: true, trust }
    }

    /// The parts of `text` with the front matter from one byte to another and the body from a third.
    pub fn of(text: &'a str, language: Syntax, trust: Trust, from: usize, to: usize, body: usize) -> Self {
        let lines_before = text.bytes().take(from).filter(|&byte| byte == b'\n').count();
        Parts {
            language: Some(language),
            source: text.get(from..to).unwrap_or_default(),
            first_line: u32::try_from(lines_before + 1).unwrap_or(u32::MAX),
            body: Cow::Borrowed(text.get(body..).unwrap_or_default()),
            closed: true,
            trust,
        }
    }

    /// The line of the file, from 1, with a key after `skipped` occurrences. Nested keys are joined by dots; only
    /// their first occurrence is found.
    pub fn line_of(&self, path: &str, skipped: usize) -> Option<u32> {
        let language = self.language?;
        let numbered = || (self.first_line..).zip(self.source.lines());
        let whole = numbered().filter(|(_, line)| begins_with_key(line, path, language, true)).nth(skipped);
        if let Some((number, _)) = whole {
            return Some(number);
        }
        // Nested keys: each part on a line after the previous one, at any indentation.
        let mut lines = numbered();
        let mut found = None;
        for (depth, part) in path.split('.').enumerate() {
            found = Some(lines.find(|(_, line)| begins_with_key(line, part, language, depth == 0))?.0);
        }
        found.filter(|_| skipped == 0)
    }
}
