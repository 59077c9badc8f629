//! `vigie help [TOPIC]`, and how help pages are printed.
//!
//! What the pages hold is in [`page`] (the program and its commands) and [`topics`]. Pages are plain text of
//! two columns, with styles in a terminal. Floor 6, part of [`cli`](crate::cli).

mod page;
mod topics;

use std::io::Write;

use clap::ArgMatches;
use clap::builder::StyledStr;

use crate::cli::commands::CommandGroup;
use crate::cli::output::{output, print_row, terminal_columns};
use crate::cli::{COMMANDS, CommandResult, Exit, arguments};
use crate::markdown::layout::wrap_text;
use crate::text::{CleanText, Role, Row, Span, cell_width};
use crate::wording::{Bilingual, Phrase};

pub(super) use page::{of_command, of_program};

/// Width of a page in a pipe, in cells: that of most terminals, because it often goes to a pager.
const COLUMNS: usize = 80;
/// Most cells of a page: longer lines are hard to read.
const MAX_COLUMNS: usize = 100;
/// Widest term, in cells, with its explanation next to it.
const TERM_COLUMNS: usize = 30;
/// Widest example, in cells, with its explanation next to it.
const EXAMPLE_COLUMNS: usize = 50;

/// A topic of `vigie help`.
pub(super) struct TopicRow {
    /// The name on the command line; no command has it.
    pub name: &'static str,
    /// One line for the list of topics.
    pub about: Bilingual,
    /// Builds its page in the current language.
    pub lines: fn() -> Vec<PageLine>,
}

/// Every topic, in the order of `vigie help`.
pub(super) const TOPICS: &[TopicRow] = &[
    TopicRow {
        name: "keys",
        about: Bilingual::new(
            "what the keys do, and how to change them",
            "ce que font les touches, et comment les changer",
        ),
        lines: topics::keys,
    },
    TopicRow {
        name: "query",
        about: Bilingual::new("the query language", "le langage de requête"),
        lines: topics::query,
    },
    TopicRow {
        name: "settings",
        about: Bilingual::new("the settings in config.toml", "les réglages de config.toml"),
        lines: topics::settings,
    },
    TopicRow {
        name: "themes",
        about: Bilingual::new("the themes, and how to make one", "les thèmes, et comment en créer un"),
        lines: topics::themes,
    },
    TopicRow {
        name: "files",
        about: Bilingual::new("where vigie keeps its files", "où vigie range ses fichiers"),
        lines: topics::files,
    },
    TopicRow {
        name: "commands",
        about: Bilingual::new(
            "the commands and the reader options",
            "les commandes et les options du lecteur",
        ),
        lines: topics::commands,
    },
];

/// A part of a help page.
#[derive(Clone, Debug)]
pub(super) enum PageLine {
    /// A heading with an empty line above it.
    Heading(String),
    /// A heading without one, if items are above it.
    Subheading(String),
    /// A paragraph, wrapped at the width of the page.
    Text(String),
    /// The forms of a command, which are not wrapped.
    Usage(String),
    /// A term and its explanation, in two columns.
    Item(String, String),
    /// A line to copy and its explanation, in columns of their own.
    Example(String, String),
    /// A line of a file.
    Code(String),
}

impl PageLine {
    /// Whether the line belongs to a block that has no empty lines in it.
    fn is_in_block(&self) -> bool {
        matches!(self, Self::Item(..) | Self::Example(..) | Self::Code(_))
    }

    fn is_heading(&self) -> bool {
        matches!(self, Self::Heading(_) | Self::Subheading(_))
    }
}

pub(super) fn run(matches: &ArgMatches) -> CommandResult {
    let name = arguments::text(matches, "topic");
    let command = name.and_then(|name| COMMANDS.iter().find(|row| row.name == name));
    let topic = name.and_then(|name| TOPICS.iter().find(|row| row.name == name));
    let lines = match (command, topic) {
        (_, Some(row)) => (row.lines)(),
        (Some(row), None) => of_command(row),
        (None, None) => overview(),
    };
    let mut output = output();
    print(&mut output, &lines, columns())?;
    output.flush()?;
    Ok(Exit::Found)
}

/// A page as the parser of the command line prints it, with its styles.
pub(super) fn styled(lines: &[PageLine]) -> StyledStr {
    let mut page = Vec::new();
    // Writing into memory does not fail.
    let _ = print(&mut page, lines, columns());
    StyledStr::from(String::from_utf8_lossy(&page).into_owned())
}

/// The width of a page, in cells.
fn columns() -> usize {
    terminal_columns().map_or(COLUMNS, |columns| columns.min(MAX_COLUMNS))
}

/// `vigie help`: the topics, and the names of the commands.
fn overview() -> Vec<PageLine> {
    let usage = PageLine::Text(Phrase::HelpUsage.to_string());
    let topics = TOPICS.iter().map(|row| PageLine::Item(row.name.to_owned(), row.about.to_string()));
    let commands = PageLine::Heading(Phrase::CommandsHeading.to_string());
    let groups = CommandGroup::ALL.into_iter();
    let groups = groups.map(|group| PageLine::Item(group.heading().to_string(), page::names(group)));
    let end = PageLine::Text(Phrase::HelpElsewhere.to_string());
    std::iter::once(usage).chain(topics).chain([commands]).chain(groups).chain([end]).collect()
}

/// Prints a page of at most `columns` cells.
fn print(output: &mut impl Write, lines: &[PageLine], columns: usize) -> std::io::Result<()> {
    let widest = |most: usize, term: fn(&PageLine) -> Option<&String>| {
        let widths = lines.iter().filter_map(term).map(|term| cell_width(term));
        widths.filter(|cells| *cells <= most).max().unwrap_or(0)
    };
    let terms = widest(TERM_COLUMNS.min(columns / 2), |line| {
        if let PageLine::Item(term, _) = line { Some(term) } else { None }
    });
    let examples = widest(EXAMPLE_COLUMNS.min(columns * 2 / 3), |line| {
        if let PageLine::Example(line, _) = line { Some(line) } else { None }
    });
    let mut before: Option<&PageLine> = None;
    for line in lines {
        let is_joined = before.is_some_and(|before| {
            let is_subheading = matches!(line, PageLine::Subheading(_));
            let continues = line.is_in_block() || is_subheading;
            continues && (before.is_in_block() || before.is_heading() && !is_subheading)
        });
        if before.is_some() && !is_joined {
            writeln!(output)?;
        }
        match line {
            PageLine::Heading(text) | PageLine::Subheading(text) => {
                print_row(output, &row(text, Role::Heading))?;
            }
            PageLine::Code(text) => print_row(output, &row(format!("  {text}").trim_end(), Role::Text))?,
            PageLine::Usage(forms) => {
                let mut forms = forms.lines();
                let mut line = row(&Phrase::UsageHeading.to_string(), Role::Heading);
                line.spans.extend(row(&format!(" {}", forms.next().unwrap_or_default()), Role::Text).spans);
                print_row(output, &line)?;
                forms.try_for_each(|form| print_row(output, &row(form, Role::Text)))?;
            }
            PageLine::Text(text) => {
                for row in wrap_text(&CleanText::line(text), Role::Text, columns) {
                    print_row(output, &row)?;
                }
            }
            PageLine::Item(term, text) => print_item(output, (term, text), (terms, columns))?,
            PageLine::Example(line, text) => print_item(output, (line, text), (examples, columns))?,
        }
        before = Some(line);
    }
    Ok(())
}

/// Prints a term and its explanation: next to it, or below it if the term is wider than `left` cells.
fn print_item(
    output: &mut impl Write,
    (term, text): (&str, &str),
    (left, columns): (usize, usize),
) -> std::io::Result<()> {
    let room = columns.saturating_sub(left + 4).max(20);
    let wrapped = wrap_text(&CleanText::line(text), Role::Text, room);
    let cells = cell_width(term);
    let mut rows = wrapped.iter();
    let first = if cells <= left { rows.next() } else { None };
    let mut line = row(&format!("  {term}"), Role::Strong);
    if let Some(first) = first {
        let gap = " ".repeat(left.saturating_sub(cells) + 2);
        line.spans.extend(row(&format!("{gap}{}", first.plain()), Role::Text).spans);
    }
    print_row(output, &line)?;
    for rest in rows {
        print_row(output, &row(&format!("{}{}", " ".repeat(left + 4), rest.plain()), Role::Text))?;
    }
    Ok(())
}

fn row(text: &str, role: Role) -> Row {
    Row { spans: vec![Span { text: CleanText::piece(text), role, link: None }], image: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    #[test]
    fn every_topic_has_a_page_in_every_language() {
        for language in Language::ALL {
            crate::wording::set_thread_language(language);
            for row in TOPICS {
                crate::wording::typography::check(row.about, row.name);
                let lines = (row.lines)();
                assert!(lines.len() > 5, "{}", row.name);
                assert!(lines.iter().any(|line| matches!(line, PageLine::Item(..))), "{}", row.name);
            }
        }
    }
}
