//! Watches on real folders. Tests wait on a channel, with a deadline.

use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use crate::config::choice::GeneratorChoice;
use crate::io::{Source, scan};
use crate::text::CleanText;

const DEADLINE: Duration = Duration::from_secs(30);

const TIMING: WatchTiming = WatchTiming {
    quiet: Duration::from_millis(20),
    longest: Duration::from_millis(100),
    missing: Duration::from_millis(50),
    poll: Duration::from_millis(500),
};

/// Keeps a list of the articles from what the watch reports, as a library does.
struct Reader {
    above: TempDir,
    root: PathBuf,
    list: BTreeSet<PathBuf>,
    /// The paths waited for so far.
    heard: BTreeSet<PathBuf>,
    reports: Receiver<FolderChange>,
    watch: Option<Watch>,
}

impl Reader {
    /// A reader of a folder with these articles, whose watch has begun.
    fn of(articles: &[&str]) -> Self {
        Self::after(articles, |_| {})
    }

    /// Like [`of`](Self::of), but `prepare` changes the folder before the watch begins.
    fn after(articles: &[&str], prepare: impl FnOnce(&Path)) -> Self {
        let above = tempfile::tempdir().unwrap();
        let root = above.path().canonicalize().unwrap().join("news");
        fs::create_dir(&root).unwrap();
        for article in articles {
            write(&root, article);
        }
        prepare(&root);
        let (sender, reports) = channel();
        let watch = Watch::start(root.clone(), TIMING, move |change| drop(sender.send(change)));
        let (list, heard) = (BTreeSet::new(), BTreeSet::new());
        let mut reader = Self { above, root, list, heard, reports, watch: Some(watch) };
        assert_eq!(reader.next(), FolderChange::Everything);
        assert_eq!(reader.list, articles.iter().map(PathBuf::from).collect());
        reader
    }

    /// Waits for the next report and updates the list.
    fn next(&mut self) -> FolderChange {
        let change = self.reports.recv_timeout(DEADLINE).expect("the watch reports something");
        match &change {
            FolderChange::Paths(paths) => {
                for path in paths {
                    if self.root.join(path).is_file() {
                        self.list.insert(path.clone());
                    } else {
                        self.list.retain(|known| !known.starts_with(path));
                    }
                }
            }
            FolderChange::Everything | FolderChange::Back => self.list = self.present(),
            FolderChange::Missing => {}
        }
        change
    }

    /// The articles in the folder now.
    fn present(&self) -> BTreeSet<PathBuf> {
        let (given, root, name) = (self.root.clone(), self.root.clone(), CleanText::line("news"));
        let mut files = BTreeSet::new();
        scan::scan(
            &Source::Folder { root, given, mark_name: name.clone(), name, generator: GeneratorChoice::Auto },
            |found| found,
            |found| {
                files.insert(found.path);
            },
        );
        files
    }

    /// Waits until the list agrees with the folder.
    fn until_all_is_known(&mut self) {
        let present = self.present();
        while self.list != present {
            self.next();
        }
    }

    /// Waits until each of these articles was reported by path. Other reports fail the test, except late ones
    /// of articles waited for before.
    fn expects(&mut self, articles: &[&str]) {
        let mut waited: BTreeSet<PathBuf> = articles.iter().map(PathBuf::from).collect();
        self.heard.extend(waited.iter().cloned());
        while !waited.is_empty() {
            let change = self.next();
            let FolderChange::Paths(paths) = change else { panic!("{change:?}") };
            // Other files are reported if they may have been folders.
            for path in paths.into_iter().filter(|path| scan::is_article(path)) {
                assert!(self.heard.contains(&path), "{path:?}");
                waited.remove(&path);
            }
        }
    }

    /// Waits for this report.
    fn until(&mut self, change: &FolderChange) {
        while self.next() != *change {}
    }
}

fn write(root: &Path, path: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "text").unwrap();
}

#[test]
fn created_changed_moved_and_removed_articles_are_reported() {
    let mut reader = Reader::of(&["b/b.md"]);
    write(&reader.root, "a.md");
    reader.expects(&["a.md"]);
    write(&reader.root, "b/b.md");
    reader.expects(&["b/b.md"]);
    fs::rename(reader.root.join("a.md"), reader.root.join("b/c.md")).unwrap();
    reader.expects(&["a.md", "b/c.md"]);
    fs::remove_file(reader.root.join("b/c.md")).unwrap();
    reader.expects(&["b/c.md"]);
    // The way most editors save.
    write(&reader.root, "b/b.md.new");
    fs::rename(reader.root.join("b/b.md.new"), reader.root.join("b/b.md")).unwrap();
    reader.expects(&["b/b.md"]);
    assert_eq!(reader.list, reader.present());
}

#[test]
fn reads_and_ignored_files_are_not_reported() {
    let mut reader = Reader::of(&["a.md", "b/b.md"]);
    for _ in 0..3 {
        for path in reader.present() {
            fs::read(reader.root.join(path)).unwrap();
        }
    }
    for path in ["picture.png", ".draft.md"] {
        write(&reader.root, path);
        fs::remove_file(reader.root.join(path)).unwrap();
    }
    fs::create_dir(reader.root.join(".git")).unwrap();
    write(&reader.root, ".git/a.md");
    write(&reader.root, "marker.md");
    reader.expects(&["marker.md"]);
}

#[test]
fn files_in_new_folders_are_not_lost() {
    let mut reader = Reader::of(&[]);
    for round in 0..20 {
        write(&reader.root, &format!("{round}/a/b/c/first.md"));
        write(&reader.root, &format!("{round}/a/b/second.md"));
        write(&reader.root, &format!("{round}/a/b/d/third.md"));
        reader.until_all_is_known();
    }
    write(&reader.root, "19/a/b/d/fourth.md");
    reader.until_all_is_known();
}

#[test]
fn moved_and_removed_folders_take_their_articles_along() {
    let mut reader = Reader::of(&["a/b/1.md", "a/2.md", "c.md"]);
    fs::rename(reader.root.join("a"), reader.root.join("d")).unwrap();
    reader.until_all_is_known();
    write(&reader.root, "d/b/3.md");
    reader.until_all_is_known();
    fs::rename(reader.root.join("d/b"), reader.above.path().join("outside")).unwrap();
    reader.until_all_is_known();
    fs::rename(reader.above.path().join("outside"), reader.root.join("inside")).unwrap();
    reader.until_all_is_known();
    write(&reader.root, "inside/4.md");
    reader.until_all_is_known();
    fs::remove_dir_all(reader.root.join("inside")).unwrap();
    reader.until_all_is_known();
    assert_eq!(reader.list, ["c.md", "d/2.md"].map(PathBuf::from).into());
}

#[test]
fn many_files_at_once_are_all_found() {
    let mut reader = Reader::of(&[]);
    for number in 0..3_000 {
        write(&reader.root, &format!("{}/{number}.md", number % 7));
    }
    reader.until_all_is_known();
    assert_eq!(reader.list.len(), 3_000);
}

#[test]
fn a_removed_folder_is_missing_until_it_is_recreated() {
    let mut reader = Reader::of(&["a.md", "b/b.md"]);
    for _ in 0..3 {
        fs::remove_dir_all(&reader.root).unwrap();
        reader.until(&FolderChange::Missing);
        write(&reader.root, "a.md");
        reader.until(&FolderChange::Back);
        reader.until_all_is_known();
        write(&reader.root, "c.md");
        reader.until_all_is_known();
    }
}

#[test]
fn a_folder_replaced_at_once_is_watched_again() {
    let mut reader = Reader::of(&["a.md"]);
    fs::remove_dir_all(&reader.root).unwrap();
    write(&reader.root, "b.md");
    reader.until(&FolderChange::Back);
    write(&reader.root, "c.md");
    reader.until_all_is_known();
    assert_eq!(reader.list, ["b.md", "c.md"].map(PathBuf::from).into());
}

#[test]
fn a_folder_moved_away_is_missing_until_it_is_moved_back() {
    let mut reader = Reader::of(&["a.md"]);
    let away = reader.above.path().join("away");
    fs::rename(&reader.root, &away).unwrap();
    assert_eq!(reader.next(), FolderChange::Missing);
    // Changes while it is away do not matter.
    write(&away, "b.md");
    fs::rename(&away, &reader.root).unwrap();
    assert_eq!(reader.next(), FolderChange::Back);
    assert_eq!(reader.list, reader.present());
    write(&reader.root, "c.md");
    reader.expects(&["c.md"]);
}

#[test]
fn a_link_that_replaces_the_folder_is_not_followed() {
    let mut reader = Reader::of(&["a.md"]);
    let away = reader.above.path().join("away");
    fs::rename(&reader.root, &away).unwrap();
    std::os::unix::fs::symlink(&away, &reader.root).unwrap();
    reader.until(&FolderChange::Missing);
    fs::remove_file(&reader.root).unwrap();
    fs::rename(&away, &reader.root).unwrap();
    assert_eq!(reader.next(), FolderChange::Back);
}

#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let link = |root: &Path, name| std::os::unix::fs::symlink("../outside", root.join(name)).unwrap();
    let mut reader = Reader::after(&[], |root| {
        fs::create_dir(root.join("../outside")).unwrap();
        link(root, "early");
    });
    link(&reader.root, "late");
    write(&reader.root, "first.md");
    reader.expects(&["first.md"]);
    write(&reader.root, "../outside/a.md");
    write(&reader.root, "second.md");
    reader.expects(&["second.md"]);
}

#[test]
fn a_dropped_watch_ends() {
    let mut reader = Reader::of(&["a.md"]);
    reader.watch = None;
    write(&reader.root, "b.md");
    assert_eq!(reader.reports.recv_timeout(DEADLINE), Err(RecvTimeoutError::Disconnected));
}
