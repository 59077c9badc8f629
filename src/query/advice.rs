//! Hints for a valid query that is probably not what was meant: unknown fields and operators in lower case.
//! Floor 1, part of [`query`](crate::query). Showing a hint is left to the caller.

use crate::limits;
use crate::query::value::read_when;
use crate::query::{Expr, Query, QueryValue, Scope, Test, When, fields};
use crate::text::{CleanText, fold};
use crate::wording::Phrase;

/// Field names for dates in other programs, and what `date:` needs around the date to mean the same.
const SIDES: &[(&[&str], (&str, &str))] = &[
    (&["since", "from", "depuis"], ("", "..")),
    (&["until", "till", "jusque"], ("..", "")),
    (&["before", "older", "avant"], ("<", "")),
    (&["after", "newer", "apres"], (">", "")),
];

/// The hints for a query: names before a colon that are neither fields nor keys of an article, and operators
/// that count as words because they are not in capitals. `is_key` decides whether any article has a key.
pub fn advice(query: &Query, is_key: &dyn Fn(&CleanText) -> bool) -> Vec<Phrase> {
    let mut hints = Vec::new();
    let mut names: Vec<&CleanText> = Vec::new();
    for (test, _) in query.tests() {
        if let Scope::Key(name) = &test.target
            && !names.contains(&name)
            && !is_key(name)
        {
            names.push(name);
            hints.push(unknown(name, test));
        }
    }
    hints.extend(small_operator(&query.conditions));
    hints
}

/// The hint for an unknown field, with the nearest one or the date query that it means elsewhere.
fn unknown(name: &CleanText, test: &Test) -> Phrase {
    let folded = fold(name);
    let side = SIDES.iter().find(|(names, _)| names.contains(&&*folded)).map(|(_, side)| side);
    let meant = match side {
        Some((before, after)) => Some(format!("date:{before}{}{after}", point(test))),
        None => fields::nearest(name).map(|meant| format!("{meant}:")),
    };
    let meant = meant.as_deref().map(CleanText::line);
    Phrase::NoSuchField { meant, name: name.clone().cut_to_graphemes(limits::QUOTED_GRAPHEMES) }
}

/// The date in a test, or an example if it has none.
fn point(test: &Test) -> String {
    let [QueryValue::Text(typed)] = test.values.as_slice() else { return "2024-07".to_owned() };
    match read_when(&typed.written) {
        Ok(When::Exactly(point)) => point.to_string(),
        Ok(When::Between(..) | When::Compare(..)) | Err(_) => "2024-07".to_owned(),
    }
}

/// The hint for a word that would be an operator in capitals; `and` changes nothing and gets none.
fn small_operator(parts: &[Expr]) -> Option<Phrase> {
    let between = |at: usize| at > 0 && at + 1 < parts.len();
    parts.iter().enumerate().find_map(|(at, part)| match part {
        Expr::Test(test) => {
            let word = word(test)?.clone();
            let sign = CleanText::line(&word.to_uppercase());
            match &*sign {
                "OR" | "OU" if between(at) => Some(Phrase::LowercaseOr { word, sign }),
                "NOT" | "SAUF" if at + 1 < parts.len() => Some(Phrase::LowercaseNot { word, sign }),
                _ => None,
            }
        }
        Expr::Not(inner) => small_operator(std::slice::from_ref(inner)),
        Expr::All(inner) => small_operator(inner),
        Expr::Any(inner) => inner.iter().find_map(|part| small_operator(std::slice::from_ref(part))),
    })
}

fn word(test: &Test) -> Option<&CleanText> {
    match (&test.target, test.values.as_slice()) {
        (Scope::Anywhere, [QueryValue::Text(typed)]) if !typed.whole => Some(&typed.written),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn hints(text: &str) -> String {
        let query = Query::parse(text).unwrap();
        let mut lines = String::new();
        for phrase in advice(&query, &|name| &**name == "mood") {
            let _ = writeln!(lines, "{phrase}");
        }
        lines
    }

    #[test]
    fn operators_in_lower_case_get_a_hint() {
        for text in ["stent or balloon", "a Or b", "x (a or b)", "-(a or b)", "a ou b", "a (b OR c or d)"] {
            assert!(hints(text).contains("for either"), "{text}: {}", hints(text));
        }
        assert!(hints("a ou b").contains("OU"), "{}", hints("a ou b"));
        for text in ["stent not balloon", "not a", "a sauf b"] {
            assert!(hints(text).contains("to exclude what follows"), "{text}: {}", hints(text));
        }
        for text in
            ["or", "or a", "a or", "a \"or\" b", "a OR b", "a oral b", "title:or b", "a and b", "a not"]
        {
            assert_eq!(hints(text), "", "{text}");
        }
    }

    #[test]
    fn unknown_fields_get_a_hint_and_a_suggestion() {
        for (text, meant) in [
            ("titel:fog", "title:"),
            ("since:7d", "date:7d.."),
            ("depuis:2024-07", "date:2024-07.."),
            ("before:2024", "date:<2024"),
            ("après:hier", "date:>yesterday"),
            ("until:x", "date:..2024-07"),
        ] {
            assert!(hints(text).ends_with(&format!("did you mean {meant}?\n")), "{text}: {}", hints(text));
        }
        assert_eq!(hints("wholly:odd wholly:even"), "no field “wholly”: searched as text\n");
        assert_eq!(hints("mood:calm"), "");
    }
}
