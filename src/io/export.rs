//! Exports articles to a file or prints them, as Markdown, HTML, JSON or CSV. Choosing the articles and the
//! format is left to the callers. A file is written completely under a temporary name and then moved to its
//! place, so that nobody sees half of it. An existing file is replaced only on request, and never one in the
//! folder of articles. Floor 4, part of [`io`](crate::io).

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

// Attributes are in double quotes, so that one function serves texts and attributes.
use htmlize::escape_attribute as html;

use crate::app::{ExportError, ExportRequest};
use crate::frontmatter::ParsedFile;
use crate::io::attributes::PrintedArticle;
use crate::io::settings::expanded;
use crate::io::source::reason;
use crate::io::whole_file::put;
use crate::io::{Source, load};
use crate::library::Library;
use crate::markdown::write::{begun, escaped, link};
use crate::model::{Article, Attribute, ExportFormat};
use crate::page;
use crate::text::CleanText;
use crate::wording::Phrase;

/// Exports articles to a file. Returns the message that reports it.
/// Errors: the file exists and may not be replaced, is in the folder of articles, or cannot be written.
pub fn write(source: &Source, request: &ExportRequest) -> Result<Phrase, ExportError> {
    let shown = CleanText::line(&request.path);
    let failed = |error: &io::Error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return ExportError::Exists;
        }
        ExportError::Failed(Phrase::FileNotWritten { path: shown.clone(), reason: reason(error) })
    };
    let target = place(&expanded(&request.path), request.replaces).map_err(|error| failed(&error))?;
    if source.root().is_some_and(|root| target.starts_with(root)) {
        return Err(ExportError::Failed(Phrase::NotIntoTheFolder));
    }
    let folder = target.parent().map(Path::to_owned).unwrap_or_default();
    let ExportRequest { library, format, .. } = request;
    let articles = request.ids.iter().filter_map(|&id| library.row(id)).map(|article| {
        let read = || load::read_article(source, &article.path, library).ok();
        // CSV has no text.
        let parsed = if *format == ExportFormat::Csv { None } else { read() };
        (article, parsed)
    });
    put(&target, request.replaces, |file| {
        export(&mut BufWriter::with_capacity(1 << 16, file), *format, (source, library), articles)
    })
    .and_then(|()| File::open(folder)?.sync_all())
    .map_err(|error| failed(&error))?;
    Ok(Phrase::ArticlesWritten { count: request.ids.len(), path: shown })
}

/// Resolves a typed path to the real path of its file.
/// Errors: the folder does not exist, or the path is an existing file that may not be replaced, or not a file.
fn place(path: &Path, replaces: bool) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            Ok(folder.unwrap_or(Path::new(".")).canonicalize()?.join(name))
        }
        Err(error) => Err(error),
        // Follows a link, so that its target is replaced and not the link itself.
        Ok(_) => match fs::metadata(path)? {
            found if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
            found if !found.is_file() => Err(ErrorKind::InvalidInput.into()),
            _ if !replaces => Err(ErrorKind::AlreadyExists.into()),
            _ => path.canonicalize(),
        },
    }
}

const COLUMNS: [Attribute; 11] = [
    Attribute::Id,
    Attribute::Path,
    Attribute::Title,
    Attribute::Date,
    Attribute::Source,
    Attribute::Host,
    Attribute::SourceUrl,
    Attribute::Permalink,
    Attribute::Author,
    Attribute::Tags,
    Attribute::Summary,
];

/// The start of an HTML file, around its title. The page loads nothing and runs no scripts.
const PAGE: [&str; 2] = [
    "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
     <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
     <meta name=\"viewport\" content=\"width=device-width\">\n<title>",
    "</title>\n<style>body{font:1.1em/1.5 serif;max-width:38em;margin:2em auto;padding:0 1em}\
     h2{line-height:1.2;margin:2em 0 .3em}.about{color:#666;margin:0}</style>\n</head>\n<body>\n",
];

/// Writes articles in one format to anything, also to standard output. For formats that include the text, an
/// article comes with its parsed file.
pub fn export(
    out: &mut impl Write,
    format: ExportFormat,
    (source, library): (&Source, &Library),
    articles: impl Iterator<Item = (Article, Option<ParsedFile>)>,
) -> io::Result<()> {
    match format {
        ExportFormat::Markdown => {}
        ExportFormat::Json => writeln!(out, "[")?,
        ExportFormat::Csv => writeln!(out, "{}", COLUMNS.map(Attribute::name).join(","))?,
        ExportFormat::Html => {
            let [before_title, after_title] = PAGE;
            write!(out, "{before_title}{}{after_title}", html(library.name().as_str()))?;
        }
    }
    let mut is_first = true;
    for (article, parsed) in articles {
        let printed = PrintedArticle { source, library, article: &article };
        match format {
            ExportFormat::Markdown => markdown(out, &printed, parsed.as_ref(), is_first)?,
            ExportFormat::Html => html_article(out, &printed, parsed.as_ref())?,
            ExportFormat::Json => json(out, printed, parsed.as_ref(), is_first)?,
            ExportFormat::Csv => {
                let values = COLUMNS.map(|attribute| {
                    if attribute == Attribute::Path {
                        return field(&printed.path().to_string_lossy());
                    }
                    field(&printed.column(attribute))
                });
                writeln!(out, "{}", values.join(","))?;
            }
        }
        is_first = false;
    }
    match format {
        ExportFormat::Markdown | ExportFormat::Csv => {}
        ExportFormat::Json => writeln!(out, "{}]", if is_first { "" } else { "\n" })?,
        ExportFormat::Html => writeln!(out, "</body>\n</html>")?,
    }
    out.flush()
}

/// Source, day and author on one line, tags on the next; empty lines are left out.
fn about(PrintedArticle { library, article, .. }: &PrintedArticle<'_>) -> Vec<CleanText> {
    let source = Some(library.source_label(article)).filter(|label| !label.is_empty());
    let date = article.date.map(|date| CleanText::line(&date.to_string()));
    let day = date.map(|date| CleanText::line(date.get(..10).unwrap_or(&date)));
    let first: Vec<_> = source.into_iter().chain(day).chain(article.author.clone()).collect();
    let lines = [CleanText::joined(&first, ", "), CleanText::joined(&article.tags, ", ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn markdown(
    out: &mut impl Write,
    printed: &PrintedArticle<'_>,
    parsed: Option<&ParsedFile>,
    is_first: bool,
) -> io::Result<()> {
    let article = printed.article;
    let title = match article.source() {
        Some(url) => link(&article.title, url),
        None => escaped(&article.title),
    };
    let about: Vec<String> = about(printed).iter().map(|line| begun(escaped(line))).collect();
    if !is_first {
        writeln!(out, "\n---\n")?;
    }
    writeln!(out, "# {title}")?;
    if !about.is_empty() {
        writeln!(out, "\n{}", about.join("  \n"))?;
    }
    let text = parsed.map(|parsed| parsed.body.trim()).filter(|text| !text.is_empty());
    match (text, &article.summary) {
        (Some(text), _) => writeln!(out, "\n{text}"),
        (None, Some(summary)) => writeln!(out, "\n{}", begun(escaped(summary))),
        (None, None) => Ok(()),
    }
}

fn html_article(
    out: &mut impl Write,
    printed: &PrintedArticle<'_>,
    parsed: Option<&ParsedFile>,
) -> io::Result<()> {
    let article = printed.article;
    let title = html(article.title.as_str());
    match article.source() {
        Some(url) => writeln!(out, "<h2><a href=\"{}\">{title}</a></h2>", html(url.as_str()))?,
        None => writeln!(out, "<h2>{title}</h2>")?,
    }
    for line in about(printed) {
        writeln!(out, "<p class=\"about\">{}</p>", html(line.as_str()))?;
    }
    let text = parsed.map(page::searched_text).filter(|text| !text.trim().is_empty());
    let text = text.or_else(|| article.summary.as_ref().map(ToString::to_string)).unwrap_or_default();
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        writeln!(out, "<p>{}</p>", html(paragraph))?;
    }
    Ok(())
}

fn json(
    out: &mut impl Write,
    article: PrintedArticle<'_>,
    parsed: Option<&ParsedFile>,
    is_first: bool,
) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct WithText<'a> {
        #[serde(flatten)]
        article: PrintedArticle<'a>,
        text: Option<String>,
    }
    let text = parsed.map(page::searched_text);
    out.write_all(if is_first { b"" } else { b",\n" })?;
    serde_json::to_writer(out, &WithText { article, text }).map_err(io::Error::from)
}

/// Quotes a CSV field as in RFC 4180. A field that a spreadsheet would run as a formula gets a leading
/// apostrophe.
fn field(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    if text.contains([',', '"', '\n']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests;
