//! Parses dates; this file has the forms in digits.
//!
//! Only forms that occur in real folders are accepted, and only if the whole text is used. [`Date::trust`]
//! decides whether a date is plausible. Floor 0, part of [`date`](super).

use jiff::civil;

use crate::limits;
use crate::model::date::time::{compact_time, with_time, zoned};
use crate::model::date::words::parse_in_words;
use crate::model::{Date, Precision};

impl Date {
    /// Parses a date in any form that articles use: ISO 8601 and its loose variants, RFC 2822,
    /// `08/07/2025` (day first, unless that is impossible), and words in English and French
    /// (`5 juillet 2024`, `July 5, 2024 8:00 PM`).
    ///
    /// `None` for any other text, and for dates that do not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > limits::DATE_BYTES {
            return None;
        }
        parse_in_digits(text).or_else(|| parse_in_words(text))
    }
}

/// The part of a text that is not parsed yet.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    /// The remaining text.
    pub rest: &'a str,
}

impl Cursor<'_> {
    /// Takes a run of digits as a number; `None` unless the whole run has `least` to `most` digits.
    pub fn number(&mut self, least: usize, most: usize) -> Option<i16> {
        let digits = self.digits();
        if !(least..=most).contains(&digits) {
            return None;
        }
        let (number, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest;
        number.parse().ok()
    }

    /// Takes exactly `count` digits as a number; more digits may follow.
    pub fn first_digits(&mut self, count: usize) -> Option<i16> {
        if self.digits() < count {
            return None;
        }
        let (number, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        number.parse().ok()
    }

    /// The number of digits at the start.
    pub fn digits(&self) -> usize {
        self.rest.bytes().take_while(u8::is_ascii_digit).count()
    }

    /// Takes the next character if it is one of these.
    pub fn one_of(&mut self, characters: &[char]) -> Option<char> {
        let next = self.rest.chars().next().filter(|next| characters.contains(next))?;
        self.rest = self.rest.strip_prefix(next)?;
        Some(next)
    }

    /// Skips white space, if any.
    pub fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

/// `None` if the day does not exist.
pub fn day(year: i16, month: i16, day: i16) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A date without a time.
pub fn dated(date: civil::Date, precision: Precision) -> Date {
    Date::new(date.to_datetime(civil::Time::midnight()), precision, None)
}

/// Parses a date in digits; words may occur only in its time of day.
pub fn parse_in_digits(text: &str) -> Option<Date> {
    let mut cursor = Cursor { rest: text };
    let digits = cursor.digits();
    let date = match digits {
        8 => compact(&mut cursor)?,
        4 => {
            let year = cursor.number(4, 4)?;
            let Some(separator) = cursor.one_of(&['-', '/', '.']) else {
                return cursor.rest.is_empty().then(|| day(year, 1, 1))?.map(|d| dated(d, Precision::Year));
            };
            let month = cursor.number(1, 2)?;
            if cursor.rest.is_empty() {
                return Some(dated(day(year, month, 1)?, Precision::Month));
            }
            cursor.one_of(&[separator])?;
            day(year, month, cursor.number(1, 2)?)?
        }
        1 | 2 => {
            let first = cursor.number(1, 2)?;
            let separator = cursor.one_of(&['/', '.', '-'])?;
            if separator == '/' && cursor.digits() == 4 {
                let month = day(cursor.number(4, 4)?, first, 1).filter(|_| cursor.rest.is_empty())?;
                return Some(dated(month, Precision::Month));
            }
            let second = cursor.number(1, 2)?;
            cursor.one_of(&[separator])?;
            // With dashes or dots, the last two digits could also be the day: `24-07-05`.
            let short = separator == '/' && cursor.digits() == 2;
            let year = if short { century(cursor.number(2, 2)?) } else { cursor.number(4, 4)? };
            day(year, second, first).or_else(|| day(year, first, second))?
        }
        _ => return None,
    };
    let mark = cursor.one_of(&['T', 't', ',']);
    if digits == 8 && matches!(mark, Some('T' | 't')) && matches!(cursor.digits(), 4 | 6) {
        let time = compact_time(&mut cursor)?;
        return zoned(date, time, cursor.rest);
    }
    with_time(date, cursor.rest)
}

/// The year for two digits, from 1970 to 2069.
fn century(year: i16) -> i16 {
    year + if year < 70 { 2000 } else { 1900 }
}

/// `20240705`.
pub fn compact(cursor: &mut Cursor<'_>) -> Option<civil::Date> {
    let year = cursor.first_digits(4)?;
    let month = cursor.first_digits(2)?;
    day(year, month, cursor.first_digits(2)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateTrust;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        Date::parse(text).map_or_else(|| "none".to_owned(), |date| date.to_string())
    }

    #[test]
    fn forms_in_use_are_parsed() {
        for (text, date) in [
            ("2022-10-25T16:30:11.000Z", "2022-10-25T16:30:11Z"),
            ("2022-10-25T16:30:11.000123Z", "2022-10-25T16:30:11Z"),
            ("2023-05-15T21:04:13-06:00", "2023-05-16T03:04:13Z"),
            ("2005-01-07T20:13:00+08:00", "2005-01-07T12:13:00Z"),
            ("2009-12-25 10:41:06 +0000", "2009-12-25T10:41:06Z"),
            ("2012-03-29 11:15:10 -0400", "2012-03-29T15:15:10Z"),
            ("2001-01-01 12:00:00 +02:00", "2001-01-01T10:00:00Z"),
            ("2013-12-02 7:37:00 -0400", "2013-12-02T11:37:00Z"),
            ("2013-06-07 18:46", "2013-06-07T18:46:00"),
            ("2019-11-04 14:30:00", "2019-11-04T14:30:00"),
            ("2025-10-03T22:36:22.035444", "2025-10-03T22:36:22"),
            ("2025-01-05", "2025-01-05"),
            ("2020-12-2", "2020-12-02"),
            ("2020/12/02", "2020-12-02"),
            ("2014", "2014"),
            ("2008-06", "2008-06"),
            ("20240705", "2024-07-05"),
            ("2020-12-24 UTC", "2020-12-24"),
            ("2021-06-10 18:22:16 UTC+01:00", "2021-06-10T17:22:16Z"),
            ("Jan 01, 2019 8:00 PM", "2019-01-01T20:00:00"),
            ("Jan 01, 2019 12:05 a.m.", "2019-01-01T00:05:00"),
            ("08/07/2025", "2025-07-08"),
            ("08/27/2025", "2025-08-27"),
            ("08.07.2025", "2025-07-08"),
            ("Fri, 05 Jul 2024 14:31:39 +0000", "2024-07-05T14:31:39Z"),
            ("5 Jul 2024 14:31:39 EST", "2024-07-05T19:31:39Z"),
            ("Fri, 05 Jul 2024 14:31:39 +0000 (UTC)", "2024-07-05T14:31:39Z"),
            ("5 juillet 2024", "2024-07-05"),
            ("25 octobre 2022", "2022-10-25"),
            ("1er août 2023", "2023-08-01"),
            ("1ER AOUT 2023", "2023-08-01"),
            ("vendredi 5 juillet 2024", "2024-07-05"),
            ("Vendredi 5 juillet 2024 à 14h30", "2024-07-05T14:30:00"),
            ("le 5 févr. 2024", "2024-02-05"),
            ("12 déc. 2020", "2020-12-12"),
            ("July 5, 2024", "2024-07-05"),
            ("Friday, July 5th, 2024", "2024-07-05"),
            ("5 July 2024", "2024-07-05"),
            ("Sept. 3, 2024", "2024-09-03"),
            ("5-Jul-2024", "2024-07-05"),
            ("Tue, 3 Mar 2020", "2020-03-03"),
            ("juillet 2024", "2024-07"),
            ("July 2024", "2024-07"),
            ("mars 2024", "2024-03"),
            ("  2024-07-05  ", "2024-07-05"),
            ("0001-01-01", "0001-01-01"),
            ("9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(shown(text), date, "{text}");
        }
    }

    #[test]
    fn loose_forms_are_parsed() {
        for (text, date) in [
            ("5 juillet 2024 à 14 h 30", "2024-07-05T14:30:00"),
            ("le 5 juillet 2024, 14 h", "2024-07-05T14:00:00"),
            ("5 Juil. 2024 - 09h05min", "2024-07-05T09:05:00"),
            ("1 er août 2023", "2023-08-01"),
            ("20240705T143000Z", "2024-07-05T14:30:00Z"),
            ("20240705T1430", "2024-07-05T14:30:00"),
            ("2024-07-05T10:00:00+02:00[Europe/Paris]", "2024-07-05T08:00:00Z"),
            ("2024-07-05 at 10:00", "2024-07-05T10:00:00"),
            ("2024-Jul-05", "2024-07-05"),
            ("2024 July 5", "2024-07-05"),
            ("5/7/24", "2024-07-05"),
            ("5/7/69", "2069-07-05"),
            ("5/7/70", "1970-07-05"),
            ("07/2024", "2024-07"),
            ("Publié le 5 juillet 2024", "2024-07-05"),
            ("Mis à jour le 5 juillet 2024 à 14h", "2024-07-05T14:00:00"),
            ("Updated July 5, 2024", "2024-07-05"),
            ("Published: 2024-07-05", "2024-07-05"),
        ] {
            assert_eq!(shown(text), date, "{text}");
        }
    }

    #[test]
    fn invalid_dates_are_rejected() {
        for text in [
            "",
            "hier",
            "2023-02-30",
            "2023-13-01",
            "2023-00-01",
            "0000-00-00",
            "31 février 2024",
            "31/31/2024",
            "20241305",
            "202407051",
            "2024-07-05 25:00",
            "2024-07-05 10:61",
            "2024-07-05 whatever",
            "2024-07-05Tx",
            "5 juillet",
            "false",
            "true",
            "12",
            "1720137600",
            "2024-07-05 10:00 13:00",
            "2024-07-05 13:00 PM",
            "20240705T2560",
            "20240705T14300",
            "5 juillet 2024 à 14 h 99",
            "14 h 30",
            "2024-07-05 at",
            "2024-07-05T10:00[",
            "2024-Foo-05",
            "5/7/024",
            "5.7.24",
            "13/2024",
            "07/2024 x",
            "Publié le",
            "Updated",
            "Updated twice",
        ] {
            assert_eq!(shown(text), "none", "{text}");
        }
        assert_eq!(Date::parse(&"1".repeat(10_000)), None);
    }

    #[test]
    fn absurd_years_are_parsed_but_not_trusted() {
        let today = civil::date(2025, 7, 5);
        for (text, trust) in [
            ("0001-01-01", DateTrust::Absurd),
            ("2325-01-01", DateTrust::Absurd),
            ("9999-12-31T23:59:59Z", DateTrust::Absurd),
            ("2026-01-01", DateTrust::Future),
            ("2025-07-06", DateTrust::Sound),
            ("2025-07", DateTrust::Sound),
            ("1850-01-01", DateTrust::Sound),
        ] {
            assert_eq!(Date::parse(text).map(|date| date.trust(today)), Some(trust), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_without_a_panic(text in "\\PC{0,40}|[0-9/:. TZ+-]{0,30}|[0-9]{1,4}[-/ ][0-9a-zé.]{1,5}[-/ ][0-9]{1,4}.{0,12}") {
            let _ = Date::parse(&text).map(|date| (date.to_string(), date.trust(civil::date(2025, 1, 1))));
            let _ = Date::from_path(&text);
        }

        #[test]
        fn displayed_dates_parse_to_the_same_date(year in 1000i16..=9998, month in 1i8..=12, of_month in 1i8..=28, second in 0i32..86_400, zone in -50_000i32..50_000) {
            let date = civil::date(year, month, of_month);
            let time = civil::Time::midnight().wrapping_add(jiff::Span::new().seconds(second));
            for written in [
                dated(date, Precision::Day),
                Date::new(date.to_datetime(time), Precision::Second, None),
                Date::new(date.to_datetime(time), Precision::Second, Some(zone)),
            ] {
                let read = Date::parse(&written.to_string()).unwrap();
                prop_assert_eq!(read.instant(), written.instant());
                prop_assert_eq!(read.to_string(), written.to_string());
            }
        }
    }
}
