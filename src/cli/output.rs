//! What commands share: how they end, messages on standard error, and the standard output with styles for terminals
//! and JSON objects for scripts. What is printed is up to each command. Floor 6, part of [`cli`](crate::cli).

use std::fmt::Display;
use std::io::Write;

use anstream::AutoStream;
use anstyle::{AnsiColor, Effects, Style};
use serde::Serialize;

use crate::library::Library;
use crate::model::{Article, ArticleId};
use crate::text::{CleanText, Role, Row, cell_width};
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

pub(super) fn print_object(output: &mut Output, object: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *output, object).map_err(std::io::Error::from)?;
    writeln!(output)
}

/// The articles with these ids, in this order.
pub(super) fn rows<'a>(
    library: &'a Library,
    ids: &'a [ArticleId],
) -> impl Iterator<Item = (ArticleId, Article)> + 'a {
    ids.iter().filter_map(|&id| library.row(id).map(|article| (id, article)))
}
