//! The query language: what is typed in the prompt, given on the command line, and written by the
//! tag pane.
//!
//! Floor 1. A query is a list of conditions that all must hold. Parsing never fails: whatever is
//! typed means something, and what is not finished yet asks for nothing. Matching is the library's.
//!
//! ```text
//! query     := { [ "-" ] condition }
//! condition := [ field ":" ] value { "," value }
//! value     := word | '"' … '"' | «…» | “…”
//! ```
//! A word matches the beginning of a folded token; a hyphenated word or `510(k)` is a row of tokens
//! whose last may go on; a quoted text matches whole tokens in a row, and after `tag:` the whole tag.

pub mod fields;
mod parse;

use std::collections::HashMap;
use std::fmt;

use crate::text::{CleanText, fold, fold_tokens};

pub use fields::{FIELDS, Field};

/// Conditions that all must hold. No condition holds for every article.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// The conditions, in the order in which they were written.
    pub terms: Vec<Term>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Whether the article must not match.
    pub negated: bool,
    /// Where to look; everywhere when there is no field.
    pub field: Option<Field>,
    /// What to look for: any of these. Never empty.
    pub values: Vec<Value>,
}

/// A text to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The text as written, without quotes.
    pub written: CleanText,
    /// Whether it was quoted: whole tokens instead of beginnings, and whole tags.
    pub whole: bool,
}

impl Value {
    /// The folded tokens to look for, in a row. May be empty when only whole tags are meant.
    #[must_use]
    pub fn tokens(&self) -> Vec<String> {
        fold_tokens(&self.written)
    }
}

/// What the filter says of one tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagChoice {
    /// Articles must carry it, or one of the tags named with it.
    Included,
    /// Articles must not carry it.
    Excluded,
}

impl Query {
    /// Reads a query. Every text is a query.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        parse::parse(text)
    }

    /// Whether it holds for every article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// What the query says of the tag with this spelling, where it names it in full, quoted or not.
    #[must_use]
    pub fn tag_choice(&self, tag: &str) -> Option<TagChoice> {
        self.tag_choices().get(&tag_key(tag)).copied()
    }

    /// What the query says of every tag that its tag conditions name in full, quoted or not, by
    /// [`tag_key`].
    #[must_use]
    pub fn tag_choices(&self) -> HashMap<String, TagChoice> {
        let mut choices = HashMap::new();
        for term in self.terms.iter().filter(|term| term.field == Some(Field::Tag)) {
            let choice = if term.negated { TagChoice::Excluded } else { TagChoice::Included };
            for value in &term.values {
                // Where several name it, the first one counts.
                choices.entry(tag_key(&value.written)).or_insert(choice);
            }
        }
        choices
    }

    /// Includes a tag that is not included, and takes it out when it is; an excluded tag becomes
    /// included. With `any`, it joins the tags of which any is enough.
    pub fn toggle_tag(&mut self, tag: &CleanText, choice: TagChoice, any: bool) {
        let before = self.tag_choice(tag);
        self.remove_tag(tag);
        if before == Some(choice) {
            return;
        }
        let value = Value { written: tag.clone(), whole: true };
        let negated = choice == TagChoice::Excluded;
        let group =
            self.terms.iter_mut().find(|term| any && !negated && !term.negated && term.is_whole_tags());
        match group {
            Some(group) => group.values.push(value),
            None => self.terms.push(Term { negated, field: Some(Field::Tag), values: vec![value] }),
        }
    }

    /// Drops every tag condition and includes this tag alone; words stay.
    pub fn only_tag(&mut self, tag: &CleanText) {
        self.terms.retain(|term| term.field != Some(Field::Tag));
        self.toggle_tag(tag, TagChoice::Included, false);
    }

    /// Makes all included tags necessary, or any of them enough.
    pub fn join_tags(&mut self, any: bool) {
        let mut included = Vec::new();
        self.terms.retain_mut(|term| {
            let joins = !term.negated && term.is_whole_tags();
            if joins {
                included.append(&mut term.values);
            }
            !joins
        });
        let term = |values| Term { negated: false, field: Some(Field::Tag), values };
        if any && !included.is_empty() {
            self.terms.push(term(included));
        } else {
            self.terms.extend(included.into_iter().map(|value| term(vec![value])));
        }
    }

    /// This query without the tags that it includes by whole-tag conditions.
    #[must_use]
    pub fn without_included_tags(&self) -> Self {
        let mut query = self.clone();
        query.terms.retain(|term| term.negated || !term.is_whole_tags());
        query
    }

    /// How many tags are included by whole-tag conditions.
    #[must_use]
    pub fn included_tags(&self) -> usize {
        self.terms
            .iter()
            .filter(|term| !term.negated && term.is_whole_tags())
            .map(|term| term.values.len())
            .sum()
    }

    /// Whether any of the included tags is enough, as this query says it; nothing when it includes
    /// fewer than two tags by whole-tag conditions.
    #[must_use]
    pub fn wants_any_tag(&self) -> Option<bool> {
        let groups = self.terms.iter().filter(|term| !term.negated && term.is_whole_tags()).count();
        (self.included_tags() > 1).then_some(groups == 1)
    }

    /// Takes the last condition back, of several values only the last one; says whether there was
    /// one.
    pub fn take_back(&mut self) -> bool {
        match self.terms.last_mut() {
            Some(last) if last.values.len() > 1 => last.values.pop().is_some(),
            _ => self.terms.pop().is_some(),
        }
    }

    /// `text` as one can go on typing behind it: a quote that is still open in it is closed.
    #[must_use]
    pub fn with_room_for_more(text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let query = Self::parse(text);
        let longer = format!("{text} x");
        // An open quote would take the next word in.
        if Self::parse(&longer).terms.get(query.terms.len()).is_some() {
            format!("{text} ")
        } else {
            format!("{query} ")
        }
    }

    fn remove_tag(&mut self, tag: &str) {
        let key = tag_key(tag);
        for term in self.terms.iter_mut().filter(|term| term.field == Some(Field::Tag)) {
            term.values.retain(|value| tag_key(&value.written) != key);
        }
        self.terms.retain(|term| !term.values.is_empty());
    }
}

impl Term {
    /// Whether this is a condition as the tag pane writes it: whole tags only.
    fn is_whole_tags(&self) -> bool {
        self.field == Some(Field::Tag) && self.values.iter().all(|value| value.whole)
    }
}

/// The form in which tags are compared: spellings that differ by case, accents, ligatures, quotes,
/// dashes or spaces are one tag.
#[must_use]
pub fn tag_key(tag: &str) -> String {
    let folded = fold(tag);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            write!(formatter, "{term}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            formatter.write_str("-")?;
        }
        if let Some(field) = self.field {
            write!(formatter, "{}:", field.name())?;
        }
        for (index, value) in self.values.iter().enumerate() {
            if index > 0 {
                formatter.write_str(",")?;
            }
            write!(formatter, "{value}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.whole {
            return formatter.write_str(&self.written);
        }
        formatter.write_str("\"")?;
        for character in self.written.chars() {
            if matches!(character, '"' | '\\') {
                formatter.write_str("\\")?;
            }
            write!(formatter, "{character}")?;
        }
        formatter.write_str("\"")
    }
}
