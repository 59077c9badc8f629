//! The keys of the front matter in the index: the form in which they are compared, and their terms.
//!
//! Queries on keys are evaluated in `evaluate`. Floor 2, part of [`library`](crate::library).

use crate::limits;
use crate::model::Article;
use crate::text::{CleanText, fold_words};

/// Separates a key from a token of its value, and the tokens of a whole value.
pub(super) const KEY_BREAK: char = '\u{1}';
/// Separates a key from its whole value.
pub(super) const VALUE_BREAK: char = '\u{2}';

/// The form in which keys are compared: `sourceUrl`, `source_url` and `source-url` are the same key.
#[must_use]
pub fn key_name(key: &str) -> String {
    if key.is_ascii() {
        let letters = key.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|letter| char::from(letter.to_ascii_lowercase())).collect();
    }
    fold_words(key).replace(' ', "")
}

/// The terms for the keys of a front matter, a space before each: the key if it has a value, the key with
/// each token of the value, and the key with the whole value if it is short.
pub(super) fn key_terms(keys: &[(CleanText, CleanText)]) -> String {
    let mut terms = String::new();
    for (key, value) in keys {
        let name = key_name(key);
        if name.is_empty() {
            continue;
        }
        let mut add = |parts: &[&str]| {
            terms.push(' ');
            for part in parts {
                terms.push_str(part);
            }
        };
        add(&[&name]);
        if is_known_elsewhere(&name) {
            continue;
        }
        let words = fold_words(value);
        for token in words.split(' ') {
            add(&[&name, "\u{1}", token]);
        }
        if words.len() <= limits::KEY_VALUE_BYTES {
            add(&[&name, "\u{2}", &words.replace(' ', "\u{1}")]);
        }
    }
    terms
}

/// The keys whose values the article itself holds, so that they are not stored twice.
const KNOWN: [&str; 14] = [
    "title",
    "summary",
    "description",
    "excerpt",
    "tags",
    "tag",
    "date",
    "publisheddate",
    "sourceurl",
    "link",
    "permalink",
    "imageurl",
    "image",
    "imagecredit",
];

/// Whether the article itself holds the value of a key, in any spelling of the key.
#[must_use]
pub fn is_known_key(key: &str) -> bool {
    is_known_elsewhere(&key_name(key))
}

/// Like [`is_known_key`], for a key in the form of [`key_name`].
pub(super) fn is_known_elsewhere(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// The value, from the article, of a key that [`is_known_elsewhere`].
pub(super) fn known_value(article: &Article, name: &str) -> Option<String> {
    let text = |text: &Option<CleanText>| text.as_ref().map(ToString::to_string);
    match name {
        "title" => Some(article.title.to_string()),
        "summary" | "description" | "excerpt" => text(&article.summary),
        "tags" | "tag" => Some(CleanText::joined(&article.tags, ", ").to_string()),
        "date" => article.date.map(|date| date.to_string()),
        "publisheddate" => text(&article.published).or_else(|| article.date.map(|date| date.to_string())),
        "sourceurl" | "link" => article.source_url.as_ref().map(|link| link.written.to_string()),
        "permalink" => text(&article.permalink),
        "imageurl" | "image" => text(&article.image_url),
        "imagecredit" => text(&article.image_credit),
        _ => None,
    }
}
