//! Finds the line of a front matter key.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). Parsers return values without positions, so the
//! line is looked up in the source when a problem needs it. A key that cannot be found has no line.

use crate::frontmatter::split::{Parts, Syntax, header, key_and_value, marked};

/// The line of the file, from 1, with the first occurrence of a key; nested keys are joined by dots.
pub fn line_of(parts: &Parts<'_>, path: &str) -> Option<u32> {
    nth_line_of(parts, path, 0)
}

/// The line of the file, from 1, with the second occurrence of a key.
pub fn second_line_of(parts: &Parts<'_>, path: &str) -> Option<u32> {
    nth_line_of(parts, path, 1)
}

fn nth_line_of(parts: &Parts<'_>, path: &str, skipped: usize) -> Option<u32> {
    let language = parts.language?;
    let numbered = || (parts.first_line..).zip(parts.source.lines());
    let whole = numbered().filter(|(_, line)| begins_with_key(line, path, language, true)).nth(skipped);
    if let Some((number, _)) = whole {
        return Some(number);
    }
    // Nested keys: each part on a line after the previous one, at any indentation.
    let mut lines = numbered();
    let mut found = None;
    for (depth, part) in path.split('.').enumerate() {
        let top = depth == 0;
        found = lines.find(|(_, line)| begins_with_key(line, part, language, top)).map(|(number, _)| number);
        found?;
    }
    found.filter(|_| skipped == 0)
}

fn begins_with_key(line: &str, key: &str, language: Syntax, top: bool) -> bool {
    let trimmed = line.trim_start();
    match language {
        Syntax::Headers => header(marked(line).unwrap_or(line)).is_some_and(|(found, _)| found == key),
        // Several keys may share a line.
        Syntax::Json => line.match_indices(key).any(|(at, _)| {
            let before = line.get(..at).is_some_and(|before| before.ends_with('"'));
            let after = line.get(at + key.len()..).and_then(|after| after.strip_prefix('"'));
            before && after.is_some_and(|after| after.trim_start().starts_with(':'))
        }),
        Syntax::Toml if trimmed.starts_with('[') => trimmed.trim_matches(['[', ']', ' ']) == key,
        Syntax::Yaml | Syntax::Toml => {
            // Top-level keys are not indented, unlike lines of a block scalar. One column is allowed, for
            // front matter between ` ---` lines.
            let indented = line.len() - trimmed.len();
            let trimmed = trimmed.trim_start_matches(['-', ' ', '{']);
            (!top || indented <= 1) && key_and_value(trimmed, language).is_some_and(|(found, _)| found == key)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontmatter::split::split;

    #[test]
    fn lines_of_keys_are_found() {
        for (text, path, line) in [
            ("---\na: |\n  b: 1\nb: 2\n---", "b", Some(4)),
            ("---\na:\n  b: 1\n---", "a.b", Some(3)),
            ("---\n\"a\": 1\n---", "a", Some(2)),
            ("+++\n[a]\nb = 1\n+++", "a.b", Some(3)),
            ("{\"a\": 1,\n\"b\": 2}", "b", Some(2)),
            ("Title: x\nDate: y\n\n", "Date", Some(2)),
            ("[#]: a: \"x\"\n[#]: b: \"y\"\n", "b", Some(2)),
            ("---\na: 1\n---", "z", None),
        ] {
            assert_eq!(line_of(&split(text), path), line, "{text}");
        }
        assert_eq!(second_line_of(&split("---\na: 1\nb: 2\na: 3\n---"), "a"), Some(4));
        assert_eq!(second_line_of(&split("---\na: 1\n---"), "a"), None);
    }
}
