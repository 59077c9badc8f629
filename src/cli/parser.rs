//! The parser of the command line, built from the tables COMMANDS and OPTIONS, and what has to be found in the
//! arguments before it can be built or run.
//!
//! What the parsed values mean is in [`call`](crate::cli::call); how errors of the parser are worded is in
//! `argument_errors`. Floor 6, part of [`cli`](crate::cli).

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, ArgGroup, Command};

use crate::cli::commands::COMMANDS;
use crate::cli::help::layout::{PageLine, styled};
use crate::cli::help::pages;
use crate::cli::option_values::{SHIELD, topic_or};
use crate::cli::options::{EXCLUSIVE, OPTIONS, OptionGroup, OptionRow, READER_OPTIONS, TOPIC};
use crate::wording::HelpText;

/// The parser of the whole command line, with the help of every command.
pub fn command() -> Command {
    parser(true)
}

/// The parser, without the help pages unless they are asked for: laying them out takes longer than parsing.
pub(super) fn parser(has_help: bool) -> Command {
    let page = |lines: &dyn Fn() -> Vec<PageLine>| if has_help { styled(&lines()) } else { StyledStr::new() };
    let mut command = Command::new("vigie")
        .version(env!("CARGO_PKG_VERSION"))
        .about(HelpText::About.to_string())
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .override_usage(HelpText::Usage.to_string())
        .override_help(page(&pages::of_program))
        .args(arguments(READER_OPTIONS));
    command = with_help_flag(command);
    command = command.arg(parser_flag("version", 'V', ArgAction::Version, &HelpText::VersionHelp));
    for row in COMMANDS {
        let mut subcommand = Command::new(row.name)
            .about(row.about.now())
            .override_help(page(&|| pages::of_command(row)))
            .args(arguments(row.options));
        if row.takes(&TOPIC.row) {
            let names = COMMANDS.iter().map(|row| row.name);
            subcommand = subcommand.mut_arg(TOPIC.row.name, |topic| topic.value_parser(topic_or(names)));
        }
        for options in EXCLUSIVE {
            let names: Vec<_> =
                options.iter().filter(|option| row.takes(option)).map(|option| option.name).collect();
            if let [first, _, ..] = names.as_slice() {
                subcommand = subcommand.group(ArgGroup::new(format!("one of {first}")).args(names));
            }
        }
        command = command.subcommand(with_help_flag(subcommand));
    }
    command
}

fn arguments(rows: &[&OptionRow]) -> impl Iterator<Item = Arg> {
    rows.iter().map(|row| row.argument().help(row.full_help()))
}

/// Replaces the English help flag of the parser.
fn with_help_flag(command: Command) -> Command {
    command.disable_help_flag(true).arg(parser_flag("help", 'h', ArgAction::Help, &HelpText::HelpHelp))
}

/// A flag that the parser handles itself.
fn parser_flag(name: &'static str, short: char, action: ArgAction, help: &HelpText) -> Arg {
    Arg::new(name).short(short).long(name).action(action).help(help.to_string())
}

/// Each argument, with the option whose value it is, if it is one.
fn with_options(arguments: &[OsString]) -> impl Iterator<Item = (&OsString, Option<&'static OptionRow>)> {
    let mut next: Option<&'static OptionRow> = None;
    arguments.iter().map(move |argument| {
        let option = next.take();
        let name = argument.to_str().and_then(|text| text.strip_prefix("--")).filter(|_| option.is_none());
        let takes_value = |row: &&OptionRow| row.value.is_some() && row.group != OptionGroup::Operand;
        next = OPTIONS.iter().copied().filter(takes_value).find(|row| Some(row.name) == name);
        (argument, option)
    })
}

/// The value of an option in arguments that are not parsed yet. The language is needed to word an error of the
/// parser, which does not return what it parsed until then.
pub(super) fn value_in(arguments: &[OsString], option: &OptionRow) -> Option<OsString> {
    for (argument, of) in with_options(arguments) {
        match of {
            Some(of) if of.name == option.name => return Some(argument.clone()),
            Some(_) => {}
            None if argument == "--" => return None,
            None => {
                let written = argument.to_str().and_then(|text| text.strip_prefix("--")?.split_once('='));
                if let Some((_, value)) = written.filter(|(name, _)| *name == option.name) {
                    return Some(value.into());
                }
            }
        }
    }
    None
}

/// Protects words that begin with `-` from the parser; the types of the operands remove the protection. This
/// works because `-h` and `-V` are the only short options. The first argument is the name of the program.
pub fn shielded(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let shielded = with_options(&arguments).enumerate().map(|(place, (argument, option))| {
        let text = argument.to_string_lossy();
        let is_word =
            text.starts_with('-') && !text.starts_with("--") && !matches!(&*text, "-" | "-h" | "-V");
        let mut word = OsString::new();
        if is_word && option.is_none() && place > 0 {
            word.push(SHIELD.to_string());
        }
        word.push(argument);
        word
    });
    shielded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::options::LANG;

    #[test]
    fn tables_make_a_valid_parser() {
        command().debug_assert();
    }

    #[test]
    fn an_option_is_found_before_the_line_is_parsed() {
        for (line, found) in [
            ("vigie --lang fr", Some("fr")),
            ("vigie list --lang=fr x", Some("fr")),
            ("vigie list --format --lang fr", None),
            ("vigie list -- --lang fr", None),
            ("vigie --lang", None),
            ("vigie", None),
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(value_in(&arguments, &LANG.row), found.map(OsString::from), "{line}");
        }
    }
}
