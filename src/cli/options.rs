//! The table OPTIONS: what each option and operand of the command line is called, takes and does.
//!
//! How their values are parsed is in [`arguments`](crate::cli::arguments), and which command takes them in
//! [`COMMANDS`](crate::cli::COMMANDS). The texts fit one line of the help at 80 columns, in both languages.
//! Floor 6, part of [`cli`](crate::cli).

use crate::wording::{Bilingual, Phrase};

/// Where the help lists an option or operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionGroup {
    /// Operands: what is given without a name, by its position.
    Operand,
    /// What a command does and to which articles.
    Own,
    /// The form of the output.
    Output,
    /// Options that every command accepts.
    General,
}

impl OptionGroup {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 4] = [Self::Operand, Self::Own, Self::Output, Self::General];

    /// The heading in the help.
    #[must_use]
    pub(super) const fn heading(self) -> Phrase {
        match self {
            Self::Operand => Phrase::ArgumentsHeading,
            Self::Own => Phrase::OptionsHeading,
            Self::Output => Phrase::OutputHeading,
            Self::General => Phrase::GeneralHeading,
        }
    }
}

/// An option or operand.
pub struct OptionRow {
    /// The name, without dashes.
    pub name: &'static str,
    /// Where the help lists it.
    pub group: OptionGroup,
    /// The placeholder of its value; `None` for a flag.
    pub value: Option<Bilingual>,
    /// The environment variable that is used without the option.
    pub variable: Option<&'static str>,
    /// What it does, in the imperative; what an operand is.
    pub help: Bilingual,
}

impl OptionRow {
    /// How it is written: `--limit N`, or the placeholder alone for an operand.
    #[must_use]
    pub fn usage(&self) -> String {
        match (self.group, self.value) {
            (OptionGroup::Operand, Some(value)) => value.to_string(),
            (_, None) => format!("--{}", self.name),
            (_, Some(value)) => format!("--{} {value}", self.name),
        }
    }

    /// The row with this name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        OPTIONS.iter().find(|row| row.name == name)
    }
}

const fn operand(name: &'static str, value: Bilingual, help: Bilingual) -> OptionRow {
    OptionRow { name, group: OptionGroup::Operand, value: Some(value), variable: None, help }
}

const fn flag(name: &'static str, group: OptionGroup, help: Bilingual) -> OptionRow {
    OptionRow { name, group, value: None, variable: None, help }
}

const fn option(name: &'static str, group: OptionGroup, value: Bilingual, help: Bilingual) -> OptionRow {
    OptionRow { name, group, value: Some(value), variable: None, help }
}

impl OptionRow {
    const fn or(self, variable: &'static str) -> Self {
        Self { variable: Some(variable), ..self }
    }
}

const fn text(english: &'static str, french: &'static str) -> Bilingual {
    Bilingual::new(english, french)
}

/// Every option and operand. The help lists those of a group in this order.
#[rustfmt::skip]
pub const OPTIONS: &[OptionRow] = {
    use OptionGroup::{General, Output, Own};
    &[
        operand("act", text("MARK", "MARQUE"), text("read, star, later; to remove: unread, unstar, unlater", "read, star, later\u{a0}; pour retirer\u{a0}: unread, unstar, unlater")),
        operand("task", text("TASK", "TÂCHE"), text("export prints the marks, import adds those in FILE", "export affiche les marques, import ajoute celles de FICHIER")),
        operand("kind", text("KIND", "FACETTE"), text("Count by tag, host, folder, year, month, language or flag", "Compter par tag, host, folder, year, month, language ou flag")),
        operand("words", text("WORDS", "MOTS"), text("Query: words, tag:x, title:x, -without (see vigie help query)", "Requête\u{a0}: mots, tag:x, -sans… (voir vigie help query)")),
        operand("folder", text("DIR", "DOSSIER"), text("Folder of articles, as with --dir", "Dossier des articles, comme avec --dir")).or("VIGIE_DIR"),
        operand("file", text("FILE", "FICHIER"), text("File to import; - reads standard input", "Fichier à importer\u{a0}; - désigne l’entrée standard")),
        operand("id", text("ID", "ID"), text("Identifier, path or link of the article", "Identifiant, chemin ou lien de l’article")),
        operand("topic", text("TOPIC", "SUJET"), text("A command, or keys, query, settings, themes, files, commands", "Commande, ou keys, query, settings, themes, files, commands")),
        operand("shell", text("SHELL", "SHELL"), text("Shell: bash, elvish, fish, powershell or zsh", "Shell\u{a0}: bash, elvish, fish, powershell ou zsh")),

        option("sort", Own, text("KEY", "CLÉ"), text("Sort by date, title, source, importance, relevance or path", "Trier par date, title, source, importance, relevance ou path")),
        flag("all", Own, text("Mark every article in the folder", "Marquer tous les articles du dossier")),
        option("only", Own, text("KIND,…", "TYPE,…"), text("Report problems of these kinds only", "Ne signaler que les problèmes de ces types")),
        option("without", Own, text("KIND,…", "TYPE,…"), text("Leave out problems of these kinds", "Ignorer les problèmes de ces types")),
        flag("rebuild", Own, text("Rebuild the index", "Reconstruire l’index")),
        flag("clear", Own, text("Delete the index", "Supprimer l’index")),
        flag("default", Own, text("Print every setting with its default", "Afficher chaque réglage et sa valeur par défaut")),
        flag("path", Own, text("Print the path of the settings file, even before it exists", "Afficher le chemin du fichier de réglages, même absent")),
        option("theme", Own, text("THEME", "THÈME"), text("Use this theme; “vigie help themes” lists them", "Utiliser ce thème (voir vigie help themes)")).or("VIGIE_THEME"),
        option("site-url", Own, text("URL", "URL"), text("Prepend this URL to permalinks", "Ajouter cette adresse devant les permaliens")).or("VIGIE_SITE_URL"),
        flag("fresh", Own, text("Start over: forget the last folder and session", "Repartir de zéro\u{a0}: oublier dernier dossier et session")),
        option("limit", Own, text("N", "N"), text("Print at most N lines", "Afficher au plus N lignes")),

        flag("full", Output, text("Print everything in the file", "Afficher tout le contenu du fichier")),
        flag("count", Output, text("Print only the number of articles", "N’afficher que le nombre d’articles")),
        flag("paths", Output, text("Print only the paths of the files", "N’afficher que les chemins des fichiers")),
        option("format", Output, text("FORMAT", "FORMAT"), text("Print each article in this format, such as \"{date} {title}\"", "Afficher chaque article ainsi, p.\u{a0}ex. \"{date} {title}\"")),
        flag("json", Output, text("Print one JSON object per line", "Afficher un objet JSON par ligne")),
        flag("csv", Output, text("Print a CSV table for spreadsheets", "Afficher un tableau CSV pour tableurs")),
        flag("tsv", Output, text("Print eight columns separated by tabs", "Afficher huit colonnes séparées par des tabulations")),
        flag("md", Output, text("Print a Markdown list of links", "Afficher une liste de liens en Markdown")),
        flag("html", Output, text("Print a web page of links and summaries", "Afficher une page web de liens et de résumés")),
        flag("plain", Output, text("Print line by line, for screen readers and redirections", "Afficher ligne par ligne (lecteurs d’écran, redirections)")),

        option("dir", General, text("DIR", "DOSSIER"), text("Use this folder, not the last one or the sample", "Lire ce dossier et non le dernier ou l’exemple")).or("VIGIE_DIR"),
        option("config", General, text("FILE", "FICHIER"), text("Read the settings from FILE", "Lire les réglages dans FICHIER")).or("VIGIE_CONFIG"),
        option("lang", General, text("LANGUAGE", "LANGUE"), text("Use en, fr, or auto to follow the locale", "Utiliser en, fr, ou auto (langue du système)")).or("VIGIE_LANG"),
        option("log", General, text("FILE", "FICHIER"), text("Write a log to FILE, for bug reports", "Écrire un journal de débogage dans FICHIER")).or("VIGIE_LOG"),
        flag("no-index", General, text("Read every article each time instead of using an index", "Lire tous les articles à chaque fois, sans index sur disque")),
    ]
};

/// What the reader takes, by name.
pub const READER_OPTIONS: &[&str] =
    &["folder", "sort", "theme", "site-url", "fresh", "plain", "dir", "config", "lang", "log", "no-index"];

/// Options of one command that exclude each other.
pub(super) const EXCLUSIVE: &[&[&str]] = &[
    &["json", "tsv", "csv", "md", "html", "count", "paths", "format", "plain"],
    &["full", "plain"],
    &["rebuild", "clear", "json"],
    &["default", "path"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments;
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
            for value in arguments::values(row) {
                assert!(arguments::help(row).contains(&value), "{value} of {}", row.name);
            }
        }
    }
}
