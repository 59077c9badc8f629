//! Runs commands of the program, and creates the folder of articles that most of these tests use.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::support::write;

/// The result of a command: exit code, standard output and standard error.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The home of the tests for cache, state and settings; emptied when the tests start.
static KEPT: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept");
    let _ = std::fs::remove_dir_all(&folder);
    folder
});

/// The environment variables of the user’s folders, all below `folder`.
pub fn places(folder: &Path) -> [(&'static str, PathBuf); 3] {
    [("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")]
        .map(|(variable, name)| (variable, folder.join(name)))
}

/// The same in a home shared by tests that do not look at it.
pub fn shared_places() -> [(&'static str, PathBuf); 3] {
    places(&KEPT)
}

/// The program with a clean environment and a time limit.
pub fn vigie() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_vigie"));
    command.env_clear().env("LC_ALL", "C.UTF-8").envs(shared_places());
    // Commands use the last folder of the reader, which tests of the reader write to the shared state folder.
    command.env("XDG_STATE_HOME", KEPT.join("cli"));
    command.timeout(std::time::Duration::from_secs(60));
    command
}

/// Runs a command to its end.
pub fn run(command: &mut assert_cmd::Command) -> Ran {
    let output = command.output().expect("it runs");
    // Names of files need not be UTF-8.
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs a command on a folder: `words` with `--dir` after the first one.
pub fn on(folder: &Path, words: &[&str]) -> Ran {
    let (name, rest) = words.split_first().expect("a command");
    run(vigie().arg(name).arg("--dir").arg(folder).args(rest))
}

/// The lines of the standard output.
pub fn lines(ran: &Ran) -> Vec<&str> {
    ran.out.lines().collect()
}

/// Three articles: `a.md` of 2024-03-01, `b/b.md` of 2024-02-01, `c.md` without a date.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        (
            "a.md",
            "---\ntitle: Whales in the bay\ndate: 2024-03-01\nlink: https://www.example.org/whales?a=1\ntags: [Sea, News]\npermalink: /2024/whales\nsummary: They came back.\nauthor: Ada\nlang: en\nimage: /w.jpg\nimageCredit: Bob\n---\nThe *whales* came back.\n",
        ),
        (
            "b/b.md",
            "---\ntitle: A heron at the lock\ndate: 2024-02-01T08:30:00Z\nlink: https://example.com/heron\ntags: [River, News]\npermalink: /2024/heron\nmood: calm\n---\nA grey heron.\n",
        ),
        (
            "c.md",
            "---\ntitle: Étude sans date\nlink: https://example.net/etude\ntags: [Sea]\npermalink: /etude\n---\nTexte.\n",
        ),
    ] {
        write(folder.path(), name, text);
    }
    folder
}

/// Fails if a text contains control or invisible characters.
pub fn assert_plain(text: &str, what: &str) {
    let bad = text.chars().find(|&character| {
        (character.is_control() && !matches!(character, '\n' | '\t')) || is_hidden(character)
    });
    assert_eq!(bad, None, "{what}: {text:?}");
}

/// Whether a character is invisible or changes the direction of text.
pub fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}
