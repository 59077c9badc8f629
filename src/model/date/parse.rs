//! Parses dates in digits and in words, in the languages of [`names`](super::names). [`Date::read`] takes the day at
//! the beginning of a value, whatever follows it; [`Date::parse`] only a text that is a date as a whole.
//! [`Date::trust`] decides whether a date is plausible. Floor 0, part of [`date`](super).

use std::borrow::Cow;

use jiff::civil;

use crate::limits;
use crate::model::date::names::{is_between, is_lead, month};
use crate::model::date::time::{Cursor, compact_time, dated, offset, with_time, zoned};
use crate::model::date::{Date, DayOrder, Precision};
use crate::text::fold;

/// How a text is parsed.
#[derive(Clone, Copy)]
struct Reading {
    order: DayOrder,
    /// Whether the text is a date as a whole or none: no numbers that are dates only to a program, no unknown days and
    /// no short years, all of which may still become something else as a query is typed.
    whole: bool,
}

impl Date {
    /// Parses a text that is a date: ISO 8601 and its loose variants, RFC 2822, what `date` and `git log` print,
    /// `08/07/2025` (day first, unless that is impossible), and words. `None` for dates that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > limits::DATE_BYTES {
            return None;
        }
        plain(&with_ascii_digits(text), Reading { order: DayOrder::default(), whole: true })
    }

    /// Reads the date of an article from the value of a front matter key: the day at its beginning, whatever follows
    /// it, and the time and the offset from UTC as far as they can be read. In addition to the forms of
    /// [`parse`](Self::parse), it may be in brackets or in a link to the note of a day (`[[2024-01-05]]`), a number of
    /// seconds or smaller parts since 1970, or of 8, 12 or 14 digits (`20240105103000`), a year may have two digits as
    /// in RFC 822, and zeros stand for a month or a day that is not known (`2019-05-00`). `order` decides what
    /// `05/07/2024` is. `None` for dates that do not exist.
    pub fn read(text: &str, order: DayOrder) -> Option<Self> {
        let reading = Reading { order, whole: false };
        let text = with_ascii_digits(without_marks(text));
        let text = beginning(&text);
        if let Some(link) = text.strip_prefix("[[") {
            let link = link.split("]]").next().unwrap_or_default();
            let target = link.split('|').next().unwrap_or_default();
            let note = target.rsplit('/').next().unwrap_or_default();
            let note = note.split('#').next().unwrap_or_default();
            return [note]
                .into_iter()
                .chain(link.split('|').skip(1))
                .find_map(|name| plain(name.trim(), reading));
        }
        plain(text, reading)
    }

    /// Whether a text is a date without prose behind it, also in a form that only [`read`](Self::read) takes: a line such
    /// as `Date: 2024-07-05 10:00 JST` is one of a header, `Date: 5.7.2024 was warm` is one of a text.
    pub fn is_alone(text: &str) -> bool {
        let is_one_word = || text.split_whitespace().nth(1).is_none();
        let read = || Self::read(text, DayOrder::default());
        Self::parse(text).is_some()
            || read().is_some_and(|date| date.precision() == Precision::Second || is_one_word())
    }
}

/// The first characters of a text, as many as a date can have.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).find(|&at| at >= limits::DATE_BYTES);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A text without the quotes and brackets around it, but with those of `[[…]]`.
fn without_marks(text: &str) -> &str {
    const OPENING: [char; 12] = ['"', '\'', '“', '‘', '«', '<', '(', '（', '`', '*', '~', '!'];
    const CLOSING: [char; 9] = ['"', '\'', '”', '’', '»', '>', ')', '`', '*'];
    let text = text.trim();
    let inner = text.trim_start_matches(OPENING);
    let inner = if inner.len() < text.len() { inner.trim_end_matches(CLOSING).trim() } else { inner };
    match inner.strip_prefix('[') {
        Some(label) if !label.starts_with('[') => label.split(']').next().unwrap_or_default().trim(),
        _ => inner,
    }
}

/// A text with the digits of other scripts as those of ASCII: `２０２４年`, `٢٠٢٤`.
fn with_ascii_digits(text: &str) -> Cow<'_, str> {
    const ZEROS: [u32; 4] = [0x660, 0x6f0, 0x966, 0xff10];
    let ascii = |letter: char| {
        let digit =
            ZEROS.iter().find_map(|zero| u32::from(letter).checked_sub(*zero).filter(|digit| *digit < 10));
        digit.and_then(|digit| char::from_digit(digit, 10))
    };
    if text.is_ascii() || text.chars().all(|letter| ascii(letter).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| ascii(letter).unwrap_or(letter)).collect())
}

fn plain(text: &str, reading: Reading) -> Option<Date> {
    in_digits(text, reading).or_else(|| in_words(text, reading))
}

/// Parses a date in digits; words may occur only behind its day.
fn in_digits(text: &str, reading: Reading) -> Option<Date> {
    let cursor = Cursor { rest: text };
    match cursor.digits() {
        4 => year_first(cursor, reading),
        1 | 2 => year_last(cursor, reading),
        8 => compact(cursor, reading),
        12 | 14 if !reading.whole => compact(cursor, reading),
        10 | 13 | 16 | 19 if !reading.whole => since_1970(cursor),
        _ => None,
    }
}

/// What stands between the numbers of a date; the same on both sides of the middle one.
const SEPARATORS: [char; 9] = ['-', '/', '.', '_', '‐', '‑', '–', '−', '／'];

/// Takes a separator. Only behind dots are there spaces, as in Korean, German and Czech: `2023. 12. 1.`
fn separator(cursor: &mut Cursor<'_>, known: &[char]) -> Option<char> {
    let separator = cursor.one_of(known)?;
    if separator == '.' {
        cursor.skip_spaces();
    }
    Some(separator)
}

/// `2024`, `2024-07`, `2024-07-05`, `2024年7月5日`, and any time behind a day.
fn year_first(mut cursor: Cursor<'_>, reading: Reading) -> Option<Date> {
    let year = cursor.number(4, 4)?;
    if let Some(date) = east_asian(year, cursor, reading) {
        return Some(date);
    }
    if cursor.rest.is_empty() {
        return Some(dated(day(year, 1, 1)?, Precision::Year));
    }
    let written = separator(&mut cursor, &SEPARATORS)?;
    let month = cursor.number(1, 2)?;
    if cursor.rest.is_empty() {
        return lowered(year, (month, 0), reading)
            .or_else(|| Some(dated(day(year, month, 1)?, Precision::Month)));
    }
    separator(&mut cursor, &[written])?;
    let of_month = cursor.number(1, 2)?;
    lowered(year, (month, of_month), reading).or_else(|| timed(day(year, month, of_month)?, cursor, reading))
}

/// The date with a day of zero, or with a month and a day of zero, which mean that they are not known.
fn lowered(year: i16, (month, of_month): (i16, i16), reading: Reading) -> Option<Date> {
    if reading.whole || of_month != 0 || year == 0 {
        return None;
    }
    match month {
        0 => Some(dated(day(year, 1, 1)?, Precision::Year)),
        month => Some(dated(day(year, month, 1)?, Precision::Month)),
    }
}

/// `05/07/2024`, `5.7.2024`, `07/2024`, `5/7/24`, and any time behind a day.
fn year_last(mut cursor: Cursor<'_>, reading: Reading) -> Option<Date> {
    let first = cursor.number(1, 2)?;
    let written = separator(&mut cursor, &SEPARATORS)?;
    if written == '/' && cursor.digits() == 4 {
        let year = cursor.number(4, 4).filter(|_| cursor.rest.is_empty())?;
        return lowered(year, (first, 0), reading)
            .or_else(|| Some(dated(day(year, first, 1)?, Precision::Month)));
    }
    let second = cursor.number(1, 2)?;
    separator(&mut cursor, &[written])?;
    // With dashes or dots, the last two digits could also be the day: `24-07-05`.
    let short = written == '/' && cursor.digits() == 2;
    let year = if short { century(cursor.number(2, 2)?) } else { cursor.number(4, 4)? };
    let in_order = |(month, of_month)| day(year, month, of_month).map(|date| timed(date, cursor, reading));
    let (day_first, month_first) = ((second, first), (first, second));
    let orders = match reading.order {
        DayOrder::DayFirst => [day_first, month_first],
        DayOrder::MonthFirst => [month_first, day_first],
    };
    let zeros = || orders.into_iter().find_map(|parts| lowered(year, parts, reading));
    orders.into_iter().find_map(in_order).flatten().or_else(zeros)
}

/// The year for two digits, from 1970 to 2069.
pub fn century(year: i16) -> i16 {
    year + if year < 70 { 2000 } else { 1900 }
}

/// A date without separators: `20240705`, `20240705T1431`, `202407051431`, `20240705143139Z`.
fn compact(mut cursor: Cursor<'_>, reading: Reading) -> Option<Date> {
    let digits = cursor.digits();
    let (year, month, of_month) = compact_day(&mut cursor)?;
    let Some(date) = day(year, month, of_month) else {
        return lowered(year, (month, of_month), reading);
    };
    if digits > 8 {
        let time = compact_time(&mut cursor)?;
        return zoned(date, time, cursor.rest, reading.whole);
    }
    let mut after = cursor;
    if after.one_of(&['T', 't']).is_some() && matches!(after.digits(), 4 | 6) {
        let time = compact_time(&mut after)?;
        if let Some(date) = zoned(date, time, after.rest, reading.whole) {
            return Some(date);
        }
    }
    timed(date, cursor, reading)
}

/// Takes eight digits as a year, a month and a day.
pub fn compact_day(cursor: &mut Cursor<'_>) -> Option<(i16, i16, i16)> {
    Some((cursor.first_digits(4)?, cursor.first_digits(2)?, cursor.first_digits(2)?))
}

/// Seconds since 1970, or thousandths, millionths or billionths of a second, by the size of the number: ten digits
/// reach from 2001 to 2286. `git log --date=raw` writes an offset behind it.
fn since_1970(cursor: Cursor<'_>) -> Option<Date> {
    let (seconds, rest) = cursor.rest.split_at_checked(10)?;
    let rest = rest.trim_start_matches(|next: char| next.is_ascii_digit());
    let fraction =
        rest.strip_prefix('.').map(|rest| rest.trim_start_matches(|next: char| next.is_ascii_digit()));
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let utc = jiff::Timestamp::from_second(seconds.parse().ok()?).ok()?;
    let offset = offset(fraction.unwrap_or(rest)).unwrap_or(0);
    let civil = jiff::tz::Offset::from_seconds(offset).ok()?.to_datetime(utc);
    Some(Date::new(civil, Precision::Second, Some(offset)))
}

/// `2023年12月1日`, `2023 年 12 月`, `2023년 12월 1일`, given the year.
fn east_asian(year: i16, mut cursor: Cursor<'_>, reading: Reading) -> Option<Date> {
    cursor.skip_spaces();
    cursor.one_of(&['年', '년'])?;
    cursor.skip_spaces();
    if cursor.rest.is_empty() {
        return Some(dated(day(year, 1, 1)?, Precision::Year));
    }
    let month = cursor.number(1, 2)?;
    cursor.skip_spaces();
    cursor.one_of(&['月', '월'])?;
    cursor.skip_spaces();
    if cursor.rest.is_empty() {
        return Some(dated(day(year, month, 1)?, Precision::Month));
    }
    let of_month = cursor.number(1, 2)?;
    cursor.skip_spaces();
    cursor.one_of(&['日', '일', '号', '號'])?;
    timed(day(year, month, of_month)?, cursor, reading)
}

/// A day with the time that may follow it.
fn timed(date: civil::Date, mut cursor: Cursor<'_>, reading: Reading) -> Option<Date> {
    cursor.one_of(&['T', 't', ',', '_']);
    with_time(date, cursor.rest, reading.whole)
}

/// Parses a date with the month in words, or a date in digits after a lead such as `Publié le`.
fn in_words(text: &str, reading: Reading) -> Option<Date> {
    let folded = fold(text);
    // `5-Jul-2024` and `5.Juli 2024` are split into words, but `-0400` keeps its sign.
    let has_month = |word: &str| word.split(['-', '/', '.']).any(|part| month(part).is_some());
    let words: Vec<&str> = folded
        .split(|next: char| next.is_whitespace() || next == ',')
        .flat_map(|word| word.split(if has_month(word) { ['-', '/', '.'].as_slice() } else { &[] }))
        .flat_map(|word| if reading.whole { [word, ""] } else { year_and_time(word) })
        .filter(|word| !word.is_empty())
        .collect();
    let mut words = words.as_slice();
    loop {
        if let Some(date) = month_in_words(words, reading) {
            return Some(date);
        }
        let (first, rest) = words.split_first()?;
        if !is_lead(first) {
            return None;
        }
        words = rest;
        if words.first().is_some_and(|first| first.contains(['-', '/', '.', ':', '年']))
            && let Some(date) = in_digits(&words.join(" "), reading)
        {
            return Some(date);
        }
    }
}

/// The year and the time of `5/Jul/2024:14:31:39`, as web servers write it, and of `5-Jul-2024T14:31`; else the word.
fn year_and_time(word: &str) -> [&str; 2] {
    let time =
        |rest: &str| rest.starts_with([':', 't']) && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    let is_year = word.bytes().take_while(u8::is_ascii_digit).count() == 4;
    let parts = word.split_at_checked(4).filter(|(_, rest)| is_year && time(rest));
    parts.map_or([word, ""], |(year, rest)| [year, rest.trim_start_matches([':', 't'])])
}

/// A date whose month is a name: `5 July 2024`, `July 5, 2024`, `5 de julio de 2024`, `2024 July 5`, `July 2024`, and
/// with the year behind the time `Jul 5 14:31:39 CEST 2024`.
fn month_in_words(words: &[&str], reading: Reading) -> Option<Date> {
    let (first, words) = significant(words)?;
    let (second, words) = significant(words)?;
    let Some((third, rest)) = significant(words) else {
        let name_first = month(first).zip(year(second));
        let (month, year) = name_first.or_else(|| month(second).zip(year(first)))?;
        return Some(dated(day(year, month, 1)?, Precision::Month));
    };
    let ordinal = |word| ordinal(word).or_else(|| first_of_range(word).filter(|_| !reading.whole));
    let day_and_month = || ordinal(first).zip(month(second)).or_else(|| ordinal(second).zip(month(first)));
    if third.contains(':') {
        let (of_month, month) = day_and_month()?;
        return year_behind_time((of_month, month), third, rest, reading);
    }
    let date = match (year(third), year(first)) {
        (Some(year), _) => {
            let (of_month, month) = day_and_month()?;
            day(year, month, of_month)?
        }
        (None, Some(year)) => {
            let month_first = month(second).zip(ordinal(third));
            let (month, of_month) = month_first.or_else(|| month(third).zip(ordinal(second)))?;
            day(year, month, of_month)?
        }
        (None, None) => {
            let year = short_year(third).filter(|_| !reading.whole)?;
            day(year, month(second)?, ordinal(first)?)?
        }
    };
    // The word for a year behind it in Russian, Ukrainian and Polish.
    let rest = match rest.split_first() {
        Some((&("г" | "г." | "года" | "р." | "року" | "r." | "roku"), rest)) => rest,
        _ => rest,
    };
    with_time(date, &rest.join(" "), reading.whole)
}

/// The first word that is not one that may stand between the parts of a date, and the words behind it.
fn significant<'a, 'b>(words: &'b [&'a str]) -> Option<(&'a str, &'b [&'a str])> {
    let at = words.iter().position(|word| !is_between(word))?;
    let (first, rest) = words.get(at..)?.split_first()?;
    Some((*first, rest))
}

/// What `asctime`, `date` and `git log` write behind the month and the day: the time, the zone and the year in the
/// order of C, or the zone behind the year.
fn year_behind_time(
    (of_month, month): (i16, i16),
    time: &str,
    rest: &[&str],
    reading: Reading,
) -> Option<Date> {
    const WORDS_OF_A_ZONE: usize = 3;
    let at = rest.iter().take(WORDS_OF_A_ZONE).position(|word| year(word).is_some())?;
    let (zone, behind) = rest.split_at_checked(at)?;
    let (of_year, behind) = behind.split_first()?;
    let words: Vec<&str> = [&[time], zone, behind].concat();
    with_time(day(year(of_year)?, month, of_month)?, &words.join(" "), reading.whole)
}

/// `5`, `05`, `5.`, `1er`, `1st`, `22nd`, `1º`.
fn ordinal(word: &str) -> Option<i16> {
    const MARKS: [&str; 14] = ["", ".", "er", "st", "nd", "rd", "th", "re", "e", "o", "a", "°", "-го", "ste"];
    let mut cursor = Cursor { rest: word.strip_prefix("l'").unwrap_or(word) };
    let number = cursor.number(1, 2)?;
    MARKS.contains(&cursor.rest).then_some(number)
}

/// The first day of several: `5-7`, `5/6`.
fn first_of_range(word: &str) -> Option<i16> {
    let (first, last) = word.split_once(['-', '/', '&'])?;
    ordinal(last).and(ordinal(first))
}

/// A year of four digits, without the signs behind it.
fn year(word: &str) -> Option<i16> {
    let mut cursor = Cursor { rest: word.trim_end_matches(['.', ';', ')', ':', ']']) };
    let year = cursor.number(4, 4)?;
    matches!(cursor.rest, "" | "г" | "年").then_some(year)
}

/// A year of two digits as RFC 2822 reads it: 00 to 49 are of this century, 50 to 99 of the last.
fn short_year(word: &str) -> Option<i16> {
    let mut cursor = Cursor { rest: word };
    let year = cursor.number(2, 2).filter(|_| cursor.rest.is_empty())?;
    Some(year + if year < 50 { 2000 } else { 1900 })
}

/// `None` if the day does not exist.
pub fn day(year: i16, month: i16, day: i16) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests;
