//! Where articles are read from: a folder, or the library embedded in the program.

use std::io::Read;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;

use crate::limits;
use crate::model::{ArticlePath, ProblemKind};
use crate::text::CleanText;
use crate::wording::Phrase;

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");

/// Where articles are read from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A folder of the file system, by its real path.
    Folder {
        /// The root, without symbolic links.
        root: PathBuf,
        /// The root as it was given, for printing paths.
        given: PathBuf,
        /// How it is called.
        name: CleanText,
    },
    /// The library embedded in the program.
    Sample,
}

impl Source {
    /// The folder at `path`.
    ///
    /// # Errors
    /// Says that there is no such folder, that it is none, or that it cannot be read.
    pub fn folder(path: &Path) -> Result<Self, Phrase> {
        let shown = CleanText::line(&path.to_string_lossy());
        let unreadable = |error: std::io::Error| {
            let folder = shown.clone();
            if error.kind() == std::io::ErrorKind::NotFound {
                Phrase::NoFolder { folder }
            } else {
                Phrase::FolderUnreadable { folder, reason: reason(&error) }
            }
        };
        let root = path.canonicalize().map_err(unreadable)?;
        if !root.is_dir() {
            return Err(Phrase::NotAFolder { path: shown });
        }
        std::fs::read_dir(&root).map_err(unreadable)?;
        let name =
            root.file_name().map_or_else(|| shown.clone(), |name| CleanText::line(&name.to_string_lossy()));
        Ok(Self::Folder { root, given: path.to_path_buf(), name })
    }

    /// How the library is called.
    #[must_use]
    pub fn name(&self) -> CleanText {
        match self {
            Self::Folder { name, .. } => name.clone(),
            Self::Sample => Phrase::SampleName.text(),
        }
    }

    /// The path of an article as it is printed: behind the folder as it was given.
    #[must_use]
    pub fn printed_path(&self, path: &ArticlePath) -> CleanText {
        match self {
            Self::Folder { given, .. } => CleanText::line(&given.join(path.as_path()).to_string_lossy()),
            Self::Sample => path.shown().clone(),
        }
    }

    /// The bytes of an article.
    ///
    /// # Errors
    /// Says why the file is not read: it is gone, no regular file, or too large.
    pub fn read(&self, path: &ArticlePath) -> Result<Vec<u8>, ProblemKind> {
        match self {
            Self::Folder { root, .. } => read_file(root, path.as_path()),
            Self::Sample => match SAMPLE.get_file(path.as_path()) {
                Some(file) => Ok(file.contents().to_vec()),
                None => Err(ProblemKind::Unreadable { reason: reason(&Errno::NOENT.into()) }),
            },
        }
    }

    /// The paths of the embedded articles.
    pub(super) fn embedded() -> Vec<PathBuf> {
        let mut paths = Vec::new();
        let mut folders = vec![&SAMPLE];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            paths.extend(folder.files().map(|file| file.path().to_path_buf()));
        }
        paths
    }
}

/// What the system says of a failure, without the number.
pub(super) fn reason(error: &std::io::Error) -> CleanText {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    let lower = characters.next().map(|first| first.to_lowercase().chain(characters).collect::<String>());
    CleanText::line(&lower.unwrap_or_default())
}

/// Reads a regular file, never waiting for another process and never past the limit.
///
/// It is opened without following a link and without blocking, and asked what it is only then, so
/// that nothing can be put in its place in between.
fn read_file(root: &Path, relative: &Path) -> Result<Vec<u8>, ProblemKind> {
    let unreadable = |error: std::io::Error| ProblemKind::Unreadable { reason: reason(&error) };
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NOCTTY;
    let path = root.join(relative);
    let opened = match rustix::fs::open(&path, flags, Mode::empty()) {
        // A link; the scan lets only those pass that stay under the root.
        Err(Errno::LOOP | Errno::MLINK) => {
            let target = path.canonicalize().map_err(unreadable)?;
            if !target.starts_with(root) {
                return Err(ProblemKind::LinkOutside);
            }
            rustix::fs::open(&target, flags, Mode::empty())
        }
        // A socket, or a device without a driver.
        Err(Errno::NXIO | Errno::NODEV) => return Err(ProblemKind::NotAFile),
        other => other,
    };
    let descriptor = opened.map_err(|error| unreadable(error.into()))?;
    let status = rustix::fs::fstat(&descriptor).map_err(|error| unreadable(error.into()))?;
    if FileType::from_raw_mode(status.st_mode) != FileType::RegularFile {
        return Err(ProblemKind::NotAFile);
    }
    let size = u64::try_from(status.st_size).unwrap_or(0);
    if size > limits::ARTICLE_BYTES {
        return Err(ProblemKind::TooLarge { bytes: size });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    let mut file = std::fs::File::from(descriptor).take(limits::ARTICLE_BYTES + 1);
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > limits::ARTICLE_BYTES {
        return Err(ProblemKind::TooLarge { bytes: length });
    }
    Ok(bytes)
}
