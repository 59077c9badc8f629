//! `vigie check`: prints the problems of the folder, and how many of each kind there are. The problems are
//! found by [`library::check`](crate::library::check) and when files are read.
//! Floor 6, part of [`cli`](crate::cli).

use std::cmp::Reverse;
use std::io::Write;

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::options::{JSON, ONLY, Valued, WITHOUT};
use crate::cli::output::{CommandResult, Exit, Output, print_object, report};
use crate::cli::select;
use crate::io::attributes::ProblemObject;
use crate::io::load;
use crate::library::check::FileProblem;
use crate::text::{CleanText, cell_width};
use crate::wording::{CommandMessage, PROBLEM_KINDS, grouped};

/// A problem and its file as JSON. The field names are stable.
#[derive(Serialize)]
struct CheckObject {
    path: CleanText,
    #[serde(flatten)]
    problem: ProblemObject,
}

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let (source, library) = select::library(call)?;
    let mut findings = library.check();
    let names = |option: &Valued<String>, code: &str| option.all(call.matches).any(|own| own == code);
    let has_only = ONLY.is_given(call.matches);
    findings.retain(|finding| {
        let code = finding.problem.kind.code();
        (!has_only || names(&ONLY, code)) && !names(&WITHOUT, code)
    });
    let files: std::collections::BTreeSet<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    for of_file in findings.chunk_by_mut(|left, right| left.path == right.path) {
        let Some(path) = of_file.first().map(|finding| finding.path.clone()) else { continue };
        load::fill_lines(&source, &path, of_file.iter_mut().map(|finding| &mut finding.problem));
        of_file.sort_by_key(|finding| finding.problem.line);
    }
    for finding in findings.iter().take(call.limit()) {
        let path = source.printed_path(&finding.path);
        let problem = &finding.problem;
        if JSON.is_given(call.matches) {
            print_object(output, &CheckObject { path, problem: ProblemObject::new(problem) })?;
        } else {
            writeln!(output, "{path}:{}: {}", problem.line.unwrap_or(1), problem.kind)?;
        }
    }
    output.flush()?;
    if findings.is_empty() {
        let articles = library.len();
        let has_chosen = has_only || WITHOUT.is_given(call.matches);
        report(&if has_chosen {
            CommandMessage::CheckNoneOf { articles }
        } else {
            CommandMessage::CheckClean { articles }
        });
        return Ok(Exit::Found);
    }
    report(&CommandMessage::CheckFound {
        problems: findings.len(),
        files: files.len(),
        articles: library.len(),
    });
    tell_counts(&findings);
    Ok(Exit::Nothing)
}

/// Prints the number of problems of each kind to standard error, most frequent first.
fn tell_counts(findings: &[FileProblem]) {
    let count = |code: &str| findings.iter().filter(|finding| finding.problem.kind.code() == code).count();
    let mut counts: Vec<_> = PROBLEM_KINDS.iter().map(|row| (count(row.code), row)).collect();
    counts.retain(|(count, _)| *count > 0);
    counts.sort_by_key(|(count, _)| Reverse(*count));
    let number = counts.iter().map(|(count, _)| cell_width(&grouped(*count))).max().unwrap_or(0);
    let code = counts.iter().map(|(_, row)| cell_width(row.code)).max().unwrap_or(0);
    let mut stream = anstream::stderr().lock();
    for (count, row) in counts {
        // Without standard error there is nowhere to report a failure.
        let _ = writeln!(stream, "  {:>number$}  {:<code$}  {}", grouped(count), row.code, row.name);
    }
}
