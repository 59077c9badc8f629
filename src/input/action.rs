//! The table ACTIONS: every action that a key can be bound to, with its name, default keys and help.
//!
//! Floor 1, part of [`input`](crate::input). What an action does is left to `app::update`.

use crate::wording::Bilingual;

/// What receives the keys: a pane, an overlay or a prompt. Derived from the state, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// The list has the keyboard.
    List,
    /// The article pane.
    Article,
    /// The left pane: tags, sources, dates and the other facets.
    Tags,
    /// The prompt for the filter.
    Prompt,
    /// The prompt that finds a value in the left pane.
    TagPrompt,
    /// The picker of saved searches.
    Searches,
    /// The prompt for the name of a new saved search.
    SearchName,
    /// The prompt for a date to go to.
    DatePrompt,
    /// The command palette.
    Palette,
    /// The prompt that finds text in the article.
    FindPrompt,
    /// The picker of the headings of the article.
    Outline,
    /// The letters shown on links.
    Hints,
    /// The prompt for a command to run on the article.
    PipePrompt,
    /// The prompt for the file to export to.
    FilePrompt,
    /// The help overlay.
    Help,
    /// The prompt that searches the help overlay.
    HelpPrompt,
}

impl Mode {
    /// Every mode, in the order of the declaration.
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

    /// Whether keys are typed as text: into a prompt, or as the letters of a link.
    #[must_use]
    pub fn is_typing(self) -> bool {
        self.prompt_place().is_some() || self == Self::Hints
    }
}

/// The part of the help that lists an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HelpGroup {
    /// Moving inside a pane.
    Move,
    /// Switching, resizing and hiding panes.
    Panes,
    /// Reading an article and searching it.
    Read,
    /// Opening links and files, copying and exporting.
    Share,
    /// Marking articles as read, starred or for later, and selecting them.
    Mark,
    /// Filtering and sorting the list.
    Filter,
    /// Editing the text of a prompt.
    Typing,
    /// Help, themes, reloading, quitting.
    Program,
}

impl HelpGroup {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 8] = [
        Self::Read,
        Self::Share,
        Self::Mark,
        Self::Filter,
        Self::Move,
        Self::Panes,
        Self::Typing,
        Self::Program,
    ];

    /// The heading of the group in the help.
    #[must_use]
    pub const fn heading(self) -> Bilingual {
        match self {
            Self::Move => Bilingual::new("Moving", "Se déplacer"),
            Self::Panes => Bilingual::new("Panes", "Volets"),
            Self::Read => Bilingual::new("Reading", "Lire"),
            Self::Share => Bilingual::new("Opening, copying and exporting", "Ouvrir, copier et exporter"),
            Self::Mark => Bilingual::new("Marking and selecting", "Marquer et sélectionner"),
            Self::Filter => Bilingual::new("Filtering and sorting", "Filtrer et trier"),
            Self::Typing => Bilingual::new("While typing", "Pendant la saisie"),
            Self::Program => Bilingual::new("Program", "Programme"),
        }
    }
}

/// One action of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    /// The action that the row describes.
    pub action: Action,
    /// Its name under `[keys]` in `config.toml`.
    pub name: &'static str,
    /// Its part of the help.
    pub group: HelpGroup,
    /// The modes in which it is available.
    pub modes: &'static [Mode],
    /// Its default keys; hints show the first one.
    pub key_sequences: &'static [&'static str],
    /// The label in the status line: one or two words, at most 16 characters.
    pub hint: Bilingual,
    /// What it does: imperative in English, infinitive in French, at most 60 characters.
    pub help: Bilingual,
}

macro_rules! actions {
    ($( $variant:ident $name:literal $group:ident [$($mode:ident),+] [$($key_sequence:literal),+] en $hint:literal $help:literal fr $hint_fr:literal $help_fr:literal; )+) => {
        /// An action that a key can be bound to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $( #[doc = $help] $variant, )+ }

        /// Every action, in the order of the help.
        pub const ACTIONS: &[ActionRow] = &[
            $( ActionRow {
                action: Action::$variant,
                name: $name,
                group: HelpGroup::$group,
                modes: &[$(Mode::$mode),+],
                key_sequences: &[$($key_sequence),+],
                hint: Bilingual::new($hint, $hint_fr),
                help: Bilingual::new($help, $help_fr),
            }, )+
        ];
    };
}

#[rustfmt::skip]
mod table {
    use super::{ActionRow, HelpGroup, Mode, Bilingual};

    actions! {
        ReadArticle "read-article" Read [List] ["Enter"] en "read" "Read the article" fr "lire" "Lire l’article";
        ReadOn "read-on" Read [List, Article] ["Space"] en "read on" "Read on: next page, then the next unread article" fr "suite" "Lire la suite\u{a0}: page suivante, puis article non lu suivant";
        ReadBack "read-back" Read [Article] ["b"] en "back" "Go back one page in the article" fr "retour" "Revenir d’une page dans l’article";
        OpenSource "open-source" Share [List, Article] ["o", "gx"] en "open" "Open the source in the browser" fr "ouvrir" "Ouvrir la source dans le navigateur";
        OpenOnSite "open-on-site" Share [List, Article] ["O"] en "on site" "Open the article on the folder’s website" fr "sur le site" "Ouvrir l’article sur le site du dossier";
        CopyLink "copy-link" Share [List, Article] ["y", "Yu"] en "copy link" "Copy the source link" fr "copier le lien" "Copier le lien vers la source";
        ToggleInfo "toggle-info" Read [List, Article] ["i"] en "everything" "Show everything in the file, or the clean view" fr "tout voir" "Afficher tout le contenu du fichier, ou la vue épurée";
        LoadImages "load-images" Read [List, Article] ["I"] en "images" "Fetch the article’s images from the web" fr "les images" "Télécharger les images de l’article";
        ScrollArticleDown "scroll-article-down" Read [List] ["J"] en "scroll" "Scroll the preview down" fr "défiler" "Faire défiler l’aperçu vers le bas";
        ScrollArticleUp "scroll-article-up" Read [List] ["K"] en "scroll" "Scroll the preview up" fr "défiler" "Faire défiler l’aperçu vers le haut";
        NextArticle "next-article" Read [Article] ["J"] en "next" "Go to the next article" fr "suivant" "Aller à l’article suivant";
        PreviousArticle "previous-article" Read [Article] ["K"] en "previous" "Go to the previous article" fr "précédent" "Aller à l’article précédent";
        StartFind "start-find" Read [Article] ["/"] en "find" "Find text in the article as you type" fr "chercher" "Chercher dans l’article au fil de la saisie";
        NextMatch "next-match" Read [Article] ["gn"] en "next" "Go to the next match in the article" fr "suivante" "Aller à l’occurrence suivante dans l’article";
        PreviousMatch "previous-match" Read [Article] ["gN"] en "previous" "Go to the previous match in the article" fr "précédente" "Aller à l’occurrence précédente dans l’article";
        ShowOutline "show-outline" Read [List, Article, Tags] ["go"] en "outline" "Go to a heading of the article" fr "plan" "Aller à un intertitre de l’article";
        TakeHeading "take-heading" Read [Outline] ["Enter"] en "go there" "Go to the heading under the cursor" fr "y aller" "Aller à l’intertitre sous le curseur";
        ShowHints "show-hints" Share [List, Article] [";"] en "links" "Show a letter on each link; type it to open" fr "liens" "Afficher une lettre par lien\u{a0}; la taper pour l’ouvrir";
        CopyMarkdownLink "copy-markdown-link" Share [List, Article] ["Ym"] en "Markdown link" "Copy the title and link as Markdown" fr "lien Markdown" "Copier le titre et le lien en Markdown";
        CopyCitation "copy-citation" Share [List, Article] ["Yc"] en "citation" "Copy author, title, source, date and link" fr "référence" "Copier auteur, titre, source, date et lien";
        CopyTitle "copy-title" Share [List, Article] ["Yt"] en "title" "Copy the title" fr "titre" "Copier le titre";
        CopyPath "copy-path" Share [List, Article] ["Yp"] en "path" "Copy the file path" fr "chemin" "Copier le chemin du fichier";
        CopyText "copy-text" Share [List, Article] ["Ya"] en "full text" "Copy the text of the article" fr "texte entier" "Copier le texte de l’article";
        EditFile "edit-file" Share [List, Article] ["e"] en "edit" "Open the file in your editor" fr "modifier" "Ouvrir le fichier dans votre éditeur";
        PipeArticle "pipe-article" Share [List, Article] ["!"] en "command" "Run a command on the article" fr "commande" "Lancer une commande sur l’article";
        WriteMarkdown "write-markdown" Share [List, Article] ["wm"] en "Markdown" "Export the list or the article as Markdown" fr "en Markdown" "Exporter la liste ou l’article en Markdown";
        WriteHtml "write-html" Share [List, Article] ["wh"] en "HTML" "Export the list or the article as a web page" fr "en HTML" "Exporter la liste ou l’article sous forme de page web";
        WriteJson "write-json" Share [List, Article] ["wj"] en "JSON" "Export the list or the article as JSON" fr "en JSON" "Exporter la liste ou l’article en JSON";
        WriteCsv "write-csv" Share [List, Article] ["wc"] en "CSV" "Export the list or the article as a CSV table" fr "en CSV" "Exporter la liste ou l’article en tableau CSV";

        NextUnread "next-unread" Mark [List, Article] ["n"] en "next unread" "Go to the next unread article" fr "non lu suivant" "Aller à l’article non lu suivant";
        PreviousUnread "previous-unread" Mark [List, Article] ["N"] en "previous unread" "Go to the previous unread article" fr "non lu précédent" "Aller à l’article non lu précédent";
        FirstUnread "first-unread" Mark [List, Article, Tags] ["gu"] en "first unread" "Go to the first unread article" fr "premier non lu" "Aller au premier article non lu";
        ToggleRead "toggle-read" Mark [List, Article] ["r"] en "read/unread" "Mark as read or unread" fr "lu/non lu" "Marquer comme lu ou non lu";
        MarkAllRead "mark-all-read" Mark [List, Article] ["R"] en "all read" "Mark the whole list as read" fr "tout lu" "Marquer toute la liste comme lue";
        MarkAboveRead "mark-above-read" Mark [List, Article] ["Mk"] en "above read" "Mark all articles above the cursor as read" fr "au-dessus lu" "Marquer comme lus les articles au-dessus du curseur";
        MarkBelowRead "mark-below-read" Mark [List, Article] ["Mj"] en "below read" "Mark all articles below the cursor as read" fr "au-dessous lu" "Marquer comme lus les articles au-dessous du curseur";
        ToggleStar "toggle-star" Mark [List, Article] ["s"] en "star" "Star or unstar" fr "favori" "Ajouter aux favoris, ou en retirer";
        ToggleLater "toggle-later" Mark [List, Article] ["m"] en "later" "Save for later, or unsave" fr "plus tard" "Garder pour plus tard, ou ne plus garder";
        Select "select" Mark [List] ["v"] en "select" "Select or deselect, then move down" fr "sélectionner" "Sélectionner ou désélectionner, puis descendre";
        SelectAll "select-all" Mark [List] ["V"] en "select all" "Select or deselect the whole list" fr "tout" "Sélectionner ou désélectionner toute la liste";
        Undo "undo" Mark [List, Article, Tags] ["u"] en "undo" "Undo the last change to marks" fr "annuler" "Annuler le dernier marquage";
        Redo "redo" Mark [List, Article, Tags] ["C-r", "U"] en "redo" "Redo the last undone change to marks" fr "rétablir" "Rétablir le marquage annulé";

        ShowAll "show-all" Filter [List, Article, Tags] ["1", "&"] en "all" "Show all articles, read and unread" fr "tous" "Afficher tous les articles, lus et non lus";
        ShowUnread "show-unread" Filter [List, Article, Tags] ["2", "é"] en "unread" "Show only unread; press again to hide those just read" fr "non lus" "N’afficher que les non lus\u{a0}; répéter masque ceux lus depuis";
        ShowStarred "show-starred" Filter [List, Article, Tags] ["3", "\""] en "starred" "Show only starred articles" fr "favoris" "N’afficher que les favoris";
        ShowLater "show-later" Filter [List, Article, Tags] ["4", "'"] en "later" "Show only articles saved for later" fr "plus tard" "N’afficher que les articles gardés pour plus tard";
        ShowNew "show-new" Filter [List, Article, Tags] ["5", "("] en "new" "Show only articles new since the last visit, or all" fr "nouveaux" "N’afficher que les nouveaux articles, ou tous";
        StartFilter "start-filter" Filter [List] ["/"] en "filter" "Filter the list as you type" fr "filtrer" "Filtrer la liste au fil de la saisie";
        StartTagPrompt "start-tag-prompt" Filter [Tags] ["/"] en "find" "Find a tag, source, date… as you type" fr "chercher" "Chercher une étiquette, une source, une date…";
        StartHelpPrompt "start-help-prompt" Filter [Help] ["/"] en "find" "Find a key as you type" fr "chercher" "Chercher une touche au fil de la saisie";
        IncludeTag "include-tag" Filter [Tags] ["Space"] en "include" "Include this value, or remove it from the filter" fr "inclure" "Inclure cette valeur, ou la retirer du filtre";
        ExcludeTag "exclude-tag" Filter [Tags] ["-"] en "exclude" "Exclude this value, or remove it from the filter" fr "exclure" "Exclure cette valeur, ou la retirer du filtre";
        OnlyTag "only-tag" Filter [Tags] ["Enter"] en "only this" "Filter by this value only; on a heading, fold it" fr "isoler" "Filtrer par cette seule valeur\u{a0}; sur une facette, replier";
        ToggleAnyTag "toggle-any-tag" Filter [Tags] ["a"] en "any/all" "Match any of the included tags, or all of them" fr "l’une ou toutes" "Exiger l’une des étiquettes incluses, ou toutes";
        ToggleFold "toggle-fold" Filter [Tags] ["o"] en "fold" "Fold or unfold this heading or year" fr "replier" "Replier ou déplier cette facette ou cette année";
        SortByDate "sort-by-date" Filter [List, Article, Tags] ["Sd"] en "date" "Sort by date, newest first; press again to reverse" fr "date" "Trier par date, plus récents d’abord\u{a0}; répéter pour inverser";
        SortByTitle "sort-by-title" Filter [List, Article, Tags] ["St"] en "title" "Sort by title, A to Z; press again to reverse" fr "titre" "Trier par titre, de A à Z\u{a0}; répéter pour inverser";
        SortBySource "sort-by-source" Filter [List, Article, Tags] ["Ss"] en "source" "Sort by source, A to Z; press again to reverse" fr "source" "Trier par source, de A à Z\u{a0}; répéter pour inverser";
        SortByImportance "sort-by-importance" Filter [List, Article, Tags] ["Si"] en "importance" "Sort by importance; press again to reverse" fr "importance" "Trier par importance\u{a0}; répéter pour inverser";
        SortByRelevance "sort-by-relevance" Filter [List, Article, Tags] ["Sr"] en "relevance" "Sort by relevance, best match first" fr "pertinence" "Trier par pertinence, les plus pertinents d’abord";
        SortByPath "sort-by-path" Filter [List, Article, Tags] ["Sp"] en "path" "Sort by file path; press again to reverse" fr "chemin" "Trier par chemin du fichier\u{a0}; répéter pour inverser";
        ToggleDays "toggle-days" Filter [List, Article, Tags] ["Sg"] en "days" "Group the list by day, or by month" fr "jours" "Grouper la liste par jour, ou par mois";
        ToggleSummaries "toggle-summaries" Filter [List, Article, Tags] ["Sl"] en "summaries" "Show or hide the summary under each title" fr "résumés" "Afficher ou masquer le résumé sous chaque titre";
        ClearFilter "clear-filter" Filter [List, Article, Tags] ["x"] en "clear" "Clear the whole filter" fr "effacer" "Effacer tout le filtre";
        EarlierFilter "earlier-filter" Filter [List, Article, Tags] ["H"] en "earlier filter" "Go back to the previous filter" fr "filtre précédent" "Revenir au filtre précédent";
        LaterFilter "later-filter" Filter [List, Article, Tags] ["L"] en "later filter" "Go forward to the next filter" fr "filtre suivant" "Passer au filtre suivant";
        PickSearch "pick-search" Filter [List, Article, Tags] ["f"] en "searches" "Apply a saved search" fr "recherches" "Appliquer une recherche enregistrée";
        SaveSearch "save-search" Filter [List, Article, Tags] ["F"] en "save" "Save the filter under a name" fr "enregistrer" "Enregistrer le filtre sous un nom";
        TakeSearch "take-search" Filter [Searches] ["Enter"] en "apply" "Apply the saved search under the cursor" fr "appliquer" "Appliquer la recherche sous le curseur";
        ForgetSearch "forget-search" Filter [Searches] ["C-x"] en "delete" "Delete the saved search under the cursor" fr "supprimer" "Supprimer la recherche sous le curseur";

        MoveDown "move-down" Move [List, Article, Tags, Help] ["j", "↓"] en "down" "Move down one line" fr "bas" "Descendre d’une ligne";
        MoveUp "move-up" Move [List, Article, Tags, Help] ["k", "↑"] en "up" "Move up one line" fr "haut" "Monter d’une ligne";
        HalfPageDown "half-page-down" Move [List, Article, Tags, Help] ["C-d"] en "half down" "Move down half a page" fr "½ page bas" "Descendre d’une demi-page";
        HalfPageUp "half-page-up" Move [List, Article, Tags, Help] ["C-u"] en "half up" "Move up half a page" fr "½ page haut" "Monter d’une demi-page";
        PageDown "page-down" Move [List, Article, Tags, Help] ["C-f", "PgDn"] en "page down" "Move down one page" fr "page suivante" "Descendre d’une page";
        PageUp "page-up" Move [List, Article, Tags, Help] ["C-b", "PgUp"] en "page up" "Move up one page" fr "page précédente" "Monter d’une page";
        First "first" Move [List, Article, Tags, Help] ["gg", "Home"] en "first" "Go to the first line" fr "début" "Aller à la première ligne";
        Last "last" Move [List, Article, Tags, Help] ["G", "End", "ge"] en "last" "Go to the last line" fr "fin" "Aller à la dernière ligne";

        GoToDate "go-to-date" Move [List, Article, Tags] ["gd"] en "date" "Go to a date in the list" fr "date" "Aller à une date dans la liste";
        NextGroup "next-group" Move [Tags] ["J"] en "next group" "Go to the next heading" fr "facette suivante" "Aller à la facette suivante";
        PreviousGroup "previous-group" Move [Tags] ["K"] en "previous group" "Go to the previous heading" fr "facette d’avant" "Aller à la facette précédente";

        ShowTags "show-tags" Panes [List, Article, Tags] ["t"] en "tags" "Go to tags, sources and dates, or back to the list" fr "étiquettes" "Aller aux étiquettes, sources et dates, ou à la liste";
        PaneLeft "pane-left" Panes [List, Article, Tags] ["h", "←"] en "left" "Go to the pane on the left; in the left pane, fold" fr "gauche" "Aller au volet à gauche\u{a0}; dans le volet de gauche, replier";
        PaneRight "pane-right" Panes [List, Article, Tags] ["l", "→"] en "right" "Go to the pane on the right; in the left pane, unfold" fr "droite" "Aller au volet à droite\u{a0}; dans le volet de gauche, déplier";
        NextPane "next-pane" Panes [List, Article, Tags] ["Tab"] en "next pane" "Go to the next pane" fr "volet suivant" "Aller au volet suivant";
        PreviousPane "previous-pane" Panes [List, Article, Tags] ["S-Tab"] en "previous pane" "Go to the previous pane" fr "volet précédent" "Aller au volet précédent";
        FocusTags "focus-tags" Panes [List, Article, Tags] ["gt"] en "tags" "Go to tags, sources and dates" fr "étiquettes" "Aller aux étiquettes, sources et dates";
        FocusList "focus-list" Panes [List, Article, Tags] ["gl"] en "list" "Go to the list" fr "liste" "Aller à la liste";
        FocusArticle "focus-article" Panes [List, Article, Tags] ["ga"] en "article" "Go to the article" fr "article" "Aller à l’article";
        ToggleZen "toggle-zen" Panes [List, Article] ["z"] en "full screen" "Show the article full screen, or next to the list" fr "plein écran" "Afficher l’article en plein écran, ou à côté de la liste";
        TogglePreview "toggle-preview" Panes [List, Article, Tags] ["p"] en "preview" "Show or hide the preview" fr "aperçu" "Afficher ou masquer l’aperçu";
        WidenArticle "widen-article" Panes [List, Article, Tags] [">"] en "enlarge" "Enlarge the article pane (full screen: widen the text)" fr "agrandir" "Agrandir l’article (en plein écran\u{a0}: élargir le texte)";
        ResetPanes "reset-panes" Panes [List, Article, Tags] ["="] en "reset sizes" "Reset the pane sizes" fr "réinitialiser" "Rétablir la taille des volets";
        NarrowArticle "narrow-article" Panes [List, Article, Tags] ["<"] en "shrink" "Shrink the article pane (full screen: narrow the text)" fr "réduire" "Réduire l’article (en plein écran\u{a0}: rétrécir le texte)";

        AcceptPrompt "accept-prompt" Typing [Prompt, TagPrompt, SearchName, DatePrompt, HelpPrompt, FindPrompt, Hints, PipePrompt, FilePrompt] ["Enter"] en "accept" "Accept what you typed" fr "valider" "Valider la saisie";
        CancelPrompt "cancel-prompt" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["Esc"] en "cancel" "Discard what you typed" fr "annuler" "Annuler la saisie";
        CompleteNext "complete-next" Typing [Prompt, Palette] ["Tab"] en "complete" "Complete the word, or go to the next suggestion" fr "compléter" "Compléter le mot, ou passer à la proposition suivante";
        CompletePrevious "complete-previous" Typing [Prompt, Palette] ["S-Tab"] en "previous" "Go to the previous suggestion" fr "précédente" "Revenir à la proposition précédente";
        QueryHelp "query-help" Typing [Prompt] ["F1"] en "help" "Show the help on queries; your text is kept" fr "aide" "Afficher l’aide sur les requêtes en gardant la saisie";
        EarlierQuery "earlier-query" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["C-p"] en "earlier" "Recall the previous query; in a picker, move up one line" fr "précédente" "Rappeler la requête précédente\u{a0}; dans une liste, monter";
        LaterQuery "later-query" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["C-n"] en "later" "Recall the next query; in a picker, move down one line" fr "suivante" "Rappeler la requête suivante\u{a0}; dans une liste, descendre";
        PromptDown "prompt-down" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["↓"] en "down" "Move down one line while typing" fr "bas" "Descendre d’une ligne pendant la saisie";
        PromptUp "prompt-up" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["↑"] en "up" "Move up one line while typing" fr "haut" "Monter d’une ligne pendant la saisie";
        PromptPageDown "prompt-page-down" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline] ["PgDn"] en "page down" "Move down one page while typing" fr "page suivante" "Descendre d’une page pendant la saisie";
        PromptPageUp "prompt-page-up" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline] ["PgUp"] en "page up" "Move up one page while typing" fr "page précédente" "Monter d’une page pendant la saisie";
        DeleteBack "delete-back" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["Backspace", "C-h"] en "delete" "Delete the character before the cursor" fr "supprimer" "Supprimer le caractère avant le curseur";
        DeleteForward "delete-forward" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["Delete", "C-d"] en "delete" "Delete the character after the cursor" fr "supprimer" "Supprimer le caractère après le curseur";
        DeleteWord "delete-word" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["C-w"] en "delete word" "Delete the word before the cursor" fr "supprimer le mot" "Supprimer le mot avant le curseur";
        DeleteLine "delete-line" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["C-u"] en "delete all" "Delete the whole text" fr "tout supprimer" "Supprimer toute la saisie";
        CaretLeft "caret-left" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["←", "C-b"] en "left" "Move the cursor left" fr "gauche" "Déplacer le curseur vers la gauche";
        CaretRight "caret-right" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["→", "C-f"] en "right" "Move the cursor right" fr "droite" "Déplacer le curseur vers la droite";
        CaretStart "caret-start" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["Home", "C-a"] en "start" "Move the cursor to the start" fr "début" "Placer le curseur au début";
        CaretEnd "caret-end" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["End", "C-e"] en "end" "Move the cursor to the end" fr "fin" "Placer le curseur à la fin";

        Back "back" Program [List, Article, Tags, Help] ["Esc"] en "back" "Go back one step; never quits" fr "retour" "Revenir en arrière (ne quitte jamais vigie)";
        Close "close" Program [List, Article, Tags, Help] ["q"] en "quit" "Close this view; in the list, quit" fr "quitter" "Fermer cette vue\u{a0}; dans la liste, quitter";
        Quit "quit" Program [List, Article, Tags, Help] ["Q"] en "quit" "Quit at once" fr "quitter" "Quitter immédiatement";
        Interrupt "interrupt" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-c"] en "quit" "Quit at once, even while typing" fr "quitter" "Quitter immédiatement, même pendant la saisie";
        ToggleHelp "toggle-help" Program [List, Article, Tags, Help] ["?", "F1"] en "help" "Show or hide the help on keys" fr "aide" "Afficher ou masquer l’aide sur les touches";
        OpenPalette "open-palette" Program [List, Article, Tags] [":"] en "command" "Open the command palette" fr "commande" "Ouvrir la palette de commandes";
        RunCommand "run-command" Program [Palette] ["Enter"] en "run" "Run the command under the cursor" fr "exécuter" "Exécuter la commande sous le curseur";
        PickTheme "pick-theme" Program [List, Article, Tags] ["C-t"] en "theme" "Try themes and choose one" fr "thème" "Essayer les thèmes et en choisir un";
        Redraw "redraw" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-l"] en "redraw" "Redraw the screen" fr "redessiner" "Redessiner l’écran";
        Reload "reload" Program [List, Article, Tags] ["F5"] en "reload" "Reload the folder" fr "recharger" "Recharger le dossier";
        Suspend "suspend" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-z"] en "suspend" "Suspend vigie; fg resumes it" fr "suspendre" "Suspendre vigie\u{a0}; fg permet de reprendre";
    }
}

pub use table::{ACTIONS, Action};

impl Action {
    /// The row of this action in [`ACTIONS`]; every action has one.
    #[must_use]
    pub fn row(self) -> Option<&'static ActionRow> {
        ACTIONS.iter().find(|row| row.action == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::KeySequence;
    use crate::wording::{Language, typography};

    #[test]
    fn names_are_unique_and_texts_fit() {
        let mut names = std::collections::BTreeSet::new();
        for row in ACTIONS {
            assert!(names.insert(row.name), "{} is there twice", row.name);
            typography::check_order(row.help, row.name);
            typography::check(row.hint, row.name);
            for language in Language::ALL {
                let (help, hint) = (row.help.in_language(language), row.hint.in_language(language));
                assert!(help.chars().count() <= 60, "{}: too long: {help}", row.name);
                assert!(hint.chars().count() <= 16, "{}: too long: {hint}", row.name);
            }
            assert!(row.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", row.name);
            for key_sequence in row.key_sequences {
                let parsed = KeySequence::parse(key_sequence)
                    .unwrap_or_else(|| panic!("{key_sequence} of {}", row.name));
                assert_eq!(parsed.to_string(), *key_sequence);
            }
        }
    }

    #[test]
    fn no_two_actions_of_a_mode_have_the_same_help() {
        for language in Language::ALL {
            for mode in Mode::ALL {
                let rows = ACTIONS.iter().filter(|row| row.modes.contains(&mode));
                let mut seen = std::collections::BTreeSet::new();
                for row in rows {
                    assert!(seen.insert(row.help.in_language(language)), "{}", row.name);
                }
            }
        }
    }

    #[test]
    fn every_group_has_a_heading() {
        for group in HelpGroup::ALL {
            typography::check(group.heading(), &format!("{group:?}"));
        }
    }
}
