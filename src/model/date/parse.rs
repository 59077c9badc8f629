//! Parses dates in digits and in words, in English and French: only forms that occur in real folders, and only if
//! the whole text is used. [`Date::trust`] decides whether a date is plausible. Floor 0, part of [`date`](super).

use jiff::civil;

use crate::limits;
use crate::model::date::{Date, DayOrder, Precision};
use crate::text::fold;

impl Date {
    /// Parses a date in any form that articles use: ISO 8601 and its loose variants, RFC 2822, `08/07/2025` (day
    /// first, unless that is impossible), and words in English and French. `None` for dates that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text, DayOrder::default())
    }

    /// Reads the date that the value of a front matter key begins with. `order` decides what `05/07/2024` is.
    pub fn read(text: &str, order: DayOrder) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > limits::DATE_BYTES {
            return None;
        }
        parse_in_digits(text, order).or_else(|| parse_in_words(text, order))
    }
}

/// Parses a date in digits; words may occur only in its time of day.
fn parse_in_digits(text: &str, order: DayOrder) -> Option<Date> {
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
            let day_first = || day(year, second, first);
            let month_first = || day(year, first, second);
            match order {
                DayOrder::DayFirst => day_first().or_else(month_first)?,
                DayOrder::MonthFirst => month_first().or_else(day_first)?,
            }
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

/// Parses a date with the month in words, or a date in digits after a lead such as `Publié le`.
fn parse_in_words(text: &str, order: DayOrder) -> Option<Date> {
    let folded = fold(text);
    // `5-Jul-2024` is split into three words, but `-0400` keeps its sign.
    let has_month = |word: &str| word.split(['-', '/']).any(|part| month(part).is_some());
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || c == ',')
        .flat_map(|word| word.split(if has_month(word) { ['-', '/'].as_slice() } else { &[] }))
        .filter(|word| !word.is_empty())
        .collect();
    let mut words = words.as_slice();
    while let Some((_, rest)) = words.split_first().filter(|(first, _)| is_lead(first)) {
        words = rest;
    }
    if words.first().is_some_and(|first| first.contains(['-', '/', '.', ':']))
        && let Some(date) = parse_in_digits(&words.join(" "), order)
    {
        return Some(date);
    }
    let written = |of_month, name, of_year| day(year(of_year)?, month(name)?, ordinal(of_month)?);
    let (date, rest) = match *words {
        [first, "of" | "er", second, third, ref rest @ ..] => (written(first, second, third)?, rest),
        [first, second, third, ref rest @ ..] => {
            let day_first = written(first, second, third).or_else(|| written(second, first, third));
            (day_first.or_else(|| written(third, second, first))?, rest)
        }
        [first, second] => return Some(dated(day(year(second)?, month(first)?, 1)?, Precision::Month)),
        _ => return None,
    };
    with_time(date, &rest.join(" "))
}

/// Words that may precede a date: `Publié le`, `Last updated on`, `Mis à jour :`.
const LEADS: &str = "le the on last published posted updated modified publie publiee mis mise a jour modifie \
    date";
const WEEKDAYS: &str = "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat \
    saturday sun sunday lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim \
    dimanche";

/// Whether a word may precede a date.
fn is_lead(word: &str) -> bool {
    let (lead, weekday) = (word.trim_end_matches(':'), word.trim_end_matches('.'));
    lead.is_empty()
        || LEADS.split(' ').any(|known| known == lead)
        || WEEKDAYS.split(' ').any(|day| day == weekday)
}

/// The number of a month, 1 to 12, from its folded name or abbreviation.
fn month(word: &str) -> Option<i16> {
    Some(match word.trim_end_matches('.') {
        "january" | "jan" | "janvier" | "janv" => 1,
        "february" | "feb" | "febr" | "fevrier" | "fevr" | "fev" => 2,
        "march" | "mar" | "mars" => 3,
        "april" | "apr" | "avril" | "avr" => 4,
        "may" | "mai" => 5,
        "june" | "jun" | "juin" => 6,
        "july" | "jul" | "juillet" | "juil" => 7,
        "august" | "aug" | "aout" => 8,
        "september" | "sep" | "sept" | "septembre" => 9,
        "october" | "oct" | "octobre" => 10,
        "november" | "nov" | "novembre" => 11,
        "december" | "dec" | "decembre" => 12,
        _ => return None,
    })
}

/// `5`, `05`, `1er`, `1st`, `22nd`.
fn ordinal(word: &str) -> Option<i16> {
    let mut cursor = Cursor { rest: word };
    let number = cursor.number(1, 2)?;
    matches!(cursor.rest, "" | "." | "er" | "st" | "nd" | "rd" | "th").then_some(number)
}

fn year(word: &str) -> Option<i16> {
    let mut cursor = Cursor { rest: word };
    let year = cursor.number(4, 4)?;
    cursor.rest.is_empty().then_some(year)
}

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
fn with_time(date: civil::Date, rest: &str) -> Option<Date> {
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
fn zoned(date: civil::Date, time: civil::Time, rest: &str) -> Option<Date> {
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
fn compact_time(cursor: &mut Cursor<'_>) -> Option<civil::Time> {
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

#[cfg(test)]
mod tests;
