//! `vigie index`: shows the state of the index of a folder, rebuilds it or deletes it. The index itself is
//! the work of [`io::indexer`](crate::io::indexer). Floor 6, part of [`cli`](crate::cli).

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::options::{CLEAR, JSON, NO_INDEX, REBUILD};
use crate::cli::output::{CommandError, CommandResult, Exit, Output, print_object, print_pairs, report};
use crate::cli::select;
use crate::io::status::{self, IndexStatus};
use crate::io::{IndexStorage, Source, indexer};
use crate::library::schema;
use crate::text::CleanText;
use crate::wording::{CommandMessage, Phrase, grouped, translated_error};

/// The state of an index as JSON. The field names are stable.
#[derive(Serialize)]
struct IndexObject {
    place: CleanText,
    version: u32,
    articles: Option<u64>,
    bytes: u64,
    changed: Option<String>,
    problems: Vec<CleanText>,
}

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
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
    let Some(status) = status::look(&place) else {
        report(&CommandMessage::IndexMissing { place: shown });
        return Ok(Exit::Nothing);
    };
    print(output, shown, &status, JSON.is_given(call.matches))?;
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
    status: &IndexStatus,
    as_object: bool,
) -> std::io::Result<()> {
    let time = status.changed.and_then(|time| jiff::Timestamp::try_from(time).ok());
    let changed = time.and_then(|time| jiff::Timestamp::from_second(time.as_second()).ok());
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
        return print_object(output, &object);
    }
    let articles = status.articles.map_or_else(
        || CommandMessage::NotKnown.to_string(),
        |count| grouped(usize::try_from(count).unwrap_or(usize::MAX)),
    );
    let age = status.changed.and_then(|time| SystemTime::now().duration_since(time).ok()).unwrap_or_default();
    let changed = changed.map_or_else(
        || CommandMessage::NotKnown.to_string(),
        |time| format!("{time} ({})", CommandMessage::Ago { seconds: age.as_secs() }),
    );
    let mut lines = vec![
        (CommandMessage::PlaceLabel.text(), place),
        (CommandMessage::ArticlesLabel.text(), CleanText::line(&articles)),
        (CommandMessage::SizeLabel.text(), CommandMessage::Bytes { bytes: status.bytes }.text()),
        (CommandMessage::ChangedLabel.text(), CleanText::line(&changed)),
        (CommandMessage::VersionLabel.text(), CleanText::line(&schema::VERSION.to_string())),
    ];
    lines.extend(problems.into_iter().map(|problem| (CommandMessage::ProblemLabel.text(), problem)));
    print_pairs(output, &lines)
}
