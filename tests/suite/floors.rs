//! The rules of the floors in `src/ARCHITECTURE.md`: a module imports only lower ones, crates are used only
//! on their floor, and only some modules use files, the network, threads, the environment or the clock.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The modules from the lowest to the highest, with the crates that each row may use. Modules of one row do
/// not import one another. The single modules at the start are all on floor 0.
const FLOORS: &[(&[&str], &[&str])] = &[
    (&["limits"], &[]),
    // Below `text`, because the text of an article contains links.
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

/// Words that may not occur in the code of some modules.
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

/// Crates that are named in one file only, so that they can be replaced.
const NAMED_ONCE: &[(&str, &str)] = &[
    ("serde_yaml", "frontmatter/parse.rs"),
    ("pulldown_cmark", "markdown/parse.rs"),
    // The only file that can use the network.
    ("ureq", "io/images/fetch.rs"),
    ("ratatui_image", "io/images/encode.rs"),
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

/// The names that follow `start` in a code.
fn names_after(code: &str, start: &str) -> BTreeSet<String> {
    let ends = |c: char| !(c.is_alphanumeric() || c == '_');
    code.split(start)
        .skip(1)
        .map(|rest| rest.split(ends).next().unwrap().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Whether a path in a code starts with the crate `name`; in `markdown::image::caption_rows` it does not
/// start with `image`.
fn names_crate(code: &str, name: &str) -> bool {
    let is_identifier = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = &code[..at];
        let is_inside = before.strip_suffix("::").is_some_and(|path| path.ends_with(is_identifier));
        !is_inside && !before.ends_with(is_identifier)
    })
}

#[test]
fn imports_go_down_only() {
    for file in files() {
        let own = floor(&file.module).unwrap_or_else(|| panic!("{} has no floor", file.path));
        for name in names_after(&file.code, "crate::") {
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
        for name in known.iter().filter(|name| names_crate(&file.code, name)) {
            // These names of crates are also names of modules.
            let is_module = matches!((*name, file.module.as_str()), ("open", "cli") | ("image", "markdown"));
            assert!(FLOORS[own].1.contains(name) || is_module, "{} uses {name}", file.path);
        }
    }
}

#[test]
fn only_the_upper_floors_use_files_network_threads_and_clock() {
    for file in files() {
        for (modules, words) in BANNED.iter().filter(|(modules, _)| modules.contains(&file.module.as_str())) {
            let found: Vec<_> = words.iter().filter(|word| file.code.contains(**word)).collect();
            assert!(found.is_empty(), "{} in {:?} contains {found:?}", file.path, modules);
        }
    }
}

/// The only files of the code that write or delete files, and which ones. None of these files is in the
/// folder of the articles.
const WRITERS: &[(&str, &str)] = &[
    ("cli/arguments.rs", "the log, if the user asks for one"),
    ("io/export.rs", "exported articles, to a place outside the folder of the articles"),
    ("io/images/cache.rs", "fetched images"),
    ("io/index.rs", "the folder of an index"),
    ("io/indexer/renew.rs", "a damaged index, to replace it"),
    ("io/marks/device.rs", "the name of this device, in the state folder"),
    ("io/marks/disk.rs", "the logs of marks, in the state folder or the folder of the settings"),
    ("io/searches.rs", "the saved searches"),
    ("io/whole_file.rs", "small files that are replaced as a whole: sessions, visits, saved searches"),
];

#[test]
fn only_listed_files_write_files() {
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
        assert!(found.is_empty(), "{} contains {found:?}", file.path);
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
