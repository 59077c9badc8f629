//! Runs programs that get the terminal: the editor, and commands that read an article. Giving them the terminal and
//! taking it back is left to [`shell`](crate::shell). No shell is involved: a command is split into words first and
//! the placeholders filled in after, so a title can only ever be an argument. The output of a command is cleaned,
//! because it may be the article; full-screen programs get the terminal itself. Floor 4, part of [`io`](crate::io).

use std::ffi::OsString;
use std::io::{ErrorKind, PipeReader, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::placeholders::PLACEHOLDERS;
use crate::io::attributes::PrintedArticle;
use crate::io::source::reason;
use crate::io::worker::spawn;
use crate::io::{Source, load};
use crate::library::Library;
use crate::model::{Article, Attribute};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Full-screen programs, which get the terminal itself.
const WHOLE_SCREEN: [&str; 12] =
    ["less", "more", "most", "moar", "vi", "vim", "nvim", "view", "nano", "emacs", "hx", "kak"];

/// How long to wait for output before checking whether the command has ended, in nanoseconds.
const LISTENING: i64 = 50_000_000;

/// The words of the editor command: of the first candidate that is not blank.
pub fn editor<'a>(candidates: impl IntoIterator<Item = Option<&'a str>>) -> Option<Vec<String>> {
    let mut set = candidates.into_iter().flatten().filter(|text| !text.trim().is_empty());
    let first = set.next()?;
    // What cannot be split as in a shell is taken as the name of a program.
    shell_words::split(first).ok().or_else(|| Some(vec![first.to_owned()])).filter(|words| !words.is_empty())
}

/// The editor of the user: the setting, else `$VISUAL`, else `$EDITOR`. `None` if all are blank.
pub fn editor_of_user(setting: Option<&str>) -> Option<Vec<String>> {
    let variable = |name| std::env::var(name).ok();
    let (visual, editor_variable) = (variable("VISUAL"), variable("EDITOR"));
    editor([setting, visual.as_deref(), editor_variable.as_deref()])
}

/// Runs an editor on a file and waits until it ends. Errors: the editor did not start, or it failed.
pub fn edit(words: &[String], file: &Path) -> Result<(), Phrase> {
    let Some((program, arguments)) = words.split_first() else { return Err(Phrase::NoEditor) };
    let status = Command::new(program).args(arguments).arg(file).status();
    ended(program, status.map_err(|error| not_started(program, &error))?)
}

fn not_started(program: &str, error: &std::io::Error) -> Phrase {
    Phrase::ProgramNotStarted { program: CleanText::line(program), reason: reason(error) }
}

fn ended(program: &str, status: ExitStatus) -> Result<(), Phrase> {
    if status.success() {
        return Ok(());
    }
    let phrase = match (status.code(), status.signal()) {
        (Some(code), _) => Phrase::ExitCode { code },
        (None, signal) => Phrase::EndedBySignal { signal: signal.unwrap_or_default() },
    };
    let reason = phrase.text();
    Err(Phrase::ProgramFailed { program: CleanText::line(program), reason })
}

/// What a placeholder stands for: the text of an attribute, but the whole path of the file.
fn value(attribute: Attribute, article: &PrintedArticle<'_>) -> OsString {
    let path = article.article.path.as_path();
    match (attribute, article.source.root()) {
        (Attribute::Path, Some(root)) => root.join(path).into(),
        (Attribute::Path, None) => path.into(),
        (Attribute::Tags, _) => CleanText::joined(&article.article.tags, ",").as_str().into(),
        (attribute, _) => article.text(attribute).as_deref().unwrap_or_default().into(),
    }
}

/// The words of a command with placeholders filled in. The first word is not changed, because an article must
/// never choose the program; nor are other braces.
fn filled(words: &[String], article: &PrintedArticle<'_>) -> Vec<OsString> {
    let fill = |word: &String| {
        let mut filled = OsString::new();
        let mut rest = word.as_str();
        // The next placeholder. What was filled in is not searched again.
        let next = |rest: &str| {
            let found = PLACEHOLDERS.iter().filter_map(|(name, attribute, _)| {
                let written = format!("{{{name}}}");
                Some((rest.find(&written)?, written.len(), *attribute))
            });
            found.min_by_key(|(at, ..)| *at)
        };
        while let Some((at, length, attribute)) = next(rest) {
            filled.push(rest.get(..at).unwrap_or_default());
            filled.push(value(attribute, article));
            rest = rest.get(at + length..).unwrap_or_default();
        }
        filled.push(rest);
        filled
    };
    words.iter().take(1).map(OsString::from).chain(words.iter().skip(1).map(fill)).collect()
}

/// Runs a command on an article: the file is its input, placeholders in its arguments are filled in. The
/// cleaned output goes to `screen`. Returns the number of bytes printed, too.
/// Errors: the article cannot be read, the command did not start, or it failed.
pub fn pipe(
    words: &[String],
    (source, library, article): (&Source, &Library, &Article),
    screen: &mut dyn Write,
) -> (usize, Result<(), Phrase>) {
    let input = match source.read(&article.path) {
        Ok(article) => article.bytes,
        Err(problem) => return (0, Err(Phrase::ArticleNotRead { reason: load::why(&problem) })),
    };
    let argv = filled(words, &PrintedArticle { source, library, article });
    let Some((program, arguments)) = argv.split_first() else { return (0, Ok(())) };
    let name = program.to_string_lossy();
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    let file_name = Path::new(program).file_name().unwrap_or_default();
    match start(&mut command, WHOLE_SCREEN.iter().any(|known| file_name == *known)) {
        Ok((child, output)) => run(&name, child, input, output, screen),
        Err(error) => (0, Err(not_started(&name, &error))),
    }
}

/// Starts a command. Returns the pipe with its output; `None` if it has the terminal.
fn start(command: &mut Command, has_terminal: bool) -> std::io::Result<(Child, Option<PipeReader>)> {
    if has_terminal {
        return Ok((command.spawn()?, None));
    }
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let child = command.spawn();
    // `command` still holds the write ends of the pipe: drop them, or the pipe never ends.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok((child?, Some(reader)))
}

fn run(
    program: &str,
    mut child: Child,
    input: Vec<u8>,
    output: Option<PipeReader>,
    screen: &mut dyn Write,
) -> (usize, Result<(), Phrase>) {
    let stdin = child.stdin.take();
    // On a thread, because a command may print before it has read everything, or never read at all.
    let give = move || {
        if let Some(mut stdin) = stdin {
            let _ = stdin.write_all(&input);
        }
    };
    let giving = spawn("input", give);
    let printed = match output {
        Some(mut output) => relay(&mut child, &mut output, screen),
        None => 0,
    };
    let status = child.wait();
    // Do not join: a child of the command may keep its input open without reading it.
    drop(giving);
    (printed, status.map_err(|error| not_started(program, &error)).and_then(|status| ended(program, status)))
}

/// Copies the output of a command to the screen until it ends. Processes that it leaves running are not
/// waited for. Returns the number of bytes.
fn relay(child: &mut Child, output: &mut PipeReader, screen: &mut dyn Write) -> usize {
    let mut printed = 0;
    let mut held = Vec::new();
    let mut buffer = [0; 1 << 14];
    loop {
        let ended = !matches!(child.try_wait(), Ok(None));
        let mut ready = [PollFd::from_borrowed_fd(output.as_fd(), PollFlags::IN)];
        let wait = Timespec { tv_sec: 0, tv_nsec: if ended { 0 } else { LISTENING } };
        let is_ready = matches!(poll(&mut ready, Some(&wait)), Ok(1..));
        if !is_ready && ended {
            break;
        }
        if !is_ready {
            continue;
        }
        match output.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => {
                printed += count;
                held.extend_from_slice(buffer.get(..count).unwrap_or_default());
                let _ = screen.write_all(cleaned(&mut held).as_bytes());
                let _ = screen.flush();
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    let _ = screen.write_all(CleanText::block(&String::from_utf8_lossy(&held)).as_bytes());
    let _ = screen.flush();
    printed
}

/// The text of these bytes, cleaned. An incomplete UTF-8 sequence at the end stays in `held`.
fn cleaned(held: &mut Vec<u8>) -> CleanText {
    let whole = match std::str::from_utf8(held) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Ok(_) | Err(_) => held.len(),
    };
    let rest = held.split_off(whole);
    let text = CleanText::block(&String::from_utf8_lossy(held));
    *held = rest;
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use jiff::civil;

    const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);

    fn words(text: &str) -> Vec<String> {
        shell_words::split(text).unwrap()
    }

    /// An article whose title and link try to inject commands, in a folder of its own.
    fn hostile() -> (tempfile::TempDir, Source, Library, Article) {
        let folder = tempfile::tempdir().unwrap();
        let text = "---\ntitle: \"-rf $(touch hacked) `id {url}; 'x'\"\ndate: 2024-07-05\ntags: [a, b c]\n\
                    sourceUrl: https://example.org/a?b=$(id)&c={title}\n---\nText \u{1b}]52;c;eA==\u{7} of \u{e9}.\n";
        std::fs::write(folder.path().join("a.md"), text).unwrap();
        let source = Source::folder(folder.path()).unwrap();
        let (library, _) =
            crate::io::indexer::load(&source, (TODAY, None), &crate::io::IndexStorage::Memory).unwrap();
        let article = library.ids().next().and_then(|id| library.row(id)).unwrap();
        (folder, source, library, article)
    }

    #[test]
    fn the_editor_command_is_split_as_in_a_shell() {
        for (candidates, answer) in [
            ([None, None, None], None),
            ([None, Some(" "), Some("vi")], Some(vec!["vi"])),
            ([Some("code --wait"), Some("vim"), None], Some(vec!["code", "--wait"])),
            ([None, Some("'my editor' -c \"set tw=0\""), None], Some(vec!["my editor", "-c", "set tw=0"])),
            ([None, Some("it's"), None], Some(vec!["it's"])),
        ] {
            let found = editor(candidates);
            assert_eq!(found, answer.map(|words| words.into_iter().map(str::to_owned).collect::<Vec<_>>()));
        }
    }

    #[test]
    fn a_placeholder_is_never_more_than_an_argument() {
        let (_folder, source, library, article) = hostile();
        let title = "-rf $(touch hacked) `id {url}; 'x'";
        let url = "https://example.org/a?b=$(id)&c={title}";
        let printed = PrintedArticle { source: &source, library: &library, article: &article };
        let filled =
            filled(&words("{title} a {title} --x={url}:{date} {other} {tags} {source} {host}"), &printed);
        let expected = [
            "{title}",
            "a",
            title,
            &format!("--x={url}:2024-07-05"),
            "{other}",
            "a,b c",
            "example.org",
            "example.org",
        ]
        .map(OsString::from);
        // The link is in its normal form, with escaped braces.
        let normal = |word: OsString| word.to_string_lossy().replace("%7B", "{").replace("%7D", "}");
        assert_eq!(filled.into_iter().map(normal).collect::<Vec<_>>(), expected.map(normal));
    }

    #[test]
    fn a_command_reads_the_file_and_its_output_is_cleaned() {
        let (folder, source, library, article) = hostile();
        let run = |text: &str| {
            let mut screen = Vec::new();
            let (printed, result) = pipe(&words(text), (&source, &library, &article), &mut screen);
            (printed, String::from_utf8(screen).unwrap(), result)
        };
        let (printed, text, result) = run("cat");
        assert!(printed > 0 && result.is_ok());
        assert!(text.contains("Text ]52;c;eA== of é.") && !text.contains('\u{1b}'), "{text:?}");
        assert_eq!(run("true"), (0, String::new(), Ok(())));
        assert!(matches!(run("false").2, Err(Phrase::ProgramFailed { .. })));
        assert!(matches!(run("no-such-program-here").2, Err(Phrase::ProgramNotStarted { .. })));
        let (_, shown, _) = run("sh -c 'printf \"%s|\" \"$@\"; cat >/dev/null' x {title} {url}");
        assert!(shown.starts_with("-rf $(touch hacked) `id {url}; 'x'|https://"), "{shown}");
        assert!(!folder.path().join("hacked").exists());
        // A process left running that holds the pipe is not waited for.
        let begun = std::time::Instant::now();
        let (_, shown, result) = run("sh -c 'sleep 20 & echo done'");
        assert!(shown == "done\n" && result.is_ok() && begun.elapsed().as_secs() < 15);
    }

    #[test]
    fn characters_split_between_reads_are_joined() {
        let mut held = "a é".as_bytes().to_vec();
        let last = held.pop().unwrap();
        assert_eq!(*cleaned(&mut held), *"a ");
        held.push(last);
        assert_eq!(*cleaned(&mut held), *"é");
        held.push(0xff);
        assert_eq!(*cleaned(&mut held), *"\u{fffd}");
        assert!(held.is_empty());
    }
}
