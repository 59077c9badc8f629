//! The names in an article: its authors and its tags. Floor 1, part of [`fields`](crate::frontmatter::fields).

use std::borrow::Cow;
use std::collections::HashSet;

use super::reader::FieldReader;
use crate::frontmatter::aliases::ArticleField;
use crate::frontmatter::generators::TagSeparator;
use crate::frontmatter::salvage::{split_items, unquoted};
use crate::frontmatter::value::Value;
use crate::limits;
use crate::text::{CleanText, fold};

impl FieldReader<'_> {
    pub(super) fn author(&mut self) -> Option<CleanText> {
        let mut names = self.texts(ArticleField::Author, Value::all_texts);
        names.truncate(limits::TAGS);
        let names: Vec<_> = names.into_iter().map(|name| self.conventions.author(name)).collect();
        // A comma may be part of a name.
        let separator = if names.iter().any(|name| name.contains(',')) { "; " } else { ", " };
        let names = CleanText::joined(&names, separator).cut_to_graphemes(limits::FIELD_GRAPHEMES);
        Some(names).filter(|names| !names.is_empty())
    }

    pub(super) fn tags(&mut self) -> Vec<CleanText> {
        let texts = match self.conventions.tag_separator() {
            TagSeparator::Commas => tag_texts,
            TagSeparator::Blanks => tags_between_blanks,
        };
        let tags = self.texts(ArticleField::Tags, texts);
        distinct(tags.into_iter().map(|tag| self.conventions.tag(tag)).collect())
    }
}

/// The tags in a value, not cleaned: the items of a list, or the parts of a text.
pub(super) fn tag_texts(value: &Value) -> Vec<Cow<'_, str>> {
    let Value::Text(text) = value else {
        return value.all_texts().into_iter().flat_map(signed_tags).collect();
    };
    split_tags(text).into_iter().flat_map(|tag| signed_tags(tag.into())).collect()
}

/// A tag without its sign: `#sea` is `sea`, and `C#` stays. If each of several words has a sign, each is a tag.
fn signed_tags(text: Cow<'_, str>) -> Vec<Cow<'_, str>> {
    let unsigned = |word: &str| {
        word.strip_prefix('#').filter(|tag| tag.starts_with(char::is_alphanumeric)).map(str::to_owned)
    };
    let words: Option<Vec<String>> = text.split_whitespace().map(unsigned).collect();
    match words {
        Some(words) if !words.is_empty() => words.into_iter().map(Cow::Owned).collect(),
        _ => vec![unsigned(text.trim()).map_or(text, Cow::Owned)],
    }
}

/// The tags in a value, not cleaned: the items of a list, or the words of a text.
fn tags_between_blanks(value: &Value) -> Vec<Cow<'_, str>> {
    let Value::Text(text) = value else { return value.all_texts() };
    // A text with other separators is meant for other programs.
    if text.contains([',', ';', '"', '[']) {
        return tag_texts(value);
    }
    text.split_whitespace().map(Cow::Borrowed).collect()
}

/// Splits `a, b`, `a; b`, `"a" "b"` and `[a, b]` into tags; any other text is a single tag.
fn split_tags(text: &str) -> Vec<String> {
    let text = text.trim();
    let listed = text.strip_prefix('[').filter(|inside| !inside.starts_with('['));
    let text = listed.and_then(|text| text.strip_suffix(']')).unwrap_or(text).trim();
    if text.contains(',') {
        return split_items(text).map(unquoted).collect();
    }
    if text.contains(';') && !text.contains('&') {
        return text.split(';').map(|tag| unquoted(tag.trim())).collect();
    }
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let parts = text.split(quote).map(str::trim).filter(|tag| !tag.is_empty());
            parts.map(str::to_owned).collect()
        }
        Some(_) => vec![text.to_owned()],
        None => Vec::new(),
    }
}

/// At most [`limits::TAGS`] tags. The spelling is kept, but tags that fold to the same text are one tag.
fn distinct(tags: Vec<CleanText>) -> Vec<CleanText> {
    let mut seen = HashSet::new();
    let tags = tags.into_iter().map(|tag| tag.cut_to_graphemes(limits::TAG_GRAPHEMES));
    tags.filter(|tag| seen.insert(fold(tag).into_owned())).take(limits::TAGS).collect()
}

#[cfg(test)]
mod tests {
    use super::super::reader::cleaned;
    use super::*;

    #[test]
    fn texts_that_look_like_lists_are_split() {
        for (text, tags) in [
            ("one", vec!["one"]),
            ("one two", vec!["one two"]),
            ("one, two words ,three", vec!["one", "two words", "three"]),
            ("one; two", vec!["one", "two"]),
            ("\"one\" \"two words\"", vec!["one", "two words"]),
            ("[one, \"two, three\"]", vec!["one", "two, three"]),
            ("a, A, é, E", vec!["a", "é"]),
            ("R&amp;D", vec!["R&D"]),
            (" #sea #rock ", vec!["sea", "rock"]),
            ("#sea, #rock; C#, #C#", vec!["sea", "rock; C#", "C#"]),
            ("#deep sea", vec!["deep sea"]),
            ("C#", vec!["C#"]),
            ("# 1", vec!["# 1"]),
            ("[[sea]]", vec!["sea"]),
            ("[[places/sea|the sea]], [rock](https://e.org/)", vec!["the sea", "rock"]),
            (" , ", vec![]),
            ("", vec![]),
        ] {
            let value = Value::Text(text.to_owned());
            let shown = distinct(cleaned(ArticleField::Tags, &tag_texts(&value)));
            assert_eq!(shown.iter().map(|tag| &**tag).collect::<Vec<_>>(), tags, "{text}");
        }
        let many: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        assert_eq!(
            distinct(cleaned(ArticleField::Tags, &tag_texts(&Value::Text(many.join(","))))).len(),
            limits::TAGS
        );
    }
}
