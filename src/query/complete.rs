//! Completion in the prompt: what can be completed at the caret, and how the completion is written. Floor 1, part
//! of [`query`](crate::query). The candidates come from `app::candidates`.

use std::ops::Range;

use crate::query::display::quoted;
use crate::query::{Field, FieldKind, scan};

/// A place in the text that can be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the text that the completion replaces, including the quotes of a value.
    pub span: Range<usize>,
    pub wanted: CompletionKind,
}

/// What can be inserted at the caret, with its beginning as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// The name of a field. The beginning is never empty.
    FieldName(String),
    /// A value of a field, to be written with [`insertion`]; without an opening quote or the minus of a sort key.
    Value(Field, String),
}

/// What can be completed at the caret, a byte offset in `text`; `None` if there is nothing to complete.
pub fn at(text: &str, caret: usize) -> Option<Completion> {
    let before = text.get(..caret)?;
    let mut at = 0;
    while let Some(rest) = before.get(at..) {
        let begins = |next: char| !(next.is_whitespace() || matches!(next, '(' | ')' | '-'));
        at += rest.find(begins)?;
        match token(text, before, at) {
            Ok(next) => at = next,
            Err(completion) => return completion,
        }
    }
    None
}

/// Skips the token at `at`. `Ok` is the byte after the token; `Err` is the completion if the caret is in the
/// token. `before` is the text up to the caret.
fn token(text: &str, before: &str, at: usize) -> Result<usize, Option<Completion>> {
    let rest = before.get(at..).unwrap_or_default();
    if rest.starts_with('#') {
        return values(text, before, at + 1, Some(Field::Tag));
    }
    if let Some(name) = scan::name(rest) {
        return values(text, before, at + name.len() + 1, Field::named(name));
    }
    if scan::QUOTES.iter().any(|(open, _)| rest.starts_with(*open)) {
        return value(text, before, at, None);
    }
    let length = scan::word(rest, false);
    if length < rest.len() {
        // At least 1, because a word in front of a stray `)` is empty.
        return Ok(at + length.max(1));
    }
    let end = at + scan::word(text.get(at..).unwrap_or_default(), false);
    let is_name = rest.chars().all(|next| next.is_alphanumeric() || next == '_');
    let wanted = CompletionKind::FieldName(rest.to_owned());
    Err((is_name && end >= before.len()).then_some(Completion { span: at..end, wanted }))
}

/// Skips the values of a field at `at`; returns the same as [`token`].
fn values(
    text: &str,
    before: &str,
    mut at: usize,
    field: Option<Field>,
) -> Result<usize, Option<Completion>> {
    loop {
        at = value(text, before, at, field)?;
        if !before.get(at..).unwrap_or_default().starts_with(',') {
            return Ok(at);
        }
        at += 1;
    }
}

/// Skips one value at `at`; returns the same as [`token`]. Without a field there is no completion.
fn value(text: &str, before: &str, at: usize, field: Option<Field>) -> Result<usize, Option<Completion>> {
    let rest = before.get(at..).unwrap_or_default();
    let whole = text.get(at..).unwrap_or_default();
    let completion =
        |span, typed| field.map(|field| Completion { span, wanted: CompletionKind::Value(field, typed) });
    let opened = scan::QUOTES.iter().find(|(open, _)| rest.starts_with(*open));
    if let Some((open, close)) = opened {
        let inside = rest.strip_prefix(*open).unwrap_or_default();
        let (typed, closed, length) = scan::quoted(inside, *close);
        if closed {
            return Ok(at + open.len_utf8() + length);
        }
        let (_, closed, length) = scan::quoted(whole.strip_prefix(*open).unwrap_or_default(), *close);
        // A quote that is never closed ends at the caret.
        let end = if closed { at + open.len_utf8() + length } else { before.len() };
        return Err(completion(at..end, typed));
    }
    let length = scan::word(rest, true);
    if length < rest.len() {
        return Ok(at + length);
    }
    let minus = usize::from(field == Some(Field::Sort) && rest.starts_with('-'));
    let typed = rest.get(minus..).unwrap_or_default().to_owned();
    let end = at + scan::word(whole, true);
    Err(completion(at + minus..end.max(before.len()), typed))
}

/// The text to insert for a value after a field. Tags are always quoted, so that only the whole tag matches;
/// other names are quoted if they would not be read as one word.
pub fn insertion(field: Field, value: &str) -> String {
    let is_plain = !value.is_empty()
        && value.chars().all(|next| next.is_alphanumeric() || matches!(next, '-' | '_' | '.'));
    let is_name =
        matches!(field.kind(), FieldKind::Name | FieldKind::Text | FieldKind::Search | FieldKind::Key);
    if field != Field::Tag && (is_plain || !is_name) { value.to_owned() } else { quoted(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use proptest::prelude::*;

    /// The completion at `|`: the text with the span in brackets, then what can be inserted.
    fn wanted(marked: &str) -> String {
        let caret = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let Some(completion) = at(&text, caret) else { return "nothing".to_owned() };
        let Range { start, end } = completion.span;
        let part = |range: Range<usize>| text.get(range).unwrap();
        let shown = format!("{}[{}]{}", part(0..start), part(start..end), part(end..text.len()));
        match completion.wanted {
            CompletionKind::FieldName(typed) => format!("{shown} name {typed}"),
            CompletionKind::Value(field, typed) => format!("{shown} {} {typed}", field.name()),
        }
    }

    #[test]
    fn the_caret_decides_what_is_completed() {
        for (text, completion) in [
            ("|", "nothing"),
            ("stent |", "nothing"),
            ("ti|", "[ti] name ti"),
            ("a (-da|) b", "a (-[da]) b name da"),
            ("t|i b", "[ti] b name t"),
            ("tag:|", "tag:[] tag "),
            ("x tag:ac|", "x tag:[ac] tag ac"),
            ("#ac|", "#[ac] tag ac"),
            ("tag:\"News — L| b", "tag:[\"News — L] b tag News — L"),
            ("tag:\"Ne|ws\" b", "tag:[\"News\"] b tag Ne"),
            ("tag:a,\"b c\",d|", "tag:a,\"b c\",[d] tag d"),
            ("Étiquette:x|", "Étiquette:[x] tag x"),
            ("Catégorie:x|", "nothing"),
            ("sort:date,-ti|", "sort:date,-[ti] sort ti"),
            ("is:tr|unc", "is:[trunc] is tr"),
            ("\"tag:x|", "nothing"),
            ("drug-el|", "nothing"),
            ("(a OR host:ex|)", "(a OR host:[ex]) host ex"),
        ] {
            assert_eq!(wanted(text), completion, "{text}");
        }
        assert_eq!(at("é", 1), None);
    }

    #[test]
    fn insertions_are_quoted_where_needed() {
        for (field, value, text) in [
            (Field::Tag, "France", "\"France\""),
            (Field::Tag, "say \"x\" \\", "\"say \\\"x\\\" \\\\\""),
            (Field::Host, "news.example", "news.example"),
            (Field::Author, "Ana Silva", "\"Ana Silva\""),
            (Field::Search, "my heart", "\"my heart\""),
            (Field::Is, "truncated", "truncated"),
            (Field::Date, "2024..2025", "2024..2025"),
        ] {
            assert_eq!(insertion(field, value), text);
            let typed = format!("{}:{text}", field.name());
            assert!(Query::parse(&typed).is_ok(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_and_caret_give_a_valid_span(text in "([-\"«»“”,:a-zé\\\\ ()#/]|tag:|sort:-){0,20}", caret in 0usize..60) {
            if let Some(completion) = at(&text, caret) {
                prop_assert!(text.get(completion.span.clone()).is_some());
                prop_assert!(completion.span.start <= caret && caret <= completion.span.end);
            }
        }
    }
}
