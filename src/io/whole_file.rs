//! Reads and replaces small files as a whole: at every moment either the old or the new file is there, also
//! after a crash. Locking against other writers is left to the callers.
//!
//! Floor 4, part of [`io`](crate::io).

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::wording::Phrase;

/// The text of a file of at most `most` bytes; `None` if there is no file.
///
/// # Errors
/// The file cannot be read, is larger, or is not UTF-8.
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

/// Replaces a file and keeps its permissions. Creates missing folders. The content is synced to disk, the
/// folder is not.
///
/// # Errors
/// The file cannot be written; the old one is left unchanged.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let folder = path.parent().ok_or(ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().ok_or(ErrorKind::InvalidInput)?);
    name.push(format!("-{}-{number}.tmp", std::process::id()));
    let temporary = folder.join(name);
    // A killed process with the same id may have left one.
    let _ = fs::remove_file(&temporary);
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        if let Ok(before) = fs::metadata(path) {
            file.set_permissions(before.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&temporary);
    })
}

/// Deletes a file if it exists.
///
/// # Errors
/// The file exists but cannot be deleted.
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
