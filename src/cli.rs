//! The command line: parses the arguments, runs the command or the reader, and returns the exit code.
//!
//! A command is one row of [`COMMANDS`] and one module. The exit code is 0 if something was found, 1 if
//! nothing or a problem was found, 2 after an error; a closed pipe is not an error. Floor 6.

mod argument_errors;
pub mod arguments;
mod check;
pub mod commands;
mod completions;
mod config;
mod effective_settings;
mod facets;
mod folder;
mod format;
mod help;
mod index;
mod list;
mod man;
mod mark;
mod open;
mod option_values;
pub mod options;
mod output;
mod plain;
mod query_errors;
mod reader;
mod searches;
mod select;
mod show;
mod state;
mod tags;
mod themes;

use std::ffi::OsString;
use std::io::Write;

use clap::ArgMatches;

use crate::wording::{Phrase, translated_error};

pub use arguments::command;
pub use commands::{COMMANDS, CommandGroup, CommandRow, EXAMPLES, ExampleRow};
pub use options::{OPTIONS, OptionRow};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success: something was found.
    Found,
    /// Nothing was found, or a check found problems.
    Nothing,
    /// The command failed.
    Error,
}

impl Exit {
    /// The exit code for the shell.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::Nothing => 1,
            Self::Error => 2,
        }
    }
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// An error to print.
    #[error("{0}")]
    Message(Phrase),
    /// Writing to standard output failed.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

impl From<Phrase> for CommandError {
    fn from(phrase: Phrase) -> Self {
        Self::Message(phrase)
    }
}

/// The result of a command.
pub type CommandResult = Result<Exit, CommandError>;

/// Runs the program with these arguments; the first one is its name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    effective_settings::decide(&arguments);
    let arguments = arguments::shielded(arguments);
    let named = arguments.iter().find_map(|argument| COMMANDS.iter().find(|row| row.name == argument));
    let wants_help = arguments.iter().any(|argument| argument == "--help" || argument == "-h");
    let matches = match arguments::parser(wants_help).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version also arrive as errors.
            return print_parser_answer(&error, named);
        }
    };
    match run_command(&matches) {
        Ok(exit) => exit,
        Err(CommandError::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Found,
        Err(CommandError::Output(error)) => {
            report(&Phrase::OutputFailed { reason: translated_error(&error.to_string()) });
            Exit::Error
        }
        Err(CommandError::Message(phrase)) => {
            report(&phrase);
            let nothing = matches!(phrase, Phrase::NoSuchArticle { .. } | Phrase::NoSourceLink);
            if nothing { Exit::Nothing } else { Exit::Error }
        }
    }
}

/// Prints what the parser returned instead of arguments: help, the version, or an error and the usage of the
/// command it is about.
fn print_parser_answer(error: &clap::Error, named: Option<&CommandRow>) -> Exit {
    if !error.use_stderr() {
        // A closed pipe is not an error.
        let _ = error.print();
        return Exit::Found;
    }
    for phrase in argument_errors::phrases(error, named) {
        report(&phrase);
    }
    Exit::Error
}

fn run_command(matches: &ArgMatches) -> CommandResult {
    arguments::start_log(matches)?;
    if let Some(phrase) = arguments::misplaced(matches) {
        return Err(phrase.into());
    }
    match matches.subcommand() {
        Some((name, matches)) => {
            effective_settings::get().mistakes.iter().for_each(report);
            match COMMANDS.iter().find(|row| row.name == name) {
                Some(row) => (row.run)(matches),
                None => Ok(Exit::Error),
            }
        }
        None => reader::run(matches),
    }
}

/// Prints a message to standard error, after the name of the program.
fn report(phrase: &Phrase) {
    let message = phrase.text();
    let mut stream = anstream::stderr().lock();
    // Without standard error there is nowhere to report a failure.
    let _ = writeln!(stream, "{}", Phrase::Error { message });
}
