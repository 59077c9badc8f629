//! Parses what follows a day: the time, and the offset from UTC. Floor 0, part of [`date`](super). How much of a
//! text has to be used is an argument: a query is a date or none, but the day of an article counts whatever follows.

use jiff::civil;

use crate::model::date::{Date, Precision};

/// The part of a text that is not parsed yet.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
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

    /// Passes over white space.
    pub fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

/// A date without a time.
pub fn dated(date: civil::Date, precision: Precision) -> Date {
    Date::new(date.to_datetime(civil::Time::midnight()), precision, None)
}

/// `date` with the time of day and the zone in `rest`, both optional. If `rest` has anything else, it is passed over,
/// or if the `whole` text must be a date, there is none.
pub fn with_time(date: civil::Date, rest: &str, whole: bool) -> Option<Date> {
    const BETWEEN: [&str; 5] = ["at ", "à ", "a ", "- ", "| "];
    let rest = rest.trim();
    let between = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim_start();
    let rest = if whole { between } else { after_words(rest) };
    let signed = rest.starts_with(['+', '-', '−']);
    if rest.is_empty() || !signed && zone(rest).is_some_and(|zone| zone.is_whole) {
        return Some(dated(date, Precision::Day));
    }
    let mut cursor = Cursor { rest };
    match time_of_day(&mut cursor).and_then(|time| zoned(date, time, cursor.rest, whole)) {
        None if !whole => Some(dated(date, Precision::Day)),
        timed => timed,
    }
}

/// The rest of a date without the few words that may stand before its time: `Fri 10:30`, `（金） 10:30`, `um 10:30 Uhr`,
/// `a las 10:30`. Words for half of a day are not passed over, because they decide what the time is.
fn after_words(rest: &str) -> &str {
    const MOST: usize = 3;
    const HALVES: [&str; 8] = ["午", "晚", "夜", "凌晨", "早上", "오전", "오후", "المساء"];
    let mut after = rest;
    for _ in 0..=MOST {
        let Some((word, behind)) = after.split_once(char::is_whitespace) else { break };
        let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
        if has_digit || HALVES.iter().any(|half| word.contains(half)) {
            break;
        }
        after = behind.trim_start();
    }
    if after.starts_with(|first: char| first.is_ascii_digit()) { after } else { rest }
}

/// The date and time with the zone in `rest`, if any. A zone that is not known leaves the time as it is written.
pub fn zoned(date: civil::Date, time: Time, rest: &str, whole: bool) -> Option<Date> {
    let rest = rest.trim_start();
    let zone = if rest.is_empty() { None } else { zone(rest) };
    if whole && !rest.is_empty() && !zone.is_some_and(|zone| zone.is_whole) {
        return None;
    }
    match time {
        // The end of a day is written as a time of this day, but is the first moment of the next one.
        (24, 0, 0) => Some(dated(date, Precision::Day)),
        time => {
            let time = existing(time)?;
            Some(Date::new(date.to_datetime(time), Precision::Second, zone.map(|zone| zone.seconds)))
        }
    }
}

/// An hour, a minute and a second, which need not exist.
pub type Time = (i16, i16, i16);

/// `None` if the time does not exist.
fn existing((hour, minute, second): Time) -> Option<civil::Time> {
    let part = |number: i16| i8::try_from(number).ok();
    // A leap second counts as the last second of its minute.
    let second = if second == 60 { 59 } else { second };
    civil::Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()
}

/// A time without separators: `143000` or `1430`.
pub fn compact_time(cursor: &mut Cursor<'_>) -> Option<Time> {
    let (hour, minute) = (cursor.first_digits(2)?, cursor.first_digits(2)?);
    let second = if cursor.digits() > 0 { cursor.first_digits(2)? } else { 0 };
    Some((hour, minute, second))
}

/// `14:31:39.123`, `7:37`, `14h30`, `14 h 30`, `09h05min`, `14時31分`, `8:00 PM`, `8 PM`.
fn time_of_day(cursor: &mut Cursor<'_>) -> Option<Time> {
    const HOUR_MARKS: [char; 7] = ['h', 'H', '時', '时', '点', '點', '시'];
    let mut hour = cursor.number(1, 2)?;
    let mut minute = 0;
    let mut second = 0;
    let after = cursor.rest.trim_start();
    if after.starts_with(HOUR_MARKS) {
        cursor.rest = after;
    }
    let colon = cursor.one_of(&[':', '：']);
    let mark = colon.or_else(|| cursor.one_of(&HOUR_MARKS));
    if colon.is_some() {
        minute = cursor.number(2, 2)?;
        if cursor.one_of(&[':', '：']).is_some() {
            second = cursor.number(2, 2)?;
            if cursor.one_of(&['.', ',']).is_some() {
                let fraction = cursor.digits();
                cursor.rest = cursor.rest.get(fraction..).filter(|_| fraction > 0)?;
            }
        }
    } else if mark.is_some() {
        let after = cursor.rest.trim_start();
        if after.starts_with(|next: char| next.is_ascii_digit()) {
            cursor.rest = after;
        }
        minute = cursor.number(2, 2).unwrap_or(0);
        let after = cursor.rest.trim_start();
        let minute_mark = ["min", "mn", "分", "분"].iter().find_map(|mark| after.strip_prefix(mark));
        cursor.rest = minute_mark.unwrap_or(cursor.rest);
    }
    match half_of_day(cursor) {
        Some(afternoon) if (1..=12).contains(&hour) => hour = hour % 12 + if afternoon { 12 } else { 0 },
        Some(_) => return None,
        None if mark.is_none() => return None,
        None => {}
    }
    Some((hour, minute, second))
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

/// A zone at the beginning of a text.
#[derive(Clone, Copy)]
struct Zone {
    /// The offset from UTC.
    seconds: i32,
    /// Whether nothing follows but a comment or a name in brackets.
    is_whole: bool,
}

/// The zone that a text begins with: `Z`, `UTC`, `+0200`, `+02:00`, `UTC+1`, `(UTC +02:00)`, and the names of RFC 2822
/// and of western and central Europe. Other names mean several zones, or different ones in summer and winter.
///
/// RFC 2822 allows a comment behind a zone and RFC 9557 a name: `+0000 (UTC)`, `+02:00[Europe/Paris]`. Ruby and Go
/// print a name behind the offset, Go also a reading of its clock: `+0100 CET m=+0.01`.
fn zone(text: &str) -> Option<Zone> {
    let text = text.trim_start_matches('(');
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, after) = text.split_at_checked(letters)?;
    let hours = match name.to_ascii_lowercase().as_str() {
        "z" | "utc" | "gmt" | "ut" | "wet" => Some(0),
        "bst" | "cet" | "west" => Some(1),
        "cest" => Some(2),
        "edt" => Some(-4),
        "est" | "cdt" => Some(-5),
        "cst" => Some(-6),
        "mst" | "pdt" => Some(-7),
        "pst" => Some(-8),
        _ => None,
    };
    let mut cursor = Cursor { rest: after };
    if name.is_empty() || hours == Some(0) {
        cursor.skip_spaces();
    }
    let seconds = match signed_offset(&mut cursor) {
        Some(seconds) => seconds,
        None if name.is_empty() => return None,
        None => {
            cursor.rest = after;
            hours? * 3600
        }
    };
    if cursor.rest.starts_with(|next: char| next.is_alphanumeric() || next == '/') {
        return None;
    }
    let rest = cursor.rest.trim_start_matches(')').trim_start();
    let known = name.is_empty() || hours.is_some();
    Some(Zone { seconds, is_whole: known && (rest.is_empty() || rest.starts_with(['(', '['])) })
}

/// The offset from UTC of the zone that a text begins with, in seconds.
pub fn offset(text: &str) -> Option<i32> {
    zone(text.trim_start()).map(|zone| zone.seconds)
}

/// `+02:00`, `-0400`, `+2`.
fn signed_offset(cursor: &mut Cursor<'_>) -> Option<i32> {
    let sign = if cursor.one_of(&['+', '-', '−'])? == '+' { 1 } else { -1 };
    let (hours, minutes) = if cursor.digits() == 4 {
        (cursor.first_digits(2)?, cursor.first_digits(2)?)
    } else {
        let hours = cursor.number(1, 2)?;
        (hours, if cursor.one_of(&[':']).is_some() { cursor.number(2, 2)? } else { 0 })
    };
    (hours < 24 && minutes < 60).then(|| sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}
