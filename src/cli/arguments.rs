//! The parser of the command line, built from the tables COMMANDS and OPTIONS, and the parsed values.
//!
//! Values that several commands use are read here; the others by the command that has them. How errors of the
//! parser are worded is in `cli::refusal`. Floor 6, part of [`cli`](crate::cli).

use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Mutex;

use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;
use jiff::civil;

use crate::cli::commands::{COMMANDS, CommandRow};
use crate::cli::help::PageLine;
use crate::cli::options::{EXCLUSIVE, OptionGroup, OptionRow, READER_OPTIONS};
use crate::cli::{CommandError, effective_settings, help, mark, option_values, state};
use crate::config::choice::{Choice, LanguageChoice};
use crate::io::settings::expanded;
use crate::io::{IndexStorage, Places, Source, visit};
use crate::model::SafeUrl;
use crate::query::Sort;
use crate::text::CleanText;
use crate::wording::{Phrase, translated_error};

/// The parser of the whole command line, with the help of every command.
#[must_use]
pub fn command() -> Command {
    parser(true)
}

/// The parser, without the help pages unless they are asked for: laying them out takes longer than parsing.
pub(super) fn parser(has_help: bool) -> Command {
    let page =
        |lines: &dyn Fn() -> Vec<PageLine>| if has_help { help::styled(&lines()) } else { StyledStr::new() };
    let mut command = Command::new("vigie")
        .version(env!("CARGO_PKG_VERSION"))
        .about(Phrase::About.to_string())
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .override_usage(Phrase::Usage.to_string())
        .override_help(page(&help::of_program))
        .args(arguments(READER_OPTIONS));
    command = with_help_flag(command);
    command = command.arg(parser_flag("version", 'V', ArgAction::Version, &Phrase::VersionHelp));
    for row in COMMANDS {
        let mut subcommand = Command::new(row.name)
            .about(row.about.now())
            .override_help(page(&|| help::of_command(row)))
            .args(arguments(row.options));
        for options in EXCLUSIVE {
            let options: Vec<_> = options.iter().filter(|name| row.options.contains(name)).collect();
            if let [first, _, ..] = options.as_slice() {
                subcommand = subcommand.group(ArgGroup::new(format!("one of {first}")).args(options));
            }
        }
        command = command.subcommand(with_help_flag(subcommand));
    }
    command
}

/// Replaces the English help flag of the parser.
fn with_help_flag(command: Command) -> Command {
    command.disable_help_flag(true).arg(parser_flag("help", 'h', ArgAction::Help, &Phrase::HelpHelp))
}

/// A flag that the parser handles itself.
fn parser_flag(name: &'static str, short: char, action: ArgAction, help: &Phrase) -> Arg {
    Arg::new(name).short(short).long(name).action(action).help(help.to_string())
}

/// The form of a command: `vigie show [OPTIONS] <ID>`.
pub(super) fn usage(row: &CommandRow) -> String {
    let mut usage = format!("vigie {} [OPTIONS]", row.name);
    let options = row.options.iter().filter_map(|name| OptionRow::named(name));
    for option in options.filter(|option| option.group == OptionGroup::Operand) {
        let (argument, value) = (parsed(option), option.usage());
        let (open, close) = match (argument.is_required_set(), argument.get_num_args()) {
            (true, _) => ("<", ">"),
            (false, None) => ("[", "]"),
            (false, Some(_)) => ("[", "]..."),
        };
        for part in [" ", open, &value, close] {
            usage.push_str(part);
        }
    }
    usage
}

/// Put before a word that begins with `-`, as `-storm`, so that the parser does not take it for an option.
const SHIELD: char = '\u{1}';

/// Protects words that begin with `-` from the parser; [`words`] removes the protection. This works because
/// `-h` and `-V` are the only short options.
pub fn shielded(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut shielded = Vec::new();
    let mut is_value = true;
    for argument in arguments {
        let text = argument.to_string_lossy();
        let is_word =
            text.starts_with('-') && !text.starts_with("--") && !matches!(&*text, "-" | "-h" | "-V");
        let option = text.strip_prefix("--").and_then(OptionRow::named);
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
    names.iter().filter_map(|name| OptionRow::named(name)).map(|row| parsed(row).help(help(row)))
}

/// What an option does, with its variable, and with its values unless the text names them all.
pub(super) fn help(row: &OptionRow) -> String {
    let mut help = row.help.to_string();
    let values = values(row);
    if values.iter().any(|value| !help.contains(value.as_str())) {
        help = Phrase::HelpWithValues { help: row.help.now(), values: CleanText::line(&values.join(", ")) }
            .to_string();
    }
    match row.variable {
        Some(variable) => format!("{help} [{variable}]"),
        None => help,
    }
}

/// The names of the values that an option takes, without the reversed orders; empty if it takes any text.
pub(super) fn values(row: &OptionRow) -> Vec<String> {
    let values = parsed(row).get_possible_values();
    let names = values.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name);
    names.filter(|name| !name.starts_with('-')).map(str::to_owned).collect()
}

/// The argument of the parser for an option, without its help.
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
        "kind" => argument.required(true).value_parser(option_values::facets()),
        "only" | "without" => argument
            .long(row.name)
            .action(ArgAction::Append)
            .value_delimiter(',')
            .value_parser(option_values::problems(row.name == "without")),
        "topic" => argument.value_parser(option_values::topics()),
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
        "sort" => argument.long("sort").allow_hyphen_values(true).value_parser(option_values::orders()),
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

/// The current date in UTC.
pub(super) fn today() -> civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The folder named by the operand, else by `--dir`, else by the environment, else by the settings.
pub(super) fn folder(matches: &ArgMatches) -> Option<PathBuf> {
    let given = |name| matches.try_get_one::<PathBuf>(name).ok().flatten().cloned();
    let operand =
        given("folder").map(|folder| match folder.to_str().and_then(|text| text.strip_prefix(SHIELD)) {
            Some(text) => PathBuf::from(text),
            None => folder,
        });
    let of_settings = || effective_settings::settings().library.as_ref().map(|folder| expanded(folder));
    operand
        .or_else(|| given("dir"))
        .or_else(|| environment("VIGIE_DIR").map(PathBuf::from))
        .or_else(of_settings)
}

fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Where the index of a source is kept: in the cache folder, or in memory with `--no-index`.
pub(super) fn with_storage(matches: &ArgMatches, source: &Source) -> IndexStorage {
    let place = match source {
        Source::Folder { root, .. } if !flag(matches, "no-index") => Places::of_user().index(root),
        Source::Folder { .. } | Source::Sample => None,
    };
    place.map_or(IndexStorage::Memory, IndexStorage::Folder)
}

/// The file that stores the end of the last visit; `None` for the sample.
pub(super) fn visit(source: &Source) -> Option<PathBuf> {
    match source {
        Source::Folder { root, .. } => Places::of_user().visit(root),
        Source::Sample => None,
    }
}

/// The end of the last visit, in nanoseconds since 1970.
pub(super) fn since(source: &Source) -> Option<i64> {
    visit::read(&visit(source)?, visit::now())
}

/// The order of `--sort`, else that of the settings.
pub(super) fn sort(matches: &ArgMatches) -> Sort {
    text(matches, "sort").and_then(Sort::named).unwrap_or(effective_settings::settings().sort)
}

/// The maximum number of lines to print: `--limit`, or no limit.
pub(super) fn limit(matches: &ArgMatches) -> usize {
    matches.try_get_one::<usize>("limit").ok().flatten().copied().unwrap_or(usize::MAX)
}

/// The words of the query, as one text.
#[must_use]
pub fn words(matches: &ArgMatches) -> String {
    let words = matches.try_get_many::<String>("words").ok().flatten().unwrap_or_default();
    words.map(|word| requote(word.trim_start_matches(SHIELD))).collect::<Vec<_>>().join(" ")
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

/// An error if a folder or an option of the reader comes before the command.
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

/// Whether an option is on the command line.
fn is_given(matches: &ArgMatches, name: &str) -> bool {
    matches.contains_id(name) && matches.value_source(name) == Some(ValueSource::CommandLine)
}

/// The text of an option or operand.
pub(super) fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// Whether a flag is on the command line.
pub(super) fn flag(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

/// The website that permalinks are appended to: `--site-url`, else the variable, else the setting.
///
/// # Errors
/// The address is not a web link.
pub(super) fn site(matches: &ArgMatches) -> Result<Option<SafeUrl>, CommandError> {
    let given = matches.try_get_one::<String>("site-url").ok().flatten().cloned();
    let Some(text) =
        given.or_else(|| environment("VIGIE_SITE_URL").map(|text| text.to_string_lossy().into_owned()))
    else {
        return Ok(effective_settings::settings().site_url.clone());
    };
    let written = CleanText::line(&text);
    SafeUrl::parse(&written).map(Some).map_err(|reason| Phrase::SiteNotAWebLink { written, reason }.into())
}

/// Starts the log if `--log` or its variable names a file.
///
/// # Errors
/// The file cannot be opened.
pub(super) fn start_log(matches: &ArgMatches) -> Result<(), CommandError> {
    let given = matches.try_get_one::<PathBuf>("log").ok().flatten().cloned();
    let Some(path) = given.or_else(|| environment("VIGIE_LOG").map(PathBuf::from)) else { return Ok(()) };
    let failed = |error: std::io::Error| Phrase::LogFailed {
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
