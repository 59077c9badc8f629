//! `vigie index`: showing, rebuilding and deleting the index; and the flag `is:new`.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cli::run::{Ran, folder, places, run, vigie};
use crate::support::write;

/// A folder of articles, and a home of its own with index and state.
struct Home {
    folder: tempfile::TempDir,
    home: tempfile::TempDir,
}

impl Home {
    fn new() -> Self {
        Self { folder: folder(), home: tempfile::tempdir().expect("a folder") }
    }

    fn run(&self, words: &[&str]) -> Ran {
        run(vigie().envs(places(self.home.path())).args(words).env("VIGIE_DIR", self.folder.path()))
    }

    fn status(&self) -> Value {
        let ran = self.run(&["index", "--json"]);
        serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{} {}", ran.out, ran.err))
    }

    fn place(&self) -> PathBuf {
        PathBuf::from(self.status()["place"].as_str().expect("a place"))
    }
}

#[test]
fn the_state_of_the_index_is_printed() {
    let library = Home::new();
    let ran = library.run(&["index"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with("vigie: there is no index yet; it will be at "), "{}", ran.err);
    assert!(!library.home.path().join("cache").exists(), "showing the status creates nothing");
    assert_eq!(library.run(&["list", "--count"]).out, "3\n");
    let ran = library.run(&["index"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let labels: Vec<&str> = ran.out.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(labels, ["place", "articles", "size", "changed", "version", "generator"]);
    let status = library.status();
    assert_eq!((&status["articles"], &status["problems"]), (&Value::from(3), &serde_json::json!([])));
    assert!(status["bytes"].as_u64().expect("a size") > 1_000);
    let changed: jiff::Timestamp = status["changed"].as_str().expect("a time").parse().expect("a time");
    assert!(changed <= jiff::Timestamp::now());
}

#[test]
fn only_the_index_of_the_folder_is_deleted_and_rebuilt() {
    let library = Home::new();
    let other = tempfile::tempdir().expect("a folder");
    write(other.path(), "x.md", "text");
    let list_other = || {
        run(vigie().envs(places(library.home.path())).args(["list", "--count", "--dir"]).arg(other.path()))
    };
    let ran = library.run(&["index", "--clear"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with("vigie: there is no index at "), "{}", ran.err);
    library.run(&["list"]);
    list_other();
    let indexes = library.home.path().join("cache/vigie/index");
    let count = || std::fs::read_dir(&indexes).expect("a folder").count();
    assert_eq!(count(), 2);
    let place = library.place();
    let ran = library.run(&["index", "--clear"]);
    let report = format!("vigie: deleted the index at {}\n", place.display());
    assert_eq!((ran.code, ran.out.as_str(), ran.err), (Some(0), "", report));
    assert_eq!((count(), place.exists()), (1, false));
    let ran = library.run(&["index", "--rebuild"]);
    let report = format!("vigie: rebuilt the index at {}: 3 articles\n", place.display());
    assert_eq!((ran.code, ran.out.as_str(), ran.err), (Some(0), "", report));
    assert_eq!(library.status()["articles"], 3);
    assert_eq!(count(), 2);
}

#[test]
fn an_index_in_use_is_left_alone() {
    let library = Home::new();
    library.run(&["list"]);
    let place = library.place();
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(place.join(".tantivy-writer.lock"))
        .expect("the lock");
    lock.lock().expect("nobody is writing");
    for option in ["--clear", "--rebuild"] {
        let ran = library.run(&["index", option]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        let error = format!(
            "vigie: cannot delete the index at {}: another process is writing to it\n",
            place.display()
        );
        assert_eq!(ran.err, error);
    }
    let ran = library.run(&["index"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.ends_with("problem\tanother process is writing to it\n"), "{}", ran.out);
    // Changed files are listed all the same.
    write(library.folder.path(), "d.md", "---\ntitle: One more\n---\n");
    assert_eq!(library.run(&["list", "--count"]).out, "4\n");
    for number in 0..1_100 {
        write(library.folder.path(), &format!("many/{number}.md"), "text");
    }
    assert_eq!(library.run(&["list", "--count"]).out, "1104\n");
    drop(lock);
    assert_eq!(library.run(&["index"]).code, Some(0));
    assert_eq!(library.status()["articles"], 3);
}

#[test]
fn a_damaged_index_is_reported_and_rebuilt() {
    let library = Home::new();
    library.run(&["list"]);
    let place = library.place();
    std::fs::write(place.join("meta.json"), "{}").expect("a file");
    let ran = library.run(&["index"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("articles\tunknown\n"), "{}", ran.out);
    assert!(
        ran.out.contains("\nproblem\t") && ran.out.ends_with("; vigie will rebuild it next time\n"),
        "{}",
        ran.out
    );
    assert_eq!(library.run(&["list", "--count"]).out, "3\n");
    assert_eq!(library.run(&["index"]).code, Some(0));
    std::fs::remove_dir_all(&place).expect("a folder");
    std::fs::write(&place, "in the way").expect("a file");
    let ran = library.run(&["index"]);
    assert!(
        ran.out.ends_with("problem\tit is not a folder; vigie will rebuild it next time\n"),
        "{}",
        ran.out
    );
    assert_eq!(library.run(&["index", "--rebuild"]).code, Some(0));
    assert_eq!(library.status()["articles"], 3);
}

#[test]
fn a_missing_place_for_the_index_is_reported() {
    let library = Home::new();
    let ran = run(vigie().envs(places(library.home.path())).arg("index"));
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            Some(2),
            "vigie: no folder given: using the sample library; --dir DIR selects yours\nvigie: the sample library has no index\n"
        )
    );
    let ran = library.run(&["index", "--no-index"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "vigie: --no-index cannot be combined with “vigie index”\n")
    );
    // The cache folder cannot be created.
    std::fs::write(library.home.path().join("cache"), "in the way").expect("a file");
    let ran = library.run(&["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "3\n"));
    assert!(ran.err.starts_with("vigie: index kept in memory, not on disk: "), "{}", ran.err);
    let ran = library.run(&["index", "--rebuild"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
}

#[test]
fn articles_since_the_last_visit_are_new_and_listing_is_no_visit() {
    let library = Home::new();
    let new = || library.run(&["list", "is:new", "--format", "{title}"]);
    let root = library.folder.path().canonicalize().expect("the folder");
    let places = vigie::io::Places {
        state: Some(library.home.path().join("state/vigie")),
        ..vigie::io::Places::default()
    };
    let visit = places.visit(&root).expect("a place");
    let set_modified = |name: &str, seconds: u64| {
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        let path: &Path = &library.folder.path().join(name);
        File::options().write(true).open(path).and_then(|file| file.set_modified(time)).expect("a time");
    };
    set_modified("a.md", 1_700_000_000);
    set_modified("b/b.md", 1_700_000_100);
    set_modified("c.md", 1_700_000_200);
    let ran = new();
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), "", ""), "before the first visit");
    write(
        visit.parent().expect("a folder"),
        visit.file_name().and_then(|name| name.to_str()).expect("a name"),
        "2023-11-14T22:15:00Z\n",
    );
    for _ in 0..2 {
        assert_eq!(new().out, "Étude sans date\n");
    }
    assert_eq!(library.run(&["list", "is:new", "--count", "--no-index"]).out, "1\n");
    assert_eq!(std::fs::read_to_string(&visit).expect("the visit"), "2023-11-14T22:15:00Z\n");
    // Touched, changed and moved files are not new.
    set_modified("a.md", 1_800_000_000);
    let text = std::fs::read_to_string(library.folder.path().join("b/b.md")).expect("a file");
    write(library.folder.path(), "b/b.md", &text.replace("grey", "white"));
    assert_eq!(new().out, "Étude sans date\n");
    std::fs::rename(library.folder.path().join("b"), library.folder.path().join("birds")).expect("renamed");
    assert_eq!(new().out, "Étude sans date\n");
    assert_eq!(library.run(&["list", "white", "added:2023-11", "--count"]).out, "1\n");
    // An added file is new, however old it is.
    write(library.folder.path(), "d.md", "---\ntitle: Late\ndate: 2024-01-01\n---\n");
    set_modified("d.md", 1_600_000_000);
    assert_eq!(new().out, "Late\nÉtude sans date\n");
    // After a rebuild the arrival of files is unknown, so that all of them are new.
    assert_eq!(library.run(&["index", "--rebuild"]).code, Some(0));
    assert_eq!(new().out, "Whales in the bay\nA heron at the lock\nÉtude sans date\n");
}
