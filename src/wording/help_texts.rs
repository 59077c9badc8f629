//! The texts of `vigie help`, of `--help`, of the manual page and of the default `config.toml`, besides those in the
//! tables of commands, options, actions and settings. Floor 0, part of [`wording`](crate::wording).

use crate::text::CleanText;

sentences! {
    /// A heading or paragraph of the help.
    enum HelpText {
        // Article pane.
        /// Manual page: heading of the keys.
        Keys en ["Keys"] fr ["Touches"]

        // The allowed values of a setting.
        ListOf { words: CleanText } en ["a list of {words}"] fr ["une liste de valeurs parmi {words}"]
        NumberBetween { least: u16, most: u16 } en ["a number from {least} to {most}"] fr ["un nombre de {least} à {most}"]
        /// Allowed values of a setting: an order.
        OrderOf { names: CleanText } en ["{names} (-NAME reverses)"] fr ["{names} (-NOM inverse l’ordre)"]
        AnyText en ["text (\"\" for none)"] fr ["un texte (\"\" pour aucun)"]
        AnyName en ["a name"] fr ["un nom"]
        AnyLink en ["a web link (\"\" for none)"] fr ["un lien web (\"\" pour aucun)"]

        // “vigie config”.
        /// First lines of `vigie config --default`.
        DefaultFile en ["Every setting of vigie with its default. Keep the lines you change and delete the rest, so that you get the defaults of later versions."] fr ["Tous les réglages de vigie et leur valeur par défaut. Gardez les lignes que vous modifiez et supprimez les autres, pour profiter des valeurs par défaut des versions suivantes."]
        /// Comment over the keys in `vigie config --default`.
        DefaultKeys en ["The default keys. To give an action other keys, remove the # and change the line; false removes them. Put keys for a single place under [keys.list], [keys.article], [keys.tags] and so on."] fr ["Les touches par défaut. Pour donner d’autres touches à une action, enlevez le # et modifiez la ligne\u{a0}; false les retire. Les touches propres à un contexte se placent sous [keys.list], [keys.article], [keys.tags], etc."]

        // “vigie help” and the manual page.
        /// `vigie help`, before the topics.
        HelpUsage en ["vigie help TOPIC explains:"] fr ["vigie help SUJET explique\u{a0}:"]
        /// `vigie help`, after the topics.
        HelpElsewhere en ["In the reader, ? shows the keys and : finds a command. “vigie COMMAND --help” explains a command; “vigie man” prints the manual page."] fr ["Dans le lecteur, ? affiche les touches et : trouve une commande. «\u{a0}vigie COMMANDE --help\u{a0}» explique une commande\u{a0}; «\u{a0}vigie man\u{a0}» affiche la page de manuel."]
        /// How to change keys, in `vigie help keys` and, without the colon at the end, in the manual page.
        HelpKeys en ["Each action has a name, which “vigie help keys” shows in brackets. Under [keys] in config.toml, write the name and the keys, such as j, C-d, A-x, F5, Enter, Space, gg or C-x k, or false for none:"] fr ["Chaque action a un nom, entre crochets dans «\u{a0}vigie help keys\u{a0}». Sous [keys] dans config.toml, écrivez ce nom et les touches, comme j, C-d, A-x, F5, Enter, Space, gg ou C-x k, ou false pour aucune\u{a0}:"]
        HelpModes { modes: CleanText } en ["A table such as [keys.article] applies to one place only. The places: {modes}."] fr ["Une table comme [keys.article] ne vaut que dans un contexte. Contextes\u{a0}: {modes}."]
        HelpSigns en ["Combining words"] fr ["Combiner les mots"]
        HelpTimes en ["Dates, after date: and added:"] fr ["Dates, après date: et added:"]
        HelpFields en ["Fields"] fr ["Champs"]
        HelpFlags en ["Flags"] fr ["États"]
        HelpOrders en ["Sort orders"] fr ["Ordres de tri"]
        /// Introduces the settings, in `vigie help settings` and the manual page.
        HelpSettings en ["Each line NAME = VALUE in config.toml changes one setting; the others keep the defaults below. A variable overrides the file, and an option overrides both. “vigie config” prints the settings in effect, “vigie config --default” a complete file to start from, “vigie config --path” where to put it."] fr ["Chaque ligne NOM = VALEUR de config.toml change un réglage\u{a0}; les autres gardent la valeur par défaut indiquée ici. Une variable d’environnement l’emporte sur le fichier, une option sur les deux. «\u{a0}vigie config\u{a0}» affiche les réglages en vigueur, «\u{a0}vigie config --default\u{a0}» un fichier complet pour commencer, «\u{a0}vigie config --path\u{a0}» l’endroit où le placer."]
        HelpValues { allowed: CleanText, usual: CleanText, variable: &'static str } en ["Values: {allowed}. Default: {usual}. Variable: {variable}"] fr ["Valeurs\u{a0}: {allowed}. Par défaut\u{a0}: {usual}. Variable\u{a0}: {variable}"]
        HelpHighlights en ["A [[highlight]] rule gives a style to the articles in the list that match a query, or a saved search (search = \"NAME\"). A style is bold, italic, underline, a colour, the name of a colour of the theme, or several of these."] fr ["Une règle [[highlight]] donne un style aux articles de la liste qui correspondent à une requête, ou à une recherche enregistrée (search = \"NOM\"). Un style est un ou plusieurs de ces mots\u{a0}: bold, italic, underline, une couleur, le nom d’une couleur du thème."]
        HelpThemes en ["Choose a theme with theme = \"NAME\" in config.toml, --theme or VIGIE_THEME; in the reader, C-t lets you try them. The themes:"] fr ["Un thème se choisit avec theme = \"NOM\" dans config.toml, --theme ou VIGIE_THEME\u{a0}; dans le lecteur, C-t permet de les essayer. Les thèmes\u{a0}:"]
        /// Explains theme files in `vigie help themes`; an example follows.
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
        /// Help: heading over the options for the form of the output.
        OutputHeading en ["Output:"] fr ["Sortie\u{a0}:"]
        /// Help: heading over the options that every command accepts.
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
