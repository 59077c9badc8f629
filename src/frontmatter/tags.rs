//! Turns a front matter value into tags, whether it is a list or a text. The spelling is kept, but tags that
//! fold to the same text are one tag. Which keys hold tags is in `aliases`. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use std::borrow::Cow;
use std::collections::HashSet;

use crate::frontmatter::salvage::{split_items, unquoted};
use crate::frontmatter::value::Value;
use crate::limits;
use crate::text::{CleanText, fold};

/// The tags in a value, not cleaned: the items of a list, or the parts of a text.
pub fn texts(value: &Value) -> Vec<Cow<'_, str>> {
    match value {
        Value::Text(text) => split(text).into_iter().map(Cow::Owned).collect(),
        // `tags: true` is a switch for a site template.
        Value::Bool(_) => Vec::new(),
        Value::Null | Value::Number(_) | Value::List(_) | Value::Map(_) => value.all_texts(),
    }
}

/// Splits `a, b`, `a; b`, `"a" "b"` and `[a, b]` into tags; any other text is a single tag.
fn split(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text).trim();
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

/// Texts as tags: cleaned, without empty ones and duplicates, at most [`limits::TAGS`].
pub fn clean(texts: &[Cow<'_, str>]) -> Vec<CleanText> {
    let mut seen = HashSet::new();
    let tags = texts.iter().map(|text| CleanText::decoded_line(text).cut_to_graphemes(limits::TAG_GRAPHEMES));
    let new = tags.filter(|tag| !tag.is_empty() && seen.insert(fold(tag).into_owned()));
    new.take(limits::TAGS).collect()
}

#[cfg(test)]
mod tests {
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
            (" , ", vec![]),
            ("", vec![]),
        ] {
            let value = Value::Text(text.to_owned());
            let shown = clean(&texts(&value));
            assert_eq!(shown.iter().map(|tag| &**tag).collect::<Vec<_>>(), tags, "{text}");
        }
        let many: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        assert_eq!(clean(&texts(&Value::Text(many.join(",")))).len(), limits::TAGS);
    }
}
