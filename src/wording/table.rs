//! The table of phrases: one row for each message, in both languages. Floor 0, part of
//! [`wording`](crate::wording).
//!
//! The rows in this file belong to the reader: left pane, list, opening links, filters, saved searches and
//! article pane. The other rows are in the modules whose macros are imported below.

use crate::limits;
use crate::model::{LinkError, Mark, SafeUrl};
use crate::text::CleanText;
use crate::wording::arguments::with_arguments;
use crate::wording::article::with_article;
use crate::wording::command_line::with_command_line;
use crate::wording::configuration::with_configuration;
use crate::wording::images::with_images;
use crate::wording::keyed::{sentence, with_key};
use crate::wording::marks::{again, done, marked, with_marks};
use crate::wording::start::with_start;
use crate::wording::table_text::table_text;
use crate::wording::{counted, grouped, link_error};

/// Makes the enum from rows of: doc comment, name, payload, text in each language.
macro_rules! phrases {
    ({ $( $(#[$doc:meta])+ $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+ }) => {
        /// A message of the program, with the values in it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the fields of a phrase are explained by its text")]
        pub enum Phrase {
            $( $(#[$doc])+ $name $({ $($field: $kind),+ })?, )+
        }

        table_text! { Phrase $( $name $({ $($field),+ })? en [$($english)+] fr [$($french)+] )+ }
    };
}

with_command_line! { with_arguments with_images with_configuration with_marks with_article with_start phrases {
    // Index and folder.
    /// Shown at the start when the index cannot be written to disk.
    NoIndex { reason: CleanText } en ["index kept in memory, not on disk: {reason}"] fr ["index gardé en mémoire, pas sur le disque\u{a0}: {reason}"]
    /// Why a query on the command line, or a date that is typed, is wrong.
    NotAQuery { reason: CleanText } en ["{reason}"] fr ["{reason}"]
    /// The reason in [`Phrase::NoIndex`] when the system gives no readable one.
    IndexNotWritten en ["it could not be written"] fr ["il n’a pas pu être écrit"]
    /// Shown when no index can be built, not even in memory.
    ArticlesNotLoaded { reason: CleanText } en ["cannot load the articles: {reason}"] fr ["impossible de charger les articles\u{a0}: {reason}"]
    /// Notice: articles were added while the reader is open.
    Arrived { count: usize } en ["{} new", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "nouveau" } else { "nouveaux" }]
    /// Warning: the folder disappeared while the reader is open.
    FolderMissing { folder: CleanText } en ["the folder {folder} is missing; the list is kept until it comes back"] fr ["le dossier {folder} a disparu\u{a0}; la liste est conservée jusqu’à son retour"]
    /// Warning: the open article was deleted or is no longer listed.
    ArticleGone en ["the article you were reading is gone; this is its neighbour in the list"] fr ["l’article que vous lisiez a disparu\u{a0}; voici son voisin dans la liste"]
    /// Notice: the missing folder is there again.
    FolderBack { folder: CleanText } en ["the folder {folder} is back"] fr ["le dossier {folder} est de retour"]

    // Status line.
    /// Status line: what j and k do in lists.
    MoveHint en ["move"] fr ["aller"]
    /// Status line: what j and k do in an article.
    ScrollHint en ["scroll"] fr ["défiler"]

    // Left pane.
    /// Left pane: heading of the tags.
    Tags en ["Tags"] fr ["Étiquettes"]
    /// Left pane: heading of the hosts of the source links.
    Sources en ["Sources"] fr ["Sources"]
    /// Left pane: heading of the folders.
    Folders en ["Folders"] fr ["Dossiers"]
    /// Left pane: heading of the years and months.
    Dates en ["Dates"] fr ["Dates"]
    /// Left pane: heading of the languages.
    Languages en ["Languages"] fr ["Langues"]
    /// Left pane: heading of the flags.
    Flags en ["Flags"] fr ["États"]
    /// Left pane: header over the tags that every listed article has.
    SharedTags en ["= on every article"] fr ["= partout"]
    /// Left pane: after the heading of the tags, when one included tag is enough.
    AnyOf en ["match any"] fr ["au choix"]
    /// Left pane: how many values of a facet are not listed.
    MoreValues { count: usize } en ["… {} more, / to find", grouped(*count)] fr ["… {}, / cherche", counted(*count, "autre", "autres")]
    /// Left pane: a month under its year.
    MonthName { month: i8 } en ["{}", crate::wording::month_names(*month).0] fr ["{}", crate::wording::month_names(*month).0]
    /// Left pane: articles that arrived since the last visit.
    FlagNew en ["New"] fr ["Nouveaux"]
    /// Left pane: articles that share their title with another one.
    FlagDuplicate en ["Duplicate title"] fr ["Titres en double"]
    /// Left pane: articles whose summary was cut off by the feed.
    FlagTruncated en ["Excerpt"] fr ["Extraits"]
    /// Left pane: articles without an image.
    FlagNoImage en ["No image"] fr ["Sans image"]
    /// Left pane: articles with a date in the future.
    FlagFuture en ["Future date"] fr ["Dates futures"]
    /// Left pane: articles whose file is broken.
    FlagBad en ["Broken file"] fr ["Fichiers endommagés"]
    /// Left pane: articles without tags.
    FlagUntagged en ["No tags"] fr ["Sans étiquette"]
    /// Left pane: drafts.
    FlagDraft en ["Draft"] fr ["Brouillons"]
    /// Left pane: articles without a date.
    FlagUndated en ["No date"] fr ["Sans date"]

    // List and title bar.
    /// Label of the prompt for a date.
    GoToDate en ["go to date: "] fr ["aller à la date\u{a0}: "]
    /// Error under the prompt for a date.
    NotADate { text: CleanText } en ["“{}” is not a date; try 2024-07, april, 7d or yesterday", crate::text::cut_to_cells(text, 30)] fr ["«\u{a0}{}\u{a0}» n’est pas une date\u{a0}; essayez 2024-07, avril, 7j ou hier", crate::text::cut_to_cells(text, 30)]
    /// Notice: no article has the date typed, so the cursor is on the nearest one.
    NearestDate { asked: CleanText, nearest: CleanText } en ["no article from {asked}; nearest date: {nearest}"] fr ["aucun article pour {asked}\u{a0}; date la plus proche\u{a0}: {nearest}"]
    /// Notice: going to a date when no listed article has one.
    NoDates en ["no article in the list has a date"] fr ["aucun article de la liste n’a de date"]
    /// Warning: going to a date in a list that is not sorted by date.
    NotByDate { key: Option<CleanText> } en ["the list is not sorted by date{}", with_key(key.as_ref(), "sorts it")] fr ["la liste n’est pas triée par date{}", with_key(key.as_ref(), "la trie")]
    /// Notice: the list is now grouped by day.
    GroupedByDay en ["grouped by day"] fr ["liste groupée par jour"]
    /// Notice: the list is now grouped by month.
    GroupedByMonth en ["grouped by month"] fr ["liste groupée par mois"]
    /// Notice: each title now has its summary under it.
    SummariesOn en ["summaries shown"] fr ["résumés affichés"]
    /// Notice: the summaries are now hidden.
    SummariesOff en ["summaries hidden"] fr ["résumés masqués"]
    /// Notice: summaries are on, but the list is too short to show them.
    NoRoomForSummaries en ["summaries will appear when the list is at least ten rows high"] fr ["les résumés s’afficheront quand la liste aura au moins dix lignes"]
    /// Notice: choosing the grouping in a list that is not sorted by date.
    NotGrouped { key: Option<CleanText> } en ["only a list sorted by date can be grouped{}", with_key(key.as_ref(), "sorts it")] fr ["seule une liste triée par date peut être groupée{}", with_key(key.as_ref(), "la trie")]
    /// Title bar and prompt: number of articles that match the filter.
    ShownOf { shown: usize, all: usize } en ["{} of {}", grouped(*shown), grouped(*all)] fr ["{} sur {}", grouped(*shown), grouped(*all)]
    /// Title bar: number of articles when there is no filter.
    Articles { all: usize } en ["{}", counted(*all, "article", "articles")] fr ["{}", counted(*all, "article", "articles")]
    /// Title bar: progress while articles are loaded.
    LoadedOf { done: usize, total: usize } en ["loading {} of {}", grouped(*done), grouped(*total)] fr ["chargement\u{a0}: {} sur {}", grouped(*done), grouped(*total)]
    /// Title bar: the folder is being scanned, before the number of articles is known.
    LookingForFiles en ["looking for articles…"] fr ["recherche des articles…"]
    /// Title bar, order of the list: by date, descending.
    NewestFirst en ["newest first"] fr ["plus récents d’abord"]
    /// Title bar, order of the list: by date, ascending.
    OldestFirst en ["oldest first"] fr ["plus anciens d’abord"]
    /// Title bar, order of the list: by title, ascending.
    TitleUp en ["titles A to Z"] fr ["titres de A à Z"]
    /// Title bar, order of the list: by title, descending.
    TitleDown en ["titles Z to A"] fr ["titres de Z à A"]
    /// Title bar, order of the list: by source, ascending.
    SourceUp en ["sources A to Z"] fr ["sources de A à Z"]
    /// Title bar, order of the list: by source, descending.
    SourceDown en ["sources Z to A"] fr ["sources de Z à A"]
    /// Title bar, order of the list: by importance, descending.
    ImportanceDown en ["most important first"] fr ["plus importants d’abord"]
    /// Title bar, order of the list: by importance, ascending.
    ImportanceUp en ["least important first"] fr ["moins importants d’abord"]
    /// Title bar, order of the list: by relevance, descending.
    RelevanceDown en ["most relevant first"] fr ["plus pertinents d’abord"]
    /// Title bar, order of the list: by relevance, ascending.
    RelevanceUp en ["least relevant first"] fr ["moins pertinents d’abord"]
    /// Title bar, order of the list: by path, ascending.
    PathUp en ["paths A to Z"] fr ["chemins de A à Z"]
    /// Title bar, order of the list: by path, descending.
    PathDown en ["paths Z to A"] fr ["chemins de Z à A"]
    /// Title bar, order of the list: by date, descending, grouped by day.
    NewestFirstByDay en ["newest first, by day"] fr ["plus récents d’abord, par jour"]
    /// Title bar, order of the list: by date, ascending, grouped by day.
    OldestFirstByDay en ["oldest first, by day"] fr ["plus anciens d’abord, par jour"]
    /// Title bar: number of articles that arrived since the last visit.
    NewSince { count: usize } en ["{} new", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "nouveau" } else { "nouveaux" }]
    /// Title bar: the folder is missing.
    MissingBadge en ["folder missing"] fr ["dossier disparu"]
    /// Title bar: after a count that may still grow while the folder is scanned.
    MayGrow en ["…"] fr ["…"]
    /// List: sign of an article that arrived since the last visit.
    NewBadge en ["•"] fr ["•"]
    /// List: time of an article under the header of its day.
    Time { hour: i8, minute: i8 } en ["{hour:02}:{minute:02}"] fr ["{hour:02}:{minute:02}"]
    /// List: header of a year, or a date of which only the year is known.
    Year { year: i16 } en ["{year}"] fr ["{year}"]
    /// List: header of a month.
    Month { month: i8, year: i16 } en ["{} {year}", crate::wording::month_names(*month).0] fr ["{} {year}", crate::wording::month_names(*month).0]
    /// List: day of an article under the header of its month.
    ShortDay { day: i8, month: i8 } en ["{day:>2} {}", crate::wording::month_names(*month).1] fr ["{day:>2} {}", crate::wording::month_names(*month).1]
    /// List: date of which only the month is known, where there are no headers.
    ShortMonth { month: i8, year: i16 } en ["{} {year}", crate::wording::month_names(*month).1] fr ["{} {year}", crate::wording::month_names(*month).1]
    /// List: date of an article where there are no headers.
    ShortDate { day: i8, month: i8, year: i16 } en ["{day:>2} {} {:02}", crate::wording::month_names(*month).1, year.rem_euclid(100)] fr ["{day:02}/{month:02}/{year:04}"]
    /// A full date: header of a day in the list, article pane and citations.
    LongDate { day: i8, month: i8, year: i16 } en ["{day} {} {year}", crate::wording::month_names(*month).0] fr ["{} {} {year}", if *day == 1 { "1er".to_owned() } else { day.to_string() }, crate::wording::month_names(*month).0]
    /// List: header of articles without a date.
    Undated en ["No date"] fr ["Sans date"]
    /// List: header of articles whose date is not believable.
    ImpossibleDates en ["Future or impossible dates"] fr ["Dates futures ou impossibles"]
    /// List: badge of an article whose summary was cut off.
    TruncatedBadge en ["[…]"] fr ["[…]"]
    /// List: badge of an article with a problem.
    ProblemBadge en ["!"] fr ["!"]
    /// Empty list: no article matches the filter.
    NothingMatches { query: CleanText } en ["Nothing matches {query}"] fr ["Aucun résultat pour {query}"]
    /// Empty list: the keys that help, after the filter was accepted.
    NothingMatchesHint { back: Option<CleanText>, clear: Option<CleanText> } en ["{}", sentence(&[(back.as_ref(), "removes the last condition"), (clear.as_ref(), "clears the filter")])] fr ["{}", sentence(&[(back.as_ref(), "retire la dernière condition"), (clear.as_ref(), "efface le filtre")])]
    /// Empty list: the key that helps, while the filter is typed.
    NothingMatchesTypingHint { cancel: Option<CleanText> } en ["{}", sentence(&[(cancel.as_ref(), "discards what you typed")])] fr ["{}", sentence(&[(cancel.as_ref(), "annule la saisie")])]
    /// Left pane: empty, because the library is.
    NoFacets en ["Nothing to filter by"] fr ["Aucun critère de filtre"]
    /// Left pane: no name matches what is typed.
    NoSuchValue en ["No match"] fr ["Aucun résultat"]
    /// Help: no key or action matches what is typed.
    NoSuchKey en ["No such key"] fr ["Aucune touche trouvée"]
    /// Empty list: the folder contains no articles.
    NoArticlesIn { folder: CleanText } en ["There are no articles in {folder}."] fr ["Il n’y a aucun article dans {folder}."]
    /// Empty list: which files vigie reads.
    NoArticlesHint en ["vigie reads .md, .markdown, .mdown and .mdx files, also in subfolders."] fr ["vigie lit les fichiers .md, .markdown, .mdown et .mdx, sous-dossiers compris."]
    /// Empty list: the keys that help when there are no articles.
    EmptyFolderHint { reload: Option<CleanText>, quit: Option<CleanText> } en ["{}", sentence(&[(reload.as_ref(), "reloads the folder"), (quit.as_ref(), "quits")])] fr ["{}", sentence(&[(reload.as_ref(), "recharge le dossier"), (quit.as_ref(), "quitte")])]
    /// Manual page: heading of the keys.
    Keys en ["Keys"] fr ["Touches"]
    /// Name of the program: title bar, and alone on a screen too small for anything else.
    Program en ["vigie"] fr ["vigie"]
    /// Name of the built-in library.
    SampleName en ["sample library"] fr ["bibliothèque d’exemple"]

    // Notices.
    /// Notice: a key that is not bound in this mode.
    UnboundKey { keys: CleanText, help: Option<CleanText> } en ["{keys} does nothing here{}", with_key(help.as_ref(), "shows the keys")] fr ["{keys} ne fait rien ici{}", with_key(help.as_ref(), "affiche les touches")]
    /// Notice: an action that needs an article when there is none.
    NoArticle en ["there is no article here"] fr ["il n’y a pas d’article ici"]
    /// Notice: including or excluding on a line of the left pane that has no value.
    NoValueHere en ["nothing to choose on this line"] fr ["rien à choisir sur cette ligne"]
    /// Notice: folding a line of the left pane that cannot be folded.
    NothingToFold en ["only headings and years can be folded"] fr ["seules les facettes et les années se replient"]
    /// Notice: reading on at the end of the list.
    LastArticle en ["that was the last article"] fr ["c’était le dernier article"]
    /// Notice: going back one step when there is no step left.
    NothingToGoBackTo en ["nothing to go back to; q quits"] fr ["impossible de revenir plus en arrière\u{a0}; q quitte"]
    /// Notice: clearing the filter when there is none.
    NothingToClear en ["no filter to clear"] fr ["aucun filtre à effacer"]
    /// Notice: articles now match with any of the included tags.
    AnyTag en ["articles with any of the included tags"] fr ["articles portant au moins une des étiquettes incluses"]
    /// Notice: articles now match only with all of the included tags.
    AllTags en ["articles with all of the included tags"] fr ["articles portant toutes les étiquettes incluses"]
    /// Opening or copying the source of an article that has no link.
    NoSourceLink en ["this article has no source link"] fr ["cet article n’a pas de lien vers sa source"]
    /// Warning: opening an article on the site when it has no permalink.
    NoPermalink en ["this article has no permalink"] fr ["cet article n’a pas de permalien"]
    /// Warning: opening an article on the site when the site is not set.
    NoSite en ["no website set; use the site_url setting or --site-url"] fr ["aucun site défini\u{a0}; utilisez le réglage site_url ou --site-url"]
    /// Opening or copying a link that is not a usable web link.
    NotAWebLink { written: CleanText, reason: LinkError } en ["not a web link: “{}”; {}", crate::text::cut_to_cells(written, 40), link_error(*reason)] fr ["«\u{a0}{}\u{a0}» n’est pas un lien web\u{a0}: {}", crate::text::cut_to_cells(written, 40), link_error(*reason)]
    /// Notice: the browser is being started.
    Opening { host: CleanText } en ["opening {host}…"] fr ["ouverture de {host}…"]
    /// The browser was started.
    Opened { host: CleanText } en ["opened {host} in the browser"] fr ["{host} ouvert dans le navigateur"]
    /// Notice: a link was copied.
    Copied { url: SafeUrl } en ["copied {url}"] fr ["copié\u{a0}: {url}"]
    /// Warning: there is no browser, so the link was copied.
    NoBrowser { url: SafeUrl } en ["no browser found; copied {url}"] fr ["aucun navigateur trouvé\u{a0}; lien copié\u{a0}: {url}"]
    /// Warning: vigie runs in a remote session without a browser, so the link was copied.
    RemoteNoBrowser { url: SafeUrl } en ["no browser on the remote machine; copied {url}"] fr ["aucun navigateur sur la machine distante\u{a0}; lien copié\u{a0}: {url}"]
    /// Warning: the browser did not start, so the link was copied.
    BrowserFailed { reason: CleanText, url: SafeUrl } en ["the browser did not start ({reason}); copied {url}"] fr ["le navigateur n’a pas démarré ({reason})\u{a0}; lien copié\u{a0}: {url}"]
    /// Warning: writing to the clipboard failed.
    NotCopied { reason: CleanText } en ["could not copy: {reason}"] fr ["la copie a échoué\u{a0}: {reason}"]
    /// Warning: suspending vigie when no shell could resume it.
    NoShell en ["no shell to go back to"] fr ["aucun shell auquel revenir"]
    /// Warning: the search thread panicked.
    SearchingFailed en ["the search failed (a bug in vigie; you can continue)"] fr ["la recherche a échoué (bogue de vigie, qui reste utilisable)"]
    /// Warning: the thread that reads the folder panicked.
    ReadingFolderFailed en ["reading the folder failed (a bug in vigie; you can continue)"] fr ["la lecture du dossier a échoué (bogue de vigie, qui reste utilisable)"]
    /// Warning, and reason in the article pane: the thread that reads an article panicked.
    ReadingArticleFailed en ["reading the article failed (a bug in vigie; you can continue)"] fr ["la lecture de l’article a échoué (bogue de vigie, qui reste utilisable)"]
    /// Warning: the thread that opens links panicked.
    OpeningFailed en ["opening the link failed (a bug in vigie; you can continue)"] fr ["l’ouverture du lien a échoué (bogue de vigie, qui reste utilisable)"]

    // Typing the filter, and saved searches.
    /// Hint on a query: the name before a colon is neither a field nor a key of any article.
    NoSuchField { name: CleanText, meant: Option<CleanText> } en ["no field “{name}”: searched as text{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["le champ «\u{a0}{name}\u{a0}» n’existe pas, vigie cherche ce texte{}", meant.as_ref().map(|meant| format!("\u{a0}; vouliez-vous dire {meant}\u{a0}?")).unwrap_or_default()]
    /// Hint on a query: `or` in small letters is a word.
    LowercaseOr { word: CleanText, sign: CleanText } en ["“{word}” is searched as a word; write {sign} for either"] fr ["«\u{a0}{word}\u{a0}» est cherché comme un mot\u{a0}; écrivez {sign} pour l’un ou l’autre"]
    /// Hint on a query: `not` in small letters is a word.
    LowercaseNot { word: CleanText, sign: CleanText } en ["“{word}” is searched as a word; write {sign} to exclude what follows"] fr ["«\u{a0}{word}\u{a0}» est cherché comme un mot\u{a0}; écrivez {sign} pour exclure la suite"]
    /// Error in a query, with the nearest right name.
    WithSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason}; did you mean {suggestion}?"] fr ["{reason}\u{a0}; vouliez-vous dire {suggestion}\u{a0}?"]
    /// Error in a query, with the nearest right name, where there is little room.
    WithShortSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason} → {suggestion}"] fr ["{reason} → {suggestion}"]
    /// Warning: the prompt was closed with an error in the query.
    FilterUnchanged { reason: CleanText } en ["{reason}; filter unchanged"] fr ["{reason}\u{a0}; filtre inchangé"]
    /// Warning: Enter on a query with an error; the prompt stays open.
    QueryWrong { reason: CleanText, cancel: Option<CleanText> } en ["{reason}{}", cancel.as_ref().map(|key| format!(" · {key} cancels")).unwrap_or_default()] fr ["{reason}{}", cancel.as_ref().map(|key| format!(" · {key} annule")).unwrap_or_default()]
    /// Warning: the pasted text does not fit into the prompt.
    PastedTooLong en ["pasted text too long; the line holds at most {} KiB", limits::QUERY_BYTES / 1024] fr ["texte collé trop long\u{a0}; la ligne contient au plus {}\u{a0}Kio", limits::QUERY_BYTES / 1024]
    /// Notice: completing where nothing fits.
    NothingToComplete en ["nothing to complete here"] fr ["rien à compléter ici"]
    /// Notice: recalling a query when no earlier one begins with what is typed.
    NoEarlierQuery en ["no earlier query begins like this"] fr ["aucune requête précédente ne commence ainsi"]
    /// Notice: going back when there is no earlier filter.
    NoEarlierFilter en ["no earlier filter"] fr ["aucun filtre plus ancien"]
    /// Notice: going forward when there is no later filter.
    NoLaterFilter en ["no later filter"] fr ["aucun filtre plus récent"]
    /// Label of the prompt for the name of a search.
    SaveAs en ["save as: "] fr ["enregistrer sous\u{a0}: "]
    /// Under that prompt: the query to be saved.
    SavesFilter { query: CleanText } en ["saves {query}"] fr ["enregistre {query}"]
    /// Under that prompt: the search of that name, which would be replaced.
    ReplacesSearch { name: CleanText, query: CleanText } en ["replaces “{name}”, currently {query}"] fr ["remplace «\u{a0}{name}\u{a0}», actuellement {query}"]
    /// Notice: saving the filter when there is none.
    NothingToSave en ["no filter to save"] fr ["aucun filtre à enregistrer"]
    /// Error under the prompt: the name is empty.
    SearchNeedsName en ["the search needs a name"] fr ["donnez un nom à la recherche"]
    /// Error under the prompt: the name is too long.
    SearchNameTooLong en ["the name is longer than {} characters", limits::SEARCH_NAME_GRAPHEMES] fr ["le nom dépasse {} caractères", limits::SEARCH_NAME_GRAPHEMES]
    /// Notice: a search was saved under a new name.
    SearchSaved { name: CleanText, key: Option<CleanText> } en ["saved as “{name}”{}", with_key(key.as_ref(), "lists your searches")] fr ["recherche enregistrée sous «\u{a0}{name}\u{a0}»{}", with_key(key.as_ref(), "affiche vos recherches")]
    /// Notice: a saved search was replaced.
    SearchReplaced { name: CleanText } en ["replaced the search “{name}”"] fr ["recherche «\u{a0}{name}\u{a0}» remplacée"]
    /// Notice: a saved search was deleted.
    SearchDeleted { name: CleanText } en ["deleted the search “{name}”"] fr ["recherche «\u{a0}{name}\u{a0}» supprimée"]
    /// Why a saved search cannot be used as the filter, or a name cannot be given.
    SearchNotUsed { reason: CleanText } en ["{reason}"] fr ["{reason}"]
    /// Warning: there is no config folder to save searches in.
    NoPlaceForSearches en ["nowhere to save searches: neither HOME nor XDG_CONFIG_HOME is set"] fr ["impossible d’enregistrer les recherches\u{a0}: ni HOME ni XDG_CONFIG_HOME n’est défini"]
    /// Warning: saving or deleting a search failed.
    SearchNotSaved { path: CleanText, reason: CleanText } en ["cannot save the searches to {path}: {reason}"] fr ["impossible d’enregistrer les recherches dans {path}\u{a0}: {reason}"]
    /// Warning: the file of saved searches cannot be read.
    SearchesNotRead { path: CleanText, reason: CleanText } en ["cannot read the saved searches in {path}: {reason}"] fr ["impossible de lire les recherches enregistrées dans {path}\u{a0}: {reason}"]
    /// Warning: the file of saved searches has a mistake.
    SearchesBroken { path: CleanText, line: usize, reason: CleanText } en ["cannot use the saved searches: {path}, line {line}: {reason}"] fr ["recherches enregistrées inutilisables\u{a0}: {path}, ligne {line}\u{a0}: {reason}"]
    /// Reason in [`Phrase::SearchesBroken`]: `searches` is not a table.
    SearchesNoTable en ["searches is not a table of names and queries"] fr ["searches n’est pas une table de noms et de requêtes"]
    /// Reason in [`Phrase::SearchesBroken`]: a query is not a string.
    SearchNoText { name: CleanText } en ["the query of “{name}” must be in quotes"] fr ["la requête de «\u{a0}{name}\u{a0}» doit être entre guillemets"]
    /// Reason in [`Phrase::SearchesBroken`]: no more searches can be saved.
    TooManySearches en ["there are already {} searches, the maximum", grouped(limits::SEARCHES)] fr ["il y a déjà {} recherches, le maximum", grouped(limits::SEARCHES)]
    /// Reason in [`Phrase::SearchesBroken`]: an edit would lose something in the file.
    SearchesNotEditable en ["vigie cannot safely edit a file written this way"] fr ["vigie ne peut pas modifier sans risque un fichier écrit ainsi"]
    /// Warning: the thread that saves searches panicked.
    SavingFailed en ["saving the search failed (a bug in vigie; you can continue)"] fr ["l’enregistrement de la recherche a échoué (bogue de vigie, qui reste utilisable)"]
    /// List of saved searches: it is empty.
    NoSearches en ["No saved searches. In the list, F saves the filter."] fr ["Aucune recherche enregistrée. Dans la liste, F enregistre le filtre."]
    /// List of saved searches: none matches what is typed.
    NoSuchSearch en ["No such search"] fr ["Aucune recherche trouvée"]

    // Article pane.
    /// Article pane, header: the summary was cut off by the feed.
    Excerpt en ["excerpt"] fr ["extrait"]
    /// Article pane, header: the article is a draft.
    Draft en ["draft"] fr ["brouillon"]
    /// Article pane: credit of the image.
    ImageBy { credit: CleanText } en ["Image: {credit}"] fr ["Image\u{a0}: {credit}"]
    /// Article pane: the article has no body.
    NoText en ["This article has no text."] fr ["Cet article n’a pas de texte."]
    /// Article pane: after the text of an excerpt.
    ReadTheRest { host: CleanText } en ["The text is cut off here; the rest is at {host}."] fr ["Le texte s’arrête ici\u{a0}; la suite est sur {host}."]
    /// Article pane, header: how many tags are not listed.
    MoreTags { count: usize } en ["{}", counted(*count, "more tag", "more tags")] fr ["{}", counted(*count, "autre étiquette", "autres étiquettes")]
    /// Article pane and command line: the file cannot be read any more.
    FileGone { reason: CleanText } en ["The file cannot be read: {reason}"] fr ["Impossible de lire le fichier\u{a0}: {reason}"]
    /// Article pane, under [`Phrase::FileGone`].
    FileGoneHint en ["Reload the folder to remove it from the list."] fr ["Rechargez le dossier pour le retirer de la liste."]
    /// Article pane, full view: heading of the problems.
    Problems en ["Problems"] fr ["Problèmes"]
    /// Article pane, full view: a problem with its line number.
    ProblemAt { line: u32, problem: CleanText } en ["line {line}: {problem}"] fr ["ligne {line}\u{a0}: {problem}"]
    /// Article pane, full view: heading of the front matter.
    FrontMatter en ["Front matter"] fr ["En-tête"]
    /// Article pane, full view: the file has no front matter.
    NoFrontMatter en ["This file has no front matter."] fr ["Ce fichier n’a pas d’en-tête."]
    /// Article pane, full view: heading of the unformatted body.
    RawText en ["Raw text"] fr ["Texte brut"]
    /// Article pane, full view: label of the path.
    File en ["File"] fr ["Fichier"]

    /// Article pane: at the end of an article that is too large to show whole.
    ArticleCut en ["The rest is not shown: the article has more than {} elements.", grouped(limits::MARKDOWN_EVENTS)] fr ["La suite n’est pas affichée\u{a0}: l’article a plus de {} éléments.", grouped(limits::MARKDOWN_EVENTS)]
    /// In place of an image that has a description.
    ImageCaption { alt: CleanText } en ["[image: {alt}]"] fr ["[image\u{a0}: {alt}]"]
    /// In place of an image that has no description.
    ImageAlone en ["[image]"] fr ["[image]"]
    /// Label of a note in an article.
    AlertNote en ["Note"] fr ["Note"]
    /// Label of a tip in an article.
    AlertTip en ["Tip"] fr ["Astuce"]
    /// Label of something important in an article.
    AlertImportant en ["Important"] fr ["Important"]
    /// Label of a warning in an article.
    AlertWarning en ["Warning"] fr ["Avertissement"]
    /// Label of a caution in an article.
    AlertCaution en ["Caution"] fr ["Attention"]
} }

impl Phrase {
    /// The phrase in the current language, on one line and safe to show.
    #[must_use]
    pub fn text(&self) -> CleanText {
        CleanText::line(&self.to_string())
    }
}
