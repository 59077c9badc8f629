//! Finds dates in paths and addresses, where digits can mean anything: a date is accepted only if its form or
//! its year leaves little doubt, and never within a longer number. Floor 0, part of [`date`](super).

use crate::model::date::parse::{Cursor, compact, dated, day};
use crate::model::date::{Date, Precision};

/// The years that are accepted if four digits could also be something else.
const LIKELY_YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

impl Date {
    /// The date in a path or an address: `2024-07-05` in a name, `20240705` at the start of a name, folders
    /// `2024/07/05`, or folders `2024/07`, which give a month. Names are preferred to folders, and later
    /// parts of the path to earlier ones.
    pub fn from_path(path: &str) -> Option<Self> {
        let parts = || path.split(['/', '\\']).rev();
        parts()
            .find_map(dashed_in_name)
            .or_else(|| parts().find_map(compact_before_name))
            .or_else(|| dated_folders(path))
    }
}

/// `2024-07-05`, `2024_07_05` or `2024.07.05` anywhere in a name, but not within a longer number.
fn dashed_in_name(name: &str) -> Option<Date> {
    let mut after_digit = false;
    let mut numbers = name.char_indices().filter(|(_, character)| {
        let begins = character.is_ascii_digit() && !after_digit;
        after_digit = character.is_ascii_digit();
        begins
    });
    numbers.find_map(|(at, _)| {
        let mut cursor = Cursor { rest: name.get(at..)? };
        let year = cursor.number(4, 4)?;
        let separator = cursor.one_of(&['-', '_', '.'])?;
        let month = cursor.number(2, 2)?;
        cursor.one_of(&[separator])?;
        let date = day(year, month, cursor.number(2, 2)?)?;
        // Versions have dots too, so the year must at least be a likely one.
        (separator == '-' || LIKELY_YEARS.contains(&year)).then(|| dated(date, Precision::Day))
    })
}

/// `20240705 Title`, `20240705-title` or `20240705_title`.
fn compact_before_name(name: &str) -> Option<Date> {
    let mut cursor = Cursor { rest: name };
    if cursor.digits() != 8 {
        return None;
    }
    let date = compact(&mut cursor).filter(|date| LIKELY_YEARS.contains(&date.year()))?;
    cursor.one_of(&[' ', '-', '_'])?;
    Some(dated(date, Precision::Day))
}

/// Folders `2024/07/05` or `2024/07`.
fn dated_folders(path: &str) -> Option<Date> {
    let exactly = |part: &str, digits: usize| {
        let mut cursor = Cursor { rest: part };
        cursor.number(digits, digits).filter(|_| cursor.rest.is_empty())
    };
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let dates = (0..parts.len()).filter_map(|at| {
        let [first, second, rest @ ..] = parts.get(at..)? else { return None };
        let year = exactly(first, 4).filter(|year| LIKELY_YEARS.contains(year))?;
        let month = exactly(second, 2)?;
        let of_month = rest.first().and_then(|third| exactly(third, 2));
        match of_month.and_then(|of_month| day(year, month, of_month)) {
            Some(date) => Some(dated(date, Precision::Day)),
            None => Some(dated(day(year, month, 1)?, Precision::Month)),
        }
    });
    // The last one of the highest precision.
    dates.max_by_key(|date| date.precision())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_paths() {
        for (path, date) in [
            ("2024-07-05-a-title.md", "2024-07-05"),
            ("news/2024-07-05.md", "2024-07-05"),
            ("news/note-2024-07-05-b.md", "2024-07-05"),
            ("2024-07-05-a-title/index.md", "2024-07-05"),
            ("20160602 Building things.md", "2016-06-02"),
            ("20160602-things.md", "2016-06-02"),
            ("blog/2024/07/05/title.md", "2024-07-05"),
            ("blog/2024/07/title.md", "2024-07"),
            ("https://site.example/2024/07/05/x/", "2024-07-05"),
            ("2014/02/2014-02-20-124062.md", "2014-02-20"),
        ] {
            assert_eq!(Date::from_path(path).map(|d| d.to_string()).as_deref(), Some(date), "{path}");
        }
        for path in [
            "",
            "title.md",
            "120240705 x.md",
            "2024070512.md",
            "12024-07-05.md",
            "2024-07-051.md",
            "2024-13-05-x.md",
            "99999999 x.md",
            "20240705.md",
            "1234/56/x.md",
            "0042/07/x.md",
            "2024/x.md",
            "2024/99/x.md",
        ] {
            assert_eq!(Date::from_path(path), None, "{path}");
        }
    }
}
