//! The file operations that logs of marks need, as a trait: tests replace the disk by one that loses power.
//! [`RealDisk`] is the real disk. The other modules know what the bytes mean. Floor 4, part of
//! [`marks`](crate::io::marks).

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

/// The metadata of a file. If it is unchanged, the content is taken to be unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStatus {
    /// Which file it is: its device and inode.
    pub file: (u64, u64),
    /// Its length, in bytes.
    pub length: u64,
    /// When it was last modified, in nanoseconds since 1970.
    pub modified: i128,
}

/// A disk, real or simulated.
pub trait Disk: Send + Sync {
    /// Opens a file for reading.
    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;

    /// Opens a file for reading and appending, and creates it if it does not exist.
    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;

    /// Creates an empty file for appending; replaces an existing one.
    fn make(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;

    /// The metadata of the file that is now at a path.
    fn status(&self, path: &Path) -> io::Result<FileStatus>;

    /// The names and metadata of the files in a folder, links followed. Everything else is left out.
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, FileStatus)>>;

    /// Renames a file; replaces an existing one.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Creates a folder and its missing parents, accessible only to their owner. Afterwards they survive a
    /// power loss.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Waits until the file names in a folder survive a power loss.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file that was opened for reading and appending. [`write`](Write::write) appends bytes in one piece, even if
/// other processes append too.
pub trait OpenFile: Write + Send {
    /// The metadata of this file, even if it has been renamed or deleted.
    fn status(&self) -> io::Result<FileStatus>;

    /// Reads from a byte offset; returns how many bytes were read, 0 at the end.
    fn read_at(&self, place: u64, bytes: &mut [u8]) -> io::Result<usize>;

    /// Waits until the content survives a power loss. If this fails, a second call that succeeds proves nothing:
    /// the bytes must be appended again.
    fn sync(&mut self) -> io::Result<()>;

    /// Waits for a lock that others may share, and which is held as long as the file is open. Some file systems
    /// have no locks.
    fn lock_shared(&self) -> io::Result<()>;

    /// Takes a lock that nobody shares if it is free; returns whether it was.
    fn try_lock(&self) -> io::Result<bool>;
}

/// The disk of this machine; the tests simulate one.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

/// Nobody else should see what the user reads.
const FILE_MODE: u32 = 0o600;
const FOLDER_MODE: u32 = 0o700;

impl Disk for RealDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(File::open(path)?))
    }

    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let mut options = OpenOptions::new();
        Ok(Box::new(options.read(true).append(true).create(true).mode(FILE_MODE).open(path)?))
    }

    fn make(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        // A killed process may have left a file there. If there is none, this fails, which is fine.
        let _ = fs::remove_file(path);
        let mut options = OpenOptions::new();
        Ok(Box::new(options.read(true).append(true).create_new(true).mode(FILE_MODE).open(path)?))
    }

    fn status(&self, path: &Path) -> io::Result<FileStatus> {
        fs::metadata(path).map(|found| status(&found))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(String, FileStatus)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // A file that was deleted in the meantime is left out.
            let found = fs::metadata(entry.path()).ok().filter(fs::Metadata::is_file);
            if let (Some(found), Ok(name)) = (found, entry.file_name().into_string()) {
                files.push((name, status(&found)));
            }
        }
        Ok(files)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
        fs::DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(folder)?;
        for above in missing.into_iter().filter_map(Path::parent) {
            let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
            self.sync_folder(above)?;
        }
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some file systems keep names without `fsync` on a folder, and reject it.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            outcome => outcome,
        }
    }
}

fn status(found: &fs::Metadata) -> FileStatus {
    let modified = i128::from(found.mtime()) * 1_000_000_000 + i128::from(found.mtime_nsec());
    FileStatus { file: (found.dev(), found.ino()), length: found.len(), modified }
}

impl OpenFile for File {
    fn status(&self) -> io::Result<FileStatus> {
        self.metadata().map(|found| status(&found))
    }

    fn read_at(&self, place: u64, bytes: &mut [u8]) -> io::Result<usize> {
        FileExt::read_at(self, bytes, place)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn lock_shared(&self) -> io::Result<()> {
        Self::lock_shared(self)
    }

    fn try_lock(&self) -> io::Result<bool> {
        match Self::try_lock(self) {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}
