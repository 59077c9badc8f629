//! Every sentence that the program says, in one table.
//!
//! Floor 0. A phrase is data with its payload: it can be logged, compared and kept in the state.
//! Each row of the table has one column per language; a phrase that lacks one does not compile.
//! Names that a user types stand in their own tables (actions, commands, fields, themes).

mod desk;
mod images;
mod language;
mod looks;
mod marks;
mod problems;
mod queries;
mod reading;
mod start;
mod table;
#[cfg(test)]
pub(crate) mod typography;

pub use language::{Language, Words, speak, speak_here, spoken};
pub use problems::link_error;
pub use queries::Reason;
pub use table::Phrase;

/// A count with the separators of the language: `2,787`.
#[must_use]
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count and its noun: `1 article`, `2,787 articles`.
#[must_use]
pub fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { several })
}

/// A size in the largest unit that it has one of: `11.2 MiB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    match UNITS.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => {
            // One digit behind the point, cut and not rounded, so that 1,024 of a unit never show.
            let tenths = u128::from(bytes) * 10 / u128::from(unit);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => counted(usize::try_from(bytes).unwrap_or(usize::MAX), "byte", "bytes"),
    }
}

/// How long ago something was, in the largest unit that it has one of: `3 minutes ago`.
#[must_use]
pub fn ago(seconds: u64) -> String {
    const UNITS: [(u64, &str, &str); 4] = [
        (86_400, "day", "days"),
        (3_600, "hour", "hours"),
        (60, "minute", "minutes"),
        (1, "second", "seconds"),
    ];
    match UNITS.into_iter().find(|(unit, ..)| seconds >= *unit) {
        Some((unit, one, several)) => {
            let count = usize::try_from(seconds / unit).unwrap_or(usize::MAX);
            format!("{} ago", counted(count, one, several))
        }
        None => "just now".to_owned(),
    }
}

/// The name of a month, 1 to 12, and its short form of three letters; empty for any other number.
#[must_use]
pub fn month_names(month: i8) -> (&'static str, &'static str) {
    const NAMES: [(&str, &str); 12] = [
        ("January", "Jan"),
        ("February", "Feb"),
        ("March", "Mar"),
        ("April", "Apr"),
        ("May", "May"),
        ("June", "Jun"),
        ("July", "Jul"),
        ("August", "Aug"),
        ("September", "Sep"),
        ("October", "Oct"),
        ("November", "Nov"),
        ("December", "Dec"),
    ];
    usize::try_from(month)
        .ok()
        .and_then(|month| NAMES.get(month.checked_sub(1)?).copied())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        for (count, shown) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(count), shown);
        }
        assert_eq!(counted(1, "article", "articles"), "1 article");
        for (bytes, shown) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (1_023, "1,023 bytes"),
            (1_024, "1.0 KiB"),
            (1_048_575, "1023.9 KiB"),
            (11_744_051, "11.1 MiB"),
            (u64::MAX, "17179869183.9 GiB"),
        ] {
            assert_eq!(size(bytes), shown);
        }
        for (seconds, said) in [
            (0, "just now"),
            (1, "1 second ago"),
            (119, "1 minute ago"),
            (7_200, "2 hours ago"),
            (864_000, "10 days ago"),
        ] {
            assert_eq!(ago(seconds), said);
        }
        assert_eq!(month_names(7), ("July", "Jul"));
        assert_eq!(month_names(13), ("", ""));
    }
}
