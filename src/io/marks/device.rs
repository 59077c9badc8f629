//! The name of this device: chosen at random once, and saved in the user's state folder, which is not shared
//! with other devices. It names the log of this device. Floor 4, part of [`marks`](crate::io::marks).

use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use crate::io::marks::disk::{Disk, RealDisk};
use crate::io::whole_file::put;

const FILE: &str = "device";
/// The length of a name, in hexadecimal digits.
const LENGTH: usize = 16;

/// A new random name, which no other device has.
pub(super) fn new_name() -> String {
    // The keys of `RandomState` are random bits from the operating system.
    format!("{:0LENGTH$x}", RandomState::new().hash_one(FILE))
}

/// The name saved in a folder. `None` if there is no file, or no valid name in it.
pub(super) fn name(folder: &Path) -> Option<String> {
    let mut text = String::new();
    let file = File::open(folder.join(FILE)).ok()?;
    file.take(64).read_to_string(&mut text).ok()?;
    let name = text.trim();
    let is_name = name.len() == LENGTH && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| name.to_owned())
}

/// Saves a name in a folder and returns the name that is saved now: another one if a process that started at
/// the same time was faster.
pub(super) fn keep(folder: &Path, new: &str) -> io::Result<String> {
    if let Some(name) = name(folder) {
        return Ok(name);
    }
    RealDisk.make_folder(folder)?;
    let write = |replaces| put(&folder.join(FILE), replaces, |file| writeln!(file, "{new}"));
    match write(false) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            // Another process was faster, or the file holds no valid name.
            if name(folder).is_none() {
                write(true)?;
            }
        }
        outcome => outcome?,
    }
    RealDisk.sync_folder(folder)?;
    name(folder).ok_or_else(|| ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn concurrent_starts_agree_on_one_name() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("state/vigie");
        assert_eq!(name(&place), None);
        let names: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..8).map(|_| scope.spawn(|| keep(&place, &new_name()).unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
        assert_eq!(name(&place).as_ref(), names.first());
        assert_eq!(fs::read_dir(&place).unwrap().count(), 1);
    }

    #[test]
    fn invalid_names_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["", "x", "../../etc/passwd/", "0123456789abcdefg"] {
            fs::write(folder.path().join(FILE), text).unwrap();
            assert_eq!(name(folder.path()), None);
        }
        let new = new_name();
        assert_eq!(keep(folder.path(), &new).unwrap(), new);
    }
}
