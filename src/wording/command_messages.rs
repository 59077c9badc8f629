//! What the command line says: mistakes in the arguments, and the messages of the commands.
//! One row is one message, in both languages. Floor 0, part of [`wording`](crate::wording).

use crate::model::{LinkError, Mark};
use crate::text::CleanText;
use crate::wording::clauses::done;
use crate::wording::numbers::{ago, counted, grouped, size};
use crate::wording::problems::link_error;

sentences! {
    /// A message of a command, or about the command line, with the values in it.
    enum CommandMessage {
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

        // Plain output, for screen readers.
        PlainHead { name: CleanText, all: usize } en ["{name}: {}, newest first.", counted(*all, "article", "articles")] fr ["{name}\u{a0}: {}, les plus récents d’abord.", counted(*all, "article", "articles")]
        PlainFiltered { filter: CleanText, shown: usize, all: usize } en ["{filter}: {} of {}.", grouped(*shown), counted(*all, "article", "articles")] fr ["{filter}\u{a0}: {} sur {}.", grouped(*shown), counted(*all, "article", "articles")]
        PlainItem { number: usize, title: CleanText } en ["{number}. {title}"] fr ["{number}. {title}"]
        PlainNoMore en ["No more articles."] fr ["Il n’y a plus d’articles."]
        PlainQuestion en ["Number to read, Enter for more, ? for help:"] fr ["Numéro de l’article à lire, Entrée pour la suite, ? pour l’aide\u{a0}:"]
        PlainHelp en ["A number reads that article, n the next one. Enter or m continues the list, l repeats it. / followed by words filters, / alone shows all. o opens the source of the last article read. q quits."] fr ["Un numéro affiche l’article correspondant, n le suivant. Entrée ou m continue la liste, l la répète. / suivi de mots filtre, / seul affiche tout. o ouvre la source du dernier article lu. q quitte."]
        PlainUnknown en ["Unknown command; ? lists the commands."] fr ["Commande inconnue\u{a0}; ? affiche les commandes."]
        PlainNoSuchNumber { count: usize } en ["No such article; the last number is {}.", grouped(*count)] fr ["Cet article n’existe pas\u{a0}; le dernier numéro est {}.", grouped(*count)]
        PlainNothingRead en ["No article read yet; type a number first."] fr ["Aucun article lu pour l’instant\u{a0}; tapez d’abord un numéro."]

        // “vigie config”.
        NoPlaceForSettings en ["there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is set"] fr ["il n’y a pas de dossier pour les réglages\u{a0}: ni HOME ni XDG_CONFIG_HOME n’est défini"]
        OfDefault en ["default"] fr ["par défaut"]
        OfLine { line: usize } en ["line {line}"] fr ["ligne {line}"]

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
        WrongQuery { reason: CleanText } en ["{reason}"] fr ["{reason}"]
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

        // Folders on the command line.
        /// After “there is no folder”, when the name resembles a command.
        DidYouMean { command: &'static str } en ["did you mean the command “vigie {command}”?"] fr ["vouliez-vous dire «\u{a0}vigie {command}\u{a0}»\u{a0}?"]
        /// After “there is no folder”, when the name resembles no command.
        FolderHint en ["name the folder with your articles: vigie DIR; without DIR, vigie opens the last folder or the sample"] fr ["indiquez le dossier de vos articles\u{a0}: vigie DOSSIER\u{a0}; sans DOSSIER, vigie ouvre le dernier, ou l’exemple"]
        UsingLast { folder: CleanText } en ["no folder given: using the last one you read, {folder}; --dir DIR selects another"] fr ["aucun dossier indiqué\u{a0}: vigie lit le dernier ouvert, {folder}\u{a0}; --dir DOSSIER en choisit un autre"]
        /// A word of a query is also the path of a folder.
        WordIsFolder { folder: CleanText } en ["searching for the word “{folder}”, which is also a folder; --dir {folder} searches inside it"] fr ["«\u{a0}{folder}\u{a0}» est cherché comme un mot, mais c’est aussi un dossier\u{a0}; --dir {folder} cherche dans ce dossier"]
        UsingSample en ["no folder given: using the sample library; --dir DIR selects yours"] fr ["aucun dossier indiqué\u{a0}: vigie lit la bibliothèque d’exemple\u{a0}; --dir DOSSIER ouvre la vôtre"]

        // What commands print.
        /// Error: the reader is started without a terminal.
        NoTerminal en ["the reader needs a terminal; use “vigie list” to print the articles"] fr ["le lecteur a besoin d’un terminal\u{a0}; utilisez «\u{a0}vigie list\u{a0}» pour afficher les articles"]
        NoSuchArticle { id: CleanText } en ["there is no article “{id}”; “vigie list” prints the identifiers"] fr ["il n’y a pas d’article «\u{a0}{id}\u{a0}»\u{a0}; «\u{a0}vigie list\u{a0}» affiche les identifiants"]
        AmbiguousArticle { id: CleanText, count: usize } en ["“{id}” matches {}:", counted(*count, "article", "articles")] fr ["«\u{a0}{id}\u{a0}» correspond à {}\u{a0}:", counted(*count, "article", "articles")]
        CandidateArticle { id: CleanText, title: CleanText } en ["  {id}  {title}"] fr ["  {id}  {title}"]
        LongerIdentifier { more: usize } en ["{}use a longer identifier", if *more > 0 { format!("and {} more; ", grouped(*more)) } else { String::new() }] fr ["{}donnez un identifiant plus long", if *more > 0 { format!("et {}\u{a0}; ", counted(*more, "autre", "autres")) } else { String::new() }]
        CheckClean { articles: usize } en ["{}, no problems", counted(*articles, "article", "articles")] fr ["{}, aucun problème", counted(*articles, "article", "articles")]
        CheckNoneOf { articles: usize } en ["{}, no problems of the selected kinds", counted(*articles, "article", "articles")] fr ["{}, aucun problème des types choisis", counted(*articles, "article", "articles")]
        CheckFound { problems: usize, files: usize, articles: usize } en ["{} in {}; {} checked", counted(*problems, "problem", "problems"), counted(*files, "file", "files"), counted(*articles, "article", "articles")] fr ["{} dans {}\u{a0}; {}", counted(*problems, "problème", "problèmes"), counted(*files, "fichier", "fichiers"), counted(*articles, "article examiné", "articles examinés")]
        SiteNotAWebLink { written: CleanText, reason: LinkError } en ["--site-url “{written}” is not a web link: {}", link_error(*reason)] fr ["--site-url «\u{a0}{written}\u{a0}» n’est pas un lien web\u{a0}: {}", link_error(*reason)]
        LogFailed { path: CleanText, reason: CleanText } en ["cannot write the log “{path}”: {reason}"] fr ["impossible d’écrire le journal «\u{a0}{path}\u{a0}»\u{a0}: {reason}"]
        OutputFailed { reason: CleanText } en ["cannot write the output: {reason}"] fr ["impossible d’écrire la sortie\u{a0}: {reason}"]
        /// Every message of a command on standard error.
        Error { message: CleanText } en ["vigie: {message}"] fr ["vigie: {message}"]
    }
}

impl std::error::Error for CommandMessage {}

impl CommandMessage {
    /// The message, followed by the value that was probably meant, if there is one.
    #[must_use]
    pub fn suggesting(self, instead: Option<&str>) -> Self {
        match instead {
            Some(instead) => Self::Suggested { problem: self.text(), instead: CleanText::line(instead) },
            None => self,
        }
    }
}
