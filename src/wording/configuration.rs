//! Phrases about settings, themes, keys, highlights and the command palette, and those of `vigie help`.
//!
//! Floor 0, part of [`wording`](crate::wording). The help of each setting, action and theme is in the table
//! that defines it.

/// Passes the rows it is given and those of this file on to the next macro.
macro_rules! with_configuration {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    // Settings.
    /// A mistake in a configuration file, with its line.
    SettingFault { path: CleanText, line: usize, reason: CleanText } en ["{path}, line {line}: {reason}"] fr ["{path}, ligne {line}\u{a0}: {reason}"]
    /// Status line, or standard error: several mistakes, in one file or in several.
    SettingFaults { file: Option<CleanText>, count: usize } en ["{}: {}; “vigie config” lists them", file.as_deref().unwrap_or("settings"), counted(*count, "mistake", "mistakes")] fr ["{}\u{a0}: {}\u{a0}; «\u{a0}vigie config\u{a0}» les affiche", file.as_deref().unwrap_or("réglages"), counted(*count, "erreur", "erreurs")]
    /// A mistake in an environment variable.
    VariableFault { variable: &'static str, reason: CleanText } en ["{variable}: {reason}"] fr ["{variable}\u{a0}: {reason}"]
    /// A settings file exists but cannot be read.
    SettingsNotRead { path: CleanText, reason: CleanText } en ["cannot read the settings in {path}: {reason}"] fr ["impossible de lire les réglages de {path}\u{a0}: {reason}"]
    /// The file named by `--config` or `VIGIE_CONFIG` does not exist.
    NoSettingsFile { path: CleanText } en ["there is no settings file {path}"] fr ["le fichier de réglages {path} n’existe pas"]
    /// `vigie config --path` and `vigie help files`: there is no config folder.
    NoPlaceForSettings en ["there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is set"] fr ["il n’y a pas de dossier pour les réglages\u{a0}: ni HOME ni XDG_CONFIG_HOME n’est défini"]
    /// A mistake: a configuration file does not parse.
    NotToml { reason: CleanText } en ["not valid TOML: {reason}"] fr ["TOML invalide\u{a0}: {reason}"]
    /// A mistake in the value of a setting.
    SettingWrong { name: &'static str, reason: CleanText } en ["{name}: {reason}"] fr ["{name}\u{a0}: {reason}"]
    /// A mistake: a value that is not allowed, and those that are.
    SettingValue { given: CleanText, allowed: CleanText } en ["invalid value “{given}”; expected {allowed}"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; valeurs possibles\u{a0}: {allowed}"]
    /// A mistake: a value that is not allowed, and the one that was probably meant.
    SettingMeant { given: CleanText, meant: CleanText } en ["invalid value “{given}”; did you mean {meant}?"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A mistake: a value that should be a web link.
    SettingNoLink { given: CleanText, reason: CleanText } en ["“{given}” is not a web link: {reason}"] fr ["«\u{a0}{given}\u{a0}» n’est pas un lien web\u{a0}: {reason}"]
    /// A mistake: a value that is too long or has control characters.
    SettingTooLong en ["the text is longer than {} bytes or contains characters that cannot be displayed", grouped(crate::limits::SETTING_BYTES)] fr ["le texte dépasse {} octets ou contient des caractères impossibles à afficher", grouped(crate::limits::SETTING_BYTES)]
    /// A mistake: an unknown setting.
    UnknownSetting { name: CleanText } en ["there is no setting “{name}”; “vigie help settings” lists them"] fr ["il n’y a pas de réglage «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help settings\u{a0}» en donne la liste"]
    /// A mistake: an unknown setting with nearly the name of another.
    UnknownSettingMeant { name: CleanText, meant: &'static str } en ["there is no setting “{name}”; did you mean {meant}?"] fr ["il n’y a pas de réglage «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// Allowed values of a setting: a list.
    ListOf { words: CleanText } en ["a list of {words}"] fr ["une liste de valeurs parmi {words}"]
    /// Allowed values of a setting: a number.
    NumberBetween { least: u16, most: u16 } en ["a number from {least} to {most}"] fr ["un nombre de {least} à {most}"]
    /// Allowed values of a setting: an order.
    OrderOf { names: CleanText } en ["{names} (-NAME reverses)"] fr ["{names} (-NOM inverse l’ordre)"]
    /// Allowed values of a setting: a text.
    AnyText en ["text (\"\" for none)"] fr ["un texte (\"\" pour aucun)"]
    /// Allowed values of a setting: a name.
    AnyName en ["a name"] fr ["un nom"]
    /// Allowed values of a setting: a link.
    AnyLink en ["a web link (\"\" for none)"] fr ["un lien web (\"\" pour aucun)"]
    /// First lines of `vigie config --default`.
    DefaultFile en ["Every setting of vigie with its default. Keep the lines you change and delete the rest, so that you get the defaults of later versions."] fr ["Tous les réglages de vigie et leur valeur par défaut. Gardez les lignes que vous modifiez et supprimez les autres, pour profiter des valeurs par défaut des versions suivantes."]
    /// `vigie config`: a setting has its default value.
    OfDefault en ["default"] fr ["par défaut"]
    /// `vigie config`: the line of the file that sets the value.
    OfLine { line: usize } en ["line {line}"] fr ["ligne {line}"]

    // Themes.
    /// A mistake: an unknown theme.
    UnknownTheme { name: CleanText } en ["there is no theme “{name}”; “vigie help themes” lists them"] fr ["il n’y a pas de thème «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help themes\u{a0}» en donne la liste"]
    /// A mistake: an unknown theme with nearly the name of another.
    UnknownThemeMeant { name: CleanText, meant: CleanText } en ["there is no theme “{name}”; did you mean {meant}?"] fr ["il n’y a pas de thème «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A mistake: a theme file sets an unknown colour.
    UnknownRole { name: CleanText } en ["there is no colour “{name}”; “vigie help themes” lists them"] fr ["il n’y a pas de couleur «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help themes\u{a0}» en donne la liste"]
    /// A mistake: a theme file sets an unknown colour with nearly the name of another.
    UnknownRoleMeant { name: CleanText, meant: &'static str } en ["there is no colour “{name}”; did you mean {meant}?"] fr ["il n’y a pas de couleur «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A mistake: a value that should be a colour.
    NotAColour { given: CleanText } en ["“{given}” is not a colour; use #rrggbb, a number up to 255, a name such as bright-red, or default"] fr ["«\u{a0}{given}\u{a0}» n’est pas une couleur\u{a0}; écrivez #rrggbb, un nombre jusqu’à 255, un nom comme bright-red, ou default"]

    // Keys.
    /// A mistake: an unknown action.
    UnknownAction { name: CleanText } en ["there is no action “{name}”; “vigie help keys” lists them"] fr ["il n’y a pas d’action «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help keys\u{a0}» en donne la liste"]
    /// A mistake: an unknown action with nearly the name of another.
    UnknownActionMeant { name: CleanText, meant: &'static str } en ["there is no action “{name}”; did you mean {meant}?"] fr ["il n’y a pas d’action «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A mistake: a table of keys for an unknown mode.
    UnknownMode { name: CleanText } en ["[keys.{name}]: there is no such place; “vigie help keys” lists them"] fr ["[keys.{name}]\u{a0}: ce contexte n’existe pas\u{a0}; «\u{a0}vigie help keys\u{a0}» en donne la liste"]
    /// A mistake: a table of keys for an unknown mode with nearly the name of another.
    UnknownModeMeant { name: CleanText, meant: &'static str } en ["[keys.{name}]: there is no such place; did you mean [keys.{meant}]?"] fr ["[keys.{name}]\u{a0}: ce contexte n’existe pas\u{a0}; vouliez-vous dire [keys.{meant}]\u{a0}?"]
    /// A mistake: a setting under `[keys]`.
    SettingUnderKeys { name: &'static str } en ["{name} is a setting; put it above [keys]"] fr ["{name} est un réglage\u{a0}; placez-le au-dessus de [keys]"]
    /// A mistake: the value of an action is not a list of keys.
    NoKeys { action: &'static str } en ["{action}: write a key, a list of keys, or false for none"] fr ["{action}\u{a0}: écrivez une touche, une liste de touches, ou false pour aucune"]
    /// A mistake: a text that is not a key.
    NotAKey { action: &'static str, given: CleanText } en ["{action}: “{given}” is not a key; keys are written like j, C-d, A-x, F5, Enter, gg or C-x k"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; écrivez par exemple j, C-d, A-x, F5, Enter, gg ou C-x k"]
    /// A mistake: a text that is nearly the name of a key.
    NotAKeyMeant { action: &'static str, given: CleanText, meant: CleanText } en ["{action}: “{given}” is not a key; did you mean {meant}?"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A mistake: a key for an action in a mode that does not have it.
    ActionNotAvailable { action: &'static str, mode: &'static str } en ["{action} is not available in {mode}; “vigie help keys” shows where it is"] fr ["l’action {action} n’est pas disponible dans le contexte {mode}\u{a0}; voir «\u{a0}vigie help keys\u{a0}»"]
    /// A mistake: a letter for an action of a prompt, where letters are typed.
    KeyIsTyped { key_sequence: CleanText, action: &'static str } en ["{action}: {key_sequence} is typed as text there; choose another key"] fr ["{action}\u{a0}: {key_sequence} sert ici à écrire une lettre\u{a0}; choisissez une autre touche"]
    /// A mistake: two lines use the same keys, or one begins with the other; the earlier line wins.
    KeyTwice { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str, line: usize } en ["{key_sequence} ({action}) conflicts with {other_sequence} ({other}, line {line}); keeping {other}"] fr ["{key_sequence} ({action}) est en conflit avec {other_sequence} ({other}, ligne {line})\u{a0}; {other} est conservé"]
    /// A mistake: a line uses the default keys of another action, which loses them.
    KeyTwiceByDefault { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str } en ["{key_sequence} ({action}) overrides the default {other_sequence} ({other}); give {other} another key, or false for none"] fr ["{key_sequence} ({action}) remplace la touche par défaut {other_sequence} ({other})\u{a0}; donnez une autre touche à {other}, ou false pour aucune"]
    /// A mistake: the keys would make it impossible to leave a mode, so one of them is kept.
    NoWayBack { action: &'static str, mode: &'static str, key_sequence: CleanText } en ["{mode} cannot be left without {action}; keeping {key_sequence}"] fr ["sans {action}, impossible de quitter le contexte {mode}\u{a0}; {key_sequence} est conservé"]
    /// Comment over the keys in `vigie config --default`.
    DefaultKeys en ["The default keys. To give an action other keys, remove the # and change the line; false removes them. Put keys for a single place under [keys.list], [keys.article], [keys.tags] and so on."] fr ["Les touches par défaut. Pour donner d’autres touches à une action, enlevez le # et modifiez la ligne\u{a0}; false les retire. Les touches propres à un contexte se placent sous [keys.list], [keys.article], [keys.tags], etc."]
    /// Help, after a key that works only in some of the modes of its action.
    OnlyIn { places: CleanText } en [": {places}"] fr ["\u{a0}: {places}"]

    // The command palette.
    /// Command palette: the number of commands found.
    CommandsFound { count: usize } en ["{} found", grouped(*count)] fr ["{}", counted(*count, "résultat", "résultats")]
    /// Command palette: no command matches.
    NothingFound en ["No such command."] fr ["Aucune commande trouvée."]
    /// Status line: the line in the command palette matches no command.
    NoSuchCommand { typed: CleanText } en ["there is no command “{typed}” here"] fr ["il n’y a pas de commande «\u{a0}{typed}\u{a0}» ici"]
    /// Status line: `sort` in the command palette with an unknown order.
    NoSuchOrder { typed: CleanText, meant: Option<CleanText> } en ["there is no sort order “{typed}”{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["il n’y a pas d’ordre de tri «\u{a0}{typed}\u{a0}»{}", meant.as_ref().map(|meant| format!("\u{a0}; vouliez-vous dire {meant}\u{a0}?")).unwrap_or_default()]
    /// List of themes: a theme from a file of the user.
    OwnTheme en ["your own theme"] fr ["thème personnel"]
    /// Status line: a theme was chosen and is remembered.
    ThemeKept { name: CleanText } en ["theme “{name}” saved"] fr ["thème «\u{a0}{name}\u{a0}» enregistré"]
    /// Status line: a theme was chosen for this session, because the configuration names one.
    ThemeTaken { name: CleanText } en ["this session only; to keep it, put theme = \"{name}\" in config.toml"] fr ["pour cette session\u{a0}; pour le garder\u{a0}: theme = \"{name}\" dans config.toml"]

    // Highlights.
    /// A mistake: a highlight that is not a table.
    HighlightNoTable en ["write highlights as [[highlight]] tables"] fr ["écrivez les surlignages sous la forme [[highlight]]"]
    /// A mistake: a highlight without a query or without a style.
    HighlightIncomplete en ["a highlight needs a query or a search, and a style"] fr ["un surlignage a besoin d’une requête (query) ou d’une recherche (search), et d’un style"]
    /// A mistake in the query of a highlight.
    HighlightQuery { reason: CleanText } en ["query ignored: {reason}"] fr ["requête ignorée\u{a0}: {reason}"]
    /// A mistake: the query of a highlight sorts or limits.
    HighlightOrders en ["sort: and limit: have no effect in a highlight; remove them"] fr ["sort: et limit: n’ont pas d’effet dans un surlignage\u{a0}; retirez-les"]
    /// A mistake: a word that is not a style.
    NotAStyle { given: CleanText } en ["“{given}” is not a style; use bold, italic, underline, a colour, or a name from “vigie help themes”"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; écrivez bold, italic, underline, une couleur ou un nom de «\u{a0}vigie help themes\u{a0}»"]
    /// A mistake: a word that is nearly a style.
    NotAStyleMeant { given: CleanText, meant: CleanText } en ["“{given}” is not a style; did you mean {meant}?"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; vouliez-vous dire {meant}\u{a0}?"]

    // `vigie help` and the manual page.
    /// `vigie help`, before the topics.
    HelpUsage en ["vigie help TOPIC explains:"] fr ["vigie help SUJET explique\u{a0}:"]
    /// `vigie help`, after the topics.
    HelpElsewhere en ["In the reader, ? shows the keys and : finds a command. “vigie COMMAND --help” explains a command; “vigie man” prints the manual page."] fr ["Dans le lecteur, ? affiche les touches et : trouve une commande. «\u{a0}vigie COMMANDE --help\u{a0}» explique une commande\u{a0}; «\u{a0}vigie man\u{a0}» affiche la page de manuel."]
    /// How to change keys, in `vigie help keys` and, without the colon at the end, in the manual page.
    HelpKeys en ["Each action has a name, which “vigie help keys” shows in brackets. Under [keys] in config.toml, write the name and the keys, such as j, C-d, A-x, F5, Enter, Space, gg or C-x k, or false for none:"] fr ["Chaque action a un nom, entre crochets dans «\u{a0}vigie help keys\u{a0}». Sous [keys] dans config.toml, écrivez ce nom et les touches, comme j, C-d, A-x, F5, Enter, Space, gg ou C-x k, ou false pour aucune\u{a0}:"]
    /// `vigie help keys`: the modes that can have keys of their own.
    HelpModes { modes: CleanText } en ["A table such as [keys.article] applies to one place only. The places: {modes}."] fr ["Une table comme [keys.article] ne vaut que dans un contexte. Contextes\u{a0}: {modes}."]
    /// Heading in the help on queries.
    HelpSigns en ["Combining words"] fr ["Combiner les mots"]
    /// Heading in the help on queries.
    HelpTimes en ["Dates, after date: and added:"] fr ["Dates, après date: et added:"]
    /// Heading in the help on queries.
    HelpFields en ["Fields"] fr ["Champs"]
    /// Heading in the help on queries.
    HelpFlags en ["Flags"] fr ["États"]
    /// Heading in the help on queries.
    HelpOrders en ["Sort orders"] fr ["Ordres de tri"]
    /// Introduces the settings, in `vigie help settings` and the manual page.
    HelpSettings en ["Each line NAME = VALUE in config.toml changes one setting; the others keep the defaults below. A variable overrides the file, and an option overrides both. “vigie config” prints the settings in effect, “vigie config --default” a complete file to start from, “vigie config --path” where to put it."] fr ["Chaque ligne NOM = VALEUR de config.toml change un réglage\u{a0}; les autres gardent la valeur par défaut indiquée ici. Une variable d’environnement l’emporte sur le fichier, une option sur les deux. «\u{a0}vigie config\u{a0}» affiche les réglages en vigueur, «\u{a0}vigie config --default\u{a0}» un fichier complet pour commencer, «\u{a0}vigie config --path\u{a0}» l’endroit où le placer."]
    /// `vigie help settings` and the manual page: the values, default and variable of a setting.
    HelpValues { allowed: CleanText, usual: CleanText, variable: &'static str } en ["Values: {allowed}. Default: {usual}. Variable: {variable}"] fr ["Valeurs\u{a0}: {allowed}. Par défaut\u{a0}: {usual}. Variable\u{a0}: {variable}"]
    /// Explains highlights, in `vigie help settings` and the manual page.
    HelpHighlights en ["A [[highlight]] rule gives a style to the articles in the list that match a query, or a saved search (search = \"NAME\"). A style is bold, italic, underline, a colour, the name of a colour of the theme, or several of these."] fr ["Une règle [[highlight]] donne un style aux articles de la liste qui correspondent à une requête, ou à une recherche enregistrée (search = \"NOM\"). Un style est un ou plusieurs de ces mots\u{a0}: bold, italic, underline, une couleur, le nom d’une couleur du thème."]
    /// Introduces the themes in `vigie help themes`.
    HelpThemes en ["Choose a theme with theme = \"NAME\" in config.toml, --theme or VIGIE_THEME; in the reader, C-t lets you try them. The themes:"] fr ["Un thème se choisit avec theme = \"NOM\" dans config.toml, --theme ou VIGIE_THEME\u{a0}; dans le lecteur, C-t permet de les essayer. Les thèmes\u{a0}:"]
    /// Explains theme files in `vigie help themes`; an example follows.
    HelpOwnTheme en ["To make your own theme, create themes/NAME.toml next to config.toml: the theme to start from, and the colours that differ. A colour is #rrggbb, a number up to 255, a name such as bright-cyan, or default for the terminal’s own:"] fr ["Pour créer votre thème, écrivez dans themes/NOM.toml, à côté de config.toml, le thème de départ (from) et les couleurs qui en diffèrent. Une couleur peut être #rrggbb, un nombre jusqu’à 255, un nom comme bright-cyan, ou default pour celle du terminal\u{a0}:"]
    /// Heading over the colours of a theme, in `vigie help themes`.
    HelpColours en ["Colours"] fr ["Couleurs"]
    /// Introduces the paths in `vigie help files`.
    HelpFiles en ["vigie never changes the folder of articles. It keeps its own files here, following the XDG base directories:"] fr ["vigie ne modifie jamais le dossier des articles. Ses propres fichiers se trouvent ici, selon la spécification XDG\u{a0}:"]
    /// `vigie help files`: what config.toml holds.
    FileOfSettings en ["the settings; vigie never writes this file"] fr ["les réglages\u{a0}; vigie n’écrit jamais ce fichier"]
    /// `vigie help files`: what the themes folder holds.
    FolderOfThemes en ["your own themes, one file each"] fr ["vos thèmes, un fichier par thème"]
    /// `vigie help files`: what searches.toml holds.
    FileOfSearches en ["the saved searches"] fr ["les recherches enregistrées"]
    /// `vigie help files`: what the state folder holds.
    FolderOfState en ["your marks, and where you left off"] fr ["vos marques et votre session"]
    /// `vigie help files`: what the cache folder holds.
    FolderOfCache en ["the indexes; can be deleted at any time"] fr ["les index, supprimables à tout moment"]
    /// Introduces the commands in `vigie help commands`.
    HelpCommands en ["Without a command, vigie opens the reader. “vigie COMMAND --help” explains a command:"] fr ["Sans commande, vigie ouvre le lecteur. «\u{a0}vigie COMMANDE --help\u{a0}» explique une commande\u{a0}:"]
    /// Heading over the options of the reader, in `vigie help commands`.
    HelpOptions en ["Reader options"] fr ["Options du lecteur"]
    /// Manual page: heading over the settings.
    SettingsHeading en ["SETTINGS"] fr ["RÉGLAGES"]
    } } };
}

pub(super) use with_configuration;
