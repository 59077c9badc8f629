//! The front desk: the command line, its table COMMANDS, and the exit codes.
//!
//! Floor 6. A command is one row of the table and one file. Exit codes: 0 found, 1 nothing found or
//! problems found, 2 an error. Output that nobody reads any more is no error.

pub mod arguments;
mod check;
pub mod commands;
mod completions;
mod config;
mod decided;
mod facets;
mod fault;
mod folder;
mod format;
mod help;
mod index;
mod list;
mod looks;
mod man;
mod mark;
mod open;
mod output;
mod plain;
mod possible;
mod reader;
mod refusal;
mod searches;
mod select;
mod show;
mod state;
mod tags;

use std::ffi::OsString;
use std::io::Write;

use clap::ArgMatches;

use crate::wording::{Phrase, foreign};

pub use arguments::command;
pub use commands::{COMMANDS, CommandRow, OPTIONS, OptionRow};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// What was asked for was found.
    Found,
    /// Nothing was found, or a check found problems.
    Nothing,
    /// An error.
    Error,
}

impl Exit {
    /// The number for the shell.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::Nothing => 1,
            Self::Error => 2,
        }
    }
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something to tell the user.
    #[error("{0}")]
    Told(Phrase),
    /// Writing failed.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

impl From<Phrase> for Failure {
    fn from(phrase: Phrase) -> Self {
        Self::Told(phrase)
    }
}

/// What a command gives back.
pub type Answer = Result<Exit, Failure>;

/// Runs the program with these arguments, the first being its own name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    decided::decide(&arguments);
    let arguments = arguments::shielded(arguments);
    let named = arguments.iter().find_map(|argument| COMMANDS.iter().find(|row| row.name == argument));
    let matches = match command().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version are no errors; clap says which stream they belong to.
            return report(&error, named);
        }
    };
    match run_command(&matches) {
        Ok(exit) => exit,
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Found,
        Err(Failure::Output(error)) => {
            tell(&Phrase::OutputFailed { reason: foreign(&error.to_string()) });
            Exit::Error
        }
        Err(Failure::Told(phrase)) => {
            tell(&phrase);
            let nothing = matches!(phrase, Phrase::NoSuchArticle { .. } | Phrase::NoSourceLink);
            if nothing { Exit::Nothing } else { Exit::Error }
        }
    }
}

/// Says what the parser of the command line has to say, of a command if one is named.
fn report(error: &clap::Error, named: Option<&CommandRow>) -> Exit {
    if !error.use_stderr() {
        // Nobody reads it any more, or it was read.
        let _ = error.print();
        return Exit::Found;
    }
    for phrase in refusal::phrases(error, named) {
        tell(&phrase);
    }
    Exit::Error
}

fn run_command(matches: &ArgMatches) -> Answer {
    arguments::start_log(matches)?;
    if let Some(phrase) = arguments::misplaced(matches) {
        return Err(phrase.into());
    }
    match matches.subcommand() {
        Some((name, matches)) => {
            decided::decided().faults.iter().for_each(tell);
            match COMMANDS.iter().find(|row| row.name == name) {
                Some(row) => (row.run)(matches),
                None => Ok(Exit::Error),
            }
        }
        None => reader::run(matches),
    }
}

/// Says something on the error stream, behind the name of the program.
fn tell(phrase: &Phrase) {
    let message = phrase.text();
    let mut stream = anstream::stderr().lock();
    // Without an error stream there is nobody to tell.
    let _ = writeln!(stream, "{}", Phrase::Error { message });
}
