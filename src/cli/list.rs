//! `vigie list`: prints the articles of a query in one of many forms. CSV and HTML are written by
//! [`io::export`](crate::io::export). Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use clap::ArgMatches;

use crate::cli::call::Call;
use crate::cli::date_pattern::DatePattern;
use crate::cli::options::{COUNT, CSV, FORMAT, HTML, JSON, MD, NULL, PATHS, PLAIN, TSV};
use crate::cli::output::{
    CommandResult, Exit, Output, print_names, print_object, rows, style, terminal_columns,
};
use crate::cli::{plain, select};
use crate::io::attributes::PrintedArticle;
use crate::library::{Library, key_name};
use crate::markdown::write::{begun, escaped, link};
use crate::model::{Article, ArticleId, Attribute, Date, ExportFormat};
use crate::text::{CleanText, Role, cell_width, cut_to_cells, nearest};
use crate::wording::CommandMessage;

/// Width of the source in a terminal, in cells.
const SOURCE_CELLS: usize = 22;

/// What is printed in a pipe: the columns of a terminal.
const PIPE_COLUMNS: &[Attribute] = &[Attribute::Id, Attribute::Date, Attribute::Title, Attribute::Source];
const TSV_COLUMNS: &[Attribute] = &[
    Attribute::Id,
    Attribute::Date,
    Attribute::Title,
    Attribute::Source,
    Attribute::Host,
    Attribute::SourceUrl,
    Attribute::Path,
    Attribute::Tags,
];

enum OutputFormat {
    /// Aligned columns in a terminal of this width, in cells.
    Aligned(usize),
    Columns(&'static [Attribute]),
    Objects,
    Markdown,
    /// Several lines per article, for screen readers.
    Linear,
    Format(Format),
}

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let query = select::query(call.matches)?;
    let form = form(call.matches)?;
    let (source, library) = select::library(call)?;
    if let OutputFormat::Format(format) = &form {
        format.check(&library)?;
    }
    let end = if NULL.is_given(call.matches) { 0 } else { b'\n' };
    let finding = select::find(call, &library, query);
    let ids = finding.ids.get(..call.limit()).unwrap_or(&finding.ids);
    if COUNT.is_given(call.matches) {
        writeln!(output, "{}", ids.len())?;
    } else if let Some(format) = export(call.matches) {
        let articles = rows(&library, ids).map(|(_, article)| (article, None));
        crate::io::export::export(output, format, (&source, &library), articles)?;
    } else {
        for (number, (id, article)) in (1..).zip(rows(&library, ids)) {
            let printed = PrintedArticle { source: &source, library: &library, article: &article };
            print(output, (&form, end), (number, id), &printed)?;
        }
    }
    Ok(if finding.facets.counted == 0 { Exit::Nothing } else { Exit::Found })
}

/// The form of the output. The parser allows at most one of these options.
fn form(matches: &ArgMatches) -> Result<OutputFormat, CommandMessage> {
    if let Some(text) = FORMAT.of(matches) {
        return Format::parse(text).map(OutputFormat::Format);
    }
    let forms = [
        (&JSON, OutputFormat::Objects),
        (&TSV, OutputFormat::Columns(TSV_COLUMNS)),
        (&PATHS, OutputFormat::Columns(&[Attribute::Path])),
        (&MD, OutputFormat::Markdown),
        (&PLAIN, OutputFormat::Linear),
    ];
    let chosen = forms.into_iter().find(|(flag, _)| flag.is_given(matches)).map(|(_, form)| form);
    let usual = || terminal_columns().map_or(OutputFormat::Columns(PIPE_COLUMNS), OutputFormat::Aligned);
    Ok(chosen.unwrap_or_else(usual))
}

/// The form of an output that is written as a whole.
fn export(matches: &ArgMatches) -> Option<ExportFormat> {
    let html = HTML.is_given(matches).then_some(ExportFormat::Html);
    html.or_else(|| CSV.is_given(matches).then_some(ExportFormat::Csv))
}

fn print(
    output: &mut Output,
    (form, end): (&OutputFormat, u8),
    (number, id): (usize, ArticleId),
    printed: &PrintedArticle<'_>,
) -> std::io::Result<()> {
    let PrintedArticle { library, article, .. } = printed;
    match form {
        OutputFormat::Aligned(columns) => print_aligned(output, library, article, *columns),
        OutputFormat::Objects => print_object(output, printed),
        OutputFormat::Columns(attributes) => print_names(output, &columns(printed, attributes), end),
        OutputFormat::Markdown => writeln!(output, "{}", markdown(printed)),
        OutputFormat::Linear => plain::print_article(output, library, number, article),
        OutputFormat::Format(format) => print_names(output, &format.of(id, printed), end),
    }
}

/// Prints an article on one line of a terminal, cut to its width.
fn print_aligned(
    output: &mut Output,
    library: &Library,
    article: &Article,
    columns: usize,
) -> std::io::Result<()> {
    let faint = style(Role::Faint);
    let day = article.date.map(|date| date.to_string()).unwrap_or_default();
    let day = CleanText::line(day.get(..10).unwrap_or(&day));
    let (source, source_cells) = if columns >= 72 {
        (cut_to_cells(&library.source_label(article), SOURCE_CELLS), SOURCE_CELLS + 2)
    } else {
        (String::new(), 0)
    };
    let room = columns.saturating_sub(10 + 2 + 10 + 2 + source_cells + 1);
    let title = cut_to_cells(&article.title, room);
    let gap = " ".repeat(room.saturating_sub(cell_width(&title)));
    let short = article.path.id();
    writeln!(output, "{faint}{short}  {day:<10}{faint:#}  {title}{gap}  {faint}{source}{faint:#}")
}

/// The line of an article with these attributes, separated by tabs.
fn columns(printed: &PrintedArticle<'_>, attributes: &[Attribute]) -> Vec<u8> {
    let column = |&attribute: &Attribute| {
        if attribute == Attribute::Path {
            return printed.path().into_os_string().into_encoded_bytes();
        }
        CleanText::line(&printed.column(attribute)).as_bytes().to_vec()
    };
    attributes.iter().map(column).collect::<Vec<_>>().join(&b'\t')
}

/// The line of `--md`: the title as a link, the source and the day.
pub(super) fn markdown(printed: &PrintedArticle<'_>) -> String {
    let title = CleanText::line(&printed.article.title);
    let mut item = match printed.article.source() {
        Some(url) => format!("- {}", link(&title, url)),
        None => format!("- {}", begun(escaped(&title))),
    };
    let source = printed.text(Attribute::Source).filter(|label| !label.is_empty());
    let date = printed.text(Attribute::Date);
    let day = date.as_deref().map(|date| date.get(..10).unwrap_or(date).to_owned());
    let rest: Vec<String> =
        source.map(|label| escaped(&CleanText::line(&label))).into_iter().chain(day).collect();
    if !rest.is_empty() {
        item.push_str(" — ");
        item.push_str(&rest.join(", "));
    }
    item
}

#[derive(Debug)]
pub(super) struct Format(Vec<FormatPart>);

#[derive(Debug)]
enum FormatPart {
    Text(String),
    Attribute(Attribute),
    /// An attribute that is a date, in a pattern.
    Date(Attribute, DatePattern),
    Key(CleanText),
}

impl Format {
    /// Parses a format. Every brace has a partner, and every field a name.
    pub(super) fn parse(text: &str) -> Result<Self, CommandMessage> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let escape = [("{{", "{"), ("}}", "}"), ("\\t", "\t"), ("\\n", "\n"), ("\\\\", "\\")];
            if let Some((written, meant)) = escape.iter().find(|(written, _)| rest.starts_with(written)) {
                pieces.push(FormatPart::Text((*meant).to_owned()));
                rest = rest.get(written.len()..).unwrap_or_default();
                continue;
            }
            let after = rest.get(character.len_utf8()..).unwrap_or_default();
            match character {
                '{' => {
                    let (name, after) = after.split_once('}').ok_or(CommandMessage::FormatNotClosed)?;
                    pieces.push(field(name)?);
                    rest = after;
                    continue;
                }
                '}' => return Err(CommandMessage::FormatNotOpened),
                other => pieces.push(FormatPart::Text(CleanText::piece(&other.to_string()).to_string())),
            }
            rest = after;
        }
        Ok(Self(pieces))
    }

    /// Checks that some article has each front matter key of the format. The error suggests an attribute.
    pub(super) fn check(&self, library: &Library) -> Result<(), CommandMessage> {
        let keys =
            self.0.iter().filter_map(|part| if let FormatPart::Key(name) = part { Some(name) } else { None });
        let Some(name) = keys.into_iter().find(|name| !library.has_key(name)) else { return Ok(()) };
        let meant = nearest(name, Attribute::ALL.iter().map(|attribute| attribute.name()));
        Err(CommandMessage::NoSuchFormatField { name: name.clone() }.suggesting(meant))
    }

    pub(super) fn of(&self, id: ArticleId, printed: &PrintedArticle<'_>) -> Vec<u8> {
        let value = |text: Option<CleanText>| CleanText::line(&text.unwrap_or_default()).as_bytes().to_vec();
        let part = |part: &FormatPart| match part {
            FormatPart::Text(text) => text.clone().into_bytes(),
            FormatPart::Attribute(Attribute::Path) => printed.path().into_os_string().into_encoded_bytes(),
            FormatPart::Attribute(attribute) => value(printed.text(*attribute)),
            FormatPart::Date(attribute, pattern) => {
                let date = printed.text(*attribute).and_then(|text| Date::parse(&text));
                value(date.map(|date| pattern.of(date)))
            }
            FormatPart::Key(name) => value(printed.library.key_value(id, printed.article, name)),
        };
        self.0.iter().flat_map(part).collect()
    }
}

/// The attribute with this name, with a pattern behind a colon if it is a date, else the front matter key.
fn field(name: &str) -> Result<FormatPart, CommandMessage> {
    if let Some((date, pattern)) = name.split_once(':') {
        let dates = [Attribute::Date, Attribute::Added];
        if let Some(attribute) = dates.into_iter().find(|date_of| key_name(date_of.name()) == key_name(date))
        {
            return DatePattern::parse(pattern).map(|pattern| FormatPart::Date(attribute, pattern));
        }
    }
    let wanted = key_name(name);
    if wanted.is_empty() {
        return Err(CommandMessage::FormatWithoutName);
    }
    let attribute = Attribute::ALL.iter().find(|attribute| key_name(attribute.name()) == wanted);
    let key = || CleanText::line(name).cut_to_graphemes(crate::limits::QUOTED_GRAPHEMES);
    Ok(attribute.map_or_else(|| FormatPart::Key(key()), |attribute| FormatPart::Attribute(*attribute)))
}

#[cfg(test)]
mod tests;
