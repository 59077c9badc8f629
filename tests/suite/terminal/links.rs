//! Opening links in a browser, here a script that logs its arguments, and copying them to the clipboard of
//! the terminal.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::support::write;
use crate::terminal::pty::{Pty, reader};

const FIRST: &str = "https://example.org/first?a=1&b=%22";

/// A folder of scripts. Each call appends a line to `log`: the name, then each argument in brackets.
struct Programs {
    folder: TempDir,
}

impl Programs {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        rustix::fs::mkfifoat(rustix::fs::CWD, folder.path().join("never"), rustix::fs::Mode::RWXU)
            .expect("a pipe");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn add(&self, name: &str, then: &str) {
        let log = self.path("log");
        let text = format!(
            "#!/bin/sh\n{{ printf '{name}'; for a; do printf ' [%s]' \"$a\"; done; echo; }} >> '{}'\n{then}\n",
            log.display()
        );
        std::fs::write(self.path(name), text).expect("a script");
        std::fs::set_permissions(self.path(name), std::fs::Permissions::from_mode(0o755)).expect("a mode");
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// The reader, with only these programs in its `PATH`.
    fn reader(&self, folder: &Path) -> CommandBuilder {
        let mut command = reader(folder);
        command.env("PATH", self.folder.path());
        command.env("DISPLAY", ":0");
        command
    }

    /// Waits until the log contains a line, which the screen does not show.
    fn wait_for(&self, pty: &mut Pty, line: &str) {
        let until = std::time::Instant::now() + crate::terminal::pty::PATIENCE;
        while !self.log().contains(line) {
            assert!(
                std::time::Instant::now() < until,
                "{line:?} is not in {:?}\n{}",
                self.log(),
                pty.screen()
            );
            std::thread::yield_now();
        }
    }
}

/// The escape sequence (OSC 52) that copies a text to the clipboard of the terminal.
fn clipboard(base64: &str) -> String {
    format!("\u{1b}]52;c;{base64}\u{1b}\\")
}

/// `FIRST` in base64, by `printf %s "$FIRST" | base64`.
const FIRST_BASE64: &str = "aHR0cHM6Ly9leGFtcGxlLm9yZy9maXJzdD9hPTEmYj0lMjI=";

#[test]
fn y_copies_only_the_link_to_the_clipboard() {
    let folder = crate::terminal::pty::folder();
    let mut pty = Pty::start(reader(folder.path()));
    pty.expect("The First text.");
    assert_eq!(pty.commands(), 0, "no OSC sequence before a key asks for one");
    pty.send("y").expect_bytes(&clipboard(FIRST_BASE64)).expect("copied https://example.org/first");
    assert_eq!(pty.commands(), 1);
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    assert_eq!(pty.commands(), 1);
}

#[test]
fn o_starts_the_browser_with_one_argument_without_blocking() {
    let folder = crate::terminal::pty::folder();
    let programs = Programs::new();
    // It prints text and never ends, as nobody writes into the pipe.
    programs.add("xdg-open", "echo NOISE; echo NOISE >&2; read line < \"${0%/*}/never\"");
    let mut pty = Pty::start(programs.reader(folder.path()));
    pty.expect("The First text.");
    pty.send("o").expect("opened example.org in the browser");
    programs.wait_for(&mut pty, &format!("xdg-open [{FIRST}]\n"));
    pty.send("j").expect("The Second text.");
    pty.send("o").expect("opened example.org in the browser");
    programs.wait_for(&mut pty, "xdg-open [https://example.org/second?a=1&b=%22]\n");
    pty.send("k").expect("The First text.");
    assert_eq!(programs.log().lines().count(), 2);
    assert_eq!(pty.count("NOISE"), 0);
    assert_eq!(pty.commands(), 0);
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    // The scripts end when their pipe has a writer.
    let flags = rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::NONBLOCK;
    let _ = rustix::fs::open(programs.path("never"), flags, rustix::fs::Mode::empty());
}

#[test]
fn the_browser_variable_overrides_xdg_open() {
    let folder = crate::terminal::pty::folder();
    let programs = Programs::new();
    programs.add("xdg-open", "");
    programs.add("mine", "");
    for (browser, line) in [
        ("mine", format!("mine [{FIRST}]\n")),
        ("missing:mine --tab", format!("mine [--tab] [{FIRST}]\n")),
        ("mine --url=%s -x", format!("mine [--url={FIRST}] [-x]\n")),
        ("missing", format!("xdg-open [{FIRST}]\n")),
        ("", format!("xdg-open [{FIRST}]\n")),
    ] {
        let _ = std::fs::remove_file(programs.path("log"));
        let mut command = programs.reader(folder.path());
        command.env("BROWSER", browser);
        let mut pty = Pty::start(command);
        pty.expect("The First text.").send("o").expect("opened example.org in the browser");
        programs.wait_for(&mut pty, &line);
        assert_eq!(programs.log(), line, "BROWSER={browser}");
        pty.send("q");
        assert_eq!(pty.end(), Ok(0));
    }
}

#[test]
fn other_links_are_refused_and_never_opened() {
    let links = [
        ("'[object Object]'", "not a web link: “[object Object]”"),
        ("t3_1h5mwq7", "not a web link: “t3_1h5mwq7”"),
        ("'javascript:alert(1)'", "not a web link: “javascript:alert(1)”"),
        ("file:///etc/passwd", "not a web link: “file:///etc/passwd”"),
        ("-h", "not a web link: “-h”"),
        ("../../x.desktop", "not a web link: “../../x.desktop”"),
        ("'ssh://-oProxyCommand=id/x'", "not a web link: “ssh://-oProxyCommand=id/x”"),
        ("https://user:word@example.org/", "not a web link: “https://user:word@example.org/”"),
        ("'$(touch hacked)'", "not a web link: “$(touch hacked)”"),
        ("''", "this article has no source link"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (link, _)) in links.iter().enumerate() {
        let text =
            format!("---\ntitle: Number {number}.\ndate: 2024-01-{:02}\nlink: {link}\n---\n", 28 - number);
        write(folder.path(), &format!("{number}.md"), &text);
    }
    let programs = Programs::new();
    programs.add("xdg-open", "");
    programs.add("mine", "");
    let mut command = programs.reader(folder.path());
    command.env("BROWSER", "mine");
    command.cwd(folder.path());
    let mut pty = Pty::start(command);
    pty.resize(200, 40);
    pty.expect("Number 0.").expect_gone("loading");
    for (_, notice) in links {
        pty.send("o").expect(notice);
        pty.send("y").expect(notice);
        pty.send("j").expect_gone(notice);
    }
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
    assert_eq!(programs.log(), "");
    assert_eq!(pty.commands(), 0);
    assert!(!folder.path().join("hacked").exists());
}

#[test]
fn without_a_browser_the_link_is_copied() {
    let folder = crate::terminal::pty::folder();
    let programs = Programs::new();
    for (ssh, notice) in [
        (false, "no browser found; copied https://example.org/first"),
        (true, "no browser on the remote machine; copied https://example.org/first"),
    ] {
        let mut command = programs.reader(folder.path());
        if ssh {
            command.env("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22");
            command.env_remove("DISPLAY");
            programs.add("xdg-open", "");
        }
        let mut pty = Pty::start(command);
        pty.resize(120, 24);
        pty.expect("The First text.");
        pty.send("o").expect_bytes(&clipboard(FIRST_BASE64)).expect(notice);
        assert_eq!(pty.commands(), 1);
        pty.send("q");
        assert_eq!(pty.end(), Ok(0));
    }
    assert_eq!(programs.log(), "");
}

#[test]
fn a_browser_that_fails_to_start_is_reported() {
    let folder = crate::terminal::pty::folder();
    let programs = Programs::new();
    // Not executable.
    std::fs::write(programs.path("mine"), "").expect("a file");
    let mut command = programs.reader(folder.path());
    command.env("BROWSER", programs.path("mine"));
    let mut pty = Pty::start(command);
    pty.resize(160, 24);
    pty.expect("The First text.");
    pty.send("o").expect("the browser did not start (permission denied); copied https://example.org/first");
    pty.send("q");
    assert_eq!(pty.end(), Ok(0));
}
