//! Parses the parts that dates of every form have: numbers, days, the time of day and the time zone.
//!
//! The whole text must be used; otherwise it is not a date. Which parts follow one another is left to
//! [`parse`](mod@super::parse) and [`path`](super::path). Floor 0, part of [`date`](super).

use jiff::civil;

use crate::model::date::{Date, Precision};

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
        if (least..=most).contains(&digits) { self.first_digits(digits) } else { None }
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
}

/// `None` if the day does not exist.
pub fn day(year: i16, month: i16, day: i16) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A date without a time.
pub fn dated(date: civil::Date, precision: Precision) -> Date {
    Date::new(date.to_datetime(civil::Time::midnight()), precision, None)
}

/// A date without separators: `20240705`.
pub fn compact(cursor: &mut Cursor<'_>) -> Option<civil::Date> {
    let year = cursor.first_digits(4)?;
    let month = cursor.first_digits(2)?;
    day(year, month, cursor.first_digits(2)?)
}

/// `date` with the time of day and the zone in `rest`, both optional; `None` if `rest` has anything else.
pub fn with_time(date: civil::Date, rest: &str) -> Option<Date> {
    const BETWEEN: [&str; 5] = ["at ", "à ", "a ", "- ", "| "];
    let rest = rest.trim();
    let rest = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim_start();
    if rest.is_empty() || offset(rest).is_some() && !rest.starts_with(['+', '-', '−']) {
        return Some(dated(date, Precision::Day));
    }
    let mut cursor = Cursor { rest };
    let time = time_of_day(&mut cursor)?;
    zoned(date, time, cursor.rest)
}

/// The date and time with the zone in `rest`, if any; `None` if `rest` is not a zone.
pub fn zoned(date: civil::Date, time: civil::Time, rest: &str) -> Option<Date> {
    let rest = rest.trim_start();
    let zone = if rest.is_empty() { None } else { Some(offset(rest)?) };
    Some(Date::new(date.to_datetime(time), Precision::Second, zone))
}

/// `14:31:39.123`, `7:37`, `14h30`, `14 h 30`, `09h05min`, `8:00 PM`, `8 PM`.
fn time_of_day(cursor: &mut Cursor<'_>) -> Option<civil::Time> {
    let mut hour = cursor.number(1, 2)?;
    let mut minute = 0;
    let mut second = 0;
    let after = cursor.rest.trim_start();
    if after.starts_with(['h', 'H']) {
        cursor.rest = after;
    }
    let separator = cursor.one_of(&[':', 'h', 'H']);
    if separator.is_some() {
        let hour_mark = separator != Some(':');
        let after = cursor.rest.trim_start();
        if hour_mark && after.starts_with(|next: char| next.is_ascii_digit()) {
            cursor.rest = after;
        }
        minute = match cursor.number(2, 2) {
            Some(minute) => minute,
            None if hour_mark => 0,
            None => return None,
        };
        if hour_mark {
            let after = cursor.rest.trim_start();
            cursor.rest =
                ["min", "mn"].iter().find_map(|mark| after.strip_prefix(mark)).unwrap_or(cursor.rest);
        } else if cursor.one_of(&[':']).is_some() {
            second = cursor.number(2, 2)?;
            if cursor.one_of(&['.', ',']).is_some() {
                let fraction = cursor.digits();
                cursor.rest = cursor.rest.get(fraction..).filter(|_| fraction > 0)?;
            }
        }
    }
    match half_of_day(cursor) {
        Some(afternoon) if (1..=12).contains(&hour) => hour = hour % 12 + if afternoon { 12 } else { 0 },
        Some(_) => return None,
        None if separator.is_none() => return None,
        None => {}
    }
    time(hour, minute, second)
}

/// Takes `AM` or `PM`, with or without dots; `Some(true)` for the afternoon.
fn half_of_day(cursor: &mut Cursor<'_>) -> Option<bool> {
    let rest = cursor.rest.trim_start();
    for (written, afternoon) in [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)] {
        let Some((head, tail)) = rest.split_at_checked(written.len()) else { continue };
        if head.eq_ignore_ascii_case(written) && !tail.starts_with(char::is_alphanumeric) {
            cursor.rest = tail;
            return Some(afternoon);
        }
    }
    None
}

/// The offset from UTC of a zone, in seconds: `Z`, `UTC`, `+0200`, `+02:00`, `UTC+1`, and the names of
/// RFC 2822 and of western and central Europe.
fn offset(zone: &str) -> Option<i32> {
    // RFC 2822 allows a comment after the zone, RFC 9557 a name: `+0000 (UTC)`, `+02:00[Europe/Paris]`.
    let zone = zone.split(['(', '[']).next().unwrap_or_default().trim();
    let letters = zone.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, shift) = zone.split_at_checked(letters)?;
    let hours = match name.to_ascii_lowercase().as_str() {
        "z" | "utc" | "gmt" | "ut" | "wet" => 0,
        "bst" | "cet" | "west" => 1,
        "cest" => 2,
        "edt" => -4,
        "est" | "cdt" => -5,
        "cst" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        "" if !shift.is_empty() => 0,
        _ => return None,
    };
    match (shift.is_empty(), hours) {
        (true, _) => Some(hours * 3600),
        (false, 0) => signed_offset(shift),
        (false, _) => None,
    }
}

/// `+02:00`, `-0400`, `+2`.
fn signed_offset(shift: &str) -> Option<i32> {
    let mut cursor = Cursor { rest: shift };
    let sign = if cursor.one_of(&['+', '-', '−'])? == '+' { 1 } else { -1 };
    let (hours, minutes) = if cursor.digits() == 4 {
        (cursor.first_digits(2)?, cursor.first_digits(2)?)
    } else {
        let hours = cursor.number(1, 2)?;
        (hours, if cursor.one_of(&[':']).is_some() { cursor.number(2, 2)? } else { 0 })
    };
    (cursor.rest.is_empty() && hours <= 24 && minutes < 60)
        .then(|| sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}

/// A time without separators: `143000` or `1430`.
pub fn compact_time(cursor: &mut Cursor<'_>) -> Option<civil::Time> {
    let (hour, minute) = (cursor.first_digits(2)?, cursor.first_digits(2)?);
    let second = if cursor.digits() > 0 { cursor.first_digits(2)? } else { 0 };
    time(hour, minute, second)
}

/// `None` if the time does not exist.
fn time(hour: i16, minute: i16, second: i16) -> Option<civil::Time> {
    let part = |number: i16| i8::try_from(number).ok();
    // A leap second counts as the last second of its minute.
    let second = if second == 60 { 59 } else { second };
    civil::Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()
}
