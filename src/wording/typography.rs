//! What every text that is said in two languages must be like, for the tests of the tables.

use crate::wording::Words;

/// Words that are the same in both languages.
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

/// A sentence as it stands in its table: what stands in the brackets of `en […]` and `fr […]`.
pub(crate) struct Row {
    /// Its name.
    pub name: &'static str,
    /// The names of its payload.
    pub fields: &'static [&'static str],
    /// The English column.
    pub english: &'static str,
    /// The French one.
    pub french: &'static str,
}

/// Fails where a row does not say the same in both languages, or is not set as it should be.
pub(crate) fn check_row(row: &Row) {
    let words = |column: &str| -> Vec<String> {
        column.split(|letter: char| !letter.is_alphanumeric() && letter != '_').map(str::to_owned).collect()
    };
    let (english, french) = (words(row.english), words(row.french));
    for field in row.fields {
        for column in [&english, &french] {
            assert!(column.iter().any(|word| word == field), "{}: {field} is not said", row.name);
        }
    }
    let (english, french) = (sentence(row.english), sentence(row.french));
    // Nothing but payload and signs is the same in every language.
    if english == french && !letters_outside_braces(&english) {
        return;
    }
    let (english, french) = (leaked(english), leaked(french));
    check(Words::new(english, french), row.name);
    for text in texts(row.french) {
        assert!(!text.contains('\''), "{}: a straight apostrophe in “{text}”", row.name);
    }
}

/// The sentence of a column: its first text.
fn sentence(column: &str) -> String {
    texts(column).into_iter().next().unwrap_or_default()
}

/// The texts in a column. None holds a quotation mark that is escaped.
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

/// Fails where a text is not set as it should be in French, or not there in both languages. `place` names
/// it in the message.
pub(crate) fn check(words: Words, place: &str) {
    let Words { english, french } = words;
    assert!(!english.trim().is_empty() && !french.trim().is_empty(), "{place}: a language is missing");
    assert!(english != french || SAME.contains(&english), "{place}: “{french}” is English");
    assert_eq!(english.ends_with('.'), french.ends_with('.'), "{place}: only one ends in a full stop");
    assert!(!french.contains('\''), "{place}: a straight apostrophe in “{french}”");
    assert!(!french.contains(['“', '”']), "{place}: quotes that are not French in “{french}”");
    for sign in [':', ';', '!', '?', '%', '»'] {
        let mut before = french.split(&format!(" {sign}")).collect::<Vec<_>>();
        before.pop();
        // What follows may be a key: “; ? shows the keys and : finds a command”.
        let plain =
            before.iter().any(|before| !before.ends_with([';', ',', '.']) && !before.ends_with(" et"));
        assert!(!plain, "{place}: a plain space before {sign} in “{french}”");
    }
    // A colon may belong to a query, an exclamation mark to a name; these two stand in sentences only.
    for sign in [';', '»'] {
        let bare = french.split(sign).rev().skip(1).any(|before| !before.ends_with('\u{a0}'));
        assert!(!bare, "{place}: no space before {sign} in “{french}”");
    }
    let bare = french.split('«').skip(1).any(|after| !after.starts_with('\u{a0}'));
    assert!(!bare, "{place}: no space behind « in “{french}”");
}

/// Fails where a text does not say what to do: a capital at the beginning, no full stop at the end, and
/// in French an infinitive first.
pub(crate) fn check_order(words: Words, place: &str) {
    check(words, place);
    for text in [words.english, words.french] {
        assert!(text.starts_with(char::is_uppercase) && !text.ends_with('.'), "{place}: “{text}”");
    }
    let first = words.french.split(' ').next().unwrap_or_default();
    assert!(["er", "ir", "re"].iter().any(|end| first.ends_with(end)), "{place}: “{first}” is no infinitive");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_row_is_found() {
        let row = |english, french| Row { name: "X", fields: &["count"], english, french };
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
    fn what_is_wrong_is_found() {
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
            let wrong = std::panic::catch_unwind(|| check(Words::new(english, french), "here"));
            assert!(wrong.is_err(), "{french}");
        }
        check(Words::new("“so”: tag:x", "«\u{a0}ainsi\u{a0}»\u{a0}: tag:x"), "here");
        check_order(Words::new("Go", "Aller"), "here");
        assert!(std::panic::catch_unwind(|| check_order(Words::new("Go", "Allez"), "here")).is_err());
    }
}
