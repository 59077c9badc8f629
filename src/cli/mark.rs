//! `vigie mark`: sets or removes a mark on every article of a query. The marks are written by
//! [`io::marks`](crate::io::marks). Floor 6, part of [`cli`](crate::cli).

use std::collections::BTreeSet;

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::options::{ACT, ALL, JSON};
use crate::cli::output::{CommandError, CommandResult, Exit, Output, print_object, report};
use crate::cli::select;
use crate::io::marks;
use crate::model::{MarkChange, MarkKey};
use crate::wording::{CommandMessage, Phrase};

/// The result as JSON. The field names are stable.
#[derive(Serialize)]
struct MarkedObject {
    mark: &'static str,
    on: bool,
    articles: usize,
    changed: usize,
}

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let (mark, on) = ACT.required(call.matches)?.change();
    let query = select::query(call.matches)?;
    match (query.conditions.is_empty(), ALL.is_given(call.matches)) {
        (true, false) => return Err(CommandMessage::MarkNeedsQuery.into()),
        (false, true) => return Err(CommandMessage::MarkAllOrQuery.into()),
        (true, true) | (false, false) => {}
    }
    let place = call.marks().ok_or(Phrase::NoPlaceForMarks)?;
    let (_, library) = select::library(call)?;
    let finding = select::find(call, &library, query);
    let keys: BTreeSet<MarkKey> = finding
        .ids
        .iter()
        .filter_map(|&id| library.row(id))
        .map(|article| MarkKey::of(&article, library.name()))
        .collect();
    let articles = finding.ids.len();
    let wanted = keys.into_iter().map(|key| MarkChange { key, mark, on }).collect();
    let changed = if articles == 0 { 0 } else { apply(&place, wanted)? };
    if JSON.is_given(call.matches) {
        print_object(output, &MarkedObject { mark: mark.name(), on, articles, changed })?;
    } else {
        report(&match (articles, changed) {
            (0, _) => CommandMessage::NothingToMark,
            (_, 0) => CommandMessage::AlreadyMarked { articles },
            (_, _) => CommandMessage::Marked { articles, mark, on },
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
