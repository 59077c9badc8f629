//! Reading a time of a query.

use crate::model::{Date, Precision};
use crate::query::value::{Comparison, Point, Unit, When};
use crate::text::fold;

/// Why a text is no time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is the beginning of one.
    Unfinished,
    /// No calendar has this day; the last day of its month, where there is one.
    NoSuchDay(Option<String>),
    /// No calendar has this month.
    NoSuchMonth,
    /// It ends before it begins; the same turned round.
    Reversed(String),
    /// It is something else.
    Other,
}

/// The words for a point that is counted from today.
const WORDS: &[(&str, Point)] = &[
    ("today", Point::Ago(0, Unit::Day)),
    ("aujourdhui", Point::Ago(0, Unit::Day)),
    ("aujourd'hui", Point::Ago(0, Unit::Day)),
    ("yesterday", Point::Ago(1, Unit::Day)),
    ("hier", Point::Ago(1, Unit::Day)),
    ("week", Point::Ago(0, Unit::Week)),
    ("semaine", Point::Ago(0, Unit::Week)),
    ("month", Point::Ago(0, Unit::Month)),
    ("mois", Point::Ago(0, Unit::Month)),
    ("year", Point::Ago(0, Unit::Year)),
    ("an", Point::Ago(0, Unit::Year)),
    ("annee", Point::Ago(0, Unit::Year)),
];

/// The words for a point that is counted from today.
pub fn words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|&(word, _)| word)
}

/// Several words for a point that is counted from today. Spaces between them may be dashes or left out.
const PHRASES: &[(&str, Point)] = &[
    ("this week", Point::Ago(0, Unit::Week)),
    ("this month", Point::Ago(0, Unit::Month)),
    ("this year", Point::Ago(0, Unit::Year)),
    ("last week", Point::Ago(1, Unit::Week)),
    ("last month", Point::Ago(1, Unit::Month)),
    ("last year", Point::Ago(1, Unit::Year)),
    ("avant hier", Point::Ago(2, Unit::Day)),
    ("cette semaine", Point::Ago(0, Unit::Week)),
    ("ce mois", Point::Ago(0, Unit::Month)),
    ("cette annee", Point::Ago(0, Unit::Year)),
    ("semaine derniere", Point::Ago(1, Unit::Week)),
    ("la semaine derniere", Point::Ago(1, Unit::Week)),
    ("mois dernier", Point::Ago(1, Unit::Month)),
    ("le mois dernier", Point::Ago(1, Unit::Month)),
    ("an dernier", Point::Ago(1, Unit::Year)),
    ("l'an dernier", Point::Ago(1, Unit::Year)),
    ("annee derniere", Point::Ago(1, Unit::Year)),
    ("l'annee derniere", Point::Ago(1, Unit::Year)),
];

/// What stands before a time ago in French.
const AGO_BEFORE: &str = "il y a ";
/// What stands behind a time ago in English.
const AGO_BEHIND: &str = " ago";

/// The words for units, behind a number.
const UNITS: &[(&str, Unit)] = &[
    ("d", Unit::Day),
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("j", Unit::Day),
    ("jour", Unit::Day),
    ("jours", Unit::Day),
    ("w", Unit::Week),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("sem", Unit::Week),
    ("semaine", Unit::Week),
    ("semaines", Unit::Week),
    ("m", Unit::Month),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("mois", Unit::Month),
    ("y", Unit::Year),
    ("year", Unit::Year),
    ("years", Unit::Year),
    ("a", Unit::Year),
    ("an", Unit::Year),
    ("ans", Unit::Year),
];

/// The months, first in English; [`Date`] reads those with a year.
const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// The number of a month with this name, folded.
fn month(folded: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|name| *name == folded)?;
    i8::try_from(at % 12 + 1).ok()
}

/// The name of a month, 1 to 12, as it is printed.
pub(super) fn month_name(month: i8) -> &'static str {
    let at = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    at.and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// Whether a word can be the first of several that make one time: `avril 2026`, `last week`, `3 days ago`.
/// A year is none.
pub(crate) fn begins_several_words(word: &str) -> bool {
    let folded = fold(word);
    let last = folded.rsplit(['.', '<', '>', '=']).find(|piece| !piece.is_empty()).unwrap_or_default();
    let is_count = (1..=3).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit());
    let begins = |phrase: &str| phrase.split(' ').next() == Some(last);
    let is_month = last.len() >= SHORTEST_MONTH && MONTHS.iter().any(|name| name.starts_with(last));
    is_count || is_month || begins(AGO_BEFORE) || PHRASES.iter().any(|(phrase, _)| begins(phrase))
}

/// Fewest letters of a month that is cut short.
const SHORTEST_MONTH: usize = 3;
/// Most digits of a number of units.
const COUNT_DIGITS: usize = 4;

/// Reads a point, a range or a comparison.
pub(crate) fn read_when(text: &str) -> Result<When, Fault> {
    let text = text.trim();
    if let Some((comparison, point)) = Comparison::read(text) {
        return read_point(point).map(|point| When::Compare(comparison, point));
    }
    let Some((from, to)) = text.split_once("..") else {
        return match read_point(text) {
            // The first dot of the two.
            Err(Fault::Other) if text.strip_suffix('.').is_some_and(|point| read_point(point).is_ok()) => {
                Err(Fault::Unfinished)
            }
            read => read.map(When::Exactly),
        };
    };
    let side = |text: &str| if text.trim().is_empty() { Ok(None) } else { read_point(text).map(Some) };
    match (side(from)?, side(to)?) {
        (None, None) => Err(Fault::Unfinished),
        (Some(from), Some(to)) if from.is_after(to) => {
            Err(Fault::Reversed(When::Between(Some(to), Some(from)).to_string()))
        }
        (from, to) => Ok(When::Between(from, to)),
    }
}

/// Reads one point.
fn read_point(text: &str) -> Result<Point, Fault> {
    let text = text.trim();
    let folded = fold(text);
    if let Some((_, point)) = WORDS.iter().find(|(word, _)| *word == folded) {
        return Ok(*point);
    }
    if let Some(point) = read_ago(&folded).or_else(|| read_phrase(&folded)) {
        return Ok(point);
    }
    if let Some(month) = month(&folded) {
        return Ok(Point::LatestMonth(month));
    }
    if let Some(date) = Date::parse(text) {
        if date.year() < 1 {
            return Err(Fault::NoSuchDay(None));
        }
        return Ok(match date.precision() {
            Precision::Year => Point::Year(date.year()),
            Precision::Month => Point::Month(date.year(), date.month()),
            Precision::Day | Precision::Second => {
                jiff::civil::Date::new(date.year(), date.month(), date.day())
                    .map_or(Point::Year(date.year()), Point::Day)
            }
        });
    }
    if may_become_a_point(&folded) {
        return Err(Fault::Unfinished);
    }
    Err(match month_of_day(&folded) {
        None => Fault::Other,
        Some(1..=12) => Fault::NoSuchDay(last_day(&folded)),
        Some(_) => Fault::NoSuchMonth,
    })
}

/// `last week`, `lastweek`, `last-week`.
fn read_phrase(folded: &str) -> Option<Point> {
    PHRASES.iter().find(|(phrase, _)| is_same(phrase, folded)).map(|(_, point)| *point)
}

/// Whether a text is a phrase, whatever stands between its words.
fn is_same(phrase: &str, folded: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|next| !matches!(next, ' ' | '-')).collect::<String>();
    letters(phrase) == letters(folded)
}

/// Whether a text is the beginning of a time of several words.
fn begins_phrase(folded: &str) -> bool {
    let begins = |phrase: &str| {
        phrase
            .char_indices()
            .skip(1)
            .any(|(at, _)| phrase.get(..at).is_some_and(|part| is_same(part, folded)))
    };
    let counted = folded.strip_prefix(AGO_BEFORE).map(str::trim_start);
    let is_count = |text: &str| count_and_rest(text).is_some_and(|(_, rest)| is_unit_begun(rest));
    let is_ago = folded
        .rsplit_once(' ')
        .is_some_and(|(count, last)| read_ago(count).is_some() && AGO_BEHIND.trim_start().starts_with(last));
    AGO_BEFORE.starts_with(folded)
        || AGO_BEFORE.trim_end() == folded
        || counted.is_some_and(|count| count.is_empty() || is_count(count))
        || is_ago
        || PHRASES.iter().any(|(phrase, _)| begins(phrase))
}

/// Whether a text is the beginning of a unit, and not the whole of it.
fn is_unit_begun(rest: &str) -> bool {
    rest.is_empty() || UNITS.iter().any(|(word, _)| word.len() > rest.len() && word.starts_with(rest))
}

/// `7d`, `2 semaines`, `3 days ago`, `il y a 3 jours`.
fn read_ago(folded: &str) -> Option<Point> {
    let counted = folded.strip_suffix(AGO_BEHIND).or_else(|| folded.strip_prefix(AGO_BEFORE));
    let (count, unit) = count_and_rest(counted.unwrap_or(folded).trim())?;
    let (_, unit) = UNITS.iter().find(|(word, _)| *word == unit)?;
    Some(Point::Ago(count, *unit))
}

/// A number of units, and what follows it.
fn count_and_rest(folded: &str) -> Option<(u16, &str)> {
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > COUNT_DIGITS {
        return None;
    }
    let (count, rest) = folded.split_at_checked(digits)?;
    Some((count.parse().ok()?, rest.trim_start()))
}

/// Whether a text that is no point can be typed on to one.
fn may_become_a_point(folded: &str) -> bool {
    let begins = |word: &str, typed: &str| word.len() > typed.len() && word.starts_with(typed);
    if folded.is_empty() || WORDS.iter().any(|(word, _)| begins(word, folded)) {
        return true;
    }
    if let Some((count, rest)) = count_and_rest(folded) {
        // `20` may be a count or the beginning of a year, `26-oct` of a day.
        if is_unit_begun(rest) {
            return true;
        }
        let month = rest.trim_start_matches(['-', ' ']);
        if count <= 31 && (month.is_empty() || begins_month_and_year(month)) {
            return true;
        }
    }
    if begins_month_and_year(folded) || begins_phrase(folded) {
        return true;
    }
    // Two patterns, because a month begins with 0 or 1.
    ["2000-01-01", "2000-10-10"].iter().any(|pattern| {
        let rest = pattern.get(folded.len()..).filter(|rest| !rest.is_empty());
        let digits = folded.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        digits && rest.is_some_and(|rest| Date::parse(&format!("{folded}{rest}")).is_some())
    })
}

/// Whether a text is a month or the beginning of one, and perhaps the beginning of a year.
fn begins_month_and_year(folded: &str) -> bool {
    let letters = folded.find(|next: char| !next.is_ascii_lowercase()).unwrap_or(folded.len());
    let (month, rest) = folded.split_at_checked(letters).unwrap_or((folded, ""));
    if month.is_empty() || !MONTHS.iter().any(|name| name.starts_with(month)) {
        return false;
    }
    let year = rest.trim_start_matches(['.', '-', ' ']);
    year.is_empty() || (year.len() < 4 && rest != year && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The number of the month, where a text has the form of a month or a day in digits.
fn month_of_day(folded: &str) -> Option<u8> {
    let mut parts = folded.split('-');
    let is_number = |part: Option<&str>, most: usize| {
        part.is_some_and(|part| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let has_form = is_number(year, 4) && is_number(month, 2) && (day.is_none() || is_number(day, 2));
    month.filter(|_| has_form && parts.next().is_none())?.parse().ok()
}

/// The last day of the month that a day names, when that month exists.
fn last_day(folded: &str) -> Option<String> {
    let (month, _) = folded.rsplit_once('-')?;
    let date = Date::parse(month).filter(|date| date.precision() == Precision::Month)?;
    let first = jiff::civil::Date::new(date.year(), date.month(), 1).ok()?;
    Some(first.last_of_month().to_string())
}

#[cfg(test)]
mod tests;
