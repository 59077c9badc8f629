//! `vigie check`: prints the problems of the folder, and how many of each kind there are. `vigie index`: shows the state
//! of its index and the generator of the folder, rebuilds it or deletes it. Floor 6, part of [`cli`](crate::cli).

use std::borrow::Cow;
use std::cmp::Reverse;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Serialize;
use serde_json::json;

use crate::cli::call::Call;
use crate::cli::options::{CLEAR, JSON, NO_INDEX, ONLY, REBUILD, Valued, WITHOUT};
use crate::cli::output::{
    CommandError, CommandResult, Exit, Output, print_names, print_object, print_pairs, report,
};
use crate::cli::select;
use crate::frontmatter::Generator;
use crate::io::attributes::ProblemObject;
use crate::io::index::{IndexStatus, status};
use crate::io::{IndexStorage, Source, generator, indexer, load};
use crate::library::check::FileProblem;
use crate::library::schema;
use crate::text::{CleanText, cell_width};
use crate::wording::{CommandMessage, PROBLEM_KINDS, Phrase, ago, grouped, size, translated_error};

/// A problem and its file as JSON. The field names are stable.
#[derive(Serialize)]
struct CheckObject<'a> {
    path: Cow<'a, str>,
    #[serde(flatten)]
    problem: ProblemObject,
}

pub(super) fn check(call: &Call<'_>, output: &mut Output) -> CommandResult {
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
        let path = source.path_on_disk(&finding.path);
        let problem = &finding.problem;
        if JSON.is_given(call.matches) {
            let path = path.to_string_lossy();
            print_object(output, &CheckObject { path, problem: ProblemObject::new(problem) })?;
        } else {
            let mut line = path.into_os_string().into_encoded_bytes();
            let about = CleanText::line(&format!(":{}: {}", problem.line.unwrap_or(1), problem.kind));
            line.extend_from_slice(about.as_bytes());
            print_names(output, &line, b'\n')?;
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

pub(super) fn index(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let source = select::folder(call)?;
    let place = place(call, &source)?;
    let shown = CleanText::line(&place.to_string_lossy());
    if CLEAR.is_given(call.matches) {
        if !clear(&place)? {
            report(&CommandMessage::NothingToDelete { place: shown });
            return Ok(Exit::Nothing);
        }
        report(&CommandMessage::IndexCleared { place: shown });
        return Ok(Exit::Found);
    }
    if REBUILD.is_given(call.matches) {
        clear(&place)?;
        let (library, trouble) = select::loaded(&source, &IndexStorage::Folder(place))?;
        if let Some(trouble) = trouble {
            return Err(trouble.into());
        }
        report(&CommandMessage::IndexRebuilt { articles: library.len(), place: shown });
        return Ok(Exit::Found);
    }
    let Some(status) = status(&place) else {
        report(&CommandMessage::IndexMissing { place: shown });
        return Ok(Exit::Nothing);
    };
    let generator = generator::conventions(&source).generator;
    print(output, shown, (&status, generator), JSON.is_given(call.matches))?;
    Ok(if status.problems.is_empty() { Exit::Found } else { Exit::Nothing })
}

/// The folder of the index of a source, unless it has no index on disk.
fn place(call: &Call<'_>, source: &Source) -> Result<PathBuf, CommandError> {
    if matches!(source, Source::Sample) {
        return Err(CommandMessage::SampleHasNoIndex.into());
    }
    if NO_INDEX.is_given(call.matches) {
        return Err(CommandMessage::IndexNotWanted.into());
    }
    match call.storage(source) {
        IndexStorage::Folder(place) => Ok(place),
        IndexStorage::Memory => Err(CommandMessage::NoIndexPlace.into()),
    }
}

fn clear(place: &Path) -> Result<bool, CommandError> {
    let was_there = std::fs::symlink_metadata(place).is_ok();
    indexer::delete_index(place).map_err(|error| {
        let is_busy = error.kind() == std::io::ErrorKind::WouldBlock;
        let reason = if is_busy { Phrase::IndexBusy.text() } else { translated_error(&error.to_string()) };
        CommandMessage::IndexNotCleared { place: CleanText::line(&place.to_string_lossy()), reason }
    })?;
    Ok(was_there)
}

fn print(
    output: &mut Output,
    place: CleanText,
    (status, generator): (&IndexStatus, Option<Generator>),
    as_object: bool,
) -> std::io::Result<()> {
    let time = status.changed.and_then(|time| jiff::Timestamp::try_from(time).ok());
    let changed = time.and_then(|time| jiff::Timestamp::from_second(time.as_second()).ok());
    let problems: Vec<CleanText> = status.problems.iter().map(Phrase::text).collect();
    if as_object {
        // The names of the fields are stable.
        let object = json!({
            "place": place,
            "version": schema::VERSION,
            "articles": status.articles,
            "bytes": status.bytes,
            "changed": changed.map(|time| time.to_string()),
            "generator": generator.map(Generator::word),
            "problems": problems,
        });
        return print_object(output, &object);
    }
    let articles = status.articles.map_or_else(
        || CommandMessage::NotKnown.to_string(),
        |count| grouped(usize::try_from(count).unwrap_or(usize::MAX)),
    );
    let age = status.changed.and_then(|time| SystemTime::now().duration_since(time).ok()).unwrap_or_default();
    let changed = changed.map_or_else(
        || CommandMessage::NotKnown.to_string(),
        |time| format!("{time} ({})", ago(age.as_secs())),
    );
    let generator_name = generator
        .map_or_else(|| CommandMessage::NoGenerator.text(), |generator| CleanText::line(generator.name()));
    let mut lines = vec![
        (CommandMessage::PlaceLabel.text(), place),
        (CommandMessage::ArticlesLabel.text(), CleanText::line(&articles)),
        (CommandMessage::SizeLabel.text(), CleanText::line(&size(status.bytes))),
        (CommandMessage::ChangedLabel.text(), CleanText::line(&changed)),
        (CommandMessage::VersionLabel.text(), CleanText::line(&schema::VERSION.to_string())),
        (CommandMessage::GeneratorLabel.text(), generator_name),
    ];
    lines.extend(problems.into_iter().map(|problem| (CommandMessage::ProblemLabel.text(), problem)));
    print_pairs(output, &lines)
}
