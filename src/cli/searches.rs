//! `vigie searches`: prints the saved searches. Also loads them for queries with `search:NAME`.
//! Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object, terminal_columns};
use crate::cli::{CommandResult, Exit, arguments};
use crate::config::{SavedSearch, Searches};
use crate::io::{self, Places};
use crate::text::{CleanText, cell_width};
use crate::wording::Phrase;

/// A saved search as JSON. The field names are stable.
#[derive(Serialize)]
struct SearchObject<'a> {
    name: &'a CleanText,
    query: &'a CleanText,
}

/// The saved searches of the user; none if there is no file.
///
/// # Errors
/// The file exists but cannot be read.
pub(super) fn of_user() -> Result<Searches, Phrase> {
    Places::of_user().searches().map_or_else(|| Ok(Searches::default()), |file| io::searches::read(&file))
}

pub(super) fn run(matches: &ArgMatches) -> CommandResult {
    let searches = of_user()?;
    let mut output = output();
    let in_terminal = terminal_columns().is_some();
    let width = searches.iter().map(|search| cell_width(&search.name)).max().unwrap_or(0);
    for SavedSearch { name, text: query } in searches.iter() {
        if arguments::flag(matches, "json") {
            print_object(&mut output, &SearchObject { name, query })?;
        } else if in_terminal {
            let gap = " ".repeat(width - cell_width(name));
            writeln!(output, "{name}{gap}  {query}")?;
        } else {
            writeln!(output, "{name}\t{query}")?;
        }
    }
    output.flush()?;
    Ok(if searches.is_empty() { Exit::Nothing } else { Exit::Found })
}
