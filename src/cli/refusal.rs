//! Why the parser of the command line refuses what was given, in the words of this program.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::fault::suggested;
use crate::cli::{CommandRow, OPTIONS, arguments};
use crate::text::CleanText;
use crate::wording::{Phrase, foreign};

/// What there is to say: what is wrong, what could stand there, how the command is written, where more is
/// said: in the help of the command, if one is named. It quotes what was given, so everything is cleaned.
pub(super) fn phrases(error: &clap::Error, named: Option<&CommandRow>) -> Vec<Phrase> {
    let instead = [ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| text(error, kind).filter(|text| !text.is_empty()));
    let mut phrases = vec![suggested(reason(error), instead.as_deref())];
    let possible = values(error).or_else(|| missing_values(error, named?));
    phrases.extend(possible.map(|values| Phrase::ValuesAre { values }));
    // The program itself has two forms, which its help shows. Where only a value is wrong, the parser
    // does not say how the command is written either.
    let written = named.filter(|_| error.get(ContextKind::Usage).is_some()).map(arguments::usage);
    phrases.extend(written.map(|usage| Phrase::UsageIs { usage: CleanText::line(&usage) }));
    let command = named.map_or_else(|| "vigie".to_owned(), |row| format!("vigie {}", row.name));
    phrases.push(Phrase::HelpIsAt { command: CleanText::line(&command) });
    phrases
}

/// What is wrong.
fn reason(error: &clap::Error) -> Phrase {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match (error.kind(), argument, value) {
        (ErrorKind::UnknownArgument, Some(argument), _) => Phrase::NoSuchArgument { argument },
        (ErrorKind::InvalidValue, Some(argument), Some(value)) if value.is_empty() => {
            Phrase::ValueMissing { argument }
        }
        (ErrorKind::ValueValidation, Some(argument), Some(value)) => match std::error::Error::source(error) {
            Some(source) => Phrase::BadValueBecause { argument, value, reason: foreign(&source.to_string()) },
            None => Phrase::BadValue { argument, value },
        },
        (ErrorKind::InvalidValue | ErrorKind::TooManyValues, Some(argument), Some(value)) => {
            Phrase::BadValue { argument, value }
        }
        (ErrorKind::MissingRequiredArgument, Some(arguments), _) => Phrase::ArgumentsMissing { arguments },
        (ErrorKind::ArgumentConflict, Some(argument), _) => {
            match text(error, ContextKind::PriorArg).filter(|other| *other != argument) {
                Some(other) => Phrase::ArgumentsExclude { argument, other },
                None => Phrase::ArgumentTwice { argument },
            }
        }
        (ErrorKind::InvalidUtf8, ..) => Phrase::ArgumentNotUtf8,
        _ => Phrase::ArgumentsNotUnderstood,
    }
}

/// The values that could have been given.
fn values(error: &clap::Error) -> Option<CleanText> {
    text(error, ContextKind::ValidValue).filter(|values| !values.is_empty())
}

/// The values that an operand takes which is missing.
fn missing_values(error: &clap::Error, named: &CommandRow) -> Option<CleanText> {
    if error.kind() != ErrorKind::MissingRequiredArgument {
        return None;
    }
    let missing = text(error, ContextKind::InvalidArg)?;
    let rows = OPTIONS.iter().filter(|row| named.options.contains(&row.name));
    let mut values =
        rows.filter(|row| row.value.is_some_and(|value| missing.as_str() == format!("<{value}>")));
    let values = arguments::values(values.next()?);
    (!values.is_empty()).then(|| CleanText::line(&values.join(", ")))
}

/// Something that the parser has to say of its refusal; several things with commas.
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
    use crate::cli::COMMANDS;
    use crate::cli::arguments::{command, shielded};
    use crate::wording::{Language, speak_here};

    fn said(line: &[&str]) -> Vec<String> {
        let words = std::iter::once("vigie").chain(line.iter().copied()).map(Into::into);
        let error = command().try_get_matches_from(shielded(words)).expect_err("it is refused");
        let named = COMMANDS.iter().find(|row| line.contains(&row.name));
        phrases(&error, named).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_refusal_is_said_in_words() {
        for (line, english, french) in [
            (
                &["--bogus"][..],
                "“--bogus” is not understood here",
                "«\u{a0}--bogus\u{a0}» n’est pas compris ici",
            ),
            (&["a", "b"], "“b” is not understood here", "«\u{a0}b\u{a0}» n’est pas compris ici"),
            (
                &["list", "--limi", "3"],
                "“--limi” is not understood here; did you mean --limit?",
                "«\u{a0}--limi\u{a0}» n’est pas compris ici\u{a0}; vouliez-vous dire --limit\u{a0}?",
            ),
            (
                &["list", "--limit", "x"],
                "--limit <N> does not take “x”: invalid digit found in string",
                "--limit <N> n’accepte pas «\u{a0}x\u{a0}»\u{a0}: ce n’est pas un nombre entier",
            ),
            (&["list", "--limit"], "there is nothing behind --limit <N>", "il n’y a rien après --limit <N>"),
            (&["list", "--json=x"], "--json does not take “x”", "--json n’accepte pas «\u{a0}x\u{a0}»"),
            (&["show"], "missing: <ID>", "il manque\u{a0}: <ID>"),
            (
                &["list", "--json", "--tsv"],
                "--json and --tsv exclude each other",
                "--json et --tsv s’excluent",
            ),
            (
                &["list", "--limit", "1", "--limit", "2"],
                "--limit <N> stands twice",
                "--limit <N> figure deux fois",
            ),
        ] {
            speak_here(Language::English);
            assert_eq!(said(line).first().map(String::as_str), Some(english));
            speak_here(Language::French);
            assert_eq!(said(line).first().map(String::as_str), Some(french));
        }
    }

    #[test]
    fn values_and_usage_and_help_are_named() {
        let refused = said(&["completions", "tcsh"]);
        assert_eq!(
            refused.get(1).map(String::as_str),
            Some("possible values: bash, elvish, fish, powershell, zsh")
        );
        assert_eq!(refused.last().map(String::as_str), Some("“vigie completions --help” says more"));
        for (command, values) in [
            ("state", "possible values: export, import"),
            ("mark", "possible values: read, unread, star, unstar, later, unlater"),
            ("completions", "possible values: bash, elvish, fish, powershell, zsh"),
        ] {
            assert_eq!(said(&[command]).get(1).map(String::as_str), Some(values));
        }
        let refused = said(&["show"]);
        assert_eq!(refused.get(1).map(String::as_str), Some("usage: vigie show [OPTIONS] <ID>"));
        assert_eq!(said(&["--bogus"]).last().map(String::as_str), Some("“vigie --help” says more"));
    }
}
