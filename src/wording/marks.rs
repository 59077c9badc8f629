//! The rows of the table of phrases about what was read.

use crate::model::Mark;
use crate::text::CleanText;
use crate::wording::counted;
use crate::wording::language::{Language, spoken};

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_marks {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// Articles were marked by a key.
    ArticlesMarked { mark: Mark, on: bool, count: usize, undo: Option<CleanText> } en ["{}", marked(*mark, *on, *count, undo.as_ref())] fr ["{}", marked(*mark, *on, *count, undo.as_ref())]
    /// A marking of one article was undone or redone: how it is now.
    MarkedAgain { mark: Mark, on: bool, title: CleanText } en ["{}: {}", again(*mark, *on, 1), crate::text::cut_to_cells(title, 60)] fr ["{}\u{a0}: {}", again(*mark, *on, 1), crate::text::cut_to_cells(title, 60)]
    /// A marking of several articles was undone or redone: how they are now.
    ManyMarkedAgain { mark: Mark, on: bool, count: usize } en ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)] fr ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)]
    /// There is no marking to take back.
    NothingToUndo en ["there is no marking to take back"] fr ["il n’y a aucun marquage à annuler"]
    /// There is no marking that was taken back.
    NothingToRedo en ["no marking was taken back"] fr ["aucun marquage n’a été annulé"]
    /// There is no unread article where they were to be marked as read.
    NothingUnreadThere en ["there is nothing unread there"] fr ["il n’y a rien de non lu à cet endroit"]
    /// There is no unread article in the list.
    NoUnread en ["nothing in the list is unread"] fr ["la liste ne contient rien de non lu"]
    /// The only unread article of the list has the cursor.
    OnlyUnread en ["nothing else in the list is unread"] fr ["la liste ne contient rien d’autre de non lu"]
    /// The end of what is unread, reading on.
    NoUnreadBelow { next: CleanText } en ["nothing below is unread; {next} looks above"] fr ["rien de non lu plus bas\u{a0}; {next} cherche plus haut"]
    /// Looking for the next unread article began again at the top.
    FromTheTop en ["on from the top of the list"] fr ["reprise depuis le haut de la liste"]
    /// Looking for the unread article before began again at the end.
    FromTheEnd en ["on from the end of the list"] fr ["reprise depuis la fin de la liste"]
    /// How many listed articles are selected, in the title bar.
    Selected { count: usize } en ["{} selected", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "sélectionné" } else { "sélectionnés" }]
    /// How many listed articles are unread, in the title bar.
    UnreadCount { count: usize } en ["{} unread", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "non lu" } else { "non lus" }]
    /// Articles that were not read.
    FlagUnread en ["Unread"] fr ["Non lus"]
    /// Articles that were read.
    FlagRead en ["Read"] fr ["Lus"]
    /// Articles with a star.
    FlagStar en ["Starred"] fr ["Favoris"]
    /// Articles that are kept for later.
    FlagLater en ["For later"] fr ["À lire plus tard"]
    /// The sign of an article with a star.
    StarSign en ["*"] fr ["*"]
    /// The sign of an article that is kept for later.
    LaterSign en ["+"] fr ["+"]
    /// The sign of a selected article, at the left of its row.
    SelectedSign en [">"] fr [">"]
    /// The same where the cursor is.
    SelectedCursorSign en ["►"] fr ["►"]
    /// Said once, when one comes back from the first article.
    LessonMarks { toggle: CleanText, unread: CleanText } en ["what you open counts as read; {toggle} makes it unread, {unread} lists the unread ones"] fr ["un article ouvert est lu\u{a0}; {toggle} le remet en non lu, {unread} montre les non lus"]
    /// What the article pane says of an article with a star.
    Starred en ["* starred"] fr ["* favori"]
    /// What it says of one that is kept for later.
    ForLater en ["+ for later"] fr ["+ à lire plus tard"]
    /// Marks that could not be kept.
    MarksNotSaved { reason: CleanText } en ["marks not saved yet: {reason}; they count, and saving is tried again"] fr ["marques non encore enregistrées\u{a0}: {reason}\u{a0}; elles comptent, un nouvel essai suivra"]

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
    /// Articles that a command was to mark were marked so before.
    MarkedBefore { articles: usize } en ["nothing to change: {} so already", counted(*articles, "article was", "articles were")] fr ["rien à changer\u{a0}: {} déjà ainsi", counted(*articles, "article l’est", "articles le sont")]
    /// Articles were marked by a command.
    Marked { articles: usize, mark: Mark, on: bool } en ["{} {}", counted(*articles, "article", "articles"), done(*mark, *on, *articles)] fr ["{} {}", counted(*articles, "article", "articles"), done(*mark, *on, *articles)]
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

pub(super) use with_marks;

/// What was done to articles, behind their number: `marked as read`.
pub(super) fn done(mark: Mark, on: bool, count: usize) -> String {
    let done = match (spoken(), mark, on) {
        (Language::English, Mark::Read, true) => "marked as read",
        (Language::English, Mark::Read, false) => "marked as unread",
        (Language::English, Mark::Star, true) => "starred",
        (Language::English, Mark::Star, false) => "no longer starred",
        (Language::English, Mark::Later, true) => "kept for later",
        (Language::English, Mark::Later, false) => "no longer kept for later",
        (Language::French, Mark::Read, true) => "marqué comme lu",
        (Language::French, Mark::Read, false) => "marqué comme non lu",
        (Language::French, Mark::Star, true) => "ajouté aux favoris",
        (Language::French, Mark::Star, false) => "retiré des favoris",
        (Language::French, Mark::Later, true) => "gardé pour plus tard",
        (Language::French, Mark::Later, false) => "retiré des articles à lire plus tard",
    };
    if count < 2 || spoken() == Language::English { done.to_owned() } else { in_the_plural(done) }
}

/// What a key did to so many articles, and the key that takes it back: `42 articles marked as read; u takes
/// it back`.
pub(super) fn marked(mark: Mark, on: bool, count: usize, undo: Option<&CleanText>) -> String {
    let done = done(mark, on, count);
    if count < 2 {
        return done;
    }
    let articles = counted(count, "article", "articles");
    match (spoken(), undo) {
        (Language::English, Some(key)) => format!("{articles} {done}; {key} takes it back"),
        (Language::French, Some(key)) => format!("{articles} {done}\u{a0}; {key} annule"),
        (_, None) => format!("{articles} {done}"),
    }
}

/// How articles are again after a marking was undone or redone: `unread again`.
pub(super) fn again(mark: Mark, on: bool, count: usize) -> String {
    let now = match (spoken(), mark, on) {
        (Language::English, Mark::Read, true) => "read again",
        (Language::English, Mark::Read, false) => "unread again",
        (Language::English, Mark::Star, true) => "starred again",
        (Language::English, Mark::Star, false) => "no longer starred",
        (Language::English, Mark::Later, true) => "kept for later again",
        (Language::English, Mark::Later, false) => "no longer kept for later",
        (Language::French, Mark::Read, true) => "de nouveau lu",
        (Language::French, Mark::Read, false) => "de nouveau non lu",
        (Language::French, Mark::Star, true) => "remis dans les favoris",
        (Language::French, Mark::Star, false) => "retiré des favoris",
        (Language::French, Mark::Later, true) => "de nouveau gardé pour plus tard",
        (Language::French, Mark::Later, false) => "retiré des articles à lire plus tard",
    };
    if count < 2 || spoken() == Language::English { now.to_owned() } else { in_the_plural(now) }
}

/// A French participle about several articles.
fn in_the_plural(done: &str) -> String {
    let agrees = |word: &str| matches!(word, "marqué" | "lu" | "ajouté" | "retiré" | "gardé");
    let words = done.split(' ').map(|word| if agrees(word) { format!("{word}s") } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::speak_here;

    #[test]
    fn one_article_and_many_are_told_in_both_languages() {
        for (language, mark, on, count, said) in [
            (Language::English, Mark::Read, true, 1, "marked as read"),
            (Language::English, Mark::Read, true, 42, "42 articles marked as read; u takes it back"),
            (Language::French, Mark::Read, false, 1, "marqué comme non lu"),
            (Language::French, Mark::Read, false, 42, "42 articles marqués comme non lus\u{a0}; u annule"),
            (Language::French, Mark::Star, true, 2, "2 articles ajoutés aux favoris\u{a0}; u annule"),
            (
                Language::French,
                Mark::Later,
                false,
                2,
                "2 articles retirés des articles à lire plus tard\u{a0}; u annule",
            ),
        ] {
            speak_here(language);
            assert_eq!(marked(mark, on, count, Some(&CleanText::line("u"))), said);
        }
        assert_eq!(marked(Mark::Star, false, 2, None), "2 articles retirés des favoris");
        assert_eq!(again(Mark::Read, false, 3), "de nouveau non lus");
        assert_eq!(again(Mark::Star, true, 3), "remis dans les favoris");
        speak_here(Language::English);
        assert_eq!(again(Mark::Read, false, 3), "unread again");
    }
}
