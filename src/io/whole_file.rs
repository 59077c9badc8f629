//! Reads small files, and writes and replaces files as a whole: at every moment either the old or the new
//! file is there, also after a crash. Locking against other writers is left to the callers. Floor 4, part of
//! [`io`](crate::io).

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::wording::Phrase;

/// The text of a file of at most `most` bytes; `None` if there is no file.
/// Errors: the file cannot be read, is larger, or is not UTF-8.
pub fn read(path: &Path, most: usize) -> io::Result<Option<String>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let no_text = |_| io::Error::new(ErrorKind::InvalidData, Phrase::NotUtf8.to_string());
    String::from_utf8(bytes).map(Some).map_err(no_text)
}

/// Replaces a file and keeps its permissions. Creates missing folders. The content is synced to disk, the folder
/// is not. Errors: the file cannot be written; the old one is left unchanged.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(path.parent().ok_or(ErrorKind::InvalidInput)?)?;
    put(path, true, |file| file.write_all(bytes))
}

/// Writes a file under a temporary name and gives it its own name when it is complete and synced to disk. A file
/// that `replaces` another one keeps its permissions. The folder is not synced.
/// Errors: the file cannot be written, or it exists and is not to be replaced; it is left unchanged.
pub fn put(path: &Path, replaces: bool, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut file = temporary(path)?;
    if let Ok(before) = fs::metadata(path) {
        file.as_file().set_permissions(before.permissions())?;
    }
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    let put = if replaces { file.persist(path) } else { file.persist_noclobber(path) };
    match put {
        Ok(_) => Ok(()),
        // The file system has neither hard links nor a rename that replaces nothing.
        Err(failed) if failed.error.kind() != ErrorKind::AlreadyExists && !replaces && !path.exists() => {
            failed.file.persist(path).map(drop).map_err(|failed| failed.error)
        }
        Err(failed) => Err(failed.error),
    }
}

/// Replaces a file whose loss does no harm: it is not synced, so a power failure may damage it.
/// Errors: the file cannot be written; the old one is left unchanged.
pub fn replace_unsynced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = temporary(path)?;
    file.write_all(bytes)?;
    file.persist(path).map(drop).map_err(|failed| failed.error)
}

/// A new file in the folder of `path`, under a name of its own.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().ok_or(ErrorKind::InvalidInput)?;
    // Files of others to read, as the user's umask allows; a temporary file is private by default.
    let usual = Permissions::from_mode(0o666);
    Builder::new().prefix(".vigie-").suffix(".tmp").permissions(usual).tempfile_in(folder)
}

/// Deletes a file if it exists.
pub fn forget(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_without_leaving_temporary_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/a");
        assert_eq!(read(&path, 9).unwrap(), None);
        for text in ["one", "", "a longer"] {
            replace(&path, text.as_bytes()).unwrap();
            assert_eq!(read(&path, 9).unwrap().as_deref(), Some(text));
            replace_unsynced(&path, text.to_uppercase().as_bytes()).unwrap();
            assert_eq!(read(&path, 9).unwrap(), Some(text.to_uppercase()));
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert_eq!(read(&path, 7).unwrap_err().kind(), ErrorKind::FileTooLarge);
        fs::write(&path, b"\xff").unwrap();
        assert_eq!(read(&path, 9).unwrap_err().kind(), ErrorKind::InvalidData);
        forget(&path).unwrap();
        forget(&path).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn permissions_are_kept_and_new_files_have_the_usual_ones() {
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (new, usual) = (folder.path().join("new"), folder.path().join("usual"));
        replace(&new, b"x").unwrap();
        fs::write(&usual, "").unwrap();
        assert_eq!(mode(&new), mode(&usual));
        fs::set_permissions(&new, Permissions::from_mode(0o640)).unwrap();
        replace(&new, b"y").unwrap();
        assert_eq!(mode(&new), 0o640);
    }

    #[test]
    fn a_file_that_must_be_new_replaces_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        put(&path, false, |file| file.write_all(b"one")).unwrap();
        let again = put(&path, false, |file| file.write_all(b"two")).unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "temporary files are removed");
    }

    #[test]
    fn a_failed_replacement_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        assert!(replace(&taken, b"x").is_err());
        assert!(replace(&taken.join("x/y"), b"x").is_ok());
        fs::write(folder.path().join("file"), "").unwrap();
        assert!(replace(&folder.path().join("file/x"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "temporary files are removed");
    }
}
