//! Remembers what the next start needs: how each library was left and when, which library was the last, the
//! tips that were shown, and the theme that was chosen in the reader.
//!
//! Floor 4, part of [`io`](crate::io). What these mean is left to their users. All of it is a convenience: a
//! file that cannot be read counts as missing, and a failure to write is only logged.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::app::tips::Tip;
use crate::config::Session;
use crate::io::source::reason;
use crate::io::{Places, whole_file};
use crate::limits;
use crate::text::CleanText;

/// Most bytes that are read of a time: it has about thirty.
const TIME_BYTES: usize = 64;

/// The text of a file of at most `most` bytes.
fn read(file: &Path, most: usize) -> Option<String> {
    whole_file::read(file, most).ok().flatten()
}

fn write(file: &Path, bytes: &[u8]) {
    if let Err(error) = whole_file::replace(file, bytes) {
        let name = file.file_name().unwrap_or_default();
        tracing::debug!(?name, reason = %reason(&error), "it could not be remembered");
    }
}

/// The tips shown so far. Unknown names are skipped.
pub fn tips(file: &Path) -> BTreeSet<Tip> {
    let text = read(file, limits::TIPS_BYTES).unwrap_or_default();
    text.lines().filter_map(|line| Tip::named(line.trim())).collect()
}

/// Adds tips to those in the file, one name per line.
pub fn add_tips(file: &Path, known: &[Tip]) {
    let mut all = tips(file);
    all.extend(known);
    let text: String = all.iter().flat_map(|tip| [tip.name(), "\n"]).collect();
    write(file, text.as_bytes());
}

/// The name of the chosen theme, if one was chosen. The caller checks whether there is such a theme.
pub fn theme(file: &Path) -> Option<CleanText> {
    let text = read(file, limits::THEME_NAME_BYTES)?;
    Some(CleanText::line(&text)).filter(|name| !name.is_empty())
}

/// Remembers the chosen theme.
pub fn set_theme(file: &Path, name: &CleanText) {
    write(file, format!("{name}\n").as_bytes());
}

/// When the library was left, in nanoseconds since 1970; `None` on the first visit. A time after `now` was
/// written with a wrong clock and is ignored.
pub fn visit(file: &Path, now: i64) -> Option<i64> {
    let time: Timestamp = read(file, TIME_BYTES)?.trim().parse().ok()?;
    i64::try_from(time.as_nanosecond()).ok().filter(|&left| left <= now)
}

/// Remembers that the library was left at `time` (like `now` in nanoseconds since 1970), as in RFC 3339. If
/// another reader of the same library has left later, its time stays.
pub fn end_visit(file: &Path, time: i64, now: i64) {
    if visit(file, now).is_some_and(|left| left >= time) {
        return;
    }
    if let Ok(time) = Timestamp::from_nanosecond(i128::from(time)) {
        write(file, format!("{time}\n").as_bytes());
    }
}

/// The session of the library at `root`; `None` on the first visit or if the file cannot be parsed.
pub fn session(places: &Places, root: &Path) -> Option<Session> {
    Session::parse(&read(&places.session(root)?, limits::SESSION_BYTES)?)
}

/// Remembers the session of the library at `root`, and that this library was the last one.
pub fn end_session(places: &Places, root: &Path, session: &Session) {
    let text = session.text();
    let files =
        [(places.session(root), text.as_bytes()), (places.last_library(), root.as_os_str().as_bytes())];
    for (file, bytes) in files {
        if let Some(file) = file.filter(|_| bytes.len() <= limits::SESSION_BYTES) {
            write(&file, bytes);
        }
    }
}

/// The root of the library that was left last; `None` if it is not known.
pub fn last_library(places: &Places) -> Option<PathBuf> {
    let bytes = std::fs::read(places.last_library()?).ok()?;
    let root = PathBuf::from(OsStr::from_bytes(&bytes));
    root.is_absolute().then_some(root)
}

/// Forgets the session of the library at `root`; with `None`, forgets which library was the last.
pub fn forget_session(places: &Places, root: Option<&Path>) {
    let file = root.map_or_else(|| places.last_library(), |root| places.session(root));
    if let Some(Err(error)) = file.map(|file| whole_file::forget(&file)) {
        tracing::debug!(reason = %reason(&error), "the session could not be deleted");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tips_of_several_readers_are_merged() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/lessons");
        assert!(tips(&file).is_empty());
        add_tips(&file, &[Tip::Filter]);
        // Another reader, which does not know of the first tip.
        add_tips(&file, &[Tip::Tour]);
        assert_eq!(tips(&file), [Tip::Tour, Tip::Filter].into());
        std::fs::write(&file, "filter\nfrom-the-future\n\n").unwrap();
        assert_eq!(tips(&file), [Tip::Filter].into());
        add_tips(&folder.path().join("state/lessons/below"), &[Tip::Filter]);
    }

    #[test]
    fn the_last_chosen_theme_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/theme");
        assert_eq!(theme(&file), None);
        for name in ["dark", "light"] {
            set_theme(&file, &CleanText::line(name));
        }
        assert_eq!(theme(&file).as_deref(), Some("light"));
        std::fs::write(&file, "\n").unwrap();
        assert_eq!(theme(&file), None);
    }

    const LATE: i64 = 4_000_000_000_000_000_000;

    #[test]
    fn times_are_stored_to_the_nanosecond() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("visits/papers");
        assert_eq!(visit(&file, LATE), None);
        for time in [0, 1, 1_795_342_272_123_456_789, 1_795_342_272_123_456_790] {
            end_visit(&file, time, LATE);
            assert_eq!(visit(&file, LATE), Some(time));
        }
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(text, "2026-11-22T10:11:12.12345679Z\n");
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn the_later_of_two_times_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("papers");
        end_visit(&file, 2_000, LATE);
        end_visit(&file, 1_000, LATE);
        assert_eq!(visit(&file, LATE), Some(2_000));
        // The time was written with a wrong clock.
        assert_eq!(visit(&file, 1_999), None);
        end_visit(&file, 1_500, 1_999);
        assert_eq!(visit(&file, LATE), Some(1_500));
    }

    #[test]
    fn invalid_times_are_ignored_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("papers");
        for text in ["", "yesterday", "2026-11-22", "\0", "9999999-01-01T00:00:00Z"] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(visit(&file, LATE), None, "{text}");
        }
        std::fs::write(&file, "2".repeat(100_000)).unwrap();
        assert_eq!(visit(&file, LATE), None);
        end_visit(&file, 5, LATE);
        assert_eq!(visit(&file, LATE), Some(5));
    }

    #[test]
    fn failures_to_write_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        end_visit(&file.join("papers"), 5, LATE);
        assert_eq!(visit(&file.join("papers"), LATE), None);
        let taken = folder.path().join("taken");
        std::fs::create_dir(&taken).unwrap();
        end_visit(&taken, 5, LATE);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn every_library_has_its_own_session() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: Some(folder.path().join("state")), ..Places::default() };
        let (one, other) = (Path::new("/a/papers"), Path::new("/b/papers"));
        assert_eq!((session(&places, one), last_library(&places)), (None, None));
        let left = Session { filter: "stent".to_owned(), ..Session::default() };
        end_session(&places, one, &left);
        end_session(&places, other, &Session::default());
        assert_eq!(session(&places, one), Some(left));
        assert_eq!(session(&places, other), Some(Session::default()));
        assert_eq!(last_library(&places).as_deref(), Some(other));
        forget_session(&places, Some(one));
        forget_session(&places, None);
        assert_eq!((session(&places, one), last_library(&places)), (None, None));
        assert!(session(&places, other).is_some());
        // Without a state folder nothing happens.
        end_session(&Places::default(), one, &Session::default());
        forget_session(&Places::default(), None);
    }

    #[test]
    fn damaged_files_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: Some(folder.path().into()), ..Places::default() };
        let root = Path::new("/a/papers");
        end_session(&places, root, &Session::default());
        let file = places.session(root).unwrap();
        for text in [&b"\xff"[..], b"pane = 3", &vec![b'#'; limits::SESSION_BYTES + 1]] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(session(&places, root), None);
        }
        std::fs::write(places.last_library().unwrap(), "papers").unwrap();
        assert_eq!(last_library(&places), None);
    }
}
