//! Writes Markdown for exports: text and links, escaped so that the parser reads them back as the same words.
//! `io::export` and `cli` decide what an export contains. Floor 1, part of [`markdown`](crate::markdown).

use crate::model::SafeUrl;

/// `text` with a backslash before each character that can have a meaning in Markdown within a line.
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

/// Makes an [`escaped`] text safe at the start of a line, where it could begin a heading, a list or a rule.
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

/// A link with a label.
pub fn link(text: &str, url: &SafeUrl) -> String {
    format!("[{}]({})", escaped(text), target(url.as_str()))
}

/// The address, escaped for the parentheses of a Markdown link.
fn target(url: &str) -> String {
    let mut target = String::with_capacity(url.len());
    for (at, character) in url.char_indices() {
        // An ampersand needs escaping only if it begins an entity.
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
