//! `vigie show`: prints an article, laid out for the width of the terminal, or as JSON. The layout is in
//! [`page`]. Floor 6, part of [`cli`](crate::cli).

use crate::cli::call::{self, Call};
use crate::cli::options::{FULL, JSON, PLAIN};
use crate::cli::output::{CommandResult, Exit, Output, print_object, print_row, terminal_columns};
use crate::cli::{plain, select};
use crate::io::attributes::PrintedArticle;
use crate::io::load;
use crate::page;
use crate::wording::Phrase;

/// Width of the text in a pipe, in cells.
const PIPE_COLUMNS: usize = 80;

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let (source, library) = select::library(call)?;
    let id = select::article(call, &source, &library)?;
    let Some(article) = library.row(id) else { return Ok(Exit::Nothing) };
    if JSON.is_given(call.matches) {
        let printed = PrintedArticle { source: &source, library: &library, article: &article };
        print_object(output, &printed)?;
    } else if PLAIN.is_given(call.matches) {
        plain::print_text(output, &source, &library, &article)?;
    } else {
        let columns = terminal_columns().unwrap_or(PIPE_COLUMNS);
        let reading = load::read_article(&source, &article.path, call::today())
            .map_err(|problem| Phrase::FileGone { reason: load::why(&problem) })?;
        let rows = if FULL.is_given(call.matches) {
            page::full(&reading, columns)
        } else {
            page::clean(&reading, &library.source_label(&article), columns)
        };
        rows.iter().try_for_each(|row| print_row(output, row))?;
    }
    Ok(Exit::Found)
}
