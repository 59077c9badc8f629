//! The table ACTIONS: everything a key can do.

use crate::wording::Words;

/// Where the keyboard is. Derived from the state, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// In the list.
    List,
    /// In the article.
    Article,
    /// In the left pane: tags and what else articles can be chosen by.
    Tags,
    /// Typing a filter.
    Prompt,
    /// Typing the name of a tag or another value.
    TagPrompt,
    /// Typing to find a saved search.
    Searches,
    /// Typing the name under which the filter is saved.
    SearchName,
    /// Typing a date to go to.
    DatePrompt,
    /// Typing a command.
    Palette,
    /// Typing to find something in the article.
    FindPrompt,
    /// Typing to find a heading of the article.
    Outline,
    /// Typing the letters of a link.
    Hints,
    /// Typing a command for the article.
    PipePrompt,
    /// Typing the name of the file that articles are written to.
    FilePrompt,
    /// Looking at the keys.
    Help,
    /// Typing into the keys.
    HelpPrompt,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 16] = [
        Self::List,
        Self::Article,
        Self::Tags,
        Self::Prompt,
        Self::TagPrompt,
        Self::Searches,
        Self::SearchName,
        Self::DatePrompt,
        Self::Palette,
        Self::FindPrompt,
        Self::Outline,
        Self::Hints,
        Self::PipePrompt,
        Self::FilePrompt,
        Self::Help,
        Self::HelpPrompt,
    ];

    /// Whether characters are typed: into a line, or as the letters of a link.
    #[must_use]
    pub fn is_typing(self) -> bool {
        self.line_place().is_some() || self == Self::Hints
    }
}

/// What an action is about, for the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Going up and down.
    Move,
    /// Going from pane to pane.
    Panes,
    /// Reading and opening.
    Read,
    /// What was read, stars, and selecting.
    Mark,
    /// Choosing what is listed.
    Filter,
    /// Editing the typed line.
    Typing,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 7] =
        [Self::Read, Self::Mark, Self::Filter, Self::Move, Self::Panes, Self::Typing, Self::Program];

    /// The heading in the help.
    #[must_use]
    pub const fn heading(self) -> Words {
        match self {
            Self::Move => Words::new("Moving", "Se déplacer"),
            Self::Panes => Words::new("Panes", "Volets"),
            Self::Read => Words::new("Reading and opening", "Lire et ouvrir"),
            Self::Mark => Words::new("Marking and selecting", "Marquer et sélectionner"),
            Self::Filter => Words::new("Filtering", "Filtrer"),
            Self::Typing => Words::new("While typing", "Pendant la saisie"),
            Self::Program => Words::new("The program", "Le programme"),
        }
    }
}

/// All about an action in one place.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in a configuration.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// Where it can be done.
    pub modes: &'static [Mode],
    /// Its default chords, the first one shown in hints.
    pub chords: &'static [&'static str],
    /// One or two words for the key bar.
    pub hint: Words,
    /// What it does, in the imperative (in French the infinitive), at most 60 characters.
    pub help: Words,
}

macro_rules! actions {
    ($( $variant:ident $name:literal $group:ident [$($mode:ident),+] [$($chord:literal),+] en $hint:literal $help:literal fr $hint_fr:literal $help_fr:literal; )+) => {
        /// Something that a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $( #[doc = $help] $variant, )+ }

        /// Every action, in the order of the help.
        pub const ACTIONS: &[ActionRow] = &[
            $( ActionRow {
                action: Action::$variant,
                name: $name,
                group: Group::$group,
                modes: &[$(Mode::$mode),+],
                chords: &[$($chord),+],
                hint: Words::new($hint, $hint_fr),
                help: Words::new($help, $help_fr),
            }, )+
        ];
    };
}

#[rustfmt::skip]
mod table {
    use super::{ActionRow, Group, Mode, Words};

    actions! {
        ReadArticle "read-article" Read [List] ["Enter"] en "read" "Go into the article" fr "lire" "Entrer dans l’article";
        ReadOn "read-on" Read [List, Article] ["Space"] en "read on" "Read on: next page, at the end the next unread article" fr "suite" "Lire la suite\u{a0}: page suivante, puis article non lu suivant";
        ReadBack "read-back" Read [Article] ["b"] en "back" "Go back one page of the article" fr "retour" "Revenir d’une page dans l’article";
        OpenSource "open-source" Read [List, Article] ["o", "gx"] en "open" "Open the source in the browser" fr "ouvrir" "Ouvrir la source dans le navigateur";
        OpenOnSite "open-on-site" Read [List, Article] ["O"] en "on site" "Open the article on the site of the folder" fr "sur le site" "Ouvrir l’article sur le site du dossier";
        CopyLink "copy-link" Read [List, Article] ["y", "Yu"] en "copy link" "Copy the source link" fr "copier le lien" "Copier le lien de la source";
        ToggleInfo "toggle-info" Read [List, Article] ["i"] en "all of it" "Show everything the file says, or the clean view" fr "tout voir" "Afficher tout ce que dit le fichier, ou la vue épurée";
        LoadImages "load-images" Read [List, Article] ["I"] en "images" "Show the images of the article, fetched from the web" fr "les images" "Afficher les images de l’article, prises sur le Web";
        ScrollArticleDown "scroll-article-down" Read [List] ["J"] en "scroll" "Scroll the article down from the list" fr "défiler" "Faire défiler l’article vers le bas depuis la liste";
        ScrollArticleUp "scroll-article-up" Read [List] ["K"] en "scroll" "Scroll the article up from the list" fr "défiler" "Faire défiler l’article vers le haut depuis la liste";
        NextArticle "next-article" Read [Article] ["J"] en "next" "Go to the next article" fr "suivant" "Aller à l’article suivant";
        PreviousArticle "previous-article" Read [Article] ["K"] en "previous" "Go to the previous article" fr "précédent" "Aller à l’article précédent";
        StartFind "start-find" Read [Article] ["/"] en "find" "Find in the article as you type" fr "trouver" "Chercher dans l’article au fil de la saisie";
        NextMatch "next-match" Read [Article] ["gn"] en "next" "Go to the next place that was found in the article" fr "suivant" "Aller à l’occurrence suivante dans l’article";
        PreviousMatch "previous-match" Read [Article] ["gN"] en "previous" "Go to the place that was found before" fr "précédent" "Aller à l’occurrence précédente dans l’article";
        ShowOutline "show-outline" Read [List, Article, Tags] ["go"] en "outline" "Choose a heading of the article and go to it" fr "plan" "Choisir un intertitre de l’article et y aller";
        TakeHeading "take-heading" Read [Outline] ["Enter"] en "go there" "Go to the heading with the cursor" fr "y aller" "Aller à l’intertitre sous le curseur";
        ShowHints "show-hints" Read [List, Article] [";"] en "links" "Put a letter on every link in view; typed, it opens" fr "liens" "Mettre une lettre sur chaque lien\u{a0}; tapée, elle l’ouvre";
        CopyMarkdownLink "copy-markdown-link" Read [List, Article] ["Ym"] en "Markdown link" "Copy title and link as Markdown" fr "lien Markdown" "Copier titre et lien en Markdown";
        CopyCitation "copy-citation" Read [List, Article] ["Yc"] en "citation" "Copy author, title, source, date and link" fr "référence" "Copier auteur, titre, source, date et lien";
        CopyTitle "copy-title" Read [List, Article] ["Yt"] en "title" "Copy the title" fr "titre" "Copier le titre";
        CopyPath "copy-path" Read [List, Article] ["Yp"] en "path" "Copy the path of the file" fr "chemin" "Copier le chemin du fichier";
        CopyText "copy-text" Read [List, Article] ["Ya"] en "all the text" "Copy the text of the article" fr "tout le texte" "Copier le texte de l’article";
        EditFile "edit-file" Read [List, Article] ["e"] en "edit" "Open the file in your editor" fr "modifier" "Ouvrir le fichier dans votre éditeur";
        PipeArticle "pipe-article" Read [List, Article] ["!"] en "command" "Run a command that is given the article" fr "commande" "Lancer une commande qui reçoit l’article";
        WriteMarkdown "write-markdown" Read [List, Article] ["wm"] en "Markdown" "Write what is shown to a file, as Markdown" fr "en Markdown" "Écrire ce qui est affiché dans un fichier Markdown";
        WriteHtml "write-html" Read [List, Article] ["wh"] en "HTML" "Write what is shown to a file, as a web page" fr "en HTML" "Écrire ce qui est affiché dans une page web";
        WriteJson "write-json" Read [List, Article] ["wj"] en "JSON" "Write what is shown to a file, as JSON" fr "en JSON" "Écrire ce qui est affiché dans un fichier JSON";
        WriteCsv "write-csv" Read [List, Article] ["wc"] en "CSV" "Write what is shown to a file, as a table" fr "en CSV" "Écrire ce qui est affiché dans un tableau CSV";

        NextUnread "next-unread" Mark [List, Article] ["n"] en "next unread" "Go to the next unread article" fr "non lu suivant" "Aller à l’article non lu suivant";
        PreviousUnread "previous-unread" Mark [List, Article] ["N"] en "previous unread" "Go to the unread article before" fr "non lu précédent" "Aller à l’article non lu précédent";
        FirstUnread "first-unread" Mark [List, Article, Tags] ["gu"] en "first unread" "Go to the first unread article" fr "premier non lu" "Aller au premier article non lu";
        ToggleRead "toggle-read" Mark [List, Article] ["r"] en "read/unread" "Mark as read, or as unread again" fr "lu/non lu" "Marquer comme lu, ou de nouveau comme non lu";
        MarkAllRead "mark-all-read" Mark [List, Article] ["R"] en "all read" "Mark everything listed as read" fr "tout lu" "Marquer toute la liste comme lue";
        MarkAboveRead "mark-above-read" Mark [List, Article] ["Mk"] en "above read" "Mark everything above the cursor as read" fr "au-dessus lu" "Marquer comme lu tout ce qui est au-dessus du curseur";
        MarkBelowRead "mark-below-read" Mark [List, Article] ["Mj"] en "below read" "Mark everything below the cursor as read" fr "au-dessous lu" "Marquer comme lu tout ce qui est sous le curseur";
        ToggleStar "toggle-star" Mark [List, Article] ["s"] en "star" "Give a star, or take it away" fr "favori" "Ajouter l’article aux favoris, ou l’en retirer";
        ToggleLater "toggle-later" Mark [List, Article] ["m"] en "later" "Keep for reading later, or no longer" fr "plus tard" "Garder l’article pour le lire plus tard, ou y renoncer";
        Select "select" Mark [List] ["v"] en "select" "Select this article, or no longer, and go down" fr "sélectionner" "Sélectionner l’article, ou le désélectionner, et descendre";
        SelectAll "select-all" Mark [List] ["V"] en "select all" "Select everything listed, or nothing" fr "tout" "Sélectionner toute la liste, ou rien";
        Undo "undo" Mark [List, Article, Tags] ["u"] en "undo" "Take the last marking back" fr "annuler" "Annuler le dernier marquage";
        Redo "redo" Mark [List, Article, Tags] ["C-r", "U"] en "redo" "Mark again what was taken back" fr "rétablir" "Rétablir le marquage annulé";

        ShowAll "show-all" Filter [List, Article, Tags] ["1", "&"] en "all" "Show read and unread articles" fr "tous" "Afficher les articles lus et non lus";
        ShowUnread "show-unread" Filter [List, Article, Tags] ["2", "é"] en "unread" "Show unread articles only; again drops what was read" fr "non lus" "N’afficher que les non lus\u{a0}; de nouveau\u{a0}: ôter les lus";
        ShowStarred "show-starred" Filter [List, Article, Tags] ["3", "\""] en "starred" "Show articles with a star only" fr "favoris" "N’afficher que les favoris";
        ShowLater "show-later" Filter [List, Article, Tags] ["4", "'"] en "later" "Show articles that are kept for later only" fr "plus tard" "N’afficher que les articles gardés pour plus tard";
        ShowNew "show-new" Filter [List, Article, Tags] ["5", "("] en "new" "Show what came since the last visit only, or all again" fr "nouveaux" "N’afficher que les nouveaux articles, ou tous à nouveau";
        StartFilter "start-filter" Filter [List] ["/"] en "filter" "Filter the list as you type" fr "filtrer" "Filtrer la liste au fil de la saisie";
        StartTagPrompt "start-tag-prompt" Filter [Tags] ["/"] en "find" "Find a tag, source, date… as you type" fr "trouver" "Chercher une étiquette, une source, une date…";
        StartHelpPrompt "start-help-prompt" Filter [Help] ["/"] en "find" "Find a key as you type" fr "trouver" "Chercher une touche au fil de la saisie";
        IncludeTag "include-tag" Filter [Tags] ["Space"] en "include" "Include this in the filter, or take it out again" fr "inclure" "Inclure cette valeur dans le filtre, ou l’en retirer";
        ExcludeTag "exclude-tag" Filter [Tags] ["-"] en "exclude" "Exclude this in the filter, or take it out again" fr "exclure" "Exclure cette valeur du filtre, ou lever l’exclusion";
        OnlyTag "only-tag" Filter [Tags] ["Enter"] en "only this" "Show what has this alone; on a heading, fold it" fr "isoler" "Garder cette seule valeur\u{a0}; sur un titre, le replier";
        ToggleAnyTag "toggle-any-tag" Filter [Tags] ["a"] en "any/all" "Ask for any of the included tags, or for all" fr "l’une ou toutes" "Exiger l’une des étiquettes incluses, ou toutes";
        ToggleFold "toggle-fold" Filter [Tags] ["o"] en "fold" "Unfold this heading or year, or fold it" fr "plier" "Déplier ou replier ce titre ou cette année";
        SortByDate "sort-by-date" Filter [List, Article, Tags] ["Sd"] en "date" "Order by date, newest first; again turns it round" fr "date" "Trier par date, récents d’abord\u{a0}; de nouveau\u{a0}: inverser";
        SortByTitle "sort-by-title" Filter [List, Article, Tags] ["St"] en "title" "Order by title, A to Z; again turns it round" fr "titre" "Trier par titre, de A à Z\u{a0}; de nouveau\u{a0}: inverser";
        SortBySource "sort-by-source" Filter [List, Article, Tags] ["Ss"] en "source" "Order by source, A to Z; again turns it round" fr "source" "Trier par source, de A à Z\u{a0}; de nouveau\u{a0}: inverser";
        SortByImportance "sort-by-importance" Filter [List, Article, Tags] ["Si"] en "importance" "Order by importance; again turns it round" fr "importance" "Trier par importance\u{a0}; de nouveau\u{a0}: inverser";
        SortByRelevance "sort-by-relevance" Filter [List, Article, Tags] ["Sr"] en "best" "Order by how well the filter is answered" fr "pertinence" "Trier par pertinence au regard du filtre";
        SortByPath "sort-by-path" Filter [List, Article, Tags] ["Sp"] en "path" "Order by the path of the file; again turns it round" fr "chemin" "Trier par chemin du fichier\u{a0}; de nouveau\u{a0}: inverser";
        ToggleDays "toggle-days" Filter [List, Article, Tags] ["Sg"] en "days" "Put the list under days, or under months" fr "jours" "Grouper la liste par jour, ou par mois";
        ToggleSummaries "toggle-summaries" Filter [List, Article, Tags] ["Sl"] en "two lines" "Show the summary under each title, or not" fr "deux lignes" "Afficher le résumé sous chaque titre, ou non";
        ClearFilter "clear-filter" Filter [List, Article, Tags] ["x"] en "clear" "Clear the whole filter" fr "effacer" "Effacer tout le filtre";
        EarlierFilter "earlier-filter" Filter [List, Article, Tags] ["H"] en "earlier filter" "Go back to the filter before" fr "filtre précédent" "Revenir au filtre précédent";
        LaterFilter "later-filter" Filter [List, Article, Tags] ["L"] en "later filter" "Go forward to the filter after" fr "filtre suivant" "Avancer au filtre suivant";
        PickSearch "pick-search" Filter [List, Article, Tags] ["f"] en "searches" "Take a saved search as the filter" fr "recherches" "Prendre une recherche enregistrée comme filtre";
        SaveSearch "save-search" Filter [List, Article, Tags] ["F"] en "save" "Save the filter under a name" fr "enregistrer" "Enregistrer le filtre sous un nom";
        TakeSearch "take-search" Filter [Searches] ["Enter"] en "take" "Take the saved search with the cursor as the filter" fr "prendre" "Prendre la recherche sous le curseur comme filtre";
        ForgetSearch "forget-search" Filter [Searches] ["C-x"] en "forget" "Forget the saved search with the cursor" fr "oublier" "Oublier la recherche sous le curseur";

        MoveDown "move-down" Move [List, Article, Tags, Help] ["j", "↓"] en "down" "Go down one line" fr "bas" "Descendre d’une ligne";
        MoveUp "move-up" Move [List, Article, Tags, Help] ["k", "↑"] en "up" "Go up one line" fr "haut" "Monter d’une ligne";
        HalfPageDown "half-page-down" Move [List, Article, Tags, Help] ["C-d"] en "half down" "Go down half a page" fr "½ page bas" "Descendre d’une demi-page";
        HalfPageUp "half-page-up" Move [List, Article, Tags, Help] ["C-u"] en "half up" "Go up half a page" fr "½ page haut" "Monter d’une demi-page";
        PageDown "page-down" Move [List, Article, Tags, Help] ["C-f", "PgDn"] en "page down" "Go down one page" fr "page suivante" "Descendre d’une page";
        PageUp "page-up" Move [List, Article, Tags, Help] ["C-b", "PgUp"] en "page up" "Go up one page" fr "page précédente" "Monter d’une page";
        First "first" Move [List, Article, Tags, Help] ["gg", "Home"] en "first" "Go to the first line" fr "début" "Aller à la première ligne";
        Last "last" Move [List, Article, Tags, Help] ["G", "End", "ge"] en "last" "Go to the last line" fr "fin" "Aller à la dernière ligne";

        GoToDate "go-to-date" Move [List, Article, Tags] ["gd"] en "date" "Go to a date in the list" fr "date" "Aller à une date dans la liste";
        NextGroup "next-group" Move [Tags] ["J"] en "next group" "Go to the next heading" fr "titre suivant" "Aller au titre suivant";
        PreviousGroup "previous-group" Move [Tags] ["K"] en "previous group" "Go to the heading above" fr "titre précédent" "Aller au titre précédent";

        ShowTags "show-tags" Panes [List, Article, Tags] ["t"] en "tags" "Go to tags, sources and dates, or back to the list" fr "étiquettes" "Aller aux étiquettes, sources et dates, ou à la liste";
        PaneLeft "pane-left" Panes [List, Article, Tags] ["h", "←"] en "left" "Go to the pane on the left; in the leftmost, fold" fr "gauche" "Aller au volet de gauche\u{a0}; tout à gauche, replier";
        PaneRight "pane-right" Panes [List, Article, Tags] ["l", "→"] en "right" "Go to the pane on the right, or unfold this line" fr "droite" "Aller au volet de droite, ou déplier cette ligne";
        NextPane "next-pane" Panes [List, Article, Tags] ["Tab"] en "next pane" "Go to the next pane" fr "volet suivant" "Aller au volet suivant";
        PreviousPane "previous-pane" Panes [List, Article, Tags] ["S-Tab"] en "previous pane" "Go to the previous pane" fr "volet précédent" "Aller au volet précédent";
        FocusTags "focus-tags" Panes [List, Article, Tags] ["gt"] en "tags" "Go to tags, sources and dates" fr "étiquettes" "Aller aux étiquettes, sources et dates";
        FocusList "focus-list" Panes [List, Article, Tags] ["gl"] en "list" "Go to the list" fr "liste" "Aller à la liste";
        FocusArticle "focus-article" Panes [List, Article, Tags] ["ga"] en "article" "Go to the article" fr "article" "Aller à l’article";
        ToggleZen "toggle-zen" Panes [List, Article] ["z"] en "alone" "Show the article alone, or beside the list again" fr "seul" "Afficher l’article seul, ou de nouveau avec la liste";
        TogglePreview "toggle-preview" Panes [List, Article, Tags] ["p"] en "preview" "Show the article beside the list, or not" fr "aperçu" "Afficher l’article à côté de la liste, ou non";
        WidenArticle "widen-article" Panes [List, Article, Tags] [">"] en "wider" "Make the article wider, or higher; alone, its lines" fr "élargir" "Élargir l’article, ou l’agrandir\u{a0}; seul, ses lignes";
        ResetPanes "reset-panes" Panes [List, Article, Tags] ["="] en "usual sizes" "Give the panes their usual sizes again" fr "tailles usuelles" "Rendre aux volets leurs tailles habituelles";
        NarrowArticle "narrow-article" Panes [List, Article, Tags] ["<"] en "narrower" "Make the article narrower, or lower; alone, its lines" fr "rétrécir" "Rétrécir l’article, ou le réduire\u{a0}; seul, ses lignes";

        AcceptPrompt "accept-prompt" Typing [Prompt, TagPrompt, SearchName, DatePrompt, HelpPrompt, FindPrompt, Hints, PipePrompt, FilePrompt] ["Enter"] en "keep" "Keep what is typed" fr "valider" "Garder ce qui est saisi";
        CancelPrompt "cancel-prompt" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["Esc"] en "cancel" "Take back what is typed" fr "annuler" "Annuler ce qui est saisi";
        CompleteNext "complete-next" Typing [Prompt, Palette] ["Tab"] en "complete" "Complete the word, or take the next completion" fr "compléter" "Compléter le mot, ou prendre la proposition suivante";
        CompletePrevious "complete-previous" Typing [Prompt, Palette] ["S-Tab"] en "previous" "Take the completion before" fr "précédente" "Prendre la proposition précédente";
        QueryHelp "query-help" Typing [Prompt] ["F1"] en "help" "Show what a query can be made of; the line stays" fr "aide" "Afficher de quoi se compose une requête, en gardant la ligne";
        EarlierQuery "earlier-query" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["C-p"] en "earlier" "Recall the query before; where one finds, go up one line" fr "précédente" "Rappeler la requête précédente\u{a0}; dans un choix, monter";
        LaterQuery "later-query" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["C-n"] en "later" "Recall the query after; where one finds, go down one line" fr "suivante" "Rappeler la requête suivante\u{a0}; dans un choix, descendre";
        PromptDown "prompt-down" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["↓"] en "down" "Go down one line while typing" fr "bas" "Descendre d’une ligne pendant la saisie";
        PromptUp "prompt-up" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["↑"] en "up" "Go up one line while typing" fr "haut" "Monter d’une ligne pendant la saisie";
        PromptPageDown "prompt-page-down" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline] ["PgDn"] en "page down" "Go down one page while typing" fr "page suivante" "Descendre d’une page pendant la saisie";
        PromptPageUp "prompt-page-up" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline] ["PgUp"] en "page up" "Go up one page while typing" fr "page précédente" "Monter d’une page pendant la saisie";
        DeleteBack "delete-back" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["Backspace", "C-h"] en "delete" "Delete the character to the left" fr "supprimer" "Supprimer le caractère à gauche";
        DeleteForward "delete-forward" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["Delete", "C-d"] en "delete" "Delete the character to the right" fr "supprimer" "Supprimer le caractère à droite";
        DeleteWord "delete-word" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["C-w"] en "delete word" "Delete the word to the left" fr "supprimer le mot" "Supprimer le mot à gauche";
        DeleteLine "delete-line" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["C-u"] en "delete all" "Delete everything that is typed" fr "tout supprimer" "Supprimer tout ce qui est saisi";
        CaretLeft "caret-left" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["←", "C-b"] en "left" "Move the caret to the left" fr "gauche" "Déplacer le curseur vers la gauche";
        CaretRight "caret-right" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["→", "C-f"] en "right" "Move the caret to the right" fr "droite" "Déplacer le curseur vers la droite";
        CaretStart "caret-start" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["Home", "C-a"] en "start" "Move the caret to the start" fr "début" "Placer le curseur au début";
        CaretEnd "caret-end" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["End", "C-e"] en "end" "Move the caret to the end" fr "fin" "Placer le curseur à la fin";

        Back "back" Program [List, Article, Tags, Help] ["Esc"] en "back" "Go back one step; never quits" fr "retour" "Revenir d’un pas en arrière, sans jamais quitter";
        Close "close" Program [List, Article, Tags, Help] ["q"] en "quit" "Close this view; in the list, quit" fr "quitter" "Fermer cette vue\u{a0}; dans la liste, quitter";
        Quit "quit" Program [List, Article, Tags, Help] ["Q"] en "quit" "Quit at once" fr "quitter" "Quitter aussitôt";
        Interrupt "interrupt" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-c"] en "quit" "Quit at once, even while typing" fr "quitter" "Quitter aussitôt, même pendant la saisie";
        ToggleHelp "toggle-help" Program [List, Article, Tags, Help] ["?", "F1"] en "help" "Show what the keys do, or stop showing it" fr "aide" "Afficher ce que font les touches, ou le masquer";
        OpenPalette "open-palette" Program [List, Article, Tags] [":"] en "command" "Find a command as you type and run it" fr "commande" "Chercher une commande au fil de la saisie et l’exécuter";
        RunCommand "run-command" Program [Palette] ["Enter"] en "run" "Run the command with the cursor" fr "exécuter" "Exécuter la commande sous le curseur";
        PickTheme "pick-theme" Program [List, Article, Tags] ["C-t"] en "theme" "Try the themes and take one" fr "thème" "Essayer les thèmes et en prendre un";
        Redraw "redraw" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-l"] en "redraw" "Draw the screen anew" fr "redessiner" "Redessiner l’écran";
        Reload "reload" Program [List, Article, Tags] ["F5"] en "reload" "Read the folder again" fr "relire" "Relire le dossier";
        Suspend "suspend" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-z"] en "suspend" "Go back to the shell; fg returns" fr "suspendre" "Revenir au shell\u{a0}; fg permet de reprendre";
    }
}

pub use table::{ACTIONS, Action};

impl Action {
    /// The row of this action.
    #[must_use]
    pub fn row(self) -> Option<&'static ActionRow> {
        ACTIONS.iter().find(|row| row.action == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Chord;
    use crate::wording::{Language, typography};

    #[test]
    fn every_row_is_complete() {
        let mut names = std::collections::BTreeSet::new();
        for row in ACTIONS {
            assert!(names.insert(row.name), "{} stands twice", row.name);
            typography::check_order(row.help, row.name);
            typography::check(row.hint, row.name);
            for language in Language::ALL {
                let (help, hint) = (row.help.in_language(language), row.hint.in_language(language));
                assert!(help.chars().count() <= 60, "{}: too long: {help}", row.name);
                assert!(hint.chars().count() <= 16, "{}: too long: {hint}", row.name);
            }
            assert!(row.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", row.name);
            for chord in row.chords {
                let parsed = Chord::parse(chord).unwrap_or_else(|| panic!("{chord} of {}", row.name));
                assert_eq!(parsed.to_string(), *chord);
            }
        }
    }

    #[test]
    fn no_two_actions_of_a_mode_say_the_same() {
        for language in Language::ALL {
            for mode in Mode::ALL {
                let rows = ACTIONS.iter().filter(|row| row.modes.contains(&mode));
                let mut said = std::collections::BTreeSet::new();
                for row in rows {
                    assert!(said.insert(row.help.in_language(language)), "{}", row.name);
                }
            }
        }
    }

    #[test]
    fn every_group_has_a_heading() {
        for group in Group::ALL {
            typography::check(group.heading(), &format!("{group:?}"));
        }
    }
}
