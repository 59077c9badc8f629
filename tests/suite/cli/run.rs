//! Running a command, and the folder that most commands are tried on.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::support::write;

/// What a command did.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Where the program keeps what is not for its users: of the tests alone, and empty when they begin.
static KEPT: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept");
    let _ = std::fs::remove_dir_all(&folder);
    folder
});

/// The variables that name the folders of the user.
pub fn places(folder: &Path) -> [(&'static str, PathBuf); 3] {
    [("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")]
        .map(|(variable, name)| (variable, folder.join(name)))
}

/// The same for tests that look at none of them.
pub fn shared_places() -> [(&'static str, PathBuf); 3] {
    places(&KEPT)
}

/// The program with nothing around it that could change what it does.
pub fn vigie() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_vigie"));
    command.env_clear().env("LC_ALL", "C.UTF-8").envs(shared_places());
    // Commands go by where the reader was left last, and other tests leave it somewhere.
    command.env("XDG_STATE_HOME", KEPT.join("desk"));
    command.timeout(std::time::Duration::from_secs(60));
    command
}

/// Runs a command to its end.
pub fn run(command: &mut assert_cmd::Command) -> Ran {
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the output is UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs a command about a folder.
pub fn on(folder: &Path, words: &[&str]) -> Ran {
    let (name, rest) = words.split_first().expect("a command");
    run(vigie().arg(name).arg("--dir").arg(folder).args(rest))
}

/// The lines of what a command printed.
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

/// Fails when a text holds anything that a terminal would act on.
pub fn assert_plain(text: &str, what: &str) {
    let bad = text.chars().find(|&character| {
        (character.is_control() && !matches!(character, '\n' | '\t')) || is_hidden(character)
    });
    assert_eq!(bad, None, "{what}: {text:?}");
}

/// Whether a character hides or turns round the text beside it.
pub fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}
