//! `vigie help [TOPIC]`: how a command is used, or what keys, queries, settings, themes, files and commands there are, from the
//! tables, as plain text.

mod topics;

use std::io::Write;

use clap::ArgMatches;

use crate::cli::output::{Output, output, print_row, terminal_columns};
use crate::cli::{Answer, COMMANDS, Exit, arguments};
use crate::markdown::layout::wrap_text;
use crate::text::{CleanText, Role, Row, Span, cell_width};
use crate::wording::{Phrase, Words};

/// Columns where the output is no terminal, and the most that are used in a wide one.
const COLUMNS: usize = 100;
/// Most columns of what is explained; longer ones have a line of their own.
const TERM_COLUMNS: usize = 26;

/// A topic: one row of the table.
pub(super) struct TopicRow {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub about: Words,
    /// What is said of it.
    pub lines: fn() -> Vec<Line>,
}

/// Every topic.
pub(super) const TOPICS: &[TopicRow] = &[
    TopicRow {
        name: "keys",
        about: Words::new(
            "what the keys do, and how to give an action others",
            "ce que font les touches, et comment les changer",
        ),
        lines: topics::keys,
    },
    TopicRow {
        name: "query",
        about: Words::new("what can be asked for", "ce qui peut être demandé"),
        lines: topics::query,
    },
    TopicRow {
        name: "settings",
        about: Words::new("what config.toml can say", "ce que peut dire config.toml"),
        lines: topics::settings,
    },
    TopicRow {
        name: "themes",
        about: Words::new("how it looks, and how to make a theme", "l’apparence, et comment créer un thème"),
        lines: topics::themes,
    },
    TopicRow {
        name: "files",
        about: Words::new("where things are kept", "où les choses sont gardées"),
        lines: topics::files,
    },
    TopicRow {
        name: "commands",
        about: Words::new("what can be done without the reader", "ce qui se fait sans le lecteur"),
        lines: topics::commands,
    },
];

/// A piece of what is said.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Something and what it is.
    Item(String, String),
    /// As it would stand in a file.
    Code(String),
}

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let mut output = output();
    let name = arguments::text(matches, "topic");
    let command = name.and_then(|name| COMMANDS.iter().find(|row| row.name == name));
    if let Some(help) = command.and_then(arguments::help_of) {
        write!(output, "{}", help.ansi())?;
        output.flush()?;
        return Ok(Exit::Found);
    }
    let topic = name.and_then(|name| TOPICS.iter().find(|row| row.name == name));
    let lines = match topic {
        Some(row) => (row.lines)(),
        None => overview(),
    };
    print(&mut output, &lines)?;
    output.flush()?;
    Ok(Exit::Found)
}

/// The topics.
fn overview() -> Vec<Line> {
    let usage = Line::Text(Phrase::HelpUsage.to_string());
    let topics = TOPICS.iter().map(|row| Line::Item(row.name.to_owned(), row.about.to_string()));
    let end = Line::Text(Phrase::HelpElsewhere.to_string());
    std::iter::once(usage).chain(topics).chain([end]).collect()
}

/// Prints lines: what is explained at the left, the explanation beside it.
fn print(output: &mut Output, lines: &[Line]) -> std::io::Result<()> {
    let columns = terminal_columns().unwrap_or(COLUMNS).min(COLUMNS);
    let terms = lines.iter().filter_map(|line| match line {
        Line::Item(term, _) => Some(cell_width(term)),
        Line::Heading(_) | Line::Text(_) | Line::Code(_) => None,
    });
    let left = terms.filter(|cells| *cells <= TERM_COLUMNS.min(columns / 2)).max().unwrap_or(0);
    let mut before: Option<&Line> = None;
    for line in lines {
        let is_item = matches!(line, Line::Item(..) | Line::Code(_));
        let follows_item = matches!(before, Some(Line::Item(..) | Line::Code(_) | Line::Heading(_)));
        if before.is_some() && !(is_item && follows_item) {
            writeln!(output)?;
        }
        match line {
            Line::Heading(text) => print_row(output, &row(text, Role::Title))?,
            Line::Code(text) => print_row(output, &row(format!("  {text}").trim_end(), Role::Text))?,
            Line::Text(text) => {
                for row in wrap_text(&CleanText::line(text), Role::Text, columns) {
                    print_row(output, &row)?;
                }
            }
            Line::Item(term, text) => print_item(output, (term, text), (left, columns))?,
        }
        before = Some(line);
    }
    Ok(())
}

fn print_item(
    output: &mut Output,
    (term, text): (&str, &str),
    (left, columns): (usize, usize),
) -> std::io::Result<()> {
    let room = columns.saturating_sub(left + 4).max(20);
    let wrapped = wrap_text(&CleanText::line(text), Role::Text, room);
    let cells = cell_width(term);
    let mut rows = wrapped.iter();
    let first = if cells <= left { rows.next() } else { None };
    let gap = " ".repeat(left.saturating_sub(cells) + 2);
    let beside = first.map(Row::plain).unwrap_or_default();
    print_row(output, &row(format!("  {term}{gap}{beside}").trim_end(), Role::Text))?;
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
    fn every_topic_says_something_in_every_language() {
        for language in Language::ALL {
            crate::wording::speak_here(language);
            for row in TOPICS {
                crate::wording::typography::check(row.about, row.name);
                let lines = (row.lines)();
                assert!(lines.len() > 5, "{}", row.name);
                assert!(lines.iter().any(|line| matches!(line, Line::Item(..))), "{}", row.name);
            }
        }
    }
}
