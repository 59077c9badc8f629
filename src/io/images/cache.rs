//! Keeps fetched images, so that none is fetched twice. It neither fetches nor decodes. One file per image in
//! the cache folder, named by a hash of its address. The first line holds a checksum, the length and the
//! address; if they do not match the rest, the file is ignored and the image fetched again. Without a folder
//! the newest images are kept in memory. Floor 4, part of [`io`](crate::io).

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::io::source::reason;
use crate::io::whole_file;
use crate::limits;
use crate::model::{ArticlePath, SafeUrl};

/// The start of the first line of a cache file; its number changes with the format.
const MAGIC: &str = "vigie-image-1";

/// A cache of fetched images, in a folder or in memory.
pub struct Cache {
    folder: Option<PathBuf>,
    most_bytes: u64,
    recent: Mutex<VecDeque<(SafeUrl, Arc<[u8]>)>>,
}

impl Cache {
    /// A cache of at most `most_bytes` in a folder, which is created on demand. Without a folder, a cache in
    /// memory with a limit of its own ([`limits::IMAGE_MEMORY_BYTES`]).
    pub fn new(folder: Option<PathBuf>, most_bytes: u64) -> Self {
        Self { folder, most_bytes, recent: Mutex::default() }
    }

    /// The bytes of an image; `None` if it is not in the cache or damaged.
    pub fn get(&self, url: &SafeUrl) -> Option<Arc<[u8]>> {
        let Some(folder) = &self.folder else {
            let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
            return recent.iter().find(|(known, _)| known == url).map(|(_, bytes)| Arc::clone(bytes));
        };
        let most = limits::IMAGE_BYTES + limits::URL_BYTES as u64 + 64;
        let mut bytes = Vec::new();
        File::open(folder.join(name(url))).ok()?.take(most).read_to_end(&mut bytes).ok()?;
        let border = bytes.iter().position(|byte| *byte == b'\n')?;
        let body = bytes.get(border + 1..)?;
        let is_whole = bytes.get(..border)? == head(url, body).as_bytes();
        is_whole.then(|| body.into())
    }

    /// Stores an image. A failure is only logged: the image is fetched again the next time.
    pub fn put(&self, url: &SafeUrl, bytes: &Arc<[u8]>) {
        let Some(folder) = &self.folder else { return self.remember(url, bytes) };
        let write = |file: &mut File| {
            writeln!(file, "{}", head(url, bytes))?;
            file.write_all(bytes)
        };
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| whole_file::put(&folder.join(name(url)), true, write));
        if let Err(error) = written {
            tracing::debug!(reason = %reason(&error), "the image could not be cached");
        }
        self.make_room(folder);
    }

    fn remember(&self, url: &SafeUrl, bytes: &Arc<[u8]>) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.push_back((url.clone(), Arc::clone(bytes)));
        let mut size: usize = recent.iter().map(|(_, bytes)| bytes.len()).sum();
        while size > limits::IMAGE_MEMORY_BYTES && recent.len() > 1 {
            size -= recent.pop_front().map_or(0, |(_, bytes)| bytes.len());
        }
    }

    /// Removes the oldest images until the rest fits.
    fn make_room(&self, folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = entries
            .flatten()
            .filter_map(|entry| {
                let status = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
                Some((status.modified().ok()?, status.len(), entry.path()))
            })
            .collect();
        let mut size: u64 = files.iter().map(|(_, length, _)| length).sum();
        files.sort();
        for (_, length, path) in files {
            if size <= self.most_bytes {
                return;
            }
            if std::fs::remove_file(path).is_ok() {
                size -= length;
            }
        }
    }
}

fn name(url: &SafeUrl) -> String {
    format!("{:016x}", ArticlePath::number_of(Path::new(url.as_str())))
}

fn head(url: &SafeUrl, body: &[u8]) -> String {
    format!("{MAGIC} {:08x} {} {url}", crc32fast::hash(body), body.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(number: u32) -> SafeUrl {
        SafeUrl::parse(&format!("https://example.org/{number}.png")).unwrap()
    }

    fn bytes(length: usize) -> Arc<[u8]> {
        (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect()
    }

    #[test]
    fn damaged_files_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("images");
        let cache = Cache::new(Some(place.clone()), 1 << 20);
        assert_eq!(cache.get(&url(1)), None);
        cache.put(&url(1), &bytes(300));
        assert_eq!(cache.get(&url(1)), Some(bytes(300)));
        assert_eq!(cache.get(&url(2)), None);
        let file = place.join(name(&url(1)));
        let whole = std::fs::read(&file).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            std::fs::write(&file, &damaged).unwrap();
            assert_eq!(cache.get(&url(1)), None, "byte {at}");
            std::fs::write(&file, &whole[..at]).unwrap();
            assert_eq!(cache.get(&url(1)), None, "cut at {at}");
        }
        // The file of another address, as if both had the same hash.
        cache.put(&url(2), &bytes(10));
        std::fs::copy(place.join(name(&url(2))), &file).unwrap();
        assert_eq!(cache.get(&url(1)), None);
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(&file).unwrap();
        assert_eq!(cache.get(&url(1)), None);
        cache.put(&url(1), &bytes(10));
        assert_eq!(cache.get(&url(1)), None, "a folder in its place is left alone");
    }

    #[test]
    fn the_oldest_images_are_removed_first() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(Some(folder.path().to_path_buf()), 2_500);
        let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        for number in 0..3 {
            cache.put(&url(number), &bytes(1_000));
            if let Ok(file) = File::options().append(true).open(folder.path().join(name(&url(number)))) {
                file.set_modified(long_ago + std::time::Duration::from_secs(number.into())).unwrap();
            }
        }
        let kept: Vec<bool> = (0..3).map(|number| cache.get(&url(number)).is_some()).collect();
        assert_eq!(kept, [false, true, true]);
    }

    #[test]
    fn without_a_folder_the_newest_are_kept_in_memory() {
        let cache = Cache::new(None, 0);
        let large = limits::IMAGE_MEMORY_BYTES / 2;
        for number in 0..3 {
            cache.put(&url(number), &bytes(large));
        }
        let kept: Vec<bool> = (0..3).map(|number| cache.get(&url(number)).is_some()).collect();
        assert_eq!(kept, [false, true, true]);
    }

    #[test]
    fn a_folder_that_cannot_be_created_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("images"), "a file").unwrap();
        let cache = Cache::new(Some(folder.path().join("images")), 1_000);
        cache.put(&url(1), &bytes(10));
        assert_eq!(cache.get(&url(1)), None);
    }
}
