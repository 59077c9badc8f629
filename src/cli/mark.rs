//! `vigie mark`: sets or removes a mark on every article of a query. The marks are written by
//! [`io::marks`](crate::io::marks). Floor 6, part of [`cli`](crate::cli).

use std::collections::BTreeSet;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object};
use crate::cli::{CommandError, CommandResult, Exit, arguments, effective_settings, report, select};
use crate::io::{Places, marks};
use crate::model::{Mark, MarkChange, MarkKey};
use crate::wording::Phrase;

/// A change to the marks of an article.
pub(super) struct ActRow {
    /// The name on the command line.
    pub name: &'static str,
    mark: Mark,
    on: bool,
}

/// Every change. The names are stable.
pub(super) const ACTS: &[ActRow] = &[
    ActRow { name: "read", mark: Mark::Read, on: true },
    ActRow { name: "unread", mark: Mark::Read, on: false },
    ActRow { name: "star", mark: Mark::Star, on: true },
    ActRow { name: "unstar", mark: Mark::Star, on: false },
    ActRow { name: "later", mark: Mark::Later, on: true },
    ActRow { name: "unlater", mark: Mark::Later, on: false },
];

/// The result as JSON. The field names are stable.
#[derive(Serialize)]
struct MarkedObject {
    mark: &'static str,
    on: bool,
    articles: usize,
    changed: usize,
}

/// Where the marks are kept.
///
/// # Errors
/// There is no state folder.
pub(super) fn place() -> Result<marks::MarksLocation, Phrase> {
    Places::of_user().marks(effective_settings::state_dir().as_deref()).ok_or(Phrase::NoPlaceForMarks)
}

pub(super) fn run(matches: &ArgMatches) -> CommandResult {
    let name = arguments::text(matches, "act").unwrap_or_default();
    let Some(ActRow { mark, on, .. }) = ACTS.iter().find(|row| row.name == name) else {
        return Ok(Exit::Error);
    };
    let (mark, on) = (*mark, *on);
    let query = select::query(matches)?;
    match (query.conditions.is_empty(), arguments::flag(matches, "all")) {
        (true, false) => return Err(Phrase::MarkNeedsQuery.into()),
        (false, true) => return Err(Phrase::MarkAllOrQuery.into()),
        (true, true) | (false, false) => {}
    }
    let place = place()?;
    let (_, library) = select::library(matches)?;
    let finding = select::find(matches, &library, query);
    let keys: BTreeSet<MarkKey> = finding
        .ids
        .iter()
        .filter_map(|&id| library.row(id))
        .map(|article| MarkKey::of(&article, library.name()))
        .collect();
    let articles = finding.ids.len();
    let wanted = keys.into_iter().map(|key| MarkChange { key, mark, on }).collect();
    let changed = if articles == 0 { 0 } else { apply(&place, wanted)? };
    if arguments::flag(matches, "json") {
        print_object(&mut output(), &MarkedObject { mark: mark.name(), on, articles, changed })?;
    } else {
        report(&match (articles, changed) {
            (0, _) => Phrase::NothingToMark,
            (_, 0) => Phrase::AlreadyMarked { articles },
            (_, _) => Phrase::Marked { articles, mark, on },
        });
    }
    Ok(if articles == 0 { Exit::Nothing } else { Exit::Found })
}

/// Writes changes and prints warnings about the marks. Returns how many changes had an effect.
pub(super) fn apply(place: &marks::MarksLocation, wanted: Vec<MarkChange>) -> Result<usize, CommandError> {
    let marks::Changed { count, problems: warnings } = marks::change(place, wanted)?;
    warnings.iter().for_each(report);
    Ok(count)
}
