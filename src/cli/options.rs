//! The table OPTIONS: what each option and operand of the command line is called, takes and does. A row is read
//! through the name of its declaration, which knows the type of the value. The texts fit one line of the help at 80
//! columns. Floor 6, part of [`cli`](crate::cli).

use std::marker::PhantomData;
use std::path::PathBuf;

use clap::builder::{PossibleValue, ValueParser};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use clap_complete::Shell;

use crate::cli::option_values::{FacetKind, MarkAct, StateTask, folder, problem_code, topic, word};
use crate::cli::output::CommandError;
use crate::config::choice::LanguageChoice;
use crate::query::Sort;
use crate::text::CleanText;
use crate::wording::{Bilingual, CommandMessage, HelpText};

/// Where the help lists an option or operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionGroup {
    /// Operands: what is given without a name, by its position.
    Operand,
    /// What a command does and to which articles.
    Own,
    Output,
    /// Options that every command accepts.
    General,
}

/// How many values an option or operand takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueCount {
    /// At most one; none for a flag.
    Optional,
    /// Exactly one.
    Required,
    /// Any number of operands; or an option that can be repeated, with values separated by commas.
    Many,
}

/// An option or operand.
#[derive(Clone, Copy)]
pub struct OptionRow {
    /// The name, without dashes.
    pub name: &'static str,
    pub group: OptionGroup,
    pub count: ValueCount,
    /// The placeholder of its value; `None` for a flag.
    pub value: Option<Bilingual>,
    /// The environment variable that is used without the option.
    pub variable: Option<&'static str>,
    /// What it does, in the imperative; what an operand is.
    pub help: Bilingual,
    /// What its value names, for completions.
    hint: ValueHint,
    takes_minus: bool,
    /// A letter or digit that means the same after a single dash.
    pub short: Option<char>,
    /// Parses its value; `None` for a flag.
    parser: Option<fn() -> ValueParser>,
}

impl OptionRow {
    /// How it is written: `--limit N`, or the placeholder alone for an operand.
    pub fn usage(&self) -> String {
        match (self.group, self.value) {
            (OptionGroup::Operand, Some(value)) => value.to_string(),
            (_, None) => {
                let short = self.short.map(|short| format!("-{short}, ")).unwrap_or_default();
                format!("{short}--{}", self.name)
            }
            (_, Some(value)) => format!("--{} {value}", self.name),
        }
    }

    pub(super) fn argument(&self) -> Arg {
        let mut argument = Arg::new(self.name).value_hint(self.hint).allow_hyphen_values(self.takes_minus);
        if self.group != OptionGroup::Operand {
            argument = argument.long(self.name).short(self.short);
        }
        argument = match self.value {
            Some(value) => argument.value_name(value.now()),
            None => argument.action(ArgAction::SetTrue),
        };
        if let Some(parser) = self.parser {
            argument = argument.value_parser(parser());
        }
        argument = argument.global(self.group == OptionGroup::General);
        match (self.count, self.group) {
            (ValueCount::Optional, _) => argument,
            (ValueCount::Required, _) => argument.required(true),
            (ValueCount::Many, OptionGroup::Operand) => argument.num_args(0..),
            (ValueCount::Many, _) => argument.action(ArgAction::Append).value_delimiter(','),
        }
    }

    /// What it does, with its variable, and with its values unless the text names them all.
    pub(super) fn full_help(&self) -> String {
        let mut help = self.help.to_string();
        let values = self.values();
        if values.iter().any(|value| !help.contains(value.as_str())) {
            let values = CleanText::line(&values.join(", "));
            help = HelpText::HelpWithValues { help: self.help.now(), values }.to_string();
        }
        match self.variable {
            Some(variable) => format!("{help} [{variable}]"),
            None => help,
        }
    }

    /// The names of the values that it takes, without the reversed orders; empty if it takes any text.
    pub(super) fn values(&self) -> Vec<String> {
        let values = self.argument().get_possible_values();
        let names = values.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name);
        names.filter(|name| !name.starts_with('-')).map(str::to_owned).collect()
    }

    pub(super) fn is_given(&self, matches: &ArgMatches) -> bool {
        let is_there = matches.try_contains_id(self.name).unwrap_or(false);
        is_there && matches.value_source(self.name) == Some(ValueSource::CommandLine)
    }

    const fn or(self, variable: &'static str) -> Self {
        Self { variable: Some(variable), ..self }
    }

    const fn count(self, count: ValueCount) -> Self {
        Self { count, ..self }
    }

    const fn hint(self, hint: ValueHint) -> Self {
        Self { hint, ..self }
    }

    /// A parser other than the usual one of the type of its values.
    const fn parsed_by(self, parser: fn() -> ValueParser) -> Self {
        Self { parser: Some(parser), ..self }
    }

    const fn or_short(self, short: char) -> Self {
        Self { short: Some(short), ..self }
    }

    const fn with_minus(self) -> Self {
        Self { takes_minus: true, ..self }
    }
}

/// An option or operand of the table whose values are of type `T`; `bool` for a flag.
pub struct Valued<T> {
    pub row: OptionRow,
    kind: PhantomData<fn() -> T>,
}

impl<T: Clone + Send + Sync + 'static> Valued<T> {
    const fn new(row: OptionRow, parser: fn() -> ValueParser) -> Self {
        let is_usual = row.parser.is_none() && row.value.is_some();
        let parser = if is_usual { Some(parser) } else { row.parser };
        Self { row: OptionRow { parser, ..row }, kind: PhantomData }
    }

    pub(super) fn is_given(&self, matches: &ArgMatches) -> bool {
        self.row.is_given(matches)
    }

    pub(super) fn of<'a>(&self, matches: &'a ArgMatches) -> Option<&'a T> {
        matches.try_get_one(self.row.name).ok().flatten()
    }

    pub(super) fn all<'a>(&self, matches: &'a ArgMatches) -> impl Iterator<Item = &'a T> + use<'a, T> {
        matches.try_get_many(self.row.name).ok().flatten().into_iter().flatten()
    }

    /// The value of an operand that must be given; the parser refuses a line without it.
    pub(super) fn required<'a>(&self, matches: &'a ArgMatches) -> Result<&'a T, CommandError> {
        let missing = || CommandMessage::ArgumentsMissing { arguments: CleanText::line(&self.row.usage()) };
        self.of(matches).ok_or_else(|| missing().into())
    }
}

/// One row per option or operand: its name in the code, the type of its value, what the user sees of it.
macro_rules! options {
    ($( $handle:ident: $kind:ty = $row:expr; )+) => {
        $( #[doc = concat!("`", stringify!($handle), "`")]
           pub static $handle: Valued<$kind> = Valued::new($row, || value_parser!($kind).into()); )+

        /// Every option and operand. The help lists those of a group in this order.
        pub static OPTIONS: &[&OptionRow] = &[$( &$handle.row ),+];
    };
}

use OptionGroup::{General, Output, Own};
use ValueCount::{Many, Required};

const fn flag(name: &'static str, group: OptionGroup, help: Bilingual) -> OptionRow {
    let (count, hint) = (ValueCount::Optional, ValueHint::Unknown);
    OptionRow {
        name,
        group,
        count,
        value: None,
        variable: None,
        help,
        hint,
        takes_minus: false,
        short: None,
        parser: None,
    }
}

const fn option(name: &'static str, group: OptionGroup, value: Bilingual, help: Bilingual) -> OptionRow {
    OptionRow { value: Some(value), ..flag(name, group, help) }
}

const fn operand(name: &'static str, value: Bilingual, help: Bilingual) -> OptionRow {
    option(name, OptionGroup::Operand, value, help)
}

const fn text(english: &'static str, french: &'static str) -> Bilingual {
    Bilingual::new(english, french)
}

options! {
    ACT: MarkAct = operand("act", text("MARK", "MARQUE"), text("read, star, later; to remove: unread, unstar, unlater", "read, star, later\u{a0}; pour retirer\u{a0}: unread, unstar, unlater")).count(Required);
    TASK: StateTask = operand("task", text("TASK", "TÂCHE"), text("export prints the marks, import adds those in FILE", "export affiche les marques, import ajoute celles de FICHIER")).count(Required);
    KIND: FacetKind = operand("kind", text("KIND", "FACETTE"), text("Count by tag, host, folder, year, month, language or flag", "Compter par tag, host, folder, year, month, language ou flag")).count(Required);
    WORDS: String = operand("words", text("WORDS", "MOTS"), text("Query: words, tag:x, title:x, -without (see vigie help query)", "Requête\u{a0}: mots, tag:x, -sans… (voir vigie help query)")).count(Many).parsed_by(word);
    FOLDER: PathBuf = operand("folder", text("DIR", "DOSSIER"), text("Folder of articles, as with --dir", "Dossier des articles, comme avec --dir")).or("VIGIE_DIR").hint(ValueHint::DirPath).parsed_by(folder);
    FILE: PathBuf = operand("file", text("FILE", "FICHIER"), text("File to import; - reads standard input", "Fichier à importer\u{a0}; - désigne l’entrée standard")).hint(ValueHint::FilePath);
    ID: String = operand("id", text("ID", "ID"), text("Identifier, path or link of the article", "Identifiant, chemin ou lien de l’article")).count(Required);
    TOPIC: String = operand("topic", text("TOPIC", "SUJET"), text("A command, or keys, query, settings, themes, files, commands", "Commande, ou keys, query, settings, themes, files, commands")).parsed_by(|| topic(&[]));
    SHELL: Shell = operand("shell", text("SHELL", "SHELL"), text("Shell: bash, elvish, fish, powershell or zsh", "Shell\u{a0}: bash, elvish, fish, powershell ou zsh")).count(Required);

    SORT: Sort = option("sort", Own, text("KEY", "CLÉ"), text("Sort by date, title, source, importance, relevance or path", "Trier par date, title, source, importance, relevance ou path")).with_minus();
    ALL: bool = flag("all", Own, text("Mark every article in the folder", "Marquer tous les articles du dossier"));
    ONLY: String = option("only", Own, text("KIND,…", "TYPE,…"), text("Report problems of these kinds only", "Ne signaler que les problèmes de ces types")).count(Many).parsed_by(|| problem_code(true));
    WITHOUT: String = option("without", Own, text("KIND,…", "TYPE,…"), text("Leave out problems of these kinds", "Ignorer les problèmes de ces types")).count(Many).parsed_by(|| problem_code(false));
    REBUILD: bool = flag("rebuild", Own, text("Rebuild the index", "Reconstruire l’index"));
    CLEAR: bool = flag("clear", Own, text("Delete the index", "Supprimer l’index"));
    DEFAULT: bool = flag("default", Own, text("Print every setting with its default", "Afficher chaque réglage et sa valeur par défaut"));
    PATH: bool = flag("path", Own, text("Print the path of the settings file, even before it exists", "Afficher le chemin du fichier de réglages, même absent"));
    THEME: String = option("theme", Own, text("THEME", "THÈME"), text("Use this theme; “vigie help themes” lists them", "Utiliser ce thème (voir vigie help themes)")).or("VIGIE_THEME");
    SITE_URL: String = option("site-url", Own, text("URL", "URL"), text("Prepend this URL to permalinks", "Ajouter cette adresse devant les permaliens")).or("VIGIE_SITE_URL");
    FRESH: bool = flag("fresh", Own, text("Start over: forget the last folder and session", "Repartir de zéro\u{a0}: oublier dernier dossier et session"));
    LIMIT: usize = option("limit", Own, text("N", "N"), text("Print at most N lines", "Afficher au plus N lignes"));

    FULL: bool = flag("full", Output, text("Print everything in the file", "Afficher tout le contenu du fichier"));
    COUNT: bool = flag("count", Output, text("Print only the number of articles", "N’afficher que le nombre d’articles"));
    PATHS: bool = flag("paths", Output, text("Print only the paths of the files", "N’afficher que les chemins des fichiers"));
    NULL: bool = flag("null", Output, text("End each path with NUL, for xargs -0", "Terminer chaque chemin par NUL (xargs -0)")).or_short('0');
    FORMAT: String = option("format", Output, text("FORMAT", "FORMAT"), text("Print each article in this format, such as \"{date} {title}\"", "Afficher chaque article ainsi, p.\u{a0}ex. \"{date} {title}\"")).with_minus();
    JSON: bool = flag("json", Output, text("Print one JSON object per line", "Afficher un objet JSON par ligne"));
    CSV: bool = flag("csv", Output, text("Print a CSV table for spreadsheets", "Afficher un tableau CSV pour tableurs"));
    TSV: bool = flag("tsv", Output, text("Print eight columns separated by tabs", "Afficher huit colonnes séparées par des tabulations"));
    MD: bool = flag("md", Output, text("Print a Markdown list of links", "Afficher une liste de liens en Markdown"));
    HTML: bool = flag("html", Output, text("Print a web page of links and summaries", "Afficher une page web de liens et de résumés"));
    PLAIN: bool = flag("plain", Output, text("Print line by line, for screen readers and redirections", "Afficher ligne par ligne (lecteurs d’écran, redirections)"));

    DIR: PathBuf = option("dir", General, text("DIR", "DOSSIER"), text("Use this folder, not the last one or the sample", "Lire ce dossier et non le dernier ou l’exemple")).or("VIGIE_DIR").hint(ValueHint::DirPath);
    CONFIG: PathBuf = option("config", General, text("FILE", "FICHIER"), text("Read the settings from FILE", "Lire les réglages dans FICHIER")).or("VIGIE_CONFIG").hint(ValueHint::FilePath);
    LANG: LanguageChoice = option("lang", General, text("LANGUAGE", "LANGUE"), text("Use en, fr, or auto to follow the locale", "Utiliser en, fr, ou auto (langue du système)")).or("VIGIE_LANG");
    LOG: PathBuf = option("log", General, text("FILE", "FICHIER"), text("Write a log to FILE, for bug reports", "Écrire un journal de débogage dans FICHIER")).or("VIGIE_LOG").hint(ValueHint::FilePath);
    NO_INDEX: bool = flag("no-index", General, text("Read every article each time instead of using an index", "Lire tous les articles à chaque fois, sans index sur disque"));
}

macro_rules! rows {
    ($($option:ident)*) => { &[$( &$crate::cli::options::$option.row ),*] };
}
pub(super) use rows;

/// What the reader takes.
pub static READER_OPTIONS: &[&OptionRow] =
    rows![FOLDER SORT THEME SITE_URL FRESH PLAIN DIR CONFIG LANG LOG NO_INDEX];

/// Options of one command that exclude each other.
pub(super) static EXCLUSIVE: &[&[&OptionRow]] = &[
    rows![JSON TSV CSV MD HTML COUNT PATHS FORMAT PLAIN],
    rows![FULL PLAIN],
    rows![REBUILD CLEAR JSON],
    rows![DEFAULT PATH],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::typography;

    #[test]
    fn texts_exist_in_both_languages() {
        for row in OPTIONS {
            typography::check(row.help, row.name);
            if let Some(value) = row.value {
                typography::check(value, row.name);
            }
        }
    }

    #[test]
    fn the_help_names_every_value() {
        for row in OPTIONS {
            for value in row.values() {
                assert!(row.full_help().contains(&value), "{value} of {}", row.name);
            }
        }
    }
}
