//! The command line: parses the arguments, runs the command or the reader, and returns the exit code. A command is
//! one row of [`COMMANDS`] and one function. The exit code is 0 if something was found, 1 if nothing or a problem
//! was found, 2 after an error; a closed pipe is not an error. Floor 6.

mod article;
pub mod call;
pub mod commands;
mod config;
mod date_pattern;
mod effective_settings;
mod facets;
mod folder;
mod help;
mod list;
mod man;
mod marks;
mod option_values;
pub mod options;
mod output;
pub mod parser;
mod plain;
mod reader;
mod select;

use std::ffi::OsString;
use std::io::Write;

use clap::ArgMatches;

use crate::wording::{CommandMessage, Phrase, translated_error};

use call::Call;
use commands::Command;
use effective_settings::EffectiveSettings;
use output::{CommandError, CommandResult, Output, output, report};

pub use commands::{COMMAND_GROUPS, COMMANDS, CommandRow, EXAMPLES, ExampleRow};
pub use options::{OPTIONS, OptionRow};
pub use output::Exit;
pub use parser::command;

/// Runs the program with these arguments; the first one is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let given = |option| parser::value_in(&arguments, option);
    let mut settings = EffectiveSettings::decide(given(&options::CONFIG.row), given(&options::LANG.row));
    let arguments = parser::shielded(arguments);
    let named = arguments.iter().find_map(|argument| COMMANDS.iter().find(|row| row.name == argument));
    let wants_help = arguments.iter().any(|argument| argument == "--help" || argument == "-h");
    let matches = match parser::parser(wants_help).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => {
            parser::error_messages(&error, named).iter().for_each(report);
            return Exit::Error;
        }
        Err(help_or_version) => {
            // A closed pipe is not an error.
            let _ = help_or_version.print();
            return Exit::Found;
        }
    };
    if let Some(theme) = options::THEME.of(&matches) {
        settings.take_option("theme", "--theme", theme);
    }
    match run_command(&matches, &settings) {
        Ok(exit) => exit,
        Err(CommandError::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Found,
        Err(CommandError::Output(error)) => {
            report(&CommandMessage::OutputFailed { reason: translated_error(&error.to_string()) });
            Exit::Error
        }
        Err(error) => {
            report(&error);
            match error {
                CommandError::Command(CommandMessage::NoSuchArticle { .. })
                | CommandError::Reader(Phrase::NoSourceLink) => Exit::Nothing,
                CommandError::Command(_) | CommandError::Reader(_) | CommandError::Output(_) => Exit::Error,
            }
        }
    }
}

fn run_command(matches: &ArgMatches, settings: &EffectiveSettings) -> CommandResult {
    let call = Call { matches, settings };
    call.start_log()?;
    let Some((name, of_command)) = matches.subcommand() else { return reader::run(&call) };
    let Some(row) = CommandRow::named(name) else { return Ok(Exit::Error) };
    if let Some(phrase) = misplaced(matches, row.name) {
        return Err(phrase.into());
    }
    settings.mistakes.iter().for_each(report);
    let call = Call { matches: of_command, settings };
    // After a failure, what was printed until then comes before the message.
    let mut output = output();
    let exit = run_of(row.command)(&call, &mut output)?;
    output.flush()?;
    Ok(exit)
}

fn run_of(command: Command) -> fn(&Call<'_>, &mut Output) -> CommandResult {
    match command {
        Command::List => list::run,
        Command::Show => article::show,
        Command::Facets => facets::run,
        Command::Tags => facets::run_tags,
        Command::Searches => config::run_searches,
        Command::Open => article::open,
        Command::Mark => marks::run_mark,
        Command::State => marks::run_state,
        Command::Check => folder::check,
        Command::Index => folder::index,
        Command::Config => config::run,
        Command::Completions => man::run_completions,
        Command::Man => man::run,
        Command::Help => help::run,
    }
}

/// An error if a folder or an option of the reader comes before the command.
fn misplaced(matches: &ArgMatches, command: &'static str) -> Option<CommandMessage> {
    if options::FOLDER.is_given(matches) {
        return Some(CommandMessage::FolderBeforeCommand { command });
    }
    let own = options::READER_OPTIONS.iter().filter(|option| option.group != options::OptionGroup::General);
    let option = own.copied().find(|option| option.is_given(matches))?.name;
    Some(CommandMessage::OptionBeforeCommand { command, option })
}
