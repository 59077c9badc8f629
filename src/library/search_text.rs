//! The words of an article, folded, in the form in which they are searched.

use std::ops::Range;

use crate::model::Article;
use crate::text::{CleanText, for_each_token};

/// A part of an article that can be searched on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The tags.
    Tags,
    /// The name of the source.
    Source,
    /// The host of the source link.
    Host,
    /// The text.
    Body,
}

impl Section {
    /// Every section, in the order in which they are stored.
    pub const ALL: [Self; 6] = [Self::Title, Self::Summary, Self::Tags, Self::Source, Self::Host, Self::Body];
}

/// Folded tokens, section after section.
///
/// Every token stands behind one space, and every text ends with a line break; so the beginning of a
/// token is found by searching for a space and the beginning, and a row of tokens never reaches from
/// one text into the next.
#[derive(Clone, Debug, Default)]
pub struct SearchText {
    tokens: Box<str>,
    /// Where each section ends, in bytes.
    ends: [u32; Section::ALL.len()],
}

impl SearchText {
    /// The words of an article and its text.
    #[must_use]
    pub fn of(article: &Article, body: &str) -> Self {
        let mut tokens = String::with_capacity(256 + body.len());
        let mut ends = [0; Section::ALL.len()];
        for (section, end) in Section::ALL.into_iter().zip(&mut ends) {
            match section {
                Section::Title => add(&mut tokens, &article.title),
                Section::Summary => add_some(&mut tokens, article.summary.as_ref()),
                Section::Tags => article.tags.iter().for_each(|tag| add(&mut tokens, tag)),
                Section::Source => add_some(&mut tokens, article.source_name.as_ref()),
                Section::Host => add_some(&mut tokens, article.host().as_ref()),
                Section::Body => body.lines().for_each(|line| add(&mut tokens, line)),
            }
            *end = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
        }
        Self { tokens: tokens.into(), ends }
    }

    /// All tokens.
    #[must_use]
    pub fn all(&self) -> &str {
        &self.tokens
    }

    /// The tokens of some sections that stand one after another.
    #[must_use]
    pub fn sections(&self, first: Section, last: Section) -> &str {
        self.tokens.get(self.range(first).start..self.range(last).end).unwrap_or_default()
    }

    fn range(&self, section: Section) -> Range<usize> {
        let index = section as usize;
        let at = |index: Option<usize>| {
            index
                .and_then(|index| self.ends.get(index))
                .map_or(0, |&end| usize::try_from(end).unwrap_or(usize::MAX))
        };
        at(index.checked_sub(1))..at(Some(index))
    }
}

fn add_some(tokens: &mut String, text: Option<&CleanText>) {
    if let Some(text) = text {
        add(tokens, text);
    }
}

/// Adds the tokens of one text.
fn add(tokens: &mut String, text: &str) {
    for_each_token(text, |token| {
        tokens.push(' ');
        tokens.push_str(token);
    });
    tokens.push('\n');
}
