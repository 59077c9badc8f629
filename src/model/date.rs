//! Dates as articles write them, with the precision that was written. There is no clock here: today is an argument.
//! `frontmatter` decides where an article's date comes from. Floor 0, part of [`model`](crate::model).

mod names;
mod parse;
mod path;
mod time;

use std::fmt;

use jiff::civil;

/// How much of a date was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Precision {
    /// A year without a month: `2024`.
    Year,
    Month,
    /// A full date: `2024-07-05`.
    Day,
    Second,
}

/// What stands first in dates such as `05/07/2024`, where both may be meant. Where only one order gives a day of
/// the calendar, that one counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// 5 July, as in most of the world.
    #[default]
    DayFirst,
    /// 7 May, as in the United States and in the date libraries of many programs.
    MonthFirst,
}

/// Whether a date can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DateTrust {
    /// It can, or the article has no date.
    Sound,
    /// It is more than a day after today, by up to 50 years.
    Future,
    /// It is before the year 1000 or more than 50 years ahead.
    Absurd,
}

/// A date, with or without a time, as written, in the time zone of the article. Its [`instant`](Self::instant)
/// takes the written offset from UTC into account.
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
    /// A date from the written date and time, and the offset from UTC in seconds if one was written.
    pub fn new(civil: civil::DateTime, precision: Precision, offset_seconds: Option<i32>) -> Self {
        let since = civil.duration_since(civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
        let instant = since.as_secs() - i64::from(offset_seconds.unwrap_or(0));
        Self { instant, civil, precision, zoned: offset_seconds.is_some() }
    }

    /// Seconds since 1970-01-01T00:00:00Z, which sorts the articles of a day; a date without an offset counts as UTC.
    pub fn instant(self) -> i64 {
        self.instant
    }

    /// The offset from UTC in seconds, if one was written.
    fn offset_seconds(self) -> Option<i32> {
        let as_utc = Self::new(self.civil, self.precision, None);
        self.zoned.then(|| i32::try_from(as_utc.instant - self.instant).unwrap_or(0))
    }

    /// The offset from UTC in whole minutes, if one was written.
    pub fn offset_minutes(self) -> Option<i32> {
        self.offset_seconds().map(|seconds| seconds / 60)
    }

    /// The year as written.
    pub fn year(self) -> i16 {
        self.civil.year()
    }

    /// The month as written, 1 to 12; 1 if only a year was written.
    pub fn month(self) -> i8 {
        self.civil.month()
    }

    /// The day of the month as written; 1 if none was written.
    pub fn day(self) -> i8 {
        self.civil.day()
    }

    /// The hour and minute as written; `None` if there is no time, or if it is midnight, which software
    /// writes for a day without a time.
    pub fn time(self) -> Option<(i8, i8)> {
        let (hour, minute) = (self.civil.hour(), self.civil.minute());
        (self.precision == Precision::Second && (hour, minute) != (0, 0)).then_some((hour, minute))
    }

    /// The day and the time as written, midnight if there is no time.
    pub fn civil(self) -> civil::DateTime {
        self.civil
    }

    /// The first day that the date covers: for a month or a year, its first day.
    pub fn first_day(self) -> civil::Date {
        self.civil.date()
    }

    /// How much of the date was written.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether the date can be believed if today is `today`: one day of grace allows for time zones, and years from
    /// 1000 on are believed, because historical texts may have their own date.
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

/// A date as the index stores it: day and time as written, with nanoseconds, and the offset in seconds if written.
type Stored = ((i16, i8, i8), (i8, i8, i8, i32), Precision, Option<i32>);

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let civil = self.civil;
        let offset = self.offset_seconds();
        let day = (civil.year(), civil.month(), civil.day());
        let time = (civil.hour(), civil.minute(), civil.second(), civil.subsec_nanosecond());
        let stored: Stored = (day, time, self.precision, offset);
        stored.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ((year, month, day), (hour, minute, second, nanosecond), precision, offset): Stored =
            serde::Deserialize::deserialize(deserializer)?;
        let civil = civil::DateTime::new(year, month, day, hour, minute, second, nanosecond);
        civil.map(|civil| Self::new(civil, precision, offset)).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Date {
    /// RFC 3339 with the written precision: `2024`, `2024-07`, `2024-07-05`, `2024-07-05T14:31:39+02:00`. The day and
    /// the time are those of the article, with its offset if one was written; so both the day and the moment can be
    /// read from it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.civil.date();
        match self.precision {
            Precision::Year => write!(formatter, "{:04}", self.year()),
            Precision::Month => write!(formatter, "{:04}-{:02}", self.year(), self.month()),
            Precision::Day => write!(formatter, "{date}"),
            Precision::Second => {
                write!(formatter, "{}", self.civil)?;
                match self.offset_minutes() {
                    None => Ok(()),
                    Some(0) => write!(formatter, "Z"),
                    Some(minutes) => {
                        let sign = if minutes < 0 { '-' } else { '+' };
                        let minutes = minutes.unsigned_abs();
                        write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                    }
                }
            }
        }
    }
}
