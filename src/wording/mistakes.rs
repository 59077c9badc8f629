//! What is wrong: in queries and the files of the user, which `query` and `config` find; in articles and links, which
//! `frontmatter`, `library` and `io` find, with the names of these kinds of problems. Floor 0, part of
//! [`wording`](crate::wording).

use crate::limits;
use crate::model::{LinkError, ProblemKind};
use crate::text::CleanText;
use crate::wording::clauses::{counted, grouped};
use crate::wording::language::Bilingual;
use crate::wording::translated_error::translated_error;

sentences! {
    /// Why a text is not a query.
    enum Reason {
        // Typing on may complete the query.
        UnclosedGroup en ["the parenthesis is not closed"] fr ["la parenthèse n’est pas fermée"]
        EmptyGroup en ["the parentheses are empty"] fr ["les parenthèses sont vides"]
        EmptyQuote en ["nothing follows the quote"] fr ["rien ne suit le guillemet"]
        UnclosedPattern en ["the regular expression has no closing /"] fr ["l’expression régulière n’a pas de / final"]
        NothingAfter { sign: &'static str } en ["nothing follows {sign}"] fr ["rien ne suit {sign}"]
        MissingValue { field: &'static str } en ["{field}: needs a value"] fr ["{field}: attend une valeur"]
        UnfinishedDate en ["the date is incomplete"] fr ["la date est incomplète"]
        UnfinishedFlag { name: CleanText } en ["is:{name} is incomplete"] fr ["is:{name} est incomplet"]
        UnfinishedSort { name: CleanText } en ["sort:{name} is incomplete"] fr ["sort:{name} est incomplet"]
        // Mistakes.
        NothingBefore { sign: &'static str } en ["nothing precedes {sign}"] fr ["rien ne précède {sign}"]
        NotADate { text: CleanText } en ["“{text}” is not a date; try 2024-07, april, 7d or yesterday"] fr ["«\u{a0}{text}\u{a0}» n’est pas une date\u{a0}; essayez 2024-07, avril, 7j ou hier"]
        NoSuchDay { text: CleanText } en ["the day {text} does not exist"] fr ["le jour {text} n’existe pas"]
        NoSuchMonth { text: CleanText } en ["the month {text} does not exist; months go from 01 to 12"] fr ["le mois {text} n’existe pas\u{a0}; les mois vont de 01 à 12"]
        ReversedRange en ["the range ends before it begins"] fr ["l’intervalle finit avant de commencer"]
        NotANumber { text: CleanText } en ["“{text}” is not a number or a range; try 3, >=3 or 1..5"] fr ["«\u{a0}{text}\u{a0}» n’est ni un nombre ni un intervalle\u{a0}; essayez 3, >=3 ou 1..5"]
        UnknownFlag { name: CleanText } en ["there is no flag “{name}”"] fr ["is:{name} n’existe pas"]
        UnknownSort { name: CleanText } en ["there is no sort order “{name}”"] fr ["sort:{name} n’existe pas"]
        OrderInGroup { field: &'static str } en ["{field}: must be outside parentheses"] fr ["{field}: doit se placer hors des parenthèses"]
        OrderNegated { field: &'static str } en ["{field}: cannot be negated"] fr ["{field}: n’admet pas la négation"]
        BadLimit en ["limit: takes a number from 1 to 999,999,999"] fr ["limit: attend un nombre de 1 à 999\u{202f}999\u{202f}999"]
        BadPattern { fault: CleanText } en ["the regular expression is not valid: {fault}"] fr ["l’expression régulière est invalide\u{a0}: {fault}"]
        GroupAsValue { field: &'static str } en ["{field}: takes a word, a quoted text or a comma-separated list, not parentheses"] fr ["{field}: attend un mot, un texte entre guillemets ou une liste séparée par des virgules, pas de parenthèses"]
        UnknownSearch { name: CleanText } en ["there is no saved search “{name}”"] fr ["il n’y a pas de recherche enregistrée «\u{a0}{name}\u{a0}»"]
        SearchLoop { name: CleanText } en ["the saved search “{name}” uses itself, or a chain of more than {} searches", limits::SEARCH_DEPTH] fr ["la recherche enregistrée «\u{a0}{name}\u{a0}» s’utilise elle-même, ou enchaîne plus de {} recherches", limits::SEARCH_DEPTH]
        BadSearch { name: CleanText, fault: Box<Reason> } en ["in the saved search “{name}”: {fault}"] fr ["dans la recherche enregistrée «\u{a0}{name}\u{a0}»\u{a0}: {fault}"]
        TooLong en ["the query is longer than {} KiB", limits::QUERY_BYTES / 1024] fr ["la requête dépasse {}\u{a0}Kio", limits::QUERY_BYTES / 1024]
        TooDeep en ["the parentheses are nested more than {} levels deep", limits::QUERY_DEPTH] fr ["les parenthèses sont imbriquées sur plus de {} niveaux", limits::QUERY_DEPTH]
        TooManyTerms en ["the query has more than {} conditions", grouped(limits::QUERY_TERMS)] fr ["la requête a plus de {} conditions", grouped(limits::QUERY_TERMS)]
        TooManyPatterns en ["the query has more than {} regular expressions", limits::QUERY_PATTERNS] fr ["la requête a plus de {} expressions régulières", limits::QUERY_PATTERNS]
    }
}

impl Reason {
    /// Whether typing on may complete the query. All other reasons are mistakes.
    pub fn is_unfinished(&self) -> bool {
        matches!(
            self,
            Self::UnclosedGroup
                | Self::EmptyGroup
                | Self::EmptyQuote
                | Self::UnclosedPattern
                | Self::NothingAfter { .. }
                | Self::MissingValue { .. }
                | Self::UnfinishedDate
                | Self::UnfinishedFlag { .. }
                | Self::UnfinishedSort { .. }
        )
    }
}

sentences! {
    /// What is wrong in a file of the user, or in the value of a setting.
    enum SettingMistake {
        // The file of saved searches.
        SearchesNoTable en ["searches is not a table of names and queries"] fr ["searches n’est pas une table de noms et de requêtes"]
        SearchNoText { name: CleanText } en ["the query of “{name}” must be in quotes"] fr ["la requête de «\u{a0}{name}\u{a0}» doit être entre guillemets"]
        TooManySearches en ["there are already {} searches, the maximum", grouped(limits::SEARCHES)] fr ["il y a déjà {} recherches, le maximum", grouped(limits::SEARCHES)]
        /// An edit would lose something in the file.
        SearchesNotEditable en ["vigie cannot safely edit a file written this way"] fr ["vigie ne peut pas modifier sans risque un fichier écrit ainsi"]

        // Mistakes in settings.
        NotToml { reason: CleanText } en ["not valid TOML: {reason}"] fr ["TOML invalide\u{a0}: {reason}"]
        About { name: &'static str, reason: CleanText } en ["{name}: {reason}"] fr ["{name}\u{a0}: {reason}"]
        NotAllowed { given: CleanText, allowed: CleanText } en ["invalid value “{given}”; expected {allowed}"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; valeurs possibles\u{a0}: {allowed}"]
        NotAllowedMeant { given: CleanText, meant: CleanText } en ["invalid value “{given}”; did you mean {meant}?"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
        NotALink { given: CleanText, reason: LinkError } en ["“{given}” is not a web link: {reason}"] fr ["«\u{a0}{given}\u{a0}» n’est pas un lien web\u{a0}: {reason}"]
        TooLong en ["the text is longer than {} bytes or contains characters that cannot be displayed", grouped(limits::SETTING_BYTES)] fr ["le texte dépasse {} octets ou contient des caractères impossibles à afficher", grouped(limits::SETTING_BYTES)]
        Suggested { problem: CleanText, instead: CleanText } en ["{problem}; did you mean {instead}?"] fr ["{problem}\u{a0}; vouliez-vous dire {instead}\u{a0}?"]
        ListedInHelp { problem: CleanText, topic: &'static str } en ["{problem}; “vigie help {topic}” lists them"] fr ["{problem}\u{a0}; «\u{a0}vigie help {topic}\u{a0}» en donne la liste"]
        UnknownSetting { name: CleanText } en ["there is no setting “{name}”"] fr ["il n’y a pas de réglage «\u{a0}{name}\u{a0}»"]

        // Mistakes in themes, and choosing one.
        UnknownTheme { name: CleanText } en ["there is no theme “{name}”"] fr ["il n’y a pas de thème «\u{a0}{name}\u{a0}»"]
        UnknownRole { name: CleanText } en ["there is no colour “{name}”"] fr ["il n’y a pas de couleur «\u{a0}{name}\u{a0}»"]
        NotAColour { given: CleanText } en ["“{given}” is not a colour; use #rrggbb, a number up to 255, a name such as bright-red, or default"] fr ["«\u{a0}{given}\u{a0}» n’est pas une couleur\u{a0}; écrivez #rrggbb, un nombre jusqu’à 255, un nom comme bright-red, ou default"]

        // Mistakes in keys.
        UnknownAction { name: CleanText } en ["there is no action “{name}”"] fr ["il n’y a pas d’action «\u{a0}{name}\u{a0}»"]
        UnknownMode { name: CleanText } en ["[keys.{name}]: there is no such place"] fr ["[keys.{name}]\u{a0}: ce contexte n’existe pas"]
        SettingUnderKeys { name: &'static str } en ["{name} is a setting; put it above [keys]"] fr ["{name} est un réglage\u{a0}; placez-le au-dessus de [keys]"]
        NoKeys { action: &'static str } en ["{action}: write a key, a list of keys, or false for none"] fr ["{action}\u{a0}: écrivez une touche, une liste de touches, ou false pour aucune"]
        NotAKey { action: &'static str, given: CleanText } en ["{action}: “{given}” is not a key; keys are written like j, C-d, A-x, F5, Enter, gg or C-x k"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; écrivez par exemple j, C-d, A-x, F5, Enter, gg ou C-x k"]
        NotAKeyMeant { action: &'static str, given: CleanText, meant: CleanText } en ["{action}: “{given}” is not a key; did you mean {meant}?"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
        ActionNotAvailable { action: &'static str, mode: &'static str } en ["{action} is not available in {mode}; “vigie help keys” shows where it is"] fr ["l’action {action} n’est pas disponible dans le contexte {mode}\u{a0}; voir «\u{a0}vigie help keys\u{a0}»"]
        /// A letter for an action of a prompt, where letters are typed.
        KeyIsTyped { key_sequence: CleanText, action: &'static str } en ["{action}: {key_sequence} is typed as text there; choose another key"] fr ["{action}\u{a0}: {key_sequence} sert ici à écrire une lettre\u{a0}; choisissez une autre touche"]
        /// Two lines use the same keys, or one begins with the other; the earlier line wins.
        KeyTwice { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str, line: usize } en ["{key_sequence} ({action}) conflicts with {other_sequence} ({other}, line {line}); keeping {other}"] fr ["{key_sequence} ({action}) est en conflit avec {other_sequence} ({other}, ligne {line})\u{a0}; {other} est conservé"]
        /// A line uses the default keys of another action, which loses them.
        KeyTwiceByDefault { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str } en ["{key_sequence} ({action}) overrides the default {other_sequence} ({other}); give {other} another key, or false for none"] fr ["{key_sequence} ({action}) remplace la touche par défaut {other_sequence} ({other})\u{a0}; donnez une autre touche à {other}, ou false pour aucune"]
        /// The keys would make it impossible to leave a mode, so one of them is kept.
        NoWayBack { action: &'static str, mode: &'static str, key_sequence: CleanText } en ["{mode} cannot be left without {action}; keeping {key_sequence}"] fr ["sans {action}, impossible de quitter le contexte {mode}\u{a0}; {key_sequence} est conservé"]

        // Mistakes in highlights.
        HighlightNoTable en ["write highlights as [[highlight]] tables"] fr ["écrivez les surlignages sous la forme [[highlight]]"]
        HighlightIncomplete en ["a highlight needs a query or a search, and a style"] fr ["un surlignage a besoin d’une requête (query) ou d’une recherche (search), et d’un style"]
        HighlightQuery { reason: CleanText } en ["query ignored: {reason}"] fr ["requête ignorée\u{a0}: {reason}"]
        HighlightOrders en ["sort: and limit: have no effect in a highlight; remove them"] fr ["sort: et limit: n’ont pas d’effet dans un surlignage\u{a0}; retirez-les"]
        NotAStyle { given: CleanText } en ["“{given}” is not a style; use bold, italic, underline, a colour, or a name from “vigie help themes”"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; écrivez bold, italic, underline, une couleur ou un nom de «\u{a0}vigie help themes\u{a0}»"]
        NotAStyleMeant { given: CleanText, meant: CleanText } en ["“{given}” is not a style; did you mean {meant}?"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    }
}

impl SettingMistake {
    /// The message, and the name that was probably meant or the page of the help that lists the valid ones.
    #[must_use]
    pub fn suggesting_or_listed(self, instead: Option<&str>, topic: &'static str) -> Self {
        let problem = self.text();
        match instead {
            Some(instead) => Self::Suggested { problem, instead: CleanText::line(instead) },
            None => Self::ListedInHelp { problem, topic },
        }
    }
}

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
        NotUtf8 { is_guessed } en ["the text is not UTF-8; {}", if *is_guessed { "it was read as Windows-1252, which is a guess" } else { "invalid bytes are shown as �" }] fr ["le texte n’est pas en UTF-8\u{a0}; {}", if *is_guessed { "il a été lu en Windows-1252, ce qui est une supposition" } else { "les octets invalides s’affichent comme �" }]
        NoText en ["the file has no text, only NUL bytes or other control characters"] fr ["le fichier ne contient aucun texte, seulement des octets NUL ou d’autres caractères de contrôle"]
        Conflict en ["git left the marks of a conflict in the front matter; the first version was read"] fr ["git a laissé les marques d’un conflit dans l’en-tête\u{a0}; la première version a été lue"]
        NameNotUtf8 en ["the file name is not UTF-8"] fr ["le nom du fichier n’est pas en UTF-8"]
        TooLarge { bytes } en ["the file is {} KiB: the images inside it and text beyond {} KiB are left out", kibibytes(*bytes), kibibytes(limits::ARTICLE_BYTES)] fr ["le fichier fait {}\u{a0}Kio\u{a0}: les images qu’il contient et le texte au-delà de {}\u{a0}Kio sont laissés de côté", kibibytes(*bytes), kibibytes(limits::ARTICLE_BYTES)]
        NotAFile en ["this is not a regular file"] fr ["ce n’est pas un fichier ordinaire"]
        Unreadable { reason } en ["the file cannot be read: {}", translated_error(reason)] fr ["impossible de lire le fichier\u{a0}: {}", translated_error(reason)]
        UnreadableFolder { reason } en ["the folder cannot be read: {}", translated_error(reason)] fr ["impossible de lire le dossier\u{a0}: {}", translated_error(reason)]
        LinkLoop en ["the symbolic link points to a folder above it"] fr ["le lien symbolique pointe vers un dossier parent"]
        LinkOutside en ["the symbolic link is broken or leads out of the folder"] fr ["le lien symbolique est cassé ou mène hors du dossier"]
        LinkSkipped en ["the symbolic link points to a folder that is not read"] fr ["le lien symbolique pointe vers un dossier qui n’est pas lu"]
        TooDeep en ["the folder is more than {} levels deep and was not read", limits::SCAN_DEPTH] fr ["le dossier est à plus de {} niveaux de profondeur et n’a pas été lu", limits::SCAN_DEPTH]
        TooMany en ["there are more than {} entries; the rest were not read", grouped(limits::SCAN_ENTRIES)] fr ["il y a plus de {} entrées\u{a0}; le reste n’a pas été lu", grouped(limits::SCAN_ENTRIES)]
        OtherFormat { ending, count } en ["{} with the ending .{ending} {} not read", counted(*count, "file", "files"), if *count == 1 { "is" } else { "are" }] fr ["{} à l’extension .{ending} {} pas lu{}", counted(*count, "fichier", "fichiers"), if *count < 2 { "n’est" } else { "ne sont" }, if *count < 2 { "" } else { "s" }]
        NoTitle en ["there is no title"] fr ["il n’y a pas de titre"]
        NoDate en ["there is no date"] fr ["il n’y a pas de date"]
        BadDate { value } en ["the date “{value}” is not recognised"] fr ["la date «\u{a0}{value}\u{a0}» n’est pas reconnue"]
        AmbiguousDate { value, read } en ["the date “{value}” is ambiguous and was read as {read}; write it like this, or set “generator”"] fr ["la date «\u{a0}{value}\u{a0}» est ambiguë et a été lue {read}\u{a0}; écrivez-la ainsi, ou réglez «\u{a0}generator\u{a0}»"]
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
    kind("no-text", "files without text", "fichiers sans texte"),
    kind("conflict", "conflicts of git in the front matter", "conflits de git dans l’en-tête"),
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
    kind("other-format", "texts in other formats", "textes dans d’autres formats"),
    kind("no-title", "no title", "articles sans titre"),
    kind("no-date", "no date", "articles sans date"),
    kind("bad-date", "dates that are not recognised", "dates non reconnues"),
    kind("ambiguous-date", "ambiguous dates", "dates ambiguës"),
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
