//! Clauses of messages that depend on a key of the user, on a mark or on a number of articles.
//!
//! Floor 0, part of [`wording`](crate::wording). The sentences around them are in the table of phrases.

use crate::model::Mark;
use crate::text::CleanText;
use crate::wording::language::{Bilingual, Language, current_language};
use crate::wording::numbers::counted;

/// The end of a message, with a key that helps: `; Sd sorts it`.
pub(super) fn with_key(key: Option<&CleanText>, does: &str) -> String {
    match (key, current_language()) {
        (Some(key), Language::English) => format!("; {key} {does}"),
        (Some(key), Language::French) => format!("\u{a0}; {key} {does}"),
        (None, _) => String::new(),
    }
}

/// A sentence of keys and what they do: `Esc removes the last condition, x clears the filter.`
pub(super) fn sentence(keys: &[(Option<&CleanText>, &str)]) -> String {
    let parts: Vec<String> =
        keys.iter().filter_map(|(key, does)| key.map(|key| format!("{key} {does}"))).collect();
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(", ")) }
}

/// The end of a message that begins with the number of articles: `marked as read`.
pub(super) fn done(mark: Mark, on: bool, count: usize) -> String {
    let done = match (mark, on) {
        (Mark::Read, true) => Bilingual::new("marked as read", "marqué comme lu"),
        (Mark::Read, false) => Bilingual::new("marked as unread", "marqué comme non lu"),
        (Mark::Star, true) => Bilingual::new("starred", "ajouté aux favoris"),
        (Mark::Star, false) => Bilingual::new("unstarred", "retiré des favoris"),
        (Mark::Later, true) => Bilingual::new("saved for later", "gardé pour plus tard"),
        (Mark::Later, false) => {
            Bilingual::new("no longer saved for later", "retiré des articles à lire plus tard")
        }
    };
    agreeing(done, count)
}

/// What a key did to `count` articles, and the key that undoes it: `42 articles marked as read; u undoes it`.
pub(super) fn marked(mark: Mark, on: bool, count: usize, undo: Option<&CleanText>) -> String {
    let done = done(mark, on, count);
    if count < 2 {
        return done;
    }
    let articles = counted(count, "article", "articles");
    match (current_language(), undo) {
        (Language::English, Some(key)) => format!("{articles} {done}; {key} undoes it"),
        (Language::French, Some(key)) => format!("{articles} {done}\u{a0}; {key} annule"),
        (_, None) => format!("{articles} {done}"),
    }
}

/// The state of articles after undo or redo: `unread again`.
pub(super) fn again(mark: Mark, on: bool, count: usize) -> String {
    let again = match (mark, on) {
        (Mark::Read, true) => Bilingual::new("marked as read again", "de nouveau lu"),
        (Mark::Read, false) => Bilingual::new("unread again", "de nouveau non lu"),
        (Mark::Star, true) => Bilingual::new("starred again", "remis dans les favoris"),
        (Mark::Later, true) => Bilingual::new("saved for later again", "de nouveau gardé pour plus tard"),
        (Mark::Star | Mark::Later, false) => return done(mark, on, count),
    };
    agreeing(again, count)
}

/// The text in the current language, with French participles in the plural for several articles.
fn agreeing(words: Bilingual, count: usize) -> String {
    if count < 2 || current_language() == Language::English {
        return words.to_string();
    }
    let agrees = |word: &str| matches!(word, "marqué" | "lu" | "ajouté" | "retiré" | "gardé");
    let words = words.french.split(' ');
    words
        .map(|word| if agrees(word) { format!("{word}s") } else { word.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::set_thread_language;

    #[test]
    fn unbound_keys_are_left_out() {
        let (back, clear) = (CleanText::line("Esc"), CleanText::line("x"));
        assert_eq!(with_key(Some(&back), "goes"), "; Esc goes");
        assert_eq!(with_key(None, "goes"), "");
        assert_eq!(sentence(&[(Some(&back), "goes"), (Some(&clear), "clears")]), "Esc goes, x clears.");
        assert_eq!(sentence(&[(None, "goes"), (Some(&clear), "clears")]), "x clears.");
        assert_eq!(sentence(&[(None, "goes"), (None, "clears")]), "");
    }

    #[test]
    fn participles_agree_with_the_number_of_articles() {
        for (language, mark, on, count, expected) in [
            (Language::English, Mark::Read, true, 1, "marked as read"),
            (Language::English, Mark::Read, true, 42, "42 articles marked as read; u undoes it"),
            (Language::French, Mark::Read, false, 1, "marqué comme non lu"),
            (Language::French, Mark::Read, false, 42, "42 articles marqués comme non lus\u{a0}; u annule"),
            (Language::French, Mark::Star, true, 2, "2 articles ajoutés aux favoris\u{a0}; u annule"),
            (
                Language::French,
                Mark::Later,
                false,
                2,
                "2 articles retirés des articles à lire plus tard\u{a0}; u annule",
            ),
        ] {
            set_thread_language(language);
            assert_eq!(marked(mark, on, count, Some(&CleanText::line("u"))), expected);
        }
        assert_eq!(marked(Mark::Star, false, 2, None), "2 articles retirés des favoris");
        assert_eq!(again(Mark::Read, false, 3), "de nouveau non lus");
        assert_eq!(again(Mark::Star, true, 3), "remis dans les favoris");
        set_thread_language(Language::English);
        assert_eq!(again(Mark::Read, false, 3), "unread again");
    }
}
