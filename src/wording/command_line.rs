//! The words of the command line: the texts of the help, the manual page and the default `config.toml`, besides those
//! in the tables of commands, options, actions and settings; and what commands say.
//! Floor 0, part of [`wording`](crate::wording).

use crate::model::{LinkError, Mark};
use crate::text::CleanText;
use crate::wording::clauses::{counted, done, grouped};

sentences! {
    /// A heading or paragraph of the help.
    enum HelpText {
        // Article pane.
        Keys en ["Keys"] fr ["Touches"]

        // The allowed values of a setting.
        ListOf { words: CleanText } en ["a list of {words}"] fr ["une liste de valeurs parmi {words}"]
        NumberBetween { least: u16, most: u16 } en ["a number from {least} to {most}"] fr ["un nombre de {least} à {most}"]
        OrderOf { names: CleanText } en ["{names} (-NAME reverses)"] fr ["{names} (-NOM inverse l’ordre)"]
        AnyText en ["text (\"\" for none)"] fr ["un texte (\"\" pour aucun)"]
        AnyName en ["a name"] fr ["un nom"]
        AnyLink en ["a web link (\"\" for none)"] fr ["un lien web (\"\" pour aucun)"]

        // “vigie config”.
        DefaultFile en ["Every setting of vigie with its default. Keep the lines you change and delete the rest, so that you get the defaults of later versions."] fr ["Tous les réglages de vigie et leur valeur par défaut. Gardez les lignes que vous modifiez et supprimez les autres, pour profiter des valeurs par défaut des versions suivantes."]
        DefaultKeys en ["The default keys. To give an action other keys, remove the # and change the line; false removes them. Put keys for a single place under [keys.list], [keys.article], [keys.tags] and so on."] fr ["Les touches par défaut. Pour donner d’autres touches à une action, enlevez le # et modifiez la ligne\u{a0}; false les retire. Les touches propres à un contexte se placent sous [keys.list], [keys.article], [keys.tags], etc."]

        // “vigie help” and the manual page.
        HelpUsage en ["vigie help TOPIC explains:"] fr ["vigie help SUJET explique\u{a0}:"]
        HelpElsewhere en ["In the reader, ? shows the keys and : finds a command. “vigie COMMAND --help” explains a command; “vigie man” prints the manual page."] fr ["Dans le lecteur, ? affiche les touches et : trouve une commande. «\u{a0}vigie COMMANDE --help\u{a0}» explique une commande\u{a0}; «\u{a0}vigie man\u{a0}» affiche la page de manuel."]
        /// How to change keys, in `vigie help keys` and, without the colon at the end, in the manual page.
        HelpKeys en ["Each action has a name, which “vigie help keys” shows in brackets. Under [keys] in config.toml, write the name and the keys, such as j, C-d, A-x, F5, Enter, Space, gg or C-x k, or false for none:"] fr ["Chaque action a un nom, entre crochets dans «\u{a0}vigie help keys\u{a0}». Sous [keys] dans config.toml, écrivez ce nom et les touches, comme j, C-d, A-x, F5, Enter, Space, gg ou C-x k, ou false pour aucune\u{a0}:"]
        HelpModes { modes: CleanText } en ["A table such as [keys.article] applies to one place only. The places: {modes}."] fr ["Une table comme [keys.article] ne vaut que dans un contexte. Contextes\u{a0}: {modes}."]
        HelpSigns en ["Combining words"] fr ["Combiner les mots"]
        HelpTimes en ["Dates, after date: and added:"] fr ["Dates, après date: et added:"]
        HelpFields en ["Fields"] fr ["Champs"]
        HelpFlags en ["Flags"] fr ["États"]
        HelpOrders en ["Sort orders"] fr ["Ordres de tri"]
        HelpSettings en ["Each line NAME = VALUE in config.toml changes one setting; the others keep the defaults below. A variable overrides the file, and an option overrides both. “vigie config” prints the settings in effect, “vigie config --default” a complete file to start from, “vigie config --path” where to put it."] fr ["Chaque ligne NOM = VALEUR de config.toml change un réglage\u{a0}; les autres gardent la valeur par défaut indiquée ici. Une variable d’environnement l’emporte sur le fichier, une option sur les deux. «\u{a0}vigie config\u{a0}» affiche les réglages en vigueur, «\u{a0}vigie config --default\u{a0}» un fichier complet pour commencer, «\u{a0}vigie config --path\u{a0}» l’endroit où le placer."]
        HelpValues { allowed: CleanText, usual: CleanText, variable: &'static str } en ["Values: {allowed}. Default: {usual}. Variable: {variable}"] fr ["Valeurs\u{a0}: {allowed}. Par défaut\u{a0}: {usual}. Variable\u{a0}: {variable}"]
        HelpHighlights en ["A [[highlight]] rule gives a style to the articles in the list that match a query, or a saved search (search = \"NAME\"). A style is bold, italic, underline, a colour, the name of a colour of the theme, or several of these."] fr ["Une règle [[highlight]] donne un style aux articles de la liste qui correspondent à une requête, ou à une recherche enregistrée (search = \"NOM\"). Un style est un ou plusieurs de ces mots\u{a0}: bold, italic, underline, une couleur, le nom d’une couleur du thème."]
        HelpThemes en ["Choose a theme with theme = \"NAME\" in config.toml, --theme or VIGIE_THEME; in the reader, C-t lets you try them. The themes:"] fr ["Un thème se choisit avec theme = \"NOM\" dans config.toml, --theme ou VIGIE_THEME\u{a0}; dans le lecteur, C-t permet de les essayer. Les thèmes\u{a0}:"]
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
        OutputHeading en ["Output:"] fr ["Sortie\u{a0}:"]
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
    }
}

sentences! {
    /// A message of a command, or about the command line, with the values in it.
    enum CommandMessage {
        // “vigie mark” and “vigie state”.
        AlreadyMarked { articles: usize } en ["nothing to change: {} already marked that way", counted(*articles, "article", "articles")] fr ["rien à changer\u{a0}: {}", counted(*articles, "article déjà dans cet état", "articles déjà dans cet état")]
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
        ValuesAre { values: CleanText } en ["possible values: {values}"] fr ["valeurs possibles\u{a0}: {values}"]
        ArgumentsMissing { arguments: CleanText } en ["missing argument: {arguments}"] fr ["argument manquant\u{a0}: {arguments}"]
        ArgumentsExclude { argument: CleanText, other: CleanText } en ["{argument} and {other} cannot be combined"] fr ["{argument} et {other} sont incompatibles"]
        ArgumentTwice { argument: CleanText } en ["{argument} can be given only once"] fr ["{argument} ne peut être indiqué qu’une fois"]
        ArgumentNotUtf8 en ["an argument is not valid UTF-8"] fr ["un argument n’est pas en UTF-8 valide"]
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
        Suggested { problem: CleanText, instead: CleanText } en ["{problem}; did you mean {instead}?"] fr ["{problem}\u{a0}; vouliez-vous dire {instead}\u{a0}?"]
        NoSuchFormatField { name: CleanText } en ["--format: there is no field “{name}”"] fr ["--format\u{a0}: le champ «\u{a0}{name}\u{a0}» n’existe pas"]
        FormatNotClosed en ["--format: unclosed brace; write {{{{ for a literal brace"] fr ["--format\u{a0}: accolade non fermée\u{a0}; écrivez {{{{ pour une accolade littérale"]
        FormatNotOpened en ["--format: unmatched closing brace; write }}}} for a literal brace"] fr ["--format\u{a0}: accolade fermante en trop\u{a0}; écrivez }}}} pour une accolade littérale"]
        FormatWithoutName en ["--format: no field name between the braces"] fr ["--format\u{a0}: aucun nom de champ entre les accolades"]
        NoSuchPartOfADate { conversion: CleanText } en ["--format: “{conversion}” is no part of a date; write %Y %m %d, %H %M %S, %B for the month in words, %A for the weekday, %z for the offset, %% for a percent sign"] fr ["--format\u{a0}: «\u{a0}{conversion}\u{a0}» n’est pas une partie d’une date\u{a0}; écrivez\u{a0}%Y\u{a0}%m\u{a0}%d,\u{a0}%H\u{a0}%M\u{a0}%S,\u{a0}%B pour le mois en lettres,\u{a0}%A pour le jour de la semaine,\u{a0}%z pour le décalage,\u{a0}%% pour un signe pour cent"]
        PatternWithoutDate { pattern: CleanText } en ["--format: the pattern “{pattern}” has no part of a date; write for example {{date:%d %B %Y}}"] fr ["--format\u{a0}: le modèle «\u{a0}{pattern}\u{a0}» ne contient aucune partie d’une date\u{a0}; écrivez par exemple {{date:%d/%m/%Y}}"]

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
        GeneratorLabel en ["generator"] fr ["générateur"]
        NoGenerator en ["none found"] fr ["aucun"]
        ProblemLabel en ["problem"] fr ["problème"]
        /// `vigie index`, in place of a number or time that cannot be found out.
        NotKnown en ["unknown"] fr ["inconnu"]

        // Folders on the command line.
        /// After “there is no folder”, when the name resembles a command.
        DidYouMean { command: &'static str } en ["did you mean the command “vigie {command}”?"] fr ["vouliez-vous dire «\u{a0}vigie {command}\u{a0}»\u{a0}?"]
        /// After “there is no folder”, when the name resembles no command.
        FolderHint en ["name the folder with your articles: vigie DIR; without DIR, vigie opens the last folder or the sample"] fr ["indiquez le dossier de vos articles\u{a0}: vigie DOSSIER\u{a0}; sans DOSSIER, vigie ouvre le dernier, ou l’exemple"]
        UsingLast { folder: CleanText } en ["no folder given: using the last one you read, {folder}; --dir DIR selects another"] fr ["aucun dossier indiqué\u{a0}: vigie lit le dernier ouvert, {folder}\u{a0}; --dir DOSSIER en choisit un autre"]
        WordIsFolder { folder: CleanText } en ["searching for the word “{folder}”, which is also a folder; --dir {folder} searches inside it"] fr ["«\u{a0}{folder}\u{a0}» est cherché comme un mot, mais c’est aussi un dossier\u{a0}; --dir {folder} cherche dans ce dossier"]
        UsingSample en ["no folder given: using the sample library; --dir DIR selects yours"] fr ["aucun dossier indiqué\u{a0}: vigie lit la bibliothèque d’exemple\u{a0}; --dir DOSSIER ouvre la vôtre"]

        // What commands print.
        NoTerminal en ["the reader needs a terminal; use “vigie list” to print the articles"] fr ["le lecteur a besoin d’un terminal\u{a0}; utilisez «\u{a0}vigie list\u{a0}» pour afficher les articles"]
        NoSuchArticle { id: CleanText } en ["there is no article “{id}”; “vigie list” prints the identifiers"] fr ["il n’y a pas d’article «\u{a0}{id}\u{a0}»\u{a0}; «\u{a0}vigie list\u{a0}» affiche les identifiants"]
        AmbiguousArticle { id: CleanText, count: usize } en ["“{id}” matches {}:", counted(*count, "article", "articles")] fr ["«\u{a0}{id}\u{a0}» correspond à {}\u{a0}:", counted(*count, "article", "articles")]
        LongerIdentifier { more: usize } en ["{}use a longer identifier", if *more > 0 { format!("and {} more; ", grouped(*more)) } else { String::new() }] fr ["{}donnez un identifiant plus long", if *more > 0 { format!("et {}\u{a0}; ", counted(*more, "autre", "autres")) } else { String::new() }]
        CheckClean { articles: usize } en ["{}, no problems", counted(*articles, "article", "articles")] fr ["{}, aucun problème", counted(*articles, "article", "articles")]
        CheckNoneOf { articles: usize } en ["{}, no problems of the selected kinds", counted(*articles, "article", "articles")] fr ["{}, aucun problème des types choisis", counted(*articles, "article", "articles")]
        CheckFound { problems: usize, files: usize, articles: usize } en ["{} in {}; {} checked", counted(*problems, "problem", "problems"), counted(*files, "file", "files"), counted(*articles, "article", "articles")] fr ["{} dans {}\u{a0}; {}", counted(*problems, "problème", "problèmes"), counted(*files, "fichier", "fichiers"), counted(*articles, "article examiné", "articles examinés")]
        SiteNotAWebLink { written: CleanText, reason: LinkError } en ["--site-url “{written}” is not a web link: {reason}"] fr ["--site-url «\u{a0}{written}\u{a0}» n’est pas un lien web\u{a0}: {reason}"]
        LogFailed { path: CleanText, reason: CleanText } en ["cannot write the log “{path}”: {reason}"] fr ["impossible d’écrire le journal «\u{a0}{path}\u{a0}»\u{a0}: {reason}"]
        OutputFailed { reason: CleanText } en ["cannot write the output: {reason}"] fr ["impossible d’écrire la sortie\u{a0}: {reason}"]
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
