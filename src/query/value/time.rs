//! Parses the times of a query, in English and in French. Floor 1, part of [`query`](crate::query). Dates with a
//! year are left to [`Date`].

use std::sync::LazyLock;

use crate::model::{Date, Precision};
use crate::query::value::{Comparison, Point, Unit, When};
use crate::text::fold;
use crate::wording::{Language, month_names_in};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TimeError {
    /// It may be the beginning of a time.
    Unfinished,
    /// The day does not exist. Holds the last day of its month, if the month exists.
    NoSuchDay(Option<String>),
    NoSuchMonth,
    /// The range ends before it begins. Holds the range with its ends swapped.
    Reversed(String),
    Other,
}

/// Meanings with the words for each, folded, in both languages.
type Meanings<T> = &'static [(T, &'static [&'static str])];

/// Single words for points relative to today.
const WORDS: Meanings<Point> = &[
    (Point::Ago(0, Unit::Day), &["today", "aujourdhui", "aujourd'hui"]),
    (Point::Ago(1, Unit::Day), &["yesterday", "hier"]),
    (Point::Ago(0, Unit::Week), &["week", "semaine"]),
    (Point::Ago(0, Unit::Month), &["month", "mois"]),
    (Point::Ago(0, Unit::Year), &["year", "an", "annee"]),
];

/// Phrases for points relative to today. Spaces in them may be typed as hyphens or left out.
const PHRASES: Meanings<Point> = &[
    (Point::Ago(2, Unit::Day), &["avant hier"]),
    (Point::Ago(0, Unit::Week), &["this week", "cette semaine"]),
    (Point::Ago(0, Unit::Month), &["this month", "ce mois"]),
    (Point::Ago(0, Unit::Year), &["this year", "cette annee"]),
    (Point::Ago(1, Unit::Week), &["last week", "semaine derniere", "la semaine derniere"]),
    (Point::Ago(1, Unit::Month), &["last month", "mois dernier", "le mois dernier"]),
    (
        Point::Ago(1, Unit::Year),
        &["last year", "an dernier", "l'an dernier", "annee derniere", "l'annee derniere"],
    ),
];

const AGO_BEFORE: &str = "il y a ";
const AGO_AFTER: &str = " ago";

/// The words for units, which follow a number.
const UNITS: Meanings<Unit> = &[
    (Unit::Day, &["d", "day", "days", "j", "jour", "jours"]),
    (Unit::Week, &["w", "week", "weeks", "sem", "semaine", "semaines"]),
    (Unit::Month, &["m", "month", "months", "mois"]),
    (Unit::Year, &["y", "year", "years", "a", "an", "ans"]),
];

/// Every word with its meaning.
fn each<T: Copy>(meanings: Meanings<T>) -> impl Iterator<Item = (&'static str, T)> {
    meanings.iter().flat_map(|&(meaning, words)| words.iter().map(move |&word| (word, meaning)))
}

/// The single words for points relative to today, folded, in both languages.
pub fn words() -> impl Iterator<Item = &'static str> {
    each(WORDS).map(|(word, _)| word)
}

/// The months in English, then in French, folded. For months without a year; [`Date`] parses the others.
static MONTHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = Language::ALL.into_iter().flat_map(|language| (1..=12).map(move |month| (language, month)));
    names.map(|(language, month)| fold(month_names_in(language, month).0).into_owned()).collect()
});

/// The number, 1 to 12, of the month with this folded name.
fn month(folded: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|name| name == folded)?;
    i8::try_from(at % 12 + 1).ok()
}

/// Whether a word can be the first of several that make up a time: `avril 2026`, `last week`, `3 days ago`.
pub(crate) fn begins_several_words(word: &str) -> bool {
    let folded = fold(word);
    let last = folded.rsplit(['.', '<', '>', '=']).find(|piece| !piece.is_empty()).unwrap_or_default();
    let is_count = (1..=3).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = |phrase: &str| phrase.split(' ').next() == Some(last);
    let is_month = last.len() >= SHORTEST_MONTH && MONTHS.iter().any(|name| name.starts_with(last));
    is_count || is_month || is_first(AGO_BEFORE) || each(PHRASES).any(|(phrase, _)| is_first(phrase))
}

const SHORTEST_MONTH: usize = 3;
const COUNT_DIGITS: usize = 4;

pub(crate) fn read_when(text: &str) -> Result<When, TimeError> {
    let text = text.trim();
    if let Some((comparison, point)) = Comparison::read(text) {
        return read_point(point).map(|point| When::Compare(comparison, point));
    }
    let Some((from, to)) = text.split_once("..") else {
        return match read_point(text) {
            // The first of the two dots of a range.
            Err(TimeError::Other)
                if text.strip_suffix('.').is_some_and(|point| read_point(point).is_ok()) =>
            {
                Err(TimeError::Unfinished)
            }
            read => read.map(When::Exactly),
        };
    };
    let side = |text: &str| if text.trim().is_empty() { Ok(None) } else { read_point(text).map(Some) };
    match (side(from)?, side(to)?) {
        (None, None) => Err(TimeError::Unfinished),
        (Some(from), Some(to)) if from.is_after(to) => {
            Err(TimeError::Reversed(When::Between(Some(to), Some(from)).to_string()))
        }
        (from, to) => Ok(When::Between(from, to)),
    }
}

fn read_point(text: &str) -> Result<Point, TimeError> {
    let text = text.trim();
    let folded = fold(text);
    let word = each(WORDS).find(|(word, _)| *word == folded);
    let phrase = || each(PHRASES).find(|(phrase, _)| letters(phrase) == letters(&folded));
    let named = word.or_else(phrase).map(|(_, point)| point);
    let named = named.or_else(|| read_ago(&folded)).or_else(|| month(&folded).map(Point::LatestMonth));
    if let Some(point) = named {
        return Ok(point);
    }
    if let Some(date) = Date::parse(text) {
        if date.year() < 1 {
            return Err(TimeError::NoSuchDay(None));
        }
        return Ok(match date.precision() {
            Precision::Year => Point::Year(date.year()),
            Precision::Month => Point::Month(date.year(), date.month()),
            Precision::Day | Precision::Second => Point::Day(date.first_day()),
        });
    }
    if may_become_a_point(&folded) {
        return Err(TimeError::Unfinished);
    }
    Err(match month_of_day(&folded) {
        None => TimeError::Other,
        Some(1..=12) => TimeError::NoSuchDay(last_day(&folded)),
        Some(_) => TimeError::NoSuchMonth,
    })
}

/// The letters of a phrase: `last week`, `lastweek` and `last-week` are the same.
fn letters(phrase: &str) -> String {
    phrase.replace([' ', '-'], "")
}

/// Whether `typed` is the beginning of a word, but not all of it.
fn begins(word: &str, typed: &str) -> bool {
    word != typed && word.starts_with(typed)
}

/// Whether a text is the beginning of a time that has several words.
fn begins_phrase(folded: &str) -> bool {
    let typed = letters(folded);
    let is_count = |text: &str| count_and_rest(text).is_some_and(|(_, rest)| begins_unit(rest));
    let is_ago = folded
        .rsplit_once(' ')
        .is_some_and(|(count, last)| read_ago(count).is_some() && AGO_AFTER.trim_start().starts_with(last));
    AGO_BEFORE.starts_with(folded)
        || folded.strip_prefix(AGO_BEFORE).is_some_and(|count| is_count(count.trim_start()))
        || is_ago
        || !typed.is_empty() && each(PHRASES).any(|(phrase, _)| begins(&letters(phrase), &typed))
}

fn begins_unit(rest: &str) -> bool {
    each(UNITS).any(|(word, _)| begins(word, rest))
}

/// Parses `7d`, `2 semaines`, `3 days ago`, `il y a 3 jours`.
fn read_ago(folded: &str) -> Option<Point> {
    let counted = folded.strip_suffix(AGO_AFTER).or_else(|| folded.strip_prefix(AGO_BEFORE));
    let (count, unit) = count_and_rest(counted.unwrap_or(folded).trim())?;
    each(UNITS).find(|(word, _)| *word == unit).map(|(_, unit)| Point::Ago(count, unit))
}

/// The number at the beginning of a text, at most [`COUNT_DIGITS`] long, and the rest.
fn count_and_rest(folded: &str) -> Option<(u16, &str)> {
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > COUNT_DIGITS {
        return None;
    }
    let (count, rest) = folded.split_at_checked(digits)?;
    Some((count.parse().ok()?, rest.trim_start()))
}

/// Whether a text that is not a point may become one as the user types on.
fn may_become_a_point(folded: &str) -> bool {
    // `20` may become `20d` or `2026`, and `26-oct` a day.
    let begins_count = |(count, rest): (u16, &str)| {
        let month = rest.trim_start_matches(['-', ' ']);
        begins_unit(rest) || count <= 31 && (month.is_empty() || begins_month_and_year(month))
    };
    // Complete the text to a date. Two patterns, because a month begins with 0 or 1.
    let begins_date = |pattern: &&str| {
        let rest = pattern.get(folded.len()..).filter(|rest| !rest.is_empty());
        let digits = folded.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        digits && rest.is_some_and(|rest| Date::parse(&format!("{folded}{rest}")).is_some())
    };
    words().any(|word| begins(word, folded))
        || count_and_rest(folded).is_some_and(begins_count)
        || begins_month_and_year(folded)
        || begins_phrase(folded)
        || ["2000-01-01", "2000-10-10"].iter().any(begins_date)
}

/// Whether a text is the beginning of a month, or of a month followed by the beginning of a year.
fn begins_month_and_year(folded: &str) -> bool {
    let letters = folded.find(|next: char| !next.is_ascii_lowercase()).unwrap_or(folded.len());
    let (month, rest) = folded.split_at_checked(letters).unwrap_or((folded, ""));
    if month.is_empty() || !MONTHS.iter().any(|name| name.starts_with(month)) {
        return false;
    }
    let year = rest.trim_start_matches(['.', '-', ' ']);
    year.is_empty() || (year.len() < 4 && rest != year && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The number of the month if the text looks like `2024-07` or `2024-07-05`, even if there is no such month.
fn month_of_day(folded: &str) -> Option<u8> {
    let mut parts = folded.split('-');
    let is_number = |part: Option<&str>, most: usize| {
        part.is_some_and(|part| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let has_form = is_number(year, 4) && is_number(month, 2) && (day.is_none() || is_number(day, 2));
    month.filter(|_| has_form && parts.next().is_none())?.parse().ok()
}

/// The last day of the month of `2024-02-30`; `None` if that month does not exist.
fn last_day(folded: &str) -> Option<String> {
    let (month, _) = folded.rsplit_once('-')?;
    let date = Date::parse(month).filter(|date| date.precision() == Precision::Month)?;
    let first = jiff::civil::Date::new(date.year(), date.month(), 1).ok()?;
    Some(first.last_of_month().to_string())
}

#[cfg(test)]
mod tests;
