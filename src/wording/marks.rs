//! Phrases about marks: read, starred and saved for later. Floor 0, part of [`wording`](crate::wording).

use crate::model::Mark;
use crate::text::CleanText;
use crate::wording::counted;
use crate::wording::language::{Language, current_language};

/// Adds the rows of this file and calls the next macro.
macro_rules! with_marks {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// Notice: articles were marked with a key.
    ArticlesMarked { mark: Mark, on: bool, count: usize, undo: Option<CleanText> } en ["{}", marked(*mark, *on, *count, undo.as_ref())] fr ["{}", marked(*mark, *on, *count, undo.as_ref())]
    /// Notice: undo or redo changed the marks of one article.
    MarkedAgain { mark: Mark, on: bool, title: CleanText } en ["{}: {}", again(*mark, *on, 1), crate::text::cut_to_cells(title, 60)] fr ["{}\u{a0}: {}", again(*mark, *on, 1), crate::text::cut_to_cells(title, 60)]
    /// Notice: undo or redo changed the marks of several articles.
    ManyMarkedAgain { mark: Mark, on: bool, count: usize } en ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)] fr ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)]
    /// Notice: undo when there is nothing to undo.
    NothingToUndo en ["no mark change to undo"] fr ["aucun marquage à annuler"]
    /// Notice: redo when nothing was undone.
    NothingToRedo en ["no mark change to redo"] fr ["aucun marquage à rétablir"]
    /// Notice: marking a part of the list as read when all of it is.
    NothingUnreadThere en ["no unread articles to mark"] fr ["aucun article non lu à marquer"]
    /// Notice: going to an unread article when the list has none.
    NoUnread en ["no unread articles in the list"] fr ["aucun article non lu dans la liste"]
    /// Notice: going to an unread article from the only one.
    OnlyUnread en ["no other unread article in the list"] fr ["aucun autre article non lu dans la liste"]
    /// Notice: reading on at the last unread article of the list.
    NoUnreadBelow { next: CleanText } en ["no unread articles below; {next} continues from the top"] fr ["aucun non lu plus bas\u{a0}; {next} reprend en haut de la liste"]
    /// Notice: the next unread article was found from the top of the list.
    FromTheTop en ["no unread articles below; continuing from the top"] fr ["aucun non lu plus bas\u{a0}; reprise en haut de la liste"]
    /// Notice: the previous unread article was found from the end of the list.
    FromTheEnd en ["no unread articles above; continuing from the end"] fr ["aucun non lu plus haut\u{a0}; reprise à la fin de la liste"]
    /// Title bar: number of selected articles.
    Selected { count: usize } en ["{} selected", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "sélectionné" } else { "sélectionnés" }]
    /// Title bar: number of unread articles in the list.
    UnreadCount { count: usize } en ["{} unread", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "non lu" } else { "non lus" }]
    /// Left pane: unread articles.
    FlagUnread en ["Unread"] fr ["Non lus"]
    /// Left pane: read articles.
    FlagRead en ["Read"] fr ["Lus"]
    /// Left pane: starred articles.
    FlagStar en ["Starred"] fr ["Favoris"]
    /// Left pane: articles saved for later.
    FlagLater en ["For later"] fr ["Pour plus tard"]
    /// List: sign of a starred article.
    StarSign en ["*"] fr ["*"]
    /// List: sign of an article saved for later.
    LaterSign en ["+"] fr ["+"]
    /// List: sign of a selected article, at the left of its row.
    SelectedSign en [">"] fr [">"]
    /// List: sign of a selected article in the row with the cursor.
    SelectedCursorSign en ["►"] fr ["►"]
    /// Tip, shown once: after going back to the list from the first article.
    TipMarks { toggle: CleanText, unread: CleanText } en ["opened articles count as read; {toggle} marks one unread, {unread} shows only unread"] fr ["un article ouvert est lu\u{a0}; {toggle} le rend non lu, {unread} n’affiche que les non lus"]
    /// Rule above the article: it is starred.
    Starred en ["* starred"] fr ["* favori"]
    /// Rule above the article: it is saved for later.
    ForLater en ["+ for later"] fr ["+ pour plus tard"]
    /// Warning: writing the marks failed.
    MarksNotSaved { reason: CleanText } en ["marks not saved yet: {reason}; vigie keeps them and tries again"] fr ["marques pas encore enregistrées\u{a0}: {reason}\u{a0}; vigie les garde et réessaiera"]

    // Saving marks.
    /// Notice: marks that could not be written before are written now.
    MarksSavedNow { count: usize } en ["now saved: {}", counted(*count, "mark change", "mark changes")] fr ["{}", counted(*count, "changement de marque enfin enregistré", "changements de marques enfin enregistrés")]
    /// There is no state folder to save marks in.
    NoPlaceForMarks en ["marks cannot be saved: neither HOME nor XDG_STATE_HOME is set"] fr ["impossible d’enregistrer les marques\u{a0}: ni HOME ni XDG_STATE_HOME n’est défini"]
    /// Marks of articles whose path or link is too long to store.
    MarksTooLong { count: usize } en ["not saved: {} with a path or link over 4 KiB", counted(*count, "mark", "marks")] fr ["{}\u{a0}: chemin ou lien de plus de 4\u{a0}Kio", counted(*count, "marque non enregistrée", "marques non enregistrées")]
    /// Command line: the marks cannot be written.
    MarksNotWritten { folder: CleanText, reason: CleanText } en ["cannot write marks to {folder}: {reason}"] fr ["impossible d’écrire les marques dans {folder}\u{a0}: {reason}"]
    /// A file of marks, or the folder of them, cannot be read.
    MarksNotRead { path: CleanText, reason: CleanText } en ["cannot read the marks in {path}: {reason}"] fr ["impossible de lire les marques dans {path}\u{a0}: {reason}"]
    /// Damaged lines were found in the files of marks.
    MarksDamaged { lines: usize, copy: CleanText } en ["skipped {} in the marks (copied to {copy}); the rest is kept", counted(*lines, "damaged line", "damaged lines")] fr ["{} dans les marques, le reste est conservé\u{a0}; copie dans {copy}", counted(*lines, "ligne endommagée ignorée", "lignes endommagées ignorées")]
    /// There are more marked articles than vigie keeps.
    TooManyMarks { most: usize } en ["more than {} articles have marks; the others are ignored", grouped(*most)] fr ["plus de {} articles ont des marques\u{a0}; les autres sont ignorés", grouped(*most)]
    /// Printed at the end: marks that were never written.
    MarksLost { count: usize, reason: CleanText } en ["could not save {}: {reason}", counted(*count, "mark change", "mark changes")] fr ["impossible d’enregistrer {}\u{a0}: {reason}", counted(*count, "changement de marque", "changements de marques")]
    /// Reason why marks are not saved: writing takes too long.
    DiskSilent en ["the disk does not respond"] fr ["le disque ne répond pas"]
    /// Warning: the thread that saves marks panicked.
    SavingMarksFailed en ["saving marks failed (a bug in vigie; you can continue)"] fr ["l’enregistrement des marques a échoué (bogue de vigie, qui reste utilisable)"]
    /// `vigie mark`: all matching articles had the mark already.
    AlreadyMarked { articles: usize } en ["nothing to change: {} already marked that way", counted(*articles, "article", "articles")] fr ["rien à changer\u{a0}: {}", counted(*articles, "article déjà dans cet état", "articles déjà dans cet état")]
    /// `vigie mark`: how many articles match, now marked.
    Marked { articles: usize, mark: Mark, on: bool } en ["{} {}", counted(*articles, "article", "articles"), done(*mark, *on, *articles)] fr ["{} {}", counted(*articles, "article", "articles"), done(*mark, *on, *articles)]
    /// `vigie mark`: no article matches.
    NothingToMark en ["no article matches; nothing marked"] fr ["aucun article ne correspond\u{a0}; rien n’a été marqué"]
    /// `vigie mark` without a query and without `--all`.
    MarkNeedsQuery en ["which articles? give a query, or --all for every article in the folder"] fr ["quels articles\u{a0}? indiquez une requête, ou --all pour tous les articles du dossier"]
    /// `vigie mark` with a query and `--all`.
    MarkAllOrQuery en ["--all cannot be combined with a query"] fr ["--all est incompatible avec une requête"]
    /// `vigie state import` without a file.
    ImportNeedsFile en ["no file to import: vigie state import FILE, or - for standard input"] fr ["aucun fichier à importer\u{a0}: vigie state import FICHIER, ou - pour l’entrée standard"]
    /// `vigie state export` with a file.
    ExportTakesNoFile en ["export writes to standard output: vigie state export > FILE"] fr ["export écrit sur la sortie standard\u{a0}: vigie state export > FICHIER"]
    /// `vigie state import`: the file cannot be read.
    NotImported { file: CleanText, reason: CleanText } en ["cannot import {file}: {reason}"] fr ["impossible d’importer {file}\u{a0}: {reason}"]
    /// `vigie state import`: a line that is neither a link nor a mark.
    LineNotUnderstood { line: usize, text: CleanText } en ["line {line}: neither a link nor a mark: {text}"] fr ["ligne {line}\u{a0}: ni lien ni marque\u{a0}: {text}"]
    /// `vigie state import`: how many such lines are not listed.
    MoreNotUnderstood { count: usize } en ["and {}", counted(*count, "more line", "more lines")] fr ["et {}", counted(*count, "autre ligne", "autres lignes")]
    /// `vigie state import`: the result.
    Imported { articles: usize, changes: usize } en ["{} read, {} made", counted(*articles, "entry", "entries"), counted(*changes, "change", "changes")] fr ["{}, {}", counted(*articles, "entrée lue", "entrées lues"), counted(*changes, "modification", "modifications")]
    } } };
}

pub(super) use with_marks;

/// The end of a message that begins with the number of articles: `marked as read`.
pub(super) fn done(mark: Mark, on: bool, count: usize) -> String {
    let done = match (current_language(), mark, on) {
        (Language::English, Mark::Read, true) => "marked as read",
        (Language::English, Mark::Read, false) => "marked as unread",
        (Language::English, Mark::Star, true) => "starred",
        (Language::English, Mark::Star, false) => "unstarred",
        (Language::English, Mark::Later, true) => "saved for later",
        (Language::English, Mark::Later, false) => "no longer saved for later",
        (Language::French, Mark::Read, true) => "marqué comme lu",
        (Language::French, Mark::Read, false) => "marqué comme non lu",
        (Language::French, Mark::Star, true) => "ajouté aux favoris",
        (Language::French, Mark::Star, false) => "retiré des favoris",
        (Language::French, Mark::Later, true) => "gardé pour plus tard",
        (Language::French, Mark::Later, false) => "retiré des articles à lire plus tard",
    };
    if count < 2 || current_language() == Language::English { done.to_owned() } else { in_the_plural(done) }
}

/// What a key did to `count` articles, and the key that undoes it: `42 articles marked as read; u undoes it`.
pub(super) fn marked(mark: Mark, on: bool, count: usize, undo: Option<&CleanText>) -> String {
    let done = done(mark, on, count);
    if count < 2 {
        return done;
    }
    let articles = counted(count, "article", "articles");
    match (current_language(), undo) {
        (Language::English, Some(key)) => format!("{articles} {done}; {key} undoes it"),
        (Language::French, Some(key)) => format!("{articles} {done}\u{a0}; {key} annule"),
        (_, None) => format!("{articles} {done}"),
    }
}

/// The state of articles after undo or redo: `unread again`.
pub(super) fn again(mark: Mark, on: bool, count: usize) -> String {
    let now = match (current_language(), mark, on) {
        (Language::English, Mark::Read, true) => "marked as read again",
        (Language::English, Mark::Read, false) => "unread again",
        (Language::English, Mark::Star, true) => "starred again",
        (Language::English, Mark::Star, false) => "unstarred",
        (Language::English, Mark::Later, true) => "saved for later again",
        (Language::English, Mark::Later, false) => "no longer saved for later",
        (Language::French, Mark::Read, true) => "de nouveau lu",
        (Language::French, Mark::Read, false) => "de nouveau non lu",
        (Language::French, Mark::Star, true) => "remis dans les favoris",
        (Language::French, Mark::Star, false) => "retiré des favoris",
        (Language::French, Mark::Later, true) => "de nouveau gardé pour plus tard",
        (Language::French, Mark::Later, false) => "retiré des articles à lire plus tard",
    };
    if count < 2 || current_language() == Language::English { now.to_owned() } else { in_the_plural(now) }
}

/// Puts the French participles of a text in the plural.
fn in_the_plural(done: &str) -> String {
    let agrees = |word: &str| matches!(word, "marqué" | "lu" | "ajouté" | "retiré" | "gardé");
    let words = done.split(' ').map(|word| if agrees(word) { format!("{word}s") } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::set_thread_language;

    #[test]
    fn participles_agree_with_the_number_of_articles() {
        for (language, mark, on, count, expected) in [
            (Language::English, Mark::Read, true, 1, "marked as read"),
            (Language::English, Mark::Read, true, 42, "42 articles marked as read; u undoes it"),
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
            set_thread_language(language);
            assert_eq!(marked(mark, on, count, Some(&CleanText::line("u"))), expected);
        }
        assert_eq!(marked(Mark::Star, false, 2, None), "2 articles retirés des favoris");
        assert_eq!(again(Mark::Read, false, 3), "de nouveau non lus");
        assert_eq!(again(Mark::Star, true, 3), "remis dans les favoris");
        set_thread_language(Language::English);
        assert_eq!(again(Mark::Read, false, 3), "unread again");
    }
}
