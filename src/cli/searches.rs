//! `vigie searches`: which searches are saved? And what `search:NAME` means in a query.

use std::io::Write;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object, terminal_columns};
use crate::cli::{Answer, Exit, arguments};
use crate::config::{SavedSearch, Searches};
use crate::io::{self, Places};
use crate::text::{CleanText, cell_width};
use crate::wording::Phrase;

/// A saved search as scripts get it.
#[derive(Serialize)]
struct SearchObject<'a> {
    name: &'a CleanText,
    query: &'a CleanText,
}

/// The saved searches of the user.
///
/// # Errors
/// The file is there and cannot be read.
pub(super) fn of_user() -> Result<Searches, Phrase> {
    Places::of_user().searches().map_or_else(|| Ok(Searches::default()), |file| io::searches::read(&file))
}

pub(super) fn run(matches: &ArgMatches) -> Answer {
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
