//! Reads the bytes of articles, from a folder or from the sample embedded in the program. Finding them is left to
//! `scan`, parsing to `load`. No file outside the root is ever read, not even through links or if folders are
//! swapped meanwhile, and no read blocks on a FIFO or a device. Floor 4, part of [`io`](crate::io).

use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::{Component, Path, PathBuf};

use include_dir::{Dir, include_dir};
use rustix::buffer::spare_capacity;
use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;

use crate::config::choice::GeneratorChoice;
use crate::io::large_file;
use crate::limits;
use crate::model::{ArticlePath, ProblemKind};
use crate::text::CleanText;
use crate::wording::{Language, Phrase, ScreenText, current_language, stored_error, translated_error};

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");

const WELCOME: &str = "articles/2026-11-15-welcome-to-the-lookout.md";

/// The welcome article in French, under the same path.
const WELCOME_IN_FRENCH: &str = include_str!("../../assets/welcome.fr.md");

/// Where articles are read from.
#[derive(Clone, Debug)]
pub enum Source {
    Folder {
        /// The real path of the root, without symbolic links.
        root: PathBuf,
        /// The root as the user gave it, for printing paths.
        given: PathBuf,
        /// The name of the library: the last part of the root.
        name: CleanText,
        /// The name of the library in mark keys: the same, unless several libraries have it.
        mark_name: CleanText,
        /// The generator whose conventions the user wants, or how to find it.
        generator: GeneratorChoice,
    },
    Sample,
}

impl Source {
    /// The folder at `path`. Errors: there is no such folder, it is not a folder, or it cannot be read.
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
        let (given, generator) = (path.to_path_buf(), GeneratorChoice::Auto);
        Ok(Self::Folder { root, given, mark_name: name.clone(), name, generator })
    }

    /// This source, read by the conventions of the generator that the user chose.
    #[must_use]
    pub fn with_generator(mut self, choice: GeneratorChoice) -> Self {
        if let Self::Folder { generator, .. } = &mut self {
            *generator = choice;
        }
        self
    }

    /// This source, with another name in mark keys.
    #[must_use]
    pub fn with_mark_name(mut self, other: CleanText) -> Self {
        if let Self::Folder { mark_name, .. } = &mut self {
            *mark_name = other;
        }
        self
    }

    /// The name of the library in mark keys.
    pub fn mark_name(&self) -> CleanText {
        match self {
            Self::Folder { mark_name, .. } => mark_name.clone(),
            Self::Sample => self.name(),
        }
    }

    /// The name of the library.
    pub fn name(&self) -> CleanText {
        match self {
            Self::Folder { name, .. } => name.clone(),
            Self::Sample => ScreenText::SampleName.text(),
        }
    }

    /// The path of an article for printing: the folder as the user gave it, followed by the path inside it.
    pub fn printed_path(&self, path: &ArticlePath) -> CleanText {
        match self {
            Self::Folder { given, .. } => CleanText::line(&given.join(path.as_path()).to_string_lossy()),
            Self::Sample => path.shown().clone(),
        }
    }

    /// The path of an article as it is on disk, for programs: the folder as the user gave it, followed by the path
    /// inside it.
    pub fn path_on_disk(&self, path: &ArticlePath) -> PathBuf {
        match self {
            Self::Folder { given, .. } => given.join(path.as_path()),
            Self::Sample => path.as_path().to_path_buf(),
        }
    }

    /// The real path of the folder of articles; `None` for the sample, which is not on disk.
    pub fn root(&self) -> Option<&Path> {
        match self {
            Self::Folder { root, .. } => Some(root),
            Self::Sample => None,
        }
    }

    /// The bytes of an article. Errors: the file is gone, not a regular file, or outside the root.
    pub fn read(&self, path: &ArticlePath) -> Result<ArticleBytes, ProblemKind> {
        self.opened().read(path)
    }

    /// Opens the root, for reading several articles.
    pub fn opened(&self) -> OpenSource<'_> {
        match self {
            Self::Folder { root, .. } => OpenSource::Folder { root, folder: open_root(root) },
            Self::Sample => OpenSource::Sample(current_language()),
        }
    }

    /// The paths of all embedded articles.
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

/// The system's message for an error, translated and without its number.
pub(super) fn reason(error: &std::io::Error) -> CleanText {
    translated_error(&error.to_string())
}

/// The system's message for an error, in English: the index stores it, and it may be shown in another
/// language later.
pub(super) fn kept_reason(error: &std::io::Error) -> CleanText {
    stored_error(&error.to_string())
}

/// Flags for opening the folders on the way to a file; on Linux without read access (`O_PATH`).
#[cfg(target_os = "linux")]
const FOLDER: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
#[cfg(not(target_os = "linux"))]
const FOLDER: OFlags = OFlags::DIRECTORY.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
/// Flags for opening an article. `NONBLOCK`: opening a FIFO must not wait for its writer.
const FILE: OFlags = OFlags::NONBLOCK.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC).union(OFlags::NOCTTY);

/// The bytes of an article.
#[derive(Debug, PartialEq, Eq)]
pub struct ArticleBytes {
    pub bytes: Vec<u8>,
    /// The problem to be reported of a file of which not everything is here.
    pub missing: Option<ProblemKind>,
}

/// A source opened for reading. Open it again for each batch of articles: if the root was replaced, the
/// new folder is read then.
pub enum OpenSource<'a> {
    Folder {
        root: &'a Path,
        /// The descriptor of the root, or why it cannot be opened.
        folder: Result<OwnedFd, ProblemKind>,
    },
    /// The embedded sample, with its welcome article in this language.
    Sample(Language),
}

impl<'a> OpenSource<'a> {
    /// Opens any folder, for reading files in it.
    pub(super) fn of(root: &'a Path) -> Self {
        Self::Folder { root, folder: open_root(root) }
    }
}

impl OpenSource<'_> {
    /// The bytes of an article; of a large one, its beginning.
    /// Errors: the file is gone, not a regular file, or outside the root.
    pub fn read(&self, path: &ArticlePath) -> Result<ArticleBytes, ProblemKind> {
        let (path, most) = (path.as_path(), limits::ARTICLE_BYTES);
        match (self.read_up_to(path, most), self) {
            (Err(problem @ ProblemKind::TooLarge { .. }), Self::Folder { root, folder }) => {
                let descriptor = open_under(root, folder.as_ref().map_err(Clone::clone)?, path)?;
                let most = usize::try_from(most).unwrap_or(usize::MAX);
                let bytes = large_file::beginning(std::fs::File::from(descriptor), most);
                bytes
                    .map(|bytes| ArticleBytes { bytes, missing: Some(problem) })
                    .map_err(|error| unreadable(&error))
            }
            (read, _) => read.map(|bytes| ArticleBytes { bytes, missing: None }),
        }
    }

    /// The bytes of any file under the root, if it has at most `most` bytes.
    /// Errors: the file is gone, not a regular file, too large, or outside the root.
    pub(super) fn read_up_to(&self, path: &Path, most: u64) -> Result<Vec<u8>, ProblemKind> {
        match self {
            Self::Folder { root, folder } => {
                read_file(root, folder.as_ref().map_err(Clone::clone)?, path, most)
            }
            Self::Sample(Language::French) if path == Path::new(WELCOME) => {
                Ok(WELCOME_IN_FRENCH.as_bytes().to_vec())
            }
            Self::Sample(_) => match SAMPLE.get_file(path) {
                Some(file) => Ok(file.contents().to_vec()),
                None => Err(ProblemKind::Unreadable { reason: kept_reason(&Errno::NOENT.into()) }),
            },
        }
    }
}

fn open_root(root: &Path) -> Result<OwnedFd, ProblemKind> {
    rustix::fs::open(root, FOLDER, Mode::empty()).map_err(refused)
}

/// Opens a path under the root, and never anything outside, even if folders are swapped for links meanwhile.
fn open_under(root: &Path, folder: &OwnedFd, relative: &Path) -> Result<OwnedFd, ProblemKind> {
    let opened = match open_beneath(folder, relative) {
        // A link, perhaps one with its target under the root.
        Err(Errno::LOOP | Errno::MLINK | Errno::NOTDIR | Errno::XDEV) => {
            let target = root.join(relative).canonicalize();
            let target =
                target.map_err(|error| refused(Errno::from_io_error(&error).unwrap_or(Errno::IO)))?;
            let inside = target.strip_prefix(root).map_err(|_| ProblemKind::LinkOutside)?;
            open_beneath(folder, inside)
        }
        other => other,
    };
    opened.map_err(refused)
}

/// Opens a path inside the folder and follows no links.
fn open_beneath(root: &OwnedFd, relative: &Path) -> Result<OwnedFd, Errno> {
    if !relative.components().all(|component| matches!(component, Component::Normal(_))) {
        return Err(Errno::XDEV);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{ResolveFlags, openat2};
        // One call instead of one for each folder. Older kernels and some sandboxes do not have it.
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        let opened = openat2(root, relative, FILE, Mode::empty(), resolve);
        if !matches!(opened, Err(Errno::NOSYS | Errno::PERM | Errno::AGAIN | Errno::NAMETOOLONG)) {
            return opened;
        }
    }
    open_step_by_step(root, relative)
}

/// Opens a path inside the folder, one folder at a time, and follows no links.
fn open_step_by_step(root: &OwnedFd, relative: &Path) -> Result<OwnedFd, Errno> {
    let mut folder: Option<OwnedFd> = None;
    let mut components = relative.components().peekable();
    while let Some(component) = components.next() {
        let Component::Normal(name) = component else { return Err(Errno::XDEV) };
        let flags = if components.peek().is_some() { FOLDER } else { FILE };
        let opened = rustix::fs::openat(folder.as_ref().unwrap_or(root), name, flags, Mode::empty())?;
        folder = Some(opened);
    }
    folder.ok_or(Errno::NOENT)
}

/// Whether a problem means that there is no such file; a folder in its place counts too.
pub(super) fn is_absent(problem: &ProblemKind) -> bool {
    let absent = [Errno::NOENT, Errno::NOTDIR, Errno::ISDIR].map(refused);
    absent.contains(problem) || *problem == ProblemKind::NotAFile
}

fn refused(error: Errno) -> ProblemKind {
    match error {
        Errno::XDEV => ProblemKind::LinkOutside,
        Errno::LOOP | Errno::MLINK => ProblemKind::LinkLoop,
        // A socket, or a device without a driver.
        Errno::NXIO | Errno::NODEV => ProblemKind::NotAFile,
        other => ProblemKind::Unreadable { reason: kept_reason(&other.into()) },
    }
}

fn unreadable(error: &std::io::Error) -> ProblemKind {
    ProblemKind::Unreadable { reason: kept_reason(error) }
}

/// Reads a regular file under the root. Never waits for another process, never reads past the limit.
/// The type is checked only after opening, so that the file cannot be swapped in between.
fn read_file(root: &Path, folder: &OwnedFd, relative: &Path, most: u64) -> Result<Vec<u8>, ProblemKind> {
    let descriptor = open_under(root, folder, relative)?;
    let status = rustix::fs::fstat(&descriptor).map_err(|error| unreadable(&error.into()))?;
    if FileType::from_raw_mode(status.st_mode) != FileType::RegularFile {
        return Err(ProblemKind::NotAFile);
    }
    let size = u64::try_from(status.st_size).unwrap_or(0);
    if size > most {
        return Err(ProblemKind::TooLarge { bytes: size });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // Mostly one read gives what the size promised; then a second one, to find the end, is left out.
    let first = rustix::io::read(&descriptor, spare_capacity(&mut bytes));
    if u64::try_from(first.unwrap_or(0)).ok() != Some(size) || size == 0 {
        let read = u64::try_from(bytes.len()).unwrap_or(most);
        let mut rest = std::fs::File::from(descriptor).take((most + 1).saturating_sub(read));
        rest.read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > most {
        return Err(ProblemKind::TooLarge { bytes: length });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    use crate::wording::set_thread_language;

    #[test]
    fn the_welcome_article_is_in_the_current_language() {
        let welcome = ArticlePath::new(WELCOME.into());
        let read = |path: &ArticlePath| String::from_utf8(Source::Sample.read(path).unwrap().bytes).unwrap();
        for (language, title) in [(Language::English, "Welcome"), (Language::French, "Bienvenue")] {
            set_thread_language(language);
            let text = read(&welcome);
            assert!(text.starts_with(&format!("---\ntitle: \"{title} ")), "{text}");
            // Both are one article, with the same marks.
            assert!(text.contains("sourceUrl: \"https://vigie.example.org/welcome/\""));
        }
        assert!(Source::embedded().contains(&WELCOME.into()));
    }

    #[test]
    fn nothing_outside_the_root_is_read_even_if_folders_are_swapped() {
        let (inside, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = inside.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("a/b")).unwrap();
        std::fs::write(root.join("a/b/x.md"), "mine").unwrap();
        std::fs::create_dir(outside.path().join("b")).unwrap();
        std::fs::write(outside.path().join("b/x.md"), "secret").unwrap();
        symlink("a/b/x.md", root.join("relative.md")).unwrap();
        symlink(root.join("a/b/x.md"), root.join("absolute.md")).unwrap();
        symlink("loop.md", root.join("loop.md")).unwrap();
        let read =
            |path: &str| read_file(&root, &open_root(&root).unwrap(), Path::new(path), limits::ARTICLE_BYTES);
        for path in ["a/b/x.md", "relative.md", "absolute.md"] {
            assert_eq!(read(path).unwrap(), b"mine", "{path}");
        }
        assert_eq!(read("loop.md"), Err(ProblemKind::LinkLoop));
        std::fs::rename(root.join("a"), root.join("old")).unwrap();
        symlink(outside.path(), root.join("a")).unwrap();
        for path in ["a/b/x.md", "relative.md", "absolute.md"] {
            assert_eq!(read(path), Err(ProblemKind::LinkOutside), "{path}");
        }
        let folder = rustix::fs::open(&root, FOLDER, Mode::empty()).unwrap();
        for open in [open_beneath, open_step_by_step] {
            assert!(open(&folder, Path::new("old/b/x.md")).is_ok());
            for path in ["a/b/x.md", "loop.md", "../x.md", "old/../old/b/x.md", "/etc/hostname", ""] {
                assert!(open(&folder, Path::new(path)).is_err(), "{path}");
            }
        }
    }
}
