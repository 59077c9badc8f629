//! The table of phrases: what the reader says. What the command line says is in [`desk`](super::desk).

use crate::limits;
use crate::model::{LinkError, Mark, SafeUrl};
use crate::text::CleanText;
use crate::wording::arguments::with_arguments;
use crate::wording::desk::with_desk;
use crate::wording::images::with_images;
use crate::wording::keyed::{besides, sentence};
use crate::wording::looks::with_looks;
use crate::wording::marks::{again, done, marked, with_marks};
use crate::wording::reading::with_reading;
use crate::wording::said::said;
use crate::wording::start::with_start;
use crate::wording::{counted, grouped, link_error};

/// One row a phrase: its doc comment, its name, its payload, and what it says in each language.
macro_rules! phrases {
    ({ $( $(#[$doc:meta])+ $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+ }) => {
        /// Something that the program says.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the payload names of a phrase are read in its sentence")]
        pub enum Phrase {
            $( $(#[$doc])+ $name $({ $($field: $kind),+ })?, )+
        }

        said! { Phrase $( $name $({ $($field),+ })? en [$($english)+] fr [$($french)+] )+ }
    };
}

with_desk! { with_arguments with_images with_looks with_marks with_reading with_start phrases {
    // The index and the folder.
    /// The index cannot be kept on disk.
    NoIndex { reason: CleanText } en ["no index on disk, all is read into memory: {reason}"] fr ["pas d’index sur le disque, tout est lu en mémoire\u{a0}: {reason}"]
    /// What was given is no query.
    NotAQuery { reason: CleanText } en ["{reason}"] fr ["{reason}"]
    /// Why there is no index, where the system did not say more.
    NotWritten en ["it could not be written"] fr ["il n’a pas pu être écrit"]
    /// The articles cannot be kept at all.
    NotKept { reason: CleanText } en ["the articles cannot be kept: {reason}"] fr ["les articles ne peuvent pas être gardés\u{a0}: {reason}"]
    /// Articles came while the reader was open.
    Arrived { count: usize } en ["{} new", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "nouveau" } else { "nouveaux" }]
    /// The folder went away while the reader was open.
    FolderMissing { folder: CleanText } en ["the folder {folder} is missing; the list stays as it was until it is back"] fr ["le dossier {folder} a disparu\u{a0}; la liste reste telle quelle jusqu’à son retour"]
    /// The article that was being read is not listed any more.
    ArticleGone en ["the article that you were reading is gone; this is the one beside it"] fr ["l’article en cours de lecture a disparu\u{a0}; voici son voisin"]
    /// The folder is there again.
    FolderBack { folder: CleanText } en ["the folder {folder} is back"] fr ["le dossier {folder} est de retour"]

    // The reader: panes and states.
    /// What j and k do, in the key bar.
    MoveHint en ["move"] fr ["aller"]
    /// What j and k do in an article, in the key bar.
    ScrollHint en ["scroll"] fr ["défiler"]
    // The groups of the left pane and what stands in them.
    /// The heading of the tags.
    Tags en ["Tags"] fr ["Étiquettes"]
    /// The heading of the hosts of the source links.
    Sources en ["Sources"] fr ["Sources"]
    /// The heading of the folders.
    Folders en ["Folders"] fr ["Dossiers"]
    /// The heading of the years and months.
    Dates en ["Dates"] fr ["Dates"]
    /// The heading of the languages.
    Languages en ["Languages"] fr ["Langues"]
    /// The heading of what is true of an article or not.
    Flags en ["Flags"] fr ["États"]
    /// The header over the tags that all listed articles carry.
    SharedTags en ["= all shown"] fr ["= communes à tous"]
    /// Behind the heading of the tags, when any of the included ones is enough.
    AnyOf en ["any of"] fr ["l’une d’elles"]
    /// Values of a group that are not listed.
    MoreValues { count: usize } en ["… {} more, / to find", grouped(*count)] fr ["… {} de plus, / pour chercher", grouped(*count)]
    /// A month under its year.
    MonthName { month: i8 } en ["{}", crate::wording::month_names(*month).0] fr ["{}", crate::wording::month_names(*month).0]
    /// Articles that came since the last visit.
    FlagNew en ["New"] fr ["Nouveaux"]
    /// Articles that share their title with another one.
    FlagDuplicate en ["Title not unique"] fr ["Titre en double"]
    /// Articles whose summary was cut off.
    FlagTruncated en ["Excerpt"] fr ["Extraits"]
    /// Articles without an image.
    FlagNoImage en ["No image"] fr ["Sans image"]
    /// Articles with a date in the future.
    FlagFuture en ["Date in the future"] fr ["Date dans le futur"]
    /// Articles with a problem.
    FlagBad en ["Broken file"] fr ["Fichier abîmé"]
    /// Articles without tags.
    FlagUntagged en ["No tags"] fr ["Sans étiquette"]
    /// Articles that are drafts.
    FlagDraft en ["Draft"] fr ["Brouillons"]
    /// Articles without a date.
    FlagUndated en ["No date"] fr ["Sans date"]
    /// The prompt that asks for a date.
    GoToDate en ["go to date: "] fr ["aller à la date\u{a0}: "]
    /// What is typed there is no date.
    NotADate { text: CleanText } en ["“{}” is no date; 2024-07, april, 7d and yesterday are", crate::text::cut_to_cells(text, 30)] fr ["«\u{a0}{}\u{a0}» n’est pas une date\u{a0}; 2024-07, avril, 7j et hier en sont", crate::text::cut_to_cells(text, 30)]
    /// No article has the date that was asked for.
    NearestDate { asked: CleanText, nearest: CleanText } en ["nothing from {asked}; the nearest is {nearest}"] fr ["rien pour {asked}\u{a0}; le plus proche\u{a0}: {nearest}"]
    /// No listed article has a date.
    NoDates en ["no article here has a date"] fr ["aucun article n’a de date ici"]
    /// A date is gone to in a list that has another order.
    NotByDate { key: Option<CleanText> } en ["the list is not in the order of dates{}", besides(key.as_ref(), "puts it there")] fr ["la liste n’est pas dans l’ordre des dates{}", besides(key.as_ref(), "la trie ainsi")]
    /// Headers stand over days.
    GroupedByDay en ["under days"] fr ["groupée par jour"]
    /// Headers stand over months.
    GroupedByMonth en ["under months"] fr ["groupée par mois"]
    /// The summary stands under each title.
    SummariesOn en ["summaries under the titles"] fr ["résumés sous les titres"]
    /// The summaries are not shown any more.
    SummariesOff en ["titles alone"] fr ["titres seuls"]
    /// The list is too low for summaries.
    NoRoomForSummaries en ["summaries under the titles, as soon as the list has ten rows"] fr ["résumés sous les titres, dès que la liste a dix lignes"]
    /// There are no headers to choose, because the list has another order.
    NotGrouped { key: Option<CleanText> } en ["days and months stand over a list in the order of dates{}", besides(key.as_ref(), "puts it there")] fr ["jours et mois titrent une liste dans l’ordre des dates{}", besides(key.as_ref(), "la trie ainsi")]
    /// The count in the title bar under a filter.
    ShownOf { shown: usize, all: usize } en ["{} of {}", grouped(*shown), grouped(*all)] fr ["{} sur {}", grouped(*shown), grouped(*all)]
    /// The count in the title bar without a filter.
    Articles { all: usize } en ["{}", counted(*all, "article", "articles")] fr ["{}", counted(*all, "article", "articles")]
    /// The progress of loading.
    LoadedOf { done: usize, total: usize } en ["reading {} of {}", grouped(*done), grouped(*total)] fr ["lecture de {} sur {}", grouped(*done), grouped(*total)]
    /// Loading has just begun.
    LookingForFiles en ["looking for articles…"] fr ["recherche des articles…"]
    /// The order of the list: newest first.
    NewestFirst en ["newest first"] fr ["récents d’abord"]
    /// The order of the list: oldest first.
    OldestFirst en ["oldest first"] fr ["anciens d’abord"]
    /// The order of the list: by title.
    TitleUp en ["titles A to Z"] fr ["titres de A à Z"]
    /// The order of the list: by title, turned round.
    TitleDown en ["titles Z to A"] fr ["titres de Z à A"]
    /// The order of the list: by source.
    SourceUp en ["sources A to Z"] fr ["sources de A à Z"]
    /// The order of the list: by source, turned round.
    SourceDown en ["sources Z to A"] fr ["sources de Z à A"]
    /// The order of the list: by importance, the highest first.
    ImportanceDown en ["most important first"] fr ["importants d’abord"]
    /// The order of the list: by importance, the lowest first.
    ImportanceUp en ["least important first"] fr ["importants à la fin"]
    /// The order of the list: by how well an article answers.
    RelevanceDown en ["best answers first"] fr ["pertinents d’abord"]
    /// The order of the list: by how well an article answers, turned round.
    RelevanceUp en ["best answers last"] fr ["pertinents à la fin"]
    /// The order of the list: by path.
    PathUp en ["by path"] fr ["chemins de A à Z"]
    /// The order of the list: by path, turned round.
    PathDown en ["by path, turned round"] fr ["chemins de Z à A"]
    /// The order of the list: newest first, under days.
    NewestFirstByDay en ["newest first, by day"] fr ["récents d’abord, par jour"]
    /// The order of the list: oldest first, under days.
    OldestFirstByDay en ["oldest first, by day"] fr ["anciens d’abord, par jour"]
    /// How many articles came since the last visit, in the title bar.
    NewSince { count: usize } en ["{} new", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "nouveau" } else { "nouveaux" }]
    /// What stands in the title bar while the folder is missing.
    MissingBadge en ["folder missing"] fr ["dossier disparu"]
    /// More may come: behind a count while the folder is being looked at.
    MayGrow en ["…"] fr ["…"]
    /// The mark of an article that came since the last visit.
    NewBadge en ["•"] fr ["•"]
    /// A time in the list, under the header of its day.
    Time { hour: i8, minute: i8 } en ["{hour:02}:{minute:02}"] fr ["{hour:02}:{minute:02}"]
    /// The header of a year of which no months are known.
    Year { year: i16 } en ["{year}"] fr ["{year}"]
    /// The header of a month.
    Month { month: i8, year: i16 } en ["{} {year}", crate::wording::month_names(*month).0] fr ["{} {year}", crate::wording::month_names(*month).0]
    /// A day in the list, under the header of its month.
    ShortDay { day: i8, month: i8 } en ["{day:>2} {}", crate::wording::month_names(*month).1] fr ["{day:>2} {}", crate::wording::month_names(*month).1]
    /// A month in the list, without a header.
    ShortMonth { month: i8, year: i16 } en ["{} {year}", crate::wording::month_names(*month).1] fr ["{} {year}", crate::wording::month_names(*month).1]
    /// A day in the list, without a header.
    ShortDate { day: i8, month: i8, year: i16 } en ["{day:>2} {} {:02}", crate::wording::month_names(*month).1, year.rem_euclid(100)] fr ["{day:02}/{month:02}/{year:04}"]
    /// A day in the header of an article that does not word its date.
    LongDate { day: i8, month: i8, year: i16 } en ["{day} {} {year}", crate::wording::month_names(*month).0] fr ["{} {} {year}", if *day == 1 { "1er".to_owned() } else { day.to_string() }, crate::wording::month_names(*month).0]
    /// The header of articles without a date.
    Undated en ["No date"] fr ["Sans date"]
    /// The header of articles whose date cannot be believed.
    ImpossibleDates en ["Dates in the future, or impossible"] fr ["Dates futures ou impossibles"]
    /// The badge of a summary that was cut off.
    TruncatedBadge en ["[…]"] fr ["[…]"]
    /// The badge of an article with a problem.
    ProblemBadge en ["!"] fr ["!"]
    /// An empty list under a filter.
    NothingMatches { query: CleanText } en ["Nothing matches {query}"] fr ["Rien ne répond à {query}"]
    /// What to do about it, in the list.
    NothingMatchesHint { back: Option<CleanText>, clear: Option<CleanText> } en ["{}", sentence(&[(back.as_ref(), "takes back the last word"), (clear.as_ref(), "clears all")])] fr ["{}", sentence(&[(back.as_ref(), "retire le dernier mot"), (clear.as_ref(), "efface tout")])]
    /// What to do about it, while typing.
    NothingMatchesTypingHint { cancel: Option<CleanText> } en ["{}", sentence(&[(cancel.as_ref(), "takes back what you typed")])] fr ["{}", sentence(&[(cancel.as_ref(), "annule ce qui est saisi")])]
    /// A left pane without anything in it.
    NoTags en ["Nothing to choose"] fr ["Rien à choisir"]
    /// Nothing in the left pane has the typed name.
    NoSuchTag en ["Nothing of that name"] fr ["Rien de ce nom"]
    /// No key matches what is typed.
    NoSuchKey en ["No such key"] fr ["Aucune touche de ce nom"]
    /// An empty content directory.
    NoArticlesIn { folder: CleanText } en ["There are no articles in {folder}."] fr ["Il n’y a aucun article dans {folder}."]
    /// What is looked for.
    NoArticlesHint en ["vigie reads .md, .markdown, .mdown and .mdx files, in folders of any depth."] fr ["vigie lit les fichiers .md, .markdown, .mdown et .mdx, dans des dossiers de toute profondeur."]
    /// What else one can do in an empty folder.
    EmptyFolderHint { reload: Option<CleanText>, quit: Option<CleanText> } en ["{}", sentence(&[(reload.as_ref(), "looks again"), (quit.as_ref(), "quits")])] fr ["{}", sentence(&[(reload.as_ref(), "cherche à nouveau"), (quit.as_ref(), "quitte")])]
    /// The title of the overlay of keys.
    Keys en ["What the keys do"] fr ["Ce que font les touches"]
    /// The name of the program: at the top, and alone on a screen too small for anything else.
    Program en ["vigie"] fr ["vigie"]
    /// The name of the embedded library.
    SampleName en ["sample library"] fr ["bibliothèque d’exemple"]

    // Notices.
    /// A key without a meaning.
    UnboundKey { keys: CleanText, help: Option<CleanText> } en ["{keys} does nothing here{}", besides(help.as_ref(), "shows the keys")] fr ["{keys} ne fait rien ici{}", besides(help.as_ref(), "montre les touches")]
    /// There is no article to act on.
    NoArticle en ["there is no article here"] fr ["il n’y a pas d’article ici"]
    /// There is nothing in the left pane to act on.
    NoTagHere en ["there is nothing to choose on this line"] fr ["il n’y a rien à choisir sur cette ligne"]
    /// There is nothing that could be unfolded.
    NothingToFold en ["groups and years can be folded; this line cannot"] fr ["groupes et années se replient\u{a0}; pas cette ligne"]
    /// The end of the list.
    LastArticle en ["that was the last article"] fr ["c’était le dernier article"]
    /// Nothing to go back to.
    NothingToTakeBack en ["nothing to take back; q quits"] fr ["rien à annuler\u{a0}; q quitte"]
    /// There is no filter.
    NothingToClear en ["there is no filter to clear"] fr ["il n’y a pas de filtre à effacer"]
    /// Any of the included tags is enough.
    AnyTag en ["any of the included tags is enough"] fr ["une seule des étiquettes incluses suffit"]
    /// All included tags are necessary.
    AllTags en ["all of the included tags are needed"] fr ["toutes les étiquettes incluses sont exigées"]
    /// The article has no source link.
    NoSourceLink en ["this article has no source link"] fr ["cet article n’a pas de lien vers sa source"]
    /// The article has no permalink.
    NoPermalink en ["this article has no permalink"] fr ["cet article n’a pas de permalien"]
    /// The site is not known.
    NoSite en ["the site is not known; start vigie with --site-url"] fr ["le site n’est pas connu\u{a0}; lancer vigie avec --site-url"]
    /// The link cannot be followed.
    NotAWebLink { written: CleanText, reason: LinkError } en ["not a web link: “{}”, {}", crate::text::cut_to_cells(written, 40), link_error(*reason)] fr ["ce n’est pas un lien du Web\u{a0}: «\u{a0}{}\u{a0}», {}", crate::text::cut_to_cells(written, 40), link_error(*reason)]
    /// A link is being opened.
    Opening { host: CleanText } en ["opening {host}…"] fr ["ouverture de {host}…"]
    /// A link was opened.
    Opened { host: CleanText } en ["opened {host} in the browser"] fr ["{host} est ouvert dans le navigateur"]
    /// A link was copied.
    Copied { url: SafeUrl } en ["copied {url}"] fr ["copié\u{a0}: {url}"]
    /// There is no browser.
    NoBrowser { url: SafeUrl } en ["no browser found; copied {url}"] fr ["aucun navigateur trouvé\u{a0}; copié\u{a0}: {url}"]
    /// There is no browser at the other end of a remote session.
    RemoteNoBrowser { url: SafeUrl } en ["no browser on this side of the connection; copied {url}"] fr ["aucun navigateur de ce côté de la connexion\u{a0}; copié\u{a0}: {url}"]
    /// The browser did not start.
    BrowserFailed { reason: CleanText, url: SafeUrl } en ["the browser did not start ({reason}); copied {url}"] fr ["le navigateur n’a pas démarré ({reason})\u{a0}; copié\u{a0}: {url}"]
    /// The clipboard could not be reached.
    NotCopied { reason: CleanText } en ["could not copy: {reason}"] fr ["la copie a échoué\u{a0}: {reason}"]
    /// There is no shell that could continue the program.
    NoShell en ["there is no shell to go back to here"] fr ["il n’y a pas de shell auquel revenir ici"]
    /// The worker that searches failed.
    SearchingFailed en ["searching failed; this is a mistake in vigie, the reader goes on"] fr ["la recherche a échoué\u{a0}; c’est une erreur de vigie, la lecture continue"]
    /// The worker that reads the folder failed.
    ReadingFolderFailed en ["reading the folder failed; this is a mistake in vigie, the reader goes on"] fr ["la lecture du dossier a échoué\u{a0}; c’est une erreur de vigie, qui continue"]
    /// The worker that reads one article failed.
    ReadingArticleFailed en ["reading the article failed; this is a mistake in vigie, the reader goes on"] fr ["la lecture de l’article a échoué\u{a0}; c’est une erreur de vigie, qui continue"]
    /// The worker that opens links failed.
    OpeningFailed en ["opening the link failed; this is a mistake in vigie, the reader goes on"] fr ["l’ouverture du lien a échoué\u{a0}; c’est une erreur de vigie, la lecture continue"]

    // Typing the filter, and saved searches.
    /// A front-matter key in the query that no article has.
    NoSuchField { name: CleanText, meant: Option<CleanText> } en ["no field {name}: it is taken as text{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["pas de champ {name}\u{a0}: pris comme texte{}", meant.as_ref().map(|meant| format!("\u{a0}; vouliez-vous dire {meant}\u{a0}?")).unwrap_or_default()]
    /// A word in a query that would ask for either in capitals.
    SmallOr { word: CleanText, sign: CleanText } en ["“{word}” is a word here; {sign} in capitals means either"] fr ["«\u{a0}{word}\u{a0}» est ici un mot\u{a0}; {sign} en capitales\u{a0}: l’un ou l’autre"]
    /// A word in a query that would leave something out in capitals.
    SmallNot { word: CleanText, sign: CleanText } en ["“{word}” is a word here; {sign} in capitals leaves out what follows"] fr ["«\u{a0}{word}\u{a0}» est ici un mot\u{a0}; {sign} en capitales écarte ce qui suit"]
    /// An error of a query with what could stand there.
    WithSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason}; did you mean {suggestion}?"] fr ["{reason}\u{a0}; vouliez-vous dire {suggestion}\u{a0}?"]
    /// The same where there is little room.
    WithShortSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason} → {suggestion}"] fr ["{reason} → {suggestion}"]
    /// A query that was left with an error in it.
    FilterNotTaken { reason: CleanText } en ["{reason}; the filter is as it was before that"] fr ["{reason}\u{a0}; le filtre reste celui d’avant"]
    /// A line that is no query and stays as it is.
    LineNotTaken { reason: CleanText, cancel: Option<CleanText> } en ["{reason}{}", cancel.as_ref().map(|key| format!(" · {key} cancels")).unwrap_or_default()] fr ["{reason}{}", cancel.as_ref().map(|key| format!(" · {key} annule")).unwrap_or_default()]
    /// What was pasted does not fit into the line.
    PastedTooLong en ["what was pasted is too long: the line takes {} KiB", limits::QUERY_BYTES / 1024] fr ["le texte collé est trop long\u{a0}: la ligne contient au plus {}\u{a0}Kio", limits::QUERY_BYTES / 1024]
    /// Nothing can be completed here.
    NothingToComplete en ["there is nothing to complete here"] fr ["il n’y a rien à compléter ici"]
    /// No earlier query begins with what is typed.
    NoEarlierQuery en ["no earlier query begins like this"] fr ["aucune requête précédente ne commence ainsi"]
    /// There is no filter before this one.
    NoEarlierFilter en ["there was no filter before this one"] fr ["il n’y avait pas de filtre avant celui-ci"]
    /// There is no filter after this one.
    NoLaterFilter en ["this is the latest filter"] fr ["c’est le dernier filtre"]
    /// Before the name under which a filter is saved.
    SaveAs en ["save as "] fr ["enregistrer sous "]
    /// What is saved, while its name is typed.
    SavesFilter { query: CleanText } en ["saves {query}"] fr ["enregistre {query}"]
    /// What is replaced, while its name is typed.
    ReplacesSearch { name: CleanText, query: CleanText } en ["replaces “{name}”, which is {query}"] fr ["remplace «\u{a0}{name}\u{a0}», qui est {query}"]
    /// There is no filter to save.
    NothingToSave en ["there is no filter to save"] fr ["il n’y a pas de filtre à enregistrer"]
    /// A search needs a name.
    SearchNeedsName en ["the search needs a name"] fr ["la recherche a besoin d’un nom"]
    /// A name is too long.
    SearchNameTooLong en ["the name is longer than {} letters", limits::SEARCH_NAME_GRAPHEMES] fr ["le nom dépasse {} lettres", limits::SEARCH_NAME_GRAPHEMES]
    /// A search was saved.
    SearchSaved { name: CleanText, key: Option<CleanText> } en ["saved as “{name}”{}", besides(key.as_ref(), "finds it again")] fr ["enregistrée sous «\u{a0}{name}\u{a0}»{}", besides(key.as_ref(), "la retrouve")]
    /// A search was saved in the place of another one.
    SearchReplaced { name: CleanText } en ["saved as “{name}”, in the place of the one before"] fr ["enregistrée sous «\u{a0}{name}\u{a0}», à la place de la précédente"]
    /// A search was taken out.
    SearchForgotten { name: CleanText } en ["“{name}” is not saved any more"] fr ["«\u{a0}{name}\u{a0}» n’est plus enregistrée"]
    /// A search cannot be used.
    SearchNotUsed { reason: CleanText } en ["{reason}"] fr ["{reason}"]
    /// There is no folder for saved searches.
    NoPlaceForSearches en ["there is no folder to save searches in: neither HOME nor XDG_CONFIG_HOME is set"] fr ["aucun dossier où enregistrer les recherches\u{a0}: ni HOME ni XDG_CONFIG_HOME n’est défini"]
    /// A search could not be saved.
    SearchNotSaved { path: CleanText, reason: CleanText } en ["not saved: {path} cannot be written: {reason}"] fr ["non enregistrée\u{a0}: {path} ne peut pas être écrit\u{a0}: {reason}"]
    /// The saved searches could not be read.
    SearchesNotRead { path: CleanText, reason: CleanText } en ["the saved searches in {path} cannot be read: {reason}"] fr ["les recherches enregistrées dans {path} ne peuvent pas être lues\u{a0}: {reason}"]
    /// The file of saved searches is broken.
    SearchesBroken { path: CleanText, line: usize, reason: CleanText } en ["the saved searches cannot be used: {path}, line {line}: {reason}"] fr ["les recherches enregistrées sont inutilisables\u{a0}: {path}, ligne {line}\u{a0}: {reason}"]
    /// The name of the table of searches stands for something else.
    SearchesNoTable en ["searches is no table of names and queries"] fr ["searches n’est pas une table de noms et de requêtes"]
    /// A saved search is no text.
    SearchNoText { name: CleanText } en ["the search “{name}” is no text in quotes"] fr ["la recherche «\u{a0}{name}\u{a0}» n’est pas un texte entre guillemets"]
    /// More searches than are kept.
    TooManySearches en ["there are {} searches already", grouped(limits::SEARCHES)] fr ["il y a déjà {} recherches", grouped(limits::SEARCHES)]
    /// The file is written in a way that cannot be added to.
    SearchesOfTheirOwn en ["the file is written in a way that cannot be added to"] fr ["la forme du fichier ne permet pas d’y ajouter une recherche"]
    /// The worker that saves searches failed.
    SavingFailed en ["saving the search failed; this is a mistake in vigie, the reader goes on"] fr ["l’enregistrement de la recherche a échoué\u{a0}; c’est une erreur de vigie, qui continue"]
    /// Nothing is saved.
    NoSearches en ["No saved searches. F in the list saves the filter."] fr ["Aucune recherche enregistrée. F dans la liste enregistre le filtre."]
    /// No saved search matches what is typed.
    NoSuchSearch en ["No such search"] fr ["Aucune recherche de ce nom"]

    // The article.
    /// Marks a summary that was cut off by its source, in the header of an article.
    Excerpt en ["excerpt"] fr ["extrait"]
    /// Marks an article that is not published.
    Draft en ["draft"] fr ["brouillon"]
    /// Whom the image belongs to.
    ImageBy { credit: CleanText } en ["Image: {credit}"] fr ["Image\u{a0}: {credit}"]
    /// The article has no text of its own.
    NoText en ["There is no text here."] fr ["Il n’y a pas de texte ici."]
    /// What to do about a cut summary.
    ReadTheRest { host: CleanText } en ["The text is cut here; the rest is at {host}."] fr ["Le texte est coupé ici\u{a0}; la suite est sur {host}."]
    /// What stands for the tags of an article that has many.
    MoreTags { count: usize } en ["{} more tags", grouped(*count)] fr ["{} de plus", counted(*count, "étiquette", "étiquettes")]
    /// The file could not be read when it was opened.
    FileGone { reason: CleanText } en ["The file cannot be read: {reason}"] fr ["Le fichier ne peut pas être lu\u{a0}: {reason}"]
    /// What to do about it.
    FileGoneHint en ["Reading the folder again takes it off the list."] fr ["Relire le dossier le retire de la liste."]
    /// The heading over the problems of an article.
    Problems en ["Problems"] fr ["Problèmes"]
    /// A problem with its line.
    ProblemAt { line: u32, problem: CleanText } en ["line {line}: {problem}"] fr ["ligne {line}\u{a0}: {problem}"]
    /// The heading over the keys of the front matter.
    FrontMatter en ["Front matter"] fr ["En-tête"]
    /// There is no front matter.
    NoFrontMatter en ["This file has no front matter."] fr ["Ce fichier n’a pas d’en-tête."]
    /// The heading over the body as it stands in the file.
    RawText en ["Text as in the file"] fr ["Texte tel que dans le fichier"]
    /// The label of the path.
    File en ["File"] fr ["Fichier"]

    /// What stands where the rest of an article is left out.
    ArticleCut en ["The rest is not shown: the article has more than {} parts.", grouped(limits::MARKDOWN_EVENTS)] fr ["La suite n’est pas affichée\u{a0}: l’article a plus de {} éléments.", grouped(limits::MARKDOWN_EVENTS)]
    /// What stands for an image with a description.
    ImageCaption { alt: CleanText } en ["[image: {alt}]"] fr ["[image\u{a0}: {alt}]"]
    /// What stands for an image without a description.
    ImageAlone en ["[image]"] fr ["[image]"]
    /// The label of a note.
    AlertNote en ["Note"] fr ["Note"]
    /// The label of a tip.
    AlertTip en ["Tip"] fr ["Astuce"]
    /// The label of something important.
    AlertImportant en ["Important"] fr ["Important"]
    /// The label of a warning.
    AlertWarning en ["Warning"] fr ["Avertissement"]
    /// The label of a caution.
    AlertCaution en ["Caution"] fr ["Attention"]
} }

impl Phrase {
    /// The phrase as text that may be shown.
    #[must_use]
    pub fn text(&self) -> CleanText {
        CleanText::line(&self.to_string())
    }
}
