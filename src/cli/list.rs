//! `vigie list`: which articles does a filter select?

use std::io::Write;

use clap::ArgMatches;

use crate::cli::output::{ArticleObject, Output, output, print_object, rows, style, terminal_columns};
use crate::cli::{Answer, Exit, arguments, select};
use crate::library::Library;
use crate::model::Article;
use crate::text::{CleanText, Role, cell_width, cut_to_cells};

/// Cells for the source in a terminal.
const SOURCE_CELLS: usize = 22;

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let (source, library) = select::library(matches)?;
    let finding = select::find(matches, &library)?;
    let mut output = output();
    let columns = terminal_columns();
    for (_, article) in rows(&library, &finding.ids).take(arguments::limit(matches)) {
        if arguments::flag(matches, "json") {
            print_object(&mut output, &ArticleObject::new(&article, &source))?;
        } else if let Some(columns) = columns {
            print_aligned(&mut output, &library, &article, columns)?;
        } else {
            let date = article.date.map(|date| date.to_string()).unwrap_or_default();
            writeln!(
                output,
                "{}\t{date}\t{}\t{}",
                article.path.id(),
                article.title,
                library.source_label(&article)
            )?;
        }
    }
    output.flush()?;
    Ok(if finding.ids.is_empty() { Exit::Nothing } else { Exit::Found })
}

/// One article on one line of the terminal.
fn print_aligned(
    output: &mut Output,
    library: &Library,
    article: &Article,
    columns: usize,
) -> std::io::Result<()> {
    let faint = style(Role::Faint);
    let day = article.date.map(|date| date.to_string()).unwrap_or_default();
    let day = CleanText::line(day.get(..10).unwrap_or(&day));
    let source = if columns >= 72 {
        cut_to_cells(&library.source_label(article), SOURCE_CELLS)
    } else {
        String::new()
    };
    let source_cells = if columns >= 72 { SOURCE_CELLS + 2 } else { 0 };
    let room = columns.saturating_sub(10 + 2 + 10 + 2 + source_cells + 1);
    let title = cut_to_cells(&article.title, room);
    let gap = " ".repeat(room.saturating_sub(cell_width(&title)));
    let short = article.path.id();
    writeln!(output, "{faint}{short}  {day:<10}{faint:#}  {title}{gap}  {faint}{source}{faint:#}")
}
