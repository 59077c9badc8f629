//! Translates error messages of the operating system, recognised by the number that libraries keep in them, and of the
//! standard library and the parsers, by their text. Others are shown unchanged. The index stores reasons in English, so
//! that one index serves every language. Floor 0.

use std::io::{Error, ErrorKind};

use crate::text::CleanText;
use crate::wording::language::{Bilingual, Language, current_language};

/// Why front matter does not parse: it has too many values, or too long ones.
pub const VALUES_TOO_LARGE: &str = "the values are too large";
/// What front matter should be, after “expected”.
pub const KEYS_WITH_VALUES: &str = "keys with values";
/// What a value should be, after “expected”.
pub const ANY_VALUE: &str = "a value";
/// What front matter is instead of keys with values: a number.
pub const FOUND_NUMBER: &str = "number";
/// What front matter is instead of keys with values: a text.
pub const FOUND_TEXT: &str = "text";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// By what the number means on this system.
    Kind(ErrorKind),
    /// By the number itself, where the kind is missing or too coarse. These numbers are those of Linux; the
    /// first 34 are the same on every Unix.
    Number(i32),
}

#[rustfmt::skip]
const SYSTEM: &[(Cause, Bilingual)] = &[
    kind(ErrorKind::NotFound, "no such file or directory", "fichier ou dossier introuvable"),
    kind(ErrorKind::PermissionDenied, "permission denied", "accès refusé"),
    number(1, "operation not permitted", "opération non autorisée"),
    kind(ErrorKind::StorageFull, "no space left on device", "plus de place sur le disque"),
    kind(ErrorKind::QuotaExceeded, "disk quota exceeded", "quota d’espace disque dépassé"),
    kind(ErrorKind::ReadOnlyFilesystem, "read-only file system", "système de fichiers en lecture seule"),
    kind(ErrorKind::IsADirectory, "is a directory", "c’est un dossier"),
    kind(ErrorKind::NotADirectory, "not a directory", "ce n’est pas un dossier"),
    kind(ErrorKind::DirectoryNotEmpty, "directory not empty", "le dossier n’est pas vide"),
    kind(ErrorKind::AlreadyExists, "file exists", "le fichier existe déjà"),
    kind(ErrorKind::FileTooLarge, "file too large", "fichier trop volumineux"),
    kind(ErrorKind::InvalidFilename, "file name too long", "nom de fichier trop long"),
    number(24, "too many open files", "trop de fichiers ouverts"),
    number(23, "too many open files in system", "trop de fichiers ouverts dans le système"),
    number(40, "too many levels of symbolic links", "trop de niveaux de liens symboliques"),
    number(5, "input/output error", "erreur d’entrée/sortie"),
    kind(ErrorKind::ResourceBusy, "device or resource busy", "périphérique ou ressource occupé"),
    kind(ErrorKind::WouldBlock, "resource temporarily unavailable", "ressource temporairement indisponible"),
    kind(ErrorKind::OutOfMemory, "cannot allocate memory", "mémoire insuffisante"),
    kind(ErrorKind::InvalidInput, "invalid argument", "argument incorrect"),
    number(8, "exec format error", "ce fichier ne peut pas être exécuté"),
    kind(ErrorKind::BrokenPipe, "broken pipe", "tube fermé à l’autre bout"),
    number(19, "no such device", "périphérique introuvable"),
    number(6, "no such device or address", "périphérique ou adresse introuvable"),
    number(25, "inappropriate ioctl for device", "opération inadaptée à ce périphérique"),
    kind(ErrorKind::CrossesDevices, "invalid cross-device link", "lien impossible d’un système de fichiers à un autre"),
    kind(ErrorKind::StaleNetworkFileHandle, "stale file handle", "fichier devenu inaccessible sur le serveur"),
    kind(ErrorKind::Unsupported, "operation not supported", "opération non prise en charge"),
    number(38, "function not implemented", "fonction non disponible sur ce système"),
    kind(ErrorKind::TimedOut, "connection timed out", "délai de connexion dépassé"),
    kind(ErrorKind::ConnectionRefused, "connection refused", "connexion refusée"),
    kind(ErrorKind::ConnectionReset, "connection reset by peer", "connexion fermée par le serveur"),
    kind(ErrorKind::NetworkUnreachable, "network is unreachable", "réseau inaccessible"),
    kind(ErrorKind::HostUnreachable, "no route to host", "hôte inaccessible"),
    kind(ErrorKind::NotConnected, "transport endpoint is not connected", "point de montage déconnecté"),
];

const fn kind(kind: ErrorKind, english: &'static str, french: &'static str) -> (Cause, Bilingual) {
    (Cause::Kind(kind), Bilingual::new(english, french))
}

const fn number(number: i32, english: &'static str, french: &'static str) -> (Cause, Bilingual) {
    (Cause::Number(number), Bilingual::new(english, french))
}

/// Messages that are recognised by their text, which must be exactly that of their source.
const KNOWN: &[Bilingual] = &[
    // The standard library, for errors that do not come from the system.
    Bilingual::new("entity not found", "introuvable"),
    Bilingual::new("entity already exists", "existe déjà"),
    Bilingual::new("timed out", "délai dépassé"),
    Bilingual::new("unexpected end of file", "fin de fichier inattendue"),
    Bilingual::new("failed to fill whole buffer", "fin de fichier inattendue"),
    Bilingual::new("failed to write whole buffer", "écriture incomplète"),
    Bilingual::new("stream did not contain valid UTF-8", "le texte n’est pas en UTF-8"),
    Bilingual::new("invalid data", "données incorrectes"),
    Bilingual::new("invalid input parameter", "paramètre incorrect"),
    Bilingual::new("operation would block", "ressource temporairement indisponible"),
    Bilingual::new("operation interrupted", "opération interrompue"),
    Bilingual::new("out of memory", "mémoire insuffisante"),
    Bilingual::new("unsupported", "non pris en charge"),
    Bilingual::new("other error", "autre erreur"),
    // Numbers on the command line.
    Bilingual::new("expected a whole number", "ce n’est pas un nombre entier"),
    Bilingual::new("the number is too large", "le nombre est trop grand"),
    // The parsers of front matter.
    Bilingual::new(VALUES_TOO_LARGE, "les valeurs sont trop grandes"),
    Bilingual::new(KEYS_WITH_VALUES, "des clés et leurs valeurs"),
    Bilingual::new(ANY_VALUE, "une valeur"),
    Bilingual::new(FOUND_NUMBER, "un nombre"),
    Bilingual::new(FOUND_TEXT, "un texte"),
    Bilingual::new("sequence", "une liste"),
    Bilingual::new("map", "des clés et leurs valeurs"),
    Bilingual::new("unit value", "rien"),
    Bilingual::new("boolean `true`", "une valeur vrai/faux"),
    Bilingual::new("boolean `false`", "une valeur vrai/faux"),
];

/// Messages that only programmers understand, and what is shown instead, in English too.
const REWORDED: &[(&str, &str)] = &[
    ("invalid digit found in string", "expected a whole number"),
    ("cannot parse integer from empty string", "expected a whole number"),
    ("number too large to fit in target type", "the number is too large"),
];

/// Follows the text of a system error; the number of the error comes next.
const ERROR_NUMBER: &str = " (os error ";

/// A message of the system or of another program, translated into the current language if it is known.
pub fn translated_error(text: &str) -> CleanText {
    CleanText::line(&worded(&plain(text), current_language()))
}

/// A message of the system in English, as the index stores it.
pub fn stored_error(text: &str) -> CleanText {
    CleanText::line(&plain(text))
}

/// The English text of an error of the system, without what libraries wrap around it; else the text itself.
fn plain(text: &str) -> String {
    if let Some((_, plain)) = REWORDED.iter().find(|(message, _)| *message == text) {
        return (*plain).to_owned();
    }
    let Some((before, after)) = text.split_once(ERROR_NUMBER) else { return text.to_owned() };
    let number = after.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    if let Some(words) = number.parse().ok().and_then(system_error) {
        return words.english.to_owned();
    }
    let text = before.rsplit(['\'', ':', '"']).next().unwrap_or(before).trim();
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

fn system_error(number: i32) -> Option<Bilingual> {
    let row = |cause| SYSTEM.iter().find(|(known, _)| *known == cause).map(|(_, words)| *words);
    let kind = || row(Cause::Kind(Error::from_raw_os_error(number).kind()));
    row(Cause::Number(number)).or_else(kind)
}

fn worded(text: &str, language: Language) -> String {
    let mut known = SYSTEM.iter().map(|(_, words)| words).chain(KNOWN);
    if let Some(words) = known.find(|words| words.english == text) {
        return words.in_language(language).to_owned();
    }
    if language == Language::English {
        return text.to_owned();
    }
    if let Some(code) = text.strip_prefix("exit status: ") {
        return format!("code de sortie {code}");
    }
    if let Some(signal) = text.strip_prefix("signal: ") {
        return format!("arrêté par le signal {signal}");
    }
    let kinds = text.strip_prefix("invalid type: ").and_then(|kinds| kinds.split_once(", expected "));
    match kinds {
        Some((found, expected)) => {
            format!("{}, alors qu’il faut {}", worded(found, language), worded(expected, language))
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{set_thread_language, typography};

    #[test]
    fn known_messages_are_translated_and_others_kept() {
        for (message, english, french) in [
            ("Permission denied (os error 13)", "permission denied", "accès refusé"),
            (
                "IO error: 'No space left on device (os error 28)'",
                "no space left on device",
                "plus de place sur le disque",
            ),
            ("Level 3 reset (os error 51)", "level 3 reset", "level 3 reset"),
            ("permission denied", "permission denied", "accès refusé"),
            ("exit status: 3", "exit status: 3", "code de sortie 3"),
            ("invalid digit found in string", "expected a whole number", "ce n’est pas un nombre entier"),
            ("number too large to fit in target type", "the number is too large", "le nombre est trop grand"),
            (
                "invalid type: number, expected keys with values",
                "invalid type: number, expected keys with values",
                "un nombre, alors qu’il faut des clés et leurs valeurs",
            ),
            ("signal: 9 (SIGKILL)", "signal: 9 (SIGKILL)", "arrêté par le signal 9 (SIGKILL)"),
            ("expected value", "expected value", "expected value"),
            ("", "", ""),
        ] {
            assert_eq!(translated_error(message).as_str(), english);
            assert_eq!(stored_error(message).as_str(), english);
            set_thread_language(Language::French);
            assert_eq!(translated_error(message).as_str(), french);
            assert_eq!(translated_error(&stored_error(message)).as_str(), french);
            set_thread_language(Language::English);
        }
    }

    #[test]
    fn every_message_has_one_row_in_both_languages() {
        let all: Vec<Bilingual> = SYSTEM.iter().map(|(_, words)| words).chain(KNOWN).copied().collect();
        for (index, words) in all.iter().enumerate() {
            typography::check(*words, words.english);
            assert!(all.iter().skip(index + 1).all(|other| other.english != words.english), "{words:?}");
        }
        for (index, (cause, words)) in SYSTEM.iter().enumerate() {
            assert!(SYSTEM.iter().skip(index + 1).all(|(other, _)| other != cause), "{words:?}");
        }
        for (_, reworded) in REWORDED {
            assert!(KNOWN.iter().any(|words| words.english == *reworded), "{reworded}");
        }
    }

    #[test]
    fn errors_of_this_system_are_recognised_by_their_number() {
        for errno in [1, 2, 5, 12, 13, 17, 20, 21, 22, 27, 28, 30] {
            let message = Error::from_raw_os_error(errno).to_string();
            set_thread_language(Language::French);
            assert_ne!(translated_error(&message), stored_error(&message), "{message}");
            set_thread_language(Language::English);
            assert_eq!(
                translated_error(&format!("in other words (os error {errno})")),
                stored_error(&message)
            );
        }
    }

    /// So that nothing is called something else in English than the system calls it.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_english_words_are_those_of_the_system() {
        for errno in 1..200 {
            let message = Error::from_raw_os_error(errno).to_string();
            let (said, _) = message.split_once(ERROR_NUMBER).unwrap();
            assert!(
                system_error(errno).is_none_or(|words| words.english.eq_ignore_ascii_case(said)),
                "{said}"
            );
        }
    }
}
