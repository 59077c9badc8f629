//! Phrases of the start: sessions, tips, the tour, and the plain output for screen readers. Floor 0, part of
//! [`wording`](crate::wording).

/// Adds the rows of this file and calls the next macro.
macro_rules! with_start {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// Warning at the start: the folder of the last session does not exist any more.
    LastFolderMissing { folder: CleanText } en ["the last folder, {folder}, is missing; showing the sample library"] fr ["le dernier dossier, {folder}, est introuvable\u{a0}; voici la bibliothèque d’exemple"]

    // Tips and the tour.
    /// Tip, shown once: after the first filter.
    TipFilter { clear: CleanText, earlier: CleanText, save: CleanText } en ["{clear} clears the filter, {save} saves it, {earlier} goes back to the previous one"] fr ["{clear} efface le filtre, {save} l’enregistre, {earlier} revient au précédent"]
    /// Tip, shown once: in the first article.
    TipReading { on: CleanText, back: CleanText } en ["{on} shows the next page, then the next unread article; {back} goes back"] fr ["{on} affiche la suite, puis le non lu suivant\u{a0}; {back} revient en arrière"]
    /// Tip, shown once: after the first articles arrived.
    TipArrived { filter: CleanText } en ["new articles have a dot; {filter} is:new shows only those"] fr ["un point signale les nouveaux articles\u{a0}; {filter} is:nouveau n’affiche qu’eux"]
    /// Tip, shown once: when a session was restored.
    TipSession en ["back where you left off; vigie --fresh starts over"] fr ["reprise là où vous en étiez\u{a0}; vigie --fresh repart de zéro"]
    /// Tour: number of the step.
    TourNumber { step: usize, steps: usize } en ["{step}/{steps}"] fr ["{step}/{steps}"]
    /// Tour: opening an article.
    TourRead { down: CleanText, up: CleanText, read: CleanText } en ["welcome: {down} and {up} move, {read} opens the article"] fr ["bienvenue\u{a0}: {down} et {up} parcourent la liste, {read} ouvre l’article"]
    /// Tour: going back to the list.
    TourBack { on: CleanText, back: CleanText } en ["{on} shows the next page; {back} goes back to the list"] fr ["{on} affiche la page suivante\u{a0}; {back} revient à la liste"]
    /// Tour: filtering.
    TourFilter { filter: CleanText, keep: CleanText } en ["{filter} filters as you type: try “light”, then {keep}"] fr ["{filter} filtre au fil de la saisie\u{a0}: essayez «\u{a0}phare\u{a0}», puis {keep}"]
    /// Tour: clearing the filter.
    TourClear { clear: CleanText } en ["{clear} clears the filter"] fr ["{clear} efface le filtre"]
    /// Tour: going to the left pane.
    TourTags { tags: CleanText } en ["{tags} goes to tags, sources and dates"] fr ["{tags} mène aux étiquettes, sources et dates"]
    /// Tour: choosing a value in the left pane.
    TourChoose { include: CleanText, exclude: CleanText } en ["{include} filters by the value under the cursor, {exclude} excludes it"] fr ["{include} filtre par la valeur sous le curseur, {exclude} l’exclut"]
    /// Tour: last step.
    TourEnd { help: CleanText } en ["that is all: {help} shows every key, vigie DIR opens your folder"] fr ["c’est tout\u{a0}: {help} affiche les touches, vigie DOSSIER ouvre votre dossier"]

    /// Notice: the tour is over, or was ended with Esc.
    TourEnded { help: Option<CleanText> } en ["the tour is over{}", crate::wording::keyed::with_key(help.as_ref(), "shows every key")] fr ["la visite guidée est terminée{}", crate::wording::keyed::with_key(help.as_ref(), "affiche les touches")]

    // Plain output, for screen readers.
    /// Plain output: tags of an article.
    PlainTags { tags: CleanText } en ["Tags: {tags}"] fr ["Étiquettes\u{a0}: {tags}"]
    /// Plain output: author of an article.
    PlainAuthor { author: CleanText } en ["By {author}"] fr ["Par {author}"]
    /// Plain output: the summary was cut off by the feed.
    PlainExcerpt en ["Excerpt"] fr ["Extrait"]
    /// Plain output: header of the whole list.
    PlainHead { name: CleanText, all: usize } en ["{name}: {}, newest first.", counted(*all, "article", "articles")] fr ["{name}\u{a0}: {}, les plus récents d’abord.", counted(*all, "article", "articles")]
    /// Plain output: header of a filtered list.
    PlainFiltered { filter: CleanText, shown: usize, all: usize } en ["{filter}: {} of {}.", grouped(*shown), counted(*all, "article", "articles")] fr ["{filter}\u{a0}: {} sur {}.", grouped(*shown), counted(*all, "article", "articles")]
    /// Plain output: number and title of an article.
    PlainItem { number: usize, title: CleanText } en ["{number}. {title}"] fr ["{number}. {title}"]
    /// Plain output: at the end of the list.
    PlainNoMore en ["No more articles."] fr ["Il n’y a plus d’articles."]
    /// Plain output: the prompt.
    PlainQuestion en ["Number to read, Enter for more, ? for help:"] fr ["Numéro de l’article à lire, Entrée pour la suite, ? pour l’aide\u{a0}:"]
    /// Plain output: the answer to `?`.
    PlainHelp en ["A number reads that article, n the next one. Enter or m continues the list, l repeats it. / followed by words filters, / alone shows all. o opens the source of the last article read. q quits."] fr ["Un numéro affiche l’article correspondant, n le suivant. Entrée ou m continue la liste, l la répète. / suivi de mots filtre, / seul affiche tout. o ouvre la source du dernier article lu. q quitte."]
    /// Plain output: the command is unknown.
    PlainUnknown en ["Unknown command; ? lists the commands."] fr ["Commande inconnue\u{a0}; ? affiche les commandes."]
    /// Plain output: no article has the number typed.
    PlainNoSuchNumber { count: usize } en ["No such article; the last number is {}.", grouped(*count)] fr ["Cet article n’existe pas\u{a0}; le dernier numéro est {}.", grouped(*count)]
    /// Plain output: `o` before any article was read.
    PlainNothingRead en ["No article read yet; type a number first."] fr ["Aucun article lu pour l’instant\u{a0}; tapez d’abord un numéro."]
    } } };
}

pub(super) use with_start;
