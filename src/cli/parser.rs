//! The parser of the command line, built from the tables COMMANDS and OPTIONS; what has to be found in the arguments
//! before it can run; and its errors, worded in both languages with the values, usage and help that could fix them.
//! Floor 6, part of [`cli`](crate::cli).

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgGroup, Command};

use crate::cli::commands::{COMMANDS, CommandRow};
use crate::cli::help::layout::{PageLine, styled};
use crate::cli::help::pages;
use crate::cli::option_values::{SHIELD, topic};
use crate::cli::options::{EXCLUSIVE, OPTIONS, OptionGroup, OptionRow, READER_OPTIONS, TOPIC};
use crate::text::CleanText;
use crate::wording::{CommandMessage, HelpText, translated_error};

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
            let names: Vec<_> = COMMANDS.iter().map(|row| row.name).collect();
            subcommand = subcommand.mut_arg(TOPIC.row.name, |argument| argument.value_parser(topic(&names)));
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

fn with_help_flag(command: Command) -> Command {
    command.disable_help_flag(true).arg(parser_flag("help", 'h', ArgAction::Help, &HelpText::HelpHelp))
}

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
            text.starts_with('-') && !text.starts_with("--") && !matches!(&*text, "-" | "-h" | "-V" | "-0");
        let mut word = OsString::new();
        if is_word && option.is_none() && place > 0 {
            word.push(SHIELD.to_string());
        }
        word.push(argument);
        word
    });
    shielded.collect()
}

/// The lines to print: the error, the possible values, the usage, and where the help is. `named` is the
/// command on the command line, if there is one. The arguments are quoted, so all texts are cleaned.
pub(super) fn error_messages(error: &clap::Error, named: Option<&CommandRow>) -> Vec<CommandMessage> {
    let instead = [ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| text(error, kind).filter(|text| !text.is_empty()));
    let mut phrases = vec![reason(error).suggesting(instead.as_deref())];
    let known = text(error, ContextKind::ValidValue).filter(|values| !values.is_empty());
    let possible = known.or_else(|| missing_values(error, named?));
    phrases.extend(possible.map(|values| CommandMessage::ValuesAre { values }));
    // The program has two forms, which its help shows. For a wrong value, the parser gives no usage.
    let written = named.filter(|_| error.get(ContextKind::Usage).is_some()).map(CommandRow::usage);
    phrases.extend(written.map(|usage| CommandMessage::UsageIs { usage: CleanText::line(&usage) }));
    let command = named.map_or_else(|| "vigie".to_owned(), |row| format!("vigie {}", row.name));
    phrases.push(CommandMessage::HelpIsAt { command: CleanText::line(&command) });
    phrases
}

fn reason(error: &clap::Error) -> CommandMessage {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match (error.kind(), argument, value) {
        (ErrorKind::UnknownArgument, Some(argument), _) => CommandMessage::NoSuchArgument { argument },
        (ErrorKind::InvalidValue, Some(argument), Some(value)) if value.is_empty() => {
            CommandMessage::ValueMissing { argument }
        }
        (ErrorKind::ValueValidation, Some(argument), Some(value)) => match std::error::Error::source(error) {
            Some(source) => CommandMessage::BadValueBecause {
                argument,
                value,
                reason: translated_error(&source.to_string()),
            },
            None => CommandMessage::BadValue { argument, value },
        },
        (ErrorKind::InvalidValue | ErrorKind::TooManyValues, Some(argument), Some(value)) => {
            CommandMessage::BadValue { argument, value }
        }
        (ErrorKind::MissingRequiredArgument, Some(arguments), _) => {
            CommandMessage::ArgumentsMissing { arguments }
        }
        (ErrorKind::ArgumentConflict, Some(argument), _) => {
            match text(error, ContextKind::PriorArg).filter(|other| *other != argument) {
                Some(other) => CommandMessage::ArgumentsExclude { argument, other },
                None => CommandMessage::ArgumentTwice { argument },
            }
        }
        (ErrorKind::InvalidUtf8, ..) => CommandMessage::ArgumentNotUtf8,
        _ => CommandMessage::ArgumentsNotUnderstood,
    }
}

fn missing_values(error: &clap::Error, named: &CommandRow) -> Option<CleanText> {
    if error.kind() != ErrorKind::MissingRequiredArgument {
        return None;
    }
    let missing = text(error, ContextKind::InvalidArg)?;
    let is_missing = |row: &&OptionRow| row.value.is_some_and(|value| *missing == format!("<{value}>"));
    let values = named.options.iter().copied().find(is_missing)?.values();
    (!values.is_empty()).then(|| CleanText::line(&values.join(", ")))
}

/// A detail of an error as text; several details are separated by commas.
fn text(error: &clap::Error, kind: ContextKind) -> Option<CleanText> {
    let value = error.get(kind)?;
    if let ContextValue::Strings(texts) = value {
        return Some(CleanText::line(&texts.join(", ")));
    }
    if let ContextValue::String(text) = value { Some(CleanText::line(text)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::commands::COMMANDS;
    use crate::cli::options::LANG;
    use crate::wording::{Language, set_thread_language};

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

    fn messages(line: &[&str]) -> Vec<String> {
        let words = std::iter::once("vigie").chain(line.iter().copied()).map(Into::into);
        let error = command().try_get_matches_from(shielded(words)).expect_err("it is refused");
        let named = COMMANDS.iter().find(|row| line.contains(&row.name));
        error_messages(&error, named).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn errors_are_worded_in_both_languages() {
        for (line, english, french) in [
            (&["--bogus"][..], "unexpected argument “--bogus”", "argument inattendu «\u{a0}--bogus\u{a0}»"),
            (&["a", "b"], "unexpected argument “b”", "argument inattendu «\u{a0}b\u{a0}»"),
            (
                &["list", "--limi", "3"],
                "unexpected argument “--limi”; did you mean --limit?",
                "argument inattendu «\u{a0}--limi\u{a0}»\u{a0}; vouliez-vous dire --limit\u{a0}?",
            ),
            (
                &["list", "--limit", "x"],
                "invalid value “x” for --limit <N>: expected a whole number",
                "valeur «\u{a0}x\u{a0}» incorrecte pour --limit <N>\u{a0}: ce n’est pas un nombre entier",
            ),
            (&["list", "--limit"], "--limit <N> needs a value", "--limit <N> attend une valeur"),
            (
                &["list", "--json=x"],
                "invalid value “x” for --json",
                "valeur «\u{a0}x\u{a0}» incorrecte pour --json",
            ),
            (&["show"], "missing argument: <ID>", "argument manquant\u{a0}: <ID>"),
            (
                &["list", "--json", "--tsv"],
                "--json and --tsv cannot be combined",
                "--json et --tsv sont incompatibles",
            ),
            (
                &["list", "--limit", "1", "--limit", "2"],
                "--limit <N> can be given only once",
                "--limit <N> ne peut être indiqué qu’une fois",
            ),
        ] {
            set_thread_language(Language::English);
            assert_eq!(messages(line).first().map(String::as_str), Some(english));
            set_thread_language(Language::French);
            assert_eq!(messages(line).first().map(String::as_str), Some(french));
        }
    }

    #[test]
    fn errors_list_values_usage_and_help() {
        let refused = messages(&["completions", "tcsh"]);
        assert_eq!(
            refused.get(1).map(String::as_str),
            Some("possible values: bash, elvish, fish, powershell, zsh")
        );
        assert_eq!(refused.last().map(String::as_str), Some("for more, see “vigie completions --help”"));
        for (command, values) in [
            ("state", "possible values: export, import"),
            ("mark", "possible values: read, unread, star, unstar, later, unlater"),
            ("completions", "possible values: bash, elvish, fish, powershell, zsh"),
        ] {
            assert_eq!(messages(&[command]).get(1).map(String::as_str), Some(values));
        }
        let refused = messages(&["show"]);
        assert_eq!(refused.get(1).map(String::as_str), Some("usage: vigie show [OPTIONS] <ID>"));
        assert_eq!(messages(&["--bogus"]).last().map(String::as_str), Some("for more, see “vigie --help”"));
    }
}
