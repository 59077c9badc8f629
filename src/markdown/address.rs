//! Finds bare `http://` and `https://` addresses in running text, which the Markdown parser does not turn into
//! links; [`SafeUrl`] decides which of them become links. Floor 1, part of [`markdown`](crate::markdown).

use std::ops::Range;

use crate::model::SafeUrl;

/// The addresses in `text`, in order, each with its range in bytes.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, SafeUrl)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.as_bytes().get(from..).and_then(|rest| memchr::memchr(b':', rest)) {
        let colon = from + at;
        from = colon + 1;
        if !text.get(colon..).is_some_and(|rest| rest.starts_with("://")) {
            continue;
        }
        from = colon + 3;
        let Some(start) = scheme_start(text, colon) else { continue };
        let Some(candidate) = text.get(start..) else { continue };
        let end = candidate.find(ends_address).unwrap_or(candidate.len());
        // Continue after the candidate even if it is rejected, so that every byte is scanned once.
        from = (start + end).max(from);
        let candidate = trimmed(candidate.get(..end).unwrap_or_default());
        if let Ok(url) = SafeUrl::parse(candidate) {
            found.push((start..start + candidate.len(), url));
        }
    }
    found
}

/// Where the scheme before `colon` begins; `None` unless it is `http` or `https` at the start of a word.
fn scheme_start(text: &str, colon: usize) -> Option<usize> {
    let before = text.get(..colon)?;
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = before.len().checked_sub(scheme.len())?;
        before.get(start..)?.eq_ignore_ascii_case(scheme).then_some(start)
    })?;
    let previous = before.get(..start)?.chars().next_back();
    previous.is_none_or(|character| !character.is_alphanumeric()).then_some(start)
}

fn ends_address(character: char) -> bool {
    character.is_whitespace() || matches!(character, '<' | '>' | '"' | '`' | '«' | '»' | '“' | '”' | '|')
}

/// `candidate` without trailing punctuation that belongs to the sentence around it.
fn trimmed(candidate: &str) -> &str {
    let mut open = candidate.matches('(').count();
    let mut close = candidate.matches(')').count();
    let mut kept = candidate;
    while let Some(last) = kept.chars().next_back() {
        match last {
            ')' if close > open => close -= 1,
            '(' => open = open.saturating_sub(1),
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '…' | '*' | '_' | '~' | '[' | ']' | '{'
            | '}' => {}
            _ => break,
        }
        kept = kept.get(..kept.len() - last.len_utf8()).unwrap_or_default();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_punctuation_of_the_sentence() {
        for (text, addresses) in [
            ("none here", vec![]),
            ("https://a.example/x", vec!["https://a.example/x"]),
            (
                "See https://a.example/x, and http://b.example.",
                vec!["https://a.example/x", "http://b.example"],
            ),
            ("(https://a.example/x)", vec!["https://a.example/x"]),
            ("https://a.example/x_(y) z", vec!["https://a.example/x_(y)"]),
            ("«https://a.example/»", vec!["https://a.example/"]),
            ("HTTPS://A.example", vec!["HTTPS://A.example"]),
            ("xhttp://a.example", vec![]),
            ("ftp://a.example javascript://x", vec![]),
            ("http:// http://", vec![]),
            ("https://user@a.example/", vec![]),
            ("http://a http://b.example/é", vec!["http://a", "http://b.example/é"]),
        ] {
            let found: Vec<_> =
                find(text).into_iter().map(|(range, _)| text.get(range).unwrap_or("")).collect();
            assert_eq!(found, addresses, "{text}");
        }
    }
}
