//! The rows of the table of phrases about starting: sessions, the first run, plain output.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_start {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// The library of the last time is not there.
    LastLibraryGone { folder: CleanText } en ["{folder}, where you were last, is not there; this is the sample library"] fr ["{folder}, ouvert la dernière fois, n’existe plus\u{a0}; voici la bibliothèque d’exemple"]

    // Plain output, for screen readers.
    /// The tags of an article.
    PlainTags { tags: CleanText } en ["Tags: {tags}"] fr ["Étiquettes\u{a0}: {tags}"]
    /// Who wrote an article.
    PlainAuthor { author: CleanText } en ["By {author}"] fr ["Par {author}"]
    /// The summary was cut off.
    PlainExtract en ["The summary is cut"] fr ["Le résumé est coupé"]
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
