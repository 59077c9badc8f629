//! `vigie open`: with a browser that logs its arguments, and without one.

use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use crate::cli::run::{folder, run, vigie};
use crate::support::write;

#[test]
fn the_browser_gets_only_the_link() {
    let folder = folder();
    let programs = tempfile::tempdir().expect("a folder");
    let log = programs.path().join("log");
    let script = format!(
        "#!/bin/sh\nprintf '%s|' \"$@\" > '{log}.part'\necho NOISE\n/bin/mv '{log}.part' '{log}'\n",
        log = log.display()
    );
    let browser = programs.path().join("browser");
    std::fs::write(&browser, script).expect("a script");
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    let ran = run(vigie().args(["open", "a.md", "--dir"]).arg(folder.path()).env("BROWSER", &browser));
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert_eq!(ran.err, "vigie: opened example.org in the browser\n");
    let until = Instant::now() + Duration::from_secs(20);
    while !log.exists() {
        assert!(Instant::now() < until, "the browser was not started");
        std::thread::yield_now();
    }
    assert_eq!(std::fs::read_to_string(&log).expect("a log"), "https://www.example.org/whales?a=1|");
}

#[test]
fn without_a_browser_the_link_is_printed() {
    let folder = folder();
    let nothing = tempfile::tempdir().expect("a folder");
    for ssh in [false, true] {
        let mut command = vigie();
        command.args(["open", "a.md", "--dir"]).arg(folder.path()).env("PATH", nothing.path());
        if ssh {
            command.env("SSH_TTY", "/dev/pts/0");
        }
        let ran = run(&mut command);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), "https://www.example.org/whales?a=1\n"));
        let reason = if ssh { "no browser on the remote machine" } else { "no browser found" };
        assert_eq!(ran.err, format!("vigie: {reason}; here is the link\n"));
    }
}

#[test]
fn only_web_links_are_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "bad.md", "---\ntitle: A\nlink: 'javascript:alert(1)'\n---\n");
    write(folder.path(), "none.md", "---\ntitle: B\n---\n");
    for (name, code, error) in [
        (
            "bad.md",
            2,
            "vigie: not a web link: “javascript:alert(1)”; it must begin with http:// or https://\n",
        ),
        ("none.md", 1, "vigie: this article has no source link\n"),
    ] {
        let ran = run(vigie().args(["open", name, "--dir"]).arg(folder.path()).env("BROWSER", "true"));
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(code), "", error), "{name}");
    }
}
