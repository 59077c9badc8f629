//! `vigie searches`: prints the saved searches, which [`select`] loads.
//! Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::options::JSON;
use crate::cli::output::{CommandResult, Exit, Output, print_object, terminal_columns};
use crate::cli::select;
use crate::config::SavedSearch;
use crate::text::{CleanText, cell_width};

/// A saved search as JSON. The field names are stable.
#[derive(Serialize)]
struct SearchObject<'a> {
    name: &'a CleanText,
    query: &'a CleanText,
}

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let searches = select::searches()?;
    let in_terminal = terminal_columns().is_some();
    let width = searches.iter().map(|search| cell_width(&search.name)).max().unwrap_or(0);
    for SavedSearch { name, text: query } in searches.iter() {
        if JSON.is_given(call.matches) {
            print_object(output, &SearchObject { name, query })?;
        } else if in_terminal {
            let gap = " ".repeat(width - cell_width(name));
            writeln!(output, "{name}{gap}  {query}")?;
        } else {
            writeln!(output, "{name}\t{query}")?;
        }
    }
    Ok(if searches.is_empty() { Exit::Nothing } else { Exit::Found })
}
