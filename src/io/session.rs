//! Where libraries were left: a small file for each, and one that names the last of them.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::config::Session;
use crate::io::{Places, whole};
use crate::limits;

/// Where the library at `root` was left; nothing on the first visit.
#[must_use]
pub fn read(places: &Places, root: &Path) -> Option<Session> {
    let text = whole::read(&places.session(root)?, limits::SESSION_BYTES).ok()??;
    Session::parse(&text)
}

/// Remembers where the library at `root` is left, and that it was the last one. It is a convenience: where
/// nothing can be written, nothing happens.
pub fn leave(places: &Places, root: &Path, session: &Session) {
    let text = session.text();
    let written = |file: Option<PathBuf>, bytes: &[u8]| {
        let Some(file) = file.filter(|_| bytes.len() <= limits::SESSION_BYTES) else { return };
        if let Err(error) = whole::replace(&file, bytes) {
            tracing::debug!(reason = %super::source::reason(&error), "the session is not remembered");
        }
    };
    written(places.session(root), text.as_bytes());
    written(places.last_library(), root.as_os_str().as_bytes());
}

/// The root of the library that was left last.
#[must_use]
pub fn last_library(places: &Places) -> Option<PathBuf> {
    let bytes = std::fs::read(places.last_library()?).ok()?;
    let root = PathBuf::from(OsStr::from_bytes(&bytes));
    root.is_absolute().then_some(root)
}

/// Forgets where the library at `root` was left; without one, which library was the last.
pub fn forget(places: &Places, root: Option<&Path>) {
    let file = root.map_or_else(|| places.last_library(), |root| places.session(root));
    if let Some(Err(error)) = file.map(|file| whole::forget(&file)) {
        tracing::debug!(reason = %super::source::reason(&error), "the session is not forgotten");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_library_has_a_session_of_its_own() {
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
        // Where nothing can be kept nothing happens.
        leave(&Places::default(), one, &Session::default());
        forget(&Places::default(), None);
    }

    #[test]
    fn what_cannot_be_understood_is_as_if_it_had_not_been_kept() {
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
