//! The rows of the table of phrases about reading an article.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_reading {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// The places that were found begin again.
    MatchesFromTheTop en ["that was the last one; on from the top"] fr ["c’était la dernière\u{a0}; reprise au début"]
    /// The same, the other way.
    MatchesFromTheEnd en ["that was the first one; on from the end"] fr ["c’était la première\u{a0}; reprise à la fin"]
    /// How far an article was read.
    Progress { percent: usize } en ["{percent}%"] fr ["{percent}\u{a0}%"]
    /// What stands between quotes.
    Quoted { text: CleanText } en ["“{text}”"] fr ["«\u{a0}{text}\u{a0}»"]
    /// The article does not hold what was looked for.
    NotInArticle { text: CleanText } en ["“{}” is not in this article", crate::text::cut_to_cells(text, 40)] fr ["«\u{a0}{}\u{a0}» ne figure pas dans cet article", crate::text::cut_to_cells(text, 40)]
    /// Which of the places that were found is the current one.
    MatchOf { current: usize, count: usize } en ["{}/{}", grouped(*current), grouped(*count)] fr ["{}/{}", grouped(*current), grouped(*count)]
    /// Nothing is looked for in the article.
    NothingLookedFor en ["nothing is looked for here; / in the article finds a text"] fr ["aucune recherche en cours\u{a0}; / dans l’article cherche un texte"]
    /// Nothing matches, in the bar.
    NotFound en ["not found"] fr ["introuvable"]
    /// An article without headings.
    NoHeadings en ["this article has no headings"] fr ["cet article n’a pas d’intertitres"]
    /// No heading matches what is typed.
    NoSuchHeading en ["No such heading"] fr ["Aucun intertitre ne correspond"]
    /// The article is shown beside the list from now on.
    PreviewOn en ["the article is shown beside the list"] fr ["l’article s’affiche à côté de la liste"]
    /// The article is not shown beside the list from now on.
    PreviewOff { key: Option<CleanText> } en ["the list has the room{}", besides(key.as_ref(), "brings the preview back")] fr ["la liste prend la place{}", besides(key.as_ref(), "rétablit l’aperçu")]
    /// There is one pane alone, because the article is not to stand beside the list.
    PreviewIsOff { key: Option<CleanText> } en ["the article is not shown beside the list{}", besides(key.as_ref(), "shows it")] fr ["l’article n’est pas affiché à côté de la liste{}", besides(key.as_ref(), "l’affiche")]
    /// There is one pane alone.
    NothingToResize { key: Option<CleanText> } en ["there is only one pane here{}", besides(key.as_ref(), "gives the article the screen, and then its lines can be changed")] fr ["il n’y a qu’un volet ici{}", besides(key.as_ref(), "donne l’écran à l’article, dont on peut alors changer les lignes")]
    /// The panes have their usual sizes again.
    PanesReset en ["the panes have their usual sizes again"] fr ["les volets ont repris leurs tailles habituelles"]
    /// The panes had them before.
    PanesAreUsual en ["the panes have their usual sizes"] fr ["les volets ont leurs tailles habituelles"]
    /// The pane cannot become wider.
    WidestPane en ["there is no more room to give"] fr ["il n’y a plus de place à donner"]
    /// The pane cannot become narrower.
    NarrowestPane en ["it cannot be any smaller"] fr ["impossible de réduire davantage"]
    /// There are no links.
    NoLinksInView en ["there is no link in view"] fr ["aucun lien n’est visible"]
    /// What one can do with the letters of the links.
    HintsHelp en ["a letter opens; a capital, or y before it, copies; Esc leaves"] fr ["une lettre ouvre\u{a0}; une majuscule, ou y avant, copie\u{a0}; Échap quitte"]
    /// The same while a link is to be copied.
    HintsCopy en ["a letter copies; y opens again; Esc leaves"] fr ["une lettre copie\u{a0}; y revient à l’ouverture\u{a0}; Échap quitte"]
    /// A letter that no link has.
    NoSuchLink { letters: CleanText } en ["no link is called {letters}"] fr ["aucun lien ne porte les lettres {letters}"]
    /// A link says another host than the one it leads to.
    LinkNamesOther { text: CleanText, host: CleanText } en ["leads to {host}, not to “{}”: Enter opens, Esc leaves", crate::text::cut_to_cells(text, 24)] fr ["mène à {host}, non à «\u{a0}{}\u{a0}»\u{a0}: Entrée ouvre, Échap quitte", crate::text::cut_to_cells(text, 24)]
    /// Something was copied.
    CopiedText { text: CleanText } en ["copied {text}"] fr ["copié\u{a0}: {text}"]
    /// All the text of an article was copied.
    CopiedAll { letters: usize } en ["copied the text, {}, in one line", crate::wording::counted(*letters, "letter", "letters")] fr ["texte copié, {}, sur une ligne", crate::wording::counted(*letters, "signe", "signes")]
    /// What was copied had to be cut.
    CopiedCut en ["copied the first {} KiB of the text; the clipboard takes no more", limits::CLIPBOARD_BYTES / 1024] fr ["les {} premiers Kio du texte sont copiés\u{a0}; le presse-papiers n’en prend pas plus", limits::CLIPBOARD_BYTES / 1024]
    /// There is nothing that could be copied.
    NothingToCopy en ["this article has nothing of the kind to copy"] fr ["cet article n’a rien de tel à copier"]
    /// The articles are no files that could be edited.
    NoFileToEdit en ["there is no file to edit: the sample library is part of vigie"] fr ["aucun fichier à modifier\u{a0}: la bibliothèque d’exemple fait partie de vigie"]
    /// No editor is known.
    NoEditor en ["no editor is set: put its name into VISUAL or EDITOR"] fr ["aucun éditeur n’est choisi\u{a0}: mettre son nom dans VISUAL ou EDITOR"]
    /// A program did not start.
    ProgramNotStarted { program: CleanText, reason: CleanText } en ["{program} did not start: {reason}"] fr ["{program} n’a pas démarré\u{a0}: {reason}"]
    /// A program said that it failed.
    ProgramFailed { program: CleanText, reason: CleanText } en ["{program} ended with a failure ({reason})"] fr ["{program} s’est terminé sur un échec ({reason})"]
    /// The number with which a program ended.
    ExitCode { code: i32 } en ["exit code {code}"] fr ["code de sortie {code}"]
    /// The signal that ended a program.
    EndedBySignal { signal: i32 } en ["ended by signal {signal}"] fr ["arrêté par le signal {signal}"]
    /// A command did what it does.
    ProgramEnded { program: CleanText } en ["{program} is done"] fr ["{program} a terminé"]
    /// The file that a program is to be given cannot be read.
    ArticleNotRead { reason: CleanText } en ["the article cannot be read: {reason}"] fr ["l’article ne peut pas être lu\u{a0}: {reason}"]
    /// What is asked for when a command has printed something.
    PressEnter en ["Press Enter to go back to vigie."] fr ["Entrée pour revenir à vigie."]
    /// Before the command that is given the article.
    PipeTo en ["command: "] fr ["commande\u{a0}: "]
    /// What a command is given.
    PipeHelp en ["it reads the article; {{url}} {{title}} {{path}} {{tags}} {{date}} {{host}} are filled in"] fr ["elle lit l’article\u{a0}; {{url}} {{title}} {{path}} {{tags}} {{date}} {{host}} sont remplis"]
    /// A name in braces that stands for nothing in a command.
    NoSuchPiece { name: CleanText, meant: &'static str } en ["{{{name}}} stands for nothing here; did you mean {{{meant}}}?"] fr ["{{{name}}} ne désigne rien ici\u{a0}; vouliez-vous dire {{{meant}}}\u{a0}?"]
    /// A quote in a command was not closed.
    QuoteNotClosed en ["a quote is not closed"] fr ["un guillemet n’est pas fermé"]
    /// There is no earlier command.
    NoEarlierCommand en ["no earlier command in this session"] fr ["pas de commande antérieure dans cette session"]
    /// Before the name of the file that articles are written to.
    WriteTo { count: usize, format: &'static str } en ["write {} as {format} to: ", crate::wording::counted(*count, "article", "articles")] fr ["écrire {} en {format} dans\u{a0}: ", crate::wording::counted(*count, "article", "articles")]
    /// A file needs a name.
    FileNeedsName en ["the file needs a name"] fr ["il faut un nom de fichier"]
    /// There is a file of that name.
    FileExists en ["this file is there already: Enter replaces it"] fr ["ce fichier existe déjà\u{a0}: Entrée le remplace"]
    /// Articles are being written.
    WritingNow en ["writing…"] fr ["écriture…"]
    /// Articles were written.
    ArticlesWritten { count: usize, path: CleanText } en ["wrote {} to {path}", crate::wording::counted(*count, "article", "articles")] fr ["{} dans {path}", crate::wording::counted(*count, "article écrit", "articles écrits")]
    /// The file cannot be written.
    FileNotWritten { path: CleanText, reason: CleanText } en ["not written: {path}: {reason}"] fr ["non écrit\u{a0}: {path}\u{a0}: {reason}"]
    /// The file would stand among the articles.
    NotIntoTheFolder en ["vigie writes nothing into the folder of the articles; name a place outside it"] fr ["vigie n’écrit rien dans le dossier des articles\u{a0}; choisir un endroit hors de celui-ci"]
    /// The worker that writes articles failed.
    WritingFailed en ["writing the articles failed; this is a mistake in vigie, the reader goes on"] fr ["l’écriture des articles a échoué\u{a0}; c’est une erreur de vigie, la lecture continue"]
    } } };
}

pub(super) use with_reading;
