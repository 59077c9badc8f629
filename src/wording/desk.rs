//! The rows of the table of phrases that the command line says.

/// Calls a macro with the given rows and those of this file.
macro_rules! with_desk {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    // The command line: queries, formats and the index.
    /// What was given is the beginning of a query.
    UnfinishedQuery { reason: CleanText } en ["the query is not finished: {reason}"] fr ["la requête n’est pas finie\u{a0}: {reason}"]
    /// Something that is wrong, and what was probably meant.
    Suggested { said: CleanText, instead: CleanText } en ["{said}; did you mean {instead}?"] fr ["{said}\u{a0}; vouliez-vous dire {instead}\u{a0}?"]
    /// A name in a format that is no field and no key.
    NoSuchFormatField { name: CleanText } en ["--format: there is no field “{name}”"] fr ["--format\u{a0}: il n’y a pas de champ «\u{a0}{name}\u{a0}»"]
    /// A brace of a format that is not closed.
    FormatNotClosed en ["--format: a brace is not closed; {{{{ stands for a brace"] fr ["--format\u{a0}: une accolade n’est pas fermée\u{a0}; {{{{ donne une accolade"]
    /// A brace of a format that closes nothing.
    FormatNotOpened en ["--format: a brace closes nothing; }}}} stands for a brace"] fr ["--format\u{a0}: une accolade ne ferme rien\u{a0}; }}}} donne une accolade"]
    /// A field of a format without a name.
    FormatWithoutName en ["--format: there is nothing between the braces"] fr ["--format\u{a0}: il n’y a rien entre les accolades"]
    /// The sample has no index.
    SampleHasNoIndex en ["the sample library has no index"] fr ["la bibliothèque d’exemple n’a pas d’index"]
    /// There is nowhere to keep an index.
    NoIndexPlace en ["there is no cache folder for an index"] fr ["il n’y a pas de dossier de cache pour un index"]
    /// An index was not wanted.
    IndexNotWanted en ["--no-index asks for no index"] fr ["--no-index demande de se passer d’index"]
    /// There is no index yet.
    IndexMissing { place: CleanText } en ["there is no index yet; it will be at {place}"] fr ["il n’y a pas encore d’index\u{a0}; il sera dans {place}"]
    /// An index was deleted.
    IndexCleared { place: CleanText } en ["deleted the index at {place}"] fr ["l’index dans {place} est supprimé"]
    /// An index was to be deleted, and there is none.
    NothingToDelete { place: CleanText } en ["there is no index at {place}"] fr ["il n’y a pas d’index dans {place}"]
    /// An index could not be deleted.
    IndexNotCleared { place: CleanText, reason: CleanText } en ["the index at {place} cannot be deleted: {reason}"] fr ["l’index dans {place} ne peut pas être supprimé\u{a0}: {reason}"]
    /// An index was made anew.
    IndexRebuilt { articles: usize, place: CleanText } en ["made the index at {place} anew: {}", counted(*articles, "article", "articles")] fr ["l’index dans {place} est refait\u{a0}: {}", counted(*articles, "article", "articles")]
    /// An index is being written by another process.
    IndexBusy en ["another process is writing it"] fr ["un autre processus est en train de l’écrire"]
    /// An index cannot be written.
    IndexNotWritable { reason: CleanText } en ["it cannot be written: {reason}"] fr ["il ne peut pas être écrit\u{a0}: {reason}"]
    /// An index cannot be read.
    IndexUnreadable { reason: CleanText } en ["{reason}; it is made anew the next time"] fr ["{reason}\u{a0}; il sera refait la prochaine fois"]
    /// An index is damaged.
    IndexDamaged { reason: CleanText } en ["the index is damaged: {reason}"] fr ["l’index est abîmé\u{a0}: {reason}"]
    /// The list of the files of an index was changed.
    IndexListChanged en ["the list of its files is not as it was written"] fr ["la liste de ses fichiers n’est plus celle qui a été écrite"]
    /// A file of an index was changed.
    IndexFileChanged { file: CleanText } en ["{file} is not as it was written"] fr ["{file} n’est plus tel qu’il a été écrit"]
    /// An index without a part.
    IndexWithoutPart en ["it has no segment"] fr ["il n’a pas de segment"]
    /// An index is being written by another process, which is why it is not written here.
    IndexWrittenElsewhere en ["another process writes the index"] fr ["un autre processus écrit l’index"]
    /// A file of the user is no text.
    NotUtf8 en ["its text is not UTF-8"] fr ["son texte n’est pas en UTF-8"]
    /// There is something else in the place of an index.
    NoIndexFolder en ["it is no folder"] fr ["ce n’est pas un dossier"]
    /// The files of an index are of no use.
    NoIndexFiles en ["it cannot be read"] fr ["il ne peut pas être lu"]
    /// The label of the place of an index.
    PlaceLabel en ["place"] fr ["emplacement"]
    /// The label of the number of articles.
    ArticlesLabel en ["articles"] fr ["articles"]
    /// The label of the size on disk.
    SizeLabel en ["size"] fr ["taille"]
    /// The label of the time of the last change.
    ChangedLabel en ["changed"] fr ["modifié"]
    /// The label of a version.
    VersionLabel en ["version"] fr ["version"]
    /// The label of a problem.
    ProblemLabel en ["problem"] fr ["problème"]
    /// A number that is not known.
    NotKnown en ["not known"] fr ["inconnu"]
    /// A size in bytes.
    Bytes { bytes: u64 } en ["{}", crate::wording::size(*bytes)] fr ["{}", crate::wording::size(*bytes)]
    /// How long ago something was.
    Ago { seconds: u64 } en ["{}", crate::wording::ago(*seconds)] fr ["{}", crate::wording::ago(*seconds)]

    // The command line.
    /// What the program is.
    About en ["Read a folder of news articles in the terminal"] fr ["Lire un dossier d’articles de presse dans le terminal"]
    /// The forms of the command line.
    Usage en ["vigie [OPTIONS] [DIR]\n       vigie COMMAND [OPTIONS]"] fr ["vigie [OPTIONS] [DOSSIER]\n              vigie COMMANDE [OPTIONS]"]
    /// A folder that stands before a command.
    FolderBeforeCommand { command: &'static str } en ["a command is given its folder behind its name: vigie {command} --dir DIR"] fr ["le dossier d’une commande se donne après son nom\u{a0}: vigie {command} --dir DOSSIER"]
    /// An option of the reader that stands before a command.
    OptionBeforeCommand { command: &'static str, option: &'static str } en ["--{option} before “{command}” is for the reader; an option of a command stands behind its name"] fr ["--{option} avant «\u{a0}{command}\u{a0}» s’adresse au lecteur\u{a0}; les options d’une commande se donnent après son nom"]
    /// What stands under the help of the program.
    AfterHelp en ["Without a command, the reader starts; ? shows its keys.\nA folder named like a command is given as ./NAME."] fr ["Sans commande, le lecteur s’ouvre\u{a0}; ? y montre les touches.\nUn dossier qui porte le nom d’une commande se donne sous la forme ./NOM."]
    /// The heading of the exit codes in the manual page.
    ExitCodesHeading en ["EXIT CODES"] fr ["CODES DE SORTIE"]
    /// The exit codes.
    ExitCodes en ["0: found. 1: nothing found, or problems found. 2: an error."] fr ["0\u{a0}: trouvé. 1\u{a0}: rien trouvé, ou problèmes trouvés. 2\u{a0}: erreur."]
    /// The heading of the query fields in the manual page.
    FieldsHeading en ["WORDS"] fr ["MOTS"]
    /// What a query is.
    FieldsIntroduction en ["Every word must match the beginning of a word of the article, without regard to case and accents. A text in quotes matches whole words in a row. A minus in front excludes. A field narrows a word to a part of the article; values separated by commas are alternatives:"] fr ["Chaque mot doit être le début d’un mot de l’article, sans égard à la casse ni aux accents. Un texte entre guillemets désigne des mots entiers qui se suivent. Un moins placé devant exclut. Un champ limite un mot à une partie de l’article\u{a0}; des valeurs séparées par des virgules sont au choix\u{a0}:"]
    /// The folder is not there.
    NoFolder { folder: CleanText } en ["there is no folder “{folder}”"] fr ["il n’y a pas de dossier «\u{a0}{folder}\u{a0}»"]
    /// The path is not a folder.
    NotAFolder { path: CleanText } en ["“{path}” is not a folder; vigie reads folders of articles"] fr ["«\u{a0}{path}\u{a0}» n’est pas un dossier\u{a0}; vigie lit des dossiers d’articles"]
    /// The folder cannot be read.
    FolderUnreadable { folder: CleanText, reason: CleanText } en ["the folder “{folder}” cannot be read: {reason}"] fr ["le dossier «\u{a0}{folder}\u{a0}» ne peut pas être lu\u{a0}: {reason}"]
    /// A folder name that looks like a command.
    DidYouMean { command: &'static str } en ["did you mean the command “vigie {command}”?"] fr ["vouliez-vous dire la commande «\u{a0}vigie {command}\u{a0}»\u{a0}?"]
    /// What to do without a folder.
    FolderHint en ["give the folder with your articles: vigie DIR; without one, the sample library is shown"] fr ["indiquer le dossier des articles\u{a0}: vigie DOSSIER\u{a0}; sans dossier, la bibliothèque d’exemple s’affiche"]
    /// Said on start without a folder.
    ShowingSample en ["sample library; vigie DIR opens yours"] fr ["bibliothèque d’exemple\u{a0}; vigie DOSSIER ouvre un dossier"]
    /// Said by commands without a folder, where there is one that was left last.
    UsingLast { folder: CleanText } en ["no folder given, so this is about the one you read last, {folder}; --dir DIR takes another"] fr ["aucun dossier donné\u{a0}: réponse sur le dernier dossier lu, {folder}\u{a0}; --dir DOSSIER en prend un autre"]
    /// A word of a query that is a folder, too.
    WordIsFolder { folder: CleanText } en ["“{folder}” is a folder, and is looked for as a word here; --dir {folder} asks about what is in it"] fr ["«\u{a0}{folder}\u{a0}» est un dossier, cherché ici comme un mot\u{a0}; --dir {folder} interroge son contenu"]
    /// Said by commands without a folder.
    UsingSample en ["no folder given, so this is about the sample library; use --dir DIR"] fr ["aucun dossier donné\u{a0}: réponse sur la bibliothèque d’exemple\u{a0}; indiquer --dir DOSSIER"]
    /// The reader needs a terminal.
    NoTerminal en ["the reader needs a terminal; “vigie list” prints the articles instead"] fr ["le lecteur a besoin d’un terminal\u{a0}; «\u{a0}vigie list\u{a0}» affiche les articles sans lui"]
    /// The heading of the front matter as it stands in the file.
    RawFrontMatter en ["Front matter as in the file"] fr ["En-tête tel que dans le fichier"]
    /// No article has this identifier.
    NoSuchArticle { id: CleanText } en ["there is no article “{id}”; “vigie list” prints the identifiers"] fr ["il n’y a pas d’article «\u{a0}{id}\u{a0}»\u{a0}; «\u{a0}vigie list\u{a0}» donne les identifiants"]
    /// Several articles match an identifier.
    AmbiguousArticle { id: CleanText, count: usize } en ["“{id}” could be any of {}:", counted(*count, "article", "articles")] fr ["«\u{a0}{id}\u{a0}» peut désigner {}\u{a0}:", counted(*count, "article", "articles")]
    /// One of several articles that match an identifier.
    CandidateArticle { id: CleanText, title: CleanText } en ["  {id}  {title}"] fr ["  {id}  {title}"]
    /// What to do about several matching articles.
    NameOne { more: usize } en ["{}give more of the identifier", if *more > 0 { format!("and {} more; ", grouped(*more)) } else { String::new() }] fr ["{}donner davantage de caractères de l’identifiant", if *more > 0 { format!("et {} de plus\u{a0}; ", grouped(*more)) } else { String::new() }]
    /// The sum of a check without problems.
    CheckClean { articles: usize } en ["{}, no problems", counted(*articles, "article", "articles")] fr ["{}, aucun problème", counted(*articles, "article", "articles")]
    /// The sum of a check for some kinds of problems, where there are none.
    CheckNoneOf { articles: usize } en ["{}, no problems of the kinds asked for", counted(*articles, "article", "articles")] fr ["{}, aucun problème des sortes demandées", counted(*articles, "article", "articles")]
    /// The sum of a check.
    CheckFound { problems: usize, files: usize, articles: usize } en ["{} in {}; {} checked", counted(*problems, "problem", "problems"), counted(*files, "file", "files"), counted(*articles, "article", "articles")] fr ["{} dans {}\u{a0}; {}", counted(*problems, "problème", "problèmes"), counted(*files, "fichier", "fichiers"), counted(*articles, "article examiné", "articles examinés")]
    /// A link of the command line is no web link.
    SiteNotAWebLink { written: CleanText, reason: LinkError } en ["--site-url “{written}” is no web link: {}", link_error(*reason)] fr ["--site-url «\u{a0}{written}\u{a0}» n’est pas un lien du Web\u{a0}: {}", link_error(*reason)]
    /// There is no browser for a command.
    NoBrowserToOpen en ["no browser found; the link is printed instead"] fr ["aucun navigateur trouvé\u{a0}; voici le lien"]
    /// There is no browser at the other end of a remote session, for a command.
    NoRemoteBrowserToOpen en ["no browser on this side of the connection; the link is printed instead"] fr ["aucun navigateur de ce côté de la connexion\u{a0}; voici le lien"]
    /// The browser did not start, for a command.
    BrowserDidNotStart { reason: CleanText } en ["the browser did not start ({reason}); the link is printed instead"] fr ["le navigateur n’a pas démarré ({reason})\u{a0}; voici le lien"]
    /// The log file cannot be written.
    LogFailed { path: CleanText, reason: CleanText } en ["the log “{path}” cannot be written: {reason}"] fr ["le journal «\u{a0}{path}\u{a0}» ne peut pas être écrit\u{a0}: {reason}"]
    /// Output failed.
    OutputFailed { reason: CleanText } en ["writing failed: {reason}"] fr ["l’écriture a échoué\u{a0}: {reason}"]
    /// The terminal failed.
    TerminalFailed { reason: CleanText } en ["the terminal failed: {reason}"] fr ["erreur du terminal\u{a0}: {reason}"]
    /// An error of a command.
    Error { message: CleanText } en ["vigie: {message}"] fr ["vigie: {message}"]
    /// Said after a panic.
    Crashed en ["vigie stopped: this is a mistake in vigie. Your files were not touched."] fr ["vigie s’est arrêté à cause d’une erreur de sa part. Les fichiers n’ont pas été touchés."]
    } } };
}

pub(super) use with_desk;
