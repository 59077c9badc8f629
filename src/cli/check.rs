//! `vigie check`: what is wrong in the folder?

use std::io::Write;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{ProblemObject, output, print_object};
use crate::cli::{Answer, Exit, arguments, select, tell};
use crate::io::load;
use crate::text::CleanText;
use crate::wording::Phrase;

/// A problem and its file, as scripts get them.
#[derive(Serialize)]
struct CheckObject {
    path: CleanText,
    #[serde(flatten)]
    problem: ProblemObject,
}

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let (source, library) = select::library(matches)?;
    let mut findings = library.check();
    let mut output = output();
    let files: std::collections::BTreeSet<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    for of_file in findings.chunk_by_mut(|left, right| left.path == right.path) {
        let Some(path) = of_file.first().map(|finding| finding.path.clone()) else { continue };
        load::fill_lines(&source, &path, of_file.iter_mut().map(|finding| &mut finding.problem));
        of_file.sort_by_key(|finding| finding.problem.line);
    }
    for finding in findings.iter().take(arguments::limit(matches)) {
        let path = source.printed_path(&finding.path);
        let problem = &finding.problem;
        if arguments::flag(matches, "json") {
            print_object(&mut output, &CheckObject { path, problem: ProblemObject::new(problem) })?;
        } else {
            writeln!(output, "{path}:{}: {}", problem.line.unwrap_or(1), problem.kind)?;
        }
    }
    output.flush()?;
    if findings.is_empty() {
        tell(&Phrase::CheckClean { articles: library.len() });
        return Ok(Exit::Found);
    }
    tell(&Phrase::CheckFound { problems: findings.len(), files: files.len(), articles: library.len() });
    Ok(Exit::Nothing)
}
