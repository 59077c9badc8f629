//! Phrases of the command line: queries, formats, the index, folders and what each command prints. Those
//! about its arguments are in [`arguments`](super::arguments). Floor 0, part of [`wording`](crate::wording).

/// Passes the rows it is given and those of this file on to the next macro.
macro_rules! with_command_line {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    // The command line: queries, formats and the index.
    /// Error: a query on the command line is only the beginning of one.
    UnfinishedQuery { reason: CleanText } en ["the query is incomplete: {reason}"] fr ["la requête est incomplète\u{a0}: {reason}"]
    /// An error followed by the value that was probably meant.
    Suggested { problem: CleanText, instead: CleanText } en ["{problem}; did you mean {instead}?"] fr ["{problem}\u{a0}; vouliez-vous dire {instead}\u{a0}?"]
    /// Error: `--format` names something that is neither a field nor a front matter key.
    NoSuchFormatField { name: CleanText } en ["--format: there is no field “{name}”"] fr ["--format\u{a0}: le champ «\u{a0}{name}\u{a0}» n’existe pas"]
    /// Error: `--format` has an opening brace without a closing one.
    FormatNotClosed en ["--format: unclosed brace; write {{{{ for a literal brace"] fr ["--format\u{a0}: accolade non fermée\u{a0}; écrivez {{{{ pour une accolade littérale"]
    /// Error: `--format` has a closing brace without an opening one.
    FormatNotOpened en ["--format: unmatched closing brace; write }}}} for a literal brace"] fr ["--format\u{a0}: accolade fermante en trop\u{a0}; écrivez }}}} pour une accolade littérale"]
    /// Error: `--format` has a pair of braces with nothing between them.
    FormatWithoutName en ["--format: no field name between the braces"] fr ["--format\u{a0}: aucun nom de champ entre les accolades"]
    /// Error: `vigie index` on the sample.
    SampleHasNoIndex en ["the sample library has no index"] fr ["la bibliothèque d’exemple n’a pas d’index"]
    /// Error: `vigie index` finds no cache folder.
    NoIndexPlace en ["there is no cache folder for the index"] fr ["il n’y a pas de dossier de cache pour l’index"]
    /// Error: `vigie index` with `--no-index`.
    IndexNotWanted en ["--no-index cannot be combined with “vigie index”"] fr ["--no-index est incompatible avec «\u{a0}vigie index\u{a0}»"]
    /// `vigie index` finds no index.
    IndexMissing { place: CleanText } en ["there is no index yet; it will be at {place}"] fr ["il n’y a pas encore d’index\u{a0}; il sera créé dans {place}"]
    /// `vigie index --clear` has deleted the index.
    IndexCleared { place: CleanText } en ["deleted the index at {place}"] fr ["index supprimé\u{a0}: {place}"]
    /// `vigie index --clear` finds no index.
    NothingToDelete { place: CleanText } en ["there is no index at {place}"] fr ["il n’y a pas d’index dans {place}"]
    /// Error: `vigie index --clear` fails.
    IndexNotCleared { place: CleanText, reason: CleanText } en ["cannot delete the index at {place}: {reason}"] fr ["impossible de supprimer l’index dans {place}\u{a0}: {reason}"]
    /// `vigie index --rebuild` is done.
    IndexRebuilt { articles: usize, place: CleanText } en ["rebuilt the index at {place}: {}", counted(*articles, "article", "articles")] fr ["index reconstruit dans {place}\u{a0}: {}", counted(*articles, "article", "articles")]
    /// A problem of the index, and the reason why it cannot be deleted.
    IndexBusy en ["another process is writing to it"] fr ["un autre processus est en train d’y écrire"]
    /// A problem of the index, in `vigie index`.
    IndexNotWritable { reason: CleanText } en ["it is not writable: {reason}"] fr ["il n’est pas accessible en écriture\u{a0}: {reason}"]
    /// A problem of the index, in `vigie index`.
    IndexUnreadable { reason: CleanText } en ["{reason}; vigie will rebuild it next time"] fr ["{reason}\u{a0}; vigie le reconstruira la prochaine fois"]
    /// The reason why an index is not used.
    IndexDamaged { reason: CleanText } en ["the index is damaged: {reason}"] fr ["l’index est endommagé\u{a0}: {reason}"]
    /// After “the index is damaged”: its list of files does not match the number of articles.
    IndexListChanged en ["its list of files was altered"] fr ["sa liste de fichiers a été altérée"]
    /// After “the index is damaged”: the checksum of a file is wrong.
    IndexFileChanged { file: CleanText } en ["{file} was altered"] fr ["{file} a été altéré"]
    /// After “the index is damaged”: it has files but no segment.
    IndexWithoutPart en ["it has no segments"] fr ["il n’a pas de segment"]
    /// The reason why this process does not write the index.
    IndexWrittenElsewhere en ["another process is writing the index"] fr ["un autre processus écrit déjà l’index"]
    /// The reason why a file of the user is not read.
    NotUtf8 en ["its text is not valid UTF-8"] fr ["son texte n’est pas en UTF-8 valide"]
    /// The reason why an index is not read: something else is at its path.
    NoIndexFolder en ["it is not a folder"] fr ["ce n’est pas un dossier"]
    /// The reason why an index is not used: opening its files failed.
    NoIndexFiles en ["it cannot be read"] fr ["il est illisible"]
    /// `vigie index`, label of the path of the index.
    PlaceLabel en ["place"] fr ["emplacement"]
    /// `vigie index`, label of the number of articles.
    ArticlesLabel en ["articles"] fr ["articles"]
    /// `vigie index`, label of the size on disk.
    SizeLabel en ["size"] fr ["taille"]
    /// `vigie index`, label of the time of the last change.
    ChangedLabel en ["changed"] fr ["modifié"]
    /// `vigie index`, label of the version of the index format.
    VersionLabel en ["version"] fr ["version"]
    /// `vigie index`, label of each problem.
    ProblemLabel en ["problem"] fr ["problème"]
    /// `vigie index`, in place of a number or time that cannot be found out.
    NotKnown en ["unknown"] fr ["inconnu"]
    /// `vigie index`, a size with its unit.
    Bytes { bytes: u64 } en ["{}", crate::wording::size(*bytes)] fr ["{}", crate::wording::size(*bytes)]
    /// `vigie index`, the age of the last change.
    Ago { seconds: u64 } en ["{}", crate::wording::ago(*seconds)] fr ["{}", crate::wording::ago(*seconds)]

    // The command line.
    /// First line of the help, and the NAME section of the manual page.
    About en ["Read a folder of news articles in the terminal"] fr ["Lire un dossier d’articles de presse dans le terminal"]
    /// The two forms of the command line, in the help and the manual page.
    Usage en ["vigie [OPTIONS] [DIR]\n       vigie COMMAND [OPTIONS]"] fr ["vigie [OPTIONS] [DOSSIER]\n              vigie COMMANDE [OPTIONS]"]
    /// Error: `vigie DIR list`.
    FolderBeforeCommand { command: &'static str } en ["put the folder after the command: vigie {command} --dir DIR"] fr ["placez le dossier après la commande\u{a0}: vigie {command} --dir DOSSIER"]
    /// Error: `vigie --theme dark list`.
    OptionBeforeCommand { command: &'static str, option: &'static str } en ["--{option} before “{command}” applies to the reader; put command options after the command: vigie {command} …"] fr ["--{option} avant «\u{a0}{command}\u{a0}» concerne le lecteur\u{a0}; placez les options d’une commande après son nom\u{a0}: vigie {command} …"]
    /// Last line of `vigie help commands`, and the NOTES section of the manual page.
    AfterHelp en ["For a folder named like a command, write ./NAME. --sort -KEY reverses the order."] fr ["Pour un dossier qui porte le nom d’une commande, écrivez ./NOM. --sort -CLÉ inverse l’ordre."]
    /// Heading in the manual page.
    ExitCodesHeading en ["EXIT CODES"] fr ["CODES DE SORTIE"]
    /// The exit codes, in the manual page.
    ExitCodes en ["0: success. 1: nothing found, or problems found. 2: error."] fr ["0\u{a0}: succès. 1\u{a0}: aucun résultat, ou problèmes signalés. 2\u{a0}: erreur."]
    /// Heading of the query language in the manual page.
    QueriesHeading en ["QUERIES"] fr ["REQUÊTES"]
    /// Introduces the query language, in `vigie help query` and the manual page.
    FieldsIntroduction en ["Every word must match the beginning of a word in the article; case and accents do not matter. Text in quotes matches whole words in sequence. A leading minus excludes. A field restricts a word to one part of the article; values separated by commas are alternatives:"] fr ["Chaque mot doit correspondre au début d’un mot de l’article, sans tenir compte de la casse ni des accents. Un texte entre guillemets correspond à des mots entiers qui se suivent. Un signe moins exclut ce qui le suit. Un champ limite un mot à une partie de l’article\u{a0}; s’il a plusieurs valeurs, séparées par des virgules, une seule suffit\u{a0}:"]
    /// Error: the folder does not exist.
    NoFolder { folder: CleanText } en ["there is no folder “{folder}”"] fr ["le dossier «\u{a0}{folder}\u{a0}» n’existe pas"]
    /// Error: the path is a file.
    NotAFolder { path: CleanText } en ["“{path}” is not a folder; vigie reads folders of articles"] fr ["«\u{a0}{path}\u{a0}» n’est pas un dossier\u{a0}; vigie lit des dossiers d’articles"]
    /// Error: the folder exists but cannot be opened.
    FolderUnreadable { folder: CleanText, reason: CleanText } en ["cannot read the folder “{folder}”: {reason}"] fr ["impossible de lire le dossier «\u{a0}{folder}\u{a0}»\u{a0}: {reason}"]
    /// After “there is no folder”, when the name resembles a command.
    DidYouMean { command: &'static str } en ["did you mean the command “vigie {command}”?"] fr ["vouliez-vous dire «\u{a0}vigie {command}\u{a0}»\u{a0}?"]
    /// After “there is no folder”, when the name resembles no command.
    FolderHint en ["name the folder with your articles: vigie DIR; without DIR, vigie opens the last folder or the sample"] fr ["indiquez le dossier de vos articles\u{a0}: vigie DOSSIER\u{a0}; sans DOSSIER, vigie ouvre le dernier, ou l’exemple"]
    /// Status line at the start, when there is no folder to open.
    ShowingSample en ["sample library; vigie DIR opens yours"] fr ["bibliothèque d’exemple\u{a0}; vigie DOSSIER ouvre la vôtre"]
    /// A command without a folder uses the last one that was read.
    UsingLast { folder: CleanText } en ["no folder given: using the last one you read, {folder}; --dir DIR selects another"] fr ["aucun dossier indiqué\u{a0}: vigie lit le dernier ouvert, {folder}\u{a0}; --dir DOSSIER en choisit un autre"]
    /// A word of a query is also the path of a folder.
    WordIsFolder { folder: CleanText } en ["searching for the word “{folder}”, which is also a folder; --dir {folder} searches inside it"] fr ["«\u{a0}{folder}\u{a0}» est cherché comme un mot, mais c’est aussi un dossier\u{a0}; --dir {folder} cherche dans ce dossier"]
    /// A command without a folder uses the sample.
    UsingSample en ["no folder given: using the sample library; --dir DIR selects yours"] fr ["aucun dossier indiqué\u{a0}: vigie lit la bibliothèque d’exemple\u{a0}; --dir DOSSIER ouvre la vôtre"]
    /// Error: the reader is started without a terminal.
    NoTerminal en ["the reader needs a terminal; use “vigie list” to print the articles"] fr ["le lecteur a besoin d’un terminal\u{a0}; utilisez «\u{a0}vigie list\u{a0}» pour afficher les articles"]
    /// Heading over the front matter when `i` or `--full` shows the whole file.
    RawFrontMatter en ["Front matter as written"] fr ["En-tête brut"]
    /// Error: no article has this identifier.
    NoSuchArticle { id: CleanText } en ["there is no article “{id}”; “vigie list” prints the identifiers"] fr ["il n’y a pas d’article «\u{a0}{id}\u{a0}»\u{a0}; «\u{a0}vigie list\u{a0}» affiche les identifiants"]
    /// Error: an identifier matches several articles; some of them follow.
    AmbiguousArticle { id: CleanText, count: usize } en ["“{id}” matches {}:", counted(*count, "article", "articles")] fr ["«\u{a0}{id}\u{a0}» correspond à {}\u{a0}:", counted(*count, "article", "articles")]
    /// One of the articles that an identifier matches.
    CandidateArticle { id: CleanText, title: CleanText } en ["  {id}  {title}"] fr ["  {id}  {title}"]
    /// After the articles that an identifier matches, with the number of those left out.
    LongerIdentifier { more: usize } en ["{}use a longer identifier", if *more > 0 { format!("and {} more; ", grouped(*more)) } else { String::new() }] fr ["{}donnez un identifiant plus long", if *more > 0 { format!("et {}\u{a0}; ", counted(*more, "autre", "autres")) } else { String::new() }]
    /// Summary of `vigie check` without problems.
    CheckClean { articles: usize } en ["{}, no problems", counted(*articles, "article", "articles")] fr ["{}, aucun problème", counted(*articles, "article", "articles")]
    /// Summary of `vigie check` with `--only` or `--without` and no problems.
    CheckNoneOf { articles: usize } en ["{}, no problems of the selected kinds", counted(*articles, "article", "articles")] fr ["{}, aucun problème des types choisis", counted(*articles, "article", "articles")]
    /// Summary of `vigie check`.
    CheckFound { problems: usize, files: usize, articles: usize } en ["{} in {}; {} checked", counted(*problems, "problem", "problems"), counted(*files, "file", "files"), counted(*articles, "article", "articles")] fr ["{} dans {}\u{a0}; {}", counted(*problems, "problème", "problèmes"), counted(*files, "fichier", "fichiers"), counted(*articles, "article examiné", "articles examinés")]
    /// Error: `--site-url` or its variable is not a web link.
    SiteNotAWebLink { written: CleanText, reason: LinkError } en ["--site-url “{written}” is not a web link: {}", link_error(*reason)] fr ["--site-url «\u{a0}{written}\u{a0}» n’est pas un lien web\u{a0}: {}", link_error(*reason)]
    /// `vigie open` prints the link because there is no browser.
    NoBrowserToOpen en ["no browser found; here is the link"] fr ["aucun navigateur trouvé\u{a0}; voici le lien"]
    /// `vigie open` prints the link because the session is remote.
    NoRemoteBrowserToOpen en ["no browser on the remote machine; here is the link"] fr ["aucun navigateur sur la machine distante\u{a0}; voici le lien"]
    /// `vigie open` prints the link because starting the browser failed.
    BrowserDidNotStart { reason: CleanText } en ["the browser did not start ({reason}); here is the link"] fr ["le navigateur n’a pas démarré ({reason})\u{a0}; voici le lien"]
    /// Error: `--log` names a file that cannot be written.
    LogFailed { path: CleanText, reason: CleanText } en ["cannot write the log “{path}”: {reason}"] fr ["impossible d’écrire le journal «\u{a0}{path}\u{a0}»\u{a0}: {reason}"]
    /// Error: printing fails, unless a pipe was closed.
    OutputFailed { reason: CleanText } en ["cannot write the output: {reason}"] fr ["impossible d’écrire la sortie\u{a0}: {reason}"]
    /// Error: the terminal cannot be set up or written to.
    TerminalFailed { reason: CleanText } en ["terminal error: {reason}"] fr ["erreur du terminal\u{a0}: {reason}"]
    /// Every message of a command on standard error.
    Error { message: CleanText } en ["vigie: {message}"] fr ["vigie: {message}"]
    /// Printed after a panic, with the place in the code.
    Crashed en ["vigie crashed: this is a bug in vigie. Your files were not touched."] fr ["vigie a planté\u{a0}: c’est un bogue de vigie. Vos fichiers n’ont pas été modifiés."]
    } } };
}

pub(super) use with_command_line;
