//! What commands print: rows with styles where a terminal shows them, JSON objects for scripts.

use std::io::Write;

use anstream::AutoStream;
use anstyle::{AnsiColor, Effects, Style};
use serde::Serialize;

use crate::io::Source;
use crate::library::Library;
use crate::model::{Article, ArticleId, Problem};
use crate::text::{CleanText, Role, Row};

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

/// An article as scripts get it. The names of the fields are stable; a field without a value is null.
#[derive(Serialize)]
pub(super) struct ArticleObject<'a> {
    id: String,
    path: CleanText,
    title: &'a CleanText,
    date: Option<String>,
    summary: Option<&'a CleanText>,
    tags: &'a [CleanText],
    source_url: Option<&'a str>,
    host: Option<CleanText>,
    permalink: Option<&'a CleanText>,
    image_url: Option<&'a CleanText>,
    image_credit: Option<&'a CleanText>,
    author: Option<&'a CleanText>,
    language: Option<&'a CleanText>,
    problems: Vec<ProblemObject>,
}

/// A problem as scripts get it.
#[derive(Serialize)]
pub(super) struct ProblemObject {
    line: Option<u32>,
    code: &'static str,
    message: CleanText,
}

impl ProblemObject {
    pub(super) fn new(problem: &Problem) -> Self {
        let message = CleanText::line(&problem.kind.to_string());
        Self { line: problem.line, code: problem.kind.code(), message }
    }
}

impl<'a> ArticleObject<'a> {
    /// The object of an article; a source link that is no web link is null and a problem.
    pub(super) fn new(article: &'a Article, source: &Source) -> Self {
        Self {
            id: article.path.id(),
            path: source.printed_path(&article.path),
            title: &article.title,
            date: article.date.map(|date| date.to_string()),
            summary: article.summary.as_ref(),
            tags: &article.tags,
            source_url: article.source().map(crate::model::SafeUrl::as_str),
            host: article.host(),
            permalink: article.permalink.as_ref(),
            image_url: article.image_url.as_ref(),
            image_credit: article.image_credit.as_ref(),
            author: article.author.as_ref(),
            language: article.language.as_ref(),
            problems: article.problems.iter().map(ProblemObject::new).collect(),
        }
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
