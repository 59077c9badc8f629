//! Copies damaged lines of the logs into a file, so that the user can look at them. The file never grows
//! beyond a limit, and nothing reads marks from it. Floor 4, part of [`marks`](crate::io::marks).

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::io::marks::disk::Disk;
use crate::io::marks::reading::each;
use crate::io::source::reason;
use crate::limits;

/// The name of the file in the state folder.
pub(super) const FILE: &str = "marks.damaged";

/// The file of damaged lines, and the lines in it.
pub(super) struct DamagedLines {
    path: PathBuf,
    /// The lines already in the file. `None` until a damaged line is found.
    known: Option<HashSet<Vec<u8>>>,
}

impl DamagedLines {
    /// The file in a folder; it need not exist.
    pub fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join(FILE), known: None }
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends the lines that are not in the file yet; returns how many there were, even if they could not be
    /// written.
    pub fn copy(&mut self, disk: &dyn Disk, found: Vec<Vec<u8>>) -> usize {
        if found.is_empty() {
            return 0;
        }
        let known = self.known.get_or_insert_with(|| known(disk, &self.path).unwrap_or_default());
        let new: Vec<Vec<u8>> = found.into_iter().filter(|line| known.insert(line.clone())).collect();
        if !new.is_empty()
            && let Err(error) = add(disk, &self.path, &new)
        {
            tracing::warn!(reason = %reason(&error), "damaged lines could not be copied");
        }
        new.len()
    }
}

fn known(disk: &dyn Disk, path: &Path) -> io::Result<HashSet<Vec<u8>>> {
    let mut known = HashSet::new();
    let file = disk.open(path)?;
    if file.status()?.length <= 2 * limits::DAMAGED_BYTES {
        each(file.as_ref(), 0, &mut |line, _| known.extend([line.to_vec()]))?;
    }
    Ok(known)
}

/// Appends as many of the bytes of these lines as fit under `DAMAGED_BYTES`.
fn add(disk: &dyn Disk, path: &Path, lines: &[Vec<u8>]) -> io::Result<()> {
    disk.make_folder(path.parent().unwrap_or(path))?;
    let mut file = disk.open_end(path)?;
    let room = limits::DAMAGED_BYTES.saturating_sub(file.status()?.length);
    let mut bytes = lines.join(&b'\n');
    bytes.push(b'\n');
    bytes.truncate(usize::try_from(room).unwrap_or(usize::MAX));
    file.write(&bytes).map(drop)
}
