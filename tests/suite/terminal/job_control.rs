//! Under a shell with job control, and without one.

use std::path::Path;

use crate::terminal::pty::{GIVES_BACK, Pty, VIGIE, command, folder, reader};

/// Does something and waits for the next prompt after it. The shell reads only then: what comes before
/// may still be read by the reader.
fn until_prompt(pty: &mut Pty, keys: &str) {
    let prompts = pty.count("prompt> ");
    pty.send(keys).wait_for("a prompt", |pty| pty.count("prompt> ") > prompts);
}

/// An interactive shell that has started the reader.
fn shell_with_reader(folder: &Path) -> Pty {
    let mut shell = command("bash", ["--norc", "--noprofile", "--noediting", "-i"]);
    shell.env("PS1", "prompt> ");
    shell.env("HISTFILE", "/dev/null");
    shell.cwd(folder);
    let mut pty = Pty::start(shell);
    pty.expect("prompt>");
    pty.send(&format!("'{VIGIE}' .\n")).expect("The First text.");
    pty
}

#[test]
fn suspending_gives_the_shell_its_screen_and_fg_brings_the_reader_back() {
    let folder = folder();
    let mut pty = shell_with_reader(folder.path());
    for _ in 0..2 {
        let before = pty.screen();
        let left = pty.count(GIVES_BACK);
        until_prompt(&mut pty, "\u{1a}");
        assert!(pty.count(GIVES_BACK) > left && pty.screen().contains("Stopped"));
        until_prompt(&mut pty, "echo it\" \"works\n");
        assert!(pty.screen().contains("\nit works"));
        pty.send("fg\n").wait_for("the same screen", |pty| pty.screen() == before);
    }
    pty.send("j").expect("The Second text.");
    until_prompt(&mut pty, "q");
    pty.send("echo code $?\n").expect("code 0");
    pty.send("exit\n");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn another_size_while_it_is_suspended_is_seen() {
    let folder = folder();
    let mut pty = shell_with_reader(folder.path());
    until_prompt(&mut pty, "\u{1a}");
    pty.resize(130, 30);
    pty.send("fg\n").wait_for("three panes", |pty| pty.line("First of three").len() > 100);
    until_prompt(&mut pty, "q");
    pty.send("exit\n");
    assert_eq!(pty.end(), Ok(0));
}

#[test]
fn without_a_shell_it_is_not_suspended() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    pty.send("\u{1a}").expect("there is no shell to go back to here");
    pty.send("j").expect("The Second text.");
    pty.signal(rustix::process::Signal::TSTP);
    pty.expect("there is no shell to go back to here");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_whole();
}
