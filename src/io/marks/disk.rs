//! The disk as a log of marks sees it: what the operating system does, behind a trait, so that tests can
//! take the power away.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

/// What a file is like from outside. The same status means the same content, as far as can be known
/// without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Which file it is: its device and its number there.
    pub file: (u64, u64),
    /// Its length, in bytes.
    pub length: u64,
    /// When it was changed, in nanoseconds since 1970.
    pub modified: i128,
}

/// Who else may hold a lock at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Others that share it.
    Shared,
    /// Nobody.
    Exclusive,
}

/// A disk.
pub trait Disk: Send + Sync {
    /// Opens a file for reading.
    ///
    /// # Errors
    /// It is not there or cannot be read.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>>;

    /// Opens a file for reading and for adding at its end, making it where it is not there.
    ///
    /// # Errors
    /// It cannot be opened or made.
    fn open_end(&self, path: &Path) -> io::Result<Box<dyn Opened>>;

    /// Makes a new, empty file for adding at its end, in the place of one that is there.
    ///
    /// # Errors
    /// It cannot be made.
    fn make(&self, path: &Path) -> io::Result<Box<dyn Opened>>;

    /// What the file at a path is like now.
    ///
    /// # Errors
    /// There is none.
    fn status(&self, path: &Path) -> io::Result<Status>;

    /// The names of the files in a folder and what they are like; what is no file is left out.
    ///
    /// # Errors
    /// The folder is not there or cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, Status)>>;

    /// Gives a file another name, in the place of what has it.
    ///
    /// # Errors
    /// It has its name still.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes a folder and those above it, for its owner alone, so that their names outlive the power.
    ///
    /// # Errors
    /// It is not there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Waits until the names in a folder would outlive the power.
    ///
    /// # Errors
    /// They may not.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file that was opened.
pub trait Opened: Send {
    /// What it is like now, whatever its name is by now.
    ///
    /// # Errors
    /// The system does not say.
    fn status(&self) -> io::Result<Status>;

    /// Reads from a place; gives how many bytes, none at the end.
    ///
    /// # Errors
    /// Reading failed.
    fn read_at(&self, place: u64, bytes: &mut [u8]) -> io::Result<usize>;

    /// Adds bytes at the end, whoever else does, in one piece; gives how many of them fitted.
    ///
    /// # Errors
    /// Nothing was added.
    fn append(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Waits until the content would outlive the power.
    ///
    /// # Errors
    /// It may not, and trying again proves nothing: what was added has to be added again.
    fn sync(&mut self) -> io::Result<()>;

    /// Takes a lock, for as long as the file is open, and waits for it.
    ///
    /// # Errors
    /// There are no locks here.
    fn lock(&self, lock: Lock) -> io::Result<()>;

    /// Takes a lock if it is to be had at once; whether it was.
    ///
    /// # Errors
    /// There are no locks here.
    fn try_lock(&self, lock: Lock) -> io::Result<bool>;
}

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Machine;

/// What one reads is nobody else's business.
const FILE_MODE: u32 = 0o600;
const FOLDER_MODE: u32 = 0o700;

impl Disk for Machine {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        Ok(Box::new(File::open(path)?))
    }

    fn open_end(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let mut options = OpenOptions::new();
        Ok(Box::new(options.read(true).append(true).create(true).mode(FILE_MODE).open(path)?))
    }

    fn make(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        // What a process that was killed left there. It may be there or not.
        let _ = fs::remove_file(path);
        let mut options = OpenOptions::new();
        Ok(Box::new(options.read(true).append(true).create_new(true).mode(FILE_MODE).open(path)?))
    }

    fn status(&self, path: &Path) -> io::Result<Status> {
        fs::metadata(path).map(|found| status(&found))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(String, Status)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // A file that went away meanwhile is none.
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
            // Some file systems keep names without being told, and refuse to be.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            outcome => outcome,
        }
    }
}

fn status(found: &fs::Metadata) -> Status {
    let modified = i128::from(found.mtime()) * 1_000_000_000 + i128::from(found.mtime_nsec());
    Status { file: (found.dev(), found.ino()), length: found.len(), modified }
}

impl Opened for File {
    fn status(&self) -> io::Result<Status> {
        self.metadata().map(|found| status(&found))
    }

    fn read_at(&self, place: u64, bytes: &mut [u8]) -> io::Result<usize> {
        FileExt::read_at(self, bytes, place)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn lock(&self, lock: Lock) -> io::Result<()> {
        match lock {
            Lock::Shared => self.lock_shared(),
            Lock::Exclusive => File::lock(self),
        }
    }

    fn try_lock(&self, lock: Lock) -> io::Result<bool> {
        let outcome = match lock {
            Lock::Shared => self.try_lock_shared(),
            Lock::Exclusive => File::try_lock(self),
        };
        match outcome {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}
