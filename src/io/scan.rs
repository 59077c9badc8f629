//! Which files of a content directory are articles.

use std::cmp::Reverse;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::io::source::{Source, reason};
use crate::limits;
use crate::model::{ArticlePath, Problem, ProblemKind};

/// The endings of article files, in lower case.
pub const ENDINGS: [&str; 4] = ["md", "markdown", "mdown", "mdx"];

/// What a scan found.
#[derive(Debug, Default)]
pub struct Scan {
    /// The articles; those with a problem are not to be opened.
    pub files: Vec<(ArticlePath, Option<ProblemKind>)>,
    /// What is wrong with folders.
    pub folder_problems: Vec<(ArticlePath, Problem)>,
}

/// Finds the articles of a source, those whose path is last in the order of names first: names
/// mostly begin with the date, so the newest are read first.
#[must_use]
pub fn scan(source: &Source) -> Scan {
    let mut scan = match source {
        Source::Folder { root, .. } => scan_folder(root),
        Source::Sample => Scan {
            files: Source::embedded().into_iter().map(|path| (ArticlePath::new(path), None)).collect(),
            folder_problems: Vec::new(),
        },
    };
    scan.files.sort_by_cached_key(|(path, _)| Reverse(newest_name(path)));
    scan
}

/// Names that begin with a digit come before others when reversed.
fn newest_name(path: &ArticlePath) -> (bool, OsString, ArticlePath) {
    let name = path.as_path().file_name().unwrap_or_default();
    let dated = name.as_encoded_bytes().first().is_some_and(u8::is_ascii_digit);
    (dated, if dated { name.to_owned() } else { OsString::new() }, path.clone())
}

fn scan_folder(root: &Path) -> Scan {
    let mut scan = Scan::default();
    let walk = WalkDir::new(root).follow_links(false).max_depth(limits::SCAN_DEPTH + 1);
    let mut seen = 0;
    for entry in walk.into_iter().filter_entry(is_looked_at) {
        seen += 1;
        if seen > limits::SCAN_ENTRIES {
            scan.add_problem(root, root, ProblemKind::TooMany);
            break;
        }
        match entry {
            Ok(entry) => scan.add(root, &entry),
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let reason = error.into_io_error().map(|error| reason(&error)).unwrap_or_default();
                scan.add_problem(root, &path, ProblemKind::UnreadableFolder { reason });
            }
        }
    }
    scan
}

/// Folders that begin with a dot and `node_modules` are not looked into; nor are hidden files.
fn is_looked_at(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_passed_over(entry.file_name(), entry.file_type().is_dir())
}

fn is_passed_over(name: &OsStr, is_folder: bool) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || (name == "node_modules" && is_folder)
}

/// Whether the walk looks into the folder with this path under the root.
fn is_read(folder: &Path) -> bool {
    folder.components().count() <= limits::SCAN_DEPTH
        && !folder.components().any(|component| is_passed_over(component.as_os_str(), true))
}

/// Whether a name is that of an article.
fn is_article(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ENDINGS.contains(&ending.as_str())
}

impl Scan {
    fn add(&mut self, root: &Path, entry: &DirEntry) {
        let kind = entry.file_type();
        if kind.is_dir() {
            if entry.depth() > limits::SCAN_DEPTH {
                self.add_problem(root, entry.path(), ProblemKind::TooDeep);
            }
            return;
        }
        if kind.is_symlink() {
            return self.add_link(root, entry);
        }
        if is_article(entry.path()) {
            let problem = (!kind.is_file()).then_some(ProblemKind::NotAFile);
            self.add_file(root, entry.path(), problem);
        }
    }

    /// A link to an article under the root is an article; a link to a folder under the root leads to
    /// articles that are listed anyway, unless the walk passes that folder over.
    fn add_link(&mut self, root: &Path, entry: &DirEntry) {
        let path = entry.path();
        match path.canonicalize() {
            Ok(target) if path.parent().is_some_and(|folder| folder.starts_with(&target)) => {
                self.add_problem(root, path, ProblemKind::LinkLoop);
            }
            Ok(target) if target.is_dir() => match target.strip_prefix(root) {
                Ok(folder) if is_read(folder) => {}
                Ok(_) => self.add_problem(root, path, ProblemKind::LinkSkipped),
                Err(_) => self.add_problem(root, path, ProblemKind::LinkOutside),
            },
            Ok(target) if target.starts_with(root) && is_article(path) => {
                let problem = (!target.is_file()).then_some(ProblemKind::NotAFile);
                self.add_file(root, path, problem);
            }
            Err(error) if is_loop(&error) => {
                self.add_problem(root, path, ProblemKind::LinkLoop);
            }
            Ok(_) | Err(_) if is_article(path) => self.add_file(root, path, Some(ProblemKind::LinkOutside)),
            Ok(_) | Err(_) => {}
        }
    }

    fn add_file(&mut self, root: &Path, path: &Path, problem: Option<ProblemKind>) {
        self.files.push((relative(root, path), problem));
    }

    fn add_problem(&mut self, root: &Path, path: &Path, kind: ProblemKind) {
        self.folder_problems.push((relative(root, path), Problem { line: None, kind }));
    }
}

fn is_loop(error: &std::io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

fn relative(root: &Path, path: &Path) -> ArticlePath {
    ArticlePath::new(path.strip_prefix(root).map_or_else(|_| PathBuf::from(path), Path::to_path_buf))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(root: &Path) -> (Vec<String>, Vec<ProblemKind>) {
        let scan = scan_folder(root);
        let files = scan.files.iter().map(|(path, _)| path.shown().to_string()).collect();
        (files, scan.folder_problems.into_iter().map(|(_, problem)| problem.kind).collect())
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
            .folder_problems
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
        let (name, root) = (crate::text::CleanText::line("x"), folder.path().to_path_buf());
        let found = scan(&Source::Folder { given: root.clone(), root, name });
        let names: Vec<_> = found.files.iter().map(|(path, _)| path.stem().to_string()).collect();
        assert_eq!(names, ["2026-05-01-b", "2025-03-01-c", "2024-01-01-a", "about"]);
    }
}
