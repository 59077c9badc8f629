//! What commands print: rows with styles where a terminal shows them, JSON objects for scripts.

use std::io::Write;

use anstream::AutoStream;
use anstyle::{AnsiColor, Effects, Style};
use serde::Serialize;

pub(super) use crate::io::record::{ArticleObject, ProblemObject};
use crate::library::Library;
use crate::model::{Article, ArticleId};
use crate::text::{Role, Row};

/// The standard output: styles pass only to a terminal that wants them.
pub(super) type Output = std::io::BufWriter<AutoStream<std::io::StdoutLock<'static>>>;

/// Opens the standard output.
pub(super) fn output() -> Output {
    let choice = AutoStream::choice(&std::io::stdout());
    std::io::BufWriter::with_capacity(1 << 16, AutoStream::new(std::io::stdout().lock(), choice))
}

/// The columns of the terminal; nothing when the output is no terminal.
pub(super) fn terminal_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    rustix::termios::isatty(std::io::stdout()).then_some(usize::from(size.ws_col).max(20))
}

/// Prints a row.
pub(super) fn print_row(output: &mut Output, row: &Row) -> std::io::Result<()> {
    for span in &row.spans {
        let style = style(span.role);
        write!(output, "{style}{}{style:#}", span.text)?;
    }
    writeln!(output)
}

/// How a role looks in the output of a command.
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
        Role::Faint | Role::Mark => plain.effects(Effects::DIMMED),
        Role::Problem => plain.fg_color(Some(AnsiColor::Red.into())),
    }
}

/// Prints one object on a line.
pub(super) fn print_object(output: &mut Output, object: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *output, object).map_err(std::io::Error::from)?;
    writeln!(output)
}

/// The articles of a library with their numbers, as an answer to a query gives them.
pub(super) fn rows<'a>(
    library: &'a Library,
    ids: &'a [ArticleId],
) -> impl Iterator<Item = (ArticleId, Article)> + 'a {
    ids.iter().filter_map(|&id| library.row(id).map(|article| (id, article)))
}
