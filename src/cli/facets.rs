//! `vigie facets`: counts the articles of a query by tag, host, folder, year, month, language or flag. The
//! counts come with the answer of the library; this module orders and prints them.
//! Floor 6, part of [`cli`](crate::cli).

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object, terminal_columns};
use crate::cli::{CommandResult, Exit, arguments, select};
use crate::library::{Finding, NameTable};
use crate::query::FLAGS;
use crate::text::{CleanText, cell_width};
use crate::wording::grouped;

/// Printed for articles directly in the folder, in no subfolder.
const ROOT: &str = ".";

/// A value and the number of articles that have it.
type Count = (CleanText, u32);

/// A facet to count by.
pub(super) struct KindRow {
    /// The name on the command line.
    pub name: &'static str,
    /// Other names that are accepted.
    pub others: &'static [&'static str],
    /// The values and counts in an answer, in the order of printing.
    counts: fn(&Finding) -> Vec<Count>,
}

/// Every facet. The names are stable.
#[rustfmt::skip]
pub(super) const KINDS: &[KindRow] = &[
    KindRow { name: "tag", others: &[], counts: tags },
    KindRow { name: "host", others: &["site"], counts: |finding| names(finding.library.hosts(), &finding.facets.hosts) },
    KindRow { name: "folder", others: &["in"], counts: |finding| names(finding.library.folders(), &finding.facets.folders) },
    KindRow { name: "year", others: &[], counts: years },
    KindRow { name: "month", others: &[], counts: months },
    KindRow { name: "language", others: &["lang"], counts: |finding| names(finding.library.languages(), &finding.facets.languages) },
    KindRow { name: "flag", others: &["is"], counts: flags },
];

/// A value as JSON. The field names are stable.
#[derive(Serialize)]
struct ValueObject<'a> {
    value: &'a CleanText,
    count: u32,
}

pub(super) fn run(matches: &ArgMatches) -> CommandResult {
    let query = select::query(matches)?;
    let name = arguments::text(matches, "kind").unwrap_or_default();
    let kind = KINDS.iter().find(|row| row.name == name || row.others.contains(&name));
    let Some(kind) = kind else { return Ok(Exit::Error) };
    let (_, library) = select::library(matches)?;
    // The flags include the marks.
    let library = if kind.name == "flag" { select::marked(&library) } else { library };
    let finding = select::find(matches, &library, query);
    let counts: Vec<Count> = (kind.counts)(&finding).into_iter().filter(|(_, count)| *count > 0).collect();
    let limit = arguments::limit(matches);
    print(&counts, limit, arguments::flag(matches, "json"))?;
    Ok(if counts.is_empty() { Exit::Nothing } else { Exit::Found })
}

/// Prints counts and values: aligned in a terminal, separated by tabs in a pipe.
fn print(counts: &[Count], limit: usize, as_objects: bool) -> std::io::Result<()> {
    let mut output = output();
    let in_terminal = terminal_columns().is_some();
    let count_of = |count: u32| grouped(usize::try_from(count).unwrap_or(usize::MAX));
    let shown = || counts.iter().take(limit);
    let width = shown().map(|(_, count)| cell_width(&count_of(*count))).max().unwrap_or(0);
    for (value, count) in shown() {
        if as_objects {
            print_object(&mut output, &ValueObject { value, count: *count })?;
        } else if in_terminal {
            writeln!(output, "{:>width$}  {value}", count_of(*count))?;
        } else {
            writeln!(output, "{count}\t{value}")?;
        }
    }
    output.flush()
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

fn names(table: &NameTable, counts: &[u32]) -> Vec<Count> {
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
    let counts = FLAGS.iter().map(|row| (CleanText::line(row.name), finding.facets.flags.of(row.flag)));
    by_count(counts.collect())
}
