//! Processes that are killed while they write the index leave one that is complete or not used.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::cli::run::{on, places};
use crate::support::write;

/// The number of articles.
const ARTICLES: usize = 400;
/// How many processes are killed.
const KILLS: u32 = 100;

fn start(folder: &Path, kept: &Path, words: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_vigie"))
        .args(words)
        .envs([("VIGIE_LANG", "en"), ("LC_ALL", "C.UTF-8")])
        .arg("--dir")
        .arg(folder)
        .env_clear()
        .envs(places(kept))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}

fn paths(child: Child) -> String {
    String::from_utf8(child.wait_with_output().expect("it ends").stdout).expect("the output is UTF-8")
}

fn article(folder: &Path, number: usize, version: u32) {
    let text = format!(
        "---\ntitle: Article {number} as of {version}\ndate: 2024-01-01\ntags: [{}]\n---\n{}\n",
        number % 17,
        "Some words of a text. ".repeat(number % 40 + 5)
    );
    write(folder, &format!("{}/{number}.md", number % 7), &text);
}

/// The bytes of all files in a folder and its subfolders; files that vanish meanwhile count as 0.
fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = entries.map(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => bytes_in(&entry.path()),
        _ => entry.metadata().map_or(0, |status| status.len()),
    });
    bytes.sum()
}

#[test]
fn a_killed_process_never_leaves_a_wrong_index() {
    let (folder, kept) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let index = kept.path().join("cache");
    (0..ARTICLES).for_each(|number| article(folder.path(), number, 0));
    let list = ["list", "--paths"];
    let expected = paths(start(folder.path(), kept.path(), &list));
    assert_eq!(expected.lines().count(), ARTICLES);
    assert_eq!(expected, on(folder.path(), &["list", "--paths", "--no-index"]).out);
    let whole = bytes_in(&index);
    let mut killed = 0;
    for kill in 0..KILLS {
        // Half of them while they build the index, half while they update it.
        if kill % 2 == 0 {
            let _ = std::fs::remove_dir_all(&index);
        } else {
            let number = usize::try_from(kill).expect("a small number") * 3;
            (number..number + 40).for_each(|number| article(folder.path(), number % ARTICLES, kill));
        }
        // The process is killed when this many bytes are written; the share varies without an order.
        let before = bytes_in(&index);
        let growth = if kill % 2 == 0 { whole } else { whole / 8 };
        let enough = before + growth * u64::from(kill * 37 % KILLS) / u64::from(KILLS);
        let mut child = start(folder.path(), kept.path(), &list);
        while bytes_in(&index) < enough && child.try_wait().expect("it was started").is_none() {
            std::thread::yield_now();
        }
        killed += u32::from(child.try_wait().expect("it was started").is_none());
        child.kill().expect("it is ended");
        child.wait().expect("it ends");
        let listed = paths(start(folder.path(), kept.path(), &list));
        assert!(listed == expected, "after kill {kill} at {enough} bytes");
        if kill % 10 == 9 {
            let all = ["list", "--tsv"];
            let without = on(folder.path(), &["list", "--tsv", "--no-index"]).out;
            assert!(paths(start(folder.path(), kept.path(), &all)) == without, "after kill {kill}");
        }
    }
    assert!(killed > KILLS / 3, "only {killed} processes were killed before they ended");
}
