//! Reads and parses files: all files of a library for a command, one file for the article pane. Finding the
//! files is left to `scan`, writing the index to [`indexer`](super::indexer).
//!
//! Floor 4, part of [`io`](crate::io).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;
use tantivy::TantivyDocument;

use crate::app::images::FoundImage;
use crate::frontmatter::{self, ArticleField, ParsedFile};
use crate::io::indexer::Arrivals;
use crate::io::scan::FoundFile;
use crate::io::source::OpenSource;
use crate::io::{IndexStorage, Indexer, Source, fault_injection, unreadable};
use crate::library::{self, DamagedIndex, FileStamp, Library, NewArticle};
use crate::limits;
use crate::markdown::layout::Room;
use crate::markdown::{ImagePlace, ImageReference, ImageViews};
use crate::model::{Article, ArticleId, ArticlePath, Problem, ProblemKind};
use crate::page;
use crate::text::{CleanText, Row};
use crate::wording::{Phrase, translated_error};

/// Most articles that are read before they are written to the index.
const BATCH: usize = 4_096;
/// Most bytes of articles that are read before they are written to the index.
const BATCH_BYTES: u64 = 64 * 1024 * 1024;

/// Loads a whole library at once, for commands, and brings its index up to date. `since` is when it was last
/// left, in nanoseconds since 1970. The phrase reports trouble with the index, if there was any.
///
/// # Errors
/// Not even an index in memory could be created.
pub fn load(
    source: &Source,
    (today, since): (civil::Date, Option<i64>),
    storage: &IndexStorage,
) -> Result<(Library, Option<Phrase>), DamagedIndex> {
    let source = Arc::new(source.clone());
    let mut indexer = Indexer::open(Arc::clone(&source), (today, since), storage)?;
    indexer.refresh(&mut |_| {})?;
    if indexer.incomplete {
        // Another process is building the index. Do not wait for it, and do not report half a library.
        indexer = Indexer::open(source, (today, since), &IndexStorage::Memory)?;
        indexer.refresh(&mut |_| {})?;
    }
    Ok((indexer.library().clone(), indexer.trouble))
}

/// Reads and parses files in parallel.
pub(super) fn read_all(
    source: &Source,
    today: civil::Date,
    files: &[FoundFile],
    arrivals: &Arrivals,
) -> Vec<NewArticle> {
    let source = source.opened();
    files.par_iter().with_min_len(16).map(|found| read_arrived(&source, found, today, arrivals)).collect()
}

/// Reads and parses files in parallel, into documents for the index, each with the number of its path.
pub(super) fn read_documents(
    source: &Source,
    today: civil::Date,
    files: &[FoundFile],
    arrivals: &Arrivals,
) -> Vec<(u64, TantivyDocument)> {
    let library = source.name();
    let source = source.opened();
    let document = |found| {
        let entry = read_arrived(&source, found, today, arrivals);
        (entry.article.path.number(), library::document(&entry, &library))
    };
    files.par_iter().with_min_len(16).map(document).collect()
}

/// How many of the next files to read together: as many as fit into a batch, at least one.
pub(super) fn batch(files: &[FoundFile]) -> usize {
    let mut bytes = 0;
    let fits = |file: &&FoundFile| {
        bytes += file.stamp.size.min(limits::ARTICLE_BYTES);
        bytes <= BATCH_BYTES
    };
    files.iter().take(BATCH).take_while(fits).count().max(1).min(files.len())
}

/// Reads one file as [`read_found`] does, and sets when it arrived.
fn read_arrived(
    source: &OpenSource<'_>,
    found: &FoundFile,
    today: civil::Date,
    arrivals: &Arrivals,
) -> NewArticle {
    let entry = read_found(source, found, today);
    NewArticle { added: arrivals.time(&entry), ..entry }
}

/// Reads and parses one file. It never fails: if the file cannot be read or parsing panics, the article has
/// only the title and date from its path, and the problem.
pub(super) fn read_found(source: &OpenSource<'_>, found: &FoundFile, today: civil::Date) -> NewArticle {
    let path = ArticlePath::new(found.path.clone());
    let bytes = match &found.problem {
        Some(problem) => Err(problem.clone()),
        None => source.read(&path),
    };
    let read = |bytes: &[u8]| {
        fault_injection::panic_if_injected("file");
        let parsed = read_bytes(&path, bytes, today);
        let body = page::searched_text(&parsed);
        let keys = parsed.keys_unless(library::is_known_key);
        NewArticle { keys, article: parsed.article, body, stamp: found.stamp, added: 0 }
    };
    match bytes {
        Ok(bytes) => catch_unwind(AssertUnwindSafe(|| read(&bytes))).unwrap_or_else(|_| {
            let reason = Phrase::ReadingArticleFailed.text();
            failed_entry(&path, ProblemKind::Unreadable { reason }, today)
        }),
        Err(problem) => {
            // A failed read is retried at the next scan: no file has the default stamp.
            let stamp = if found.problem.is_some() { found.stamp } else { FileStamp::default() };
            NewArticle { stamp, ..failed_entry(&path, problem, today) }
        }
    }
}

fn read_bytes(path: &ArticlePath, bytes: &[u8], today: civil::Date) -> ParsedFile {
    let mut parsed = frontmatter::read(path, bytes, today);
    if path.as_path().to_str().is_none() {
        parsed.article.problems.insert(0, Problem { line: None, kind: ProblemKind::NameNotUtf8 });
    }
    parsed
}

/// An article with the title and date from its path, no text, and one problem.
fn failed_entry(path: &ArticlePath, kind: ProblemKind, today: civil::Date) -> NewArticle {
    let named = frontmatter::read(path, b"", today).article;
    let problems = vec![Problem { line: None, kind }];
    let article =
        Article { title: named.title, date: named.date, problems, ..Article::unknown(path.clone()) };
    NewArticle::new(article, "")
}

/// Reads and parses one file again.
///
/// # Errors
/// The file cannot be read.
pub fn read_article(
    source: &Source,
    path: &ArticlePath,
    today: civil::Date,
) -> Result<ParsedFile, ProblemKind> {
    source.read(path).map(|bytes| read_bytes(path, &bytes, today))
}

/// How to lay out an article.
pub(super) struct Layout {
    /// The available width, in cells.
    pub room: Room,
    /// Whether to show the full view: path, problems, all keys and the text as in the file.
    pub full: bool,
    /// The state of its images; `None` shows every image as its caption.
    pub image_views: Option<Arc<ImageViews>>,
}

/// The rows of an article and the images found in it. If the file cannot be read, rows with the reason.
pub(super) fn lay_out(
    source: &Source,
    library: &Library,
    id: ArticleId,
    today: civil::Date,
    layout: &Layout,
) -> (Vec<Row>, Vec<FoundImage>) {
    let Some(article) = library.row(id) else { return (Vec::new(), Vec::new()) };
    let (room, columns) = (layout.room, layout.room.columns);
    let laid_out = catch_unwind(AssertUnwindSafe(|| {
        fault_injection::panic_if_injected("article");
        match read_article(source, &article.path, today) {
            Ok(parsed) if layout.full => (page::full(&parsed, columns), Vec::new()),
            Ok(parsed) => {
                let label = library.source_label(&article);
                let image_views = layout.image_views.as_deref();
                (page::clean_with_images(&parsed, &label, room, image_views), found_images(&parsed))
            }
            Err(problem) => (unreadable(&article.title, why(&problem), columns), Vec::new()),
        }
    }));
    let failed = || unreadable(&article.title, Phrase::ReadingArticleFailed.text(), columns);
    laid_out.unwrap_or_else(|_| (failed(), Vec::new()))
}

fn found_images(parsed: &ParsedFile) -> Vec<FoundImage> {
    let found = |image: ImageReference| FoundImage {
        id: image.id,
        remote: matches!(image.place, ImagePlace::Web(_)),
    };
    page::images(parsed).into_iter().map(found).collect()
}

/// Why a file cannot be read, worded as the end of a sentence.
#[must_use]
pub fn why(problem: &ProblemKind) -> CleanText {
    if let ProblemKind::Unreadable { reason } = problem {
        return translated_error(reason);
    }
    CleanText::line(&problem.to_string())
}

/// Sets the line of problems that were found by comparing files, where it is still missing: the line of the
/// field whose value another file shares. Reads the file at most once.
pub fn fill_lines<'a>(source: &Source, path: &ArticlePath, problems: impl Iterator<Item = &'a mut Problem>) {
    let mut bytes = None;
    for problem in problems.filter(|problem| problem.line.is_none()) {
        let Some(field) = compared_field(&problem.kind) else { continue };
        let bytes = bytes.get_or_insert_with(|| source.read(path).ok());
        problem.line = bytes.as_deref().and_then(|bytes| frontmatter::line_of(bytes, field));
    }
}

/// The field that such a problem is about; `None` for all others, which already have their line.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other problem knows its line")]
fn compared_field(kind: &ProblemKind) -> Option<ArticleField> {
    match kind {
        ProblemKind::SameTitle { .. } => Some(ArticleField::Title),
        ProblemKind::SameLink { .. } => Some(ArticleField::SourceUrl),
        ProblemKind::SamePermalink { .. } => Some(ArticleField::Permalink),
        ProblemKind::TagSpelling { .. } => Some(ArticleField::Tags),
        _ => None,
    }
}
