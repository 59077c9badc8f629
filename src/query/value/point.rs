//! Points in time as queries name them, and the days they cover. Floor 1, part of [`query`](crate::query). Parsing
//! is left to `time`; which day is today, to the caller.

use std::fmt;

use jiff::civil::{self, Weekday};

use crate::query::value::{Comparison, Extent};
use crate::wording::{Language, month_names_in};

/// The unit in which time is counted back from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Day,
    /// Weeks, which begin on Monday.
    Week,
    Month,
    Year,
}

/// A point in time as a query names it: always a whole day, week, month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// All days of a year: `2024`.
    Year(i16),
    /// A month of a year, 1 to 12.
    Month(i16, i8),
    /// One day: `2024-07-05`.
    Day(civil::Date),
    /// The most recent month with this number, 1 to 12, that has begun.
    LatestMonth(i8),
    /// The whole unit this many units before today; 0 is the current one.
    Ago(u16, Unit),
}

/// A range of consecutive days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct DayRange {
    /// The first day; `None` if the range has no beginning.
    pub from: Option<civil::Date>,
    /// The day after the last one; `None` if the range has no end.
    pub until: Option<civil::Date>,
}

impl DayRange {
    /// Whether the range contains a day.
    pub fn holds(&self, day: civil::Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

impl Point {
    /// The days that the point covers, cut off at the years −9999 and 9999.
    pub fn days(self, today: civil::Date) -> DayRange {
        let first = self.first_day(today);
        let unit = match self {
            Self::Year(_) => Unit::Year,
            Self::Month(..) | Self::LatestMonth(_) => Unit::Month,
            Self::Day(_) => Unit::Day,
            Self::Ago(_, unit) => unit,
        };
        DayRange { from: Some(first), until: first.checked_add(unit.times(1)).ok() }
    }

    fn first_day(self, today: civil::Date) -> civil::Date {
        match self {
            Self::Year(year) => civil::Date::new(year, 1, 1).unwrap_or(civil::Date::MIN),
            Self::Month(year, month) => civil::Date::new(year, month, 1).unwrap_or(civil::Date::MIN),
            Self::Day(day) => day,
            Self::LatestMonth(month) => {
                let year = if month <= today.month() { today.year() } else { today.year().saturating_sub(1) };
                civil::Date::new(year, month, 1).unwrap_or(civil::Date::MIN)
            }
            Self::Ago(count, unit) => unit.first_day(today.saturating_sub(unit.times(count))),
        }
    }

    /// Whether this point begins only after the end of `to`, whatever day today is.
    pub(super) fn is_after(self, to: Self) -> bool {
        match (self, to) {
            (Self::Ago(count, unit), Self::Ago(to_count, to_unit)) if unit == to_unit => count < to_count,
            (Self::Ago(count, unit), Self::Ago(to_count, to_unit)) => {
                let ((_, most), (fewest, _)) = (unit.day_counts(), to_unit.day_counts());
                (u32::from(count) + 1) * most < u32::from(to_count) * fewest
            }
            (Self::Ago(..) | Self::LatestMonth(_), _) | (_, Self::Ago(..) | Self::LatestMonth(_)) => false,
            (from, to) => {
                // Neither depends on today, so any day will do.
                let day = civil::Date::ZERO;
                to.days(day).until.is_some_and(|until| from.first_day(day) >= until)
            }
        }
    }
}

impl Unit {
    fn times(self, count: u16) -> jiff::Span {
        let span = jiff::Span::new();
        match self {
            Self::Day => span.days(count),
            Self::Week => span.weeks(count),
            Self::Month => span.months(count),
            // `jiff` panics on spans of 20,000 years; adding saturates at the ends of the calendar anyway.
            Self::Year => span.years(count.min(9_999)),
        }
    }

    fn first_day(self, day: civil::Date) -> civil::Date {
        match self {
            Self::Day => day,
            Self::Week => day.saturating_sub(jiff::Span::new().days(day.weekday().since(Weekday::Monday))),
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
        }
    }

    /// The fewest and the most days that the unit has.
    fn day_counts(self) -> (u32, u32) {
        match self {
            Self::Day => (1, 1),
            Self::Week => (7, 7),
            Self::Month => (28, 31),
            Self::Year => (365, 366),
        }
    }
}

impl fmt::Display for Point {
    /// `2024`, `2024-07`, `2024-07-05`, `april`, `today`, `yesterday`, `week`, `7d`, `2w`, `3m`, `1y`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(formatter, "{year:04}"),
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Self::Day(day) => write!(formatter, "{day}"),
            Self::LatestMonth(month) => {
                formatter.write_str(&month_names_in(Language::English, *month).0.to_lowercase())
            }
            Self::Ago(0, Unit::Day) => formatter.write_str("today"),
            Self::Ago(1, Unit::Day) => formatter.write_str("yesterday"),
            Self::Ago(0, Unit::Week) => formatter.write_str("week"),
            Self::Ago(0, Unit::Month) => formatter.write_str("month"),
            Self::Ago(0, Unit::Year) => formatter.write_str("year"),
            Self::Ago(count, Unit::Day) => write!(formatter, "{count}d"),
            Self::Ago(count, Unit::Week) => write!(formatter, "{count}w"),
            Self::Ago(count, Unit::Month) => write!(formatter, "{count}m"),
            Self::Ago(count, Unit::Year) => write!(formatter, "{count}y"),
        }
    }
}

/// A time: a point, a range of points, or a comparison with a point.
pub type When = Extent<Point>;

impl Extent<Point> {
    /// Whether the printed time ends with a month, so that a year after it would belong to the time.
    pub fn ends_with_month(&self) -> bool {
        matches!(
            self,
            Self::Exactly(Point::LatestMonth(_))
                | Self::Between(_, Some(Point::LatestMonth(_)))
                | Self::Compare(_, Point::LatestMonth(_))
        )
    }

    /// The days that the time covers if today is `today`.
    pub fn days(&self, today: civil::Date) -> DayRange {
        let first = |point: &Point| point.days(today).from;
        let after = |point: &Point| point.days(today).until;
        let (from, until) = match self {
            Self::Exactly(point) => (first(point), after(point)),
            Self::Between(from, to) => (from.as_ref().and_then(first), to.as_ref().and_then(after)),
            Self::Compare(Comparison::Less, point) => (None, first(point)),
            Self::Compare(Comparison::AtMost, point) => (None, after(point)),
            Self::Compare(Comparison::AtLeast, point) => (first(point), None),
            Self::Compare(Comparison::Greater, point) => match after(point) {
                // Nothing comes after the end of the calendar.
                None => (Some(civil::Date::MAX), Some(civil::Date::MAX)),
                after => (after, None),
            },
        };
        DayRange { from, until }
    }
}
