//! Which files of an index have been checked since the computer started. A file that has not changed since is not read
//! again, so a start does not cost a look at every byte. The check itself is left to [`index`](super). Floor 4, part
//! of [`io`](crate::io).

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::io::whole_file;

/// The file with the record, in the folder of the index.
const RECORD: &str = "verified.json";
const RECORD_BYTES: usize = 1 << 20;

/// A file that was changed less than this before the check may have been changed again after it without another time.
const SETTLED: Duration = Duration::from_secs(2);

/// What tells one state of a file from another: inode, size in bytes, and the times of the last change of its content
/// and of its status, in seconds and nanoseconds.
type FileState = (u64, u64, [i64; 4]);

/// The files that were found undamaged. It holds for one start of the computer: what a power failure leaves of a file
/// may have its size and its times.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedFiles {
    boot: String,
    files: BTreeMap<PathBuf, FileState>,
}

impl VerifiedFiles {
    /// The record in an index folder, of the start of the computer that `boot` names; an empty one if there is none.
    pub fn load(place: &Path, boot: String) -> Self {
        let text = whole_file::read(&place.join(RECORD), RECORD_BYTES).ok().flatten();
        let known = text.and_then(|text| serde_json::from_str::<Self>(&text).ok());
        known.filter(|known| known.boot == boot).unwrap_or(Self { boot, files: BTreeMap::new() })
    }

    /// Whether a file was checked and has not changed since.
    pub fn include(&self, place: &Path, file: &Path) -> bool {
        self.files
            .get(file)
            .is_some_and(|known| state(&place.join(file)).is_some_and(|(now, _)| now == *known))
    }

    /// Keeps the record of these files, which were all checked, and forgets others. A failure is no problem: they are
    /// checked again.
    pub fn keep(self, place: &Path, files: &[PathBuf], now: SystemTime) {
        let settled = |(state, changed): (FileState, SystemTime)| {
            now.duration_since(changed).is_ok_and(|since| since >= SETTLED).then_some(state)
        };
        let of = |file: &PathBuf| Some((file.clone(), settled(state(&place.join(file))?)?));
        let kept = Self { files: files.iter().filter_map(of).collect(), boot: self.boot.clone() };
        if kept == self || kept.boot.is_empty() {
            return;
        }
        // After a power failure the record does not hold anyway.
        let write = || whole_file::replace_unsynced(&place.join(RECORD), &serde_json::to_vec(&kept)?);
        if let Err(error) = write() {
            tracing::info!(%error, "the index will be checked again");
        }
    }
}

/// The state of a file, and when it last changed.
fn state(path: &Path) -> Option<(FileState, SystemTime)> {
    let file = path.symlink_metadata().ok()?;
    let times = [file.mtime(), file.mtime_nsec(), file.ctime(), file.ctime_nsec()];
    let changed = Duration::from_secs(u64::try_from(file.ctime()).ok()?);
    Some(((file.ino(), file.len(), times), SystemTime::UNIX_EPOCH.checked_add(changed)?))
}

/// The name that the system gives to this start of the computer; empty if it gives none.
pub fn boot() -> String {
    let name = whole_file::read(Path::new("/proc/sys/kernel/random/boot_id"), 64).ok().flatten();
    name.map(|name| name.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// Long after every change that a test makes.
    fn later() -> SystemTime {
        SystemTime::now() + Duration::from_secs(3_600)
    }

    #[test]
    fn a_file_is_checked_again_once_anything_about_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (place, file) = (folder.path(), Path::new("a"));
        let known = || VerifiedFiles::load(place, "this start".to_owned());
        let keep = || known().keep(place, &[file.into()], later());
        std::fs::write(place.join(file), "one").unwrap();
        assert!(!known().include(place, file));
        keep();
        assert!(known().include(place, file));
        // The same size and the same time: the time of the status is another.
        let modified = place.join(file).metadata().unwrap().modified().unwrap();
        let put_back = |text: &str| {
            let mut written = std::fs::File::create(place.join(file)).unwrap();
            written.write_all(text.as_bytes()).unwrap();
            written.set_modified(modified).unwrap();
        };
        while known().include(place, file) {
            put_back("two");
        }
        keep();
        assert!(known().include(place, file));
        std::fs::rename(place.join(file), place.join("b")).unwrap();
        assert!(!known().include(place, file));
        put_back("two");
        assert!(!known().include(place, file), "another inode");
    }

    #[test]
    fn a_record_holds_for_one_start_of_the_computer_and_for_old_files() {
        let folder = tempfile::tempdir().unwrap();
        let (place, file) = (folder.path(), PathBuf::from("a"));
        std::fs::write(place.join(&file), "one").unwrap();
        let keep = |boot: &str, now| {
            VerifiedFiles::load(place, boot.to_owned()).keep(place, std::slice::from_ref(&file), now);
        };
        let holds = |boot: &str| VerifiedFiles::load(place, boot.to_owned()).include(place, &file);
        keep("a", SystemTime::now());
        assert!(!holds("a"), "just written");
        keep("a", later());
        assert!(holds("a") && !holds("b"));
        keep("", later());
        assert!(!holds(""), "without a name of this start");
        keep("b", later());
        std::fs::write(place.join(RECORD), "{").unwrap();
        assert!(!holds("b"));
    }
}
