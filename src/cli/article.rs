//! `vigie show`: prints an article, laid out for the width of the terminal, or as JSON. `vigie open`: opens its
//! source in the browser, or prints the link where no browser can be started. Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use crate::app::Outcome;
use crate::cli::call::Call;
use crate::cli::options::{FULL, JSON, PLAIN};
use crate::cli::output::{
    CommandError, CommandResult, Exit, Output, print_object, print_row, report, terminal_columns,
};
use crate::cli::select;
use crate::frontmatter::ParsedFile;
use crate::io::attributes::PrintedArticle;
use crate::io::{Source, load, open};
use crate::library::Library;
use crate::model::Article;
use crate::page::{self, linear};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Width of the text in a pipe, in cells.
const PIPE_COLUMNS: usize = 80;

pub(super) fn show(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let (source, library) = select::library(call)?;
    let id = select::article(call, &source, &library)?;
    let Some(article) = library.row(id) else { return Ok(Exit::Nothing) };
    if JSON.is_given(call.matches) {
        let printed = PrintedArticle { source: &source, library: &library, article: &article };
        print_object(output, &printed)?;
    } else if PLAIN.is_given(call.matches) {
        print_text(output, &source, &library, &article)?;
    } else {
        let columns = terminal_columns().unwrap_or(PIPE_COLUMNS);
        let reading = read(&source, &library, &article)?;
        let rows = if FULL.is_given(call.matches) {
            page::full(&reading, columns)
        } else {
            page::clean(&reading, &library.source_label(&article), columns)
        };
        rows.iter().try_for_each(|row| print_row(output, row))?;
    }
    Ok(Exit::Found)
}

fn read(source: &Source, library: &Library, article: &Article) -> Result<ParsedFile, Phrase> {
    load::read_article(source, &article.path, library)
        .map_err(|problem| Phrase::FileGone { reason: load::why(&problem) })
}

/// Prints an article with its text, line by line.
pub(super) fn print_text(
    output: &mut impl Write,
    source: &Source,
    library: &Library,
    article: &Article,
) -> Result<(), CommandError> {
    for line in linear::lines(&read(source, library, article)?, &library.source_label(article)) {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

pub(super) fn open(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let (source, library) = select::library(call)?;
    let id = select::article(call, &source, &library)?;
    let article = library.row(id).ok_or(Phrase::NoSourceLink)?;
    report(&open_source(&article, output)??);
    Ok(Exit::Found)
}

/// Opens the source of an article, or prints its link. The message is an error if the source was not opened.
pub(super) fn open_source(
    article: &Article,
    output: &mut impl Write,
) -> std::io::Result<Result<Phrase, Phrase>> {
    let Some(link) = &article.source_url else { return Ok(Err(Phrase::NoSourceLink)) };
    let url = match &link.target {
        Ok(url) => url,
        Err(reason) => {
            return Ok(Err(Phrase::NotAWebLink { written: link.written.clone(), reason: *reason }));
        }
    };
    let failure = match open::open(url) {
        Outcome::Opened => return Ok(Ok(Phrase::Opened { host: CleanText::line(url.host()) })),
        Outcome::NoBrowser => Phrase::NoBrowserToOpen,
        Outcome::Remote => Phrase::NoRemoteBrowserToOpen,
        Outcome::Failed(reason) => Phrase::BrowserDidNotStart { reason },
    };
    writeln!(output, "{url}")?;
    Ok(Err(failure))
}
