//! What is to be said of a query that is one, and perhaps not the one that was meant.

use crate::limits;
use crate::query::value::read_when;
use crate::query::{Expr, Query, Target, Test, Value, When, fields};
use crate::text::{CleanText, fold};
use crate::wording::Phrase;

/// Names that other programs give to one side of a time, and how `date:` writes that side: what stands
/// before and behind the point.
const SIDES: &[(&str, (&str, &str))] = &[
    ("since", ("", "..")),
    ("from", ("", "..")),
    ("depuis", ("", "..")),
    ("until", ("..", "")),
    ("till", ("..", "")),
    ("jusque", ("..", "")),
    ("before", ("<", "")),
    ("older", ("<", "")),
    ("avant", ("<", "")),
    ("after", (">", "")),
    ("newer", (">", "")),
    ("apres", (">", "")),
];

/// What is to be said of a query where `is_key` tells the keys of the articles: names before a colon that
/// are neither fields nor keys, and signs that are words because they are not in capitals.
#[must_use]
pub fn advice(query: &Query, is_key: &dyn Fn(&CleanText) -> bool) -> Vec<Phrase> {
    let mut said = Vec::new();
    let mut names: Vec<&CleanText> = Vec::new();
    query.for_each_test(&mut |test| {
        if let Target::Key(name) = &test.target
            && !names.contains(&name)
            && !is_key(name)
        {
            names.push(name);
            said.push(unknown(name, test));
        }
    });
    said.extend(small_sign(&query.conditions));
    said
}

/// That a name is no field, with what was probably meant.
fn unknown(name: &CleanText, test: &Test) -> Phrase {
    let folded = fold(name);
    let side = SIDES.iter().find(|(other, _)| *other == folded).map(|(_, side)| side);
    let meant = match side {
        Some((before, behind)) => Some(format!("date:{before}{}{behind}", point(test))),
        None => fields::nearest(name).map(|meant| format!("{meant}:")),
    };
    let meant = meant.as_deref().map(CleanText::line);
    Phrase::NoSuchField { meant, name: name.clone().cut_to_graphemes(limits::QUOTED_GRAPHEMES) }
}

/// The point in time that stands behind a name, or an example of one.
fn point(test: &Test) -> String {
    let [Value::Text(typed)] = test.values.as_slice() else { return "2024-07".to_owned() };
    match read_when(&typed.written) {
        Ok(When::Exactly(point)) => point.to_string(),
        Ok(When::Between(..) | When::Compare(..)) | Err(_) => "2024-07".to_owned(),
    }
}

/// A word among others that would be a sign in capitals, with what it would do. `and` is none of them: that
/// both are wanted is so without it.
fn small_sign(parts: &[Expr]) -> Option<Phrase> {
    let between = |at: usize| at > 0 && at + 1 < parts.len();
    parts.iter().enumerate().find_map(|(at, part)| match part {
        Expr::Test(test) => {
            let word = word(test)?;
            let sign = CleanText::line(&word.to_uppercase());
            let word = word.clone();
            match &*sign {
                "OR" | "OU" if between(at) => Some(Phrase::SmallOr { word, sign }),
                "NOT" | "SAUF" if at + 1 < parts.len() => Some(Phrase::SmallNot { word, sign }),
                _ => None,
            }
        }
        Expr::Not(inner) => small_sign(std::slice::from_ref(inner)),
        Expr::All(inner) => small_sign(inner),
        Expr::Any(inner) => inner.iter().find_map(|part| small_sign(std::slice::from_ref(part))),
    })
}

/// The word that a test looks for anywhere, as it is written.
fn word(test: &Test) -> Option<&CleanText> {
    match (&test.target, test.values.as_slice()) {
        (Target::Anywhere, [Value::Text(typed)]) if !typed.whole => Some(&typed.written),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn said(text: &str) -> String {
        let query = Query::parse(text).unwrap();
        let mut said = String::new();
        for phrase in advice(&query, &|name| &**name == "mood") {
            let _ = writeln!(said, "{phrase}");
        }
        said
    }

    #[test]
    fn a_small_sign_between_words_is_told() {
        for text in ["stent or balloon", "a Or b", "x (a or b)", "-(a or b)", "a ou b", "a (b OR c or d)"] {
            assert!(said(text).contains("in capitals means either"), "{text}: {}", said(text));
        }
        assert!(said("a ou b").contains("OU"), "{}", said("a ou b"));
        for text in ["stent not balloon", "not a", "a sauf b"] {
            assert!(said(text).contains("in capitals leaves out"), "{text}: {}", said(text));
        }
        for text in
            ["or", "or a", "a or", "a \"or\" b", "a OR b", "a oral b", "title:or b", "a and b", "a not"]
        {
            assert_eq!(said(text), "", "{text}");
        }
    }

    #[test]
    fn an_unknown_name_is_told_with_what_was_meant() {
        for (text, meant) in [
            ("titel:fog", "title:"),
            ("since:7d", "date:7d.."),
            ("depuis:2024-07", "date:2024-07.."),
            ("before:2024", "date:<2024"),
            ("après:hier", "date:>yesterday"),
            ("until:x", "date:..2024-07"),
        ] {
            assert!(said(text).ends_with(&format!("did you mean {meant}?\n")), "{text}: {}", said(text));
        }
        assert_eq!(said("wholly:odd wholly:even"), "no field wholly: it is taken as text\n");
        assert_eq!(said("mood:calm"), "");
    }
}
