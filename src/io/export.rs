//! Writing articles to a file, or printing them: Markdown, a web page, JSON, a table.
//!
//! A file is written whole beside its place and put there at the end, so that nobody sees half of it and a
//! file that is there is only replaced when that was said. It never lies in the content directory.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil;

use crate::app::NotWritten;
use crate::app::export::ExportFormat;
use crate::frontmatter::Reading;
use crate::io::record::ArticleObject;
use crate::io::source::reason;
use crate::io::{Source, load};
use crate::library::Library;
use crate::markdown::write::{begun, escaped, link};
use crate::model::{Article, ArticleId, SafeUrl};
use crate::page;
use crate::text::CleanText;
use crate::wording::Phrase;

/// What is to be written.
pub struct Order {
    /// The snapshot that knows the articles.
    pub library: Arc<Library>,
    /// Which ones, in order.
    pub ids: Vec<ArticleId>,
    /// How.
    pub format: ExportFormat,
    /// The path as it was typed; `~/` stands for the home folder.
    pub path: String,
    /// Whether a file of that name is replaced.
    pub replaces: bool,
    /// Today.
    pub today: civil::Date,
}

/// Writes articles to a file; gives what to say of it.
///
/// # Errors
/// There is a file of that name, the place is in the content directory, or the file cannot be written.
pub fn write(source: &Source, order: &Order) -> Result<Phrase, NotWritten> {
    let shown = CleanText::line(&order.path);
    let failed = |error: &io::Error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return NotWritten::Exists;
        }
        NotWritten::Failed(Phrase::FileNotWritten { path: shown.clone(), reason: reason(error) })
    };
    let target = place(&order.path, std::env::var_os("HOME").map(PathBuf::from), order.replaces);
    let target = target.map_err(|error| failed(&error))?;
    if source.root().is_some_and(|root| target.starts_with(root)) {
        return Err(NotWritten::Failed(Phrase::NotIntoTheFolder));
    }
    put(&target, order.replaces, |file| {
        let mut writer = Writer::new(file, order.format, source, &order.library)?;
        for &id in &order.ids {
            let Some(article) = order.library.row(id) else { continue };
            let reading = writer.wants_text().then(|| load::read_article(source, &article.path, order.today));
            writer.article(&article, reading.and_then(Result::ok).as_ref())?;
        }
        writer.finish()
    })
    .map_err(|error| failed(&error))?;
    Ok(Phrase::ArticlesWritten { count: order.ids.len(), path: shown })
}

/// The place that a typed path means, by the real path of its folder.
///
/// # Errors
/// The folder is not there, or something is that is no file or is not to be replaced.
fn place(path: &str, home: Option<PathBuf>, replaces: bool) -> io::Result<PathBuf> {
    let path = match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    };
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            Ok(folder.unwrap_or(Path::new(".")).canonicalize()?.join(name))
        }
        Err(error) => Err(error),
        // A link is followed, so that the file that it leads to is replaced and not the link.
        Ok(_) => match fs::metadata(&path)? {
            there if there.is_dir() => Err(ErrorKind::IsADirectory.into()),
            there if !there.is_file() => Err(ErrorKind::InvalidInput.into()),
            _ if !replaces => Err(ErrorKind::AlreadyExists.into()),
            _ => path.canonicalize(),
        },
    }
}

/// Writes a whole file and puts it at `target`.
fn put(
    target: &Path,
    replaces: bool,
    write: impl FnOnce(BufWriter<File>) -> io::Result<BufWriter<File>>,
) -> io::Result<()> {
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let folder = target.parent().ok_or(ErrorKind::InvalidInput)?;
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let temporary = folder.join(format!(".vigie-{}-{number}.tmp", std::process::id()));
    // What a process of the same number left behind when it was killed.
    let _ = fs::remove_file(&temporary);
    let in_place = || {
        let file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        if let Ok(before) = fs::metadata(target) {
            file.set_permissions(before.permissions())?;
        }
        let file = write(BufWriter::with_capacity(1 << 16, file))?.into_inner()?;
        file.sync_all()?;
        if replaces {
            return fs::rename(&temporary, target);
        }
        // A second name fails where there is a file by now; to rename would replace it.
        match fs::hard_link(&temporary, target) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists && !target.exists() => {
                fs::rename(&temporary, target)
            }
            linked => linked,
        }
    };
    let result = in_place();
    let _ = fs::remove_file(&temporary);
    result?;
    File::open(folder)?.sync_all()
}

/// Writes articles one after another in one format.
pub struct Writer<'a, W: Write> {
    out: W,
    format: ExportFormat,
    source: &'a Source,
    library: &'a Library,
    written: usize,
}

/// The columns of a table.
const COLUMNS: [&str; 11] =
    ["id", "path", "title", "date", "source", "host", "source_url", "permalink", "author", "tags", "summary"];

/// What stands before the articles of a web page, around its title. Nothing in it is loaded or run.
const PAGE: [&str; 2] = [
    "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
     <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
     <meta name=\"viewport\" content=\"width=device-width\">\n<title>",
    "</title>\n<style>body{font:1.1em/1.5 serif;max-width:38em;margin:2em auto;padding:0 1em}\
     h2{line-height:1.2;margin:2em 0 .3em}.about{color:#666;margin:0}</style>\n</head>\n<body>\n",
];

impl<'a, W: Write> Writer<'a, W> {
    /// Begins to write articles of a library.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn new(
        mut out: W,
        format: ExportFormat,
        source: &'a Source,
        library: &'a Library,
    ) -> io::Result<Self> {
        match format {
            ExportFormat::Markdown => {}
            ExportFormat::Json => writeln!(out, "[")?,
            ExportFormat::Csv => writeln!(out, "{}", COLUMNS.join(","))?,
            ExportFormat::Html => {
                let [before, behind] = PAGE;
                write!(out, "{before}{}{behind}", html(library.name()))?;
            }
        }
        Ok(Self { out, format, source, library, written: 0 })
    }

    /// Whether the text of the articles is a part of the format.
    #[must_use]
    pub fn wants_text(&self) -> bool {
        self.format != ExportFormat::Csv
    }

    /// Writes one article, with its text where that is given.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn article(&mut self, article: &Article, reading: Option<&Reading>) -> io::Result<()> {
        let is_first = self.written == 0;
        self.written += 1;
        match self.format {
            ExportFormat::Markdown => self.markdown(article, reading, is_first),
            ExportFormat::Html => self.html(article, reading),
            ExportFormat::Json => self.json(article, reading, is_first),
            ExportFormat::Csv => self.line(article),
        }
    }

    /// Ends what was begun.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        match self.format {
            ExportFormat::Markdown | ExportFormat::Csv => {}
            ExportFormat::Json if self.written == 0 => writeln!(self.out, "]")?,
            ExportFormat::Json => writeln!(self.out, "\n]")?,
            ExportFormat::Html => writeln!(self.out, "</body>\n</html>")?,
        }
        self.out.flush()?;
        Ok(self.out)
    }

    /// Source, date, author and tags in one line each.
    fn about(&self, article: &Article) -> Vec<CleanText> {
        let source = Some(self.library.source_label(article)).filter(|label| !label.is_empty());
        let date = article.date.map(|date| CleanText::line(&date.to_string()));
        let day = date.map(|date| CleanText::line(date.get(..10).unwrap_or(&date)));
        let first: Vec<_> = source.into_iter().chain(day).chain(article.author.clone()).collect();
        let lines = [CleanText::joined(&first, ", "), CleanText::joined(&article.tags, ", ")];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    fn markdown(&mut self, article: &Article, reading: Option<&Reading>, is_first: bool) -> io::Result<()> {
        let title = match article.source() {
            Some(url) => link(&article.title, url),
            None => escaped(&article.title),
        };
        let about: Vec<String> = self.about(article).iter().map(|line| begun(escaped(line))).collect();
        if !is_first {
            writeln!(self.out, "\n---\n")?;
        }
        writeln!(self.out, "# {title}")?;
        if !about.is_empty() {
            writeln!(self.out, "\n{}", about.join("  \n"))?;
        }
        let text = reading.map(|reading| reading.body.trim()).filter(|text| !text.is_empty());
        match (text, &article.summary) {
            (Some(text), _) => writeln!(self.out, "\n{text}"),
            (None, Some(summary)) => writeln!(self.out, "\n{}", begun(escaped(summary))),
            (None, None) => Ok(()),
        }
    }

    fn html(&mut self, article: &Article, reading: Option<&Reading>) -> io::Result<()> {
        let title = html(&article.title);
        match article.source() {
            Some(url) => writeln!(self.out, "<h2><a href=\"{}\">{title}</a></h2>", html(url.as_str()))?,
            None => writeln!(self.out, "<h2>{title}</h2>")?,
        }
        for line in self.about(article) {
            writeln!(self.out, "<p class=\"about\">{}</p>", html(&line))?;
        }
        let text = reading.map(page::searched_text).filter(|text| !text.trim().is_empty());
        let text = text.or_else(|| article.summary.as_ref().map(ToString::to_string)).unwrap_or_default();
        for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
            writeln!(self.out, "<p>{}</p>", html(paragraph))?;
        }
        Ok(())
    }

    fn json(&mut self, article: &Article, reading: Option<&Reading>, is_first: bool) -> io::Result<()> {
        #[derive(serde::Serialize)]
        struct WithText<'a> {
            #[serde(flatten)]
            article: ArticleObject<'a>,
            text: Option<String>,
        }
        let article = ArticleObject::new(article, self.source);
        let text = reading.map(page::searched_text);
        self.out.write_all(if is_first { b"" } else { b",\n" })?;
        serde_json::to_writer(&mut self.out, &WithText { article, text }).map_err(io::Error::from)
    }

    fn line(&mut self, article: &Article) -> io::Result<()> {
        let text = |value: Option<&CleanText>| value.map(ToString::to_string).unwrap_or_default();
        let values = [
            article.path.id(),
            self.source.printed_path(&article.path).to_string(),
            article.title.to_string(),
            article.date.map(|date| date.to_string()).unwrap_or_default(),
            self.library.source_label(article).to_string(),
            text(article.host().as_ref()),
            article.source().map(SafeUrl::as_str).unwrap_or_default().to_owned(),
            text(article.permalink.as_ref()),
            text(article.author.as_ref()),
            CleanText::joined(&article.tags, "|").to_string(),
            text(article.summary.as_ref()),
        ];
        writeln!(self.out, "{}", values.map(|value| field(&value)).join(","))
    }
}

/// A text in which nothing means anything in HTML, in an attribute neither.
fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A field of a table, by RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before
/// it.
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
