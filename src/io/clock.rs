//! The clock: the current time, and a report of each new day while the program runs, so that “today” stays
//! right. Days change at midnight UTC, as the dates of articles do. Updating what depends on the day is left
//! to the receiver of the report. Floor 4, part of [`io`](crate::io).

use std::time::Duration;

use jiff::{Timestamp, civil, tz::TimeZone};

use crate::io::worker::spawn;

/// Longest sleep. Bounds how late a new day is noticed after the machine was suspended.
const LONGEST_SLEEP: Duration = Duration::from_secs(600);

/// The length of a day in UTC, in seconds.
const DAY: i64 = 86_400;

/// The current time in nanoseconds since 1970.
pub fn now() -> i64 {
    i64::try_from(Timestamp::now().as_nanosecond()).unwrap_or(i64::MAX)
}

/// Calls `notify` for each day that begins after `today`, on a thread of its own, until it returns `false`.
/// If the thread cannot be started, logs a warning and never calls it.
pub fn listen_to_days(mut today: civil::Date, notify: impl Fn(civil::Date) -> bool + Send + 'static) {
    let work = move || {
        loop {
            std::thread::sleep(until_tomorrow(Timestamp::now()).min(LONGEST_SLEEP));
            let now = date(Timestamp::now());
            if std::mem::replace(&mut today, now) != now && !notify(now) {
                return;
            }
        }
    };
    if spawn("days", work).is_err() {
        tracing::warn!("no thread to notice a new day");
    }
}

fn date(now: Timestamp) -> civil::Date {
    now.to_zoned(TimeZone::UTC).date()
}

/// The time until the next day begins, plus one second in case the clock is adjusted.
fn until_tomorrow(now: Timestamp) -> Duration {
    let passed = now.as_second().rem_euclid(DAY);
    Duration::from_secs((DAY - passed + 1).unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_ends_just_after_midnight_utc() {
        for (now, seconds) in [
            ("2026-11-25T23:59:59Z", 2),
            ("2026-11-25T00:00:00Z", 86_401),
            ("2024-02-28T12:00:00Z", 43_201),
            ("2026-12-31T23:00:00Z", 3_601),
        ] {
            let now: Timestamp = now.parse().unwrap();
            assert_eq!(until_tomorrow(now).as_secs(), seconds, "{now}");
            let later = now + jiff::SignedDuration::try_from(until_tomorrow(now)).unwrap();
            assert_ne!(date(now), date(later));
        }
    }
}
