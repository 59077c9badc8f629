//! The table ACTIONS: every action that a key can be bound to, with its name, default keys and help. Floor 1, part
//! of [`input`](crate::input). What an action does is left to `app::update`.

mod data;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::input::mode::Mode;
use crate::wording::Bilingual;

pub use data::{
    Action, Choice, Copied, Direction, Extent, FacetAction, FilterAction, FindAction, HelpAction, ListAction,
    MarkAction, Motion, OpenAction, PaletteAction, PaneAction, PromptAction, ReadAction, Scope, SearchAction,
    UnreadAction,
};

/// The part of the help that lists an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HelpGroup {
    Move,
    /// Switching, resizing and hiding panes.
    Panes,
    Read,
    /// Opening links and files, copying and exporting.
    Share,
    /// Marking articles as read, starred or for later, and selecting them.
    Mark,
    Filter,
    Typing,
    /// Help, themes, reloading, quitting.
    Program,
}

/// Every group with its heading, in the order of the help.
pub const HELP_GROUPS: [(HelpGroup, Bilingual); 8] = [
    (HelpGroup::Read, Bilingual::new("Reading", "Lire")),
    (HelpGroup::Share, Bilingual::new("Opening, copying and exporting", "Ouvrir, copier et exporter")),
    (HelpGroup::Mark, Bilingual::new("Marking and selecting", "Marquer et sélectionner")),
    (HelpGroup::Filter, Bilingual::new("Filtering and sorting", "Filtrer et trier")),
    (HelpGroup::Move, Bilingual::new("Moving", "Se déplacer")),
    (HelpGroup::Panes, Bilingual::new("Panes", "Volets")),
    (HelpGroup::Typing, Bilingual::new("While typing", "Pendant la saisie")),
    (HelpGroup::Program, Bilingual::new("Program", "Programme")),
];

/// What an action acts on. Where that is missing, the palette and the status line don't offer the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Nothing,
    Article,
    /// Rows in the article pane.
    OpenArticle,
    /// A web address that the article is from.
    Source,
    /// An address on the website of the folder.
    Permalink,
    /// A file that an editor can open: the sample has none.
    File,
    Links,
    /// Images of the open article that the terminal can show.
    Images,
    Headings,
    /// A search in the article that found something.
    Matches,
    Unread,
    MarkToUndo,
    MarkToRedo,
    Filter,
    EarlierFilter,
    LaterFilter,
    Searches,
    /// Something to choose in the open picker.
    Entry,
    Value,
    Dates,
    /// Something that the typed text can be completed to.
    Completion,
    Loaded,
}

/// One action of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    pub action: Action,
    /// Its name under `[keys]` in `config.toml`.
    pub name: &'static str,
    pub group: HelpGroup,
    /// What there must be for it to have an effect.
    pub needs: Need,
    pub modes: &'static [Mode],
    /// Its default keys; hints show the first one.
    pub key_sequences: &'static [&'static str],
    /// The label in the status line: one or two words, at most 16 characters.
    pub hint: Bilingual,
    /// What it does: imperative in English, infinitive in French, at most 60 characters.
    pub help: Bilingual,
    /// Other words by which the palette finds it, in both languages.
    pub also: &'static str,
}

macro_rules! actions {
    ($( $area:ident $(($data:expr))? $name:literal $group:ident $need:ident [$($mode:ident),+] [$($key_sequence:literal),+] en $hint:literal $help:literal fr $hint_fr:literal $help_fr:literal $(also $also:literal)?; )+) => {
        /// Every action, in the order of the help.
        pub const ACTIONS: &[ActionRow] = &[
            $( ActionRow {
                action: Action::$area $(($data))?,
                name: $name,
                group: HelpGroup::$group,
                needs: Need::$need,
                modes: &[$(Mode::$mode),+],
                key_sequences: &[$($key_sequence),+],
                hint: Bilingual::new($hint, $hint_fr),
                help: Bilingual::new($help, $help_fr),
                also: concat!($($also)?),
            }, )+
        ];
    };
}

#[rustfmt::skip]
mod table {
    #[allow(clippy::wildcard_imports, reason = "the table names everything that an action carries")]
    use super::*;
    use crate::input::mode::Pane;
    use crate::model::{ExportFormat, Mark, SortKey};
    use tui_input::InputRequest;

    actions! {
        Read(ReadAction::Open) "read-article" Read Article [List] ["Enter"] en "read" "Read the article" fr "lire" "Lire l’article";
        Read(ReadAction::On) "read-on" Read Article [List, Article] ["Space"] en "read on" "Read on: next page, then the next unread article" fr "suite" "Lire la suite\u{a0}: page suivante, puis article non lu suivant";
        Read(ReadAction::Back) "read-back" Read OpenArticle [Article] ["b"] en "back" "Go back one page in the article" fr "retour" "Revenir d’une page dans l’article";
        Open(OpenAction::Source) "open-source" Share Source [List, Article] ["o", "gx"] en "open" "Open the source in the browser" fr "ouvrir" "Ouvrir la source dans le navigateur" also "browser navigateur";
        Open(OpenAction::OnSite) "open-on-site" Share Permalink [List, Article] ["O"] en "on site" "Open the article on the folder’s website" fr "sur le site" "Ouvrir l’article sur le site du dossier" also "browser navigateur";
        Copy(Copied::Link) "copy-link" Share Source [List, Article] ["y", "Yu"] en "copy link" "Copy the source link" fr "copier le lien" "Copier le lien vers la source";
        Read(ReadAction::ToggleInfo) "toggle-info" Read Article [List, Article] ["i"] en "everything" "Show everything in the file, or the clean view" fr "tout voir" "Afficher tout le contenu du fichier, ou la vue épurée";
        Read(ReadAction::LoadImages) "load-images" Read Images [List, Article] ["I"] en "images" "Fetch the article’s images from the web" fr "les images" "Télécharger les images de l’article";
        Read(ReadAction::Scroll(Direction::Forward)) "scroll-article-down" Read OpenArticle [List] ["J"] en "scroll" "Scroll the preview down" fr "défiler" "Faire défiler l’aperçu vers le bas";
        Read(ReadAction::Scroll(Direction::Back)) "scroll-article-up" Read OpenArticle [List] ["K"] en "scroll" "Scroll the preview up" fr "défiler" "Faire défiler l’aperçu vers le haut";
        Read(ReadAction::Step(Direction::Forward)) "next-article" Read Article [Article] ["J"] en "next" "Go to the next article" fr "suivant" "Aller à l’article suivant";
        Read(ReadAction::Step(Direction::Back)) "previous-article" Read Article [Article] ["K"] en "previous" "Go to the previous article" fr "précédent" "Aller à l’article précédent";
        Find(FindAction::Start) "start-find" Read OpenArticle [Article] ["/"] en "find" "Find text in the article as you type" fr "chercher" "Chercher dans l’article au fil de la saisie" also "search find chercher rechercher";
        Find(FindAction::Step(Direction::Forward)) "next-match" Read Matches [Article] ["gn"] en "next" "Go to the next match in the article" fr "suivante" "Aller à l’occurrence suivante dans l’article";
        Find(FindAction::Step(Direction::Back)) "previous-match" Read Matches [Article] ["gN"] en "previous" "Go to the previous match in the article" fr "précédente" "Aller à l’occurrence précédente dans l’article";
        Find(FindAction::ShowOutline) "show-outline" Read Headings [List, Article, Tags] ["go"] en "outline" "Go to a heading of the article" fr "plan" "Aller à un intertitre de l’article";
        Find(FindAction::TakeHeading) "take-heading" Read Entry [Outline] ["Enter"] en "go there" "Go to the heading under the cursor" fr "y aller" "Aller à l’intertitre sous le curseur";
        Open(OpenAction::Links) "show-hints" Share Links [List, Article] [";"] en "links" "Show a letter on each link; type it to open" fr "liens" "Afficher une lettre par lien\u{a0}; la taper pour l’ouvrir";
        Copy(Copied::MarkdownLink) "copy-markdown-link" Share Article [List, Article] ["Ym"] en "Markdown link" "Copy the title and link as Markdown" fr "lien Markdown" "Copier le titre et le lien en Markdown";
        Copy(Copied::Citation) "copy-citation" Share Article [List, Article] ["Yc"] en "citation" "Copy author, title, source, date and link" fr "référence" "Copier auteur, titre, source, date et lien";
        Copy(Copied::Title) "copy-title" Share Article [List, Article] ["Yt"] en "title" "Copy the title" fr "titre" "Copier le titre";
        Copy(Copied::Path) "copy-path" Share Article [List, Article] ["Yp"] en "path" "Copy the file path" fr "chemin" "Copier le chemin du fichier";
        Copy(Copied::Text) "copy-text" Share Article [List, Article] ["Ya"] en "full text" "Copy the text of the article" fr "texte entier" "Copier le texte de l’article";
        Open(OpenAction::Editor) "edit-file" Share File [List, Article] ["e"] en "edit" "Open the file in your editor" fr "modifier" "Ouvrir le fichier dans votre éditeur";
        Open(OpenAction::Command) "pipe-article" Share Article [List, Article] ["!"] en "command" "Run a command on the article" fr "commande" "Lancer une commande sur l’article";
        Export(ExportFormat::Markdown) "write-markdown" Share Article [List, Article] ["wm"] en "Markdown" "Export the list or the article as Markdown" fr "en Markdown" "Exporter la liste ou l’article en Markdown" also "export exporter save enregistrer";
        Export(ExportFormat::Html) "write-html" Share Article [List, Article] ["wh"] en "HTML" "Export the list or the article as a web page" fr "en HTML" "Exporter la liste ou l’article sous forme de page web" also "export exporter save enregistrer";
        Export(ExportFormat::Json) "write-json" Share Article [List, Article] ["wj"] en "JSON" "Export the list or the article as JSON" fr "en JSON" "Exporter la liste ou l’article en JSON" also "export exporter save enregistrer";
        Export(ExportFormat::Csv) "write-csv" Share Article [List, Article] ["wc"] en "CSV" "Export the list or the article as a CSV table" fr "en CSV" "Exporter la liste ou l’article en tableau CSV" also "export exporter save enregistrer";

        Unread(UnreadAction::Step(Direction::Forward)) "next-unread" Mark Unread [List, Article] ["n"] en "next unread" "Go to the next unread article" fr "non lu suivant" "Aller à l’article non lu suivant";
        Unread(UnreadAction::Step(Direction::Back)) "previous-unread" Mark Unread [List, Article] ["N"] en "previous unread" "Go to the previous unread article" fr "non lu précédent" "Aller à l’article non lu précédent";
        Unread(UnreadAction::First) "first-unread" Mark Unread [List, Article, Tags] ["gu"] en "first unread" "Go to the first unread article" fr "premier non lu" "Aller au premier article non lu";
        Mark(MarkAction::Toggle(Mark::Read)) "toggle-read" Mark Article [List, Article] ["r"] en "read/unread" "Mark as read or unread" fr "lu/non lu" "Marquer comme lu ou non lu";
        Mark(MarkAction::Read(Extent::All)) "mark-all-read" Mark Article [List, Article] ["R"] en "all read" "Mark the whole list as read" fr "tout lu" "Marquer toute la liste comme lue";
        Mark(MarkAction::Read(Extent::Above)) "mark-above-read" Mark Article [List, Article] ["Mk"] en "above read" "Mark all articles above the cursor as read" fr "au-dessus lu" "Marquer comme lus les articles au-dessus du curseur";
        Mark(MarkAction::Read(Extent::Below)) "mark-below-read" Mark Article [List, Article] ["Mj"] en "below read" "Mark all articles below the cursor as read" fr "au-dessous lu" "Marquer comme lus les articles au-dessous du curseur";
        Mark(MarkAction::Toggle(Mark::Star)) "toggle-star" Mark Article [List, Article] ["s"] en "star" "Star or unstar" fr "favori" "Ajouter aux favoris, ou en retirer" also "favorite favourite bookmark favori";
        Mark(MarkAction::Toggle(Mark::Later)) "toggle-later" Mark Article [List, Article] ["m"] en "later" "Save for later, or unsave" fr "plus tard" "Garder pour plus tard, ou ne plus garder" also "lire read later";
        Mark(MarkAction::Select) "select" Mark Article [List] ["v"] en "select" "Select or deselect, then move down" fr "sélectionner" "Sélectionner ou désélectionner, puis descendre";
        Mark(MarkAction::SelectAll) "select-all" Mark Article [List] ["V"] en "select all" "Select or deselect the whole list" fr "tout" "Sélectionner ou désélectionner toute la liste";
        Mark(MarkAction::Undo) "undo" Mark MarkToUndo [List, Article, Tags] ["u"] en "undo" "Undo the last change to marks" fr "annuler" "Annuler le dernier marquage";
        Mark(MarkAction::Redo) "redo" Mark MarkToRedo [List, Article, Tags] ["C-r", "U"] en "redo" "Redo the last undone change to marks" fr "rétablir" "Rétablir le marquage annulé";

        Show(Scope::All) "show-all" Filter Nothing [List, Article, Tags] ["1", "&"] en "all" "Show all articles, read and unread" fr "tous" "Afficher tous les articles, lus et non lus";
        Show(Scope::Unread) "show-unread" Filter Nothing [List, Article, Tags] ["2", "é"] en "unread" "Show only unread; press again to hide those just read" fr "non lus" "N’afficher que les non lus\u{a0}; répéter masque ceux lus depuis";
        Show(Scope::Starred) "show-starred" Filter Nothing [List, Article, Tags] ["3", "\""] en "starred" "Show only starred articles" fr "favoris" "N’afficher que les favoris" also "favorite favourite bookmark favori";
        Show(Scope::Later) "show-later" Filter Nothing [List, Article, Tags] ["4", "'"] en "later" "Show only articles saved for later" fr "plus tard" "N’afficher que les articles gardés pour plus tard" also "lire read later";
        Show(Scope::New) "show-new" Filter Nothing [List, Article, Tags] ["5", "("] en "new" "Show only articles new since the last visit, or all" fr "nouveaux" "N’afficher que les nouveaux articles, ou tous";
        Filter(FilterAction::Start) "start-filter" Filter Nothing [List] ["/"] en "filter" "Filter the list as you type" fr "filtrer" "Filtrer la liste au fil de la saisie" also "search find chercher rechercher";
        Facet(FacetAction::StartPrompt) "start-tag-prompt" Filter Nothing [Tags] ["/"] en "find" "Find a tag, source, date… as you type" fr "chercher" "Chercher une étiquette, une source, une date…";
        Help(HelpAction::StartPrompt) "start-help-prompt" Filter Nothing [Help] ["/"] en "find" "Find a key as you type" fr "chercher" "Chercher une touche au fil de la saisie";
        Facet(FacetAction::Choose(Choice::Include)) "include-tag" Filter Value [Tags] ["Space"] en "include" "Include this value, or remove it from the filter" fr "inclure" "Inclure cette valeur, ou la retirer du filtre";
        Facet(FacetAction::Choose(Choice::Exclude)) "exclude-tag" Filter Value [Tags] ["-"] en "exclude" "Exclude this value, or remove it from the filter" fr "exclure" "Exclure cette valeur, ou la retirer du filtre";
        Facet(FacetAction::Choose(Choice::Only)) "only-tag" Filter Value [Tags] ["Enter"] en "only this" "Filter by this value only; on a heading, fold it" fr "isoler" "Filtrer par cette seule valeur\u{a0}; sur une facette, replier";
        Facet(FacetAction::ToggleAny) "toggle-any-tag" Filter Nothing [Tags] ["a"] en "any/all" "Match any of the included tags, or all of them" fr "l’une ou toutes" "Exiger l’une des étiquettes incluses, ou toutes";
        Facet(FacetAction::ToggleFold) "toggle-fold" Filter Nothing [Tags] ["o"] en "fold" "Fold or unfold this heading or year" fr "replier" "Replier ou déplier cette facette ou cette année";
        Sort(SortKey::Date) "sort-by-date" Filter Nothing [List, Article, Tags] ["Sd"] en "date" "Sort by date, newest first; press again to reverse" fr "date" "Trier par date, plus récents d’abord\u{a0}; répéter pour inverser" also "order ordre ordonner";
        Sort(SortKey::Title) "sort-by-title" Filter Nothing [List, Article, Tags] ["St"] en "title" "Sort by title, A to Z; press again to reverse" fr "titre" "Trier par titre, de A à Z\u{a0}; répéter pour inverser" also "order ordre ordonner";
        Sort(SortKey::Source) "sort-by-source" Filter Nothing [List, Article, Tags] ["Ss"] en "source" "Sort by source, A to Z; press again to reverse" fr "source" "Trier par source, de A à Z\u{a0}; répéter pour inverser" also "order ordre ordonner";
        Sort(SortKey::Importance) "sort-by-importance" Filter Nothing [List, Article, Tags] ["Si"] en "importance" "Sort by importance; press again to reverse" fr "importance" "Trier par importance\u{a0}; répéter pour inverser" also "order ordre ordonner";
        Sort(SortKey::Relevance) "sort-by-relevance" Filter Nothing [List, Article, Tags] ["Sr"] en "relevance" "Sort by relevance, best match first" fr "pertinence" "Trier par pertinence, les plus pertinents d’abord" also "order ordre ordonner";
        Sort(SortKey::Path) "sort-by-path" Filter Nothing [List, Article, Tags] ["Sp"] en "path" "Sort by file path; press again to reverse" fr "chemin" "Trier par chemin du fichier\u{a0}; répéter pour inverser" also "order ordre ordonner";
        List(ListAction::ToggleDays) "toggle-days" Filter Dates [List, Article, Tags] ["Sg"] en "days" "Group the list by day, or by month" fr "jours" "Grouper la liste par jour, ou par mois";
        List(ListAction::ToggleSummaries) "toggle-summaries" Filter Nothing [List, Article, Tags] ["Sl"] en "summaries" "Show or hide the summary under each title" fr "résumés" "Afficher ou masquer le résumé sous chaque titre";
        Filter(FilterAction::Clear) "clear-filter" Filter Filter [List, Article, Tags] ["x"] en "clear" "Clear the whole filter" fr "effacer" "Effacer tout le filtre";
        Filter(FilterAction::Step(Direction::Back)) "earlier-filter" Filter EarlierFilter [List, Article, Tags] ["H"] en "earlier filter" "Go back to the previous filter" fr "filtre précédent" "Revenir au filtre précédent";
        Filter(FilterAction::Step(Direction::Forward)) "later-filter" Filter LaterFilter [List, Article, Tags] ["L"] en "later filter" "Go forward to the next filter" fr "filtre suivant" "Passer au filtre suivant";
        Search(SearchAction::Pick) "pick-search" Filter Searches [List, Article, Tags] ["f"] en "searches" "Apply a saved search" fr "recherches" "Appliquer une recherche enregistrée";
        Search(SearchAction::Save) "save-search" Filter Filter [List, Article, Tags] ["F"] en "save" "Save the filter under a name" fr "enregistrer" "Enregistrer le filtre sous un nom";
        Search(SearchAction::Take) "take-search" Filter Entry [Searches] ["Enter"] en "apply" "Apply the saved search under the cursor" fr "appliquer" "Appliquer la recherche sous le curseur";
        Search(SearchAction::Forget) "forget-search" Filter Entry [Searches] ["C-x"] en "delete" "Delete the saved search under the cursor" fr "supprimer" "Supprimer la recherche sous le curseur";

        Move(Motion::Down) "move-down" Move Nothing [List, Article, Tags, Help] ["j", "↓"] en "down" "Move down one line" fr "bas" "Descendre d’une ligne";
        Move(Motion::Up) "move-up" Move Nothing [List, Article, Tags, Help] ["k", "↑"] en "up" "Move up one line" fr "haut" "Monter d’une ligne";
        Move(Motion::HalfPageDown) "half-page-down" Move Nothing [List, Article, Tags, Help] ["C-d"] en "half down" "Move down half a page" fr "½ page bas" "Descendre d’une demi-page";
        Move(Motion::HalfPageUp) "half-page-up" Move Nothing [List, Article, Tags, Help] ["C-u"] en "half up" "Move up half a page" fr "½ page haut" "Monter d’une demi-page";
        Move(Motion::PageDown) "page-down" Move Nothing [List, Article, Tags, Help] ["C-f", "PgDn"] en "page down" "Move down one page" fr "page suivante" "Descendre d’une page";
        Move(Motion::PageUp) "page-up" Move Nothing [List, Article, Tags, Help] ["C-b", "PgUp"] en "page up" "Move up one page" fr "page précédente" "Monter d’une page";
        Move(Motion::First) "first" Move Nothing [List, Article, Tags, Help] ["gg", "Home"] en "first" "Go to the first line" fr "début" "Aller à la première ligne";
        Move(Motion::Last) "last" Move Nothing [List, Article, Tags, Help] ["G", "End", "ge"] en "last" "Go to the last line" fr "fin" "Aller à la dernière ligne";

        List(ListAction::GoToDate) "go-to-date" Move Dates [List, Article, Tags] ["gd"] en "date" "Go to a date in the list" fr "date" "Aller à une date dans la liste";
        Facet(FacetAction::Step(Direction::Forward)) "next-group" Move Nothing [Tags] ["J"] en "next group" "Go to the next heading" fr "facette suivante" "Aller à la facette suivante";
        Facet(FacetAction::Step(Direction::Back)) "previous-group" Move Nothing [Tags] ["K"] en "previous group" "Go to the previous heading" fr "facette d’avant" "Aller à la facette précédente";

        Pane(PaneAction::ToggleTags) "show-tags" Panes Nothing [List, Article, Tags] ["t"] en "tags" "Go to tags, sources and dates, or back to the list" fr "étiquettes" "Aller aux étiquettes, sources et dates, ou à la liste";
        Pane(PaneAction::Beside(Direction::Back)) "pane-left" Panes Nothing [List, Article, Tags] ["h", "←"] en "left" "Go to the pane on the left; in the left pane, fold" fr "gauche" "Aller au volet à gauche\u{a0}; dans le volet de gauche, replier";
        Pane(PaneAction::Beside(Direction::Forward)) "pane-right" Panes Nothing [List, Article, Tags] ["l", "→"] en "right" "Go to the pane on the right; in the left pane, unfold" fr "droite" "Aller au volet à droite\u{a0}; dans le volet de gauche, déplier";
        Pane(PaneAction::Step(Direction::Forward)) "next-pane" Panes Nothing [List, Article, Tags] ["Tab"] en "next pane" "Go to the next pane" fr "volet suivant" "Aller au volet suivant";
        Pane(PaneAction::Step(Direction::Back)) "previous-pane" Panes Nothing [List, Article, Tags] ["S-Tab"] en "previous pane" "Go to the previous pane" fr "volet précédent" "Aller au volet précédent";
        Pane(PaneAction::Focus(Pane::Tags)) "focus-tags" Panes Nothing [List, Article, Tags] ["gt"] en "tags" "Go to tags, sources and dates" fr "étiquettes" "Aller aux étiquettes, sources et dates";
        Pane(PaneAction::Focus(Pane::List)) "focus-list" Panes Nothing [List, Article, Tags] ["gl"] en "list" "Go to the list" fr "liste" "Aller à la liste";
        Pane(PaneAction::Focus(Pane::Article)) "focus-article" Panes Article [List, Article, Tags] ["ga"] en "article" "Go to the article" fr "article" "Aller à l’article";
        Pane(PaneAction::ToggleZen) "toggle-zen" Panes Article [List, Article] ["z"] en "full screen" "Show the article full screen, or next to the list" fr "plein écran" "Afficher l’article en plein écran, ou à côté de la liste" also "fullscreen full plein écran";
        Pane(PaneAction::TogglePreview) "toggle-preview" Panes Nothing [List, Article, Tags] ["p"] en "preview" "Show or hide the preview" fr "aperçu" "Afficher ou masquer l’aperçu";
        Pane(PaneAction::Enlarge) "widen-article" Panes Nothing [List, Article, Tags] [">"] en "enlarge" "Enlarge the article pane (full screen: widen the text)" fr "agrandir" "Agrandir l’article (en plein écran\u{a0}: élargir le texte)";
        Pane(PaneAction::Reset) "reset-panes" Panes Nothing [List, Article, Tags] ["="] en "reset sizes" "Reset the pane sizes" fr "réinitialiser" "Rétablir la taille des volets";
        Pane(PaneAction::Shrink) "narrow-article" Panes Nothing [List, Article, Tags] ["<"] en "shrink" "Shrink the article pane (full screen: narrow the text)" fr "réduire" "Réduire l’article (en plein écran\u{a0}: rétrécir le texte)";

        Prompt(PromptAction::Accept) "accept-prompt" Typing Nothing [Prompt, TagPrompt, SearchName, DatePrompt, HelpPrompt, FindPrompt, Hints, PipePrompt, FilePrompt] ["Enter"] en "accept" "Accept what you typed" fr "valider" "Valider la saisie";
        Prompt(PromptAction::Cancel) "cancel-prompt" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["Esc"] en "cancel" "Discard what you typed" fr "annuler" "Annuler la saisie";
        Prompt(PromptAction::Complete(Direction::Forward)) "complete-next" Typing Completion [Prompt, Palette] ["Tab"] en "complete" "Complete the word, or go to the next suggestion" fr "compléter" "Compléter le mot, ou passer à la proposition suivante";
        Prompt(PromptAction::Complete(Direction::Back)) "complete-previous" Typing Completion [Prompt, Palette] ["S-Tab"] en "previous" "Go to the previous suggestion" fr "précédente" "Revenir à la proposition précédente";
        Help(HelpAction::Queries) "query-help" Typing Nothing [Prompt] ["F1"] en "help" "Show the help on queries; your text is kept" fr "aide" "Afficher l’aide sur les requêtes en gardant la saisie";
        Prompt(PromptAction::Recall(Direction::Back)) "earlier-query" Typing Nothing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["C-p"] en "earlier" "Recall the previous query; in a picker, move up one line" fr "précédente" "Rappeler la requête précédente\u{a0}; dans une liste, monter";
        Prompt(PromptAction::Recall(Direction::Forward)) "later-query" Typing Nothing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["C-n"] en "later" "Recall the next query; in a picker, move down one line" fr "suivante" "Rappeler la requête suivante\u{a0}; dans une liste, descendre";
        Prompt(PromptAction::Move(Motion::Down)) "prompt-down" Typing Nothing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["↓"] en "down" "Move down one line while typing" fr "bas" "Descendre d’une ligne pendant la saisie";
        Prompt(PromptAction::Move(Motion::Up)) "prompt-up" Typing Nothing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt] ["↑"] en "up" "Move up one line while typing" fr "haut" "Monter d’une ligne pendant la saisie";
        Prompt(PromptAction::Move(Motion::PageDown)) "prompt-page-down" Typing Nothing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline] ["PgDn"] en "page down" "Move down one page while typing" fr "page suivante" "Descendre d’une page pendant la saisie";
        Prompt(PromptAction::Move(Motion::PageUp)) "prompt-page-up" Typing Nothing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline] ["PgUp"] en "page up" "Move up one page while typing" fr "page précédente" "Monter d’une page pendant la saisie";
        Prompt(PromptAction::Edit(InputRequest::DeletePrevChar)) "delete-back" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["Backspace", "C-h"] en "delete" "Delete the character before the cursor" fr "supprimer" "Supprimer le caractère avant le curseur";
        Prompt(PromptAction::Edit(InputRequest::DeleteNextChar)) "delete-forward" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["Delete", "C-d"] en "delete" "Delete the character after the cursor" fr "supprimer" "Supprimer le caractère après le curseur";
        Prompt(PromptAction::Edit(InputRequest::DeletePrevWord)) "delete-word" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["C-w"] en "delete word" "Delete the word before the cursor" fr "supprimer le mot" "Supprimer le mot avant le curseur";
        Prompt(PromptAction::Edit(InputRequest::DeleteLine)) "delete-line" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["C-u"] en "delete all" "Delete the whole text" fr "tout supprimer" "Supprimer toute la saisie";
        Prompt(PromptAction::Edit(InputRequest::GoToPrevChar)) "caret-left" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["←", "C-b"] en "left" "Move the cursor left" fr "gauche" "Déplacer le curseur vers la gauche";
        Prompt(PromptAction::Edit(InputRequest::GoToNextChar)) "caret-right" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["→", "C-f"] en "right" "Move the cursor right" fr "droite" "Déplacer le curseur vers la droite";
        Prompt(PromptAction::Edit(InputRequest::GoToStart)) "caret-start" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["Home", "C-a"] en "start" "Move the cursor to the start" fr "début" "Placer le curseur au début";
        Prompt(PromptAction::Edit(InputRequest::GoToEnd)) "caret-end" Typing Nothing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt, Palette, FindPrompt, Outline, PipePrompt, FilePrompt] ["End", "C-e"] en "end" "Move the cursor to the end" fr "fin" "Placer le curseur à la fin";

        Back "back" Program Nothing [List, Article, Tags, Help] ["Esc"] en "back" "Go back one step; never quits" fr "retour" "Revenir en arrière (ne quitte jamais vigie)";
        Close "close" Program Nothing [List, Article, Tags, Help] ["q"] en "quit" "Close this view; in the list, quit" fr "quitter" "Fermer cette vue\u{a0}; dans la liste, quitter";
        Quit "quit" Program Nothing [List, Article, Tags, Help] ["Q"] en "quit" "Quit at once" fr "quitter" "Quitter immédiatement" also "exit quitter";
        Interrupt "interrupt" Program Nothing [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-c"] en "quit" "Quit at once, even while typing" fr "quitter" "Quitter immédiatement, même pendant la saisie";
        Help(HelpAction::Toggle) "toggle-help" Program Nothing [List, Article, Tags, Help] ["?", "F1"] en "help" "Show or hide the help on keys" fr "aide" "Afficher ou masquer l’aide sur les touches";
        Palette(PaletteAction::Open) "open-palette" Program Nothing [List, Article, Tags] [":"] en "command" "Open the command palette" fr "commande" "Ouvrir la palette de commandes";
        Palette(PaletteAction::Run) "run-command" Program Nothing [Palette] ["Enter"] en "run" "Run the command under the cursor" fr "exécuter" "Exécuter la commande sous le curseur";
        Palette(PaletteAction::OpenThemes) "pick-theme" Program Nothing [List, Article, Tags] ["C-t"] en "theme" "Try themes and choose one" fr "thème" "Essayer les thèmes et en choisir un";
        Redraw "redraw" Program Nothing [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-l"] en "redraw" "Redraw the screen" fr "redessiner" "Redessiner l’écran";
        Reload "reload" Program Loaded [List, Article, Tags] ["F5"] en "reload" "Reload the folder" fr "recharger" "Recharger le dossier" also "refresh rafraîchir actualiser";
        Suspend "suspend" Program Nothing [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt, Palette, FindPrompt, Outline, Hints, PipePrompt, FilePrompt] ["C-z"] en "suspend" "Suspend vigie; fg resumes it" fr "suspendre" "Suspendre vigie\u{a0}; fg permet de reprendre";
    }
}

pub use table::ACTIONS;

impl Action {
    /// The row of this action in [`ACTIONS`]; every action has one.
    pub fn row(self) -> Option<&'static ActionRow> {
        ACTIONS.iter().find(|row| row.action == self)
    }
}

impl ActionRow {
    /// The action with this name under `[keys]` in `config.toml`.
    pub fn named(name: &str) -> Option<&'static Self> {
        static BY_NAME: LazyLock<HashMap<&str, &ActionRow>> =
            LazyLock::new(|| ACTIONS.iter().map(|row| (row.name, row)).collect());
        BY_NAME.get(name).copied()
    }

    /// The panes in which the action is available. Empty if it is available in all three panes, or only
    /// while typing.
    pub fn panes(&self) -> Vec<Bilingual> {
        let everywhere = [Mode::List, Mode::Article, Mode::Tags];
        if everywhere.iter().all(|mode| self.modes.contains(mode)) {
            return Vec::new();
        }
        self.modes.iter().filter_map(|mode| mode.pane()).collect()
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
        for (group, heading) in HELP_GROUPS {
            typography::check(heading, &format!("{group:?}"));
        }
    }
}
