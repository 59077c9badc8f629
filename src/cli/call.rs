//! What the program was called with: the parsed arguments, and the settings that apply where an option is missing.
//! What several commands need is decided here: the folder, the order, the query, where the index is. What only one
//! command takes, it reads itself. Floor 6, part of [`cli`](crate::cli).

use std::fs::File;
use std::path::PathBuf;
use std::sync::Mutex;

use clap::ArgMatches;
use jiff::civil;

use crate::cli::effective_settings::{EffectiveSettings, environment};
use crate::cli::options::{DIR, FOLDER, LIMIT, LOG, NO_INDEX, SITE_URL, SORT, WORDS};
use crate::cli::output::CommandError;
use crate::io::settings::expanded;
use crate::io::{IndexStorage, Places, Source, clock, marks, places};
use crate::model::SafeUrl;
use crate::query::Sort;
use crate::text::CleanText;
use crate::wording::{CommandMessage, translated_error};

pub(super) struct Call<'a> {
    pub matches: &'a ArgMatches,
    pub settings: &'a EffectiveSettings,
}

impl Call<'_> {
    /// The folder named by the operand, else by `--dir`, else by the environment, else by the settings.
    pub fn folder(&self) -> Option<PathBuf> {
        let operand = FOLDER.of(self.matches).cloned();
        let of_settings = || self.settings.values.library.as_ref().map(|folder| expanded(folder));
        operand
            .or_else(|| DIR.of(self.matches).cloned())
            .or_else(|| environment("VIGIE_DIR").map(PathBuf::from))
            .or_else(of_settings)
    }

    /// Where the index of a source is kept: in the cache folder, or in memory with `--no-index`.
    pub fn storage(&self, source: &Source) -> IndexStorage {
        let place = match source {
            Source::Folder { root, .. } if !NO_INDEX.is_given(self.matches) => Places::of_user().index(root),
            Source::Folder { .. } | Source::Sample => None,
        };
        place.map_or(IndexStorage::Memory, IndexStorage::Folder)
    }

    /// Where the marks are kept; `None` if there is no state folder.
    pub fn marks(&self) -> Option<marks::MarksLocation> {
        let chosen = self.settings.values.state_dir.as_ref().map(|folder| expanded(folder));
        Places::of_user().marks(chosen.as_deref())
    }

    /// The order of `--sort`, else that of the settings.
    pub fn sort(&self) -> Sort {
        SORT.of(self.matches).copied().unwrap_or(self.settings.values.sort)
    }

    /// The maximum number of lines to print: `--limit`, or no limit.
    pub fn limit(&self) -> usize {
        LIMIT.of(self.matches).copied().unwrap_or(usize::MAX)
    }

    /// The website that permalinks are appended to: `--site-url`, else the variable, else the setting.
    pub fn site(&self) -> Result<Option<SafeUrl>, CommandError> {
        let given = SITE_URL.of(self.matches).cloned();
        let of_variable = || environment("VIGIE_SITE_URL").map(|text| text.to_string_lossy().into_owned());
        let Some(text) = given.or_else(of_variable) else {
            return Ok(self.settings.values.site_url.clone());
        };
        let written = CleanText::line(&text);
        SafeUrl::parse(&written)
            .map(Some)
            .map_err(|reason| CommandMessage::SiteNotAWebLink { written, reason }.into())
    }

    /// Starts the log if `--log` or its variable names a file.
    pub fn start_log(&self) -> Result<(), CommandError> {
        let given = LOG.of(self.matches).cloned();
        let Some(path) = given.or_else(|| environment("VIGIE_LOG").map(PathBuf::from)) else { return Ok(()) };
        let failed = |error: std::io::Error| CommandMessage::LogFailed {
            path: CleanText::line(&path.to_string_lossy()),
            reason: translated_error(&error.to_string()),
        };
        let file = File::options().create(true).append(true).open(&path).map_err(failed)?;
        let subscriber = tracing_subscriber::fmt()
            .with_writer(Mutex::new(file))
            .with_ansi(false)
            .with_max_level(tracing::Level::DEBUG)
            .finish();
        // This fails only on a second start in one process, in tests; the first log stays.
        let _ = tracing::subscriber::set_global_default(subscriber);
        Ok(())
    }
}

pub(super) fn today() -> civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The file that stores the end of the last visit; `None` for the sample.
pub(super) fn visit(source: &Source) -> Option<PathBuf> {
    let Source::Folder { root, .. } = source else { return None };
    Places::of_user().visit(root)
}

/// The end of the last visit, in nanoseconds since 1970.
pub(super) fn since(source: &Source) -> Option<i64> {
    places::last_visit(&visit(source)?, clock::now())
}

/// The words of the query, as one text.
pub fn words(matches: &ArgMatches) -> String {
    WORDS.all(matches).map(|word| requote(word)).collect::<Vec<_>>().join(" ")
}

/// Restores the quotes that the shell removed from `tag:"Harbour Notes"`: an operand that contains a space
/// gets quotes after its field, unless it is a query of several conditions.
fn requote(word: &str) -> String {
    let quoted = word.contains(['"', '«', '“', '/', '(', '|']);
    let is_condition = |word: &str| {
        word.starts_with(['-', '#']) || word.contains(':') || word.chars().all(char::is_uppercase)
    };
    if quoted
        || !word.trim().contains(char::is_whitespace)
        || word.split_whitespace().skip(1).any(is_condition)
    {
        return word.to_owned();
    }
    let (negation, rest) = word.strip_prefix('-').map_or(("", word), |rest| ("-", rest));
    match rest.split_once(':') {
        Some((field, value)) if crate::query::Field::named(field).is_some() => {
            format!("{negation}{field}:\"{}\"", value.trim())
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    use crate::cli::options::FORMAT;
    use crate::cli::parser::{command, shielded};

    /// What `read` finds in a line.
    fn parsed<T>(line: &[&str], read: impl FnOnce(&Call<'_>) -> T) -> T {
        let line = std::iter::once("vigie").chain(line.iter().copied()).map(OsString::from);
        let matches = command().try_get_matches_from(shielded(line)).expect("the line is understood");
        let (_, matches) = matches.subcommand().expect("a command");
        read(&Call { matches, settings: &EffectiveSettings::default() })
    }

    #[test]
    fn words_may_begin_with_a_minus_and_options_may_be_anywhere() {
        let newest = Sort::default();
        let all = usize::MAX;
        for (line, meaning) in [
            (&["list", "stent", "-graft"][..], ("stent -graft", all, newest)),
            (&["list", "-n1", "stent", "--limit", "3"], ("-n1 stent", 3, newest)),
            (&["list", "-tag:Vascular News"], ("-tag:\"Vascular News\"", all, newest)),
            (&["list", "tag:\"a b\""], ("tag:\"a b\"", all, newest)),
            (&["list", "--sort", "date", "x"], ("x", all, Sort { descending: false, ..newest })),
            (&["list", "--sort=date", "--", "-x"], ("-x", all, Sort { descending: false, ..newest })),
            (&["list", "drug eluting"], ("drug eluting", all, newest)),
        ] {
            let (words, limit, sort) = parsed(line, |call| (words(call.matches), call.limit(), call.sort()));
            assert_eq!((words.as_str(), limit, sort), meaning, "{line:?}");
        }
    }

    #[test]
    fn a_format_may_begin_with_a_minus_and_orders_have_several_names() {
        for (line, format) in [
            (&["list", "--format", "- {title}"][..], "- {title}"),
            (&["list", "--format=-{title}", "-x"], "-{title}"),
        ] {
            assert_eq!(parsed(line, |call| FORMAT.of(call.matches).cloned()).as_deref(), Some(format));
        }
        for (name, sort) in [("-titre", "-title"), ("importance", "importance")] {
            assert_eq!(parsed(&["list", "--sort", name], |call| call.sort().to_string()), sort);
        }
    }
}
