//! Reading a query. Total: what is unfinished asks for nothing.

use crate::limits;
use crate::query::{Field, Query, Term, Value};
use crate::text::{CleanText, fold_tokens};

/// Reads every condition; text beyond [`limits::QUERY_BYTES`] is not looked at.
pub(super) fn parse(text: &str) -> Query {
    // The limit may fall inside a character.
    let end = (0..=limits::QUERY_BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    let text = end.and_then(|end| text.get(..end)).unwrap_or_default();
    // Cleaned first, so that quotes and spaces are what they will be when the query is printed.
    let text = CleanText::line(text);
    let mut terms = Vec::new();
    let mut rest = text.as_str();
    let mut room = limits::QUERY_TERMS;
    while !rest.is_empty() && room > 0 {
        let (term, after) = read_term(rest, room);
        room = room.saturating_sub(term.as_ref().map_or(0, |term: &Term| term.values.len()));
        terms.extend(term);
        rest = after.trim_start();
    }
    Query { terms }
}

/// Reads one condition from the start of `text`, which is not empty and starts with no space;
/// values beyond `room` are left out.
fn read_term(text: &str, room: usize) -> (Option<Term>, &str) {
    let (negated, text) = match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(|next: char| !next.is_whitespace()) => (true, rest),
        _ => (false, text),
    };
    let (field, mut rest) = read_field(text);
    let mut values = Vec::new();
    loop {
        let (value, after) = read_value(rest, field.is_some());
        values.extend(value);
        rest = after;
        match rest.strip_prefix(',') {
            Some(after) if field.is_some() && values.len() < room => rest = after,
            _ => break,
        }
    }
    // A quote may end in the middle of a word; what follows is a condition of its own.
    let term = (!values.is_empty()).then_some(Term { negated, field, values });
    (term, rest)
}

/// Reads `name:`. An unknown name is text, because titles have colons.
fn read_field(text: &str) -> (Option<Field>, &str) {
    let name_end = text.find(|next: char| !next.is_alphanumeric()).unwrap_or(text.len());
    match (text.get(..name_end).and_then(Field::named), text.get(name_end..)) {
        (Some(field), Some(rest)) if rest.starts_with(':') => (Some(field), rest.trim_start_matches(':')),
        _ => (None, text),
    }
}

/// Reads a quoted text or a word; a word in a list ends at the comma.
fn read_value(text: &str, in_list: bool) -> (Option<Value>, &str) {
    for (open, close) in [('"', '"'), ('«', '»'), ('“', '”')] {
        if let Some(inside) = text.strip_prefix(open) {
            return read_quoted(inside, close, in_list);
        }
    }
    let end = text.find(|next: char| next.is_whitespace() || (in_list && next == ',')).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let written = CleanText::line(word);
    let means_something = !fold_tokens(&written).is_empty();
    (means_something.then_some(Value { written, whole: false }), rest)
}

/// Reads up to the closing quote, or to the end while it is not typed yet. `\"` and `\\` stand for
/// the character after the backslash.
fn read_quoted(inside: &str, close: char, may_be_tag: bool) -> (Option<Value>, &str) {
    let mut written = String::new();
    let mut characters = inside.char_indices().peekable();
    let mut rest = "";
    while let Some((at, character)) = characters.next() {
        if character == close {
            rest = inside.get(at + character.len_utf8()..).unwrap_or_default();
            break;
        }
        match characters.peek() {
            Some(&(_, escaped))
                if character == '\\' && (escaped == close || escaped == '\\' || escaped == '"') =>
            {
                written.push(escaped);
                characters.next();
            }
            _ => written.push(character),
        }
    }
    let written = CleanText::line(&written);
    let means_something =
        if may_be_tag { !written.trim().is_empty() } else { !fold_tokens(&written).is_empty() };
    (means_something.then_some(Value { written, whole: true }), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::TagChoice;
    use proptest::prelude::*;

    fn printed(text: &str) -> String {
        Query::parse(text).to_string()
    }

    #[test]
    fn words_fields_and_quotes_are_read() {
        for (text, meaning) in [
            ("", ""),
            ("  stent   graft ", "stent graft"),
            ("drug-eluting 510(k)", "drug-eluting 510(k)"),
            ("-stent", "-stent"),
            ("- stent", "stent"),
            ("-", ""),
            ("\"", ""),
            ("\"new stent\"", "\"new stent\""),
            ("\"new stent", "\"new stent\""),
            ("«new stent» x", "\"new stent\" x"),
            ("\u{200b}\"new stent\"", "\"new stent\""),
            ("“new stent”x", "\"new stent\" x"),
            ("title:fda", "title:fda"),
            ("Titre:FDA’s", "title:FDA’s"),
            ("title:", ""),
            ("tag:a,b", "tag:a,b"),
            ("tag:\"A, B\",c", "tag:\"A, B\",c"),
            ("-tag:\"Vascular News — Latest\"", "-tag:\"Vascular News — Latest\""),
            ("tag:\"say \\\"x\\\" \\\\\"", "tag:\"say \\\"x\\\" \\\\\""),
            ("Breaking: news", "Breaking: news"),
            ("xyz:abc", "xyz:abc"),
            ("a,b", "a,b"),
            ("résumé:x", "summary:x"),
            ("! ? —", ""),
            ("tag:\"++\"", "tag:\"++\""),
        ] {
            assert_eq!(printed(text), meaning, "{text}");
        }
    }

    #[test]
    fn the_tag_pane_writes_conditions() {
        let (france, latest) = (CleanText::line("France"), CleanText::line("News — Latest"));
        let mut query = Query::parse("stent");
        query.toggle_tag(&france, TagChoice::Included, false);
        query.toggle_tag(&latest, TagChoice::Included, false);
        assert_eq!(query.to_string(), "stent tag:\"France\" tag:\"News — Latest\"");
        assert_eq!(query.tag_choice("FRANCE"), Some(TagChoice::Included));
        assert_eq!(query.tag_choices().get("france"), Some(&TagChoice::Included));
        assert_eq!(query.tag_choices().len(), 2);
        query.join_tags(true);
        assert_eq!(query.to_string(), "stent tag:\"France\",\"News — Latest\"");
        query.toggle_tag(&france, TagChoice::Excluded, true);
        assert_eq!(query.to_string(), "stent tag:\"News — Latest\" -tag:\"France\"");
        query.toggle_tag(&france, TagChoice::Excluded, true);
        assert_eq!(query.tag_choice("France"), None);
        query.only_tag(&france);
        assert_eq!(query.to_string(), "stent tag:\"France\"");
        assert!(query.take_back());
        assert_eq!(query.to_string(), "stent");
    }

    #[test]
    fn one_can_go_on_typing_behind_every_filter() {
        for (text, line) in [
            ("", ""),
            ("stent", "stent "),
            ("tag:", "tag: "),
            ("tag:\"A\"", "tag:\"A\" "),
            ("tag:\"A", "tag:\"A\" "),
            ("«open", "\"open\" "),
            ("x \"a \\\"", "x \"a \\\"\" "),
        ] {
            assert_eq!(Query::with_room_for_more(text), line, "{text}");
        }
    }

    #[test]
    fn the_text_says_whether_any_tag_is_enough() {
        for (text, any) in [
            ("stent tag:\"A\" -tag:\"B\",\"C\" tag:d,e", None),
            ("tag:\"A\",\"B\"", Some(true)),
            ("tag:\"A\" tag:\"B\"", Some(false)),
            ("tag:\"A\",\"B\" tag:\"C\"", Some(false)),
        ] {
            assert_eq!(Query::parse(text).wants_any_tag(), any, "{text}");
        }
    }

    #[test]
    fn one_step_back_takes_one_value() {
        let mut query = Query::parse("stent tag:\"A\",\"B\"");
        let mut steps = Vec::new();
        while query.take_back() {
            steps.push(query.to_string());
        }
        assert_eq!(steps, ["stent tag:\"A\"", "stent", ""]);
    }

    #[test]
    fn long_and_deep_input_is_read() {
        assert!(Query::parse(&"(".repeat(10_000)).is_empty());
        assert_eq!(Query::parse(&"a ".repeat(40_000)).terms.len(), limits::QUERY_TERMS);
        // The limit falls inside a character.
        let long = Query::parse(&format!("a{}", "é".repeat(40_000)));
        assert_eq!(long.terms.len(), 1);
        let list = Query::parse(&format!("tag:{}", "a,".repeat(9_000)));
        assert_eq!(list.terms.iter().map(|term| term.values.len()).sum::<usize>(), limits::QUERY_TERMS);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(text in "[-\"«»“”,:a-zé\\\\ ()#tag]{0,30}|.{0,30}|(-?(tag|title|host):)?\"[^\\x00]{0,8}\",[a-z]{0,3}") {
            let query = Query::parse(&text);
            prop_assert_eq!(Query::parse(&query.to_string()), query);
        }
    }
}
