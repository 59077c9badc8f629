//! The table COMMANDS: what each subcommand is called, does and takes, with examples. The parser, the help, the
//! manual page and the completions are built from it. What an option is, is in [`options`](crate::cli::options);
//! which function runs a command, in [`cli`](crate::cli). Floor 6, part of [`cli`](crate::cli).

use crate::cli::options::{OptionGroup, OptionRow, ValueCount, rows};
use crate::wording::Bilingual;

/// A subcommand, by which its function is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    List,
    Show,
    Facets,
    Tags,
    Searches,
    Open,
    Mark,
    State,
    Check,
    Index,
    Config,
    Completions,
    Man,
    Help,
}

/// What a command is for: the headings under which the help lists the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandGroup {
    Read,
    Marks,
    Folder,
    Setup,
}

/// Every group with its heading, in the order of the help.
pub const COMMAND_GROUPS: [(CommandGroup, Bilingual); 4] = [
    (CommandGroup::Read, Bilingual::new("Read and search:", "Lire et chercher\u{a0}:")),
    (CommandGroup::Marks, Bilingual::new("Marks:", "Marques\u{a0}:")),
    (CommandGroup::Folder, Bilingual::new("Check and index:", "Contrôle et index\u{a0}:")),
    (CommandGroup::Setup, Bilingual::new("Settings and help:", "Réglages et aide\u{a0}:")),
];

/// A command line to copy, for the help and the manual page.
pub struct ExampleRow {
    /// The whole line, starting with `vigie`; the same in every language.
    pub line: &'static str,
    /// What it does, in the imperative.
    pub about: Bilingual,
}

/// What the user sees of a subcommand.
pub struct CommandRow {
    pub command: Command,
    pub name: &'static str,
    /// The heading under which the help lists it. The rows of a group are next to each other.
    pub group: CommandGroup,
    /// One line, in the imperative: the help shows it next to the name.
    pub about: Bilingual,
    /// The most useful ways to run it, for the top of its help.
    pub examples: &'static [ExampleRow],
    /// Details for the end of its help.
    pub more: Bilingual,
    /// Operands in the order of the command line, then options. The general ones are not listed.
    pub options: &'static [&'static OptionRow],
}

impl CommandRow {
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        COMMANDS.iter().find(|row| row.name == name)
    }

    pub(super) fn of_group(group: CommandGroup) -> impl Iterator<Item = &'static Self> {
        COMMANDS.iter().filter(move |row| row.group == group)
    }

    pub(super) fn takes(&self, option: &OptionRow) -> bool {
        self.options.iter().any(|own| own.name == option.name)
    }

    /// Its form: `vigie show [OPTIONS] <ID>`.
    pub(super) fn usage(&self) -> String {
        let operands = self.options.iter().filter(|option| option.group == OptionGroup::Operand);
        let written = operands.map(|operand| match operand.count {
            ValueCount::Required => format!(" <{}>", operand.usage()),
            ValueCount::Many => format!(" [{}]...", operand.usage()),
            ValueCount::Optional => format!(" [{}]", operand.usage()),
        });
        format!("vigie {} [OPTIONS]{}", self.name, written.collect::<String>())
    }
}

const fn example(line: &'static str, english: &'static str, french: &'static str) -> ExampleRow {
    ExampleRow { line, about: Bilingual::new(english, french) }
}

/// Examples of the program itself. `vigie` alone is explained by the option `--dir`.
#[rustfmt::skip]
pub const EXAMPLES: &[ExampleRow] = &[
    example("vigie ~/news", "Read a folder; press ? for the keys", "Lire un dossier\u{a0}; ? affiche les touches"),
    example("vigie list is:unread tag:europe", "Print unread articles with a tag", "Afficher les non lus d’une étiquette"),
];

/// Every subcommand, in the order of the help.
#[rustfmt::skip]
pub static COMMANDS: &[CommandRow] = &[
    CommandRow {
        command: Command::List,
        name: "list",
        group: CommandGroup::Read,
        about: Bilingual::new(
            "Print the articles that match a query",
            "Afficher les articles qui correspondent à une requête",
        ),
        examples: &[
            example("vigie list storm -tag:sport date:7d..", "Last 7 days, without a tag", "Sept jours, sans une étiquette"),
            example("vigie list is:star --sort title", "Starred articles by title", "Favoris, par titre"),
            example("vigie list date:2026 --csv > 2026.csv", "For a spreadsheet", "Pour un tableur"),
            example("vigie list is:unread --format '{date} {title}'", "In your own format", "Dans votre propre format"),
        ],
        more: Bilingual::new(
            "A terminal shows identifier, date, title and source; a redirection gets the same fields with full dates, separated by tabs. --tsv prints identifier, date, title, source, host, link, path and tags, with | between the tags.\n\n-KEY reverses the order: date is oldest first, -date newest first. The default is the sort setting, else -date; sort: in the query overrides both.\n\nIn FORMAT, {title} inserts a field, {date:%d/%m/%Y} a date in a pattern of strftime, \\t a tab, \\n a line break, and {{ or }} a brace. Any front matter key is a field, and so are id, path, title, date, summary, tags, source, host, source_url, permalink, image_url, image_credit, author, language, importance, published and added.",
            "Un terminal affiche identifiant, date, titre et source\u{a0}; une redirection reçoit les mêmes champs, séparés par des tabulations, avec la date entière. --tsv affiche identifiant, date, titre, source, hôte, lien, chemin et étiquettes, celles-ci séparées par |.\n\n-CLÉ inverse l’ordre\u{a0}: date va du plus ancien au plus récent, -date du plus récent au plus ancien. L’ordre par défaut est celui du réglage sort, sinon -date\u{a0}; sort: dans la requête l’emporte.\n\nDans FORMAT, {title} insère un champ, {date:%d/%m/%Y} une date selon un modèle de strftime, \\t une tabulation, \\n un saut de ligne, {{ ou }} une accolade. Toute clé de l’en-tête est un champ, de même que id, path, title, date, summary, tags, source, host, source_url, permalink, image_url, image_credit, author, language, importance, published et added.",
        ),
        options: rows![WORDS SORT LIMIT COUNT PATHS NULL FORMAT JSON CSV TSV MD HTML PLAIN DIR],
    },
    CommandRow {
        command: Command::Show,
        name: "show",
        group: CommandGroup::Read,
        about: Bilingual::new("Print an article", "Afficher un article"),
        examples: &[
            example("vigie show 3f9a", "The beginning of an identifier", "Le début d’un identifiant"),
            example("vigie show 2026/storm.md --full", "A path; everything in the file", "Un chemin, tout le fichier"),
            example("vigie show 3f9a --json | jq -r .source_url", "One of its fields", "Un seul champ"),
        ],
        more: Bilingual::new(
            "ID is an identifier printed by “vigie list”, the beginning of one, a path, a file name, a permalink or a source link.",
            "ID est un identifiant affiché par «\u{a0}vigie list\u{a0}», le début d’un identifiant, un chemin, un nom de fichier, un permalien ou un lien vers la source.",
        ),
        options: rows![ID FULL PLAIN JSON DIR],
    },
    CommandRow {
        command: Command::Facets,
        name: "facets",
        group: CommandGroup::Read,
        about: Bilingual::new(
            "Count articles by tag, host, folder, date, language or flag",
            "Compter par étiquette, hôte, dossier, date, langue ou état",
        ),
        examples: &[
            example("vigie facets tag --limit 20", "The most frequent tags", "Les étiquettes les plus fréquentes"),
            example("vigie facets host date:2026", "Where the articles of a year come from", "D’où viennent les articles d’une année"),
            example("vigie facets month tag:europe", "Articles with a tag, by month", "Articles d’une étiquette, par mois"),
        ],
        more: Bilingual::new(
            "With WORDS: only the articles that match. The most frequent value comes first; years and months are listed newest first. Articles in no subfolder are counted under “.”.",
            "Avec des MOTS\u{a0}: seulement les articles trouvés. Les valeurs les plus fréquentes viennent d’abord\u{a0}; les années et les mois vont du plus récent au plus ancien. Les articles hors de tout dossier sont comptés sous «\u{a0}.\u{a0}».",
        ),
        options: rows![KIND WORDS LIMIT JSON DIR],
    },
    CommandRow {
        command: Command::Tags,
        name: "tags",
        group: CommandGroup::Read,
        about: Bilingual::new(
            "Print the tags with their counts",
            "Afficher les étiquettes et leur nombre d’articles",
        ),
        examples: &[
            example("vigie tags --limit 20", "The most frequent tags", "Les étiquettes les plus fréquentes"),
            example("vigie tags is:star", "Tags of the starred articles", "Étiquettes des favoris"),
        ],
        more: Bilingual::new(
            "With WORDS: only the tags of the articles that match. --json also prints the spellings of each tag.",
            "Avec des MOTS\u{a0}: seulement les étiquettes des articles trouvés. --json affiche aussi les graphies de chaque étiquette.",
        ),
        options: rows![WORDS LIMIT JSON DIR],
    },
    CommandRow {
        command: Command::Searches,
        name: "searches",
        group: CommandGroup::Read,
        about: Bilingual::new("Print the saved searches", "Afficher les recherches enregistrées"),
        examples: &[],
        more: Bilingual::new(
            "Each has a name and a query; use search:NAME in other queries.",
            "Chacune a un nom et une requête\u{a0}; search:NOM la réutilise dans une autre.",
        ),
        options: rows![JSON],
    },
    CommandRow {
        command: Command::Open,
        name: "open",
        group: CommandGroup::Read,
        about: Bilingual::new(
            "Open the source of an article in the browser",
            "Ouvrir la source d’un article dans le navigateur",
        ),
        examples: &[],
        more: Bilingual::new(
            "ID is the same as for “vigie show”. Only http and https links are opened. $BROWSER names the browser; without it, the desktop chooses.",
            "ID s’indique comme pour «\u{a0}vigie show\u{a0}». Seuls les liens http et https sont ouverts. $BROWSER désigne le navigateur\u{a0}; à défaut, celui du bureau est utilisé.",
        ),
        options: rows![ID DIR],
    },
    CommandRow {
        command: Command::Mark,
        name: "mark",
        group: CommandGroup::Marks,
        about: Bilingual::new(
            "Mark articles as read, starred or for later",
            "Marquer des articles comme lus, favoris ou pour plus tard",
        ),
        examples: &[
            example("vigie mark read date:..2025", "Everything up to the end of 2025", "Tout jusqu’à la fin de 2025"),
            example("vigie mark later tag:europe is:unread", "Save unread articles for later", "Garder des non lus pour plus tard"),
            example("vigie mark unstar --all", "Remove every star in the folder", "Retirer tous les favoris du dossier"),
        ],
        more: Bilingual::new(
            "Marks every article that matches WORDS and exits with 1 if none does. Marks are kept in the state folder, never in the folder of articles.",
            "Marque tous les articles qui correspondent aux MOTS\u{a0}; le code de sortie est 1 s’il n’y en a aucun. Les marques sont conservées dans le dossier d’état, jamais dans celui des articles.",
        ),
        options: rows![ACT WORDS ALL JSON DIR],
    },
    CommandRow {
        command: Command::State,
        name: "state",
        group: CommandGroup::Marks,
        about: Bilingual::new(
            "Export the marks of all libraries, or import marks",
            "Exporter toutes les marques, ou en importer",
        ),
        examples: &[
            example("vigie state export > marks.jsonl", "Back up all marks", "Sauvegarder toutes les marques"),
            example("vigie state import marks.jsonl", "Add the marks from a backup", "Ajouter celles d’une sauvegarde"),
            example("vigie state import read.txt", "Articles read in newsboat", "Articles lus dans newsboat"),
        ],
        more: Bilingual::new(
            "export prints one JSON object per marked article in any library: key, link, library, permalink, path, read, star, later.\n\nimport adds marks and removes none. FILE is such an export; a list of links to articles you have read, one per line, as newsboat -E writes it; or XML with links in attributes, such as OPML. - reads standard input. An import exits with 1 if it does not understand part of FILE. --json prints what an import did.",
            "export affiche un objet JSON par article marqué, de toutes les bibliothèques\u{a0}: key, link, library, permalink, path, read, star, later.\n\nimport ajoute des marques sans en retirer. FICHIER est un fichier ainsi exporté\u{a0}; une liste de liens d’articles lus, un par ligne, comme l’écrit newsboat -E\u{a0}; ou du XML avec des liens en attributs, comme OPML. - désigne l’entrée standard. Le code de sortie d’un import est 1 si une partie de FICHIER n’est pas comprise. --json affiche ce qu’un import a fait.",
        ),
        options: rows![TASK FILE JSON],
    },
    CommandRow {
        command: Command::Check,
        name: "check",
        group: CommandGroup::Folder,
        about: Bilingual::new(
            "Report problems in the folder as path:line: reason",
            "Signaler les problèmes du dossier\u{a0}: chemin:ligne: raison",
        ),
        examples: &[
            example("vigie check ~/news", "All problems, and how many of each kind", "Tous les problèmes, et leur nombre"),
            example("vigie check --only bad-date,no-date", "Missing and wrong dates", "Dates absentes ou incorrectes"),
            example("vigie check --without tag-spelling", "All but the spelling of tags", "Tout sauf la graphie des étiquettes"),
        ],
        more: Bilingual::new(
            "Exits with 1 if any problem is reported.",
            "Le code de sortie est 1 si un problème est signalé.",
        ),
        options: rows![FOLDER ONLY WITHOUT LIMIT JSON DIR],
    },
    CommandRow {
        command: Command::Index,
        name: "index",
        group: CommandGroup::Folder,
        about: Bilingual::new(
            "Show the state of the index, rebuild it or delete it",
            "Afficher l’état de l’index, le reconstruire ou le supprimer",
        ),
        examples: &[
            example("vigie index ~/news", "Its location, size and problems", "Son emplacement, sa taille, ses problèmes"),
            example("vigie index ~/news --rebuild", "Read every article again", "Relire tous les articles"),
        ],
        more: Bilingual::new(
            "The index is in the cache folder and can be deleted at any time; --clear deletes only the index of this folder. Exits with 1 if there is no index, or if it has a problem.",
            "L’index se trouve dans le dossier de cache et peut être supprimé à tout moment\u{a0}; --clear ne supprime que celui de ce dossier. Le code de sortie est 1 s’il n’y a pas d’index, ou s’il a un problème.",
        ),
        options: rows![FOLDER REBUILD CLEAR JSON DIR],
    },
    CommandRow {
        command: Command::Config,
        name: "config",
        group: CommandGroup::Setup,
        about: Bilingual::new(
            "Print the settings in effect and where they come from",
            "Afficher les réglages en vigueur et leur provenance",
        ),
        examples: &[
            example("vigie config --default > config.toml", "A complete file to start from", "Un fichier complet pour commencer"),
            example("vigie config --path", "Where to put it", "Où le placer"),
        ],
        more: Bilingual::new(
            "Settings are read from config.toml in the config folder, or from the file named by --config or VIGIE_CONFIG. An option overrides a variable, and a variable overrides the file. Exits with 1 if the file has mistakes. “vigie help settings” explains each setting.",
            "Les réglages sont lus dans config.toml, dans le dossier de configuration, ou dans le fichier indiqué par --config ou VIGIE_CONFIG. Une option l’emporte sur une variable, une variable sur le fichier. Le code de sortie est 1 si le fichier contient des erreurs. «\u{a0}vigie help settings\u{a0}» explique chaque réglage.",
        ),
        options: rows![DEFAULT PATH],
    },
    CommandRow {
        command: Command::Completions,
        name: "completions",
        group: CommandGroup::Setup,
        about: Bilingual::new("Print the completions for a shell", "Afficher le script de complétion d’un shell"),
        examples: &[
            example("vigie completions bash > ~/.local/share/bash-completion/completions/vigie", "For bash", "Pour bash"),
            example("vigie completions fish > ~/.config/fish/completions/vigie.fish", "For fish", "Pour fish"),
        ],
        more: Bilingual::new(
            "For zsh, save them as a file named _vigie in a folder on your fpath.",
            "zsh lit un fichier nommé _vigie dans un dossier de son fpath.",
        ),
        options: rows![SHELL],
    },
    CommandRow {
        command: Command::Man,
        name: "man",
        group: CommandGroup::Setup,
        about: Bilingual::new("Print the manual page", "Afficher la page de manuel"),
        examples: &[
            example("vigie man > vigie.1 && man ./vigie.1", "Read it", "La lire"),
        ],
        more: Bilingual::new(
            "The page contains the help for every command, the keys, the query language and the settings.",
            "La page contient l’aide de chaque commande, les touches, le langage de requête et les réglages.",
        ),
        options: rows![],
    },
    CommandRow {
        command: Command::Help,
        name: "help",
        group: CommandGroup::Setup,
        about: Bilingual::new(
            "Explain keys, queries, settings, themes, files and commands",
            "Expliquer les touches, requêtes, réglages, thèmes, fichiers",
        ),
        examples: &[
            example("vigie help query", "The query language", "Le langage de requête"),
            example("vigie help list", "The same as “vigie list --help”", "Comme «\u{a0}vigie list --help\u{a0}»"),
        ],
        more: Bilingual::new(
            "Without TOPIC: the list of topics. Keys are shown as set in your config.toml.",
            "Sans SUJET\u{a0}: la liste des sujets. Les touches sont celles de votre config.toml.",
        ),
        options: rows![TOPIC],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Language, typography};

    #[test]
    fn every_row_is_another_command() {
        for (index, row) in COMMANDS.iter().enumerate() {
            let earlier = COMMANDS.iter().take(index);
            assert!(earlier.into_iter().all(|other| other.command != row.command), "{}", row.name);
        }
    }

    #[test]
    fn texts_exist_in_both_languages_and_fit() {
        for row in COMMANDS {
            typography::check_order(row.about, row.name);
            typography::check(row.more, row.name);
            row.examples.iter().for_each(|example| typography::check(example.about, example.line));
            for language in Language::ALL {
                let about = row.about.in_language(language);
                assert!(about.chars().count() <= 60, "{}: too long: {about}", row.name);
            }
        }
        for example in EXAMPLES {
            typography::check(example.about, example.line);
        }
        for (_, heading) in COMMAND_GROUPS {
            typography::check(heading, "a group");
        }
    }

    #[test]
    fn commands_are_in_the_order_of_their_groups() {
        let groups: Vec<_> = COMMANDS.iter().map(|row| row.group).collect();
        let in_order = COMMAND_GROUPS
            .into_iter()
            .flat_map(|(group, _)| COMMANDS.iter().map(|row| row.group).filter(move |other| *other == group));
        assert_eq!(groups, in_order.collect::<Vec<_>>());
    }
}
