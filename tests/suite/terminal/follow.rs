//! Changes in the folder are shown while the reader runs.

use std::fs;
use std::path::Path;

use crate::support::write;
use crate::terminal::pty::{Pty, folder, reader};

fn article(folder: &Path, name: &str, title: &str, date: &str) {
    write(folder, name, &format!("---\ntitle: {title}\ndate: {date}\n---\n\nThe {title} text.\n"));
}

#[test]
fn changes_in_the_folder_are_shown_and_the_open_article_stays() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    article(folder.path(), "new.md", "Brand new one", "2026-11-20");
    pty.expect("Brand new one").expect("1 new").expect("4 articles");
    pty.expect("The First text.");
    pty.send("j").expect("The Second text.");
    article(folder.path(), "in/deeper/other.md", "In a new folder", "2026-11-21");
    pty.expect("In a new folder").expect("5 articles");
    fs::rename(folder.path().join("new.md"), folder.path().join("renamed.md")).unwrap();
    article(folder.path(), "renamed.md", "Another title", "2026-11-20");
    pty.expect("Another title").expect_gone("Brand new one");
    fs::remove_dir_all(folder.path().join("in")).unwrap();
    pty.expect_gone("In a new folder").expect("4 articles");
    pty.expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn articles_that_arrive_while_typing_keep_the_prompt() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    pty.send("/second").expect_gone("First of three");
    article(folder.path(), "new.md", "A second opinion", "2026-11-20");
    pty.expect("A second opinion");
    pty.send(" opinion").expect_gone("Second of three");
    pty.send("\u{1b}").expect("First of three");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn a_missing_folder_keeps_the_list_until_it_comes_back() {
    let outer = tempfile::tempdir().unwrap();
    let root = outer.path().join("news");
    article(&root, "a.md", "Before the move", "2026-11-20");
    let mut pty = Pty::start(reader(&root));
    pty.expect("Before the move");
    fs::rename(&root, outer.path().join("elsewhere")).unwrap();
    pty.expect("is missing").expect("Before the move");
    article(&root, "b.md", "After the return", "2026-11-21");
    pty.expect("After the return").expect_gone("Before the move");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

/// Twenty thousand files were tried by hand; this test writes fewer.
#[test]
fn many_files_at_once_are_all_listed() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    for number in 0..2_000 {
        article(
            folder.path(),
            &format!("{}/{number}.md", number % 20),
            &format!("Burst {number}"),
            "2026-10-01",
        );
    }
    pty.expect("2,003 articles");
    pty.send("/burst-1999").expect("Burst 1999");
    pty.send("\u{3}");
    assert_eq!(pty.end(), Ok(0));
}
