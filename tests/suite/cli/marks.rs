//! `vigie mark` and `vigie state`: marking articles, and exporting and importing marks. How marks are set with
//! keys is tested in `stories::marks`, how they reach the disk in `marks`.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;
use vigie::model::ArticlePath;

use crate::cli::run::{Ran, folder, lines, places, run, vigie};

/// A folder of articles, and a home of its own for marks and settings.
struct Home {
    articles: TempDir,
    kept: TempDir,
}

impl Home {
    fn new() -> Self {
        Self { articles: folder(), kept: tempfile::tempdir().expect("a folder") }
    }

    fn command(&self, words: &[&str]) -> assert_cmd::Command {
        let mut command = vigie();
        command.envs(places(self.kept.path())).args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Ran {
        run(&mut self.command(words))
    }

    fn mark(&self, words: &[&str]) -> Ran {
        let folder = self.articles.path().to_str().expect("a path");
        self.run(&[&["mark"], words, &["--dir", folder]].concat())
    }

    fn export(&self) -> Vec<serde_json::Value> {
        let ran = self.run(&["state", "export"]);
        lines(&ran).iter().map(|line| serde_json::from_str(line).expect("an object")).collect()
    }

    fn logs(&self) -> std::path::PathBuf {
        self.kept.path().join("state/vigie/marks")
    }
}

/// Every file in a folder and its subfolders, with its content.
fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).expect("a file")));
        }
    }
    found.sort();
    found
}

#[test]
fn marking_reports_how_many_and_needs_a_query() {
    let home = Home::new();
    let before = files(home.articles.path());
    for (words, code, report) in [
        (&["read", "whales"][..], 0, "vigie: 1 article marked as read\n"),
        (&["star", "tag:News"], 0, "vigie: 2 articles starred\n"),
        (&["later", "--all"], 0, "vigie: 3 articles saved for later\n"),
        (&["star", "tag:News"], 0, "vigie: nothing to change: 2 articles already marked that way\n"),
        (&["unlater", "heron"], 0, "vigie: 1 article no longer saved for later\n"),
        (&["unread", "xyzzy"], 1, "vigie: no article matches; nothing marked\n"),
        (&["read"], 2, "vigie: which articles? give a query, or --all for every article in the folder\n"),
        (
            &["read", "sort:title"],
            2,
            "vigie: which articles? give a query, or --all for every article in the folder\n",
        ),
        (&["read", "--all", "whales"], 2, "vigie: --all cannot be combined with a query\n"),
    ] {
        let ran = home.mark(words);
        assert_eq!((ran.code, ran.err.as_str(), ran.out.as_str()), (Some(code), report, ""), "{words:?}");
    }
    assert_eq!(home.mark(&["reed", "whales"]).code, Some(2));
    let ran = home.mark(&["star", "tag:News", "--json"]);
    assert_eq!(ran.out, "{\"mark\":\"star\",\"on\":true,\"articles\":2,\"changed\":0}\n");
    let ran = home.mark(&["star", "xyzzy", "--json"]);
    assert_eq!((ran.code, ran.out.contains("\"articles\":0")), (Some(1), true));
    assert_eq!(files(home.articles.path()), before, "the articles are unchanged");
}

#[test]
fn queries_and_counts_use_the_marks() {
    let home = Home::new();
    let folder = home.articles.path().to_str().expect("a path");
    home.mark(&["read", "whales"]);
    home.mark(&["star", "tag:News"]);
    for (words, out) in [
        (&["list", "is:read", "--count"][..], "1\n"),
        (&["list", "is:nonlu", "--count"], "2\n"),
        (&["list", "is:star -is:read", "--count"], "1\n"),
        (&["facets", "flag", "--limit", "3"], "2\tnoimage\n2\tstar\n2\tunread\n"),
        (&["facets", "flag", "is:star", "is:read"], "1\tread\n1\tstar\n"),
    ] {
        let ran = home.run(&[words, &["--dir", folder]].concat());
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), out, ""), "{words:?}");
    }
    // The query sees the marks that the command changes.
    assert_eq!(home.mark(&["unread", "is:read"]).err, "vigie: 1 article marked as unread\n");
    assert_eq!(home.mark(&["unread", "is:read"]).code, Some(1));
}

#[test]
fn the_export_lists_articles_with_their_marks() {
    let home = Home::new();
    assert_eq!(home.run(&["state", "export"]).code, Some(1));
    std::fs::write(home.articles.path().join("own.md"), "---\ntitle: Mine\npermalink: /mine\n---\n")
        .expect("a file");
    std::fs::write(home.articles.path().join("a b.md"), "---\ntitle: Bare\n---\n").expect("a file");
    home.mark(&["read", "heron"]);
    home.mark(&["star", "heron"]);
    home.mark(&["later", "title:Mine"]);
    home.mark(&["read", "title:Bare"]);
    home.mark(&["read", "whales"]);
    home.mark(&["unread", "whales"]);
    let library = home.articles.path().file_name().expect("a name").to_str().expect("text");
    let page = |path: &str| format!("page {:016x}", ArticlePath::number_of(path.as_ref()));
    let mut expected = [
        serde_json::json!({"key": format!("{} link https://example.com/heron", page("b/b.md")), "link": "https://example.com/heron", "library": null, "permalink": null, "path": null, "read": true, "star": true, "later": false}),
        serde_json::json!({"key": format!("{} site {library} /mine", page("own.md")), "link": null, "library": library, "permalink": "/mine", "path": null, "read": false, "star": false, "later": true}),
        serde_json::json!({"key": format!("path {library} a%20b.md"), "link": null, "library": library, "permalink": null, "path": "a b.md", "read": true, "star": false, "later": false}),
    ];
    expected.sort_by_key(|object| object["key"].to_string());
    assert_eq!(home.export(), expected);
}

#[test]
fn exports_and_lists_of_links_can_be_imported() {
    let (home, other) = (Home::new(), Home::new());
    home.mark(&["read", "tag:News"]);
    home.mark(&["later", "heron"]);
    let export = home.run(&["state", "export"]).out;
    let ran = run(other.command(&["state", "import", "-"]).write_stdin(export.as_str()));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), "vigie: 2 entries read, 3 changes made\n"));
    assert_eq!(other.export(), home.export());
    let list = other.kept.path().join("read.txt");
    std::fs::write(&list, "https://example.org/1\ntag:x,2024:\u{1b}[2J1\n\nhttps://example.com/heron\n")
        .expect("a file");
    let list = list.to_str().expect("a path");
    let ran = other.run(&["state", "import", list]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.err,
        "vigie: line 2: neither a link nor a mark: tag:x,2024:[2J1\nvigie: 2 entries read, 1 change made\n"
    );
    let ran = other.run(&["state", "import", list, "--json"]);
    assert_eq!(ran.out, "{\"entries\":2,\"changed\":0,\"not_understood\":1}\n");
    let opml = "<opml><body><outline text=\"x\" url=\"https://example.org/2?a=1&amp;b=2\"/></body></opml>";
    let ran = run(other.command(&["state", "import", "-"]).write_stdin(opml));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(other.export().len(), 5, "one of them is the link of a file");
    for (words, error) in [
        (
            &["state", "import"][..],
            "vigie: no file to import: vigie state import FILE, or - for standard input\n",
        ),
        (&["state", "export", "x"], "vigie: export writes to standard output: vigie state export > FILE\n"),
        (&["state", "import", "/no/such/file"], "vigie: cannot import /no/such/file: "),
    ] {
        let ran = other.run(words);
        assert!(ran.code == Some(2) && ran.err.starts_with(error), "{}", ran.err);
    }
}

#[test]
fn failures_to_write_or_read_marks_are_reported() {
    let home = Home::new();
    home.mark(&["read", "heron"]);
    let log = files(&home.logs()).remove(0).0;
    assert_eq!(std::fs::metadata(&log).expect("a file").permissions().mode() & 0o777, 0o600);
    // A file in the place of the folder fails for every user, also for root.
    std::fs::rename(home.logs(), home.kept.path().join("moved")).expect("it is moved");
    std::fs::write(home.logs(), "").expect("a file");
    let ran = home.mark(&["read", "whales"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("vigie: cannot write marks to "), "{}", ran.err);
    let ran = home.run(&["state", "export"]);
    assert!(ran.code == Some(2) && ran.err.contains("vigie: cannot read the marks in "), "{}", ran.err);
    std::fs::remove_file(home.logs()).expect("it is removed");
    std::fs::rename(home.kept.path().join("moved"), home.logs()).expect("it is moved");
    assert_eq!(home.export().len(), 1);
    // Damaged lines are reported once.
    let text = std::fs::read_to_string(&log).expect("a text");
    std::fs::write(&log, format!("nonsense\n{text}")).expect("a file");
    let ran = home.run(&["state", "export"]);
    assert!(ran.err.contains("skipped 1 damaged line in the marks (copied to "), "{}", ran.err);
    assert_eq!(home.run(&["state", "export"]).err, "");
}

#[test]
fn marks_are_kept_in_the_folder_of_the_settings() {
    let (home, synced) = (Home::new(), tempfile::tempdir().expect("a folder"));
    let config = home.kept.path().join("config/vigie");
    std::fs::create_dir_all(&config).expect("a folder");
    let text = format!("state_dir = \"{}\"\n", synced.path().display());
    std::fs::write(config.join("config.toml"), text).expect("a file");
    assert_eq!(home.mark(&["star", "whales"]).code, Some(0));
    assert_eq!(home.export().len(), 1);
    let folder = home.articles.path().to_str().expect("a path");
    let listed = home.run(&["list", "is:star", "--dir", folder]);
    assert_eq!(listed.out.lines().count(), 1, "queries find them there");
    assert!(!home.logs().exists(), "there are no logs in the state folder");
    assert!(!files(synced.path()).is_empty());
}
