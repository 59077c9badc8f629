//! Chooses the folder of the reader or of a command: the one that is named, else the last one that was
//! read, else the sample. Loading it is left to [`select`](crate::cli::select) and the reader.
//! Floor 6, part of [`cli`](crate::cli).

use std::path::Path;

use clap::ArgMatches;

use crate::cli::{CommandError, arguments, effective_settings, report};
use crate::io::{Places, Source, session};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Why a folder or the sample was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FolderOrigin {
    /// An operand, `--dir`, a variable or the settings name it.
    Named,
    /// It is the last folder that was read.
    Last,
    /// The sample, because the last folder, with this path, cannot be opened.
    Missing(CleanText),
    /// The sample, because there is no last folder.
    Sample,
}

/// The folder or the sample, and why it was chosen.
///
/// # Errors
/// The named folder does not exist, is not a folder or cannot be read.
pub(super) fn chosen(matches: &ArgMatches, places: &Places) -> Result<(Source, FolderOrigin), Phrase> {
    if let Some(folder) = arguments::folder(matches) {
        return Ok((Source::folder(&folder)?, FolderOrigin::Named));
    }
    let last = session::last_library(places).filter(|_| effective_settings::settings().session);
    let Some(root) = last else { return Ok((Source::Sample, FolderOrigin::Sample)) };
    match Source::folder(&root) {
        Ok(source) => Ok((source, FolderOrigin::Last)),
        // It may be on a disk that is not mounted.
        Err(_) => Ok((Source::Sample, FolderOrigin::Missing(shown(&root)))),
    }
}

/// The folder of a command. If none is named, prints which one is used.
///
/// # Errors
/// The named folder does not exist, is not a folder or cannot be read.
pub(super) fn of_command(matches: &ArgMatches) -> Result<Source, CommandError> {
    let (source, origin) = chosen(matches, &Places::of_user())?;
    match (origin, &source) {
        (FolderOrigin::Named, _) => {}
        (FolderOrigin::Last, Source::Folder { root, .. }) => {
            report(&Phrase::UsingLast { folder: shown(root) });
        }
        (FolderOrigin::Missing(folder), _) => report(&Phrase::LastFolderMissing { folder }),
        (FolderOrigin::Sample | FolderOrigin::Last, _) => report(&Phrase::UsingSample),
    }
    Ok(source)
}

/// Warns about words of a query that are also folders: `vigie list news` was probably meant as
/// `vigie list --dir news`. Does nothing if `--dir` is given.
pub(super) fn hint(matches: &ArgMatches) {
    if matches.try_contains_id("dir").unwrap_or(false) {
        return;
    }
    let words = matches.try_get_many::<String>("words").ok().flatten().unwrap_or_default();
    for word in words.filter(|word| Path::new(word).is_dir()) {
        report(&Phrase::WordIsFolder { folder: CleanText::line(word) });
    }
}

fn shown(folder: &Path) -> CleanText {
    CleanText::line(&folder.to_string_lossy())
}
