//! The tables COMMANDS and OPTIONS.

use clap::ArgMatches;

use crate::cli::{
    Answer, check, completions, config, facets, help, index, list, man, mark, open, searches, show, state,
    tags,
};
use crate::wording::Words;

/// A subcommand: one row and one file.
pub struct CommandRow {
    /// Its name.
    pub name: &'static str,
    /// What it does, in the imperative.
    pub about: Words,
    /// More about it, for its own help.
    pub more: Words,
    /// The options and operands it takes, by their name in [`OPTIONS`].
    pub options: &'static [&'static str],
    /// Carries it out.
    pub run: fn(&ArgMatches) -> Answer,
}

/// An option or operand.
pub struct OptionRow {
    /// Its name.
    pub name: &'static str,
    /// What stands behind it, if anything.
    pub value: Option<Words>,
    /// Its environment variable, if any.
    pub variable: Option<&'static str>,
    /// What it does.
    pub help: Words,
}

impl OptionRow {
    /// How it is written: `--limit N`, or the value alone for an operand.
    #[must_use]
    pub fn usage(&self) -> String {
        match (self.name, self.value) {
            (
                "folder" | "words" | "id" | "shell" | "kind" | "topic" | "act" | "task" | "file",
                Some(value),
            ) => value.to_string(),
            (name, None) => format!("--{name}"),
            (name, Some(value)) => format!("--{name} {value}"),
        }
    }
}

/// Every subcommand.
pub const COMMANDS: &[CommandRow] = &[
    CommandRow {
        name: "list",
        about: Words::new(
            "Print the articles that a filter selects",
            "Afficher les articles que retient un filtre",
        ),
        more: Words::new(
            "In a terminal: identifier, date, title and source. In a pipe: the same, separated by tabs, with whole dates. --tsv prints identifier, date, title, source, host, link, path and tags, the tags with | between them. In a FORMAT, {title} stands for a field, \\t and \\n for tab and line break, {{ and }} for braces; any key of the front matter is a field, and so are: id, path, title, date, summary, tags, source, host, source_url, permalink, image_url, image_credit, author, language, importance, published, added.",
            "Dans un terminal\u{a0}: identifiant, date, titre et source. Dans un tube\u{a0}: les mêmes, séparés par des tabulations, avec les dates entières. --tsv donne identifiant, date, titre, source, hôte, lien, chemin et étiquettes, celles-ci séparées par |. Dans un FORMAT, {title} désigne un champ, \\t et \\n une tabulation et un saut de ligne, {{ et }} des accolades\u{a0}; toute clé de l’en-tête est un champ, de même que\u{a0}: id, path, title, date, summary, tags, source, host, source_url, permalink, image_url, image_credit, author, language, importance, published, added.",
        ),
        options: &[
            "words", "dir", "limit", "sort", "json", "tsv", "csv", "md", "html", "count", "paths", "format",
            "plain",
        ],
        run: list::run,
    },
    CommandRow {
        name: "show",
        about: Words::new("Print an article", "Afficher un article"),
        more: Words::new(
            "ID is an identifier that “vigie list” prints, the beginning of one, a path, a file name, a permalink or a source link.",
            "ID est un identifiant donné par «\u{a0}vigie list\u{a0}», le début d’un identifiant, un chemin, un nom de fichier, un permalien ou un lien de source.",
        ),
        options: &["id", "dir", "full", "json", "plain"],
        run: show::run,
    },
    CommandRow {
        name: "tags",
        about: Words::new(
            "Print the tags with their counts",
            "Afficher les étiquettes et leur nombre d’articles",
        ),
        more: Words::new(
            "With words, the tags of the articles that the words select.",
            "Avec des mots, les étiquettes des articles que retiennent ces mots.",
        ),
        options: &["words", "dir", "limit", "json"],
        run: tags::run,
    },
    CommandRow {
        name: "facets",
        about: Words::new(
            "Print how the articles are spread over one facet",
            "Afficher comment les articles se répartissent selon une facette",
        ),
        more: Words::new(
            "With words, of the articles that the words select. Most frequent first; years and months newest first. An article in no folder is in the folder “.”.",
            "Avec des mots, pour les articles que retiennent ces mots. Les valeurs les plus fréquentes d’abord\u{a0}; années et mois, les plus récents d’abord. Un article hors de tout dossier est dans le dossier «\u{a0}.\u{a0}».",
        ),
        options: &["kind", "words", "dir", "limit", "json"],
        run: facets::run,
    },
    CommandRow {
        name: "searches",
        about: Words::new("Print the saved searches", "Afficher les recherches enregistrées"),
        more: Words::new(
            "Each has a name, which search:NAME means in a query, and a query.",
            "Chacune a un nom, que search:NOM désigne dans une requête, et une requête.",
        ),
        options: &["json"],
        run: searches::run,
    },
    CommandRow {
        name: "open",
        about: Words::new(
            "Open the source of an article in the browser",
            "Ouvrir la source d’un article dans le navigateur",
        ),
        more: Words::new(
            "Only http and https links are opened. $BROWSER names the browser, else the desktop chooses it.",
            "Seuls les liens http et https sont ouverts. $BROWSER désigne le navigateur\u{a0}; à défaut, le bureau choisit.",
        ),
        options: &["id", "dir"],
        run: open::run,
    },
    CommandRow {
        name: "mark",
        about: Words::new(
            "Mark the articles that a filter selects as read, starred or for later",
            "Marquer lus, favoris ou pour plus tard les articles d’un filtre",
        ),
        more: Words::new(
            "The exit code is 1 if no article matches. --all means every article of the folder. Marks are kept in the state folder of the user, never in the folder of the articles.",
            "Le code de sortie est 1 si aucun article ne correspond. --all désigne tous les articles du dossier. Les marques sont conservées dans le dossier d’état de l’utilisateur, jamais dans celui des articles.",
        ),
        options: &["act", "words", "dir", "all", "json"],
        run: mark::run,
    },
    CommandRow {
        name: "state",
        about: Words::new(
            "Print the marks of all libraries, or take over those of a file",
            "Afficher les marques de toutes les bibliothèques, ou en importer",
        ),
        more: Words::new(
            "export prints one JSON object for each article that has a mark: key, link, library, permalink, path, read, star, later. import adds marks and takes none away; FILE is such an export, a list of links of articles that were read, one a line, as newsboat -E writes it, or XML with links in attributes, as in OPML; - is the standard input. The exit code of an import is 1 if some of it is not understood.",
            "export affiche un objet JSON par article marqué\u{a0}: key, link, library, permalink, path, read, star, later. import ajoute des marques et n’en retire aucune\u{a0}; FICHIER est un tel export, une liste de liens d’articles lus, un par ligne, comme celle de newsboat -E, ou du XML avec des liens en attributs, comme en OPML\u{a0}; - est l’entrée standard. Le code de sortie d’un import est 1 si une partie n’est pas comprise.",
        ),
        options: &["task", "file", "json"],
        run: state::run,
    },
    CommandRow {
        name: "check",
        about: Words::new(
            "Print every problem of the folder as path:line: reason",
            "Afficher les problèmes du dossier\u{a0}: chemin:ligne: raison",
        ),
        more: Words::new(
            "Broken front matter, bad or future dates, links that are no web links, what is missing, duplicates, undecoded entities, tags spelled in several ways. At the end stands how many there are of each kind. The exit code is 1 if there is any of those asked for.",
            "En-têtes abîmés, dates fausses ou futures, liens qui ne mènent pas au Web, ce qui manque, doublons, entités non décodées, étiquettes écrites de plusieurs façons. À la fin figure le nombre de problèmes de chaque sorte. Le code de sortie est 1 s’il y en a parmi ceux demandés.",
        ),
        options: &["folder", "dir", "only", "without", "limit", "json"],
        run: check::run,
    },
    CommandRow {
        name: "index",
        about: Words::new(
            "Print how the index of the folder is, make it anew or delete it",
            "Afficher l’état de l’index du dossier, le refaire ou le supprimer",
        ),
        more: Words::new(
            "The index is kept in the cache folder of the user and can be deleted at any time; only that of this folder is. The exit code is 1 if there is none, or if something is the matter with it.",
            "L’index est gardé dans le dossier de cache de l’utilisateur et peut être supprimé à tout moment\u{a0}; seul celui de ce dossier l’est. Le code de sortie est 1 s’il n’y en a pas, ou s’il a un défaut.",
        ),
        options: &["folder", "dir", "rebuild", "clear", "json"],
        run: index::run,
    },
    CommandRow {
        name: "config",
        about: Words::new(
            "Print the settings in effect and where they come from",
            "Afficher les réglages en vigueur et d’où ils viennent",
        ),
        more: Words::new(
            "They stand in config.toml in the config folder of the user, or in the file that --config or VIGIE_CONFIG names. An option comes before a variable, a variable before the file. --default prints a complete file to begin with. The exit code is 1 if something in the file cannot be used.",
            "Ils sont dans config.toml, dans le dossier de configuration de l’utilisateur, ou dans le fichier que nomme --config ou VIGIE_CONFIG. Une option l’emporte sur une variable, une variable sur le fichier. --default affiche un fichier complet pour commencer. Le code de sortie est 1 si quelque chose du fichier ne peut pas servir.",
        ),
        options: &["default", "path"],
        run: config::run,
    },
    CommandRow {
        name: "help",
        about: Words::new(
            "Print what keys, queries, settings, themes and files there are",
            "Afficher l’aide\u{a0}: touches, requêtes, réglages, thèmes, fichiers",
        ),
        more: Words::new(
            "Without a topic, the topics; with the name of a command, its help. The keys are those of config.toml.",
            "Sans sujet, la liste des sujets\u{a0}; avec le nom d’une commande, son aide. Les touches sont celles de config.toml.",
        ),
        options: &["topic"],
        run: help::run,
    },
    CommandRow {
        name: "completions",
        about: Words::new("Print the completions for a shell", "Afficher les complétions pour un shell"),
        more: Words::new(
            "For example: vigie completions bash > ~/.local/share/bash-completion/completions/vigie",
            "Par exemple\u{a0}: vigie completions bash > ~/.local/share/bash-completion/completions/vigie",
        ),
        options: &["shell"],
        run: completions::run,
    },
    CommandRow {
        name: "man",
        about: Words::new("Print the manual page", "Afficher la page de manuel"),
        more: Words::new(
            "For example: vigie man > vigie.1 && man ./vigie.1",
            "Par exemple\u{a0}: vigie man > vigie.1 && man ./vigie.1",
        ),
        options: &[],
        run: man::run,
    },
];

/// Every option and operand.
#[rustfmt::skip]
pub const OPTIONS: &[OptionRow] = &[
    OptionRow { name: "folder", value: Some(Words::new("DIR", "DOSSIER")), variable: Some("VIGIE_DIR"), help: Words::new("The folder with the articles, as with --dir", "Le dossier des articles, comme avec --dir") },
    OptionRow { name: "words", value: Some(Words::new("WORDS", "MOTS")), variable: None, help: Words::new("What to look for: words, tag:x, title:x, \"whole words\", -without", "Ce qui est cherché\u{a0}: mots, tag:x, title:x, \"mots entiers\", -sans") },
    OptionRow { name: "act", value: Some(Words::new("MARK", "MARQUE")), variable: None, help: Words::new("What to do with the marks", "Ce qui est fait des marques") },
    OptionRow { name: "all", value: None, variable: None, help: Words::new("Mark every article of the folder", "Marquer tous les articles du dossier") },
    OptionRow { name: "task", value: Some(Words::new("TASK", "TÂCHE")), variable: None, help: Words::new("What to do", "Ce qui est fait") },
    OptionRow { name: "file", value: Some(Words::new("FILE", "FICHIER")), variable: None, help: Words::new("What to import; - is the standard input", "Ce qui est importé\u{a0}; - est l’entrée standard") },
    OptionRow { name: "kind", value: Some(Words::new("KIND", "FACETTE")), variable: None, help: Words::new("The facet", "La facette") },
    OptionRow { name: "id", value: Some(Words::new("ID", "ID")), variable: None, help: Words::new("The article", "L’article") },
    OptionRow { name: "topic", value: Some(Words::new("TOPIC", "SUJET")), variable: None, help: Words::new("The topic, or a command", "Le sujet, ou une commande") },
    OptionRow { name: "shell", value: Some(Words::new("SHELL", "SHELL")), variable: None, help: Words::new("The shell", "Le shell") },
    OptionRow { name: "dir", value: Some(Words::new("DIR", "DOSSIER")), variable: Some("VIGIE_DIR"), help: Words::new("The folder with the articles; without one, that of the last time, else the sample library", "Le dossier des articles\u{a0}; sans lui, celui de la dernière fois, sinon la bibliothèque d’exemple") },
    OptionRow { name: "only", value: Some(Words::new("KIND,…", "SORTE,…")), variable: None, help: Words::new("Print the problems of these kinds alone", "N’afficher que les problèmes de ces sortes") },
    OptionRow { name: "without", value: Some(Words::new("KIND,…", "SORTE,…")), variable: None, help: Words::new("Leave out the problems of these kinds, named as for --only", "Passer sous silence les problèmes de ces sortes, nommées comme pour --only") },
    OptionRow { name: "limit", value: Some(Words::new("N", "N")), variable: None, help: Words::new("Print at most N lines", "Afficher au plus N lignes") },
    OptionRow { name: "sort", value: Some(Words::new("KEY", "CLÉ")), variable: None, help: Words::new("Order by KEY, -KEY turned round; without it as the settings say, else newest first, -date; sort: in a query comes before it", "Trier par CLÉ, -CLÉ pour l’inverse\u{a0}; par défaut celui des réglages, sinon -date, du plus récent au plus ancien\u{a0}; sort: dans une requête l’emporte") },
    OptionRow { name: "json", value: None, variable: None, help: Words::new("Print one JSON object a line", "Afficher un objet JSON par ligne") },
    OptionRow { name: "tsv", value: None, variable: None, help: Words::new("Print eight columns separated by tabs", "Afficher huit colonnes séparées par des tabulations") },
    OptionRow { name: "csv", value: None, variable: None, help: Words::new("Print a table for spreadsheets", "Afficher un tableau CSV pour tableurs") },
    OptionRow { name: "html", value: None, variable: None, help: Words::new("Print a web page of links and summaries", "Afficher une page web de liens et de résumés") },
    OptionRow { name: "md", value: None, variable: None, help: Words::new("Print a Markdown list of links", "Afficher une liste de liens en Markdown") },
    OptionRow { name: "count", value: None, variable: None, help: Words::new("Print only how many there are", "N’afficher que le nombre d’articles") },
    OptionRow { name: "paths", value: None, variable: None, help: Words::new("Print only the paths of the files", "N’afficher que les chemins des fichiers") },
    OptionRow { name: "format", value: Some(Words::new("FORMAT", "FORMAT")), variable: None, help: Words::new("Print each article in a form such as \"{date} {title}\"", "Afficher chaque article sous une forme telle que \"{date} {title}\"") },
    OptionRow { name: "rebuild", value: None, variable: None, help: Words::new("Make the index anew", "Refaire l’index") },
    OptionRow { name: "clear", value: None, variable: None, help: Words::new("Delete the index", "Supprimer l’index") },
    OptionRow { name: "full", value: None, variable: None, help: Words::new("Print everything the file says", "Afficher tout ce que dit le fichier") },
    OptionRow { name: "site-url", value: Some(Words::new("URL", "URL")), variable: Some("VIGIE_SITE_URL"), help: Words::new("The site of the folder, to which the permalinks are added", "Le site du dossier, auquel s’ajoutent les permaliens") },
    OptionRow { name: "plain", value: None, variable: None, help: Words::new("Print line by line, without columns: for screen readers and pipes", "Écrire ligne par ligne, sans colonnes\u{a0}: pour lecteurs d’écran et tubes") },
    OptionRow { name: "fresh", value: None, variable: None, help: Words::new("Forget where the library was left and begin anew", "Oublier où la bibliothèque a été laissée et repartir de zéro") },
    OptionRow { name: "no-index", value: None, variable: None, help: Words::new("Work without an index on disk: read every article each time", "Travailler sans index sur disque\u{a0}: lire tous les articles à chaque fois") },
    OptionRow { name: "default", value: None, variable: None, help: Words::new("Print every setting as it is without a file", "Afficher chaque réglage tel qu’il est sans fichier") },
    OptionRow { name: "path", value: None, variable: None, help: Words::new("Print where the file of settings is, or would be", "Afficher où est, ou serait, le fichier des réglages") },
    OptionRow { name: "config", value: Some(Words::new("FILE", "FICHIER")), variable: Some("VIGIE_CONFIG"), help: Words::new("The file of settings", "Le fichier des réglages") },
    OptionRow { name: "lang", value: Some(Words::new("LANGUAGE", "LANGUE")), variable: Some("VIGIE_LANG"), help: Words::new("The language: en, fr, or auto for that of the locale", "La langue\u{a0}: en, fr, ou auto pour celle de la locale") },
    OptionRow { name: "theme", value: Some(Words::new("THEME", "THÈME")), variable: Some("VIGIE_THEME"), help: Words::new("The theme; “vigie help themes” lists them", "Le thème\u{a0}; «\u{a0}vigie help themes\u{a0}» les énumère") },
    OptionRow { name: "log", value: Some(Words::new("FILE", "FICHIER")), variable: Some("VIGIE_LOG"), help: Words::new("Write what happens to a file, for reports of mistakes", "Écrire ce qui se passe dans un fichier, pour signaler des erreurs") },
];

/// The options of the reader itself.
pub const READER_OPTIONS: &[&str] =
    &["folder", "dir", "sort", "site-url", "plain", "fresh", "no-index", "theme", "config", "lang", "log"];

/// Options of one command that exclude one another.
pub(super) const EXCLUSIVE: &[&[&str]] = &[
    &["json", "tsv", "csv", "md", "html", "count", "paths", "format", "plain"],
    &["full", "plain"],
    &["rebuild", "clear", "json"],
    &["default", "path"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Language, typography};

    #[test]
    fn every_text_is_there_in_both_languages() {
        for row in COMMANDS {
            typography::check_order(row.about, row.name);
            typography::check(row.more, row.name);
            for language in Language::ALL {
                let about = row.about.in_language(language);
                assert!(about.chars().count() <= 70, "{}: too long: {about}", row.name);
            }
        }
        for row in OPTIONS {
            typography::check(row.help, row.name);
            if let Some(value) = row.value {
                typography::check(value, row.name);
            }
        }
    }

    #[test]
    fn every_option_of_a_command_is_in_the_table() {
        for row in COMMANDS {
            for name in row.options {
                assert!(OPTIONS.iter().any(|option| option.name == *name), "{name} of {}", row.name);
            }
        }
        crate::cli::command().debug_assert();
    }
}
