//! `vigie tags`: prints the tags of the articles of a query, most frequent first.
//! Floor 6, part of [`cli`](crate::cli).

use std::cmp::Reverse;
use std::io::Write;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object, terminal_columns};
use crate::cli::{CommandResult, Exit, arguments, select};
use crate::text::{CleanText, cell_width};
use crate::wording::grouped;

/// A tag as JSON. The field names are stable.
#[derive(Serialize)]
struct TagObject<'a> {
    tag: &'a CleanText,
    count: u32,
    spellings: Vec<&'a CleanText>,
}

pub(super) fn run(matches: &ArgMatches) -> CommandResult {
    let query = select::query(matches)?;
    let (_, library) = select::library(matches)?;
    let finding = select::find(matches, &library, query);
    let mut tags: Vec<_> = library
        .tags()
        .iter()
        .filter_map(|(id, tag)| finding.facets.tags.get(id.index()).map(|&count| (count, tag)))
        .filter(|(count, _)| *count > 0)
        .collect();
    tags.sort_by_key(|(count, tag)| (Reverse(*count), &tag.key));
    let mut output = output();
    let in_terminal = terminal_columns().is_some();
    let count_of = |count: u32| grouped(usize::try_from(count).unwrap_or(usize::MAX));
    let width = tags.first().map_or(0, |(count, _)| cell_width(&count_of(*count)));
    for (count, tag) in tags.iter().take(arguments::limit(matches)) {
        if arguments::flag(matches, "json") {
            let spellings = tag.spellings.iter().map(|(spelling, _)| spelling).collect();
            print_object(&mut output, &TagObject { tag: &tag.label, count: *count, spellings })?;
        } else if in_terminal {
            writeln!(output, "{:>width$}  {}", count_of(*count), tag.label)?;
        } else {
            writeln!(output, "{count}\t{}", tag.label)?;
        }
    }
    output.flush()?;
    Ok(if tags.is_empty() { Exit::Nothing } else { Exit::Found })
}
