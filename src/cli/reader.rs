//! `vigie [DIR]`: the reader.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use crate::app::{Size, State};
use crate::cli::{Answer, COMMANDS, Exit, Failure, arguments, tell};
use crate::io::{Places, Source, visit};
use crate::library::Library;
use crate::shell::{self, Start};
use crate::text::nearest;
use crate::view::Theme;
use crate::wording::Phrase;

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let folder = arguments::folder(matches);
    let source = match &folder {
        Some(folder) => Source::folder(folder).map_err(|phrase| with_hint(&phrase, folder))?,
        None => Source::Sample,
    };
    let site = arguments::site(matches)?;
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty());
    if dumb || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(Phrase::NoTerminal.into());
    }
    let library = Arc::new(Library::empty(source.name(), arguments::today(), 0));
    let mut state = State::new(library, Size::default(), arguments::today());
    state.site = site;
    state.sort = arguments::sort(matches);
    if matches!(source, Source::Sample) {
        state.say(Phrase::ShowingSample);
    }
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = Theme::named(if no_color { "plain" } else { "terminal" }).copied().unwrap_or_default();
    shell::catch_panics();
    let keeping = arguments::keeping(matches, &source);
    // On the first visit, what comes from now on is new.
    let since = arguments::since(&source).or_else(|| Some(visit::now()));
    let visit = arguments::visit(&source);
    let searches = Places::of_user().searches();
    shell::run(Start { source, state, theme, keeping, searches, since, visit })?;
    Ok(Exit::Found)
}

/// A folder that is not there may be a mistyped command.
fn with_hint(phrase: &Phrase, folder: &Path) -> Failure {
    let name = folder.to_string_lossy();
    tell(phrase);
    match meant_command(&name) {
        Some(command) => Phrase::DidYouMean { command }.into(),
        None => Phrase::FolderHint.into(),
    }
}

/// The command that was probably meant.
fn meant_command(name: &str) -> Option<&'static str> {
    nearest(name, COMMANDS.iter().map(|row| row.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_commands_are_recognised() {
        for (name, meant) in [
            ("lst", Some("list")),
            ("lits", Some("list")),
            ("list", Some("list")),
            ("papers", None),
            ("chekc", Some("check")),
            ("facet", Some("facets")),
        ] {
            assert_eq!(meant_command(name), meant, "{name}");
        }
    }
}
