//! `vigie mark`: mark the articles that a filter selects.

use std::collections::BTreeSet;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object};
use crate::cli::{Answer, Exit, Failure, arguments, decided, select, tell};
use crate::io::{Places, marks};
use crate::model::{Mark, MarkChange, MarkKey};
use crate::wording::Phrase;

/// Something that can be done to the marks of an article.
pub(super) struct ActRow {
    /// Its name on the command line.
    pub name: &'static str,
    mark: Mark,
    on: bool,
}

/// Everything that can be done. The names are stable.
pub(super) const ACTS: &[ActRow] = &[
    ActRow { name: "read", mark: Mark::Read, on: true },
    ActRow { name: "unread", mark: Mark::Read, on: false },
    ActRow { name: "star", mark: Mark::Star, on: true },
    ActRow { name: "unstar", mark: Mark::Star, on: false },
    ActRow { name: "later", mark: Mark::Later, on: true },
    ActRow { name: "unlater", mark: Mark::Later, on: false },
];

/// What was done, as scripts get it.
#[derive(Serialize)]
struct MarkedObject {
    mark: &'static str,
    on: bool,
    articles: usize,
    changed: usize,
}

/// Where marks are kept.
///
/// # Errors
/// The user has no folder for them.
pub(super) fn place() -> Result<marks::Place, Phrase> {
    Places::of_user().marks(decided::state_dir().as_deref()).ok_or(Phrase::NoPlaceForMarks)
}

pub(super) fn run(matches: &ArgMatches) -> Answer {
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
    let changed = if articles == 0 { 0 } else { made(&place, wanted)? };
    if arguments::flag(matches, "json") {
        print_object(&mut output(), &MarkedObject { mark: mark.name(), on, articles, changed })?;
    } else {
        tell(&match (articles, changed) {
            (0, _) => Phrase::NothingToMark,
            (_, 0) => Phrase::MarkedBefore { articles },
            (_, _) => Phrase::Marked { articles, mark, on },
        });
    }
    Ok(if articles == 0 { Exit::Nothing } else { Exit::Found })
}

/// Makes changes, saying what else there is to say; gives how many of them changed something.
pub(super) fn made(place: &marks::Place, wanted: Vec<MarkChange>) -> Result<usize, Failure> {
    let marks::Changed { count, said } = marks::change(place, wanted)?;
    said.iter().for_each(tell);
    Ok(count)
}
