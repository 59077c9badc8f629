//! Phrases about an open article: finding, panes, links, copying, editing, commands, writing files. Floor 0,
//! part of [`wording`](crate::wording).

/// Adds the rows of this file and calls the next macro.
macro_rules! with_article {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// Notice: next match after the last one.
    MatchesFromTheTop en ["no match below; continuing from the first"] fr ["aucune occurrence plus bas\u{a0}; retour à la première"]
    /// Notice: previous match before the first one.
    MatchesFromTheEnd en ["no match above; continuing from the last"] fr ["aucune occurrence plus haut\u{a0}; passage à la dernière"]
    /// Article pane: how far the article is scrolled.
    Progress { percent: usize } en ["{percent}%"] fr ["{percent}\u{a0}%"]
    /// A title in quotation marks, in citations.
    Quoted { text: CleanText } en ["“{text}”"] fr ["«\u{a0}{text}\u{a0}»"]
    /// Warning: the text searched for is not in the article.
    NotInArticle { text: CleanText } en ["“{}” is not in this article", crate::text::cut_to_cells(text, 40)] fr ["«\u{a0}{}\u{a0}» ne figure pas dans cet article", crate::text::cut_to_cells(text, 40)]
    /// Status line and prompt: number of the current match and of all.
    MatchOf { current: usize, count: usize } en ["{}/{}", grouped(*current), grouped(*count)] fr ["{}/{}", grouped(*current), grouped(*count)]
    /// Notice: next match when nothing was searched for.
    NoSearchYet en ["no search yet; press / to search this article"] fr ["aucune recherche en cours\u{a0}; / cherche dans l’article"]
    /// Prompt: nothing matches what is typed.
    NotFound en ["not found"] fr ["introuvable"]
    /// Notice: opening the outline of an article without headings.
    NoHeadings en ["this article has no headings"] fr ["cet article n’a pas d’intertitres"]
    /// Outline: no heading matches what is typed.
    NoSuchHeading en ["No such heading"] fr ["Aucun intertitre trouvé"]
    /// Notice: the preview is now shown.
    PreviewOn en ["preview shown"] fr ["aperçu affiché"]
    /// Notice: the preview is now hidden.
    PreviewOff { key: Option<CleanText> } en ["preview hidden{}", with_key(key.as_ref(), "shows it again")] fr ["aperçu masqué{}", with_key(key.as_ref(), "le réaffiche")]
    /// Notice: resizing the article pane while the preview is hidden.
    PreviewIsOff { key: Option<CleanText> } en ["the preview is hidden{}", with_key(key.as_ref(), "shows it")] fr ["l’aperçu est masqué{}", with_key(key.as_ref(), "l’affiche")]
    /// Notice: resizing a pane when only one is shown.
    NothingToResize { key: Option<CleanText> } en ["only one pane is shown{}", with_key(key.as_ref(), "goes full screen, where you can set the text width")] fr ["un seul volet affiché{}", with_key(key.as_ref(), "met l’article en plein écran, où sa largeur se règle")]
    /// Notice: the panes have their default sizes again.
    PanesReset en ["panes back to their default sizes"] fr ["les volets ont retrouvé leur taille par défaut"]
    /// Notice: resetting the panes when they have their default sizes.
    PanesAreDefault en ["the panes already have their default sizes"] fr ["les volets ont déjà leur taille par défaut"]
    /// Notice: enlarging a pane that is at its maximum.
    LargestPane en ["this pane cannot get any larger"] fr ["impossible d’agrandir davantage"]
    /// Notice: shrinking a pane that is at its minimum.
    SmallestPane en ["this pane cannot get any smaller"] fr ["impossible de réduire davantage"]
    /// Notice: labelling links when none is on the screen.
    NoLinksInView en ["no links on the screen"] fr ["aucun lien à l’écran"]
    /// Status line while links are labelled: what the letters do.
    HintsHelp en ["letter opens, capital or y+letter copies; Esc cancels"] fr ["lettre\u{a0}: ouvrir\u{a0}; majuscule, ou y puis lettre\u{a0}: copier\u{a0}; Échap\u{a0}: annuler"]
    /// Status line while links are labelled, after y: the letters copy instead of open.
    HintsCopy en ["letter copies, y switches to opening; Esc cancels"] fr ["lettre\u{a0}: copier\u{a0}; y\u{a0}: ouvrir plutôt que copier\u{a0}; Échap\u{a0}: annuler"]
    /// Notice: no link has the letters typed.
    NoSuchLink { letters: CleanText } en ["no link is labelled {letters}"] fr ["aucun lien ne correspond à {letters}"]
    /// Warning before opening a link whose text names another host.
    LinkTextMisleads { text: CleanText, host: CleanText } en ["Esc cancels; Enter opens {host}, not “{}”", crate::text::cut_to_cells(text, 24)] fr ["Échap annule\u{a0}; Entrée ouvre {host}, pas «\u{a0}{}\u{a0}»", crate::text::cut_to_cells(text, 24)]
    /// Notice: a title, path, citation or Markdown link was copied.
    CopiedText { text: CleanText } en ["copied {text}"] fr ["copié\u{a0}: {text}"]
    /// Notice: the text of the article was copied, with its line breaks removed.
    CopiedAll { letters: usize } en ["copied the text as one line: {}", crate::wording::counted(*letters, "character", "characters")] fr ["texte copié sur une seule ligne\u{a0}: {}", crate::wording::counted(*letters, "caractère", "caractères")]
    /// Warning: the text was too long for the clipboard.
    CopiedCut en ["copied only the first {} KiB; the clipboard takes no more", crate::limits::CLIPBOARD_BYTES / 1024] fr ["seuls les {} premiers Kio sont copiés\u{a0}; le presse-papiers n’en accepte pas plus", crate::limits::CLIPBOARD_BYTES / 1024]
    /// Warning: the article lacks what was to be copied.
    NothingToCopy en ["nothing to copy: it is missing from this article"] fr ["rien à copier\u{a0}: l’article n’a pas cette information"]
    /// Warning: editing an article of the sample library.
    NoFileToEdit en ["no file to edit: the sample library is built into vigie"] fr ["aucun fichier à modifier\u{a0}: la bibliothèque d’exemple est intégrée à vigie"]
    /// Warning: editing a file when no editor is set.
    NoEditor en ["no editor: set VISUAL or EDITOR, or editor in config.toml"] fr ["aucun éditeur\u{a0}: définissez VISUAL ou EDITOR, ou editor dans config.toml"]
    /// Warning: an editor or a command did not start.
    ProgramNotStarted { program: CleanText, reason: CleanText } en ["{program} did not start: {reason}"] fr ["{program} n’a pas démarré\u{a0}: {reason}"]
    /// Warning: an editor or a command exited with an error.
    ProgramFailed { program: CleanText, reason: CleanText } en ["{program} failed ({reason})"] fr ["{program} a échoué ({reason})"]
    /// Reason in [`Phrase::ProgramFailed`]: the exit code.
    ExitCode { code: i32 } en ["exit code {code}"] fr ["code de sortie {code}"]
    /// Reason in [`Phrase::ProgramFailed`]: the signal.
    EndedBySignal { signal: i32 } en ["terminated by signal {signal}"] fr ["arrêté par le signal {signal}"]
    /// Notice: a command ended without an error.
    ProgramEnded { program: CleanText } en ["{program} finished"] fr ["{program} s’est terminé"]
    /// Warning: the file for a command cannot be read.
    ArticleNotRead { reason: CleanText } en ["cannot read the article: {reason}"] fr ["impossible de lire l’article\u{a0}: {reason}"]
    /// Printed below the output of a command.
    PressEnter en ["Press Enter to go back to vigie."] fr ["Appuyez sur Entrée pour revenir à vigie."]
    /// Label of the prompt for a command.
    PipeTo en ["command: "] fr ["commande\u{a0}: "]
    /// Under that prompt, while it is empty.
    PipeHelp en ["article on stdin; placeholders: {{url}} {{title}} {{path}} {{tags}} {{date}} {{host}}"] fr ["article sur stdin\u{a0}; variables\u{a0}: {{url}} {{title}} {{path}} {{tags}} {{date}} {{host}}"]
    /// Error under that prompt: an unknown placeholder.
    NoSuchPlaceholder { name: CleanText, meant: &'static str } en ["there is no placeholder {{{name}}}; did you mean {{{meant}}}?"] fr ["{{{name}}} n’existe pas\u{a0}; vouliez-vous dire {{{meant}}}\u{a0}?"]
    /// Error under that prompt: a quote is not closed.
    QuoteNotClosed en ["a closing quote is missing"] fr ["il manque un guillemet fermant"]
    /// Notice: recalling a command when there is none.
    NoEarlierCommand en ["no earlier command in this session"] fr ["aucune commande précédente dans cette session"]
    /// Label of the prompt for a file name.
    WriteTo { count: usize, format: &'static str } en ["export {} as {format} to: ", crate::wording::counted(*count, "article", "articles")] fr ["exporter {} en {format} dans\u{a0}: ", crate::wording::counted(*count, "article", "articles")]
    /// Error under that prompt: the name is empty.
    FileNeedsName en ["the file needs a name"] fr ["indiquez un nom de fichier"]
    /// Error under that prompt: the file exists.
    FileExists en ["this file already exists; Enter replaces it"] fr ["ce fichier existe déjà\u{a0}; Entrée le remplace"]
    /// Under that prompt, while the file is written.
    WritingNow en ["writing…"] fr ["écriture…"]
    /// Notice: the file was written.
    ArticlesWritten { count: usize, path: CleanText } en ["exported {} to {path}", crate::wording::counted(*count, "article", "articles")] fr ["{} dans {path}", crate::wording::counted(*count, "article exporté", "articles exportés")]
    /// Error under that prompt: writing failed.
    FileNotWritten { path: CleanText, reason: CleanText } en ["cannot write {path}: {reason}"] fr ["impossible d’écrire {path}\u{a0}: {reason}"]
    /// Error under that prompt: the file would be inside the folder of articles.
    NotIntoTheFolder en ["vigie never writes into the folder of articles; choose another place"] fr ["vigie n’écrit jamais dans le dossier des articles\u{a0}; choisissez un autre endroit"]
    /// Error under that prompt: the thread that writes files panicked.
    WritingFailed en ["writing the file failed (a bug in vigie; you can continue)"] fr ["l’écriture du fichier a échoué (bogue de vigie, qui reste utilisable)"]
    } } };
}

pub(super) use with_article;
