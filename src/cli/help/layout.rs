//! How help pages are printed: plain text of two columns, with styles in a terminal. What the pages hold is in
//! [`help`](crate::cli::help) and [`pages`](crate::cli::help::pages). Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap::builder::StyledStr;

use crate::cli::output::{print_row, terminal_columns};
use crate::markdown::layout::wrap_text;
use crate::text::{CleanText, Role, Row, Span, cell_width};
use crate::wording::HelpText;

/// Width of a page in a pipe, in cells: that of most terminals, because it often goes to a pager.
const COLUMNS: usize = 80;
/// Most cells of a page: longer lines are hard to read.
const MAX_COLUMNS: usize = 100;
/// Widest term, in cells, with its explanation next to it.
const TERM_COLUMNS: usize = 30;
/// Widest example, in cells, with its explanation next to it.
const EXAMPLE_COLUMNS: usize = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum PageLine {
    /// A heading with an empty line above it.
    Heading(String),
    /// A heading without one, if items are above it.
    Subheading(String),
    Text(String),
    /// The forms of a command, which are not wrapped.
    Usage(String),
    Item(String, String),
    /// A line to copy and its explanation, in columns of their own.
    Example(String, String),
    Code(String),
}

impl PageLine {
    /// Whether no empty line is between this line and the one before it.
    fn continues(&self, before: &Self) -> bool {
        let is_entry = |line: &Self| matches!(line, Self::Item(..) | Self::Example(..) | Self::Code(_));
        let is_heading = matches!(before, Self::Heading(_) | Self::Subheading(_));
        is_entry(self) && (is_entry(before) || is_heading)
            || is_entry(before) && matches!(self, Self::Subheading(_))
    }
}

/// A page as the parser of the command line prints it, with its styles.
pub(in crate::cli) fn styled(lines: &[PageLine]) -> StyledStr {
    let mut page = Vec::new();
    // Writing into memory does not fail.
    let _ = print(&mut page, lines, columns());
    StyledStr::from(String::from_utf8_lossy(&page).into_owned())
}

pub(in crate::cli) fn columns() -> usize {
    terminal_columns().map_or(COLUMNS, |columns| columns.min(MAX_COLUMNS))
}

/// Prints a page of at most `columns` cells.
pub(in crate::cli) fn print(
    output: &mut impl Write,
    lines: &[PageLine],
    columns: usize,
) -> std::io::Result<()> {
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
        if before.is_some_and(|before| !line.continues(before)) {
            writeln!(output)?;
        }
        match line {
            PageLine::Heading(text) | PageLine::Subheading(text) => {
                print_row(output, &row(text, Role::Heading))?;
            }
            PageLine::Code(text) => print_row(output, &row(format!("  {text}").trim_end(), Role::Text))?,
            PageLine::Usage(forms) => {
                let mut forms = forms.lines();
                let mut line = row(&HelpText::UsageHeading.to_string(), Role::Heading);
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
