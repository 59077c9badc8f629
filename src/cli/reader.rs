//! `vigie [DIR]`: the reader.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use crate::app::{Size, State};
use crate::cli::{Answer, COMMANDS, Exit, Failure, arguments, tell};
use crate::io::Source;
use crate::library::Library;
use crate::shell::{self, Start};
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
    shell::run(Start { source, state, theme, keeping, since: None })?;
    Ok(Exit::Found)
}

/// A folder that is not there may be a mistyped command.
fn with_hint(phrase: &Phrase, folder: &Path) -> Failure {
    let name = folder.to_string_lossy();
    let close = COMMANDS.iter().find(|row| is_close(row.name, &name));
    tell(phrase);
    match close {
        Some(row) => Phrase::DidYouMean { command: row.name }.into(),
        None => Phrase::FolderHint.into(),
    }
}

/// Whether one name becomes the other by changing, adding or leaving out at most two letters
/// (Levenshtein distance).
fn is_close(one: &str, other: &str) -> bool {
    let other: Vec<char> = other.chars().collect();
    if other.len() > 20 {
        return false;
    }
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, &against) in other.iter().enumerate() {
            let at = |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&above, column) + usize::from(letter != against);
            line.push(replaced.min(at(&above, column + 1) + 1).min(at(&line, column) + 1));
        }
        above = line;
    }
    above.last().is_some_and(|&distance| distance <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_commands_are_recognised() {
        for (name, close) in
            [("lst", true), ("lits", true), ("list", true), ("papers", false), ("chekc", true)]
        {
            assert_eq!(COMMANDS.iter().any(|row| is_close(row.name, name)), close, "{name}");
        }
    }
}
