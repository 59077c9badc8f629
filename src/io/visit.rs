//! The last visit: when a library was left, so that what came later is new.
//!
//! One tiny file a library in the state folder of the user: a time by RFC 3339, down to the nanosecond. It
//! is a convenience: where it cannot be read nothing is new, and where it cannot be written nothing
//! happens.

use std::path::Path;

use jiff::Timestamp;

use crate::io::whole;

/// Longest file that is looked at, in bytes: a time has about thirty.
const LONGEST: usize = 64;

/// Now, by the clock of the machine, in nanoseconds since 1970.
#[must_use]
pub fn now() -> i64 {
    i64::try_from(Timestamp::now().as_nanosecond()).unwrap_or(i64::MAX)
}

/// When the library was left, in nanoseconds since 1970; nothing on the first visit. A time after `now`
/// comes of a clock that was wrong, and counts as none.
#[must_use]
pub fn read(file: &Path, now: i64) -> Option<i64> {
    let text = whole::read(file, LONGEST).ok()??;
    let time: Timestamp = text.trim().parse().ok()?;
    i64::try_from(time.as_nanosecond()).ok().filter(|&left| left <= now)
}

/// Writes that the library was left at `time`, in nanoseconds since 1970, as `now` is. Where another reader
/// of the same library left later, its time stays.
pub fn leave(file: &Path, time: i64, now: i64) {
    if read(file, now).is_some_and(|left| left >= time) {
        return;
    }
    if let Err(error) = write(file, time) {
        tracing::debug!(reason = %super::source::reason(&error), "the visit is not remembered");
    }
}

fn write(file: &Path, time: i64) -> std::io::Result<()> {
    let time = Timestamp::from_nanosecond(i128::from(time)).map_err(std::io::Error::other)?;
    whole::replace(file, format!("{time}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATE: i64 = 4_000_000_000_000_000_000;

    #[test]
    fn what_is_written_is_read_to_the_nanosecond() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("visits/papers");
        assert_eq!(read(&file, LATE), None);
        for time in [0, 1, 1_795_342_272_123_456_789, 1_795_342_272_123_456_790] {
            leave(&file, time, LATE);
            assert_eq!(read(&file, LATE), Some(time));
        }
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(text, "2026-11-22T10:11:12.12345679Z\n");
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn the_later_of_two_times_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("papers");
        leave(&file, 2_000, LATE);
        leave(&file, 1_000, LATE);
        assert_eq!(read(&file, LATE), Some(2_000));
        // The clock was wrong when this was written.
        assert_eq!(read(&file, 1_999), None);
        leave(&file, 1_500, 1_999);
        assert_eq!(read(&file, LATE), Some(1_500));
    }

    #[test]
    fn what_is_no_time_is_no_visit_and_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("papers");
        for text in ["", "yesterday", "2026-11-22", "\0", "9999999-01-01T00:00:00Z"] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(read(&file, LATE), None, "{text}");
        }
        std::fs::write(&file, "2".repeat(100_000)).unwrap();
        assert_eq!(read(&file, LATE), None);
        leave(&file, 5, LATE);
        assert_eq!(read(&file, LATE), Some(5));
    }

    #[test]
    fn where_nothing_can_be_written_nothing_happens() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        leave(&file.join("papers"), 5, LATE);
        assert_eq!(read(&file.join("papers"), LATE), None);
        let taken = folder.path().join("taken");
        std::fs::create_dir(&taken).unwrap();
        leave(&taken, 5, LATE);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
