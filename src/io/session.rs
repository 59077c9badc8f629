//! Remembers how each library was left, in one small file per library, and which library was left last.
//! [`config`](crate::config) decides what a session contains.
//!
//! Floor 4, part of [`io`](crate::io). Sessions are a convenience: failures are only logged.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::config::Session;
use crate::io::{Places, whole_file};
use crate::limits;

/// The session of the library at `root`; `None` on the first visit or if the file cannot be parsed.
#[must_use]
pub fn read(places: &Places, root: &Path) -> Option<Session> {
    let text = whole_file::read(&places.session(root)?, limits::SESSION_BYTES).ok()??;
    Session::parse(&text)
}

/// Remembers the session of the library at `root`, and that this library was the last one.
pub fn leave(places: &Places, root: &Path, session: &Session) {
    let text = session.text();
    let written = |file: Option<PathBuf>, bytes: &[u8]| {
        let Some(file) = file.filter(|_| bytes.len() <= limits::SESSION_BYTES) else { return };
        if let Err(error) = whole_file::replace(&file, bytes) {
            tracing::debug!(reason = %super::source::reason(&error), "the session could not be saved");
        }
    };
    written(places.session(root), text.as_bytes());
    written(places.last_library(), root.as_os_str().as_bytes());
}

/// The root of the library that was left last; `None` if it is not known.
#[must_use]
pub fn last_library(places: &Places) -> Option<PathBuf> {
    let bytes = std::fs::read(places.last_library()?).ok()?;
    let root = PathBuf::from(OsStr::from_bytes(&bytes));
    root.is_absolute().then_some(root)
}

/// Forgets the session of the library at `root`; with `None`, forgets which library was the last.
pub fn forget(places: &Places, root: Option<&Path>) {
    let file = root.map_or_else(|| places.last_library(), |root| places.session(root));
    if let Some(Err(error)) = file.map(|file| whole_file::forget(&file)) {
        tracing::debug!(reason = %super::source::reason(&error), "the session could not be deleted");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_library_has_its_own_session() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: Some(folder.path().join("state")), ..Places::default() };
        let (one, other) = (Path::new("/a/papers"), Path::new("/b/papers"));
        assert_eq!((read(&places, one), last_library(&places)), (None, None));
        let session = Session { filter: "stent".to_owned(), ..Session::default() };
        leave(&places, one, &session);
        leave(&places, other, &Session::default());
        assert_eq!(read(&places, one), Some(session));
        assert_eq!(read(&places, other), Some(Session::default()));
        assert_eq!(last_library(&places).as_deref(), Some(other));
        forget(&places, Some(one));
        forget(&places, None);
        assert_eq!((read(&places, one), last_library(&places)), (None, None));
        assert!(read(&places, other).is_some());
        // Without a state folder nothing happens.
        leave(&Places::default(), one, &Session::default());
        forget(&Places::default(), None);
    }

    #[test]
    fn damaged_files_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: Some(folder.path().into()), ..Places::default() };
        let root = Path::new("/a/papers");
        leave(&places, root, &Session::default());
        let file = places.session(root).unwrap();
        for text in [&b"\xff"[..], b"pane = 3", &vec![b'#'; limits::SESSION_BYTES + 1]] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(read(&places, root), None);
        }
        std::fs::write(places.last_library().unwrap(), "papers").unwrap();
        assert_eq!(last_library(&places), None);
    }
}
