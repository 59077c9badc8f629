//! Errors of the commands: arguments, folders, full or closed outputs.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::cli::run::{assert_plain, folder, on, run, shared_places, vigie};

const HINT: &str = "vigie: name the folder with your articles: vigie DIR; without DIR, vigie opens the last folder or the sample\n";

#[test]
fn an_invalid_folder_is_reported_with_a_hint() {
    let folder = folder();
    let file = folder.path().join("a.md");
    let file = file.to_string_lossy();
    for (words, error) in [
        (&["no-such-folder-here"][..], format!("vigie: there is no folder “no-such-folder-here”\n{HINT}")),
        (
            &["lst"],
            "vigie: there is no folder “lst”\nvigie: did you mean the command “vigie list”?\n".to_owned(),
        ),
        (
            &["chekc"],
            "vigie: there is no folder “chekc”\nvigie: did you mean the command “vigie check”?\n".to_owned(),
        ),
        (&[&file], format!("vigie: “{file}” is not a folder; vigie reads folders of articles\n{HINT}")),
        (
            &["list", "--dir", "no-such-folder-here"],
            "vigie: there is no folder “no-such-folder-here”\n".to_owned(),
        ),
        (
            &["check", "--dir", &file],
            format!("vigie: “{file}” is not a folder; vigie reads folders of articles\n"),
        ),
        (&["\u{1b}[31m\u{202e}x"], format!("vigie: there is no folder “[31mx”\n{HINT}")),
    ] {
        let ran = run(vigie().current_dir(folder.path()).args(words));
        assert_eq!((ran.code, ran.out.as_str(), ran.err), (Some(2), "", error), "{words:?}");
    }
}

#[test]
fn wrong_arguments_exit_with_2_and_print_no_escapes() {
    for words in [
        &["list", "--sort", "colour"][..],
        &["list", "--limit", "many"],
        &["list", "--limit", "-1"],
        &["list", "whales", "--no-such-option"],
        &["show"],
        &["--no-such-option"],
        &["--sort", "\u{1b}]52;c;eA==\u{7}"],
        &["completions", "\u{1b}[31m"],
        &["check", "--\u{1b}[31m"],
        &["list", "--json", "--tsv"],
        &["list", "--md", "--format", "{title}"],
        &["list", "--count", "--paths"],
        &["list", "--format"],
        &["list", "--format", "{title"],
        &["list", "--format", "{\u{1b}[31m}"],
        &["facets"],
        &["facets", "colour"],
        &["facets", "\u{1b}[31m"],
        &["index", "--rebuild", "--clear"],
        &["index"],
        &["index", "--clear"],
        &["list", "tag:"],
        &["list", "search:\u{1b}[31m"],
    ] {
        let ran = run(vigie().args(words));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{words:?}");
        assert!(!ran.err.is_empty());
        assert_plain(&ran.err, &format!("{words:?}"));
    }
}

#[test]
fn the_site_must_be_a_web_link() {
    let error =
        "vigie: --site-url “ftp://example.org” is not a web link: it must begin with http:// or https://\n";
    let ran = run(vigie().args(["--site-url", "ftp://example.org"]));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", error));
    let ran = run(vigie().env("VIGIE_SITE_URL", "ftp://example.org"));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", error));
}

#[test]
fn the_reader_needs_a_terminal() {
    for term in ["xterm", "dumb"] {
        let ran = run(vigie().env("TERM", term));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert_eq!(ran.err, "vigie: the reader needs a terminal; use “vigie list” to print the articles\n");
    }
}

#[test]
fn a_closed_output_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..2_000 {
        let text = format!("---\ntitle: A title that is long enough to fill a pipe, number {number}\n---\n");
        std::fs::write(folder.path().join(format!("{number}.md")), text).expect("a file");
    }
    for words in [
        &["list"][..],
        &["list", "--json"],
        &["list", "--tsv"],
        &["list", "--format", "{path} {title}"],
        &["check"],
        &["check", "--json"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_vigie"))
            .args(words)
            .envs(shared_places())
            .envs([("VIGIE_LANG", "en"), ("LC_ALL", "C.UTF-8")])
            .arg("--dir")
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut first = [0; 1];
        child.stdout.take().expect("a pipe").read_exact(&mut first).expect("something is printed");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{words:?}");
    }
}

#[test]
fn a_full_output_is_an_error() {
    let folder = folder();
    for words in [&["list"][..], &["man"], &["completions", "bash"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("the full device");
        let output = Command::new(env!("CARGO_BIN_EXE_vigie"))
            .args(words)
            .envs(shared_places())
            .envs([("VIGIE_LANG", "en"), ("LC_ALL", "C.UTF-8")])
            .env("VIGIE_DIR", folder.path())
            .stdout(full)
            .output()
            .expect("it runs");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {error}");
        assert!(error.starts_with("vigie: cannot write the output: "), "{error}");
    }
}

#[test]
fn an_unwritable_log_is_an_error() {
    let folder = folder();
    let missing = folder.path().join("no/such/log");
    let ran = run(vigie().arg("--log").arg(&missing));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("vigie: cannot write the log “"), "{}", ran.err);
}

#[test]
fn a_pipe_never_gets_colours() {
    let folder = folder();
    for variable in ["NO_COLOR", "CLICOLOR"] {
        let ran = run(vigie().args(["show", "a.md", "--dir"]).arg(folder.path()).env(variable, "1"));
        assert_plain(&ran.out, variable);
    }
    assert_eq!(on(folder.path(), &["list", "--json"]).out.matches('\u{1b}').count(), 0);
}

#[test]
fn arguments_before_a_command_are_used_or_refused() {
    let folder = folder();
    let path = folder.path().to_str().expect("a plain path");
    let ran = run(vigie().args(["--dir", path, "list"]));
    assert_eq!((ran.code, ran.out.lines().count(), ran.err.as_str()), (Some(0), 3, ""));
    for (words, error) in [
        (&[path, "list"][..], "vigie: put the folder after the command: vigie list --dir DIR\n"),
        (
            &["--sort", "title", "tags"],
            "vigie: --sort before “tags” applies to the reader; put command options after the command: vigie tags …\n",
        ),
    ] {
        let ran = run(vigie().args(words));
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", error));
    }
}

#[test]
fn a_browser_that_fails_at_once_is_reported() {
    let folder = folder();
    let ran = run(vigie().args(["open", "a.md", "--dir"]).arg(folder.path()).env("BROWSER", "/bin/false"));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("vigie: the browser did not start (exit status: 1)"), "{}", ran.err);
}
