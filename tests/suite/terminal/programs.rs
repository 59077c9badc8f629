//! External programs in the terminal: the editor, commands, the browser, and exported files.

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
fn an_editor_gets_the_file_and_its_changes_are_shown() {
    let articles = folder();
    // The editor reads a line, which the reader must not take.
    let (_scripts, editor) =
        script("editor", "echo EDITING \"$1\"; read key; sed -i \"s/First text/Edited by $key/\" \"$2\"");
    let mut pty = Pty::start(reader_with_editor(articles.path(), &format!("'{}' --wait", editor.display())));
    pty.expect("The First text.");
    pty.send("e").expect("EDITING --wait");
    pty.send("me\r").expect("The Edited by me.");
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
    assert!(
        std::fs::read_to_string(articles.path().join("first.md"))
            .expect("the file is there")
            .contains("by me")
    );
}

#[test]
fn the_terminal_is_restored_after_an_editor_crashes() {
    let articles = folder();
    // Raw mode, alternate screen, mouse reports and a scroll region, none of them undone before the crash.
    let (_scripts, editor) = script(
        "editor",
        "stty raw -echo; printf '\\033[?1049h\\033[?1000h\\033[?25l\\033[2;5r'; kill -SEGV $$",
    );
    let mut pty = Pty::start(reader_with_editor(articles.path(), &editor.display().to_string()));
    pty.expect("The First text.");
    pty.send("e").expect("editor failed (");
    pty.send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn a_missing_editor_is_reported() {
    let articles = folder();
    let mut pty = Pty::start(reader(articles.path()));
    pty.expect("The First text.").send("e").expect("no editor: set VISUAL or EDITOR");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    let mut pty = Pty::start(reader_with_editor(articles.path(), "no-such-editor"));
    pty.expect("The First text.").send("e").expect("no-such-editor did not start");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn a_command_gets_the_article_and_waits_for_enter_only_after_output() {
    let articles = folder();
    let mut pty = Pty::start(reader(articles.path()));
    pty.expect("The First text.");
    pty.send("!").expect("command:").send("grep -c First\r").expect("Press Enter");
    assert!(pty.screen().lines().any(|line| line == "2"), "{}", pty.screen());
    pty.send("\r").expect("grep finished").expect("The First text.");
    pty.send("!").expect("command:").send("sh -c 'cat >/dev/null'\r").expect("sh finished");
    assert_eq!(pty.count("Press Enter"), 1);
    // Control sequences in the article do not reach the terminal.
    let hostile = "---\ntitle: Fourth\ndate: 2024-02-01\n---\nA \u{1b}]52;c;eA==\u{7} text.\n";
    crate::support::write(articles.path(), "fourth.md", hostile);
    pty.expect("Fourth").send("gg").expect("text.");
    pty.send("!cat\r").expect("Press Enter");
    assert_eq!(pty.count("\u{1b}]52"), 0);
    pty.send("\r").expect("cat finished");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}

#[test]
fn an_interrupt_stops_the_command_and_not_the_reader() {
    let articles = folder();
    let mut pty = Pty::start(reader(articles.path()));
    pty.expect("The First text.");
    pty.send("!").expect("command:").send("sh -c 'echo READY; exec sleep 60'\r").expect("READY");
    pty.send("\u{3}").expect("Press Enter");
    pty.send("\r").expect("sh failed (").send("j").expect("The Second text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
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
    pty.expect("See this").send(";").expect("letter opens").send("f");
    pty.expect("opened example.net in the browser");
    let log = std::fs::read_to_string(scripts.path().join("log")).expect("the browser was called");
    assert_eq!(log, "1 https://example.net/x?a=$(id)\n");
    assert_eq!(pty.count("\u{1b}]8"), 0, "hyperlinks are only for terminals known to support them");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn terminals_known_to_support_hyperlinks_get_them() {
    let articles = folder();
    let mut command = reader(articles.path());
    command.env("TERM", "xterm-kitty");
    let mut pty = Pty::start(command);
    pty.expect("The First text.").expect_bytes(";https://example.org/first?a=1&b=%22\u{1b}\\example.org");
    pty.send("j").expect("The Second text.").send("k").expect("The First text.");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    assert_eq!(pty.count("\u{1b}]8;id="), pty.count("\u{1b}]8;;\u{1b}\\"));
    pty.assert_restored();
}

#[test]
fn articles_are_exported_to_the_typed_path() {
    let articles = folder();
    let place = tempfile::tempdir().expect("a folder");
    let mut command = reader(articles.path());
    command.cwd(place.path());
    let mut pty = Pty::start(command);
    pty.expect("The First text.").send("wj").expect("export 3 articles as JSON to:").send("\u{15}out.json\r");
    pty.expect("exported 3 articles to out.json");
    let text = std::fs::read_to_string(place.path().join("out.json")).expect("it was written");
    let objects: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(objects.as_array().map(Vec::len), Some(3));
    pty.send("wj\u{15}out.json\r").expect("Enter replaces it").send("\r").expect("exported 3 articles");
    pty.send(&format!("wm\u{15}{}/x.md\r", articles.path().display()))
        .expect("vigie never writes into the folder of articles");
    pty.send("\u{1b}").expect_gone("export 3 articles as Markdown");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn suspending_the_editor_suspends_the_reader_and_fg_resumes_both() {
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
