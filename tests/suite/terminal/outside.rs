//! Other programs in the terminal: an editor, commands, a browser that is chosen by a letter.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::terminal::pty::{Pty, VIGIE, command, folder, reader};

/// A script in a folder of its own.
fn script(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).expect("a script");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    (folder, path)
}

fn reader_with_editor(folder: &Path, editor: &str) -> CommandBuilder {
    let mut command = reader(folder);
    command.env("EDITOR", editor);
    command
}

#[test]
fn an_editor_gets_the_file_and_what_it_changes_is_shown() {
    let articles = folder();
    // It reads a key of its own: the reader must not take it.
    let (_scripts, editor) =
        script("editor", "echo EDITING \"$1\"; read key; sed -i \"s/First text/Edited by $key/\" \"$2\"");
    let mut pty = Pty::start(reader_with_editor(articles.path(), &format!("'{}' --wait", editor.display())));
    pty.expect("The First text.");
    pty.send("e").expect("EDITING --wait");
    pty.send("me\r").expect("The Edited by me.");
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
    assert!(
        std::fs::read_to_string(articles.path().join("first.md")).expect("it is there").contains("by me")
    );
}

#[test]
fn an_editor_that_crashes_leaves_a_whole_terminal() {
    let articles = folder();
    // Raw mode, another screen, mouse reports, a scroll region, and the end without any of it undone.
    let (_scripts, editor) = script(
        "editor",
        "stty raw -echo; printf '\\033[?1049h\\033[?1000h\\033[?25l\\033[2;5r'; kill -SEGV $$",
    );
    let mut pty = Pty::start(reader_with_editor(articles.path(), &editor.display().to_string()));
    pty.expect("The First text.");
    pty.send("e").expect("ended with a failure");
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}

#[test]
fn without_an_editor_or_with_one_that_is_not_there_it_says_so() {
    let articles = folder();
    let mut pty = Pty::start(reader(articles.path()));
    pty.expect("The First text.").send("e").expect("no editor is set");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    let mut pty = Pty::start(reader_with_editor(articles.path(), "no-such-editor"));
    pty.expect("The First text.").send("e").expect("no-such-editor did not start");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}

#[test]
fn a_command_reads_the_article_and_asks_for_enter_only_if_it_printed() {
    let articles = folder();
    let mut pty = Pty::start(reader(articles.path()));
    pty.expect("The First text.");
    pty.send("!").expect("command:").send("grep -c First\r").expect("Press Enter");
    assert!(pty.screen().lines().any(|line| line == "2"), "{}", pty.screen());
    pty.send("\r").expect("grep is done").expect("The First text.");
    pty.send("!").expect("command:").send("sh -c 'cat >/dev/null'\r").expect("sh is done");
    assert_eq!(pty.count("Press Enter"), 1);
    // Nothing of the article is obeyed by the terminal.
    let hostile = "---\ntitle: Fourth\ndate: 2024-02-01\n---\nA \u{1b}]52;c;eA==\u{7} text.\n";
    crate::support::write(articles.path(), "fourth.md", hostile);
    pty.expect("Fourth").send("gg").expect("text.");
    pty.send("!cat\r").expect("Press Enter");
    assert_eq!(pty.count("\u{1b}]52"), 0);
    pty.send("\r").expect("cat is done");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}

#[test]
fn an_interrupt_is_for_the_command_and_not_for_the_reader() {
    let articles = folder();
    let mut pty = Pty::start(reader(articles.path()));
    pty.expect("The First text.");
    pty.send("!").expect("command:").send("sh -c 'echo READY; exec sleep 60'\r").expect("READY");
    pty.send("\u{3}").expect("Press Enter");
    pty.send("\r").expect("ended with a failure").send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}

#[test]
fn a_letter_opens_its_link_in_the_browser() {
    let articles = folder();
    crate::support::write(
        articles.path(),
        "fourth.md",
        "---\ntitle: Fourth\ndate: 2024-02-01\n---\nSee [this](https://example.net/x?a=$(id)) or [that](https://example.com/).\n",
    );
    let (scripts, browser) = script("browser", "echo \"$#\" \"$1\" > \"${0%/*}/log\"");
    let mut command = reader(articles.path());
    command.env("BROWSER", browser);
    let mut pty = Pty::start(command);
    pty.expect("See this").send(";").expect("a letter opens").send("f");
    pty.expect("opened example.net in the browser");
    let log = std::fs::read_to_string(scripts.path().join("log")).expect("it was called");
    assert_eq!(log, "1 https://example.net/x?a=$(id)\n");
    assert_eq!(pty.count("\u{1b}]8"), 0, "this terminal is not known for hyperlinks");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn a_terminal_that_is_known_for_them_gets_hyperlinks() {
    let articles = folder();
    let mut command = reader(articles.path());
    command.env("TERM", "xterm-kitty");
    let mut pty = Pty::start(command);
    pty.expect("The First text.").expect_bytes(";https://example.org/first?a=1&b=%22\u{1b}\\example.org");
    pty.send("j").expect("The Second text.").send("k").expect("The First text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    assert_eq!(pty.count("\u{1b}]8;id="), pty.count("\u{1b}]8;;\u{1b}\\"));
    pty.assert_whole();
}

#[test]
fn articles_are_written_where_one_says() {
    let articles = folder();
    let place = tempfile::tempdir().expect("a folder");
    let mut command = reader(articles.path());
    command.cwd(place.path());
    let mut pty = Pty::start(command);
    pty.expect("The First text.").send("wj").expect("write 3 articles as JSON to:").send("\u{15}out.json\r");
    pty.expect("wrote 3 articles to out.json");
    let text = std::fs::read_to_string(place.path().join("out.json")).expect("it was written");
    let objects: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(objects.as_array().map(Vec::len), Some(3));
    pty.send("wj\u{15}out.json\r").expect("Enter replaces it").send("\r").expect("wrote 3 articles");
    pty.send(&format!("wm\u{15}{}/x.md\r", articles.path().display()))
        .expect("writes nothing into the folder");
    pty.send("\u{1b}").expect_gone("write 3 articles as Markdown");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn stopping_the_editor_stops_the_reader_with_it_and_fg_brings_both_back() {
    let articles = folder();
    let (_scripts, editor) =
        script("editor", "echo EDITING; read key; sed -i \"s/First text/Edited by $key/\" \"$1\"");
    let mut shell = command("bash", ["--norc", "--noprofile", "--noediting", "-i"]);
    for (name, value) in
        [("PS1", "prompt> "), ("HISTFILE", "/dev/null"), ("EDITOR", &editor.display().to_string())]
    {
        shell.env(name, value);
    }
    shell.cwd(articles.path());
    let mut pty = Pty::start(shell);
    pty.expect("prompt>").send(&format!("'{VIGIE}' .\n")).expect("The First text.");
    pty.send("e").expect("EDITING");
    let prompts = pty.count("prompt> ");
    pty.send("\u{1a}").wait_for("a prompt", |pty| pty.count("prompt> ") > prompts);
    assert!(pty.screen().contains("Stopped"));
    pty.send("fg\n").expect("vigie' .\n").send("me\n").expect("The Edited by me.");
    let prompts = pty.count("prompt> ");
    pty.send("q").wait_for("a prompt", |pty| pty.count("prompt> ") > prompts);
    pty.send("exit\n");
    assert_eq!(pty.end(), Ok(0));
}
