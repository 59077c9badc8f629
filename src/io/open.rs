//! Opens links in the browser. No other module starts one. The browser is `$BROWSER`, else the desktop's
//! choice for web links. It runs detached and without a shell, gets only the link as an extra argument, and
//! its output is discarded. Floor 4, part of [`io`](crate::io).

use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::app::Outcome;
use crate::io::source::reason;
use crate::io::worker::spawn;
use crate::model::SafeUrl;

/// How long a browser is watched for failing at once.
const FAILURE_WAIT: Duration = Duration::from_millis(250);

/// Opens a link. Returns when the browser has started or failed to.
pub fn open(url: &SafeUrl) -> Outcome {
    // Commands separated by colons, tried in order; `%s` is replaced by the link.
    if let Some(browser) = variable("BROWSER") {
        let browser = browser.to_string_lossy();
        for command in browser.split(':').filter_map(|command| split_command(command, url)) {
            match start(&command) {
                Ok(()) => return Outcome::Opened,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Outcome::Failed(reason(&error)),
            }
        }
    }
    let is_set = |name| variable(name).is_some();
    let is_over_ssh = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    if is_over_ssh && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Outcome::Remote;
    }
    // A missing launcher and a launcher that finds no browser are the same to the user.
    match open::that_detached(url.as_str()) {
        Ok(()) => Outcome::Opened,
        Err(error) => {
            tracing::warn!(reason = %reason(&error), "no launcher opened the link");
            Outcome::NoBrowser
        }
    }
}

fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The words of a command. It is split first and the link inserted after, so that a link cannot add words.
/// `None` if the command is empty.
fn split_command(command: &str, url: &SafeUrl) -> Option<Vec<String>> {
    let mut words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
    // Not in the first word: a link must never choose the program.
    let has_place = words.iter().skip(1).any(|word| word.contains("%s"));
    for word in words.iter_mut().skip(1) {
        *word = word.replace("%s", url.as_str());
    }
    if !has_place && !words.is_empty() {
        words.push(url.as_str().to_owned());
    }
    (!words.is_empty()).then_some(words)
}

/// Starts a program in a process group of its own, so that Ctrl-C in this terminal does not reach it. A
/// thread waits for it to end, so that it leaves no zombie.
fn start(words: &[String]) -> std::io::Result<()> {
    use std::os::unix::process::CommandExt;
    let Some((program, arguments)) = words.split_first() else { return Err(ErrorKind::NotFound.into()) };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    let (sender, receiver) = channel();
    let wait = move || drop(sender.send(child.wait()));
    spawn("browser", wait)?;
    match receiver.recv_timeout(FAILURE_WAIT) {
        Ok(Ok(status)) if !status.success() => Err(std::io::Error::other(status.to_string())),
        Ok(Err(error)) => Err(error),
        // It is still running, or it passed the link on and exited with success.
        Ok(Ok(_)) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_command_is_split_before_the_link_is_inserted() {
        let url = SafeUrl::parse("https://example.org/a?b=$(id)&c=%s").unwrap();
        for (command, words) in [
            ("firefox", Some(vec!["firefox", url.as_str()])),
            ("lynx -dump %s", Some(vec!["lynx", "-dump", url.as_str()])),
            ("w --url=%s -x", Some(vec!["w", "--url=https://example.org/a?b=$(id)&c=%s", "-x"])),
            ("odd%s", Some(vec!["odd%s", url.as_str()])),
            ("  ", None),
        ] {
            let split = split_command(command, &url);
            assert_eq!(
                split.as_ref().map(|words| words.iter().map(String::as_str).collect()),
                words,
                "{command}"
            );
        }
    }
}
