//! Which folder a command is about when none was named, and how a folder may be named.

use std::path::Path;

use crate::cli::run::{Ran, folder, places, run, vigie};

/// Runs a command where the reader was left last in `last`.
fn after(last: &Path, words: &[&str]) -> Ran {
    let kept = tempfile::tempdir().expect("a folder");
    let state = kept.path().join("state/vigie/sessions");
    std::fs::create_dir_all(&state).expect("a folder");
    std::fs::write(state.join("last"), last.as_os_str().as_encoded_bytes()).expect("a file");
    run(vigie().envs(places(kept.path())).args(words))
}

#[test]
fn a_command_is_about_the_folder_that_was_read_last_and_says_so() {
    let folder = folder();
    let root = folder.path().canonicalize().expect("a folder");
    let said = format!(
        "vigie: no folder given, so this is about the one you read last, {}; --dir DIR takes another\n",
        root.display()
    );
    let ran = after(&root, &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "3\n", said.as_str()));
    for words in [
        &["tags"][..],
        &["facets", "host"],
        &["check"],
        &["index", "--no-index"],
        &["show", "a.md"],
        &["mark", "star", "whales"],
    ] {
        let ran = after(&root, words);
        assert!(ran.err.starts_with(&said), "{words:?}: {}", ran.err);
    }
    let other = tempfile::tempdir().expect("a folder");
    let path = other.path().to_string_lossy();
    let ran = after(&root, &["list", "--count", "--dir", &path]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("0\n", ""));
}

#[test]
fn a_folder_that_is_gone_is_named() {
    let ran = after(Path::new("/no/such/papers"), &["list", "--count"]);
    assert_eq!(ran.out, "24\n");
    assert_eq!(
        ran.err,
        "vigie: /no/such/papers, where you were last, is not there; this is the sample library\n"
    );
}

#[test]
fn a_command_without_words_takes_a_folder() {
    let folder = folder();
    let path = folder.path().to_string_lossy();
    let ran = run(vigie().args(["check", &path]));
    assert!(ran.err.contains("; 3 articles checked\n"), "{}", ran.err);
    let ran = run(vigie().args(["index", &path, "--json"]));
    assert!(!ran.err.contains("not understood"), "{}", ran.err);
    let ran = run(vigie().args(["check", "/no/such/papers"]));
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), "vigie: there is no folder “/no/such/papers”\n"));
}

#[test]
fn a_word_that_is_a_folder_is_looked_for_with_a_hint() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("whales")).expect("a folder");
    let hint = "vigie: “whales” is a folder, and is looked for as a word here; --dir whales asks about what is in it\n";
    let there = |words: &[&str]| run(vigie().current_dir(folder.path()).args(words));
    let ran = there(&["list", "--count", "whales"]);
    assert!(ran.err.starts_with(hint), "{}", ran.err);
    for words in [&["list", "--count", "heron"][..], &["list", "--count", "whales", "--dir", "."]] {
        assert!(!there(words).err.contains("is a folder"), "{words:?}");
    }
}
