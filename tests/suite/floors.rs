//! The floors of the house: imports go down only, crates stay on their floor, and what touches the
//! world stays where it belongs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Modules from the ground up. Those in one row are neighbours and do not import one another; on the
/// ground floor each may lean on those before it.
const FLOORS: &[(&[&str], &[&str])] = &[
    (&["limits"], &[]),
    // Links lie under the text, because the text of an article carries them.
    (&["link"], &["url", "serde"]),
    (
        &["text"],
        &["htmlize", "unicode_normalization", "unicode_segmentation", "unicode_width", "serde", "memchr"],
    ),
    (&["model"], &["jiff", "serde"]),
    (&["wording"], &[]),
    (
        &["frontmatter", "markdown", "query", "input"],
        &[
            "serde_yaml",
            "serde_json",
            "toml",
            "serde",
            "jiff",
            "pulldown_cmark",
            "regex",
            "textwrap",
            "unicode_segmentation",
            "htmlize",
            "memchr",
            "regex",
        ],
    ),
    (
        &["library", "page", "config"],
        &["jiff", "memchr", "postcard", "rayon", "regex", "tantivy", "thiserror", "toml", "serde"],
    ),
    (&["app"], &["jiff", "nucleo_matcher", "shell_words", "tui_input"]),
    (
        &["view", "io"],
        &[
            "ratatui",
            "ratatui_image",
            "image",
            "ureq",
            "crc32fast",
            "textwrap",
            "tui_input",
            "jiff",
            "rayon",
            "walkdir",
            "rustix",
            "crc32fast",
            "include_dir",
            "open",
            "etcetera",
            "notify",
            "serde",
            "serde_json",
            "shell_words",
            "tantivy",
            "thiserror",
            "toml",
            "tracing",
        ],
    ),
    (&["shell"], &["crossterm", "ratatui", "rustix", "signal_hook", "tracing"]),
    (
        &["cli"],
        &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "anstream",
            "anstyle",
            "serde",
            "serde_json",
            "jiff",
            "rustix",
            "thiserror",
            "toml",
            "tracing",
            "tracing_subscriber",
        ],
    ),
    (&["main", "lib"], &["vigie"]),
];

/// Words that a module may not hold.
const BANNED: &[(&[&str], &[&str])] = &[
    (
        &[
            "limits",
            "link",
            "text",
            "model",
            "wording",
            "frontmatter",
            "markdown",
            "query",
            "input",
            "library",
            "page",
            "config",
            "app",
        ],
        &["std::fs", "std::net", "std::env", "std::thread", "std::process", "Instant::now", "SystemTime"],
    ),
    (&["view"], &["Cell<", "RefCell<", "Mutex<", "&mut State"]),
];

/// The only file that names a crate.
const NAMED_ONCE: &[(&str, &str)] = &[
    ("serde_yaml", "frontmatter/parse.rs"),
    ("pulldown_cmark", "markdown/parse.rs"),
    // The only file that can ask the network for anything.
    ("ureq", "io/images/fetch.rs"),
    ("ratatui_image", "io/images/ready.rs"),
];

struct File {
    /// The path under `src`.
    path: String,
    module: String,
    /// The code without comments and tests.
    code: String,
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.extend(read(&root, &path));
            }
        }
    }
    files
}

fn read(root: &Path, path: &Path) -> Option<File> {
    let relative: PathBuf = path.strip_prefix(root).unwrap().to_path_buf();
    let shown = relative.to_str().unwrap().to_owned();
    let is_test =
        relative.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
    let module = shown.split(['/', '.']).next().unwrap().to_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
    let code =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    (!is_test).then_some(File { path: shown, module, code })
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|(modules, _)| modules.contains(&module))
}

/// The names that stand behind `start` in a code.
fn names_behind(code: &str, start: &str) -> BTreeSet<String> {
    let ends = |c: char| !(c.is_alphanumeric() || c == '_');
    code.split(start)
        .skip(1)
        .map(|rest| rest.split(ends).next().unwrap().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_go_down_only() {
    for file in files() {
        let own = floor(&file.module).unwrap_or_else(|| panic!("{} has no floor", file.path));
        for name in names_behind(&file.code, "crate::") {
            let Some(other) = floor(&name) else { panic!("{}: {name} has no floor", file.path) };
            assert!(
                other < own || name == file.module,
                "{} imports {name}, which is not below it",
                file.path
            );
        }
    }
}

#[test]
fn crates_stay_on_their_floor() {
    let known: BTreeSet<&str> = FLOORS.iter().flat_map(|(_, crates)| crates.iter().copied()).collect();
    for file in files() {
        let own = floor(&file.module).unwrap();
        for name in known.iter().filter(|name| file.code.contains(&format!("{name}::"))) {
            // `open` is a module of the hand and of the front desk as well.
            let is_module = *name == "open" && file.module == "cli";
            assert!(FLOORS[own].1.contains(name) || is_module, "{} uses {name}", file.path);
        }
    }
}

#[test]
fn nothing_below_the_hand_touches_the_world() {
    for file in files() {
        for (modules, words) in BANNED.iter().filter(|(modules, _)| modules.contains(&file.module.as_str())) {
            let found: Vec<_> = words.iter().filter(|word| file.code.contains(**word)).collect();
            assert!(found.is_empty(), "{} in {:?} holds {found:?}", file.path, modules);
        }
    }
}

/// The only files that write something, and what: nothing of it lies in the content directory.
const WRITERS: &[(&str, &str)] = &[
    ("cli/arguments.rs", "the log, where one was asked for"),
    (
        "io/export.rs",
        "the articles that one asked to be written, to a place that is not in the content directory",
    ),
    ("io/images/cache.rs", "the images that were fetched"),
    ("io/index.rs", "the folder of an index"),
    ("io/keeper/renew.rs", "the end of a damaged index"),
    ("io/marks/device.rs", "the name of this device, in the state folder"),
    ("io/marks/disk.rs", "the logs of marks, in the state folder or the one that the user names"),
    ("io/searches.rs", "the saved searches"),
    ("io/whole.rs", "small files that are replaced: what was left where and when, saved searches"),
];

#[test]
fn only_what_must_writes_files() {
    let words = [
        "fs::write",
        "File::create",
        "OpenOptions",
        "File::options",
        "fs::create",
        "fs::remove",
        "fs::rename",
        "OFlags::WRONLY",
        "OFlags::RDWR",
        "OFlags::CREATE",
    ];
    for file in files().iter().filter(|file| WRITERS.iter().all(|(path, _)| file.path != *path)) {
        let found: Vec<_> = words.iter().filter(|word| file.code.contains(**word)).collect();
        assert!(found.is_empty(), "{} holds {found:?}", file.path);
    }
}

#[test]
fn replaceable_crates_are_named_in_one_file() {
    for file in files() {
        for (name, only) in NAMED_ONCE {
            assert!(!file.code.contains(name) || file.path == *only, "{} names {name}", file.path);
        }
    }
}

#[test]
fn files_stay_small() {
    for file in files() {
        let lines =
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&file.path))
                .unwrap()
                .lines()
                .count();
        assert!(lines <= 410, "{} has {lines} lines", file.path);
    }
}
