//! Words the errors of the command line parser in both languages, with the values, usage and help that
//! could fix them. The parser itself is in [`parser`](crate::cli::parser).
//! Floor 6, part of [`cli`](crate::cli).

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::commands::CommandRow;
use crate::cli::options::OptionRow;
use crate::text::CleanText;
use crate::wording::{CommandMessage, translated_error};

/// The lines to print: the error, the possible values, the usage, and where the help is. `named` is the
/// command on the command line, if there is one. The arguments are quoted, so all texts are cleaned.
pub(super) fn phrases(error: &clap::Error, named: Option<&CommandRow>) -> Vec<CommandMessage> {
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

/// The error in one sentence.
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

/// The possible values of a missing operand.
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
    use crate::cli::parser::{command, shielded};
    use crate::wording::{Language, set_thread_language};

    fn messages(line: &[&str]) -> Vec<String> {
        let words = std::iter::once("vigie").chain(line.iter().copied()).map(Into::into);
        let error = command().try_get_matches_from(shielded(words)).expect_err("it is refused");
        let named = COMMANDS.iter().find(|row| line.contains(&row.name));
        phrases(&error, named).iter().map(ToString::to_string).collect()
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
