//! The rows of the table of phrases about the arguments of the command line: help, manual, refusals.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_arguments {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    // The help and the manual page. A heading of the help gets its colon from the parser.
    /// The heading of the forms of a command line, in the help.
    UsageHeading en ["Usage:"] fr ["Utilisation\u{a0}:"]
    /// The heading of the operands, in the help.
    ArgumentsHeading en ["Arguments"] fr ["Arguments\u{a0}"]
    /// The heading of the options, in the help.
    OptionsHeading en ["Options"] fr ["Options\u{a0}"]
    /// The heading of the commands, in the help.
    CommandsHeading en ["Commands"] fr ["Commandes\u{a0}"]
    /// What `--help` does.
    HelpHelp en ["Print help"] fr ["Afficher l’aide"]
    /// What `--version` does.
    VersionHelp en ["Print the version"] fr ["Afficher la version"]
    /// What an option does, and what it takes.
    HelpWithValues { help: &'static str, values: CleanText } en ["{help} [possible values: {values}]"] fr ["{help} [valeurs possibles\u{a0}: {values}]"]
    /// The heading of the name, in the manual page.
    NameHeading en ["NAME"] fr ["NOM"]
    /// The heading of the forms of the command line, in the manual page.
    SynopsisHeading en ["SYNOPSIS"] fr ["SYNOPSIS"]
    /// The heading of the options, in the manual page.
    ManualOptionsHeading en ["OPTIONS"] fr ["OPTIONS"]
    /// The heading of what else is to be said, in the manual page.
    NotesHeading en ["NOTES"] fr ["NOTES"]

    // What is wrong with what was given.
    /// An argument that is none.
    NoSuchArgument { argument: CleanText } en ["“{argument}” is not understood here"] fr ["«\u{a0}{argument}\u{a0}» n’est pas compris ici"]
    /// A value that an option does not take.
    BadValue { argument: CleanText, value: CleanText } en ["{argument} does not take “{value}”"] fr ["{argument} n’accepte pas «\u{a0}{value}\u{a0}»"]
    /// A value that an option does not take, and why.
    BadValueBecause { argument: CleanText, value: CleanText, reason: CleanText } en ["{argument} does not take “{value}”: {reason}"] fr ["{argument} n’accepte pas «\u{a0}{value}\u{a0}»\u{a0}: {reason}"]
    /// An option without its value.
    ValueMissing { argument: CleanText } en ["there is nothing behind {argument}"] fr ["il n’y a rien après {argument}"]
    /// The values that an option takes.
    ValuesAre { values: CleanText } en ["possible values: {values}"] fr ["valeurs possibles\u{a0}: {values}"]
    /// Operands that are missing.
    ArgumentsMissing { arguments: CleanText } en ["missing: {arguments}"] fr ["il manque\u{a0}: {arguments}"]
    /// Two options that exclude each other.
    ArgumentsExclude { argument: CleanText, other: CleanText } en ["{argument} and {other} exclude each other"] fr ["{argument} et {other} s’excluent"]
    /// An option that stands twice.
    ArgumentTwice { argument: CleanText } en ["{argument} stands twice"] fr ["{argument} figure deux fois"]
    /// An argument that is no text.
    ArgumentNotUtf8 en ["an argument is not UTF-8"] fr ["un argument n’est pas en UTF-8"]
    /// Anything else that the parser refuses.
    ArgumentsNotUnderstood en ["the arguments are not understood"] fr ["les arguments ne sont pas compris"]
    /// How a command is written.
    UsageIs { usage: CleanText } en ["usage: {usage}"] fr ["utilisation\u{a0}: {usage}"]
    /// Where more is said.
    HelpIsAt { command: CleanText } en ["“{command} --help” says more"] fr ["«\u{a0}{command} --help\u{a0}» en dit plus"]
    } } };
}

pub(super) use with_arguments;
