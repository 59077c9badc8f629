//! The days that begin while the program runs.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, ToSpan, civil, tz::TimeZone};

use crate::wording::in_this_language;

/// Longest sleep: a machine that was suspended is not asked how late it is before that.
const LONGEST_SLEEP: Duration = Duration::from_secs(600);

/// Tells of every day that begins from now on, until nobody listens: `tell` says whether somebody does. Days
/// are those of UTC, as in articles. Where there is no thread for it, the day stays that of the start.
pub fn listen(mut today: civil::Date, tell: impl Fn(civil::Date) -> bool + Send + 'static) {
    let work = move || {
        loop {
            std::thread::sleep(until_tomorrow(Timestamp::now()).min(LONGEST_SLEEP));
            let now = date(Timestamp::now());
            if std::mem::replace(&mut today, now) != now && !tell(now) {
                return;
            }
        }
    };
    let worker = std::thread::Builder::new().name("days".into());
    if worker.spawn(in_this_language(work)).is_err() {
        tracing::warn!("there is no thread that tells of days");
    }
}

fn date(now: Timestamp) -> civil::Date {
    now.to_zoned(TimeZone::UTC).date()
}

/// How long it takes until another day begins; a little more, because of clocks that are set.
fn until_tomorrow(now: Timestamp) -> Duration {
    let tomorrow = date(now).checked_add(1.day()).and_then(|day| day.to_zoned(TimeZone::UTC));
    let wait = tomorrow.map_or(SignedDuration::ZERO, |day| day.timestamp().duration_since(now));
    Duration::try_from(wait).unwrap_or_default() + Duration::from_secs(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight() {
        for (now, seconds) in [
            ("2026-11-25T23:59:59Z", 2),
            ("2026-11-25T00:00:00Z", 86_401),
            ("2024-02-28T12:00:00Z", 43_201),
            ("2026-12-31T23:00:00Z", 3_601),
        ] {
            let now: Timestamp = now.parse().unwrap();
            assert_eq!(until_tomorrow(now).as_secs(), seconds, "{now}");
            let later = now + SignedDuration::try_from(until_tomorrow(now)).unwrap();
            assert_ne!(date(now), date(later));
        }
    }
}
