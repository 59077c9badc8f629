//! Markdown that is written: texts that mean nothing in it, and links.
//!
//! Floor 1. The counterpart of the parser: what is written here is read as the same words.

use crate::model::SafeUrl;

/// A text in which nothing means anything in Markdown.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// An escaped text at the beginning of a line: no heading, list, quote or rule begins with it.
#[must_use]
pub fn begun(escaped: String) -> String {
    let digits = escaped.len() - escaped.trim_start_matches(|first: char| first.is_ascii_digit()).len();
    let sign = match escaped.get(digits..).and_then(|rest| rest.chars().next()) {
        Some('.' | ')') if digits > 0 => digits,
        Some('#' | '+' | '-' | '=' | ':') if digits == 0 => 0,
        _ => return escaped,
    };
    let (number, rest) = escaped.split_at_checked(sign).unwrap_or(("", &escaped));
    format!("{number}\\{rest}")
}

/// A link with a text.
#[must_use]
pub fn link(text: &str, url: &SafeUrl) -> String {
    format!("[{}]({})", escaped(text), target(url.as_str()))
}

/// The target of a Markdown link.
fn target(url: &str) -> String {
    let mut target = String::with_capacity(url.len());
    for (at, character) in url.char_indices() {
        // An ampersand only means something where it begins an entity.
        let begins_entity = || {
            let rest = url.get(at + 1..).unwrap_or_default();
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))
                .is_some_and(|end| rest.get(end..).is_some_and(|rest| rest.starts_with(';')))
        };
        if matches!(character, '(' | ')' | '\\') || character == '&' && begins_entity() {
            target.push('\\');
        }
        target.push(character);
    }
    target
}
