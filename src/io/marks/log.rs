//! The log of this device: adding to it, and writing it anew without what does not count any more.
//!
//! Whoever adds holds the lock of the file together with others who add; whoever writes it anew holds it
//! alone. Each looks, with the lock in hand, whether the file still has its name: a lock on a file that
//! was replaced meanwhile keeps nobody away.

use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::io::marks::disk::{Disk, Lock, Opened, Status};
use crate::io::marks::line::Read;
use crate::io::marks::lines;
use crate::limits;
use crate::model::Mark;

/// How often a file that is replaced while its lock is taken is opened again.
const ATTEMPTS: usize = 1_000;
/// How much is copied at once, in bytes.
const PIECE_BYTES: usize = 1024 * 1024;

/// The log of this device.
pub(super) struct Log {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// The file whose name is known to outlive the power.
    named: Option<(u64, u64)>,
}

impl Log {
    /// The log at a path, whether it is there or not.
    pub fn at(disk: Arc<dyn Disk>, path: PathBuf) -> Self {
        Self { disk, path, named: None }
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Adds bytes in one piece. When this comes back without an error they outlive the power.
    ///
    /// # Errors
    /// They may be there whole, in part or not at all; to be sure they have to be added again.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (mut file, status) = self.held(Lock::Shared)?;
        if status.length.saturating_add(long(bytes.len())) > limits::MARK_LOG_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        write_whole(file.as_mut(), bytes)?;
        file.sync()?;
        // Whoever made the file may have been killed before its name was safe.
        if self.named != Some(status.file) {
            self.disk.sync_folder(self.folder())?;
            self.named = Some(status.file);
        }
        Ok(())
    }

    /// The file that has the name, with its lock held.
    fn held(&self, lock: Lock) -> io::Result<(Box<dyn Opened>, Status)> {
        for _ in 0..ATTEMPTS {
            let file = match self.disk.open_end(&self.path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    self.disk.make_folder(self.folder())?;
                    self.disk.open_end(&self.path)?
                }
                outcome => outcome?,
            };
            match file.lock(lock) {
                // Without locks nobody writes it anew, and adding is in one piece all the same.
                Err(error) if lock == Lock::Shared && has_no_locks(&error) => {}
                outcome => outcome?,
            }
            let status = file.status()?;
            if self.disk.status(&self.path).is_ok_and(|named| named.file == status.file) {
                return Ok((file, status));
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// Writes the log anew with only the last change of each mark of each article; the one before is kept
    /// beside it, as `.bak`. What this version does not understand stays. Does nothing where another reader
    /// is at it, or where there are no locks; says whether it was done.
    ///
    /// # Errors
    /// The log is whole, the new one or the old one.
    pub fn compact(&self) -> io::Result<bool> {
        let file = match self.disk.open(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            outcome => outcome?,
        };
        match file.try_lock(Lock::Exclusive) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(error) if has_no_locks(&error) => return Ok(false),
            Err(error) => return Err(error),
        }
        if self.disk.status(&self.path)?.file != file.status()?.file {
            return Ok(false);
        }
        let last = last_lines(file.as_ref())?;
        // Only whoever holds the lock uses these names; what is there was left by one who was killed.
        let (new, old) = (suffixed(&self.path, ".new"), suffixed(&self.path, ".old"));
        let mut copy = Copy::begin(self.disk.make(&new)?);
        let mut number = 0;
        lines::each(file.as_ref(), 0, &mut |line| {
            number += 1;
            let counts = match Read::of(line) {
                Read::Line(read) => last.get(&(read.change.key.number(), read.change.mark)) == Some(&number),
                Read::Unknown => true,
                Read::Damaged => false,
            };
            if counts {
                copy.push(line);
                copy.push(b"\n");
            }
        })?;
        copy.end()?;
        self.back_up(file.as_ref(), &old)?;
        self.disk.rename(&old, &suffixed(&self.path, ".bak"))?;
        self.disk.rename(&new, &self.path)?;
        self.disk.sync_folder(self.folder())?;
        Ok(true)
    }

    fn back_up(&self, file: &dyn Opened, path: &Path) -> io::Result<()> {
        let mut copy = Copy::begin(self.disk.make(path)?);
        let mut piece = vec![0; PIECE_BYTES];
        let mut place = 0;
        loop {
            let count = file.read_at(place, &mut piece)?;
            if count == 0 {
                return copy.end();
            }
            copy.push(piece.get(..count).unwrap_or_default());
            place += long(count);
        }
    }
}

/// The place of the last line of each mark of each article, counted from one.
fn last_lines(file: &dyn Opened) -> io::Result<HashMap<(u64, Mark), usize>> {
    let mut last: HashMap<(u64, Mark), (u64, usize)> = HashMap::new();
    let mut number = 0;
    lines::each(file, 0, &mut |line| {
        number += 1;
        if let Read::Line(read) = Read::of(line) {
            let found = last.entry((read.change.key.number(), read.change.mark)).or_default();
            if read.sequence >= found.0 {
                *found = (read.sequence, number);
            }
        }
    })?;
    Ok(last.into_iter().map(|(mark, (_, number))| (mark, number)).collect())
}

/// A new file that is written piece by piece.
struct Copy {
    file: Box<dyn Opened>,
    piece: Vec<u8>,
    failed: Option<io::Error>,
}

impl Copy {
    fn begin(file: Box<dyn Opened>) -> Self {
        Self { file, piece: Vec::new(), failed: None }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE_BYTES {
            self.write();
        }
    }

    fn write(&mut self) {
        if self.failed.is_none() {
            self.failed = write_whole(self.file.as_mut(), &self.piece).err();
        }
        self.piece.clear();
    }

    /// Waits until all of it would outlive the power.
    fn end(mut self) -> io::Result<()> {
        self.write();
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.file.sync(),
        }
    }
}

/// Adds bytes in one piece or fails.
fn write_whole(file: &mut dyn Opened, bytes: &[u8]) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    let count = loop {
        match file.append(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            outcome => break outcome?,
        }
    };
    // The rest would be in a piece of its own, and another writer's before it.
    if count == bytes.len() { Ok(()) } else { Err(ErrorKind::StorageFull.into()) }
}

fn has_no_locks(error: &io::Error) -> bool {
    use rustix::io::Errno;
    error.kind() == ErrorKind::Unsupported
        || [Errno::NOLCK, Errno::NOSYS, Errno::NOTSUP, Errno::INVAL]
            .iter()
            .any(|number| error.raw_os_error() == Some(number.raw_os_error()))
}

fn suffixed(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    PathBuf::from(path)
}

fn long(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
