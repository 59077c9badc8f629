//! Finds dates in paths and addresses, where digits can mean anything: a date is accepted only if its form or
//! its year leaves little doubt, and never within a longer number. Floor 0, part of [`date`](super).

use crate::model::date::parse::{century, compact_day, day};
use crate::model::date::time::{Cursor, compact_time, dated, zoned};
use crate::model::date::{Date, Precision};
use crate::text::fold;

/// The years that are accepted if four digits could also be something else.
const LIKELY_YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

impl Date {
    /// The date in a path or an address: `2024-07-05` in a name, `2024-7-5` or a stamp of 8, 12 or 14 digits at its
    /// beginning, `24-07-05-` in the folder `_posts` of Jekyll, `07-05-` in the folder of a year as in Docusaurus,
    /// folders `2024/07/05`, or folders `2024/07`, which give a month. Names are preferred to folders, and later parts
    /// of the path to earlier ones. The day on which two versions of a file conflicted is not the date of either.
    pub fn from_path(path: &str) -> Option<Self> {
        let parts = || path.split(['/', '\\']).rev();
        parts()
            .find_map(|name| {
                Self::at_beginning_of_name(name).map(|(date, _)| date).or_else(|| dashed_in_name(name))
            })
            .or_else(|| after_folder(path, |folder| folder == "_posts", two_digits))
            .or_else(|| of_year_folder(path))
            .or_else(|| dated_folders(path))
    }

    /// The date that the name of a file or folder begins with, and the rest of the name: `2024-07-05-title`,
    /// `2024-7-5-title`, `20240705 title`, `202407051430.md`, `20240705T143139--title`.
    pub fn at_beginning_of_name(name: &str) -> Option<(Self, &str)> {
        let mut cursor = Cursor { rest: name };
        let found = if cursor.digits() == 4 { dashed(&mut cursor, 1) } else { stamp(&mut cursor) };
        found.map(|date| (date, cursor.rest))
    }
}

/// Takes `2024-07-05`, `2024_07_05` or `2024.07.05`, with months and days of at least `least` digits.
fn dashed(cursor: &mut Cursor<'_>, least: usize) -> Option<Date> {
    let year = cursor.number(4, 4)?;
    let separator = cursor.one_of(&['-', '_', '.'])?;
    // Versions have dots too, so the year must at least be a likely one, and their numbers have one digit.
    let least = if separator == '.' { 2 } else { least };
    let month = cursor.number(least, 2)?;
    cursor.one_of(&[separator])?;
    let date = day(year, month, cursor.number(least, 2)?)?;
    let is_plain = separator == '-' && least == 2;
    (is_plain || LIKELY_YEARS.contains(&year)).then(|| dated(date, Precision::Day))
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
        let (before, from) = name.split_at_checked(at)?;
        let mut cursor = Cursor { rest: from };
        dashed(&mut cursor, 2).filter(|_| !is_of_conflict(before, cursor.rest))
    })
}

/// Whether a day between two parts of a name is that of a conflict, as synchronisers name the copies that they leave:
/// `note (Ann's conflicted copy 2024-06-07)`, `note (copie en conflit 2024-06-07)`.
fn is_of_conflict(before: &str, behind: &str) -> bool {
    const WORDS: [&str; 3] = ["conflict", "conflit", "konflikt"];
    const COPIES: [&str; 3] = ["conflicted copy", "copie en conflit", "sync conflict"];
    let has = |text: &str, words: &[&str]| {
        let folded = fold(text).replace(['-', '_'], " ");
        words.iter().any(|word| folded.contains(word))
    };
    let in_brackets = before.rsplit_once('(').filter(|(_, inside)| !inside.contains(')'));
    let rest_of_brackets = behind.split(')').next().unwrap_or_default();
    has(before, &COPIES)
        || in_brackets.is_some_and(|(_, inside)| has(inside, &WORDS) || has(rest_of_brackets, &WORDS))
}

/// Takes a stamp of 8, 12 or 14 digits, or of 8 and a time behind a `T`: `20240705`, `202407051430`,
/// `20240705T143139`. What follows is no letter or digit of ASCII: such a name is a number of another kind.
fn stamp(cursor: &mut Cursor<'_>) -> Option<Date> {
    let digits = cursor.digits();
    if !matches!(digits, 8 | 12 | 14) {
        return None;
    }
    let (year, month, of_month) = compact_day(cursor)?;
    let date = day(year, month, of_month).filter(|_| LIKELY_YEARS.contains(&year))?;
    let mut after = *cursor;
    let has_time = digits > 8 || after.one_of(&['T', 't']).is_some() && matches!(after.digits(), 4 | 6);
    let found = if has_time {
        let time = compact_time(&mut after)?;
        *cursor = after;
        zoned(date, time, "", true)?
    } else {
        dated(date, Precision::Day)
    };
    (!cursor.rest.starts_with(|next: char| next.is_ascii_alphanumeric())).then_some(found)
}

/// The last date that `read` finds at the beginning of a part of the path behind a folder that `is_right`.
fn after_folder(
    path: &str,
    is_right: impl Fn(&str) -> bool,
    read: impl Fn(&mut Cursor<'_>) -> Option<Date>,
) -> Option<Date> {
    let mut parts = path.split(['/', '\\']);
    parts.find(|part| is_right(part))?;
    parts.filter_map(|name| read(&mut Cursor { rest: name })).last()
}

/// `24-07-05-title`, as Jekyll accepts it.
fn two_digits(cursor: &mut Cursor<'_>) -> Option<Date> {
    let year = century(cursor.number(2, 2)?);
    cursor.one_of(&['-'])?;
    let month = cursor.number(1, 2)?;
    cursor.one_of(&['-'])?;
    let date = day(year, month, cursor.number(1, 2)?)?;
    cursor.one_of(&['-']).map(|_| dated(date, Precision::Day))
}

/// `2024/07-09-title`: a name that begins with a month and a day, in the folder of a year.
fn of_year_folder(path: &str) -> Option<Date> {
    let mut year = None;
    let mut found = None;
    for part in path.split(['/', '\\']) {
        if let Some(date) = year.and_then(|year| month_and_day(year, part)) {
            found = Some(date);
        }
        year = exactly(part, 4).filter(|year| LIKELY_YEARS.contains(year));
    }
    found
}

fn month_and_day(year: i16, name: &str) -> Option<Date> {
    let mut cursor = Cursor { rest: name };
    let month = cursor.number(2, 2)?;
    cursor.one_of(&['-'])?;
    let date = day(year, month, cursor.number(2, 2)?)?;
    (!cursor.rest.starts_with(char::is_alphanumeric)).then(|| dated(date, Precision::Day))
}

/// A part of a path that is a number with this number of digits.
fn exactly(part: &str, digits: usize) -> Option<i16> {
    let mut cursor = Cursor { rest: part };
    cursor.number(digits, digits).filter(|_| cursor.rest.is_empty())
}

/// Folders `2024/07/05` or `2024/07`.
fn dated_folders(path: &str) -> Option<Date> {
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
            ("20160602", "2016-06-02"),
            ("20160602.md", "2016-06-02"),
            ("20160602日记.md", "2016-06-02"),
            ("20160602_1430_photo.md", "2016-06-02"),
            ("202401051030 On lamps.md", "2024-01-05T10:30:00"),
            ("202401051030.md", "2024-01-05T10:30:00"),
            ("20240105103000-lamps.md", "2024-01-05T10:30:00"),
            ("20240105T103000--on-lamps__sea.md", "2024-01-05T10:30:00"),
            ("20240105t1030.md", "2024-01-05T10:30:00"),
            ("2024-1-5-lamp.md", "2024-01-05"),
            ("2023-12-1-x.md", "2023-12-01"),
            ("2024-1-05.md", "2024-01-05"),
            ("2024_1_5 lamp.md", "2024-01-05"),
            ("x/2024-1-5-lamp/index.md", "2024-01-05"),
            ("blog/2024/07/05/title.md", "2024-07-05"),
            ("blog/2024/07/title.md", "2024-07"),
            ("blog/2024/07/09-title.md", "2024-07"),
            ("blog/2024/07-09-y.md", "2024-07-09"),
            ("blog/2024/07-09.md", "2024-07-09"),
            ("blog/2024/07-08-x/index.mdx", "2024-07-08"),
            ("_posts/24-07-05-short.md", "2024-07-05"),
            ("site/_posts/sea/99-7-5-short.md", "1999-07-05"),
            ("https://site.example/2024/07/05/x/", "2024-07-05"),
            ("2014/02/2014-02-20-124062.md", "2014-02-20"),
            ("note (2024-06-07).md", "2024-06-07"),
            ("a-conflict-at-sea-2024-06-07.md", "2024-06-07"),
            ("2024-01-05 note (conflicted copy 2024-06-07).md", "2024-01-05"),
            ("The conflict (part two) 2024-06-07.md", "2024-06-07"),
        ] {
            assert_eq!(Date::from_path(path).map(|d| d.to_string()).as_deref(), Some(date), "{path}");
        }
    }

    #[test]
    fn other_numbers_in_paths_are_no_dates() {
        for path in [
            "",
            "title.md",
            "120240705 x.md",
            "2024070512.md",
            "12024-07-05.md",
            "2024-07-051.md",
            "2024-13-05-x.md",
            "99999999 x.md",
            "12345678.md",
            "20231301 lamps.md",
            "20240705x.md",
            "202413051030 x.md",
            "202401052530 x.md",
            "20240105T253000 x.md",
            "20240105T103000x.md",
            "1704450600 lamp.md",
            "1704450600123.md",
            "ISBN 9781234567890.md",
            "x 20240705.md",
            "note 2024-1-5.md",
            "release 2024.1.5.md",
            "2024.1.5.md",
            "2024-1-51.md",
            "1234-5-6.md",
            "24-07-05-short.md",
            "posts/24-07-05-short.md",
            "_posts/24-13-05-short.md",
            "_posts/24-07-05.md",
            "07-09-y.md",
            "x/07-09-y.md",
            "2024/x/07-09-y.md",
            "2024/13-09-y.md",
            "2024/07-095.md",
            "1234/07-09-y.md",
            "1234/56/x.md",
            "0042/07/x.md",
            "2024/x.md",
            "2024/99/x.md",
            "note.sync-conflict-20240607-101500-ABCDEFG.md",
            "note.sync-conflict-2024-06-07.md",
            "note (conflicted copy 2024-06-07).md",
            "note (Ann's conflicted copy 2024-06-07).md",
            "note (Conflicted copy 2024-06-07 101500).md",
            "note (copie en conflit de Ann 2024-06-07).md",
            "note (Copie en conflit 2024-06-07).md",
            "note (2024-06-07, Ann, conflict).md",
            "note - conflicted copy 2024-06-07.md",
            "note (SFConflict ann@x.example 2024-06-07-10-15-00).md",
        ] {
            assert_eq!(Date::from_path(path), None, "{path}");
        }
    }

    #[test]
    fn the_rest_of_a_name_follows_its_date() {
        for (name, rest) in [
            ("2024-07-05-a-title", Some("-a-title")),
            ("2024-7-5 title", Some(" title")),
            ("20240705_title", Some("_title")),
            ("202401051030 On lamps", Some(" On lamps")),
            ("20240105T103000--on-lamps", Some("--on-lamps")),
            ("title 2024-07-05", None),
            ("2024", None),
        ] {
            assert_eq!(Date::at_beginning_of_name(name).map(|(_, rest)| rest), rest, "{name}");
        }
    }
}
