//! Suspending and resuming, with and without a shell with job control.

use std::path::Path;

use crate::terminal::pty::{LEAVE_SCREEN, Pty, VIGIE, command, folder, reader};

/// Sends keys and waits for the next prompt of the shell. Keys sent before the prompt might still be read by
/// the reader.
fn until_prompt(pty: &mut Pty, keys: &str) {
    let prompts = pty.count("prompt> ");
    pty.send(keys).wait_for("a prompt", |pty| pty.count("prompt> ") > prompts);
}

/// An interactive shell in which the reader runs.
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
        let left = pty.count(LEAVE_SCREEN);
        until_prompt(&mut pty, "\u{1a}");
        assert!(pty.count(LEAVE_SCREEN) > left && pty.screen().contains("Stopped"));
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
fn a_resize_while_suspended_applies_after_resuming() {
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
fn without_a_shell_the_reader_is_not_suspended() {
    let folder = folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    pty.send("\u{1a}").expect("no shell to go back to");
    pty.send("j").expect("The Second text.");
    pty.signal(rustix::process::Signal::TSTP);
    pty.expect("no shell to go back to");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    pty.assert_restored();
}
