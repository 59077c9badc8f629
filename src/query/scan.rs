//! The smallest pieces of a query: names, words, quotes and regular expressions. Floor 1, part of
//! [`query`](crate::query). What they mean is left to the parser and to completion.

use crate::query::fields::Field;
use crate::text::fold;

pub(super) const QUOTES: [(char, char); 3] = [('"', '"'), ('«', '»'), ('“', '”')];

/// The name before a colon at the start of `text`, if it can be that of a field or key: not in `10:30`,
/// `https://`, `std::fs`, or `Breaking:` followed by a space. After the name of a field the value may be
/// missing, because the user may still be typing it.
pub(super) fn name(text: &str) -> Option<&str> {
    let is_part = |next: char| next.is_alphanumeric() || matches!(next, '_' | '-');
    let end = text.find(|next| !is_part(next))?;
    let (name, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix(':')?;
    if !name.starts_with(char::is_alphabetic) || rest.starts_with("//") {
        return None;
    }
    if Field::named(name).is_some() {
        return Some(name);
    }
    let has_value = rest.starts_with(|next: char| !next.is_whitespace() && !matches!(next, ':' | ')'));
    has_value.then_some(name)
}

/// The length in bytes of the word at the start of `text`. A word ends at white space, at a `)` that was
/// not opened in the word, and in a list at a comma.
pub(super) fn word(text: &str, in_list: bool) -> usize {
    let mut open = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '(' => open += 1,
            ')' if open == 0 => return at,
            ')' => open -= 1,
            ',' if in_list => return at,
            other if other.is_whitespace() => return at,
            _ => {}
        }
    }
    text.len()
}

/// A word that begins with `/` but is not a regular expression, without its syntax characters: they become
/// hyphens, so that the printed word parses back to the same word.
pub(super) fn without_syntax(word: &str) -> String {
    let is_syntax = |next: char| next.is_whitespace() || "/():#,|\"“”«»".contains(next);
    fold(word).replace(is_syntax, "-").trim_matches('-').to_owned()
}

/// The quoted text at the start of `inside`, which begins after the opening quote; whether the closing quote
/// was found; and the number of bytes read. `\"` and `\\` are unescaped.
pub(super) fn quoted(inside: &str, close: char) -> (String, bool, usize) {
    let mut written = String::new();
    let mut characters = inside.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == close {
            return (written, true, at + character.len_utf8());
        }
        match characters.peek() {
            Some(&(_, escaped))
                if character == '\\' && (escaped == close || matches!(escaped, '\\' | '"')) =>
            {
                written.push(escaped);
                characters.next();
            }
            _ => written.push(character),
        }
    }
    (written, false, inside.len())
}

/// What a slash at the start of a text begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slash {
    /// A regular expression; `length` is in bytes and includes the slashes and the flag.
    Pattern {
        source: String,
        ignore_case: bool,
        length: usize,
    },
    Unclosed,
    Lone,
    /// A path or another word.
    Word,
}

/// Classifies the slash at the start of `text`. The closing slash of a regular expression is followed by
/// white space, a comma, a `)` or the end; the opening one is not followed by white space.
pub(super) fn slash(text: &str) -> Slash {
    let inside = text.strip_prefix('/').unwrap_or(text);
    if inside.starts_with(|next: char| next.is_whitespace() || matches!(next, '/' | ')')) {
        return if inside.starts_with('/') { Slash::Word } else { Slash::Lone };
    }
    let mut source = String::new();
    let mut characters = inside.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '/' => {
                let after = inside.get(at + 1..).unwrap_or_default();
                let (ignore_case, rest) = after.strip_prefix('i').map_or((false, after), |rest| (true, rest));
                let ends =
                    rest.chars().next().is_none_or(|next| next.is_whitespace() || matches!(next, ',' | ')'));
                let length = text.len() - rest.len();
                return if ends { Slash::Pattern { source, ignore_case, length } } else { Slash::Word };
            }
            '\\' => match characters.next() {
                Some((_, '/')) => source.push('/'),
                Some((_, escaped)) => source.extend(['\\', escaped]),
                None => {}
            },
            other => source.push(other),
        }
    }
    Slash::Unclosed
}
