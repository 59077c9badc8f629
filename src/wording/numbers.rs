//! Counts, sizes and ages, formatted for the current language.
//!
//! Floor 0, part of [`wording`](crate::wording). The sentences around them are in the tables of phrases.

use crate::wording::language::{Language, current_language};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::set_thread_language;

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
}
