//! A simulated disk that can lose power at any moment, be full, or fail.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::disk::{Disk, FileStatus, OpenFile};

/// One operation on the disk.
#[derive(Clone, Debug)]
enum Done {
    Append {
        file: usize,
        place: usize,
        bytes: Vec<u8>,
    },
    Name {
        path: PathBuf,
        file: usize,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    SyncFile(usize),
    SyncFolder,
    /// The program had acknowledged all changes up to this number.
    Acknowledged(usize),
}

/// Which promises the disk keeps: whether syncing makes file contents, or file names, durable.
#[derive(Clone, Copy, Debug)]
pub struct Promises {
    pub files: bool,
    pub folders: bool,
}

/// A call that can be made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Open,
    Make,
    Append,
    Sync,
    Rename,
    SyncFolder,
}

#[derive(Default)]
struct Inner {
    files: Vec<Vec<u8>>,
    names: BTreeMap<PathBuf, usize>,
    done: Vec<Done>,
    /// The next calls that fail, and the errors.
    failures: Vec<(Call, ErrorKind)>,
    /// How many more bytes fit. `None` for a disk without end.
    room: Option<usize>,
}

/// A simulated disk. A clone is the same disk.
#[derive(Clone)]
pub struct SimulatedDisk {
    inner: Arc<Mutex<Inner>>,
    promises: Promises,
}

/// A disk as it may be found after a power loss.
pub struct Crash {
    pub disk: SimulatedDisk,
    /// How many changes had been acknowledged.
    pub acknowledged: usize,
}

/// What can happen to an operation that is not durable yet.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Kept,
    Lost,
    Torn,
    Zeroed,
}

impl SimulatedDisk {
    pub fn new(promises: Promises) -> Self {
        Self { inner: Arc::default(), promises }
    }

    pub fn acknowledge(&self, number: usize) {
        self.inner.lock().unwrap().done.push(Done::Acknowledged(number));
    }

    /// Makes the next call of this kind fail, after those that are already to fail.
    pub fn fail(&self, call: Call, with: ErrorKind) {
        self.inner.lock().unwrap().failures.push((call, with));
    }

    /// Sets how many more bytes fit.
    pub fn leave_room(&self, room: Option<usize>) {
        self.inner.lock().unwrap().room = room;
    }

    /// The content of a file.
    pub fn content(&self, path: &Path) -> Vec<u8> {
        let inner = self.inner.lock().unwrap();
        inner.names.get(path).map(|file| inner.files[*file].clone()).unwrap_or_default()
    }

    /// Puts a file on the disk as if it had always been there.
    pub fn put(&self, path: &Path, content: Vec<u8>) {
        let mut inner = self.inner.lock().unwrap();
        let file = inner.files.len();
        inner.files.push(content);
        inner.names.insert(path.to_owned(), file);
    }

    /// Every state in which the disk may be found if the power is lost after any operation. An operation that
    /// is not durable may be there or missing; appended content may also be there in part, or have its length
    /// but be all zeros.
    pub fn crashes(&self) -> Vec<Crash> {
        let done = self.inner.lock().unwrap().done.clone();
        let mut crashes = Vec::new();
        for end in 0..=done.len() {
            let before = &done[..end];
            let open: Vec<usize> = (0..end).filter(|place| self.is_open(before, *place)).collect();
            let fates: Vec<&[Fate]> = open
                .iter()
                .map(|place| match before[*place] {
                    Done::Append { .. } => &[Fate::Kept, Fate::Lost, Fate::Torn, Fate::Zeroed][..],
                    Done::Name { .. }
                    | Done::Rename { .. }
                    | Done::SyncFile(_)
                    | Done::SyncFolder
                    | Done::Acknowledged(_) => &[Fate::Kept, Fate::Lost][..],
                })
                .collect();
            let states: usize = fates.iter().map(|fates| fates.len()).product();
            assert!(states <= 1 << 12, "{states} states at once");
            for state in 0..states {
                let mut left = state;
                let chosen: BTreeMap<usize, Fate> = open
                    .iter()
                    .zip(&fates)
                    .map(|(place, fates)| {
                        let fate = fates[left % fates.len()];
                        left /= fates.len();
                        (*place, fate)
                    })
                    .collect();
                crashes.push(found(before, &chosen));
            }
        }
        crashes
    }

    /// Whether no later operation makes this one durable.
    fn is_open(&self, done: &[Done], place: usize) -> bool {
        let after = &done[place + 1..];
        match &done[place] {
            Done::Append { file, .. } => {
                !(self.promises.files
                    && after.iter().any(|done| matches!(done, Done::SyncFile(synced) if synced == file)))
            }
            Done::Name { .. } | Done::Rename { .. } => {
                !(self.promises.folders && after.iter().any(|done| matches!(done, Done::SyncFolder)))
            }
            Done::SyncFile(_) | Done::SyncFolder | Done::Acknowledged(_) => false,
        }
    }
}

/// The disk after these operations, of which some had these fates.
fn found(done: &[Done], fates: &BTreeMap<usize, Fate>) -> Crash {
    let mut files: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
    let mut names: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut acknowledged = 0;
    for (number, done) in done.iter().enumerate() {
        let fate = fates.get(&number).copied().unwrap_or(Fate::Kept);
        match (done, fate) {
            (_, Fate::Lost) | (Done::SyncFile(_) | Done::SyncFolder, _) => {}
            (Done::Acknowledged(number), _) => acknowledged = *number,
            (Done::Append { file, place, bytes }, fate) => {
                let bytes = match fate {
                    Fate::Torn => bytes[..bytes.len() / 2].to_vec(),
                    Fate::Zeroed => vec![0; bytes.len()],
                    Fate::Kept | Fate::Lost => bytes.clone(),
                };
                let content = files.entry(*file).or_default();
                let end = place + bytes.len();
                content.resize(content.len().max(end), 0);
                content[*place..end].copy_from_slice(&bytes);
            }
            (Done::Name { path, file }, _) => drop(names.insert(path.clone(), *file)),
            (Done::Rename { from, to }, _) => {
                if let Some(file) = names.remove(from) {
                    names.insert(to.clone(), file);
                }
            }
        }
    }
    let disk = SimulatedDisk::new(Promises { files: true, folders: true });
    for (path, file) in names {
        disk.put(&path, files.get(&file).cloned().unwrap_or_default());
    }
    Crash { disk, acknowledged }
}

impl Inner {
    fn check(&mut self, call: Call) -> io::Result<()> {
        match self.failures.iter().position(|(failing, _)| *failing == call) {
            Some(place) => Err(self.failures.remove(place).1.into()),
            None => Ok(()),
        }
    }

    fn status(&self, file: usize) -> FileStatus {
        let length = u64::try_from(self.files[file].len()).unwrap();
        FileStatus { file: (0, file as u64), length, modified: 0 }
    }
}

struct SimulatedFile {
    disk: SimulatedDisk,
    file: usize,
}

impl SimulatedDisk {
    fn opened(&self, file: usize) -> Box<dyn OpenFile> {
        Box::new(SimulatedFile { disk: self.clone(), file })
    }

    fn new_file(&self, path: &Path) -> Box<dyn OpenFile> {
        let mut inner = self.inner.lock().unwrap();
        let file = inner.files.len();
        inner.files.push(Vec::new());
        inner.names.insert(path.to_owned(), file);
        inner.done.push(Done::Name { path: path.to_owned(), file });
        drop(inner);
        self.opened(file)
    }
}

impl Disk for SimulatedDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.inner.lock().unwrap().check(Call::Open)?;
        let file = self.inner.lock().unwrap().names.get(path).copied();
        file.map(|file| self.opened(file)).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.inner.lock().unwrap().check(Call::Make)?;
        let file = self.inner.lock().unwrap().names.get(path).copied();
        Ok(file.map_or_else(|| self.new_file(path), |file| self.opened(file)))
    }

    fn make(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.inner.lock().unwrap().check(Call::Make)?;
        Ok(self.new_file(path))
    }

    fn status(&self, path: &Path) -> io::Result<FileStatus> {
        let inner = self.inner.lock().unwrap();
        inner.names.get(path).map(|file| inner.status(*file)).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(String, FileStatus)>> {
        let inner = self.inner.lock().unwrap();
        let files = inner.names.iter().filter(|(path, _)| path.parent() == Some(folder));
        Ok(files
            .map(|(path, file)| (path.file_name().unwrap().to_str().unwrap().to_owned(), inner.status(*file)))
            .collect())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.inner.lock().unwrap();
        inner.check(Call::Rename)?;
        let file = inner.names.remove(from).ok_or(ErrorKind::NotFound)?;
        inner.names.insert(to.to_owned(), file);
        inner.done.push(Done::Rename { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        let mut inner = self.inner.lock().unwrap();
        inner.check(Call::SyncFolder)?;
        inner.done.push(Done::SyncFolder);
        Ok(())
    }
}

impl Write for SimulatedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.disk.inner.lock().unwrap();
        inner.check(Call::Append)?;
        let count = inner.room.map_or(bytes.len(), |room| room.min(bytes.len()));
        if count == 0 {
            return Err(ErrorKind::StorageFull.into());
        }
        inner.room = inner.room.map(|room| room - count);
        let (file, place) = (self.file, inner.files[self.file].len());
        inner.files[file].extend_from_slice(&bytes[..count]);
        inner.done.push(Done::Append { file, place, bytes: bytes[..count].to_vec() });
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl OpenFile for SimulatedFile {
    fn status(&self) -> io::Result<FileStatus> {
        Ok(self.disk.inner.lock().unwrap().status(self.file))
    }

    fn read_at(&self, place: u64, bytes: &mut [u8]) -> io::Result<usize> {
        let inner = self.disk.inner.lock().unwrap();
        let content = inner.files[self.file].get(usize::try_from(place).unwrap()..).unwrap_or_default();
        let count = content.len().min(bytes.len());
        bytes[..count].copy_from_slice(&content[..count]);
        Ok(count)
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut inner = self.disk.inner.lock().unwrap();
        inner.check(Call::Sync)?;
        inner.done.push(Done::SyncFile(self.file));
        Ok(())
    }

    fn lock_shared(&self) -> io::Result<()> {
        Ok(())
    }

    fn try_lock(&self) -> io::Result<bool> {
        Ok(true)
    }
}
