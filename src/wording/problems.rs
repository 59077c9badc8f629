//! The sentences for what is wrong with a file or a link. One column per language.

use crate::limits;
use crate::model::{LinkError, ProblemKind};
use crate::wording::said::said;
use crate::wording::{Words, foreign, grouped};

/// Why a text is no web link, as the end of a sentence.
#[must_use]
pub fn link_error(error: LinkError) -> &'static str {
    link_error_words(error).now()
}

fn link_error_words(error: LinkError) -> Words {
    match error {
        LinkError::Empty => Words::new("it is empty", "il est vide"),
        LinkError::NotAnAddress => Words::new("it is not an address", "ce n’est pas une adresse"),
        LinkError::NotWeb => {
            Words::new("only http and https links are followed", "seuls les liens http et https sont suivis")
        }
        LinkError::UserInformation => Words::new("it holds a user name", "il contient un nom d’utilisateur"),
        LinkError::TooLong => Words::new("it is too long", "il est trop long"),
    }
}

/// One row a problem: its name, its payload, and what it says in each language.
macro_rules! problems {
    ($( $name:ident $({ $($field:ident),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+) => {
        said! { ProblemKind $( $name $({ $($field),+ })? en [$($english)+] fr [$($french)+] )+ }
    };
}

/// A size of a file in KiB, rounded up.
fn kibibytes(bytes: u64) -> String {
    grouped(usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX))
}

problems! {
    BadFrontMatter { language, reason } en ["the {language} front matter does not parse: {}; it was read line by line", foreign(reason)] fr ["l’en-tête {language} ne peut pas être analysé\u{a0}: {}\u{a0}; il a été lu ligne par ligne", foreign(reason)]
    UnclosedFrontMatter en ["the front matter has no closing line"] fr ["l’en-tête n’a pas de ligne de fin"]
    LargeFrontMatter en ["the front matter is larger than {} KiB; it was read line by line", limits::FRONT_MATTER_BYTES / 1024] fr ["l’en-tête dépasse {}\u{a0}Kio\u{a0}; il a été lu ligne par ligne", limits::FRONT_MATTER_BYTES / 1024]
    NestedFrontMatter en ["the front matter has more than {} brackets; it was read line by line", grouped(limits::FRONT_MATTER_BRACKETS)] fr ["l’en-tête a plus de {} crochets\u{a0}; il a été lu ligne par ligne", grouped(limits::FRONT_MATTER_BRACKETS)]
    RepeatedKey { key } en ["the key “{key}” stands twice; the last one counts"] fr ["la clé «\u{a0}{key}\u{a0}» figure deux fois\u{a0}; la dernière compte"]
    OddValue { key } en ["no value can be made of “{key}”"] fr ["aucune valeur ne peut être tirée de «\u{a0}{key}\u{a0}»"]
    NotUtf8 en ["the text is not UTF-8; wrong bytes are shown as �"] fr ["le texte n’est pas en UTF-8\u{a0}; les octets fautifs s’affichent �"]
    NameNotUtf8 en ["the file name is not UTF-8"] fr ["le nom du fichier n’est pas en UTF-8"]
    TooLarge { bytes } en ["the file has {} KiB; the limit is {} KiB", kibibytes(*bytes), kibibytes(limits::ARTICLE_BYTES)] fr ["le fichier fait {}\u{a0}Kio\u{a0}; la limite est de {}\u{a0}Kio", kibibytes(*bytes), kibibytes(limits::ARTICLE_BYTES)]
    NotAFile en ["it is not a regular file"] fr ["ce n’est pas un fichier ordinaire"]
    Unreadable { reason } en ["the file cannot be read: {}", foreign(reason)] fr ["le fichier ne peut pas être lu\u{a0}: {}", foreign(reason)]
    UnreadableFolder { reason } en ["the folder cannot be read: {}", foreign(reason)] fr ["le dossier ne peut pas être lu\u{a0}: {}", foreign(reason)]
    LinkLoop en ["the symbolic link leads back to a folder above it"] fr ["le lien symbolique ramène à un dossier placé au-dessus de lui"]
    LinkOutside en ["the symbolic link leads to nothing or out of the folder"] fr ["le lien symbolique ne mène à rien, ou hors du dossier"]
    LinkSkipped en ["the symbolic link leads to a folder that is not read"] fr ["le lien symbolique mène à un dossier qui n’est pas lu"]
    TooDeep en ["the folder is more than {} folders deep and was not read", limits::SCAN_DEPTH] fr ["le dossier est à plus de {} niveaux de profondeur et n’a pas été lu", limits::SCAN_DEPTH]
    TooMany en ["there are more than {} entries; the rest was not read", grouped(limits::SCAN_ENTRIES)] fr ["il y a plus de {} entrées\u{a0}; le reste n’a pas été lu", grouped(limits::SCAN_ENTRIES)]
    NoTitle en ["there is no title"] fr ["il n’y a pas de titre"]
    NoDate en ["there is no date"] fr ["il n’y a pas de date"]
    BadDate { value } en ["the date “{value}” cannot be read"] fr ["la date «\u{a0}{value}\u{a0}» ne peut pas être lue"]
    FutureDate { value } en ["the date “{value}” lies in the future"] fr ["la date «\u{a0}{value}\u{a0}» est dans le futur"]
    AbsurdDate { value } en ["the date “{value}” cannot be right"] fr ["la date «\u{a0}{value}\u{a0}» est impossible"]
    NoLink en ["there is no source link"] fr ["il n’y a pas de lien vers la source"]
    BadLink { key, value, reason } en ["“{key}” is no web link: “{value}”, {}", link_error(*reason)] fr ["«\u{a0}{key}\u{a0}» n’est pas un lien du Web\u{a0}: «\u{a0}{value}\u{a0}», {}", link_error(*reason)]
    Entity { key, entity } en ["“{key}” holds the HTML entity {entity}"] fr ["«\u{a0}{key}\u{a0}» contient l’entité HTML {entity}"]
    SamePermalink { other } en ["the permalink is the same as in {other}"] fr ["le permalien est le même que dans {other}"]
    SameLink { other } en ["the source link is the same as in {other}"] fr ["le lien vers la source est le même que dans {other}"]
    SameTitle { other } en ["the title is the same as in {other}"] fr ["le titre est le même que dans {other}"]
    TagSpelling { tag, usual } en ["the tag “{tag}” is mostly spelled “{usual}”"] fr ["l’étiquette «\u{a0}{tag}\u{a0}» s’écrit le plus souvent «\u{a0}{usual}\u{a0}»"]
}

/// A kind of problems, as it is asked for and counted.
pub struct ProblemKindRow {
    /// Its [code](ProblemKind::code).
    pub code: &'static str,
    /// What problems of this kind have in common.
    pub name: Words,
}

/// Every kind of problems, in the order of [`ProblemKind`].
#[rustfmt::skip]
pub const PROBLEM_KINDS: &[ProblemKindRow] = &[
    kind("bad-front-matter", "front matter that does not parse", "en-têtes impossibles à analyser"),
    kind("unclosed-front-matter", "front matter without a closing line", "en-têtes sans ligne de fin"),
    kind("large-front-matter", "front matter that is too large", "en-têtes trop gros"),
    kind("nested-front-matter", "front matter with too many brackets", "en-têtes aux crochets trop nombreux"),
    kind("repeated-key", "keys that stand twice", "clés qui figurent deux fois"),
    kind("odd-value", "keys without a usable value", "clés sans valeur utilisable"),
    kind("not-utf8", "texts that are not UTF-8", "textes qui ne sont pas en UTF-8"),
    kind("name-not-utf8", "file names that are not UTF-8", "noms de fichiers qui ne sont pas en UTF-8"),
    kind("too-large", "files that are too large", "fichiers trop gros"),
    kind("not-a-file", "no regular files", "fichiers qui ne sont pas ordinaires"),
    kind("unreadable", "files that cannot be read", "fichiers illisibles"),
    kind("unreadable-folder", "folders that cannot be read", "dossiers illisibles"),
    kind("link-loop", "symbolic links that lead back", "liens symboliques qui tournent en rond"),
    kind("link-outside", "symbolic links to nothing or out of the folder", "liens symboliques vers rien, ou hors du dossier"),
    kind("link-skipped", "symbolic links to folders that are not read", "liens symboliques vers des dossiers non lus"),
    kind("too-deep", "folders that are too deep", "dossiers trop profonds"),
    kind("too-many", "more entries than are read", "plus d’entrées qu’il n’en est lu"),
    kind("no-title", "no title", "sans titre"),
    kind("no-date", "no date", "sans date"),
    kind("bad-date", "dates that cannot be read", "dates illisibles"),
    kind("future-date", "dates in the future", "dates dans le futur"),
    kind("absurd-date", "dates that cannot be right", "dates impossibles"),
    kind("no-link", "no source link", "sans lien vers la source"),
    kind("bad-link", "links that are no web links", "liens qui ne mènent pas au Web"),
    kind("entity", "HTML entities in values", "entités HTML dans les valeurs"),
    kind("same-permalink", "permalinks of several files", "permaliens communs à plusieurs fichiers"),
    kind("same-link", "source links of several files", "liens de source communs à plusieurs fichiers"),
    kind("same-title", "titles of several files", "titres communs à plusieurs fichiers"),
    kind("tag-spelling", "tags with an unusual spelling", "étiquettes à la graphie inhabituelle"),
];

const fn kind(code: &'static str, english: &'static str, french: &'static str) -> ProblemKindRow {
    ProblemKindRow { code, name: Words::new(english, french) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_in_the_table_by_its_code() {
        let code = |name: &str| {
            let mut code = String::new();
            for letter in name.chars() {
                if letter.is_uppercase() && !code.is_empty() {
                    code.push('-');
                }
                code.extend(letter.to_lowercase());
            }
            code
        };
        let codes: Vec<String> = ROWS.iter().map(|row| code(row.name)).collect();
        assert_eq!(PROBLEM_KINDS.iter().map(|row| row.code).collect::<Vec<_>>(), codes);
        for row in PROBLEM_KINDS {
            crate::wording::typography::check(row.name, row.code);
        }
    }

    #[test]
    fn a_link_error_ends_a_sentence() {
        for error in [
            LinkError::Empty,
            LinkError::NotAnAddress,
            LinkError::NotWeb,
            LinkError::UserInformation,
            LinkError::TooLong,
        ] {
            crate::wording::typography::check(link_error_words(error), "a link error");
        }
    }
}
