//! Translates error messages of the operating system, the standard library and the parsers.
//!
//! Floor 0. These messages arrive in English. The common ones have a row here and are matched by their exact
//! text; all others are shown unchanged. The index stores reasons in English, and they are translated when
//! they are shown, so that one index serves every language.

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

/// The known messages in lower case at the beginning. The English column is what [`worded`] looks up, so it
/// must be the exact text of its source.
const KNOWN: &[Bilingual] = &[
    // The operating system: `strerror`.
    Bilingual::new("no such file or directory", "fichier ou dossier introuvable"),
    Bilingual::new("permission denied", "accès refusé"),
    Bilingual::new("operation not permitted", "opération non autorisée"),
    Bilingual::new("no space left on device", "plus de place sur le disque"),
    Bilingual::new("disk quota exceeded", "quota d’espace disque dépassé"),
    Bilingual::new("read-only file system", "système de fichiers en lecture seule"),
    Bilingual::new("is a directory", "c’est un dossier"),
    Bilingual::new("not a directory", "ce n’est pas un dossier"),
    Bilingual::new("directory not empty", "le dossier n’est pas vide"),
    Bilingual::new("file exists", "le fichier existe déjà"),
    Bilingual::new("file too large", "fichier trop volumineux"),
    Bilingual::new("file name too long", "nom de fichier trop long"),
    Bilingual::new("too many open files", "trop de fichiers ouverts"),
    Bilingual::new("too many open files in system", "trop de fichiers ouverts dans le système"),
    Bilingual::new("too many levels of symbolic links", "trop de niveaux de liens symboliques"),
    Bilingual::new("input/output error", "erreur d’entrée/sortie"),
    Bilingual::new("device or resource busy", "périphérique ou ressource occupé"),
    Bilingual::new("resource temporarily unavailable", "ressource temporairement indisponible"),
    Bilingual::new("cannot allocate memory", "mémoire insuffisante"),
    Bilingual::new("invalid argument", "argument incorrect"),
    Bilingual::new("exec format error", "ce fichier ne peut pas être exécuté"),
    Bilingual::new("broken pipe", "tube fermé à l’autre bout"),
    Bilingual::new("no such device", "périphérique introuvable"),
    Bilingual::new("no such device or address", "périphérique ou adresse introuvable"),
    Bilingual::new("inappropriate ioctl for device", "opération inadaptée à ce périphérique"),
    Bilingual::new("invalid cross-device link", "lien impossible d’un système de fichiers à un autre"),
    Bilingual::new("stale file handle", "fichier devenu inaccessible sur le serveur"),
    Bilingual::new("operation not supported", "opération non prise en charge"),
    Bilingual::new("function not implemented", "fonction non disponible sur ce système"),
    Bilingual::new("connection timed out", "délai de connexion dépassé"),
    Bilingual::new("connection refused", "connexion refusée"),
    Bilingual::new("connection reset by peer", "connexion fermée par le serveur"),
    Bilingual::new("network is unreachable", "réseau inaccessible"),
    Bilingual::new("no route to host", "hôte inaccessible"),
    Bilingual::new("transport endpoint is not connected", "point de montage déconnecté"),
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

/// Messages of the standard library that only programmers understand, and what is shown instead, in English
/// too.
const REWORDED: &[(&str, &str)] = &[
    ("invalid digit found in string", "expected a whole number"),
    ("cannot parse integer from empty string", "expected a whole number"),
    ("number too large to fit in target type", "the number is too large"),
];

/// Follows the text of a system error; the number of the error comes next.
const ERROR_NUMBER: &str = " (os error";

/// A message of the system or of another program, translated into the current language if it is known.
#[must_use]
pub fn translated_error(text: &str) -> CleanText {
    CleanText::line(&worded(&plain(text), current_language()))
}

/// A message of the system in English, as the index stores it.
#[must_use]
pub fn stored_error(text: &str) -> CleanText {
    CleanText::line(&plain(text))
}

/// The text of a system error without what libraries wrap around it, beginning in lower case. Any other text
/// is returned unchanged, unless it is [`REWORDED`].
fn plain(text: &str) -> String {
    if let Some((_, plain)) = REWORDED.iter().find(|(message, _)| *message == text) {
        return (*plain).to_owned();
    }
    let Some((before, _)) = text.split_once(ERROR_NUMBER) else { return text.to_owned() };
    let text = before.rsplit(['\'', ':', '"']).next().unwrap_or(before).trim();
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

fn worded(text: &str, language: Language) -> String {
    if let Some(words) = KNOWN.iter().find(|words| words.english == text) {
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
        for (index, words) in KNOWN.iter().enumerate() {
            typography::check(*words, words.english);
            assert!(KNOWN.iter().skip(index + 1).all(|other| other.english != words.english), "{words:?}");
        }
        for (_, reworded) in REWORDED {
            assert!(KNOWN.iter().any(|words| words.english == *reworded), "{reworded}");
        }
    }

    #[test]
    fn messages_of_this_system_are_in_the_table() {
        for errno in [1, 2, 5, 12, 13, 17, 20, 21, 22, 27, 28, 30] {
            let message = std::io::Error::from_raw_os_error(errno).to_string();
            set_thread_language(Language::French);
            assert_ne!(translated_error(&message), stored_error(&message), "{message}");
            set_thread_language(Language::English);
        }
    }
}
