//! A process that is killed while it writes the index.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::cli::run::{on, places};
use crate::support::write;

/// How many articles there are.
const ARTICLES: usize = 400;
/// How often the process is killed.
const KILLS: u32 = 100;

fn start(folder: &Path, kept: &Path, words: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_vigie"))
        .args(words)
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

#[test]
fn a_process_that_is_killed_leaves_an_index_that_tells_the_truth() {
    let (folder, kept) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let index = kept.path().join("cache");
    (0..ARTICLES).for_each(|number| article(folder.path(), number, 0));
    let list = ["list", "--paths"];
    let measure = |words: &[&str]| {
        let started = Instant::now();
        let printed = paths(start(folder.path(), kept.path(), words));
        (started.elapsed(), printed)
    };
    let (whole, expected) = measure(&list);
    assert_eq!(expected.lines().count(), ARTICLES);
    assert_eq!(expected, on(folder.path(), &["list", "--paths", "--no-index"]).out);
    let (small, _) = measure(&list);
    let mut killed = 0;
    for kill in 0..KILLS {
        // Half of them while the index is made, half while it is changed.
        let anew = kill % 2 == 0;
        if anew {
            let _ = std::fs::remove_dir_all(&index);
        } else {
            let number = usize::try_from(kill).expect("a small number") * 3;
            (number..number + 40).for_each(|number| article(folder.path(), number % ARTICLES, kill));
        }
        let duration = if anew { whole } else { small + whole / 4 };
        // The points in time are spread over the run in an order that looks like none.
        let delay = duration * (kill * 37 % KILLS) / KILLS;
        let mut child = start(folder.path(), kept.path(), &list);
        wait(delay);
        killed += u32::from(child.try_wait().expect("it was started").is_none());
        child.kill().expect("it is ended");
        child.wait().expect("it ends");
        let listed = paths(start(folder.path(), kept.path(), &list));
        assert!(listed == expected, "after kill {kill} at {delay:?}");
        if kill % 10 == 9 {
            let all = ["list", "--tsv"];
            let without = on(folder.path(), &["list", "--tsv", "--no-index"]).out;
            assert!(paths(start(folder.path(), kept.path(), &all)) == without, "after kill {kill}");
        }
    }
    assert!(killed > KILLS / 3, "only {killed} were killed before their end");
}

/// Lets the other process work for a while: here time is what the test is about.
fn wait(delay: Duration) {
    std::thread::sleep(delay);
}
