//! Which article a mark belongs to: shared links, permalinks and names, files and folders that are moved, and logs of
//! earlier versions. How `vigie mark` reports is tested in `marks`.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::cli::run::{Ran, places, run, vigie};
use crate::support::write;

/// A folder for libraries, and a home for marks.
struct Home {
    at: TempDir,
    kept: TempDir,
}

impl Home {
    fn new() -> Self {
        Self { at: tempfile::tempdir().expect("a folder"), kept: tempfile::tempdir().expect("a folder") }
    }

    /// A home with these files: path, and front matter.
    fn with(files: &[(&str, &str)]) -> Self {
        let home = Self::new();
        for (path, header) in files {
            home.write(path, header);
        }
        home
    }

    fn path(&self, path: &str) -> PathBuf {
        self.at.path().join(path)
    }

    /// Writes an article, whose key `first_path` stays the same when it is moved.
    fn write(&self, path: &str, header: &str) {
        let within = path.split_once('/').map_or(path, |(_, within)| within);
        write(self.at.path(), path, &format!("---\n{header}\nfirst_path: {within}\n---\nText.\n"));
    }

    fn rename(&self, from: &str, to: &str) {
        std::fs::create_dir_all(self.path(to).parent().expect("a folder")).expect("a folder");
        std::fs::rename(self.path(from), self.path(to)).expect("it is renamed");
    }

    fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).expect("it is removed");
    }

    fn run(&self, folder: &str, words: &[&str]) -> Ran {
        let mut command = vigie();
        command
            .envs(places(self.kept.path()))
            .args(words)
            .arg("--no-index")
            .arg("--dir")
            .arg(self.path(folder));
        run(&mut command)
    }

    /// Sets a mark on the article of the library `l` that was written at a path.
    fn mark(&self, mark: &str, path: &str) {
        let ran = self.run("l", &["mark", mark, &format!("first_path:\"{path}\"")]);
        assert_eq!((ran.code, ran.err.contains("1 article ")), (Some(0), true), "{path}: {}", ran.err);
    }

    /// The paths of the articles of a library that are starred.
    fn starred(&self, folder: &str) -> Vec<String> {
        let ran = self.run(folder, &["list", "is:star", "sort:path", "--format", "{path}"]);
        let root = self.path(folder);
        let within = |path: &str| Path::new(path).strip_prefix(&root).expect("in it").display().to_string();
        ran.out.lines().map(within).collect()
    }

    /// Writes a log as versions wrote it that knew no keys of single files.
    fn earlier_log(&self, lines: &[&str]) {
        let line = |(number, line): (usize, &&str)| {
            let body = format!("{} +star {line}", number + 1);
            format!("\n{:08x} {body}\n", crc32fast::hash(body.as_bytes()))
        };
        let text: String = lines.iter().enumerate().map(line).collect();
        write(self.kept.path(), "state/vigie/marks/0123456789abcdef.log", &text);
    }
}

/// What two articles may share.
const SHARED: [(&str, &str); 9] = [
    ("link: https://example.org/x", "link: https://example.org/x"),
    ("permalink: /x", "permalink: /x"),
    ("permalink: https://example.org/x", "link: https://example.org/x"),
    ("slug: x", "slug: x"),
    ("aliases: [x]", "aliases: [x, y]"),
    ("aliases: x", "redirect_from: x"),
    ("redirect_from: [/x, /y]", "redirect_from: /x"),
    ("title: X", "title: X"),
    ("permalink: false", "permalink: ''"),
];

#[test]
fn a_mark_belongs_to_the_file_that_was_marked() {
    for (one, other) in SHARED {
        let home = Home::with(&[("l/a.md", one), ("l/b.md", other)]);
        home.mark("star", "a.md");
        assert_eq!(home.starred("l"), ["a.md"], "{one}");
        home.mark("star", "b.md");
        home.mark("unstar", "a.md");
        assert_eq!(home.starred("l"), ["b.md"], "{one}");
    }
}

#[test]
fn a_link_that_becomes_shared_or_unshared_loses_and_spreads_no_mark() {
    for (one, other) in SHARED.into_iter().take(4) {
        // Marked alone, then a copy arrives, leaves, and comes back.
        let home = Home::with(&[("l/a.md", one)]);
        home.mark("star", "a.md");
        home.write("l/b.md", other);
        assert_eq!(home.starred("l"), ["a.md"], "{one}");
        home.remove("l/b.md");
        assert_eq!(home.starred("l"), ["a.md"], "{one}");
        // Marked together, then one of them leaves.
        for (marked, gone, left) in
            [("a.md", "b.md", vec!["a.md"]), ("a.md", "a.md", vec![]), ("b.md", "a.md", vec!["b.md"])]
        {
            let home = Home::with(&[("l/a.md", one), ("l/b.md", other), ("l/c.md", "title: C")]);
            home.mark("star", marked);
            home.remove(&format!("l/{gone}"));
            assert_eq!(home.starred("l"), left, "{one}: {marked} marked, {gone} gone");
            home.write(&format!("l/{gone}"), one);
            assert_eq!(home.starred("l"), [marked], "{one}: {marked} marked, {gone} gone and back");
        }
    }
}

#[test]
fn a_mark_follows_a_link_or_permalink_to_another_path() {
    for header in ["link: https://example.org/x", "permalink: /x", "permalink: https://example.org/x"] {
        let home = Home::with(&[("l/a.md", header), ("l/other.md", "title: Other")]);
        home.mark("star", "a.md");
        home.rename("l/a.md", "l/2024/b.md");
        assert_eq!(home.starred("l"), ["2024/b.md"], "{header}");
        home.mark("unstar", "a.md");
        home.rename("l/2024/b.md", "l/a.md");
        assert_eq!(home.starred("l"), [""; 0], "{header}: the last change counts at every path");
        // One of several is known by what the others are.
        let home = Home::with(&[("l/a.md", header), ("l/b.md", header)]);
        home.mark("star", "a.md");
        home.rename("l/a.md", "l/2024/c.md");
        assert_eq!(home.starred("l"), ["2024/c.md"], "{header}");
    }
}

#[test]
fn marks_of_earlier_logs_are_kept() {
    let home = Home::with(&[
        ("l/link.md", "link: https://example.org/x"),
        ("l/copy.md", "link: https://example.org/x"),
        ("l/site.md", "permalink: /x"),
        ("l/slug.md", "slug: hello"),
        ("l/alias.md", "aliases: [old]"),
        ("l/a b.md", "title: None"),
        ("l/e\u{301}.md", "title: Composed"),
        ("l/new.md", "lien: https://example.org/new"),
        ("l/other.md", "title: Other"),
    ]);
    home.earlier_log(&[
        "link https://example.org/x",
        "site l /x",
        "site l hello",
        "site l old",
        "file l a%20b.md",
        "file l é.md",
        "file l new.md",
    ]);
    let all = ["a b.md", "alias.md", "copy.md", "e\u{301}.md", "link.md", "new.md", "site.md", "slug.md"];
    assert_eq!(home.starred("l"), all);
    // Each can be removed alone, and a link that was shared and is not any more keeps its mark.
    home.mark("unstar", "copy.md");
    assert!(home.starred("l").contains(&"link.md".to_owned()));
    home.remove("l/copy.md");
    for path in all.into_iter().filter(|path| *path != "copy.md") {
        assert!(home.starred("l").contains(&path.to_owned()), "{path}");
        home.mark("unstar", path);
        assert!(!home.starred("l").contains(&path.to_owned()), "{path}");
    }
    // A version that knows only such keys marks again.
    assert_eq!(home.run("l", &["mark", "read", "first_path:site.md"]).code, Some(0));
}

#[test]
fn libraries_of_one_name_have_marks_of_their_own() {
    for header in ["title: T", "permalink: /x", "slug: x"] {
        let home =
            Home::with(&[("1/notes/a.md", header), ("2/notes/a.md", header), ("3/notes/a.md", header)]);
        home.run("1/notes", &["mark", "star", "--all"]);
        assert_eq!(home.starred("2/notes"), [""; 0], "{header}");
        home.run("2/notes", &["mark", "star", "--all"]);
        home.run("1/notes", &["mark", "unstar", "--all"]);
        assert_eq!(
            (home.starred("1/notes"), home.starred("2/notes")),
            (vec![], vec!["a.md".into()]),
            "{header}"
        );
        // Both keep them when they are moved.
        home.rename("2/notes", "new/place/notes");
        assert_eq!(home.starred("new/place/notes"), ["a.md"], "{header}");
        home.rename("new/place/notes", "new/place/papers");
        assert_eq!(home.starred("new/place/papers"), ["a.md"], "{header}");
        assert_eq!(home.starred("3/notes"), [""; 0], "{header}");
    }
    // Marks that an earlier version set on both at once stay on both.
    let home = Home::with(&[("1/notes/a.md", "title: T"), ("2/notes/a.md", "title: T")]);
    home.earlier_log(&["file notes a.md"]);
    assert_eq!(
        (home.starred("2/notes"), home.starred("1/notes")),
        (vec!["a.md".into()], vec!["a.md".into()])
    );
    home.run("1/notes", &["mark", "unstar", "--all"]);
    assert_eq!((home.starred("2/notes"), home.starred("1/notes")), (vec!["a.md".into()], vec![]));
}

#[test]
fn a_name_is_the_same_composed_or_decomposed() {
    for header in ["title: T", "link: https://example.org/x", "permalink: /é"] {
        let home = Home::with(&[("l/é.md", header), ("l/b.md", "title: B")]);
        home.mark("star", "é.md");
        home.rename("l/é.md", "l/e\u{301}.md");
        assert_eq!(home.starred("l"), ["e\u{301}.md"], "{header}");
    }
    let home = Home::with(&[("été/a.md", "title: A")]);
    home.run("été", &["mark", "star", "--all"]);
    home.rename("été", "e\u{301}te\u{301}");
    assert_eq!(home.starred("e\u{301}te\u{301}"), ["a.md"]);
}

#[test]
fn marking_counts_the_articles_that_change() {
    let home = Home::with(&[("l/a.md", "slug: x"), ("l/b.md", "slug: x"), ("l/c.md", "title: C")]);
    home.mark("star", "a.md");
    for (words, report) in [
        (&["mark", "star", "--all"][..], "2 articles starred"),
        (&["mark", "star", "--all"], "3 articles already marked"),
        (&["mark", "unstar", "slug:x"], "2 articles unstarred"),
    ] {
        let ran = home.run("l", words);
        assert!(ran.err.contains(report), "{words:?}: {}", ran.err);
    }
}
