//! `vigie facets`: counts the articles of a query by tag, host, folder, year, month, language or flag; and `vigie
//! tags`: the tags with their spellings. The counts come with the answer of the library; this module orders and
//! prints them. Floor 6, part of [`cli`](crate::cli).

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use crate::cli::call::Call;
use crate::cli::option_values::FacetKind;
use crate::cli::options::{JSON, KIND};
use crate::cli::output::{CommandResult, Exit, Output, print_object, terminal_columns};
use crate::cli::select;
use crate::library::Finding;
use crate::query::{FLAGS, Field};
use crate::text::{CleanText, cell_width};
use crate::wording::grouped;

/// Printed for articles directly in the folder, in no subfolder.
const ROOT: &str = ".";

type Count = (CleanText, u32);

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let query = select::query(call.matches)?;
    let kind = *KIND.required(call.matches)?;
    let (_, library) = select::library(call)?;
    // The flags include the marks.
    let library = if kind == FacetKind::Flag { select::marked(call, &library) } else { library };
    let finding = select::find(call, &library, query);
    let counts = match kind {
        FacetKind::Tag => tags(&finding),
        FacetKind::Host => names(&finding, Field::Host),
        FacetKind::Folder => names(&finding, Field::Collection),
        FacetKind::Year => years(&finding),
        FacetKind::Month => months(&finding),
        FacetKind::Language => names(&finding, Field::Language),
        FacetKind::Flag => flags(&finding),
    };
    // The names of the fields are stable, here and below.
    let rows = counts.iter().map(|(value, count)| (*count, value, json!({ "value": value, "count": count })));
    print(output, call, rows)
}

pub(super) fn run_tags(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let query = select::query(call.matches)?;
    let (_, library) = select::library(call)?;
    let finding = select::find(call, &library, query);
    let counts = &finding.facets.tags;
    let mut tags: Vec<_> =
        library.tags().iter().filter_map(|(id, tag)| Some((*counts.get(id.index())?, tag))).collect();
    tags.sort_by_key(|(count, tag)| (Reverse(*count), &tag.key));
    let rows = tags.into_iter().map(|(count, tag)| {
        let spellings: Vec<&CleanText> = tag.spellings.iter().map(|(spelling, _)| spelling).collect();
        (count, &tag.label, json!({ "tag": tag.label, "count": count, "spellings": spellings }))
    });
    print(output, call, rows)
}

/// Prints counts and values: aligned in a terminal, separated by tabs in a pipe, or as JSON objects.
fn print<'a>(
    output: &mut Output,
    call: &Call<'_>,
    counts: impl Iterator<Item = (u32, &'a CleanText, Value)>,
) -> CommandResult {
    let counts: Vec<_> = counts.filter(|(count, ..)| *count > 0).collect();
    let in_terminal = terminal_columns().is_some();
    let count_of = |count: u32| grouped(usize::try_from(count).unwrap_or(usize::MAX));
    let shown = || counts.iter().take(call.limit());
    let width = shown().map(|(count, ..)| cell_width(&count_of(*count))).max().unwrap_or(0);
    for (count, value, object) in shown() {
        if JSON.is_given(call.matches) {
            print_object(output, object)?;
        } else if in_terminal {
            writeln!(output, "{:>width$}  {value}", count_of(*count))?;
        } else {
            writeln!(output, "{count}\t{value}")?;
        }
    }
    Ok(if counts.is_empty() { Exit::Nothing } else { Exit::Found })
}

/// Sorts by count, highest first, then by name.
fn by_count(mut counts: Vec<Count>) -> Vec<Count> {
    counts.sort_by(|left, right| (Reverse(left.1), &left.0).cmp(&(Reverse(right.1), &right.0)));
    counts
}

fn tags(finding: &Finding) -> Vec<Count> {
    let counts = &finding.facets.tags;
    let tags = finding.library.tags().iter();
    by_count(tags.filter_map(|(id, tag)| Some((tag.label.clone(), *counts.get(id.index())?))).collect())
}

fn names(finding: &Finding, field: Field) -> Vec<Count> {
    let (table, counts) = (finding.library.names(field), finding.facets.names(field));
    let named = |name: &CleanText| if name.is_empty() { CleanText::line(ROOT) } else { name.clone() };
    by_count(table.iter().filter_map(|(id, name)| Some((named(name), *counts.get(id.index())?))).collect())
}

fn years(finding: &Finding) -> Vec<Count> {
    let mut years: BTreeMap<i16, u32> = BTreeMap::new();
    for &(year, _, count) in finding.facets.months.iter() {
        *years.entry(year).or_default() += count;
    }
    years.into_iter().rev().map(|(year, count)| (CleanText::line(&format!("{year:04}")), count)).collect()
}

/// The months, newest first. Articles with a year but no month are counted under the year.
fn months(finding: &Finding) -> Vec<Count> {
    let written = |year: i16, month: i8| match month {
        0 => format!("{year:04}"),
        month => format!("{year:04}-{month:02}"),
    };
    let months = finding.facets.months.iter();
    months.map(|&(year, month, count)| (CleanText::line(&written(year, month)), count)).collect()
}

fn flags(finding: &Finding) -> Vec<Count> {
    let counts = FLAGS.iter().map(|row| (CleanText::line(row.name), finding.facets.flags.of(row.value)));
    by_count(counts.collect())
}
