//! The smallest pieces of a query: names, words, quotes and regular expressions.

use crate::text::fold;

/// Pairs of quotes.
pub(in crate::query) const QUOTES: [(char, char); 3] = [('"', '"'), ('«', '»'), ('“', '”')];

/// The name before a colon at the start of `text`, when something that can have one follows: `10:30`
/// has none, nor have `https://`, `std::fs`, and `Breaking:` before a space. The name of a field may
/// have nothing behind it, because it is being typed.
pub(in crate::query) fn name(text: &str) -> Option<&str> {
    let is_part = |next: char| next.is_alphanumeric() || matches!(next, '_' | '-');
    let end = text.find(|next| !is_part(next))?;
    let (name, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix(':')?;
    if !name.starts_with(char::is_alphabetic) || rest.starts_with("//") {
        return None;
    }
    if crate::query::Field::named(name).is_some() {
        return Some(name);
    }
    let has_value = rest.starts_with(|next: char| !next.is_whitespace() && !matches!(next, ':' | ')'));
    has_value.then_some(name)
}

/// How long the word at the start of `text` is, in bytes. A word ends at white space, at a
/// parenthesis that closes what the word did not open, and in a list at a comma.
pub(in crate::query) fn word(text: &str, in_list: bool) -> usize {
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

/// A word that begins like a regular expression and is none, as it reads the same when it is printed:
/// the signs in it are made dashes, so that it begins with none of them.
pub(super) fn tamed(word: &str) -> String {
    let dashes = |character: char| match character {
        '/' | '(' | ')' | ':' | '#' | ',' | '|' | '"' | '“' | '”' | '«' | '»' => '-',
        other if other.is_whitespace() => '-',
        other => other,
    };
    let word: String = fold(word).chars().map(dashes).collect();
    word.trim_matches('-').to_owned()
}

/// The text at the start of a quote whose opening is read, whether its end was found, and how many
/// bytes it took. `\"` and `\\` stand for the character after the backslash.
pub(in crate::query) fn quoted(inside: &str, close: char) -> (String, bool, usize) {
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

/// What stands at the start of a text that begins with a slash.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slash {
    /// A regular expression: its source, whether case does not count, and how many bytes it takes.
    Pattern { source: String, ignore_case: bool, length: usize },
    /// The beginning of one.
    Unclosed,
    /// A slash by itself.
    Lone,
    /// A path or another word.
    Word,
}

/// Tells what a slash at the start of `text` begins. A regular expression ends before a space, a
/// comma or a parenthesis; it does not begin with a space.
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
