//! The catalogue of phrases: every message of the program, in both languages.
//!
//! One row is one message, in groups by where it is shown. It is one table, and longer than other files,
//! because all messages are variants of one type. Floor 0, part of [`wording`](crate::wording). Mistakes in
//! queries are in [`queries`](super::queries), problems of files in [`problems`](super::problems).

use crate::limits;
use crate::model::{LinkError, Mark, SafeUrl};
use crate::text::{CleanText, cut_to_cells};
use crate::wording::calendar::month_names;
use crate::wording::clauses::{again, done, marked, sentence, with_key};
use crate::wording::numbers::{ago, counted, grouped, size};
use crate::wording::problems::link_error;

sentences! {
    /// A message of the program, with the values in it.
    enum Phrase {
        // The index and the folder of articles.
        NoIndex { reason: CleanText } en ["index kept in memory, not on disk: {reason}"] fr ["index gardé en mémoire, pas sur le disque\u{a0}: {reason}"]
        /// The reason in [`Phrase::NoIndex`] when the system gives no readable one.
        IndexNotWritten en ["it could not be written"] fr ["il n’a pas pu être écrit"]
        ArticlesNotLoaded { reason: CleanText } en ["cannot load the articles: {reason}"] fr ["impossible de charger les articles\u{a0}: {reason}"]
        Arrived { count: usize } en ["{} new", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "nouveau" } else { "nouveaux" }]
        FolderMissing { folder: CleanText } en ["the folder {folder} is missing; the list is kept until it comes back"] fr ["le dossier {folder} a disparu\u{a0}; la liste est conservée jusqu’à son retour"]
        ArticleGone en ["the article you were reading is gone; this is its neighbour in the list"] fr ["l’article que vous lisiez a disparu\u{a0}; voici son voisin dans la liste"]
        FolderBack { folder: CleanText } en ["the folder {folder} is back"] fr ["le dossier {folder} est de retour"]

        // Title bar.
        /// Name of the program: title bar, and alone on a screen too small for anything else.
        Program en ["vigie"] fr ["vigie"]
        SampleName en ["sample library"] fr ["bibliothèque d’exemple"]
        /// Title bar and prompt: number of articles that match the filter.
        ShownOf { shown: usize, all: usize } en ["{} of {}", grouped(*shown), grouped(*all)] fr ["{} sur {}", grouped(*shown), grouped(*all)]
        /// Title bar: number of articles when there is no filter.
        Articles { all: usize } en ["{}", counted(*all, "article", "articles")] fr ["{}", counted(*all, "article", "articles")]
        LoadedOf { done: usize, total: usize } en ["loading {} of {}", grouped(*done), grouped(*total)] fr ["chargement\u{a0}: {} sur {}", grouped(*done), grouped(*total)]
        LookingForFiles en ["looking for articles…"] fr ["recherche des articles…"]
        NewSince { count: usize } en ["{} new", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "nouveau" } else { "nouveaux" }]
        Selected { count: usize } en ["{} selected", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "sélectionné" } else { "sélectionnés" }]
        UnreadCount { count: usize } en ["{} unread", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "non lu" } else { "non lus" }]
        MissingBadge en ["folder missing"] fr ["dossier disparu"]
        /// Title bar: after a count that may still grow while the folder is scanned.
        MayGrow en ["…"] fr ["…"]

        // Title bar: the order of the list.
        NewestFirst en ["newest first"] fr ["plus récents d’abord"]
        OldestFirst en ["oldest first"] fr ["plus anciens d’abord"]
        TitleUp en ["titles A to Z"] fr ["titres de A à Z"]
        TitleDown en ["titles Z to A"] fr ["titres de Z à A"]
        SourceUp en ["sources A to Z"] fr ["sources de A à Z"]
        SourceDown en ["sources Z to A"] fr ["sources de Z à A"]
        ImportanceDown en ["most important first"] fr ["plus importants d’abord"]
        ImportanceUp en ["least important first"] fr ["moins importants d’abord"]
        RelevanceDown en ["most relevant first"] fr ["plus pertinents d’abord"]
        RelevanceUp en ["least relevant first"] fr ["moins pertinents d’abord"]
        PathUp en ["paths A to Z"] fr ["chemins de A à Z"]
        PathDown en ["paths Z to A"] fr ["chemins de Z à A"]
        NewestFirstByDay en ["newest first, by day"] fr ["plus récents d’abord, par jour"]
        OldestFirstByDay en ["oldest first, by day"] fr ["plus anciens d’abord, par jour"]

        // Left pane: headings of the facets, and lines that are not values.
        Tags en ["Tags"] fr ["Étiquettes"]
        Sources en ["Sources"] fr ["Sources"]
        Folders en ["Folders"] fr ["Dossiers"]
        Dates en ["Dates"] fr ["Dates"]
        Languages en ["Languages"] fr ["Langues"]
        Flags en ["Flags"] fr ["États"]
        /// Left pane: header over the tags that every listed article has.
        SharedTags en ["= on every article"] fr ["= partout"]
        /// Left pane: after the heading of the tags, when one included tag is enough.
        AnyOf en ["match any"] fr ["au choix"]
        MoreValues { count: usize } en ["… {} more, / to find", grouped(*count)] fr ["… {}, / cherche", counted(*count, "autre", "autres")]
        /// Left pane: a month under its year.
        MonthName { month: i8 } en ["{}", month_names(*month).0] fr ["{}", month_names(*month).0]
        /// Left pane: empty, because the library is.
        NoFacets en ["Nothing to filter by"] fr ["Aucun critère de filtre"]
        /// Left pane: no name matches what is typed.
        NoSuchValue en ["No match"] fr ["Aucun résultat"]

        // Left pane: the flags.
        FlagNew en ["New"] fr ["Nouveaux"]
        FlagDuplicate en ["Duplicate title"] fr ["Titres en double"]
        FlagTruncated en ["Excerpt"] fr ["Extraits"]
        FlagNoImage en ["No image"] fr ["Sans image"]
        FlagFuture en ["Future date"] fr ["Dates futures"]
        FlagBad en ["Broken file"] fr ["Fichiers endommagés"]
        FlagUntagged en ["No tags"] fr ["Sans étiquette"]
        FlagDraft en ["Draft"] fr ["Brouillons"]
        FlagUndated en ["No date"] fr ["Sans date"]
        FlagUnread en ["Unread"] fr ["Non lus"]
        FlagRead en ["Read"] fr ["Lus"]
        FlagStar en ["Starred"] fr ["Favoris"]
        FlagLater en ["For later"] fr ["Pour plus tard"]

        // List: headers, dates and signs.
        /// List: header of a year, or a date of which only the year is known.
        Year { year: i16 } en ["{year}"] fr ["{year}"]
        Month { month: i8, year: i16 } en ["{} {year}", month_names(*month).0] fr ["{} {year}", month_names(*month).0]
        /// A full date: header of a day in the list, article pane and citations.
        LongDate { day: i8, month: i8, year: i16 } en ["{day} {} {year}", month_names(*month).0] fr ["{} {} {year}", if *day == 1 { "1er".to_owned() } else { day.to_string() }, month_names(*month).0]
        /// List: day of an article under the header of its month.
        ShortDay { day: i8, month: i8 } en ["{day:>2} {}", month_names(*month).1] fr ["{day:>2} {}", month_names(*month).1]
        /// List: time of an article under the header of its day.
        Time { hour: i8, minute: i8 } en ["{hour:02}:{minute:02}"] fr ["{hour:02}:{minute:02}"]
        /// List: date of which only the month is known, where there are no headers.
        ShortMonth { month: i8, year: i16 } en ["{} {year}", month_names(*month).1] fr ["{} {year}", month_names(*month).1]
        /// List: date of an article where there are no headers.
        ShortDate { day: i8, month: i8, year: i16 } en ["{day:>2} {} {:02}", month_names(*month).1, year.rem_euclid(100)] fr ["{day:02}/{month:02}/{year:04}"]
        Undated en ["No date"] fr ["Sans date"]
        ImpossibleDates en ["Future or impossible dates"] fr ["Dates futures ou impossibles"]
        /// List: sign of an article that arrived since the last visit.
        NewBadge en ["•"] fr ["•"]
        /// List: badge of an article whose summary was cut off.
        TruncatedBadge en ["[…]"] fr ["[…]"]
        /// List: badge of an article with a problem.
        ProblemBadge en ["!"] fr ["!"]
        StarSign en ["*"] fr ["*"]
        LaterSign en ["+"] fr ["+"]
        SelectedSign en [">"] fr [">"]
        /// List: sign of a selected article in the row with the cursor.
        SelectedCursorSign en ["►"] fr ["►"]

        // List without articles: why, and the keys that help.
        NothingMatches { query: CleanText } en ["Nothing matches {query}"] fr ["Aucun résultat pour {query}"]
        NothingMatchesHint { back: Option<CleanText>, clear: Option<CleanText> } en ["{}", sentence(&[(back.as_ref(), "removes the last condition"), (clear.as_ref(), "clears the filter")])] fr ["{}", sentence(&[(back.as_ref(), "retire la dernière condition"), (clear.as_ref(), "efface le filtre")])]
        NothingMatchesTypingHint { cancel: Option<CleanText> } en ["{}", sentence(&[(cancel.as_ref(), "discards what you typed")])] fr ["{}", sentence(&[(cancel.as_ref(), "annule la saisie")])]
        NoArticlesIn { folder: CleanText } en ["There are no articles in {folder}."] fr ["Il n’y a aucun article dans {folder}."]
        NoArticlesHint en ["vigie reads .md, .markdown, .mdown and .mdx files, also in subfolders."] fr ["vigie lit les fichiers .md, .markdown, .mdown et .mdx, sous-dossiers compris."]
        EmptyFolderHint { reload: Option<CleanText>, quit: Option<CleanText> } en ["{}", sentence(&[(reload.as_ref(), "reloads the folder"), (quit.as_ref(), "quits")])] fr ["{}", sentence(&[(reload.as_ref(), "recharge le dossier"), (quit.as_ref(), "quitte")])]

        // Status line: what the keys do in lists and in an article.
        MoveHint en ["move"] fr ["aller"]
        ScrollHint en ["scroll"] fr ["défiler"]

        // Notices: keys that find nothing to do.
        UnboundKey { keys: CleanText, help: Option<CleanText> } en ["{keys} does nothing here{}", with_key(help.as_ref(), "shows the keys")] fr ["{keys} ne fait rien ici{}", with_key(help.as_ref(), "affiche les touches")]
        NoArticle en ["there is no article here"] fr ["il n’y a pas d’article ici"]
        NoValueHere en ["nothing to choose on this line"] fr ["rien à choisir sur cette ligne"]
        NothingToFold en ["only headings and years can be folded"] fr ["seules les facettes et les années se replient"]
        LastArticle en ["that was the last article"] fr ["c’était le dernier article"]
        NothingToGoBackTo en ["nothing to go back to; q quits"] fr ["impossible de revenir plus en arrière\u{a0}; q quitte"]
        NothingToClear en ["no filter to clear"] fr ["aucun filtre à effacer"]
        /// Warning: suspending vigie when no shell could resume it.
        NoShell en ["no shell to go back to"] fr ["aucun shell auquel revenir"]
        NotCopied { reason: CleanText } en ["could not copy: {reason}"] fr ["la copie a échoué\u{a0}: {reason}"]

        // Notices: the form of the list.
        GroupedByDay en ["grouped by day"] fr ["liste groupée par jour"]
        GroupedByMonth en ["grouped by month"] fr ["liste groupée par mois"]
        SummariesOn en ["summaries shown"] fr ["résumés affichés"]
        SummariesOff en ["summaries hidden"] fr ["résumés masqués"]
        NoRoomForSummaries en ["summaries will appear when the list is at least ten rows high"] fr ["les résumés s’afficheront quand la liste aura au moins dix lignes"]
        NotGrouped { key: Option<CleanText> } en ["only a list sorted by date can be grouped{}", with_key(key.as_ref(), "sorts it")] fr ["seule une liste triée par date peut être groupée{}", with_key(key.as_ref(), "la trie")]
        AnyTag en ["articles with any of the included tags"] fr ["articles portant au moins une des étiquettes incluses"]
        AllTags en ["articles with all of the included tags"] fr ["articles portant toutes les étiquettes incluses"]

        // Going to a date.
        GoToDate en ["go to date: "] fr ["aller à la date\u{a0}: "]
        NotADate { text: CleanText } en ["“{}” is not a date; try 2024-07, april, 7d or yesterday", cut_to_cells(text, 30)] fr ["«\u{a0}{}\u{a0}» n’est pas une date\u{a0}; essayez 2024-07, avril, 7j ou hier", cut_to_cells(text, 30)]
        NearestDate { asked: CleanText, nearest: CleanText } en ["no article from {asked}; nearest date: {nearest}"] fr ["aucun article pour {asked}\u{a0}; date la plus proche\u{a0}: {nearest}"]
        NoDates en ["no article in the list has a date"] fr ["aucun article de la liste n’a de date"]
        NotByDate { key: Option<CleanText> } en ["the list is not sorted by date{}", with_key(key.as_ref(), "sorts it")] fr ["la liste n’est pas triée par date{}", with_key(key.as_ref(), "la trie")]

        // Opening and copying.
        NoSourceLink en ["this article has no source link"] fr ["cet article n’a pas de lien vers sa source"]
        NoPermalink en ["this article has no permalink"] fr ["cet article n’a pas de permalien"]
        NoSite en ["no website set; use the site_url setting or --site-url"] fr ["aucun site défini\u{a0}; utilisez le réglage site_url ou --site-url"]
        NotAWebLink { written: CleanText, reason: LinkError } en ["not a web link: “{}”; {}", cut_to_cells(written, 40), link_error(*reason)] fr ["«\u{a0}{}\u{a0}» n’est pas un lien web\u{a0}: {}", cut_to_cells(written, 40), link_error(*reason)]
        Opening { host: CleanText } en ["opening {host}…"] fr ["ouverture de {host}…"]
        Opened { host: CleanText } en ["opened {host} in the browser"] fr ["{host} ouvert dans le navigateur"]
        Copied { url: SafeUrl } en ["copied {url}"] fr ["copié\u{a0}: {url}"]
        CopiedText { text: CleanText } en ["copied {text}"] fr ["copié\u{a0}: {text}"]
        CopiedAll { letters: usize } en ["copied the text as one line: {}", counted(*letters, "character", "characters")] fr ["texte copié sur une seule ligne\u{a0}: {}", counted(*letters, "caractère", "caractères")]
        CopiedCut en ["copied only the first {} KiB; the clipboard takes no more", limits::CLIPBOARD_BYTES / 1024] fr ["seuls les {} premiers Kio sont copiés\u{a0}; le presse-papiers n’en accepte pas plus", limits::CLIPBOARD_BYTES / 1024]
        NothingToCopy en ["nothing to copy: it is missing from this article"] fr ["rien à copier\u{a0}: l’article n’a pas cette information"]
        NoBrowser { url: SafeUrl } en ["no browser found; copied {url}"] fr ["aucun navigateur trouvé\u{a0}; lien copié\u{a0}: {url}"]
        /// Warning: vigie runs in a remote session without a browser, so the link was copied.
        RemoteNoBrowser { url: SafeUrl } en ["no browser on the remote machine; copied {url}"] fr ["aucun navigateur sur la machine distante\u{a0}; lien copié\u{a0}: {url}"]
        BrowserFailed { reason: CleanText, url: SafeUrl } en ["the browser did not start ({reason}); copied {url}"] fr ["le navigateur n’a pas démarré ({reason})\u{a0}; lien copié\u{a0}: {url}"]

        // A thread panicked.
        SearchingFailed en ["the search failed (a bug in vigie; you can continue)"] fr ["la recherche a échoué (bogue de vigie, qui reste utilisable)"]
        ReadingFolderFailed en ["reading the folder failed (a bug in vigie; you can continue)"] fr ["la lecture du dossier a échoué (bogue de vigie, qui reste utilisable)"]
        ReadingArticleFailed en ["reading the article failed (a bug in vigie; you can continue)"] fr ["la lecture de l’article a échoué (bogue de vigie, qui reste utilisable)"]
        OpeningFailed en ["opening the link failed (a bug in vigie; you can continue)"] fr ["l’ouverture du lien a échoué (bogue de vigie, qui reste utilisable)"]
        SavingFailed en ["saving the search failed (a bug in vigie; you can continue)"] fr ["l’enregistrement de la recherche a échoué (bogue de vigie, qui reste utilisable)"]
        WritingFailed en ["writing the file failed (a bug in vigie; you can continue)"] fr ["l’écriture du fichier a échoué (bogue de vigie, qui reste utilisable)"]
        SavingMarksFailed en ["saving marks failed (a bug in vigie; you can continue)"] fr ["l’enregistrement des marques a échoué (bogue de vigie, qui reste utilisable)"]

        // Typing a query: hints, mistakes and notices.
        /// Hint on a query: the name before a colon is neither a field nor a key of any article.
        NoSuchField { name: CleanText, meant: Option<CleanText> } en ["no field “{name}”: searched as text{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["le champ «\u{a0}{name}\u{a0}» n’existe pas, vigie cherche ce texte{}", meant.as_ref().map(|meant| format!("\u{a0}; vouliez-vous dire {meant}\u{a0}?")).unwrap_or_default()]
        LowercaseOr { word: CleanText, sign: CleanText } en ["“{word}” is searched as a word; write {sign} for either"] fr ["«\u{a0}{word}\u{a0}» est cherché comme un mot\u{a0}; écrivez {sign} pour l’un ou l’autre"]
        LowercaseNot { word: CleanText, sign: CleanText } en ["“{word}” is searched as a word; write {sign} to exclude what follows"] fr ["«\u{a0}{word}\u{a0}» est cherché comme un mot\u{a0}; écrivez {sign} pour exclure la suite"]
        /// Why a query on the command line, or a date that is typed, is wrong.
        NotAQuery { reason: CleanText } en ["{reason}"] fr ["{reason}"]
        WithSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason}; did you mean {suggestion}?"] fr ["{reason}\u{a0}; vouliez-vous dire {suggestion}\u{a0}?"]
        /// Error in a query, with the nearest right name, where there is little room.
        WithShortSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason} → {suggestion}"] fr ["{reason} → {suggestion}"]
        FilterUnchanged { reason: CleanText } en ["{reason}; filter unchanged"] fr ["{reason}\u{a0}; filtre inchangé"]
        /// Warning: Enter on a query with an error; the prompt stays open.
        QueryWrong { reason: CleanText, cancel: Option<CleanText> } en ["{reason}{}", cancel.as_ref().map(|key| format!(" · {key} cancels")).unwrap_or_default()] fr ["{reason}{}", cancel.as_ref().map(|key| format!(" · {key} annule")).unwrap_or_default()]
        PastedTooLong en ["pasted text too long; the line holds at most {} KiB", limits::QUERY_BYTES / 1024] fr ["texte collé trop long\u{a0}; la ligne contient au plus {}\u{a0}Kio", limits::QUERY_BYTES / 1024]
        NothingToComplete en ["nothing to complete here"] fr ["rien à compléter ici"]
        NoEarlierQuery en ["no earlier query begins like this"] fr ["aucune requête précédente ne commence ainsi"]
        NoEarlierFilter en ["no earlier filter"] fr ["aucun filtre plus ancien"]
        NoLaterFilter en ["no later filter"] fr ["aucun filtre plus récent"]

        // Saving and using searches.
        SaveAs en ["save as: "] fr ["enregistrer sous\u{a0}: "]
        SavesFilter { query: CleanText } en ["saves {query}"] fr ["enregistre {query}"]
        ReplacesSearch { name: CleanText, query: CleanText } en ["replaces “{name}”, currently {query}"] fr ["remplace «\u{a0}{name}\u{a0}», actuellement {query}"]
        NothingToSave en ["no filter to save"] fr ["aucun filtre à enregistrer"]
        SearchNeedsName en ["the search needs a name"] fr ["donnez un nom à la recherche"]
        SearchNameTooLong en ["the name is longer than {} characters", limits::SEARCH_NAME_GRAPHEMES] fr ["le nom dépasse {} caractères", limits::SEARCH_NAME_GRAPHEMES]
        SearchSaved { name: CleanText, key: Option<CleanText> } en ["saved as “{name}”{}", with_key(key.as_ref(), "lists your searches")] fr ["recherche enregistrée sous «\u{a0}{name}\u{a0}»{}", with_key(key.as_ref(), "affiche vos recherches")]
        SearchReplaced { name: CleanText } en ["replaced the search “{name}”"] fr ["recherche «\u{a0}{name}\u{a0}» remplacée"]
        SearchDeleted { name: CleanText } en ["deleted the search “{name}”"] fr ["recherche «\u{a0}{name}\u{a0}» supprimée"]
        /// Why a saved search cannot be used as the filter, or a name cannot be given.
        SearchNotUsed { reason: CleanText } en ["{reason}"] fr ["{reason}"]
        NoPlaceForSearches en ["nowhere to save searches: neither HOME nor XDG_CONFIG_HOME is set"] fr ["impossible d’enregistrer les recherches\u{a0}: ni HOME ni XDG_CONFIG_HOME n’est défini"]
        SearchNotSaved { path: CleanText, reason: CleanText } en ["cannot save the searches to {path}: {reason}"] fr ["impossible d’enregistrer les recherches dans {path}\u{a0}: {reason}"]
        SearchesNotRead { path: CleanText, reason: CleanText } en ["cannot read the saved searches in {path}: {reason}"] fr ["impossible de lire les recherches enregistrées dans {path}\u{a0}: {reason}"]
        SearchesBroken { path: CleanText, line: usize, reason: CleanText } en ["cannot use the saved searches: {path}, line {line}: {reason}"] fr ["recherches enregistrées inutilisables\u{a0}: {path}, ligne {line}\u{a0}: {reason}"]
        NoSearches en ["No saved searches. In the list, F saves the filter."] fr ["Aucune recherche enregistrée. Dans la liste, F enregistre le filtre."]
        NoSuchSearch en ["No such search"] fr ["Aucune recherche trouvée"]

        // Why the file of saved searches cannot be used.
        SearchesNoTable en ["searches is not a table of names and queries"] fr ["searches n’est pas une table de noms et de requêtes"]
        SearchNoText { name: CleanText } en ["the query of “{name}” must be in quotes"] fr ["la requête de «\u{a0}{name}\u{a0}» doit être entre guillemets"]
        TooManySearches en ["there are already {} searches, the maximum", grouped(limits::SEARCHES)] fr ["il y a déjà {} recherches, le maximum", grouped(limits::SEARCHES)]
        /// Reason in [`Phrase::SearchesBroken`]: an edit would lose something in the file.
        SearchesNotEditable en ["vigie cannot safely edit a file written this way"] fr ["vigie ne peut pas modifier sans risque un fichier écrit ainsi"]

        // Article pane.
        Excerpt en ["excerpt"] fr ["extrait"]
        Draft en ["draft"] fr ["brouillon"]
        ImageBy { credit: CleanText } en ["Image: {credit}"] fr ["Image\u{a0}: {credit}"]
        NoText en ["This article has no text."] fr ["Cet article n’a pas de texte."]
        /// Article pane: after the text of an excerpt.
        ReadTheRest { host: CleanText } en ["The text is cut off here; the rest is at {host}."] fr ["Le texte s’arrête ici\u{a0}; la suite est sur {host}."]
        MoreTags { count: usize } en ["{}", counted(*count, "more tag", "more tags")] fr ["{}", counted(*count, "autre étiquette", "autres étiquettes")]
        FileGone { reason: CleanText } en ["The file cannot be read: {reason}"] fr ["Impossible de lire le fichier\u{a0}: {reason}"]
        FileGoneHint en ["Reload the folder to remove it from the list."] fr ["Rechargez le dossier pour le retirer de la liste."]
        Problems en ["Problems"] fr ["Problèmes"]
        ProblemAt { line: u32, problem: CleanText } en ["line {line}: {problem}"] fr ["ligne {line}\u{a0}: {problem}"]
        FrontMatter en ["Front matter"] fr ["En-tête"]
        NoFrontMatter en ["This file has no front matter."] fr ["Ce fichier n’a pas d’en-tête."]
        RawText en ["Raw text"] fr ["Texte brut"]
        File en ["File"] fr ["Fichier"]
        /// Manual page: heading of the keys.
        Keys en ["Keys"] fr ["Touches"]
        ArticleCut en ["The rest is not shown: the article has more than {} elements.", grouped(limits::MARKDOWN_EVENTS)] fr ["La suite n’est pas affichée\u{a0}: l’article a plus de {} éléments.", grouped(limits::MARKDOWN_EVENTS)]
        ImageCaption { alt: CleanText } en ["[image: {alt}]"] fr ["[image\u{a0}: {alt}]"]
        ImageAlone en ["[image]"] fr ["[image]"]
        /// Article pane: how far the article is scrolled.
        Progress { percent: usize } en ["{percent}%"] fr ["{percent}\u{a0}%"]
        /// A title in quotation marks, in citations.
        Quoted { text: CleanText } en ["“{text}”"] fr ["«\u{a0}{text}\u{a0}»"]

        // Article pane: the labels of notes.
        AlertNote en ["Note"] fr ["Note"]
        AlertTip en ["Tip"] fr ["Astuce"]
        AlertImportant en ["Important"] fr ["Important"]
        AlertWarning en ["Warning"] fr ["Avertissement"]
        AlertCaution en ["Caution"] fr ["Attention"]

        // Finding in the article, and its outline.
        MatchesFromTheTop en ["no match below; continuing from the first"] fr ["aucune occurrence plus bas\u{a0}; retour à la première"]
        MatchesFromTheEnd en ["no match above; continuing from the last"] fr ["aucune occurrence plus haut\u{a0}; passage à la dernière"]
        NotInArticle { text: CleanText } en ["“{}” is not in this article", cut_to_cells(text, 40)] fr ["«\u{a0}{}\u{a0}» ne figure pas dans cet article", cut_to_cells(text, 40)]
        /// Status line and prompt: number of the current match and of all.
        MatchOf { current: usize, count: usize } en ["{}/{}", grouped(*current), grouped(*count)] fr ["{}/{}", grouped(*current), grouped(*count)]
        NoSearchYet en ["no search yet; press / to search this article"] fr ["aucune recherche en cours\u{a0}; / cherche dans l’article"]
        NotFound en ["not found"] fr ["introuvable"]
        NoHeadings en ["this article has no headings"] fr ["cet article n’a pas d’intertitres"]
        NoSuchHeading en ["No such heading"] fr ["Aucun intertitre trouvé"]

        // Panes.
        PreviewOn en ["preview shown"] fr ["aperçu affiché"]
        PreviewOff { key: Option<CleanText> } en ["preview hidden{}", with_key(key.as_ref(), "shows it again")] fr ["aperçu masqué{}", with_key(key.as_ref(), "le réaffiche")]
        PreviewIsOff { key: Option<CleanText> } en ["the preview is hidden{}", with_key(key.as_ref(), "shows it")] fr ["l’aperçu est masqué{}", with_key(key.as_ref(), "l’affiche")]
        NothingToResize { key: Option<CleanText> } en ["only one pane is shown{}", with_key(key.as_ref(), "goes full screen, where you can set the text width")] fr ["un seul volet affiché{}", with_key(key.as_ref(), "met l’article en plein écran, où sa largeur se règle")]
        PanesReset en ["panes back to their default sizes"] fr ["les volets ont retrouvé leur taille par défaut"]
        PanesAreDefault en ["the panes already have their default sizes"] fr ["les volets ont déjà leur taille par défaut"]
        LargestPane en ["this pane cannot get any larger"] fr ["impossible d’agrandir davantage"]
        SmallestPane en ["this pane cannot get any smaller"] fr ["impossible de réduire davantage"]

        // Links labelled with letters.
        NoLinksInView en ["no links on the screen"] fr ["aucun lien à l’écran"]
        HintsHelp en ["letter opens, capital or y+letter copies; Esc cancels"] fr ["lettre\u{a0}: ouvrir\u{a0}; majuscule, ou y puis lettre\u{a0}: copier\u{a0}; Échap\u{a0}: annuler"]
        /// Status line while links are labelled, after y: the letters copy instead of open.
        HintsCopy en ["letter copies, y switches to opening; Esc cancels"] fr ["lettre\u{a0}: copier\u{a0}; y\u{a0}: ouvrir plutôt que copier\u{a0}; Échap\u{a0}: annuler"]
        NoSuchLink { letters: CleanText } en ["no link is labelled {letters}"] fr ["aucun lien ne correspond à {letters}"]
        /// Warning before opening a link whose text names another host.
        LinkTextMisleads { text: CleanText, host: CleanText } en ["Esc cancels; Enter opens {host}, not “{}”", cut_to_cells(text, 24)] fr ["Échap annule\u{a0}; Entrée ouvre {host}, pas «\u{a0}{}\u{a0}»", cut_to_cells(text, 24)]

        // Editors and commands.
        NoFileToEdit en ["no file to edit: the sample library is built into vigie"] fr ["aucun fichier à modifier\u{a0}: la bibliothèque d’exemple est intégrée à vigie"]
        NoEditor en ["no editor: set VISUAL or EDITOR, or editor in config.toml"] fr ["aucun éditeur\u{a0}: définissez VISUAL ou EDITOR, ou editor dans config.toml"]
        ProgramNotStarted { program: CleanText, reason: CleanText } en ["{program} did not start: {reason}"] fr ["{program} n’a pas démarré\u{a0}: {reason}"]
        ProgramFailed { program: CleanText, reason: CleanText } en ["{program} failed ({reason})"] fr ["{program} a échoué ({reason})"]
        /// Reason in [`Phrase::ProgramFailed`]: the exit code.
        ExitCode { code: i32 } en ["exit code {code}"] fr ["code de sortie {code}"]
        /// Reason in [`Phrase::ProgramFailed`]: the signal.
        EndedBySignal { signal: i32 } en ["terminated by signal {signal}"] fr ["arrêté par le signal {signal}"]
        ProgramEnded { program: CleanText } en ["{program} finished"] fr ["{program} s’est terminé"]
        ArticleNotRead { reason: CleanText } en ["cannot read the article: {reason}"] fr ["impossible de lire l’article\u{a0}: {reason}"]
        /// Printed below the output of a command.
        PressEnter en ["Press Enter to go back to vigie."] fr ["Appuyez sur Entrée pour revenir à vigie."]
        PipeTo en ["command: "] fr ["commande\u{a0}: "]
        /// Under that prompt, while it is empty.
        PipeHelp en ["article on stdin; placeholders: {{url}} {{title}} {{path}} {{tags}} {{date}} {{host}}"] fr ["article sur stdin\u{a0}; variables\u{a0}: {{url}} {{title}} {{path}} {{tags}} {{date}} {{host}}"]
        NoSuchPlaceholder { name: CleanText, meant: &'static str } en ["there is no placeholder {{{name}}}; did you mean {{{meant}}}?"] fr ["{{{name}}} n’existe pas\u{a0}; vouliez-vous dire {{{meant}}}\u{a0}?"]
        QuoteNotClosed en ["a closing quote is missing"] fr ["il manque un guillemet fermant"]
        NoEarlierCommand en ["no earlier command in this session"] fr ["aucune commande précédente dans cette session"]

        // Exporting.
        WriteTo { count: usize, format: &'static str } en ["export {} as {format} to: ", counted(*count, "article", "articles")] fr ["exporter {} en {format} dans\u{a0}: ", counted(*count, "article", "articles")]
        FileNeedsName en ["the file needs a name"] fr ["indiquez un nom de fichier"]
        FileExists en ["this file already exists; Enter replaces it"] fr ["ce fichier existe déjà\u{a0}; Entrée le remplace"]
        WritingNow en ["writing…"] fr ["écriture…"]
        ArticlesWritten { count: usize, path: CleanText } en ["exported {} to {path}", counted(*count, "article", "articles")] fr ["{} dans {path}", counted(*count, "article exporté", "articles exportés")]
        FileNotWritten { path: CleanText, reason: CleanText } en ["cannot write {path}: {reason}"] fr ["impossible d’écrire {path}\u{a0}: {reason}"]
        NotIntoTheFolder en ["vigie never writes into the folder of articles; choose another place"] fr ["vigie n’écrit jamais dans le dossier des articles\u{a0}; choisissez un autre endroit"]

        // Showing images.
        NoImages en ["this article has no images"] fr ["cet article n’a pas d’image"]
        NoImageHere en ["images appear in the article; open it first"] fr ["les images s’affichent dans l’article\u{a0}; ouvrez-le d’abord"]
        ImagesShown en ["the images of this article are already shown"] fr ["les images de cet article sont déjà affichées"]
        ImagesNever en ["images are turned off in the settings"] fr ["les images sont désactivées dans les réglages"]
        ImagesNeedColours en ["images need a theme with colours"] fr ["il faut un thème en couleurs pour afficher les images"]
        NoRoomForImages en ["the screen is too small for images"] fr ["l’écran est trop petit pour les images"]

        // After the caption of an image: its state, or why it is not shown.
        ImageLoading en ["loading…"] fr ["chargement…"]
        /// After the caption of an image that was not fetched.
        ImageKey { keys: CleanText } en ["press {keys} to see it"] fr ["{keys} pour l’afficher"]
        ImageNotFound en ["not found in this folder"] fr ["introuvable dans ce dossier"]
        ImageUnreadable { reason: CleanText } en ["cannot be read: {reason}"] fr ["illisible\u{a0}: {reason}"]
        ImageTooLarge en ["larger than {}", size(limits::IMAGE_BYTES)] fr ["plus de {}", size(limits::IMAGE_BYTES)]
        ImageTooManyPixels en ["too many pixels to open safely"] fr ["trop de pixels pour l’ouvrir sans risque"]
        ImageKind en ["not a PNG, JPEG, GIF or WebP image"] fr ["ni PNG, ni JPEG, ni GIF, ni WebP"]
        ImageBroken en ["damaged image"] fr ["image endommagée"]
        /// After the caption of an image: the image has only a few pixels, such as those that count readers.
        ImageTiny en ["too small to see"] fr ["trop petite pour être vue"]
        ImageFailed en ["could not be shown (a bug in vigie)"] fr ["affichage impossible (bogue de vigie)"]
        ImagePrivate en ["refused: the address is on a private network"] fr ["refusée\u{a0}: l’adresse est sur un réseau privé"]
        ImageNoHost en ["server not found"] fr ["serveur introuvable"]
        ImageTooSlow en ["no answer within {} s", limits::IMAGE_MILLISECONDS / 1000] fr ["pas de réponse en {}\u{a0}s", limits::IMAGE_MILLISECONDS / 1000]
        ImageStatus { status: u16 } en ["the server answered {status}"] fr ["le serveur a répondu {status}"]
        ImageRedirects en ["redirected more than {} times", limits::IMAGE_REDIRECTS] fr ["plus de {} redirections", limits::IMAGE_REDIRECTS]
        ImageBadRedirect en ["redirected to something that is not a web link"] fr ["redirection vers autre chose qu’un lien web"]
        ImageNotFetched { reason: CleanText } en ["download failed: {reason}"] fr ["échec du téléchargement\u{a0}: {reason}"]

        // Marking, undo, and going to unread articles.
        ArticlesMarked { mark: Mark, on: bool, count: usize, undo: Option<CleanText> } en ["{}", marked(*mark, *on, *count, undo.as_ref())] fr ["{}", marked(*mark, *on, *count, undo.as_ref())]
        /// Notice: undo or redo changed the marks of one article.
        MarkedAgain { mark: Mark, on: bool, title: CleanText } en ["{}: {}", again(*mark, *on, 1), cut_to_cells(title, 60)] fr ["{}\u{a0}: {}", again(*mark, *on, 1), cut_to_cells(title, 60)]
        ManyMarkedAgain { mark: Mark, on: bool, count: usize } en ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)] fr ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)]
        NothingToUndo en ["no mark change to undo"] fr ["aucun marquage à annuler"]
        NothingToRedo en ["no mark change to redo"] fr ["aucun marquage à rétablir"]
        /// Notice: marking a part of the list as read when all of it is.
        NothingUnreadThere en ["no unread articles to mark"] fr ["aucun article non lu à marquer"]
        NoUnread en ["no unread articles in the list"] fr ["aucun article non lu dans la liste"]
        OnlyUnread en ["no other unread article in the list"] fr ["aucun autre article non lu dans la liste"]
        NoUnreadBelow { next: CleanText } en ["no unread articles below; {next} continues from the top"] fr ["aucun non lu plus bas\u{a0}; {next} reprend en haut de la liste"]
        FromTheTop en ["no unread articles below; continuing from the top"] fr ["aucun non lu plus bas\u{a0}; reprise en haut de la liste"]
        FromTheEnd en ["no unread articles above; continuing from the end"] fr ["aucun non lu plus haut\u{a0}; reprise à la fin de la liste"]

        // Rule above the article.
        Starred en ["* starred"] fr ["* favori"]
        ForLater en ["+ for later"] fr ["+ pour plus tard"]

        // Saving marks.
        MarksNotSaved { reason: CleanText } en ["marks not saved yet: {reason}; vigie keeps them and tries again"] fr ["marques pas encore enregistrées\u{a0}: {reason}\u{a0}; vigie les garde et réessaiera"]
        /// Notice: marks that could not be written before are written now.
        MarksSavedNow { count: usize } en ["now saved: {}", counted(*count, "mark change", "mark changes")] fr ["{}", counted(*count, "changement de marque enfin enregistré", "changements de marques enfin enregistrés")]
        NoPlaceForMarks en ["marks cannot be saved: neither HOME nor XDG_STATE_HOME is set"] fr ["impossible d’enregistrer les marques\u{a0}: ni HOME ni XDG_STATE_HOME n’est défini"]
        MarksTooLong { count: usize } en ["not saved: {} with a path or link over 4 KiB", counted(*count, "mark", "marks")] fr ["{}\u{a0}: chemin ou lien de plus de 4\u{a0}Kio", counted(*count, "marque non enregistrée", "marques non enregistrées")]
        MarksNotWritten { folder: CleanText, reason: CleanText } en ["cannot write marks to {folder}: {reason}"] fr ["impossible d’écrire les marques dans {folder}\u{a0}: {reason}"]
        MarksNotRead { path: CleanText, reason: CleanText } en ["cannot read the marks in {path}: {reason}"] fr ["impossible de lire les marques dans {path}\u{a0}: {reason}"]
        MarksDamaged { lines: usize, copy: CleanText } en ["skipped {} in the marks (copied to {copy}); the rest is kept", counted(*lines, "damaged line", "damaged lines")] fr ["{} dans les marques, le reste est conservé\u{a0}; copie dans {copy}", counted(*lines, "ligne endommagée ignorée", "lignes endommagées ignorées")]
        TooManyMarks { most: usize } en ["more than {} articles have marks; the others are ignored", grouped(*most)] fr ["plus de {} articles ont des marques\u{a0}; les autres sont ignorés", grouped(*most)]
        /// Printed at the end: marks that were never written.
        MarksLost { count: usize, reason: CleanText } en ["could not save {}: {reason}", counted(*count, "mark change", "mark changes")] fr ["impossible d’enregistrer {}\u{a0}: {reason}", counted(*count, "changement de marque", "changements de marques")]
        /// Reason why marks are not saved: writing takes too long.
        DiskSilent en ["the disk does not respond"] fr ["le disque ne répond pas"]

        // “vigie mark” and “vigie state”.
        AlreadyMarked { articles: usize } en ["nothing to change: {} already marked that way", counted(*articles, "article", "articles")] fr ["rien à changer\u{a0}: {}", counted(*articles, "article déjà dans cet état", "articles déjà dans cet état")]
        /// `vigie mark`: how many articles match, now marked.
        Marked { articles: usize, mark: Mark, on: bool } en ["{} {}", counted(*articles, "article", "articles"), done(*mark, *on, *articles)] fr ["{} {}", counted(*articles, "article", "articles"), done(*mark, *on, *articles)]
        NothingToMark en ["no article matches; nothing marked"] fr ["aucun article ne correspond\u{a0}; rien n’a été marqué"]
        MarkNeedsQuery en ["which articles? give a query, or --all for every article in the folder"] fr ["quels articles\u{a0}? indiquez une requête, ou --all pour tous les articles du dossier"]
        MarkAllOrQuery en ["--all cannot be combined with a query"] fr ["--all est incompatible avec une requête"]
        ImportNeedsFile en ["no file to import: vigie state import FILE, or - for standard input"] fr ["aucun fichier à importer\u{a0}: vigie state import FICHIER, ou - pour l’entrée standard"]
        ExportTakesNoFile en ["export writes to standard output: vigie state export > FILE"] fr ["export écrit sur la sortie standard\u{a0}: vigie state export > FICHIER"]
        NotImported { file: CleanText, reason: CleanText } en ["cannot import {file}: {reason}"] fr ["impossible d’importer {file}\u{a0}: {reason}"]
        LineNotUnderstood { line: usize, text: CleanText } en ["line {line}: neither a link nor a mark: {text}"] fr ["ligne {line}\u{a0}: ni lien ni marque\u{a0}: {text}"]
        MoreNotUnderstood { count: usize } en ["and {}", counted(*count, "more line", "more lines")] fr ["et {}", counted(*count, "autre ligne", "autres lignes")]
        Imported { articles: usize, changes: usize } en ["{} read, {} made", counted(*articles, "entry", "entries"), counted(*changes, "change", "changes")] fr ["{}, {}", counted(*articles, "entrée lue", "entrées lues"), counted(*changes, "modification", "modifications")]

        // The start, and tips that are shown once.
        LastFolderMissing { folder: CleanText } en ["the last folder, {folder}, is missing; showing the sample library"] fr ["le dernier dossier, {folder}, est introuvable\u{a0}; voici la bibliothèque d’exemple"]
        /// Tip, shown once: after the first filter.
        TipFilter { clear: CleanText, earlier: CleanText, save: CleanText } en ["{clear} clears the filter, {save} saves it, {earlier} goes back to the previous one"] fr ["{clear} efface le filtre, {save} l’enregistre, {earlier} revient au précédent"]
        /// Tip, shown once: after going back to the list from the first article.
        TipMarks { toggle: CleanText, unread: CleanText } en ["opened articles count as read; {toggle} marks one unread, {unread} shows only unread"] fr ["un article ouvert est lu\u{a0}; {toggle} le rend non lu, {unread} n’affiche que les non lus"]
        /// Tip, shown once: in the first article.
        TipReading { on: CleanText, back: CleanText } en ["{on} shows the next page, then the next unread article; {back} goes back"] fr ["{on} affiche la suite, puis le non lu suivant\u{a0}; {back} revient en arrière"]
        /// Tip, shown once: after the first articles arrived.
        TipArrived { filter: CleanText } en ["new articles have a dot; {filter} is:new shows only those"] fr ["un point signale les nouveaux articles\u{a0}; {filter} is:nouveau n’affiche qu’eux"]
        /// Tip, shown once: when a session was restored.
        TipSession en ["back where you left off; vigie --fresh starts over"] fr ["reprise là où vous en étiez\u{a0}; vigie --fresh repart de zéro"]

        // The tour.
        TourNumber { step: usize, steps: usize } en ["{step}/{steps}"] fr ["{step}/{steps}"]
        TourRead { down: CleanText, up: CleanText, read: CleanText } en ["welcome: {down} and {up} move, {read} opens the article"] fr ["bienvenue\u{a0}: {down} et {up} parcourent la liste, {read} ouvre l’article"]
        TourBack { on: CleanText, back: CleanText } en ["{on} shows the next page; {back} goes back to the list"] fr ["{on} affiche la page suivante\u{a0}; {back} revient à la liste"]
        TourFilter { filter: CleanText, keep: CleanText } en ["{filter} filters as you type: try “light”, then {keep}"] fr ["{filter} filtre au fil de la saisie\u{a0}: essayez «\u{a0}phare\u{a0}», puis {keep}"]
        TourClear { clear: CleanText } en ["{clear} clears the filter"] fr ["{clear} efface le filtre"]
        TourTags { tags: CleanText } en ["{tags} goes to tags, sources and dates"] fr ["{tags} mène aux étiquettes, sources et dates"]
        TourChoose { include: CleanText, exclude: CleanText } en ["{include} filters by the value under the cursor, {exclude} excludes it"] fr ["{include} filtre par la valeur sous le curseur, {exclude} l’exclut"]
        TourEnd { help: CleanText } en ["that is all: {help} shows every key, vigie DIR opens your folder"] fr ["c’est tout\u{a0}: {help} affiche les touches, vigie DOSSIER ouvre votre dossier"]
        /// Notice: the tour is over, or was ended with Esc.
        TourEnded { help: Option<CleanText> } en ["the tour is over{}", with_key(help.as_ref(), "shows every key")] fr ["la visite guidée est terminée{}", with_key(help.as_ref(), "affiche les touches")]

        // Plain output, for screen readers.
        PlainTags { tags: CleanText } en ["Tags: {tags}"] fr ["Étiquettes\u{a0}: {tags}"]
        PlainAuthor { author: CleanText } en ["By {author}"] fr ["Par {author}"]
        PlainExcerpt en ["Excerpt"] fr ["Extrait"]
        PlainHead { name: CleanText, all: usize } en ["{name}: {}, newest first.", counted(*all, "article", "articles")] fr ["{name}\u{a0}: {}, les plus récents d’abord.", counted(*all, "article", "articles")]
        PlainFiltered { filter: CleanText, shown: usize, all: usize } en ["{filter}: {} of {}.", grouped(*shown), counted(*all, "article", "articles")] fr ["{filter}\u{a0}: {} sur {}.", grouped(*shown), counted(*all, "article", "articles")]
        PlainItem { number: usize, title: CleanText } en ["{number}. {title}"] fr ["{number}. {title}"]
        PlainNoMore en ["No more articles."] fr ["Il n’y a plus d’articles."]
        PlainQuestion en ["Number to read, Enter for more, ? for help:"] fr ["Numéro de l’article à lire, Entrée pour la suite, ? pour l’aide\u{a0}:"]
        PlainHelp en ["A number reads that article, n the next one. Enter or m continues the list, l repeats it. / followed by words filters, / alone shows all. o opens the source of the last article read. q quits."] fr ["Un numéro affiche l’article correspondant, n le suivant. Entrée ou m continue la liste, l la répète. / suivi de mots filtre, / seul affiche tout. o ouvre la source du dernier article lu. q quitte."]
        PlainUnknown en ["Unknown command; ? lists the commands."] fr ["Commande inconnue\u{a0}; ? affiche les commandes."]
        PlainNoSuchNumber { count: usize } en ["No such article; the last number is {}.", grouped(*count)] fr ["Cet article n’existe pas\u{a0}; le dernier numéro est {}.", grouped(*count)]
        PlainNothingRead en ["No article read yet; type a number first."] fr ["Aucun article lu pour l’instant\u{a0}; tapez d’abord un numéro."]

        // Mistakes in settings.
        SettingFault { path: CleanText, line: usize, reason: CleanText } en ["{path}, line {line}: {reason}"] fr ["{path}, ligne {line}\u{a0}: {reason}"]
        /// Status line, or standard error: several mistakes, in one file or in several.
        SettingFaults { file: Option<CleanText>, count: usize } en ["{}: {}; “vigie config” lists them", file.as_deref().unwrap_or("settings"), counted(*count, "mistake", "mistakes")] fr ["{}\u{a0}: {}\u{a0}; «\u{a0}vigie config\u{a0}» les affiche", file.as_deref().unwrap_or("réglages"), counted(*count, "erreur", "erreurs")]
        VariableFault { variable: &'static str, reason: CleanText } en ["{variable}: {reason}"] fr ["{variable}\u{a0}: {reason}"]
        SettingsNotRead { path: CleanText, reason: CleanText } en ["cannot read the settings in {path}: {reason}"] fr ["impossible de lire les réglages de {path}\u{a0}: {reason}"]
        NoSettingsFile { path: CleanText } en ["there is no settings file {path}"] fr ["le fichier de réglages {path} n’existe pas"]
        NoPlaceForSettings en ["there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is set"] fr ["il n’y a pas de dossier pour les réglages\u{a0}: ni HOME ni XDG_CONFIG_HOME n’est défini"]
        NotToml { reason: CleanText } en ["not valid TOML: {reason}"] fr ["TOML invalide\u{a0}: {reason}"]
        SettingWrong { name: &'static str, reason: CleanText } en ["{name}: {reason}"] fr ["{name}\u{a0}: {reason}"]
        SettingValue { given: CleanText, allowed: CleanText } en ["invalid value “{given}”; expected {allowed}"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; valeurs possibles\u{a0}: {allowed}"]
        SettingMeant { given: CleanText, meant: CleanText } en ["invalid value “{given}”; did you mean {meant}?"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
        SettingNoLink { given: CleanText, reason: CleanText } en ["“{given}” is not a web link: {reason}"] fr ["«\u{a0}{given}\u{a0}» n’est pas un lien web\u{a0}: {reason}"]
        SettingTooLong en ["the text is longer than {} bytes or contains characters that cannot be displayed", grouped(limits::SETTING_BYTES)] fr ["le texte dépasse {} octets ou contient des caractères impossibles à afficher", grouped(limits::SETTING_BYTES)]
        /// A mistake, and the page of the help that lists the valid names.
        ListedInHelp { problem: CleanText, topic: &'static str } en ["{problem}; “vigie help {topic}” lists them"] fr ["{problem}\u{a0}; «\u{a0}vigie help {topic}\u{a0}» en donne la liste"]
        UnknownSetting { name: CleanText } en ["there is no setting “{name}”"] fr ["il n’y a pas de réglage «\u{a0}{name}\u{a0}»"]

        // The allowed values of a setting.
        ListOf { words: CleanText } en ["a list of {words}"] fr ["une liste de valeurs parmi {words}"]
        NumberBetween { least: u16, most: u16 } en ["a number from {least} to {most}"] fr ["un nombre de {least} à {most}"]
        /// Allowed values of a setting: an order.
        OrderOf { names: CleanText } en ["{names} (-NAME reverses)"] fr ["{names} (-NOM inverse l’ordre)"]
        AnyText en ["text (\"\" for none)"] fr ["un texte (\"\" pour aucun)"]
        AnyName en ["a name"] fr ["un nom"]
        AnyLink en ["a web link (\"\" for none)"] fr ["un lien web (\"\" pour aucun)"]

        // “vigie config”.
        /// First lines of `vigie config --default`.
        DefaultFile en ["Every setting of vigie with its default. Keep the lines you change and delete the rest, so that you get the defaults of later versions."] fr ["Tous les réglages de vigie et leur valeur par défaut. Gardez les lignes que vous modifiez et supprimez les autres, pour profiter des valeurs par défaut des versions suivantes."]
        /// Comment over the keys in `vigie config --default`.
        DefaultKeys en ["The default keys. To give an action other keys, remove the # and change the line; false removes them. Put keys for a single place under [keys.list], [keys.article], [keys.tags] and so on."] fr ["Les touches par défaut. Pour donner d’autres touches à une action, enlevez le # et modifiez la ligne\u{a0}; false les retire. Les touches propres à un contexte se placent sous [keys.list], [keys.article], [keys.tags], etc."]
        OfDefault en ["default"] fr ["par défaut"]
        OfLine { line: usize } en ["line {line}"] fr ["ligne {line}"]

        // Mistakes in themes, and choosing one.
        UnknownTheme { name: CleanText } en ["there is no theme “{name}”"] fr ["il n’y a pas de thème «\u{a0}{name}\u{a0}»"]
        UnknownRole { name: CleanText } en ["there is no colour “{name}”"] fr ["il n’y a pas de couleur «\u{a0}{name}\u{a0}»"]
        NotAColour { given: CleanText } en ["“{given}” is not a colour; use #rrggbb, a number up to 255, a name such as bright-red, or default"] fr ["«\u{a0}{given}\u{a0}» n’est pas une couleur\u{a0}; écrivez #rrggbb, un nombre jusqu’à 255, un nom comme bright-red, ou default"]
        /// List of themes: a theme from a file of the user.
        OwnTheme en ["your own theme"] fr ["thème personnel"]
        ThemeKept { name: CleanText } en ["theme “{name}” saved"] fr ["thème «\u{a0}{name}\u{a0}» enregistré"]
        /// Status line: a theme was chosen for this session, because the configuration names one.
        ThemeTaken { name: CleanText } en ["this session only; to keep it, put theme = \"{name}\" in config.toml"] fr ["pour cette session\u{a0}; pour le garder\u{a0}: theme = \"{name}\" dans config.toml"]

        // Mistakes in keys.
        UnknownAction { name: CleanText } en ["there is no action “{name}”"] fr ["il n’y a pas d’action «\u{a0}{name}\u{a0}»"]
        UnknownMode { name: CleanText } en ["[keys.{name}]: there is no such place"] fr ["[keys.{name}]\u{a0}: ce contexte n’existe pas"]
        SettingUnderKeys { name: &'static str } en ["{name} is a setting; put it above [keys]"] fr ["{name} est un réglage\u{a0}; placez-le au-dessus de [keys]"]
        NoKeys { action: &'static str } en ["{action}: write a key, a list of keys, or false for none"] fr ["{action}\u{a0}: écrivez une touche, une liste de touches, ou false pour aucune"]
        NotAKey { action: &'static str, given: CleanText } en ["{action}: “{given}” is not a key; keys are written like j, C-d, A-x, F5, Enter, gg or C-x k"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; écrivez par exemple j, C-d, A-x, F5, Enter, gg ou C-x k"]
        NotAKeyMeant { action: &'static str, given: CleanText, meant: CleanText } en ["{action}: “{given}” is not a key; did you mean {meant}?"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
        ActionNotAvailable { action: &'static str, mode: &'static str } en ["{action} is not available in {mode}; “vigie help keys” shows where it is"] fr ["l’action {action} n’est pas disponible dans le contexte {mode}\u{a0}; voir «\u{a0}vigie help keys\u{a0}»"]
        /// A mistake: a letter for an action of a prompt, where letters are typed.
        KeyIsTyped { key_sequence: CleanText, action: &'static str } en ["{action}: {key_sequence} is typed as text there; choose another key"] fr ["{action}\u{a0}: {key_sequence} sert ici à écrire une lettre\u{a0}; choisissez une autre touche"]
        /// A mistake: two lines use the same keys, or one begins with the other; the earlier line wins.
        KeyTwice { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str, line: usize } en ["{key_sequence} ({action}) conflicts with {other_sequence} ({other}, line {line}); keeping {other}"] fr ["{key_sequence} ({action}) est en conflit avec {other_sequence} ({other}, ligne {line})\u{a0}; {other} est conservé"]
        /// A mistake: a line uses the default keys of another action, which loses them.
        KeyTwiceByDefault { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str } en ["{key_sequence} ({action}) overrides the default {other_sequence} ({other}); give {other} another key, or false for none"] fr ["{key_sequence} ({action}) remplace la touche par défaut {other_sequence} ({other})\u{a0}; donnez une autre touche à {other}, ou false pour aucune"]
        /// A mistake: the keys would make it impossible to leave a mode, so one of them is kept.
        NoWayBack { action: &'static str, mode: &'static str, key_sequence: CleanText } en ["{mode} cannot be left without {action}; keeping {key_sequence}"] fr ["sans {action}, impossible de quitter le contexte {mode}\u{a0}; {key_sequence} est conservé"]

        // Mistakes in highlights.
        HighlightNoTable en ["write highlights as [[highlight]] tables"] fr ["écrivez les surlignages sous la forme [[highlight]]"]
        HighlightIncomplete en ["a highlight needs a query or a search, and a style"] fr ["un surlignage a besoin d’une requête (query) ou d’une recherche (search), et d’un style"]
        HighlightQuery { reason: CleanText } en ["query ignored: {reason}"] fr ["requête ignorée\u{a0}: {reason}"]
        HighlightOrders en ["sort: and limit: have no effect in a highlight; remove them"] fr ["sort: et limit: n’ont pas d’effet dans un surlignage\u{a0}; retirez-les"]
        NotAStyle { given: CleanText } en ["“{given}” is not a style; use bold, italic, underline, a colour, or a name from “vigie help themes”"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; écrivez bold, italic, underline, une couleur ou un nom de «\u{a0}vigie help themes\u{a0}»"]
        NotAStyleMeant { given: CleanText, meant: CleanText } en ["“{given}” is not a style; did you mean {meant}?"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; vouliez-vous dire {meant}\u{a0}?"]

        // The command palette, and the keys overlay.
        CommandsFound { count: usize } en ["{} found", grouped(*count)] fr ["{}", counted(*count, "résultat", "résultats")]
        NothingFound en ["No such command."] fr ["Aucune commande trouvée."]
        NoSuchCommand { typed: CleanText } en ["there is no command “{typed}” here"] fr ["il n’y a pas de commande «\u{a0}{typed}\u{a0}» ici"]
        NoSuchOrder { typed: CleanText, meant: Option<CleanText> } en ["there is no sort order “{typed}”{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["il n’y a pas d’ordre de tri «\u{a0}{typed}\u{a0}»{}", meant.as_ref().map(|meant| format!("\u{a0}; vouliez-vous dire {meant}\u{a0}?")).unwrap_or_default()]
        NoSuchKey en ["No such key"] fr ["Aucune touche trouvée"]
        /// Help, after a key that works only in some of the modes of its action.
        OnlyIn { places: CleanText } en [": {places}"] fr ["\u{a0}: {places}"]

        // “vigie help” and the manual page.
        /// `vigie help`, before the topics.
        HelpUsage en ["vigie help TOPIC explains:"] fr ["vigie help SUJET explique\u{a0}:"]
        /// `vigie help`, after the topics.
        HelpElsewhere en ["In the reader, ? shows the keys and : finds a command. “vigie COMMAND --help” explains a command; “vigie man” prints the manual page."] fr ["Dans le lecteur, ? affiche les touches et : trouve une commande. «\u{a0}vigie COMMANDE --help\u{a0}» explique une commande\u{a0}; «\u{a0}vigie man\u{a0}» affiche la page de manuel."]
        /// How to change keys, in `vigie help keys` and, without the colon at the end, in the manual page.
        HelpKeys en ["Each action has a name, which “vigie help keys” shows in brackets. Under [keys] in config.toml, write the name and the keys, such as j, C-d, A-x, F5, Enter, Space, gg or C-x k, or false for none:"] fr ["Chaque action a un nom, entre crochets dans «\u{a0}vigie help keys\u{a0}». Sous [keys] dans config.toml, écrivez ce nom et les touches, comme j, C-d, A-x, F5, Enter, Space, gg ou C-x k, ou false pour aucune\u{a0}:"]
        HelpModes { modes: CleanText } en ["A table such as [keys.article] applies to one place only. The places: {modes}."] fr ["Une table comme [keys.article] ne vaut que dans un contexte. Contextes\u{a0}: {modes}."]
        HelpSigns en ["Combining words"] fr ["Combiner les mots"]
        HelpTimes en ["Dates, after date: and added:"] fr ["Dates, après date: et added:"]
        HelpFields en ["Fields"] fr ["Champs"]
        HelpFlags en ["Flags"] fr ["États"]
        HelpOrders en ["Sort orders"] fr ["Ordres de tri"]
        /// Introduces the settings, in `vigie help settings` and the manual page.
        HelpSettings en ["Each line NAME = VALUE in config.toml changes one setting; the others keep the defaults below. A variable overrides the file, and an option overrides both. “vigie config” prints the settings in effect, “vigie config --default” a complete file to start from, “vigie config --path” where to put it."] fr ["Chaque ligne NOM = VALEUR de config.toml change un réglage\u{a0}; les autres gardent la valeur par défaut indiquée ici. Une variable d’environnement l’emporte sur le fichier, une option sur les deux. «\u{a0}vigie config\u{a0}» affiche les réglages en vigueur, «\u{a0}vigie config --default\u{a0}» un fichier complet pour commencer, «\u{a0}vigie config --path\u{a0}» l’endroit où le placer."]
        HelpValues { allowed: CleanText, usual: CleanText, variable: &'static str } en ["Values: {allowed}. Default: {usual}. Variable: {variable}"] fr ["Valeurs\u{a0}: {allowed}. Par défaut\u{a0}: {usual}. Variable\u{a0}: {variable}"]
        HelpHighlights en ["A [[highlight]] rule gives a style to the articles in the list that match a query, or a saved search (search = \"NAME\"). A style is bold, italic, underline, a colour, the name of a colour of the theme, or several of these."] fr ["Une règle [[highlight]] donne un style aux articles de la liste qui correspondent à une requête, ou à une recherche enregistrée (search = \"NOM\"). Un style est un ou plusieurs de ces mots\u{a0}: bold, italic, underline, une couleur, le nom d’une couleur du thème."]
        HelpThemes en ["Choose a theme with theme = \"NAME\" in config.toml, --theme or VIGIE_THEME; in the reader, C-t lets you try them. The themes:"] fr ["Un thème se choisit avec theme = \"NOM\" dans config.toml, --theme ou VIGIE_THEME\u{a0}; dans le lecteur, C-t permet de les essayer. Les thèmes\u{a0}:"]
        /// Explains theme files in `vigie help themes`; an example follows.
        HelpOwnTheme en ["To make your own theme, create themes/NAME.toml next to config.toml: the theme to start from, and the colours that differ. A colour is #rrggbb, a number up to 255, a name such as bright-cyan, or default for the terminal’s own:"] fr ["Pour créer votre thème, écrivez dans themes/NOM.toml, à côté de config.toml, le thème de départ (from) et les couleurs qui en diffèrent. Une couleur peut être #rrggbb, un nombre jusqu’à 255, un nom comme bright-cyan, ou default pour celle du terminal\u{a0}:"]
        HelpColours en ["Colours"] fr ["Couleurs"]
        HelpFiles en ["vigie never changes the folder of articles. It keeps its own files here, following the XDG base directories:"] fr ["vigie ne modifie jamais le dossier des articles. Ses propres fichiers se trouvent ici, selon la spécification XDG\u{a0}:"]
        FileOfSettings en ["the settings; vigie never writes this file"] fr ["les réglages\u{a0}; vigie n’écrit jamais ce fichier"]
        FolderOfThemes en ["your own themes, one file each"] fr ["vos thèmes, un fichier par thème"]
        FileOfSearches en ["the saved searches"] fr ["les recherches enregistrées"]
        FolderOfState en ["your marks, and where you left off"] fr ["vos marques et votre session"]
        FolderOfCache en ["the indexes; can be deleted at any time"] fr ["les index, supprimables à tout moment"]
        HelpCommands en ["Without a command, vigie opens the reader. “vigie COMMAND --help” explains a command:"] fr ["Sans commande, vigie ouvre le lecteur. «\u{a0}vigie COMMANDE --help\u{a0}» explique une commande\u{a0}:"]
        HelpOptions en ["Reader options"] fr ["Options du lecteur"]
        SettingsHeading en ["SETTINGS"] fr ["RÉGLAGES"]
        UsageHeading en ["Usage:"] fr ["Utilisation\u{a0}:"]
        ExamplesHeading en ["Examples:"] fr ["Exemples\u{a0}:"]
        ArgumentsHeading en ["Arguments:"] fr ["Arguments\u{a0}:"]
        OptionsHeading en ["Options:"] fr ["Options\u{a0}:"]
        /// Help: heading over the options for the form of the output.
        OutputHeading en ["Output:"] fr ["Sortie\u{a0}:"]
        /// Help: heading over the options that every command accepts.
        GeneralHeading en ["General options:"] fr ["Options générales\u{a0}:"]
        CommandsHeading en ["Commands:"] fr ["Commandes\u{a0}:"]
        HelpHelp en ["Print help"] fr ["Afficher l’aide"]
        VersionHelp en ["Print the version"] fr ["Afficher la version"]
        HelpAndVersionHelp en ["Print help; -V, --version prints the version"] fr ["Afficher l’aide\u{a0}; -V, --version affiche la version"]
        HelpWithValues { help: &'static str, values: CleanText } en ["{help}: {values}"] fr ["{help}\u{a0}: {values}"]
        ValuesOf { value: CleanText, values: CleanText } en ["{value} is one or more of: {values}."] fr ["{value}\u{a0}: un ou plusieurs parmi {values}."]
        FirstKeysHeading en ["First keys"] fr ["Pour commencer"]
        OwnKeysHeading en ["Changing keys"] fr ["Changer les touches"]
        ExitCodesAre en ["Exit codes: 0 success; 1 nothing found, or problems found; 2 error."] fr ["Codes de sortie\u{a0}: 0 succès\u{a0}; 1 aucun résultat, ou problèmes signalés\u{a0}; 2 erreur."]
        NameHeading en ["NAME"] fr ["NOM"]
        SynopsisHeading en ["SYNOPSIS"] fr ["SYNOPSIS"]
        ManualOptionsHeading en ["OPTIONS"] fr ["OPTIONS"]
        ManualExamplesHeading en ["EXAMPLES"] fr ["EXEMPLES"]
        NotesHeading en ["NOTES"] fr ["NOTES"]
        /// First line of the help, and the NAME section of the manual page.
        About en ["Read a folder of news articles in the terminal"] fr ["Lire un dossier d’articles de presse dans le terminal"]
        Usage en ["vigie [OPTIONS] [DIR]\n       vigie COMMAND [OPTIONS]"] fr ["vigie [OPTIONS] [DOSSIER]\n              vigie COMMANDE [OPTIONS]"]
        /// Last line of `vigie help commands`, and the NOTES section of the manual page.
        AfterHelp en ["For a folder named like a command, write ./NAME. --sort -KEY reverses the order."] fr ["Pour un dossier qui porte le nom d’une commande, écrivez ./NOM. --sort -CLÉ inverse l’ordre."]
        ExitCodesHeading en ["EXIT CODES"] fr ["CODES DE SORTIE"]
        ExitCodes en ["0: success. 1: nothing found, or problems found. 2: error."] fr ["0\u{a0}: succès. 1\u{a0}: aucun résultat, ou problèmes signalés. 2\u{a0}: erreur."]
        QueriesHeading en ["QUERIES"] fr ["REQUÊTES"]
        FieldsIntroduction en ["Every word must match the beginning of a word in the article; case and accents do not matter. Text in quotes matches whole words in sequence. A leading minus excludes. A field restricts a word to one part of the article; values separated by commas are alternatives:"] fr ["Chaque mot doit correspondre au début d’un mot de l’article, sans tenir compte de la casse ni des accents. Un texte entre guillemets correspond à des mots entiers qui se suivent. Un signe moins exclut ce qui le suit. Un champ limite un mot à une partie de l’article\u{a0}; s’il a plusieurs valeurs, séparées par des virgules, une seule suffit\u{a0}:"]

        // Mistakes in the arguments, and what follows them.
        NoSuchArgument { argument: CleanText } en ["unexpected argument “{argument}”"] fr ["argument inattendu «\u{a0}{argument}\u{a0}»"]
        BadValue { argument: CleanText, value: CleanText } en ["invalid value “{value}” for {argument}"] fr ["valeur «\u{a0}{value}\u{a0}» incorrecte pour {argument}"]
        BadValueBecause { argument: CleanText, value: CleanText, reason: CleanText } en ["invalid value “{value}” for {argument}: {reason}"] fr ["valeur «\u{a0}{value}\u{a0}» incorrecte pour {argument}\u{a0}: {reason}"]
        ValueMissing { argument: CleanText } en ["{argument} needs a value"] fr ["{argument} attend une valeur"]
        /// After an error: the values that are allowed.
        ValuesAre { values: CleanText } en ["possible values: {values}"] fr ["valeurs possibles\u{a0}: {values}"]
        ArgumentsMissing { arguments: CleanText } en ["missing argument: {arguments}"] fr ["argument manquant\u{a0}: {arguments}"]
        ArgumentsExclude { argument: CleanText, other: CleanText } en ["{argument} and {other} cannot be combined"] fr ["{argument} et {other} sont incompatibles"]
        ArgumentTwice { argument: CleanText } en ["{argument} can be given only once"] fr ["{argument} ne peut être indiqué qu’une fois"]
        ArgumentNotUtf8 en ["an argument is not valid UTF-8"] fr ["un argument n’est pas en UTF-8 valide"]
        /// Error: anything else that the parser refuses.
        ArgumentsNotUnderstood en ["invalid arguments"] fr ["arguments incorrects"]
        UsageIs { usage: CleanText } en ["usage: {usage}"] fr ["utilisation\u{a0}: {usage}"]
        HelpIsAt { command: CleanText } en ["for more, see “{command} --help”"] fr ["pour en savoir plus\u{a0}: «\u{a0}{command} --help\u{a0}»"]
        /// Error: `vigie DIR list`.
        FolderBeforeCommand { command: &'static str } en ["put the folder after the command: vigie {command} --dir DIR"] fr ["placez le dossier après la commande\u{a0}: vigie {command} --dir DOSSIER"]
        /// Error: `vigie --theme dark list`.
        OptionBeforeCommand { command: &'static str, option: &'static str } en ["--{option} before “{command}” applies to the reader; put command options after the command: vigie {command} …"] fr ["--{option} avant «\u{a0}{command}\u{a0}» concerne le lecteur\u{a0}; placez les options d’une commande après son nom\u{a0}: vigie {command} …"]

        // “--format”, and queries on the command line.
        UnfinishedQuery { reason: CleanText } en ["the query is incomplete: {reason}"] fr ["la requête est incomplète\u{a0}: {reason}"]
        /// An error followed by the value that was probably meant.
        Suggested { problem: CleanText, instead: CleanText } en ["{problem}; did you mean {instead}?"] fr ["{problem}\u{a0}; vouliez-vous dire {instead}\u{a0}?"]
        NoSuchFormatField { name: CleanText } en ["--format: there is no field “{name}”"] fr ["--format\u{a0}: le champ «\u{a0}{name}\u{a0}» n’existe pas"]
        FormatNotClosed en ["--format: unclosed brace; write {{{{ for a literal brace"] fr ["--format\u{a0}: accolade non fermée\u{a0}; écrivez {{{{ pour une accolade littérale"]
        FormatNotOpened en ["--format: unmatched closing brace; write }}}} for a literal brace"] fr ["--format\u{a0}: accolade fermante en trop\u{a0}; écrivez }}}} pour une accolade littérale"]
        FormatWithoutName en ["--format: no field name between the braces"] fr ["--format\u{a0}: aucun nom de champ entre les accolades"]

        // “vigie index”.
        SampleHasNoIndex en ["the sample library has no index"] fr ["la bibliothèque d’exemple n’a pas d’index"]
        NoIndexPlace en ["there is no cache folder for the index"] fr ["il n’y a pas de dossier de cache pour l’index"]
        IndexNotWanted en ["--no-index cannot be combined with “vigie index”"] fr ["--no-index est incompatible avec «\u{a0}vigie index\u{a0}»"]
        IndexMissing { place: CleanText } en ["there is no index yet; it will be at {place}"] fr ["il n’y a pas encore d’index\u{a0}; il sera créé dans {place}"]
        IndexCleared { place: CleanText } en ["deleted the index at {place}"] fr ["index supprimé\u{a0}: {place}"]
        NothingToDelete { place: CleanText } en ["there is no index at {place}"] fr ["il n’y a pas d’index dans {place}"]
        IndexNotCleared { place: CleanText, reason: CleanText } en ["cannot delete the index at {place}: {reason}"] fr ["impossible de supprimer l’index dans {place}\u{a0}: {reason}"]
        IndexRebuilt { articles: usize, place: CleanText } en ["rebuilt the index at {place}: {}", counted(*articles, "article", "articles")] fr ["index reconstruit dans {place}\u{a0}: {}", counted(*articles, "article", "articles")]
        /// A problem of the index, and the reason why it cannot be deleted.
        IndexBusy en ["another process is writing to it"] fr ["un autre processus est en train d’y écrire"]
        IndexNotWritable { reason: CleanText } en ["it is not writable: {reason}"] fr ["il n’est pas accessible en écriture\u{a0}: {reason}"]
        IndexUnreadable { reason: CleanText } en ["{reason}; vigie will rebuild it next time"] fr ["{reason}\u{a0}; vigie le reconstruira la prochaine fois"]
        PlaceLabel en ["place"] fr ["emplacement"]
        ArticlesLabel en ["articles"] fr ["articles"]
        SizeLabel en ["size"] fr ["taille"]
        ChangedLabel en ["changed"] fr ["modifié"]
        VersionLabel en ["version"] fr ["version"]
        ProblemLabel en ["problem"] fr ["problème"]
        /// `vigie index`, in place of a number or time that cannot be found out.
        NotKnown en ["unknown"] fr ["inconnu"]
        Bytes { bytes: u64 } en ["{}", size(*bytes)] fr ["{}", size(*bytes)]
        Ago { seconds: u64 } en ["{}", ago(*seconds)] fr ["{}", ago(*seconds)]

        // Why an index is not used, or not written.
        IndexDamaged { reason: CleanText } en ["the index is damaged: {reason}"] fr ["l’index est endommagé\u{a0}: {reason}"]
        /// After “the index is damaged”: its list of files does not match the number of articles.
        IndexListChanged en ["its list of files was altered"] fr ["sa liste de fichiers a été altérée"]
        IndexFileChanged { file: CleanText } en ["{file} was altered"] fr ["{file} a été altéré"]
        IndexWithoutPart en ["it has no segments"] fr ["il n’a pas de segment"]
        IndexWrittenElsewhere en ["another process is writing the index"] fr ["un autre processus écrit déjà l’index"]
        /// The reason why an index is not read: something else is at its path.
        NoIndexFolder en ["it is not a folder"] fr ["ce n’est pas un dossier"]
        NoIndexFiles en ["it cannot be read"] fr ["il est illisible"]
        /// The reason why a file of the user is not read.
        NotUtf8 en ["its text is not valid UTF-8"] fr ["son texte n’est pas en UTF-8 valide"]

        // Folders on the command line.
        NoFolder { folder: CleanText } en ["there is no folder “{folder}”"] fr ["le dossier «\u{a0}{folder}\u{a0}» n’existe pas"]
        NotAFolder { path: CleanText } en ["“{path}” is not a folder; vigie reads folders of articles"] fr ["«\u{a0}{path}\u{a0}» n’est pas un dossier\u{a0}; vigie lit des dossiers d’articles"]
        FolderUnreadable { folder: CleanText, reason: CleanText } en ["cannot read the folder “{folder}”: {reason}"] fr ["impossible de lire le dossier «\u{a0}{folder}\u{a0}»\u{a0}: {reason}"]
        /// After “there is no folder”, when the name resembles a command.
        DidYouMean { command: &'static str } en ["did you mean the command “vigie {command}”?"] fr ["vouliez-vous dire «\u{a0}vigie {command}\u{a0}»\u{a0}?"]
        /// After “there is no folder”, when the name resembles no command.
        FolderHint en ["name the folder with your articles: vigie DIR; without DIR, vigie opens the last folder or the sample"] fr ["indiquez le dossier de vos articles\u{a0}: vigie DOSSIER\u{a0}; sans DOSSIER, vigie ouvre le dernier, ou l’exemple"]
        /// Status line at the start, when there is no folder to open.
        ShowingSample en ["sample library; vigie DIR opens yours"] fr ["bibliothèque d’exemple\u{a0}; vigie DOSSIER ouvre la vôtre"]
        UsingLast { folder: CleanText } en ["no folder given: using the last one you read, {folder}; --dir DIR selects another"] fr ["aucun dossier indiqué\u{a0}: vigie lit le dernier ouvert, {folder}\u{a0}; --dir DOSSIER en choisit un autre"]
        /// A word of a query is also the path of a folder.
        WordIsFolder { folder: CleanText } en ["searching for the word “{folder}”, which is also a folder; --dir {folder} searches inside it"] fr ["«\u{a0}{folder}\u{a0}» est cherché comme un mot, mais c’est aussi un dossier\u{a0}; --dir {folder} cherche dans ce dossier"]
        UsingSample en ["no folder given: using the sample library; --dir DIR selects yours"] fr ["aucun dossier indiqué\u{a0}: vigie lit la bibliothèque d’exemple\u{a0}; --dir DOSSIER ouvre la vôtre"]

        // What commands print.
        /// Error: the reader is started without a terminal.
        NoTerminal en ["the reader needs a terminal; use “vigie list” to print the articles"] fr ["le lecteur a besoin d’un terminal\u{a0}; utilisez «\u{a0}vigie list\u{a0}» pour afficher les articles"]
        /// Heading over the front matter when `i` or `--full` shows the whole file.
        RawFrontMatter en ["Front matter as written"] fr ["En-tête brut"]
        NoSuchArticle { id: CleanText } en ["there is no article “{id}”; “vigie list” prints the identifiers"] fr ["il n’y a pas d’article «\u{a0}{id}\u{a0}»\u{a0}; «\u{a0}vigie list\u{a0}» affiche les identifiants"]
        AmbiguousArticle { id: CleanText, count: usize } en ["“{id}” matches {}:", counted(*count, "article", "articles")] fr ["«\u{a0}{id}\u{a0}» correspond à {}\u{a0}:", counted(*count, "article", "articles")]
        CandidateArticle { id: CleanText, title: CleanText } en ["  {id}  {title}"] fr ["  {id}  {title}"]
        LongerIdentifier { more: usize } en ["{}use a longer identifier", if *more > 0 { format!("and {} more; ", grouped(*more)) } else { String::new() }] fr ["{}donnez un identifiant plus long", if *more > 0 { format!("et {}\u{a0}; ", counted(*more, "autre", "autres")) } else { String::new() }]
        CheckClean { articles: usize } en ["{}, no problems", counted(*articles, "article", "articles")] fr ["{}, aucun problème", counted(*articles, "article", "articles")]
        CheckNoneOf { articles: usize } en ["{}, no problems of the selected kinds", counted(*articles, "article", "articles")] fr ["{}, aucun problème des types choisis", counted(*articles, "article", "articles")]
        CheckFound { problems: usize, files: usize, articles: usize } en ["{} in {}; {} checked", counted(*problems, "problem", "problems"), counted(*files, "file", "files"), counted(*articles, "article", "articles")] fr ["{} dans {}\u{a0}; {}", counted(*problems, "problème", "problèmes"), counted(*files, "fichier", "fichiers"), counted(*articles, "article examiné", "articles examinés")]
        SiteNotAWebLink { written: CleanText, reason: LinkError } en ["--site-url “{written}” is not a web link: {}", link_error(*reason)] fr ["--site-url «\u{a0}{written}\u{a0}» n’est pas un lien web\u{a0}: {}", link_error(*reason)]
        NoBrowserToOpen en ["no browser found; here is the link"] fr ["aucun navigateur trouvé\u{a0}; voici le lien"]
        NoRemoteBrowserToOpen en ["no browser on the remote machine; here is the link"] fr ["aucun navigateur sur la machine distante\u{a0}; voici le lien"]
        BrowserDidNotStart { reason: CleanText } en ["the browser did not start ({reason}); here is the link"] fr ["le navigateur n’a pas démarré ({reason})\u{a0}; voici le lien"]
        LogFailed { path: CleanText, reason: CleanText } en ["cannot write the log “{path}”: {reason}"] fr ["impossible d’écrire le journal «\u{a0}{path}\u{a0}»\u{a0}: {reason}"]
        OutputFailed { reason: CleanText } en ["cannot write the output: {reason}"] fr ["impossible d’écrire la sortie\u{a0}: {reason}"]
        TerminalFailed { reason: CleanText } en ["terminal error: {reason}"] fr ["erreur du terminal\u{a0}: {reason}"]
        /// Every message of a command on standard error.
        Error { message: CleanText } en ["vigie: {message}"] fr ["vigie: {message}"]
        Crashed en ["vigie crashed: this is a bug in vigie. Your files were not touched."] fr ["vigie a planté\u{a0}: c’est un bogue de vigie. Vos fichiers n’ont pas été modifiés."]
    }
}

impl Phrase {
    /// The phrase in the current language, on one line and safe to show.
    pub fn text(&self) -> CleanText {
        CleanText::line(&self.to_string())
    }

    /// The phrase about an unknown name, followed by the name that was probably meant, or else by the page of the
    /// help that lists the valid ones.
    #[must_use]
    pub fn suggesting_or_listed(self, instead: Option<&str>, topic: &'static str) -> Self {
        match instead {
            Some(_) => self.suggesting(instead),
            None => Self::ListedInHelp { problem: self.text(), topic },
        }
    }

    /// The phrase, followed by the value that was probably meant, if there is one.
    #[must_use]
    pub fn suggesting(self, instead: Option<&str>) -> Self {
        match instead {
            Some(instead) => Self::Suggested { problem: self.text(), instead: CleanText::line(instead) },
            None => self,
        }
    }
}
