//! Which folder the reader or a command is about: the one that was named, else the one that was left last,
//! else the sample.

use std::path::Path;

use clap::ArgMatches;

use crate::cli::{Failure, arguments, decided, tell};
use crate::io::{Places, Source, session};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Why a source was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whence {
    /// It was named: as an operand, by `--dir`, by a variable or in the settings.
    Named,
    /// It is the one that was left last.
    Last,
    /// The one that was left last is not there, so it is the sample.
    Gone(CleanText),
    /// Nothing was named and nothing was left, so it is the sample.
    Nothing,
}

/// The source that is meant, and why.
///
/// # Errors
/// The folder that was named is none, or cannot be read.
pub(super) fn chosen(matches: &ArgMatches, places: &Places) -> Result<(Source, Whence), Phrase> {
    if let Some(folder) = arguments::folder(matches) {
        return Ok((Source::folder(&folder)?, Whence::Named));
    }
    let last = session::last_library(places).filter(|_| decided::settings().session);
    let Some(root) = last else { return Ok((Source::Sample, Whence::Nothing)) };
    match Source::folder(&root) {
        Ok(source) => Ok((source, Whence::Last)),
        // It may be on a disk that is not there today.
        Err(_) => Ok((Source::Sample, Whence::Gone(shown(&root)))),
    }
}

/// The articles that a command is about. Says which they are where they were not named.
///
/// # Errors
/// The folder that was named is none, or cannot be read.
pub(super) fn of_command(matches: &ArgMatches) -> Result<Source, Failure> {
    let (source, whence) = chosen(matches, &Places::of_user())?;
    match (whence, &source) {
        (Whence::Named, _) => {}
        (Whence::Last, Source::Folder { root, .. }) => tell(&Phrase::UsingLast { folder: shown(root) }),
        (Whence::Gone(folder), _) => tell(&Phrase::LastLibraryGone { folder }),
        (Whence::Nothing | Whence::Last, _) => tell(&Phrase::UsingSample),
    }
    Ok(source)
}

/// Says which words of a query are folders: whoever wrote one probably wanted what is in it. Nothing when a
/// folder was named as well.
pub(super) fn hint(matches: &ArgMatches) {
    if matches.try_contains_id("dir").unwrap_or(false) {
        return;
    }
    let words = matches.try_get_many::<String>("words").ok().flatten().unwrap_or_default();
    for word in words.filter(|word| Path::new(word).is_dir()) {
        tell(&Phrase::WordIsFolder { folder: CleanText::line(word) });
    }
}

fn shown(folder: &Path) -> CleanText {
    CleanText::line(&folder.to_string_lossy())
}
