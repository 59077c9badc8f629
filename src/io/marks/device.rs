//! The name of this device: made once, by chance, and kept in the state folder of the user, which is not
//! shared with other devices.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use crate::io::marks::disk::{Disk, Machine};

/// The file with the name.
const FILE: &str = "device";
/// Letters and digits of a name.
const LENGTH: usize = 16;

/// A new name that no other device has.
pub(super) fn new_name() -> String {
    // Its keys are random bits of the operating system.
    format!("{:0LENGTH$x}", RandomState::new().hash_one(FILE))
}

/// The name in a folder, if there is one.
pub(super) fn name(folder: &Path) -> Option<String> {
    let mut text = String::new();
    let file = File::open(folder.join(FILE)).ok()?;
    file.take(64).read_to_string(&mut text).ok()?;
    let name = text.trim();
    let is_name = name.len() == LENGTH && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| name.to_owned())
}

/// Keeps a name in a folder; gives the one that is kept now, which is another one where a reader that
/// started at the same time was faster.
///
/// # Errors
/// It cannot be kept.
pub(super) fn keep(folder: &Path, new: &str) -> io::Result<String> {
    if let Some(name) = name(folder) {
        return Ok(name);
    }
    Machine.make_folder(folder)?;
    let part = folder.join(format!("{FILE}.{}-{new}", std::process::id()));
    let kept = folder.join(FILE);
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&part)?;
        writeln!(file, "{new}")?;
        file.sync_all()?;
        match fs::hard_link(&part, &kept) {
            // Somebody was faster.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && name(folder).is_some() => {}
            Ok(()) => {}
            // What is there is no name, or there are no links here.
            Err(_) => fs::rename(&part, &kept)?,
        }
        Machine.sync_folder(folder)
    };
    let written = write();
    // It may be there or not.
    let _ = fs::remove_file(&part);
    written?;
    name(folder).ok_or_else(|| ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_who_start_at_once_have_one_name() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("state/vigie");
        assert_eq!(name(&place), None);
        let names: Vec<String> = std::thread::scope(|scope| {
            let keepers: Vec<_> =
                (0..8).map(|_| scope.spawn(|| keep(&place, &new_name()).unwrap())).collect();
            keepers.into_iter().map(|keeper| keeper.join().unwrap()).collect()
        });
        assert!(names.iter().all(|one| *one == names[0]), "{names:?}");
        assert_eq!(name(&place).as_ref(), names.first());
        assert_eq!(fs::read_dir(&place).unwrap().count(), 1);
    }

    #[test]
    fn what_is_no_name_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["", "x", "../../etc/passwd/", "0123456789abcdefg"] {
            fs::write(folder.path().join(FILE), text).unwrap();
            assert_eq!(name(folder.path()), None);
        }
        let new = new_name();
        assert_eq!(keep(folder.path(), &new).unwrap(), new);
    }
}
