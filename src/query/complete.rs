//! Completing what is typed: what is wanted at the caret, and how a value is written there.

use std::ops::Range;

use crate::query::parse::scan;
use crate::query::{Field, FieldKind};

/// What could stand at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the text that it replaces; the quotes of a value among them.
    pub span: Range<usize>,
    /// What is wanted.
    pub wanted: Wanted,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The name of a field; [`name_insertion`] writes it.
    FieldName {
        /// Its beginning, as typed; never empty.
        typed: String,
    },
    /// A value; [`insertion`] writes it.
    Value {
        /// Of which field.
        field: Field,
        /// Its beginning, as typed, without the quote and the minus of an order.
        typed: String,
        /// Whether a quote was opened.
        quoted: bool,
        /// Whether another value stands before it.
        in_list: bool,
    },
}

/// What could stand at the caret, a byte of `text`; nothing where anything could.
#[must_use]
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

/// Reads one token from `at`: where it ends, or what is wanted when the caret stands in it.
fn token(text: &str, before: &str, at: usize) -> Result<usize, Option<Completion>> {
    let rest = before.get(at..).unwrap_or_default();
    if rest.starts_with('#') {
        return values(text, before, at + 1, Some(Field::Tag));
    }
    if let Some(name) = scan::name(rest) {
        return values(text, before, at + name.len() + 1, Field::named(name));
    }
    if scan::QUOTES.iter().any(|(open, _)| rest.starts_with(*open)) {
        return value(text, before, at, None, false);
    }
    let length = scan::word(rest, false);
    if length < rest.len() {
        // A parenthesis that closes nothing ends a word of no length.
        return Ok(at + length.max(1));
    }
    let end = at + scan::word(text.get(at..).unwrap_or_default(), false);
    let is_name = rest.chars().all(|next| next.is_alphanumeric() || next == '_');
    let wanted = Wanted::FieldName { typed: rest.to_owned() };
    Err((is_name && end >= before.len()).then_some(Completion { span: at..end, wanted }))
}

/// Reads the values of a field from `at`.
fn values(
    text: &str,
    before: &str,
    mut at: usize,
    field: Option<Field>,
) -> Result<usize, Option<Completion>> {
    let mut in_list = false;
    loop {
        at = value(text, before, at, field, in_list)?;
        if !before.get(at..).unwrap_or_default().starts_with(',') {
            return Ok(at);
        }
        at += 1;
        in_list = true;
    }
}

/// Reads one value from `at`; without a field nothing can be wanted.
fn value(
    text: &str,
    before: &str,
    at: usize,
    field: Option<Field>,
    in_list: bool,
) -> Result<usize, Option<Completion>> {
    let rest = before.get(at..).unwrap_or_default();
    let whole = text.get(at..).unwrap_or_default();
    let opened = scan::QUOTES.iter().find(|(open, _)| rest.starts_with(*open));
    if let Some((open, close)) = opened {
        let inside = rest.strip_prefix(*open).unwrap_or_default();
        let (typed, closed, length) = scan::quoted(inside, *close);
        if closed {
            return Ok(at + open.len_utf8() + length);
        }
        let (_, closed, length) = scan::quoted(whole.strip_prefix(*open).unwrap_or_default(), *close);
        // A quote that nothing closes goes as far as it is typed.
        let end = if closed { at + open.len_utf8() + length } else { before.len() };
        return Err(field.map(|field| Completion {
            span: at..end,
            wanted: Wanted::Value { field, typed, quoted: true, in_list },
        }));
    }
    let length = scan::word(rest, true);
    if length < rest.len() {
        return Ok(at + length);
    }
    let minus = usize::from(field == Some(Field::Sort) && rest.starts_with('-'));
    let typed = rest.get(minus..).unwrap_or_default().to_owned();
    let end = at + scan::word(whole, true);
    Err(field.map(|field| Completion {
        span: at + minus..end.max(before.len()),
        wanted: Wanted::Value { field, typed, quoted: false, in_list },
    }))
}

/// The name of a field as it is inserted.
#[must_use]
pub fn name_insertion(field: Field) -> String {
    format!("{}:", field.name())
}

/// A value as it is inserted behind a field: a tag always in quotes, because the whole tag is meant;
/// another name where it would not be read as one word.
#[must_use]
pub fn insertion(field: Field, value: &str) -> String {
    let is_plain = !value.is_empty()
        && value.chars().all(|next| next.is_alphanumeric() || matches!(next, '-' | '_' | '.'));
    let is_name =
        matches!(field.kind(), FieldKind::Name | FieldKind::Text | FieldKind::Search | FieldKind::Key);
    if field != Field::Tag && (is_plain || !is_name) {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use proptest::prelude::*;

    /// The completion at `|`, as the text with its span in brackets and what is wanted.
    fn wanted(marked: &str) -> String {
        let caret = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let Some(completion) = at(&text, caret) else { return "nothing".to_owned() };
        let Range { start, end } = completion.span;
        let part = |range: Range<usize>| text.get(range).unwrap();
        let shown = format!("{}[{}]{}", part(0..start), part(start..end), part(end..text.len()));
        match completion.wanted {
            Wanted::FieldName { typed } => format!("{shown} name {typed}"),
            Wanted::Value { field, typed, quoted, in_list } => {
                let (quoted, in_list) =
                    (if quoted { " quoted" } else { "" }, if in_list { " more" } else { "" });
                format!("{shown} {} {typed}{quoted}{in_list}", field.name())
            }
        }
    }

    #[test]
    fn the_caret_says_what_is_wanted() {
        for (text, completion) in [
            ("|", "nothing"),
            ("stent |", "nothing"),
            ("ti|", "[ti] name ti"),
            ("a (-da|) b", "a (-[da]) b name da"),
            ("t|i b", "[ti] b name t"),
            ("tag:|", "tag:[] tag "),
            ("x tag:ac|", "x tag:[ac] tag ac"),
            ("#ac|", "#[ac] tag ac"),
            ("tag:\"News — L| b", "tag:[\"News — L] b tag News — L quoted"),
            ("tag:\"Ne|ws\" b", "tag:[\"News\"] b tag Ne quoted"),
            ("tag:a,\"b c\",d|", "tag:a,\"b c\",[d] tag d more"),
            ("Étiquette:x|", "Étiquette:[x] tag x"),
            ("Catégorie:x|", "nothing"),
            ("sort:date,-ti|", "sort:date,-[ti] sort ti more"),
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
    fn what_is_inserted_is_quoted_where_it_must_be() {
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
            let typed = format!("{}{text}", name_insertion(field));
            assert!(Query::parse(&typed).is_ok(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_caret_is_too_odd(text in "([-\"«»“”,:a-zé\\\\ ()#/]|tag:|sort:-){0,20}", caret in 0usize..60) {
            if let Some(completion) = at(&text, caret) {
                prop_assert!(text.get(completion.span.clone()).is_some());
                prop_assert!(completion.span.start <= caret && caret <= completion.span.end);
            }
        }
    }
}
