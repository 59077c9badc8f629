//! What the reader says: notices, warnings, hints, and why something could not be read, written or shown. One row
//! is one message, in both languages, in groups by where it is shown. Floor 0, part of [`wording`](crate::wording).

use crate::limits;
use crate::model::{LinkError, Mark, SafeUrl};
use crate::text::{CleanText, cut_to_cells};
use crate::wording::clauses::{again, counted, grouped, marked, sentence, size, with_key};
use crate::wording::mistakes::SettingMistake;

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
        NotAWebLink { written: CleanText, reason: LinkError } en ["not a web link: “{}”; {reason}", cut_to_cells(written, 40)] fr ["«\u{a0}{}\u{a0}» n’est pas un lien web\u{a0}: {reason}", cut_to_cells(written, 40)]
        Opening { host: CleanText } en ["opening {host}…"] fr ["ouverture de {host}…"]
        Opened { host: CleanText } en ["opened {host} in the browser"] fr ["{host} ouvert dans le navigateur"]
        Copied { url: SafeUrl } en ["copied {url}"] fr ["copié\u{a0}: {url}"]
        CopiedText { text: CleanText } en ["copied {text}"] fr ["copié\u{a0}: {text}"]
        CopiedAll { letters: usize } en ["copied the text as one line: {}", counted(*letters, "character", "characters")] fr ["texte copié sur une seule ligne\u{a0}: {}", counted(*letters, "caractère", "caractères")]
        CopiedCut en ["copied only the first {} KiB; the clipboard takes no more", limits::CLIPBOARD_BYTES / 1024] fr ["seuls les {} premiers Kio sont copiés\u{a0}; le presse-papiers n’en accepte pas plus", limits::CLIPBOARD_BYTES / 1024]
        NothingToCopy en ["nothing to copy: it is missing from this article"] fr ["rien à copier\u{a0}: l’article n’a pas cette information"]
        NoBrowser { url: SafeUrl } en ["no browser found; copied {url}"] fr ["aucun navigateur trouvé\u{a0}; lien copié\u{a0}: {url}"]
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
        NoSuchField { name: CleanText, meant: Option<CleanText> } en ["no field “{name}”: searched as text{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["le champ «\u{a0}{name}\u{a0}» n’existe pas, vigie cherche ce texte{}", meant.as_ref().map(|meant| format!("\u{a0}; vouliez-vous dire {meant}\u{a0}?")).unwrap_or_default()]
        LowercaseOr { word: CleanText, sign: CleanText } en ["“{word}” is searched as a word; write {sign} for either"] fr ["«\u{a0}{word}\u{a0}» est cherché comme un mot\u{a0}; écrivez {sign} pour l’un ou l’autre"]
        LowercaseNot { word: CleanText, sign: CleanText } en ["“{word}” is searched as a word; write {sign} to exclude what follows"] fr ["«\u{a0}{word}\u{a0}» est cherché comme un mot\u{a0}; écrivez {sign} pour exclure la suite"]
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

        // Article pane.
        Excerpt en ["excerpt"] fr ["extrait"]
        Draft en ["draft"] fr ["brouillon"]
        ImageBy { credit: CleanText } en ["Image: {credit}"] fr ["Image\u{a0}: {credit}"]
        NoText en ["This article has no text."] fr ["Cet article n’a pas de texte."]
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
        ArticleCut en ["The rest is not shown: the article has more than {} elements.", grouped(limits::MARKDOWN_EVENTS)] fr ["La suite n’est pas affichée\u{a0}: l’article a plus de {} éléments.", grouped(limits::MARKDOWN_EVENTS)]
        ImageCaption { alt: CleanText } en ["[image: {alt}]"] fr ["[image\u{a0}: {alt}]"]
        ImageAlone en ["[image]"] fr ["[image]"]
        Progress { percent: usize } en ["{percent}%"] fr ["{percent}\u{a0}%"]
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
        HintsCopy en ["letter copies, y switches to opening; Esc cancels"] fr ["lettre\u{a0}: copier\u{a0}; y\u{a0}: ouvrir plutôt que copier\u{a0}; Échap\u{a0}: annuler"]
        NoSuchLink { letters: CleanText } en ["no link is labelled {letters}"] fr ["aucun lien ne correspond à {letters}"]
        LinkTextMisleads { text: CleanText, host: CleanText } en ["Esc cancels; Enter opens {host}, not “{}”", cut_to_cells(text, 24)] fr ["Échap annule\u{a0}; Entrée ouvre {host}, pas «\u{a0}{}\u{a0}»", cut_to_cells(text, 24)]

        // Editors and commands.
        NoFileToEdit en ["no file to edit: the sample library is built into vigie"] fr ["aucun fichier à modifier\u{a0}: la bibliothèque d’exemple est intégrée à vigie"]
        NoEditor en ["no editor: set VISUAL or EDITOR, or editor in config.toml"] fr ["aucun éditeur\u{a0}: définissez VISUAL ou EDITOR, ou editor dans config.toml"]
        ProgramNotStarted { program: CleanText, reason: CleanText } en ["{program} did not start: {reason}"] fr ["{program} n’a pas démarré\u{a0}: {reason}"]
        ProgramFailed { program: CleanText, reason: CleanText } en ["{program} failed ({reason})"] fr ["{program} a échoué ({reason})"]
        ExitCode { code: i32 } en ["exit code {code}"] fr ["code de sortie {code}"]
        EndedBySignal { signal: i32 } en ["terminated by signal {signal}"] fr ["arrêté par le signal {signal}"]
        ProgramEnded { program: CleanText } en ["{program} finished"] fr ["{program} s’est terminé"]
        ArticleNotRead { reason: CleanText } en ["cannot read the article: {reason}"] fr ["impossible de lire l’article\u{a0}: {reason}"]
        PressEnter en ["Press Enter to go back to vigie."] fr ["Appuyez sur Entrée pour revenir à vigie."]
        PipeTo en ["command: "] fr ["commande\u{a0}: "]
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
        MarkedAgain { mark: Mark, on: bool, title: CleanText } en ["{}: {}", again(*mark, *on, 1), cut_to_cells(title, 60)] fr ["{}\u{a0}: {}", again(*mark, *on, 1), cut_to_cells(title, 60)]
        ManyMarkedAgain { mark: Mark, on: bool, count: usize } en ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)] fr ["{} {}", counted(*count, "article", "articles"), again(*mark, *on, *count)]
        NothingToUndo en ["no mark change to undo"] fr ["aucun marquage à annuler"]
        NothingToRedo en ["no mark change to redo"] fr ["aucun marquage à rétablir"]
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
        MarksSavedNow { count: usize } en ["now saved: {}", counted(*count, "mark change", "mark changes")] fr ["{}", counted(*count, "changement de marque enfin enregistré", "changements de marques enfin enregistrés")]
        NoPlaceForMarks en ["marks cannot be saved: neither HOME nor XDG_STATE_HOME is set"] fr ["impossible d’enregistrer les marques\u{a0}: ni HOME ni XDG_STATE_HOME n’est défini"]
        MarksTooLong { count: usize } en ["not saved: {} with a path or link over 4 KiB", counted(*count, "mark", "marks")] fr ["{}\u{a0}: chemin ou lien de plus de 4\u{a0}Kio", counted(*count, "marque non enregistrée", "marques non enregistrées")]
        MarksNotWritten { folder: CleanText, reason: CleanText } en ["cannot write marks to {folder}: {reason}"] fr ["impossible d’écrire les marques dans {folder}\u{a0}: {reason}"]
        MarksNotRead { path: CleanText, reason: CleanText } en ["cannot read the marks in {path}: {reason}"] fr ["impossible de lire les marques dans {path}\u{a0}: {reason}"]
        MarksDamaged { lines: usize, copy: CleanText } en ["skipped {} in the marks (copied to {copy}); the rest is kept", counted(*lines, "damaged line", "damaged lines")] fr ["{} dans les marques, le reste est conservé\u{a0}; copie dans {copy}", counted(*lines, "ligne endommagée ignorée", "lignes endommagées ignorées")]
        TooManyMarks { most: usize } en ["more than {} articles have marks; the others are ignored", grouped(*most)] fr ["plus de {} articles ont des marques\u{a0}; les autres sont ignorés", grouped(*most)]
        /// Printed at the end: marks that were never written.
        MarksLost { count: usize, reason: CleanText } en ["could not save {}: {reason}", counted(*count, "mark change", "mark changes")] fr ["impossible d’enregistrer {}\u{a0}: {reason}", counted(*count, "changement de marque", "changements de marques")]
        DiskSilent en ["the disk does not respond"] fr ["le disque ne répond pas"]

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
        TourEnded { help: Option<CleanText> } en ["the tour is over{}", with_key(help.as_ref(), "shows every key")] fr ["la visite guidée est terminée{}", with_key(help.as_ref(), "affiche les touches")]

        // Plain output, for screen readers.
        PlainTags { tags: CleanText } en ["Tags: {tags}"] fr ["Étiquettes\u{a0}: {tags}"]
        PlainAuthor { author: CleanText } en ["By {author}"] fr ["Par {author}"]
        PlainExcerpt en ["Excerpt"] fr ["Extrait"]

        // Mistakes in settings.
        SettingFault { path: CleanText, line: usize, reason: CleanText } en ["{path}, line {line}: {reason}"] fr ["{path}, ligne {line}\u{a0}: {reason}"]
        SettingFaults { file: Option<CleanText>, count: usize } en ["{}: {}; “vigie config” lists them", file.as_deref().unwrap_or("settings"), counted(*count, "mistake", "mistakes")] fr ["{}\u{a0}: {}\u{a0}; «\u{a0}vigie config\u{a0}» les affiche", file.as_deref().unwrap_or("réglages"), counted(*count, "erreur", "erreurs")]
        VariableFault { variable: &'static str, reason: CleanText } en ["{variable}: {reason}"] fr ["{variable}\u{a0}: {reason}"]
        SettingWrong { mistake: SettingMistake } en ["{mistake}"] fr ["{mistake}"]
        SettingsNotRead { path: CleanText, reason: CleanText } en ["cannot read the settings in {path}: {reason}"] fr ["impossible de lire les réglages de {path}\u{a0}: {reason}"]
        NoSettingsFile { path: CleanText } en ["there is no settings file {path}"] fr ["le fichier de réglages {path} n’existe pas"]

        // Mistakes in themes, and choosing one.
        OwnTheme en ["your own theme"] fr ["thème personnel"]
        ThemeKept { name: CleanText } en ["theme “{name}” saved"] fr ["thème «\u{a0}{name}\u{a0}» enregistré"]
        /// Status line: a theme was chosen for this session, because the configuration names one.
        ThemeTaken { name: CleanText } en ["this session only; to keep it, put theme = \"{name}\" in config.toml"] fr ["pour cette session\u{a0}; pour le garder\u{a0}: theme = \"{name}\" dans config.toml"]

        // The command palette, and the keys overlay.
        NothingFound en ["No such command."] fr ["Aucune commande trouvée."]
        NoSuchCommand { typed: CleanText } en ["there is no command “{typed}” here"] fr ["il n’y a pas de commande «\u{a0}{typed}\u{a0}» ici"]
        NoSuchOrder { typed: CleanText, meant: Option<CleanText> } en ["there is no sort order “{typed}”{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["il n’y a pas d’ordre de tri «\u{a0}{typed}\u{a0}»{}", meant.as_ref().map(|meant| format!("\u{a0}; vouliez-vous dire {meant}\u{a0}?")).unwrap_or_default()]
        NoSuchKey en ["No such key"] fr ["Aucune touche trouvée"]
        /// Help, after a key that works only in some of the modes of its action.
        OnlyIn { places: CleanText } en [": {places}"] fr ["\u{a0}: {places}"]

        // “vigie index”.
        /// A problem of the index, and the reason why it cannot be deleted.
        IndexBusy en ["another process is writing to it"] fr ["un autre processus est en train d’y écrire"]
        IndexNotWritable { reason: CleanText } en ["it is not writable: {reason}"] fr ["il n’est pas accessible en écriture\u{a0}: {reason}"]
        IndexUnreadable { reason: CleanText } en ["{reason}; vigie will rebuild it next time"] fr ["{reason}\u{a0}; vigie le reconstruira la prochaine fois"]

        // Why an index is not used, or not written.
        IndexDamaged { reason: CleanText } en ["the index is damaged: {reason}"] fr ["l’index est endommagé\u{a0}: {reason}"]
        /// After “the index is damaged”: its list of files does not match the number of articles.
        IndexListChanged en ["its list of files was altered"] fr ["sa liste de fichiers a été altérée"]
        IndexFileChanged { file: CleanText } en ["{file} was altered"] fr ["{file} a été altéré"]
        IndexWithoutPart en ["it has no segments"] fr ["il n’a pas de segment"]
        IndexWrittenElsewhere en ["another process is writing the index"] fr ["un autre processus écrit déjà l’index"]
        NoIndexFolder en ["it is not a folder"] fr ["ce n’est pas un dossier"]
        NoIndexFiles en ["it cannot be read"] fr ["il est illisible"]
        /// The reason why a file of the user is not read.
        NotUtf8 en ["its text is not valid UTF-8"] fr ["son texte n’est pas en UTF-8 valide"]

        // Folders on the command line.
        NoFolder { folder: CleanText } en ["there is no folder “{folder}”"] fr ["le dossier «\u{a0}{folder}\u{a0}» n’existe pas"]
        NotAFolder { path: CleanText } en ["“{path}” is not a folder; vigie reads folders of articles"] fr ["«\u{a0}{path}\u{a0}» n’est pas un dossier\u{a0}; vigie lit des dossiers d’articles"]
        FolderUnreadable { folder: CleanText, reason: CleanText } en ["cannot read the folder “{folder}”: {reason}"] fr ["impossible de lire le dossier «\u{a0}{folder}\u{a0}»\u{a0}: {reason}"]
        ShowingSample en ["sample library; vigie DIR opens yours"] fr ["bibliothèque d’exemple\u{a0}; vigie DOSSIER ouvre la vôtre"]

        // What commands print.
        /// Heading over the front matter when `i` or `--full` shows the whole file.
        RawFrontMatter en ["Front matter as written"] fr ["En-tête brut"]
        NoBrowserToOpen en ["no browser found; here is the link"] fr ["aucun navigateur trouvé\u{a0}; voici le lien"]
        NoRemoteBrowserToOpen en ["no browser on the remote machine; here is the link"] fr ["aucun navigateur sur la machine distante\u{a0}; voici le lien"]
        BrowserDidNotStart { reason: CleanText } en ["the browser did not start ({reason}); here is the link"] fr ["le navigateur n’a pas démarré ({reason})\u{a0}; voici le lien"]
        TerminalFailed { reason: CleanText } en ["terminal error: {reason}"] fr ["erreur du terminal\u{a0}: {reason}"]
        Crashed en ["vigie crashed: this is a bug in vigie. Your files were not touched."] fr ["vigie a planté\u{a0}: c’est un bogue de vigie. Vos fichiers n’ont pas été modifiés."]
    }
}

impl std::error::Error for Phrase {}
