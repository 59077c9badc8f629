//! Checks how the project writes: `CONTRIBUTING.md` has the rules.

use std::path::{Path, PathBuf};

/// Words and turns of phrase that are avoided, in lower case.
const AVOIDED: &[&str] = &["anew", "whoever", "so many", "that which", "is no toml", "what cannot be used"];

/// The floors of `src/ARCHITECTURE.md`.
const FLOORS: [&[&str]; 7] = [
    &["limits", "link", "text", "model", "wording"],
    &["frontmatter", "markdown", "query", "input"],
    &["library", "page", "config"],
    &["app"],
    &["view", "io"],
    &["shell"],
    &["cli"],
];

/// The Rust files under a folder, sorted.
fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The product files with their path under `src` and their text. Files of tests are left out.
pub fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let named = files.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), text)
    });
    named.filter(|(path, _)| !path.contains("/tests")).collect()
}

/// The module header as one line.
fn header(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with("//!"));
    lines.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_header_names_its_floor() {
    let sources = sources();
    assert!(sources.len() > 200, "only {} files", sources.len());
    for (path, text) in sources.iter().filter(|(path, _)| !["lib.rs", "main.rs"].contains(&path.as_str())) {
        let module = path.split(['/', '.']).next().unwrap();
        let floor = FLOORS.iter().position(|modules| modules.contains(&module));
        let floor = floor.unwrap_or_else(|| panic!("{path} is on no floor"));
        let header = header(text);
        assert!(header.contains(&format!("Floor {floor}")), "{path} is on floor {floor}: {header}");
        assert!(header.split_whitespace().count() >= 12, "{path}: what is left to others? {header}");
    }
}

#[test]
fn words_to_avoid_are_avoided() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = ["README.md", "CHANGELOG.md", "assets/reference.md", "src/ARCHITECTURE.md"];
    let read = |path: &str| (path.to_owned(), std::fs::read_to_string(root.join(path)).unwrap());
    for (path, text) in sources().into_iter().chain(documents.map(read)) {
        for (number, line) in (1..).zip(text.lines()) {
            let words: Vec<_> = line.split(|letter: char| !letter.is_alphanumeric()).collect();
            let line = format!(" {} ", words.join(" ").to_lowercase());
            for avoided in AVOIDED {
                assert!(!line.contains(&format!(" {avoided} ")), "{path}:{number}: “{avoided}”");
            }
        }
    }
}
