//! The folder that a command uses: the one that is named, else the last one read, else the sample.

use std::path::Path;

use crate::cli::run::{Ran, folder, places, run, vigie};

/// Runs a command after a session of the reader in the folder `last`.
fn after(last: &Path, words: &[&str]) -> Ran {
    let kept = tempfile::tempdir().expect("a folder");
    let state = kept.path().join("state/vigie/sessions");
    std::fs::create_dir_all(&state).expect("a folder");
    std::fs::write(state.join("last"), last.as_os_str().as_encoded_bytes()).expect("a file");
    run(vigie().envs(places(kept.path())).args(words))
}

#[test]
fn commands_use_the_last_folder_and_say_so() {
    let folder = folder();
    let root = folder.path().canonicalize().expect("a folder");
    let notice = format!(
        "vigie: no folder given: using the last one you read, {}; --dir DIR selects another\n",
        root.display()
    );
    let ran = after(&root, &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "3\n", notice.as_str()));
    for words in [
        &["tags"][..],
        &["facets", "host"],
        &["check"],
        &["index", "--no-index"],
        &["show", "a.md"],
        &["mark", "star", "whales"],
    ] {
        let ran = after(&root, words);
        assert!(ran.err.starts_with(&notice), "{words:?}: {}", ran.err);
    }
    let other = tempfile::tempdir().expect("a folder");
    let path = other.path().to_string_lossy();
    let ran = after(&root, &["list", "--count", "--dir", &path]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("0\n", ""));
}

#[test]
fn a_missing_last_folder_is_reported() {
    let ran = after(Path::new("/no/such/papers"), &["list", "--count"]);
    assert_eq!(ran.out, "24\n");
    assert_eq!(ran.err, "vigie: the last folder, /no/such/papers, is missing; showing the sample library\n");
}

#[test]
fn commands_without_a_query_accept_a_folder() {
    let folder = folder();
    let path = folder.path().to_string_lossy();
    let ran = run(vigie().args(["check", &path]));
    assert!(ran.err.contains("; 3 articles checked\n"), "{}", ran.err);
    let ran = run(vigie().args(["index", &path, "--json"]));
    assert!(!ran.err.contains("unexpected argument"), "{}", ran.err);
    let ran = run(vigie().args(["check", "/no/such/papers"]));
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), "vigie: there is no folder “/no/such/papers”\n"));
}

#[test]
fn a_word_that_is_also_a_folder_gets_a_hint() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("whales")).expect("a folder");
    let hint =
        "vigie: searching for the word “whales”, which is also a folder; --dir whales searches inside it\n";
    let run_there = |words: &[&str]| run(vigie().current_dir(folder.path()).args(words));
    let ran = run_there(&["list", "--count", "whales"]);
    assert!(ran.err.starts_with(hint), "{}", ran.err);
    for words in [&["list", "--count", "heron"][..], &["list", "--count", "whales", "--dir", "."]] {
        assert!(!run_there(words).err.contains("is also a folder"), "{words:?}");
    }
}
