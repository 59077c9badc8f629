//! Which files of a content directory are articles.

use std::ffi::OsStr;
use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::io::source::{Source, kept_reason};
use crate::library::Stamp;
use crate::limits;
use crate::model::{ArticlePath, Problem, ProblemKind};

/// The endings of article files, in lower case.
pub const ENDINGS: [&str; 4] = ["md", "markdown", "mdown", "mdx"];

/// A file that is an article.
#[derive(Clone, Debug)]
pub struct Found {
    /// The path under the root.
    pub path: PathBuf,
    /// Why it is not to be opened, if so.
    pub problem: Option<ProblemKind>,
    /// What it is like from outside.
    pub stamp: Stamp,
}

/// Calls `each` with every article of a source; gives what is wrong with folders.
pub fn scan(source: &Source, each: impl FnMut(Found)) -> Vec<(ArticlePath, Problem)> {
    let root = match source {
        Source::Folder { root, .. } => root.as_path(),
        Source::Sample => Path::new(""),
    };
    let mut scan = Scan { root, each, folder_problems: Vec::new(), pending: Vec::new() };
    match source {
        Source::Folder { .. } => scan.walk(),
        Source::Sample => Source::embedded().into_iter().for_each(|path| {
            (scan.each)(Found { path, problem: None, stamp: Stamp::default() });
        }),
    }
    scan.folder_problems
}

/// Puts those whose path is last in the order of names first: names mostly begin with the date, so the
/// newest are read first.
pub fn newest_first(files: &mut [Found]) {
    files.par_sort_by(|left, right| newest_name(&right.path).cmp(&newest_name(&left.path)));
}

/// Names that begin with a digit come before others when reversed.
fn newest_name(path: &Path) -> (bool, &[u8], &[u8]) {
    let path = path.as_os_str().as_encoded_bytes();
    let name = path.rsplit(|&byte| byte == b'/').next().unwrap_or_default();
    let dated = name.first().is_some_and(u8::is_ascii_digit);
    (dated, if dated { name } else { b"" }, path)
}

/// The article at a path under the root of a folder, if there is one.
#[must_use]
pub fn look_at(root: &Path, relative: &Path) -> Option<Found> {
    let folder = relative.parent().unwrap_or(Path::new(""));
    let name = relative.file_name()?;
    if !is_read(folder) || is_passed_over(name, false) {
        return None;
    }
    let path = root.join(relative);
    let kind = path.symlink_metadata().ok()?.file_type();
    let mut found = None;
    let each = |file| found = Some(file);
    let mut scan = Scan { root, each, folder_problems: Vec::new(), pending: Vec::new() };
    if !kind.is_dir() {
        scan.add_entry(&path, kind);
    }
    scan.look_at_pending();
    found
}

/// A scan that is under way.
struct Scan<'a, Each: FnMut(Found)> {
    root: &'a Path,
    each: Each,
    folder_problems: Vec<(ArticlePath, Problem)>,
    /// Articles that were found and not looked at yet: several are looked at at once.
    pending: Vec<(PathBuf, Option<ProblemKind>)>,
}

/// Articles that are looked at together.
const PENDING: usize = 1_024;

/// Folders that begin with a dot and `node_modules` are not looked into; nor are hidden files.
fn is_looked_at(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_passed_over(entry.file_name(), entry.file_type().is_dir())
}

pub(super) fn is_passed_over(name: &OsStr, is_folder: bool) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || (name == "node_modules" && is_folder)
}

/// Whether the walk looks into the folder with this path under the root.
pub(super) fn is_read(folder: &Path) -> bool {
    folder.components().count() <= limits::SCAN_DEPTH
        && !folder.components().any(|component| is_passed_over(component.as_os_str(), true))
}

/// Whether a name is that of an article.
pub(super) fn is_article(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ENDINGS.contains(&ending.as_str())
}

impl<Each: FnMut(Found)> Scan<'_, Each> {
    fn walk(&mut self) {
        let walk = WalkDir::new(self.root).follow_links(false).max_depth(limits::SCAN_DEPTH + 1);
        let mut seen = 0;
        for entry in walk.into_iter().filter_entry(is_looked_at) {
            seen += 1;
            if seen > limits::SCAN_ENTRIES {
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
        self.look_at_pending();
    }

    /// Asks the file system what the articles that are waiting are like.
    fn look_at_pending(&mut self) {
        let root = self.root;
        let look = |(path, problem): (PathBuf, Option<ProblemKind>)| {
            let stamp = stamp(&path, problem.as_ref());
            Found { path: relative(root, &path), problem, stamp }
        };
        let pending = std::mem::take(&mut self.pending);
        let found: Vec<Found> = pending.into_par_iter().with_min_len(PENDING / 8).map(look).collect();
        found.into_iter().for_each(&mut self.each);
    }

    /// Adds what is no folder.
    fn add_entry(&mut self, path: &Path, kind: FileType) {
        if kind.is_symlink() {
            self.add_link(path);
        } else if is_article(path) {
            let problem = (!kind.is_file()).then_some(ProblemKind::NotAFile);
            self.add_file(path, problem);
        }
    }

    /// A link to an article under the root is an article; a link to a folder under the root leads to
    /// articles that are listed anyway, unless the walk passes that folder over.
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
            Err(error) if is_loop(&error) => {
                self.add_problem(path, ProblemKind::LinkLoop);
            }
            Ok(_) | Err(_) if is_article(path) => self.add_file(path, Some(ProblemKind::LinkOutside)),
            Ok(_) | Err(_) => {}
        }
    }

    fn add_file(&mut self, path: &Path, problem: Option<ProblemKind>) {
        self.pending.push((path.to_path_buf(), problem));
        if self.pending.len() >= PENDING {
            self.look_at_pending();
        }
    }

    fn add_problem(&mut self, path: &Path, kind: ProblemKind) {
        let path = ArticlePath::new(relative(self.root, path));
        self.folder_problems.push((path, Problem { line: None, kind }));
    }
}

/// What a file is like from outside. One that is not to be opened has a size that no file has, by what
/// is wrong with it; of one that cannot be looked at, nothing is known.
fn stamp(path: &Path, problem: Option<&ProblemKind>) -> Stamp {
    let looked_at = if problem.is_some() { path.symlink_metadata() } else { path.metadata() };
    let Ok(looked_at) = looked_at else { return Stamp::default() };
    let since = |time: SystemTime| match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanos| -nanos),
    };
    let modified = looked_at.modified().map_or(0, since);
    let size = match problem {
        None => looked_at.len(),
        Some(problem) => problem.code().bytes().fold(1 << 62, |size, byte| size + u64::from(byte)),
    };
    Stamp { modified, size }
}

fn is_loop(error: &std::io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan_folder(root: &Path) -> (Vec<Found>, Vec<(ArticlePath, Problem)>) {
        let name = crate::text::CleanText::line("x");
        let source = Source::Folder { given: root.to_path_buf(), root: root.to_path_buf(), name };
        let mut files = Vec::new();
        let problems = scan(&source, |file| files.push(file));
        (files, problems)
    }

    fn scanned(root: &Path) -> (Vec<String>, Vec<ProblemKind>) {
        let (mut files, problems) = scan_folder(root);
        newest_first(&mut files);
        let files = files.iter().map(|file| file.path.to_string_lossy().into_owned()).collect();
        (files, problems.into_iter().map(|(_, problem)| problem.kind).collect())
    }

    #[test]
    fn articles_are_told_by_their_ending_and_hidden_folders_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "a.md",
            "b/c.MarkDown",
            "b/d.mdown",
            "e.mdx",
            ".x/f.md",
            ".g.md",
            "node_modules/h.md",
            "i.txt",
            "md",
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "text").unwrap();
        }
        let (mut files, problems) = scanned(folder.path());
        files.sort();
        assert_eq!(files, ["a.md", "b/c.MarkDown", "b/d.mdown", "e.mdx"]);
        assert_eq!(problems, []);
    }

    #[test]
    fn folders_that_are_too_deep_are_said_and_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let deepest = folder.path().join("d/".repeat(limits::SCAN_DEPTH));
        std::fs::create_dir_all(deepest.join("deeper")).unwrap();
        std::fs::write(deepest.join("read.md"), "text").unwrap();
        std::fs::write(deepest.join("deeper/unread.md"), "text").unwrap();
        let (files, problems) = scanned(folder.path());
        assert_eq!(files, [format!("{}read.md", "d/".repeat(limits::SCAN_DEPTH))]);
        assert_eq!(problems, [ProblemKind::TooDeep]);
    }

    #[test]
    fn links_to_folders_that_are_not_read_are_said() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let deep = "d/".repeat(limits::SCAN_DEPTH + 1);
        for (link, target) in [("1", "read/in"), ("2", ".hidden/in"), ("3", "a/node_modules"), ("4", &deep)] {
            std::fs::create_dir_all(root.join(target)).unwrap();
            std::os::unix::fs::symlink(root.join(target), root.join(link)).unwrap();
        }
        let skipped: Vec<String> = scan_folder(&root)
            .1
            .iter()
            .filter(|(_, problem)| problem.kind == ProblemKind::LinkSkipped)
            .map(|(path, _)| path.shown().to_string())
            .collect();
        assert_eq!(skipped.len(), 3, "{skipped:?}");
        assert!(!skipped.contains(&"1".to_owned()));
    }

    #[test]
    fn the_newest_names_are_read_first() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["old/2024-01-01-a.md", "new/2026-05-01-b.md", "about.md", "old/2025-03-01-c.md"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "text").unwrap();
        }
        let (names, _) = scanned(folder.path());
        assert_eq!(names, ["new/2026-05-01-b.md", "old/2025-03-01-c.md", "old/2024-01-01-a.md", "about.md"]);
    }

    #[test]
    fn a_single_look_sees_what_a_scan_sees() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in ["a.md", "b/c.md", ".hidden/d.md", "b/.e.md", "f.txt", "folder.md/g.md"] {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "text").unwrap();
        }
        std::os::unix::fs::symlink("/etc/hostname", root.join("out.md")).unwrap();
        std::os::unix::fs::symlink("a.md", root.join("in.md")).unwrap();
        let (files, _) = scan_folder(&root);
        let looked = |name: &str| look_at(&root, Path::new(name));
        assert_eq!(files.len(), 5);
        for file in files {
            let found = looked(file.path.to_str().unwrap()).unwrap();
            assert_eq!((found.problem, found.stamp), (file.problem, file.stamp), "{:?}", file.path);
        }
        for name in [".hidden/d.md", "b/.e.md", "f.txt", "folder.md", "gone.md", ""] {
            assert!(looked(name).is_none(), "{name}");
        }
    }
}
