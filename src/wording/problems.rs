//! The messages for problems of files and links, and the names of the kinds of problems. One column per
//! language. Floor 0, part of [`wording`](crate::wording). `frontmatter`, `library` and `io` find the
//! problems.

use crate::limits;
use crate::model::{LinkError, ProblemKind};
use crate::wording::clauses::grouped;
use crate::wording::language::Bilingual;
use crate::wording::translated_error::translated_error;

fn kibibytes(bytes: u64) -> String {
    grouped(usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX))
}

sentences! {
    // As clauses that end a sentence.
    impl LinkError {
        Empty en ["it is empty"] fr ["il est vide"]
        NotAnAddress en ["it is not a URL"] fr ["ce n’est pas une URL"]
        NotWeb en ["it must begin with http:// or https://"] fr ["il doit commencer par http:// ou https://"]
        UserInformation en ["it contains a user name"] fr ["il contient un nom d’utilisateur"]
        TooLong en ["it is too long"] fr ["il est trop long"]
    }
}

sentences! {
    impl ProblemKind {
        BadFrontMatter { language, reason } en ["the {language} front matter does not parse: {}; it was read line by line", translated_error(reason)] fr ["l’en-tête {language} est invalide\u{a0}: {}\u{a0}; il a été lu ligne par ligne", translated_error(reason)]
        UnclosedFrontMatter en ["the front matter has no closing line"] fr ["l’en-tête n’a pas de ligne de fin"]
        LargeFrontMatter en ["the front matter is larger than {} KiB; it was read line by line", limits::FRONT_MATTER_BYTES / 1024] fr ["l’en-tête dépasse {}\u{a0}Kio\u{a0}; il a été lu ligne par ligne", limits::FRONT_MATTER_BYTES / 1024]
        NestedFrontMatter en ["the front matter has more than {} brackets; it was read line by line", grouped(limits::FRONT_MATTER_BRACKETS)] fr ["l’en-tête a plus de {} crochets\u{a0}; il a été lu ligne par ligne", grouped(limits::FRONT_MATTER_BRACKETS)]
        RepeatedKey { key } en ["the key “{key}” appears more than once; the last one counts"] fr ["la clé «\u{a0}{key}\u{a0}» apparaît plusieurs fois\u{a0}; seule la dernière compte"]
        OddValue { key } en ["“{key}” has no usable value"] fr ["«\u{a0}{key}\u{a0}» n’a pas de valeur utilisable"]
        NotUtf8 en ["the text is not UTF-8; invalid bytes are shown as �"] fr ["le texte n’est pas en UTF-8\u{a0}; les octets invalides s’affichent comme �"]
        NameNotUtf8 en ["the file name is not UTF-8"] fr ["le nom du fichier n’est pas en UTF-8"]
        TooLarge { bytes } en ["the file is {} KiB; the limit is {} KiB", kibibytes(*bytes), kibibytes(limits::ARTICLE_BYTES)] fr ["le fichier fait {}\u{a0}Kio\u{a0}; la limite est de {}\u{a0}Kio", kibibytes(*bytes), kibibytes(limits::ARTICLE_BYTES)]
        NotAFile en ["this is not a regular file"] fr ["ce n’est pas un fichier ordinaire"]
        Unreadable { reason } en ["the file cannot be read: {}", translated_error(reason)] fr ["impossible de lire le fichier\u{a0}: {}", translated_error(reason)]
        UnreadableFolder { reason } en ["the folder cannot be read: {}", translated_error(reason)] fr ["impossible de lire le dossier\u{a0}: {}", translated_error(reason)]
        LinkLoop en ["the symbolic link points to a folder above it"] fr ["le lien symbolique pointe vers un dossier parent"]
        LinkOutside en ["the symbolic link is broken or leads out of the folder"] fr ["le lien symbolique est cassé ou mène hors du dossier"]
        LinkSkipped en ["the symbolic link points to a folder that is not read"] fr ["le lien symbolique pointe vers un dossier qui n’est pas lu"]
        TooDeep en ["the folder is more than {} levels deep and was not read", limits::SCAN_DEPTH] fr ["le dossier est à plus de {} niveaux de profondeur et n’a pas été lu", limits::SCAN_DEPTH]
        TooMany en ["there are more than {} entries; the rest were not read", grouped(limits::SCAN_ENTRIES)] fr ["il y a plus de {} entrées\u{a0}; le reste n’a pas été lu", grouped(limits::SCAN_ENTRIES)]
        NoTitle en ["there is no title"] fr ["il n’y a pas de titre"]
        NoDate en ["there is no date"] fr ["il n’y a pas de date"]
        BadDate { value } en ["the date “{value}” is not recognised"] fr ["la date «\u{a0}{value}\u{a0}» n’est pas reconnue"]
        FutureDate { value } en ["the date “{value}” is in the future"] fr ["la date «\u{a0}{value}\u{a0}» est dans le futur"]
        AbsurdDate { value } en ["the date “{value}” is implausible"] fr ["la date «\u{a0}{value}\u{a0}» est invraisemblable"]
        NoLink en ["there is no source link"] fr ["il n’y a pas de lien vers la source"]
        BadLink { key, value, reason } en ["“{key}” is not a web link: “{value}”; {reason}"] fr ["«\u{a0}{key}\u{a0}» n’est pas un lien web\u{a0}: «\u{a0}{value}\u{a0}»\u{a0}; {reason}"]
        Entity { key, entity } en ["“{key}” contains the HTML entity {entity}"] fr ["«\u{a0}{key}\u{a0}» contient l’entité HTML {entity}"]
        SamePermalink { other } en ["{other} has the same permalink"] fr ["{other} a le même permalien"]
        SameLink { other } en ["{other} has the same source link"] fr ["{other} a le même lien vers la source"]
        SameTitle { other } en ["{other} has the same title"] fr ["{other} a le même titre"]
        TagSpelling { tag, usual } en ["the tag “{tag}” is usually spelled “{usual}”"] fr ["l’étiquette «\u{a0}{tag}\u{a0}» s’écrit le plus souvent «\u{a0}{usual}\u{a0}»"]
    }
}

/// A kind of problem, as `vigie check` filters and counts it.
pub struct ProblemKindRow {
    /// Its [code](ProblemKind::code), for `--only`, `--without` and JSON.
    pub code: &'static str,
    pub name: Bilingual,
}

/// Every kind of problem, in the order of [`ProblemKind`].
#[rustfmt::skip]
pub const PROBLEM_KINDS: &[ProblemKindRow] = &[
    kind("bad-front-matter", "front matter that does not parse", "en-têtes invalides"),
    kind("unclosed-front-matter", "front matter without a closing line", "en-têtes sans ligne de fin"),
    kind("large-front-matter", "front matter that is too large", "en-têtes trop volumineux"),
    kind("nested-front-matter", "front matter with too many brackets", "en-têtes avec trop de crochets"),
    kind("repeated-key", "duplicate keys", "clés en double"),
    kind("odd-value", "keys without a usable value", "clés sans valeur utilisable"),
    kind("not-utf8", "text that is not UTF-8", "textes qui ne sont pas en UTF-8"),
    kind("name-not-utf8", "file names that are not UTF-8", "noms de fichiers qui ne sont pas en UTF-8"),
    kind("too-large", "files that are too large", "fichiers trop volumineux"),
    kind("not-a-file", "special files (devices, pipes…)", "fichiers spéciaux (périphériques, tubes…)"),
    kind("unreadable", "unreadable files", "fichiers illisibles"),
    kind("unreadable-folder", "unreadable folders", "dossiers illisibles"),
    kind("link-loop", "symbolic links to a folder above them", "liens symboliques vers un dossier parent"),
    kind("link-outside", "symbolic links that are broken or lead out of the folder", "liens symboliques cassés ou qui mènent hors du dossier"),
    kind("link-skipped", "symbolic links to folders that are not read", "liens symboliques vers des dossiers non lus"),
    kind("too-deep", "folders nested too deeply", "dossiers trop profonds"),
    kind("too-many", "too many entries", "trop d’entrées"),
    kind("no-title", "no title", "articles sans titre"),
    kind("no-date", "no date", "articles sans date"),
    kind("bad-date", "dates that are not recognised", "dates non reconnues"),
    kind("future-date", "dates in the future", "dates dans le futur"),
    kind("absurd-date", "implausible dates", "dates invraisemblables"),
    kind("no-link", "no source link", "articles sans lien vers la source"),
    kind("bad-link", "links that are not web links", "liens qui ne sont pas des liens web"),
    kind("entity", "HTML entities in values", "entités HTML dans les valeurs"),
    kind("same-permalink", "permalinks shared by several files", "permaliens communs à plusieurs fichiers"),
    kind("same-link", "source links shared by several files", "liens vers la source communs à plusieurs fichiers"),
    kind("same-title", "titles shared by several files", "titres communs à plusieurs fichiers"),
    kind("tag-spelling", "tags with an unusual spelling", "étiquettes à la graphie inhabituelle"),
];

const fn kind(code: &'static str, english: &'static str, french: &'static str) -> ProblemKindRow {
    ProblemKindRow { code, name: Bilingual::new(english, french) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_row_with_its_code() {
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
        let codes: Vec<String> = ProblemKind::ROWS.iter().map(|row| code(row.name)).collect();
        assert_eq!(PROBLEM_KINDS.iter().map(|row| row.code).collect::<Vec<_>>(), codes);
        for row in PROBLEM_KINDS {
            crate::wording::typography::check(row.name, row.code);
        }
    }
}
