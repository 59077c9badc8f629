//! Paths of files for other programs: byte for byte in a pipe, escaped in JSON.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::cli::run::{on, run, vigie};

/// Names that clean text changes.
const NAMES: [&[u8]; 9] = [
    b"two  spaces.md",
    "heart \u{2764}\u{fe0f}.md".as_bytes(),
    b"tab\tname.md",
    "soft\u{ad}hyphen.md".as_bytes(),
    "zero\u{200b}width.md".as_bytes(),
    "line\u{2028}break.md".as_bytes(),
    "right\u{202e}left.md".as_bytes(),
    b"escape\x1b[31m.md",
    b"latin\xe9.md",
];

fn folder(names: &[&[u8]]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in names {
        let path = folder.path().join(OsStr::from_bytes(name));
        std::fs::write(path, "---\ntitle: T\nmood: x\n---\nText.\n").expect("a file");
    }
    folder
}

fn output(folder: &Path, words: &[&str]) -> Vec<u8> {
    vigie().args(words).arg("--dir").arg(folder).output().expect("it runs").stdout
}

#[test]
fn paths_in_a_pipe_are_those_on_disk() {
    let folder = folder(&NAMES);
    let whole = |name: &[u8]| [folder.path().as_os_str().as_bytes(), b"/", name].concat();
    let mut names: Vec<Vec<u8>> = NAMES.iter().map(|name| whole(name)).collect();
    names.sort();
    for (words, end) in [
        (&["list", "--paths"][..], b'\n'),
        (&["list", "--format", "{path}"], b'\n'),
        (&["list", "--paths", "--null"], 0),
        (&["list", "--format", "{path}", "-0"], 0),
    ] {
        let printed = output(folder.path(), words);
        assert_eq!(printed.last(), Some(&end), "{words:?}");
        let mut found: Vec<Vec<u8>> =
            printed.split(|byte| *byte == end).filter(|path| !path.is_empty()).map(<[u8]>::to_vec).collect();
        found.sort();
        assert_eq!(found, names, "{words:?}");
    }
    let table = output(folder.path(), &["list", "--tsv"]);
    let checked = vigie().arg("check").arg(folder.path()).output().expect("it runs").stdout;
    for name in &names {
        assert!(table.windows(name.len()).any(|part| part == name), "{}", String::from_utf8_lossy(name));
        assert!(checked.windows(name.len()).any(|part| part == name), "{}", String::from_utf8_lossy(name));
    }
}

#[test]
fn a_name_with_a_line_break_is_one_path_with_null() {
    let folder = folder(&[b"one\ntwo.md"]);
    let printed = output(folder.path(), &["list", "--paths", "-0"]);
    assert_eq!(printed, [folder.path().as_os_str().as_bytes(), b"/one\ntwo.md\0"].concat());
}

#[test]
fn json_has_paths_as_they_are_in_clean_text() {
    let folder = folder(&NAMES[..8]);
    for words in [&["list", "--json"][..], &["check", "--json"]] {
        let mut command = vigie();
        command.args(words).args((words[0] == "list").then_some("--dir")).arg(folder.path());
        let text = String::from_utf8(command.output().expect("it runs").stdout).expect("UTF-8");
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{ad}', '\u{200b}', '\u{2028}', '\t']), "{text}");
        let paths: std::collections::BTreeSet<String> = text
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
            .map(|object| object["path"].as_str().expect("a path").to_owned())
            .collect();
        assert_eq!(paths.len(), 8, "{words:?}");
        assert!(paths.iter().all(|path| Path::new(path).is_file()), "{paths:?}");
    }
}

#[test]
fn an_article_is_shown_by_any_form_of_its_path() {
    let folder = folder(&[b"x.md", "\u{e9}.md".as_bytes()]);
    std::fs::create_dir(folder.path().join("sub")).expect("a folder");
    std::fs::write(folder.path().join("sub/y.md"), "---\ntitle: Y\naliases: [other]\n---\n").expect("a file");
    for name in [
        "x.md",
        "./x.md",
        "././x.md",
        "sub/y.md",
        "./sub/y.md",
        "./sub/./y.md",
        "other",
        "e\u{301}.md",
        "./\u{e9}.md",
    ] {
        let ran = on(folder.path(), &["show", name, "--json"]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
    }
    // Relative to where the shell is.
    let mut command = vigie();
    command.current_dir(folder.path().join("sub")).args(["show", "./y.md", "--json", "--dir", ".."]);
    assert_eq!(run(&mut command).code, Some(0));
    assert_eq!(on(folder.path(), &["show", "./z.md"]).code, Some(1));
}
