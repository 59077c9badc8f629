//! Every sentence that the program says, in one table.
//!
//! Floor 0. A phrase is data with its payload: it can be logged, compared and kept in the state.
//! Each row of the table has one column per language; a phrase that lacks one does not compile.
//! Names that a user types stand in their own tables (actions, commands, fields, themes).

mod problems;
mod queries;
mod table;

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
        assert_eq!(month_names(7), ("July", "Jul"));
        assert_eq!(month_names(13), ("", ""));
    }
}
