//! Parts of messages: counts, sizes, ages and dates, and clauses about keys and marks, in the current language.
//! Floor 0, part of [`wording`](crate::wording).

use crate::model::Mark;
use crate::text::CleanText;
use crate::wording::language::{Bilingual, Language, current_language};

/// A count with thousands separators: `2,787`, in French `2 787` with narrow no-break spaces.
pub fn grouped(count: usize) -> String {
    let separator = match current_language() {
        Language::English => ',',
        Language::French => '\u{202f}',
    };
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len());
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A count and its noun: `1 article`, `2,787 articles`. In French, 0 takes the singular too.
pub fn counted(count: usize, one: &str, several: &str) -> String {
    let is_one = match current_language() {
        Language::English => count == 1,
        Language::French => count < 2,
    };
    format!("{} {}", grouped(count), if is_one { one } else { several })
}

/// A size in the largest unit that is not below 1: `11.2 MiB`, `11,2 Mio`.
pub fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str, &str); 3] =
        [(1 << 30, "GiB", "Gio"), (1 << 20, "MiB", "Mio"), (1 << 10, "KiB", "Kio")];
    let language = current_language();
    let Some((unit, english, french)) = UNITS.into_iter().find(|(unit, ..)| bytes >= *unit) else {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        return match language {
            Language::English => counted(bytes, "byte", "bytes"),
            Language::French => counted(bytes, "octet", "octets"),
        };
    };
    // One decimal, truncated: rounding could show 1024.0 of a unit.
    let tenths = u128::from(bytes) * 10 / u128::from(unit);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match language {
        Language::English => format!("{whole}.{tenth} {english}"),
        Language::French => format!("{whole},{tenth}\u{a0}{french}"),
    }
}

/// An age in the largest unit that is not below 1: `3 minutes ago`, `il y a 3 minutes`.
pub fn ago(seconds: u64) -> String {
    const UNITS: [(u64, [&str; 2], [&str; 2]); 4] = [
        (86_400, ["day", "days"], ["jour", "jours"]),
        (3_600, ["hour", "hours"], ["heure", "heures"]),
        (60, ["minute", "minutes"], ["minute", "minutes"]),
        (1, ["second", "seconds"], ["seconde", "secondes"]),
    ];
    let language = current_language();
    let unit = UNITS.into_iter().find(|(unit, ..)| seconds >= *unit);
    let count = |unit: u64| usize::try_from(seconds / unit).unwrap_or(usize::MAX);
    match (unit, language) {
        (Some((unit, [one, several], _)), Language::English) => {
            format!("{} ago", counted(count(unit), one, several))
        }
        (Some((unit, _, [one, several])), Language::French) => {
            format!("il y a {}", counted(count(unit), one, several))
        }
        (None, Language::English) => "just now".to_owned(),
        (None, Language::French) => "à l’instant".to_owned(),
    }
}

/// The full name of each month, and the short one for the list, in English and in French.
const MONTHS: [[(&str, &str); 2]; 12] = [
    [("January", "Jan"), ("janvier", "janv.")],
    [("February", "Feb"), ("février", "févr.")],
    [("March", "Mar"), ("mars", "mars")],
    [("April", "Apr"), ("avril", "avr.")],
    [("May", "May"), ("mai", "mai")],
    [("June", "Jun"), ("juin", "juin")],
    [("July", "Jul"), ("juillet", "juil.")],
    [("August", "Aug"), ("août", "août")],
    [("September", "Sep"), ("septembre", "sept.")],
    [("October", "Oct"), ("octobre", "oct.")],
    [("November", "Nov"), ("novembre", "nov.")],
    [("December", "Dec"), ("décembre", "déc.")],
];

/// The full and the short name of a month, 1 to 12, in the current language; empty for any other number.
pub fn month_names(month: i8) -> (&'static str, &'static str) {
    month_names_in(current_language(), month)
}

/// Like [`month_names`], in the given language.
pub fn month_names_in(language: Language, month: i8) -> (&'static str, &'static str) {
    let names = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    names.map_or(("", ""), |[english, french]| match language {
        Language::English => *english,
        Language::French => *french,
    })
}

/// The full name of each weekday, Monday first, and the short one, in English and in French.
const WEEKDAYS: [[(&str, &str); 2]; 7] = [
    [("Monday", "Mon"), ("lundi", "lun.")],
    [("Tuesday", "Tue"), ("mardi", "mar.")],
    [("Wednesday", "Wed"), ("mercredi", "mer.")],
    [("Thursday", "Thu"), ("jeudi", "jeu.")],
    [("Friday", "Fri"), ("vendredi", "ven.")],
    [("Saturday", "Sat"), ("samedi", "sam.")],
    [("Sunday", "Sun"), ("dimanche", "dim.")],
];

/// The full and the short name of a weekday, 1 for Monday to 7, in the current language; empty for any other number.
pub fn weekday_names(weekday: i8) -> (&'static str, &'static str) {
    let names = usize::try_from(weekday).ok().and_then(|weekday| WEEKDAYS.get(weekday.checked_sub(1)?));
    names.map_or(("", ""), |[english, french]| match current_language() {
        Language::English => *english,
        Language::French => *french,
    })
}

/// Width in cells of a day and month in the list: `05 Jul`, `05 juil.`.
pub fn short_day_cells() -> usize {
    match current_language() {
        Language::English => 6,
        Language::French => 8,
    }
}

/// Width in cells of a full date in the list: `05 Jul 24`, `05/07/2024`.
pub fn short_date_cells() -> usize {
    match current_language() {
        Language::English => 9,
        Language::French => 10,
    }
}

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
    use crate::text::cell_width;
    use crate::wording::{ScreenText, set_thread_language};

    #[test]
    fn counts_have_separators_and_their_noun_agrees() {
        for (count, english, french) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1,000", "1\u{202f}000"),
            (1_234_567, "1,234,567", "1\u{202f}234\u{202f}567"),
        ] {
            set_thread_language(Language::English);
            assert_eq!(grouped(count), english);
            set_thread_language(Language::French);
            assert_eq!(grouped(count), french);
        }
        for (count, french) in [(0, "0 article"), (1, "1 article"), (2, "2 articles")] {
            assert_eq!(counted(count, "article", "articles"), french);
        }
        set_thread_language(Language::English);
        for (count, english) in [(0, "0 articles"), (1, "1 article"), (2, "2 articles")] {
            assert_eq!(counted(count, "article", "articles"), english);
        }
    }

    #[test]
    fn sizes_use_the_largest_unit() {
        for (bytes, english, french) in [
            (0, "0 bytes", "0 octet"),
            (1, "1 byte", "1 octet"),
            (1_023, "1,023 bytes", "1\u{202f}023 octets"),
            (1_024, "1.0 KiB", "1,0\u{a0}Kio"),
            (1_048_575, "1023.9 KiB", "1023,9\u{a0}Kio"),
            (11_744_051, "11.1 MiB", "11,1\u{a0}Mio"),
            (u64::MAX, "17179869183.9 GiB", "17179869183,9\u{a0}Gio"),
        ] {
            set_thread_language(Language::English);
            assert_eq!(size(bytes), english);
            set_thread_language(Language::French);
            assert_eq!(size(bytes), french);
        }
    }

    #[test]
    fn ages_use_the_largest_unit() {
        for (seconds, english, french) in [
            (0, "just now", "à l’instant"),
            (1, "1 second ago", "il y a 1 seconde"),
            (119, "1 minute ago", "il y a 1 minute"),
            (7_200, "2 hours ago", "il y a 2 heures"),
            (864_000, "10 days ago", "il y a 10 jours"),
        ] {
            set_thread_language(Language::English);
            assert_eq!(ago(seconds), english);
            set_thread_language(Language::French);
            assert_eq!(ago(seconds), french);
        }
    }

    #[test]
    fn months_1_to_12_have_names() {
        assert_eq!(month_names(7), ("July", "Jul"));
        assert_eq!(month_names_in(Language::French, 8), ("août", "août"));
        for month in [0, 13, -1] {
            assert_eq!(month_names(month), ("", ""));
        }
    }

    #[test]
    fn dates_fit_their_column_in_the_list() {
        for language in Language::ALL {
            set_thread_language(language);
            for month in 1..=12 {
                let day = ScreenText::ShortDay { day: 30, month }.text();
                assert!(cell_width(&day) <= short_day_cells(), "{day}");
                let date = ScreenText::ShortDate { day: 30, month, year: 2024 }.text();
                assert!(cell_width(&date) <= short_date_cells(), "{date}");
                let month = ScreenText::ShortMonth { month, year: 2024 }.text();
                assert!(cell_width(&month) <= short_date_cells(), "{month}");
            }
        }
    }

    #[test]
    fn the_first_of_a_month_is_1er_in_french() {
        for (language, first, second) in [
            (Language::English, "1 March 2024", "2 March 2024"),
            (Language::French, "1er mars 2024", "2 mars 2024"),
        ] {
            set_thread_language(language);
            assert_eq!(ScreenText::LongDate { day: 1, month: 3, year: 2024 }.to_string(), first);
            assert_eq!(ScreenText::LongDate { day: 2, month: 3, year: 2024 }.to_string(), second);
        }
    }

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
