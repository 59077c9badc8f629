//! The parser of the command line, made of the tables COMMANDS and OPTIONS, and what was given.

use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Mutex;

use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;
use jiff::civil;

use crate::cli::commands::{COMMANDS, CommandRow, EXCLUSIVE, OPTIONS, OptionRow, READER_OPTIONS};
use crate::cli::{Failure, decided, mark, possible, state};
use crate::config::choice::{Choice, LanguageChoice};
use crate::io::settings::expanded;
use crate::io::{Keeping, Places, Source, visit};
use crate::model::SafeUrl;
use crate::query::Sort;
use crate::text::CleanText;
use crate::wording::{Phrase, foreign};

/// The parser of the whole command line.
#[must_use]
pub fn command() -> Command {
    let mut command = Command::new("vigie")
        .version(env!("CARGO_PKG_VERSION"))
        .about(Phrase::About.to_string())
        .after_help(StyledStr::from(Phrase::AfterHelp.to_string()))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(Phrase::CommandsHeading.to_string())
        .override_usage(Phrase::Usage.to_string())
        .args(arguments(READER_OPTIONS));
    command =
        with_help(command).arg(flag_of_parser("version", 'V', ArgAction::Version, &Phrase::VersionHelp));
    for row in COMMANDS {
        let mut subcommand = Command::new(row.name)
            .about(row.about.now())
            .after_help(row.more.now())
            .args(arguments(row.options));
        for options in EXCLUSIVE {
            let options: Vec<_> = options.iter().filter(|name| row.options.contains(name)).collect();
            if let [first, _, ..] = options.as_slice() {
                subcommand = subcommand.group(ArgGroup::new(format!("one of {first}")).args(options));
            }
        }
        command = command.subcommand(with_help(subcommand));
    }
    command
}

/// A command with its help in the language that is spoken.
fn with_help(command: Command) -> Command {
    let header = *command.get_styles().get_header();
    let template = format!(
        "{{about-with-newline}}\n{header}{}{header:#} {{usage}}\n\n{{all-args}}{{after-help}}",
        Phrase::UsageHeading
    );
    command.help_template(StyledStr::from(template)).disable_help_flag(true).arg(flag_of_parser(
        "help",
        'h',
        ArgAction::Help,
        &Phrase::HelpHelp,
    ))
}

/// A flag that the parser itself acts on.
fn flag_of_parser(name: &'static str, short: char, action: ArgAction, help: &Phrase) -> Arg {
    let heading = Phrase::OptionsHeading.to_string();
    Arg::new(name).short(short).long(name).action(action).help(help.to_string()).help_heading(heading)
}

/// The help of a command, as `vigie COMMAND --help` prints it.
pub(super) fn help_of(row: &CommandRow) -> Option<StyledStr> {
    let mut command = command();
    command.build();
    command.find_subcommand_mut(row.name).map(Command::render_help)
}

/// How a command is written: `vigie show [OPTIONS] <ID>`.
pub(super) fn usage(row: &CommandRow) -> String {
    let command = command();
    let subcommand = command.get_subcommands().find(|subcommand| subcommand.get_name() == row.name);
    let usage = subcommand.map(|subcommand| {
        let mut subcommand = subcommand.clone().bin_name(format!("vigie {}", row.name));
        subcommand.render_usage().to_string()
    });
    let usage = usage.unwrap_or_default();
    // What the parser writes before it is English.
    usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned()
}

/// Stands before a word that begins with `-`, so that the parser takes it for a word: `-stent` excludes.
const SHIELD: char = '\u{1}';

/// The arguments with excluded words shielded. There are no short options but `-h` and `-V`, so that no
/// word is mistaken for one.
pub(super) fn shielded(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut shielded = Vec::new();
    let mut is_value = true;
    for argument in arguments {
        let text = argument.to_string_lossy();
        let is_word =
            text.starts_with('-') && !text.starts_with("--") && !matches!(&*text, "-" | "-h" | "-V");
        let option = text.strip_prefix("--").and_then(|name| OPTIONS.iter().find(|row| row.name == name));
        let takes_value = option.is_some_and(|row| row.value.is_some());
        if is_word && !is_value {
            let mut word = OsString::from(SHIELD.to_string());
            word.push(&argument);
            shielded.push(word);
        } else {
            shielded.push(argument);
        }
        is_value = takes_value;
    }
    shielded
}

fn arguments(names: &'static [&'static str]) -> impl Iterator<Item = Arg> {
    names.iter().filter_map(|name| OPTIONS.iter().find(|row| row.name == *name)).map(argument)
}

fn argument(row: &OptionRow) -> Arg {
    let argument = parsed(row);
    let heading = if argument.is_positional() { Phrase::ArgumentsHeading } else { Phrase::OptionsHeading };
    let takes_some = !argument.get_possible_values().is_empty();
    // The parser would say in English which values there are; the help says it.
    let argument = if takes_some { argument.hide_possible_values(true) } else { argument };
    argument.help(help(row)).help_heading(heading.to_string())
}

/// What an option does, the values it takes, and its variable.
pub(super) fn help(row: &OptionRow) -> String {
    let names = values(row);
    let help = if names.is_empty() {
        row.help.to_string()
    } else {
        Phrase::HelpWithValues { help: row.help.now(), values: CleanText::line(&names.join(", ")) }
            .to_string()
    };
    match row.variable {
        Some(variable) => format!("{help} [{variable}]"),
        None => help,
    }
}

/// The values that an option takes, where they have names.
pub(super) fn values(row: &OptionRow) -> Vec<String> {
    let values = parsed(row).get_possible_values();
    values.iter().filter(|value| !value.is_hide_set()).map(|value| value.get_name().to_owned()).collect()
}

/// How an option is read.
fn parsed(row: &OptionRow) -> Arg {
    let mut argument = Arg::new(row.name);
    argument = match row.value {
        Some(value) => argument.value_name(value.now()),
        None => argument.action(ArgAction::SetTrue),
    };
    match row.name {
        "folder" => argument.value_parser(value_parser!(PathBuf)).value_hint(ValueHint::DirPath),
        "words" => argument.num_args(0..),
        "id" => argument.required(true),
        "kind" => argument.required(true).value_parser(possible::facets()),
        "only" | "without" => argument
            .long(row.name)
            .action(ArgAction::Append)
            .value_delimiter(',')
            .value_parser(possible::problems(row.name == "without")),
        "topic" => argument.value_parser(possible::topics()),
        "act" => argument
            .required(true)
            .value_parser(PossibleValuesParser::new(mark::ACTS.iter().map(|row| row.name))),
        "task" => argument.required(true).value_parser(PossibleValuesParser::new(state::TASKS)),
        "file" => argument.value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath),
        "shell" => argument.required(true).value_parser(value_parser!(Shell)),
        "dir" => argument
            .long("dir")
            .global(true)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::DirPath),
        "limit" => argument.long("limit").value_parser(value_parser!(usize)),
        "sort" => argument.long("sort").allow_hyphen_values(true).value_parser(possible::orders()),
        "format" => argument.long("format").allow_hyphen_values(true),
        "config" => argument
            .long("config")
            .global(true)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath),
        "lang" => argument.long("lang").global(true).value_parser(PossibleValuesParser::new(
            LanguageChoice::ALL.iter().map(|(word, _)| PossibleValue::new(*word)),
        )),
        "no-index" => argument.long("no-index").global(true),
        "log" => argument
            .long("log")
            .global(true)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath),
        name => argument.long(name),
    }
}

/// Today, by the clock of the machine, in UTC.
pub(super) fn today() -> civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The folder that was asked for: operand, option, environment, settings.
pub(super) fn folder(matches: &ArgMatches) -> Option<PathBuf> {
    let given = |name| matches.try_get_one::<PathBuf>(name).ok().flatten().cloned();
    let operand =
        given("folder").map(|folder| match folder.to_str().and_then(|text| text.strip_prefix(SHIELD)) {
            Some(text) => PathBuf::from(text),
            None => folder,
        });
    let of_settings = || decided::settings().library.as_ref().map(|folder| expanded(folder));
    operand
        .or_else(|| given("dir"))
        .or_else(|| environment("VIGIE_DIR").map(PathBuf::from))
        .or_else(of_settings)
}

fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Where the index of a source is kept.
pub(super) fn keeping(matches: &ArgMatches, source: &Source) -> Keeping {
    let place = match source {
        Source::Folder { root, .. } if !flag(matches, "no-index") => Places::of_user().index(root),
        Source::Folder { .. } | Source::Sample => None,
    };
    place.map_or(Keeping::Memory, Keeping::Folder)
}

/// The file that remembers when a source was left.
pub(super) fn visit(source: &Source) -> Option<PathBuf> {
    match source {
        Source::Folder { root, .. } => Places::of_user().visit(root),
        Source::Sample => None,
    }
}

/// When a source was left last, in nanoseconds since 1970.
pub(super) fn since(source: &Source) -> Option<i64> {
    visit::read(&visit(source)?, visit::now())
}

/// The order that was asked for.
pub(super) fn sort(matches: &ArgMatches) -> Sort {
    text(matches, "sort").and_then(Sort::named).unwrap_or(decided::settings().sort)
}

/// The most lines to print.
pub(super) fn limit(matches: &ArgMatches) -> usize {
    matches.try_get_one::<usize>("limit").ok().flatten().copied().unwrap_or(usize::MAX)
}

/// The words that were given, as one query.
pub(super) fn words(matches: &ArgMatches) -> String {
    let words = matches.try_get_many::<String>("words").ok().flatten().unwrap_or_default();
    words.map(|word| requote(word.trim_start_matches(SHIELD))).collect::<Vec<_>>().join(" ")
}

/// The shell took the quotes off `tag:"Vascular News"`; an operand with a space gets them back, unless
/// it is a query of several conditions.
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

/// What is wrong with the words before a command: they would be about the reader.
pub(super) fn misplaced(matches: &ArgMatches) -> Option<Phrase> {
    let (command, _) = matches.subcommand()?;
    let command = COMMANDS.iter().find(|row| row.name == command)?.name;
    if matches.contains_id("folder") {
        return Some(Phrase::FolderBeforeCommand { command });
    }
    let option =
        ["sort", "site-url", "theme", "plain", "fresh"].into_iter().find(|name| is_given(matches, name))?;
    Some(Phrase::OptionBeforeCommand { command, option })
}

/// Whether an option was given.
fn is_given(matches: &ArgMatches, name: &str) -> bool {
    matches.contains_id(name) && matches.value_source(name) == Some(ValueSource::CommandLine)
}

/// The text behind an option.
pub(super) fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// Whether a flag was given.
pub(super) fn flag(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

/// The site that permalinks belong to.
pub(super) fn site(matches: &ArgMatches) -> Result<Option<SafeUrl>, Failure> {
    let given = matches.try_get_one::<String>("site-url").ok().flatten().cloned();
    let Some(text) =
        given.or_else(|| environment("VIGIE_SITE_URL").map(|text| text.to_string_lossy().into_owned()))
    else {
        return Ok(decided::settings().site_url.clone());
    };
    let written = CleanText::line(&text);
    SafeUrl::parse(&written).map(Some).map_err(|reason| Phrase::SiteNotAWebLink { written, reason }.into())
}

/// Starts writing the log, if one was asked for.
pub(super) fn start_log(matches: &ArgMatches) -> Result<(), Failure> {
    let given = matches.try_get_one::<PathBuf>("log").ok().flatten().cloned();
    let Some(path) = given.or_else(|| environment("VIGIE_LOG").map(PathBuf::from)) else { return Ok(()) };
    let failed = |error: std::io::Error| Phrase::LogFailed {
        path: CleanText::line(&path.to_string_lossy()),
        reason: foreign(&error.to_string()),
    };
    let file = File::options().create(true).append(true).open(&path).map_err(failed)?;
    let subscriber = tracing_subscriber::fmt()
        .with_writer(Mutex::new(file))
        .with_ansi(false)
        .with_max_level(tracing::Level::DEBUG)
        .finish();
    // A second subscriber can only be a second start in one process; the first goes on.
    let _ = tracing::subscriber::set_global_default(subscriber);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &[&str]) -> (String, usize, Sort) {
        let line = std::iter::once("vigie").chain(line.iter().copied()).map(OsString::from);
        let matches = command().try_get_matches_from(shielded(line)).expect("the line is understood");
        let (_, matches) = matches.subcommand().expect("a command");
        (words(matches), limit(matches), sort(matches))
    }

    #[test]
    fn words_may_begin_with_a_minus_and_options_stand_anywhere() {
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
            let (words, limit, sort) = parsed(line);
            assert_eq!((words.as_str(), limit, sort), meaning, "{line:?}");
        }
    }

    #[test]
    fn a_format_may_begin_with_a_minus_and_orders_have_several_names() {
        for (line, name, value) in [
            (&["list", "--format", "- {title}"][..], "format", "- {title}"),
            (&["list", "--format=-{title}", "-x"], "format", "-{title}"),
            (&["list", "--sort", "-titre"], "sort", "-titre"),
            (&["list", "--sort", "importance"], "sort", "importance"),
        ] {
            let line = std::iter::once("vigie").chain(line.iter().copied()).map(OsString::from);
            let matches = command().try_get_matches_from(shielded(line)).expect("the line is understood");
            let (_, matches) = matches.subcommand().expect("a command");
            assert_eq!(text(matches, name), Some(value));
        }
    }
}
