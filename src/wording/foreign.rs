//! What others say: the system of its failures, the readers of other languages of their input.
//!
//! Floor 0. Their texts are English. What is common has a row here; whatever else they say is quoted as
//! it is. A reason that is kept in the index is kept in English and worded when it is shown, so that an
//! index serves in every language.

use crate::text::CleanText;
use crate::wording::language::{Language, Words, spoken};

/// Why a front matter does not parse: its values are too many or too long.
pub const VALUES_TOO_LARGE: &str = "the values are too large";
/// What a front matter should be, after “expected”.
pub const KEYS_WITH_VALUES: &str = "keys with values";
/// What a value should be, after “expected”.
pub const ANY_VALUE: &str = "a value";
/// What a front matter is instead of keys with values: a number.
pub const FOUND_NUMBER: &str = "number";
/// What a front matter is instead of keys with values: a text.
pub const FOUND_TEXT: &str = "text";

/// What is often said, as it is said, with a small letter first.
const SAID: &[Words] = &[
    // The system, by `strerror`.
    Words::new("no such file or directory", "fichier ou dossier introuvable"),
    Words::new("permission denied", "accès refusé"),
    Words::new("operation not permitted", "opération non permise"),
    Words::new("no space left on device", "plus de place sur le disque"),
    Words::new("disk quota exceeded", "quota de disque dépassé"),
    Words::new("read-only file system", "système de fichiers en lecture seule"),
    Words::new("is a directory", "c’est un dossier"),
    Words::new("not a directory", "ce n’est pas un dossier"),
    Words::new("directory not empty", "le dossier n’est pas vide"),
    Words::new("file exists", "le fichier existe déjà"),
    Words::new("file too large", "fichier trop volumineux"),
    Words::new("file name too long", "nom de fichier trop long"),
    Words::new("too many open files", "trop de fichiers ouverts"),
    Words::new("too many open files in system", "trop de fichiers ouverts dans le système"),
    Words::new("too many levels of symbolic links", "trop de liens symboliques à la suite"),
    Words::new("input/output error", "erreur d’entrée-sortie"),
    Words::new("device or resource busy", "périphérique ou ressource déjà en service"),
    Words::new("resource temporarily unavailable", "ressource momentanément indisponible"),
    Words::new("cannot allocate memory", "mémoire insuffisante"),
    Words::new("invalid argument", "argument non valable"),
    Words::new("exec format error", "ce fichier ne peut pas être exécuté"),
    Words::new("broken pipe", "tube rompu"),
    Words::new("no such device", "périphérique introuvable"),
    Words::new("no such device or address", "périphérique ou adresse introuvable"),
    Words::new("inappropriate ioctl for device", "opération impossible sur ce périphérique"),
    Words::new("invalid cross-device link", "lien impossible d’un système de fichiers à un autre"),
    Words::new("stale file handle", "fichier perdu de vue sur le serveur"),
    Words::new("operation not supported", "opération non prise en charge"),
    Words::new("function not implemented", "fonction absente du système"),
    Words::new("connection timed out", "délai de connexion dépassé"),
    Words::new("connection refused", "connexion refusée"),
    Words::new("connection reset by peer", "connexion rompue par l’autre côté"),
    Words::new("network is unreachable", "réseau inaccessible"),
    Words::new("no route to host", "hôte inaccessible"),
    Words::new("transport endpoint is not connected", "point de montage sans connexion"),
    // The standard library, where the system did not say it.
    Words::new("entity not found", "introuvable"),
    Words::new("entity already exists", "existe déjà"),
    Words::new("timed out", "délai dépassé"),
    Words::new("unexpected end of file", "fin de fichier inattendue"),
    Words::new("failed to fill whole buffer", "fin de fichier inattendue"),
    Words::new("failed to write whole buffer", "tout n’a pas pu être écrit"),
    Words::new("stream did not contain valid UTF-8", "le texte n’est pas en UTF-8"),
    Words::new("invalid data", "données non valables"),
    Words::new("invalid input parameter", "paramètre non valable"),
    Words::new("operation would block", "ressource momentanément indisponible"),
    Words::new("operation interrupted", "opération interrompue"),
    Words::new("out of memory", "mémoire insuffisante"),
    Words::new("unsupported", "non pris en charge"),
    Words::new("other error", "autre erreur"),
    // Numbers of the command line.
    Words::new("invalid digit found in string", "ce n’est pas un nombre entier"),
    Words::new("number too large to fit in target type", "le nombre est trop grand"),
    Words::new("cannot parse integer from empty string", "il n’y a pas de nombre"),
    // The readers of front matter.
    Words::new(VALUES_TOO_LARGE, "les valeurs sont trop grandes"),
    Words::new(KEYS_WITH_VALUES, "des clés et leurs valeurs"),
    Words::new(ANY_VALUE, "une valeur"),
    Words::new(FOUND_NUMBER, "un nombre"),
    Words::new(FOUND_TEXT, "un texte"),
    Words::new("sequence", "une liste"),
    Words::new("map", "des clés et leurs valeurs"),
    Words::new("unit value", "rien"),
    Words::new("boolean `true`", "une valeur logique"),
    Words::new("boolean `false`", "une valeur logique"),
];

/// What stands behind what the system said, before the number of the error.
const NUMBER: &str = " (os error";

/// What another program or the system said, in the language that is spoken where that is known.
#[must_use]
pub fn foreign(text: &str) -> CleanText {
    CleanText::line(&worded(&plain(text), spoken()))
}

/// The same in English, as it is kept.
#[must_use]
pub fn foreign_as_kept(text: &str) -> CleanText {
    CleanText::line(&plain(text))
}

/// What the system said, out of what is wrapped around it, with a small letter first. Whatever else is
/// said stays as it is.
fn plain(text: &str) -> String {
    let Some((before, _)) = text.split_once(NUMBER) else { return text.to_owned() };
    let said = before.rsplit(['\'', ':', '"']).next().unwrap_or(before).trim();
    let mut letters = said.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

fn worded(text: &str, language: Language) -> String {
    if let Some(words) = SAID.iter().find(|words| words.english == text) {
        return words.in_language(language).to_owned();
    }
    if language == Language::English {
        return text.to_owned();
    }
    if let Some(code) = text.strip_prefix("exit status: ") {
        return format!("code de sortie {code}");
    }
    if let Some(signal) = text.strip_prefix("signal: ") {
        return format!("arrêt par le signal {signal}");
    }
    let kinds = text.strip_prefix("invalid type: ").and_then(|kinds| kinds.split_once(", expected "));
    match kinds {
        Some((found, expected)) => {
            format!("{}, où il faut {}", worded(found, language), worded(expected, language))
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{speak_here, typography};

    #[test]
    fn what_is_known_is_worded_and_the_rest_quoted() {
        for (said, english, french) in [
            ("Permission denied (os error 13)", "permission denied", "accès refusé"),
            (
                "IO error: 'No space left on device (os error 28)'",
                "no space left on device",
                "plus de place sur le disque",
            ),
            ("Level 3 reset (os error 51)", "level 3 reset", "level 3 reset"),
            ("permission denied", "permission denied", "accès refusé"),
            ("exit status: 3", "exit status: 3", "code de sortie 3"),
            (
                "invalid type: number, expected keys with values",
                "invalid type: number, expected keys with values",
                "un nombre, où il faut des clés et leurs valeurs",
            ),
            ("signal: 9 (SIGKILL)", "signal: 9 (SIGKILL)", "arrêt par le signal 9 (SIGKILL)"),
            ("expected value", "expected value", "expected value"),
            ("", "", ""),
        ] {
            assert_eq!(foreign(said).as_str(), english);
            assert_eq!(foreign_as_kept(said).as_str(), english);
            speak_here(Language::French);
            assert_eq!(foreign(said).as_str(), french);
            assert_eq!(foreign(&foreign_as_kept(said)).as_str(), french);
            speak_here(Language::English);
        }
    }

    #[test]
    fn every_row_is_there_once_and_in_both_languages() {
        for (index, words) in SAID.iter().enumerate() {
            typography::check(*words, words.english);
            assert!(SAID.iter().skip(index + 1).all(|other| other.english != words.english), "{words:?}");
        }
    }

    #[test]
    fn the_system_says_it_as_the_table_has_it() {
        for errno in [1, 2, 5, 12, 13, 17, 20, 21, 22, 27, 28, 30] {
            let said = std::io::Error::from_raw_os_error(errno).to_string();
            speak_here(Language::French);
            assert_ne!(foreign(&said), foreign_as_kept(&said), "{said}");
            speak_here(Language::English);
        }
    }
}
