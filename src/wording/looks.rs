//! The rows of the table of phrases about settings, themes and keys.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_looks {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    // Settings.
    /// A fault in a file of settings, and where.
    SettingFault { path: CleanText, line: usize, reason: CleanText } en ["{path}, line {line}: {reason}"] fr ["{path}, ligne {line}\u{a0}: {reason}"]
    /// Several faults, in one file or not.
    SettingFaults { file: Option<CleanText>, count: usize } en ["{}: {}; “vigie config” lists them", file.as_deref().unwrap_or("settings"), counted(*count, "mistake", "mistakes")] fr ["{}\u{a0}: {}\u{a0}; «\u{a0}vigie config\u{a0}» les énumère", file.as_deref().unwrap_or("réglages"), counted(*count, "erreur", "erreurs")]
    /// A fault in a variable of the environment.
    VariableFault { variable: &'static str, reason: CleanText } en ["{variable}: {reason}"] fr ["{variable}\u{a0}: {reason}"]
    /// A file of settings cannot be read.
    SettingsNotRead { path: CleanText, reason: CleanText } en ["the settings in {path} cannot be read: {reason}"] fr ["les réglages de {path} ne peuvent pas être lus\u{a0}: {reason}"]
    /// The file of settings that was named is not there.
    NoSettingsFile { path: CleanText } en ["there is no file of settings {path}"] fr ["il n’y a pas de fichier de réglages {path}"]
    /// There is no folder for settings.
    NoPlaceForSettings en ["there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is set"] fr ["il n’y a pas de dossier pour les réglages\u{a0}: ni HOME ni XDG_CONFIG_HOME n’est défini"]
    /// A text is no TOML.
    NotToml { reason: CleanText } en ["this is no TOML: {reason}"] fr ["ce n’est pas du TOML\u{a0}: {reason}"]
    /// A value of a setting cannot be used.
    SettingWrong { name: &'static str, reason: CleanText } en ["{name}: {reason}"] fr ["{name}\u{a0}: {reason}"]
    /// A value is none of those that are possible.
    SettingValue { given: CleanText, allowed: CleanText } en ["“{given}” is not one of its values: {allowed}"] fr ["«\u{a0}{given}\u{a0}» ne fait pas partie de ses valeurs\u{a0}: {allowed}"]
    /// The same, where it is known what was meant.
    SettingMeant { given: CleanText, meant: CleanText } en ["“{given}” is not one of its values; did you mean {meant}?"] fr ["«\u{a0}{given}\u{a0}» ne fait pas partie de ses valeurs\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A value is no web link.
    SettingNoLink { given: CleanText, reason: CleanText } en ["“{given}” is no web link: {reason}"] fr ["«\u{a0}{given}\u{a0}» n’est pas un lien du Web\u{a0}: {reason}"]
    /// A value is too long, or holds what cannot be shown.
    SettingTooLong en ["the text is longer than {} bytes, or holds characters that cannot be shown", grouped(limits::SETTING_BYTES)] fr ["le texte dépasse {} octets, ou contient des caractères qui ne peuvent pas être montrés", grouped(limits::SETTING_BYTES)]
    /// There is no such setting.
    UnknownSetting { name: CleanText } en ["there is no setting “{name}”; “vigie help settings” lists them"] fr ["il n’y a pas de réglage «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help settings\u{a0}» les énumère"]
    /// There is no such setting, but one of nearly the same name.
    UnknownSettingMeant { name: CleanText, meant: &'static str } en ["there is no setting “{name}”; did you mean {meant}?"] fr ["il n’y a pas de réglage «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// What a setting may be: several words.
    ListOf { words: CleanText } en ["a list of {words}"] fr ["une liste parmi {words}"]
    /// What a setting may be: a number.
    NumberBetween { least: u16, most: u16 } en ["a number from {least} to {most}"] fr ["un nombre de {least} à {most}"]
    /// What a setting may be: an order.
    OrderOf { names: CleanText } en ["{names}, each also with a minus"] fr ["{names}, chacun aussi avec un moins"]
    /// What a setting may be: any text.
    AnyText en ["a text, \"\" for none"] fr ["un texte, \"\" pour aucun"]
    /// What a setting may be: a name.
    AnyName en ["a name"] fr ["un nom"]
    /// What a setting may be: a link.
    AnyLink en ["a web link, \"\" for none"] fr ["un lien du Web, \"\" pour aucun"]
    /// What stands at the top of a complete file of settings.
    DefaultFile en ["Every setting of vigie with what it is without this file. Keep what you change, and leave out the rest: then a newer version may do better."] fr ["Tous les réglages de vigie, tels qu’ils sont sans ce fichier. Garder ce qui change et retirer le reste\u{a0}: une version plus récente pourra ainsi faire mieux."]
    /// A setting is as it is without a word of the user.
    OfDefault en ["default"] fr ["par défaut"]
    /// A setting comes from a line of the file.
    OfLine { line: usize } en ["line {line}"] fr ["ligne {line}"]

    // Themes.
    /// There is no such theme.
    UnknownTheme { name: CleanText } en ["there is no theme “{name}”; “vigie help themes” lists them"] fr ["il n’y a pas de thème «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help themes\u{a0}» les énumère"]
    /// There is no such theme, but one of nearly the same name.
    UnknownThemeMeant { name: CleanText, meant: CleanText } en ["there is no theme “{name}”; did you mean {meant}?"] fr ["il n’y a pas de thème «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// Nothing has a colour under this name.
    UnknownRole { name: CleanText } en ["there is no colour “{name}”; “vigie help themes” lists them"] fr ["il n’y a pas de couleur «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help themes\u{a0}» les énumère"]
    /// Nothing has a colour under this name, but under nearly the same.
    UnknownRoleMeant { name: CleanText, meant: &'static str } en ["there is no colour “{name}”; did you mean {meant}?"] fr ["il n’y a pas de couleur «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A text is no colour.
    NotAColour { given: CleanText } en ["“{given}” is no colour: #rrggbb, a number to 255, a name such as bright-red, or default"] fr ["«\u{a0}{given}\u{a0}» n’est pas une couleur\u{a0}: #rrggbb, un nombre jusqu’à 255, un nom comme bright-red, ou default"]

    // Keys.
    /// There is no such action.
    UnknownAction { name: CleanText } en ["there is no action “{name}”; “vigie help keys” lists them"] fr ["il n’y a pas d’action «\u{a0}{name}\u{a0}»\u{a0}; «\u{a0}vigie help keys\u{a0}» les énumère"]
    /// There is no such action, but one of nearly the same name.
    UnknownActionMeant { name: CleanText, meant: &'static str } en ["there is no action “{name}”; did you mean {meant}?"] fr ["il n’y a pas d’action «\u{a0}{name}\u{a0}»\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// There is no place that keys could be for.
    UnknownPlace { name: CleanText } en ["[keys.{name}]: there is no such place; “vigie help keys” lists them"] fr ["[keys.{name}]\u{a0}: cet endroit n’existe pas\u{a0}; «\u{a0}vigie help keys\u{a0}» les énumère"]
    /// There is no place of this name that keys could be for, but one of nearly the same name.
    UnknownPlaceMeant { name: CleanText, meant: &'static str } en ["[keys.{name}]: there is no such place; did you mean [keys.{meant}]?"] fr ["[keys.{name}]\u{a0}: cet endroit n’existe pas\u{a0}; vouliez-vous dire [keys.{meant}]\u{a0}?"]
    /// A setting stands in the table of keys.
    SettingUnderKeys { name: &'static str } en ["{name} is a setting: it stands above [keys]"] fr ["{name} est un réglage\u{a0}: il se place au-dessus de [keys]"]
    /// What is given to an action is no list of keys.
    NoKeys { action: &'static str } en ["{action}: the keys are a text, a list of texts, or false for none"] fr ["{action}\u{a0}: les touches sont un texte, une liste de textes, ou false pour aucune"]
    /// A text is no key.
    NotAChord { action: &'static str, given: CleanText } en ["{action}: “{given}” is no key; keys are written as j, C-d, A-x, F5, Enter, gg or C-x k"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; les touches s’écrivent j, C-d, A-x, F5, Enter, gg ou C-x k"]
    /// A text is no key, but nearly the name of one.
    NotAChordMeant { action: &'static str, given: CleanText, meant: CleanText } en ["{action}: “{given}” is no key; did you mean {meant}?"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    /// A key is given to an action in a mode that does not have it.
    KeyOfNoUse { action: &'static str, mode: &'static str } en ["{action} cannot be done in {mode}"] fr ["{action} n’existe pas dans {mode}"]
    /// A letter is bound where letters are typed.
    KeyIsTyped { chord: CleanText, action: &'static str } en ["{chord} is a letter that is typed where {action} can be done"] fr ["{chord} est une lettre qui se saisit là où {action} est possible"]
    /// Two lines claim the same keys.
    KeyTwice { chord: CleanText, action: &'static str, other_chord: CleanText, other: &'static str, line: usize } en ["{chord} is {action} here and {}line {line}; it stays {other}", if chord == other_chord { format!("{other} in ") } else { format!("{} {other_chord}, {other}, in ", if other_chord.starts_with(chord.as_str()) { "the beginning of" } else { "behind" }) }] fr ["{chord} est {action} ici et {}ligne {line}\u{a0}; cela reste {other}", if chord == other_chord { format!("{other} ") } else { format!("{} {other_chord}, {other}, ", if other_chord.starts_with(chord.as_str()) { "le début de" } else { "la suite de" }) }]
    /// A line claims keys that something else has by default.
    KeyTwiceByDefault { chord: CleanText, action: &'static str, other_chord: CleanText, other: &'static str } en ["{chord} is {action} here and {}by default {other}, which gives way; give that another key, or []", if chord == other_chord { String::new() } else { format!("{} {other_chord}, ", if other_chord.starts_with(chord.as_str()) { "the beginning of" } else { "behind" }) }] fr ["{chord} est {action} ici et {}par défaut {other}, qui cède la place\u{a0}; donner à celle-ci une autre touche, ou []", if chord == other_chord { String::new() } else { format!("{} {other_chord}, ", if other_chord.starts_with(chord.as_str()) { "le début de" } else { "la suite de" }) }]
    /// There is no way back from a mode.
    NoWayBack { action: &'static str, mode: &'static str, chord: CleanText } en ["there would be no way back from {mode} without {action}; {chord} stays"] fr ["on ne sortirait plus de {mode} sans {action}\u{a0}; {chord} reste"]
    /// What stands over the keys in a complete file of settings.
    DefaultKeys en ["The keys, as they are without this file: take the sign away to give an action other keys. false takes its keys away. Under [keys.list], [keys.article], [keys.tags] and so on stand keys for one place alone."] fr ["Les touches, telles qu’elles sont sans ce fichier\u{a0}: ôter le signe pour donner d’autres touches à une action. false lui retire ses touches. Sous [keys.list], [keys.article], [keys.tags], etc. se placent les touches d’un seul endroit."]
    /// Behind a key that works in some panes alone.
    OnlyIn { places: CleanText } en [": {places}"] fr ["\u{a0}: {places}"]

    // Commands.
    /// How many commands match what is typed.
    CommandsFound { count: usize } en ["{} found", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "trouvée" } else { "trouvées" }]
    /// No command matches what is typed.
    NothingFound en ["Nothing like this can be done here."] fr ["Rien de tel ne peut se faire ici."]
    /// No command matches what is typed, and it was to be run.
    NoSuchCommand { typed: CleanText } en ["there is no command “{typed}” here"] fr ["il n’y a pas de commande «\u{a0}{typed}\u{a0}» ici"]
    /// There is no order of this name.
    NoSuchOrder { typed: CleanText, meant: Option<CleanText> } en ["there is no order “{typed}”{}", meant.as_ref().map(|meant| format!("; did you mean {meant}?")).unwrap_or_default()] fr ["il n’y a pas d’ordre «\u{a0}{typed}\u{a0}»{}", meant.as_ref().map(|meant| format!("\u{a0}; s’agit-il de {meant}\u{a0}?")).unwrap_or_default()]
    /// What a theme of the user is.
    OwnTheme en ["your own"] fr ["le vôtre"]
    /// A theme was taken, and is remembered.
    ThemeKept { name: CleanText } en ["theme “{name}”, from now on"] fr ["thème «\u{a0}{name}\u{a0}», désormais"]
    /// A theme was taken until the end.
    ThemeTaken { name: CleanText } en ["to keep it: theme = \"{name}\" in config.toml"] fr ["pour le garder\u{a0}: theme = \"{name}\" dans config.toml"]

    // Highlights.
    /// The highlights are written in another way.
    HighlightNoTable en ["highlights stand under [[highlight]]"] fr ["les mises en relief se placent sous [[highlight]]"]
    /// A highlight lacks something.
    HighlightIncomplete en ["a highlight has a query or a search, and a style"] fr ["une mise en relief a une requête query ou une recherche search, et un style"]
    /// The query of a highlight is none.
    HighlightQuery { reason: CleanText } en ["the query is not used: {reason}"] fr ["la requête n’est pas utilisée\u{a0}: {reason}"]
    /// A highlight orders or counts what it finds.
    HighlightOrders en ["sort: and limit: change no highlight; take them out of the query"] fr ["sort: et limit: ne changent pas une mise en relief\u{a0}; les retirer de la requête"]
    /// A word is no style.
    NotAStyle { given: CleanText } en ["“{given}” is no style: bold, italic, underline, a colour, or a name of “vigie help themes”"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}: bold, italic, underline, une couleur ou un nom de «\u{a0}vigie help themes\u{a0}»"]
    /// A word is no style, but nearly one.
    NotAStyleMeant { given: CleanText, meant: CleanText } en ["“{given}” is no style; did you mean {meant}?"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; vouliez-vous dire {meant}\u{a0}?"]

    // The help of the command line.
    /// How the help is asked for.
    HelpUsage en ["vigie help TOPIC says more of:"] fr ["vigie help SUJET en dit plus sur\u{a0}:"]
    /// Where else there is help.
    HelpElsewhere en ["In the reader, ? shows the keys and : finds a command. “vigie COMMAND --help” explains a command, “vigie man” prints the manual."] fr ["Dans le lecteur, ? montre les touches et : trouve une commande. «\u{a0}vigie COMMANDE --help\u{a0}» explique une commande, «\u{a0}vigie man\u{a0}» affiche le manuel."]
    /// How keys are given to actions.
    HelpKeys en ["Each action has a name, which stands in brackets here. Under [keys] in config.toml it is given other keys, written as j, C-d, A-x, F5, Enter, Space, gg or C-x k, or none:"] fr ["Chaque action a un nom, ici entre crochets. Sous [keys] dans config.toml, elle reçoit d’autres touches, écrites j, C-d, A-x, F5, Enter, Space, gg ou C-x k, ou aucune\u{a0}:"]
    /// For which places keys can be given.
    HelpModes { modes: CleanText } en ["A table such as [keys.article] is for one place alone; there are: {modes}."] fr ["Une table telle que [keys.article] ne vaut que pour un endroit\u{a0}; ces endroits sont\u{a0}: {modes}."]
    /// The heading over how words are put together.
    HelpSigns en ["Putting words together"] fr ["Combiner les mots"]
    /// The heading over the times.
    HelpTimes en ["Times, behind date: and added:"] fr ["Dates, après date: et ajout:"]
    /// The heading over the fields.
    HelpFields en ["Fields"] fr ["Champs"]
    /// The heading over the flags.
    HelpFlags en ["Flags"] fr ["États"]
    /// The heading over the orders.
    HelpOrders en ["Orders"] fr ["Ordres"]
    /// What the file of settings is.
    HelpSettings en ["Each line NAME = VALUE of config.toml changes one setting; the others are as they are here. A variable of the environment comes before the file, an option before both. “vigie config” prints what is in effect, “vigie config --default” a complete file to begin with, “vigie config --path” where it belongs."] fr ["Chaque ligne NOM = VALEUR de config.toml change un réglage\u{a0}; les autres restent tels qu’ils sont ici. Une variable d’environnement l’emporte sur le fichier, une option sur les deux. «\u{a0}vigie config\u{a0}» affiche ce qui est en vigueur, «\u{a0}vigie config --default\u{a0}» un fichier complet pour commencer, «\u{a0}vigie config --path\u{a0}» sa place."]
    /// What a setting may be, what it is, and its variable.
    HelpValues { allowed: CleanText, usual: CleanText, variable: &'static str } en ["Values: {allowed}. Default: {usual}. Variable: {variable}"] fr ["Valeurs\u{a0}: {allowed}. Par défaut\u{a0}: {usual}. Variable\u{a0}: {variable}"]
    /// How articles are made to stand out.
    HelpHighlights en ["Articles of a query, or of a saved search (search = \"NAME\"), stand out in the list by a style: bold, italic, underline, a colour, or the name of a colour of the theme."] fr ["Les articles d’une requête, ou d’une recherche enregistrée (search = \"NOM\"), ressortent dans la liste par un style\u{a0}: bold, italic, underline, une couleur, ou le nom d’une couleur du thème."]
    /// How a theme is taken.
    HelpThemes en ["A theme is taken by theme = \"NAME\" in config.toml, by --theme or VIGIE_THEME; in the reader, C-t tries them. There are:"] fr ["Un thème se prend par theme = \"NOM\" dans config.toml, par --theme ou VIGIE_THEME\u{a0}; dans le lecteur, C-t les essaie. Les voici\u{a0}:"]
    /// How a theme is made.
    HelpOwnTheme en ["A file themes/NAME.toml beside config.toml is a theme of your own. It says the colours that differ from those of another theme; a colour is #rrggbb, a number to 255, a name such as bright-cyan, or default for that of the terminal:"] fr ["Un fichier themes/NOM.toml à côté de config.toml est un thème personnel. Il donne les couleurs qui diffèrent de celles d’un autre thème\u{a0}; une couleur est #rrggbb, un nombre jusqu’à 255, un nom comme bright-cyan, ou default pour celle du terminal\u{a0}:"]
    /// The heading over the colours of a theme.
    HelpColours en ["Colours"] fr ["Couleurs"]
    /// What is kept where.
    HelpFiles en ["The folder of articles is only ever read. What vigie keeps for you stands here, by the rules of the XDG base directories:"] fr ["Le dossier des articles est seulement lu, jamais modifié. Ce que vigie garde pour vous se trouve ici, selon les règles XDG\u{a0}:"]
    /// What the file of settings is for.
    FileOfSettings en ["the settings; vigie never writes it"] fr ["les réglages\u{a0}; vigie ne l’écrit jamais"]
    /// What the folder of themes is for.
    FolderOfThemes en ["your own themes, a file each"] fr ["vos thèmes, un fichier chacun"]
    /// What the file of searches is for.
    FileOfSearches en ["the saved searches"] fr ["les recherches enregistrées"]
    /// What the state folder is for.
    FolderOfState en ["what was read and where you were"] fr ["ce qui a été lu et où vous en étiez"]
    /// What the cache folder is for.
    FolderOfCache en ["the indexes; it can be deleted at any time"] fr ["les index\u{a0}; il peut être supprimé à tout moment"]
    /// What the commands are.
    HelpCommands en ["Without a command, the reader starts. “vigie COMMAND --help” says more of one:"] fr ["Sans commande, le lecteur s’ouvre. «\u{a0}vigie COMMANDE --help\u{a0}» en dit plus sur l’une d’elles\u{a0}:"]
    /// The heading over the options of the reader.
    HelpOptions en ["Options of the reader"] fr ["Options du lecteur"]
    /// The heading of the settings in the manual.
    SettingsHeading en ["SETTINGS"] fr ["RÉGLAGES"]
    } } };
}

pub(super) use with_looks;
