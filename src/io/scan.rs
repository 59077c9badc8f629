//! Finds the articles in a folder: which files count, which folders are walked, and which links are followed.
//! Looks at names and metadata, and at the first bytes of web pages, which are articles only with front matter; reading is left to [`load`](crate::io::load). Floor 4,
//! part of [`io`](crate::io).

mod endings;

use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsStr;
use std::fs::FileType;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use rayon::prelude::*;
use rustix::io::Errno;
use walkdir::{DirEntry, WalkDir};

use crate::io::source::{Source, kept_reason};
use crate::library::FileStamp;
use crate::limits;
use crate::model::{ArticlePath, Problem, ProblemKind};
use crate::text::CleanText;

pub(super) use endings::is_article;
use endings::{is_meant, other_text};

/// The extension of files with the front matter of the article beside them, as Nikola writes it.
pub(super) const META: &str = "meta";

/// What a scan has found besides articles.
#[derive(Debug, Default)]
pub struct Scanned {
    /// The problems of folders and links.
    pub problems: Vec<(ArticlePath, Problem)>,
    /// Whether there are files with the extension `meta`.
    pub has_meta_files: bool,
}

/// A file that counts as an article.
#[derive(Clone, Debug)]
pub struct FoundFile {
    pub path: PathBuf,
    /// Why the file must not be opened. `None` if it may be.
    pub problem: Option<ProblemKind>,
    pub stamp: FileStamp,
}

/// Calls `examine` with every article of a source, on several threads, and `each` with what it returns, in the
/// order of the walk.
pub fn scan<T: Send>(
    source: &Source,
    examine: impl Fn(FoundFile) -> T + Sync,
    mut each: impl FnMut(T),
) -> Scanned {
    let Source::Folder { root, .. } = source else {
        for path in Source::embedded() {
            each(examine(FoundFile { path, problem: None, stamp: FileStamp::default() }));
        }
        return Scanned::default();
    };
    rayon::in_place_scope(|workers| {
        let mut examined: VecDeque<Receiver<Vec<T>>> = VecDeque::new();
        let examine = &examine;
        // While the folders are walked here, the files that were found are looked at elsewhere.
        let pass_on = |found: Vec<PendingFile>| {
            let (sender, receiver) = channel();
            examined.push_back(receiver);
            workers.spawn(move |_| {
                let look = |file: PendingFile| is_meant(&file.0).then(|| examine(look_at_file(root, file)));
                // Fails if the scan was given up.
                let _ = sender.send(found.into_iter().filter_map(look).collect());
            });
            while let Some(done) = examined.front().and_then(|next| next.try_recv().ok()) {
                examined.pop_front();
                done.into_iter().for_each(&mut each);
            }
        };
        let mut scan =
            Scan { root, pass_on, found: Scanned::default(), pending: Vec::new(), unread: BTreeMap::new() };
        scan.walk();
        scan.report_unread();
        let found = scan.found;
        examined.into_iter().filter_map(|next| next.recv().ok()).flatten().for_each(each);
        found
    })
}

/// Sorts by name in descending order: most names begin with the date, so the newest articles are read first.
pub fn newest_first(files: &mut [FoundFile]) {
    files.par_sort_by(|left, right| newest_name(&right.path).cmp(&newest_name(&left.path)));
}

/// The sort key: names that begin with a digit come first, whatever their folder; all others follow by path.
fn newest_name(path: &Path) -> (bool, &[u8], &[u8]) {
    let path = path.as_os_str().as_encoded_bytes();
    let name = path.rsplit(|&byte| byte == b'/').next().unwrap_or_default();
    let dated = name.first().is_some_and(u8::is_ascii_digit);
    (dated, if dated { name } else { b"" }, path)
}

/// The article at a path under the root. `None` if there is none, or if the scan ignores it.
pub fn look_at(root: &Path, relative: &Path) -> Option<FoundFile> {
    let folder = relative.parent().unwrap_or(Path::new(""));
    let name = relative.file_name()?;
    if !is_read(folder) || is_ignored(name, false) {
        return None;
    }
    let path = root.join(relative);
    let kind = path.symlink_metadata().ok()?.file_type();
    let mut found = None;
    let pass_on = |files: Vec<PendingFile>| found = files.into_iter().next();
    let mut scan =
        Scan { root, pass_on, found: Scanned::default(), pending: Vec::new(), unread: BTreeMap::new() };
    if !kind.is_dir() {
        scan.add_entry(&path, kind);
    }
    scan.pass_on_pending();
    found.filter(|(path, _)| is_meant(path)).map(|file| look_at_file(root, file))
}

/// An article whose metadata is not read yet, and why it must not be opened.
type PendingFile = (PathBuf, Option<ProblemKind>);

struct Scan<'a, PassOn: FnMut(Vec<PendingFile>)> {
    root: &'a Path,
    /// Receives the articles that were found, many at once.
    pass_on: PassOn,
    found: Scanned,
    pending: Vec<PendingFile>,
    /// How many texts in other formats there are, by extension.
    unread: BTreeMap<&'static str, usize>,
}

/// How many articles are passed on together.
const PENDING: usize = 512;

/// Whether the walk skips an entry: hidden files and folders, and `node_modules`.
pub(super) fn is_ignored(name: &OsStr, is_folder: bool) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || (name == "node_modules" && is_folder)
}

/// Whether the walk visits the folder with this path under the root.
pub(super) fn is_read(folder: &Path) -> bool {
    folder.components().count() <= limits::SCAN_DEPTH
        && !folder.components().any(|component| is_ignored(component.as_os_str(), true))
}

impl<PassOn: FnMut(Vec<PendingFile>)> Scan<'_, PassOn> {
    fn walk(&mut self) {
        let walk = WalkDir::new(self.root).follow_links(false).max_depth(limits::SCAN_DEPTH + 1);
        let is_looked_at = |entry: &DirEntry| {
            entry.depth() == 0 || !is_ignored(entry.file_name(), entry.file_type().is_dir())
        };
        for (seen, entry) in walk.into_iter().filter_entry(is_looked_at).enumerate() {
            if seen == limits::SCAN_ENTRIES {
                self.add_problem(self.root, ProblemKind::TooMany);
                break;
            }
            match entry {
                Ok(entry) if !entry.file_type().is_dir() => self.add_entry(entry.path(), entry.file_type()),
                Ok(entry) if entry.depth() > limits::SCAN_DEPTH => {
                    self.add_problem(entry.path(), ProblemKind::TooDeep);
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(self.root).to_path_buf();
                    let reason = error.into_io_error().map(|error| kept_reason(&error)).unwrap_or_default();
                    self.add_problem(&path, ProblemKind::UnreadableFolder { reason });
                }
            }
        }
        self.pass_on_pending();
    }

    fn pass_on_pending(&mut self) {
        if !self.pending.is_empty() {
            (self.pass_on)(std::mem::take(&mut self.pending));
        }
    }

    fn add_entry(&mut self, path: &Path, kind: FileType) {
        if kind.is_symlink() {
            self.add_link(path);
        } else if is_article(path) {
            let problem = (!kind.is_file()).then_some(ProblemKind::NotAFile);
            self.add_file(path, problem);
        } else if let Some(ending) = other_text(path).filter(|_| kind.is_file()) {
            *self.unread.entry(ending).or_default() += 1;
        } else {
            self.found.has_meta_files |= path.extension() == Some(OsStr::new(META));
        }
    }

    /// Reports how many texts in other formats there are.
    fn report_unread(&mut self) {
        for (ending, count) in std::mem::take(&mut self.unread) {
            let ending = CleanText::line(ending);
            self.add_problem(self.root, ProblemKind::OtherFormat { ending, count });
        }
    }

    /// Adds a link. A link to an article under the root counts as an article. A link to a folder under the root
    /// is ignored, since the walk lists those articles anyway; if the walk skips that folder, it is a problem.
    fn add_link(&mut self, path: &Path) {
        match path.canonicalize() {
            Ok(target) if path.parent().is_some_and(|folder| folder.starts_with(&target)) => {
                self.add_problem(path, ProblemKind::LinkLoop);
            }
            Ok(target) if target.is_dir() => match target.strip_prefix(self.root) {
                Ok(folder) if is_read(folder) => {}
                Ok(_) => self.add_problem(path, ProblemKind::LinkSkipped),
                Err(_) => self.add_problem(path, ProblemKind::LinkOutside),
            },
            Ok(target) if target.starts_with(self.root) && is_article(path) => {
                let problem = (!target.is_file()).then_some(ProblemKind::NotAFile);
                self.add_file(path, problem);
            }
            Err(error) if Errno::from_io_error(&error) == Some(Errno::LOOP) => {
                self.add_problem(path, ProblemKind::LinkLoop);
            }
            Ok(_) | Err(_) if is_article(path) => self.add_file(path, Some(ProblemKind::LinkOutside)),
            Ok(_) | Err(_) => {}
        }
    }

    fn add_file(&mut self, path: &Path, problem: Option<ProblemKind>) {
        self.pending.push((path.to_path_buf(), problem));
        if self.pending.len() >= PENDING {
            self.pass_on_pending();
        }
    }

    fn add_problem(&mut self, path: &Path, kind: ProblemKind) {
        let path = ArticlePath::new(relative(self.root, path));
        self.found.problems.push((path, Problem { line: None, kind }));
    }
}

fn look_at_file(root: &Path, (path, problem): PendingFile) -> FoundFile {
    let stamp = stamp(&path, problem.as_ref());
    FoundFile { path: relative(root, &path), problem, stamp }
}

/// The article with a stamp that changes with the file [`META`] beside it, too, in a folder that has such files.
pub(super) fn with_meta(source: &Source, has_meta_files: bool, found: FoundFile) -> FoundFile {
    let Some(root) = source.root().filter(|_| has_meta_files) else { return found };
    let meta = stamp(&root.join(&found.path).with_extension(META), None);
    let changed = found.stamp.changed.wrapping_add(meta.changed ^ meta.modified.rotate_left(17));
    FoundFile { stamp: FileStamp { changed, ..found.stamp }, ..found }
}

/// The metadata of a file that shows changes. If the file must not be opened, the size encodes the problem and
/// is larger than any real size, so that a change of the problem is noticed. All zero if the metadata cannot
/// be read.
fn stamp(path: &Path, problem: Option<&ProblemKind>) -> FileStamp {
    let looked_at = if problem.is_some() { path.symlink_metadata() } else { path.metadata() };
    let Ok(looked_at) = looked_at else { return FileStamp::default() };
    let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
    let size = match problem {
        None => looked_at.len(),
        Some(problem) => problem.code().bytes().fold(1 << 62, |size, byte| size + u64::from(byte)),
    };
    FileStamp {
        modified: nanoseconds(looked_at.mtime(), looked_at.mtime_nsec()),
        size,
        changed: nanoseconds(looked_at.ctime(), looked_at.ctime_nsec()),
        inode: looked_at.ino(),
    }
}

fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_path_buf()
}

#[cfg(test)]
mod tests;
