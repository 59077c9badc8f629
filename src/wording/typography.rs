//! What every text that is said in two languages must be like, for the tests of the tables.

use crate::wording::Words;

/// Words that are the same in both languages.
const SAME: &[&str] = &["date", "source", "importance", "article", "ID", "SHELL", "N", "FORMAT", "URL"];

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
        assert!(!french.contains(&format!(" {sign}")), "{place}: a plain space before {sign} in “{french}”");
    }
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
