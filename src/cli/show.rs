//! `vigie show`: prints an article, laid out for the width of the terminal, or as JSON. The layout is in
//! [`page`]. Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap::ArgMatches;

use crate::cli::output::{ArticleObject, output, print_object, print_row, terminal_columns};
use crate::cli::{CommandResult, Exit, arguments, plain, select};
use crate::io::load;
use crate::page;
use crate::wording::Phrase;

/// Width of the text in a pipe, in cells.
const PIPE_COLUMNS: usize = 80;

pub(super) fn run(matches: &ArgMatches) -> CommandResult {
    let (source, library) = select::library(matches)?;
    let id = select::article(matches, &source, &library)?;
    let Some(article) = library.row(id) else { return Ok(Exit::Nothing) };
    let mut output = output();
    if arguments::flag(matches, "json") {
        print_object(&mut output, &ArticleObject::new(&article, &source))?;
        output.flush()?;
        return Ok(Exit::Found);
    }
    if arguments::flag(matches, "plain") {
        plain::print_text(&mut output, &source, &library, &article)?;
        output.flush()?;
        return Ok(Exit::Found);
    }
    let columns = terminal_columns().unwrap_or(PIPE_COLUMNS);
    let reading = load::read_article(&source, &article.path, arguments::today())
        .map_err(|problem| Phrase::FileGone { reason: load::why(&problem) })?;
    let rows = if arguments::flag(matches, "full") {
        page::full(&reading, columns)
    } else {
        page::clean(&reading, &library.source_label(&article), columns)
    };
    for row in &rows {
        print_row(&mut output, row)?;
    }
    output.flush()?;
    Ok(Exit::Found)
}
