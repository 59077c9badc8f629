//! Phrases about the arguments of the command line: headings of the help and the manual page, and errors of
//! the parser. What commands and options do is in their tables, in `cli`. Floor 0, part of
//! [`wording`](crate::wording).

/// Passes the rows it is given and those of this file on to the next macro.
macro_rules! with_arguments {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    // The help and the manual page.
    /// Help: label before the forms of the command line.
    UsageHeading en ["Usage:"] fr ["Utilisation\u{a0}:"]
    /// Help: heading over the examples.
    ExamplesHeading en ["Examples:"] fr ["Exemples\u{a0}:"]
    /// Help: heading over the operands.
    ArgumentsHeading en ["Arguments:"] fr ["Arguments\u{a0}:"]
    /// Help: heading over the options.
    OptionsHeading en ["Options:"] fr ["Options\u{a0}:"]
    /// Help: heading over the options for the form of the output.
    OutputHeading en ["Output:"] fr ["Sortie\u{a0}:"]
    /// Help: heading over the options that every command accepts.
    GeneralHeading en ["General options:"] fr ["Options générales\u{a0}:"]
    /// `vigie help`: heading over the names of the commands.
    CommandsHeading en ["Commands:"] fr ["Commandes\u{a0}:"]
    /// Help: what `--help` does.
    HelpHelp en ["Print help"] fr ["Afficher l’aide"]
    /// Help: what `--version` does.
    VersionHelp en ["Print the version"] fr ["Afficher la version"]
    /// Help: what `--help` and `--version` do, on one line.
    HelpAndVersionHelp en ["Print help; -V, --version prints the version"] fr ["Afficher l’aide\u{a0}; -V, --version affiche la version"]
    /// Help: what an option does, and its values.
    HelpWithValues { help: &'static str, values: CleanText } en ["{help}: {values}"] fr ["{help}\u{a0}: {values}"]
    /// Help: the values of an option that takes many.
    ValuesOf { value: CleanText, values: CleanText } en ["{value} is one or more of: {values}."] fr ["{value}\u{a0}: un ou plusieurs parmi {values}."]
    /// `vigie help keys`: heading over the most important keys.
    FirstKeysHeading en ["First keys"] fr ["Pour commencer"]
    /// `vigie help keys`: heading over the part on `[keys]` in `config.toml`.
    OwnKeysHeading en ["Changing keys"] fr ["Changer les touches"]
    /// `vigie help commands`: the exit codes.
    ExitCodesAre en ["Exit codes: 0 success; 1 nothing found, or problems found; 2 error."] fr ["Codes de sortie\u{a0}: 0 succès\u{a0}; 1 aucun résultat, ou problèmes signalés\u{a0}; 2 erreur."]
    /// Manual page: heading over the name of the program.
    NameHeading en ["NAME"] fr ["NOM"]
    /// Manual page: heading over the forms of the command line.
    SynopsisHeading en ["SYNOPSIS"] fr ["SYNOPSIS"]
    /// Manual page: heading over the options of the reader.
    ManualOptionsHeading en ["OPTIONS"] fr ["OPTIONS"]
    /// Manual page: heading over the examples of the program.
    ManualExamplesHeading en ["EXAMPLES"] fr ["EXEMPLES"]
    /// Manual page: heading over the notes on commands and folders.
    NotesHeading en ["NOTES"] fr ["NOTES"]

    // Errors in the arguments, and what follows them.
    /// Error: an unknown option, or one operand too many.
    NoSuchArgument { argument: CleanText } en ["unexpected argument “{argument}”"] fr ["argument inattendu «\u{a0}{argument}\u{a0}»"]
    /// Error: an option has a value that is not allowed.
    BadValue { argument: CleanText, value: CleanText } en ["invalid value “{value}” for {argument}"] fr ["valeur «\u{a0}{value}\u{a0}» incorrecte pour {argument}"]
    /// Error: an option has a value that does not parse, and why.
    BadValueBecause { argument: CleanText, value: CleanText, reason: CleanText } en ["invalid value “{value}” for {argument}: {reason}"] fr ["valeur «\u{a0}{value}\u{a0}» incorrecte pour {argument}\u{a0}: {reason}"]
    /// Error: an option needs a value and has none.
    ValueMissing { argument: CleanText } en ["{argument} needs a value"] fr ["{argument} attend une valeur"]
    /// After an error: the values that are allowed.
    ValuesAre { values: CleanText } en ["possible values: {values}"] fr ["valeurs possibles\u{a0}: {values}"]
    /// Error: a required operand is missing.
    ArgumentsMissing { arguments: CleanText } en ["missing argument: {arguments}"] fr ["argument manquant\u{a0}: {arguments}"]
    /// Error: two options that exclude each other.
    ArgumentsExclude { argument: CleanText, other: CleanText } en ["{argument} and {other} cannot be combined"] fr ["{argument} et {other} sont incompatibles"]
    /// Error: an option is given twice.
    ArgumentTwice { argument: CleanText } en ["{argument} can be given only once"] fr ["{argument} ne peut être indiqué qu’une fois"]
    /// Error: an argument is not text.
    ArgumentNotUtf8 en ["an argument is not valid UTF-8"] fr ["un argument n’est pas en UTF-8 valide"]
    /// Error: anything else that the parser refuses.
    ArgumentsNotUnderstood en ["invalid arguments"] fr ["arguments incorrects"]
    /// After an error: how the command is written.
    UsageIs { usage: CleanText } en ["usage: {usage}"] fr ["utilisation\u{a0}: {usage}"]
    /// After an error, as its last line.
    HelpIsAt { command: CleanText } en ["for more, see “{command} --help”"] fr ["pour en savoir plus\u{a0}: «\u{a0}{command} --help\u{a0}»"]
    } } };
}

pub(super) use with_arguments;
