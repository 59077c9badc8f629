//! The rows of the table of phrases about what was read.

use crate::model::Mark;

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_marks {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// Marks that could not be kept.
    MarksNotSaved { reason: CleanText } en ["marks not saved yet: {reason}; they count, and saving is tried again"] fr ["marques pas encore enregistrées\u{a0}: {reason}\u{a0}; elles comptent, un nouvel essai suivra"]

    // Keeping marks.
    /// Marks that could not be kept at first are kept now.
    MarksSavedAfterAll { count: usize } en ["saved after all: {}", counted(*count, "change", "changes")] fr ["enregistré finalement\u{a0}: {}", counted(*count, "modification", "modifications")]
    /// There is no folder for marks.
    NoPlaceForMarks en ["marks are not kept: neither HOME nor XDG_STATE_HOME is set"] fr ["les marques ne sont pas conservées\u{a0}: ni HOME ni XDG_STATE_HOME n’est défini"]
    /// Marks of articles whose key is too long for a line.
    MarksTooLong { count: usize } en ["not kept: {} with a path or link of more than 4 KiB", counted(*count, "mark", "marks")] fr ["non conservé\u{a0}: {} dont le chemin ou le lien dépasse 4 Kio", counted(*count, "marque", "marques")]
    /// Marks that cannot be written, for a command.
    MarksNotWritten { folder: CleanText, reason: CleanText } en ["the marks in {folder} cannot be written: {reason}"] fr ["impossible d’écrire les marques dans {folder}\u{a0}: {reason}"]
    /// A log of marks, or their folder, cannot be read.
    MarksNotRead { path: CleanText, reason: CleanText } en ["marks in {path} cannot be read: {reason}"] fr ["impossible de lire les marques dans {path}\u{a0}: {reason}"]
    /// Lines of logs that are not what was written.
    MarksDamaged { lines: usize, copy: CleanText } en ["{} of the marks damaged, all others count; copied to {copy}", counted(*lines, "line", "lines")] fr ["{} des marques, toutes les autres comptent\u{a0}; copie dans {copy}", counted(*lines, "ligne endommagée", "lignes endommagées")]
    /// More marked articles than are kept.
    TooManyMarks { most: usize } en ["more than {} articles have marks; the others are left out", grouped(*most)] fr ["plus de {} articles ont des marques\u{a0}; les autres sont laissés de côté", grouped(*most)]
    /// Changes that were never written before the end of the program.
    MarksLost { count: usize, reason: CleanText } en ["{} of marks could not be saved: {reason}", counted(*count, "change", "changes")] fr ["{} de marques n’ont pas pu être enregistrées\u{a0}: {reason}", counted(*count, "modification", "modifications")]
    /// Why marks were not saved: the disk gave no answer.
    DiskSilent en ["the disk does not answer"] fr ["le disque ne répond pas"]
    /// The worker that keeps marks failed.
    KeepingMarksFailed en ["keeping the marks failed; this is a mistake in vigie, the reader goes on"] fr ["la conservation des marques a échoué\u{a0}; c’est une erreur de vigie, la lecture continue"]
    /// Articles were marked by a command.
    Marked { articles: usize, mark: Mark, on: bool } en ["{} {}", counted(*articles, "article", "articles"), crate::wording::marks::marked(*mark, *on)] fr ["{} {}", counted(*articles, "article", "articles"), crate::wording::marks::marked_in_french(*mark, *on, *articles > 1)]
    /// No article was to be marked.
    NothingToMark en ["no article matches, nothing was marked"] fr ["aucun article ne correspond, rien n’a été marqué"]
    /// A command that marks needs a query.
    MarkNeedsQuery en ["say which articles: give words of a query, or --all for every article of the folder"] fr ["préciser quels articles\u{a0}: indiquer les mots d’une requête, ou --all pour tous les articles du dossier"]
    /// A command that marks got a query and the word for every article.
    MarkAllOrQuery en ["either words of a query or --all, not both"] fr ["soit les mots d’une requête, soit --all, pas les deux"]
    /// An import needs a file.
    ImportNeedsFile en ["say what to import: vigie state import FILE, or - for the standard input"] fr ["préciser quoi importer\u{a0}: vigie state import FICHIER, ou - pour l’entrée standard"]
    /// An export writes to the standard output.
    ExportTakesNoFile en ["the export goes to the standard output: vigie state export > FILE"] fr ["l’export va vers la sortie standard\u{a0}: vigie state export > FICHIER"]
    /// A file cannot be imported.
    NotImported { file: CleanText, reason: CleanText } en ["{file} cannot be imported: {reason}"] fr ["impossible d’importer {file}\u{a0}: {reason}"]
    /// A line of an import that is nothing that can be marked.
    LineNotUnderstood { line: usize, text: CleanText } en ["line {line}: no link and no mark: {text}"] fr ["ligne {line}\u{a0}: ni lien ni marque\u{a0}: {text}"]
    /// More lines of an import that are nothing that can be marked.
    MoreNotUnderstood { count: usize } en ["and {} more", counted(*count, "line", "lines")] fr ["et encore {}", counted(*count, "ligne", "lignes")]
    /// What an import did.
    Imported { articles: usize, changes: usize } en ["{} understood, {} made", counted(*articles, "entry", "entries"), counted(*changes, "change", "changes")] fr ["{}\u{a0}: {}", counted(*articles, "entrée comprise", "entrées comprises"), counted(*changes, "modification", "modifications")]
    } } };
}

/// What an article was, behind “3 articles”.
pub(super) fn marked(mark: Mark, on: bool) -> &'static str {
    match (mark, on) {
        (Mark::Read, true) => "marked as read",
        (Mark::Read, false) => "marked as unread",
        (Mark::Star, true) => "starred",
        (Mark::Star, false) => "without a star now",
        (Mark::Later, true) => "marked to be read later",
        (Mark::Later, false) => "not marked to be read later any more",
    }
}

/// The same in French, where it goes by the number of articles.
pub(super) fn marked_in_french(mark: Mark, on: bool, several: bool) -> &'static str {
    match (mark, on, several) {
        (Mark::Read, true, false) => "marqué comme lu",
        (Mark::Read, true, true) => "marqués comme lus",
        (Mark::Read, false, false) => "marqué comme non lu",
        (Mark::Read, false, true) => "marqués comme non lus",
        (Mark::Star, true, false) => "ajouté aux favoris",
        (Mark::Star, true, true) => "ajoutés aux favoris",
        (Mark::Star, false, false) => "retiré des favoris",
        (Mark::Star, false, true) => "retirés des favoris",
        (Mark::Later, true, _) => "mis de côté pour plus tard",
        (Mark::Later, false, false) => "retiré des articles à lire plus tard",
        (Mark::Later, false, true) => "retirés des articles à lire plus tard",
    }
}

pub(super) use with_marks;
