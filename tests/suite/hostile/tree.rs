//! A folder with links, pipes, sockets, odd names and broken files.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mkfifoat, mknodat};
use serde_json::Value;

use crate::cli::run::{assert_plain, is_hidden, lines, on};
use crate::support::{Reader, write};

const GOOD: &str = "---\ntitle: NAME\ndate: 2024-01-01\nlink: https://example.org/NAME\n---\nText of NAME.\n";

fn good(name: &str) -> String {
    GOOD.replace("NAME", name)
}

/// Creates the tree. The returned socket must be kept as long as the tree is used.
fn tree(root: &Path, outside: &Path) -> UnixListener {
    write(root, "plain.md", &good("Plain"));
    write(root, "deep/er/plain.md", &good("Deep"));
    write(root, "folder.md/inside.md", &good("Inside"));
    write(root, ".hidden.md", &good("Hidden"));
    write(root, ".git/object.md", &good("Object"));
    write(root, "node_modules/readme.md", &good("Module"));
    write(root, "notes.txt", &good("Notes"));
    write(outside, "secret.md", &good("Classified"));
    write(root, "empty.md", "");
    write(root, "bom.md", &format!("\u{feff}{}", good("Bom")));
    write(root, "crlf.md", &good("Crlf").replace('\n', "\r\n"));
    write(root, "cr.md", &good("Cr").replace('\n', "\r"));
    fs::write(
        root.join("latin1.md"),
        b"---\ntitle: Caf\xe9 bleu\ndate: 2024-01-01\nlink: https://example.org/l\n---\n",
    )
    .expect("a file");
    fs::write(root.join("nul.md"), b"---\ntitle: Nul\0Nul\n---\n\0\0\0").expect("a file");
    for name in
        [&b"\xff\x1b[2J.md"[..], b"esc\x1b]52;c;eA==\x07.md", b"new\nline.md", "rlo\u{202e}dm.md".as_bytes()]
    {
        let mut file = File::create(root.join(OsStr::from_bytes(name))).expect("a file");
        file.write_all(good("Odd name").as_bytes()).expect("a file");
    }
    File::create(root.join("large.md")).and_then(|file| file.set_len(2 << 20)).expect("a file");
    File::create(root.join("sparse.md")).and_then(|file| file.set_len(5 << 30)).expect("a file");
    mkfifoat(CWD, root.join("pipe.md"), Mode::RUSR | Mode::WUSR).expect("a pipe");
    symlink(root, root.join("deep/up")).expect("a link");
    symlink("loop.md", root.join("loop.md")).expect("a link");
    symlink("nowhere.md", root.join("dangling.md")).expect("a link");
    symlink("/etc", root.join("etc")).expect("a link");
    symlink("/etc/passwd", root.join("passwd.md")).expect("a link");
    symlink("/dev/zero", root.join("zero.md")).expect("a link");
    symlink(outside.join("secret.md"), root.join("secret.md")).expect("a link");
    symlink("plain.md", root.join("linked.md")).expect("a link");
    symlink("pipe.md", root.join("linked-pipe.md")).expect("a link");
    UnixListener::bind(root.join("socket.md")).expect("a socket")
}

/// The problems that `check` reports: path below the root, and code.
fn problems(root: &Path) -> Vec<(String, String)> {
    let ran = on(root, &["check", "--json"]);
    assert_plain(&ran.out, "check --json");
    let prefix = format!("{}/", root.display());
    lines(&ran)
        .into_iter()
        .map(|line| {
            let object: Value = serde_json::from_str(line).expect(line);
            let path = object["path"].as_str().expect("a path");
            let code = object["code"].as_str().expect("a code");
            (path.strip_prefix(&prefix).unwrap_or(path).to_owned(), code.to_owned())
        })
        .collect()
}

#[test]
fn good_files_are_listed_and_bad_ones_are_reported() {
    let (root, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let _socket = tree(root.path(), outside.path());
    // Only root can create devices.
    let devices = mknodat(
        CWD,
        root.path().join("device.md"),
        FileType::CharacterDevice,
        Mode::RUSR,
        rustix::fs::makedev(1, 5),
    );
    let listed = on(root.path(), &["list"]);
    assert_eq!(listed.code, Some(0));
    let titles: Vec<&str> = listed.out.lines().filter_map(|line| line.split('\t').nth(2)).collect();
    let count = |title: &str| titles.iter().filter(|other| **other == title).count();
    for (title, times) in [
        ("Plain", 2),
        ("Deep", 1),
        ("Inside", 1),
        ("Bom", 1),
        ("Crlf", 1),
        ("Cr", 1),
        ("Odd name", 4),
        ("Café bleu", 1),
        ("Hidden", 0),
        ("Object", 0),
        ("Module", 0),
        ("Notes", 0),
        ("Classified", 0),
    ] {
        assert_eq!(count(title), times, "{title} in {titles:?}");
    }
    assert!(!listed.out.contains("root:") && !listed.out.contains("Classified"), "{}", listed.out);
    let problems = problems(root.path());
    for (path, code) in [
        ("large.md", "too-large"),
        ("sparse.md", "too-large"),
        ("pipe.md", "not-a-file"),
        ("linked-pipe.md", "not-a-file"),
        ("socket.md", "not-a-file"),
        ("deep/up", "link-loop"),
        ("loop.md", "link-loop"),
        ("dangling.md", "link-outside"),
        ("etc", "link-outside"),
        ("passwd.md", "link-outside"),
        ("zero.md", "link-outside"),
        ("secret.md", "link-outside"),
        ("latin1.md", "not-utf8"),
        ("\u{fffd}\u{1b}[2J.md", "name-not-utf8"),
        ("empty.md", "no-title"),
        ("linked.md", "same-title"),
    ] {
        let found = problems.iter().any(|(other, found)| other == path && found == code);
        let of_path: Vec<_> = problems.iter().filter(|(other, _)| other == path).collect();
        // Of two files with the same title, only the second by path has the problem.
        let second = code == "same-title" && problems.contains(&("plain.md".to_owned(), code.to_owned()));
        assert!(found || second, "{path}: {code} is not in {of_path:?}");
    }
    if devices.is_ok() {
        assert!(problems.contains(&("device.md".to_owned(), "not-a-file".to_owned())));
    }
}

#[test]
fn commands_print_no_control_sequences() {
    let (root, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let _socket = tree(root.path(), outside.path());
    // A program that reads the output gets paths as they are on disk.
    let names =
        std::fs::read_dir(root.path()).expect("a folder").map(|file| file.expect("a file").file_name());
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    let without_names = |out: &str| names.iter().fold(out.to_owned(), |out, name| out.replace(name, "name"));
    for words in [&["list"][..], &["list", "--json"], &["tags"], &["tags", "--json"], &["check"]] {
        let ran = on(root.path(), words);
        assert_plain(&without_names(&ran.out), &format!("{words:?}"));
        assert_plain(&ran.err, &format!("{words:?}"));
    }
    let listed = on(root.path(), &["list"]);
    for id in listed.out.lines().filter_map(|line| line.split('\t').next()) {
        for words in [&["show", id][..], &["show", id, "--full"], &["show", id, "--json"]] {
            let ran = on(root.path(), words);
            assert_plain(&ran.out, &format!("{words:?}"));
            assert_plain(&ran.err, &format!("{words:?}"));
            let reasons = ["this is not a regular file", "symbolic link", "no such file"];
            let expected = ran.code == Some(0) || reasons.iter().any(|reason| ran.err.contains(reason));
            assert!(expected, "{words:?}: {}", ran.err);
            assert_eq!(ran.err.matches("cannot be read").count(), usize::from(ran.code != Some(0)));
        }
    }
}

#[test]
fn every_file_can_be_opened_in_the_reader() {
    let (root, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let _socket = tree(root.path(), outside.path());
    let mut reader = Reader::folder(root.path(), 130, 40);
    for _ in 0..reader.count() {
        for keys in ["i", "i", "j"] {
            reader.press(keys);
            let screen = reader.screen();
            let bad = screen.chars().find(|&c| (c.is_control() && c != '\n') || is_hidden(c));
            assert_eq!(bad, None, "{screen}");
        }
    }
}

#[test]
fn unreadable_files_and_folders_are_reported() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "locked.md", &good("Locked"));
    write(root.path(), "locked/in.md", &good("In"));
    for name in ["locked.md", "locked"] {
        fs::set_permissions(root.path().join(name), fs::Permissions::from_mode(0o000)).expect("a mode");
    }
    let readable = fs::read(root.path().join("locked.md")).is_ok();
    let problems = problems(root.path());
    fs::set_permissions(root.path().join("locked"), fs::Permissions::from_mode(0o755)).expect("a mode");
    // Root can read everything.
    if !readable {
        for (path, code) in [("locked.md", "unreadable"), ("locked", "unreadable-folder")] {
            assert!(problems.contains(&(path.to_owned(), code.to_owned())), "{problems:?}");
        }
    }
}

#[test]
fn missing_files_are_reported_when_opened_and_a_missing_folder_on_reload() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "a.md", &good("Gone"));
    write(root.path(), "b.md", &good("Swapped"));
    let mut reader = Reader::folder(root.path(), 100, 30);
    fs::remove_file(root.path().join("a.md")).expect("a file");
    fs::remove_file(root.path().join("b.md")).expect("a file");
    symlink("/etc/passwd", root.path().join("b.md")).expect("a link");
    let mut screens = String::new();
    for keys in ["i", "j", "i", "k"] {
        screens.push_str(&reader.press(keys).screen());
    }
    assert!(screens.contains("no such file or directory"), "{screens}");
    assert!(screens.contains("symbolic link"), "{screens}");
    assert!(!screens.contains("root:"), "{screens}");
    let path = root.path().to_path_buf();
    drop(root);
    assert!(!path.exists());
    reader.press("F5");
    assert!(reader.notice().contains("there is no folder"), "{}", reader.notice());
    assert_eq!(reader.count(), 2, "the last list is kept");
}
