//! The tables COMMANDS and OPTIONS.

use clap::ArgMatches;

use crate::cli::{Answer, check, completions, facets, index, list, man, open, searches, show, tags};

/// A subcommand: one row and one file.
pub struct CommandRow {
    /// Its name.
    pub name: &'static str,
    /// What it does, in the imperative.
    pub about: &'static str,
    /// More about it, for its own help.
    pub more: &'static str,
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
    pub value: &'static str,
    /// Its environment variable, if any.
    pub variable: Option<&'static str>,
    /// What it does.
    pub help: &'static str,
}

impl OptionRow {
    /// How it is written: `--limit N`, or the value alone for an operand.
    #[must_use]
    pub fn usage(&self) -> String {
        match (self.name, self.value) {
            ("folder" | "words" | "id" | "shell" | "kind", value) => value.to_owned(),
            (name, "") => format!("--{name}"),
            (name, value) => format!("--{name} {value}"),
        }
    }
}

/// Every subcommand.
pub const COMMANDS: &[CommandRow] = &[
    CommandRow {
        name: "list",
        about: "Print the articles that a filter selects",
        more: "In a terminal: identifier, date, title and source. In a pipe: the same, separated by tabs, with whole dates. --tsv prints identifier, date, title, source, host, link, path and tags, the tags with | between them. In a FORMAT, {title} stands for a field, \\t and \\n for tab and line break, {{ and }} for braces; any key of the front matter is a field, and so are: id, path, title, date, summary, tags, source, host, source_url, permalink, image_url, image_credit, author, language, importance, published, added.",
        options: &["words", "dir", "limit", "sort", "json", "tsv", "md", "count", "paths", "format"],
        run: list::run,
    },
    CommandRow {
        name: "show",
        about: "Print an article",
        more: "ID is an identifier that “vigie list” prints, the beginning of one, a path, a file name, a permalink or a source link.",
        options: &["id", "dir", "full", "json"],
        run: show::run,
    },
    CommandRow {
        name: "tags",
        about: "Print the tags with their counts",
        more: "With words, the tags of the articles that the words select.",
        options: &["words", "dir", "limit", "json"],
        run: tags::run,
    },
    CommandRow {
        name: "facets",
        about: "Print how the articles are spread over one facet",
        more: "With words, of the articles that the words select. Most frequent first; years and months newest first. An article in no folder is in the folder “.”.",
        options: &["kind", "words", "dir", "limit", "json"],
        run: facets::run,
    },
    CommandRow {
        name: "searches",
        about: "Print the saved searches",
        more: "Each has a name, which search:NAME means in a query, and a query.",
        options: &["json"],
        run: searches::run,
    },
    CommandRow {
        name: "open",
        about: "Open the source of an article in the browser",
        more: "Only http and https links are opened. $BROWSER names the browser, else the desktop chooses it.",
        options: &["id", "dir"],
        run: open::run,
    },
    CommandRow {
        name: "check",
        about: "Print every problem of the folder as path:line: reason",
        more: "Broken front matter, bad or future dates, links that are no web links, what is missing, duplicates, undecoded entities, tags spelled in several ways. The exit code is 1 if there is any.",
        options: &["dir", "limit", "json"],
        run: check::run,
    },
    CommandRow {
        name: "index",
        about: "Print how the index of the folder is, make it anew or delete it",
        more: "The index is kept in the cache folder of the user and can be deleted at any time; only that of this folder is. The exit code is 1 if there is none, or if something is the matter with it.",
        options: &["dir", "rebuild", "clear", "json"],
        run: index::run,
    },
    CommandRow {
        name: "completions",
        about: "Print the completions for a shell",
        more: "For example: vigie completions bash > ~/.local/share/bash-completion/completions/vigie",
        options: &["shell"],
        run: completions::run,
    },
    CommandRow {
        name: "man",
        about: "Print the manual page",
        more: "For example: vigie man > vigie.1 && man ./vigie.1",
        options: &[],
        run: man::run,
    },
];

/// Every option and operand.
#[rustfmt::skip]
pub const OPTIONS: &[OptionRow] = &[
    OptionRow { name: "folder", value: "DIR", variable: Some("VIGIE_DIR"), help: "The folder with the articles; without one, the sample library" },
    OptionRow { name: "words", value: "WORDS", variable: None, help: "What to look for: words, tag:x, title:x, \"whole words\", -without" },
    OptionRow { name: "kind", value: "KIND", variable: None, help: "The facet" },
    OptionRow { name: "id", value: "ID", variable: None, help: "The article" },
    OptionRow { name: "shell", value: "SHELL", variable: None, help: "The shell" },
    OptionRow { name: "dir", value: "DIR", variable: Some("VIGIE_DIR"), help: "The folder with the articles" },
    OptionRow { name: "limit", value: "N", variable: None, help: "Print at most N lines" },
    OptionRow { name: "sort", value: "KEY", variable: None, help: "Order by KEY, -KEY turned round; without it newest first, -date; sort: in a query comes before it" },
    OptionRow { name: "json", value: "", variable: None, help: "Print one JSON object a line" },
    OptionRow { name: "tsv", value: "", variable: None, help: "Print eight columns separated by tabs" },
    OptionRow { name: "md", value: "", variable: None, help: "Print a Markdown list of links" },
    OptionRow { name: "count", value: "", variable: None, help: "Print only how many there are" },
    OptionRow { name: "paths", value: "", variable: None, help: "Print only the paths of the files" },
    OptionRow { name: "format", value: "FORMAT", variable: None, help: "Print each article in a form such as \"{date} {title}\"" },
    OptionRow { name: "rebuild", value: "", variable: None, help: "Make the index anew" },
    OptionRow { name: "clear", value: "", variable: None, help: "Delete the index" },
    OptionRow { name: "full", value: "", variable: None, help: "Print everything the file says" },
    OptionRow { name: "site-url", value: "URL", variable: Some("VIGIE_SITE_URL"), help: "The site of the folder, to which the permalinks are added" },
    OptionRow { name: "no-index", value: "", variable: None, help: "Work without an index on disk: read every article each time" },
    OptionRow { name: "log", value: "FILE", variable: Some("VIGIE_LOG"), help: "Write what happens to a file, for reports of mistakes" },
];

/// The options of the reader itself.
pub const READER_OPTIONS: &[&str] = &["folder", "dir", "sort", "site-url", "no-index", "log"];

/// Options of one command that exclude one another.
pub(super) const EXCLUSIVE: &[&[&str]] =
    &[&["json", "tsv", "md", "count", "paths", "format"], &["rebuild", "clear", "json"]];

#[cfg(test)]
mod tests {
    use super::*;

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
