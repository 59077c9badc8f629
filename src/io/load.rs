//! Reading files: all of a library for a command, one for the article pane.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;
use tantivy::TantivyDocument;

use crate::app::images::FoundImage;
use crate::frontmatter::{self, Field, Reading};
use crate::io::keeper::Arrivals;
use crate::io::scan::Found;
use crate::io::source::OpenSource;
use crate::io::{Keeper, Keeping, Source, fault, unreadable};
use crate::library::{Damaged, Entry, Library, Stamp, schema};
use crate::limits;
use crate::markdown::layout::Room;
use crate::markdown::{Illustrations, ImagePlace, Picturable};
use crate::model::{Article, ArticleId, ArticlePath, Problem, ProblemKind};
use crate::page;
use crate::text::{CleanText, Row};
use crate::wording::{Phrase, foreign};

/// Articles that are read before any of them is written.
const BATCH: usize = 4_096;
/// Bytes of articles that are read before any of them is written.
const BATCH_BYTES: u64 = 64 * 1024 * 1024;

/// Reads the whole source at once, for commands: through its index, or without one. `since` is when it
/// was last left, in nanoseconds since 1970. Gives also what could not be done as it should.
///
/// # Errors
/// The articles cannot even be kept in memory.
pub fn load(
    source: &Source,
    (today, since): (civil::Date, Option<i64>),
    keeping: &Keeping,
) -> Result<(Library, Option<Phrase>), Damaged> {
    let source = Arc::new(source.clone());
    let mut keeper = Keeper::open(Arc::clone(&source), (today, since), keeping)?;
    keeper.refresh(&mut |_| {})?;
    if keeper.incomplete {
        // Another process is making the index. A command does not wait for it, and tells no half of it.
        keeper = Keeper::open(source, (today, since), &Keeping::Memory)?;
        keeper.refresh(&mut |_| {})?;
    }
    Ok((keeper.library().clone(), keeper.trouble))
}

/// Reads files, several at a time.
pub(super) fn read_all(
    source: &Source,
    today: civil::Date,
    files: &[Found],
    arrivals: &Arrivals,
) -> Vec<Entry> {
    let source = source.opened();
    files.par_iter().with_min_len(16).map(|found| read_arrived(&source, found, today, arrivals)).collect()
}

/// Reads files, several at a time, into documents of an index, each with the number of its path.
pub(super) fn read_documents(
    source: &Source,
    today: civil::Date,
    files: &[Found],
    arrivals: &Arrivals,
) -> Vec<(u64, TantivyDocument)> {
    let library = source.name();
    let source = source.opened();
    let document = |found| {
        let entry = read_arrived(&source, found, today, arrivals);
        (entry.article.path.number(), schema::document(&entry, &library))
    };
    files.par_iter().with_min_len(16).map(document).collect()
}

/// How many of these are read together: at least one.
pub(super) fn batch(files: &[Found]) -> usize {
    let mut bytes = 0;
    let fits = |file: &&Found| {
        bytes += file.stamp.size.min(limits::ARTICLE_BYTES);
        bytes <= BATCH_BYTES
    };
    files.iter().take(BATCH).take_while(fits).count().max(1).min(files.len())
}

/// Reads one file as [`read_found`] does, and notes when it came.
fn read_arrived(source: &OpenSource<'_>, found: &Found, today: civil::Date, arrivals: &Arrivals) -> Entry {
    let entry = read_found(source, found, today);
    Entry { added: arrivals.time(&entry), ..entry }
}

/// Reads one file; whatever goes wrong, there is an article with its name and the problem.
pub(super) fn read_found(source: &OpenSource<'_>, found: &Found, today: civil::Date) -> Entry {
    let path = ArticlePath::new(found.path.clone());
    let bytes = match &found.problem {
        Some(problem) => Err(problem.clone()),
        None => source.read(&path),
    };
    let read = |bytes: &[u8]| {
        fault::strike("file");
        let reading = read_bytes(&path, bytes, today);
        let body = page::searched_text(&reading);
        let keys = reading.keys_unless(schema::is_known_key);
        Entry { keys, article: reading.article, body, stamp: found.stamp, added: 0 }
    };
    match bytes {
        Ok(bytes) => catch_unwind(AssertUnwindSafe(|| read(&bytes))).unwrap_or_else(|_| {
            let reason = Phrase::ReadingArticleFailed.text();
            failed_entry(&path, ProblemKind::Unreadable { reason }, today)
        }),
        Err(problem) => {
            // What could not be read is tried again each time.
            let stamp = if found.problem.is_some() { found.stamp } else { Stamp::default() };
            Entry { stamp, ..failed_entry(&path, problem, today) }
        }
    }
}

fn read_bytes(path: &ArticlePath, bytes: &[u8], today: civil::Date) -> Reading {
    let mut reading = frontmatter::read(path, bytes, today);
    if path.as_path().to_str().is_none() {
        reading.article.problems.insert(0, Problem { line: None, kind: ProblemKind::NameNotUtf8 });
    }
    reading
}

/// An article of which only the name could be read.
fn failed_entry(path: &ArticlePath, kind: ProblemKind, today: civil::Date) -> Entry {
    let named = frontmatter::read(path, b"", today).article;
    let problems = vec![Problem { line: None, kind }];
    let article =
        Article { title: named.title, date: named.date, problems, ..Article::unknown(path.clone()) };
    Entry::new(article, "")
}

/// What a file says now.
///
/// # Errors
/// Says why it cannot be read.
pub fn read_article(source: &Source, path: &ArticlePath, today: civil::Date) -> Result<Reading, ProblemKind> {
    source.read(path).map(|bytes| read_bytes(path, &bytes, today))
}

/// How an article is laid out.
pub(super) struct Layout {
    /// What it is laid out in.
    pub room: Room,
    /// Whether to show everything the file says.
    pub full: bool,
    /// What stands in the places of images.
    pub illustrations: Option<Arc<Illustrations>>,
}

/// The rows of an article and the images that it was found to have; the reason instead, when it cannot
/// be read.
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
        fault::strike("article");
        match read_article(source, &article.path, today) {
            Ok(reading) if layout.full => (page::full(&reading, columns), Vec::new()),
            Ok(reading) => {
                let label = library.source_label(&article);
                let illustrations = layout.illustrations.as_deref();
                (page::illustrated(&reading, &label, room, illustrations), found_images(&reading))
            }
            Err(problem) => (unreadable(&article.title, why(&problem), columns), Vec::new()),
        }
    }));
    let failed = || unreadable(&article.title, Phrase::ReadingArticleFailed.text(), columns);
    laid_out.unwrap_or_else(|_| (failed(), Vec::new()))
}

fn found_images(reading: &Reading) -> Vec<FoundImage> {
    let found =
        |image: Picturable| FoundImage { id: image.id, remote: matches!(image.place, ImagePlace::Web(_)) };
    page::images(reading).into_iter().map(found).collect()
}

/// Why a file cannot be read, as the end of a sentence that says that it cannot.
#[must_use]
pub fn why(problem: &ProblemKind) -> CleanText {
    if let ProblemKind::Unreadable { reason } = problem {
        return foreign(reason);
    }
    CleanText::line(&problem.to_string())
}

/// Gives the problems of one file that were found by comparing files the line they are about: that
/// of the key whose value another file has too, if there is one. Reads the file at most once.
pub fn fill_lines<'a>(source: &Source, path: &ArticlePath, problems: impl Iterator<Item = &'a mut Problem>) {
    let mut bytes = None;
    for problem in problems.filter(|problem| problem.line.is_none()) {
        let Some(field) = compared_field(&problem.kind) else { continue };
        let bytes = bytes.get_or_insert_with(|| source.read(path).ok());
        problem.line = bytes.as_deref().and_then(|bytes| frontmatter::line_of(bytes, field));
    }
}

/// The field that a problem found by comparing files is about; other problems know their line.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other problem knows its line")]
fn compared_field(kind: &ProblemKind) -> Option<Field> {
    match kind {
        ProblemKind::SameTitle { .. } => Some(Field::Title),
        ProblemKind::SameLink { .. } => Some(Field::SourceUrl),
        ProblemKind::SamePermalink { .. } => Some(Field::Permalink),
        ProblemKind::TagSpelling { .. } => Some(Field::Tags),
        _ => None,
    }
}
