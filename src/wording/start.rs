//! The rows of the table of phrases about starting: sessions, the first run, plain output.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_start {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// The library of the last time is not there.
    LastLibraryGone { folder: CleanText } en ["{folder}, where you were last, is not there; this is the sample library"] fr ["{folder}, ouvert la dernière fois, n’existe plus\u{a0}; voici la bibliothèque d’exemple"]

    // What is said once, and the guided start.
    /// What can be done with a filter.
    LessonFilter { clear: CleanText, earlier: CleanText, save: CleanText } en ["{clear} clears the filter, {earlier} goes back to the one before, {save} saves it"] fr ["{clear} efface le filtre, {earlier} revient au précédent, {save} l’enregistre"]
    /// How to read on.
    LessonReading { on: CleanText, back: CleanText } en ["{on} reads on, at the end into the next unread one; {back} goes back"] fr ["{on} lit la suite, puis passe au non lu suivant\u{a0}; {back} revient"]
    /// What came can be listed.
    LessonArrived { filter: CleanText } en ["new articles have a mark; {filter} is:new lists them alone"] fr ["les nouveaux articles portent une marque\u{a0}; {filter} is:nouveau les montre seuls"]
    /// One is back where one was.
    LessonSession en ["back where you left off; vigie --fresh begins anew"] fr ["reprise là où la lecture s’est arrêtée\u{a0}; vigie --fresh repart de zéro"]
    /// The number of a step.
    GuideNumber { step: usize, steps: usize } en ["{step}/{steps}"] fr ["{step}/{steps}"]
    /// The guided start: going into an article.
    GuideRead { down: CleanText, up: CleanText, read: CleanText } en ["welcome: {down} and {up} move, {read} reads the article"] fr ["bienvenue\u{a0}: {down} et {up} parcourent la liste, {read} ouvre l’article"]
    /// The guided start: coming back.
    GuideBack { on: CleanText, back: CleanText } en ["{on} reads on, page by page; {back} goes back to the list"] fr ["{on} fait lire page par page\u{a0}; {back} revient à la liste"]
    /// The guided start: filtering.
    GuideFilter { filter: CleanText, keep: CleanText } en ["{filter} filters as you type: try “light”, then {keep}"] fr ["{filter} filtre à la frappe\u{a0}: essayer «\u{a0}phare\u{a0}» puis {keep}"]
    /// The guided start: clearing the filter.
    GuideClear { clear: CleanText } en ["{clear} clears the filter"] fr ["{clear} efface le filtre"]
    /// The guided start: going to the left pane.
    GuideTags { tags: CleanText } en ["{tags} goes to tags, sources and dates"] fr ["{tags} mène aux étiquettes, sources et dates"]
    /// The guided start: choosing there.
    GuideChoose { include: CleanText, exclude: CleanText } en ["{include} filters by what is under the cursor, {exclude} excludes it"] fr ["{include} filtre par la ligne du curseur, {exclude} l’exclut"]
    /// The guided start: its end.
    GuideEnd { help: CleanText } en ["that is all: {help} shows every key, vigie DIR opens your folder"] fr ["c’est tout\u{a0}: {help} montre les touches, vigie DOSSIER ouvre un autre dossier"]

    /// The guided start was ended.
    GuideEnded { help: Option<CleanText> } en ["the short tour is over{}", crate::wording::keyed::besides(help.as_ref(), "shows every key")] fr ["la visite guidée est finie{}", crate::wording::keyed::besides(help.as_ref(), "montre les touches")]

    // Plain output, for screen readers.
    /// The tags of an article.
    PlainTags { tags: CleanText } en ["Tags: {tags}"] fr ["Étiquettes\u{a0}: {tags}"]
    /// Who wrote an article.
    PlainAuthor { author: CleanText } en ["By {author}"] fr ["Par {author}"]
    /// The summary was cut off.
    PlainExcerpt en ["Excerpt"] fr ["Extrait"]
    /// What is told of: all articles.
    PlainHead { name: CleanText, all: usize } en ["{name}: {}, newest first.", counted(*all, "article", "articles")] fr ["{name}\u{a0}: {}, les plus récents d’abord.", counted(*all, "article", "articles")]
    /// What is told of: the articles of a filter.
    PlainFiltered { filter: CleanText, shown: usize, all: usize } en ["{filter}: {} of {}.", grouped(*shown), counted(*all, "article", "articles")] fr ["{filter}\u{a0}: {} sur {}.", grouped(*shown), counted(*all, "article", "articles")]
    /// An article with its number.
    PlainItem { number: usize, title: CleanText } en ["{number}. {title}"] fr ["{number}. {title}"]
    /// There are no more articles.
    PlainNoMore en ["No more articles."] fr ["Plus d’articles."]
    /// What is asked for.
    PlainQuestion en ["Number to read, Enter for more, ? for help:"] fr ["Numéro à lire, Entrée pour la suite, ? pour l’aide\u{a0}:"]
    /// What can be answered.
    PlainHelp en ["A number reads that article, n the next one. Enter or m tells of more articles, l tells of the list again. / and words filter, / alone shows all. o opens the source of the article that was read last. q quits."] fr ["Un numéro lit cet article, n le suivant. Entrée ou m donne la suite de la liste, l la reprend au début. / suivi de mots filtre, / seul montre tout. o ouvre la source de l’article lu en dernier. q quitte."]
    /// The answer was not understood.
    PlainUnknown en ["Not understood; ? tells what can be answered."] fr ["Réponse non comprise\u{a0}; ? dit ce qui est possible."]
    /// There is no article of this number.
    PlainNoSuchNumber { count: usize } en ["There is no such article; the last one is number {}.", grouped(*count)] fr ["Cet article n’existe pas\u{a0}; le dernier porte le numéro {}.", grouped(*count)]
    /// There is no article whose source could be opened.
    PlainNothingRead en ["Nothing was read yet; give a number first."] fr ["Rien n’a encore été lu\u{a0}; donner d’abord un numéro."]
    } } };
}

pub(super) use with_start;
