//! The keys of the front matter in the index: the form in which they are compared, and their terms.
//! Queries on keys are evaluated in `evaluate`. Floor 2, part of [`library`](crate::library).

use crate::limits;
use crate::model::{Article, Attribute};
use crate::text::{CleanText, fold_words};

/// Separates a key from a token of its value, and the tokens of a whole value.
pub(super) const KEY_BREAK: char = '\u{1}';
/// Separates a key from its whole value.
pub(super) const VALUE_BREAK: char = '\u{2}';

/// The form in which keys are compared: `sourceUrl`, `source_url` and `source-url` are the same key.
pub fn key_name(key: &str) -> String {
    if key.is_ascii() {
        let letters = key.bytes().filter(u8::is_ascii_alphanumeric);
        let mut name = String::with_capacity(key.len());
        name.extend(letters.map(|letter| char::from(letter.to_ascii_lowercase())));
        return name;
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
        terms.extend([" ", &name]);
        if is_known_elsewhere(&name) {
            continue;
        }
        let words = fold_words(value);
        for token in words.split(' ') {
            terms.extend([" ", &name, "\u{1}", token]);
        }
        if words.len() <= limits::KEY_VALUE_BYTES {
            terms.extend([" ", &name, "\u{2}", &words.replace(' ', "\u{1}")]);
        }
    }
    terms
}

/// The keys whose values are attributes that the article itself holds, so that they are not stored twice.
const KNOWN: [(Attribute, &[&str]); 9] = [
    (Attribute::Title, &["title"]),
    (Attribute::Summary, &["summary", "description", "excerpt"]),
    (Attribute::Tags, &["tags", "tag"]),
    (Attribute::Date, &["date"]),
    (Attribute::Published, &["publisheddate"]),
    (Attribute::SourceUrl, &["sourceurl", "link"]),
    (Attribute::Permalink, &["permalink"]),
    (Attribute::ImageUrl, &["imageurl", "image"]),
    (Attribute::ImageCredit, &["imagecredit"]),
];

/// Whether the article itself holds the value of a key, in any spelling of the key.
pub fn is_known_key(key: &str) -> bool {
    is_known_elsewhere(&key_name(key))
}

/// Like [`is_known_key`], for a key in the form of [`key_name`].
pub(super) fn is_known_elsewhere(name: &str) -> bool {
    known(name).is_some()
}

fn known(name: &str) -> Option<Attribute> {
    KNOWN.iter().find(|(_, keys)| keys.contains(&name)).map(|(attribute, _)| *attribute)
}

/// The value, from the article, of a key that [`is_known_elsewhere`].
pub(super) fn known_value(article: &Article, name: &str) -> Option<CleanText> {
    let attribute = known(name)?;
    let text = attribute.of(article);
    if attribute == Attribute::SourceUrl {
        // As it is written, even if it is not a web link.
        article.source_url.as_ref().map(|link| link.written.clone())
    } else if attribute == Attribute::Published {
        text.or_else(|| Attribute::Date.of(article))
    } else {
        text
    }
}
