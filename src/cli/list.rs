//! `vigie list`: which articles does a filter select?

use std::io::Write;

use clap::ArgMatches;

use crate::app::export::ExportFormat;
use crate::cli::format::{Format, Listed};
use crate::cli::output::{ArticleObject, Output, output, print_object, rows, style, terminal_columns};
use crate::cli::{Answer, Exit, arguments, plain, select};
use crate::io::export::Writer;
use crate::library::Library;
use crate::model::Article;
use crate::text::{CleanText, Role, cell_width, cut_to_cells};

/// Cells for the source in a terminal.
const SOURCE_CELLS: usize = 22;

/// How the articles are printed.
enum Form {
    /// For people: aligned in a terminal of so many columns.
    Aligned(usize),
    /// Four columns separated by tabs.
    Plain,
    Objects,
    Columns,
    Markdown,
    Paths,
    /// A file of this format, without the texts.
    Export(ExportFormat),
    /// For screen readers.
    Linear,
    Format(Format),
}

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let query = select::query(matches)?;
    let form = form(matches)?;
    let (source, library) = select::library(matches)?;
    if let Form::Format(format) = &form {
        format.check(&library)?;
    }
    let finding = select::find(matches, &library, query);
    let mut output = output();
    let ids = finding.ids.get(..arguments::limit(matches)).unwrap_or(&finding.ids);
    if arguments::flag(matches, "count") {
        writeln!(output, "{}", ids.len())?;
    } else if let Form::Export(format) = form {
        let mut writer = Writer::new(&mut output, format, &source, &library)?;
        for (_, article) in rows(&library, ids) {
            writer.article(&article, None)?;
        }
        writer.finish()?;
    } else {
        for (number, (id, article)) in (1..).zip(rows(&library, ids)) {
            let listed = Listed { source: &source, library: &library, id, article: &article };
            print(&mut output, &form, &listed, number)?;
        }
    }
    output.flush()?;
    Ok(if finding.facets.counted == 0 { Exit::Nothing } else { Exit::Found })
}

/// The form that was asked for; of those that exclude one another, the parser lets one through.
fn form(matches: &ArgMatches) -> Result<Form, crate::wording::Phrase> {
    let is_wanted = |name| arguments::flag(matches, name);
    if let Some(text) = arguments::text(matches, "format") {
        return Format::parse(text).map(Form::Format);
    }
    Ok(if is_wanted("json") {
        Form::Objects
    } else if is_wanted("tsv") {
        Form::Columns
    } else if is_wanted("csv") {
        Form::Export(ExportFormat::Csv)
    } else if is_wanted("html") {
        Form::Export(ExportFormat::Html)
    } else if is_wanted("md") {
        Form::Markdown
    } else if is_wanted("plain") {
        Form::Linear
    } else if is_wanted("paths") {
        Form::Paths
    } else {
        terminal_columns().map_or(Form::Plain, Form::Aligned)
    })
}

fn print(output: &mut Output, form: &Form, listed: &Listed<'_>, number: usize) -> std::io::Result<()> {
    let (article, library) = (listed.article, listed.library);
    match form {
        Form::Aligned(columns) => print_aligned(output, library, article, *columns),
        Form::Plain => {
            let date = article.date.map(|date| date.to_string()).unwrap_or_default();
            let (id, title) = (article.path.id(), &article.title);
            writeln!(output, "{id}\t{date}\t{title}\t{}", library.source_label(article))
        }
        Form::Objects => print_object(output, &ArticleObject::new(article, listed.source)),
        Form::Columns => writeln!(output, "{}", listed.columns()),
        Form::Markdown => writeln!(output, "{}", listed.markdown()),
        Form::Linear => plain::print_article(output, library, number, article),
        Form::Paths => writeln!(output, "{}", listed.path()),
        // Written as a whole.
        Form::Export(_) => Ok(()),
        Form::Format(format) => writeln!(output, "{}", format.of(listed)),
    }
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
