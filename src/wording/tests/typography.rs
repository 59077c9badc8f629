//! Rules for texts in two languages, mostly of French typography. Only the tests of the tables use them. Floor 0,
//! part of [`wording`](crate::wording).

use crate::wording::Bilingual;

/// Texts that may be the same in both languages.
const SAME: &[&str] = &[
    "date",
    "source",
    "importance",
    "article",
    "ID",
    "SHELL",
    "N",
    "FORMAT",
    "URL",
    "Sources",
    "Dates",
    "Note",
    "Important",
    "vigie",
    "version",
    "articles",
    "[image]",
    "vigie: {message}",
    "SYNOPSIS",
    "OPTIONS",
    "NOTES",
];

/// A row of a table of sentences, with the source of what is in the brackets of `en […]` and `fr […]`.
pub(crate) struct SentenceRow {
    /// The name of the row, for failures.
    pub name: &'static str,
    /// The names of the payload fields.
    pub fields: &'static [&'static str],
    /// The English column.
    pub english: &'static str,
    /// The French column.
    pub french: &'static str,
}

/// Panics if a column does not use every payload field, or breaks the rules of [`check`].
pub(crate) fn check_row(row: &SentenceRow) {
    let words = |column: &str| -> Vec<String> {
        column.split(|letter: char| !letter.is_alphanumeric() && letter != '_').map(str::to_owned).collect()
    };
    let (english, french) = (words(row.english), words(row.french));
    for field in row.fields {
        for column in [&english, &french] {
            assert!(column.iter().any(|word| word == field), "{}: {field} is not used", row.name);
        }
    }
    let (english, french) = (sentence(row.english), sentence(row.french));
    // A row with nothing but payload and punctuation is the same in both languages.
    if english == french && !letters_outside_braces(&english) {
        return;
    }
    let (english, french) = (leaked(english), leaked(french));
    check(Bilingual::new(english, french), row.name);
    for text in texts(row.french) {
        assert!(!text.contains('\''), "{}: a straight apostrophe in “{text}”", row.name);
    }
}

/// The sentence of a column: its first string literal.
fn sentence(column: &str) -> String {
    texts(column).into_iter().next().unwrap_or_default()
}

/// The string literals in the source of a column. One with an escaped quote is cut there.
fn texts(column: &str) -> Vec<String> {
    let written = column.split('"').skip(1).step_by(2);
    let spaced = |text: &str| text.replace("\\u{a0}", "\u{a0}").replace("\\u{202f}", "\u{202f}");
    written.map(|text| spaced(text).replace("\\n", "\n")).collect()
}

fn letters_outside_braces(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().any(|letter| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && letter.is_alphabetic()
    })
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// Panics if a text is missing in one language, has a full stop in one only, or breaks French typography.
/// `place` names it in the message.
pub(crate) fn check(words: Bilingual, place: &str) {
    let Bilingual { english, french } = words;
    assert!(!english.trim().is_empty() && !french.trim().is_empty(), "{place}: a language is missing");
    assert!(english != french || SAME.contains(&english), "{place}: “{french}” is English");
    assert_eq!(english.ends_with('.'), french.ends_with('.'), "{place}: only one ends in a full stop");
    assert!(!french.contains('\''), "{place}: a straight apostrophe in “{french}”");
    assert!(!french.contains(['“', '”']), "{place}: quotes that are not French in “{french}”");
    for sign in [':', ';', '!', '?', '%', '»'] {
        let mut before = french.split(&format!(" {sign}")).collect::<Vec<_>>();
        before.pop();
        // The sign may be a key: “; ? shows the keys and : finds a command”.
        let plain =
            before.iter().any(|before| !before.ends_with([';', ',', '.']) && !before.ends_with(" et"));
        assert!(!plain, "{place}: a plain space before {sign} in “{french}”");
    }
    // A colon may belong to a query and an exclamation mark to a name; these two are always punctuation.
    for sign in [';', '»'] {
        let bare = french.split(sign).rev().skip(1).any(|before| !before.ends_with('\u{a0}'));
        assert!(!bare, "{place}: no no-break space before {sign} in “{french}”");
    }
    let bare = french.split('«').skip(1).any(|after| !after.starts_with('\u{a0}'));
    assert!(!bare, "{place}: no no-break space after « in “{french}”");
}

/// Panics if a text is not in the form of an instruction: a capital first, no full stop at the end, and in
/// French an infinitive as the first word.
pub(crate) fn check_order(words: Bilingual, place: &str) {
    check(words, place);
    for text in [words.english, words.french] {
        assert!(text.starts_with(char::is_uppercase) && !text.ends_with('.'), "{place}: “{text}”");
    }
    let first = words.french.split(' ').next().unwrap_or_default();
    assert!(
        ["er", "ir", "re"].iter().any(|end| first.ends_with(end)),
        "{place}: “{first}” is not an infinitive"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_breaks_a_rule_fails() {
        let row = |english, french| SentenceRow { name: "X", fields: &["count"], english, french };
        check_row(&row("\"{} new\", grouped(*count)", "\"{} de plus\", grouped(*count)"));
        check_row(&row("\"{count}\"", "\"{count}\""));
        for wrong in [
            row("\"{} new\", grouped(*count)", "\"de plus\""),
            row("\"{count} new\"", "\"{count} new\""),
            row("\"{count}: new\"", "\"{count} : plus\""),
            row("\"{count} new\"", "\"{count} d'autres\""),
        ] {
            assert!(std::panic::catch_unwind(|| check_row(&wrong)).is_err(), "{}", wrong.french);
        }
    }

    #[test]
    fn a_text_that_breaks_a_rule_fails() {
        for (english, french) in [
            ("A text", ""),
            ("A text", "A text"),
            ("A text.", "Un texte"),
            ("The text", "L'article"),
            ("so: this", "ainsi : cela"),
            ("so; this", "ainsi; cela"),
            ("“so”", "«\u{a0}ainsi »"),
            ("“so”", "« ainsi\u{a0}»"),
            ("“so”", "“ainsi”"),
        ] {
            let wrong = std::panic::catch_unwind(|| check(Bilingual::new(english, french), "here"));
            assert!(wrong.is_err(), "{french}");
        }
        check(Bilingual::new("“so”: tag:x", "«\u{a0}ainsi\u{a0}»\u{a0}: tag:x"), "here");
        check_order(Bilingual::new("Go", "Aller"), "here");
        assert!(std::panic::catch_unwind(|| check_order(Bilingual::new("Go", "Allez"), "here")).is_err());
    }
}
