//! Parses dates in digits and in words, in English and French.
//!
//! Only forms that occur in real folders are accepted, and only if the whole text is used. Names are compared
//! folded, without accents and case. [`Date::trust`] decides whether a date is plausible. Floor 0, part of
//! [`date`](super).

use crate::limits;
use crate::model::date::time::{Cursor, compact, compact_time, dated, day, with_time, zoned};
use crate::model::date::{Date, Precision};
use crate::text::fold;

impl Date {
    /// Parses a date in any form that articles use: ISO 8601 and its loose variants, RFC 2822,
    /// `08/07/2025` (day first, unless that is impossible), and words in English and French
    /// (`5 juillet 2024`, `July 5, 2024 8:00 PM`).
    ///
    /// `None` for any other text, and for dates that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > limits::DATE_BYTES {
            return None;
        }
        parse_in_digits(text).or_else(|| parse_in_words(text))
    }
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

/// Parses a date with the month in words, or a date in digits after a lead such as `Publié le`.
pub fn parse_in_words(text: &str) -> Option<Date> {
    let folded = fold(text);
    // `5-Jul-2024` is split into three words, but `-0400` keeps its sign.
    let joined = |word: &str| word.contains(|c: char| c.is_ascii_alphabetic());
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || c == ',')
        .flat_map(|word| {
            let separators: &[char] = if joined(word) && month_in(word) { &['-', '/'] } else { &[] };
            word.split(separators)
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut words = words.as_slice();
    while let Some((_, rest)) = words.split_first().filter(|(first, _)| is_weekday(first) || is_lead(first)) {
        words = rest;
    }
    if words.first().is_some_and(|first| first.contains(['-', '/', '.', ':']))
        && let Some(date) = parse_in_digits(&words.join(" "))
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

/// Whether one part of a word with hyphens or slashes is a month.
fn month_in(word: &str) -> bool {
    word.split(['-', '/']).any(|part| month(part).is_some())
}

/// Words that may precede a date: `Publié le`, `Last updated on`, `Mis à jour :`.
const LEADS: &str = "le the on last published posted updated modified publie publiee mis mise a jour modifie \
    date";
/// Weekdays and their abbreviations.
const WEEKDAYS: &str = "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat \
    saturday sun sunday lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim \
    dimanche";

fn is_lead(word: &str) -> bool {
    let word = word.trim_end_matches(':');
    word.is_empty() || LEADS.split(' ').any(|lead| lead == word)
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.split(' ').any(|day| day == word.trim_end_matches('.'))
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

#[cfg(test)]
mod tests;
