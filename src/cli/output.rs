//! What commands share: how they end, messages on standard error, and the standard output with styles for terminals
//! and JSON objects for scripts. What is printed is up to each command. Floor 6, part of [`cli`](crate::cli).

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::sync::LazyLock;

use anstream::AutoStream;
use anstyle::{AnsiColor, Effects, Style};
use serde::Serialize;

use crate::library::Library;
use crate::model::{Article, ArticleId};
use crate::text::{CleanText, Role, Row, cell_width, is_common};
use crate::wording::{CommandMessage, Phrase};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success: something was found.
    Found = 0,
    /// Nothing was found, or a check found problems.
    Nothing = 1,
    /// The command failed.
    Error = 2,
}

impl Exit {
    /// The exit code for the shell.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error(transparent)]
    Command(#[from] CommandMessage),
    #[error(transparent)]
    Reader(#[from] Phrase),
    /// Writing to standard output failed.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

/// The result of a command.
pub type CommandResult = Result<Exit, CommandError>;

/// Prints a message to standard error, after the name of the program.
pub(super) fn report(message: &impl Display) {
    let message = CleanText::line(&message.to_string());
    let mut stream = anstream::stderr().lock();
    // Without standard error there is nowhere to report a failure.
    let _ = writeln!(stream, "vigie: {message}");
}

/// The standard output, buffered. Styles are removed unless it is a terminal that shows them.
pub(super) type Output = std::io::BufWriter<AutoStream<std::io::StdoutLock<'static>>>;

pub(super) fn output() -> Output {
    let choice = AutoStream::choice(&std::io::stdout());
    std::io::BufWriter::with_capacity(1 << 16, AutoStream::new(std::io::stdout().lock(), choice))
}

/// The width of the terminal in cells, at least 20; `None` if the output is not a terminal.
pub(super) fn terminal_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    rustix::termios::isatty(std::io::stdout()).then_some(usize::from(size.ws_col).max(20))
}

pub(super) fn print_row(output: &mut impl Write, row: &Row) -> std::io::Result<()> {
    for span in &row.spans {
        let style = style(span.role);
        write!(output, "{style}{}{style:#}", span.text)?;
    }
    writeln!(output)
}

/// The style of a role, in the sixteen colours of the terminal.
pub(super) fn style(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text => plain,
        Role::Title | Role::Strong | Role::Label => plain.effects(Effects::BOLD),
        Role::Heading => plain.effects(Effects::BOLD).fg_color(Some(AnsiColor::Cyan.into())),
        Role::Emphasis | Role::Quote => plain.effects(Effects::ITALIC),
        Role::StrongEmphasis => plain.effects(Effects::BOLD | Effects::ITALIC),
        Role::Struck => plain.effects(Effects::STRIKETHROUGH),
        Role::Code => plain.fg_color(Some(AnsiColor::Yellow.into())),
        Role::Link => plain.effects(Effects::UNDERLINE),
        Role::Faint | Role::Fact | Role::Tag | Role::Mark => plain.effects(Effects::DIMMED),
        Role::Problem => plain.fg_color(Some(AnsiColor::Red.into())),
    }
}

/// Prints pairs of texts: in columns in a terminal, separated by tabs in a pipe.
pub(super) fn print_pairs(output: &mut Output, pairs: &[(CleanText, CleanText)]) -> std::io::Result<()> {
    let in_terminal = terminal_columns().is_some();
    let width = pairs.iter().map(|(left, _)| cell_width(left) + 2).max().unwrap_or(0);
    for (left, right) in pairs {
        let gap = if in_terminal { " ".repeat(width - cell_width(left)) } else { "\t".to_owned() };
        writeln!(output, "{left}{gap}{right}")?;
    }
    Ok(())
}

/// Prints an object as one line of JSON. What is no clean text, as in names of files, is escaped.
pub(super) fn print_object(output: &mut Output, object: &impl Serialize) -> std::io::Result<()> {
    let text = serde_json::to_string(object).map_err(std::io::Error::from)?;
    writeln!(output, "{}", escaped_object(&text))
}

/// JSON whose strings have the same values, without characters that must not reach a terminal.
pub fn escaped_object(json: &str) -> Cow<'_, str> {
    let is_clean = |character: char| {
        is_common(character) || {
            let mut buffer = [0; 4];
            let written = character.encode_utf8(&mut buffer);
            *CleanText::piece(written) == *written
        }
    };
    if json.chars().all(is_clean) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if is_clean(character) {
            escaped.push(character);
        } else {
            let mut buffer = [0; 2];
            for unit in character.encode_utf16(&mut buffer) {
                // Writing to a `String` cannot fail.
                let _ = std::fmt::Write::write_fmt(&mut escaped, format_args!("\\u{unit:04x}"));
            }
        }
    }
    Cow::Owned(escaped)
}

/// Prints a line with names of files: byte for byte, but as clean text in a terminal. `end` ends the line.
pub(super) fn print_names(output: &mut Output, line: &[u8], end: u8) -> std::io::Result<()> {
    static IN_TERMINAL: LazyLock<bool> = LazyLock::new(|| std::io::stdout().is_terminal());
    if *IN_TERMINAL {
        write!(output, "{}", CleanText::line(&String::from_utf8_lossy(line)))?;
        return output.write_all(&[end]);
    }
    let is_plain = std::str::from_utf8(line)
        .is_ok_and(|text| !text.chars().any(|character| character.is_control() && character != '\t'));
    if is_plain && end == b'\n' {
        output.write_all(line)?;
        return output.write_all(b"\n");
    }
    // Past the filter for styles, which would take bytes out.
    output.flush()?;
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(line)?;
    stdout.write_all(&[end])
}

/// The articles with these ids, in this order.
pub(super) fn rows<'a>(
    library: &'a Library,
    ids: &'a [ArticleId],
) -> impl Iterator<Item = (ArticleId, Article)> + 'a {
    ids.iter().filter_map(|&id| library.row(id).map(|article| (id, article)))
}
