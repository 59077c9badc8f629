//! Dates as articles write them.
//!
//! Floor 0. A date keeps how much of it was written. There is no clock here: today is an argument.

mod parse;
mod path;
mod time;
mod words;

use std::fmt;

use jiff::civil;

/// How much of a date was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Precision {
    /// A year.
    Year,
    /// A year and a month.
    Month,
    /// A day.
    Day,
    /// A day and a time.
    Second,
}

/// Whether a date can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DateTrust {
    /// It can, or there is none.
    Sound,
    /// It lies more than a day after today.
    Future,
    /// No article can have it.
    Absurd,
}

/// A point in time as an article gives it.
///
/// The civil parts are as written; ordering goes by the instant when an offset was written, so that
/// articles of different time zones stand in true order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// Seconds since 1970-01-01T00:00:00Z; a date without an offset counts as UTC.
    instant: i64,
    civil: civil::DateTime,
    precision: Precision,
    /// Whether an offset or `Z` was written.
    zoned: bool,
}

impl Date {
    /// A date out of civil parts as written, and the offset from UTC in seconds if one was written.
    #[must_use]
    pub fn new(civil: civil::DateTime, precision: Precision, offset_seconds: Option<i32>) -> Self {
        let days = i64::from(
            civil.date().since(civil::Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days()),
        );
        let time =
            i64::from(civil.hour()) * 3600 + i64::from(civil.minute()) * 60 + i64::from(civil.second());
        let instant = days * 86_400 + time - i64::from(offset_seconds.unwrap_or(0));
        Self { instant, civil, precision, zoned: offset_seconds.is_some() }
    }

    /// Seconds since 1970-01-01T00:00:00Z, for sorting.
    #[must_use]
    pub fn instant(self) -> i64 {
        self.instant
    }

    /// The year as written.
    #[must_use]
    pub fn year(self) -> i16 {
        self.civil.year()
    }

    /// The month as written, 1 to 12; 1 when only a year was written.
    #[must_use]
    pub fn month(self) -> i8 {
        self.civil.month()
    }

    /// The day of the month as written; 1 when none was written.
    #[must_use]
    pub fn day(self) -> i8 {
        self.civil.day()
    }

    /// The hour and minute as written, where a time was written. Midnight is what machines write for a
    /// day without a time, so it is none.
    #[must_use]
    pub fn time(self) -> Option<(i8, i8)> {
        let (hour, minute) = (self.civil.hour(), self.civil.minute());
        (self.precision == Precision::Second && (hour, minute) != (0, 0)).then_some((hour, minute))
    }

    /// The first day that the written date means.
    #[must_use]
    pub fn first_day(self) -> civil::Date {
        self.civil.date()
    }

    /// How much was written.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether it can be believed on the day `today`.
    ///
    /// A day of grace covers time zones. Before 1000 and after 9999 there are no articles; from the
    /// year 1000 on, historical texts may well carry their own date.
    #[must_use]
    pub fn trust(self, today: civil::Date) -> DateTrust {
        let limit = today.checked_add(jiff::Span::new().days(1)).unwrap_or(today);
        if self.year() < 1000 {
            DateTrust::Absurd
        } else if self.civil.date() <= limit || self.precision < Precision::Day && self.civil.date() <= today
        {
            DateTrust::Sound
        } else if i32::from(self.year()) > i32::from(today.year()) + 50 {
            DateTrust::Absurd
        } else {
            DateTrust::Future
        }
    }
}

/// A date as it is kept: the civil parts as written, nanoseconds included, the precision, and the
/// offset from UTC in seconds if one was written.
type Kept = ((i16, i8, i8), (i8, i8, i8, i32), Precision, Option<i32>);

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let civil = self.civil;
        let offset = self.zoned.then(|| {
            let as_utc = Self::new(civil, self.precision, None);
            i32::try_from(as_utc.instant - self.instant).unwrap_or(0)
        });
        let day = (civil.year(), civil.month(), civil.day());
        let time = (civil.hour(), civil.minute(), civil.second(), civil.subsec_nanosecond());
        let kept: Kept = (day, time, self.precision, offset);
        kept.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ((year, month, day), (hour, minute, second, nanosecond), precision, offset): Kept =
            serde::Deserialize::deserialize(deserializer)?;
        let civil = civil::DateTime::new(year, month, day, hour, minute, second, nanosecond);
        civil.map(|civil| Self::new(civil, precision, offset)).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Date {
    /// RFC 3339, as far as it was written: `2024`, `2024-07`, `2024-07-05`,
    /// `2024-07-05T14:31:39Z` (in UTC when an offset was written, else without `Z`).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.civil.date();
        match self.precision {
            Precision::Year => write!(formatter, "{:04}", self.year()),
            Precision::Month => write!(formatter, "{:04}-{:02}", self.year(), self.month()),
            Precision::Day => write!(formatter, "{date}"),
            Precision::Second if self.zoned => match jiff::Timestamp::from_second(self.instant) {
                Ok(instant) => write!(formatter, "{instant}"),
                Err(_) => write!(formatter, "{date}"),
            },
            Precision::Second => write!(formatter, "{}", self.civil),
        }
    }
}
