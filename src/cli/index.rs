//! `vigie index`: how is the index of a folder? Makes it anew or deletes it, too.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object, terminal_columns};
use crate::cli::{Answer, Exit, Failure, arguments, folder, select, tell};
use crate::io::status::{self, Status};
use crate::io::{Keeping, Source, keeper};
use crate::library::schema;
use crate::text::{CleanText, cell_width};
use crate::wording::{Phrase, foreign, grouped};

/// The state of an index as scripts get it.
#[derive(Serialize)]
struct IndexObject {
    place: CleanText,
    version: u32,
    articles: Option<u64>,
    bytes: u64,
    changed: Option<String>,
    problems: Vec<CleanText>,
}

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let source = folder::of_command(matches)?;
    let place = place(matches, &source)?;
    let shown = CleanText::line(&place.to_string_lossy());
    if arguments::flag(matches, "clear") {
        if !clear(&place)? {
            tell(&Phrase::NothingToDelete { place: shown });
            return Ok(Exit::Nothing);
        }
        tell(&Phrase::IndexCleared { place: shown });
        return Ok(Exit::Found);
    }
    if arguments::flag(matches, "rebuild") {
        clear(&place)?;
        let (library, trouble) = select::loaded(&source, &Keeping::Folder(place))?;
        if let Some(trouble) = trouble {
            return Err(trouble.into());
        }
        tell(&Phrase::IndexRebuilt { articles: library.len(), place: shown });
        return Ok(Exit::Found);
    }
    let Some(status) = status::look(&place) else {
        tell(&Phrase::IndexMissing { place: shown });
        return Ok(Exit::Nothing);
    };
    print(shown, &status, arguments::flag(matches, "json"))?;
    Ok(if status.problems.is_empty() { Exit::Found } else { Exit::Nothing })
}

/// Where the index of a source is.
fn place(matches: &ArgMatches, source: &Source) -> Result<PathBuf, Failure> {
    if matches!(source, Source::Sample) {
        return Err(Phrase::SampleHasNoIndex.into());
    }
    if arguments::flag(matches, "no-index") {
        return Err(Phrase::IndexNotWanted.into());
    }
    match arguments::keeping(matches, source) {
        Keeping::Folder(place) => Ok(place),
        Keeping::Memory => Err(Phrase::NoIndexPlace.into()),
    }
}

/// Deletes the index at a place; gives whether there was one.
fn clear(place: &Path) -> Result<bool, Failure> {
    let was_there = std::fs::symlink_metadata(place).is_ok();
    keeper::throw_away(place).map_err(|error| {
        let is_busy = error.kind() == std::io::ErrorKind::WouldBlock;
        let reason = if is_busy { Phrase::IndexBusy.text() } else { foreign(&error.to_string()) };
        Phrase::IndexNotCleared { place: CleanText::line(&place.to_string_lossy()), reason }
    })?;
    Ok(was_there)
}

fn print(place: CleanText, status: &Status, as_object: bool) -> std::io::Result<()> {
    let time = status.changed.and_then(|time| jiff::Timestamp::try_from(time).ok());
    let changed = time.and_then(|time| jiff::Timestamp::from_second(time.as_second()).ok());
    let mut output = output();
    let problems: Vec<CleanText> = status.problems.iter().map(Phrase::text).collect();
    if as_object {
        let object = IndexObject {
            place,
            version: schema::VERSION,
            articles: status.articles,
            bytes: status.bytes,
            changed: changed.map(|time| time.to_string()),
            problems,
        };
        print_object(&mut output, &object)?;
        return output.flush();
    }
    let articles = status.articles.map_or_else(
        || Phrase::NotKnown.to_string(),
        |count| grouped(usize::try_from(count).unwrap_or(usize::MAX)),
    );
    let age = status.changed.and_then(|time| SystemTime::now().duration_since(time).ok()).unwrap_or_default();
    let changed = changed.map_or_else(
        || Phrase::NotKnown.to_string(),
        |time| format!("{time} ({})", Phrase::Ago { seconds: age.as_secs() }),
    );
    let mut lines = vec![
        (Phrase::PlaceLabel, place.to_string()),
        (Phrase::ArticlesLabel, articles),
        (Phrase::SizeLabel, Phrase::Bytes { bytes: status.bytes }.to_string()),
        (Phrase::ChangedLabel, changed),
        (Phrase::VersionLabel, schema::VERSION.to_string()),
    ];
    lines.extend(problems.iter().map(|problem| (Phrase::ProblemLabel, problem.to_string())));
    let in_terminal = terminal_columns().is_some();
    let width = lines.iter().map(|(label, _)| cell_width(&label.text()) + 2).max().unwrap_or(0);
    for (label, value) in lines {
        if in_terminal {
            writeln!(output, "{:<width$}{value}", label.text())?;
        } else {
            writeln!(output, "{label}\t{value}")?;
        }
    }
    output.flush()
}
