//! Remembers when each library was last left, so that later articles count as new. Deciding which articles
//! are new is left to [`library`](crate::library).
//!
//! Floor 4, part of [`io`](crate::io). One file per library in the state folder, with a time as in RFC 3339,
//! to the nanosecond. If it cannot be read nothing is new; a failure to write it is only logged.

use std::path::Path;

use jiff::Timestamp;

use crate::io::whole_file;

/// Most bytes that are read: a time has about thirty.
const LONGEST: usize = 64;

/// The current time in nanoseconds since 1970.
#[must_use]
pub fn now() -> i64 {
    i64::try_from(Timestamp::now().as_nanosecond()).unwrap_or(i64::MAX)
}

/// When the library was left, in nanoseconds since 1970; `None` on the first visit. A time after `now` was
/// written with a wrong clock and is ignored.
#[must_use]
pub fn read(file: &Path, now: i64) -> Option<i64> {
    let text = whole_file::read(file, LONGEST).ok()??;
    let time: Timestamp = text.trim().parse().ok()?;
    i64::try_from(time.as_nanosecond()).ok().filter(|&left| left <= now)
}

/// Remembers that the library was left at `time` (like `now` in nanoseconds since 1970). If another reader
/// of the same library has left later, its time stays.
pub fn leave(file: &Path, time: i64, now: i64) {
    if read(file, now).is_some_and(|left| left >= time) {
        return;
    }
    if let Err(error) = write(file, time) {
        tracing::debug!(reason = %super::source::reason(&error), "the time of this visit could not be saved");
    }
}

fn write(file: &Path, time: i64) -> std::io::Result<()> {
    let time = Timestamp::from_nanosecond(i128::from(time)).map_err(std::io::Error::other)?;
    whole_file::replace(file, format!("{time}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATE: i64 = 4_000_000_000_000_000_000;

    #[test]
    fn times_are_stored_to_the_nanosecond() {
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
    fn the_later_of_two_times_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("papers");
        leave(&file, 2_000, LATE);
        leave(&file, 1_000, LATE);
        assert_eq!(read(&file, LATE), Some(2_000));
        // The time was written with a wrong clock.
        assert_eq!(read(&file, 1_999), None);
        leave(&file, 1_500, 1_999);
        assert_eq!(read(&file, LATE), Some(1_500));
    }

    #[test]
    fn invalid_times_are_ignored_and_replaced() {
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
    fn failures_to_write_are_ignored() {
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
