//! Reading a whole library on workers, and one article for the article pane.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

use crate::app::Message;
use crate::frontmatter::{self, Field, Reading};
use crate::io::scan::{Scan, scan};
use crate::io::{Answer, Source, fault, unreadable};
use crate::library::{Entry, Library};
use crate::limits;
use crate::model::{Article, ArticleId, ArticlePath, Problem, ProblemKind};
use crate::page;
use crate::text::{CleanText, Row};
use crate::wording::Phrase;

/// Articles in the first batch: a screenful, so that it is painted at once.
const FIRST_BATCH: usize = 64;
/// Articles in the largest batch.
const LARGEST_BATCH: usize = 4_096;

/// Starts a thread that reads the source and answers with larger and larger snapshots.
pub(super) fn start(source: Arc<Source>, today: civil::Date, load: u64, answer: Answer) {
    let worker = std::thread::Builder::new().name("worker".into()).stack_size(limits::WORKER_STACK_BYTES);
    let failed = Arc::clone(&answer);
    let work = move || {
        let all = catch_unwind(AssertUnwindSafe(|| run(&source, today, load, &answer)));
        if all.is_err() {
            answer(Message::LoadFailed(Phrase::ReadingFolderFailed));
        }
    };
    if worker.spawn(work).is_err() {
        failed(Message::LoadFailed(Phrase::ReadingFolderFailed));
    }
}

/// Reads the whole source at once, for commands.
#[must_use]
pub fn load(source: &Source, today: civil::Date) -> Library {
    let Scan { files, folder_problems } = scan(source);
    let entries = read_all(source, today, &files);
    Library::empty(source.name(), 1).with(entries).with_folder_problems(folder_problems)
}

fn run(source: &Source, today: civil::Date, load: u64, answer: &Answer) {
    fault::strike("folder");
    if let Source::Folder { root, .. } = source
        && let Err(phrase) = Source::folder(root)
    {
        answer(Message::LoadFailed(phrase));
        return;
    }
    let Scan { files, folder_problems } = scan(source);
    let total = files.len();
    let mut library = Library::empty(source.name(), load).with_folder_problems(folder_problems);
    let mut done = 0;
    let mut batch = FIRST_BATCH;
    while done < total {
        let end = (done + batch).min(total);
        let entries = read_all(source, today, files.get(done..end).unwrap_or_default());
        library = library.with(entries);
        done = end;
        batch = (batch * 4).min(LARGEST_BATCH);
        if done < total {
            answer(Message::Loaded { library: Arc::new(library.clone()), done, total, finished: false });
        }
    }
    answer(Message::Loaded { library: Arc::new(library), done, total, finished: true });
}

fn read_all(source: &Source, today: civil::Date, files: &[(ArticlePath, Option<ProblemKind>)]) -> Vec<Entry> {
    files
        .par_iter()
        .with_min_len(16)
        .map(|(path, problem)| read_entry(source, path, problem.clone(), today))
        .collect()
}

/// Reads one file; whatever goes wrong, there is an article with its name and the problem.
fn read_entry(
    source: &Source,
    path: &ArticlePath,
    problem: Option<ProblemKind>,
    today: civil::Date,
) -> Entry {
    let bytes = match problem {
        Some(problem) => Err(problem),
        None => source.read(path),
    };
    let read = |bytes: &[u8]| {
        fault::strike("file");
        let reading = read_bytes(path, bytes, today);
        let text = page::searched_text(&reading);
        Entry::new(reading.article, &text)
    };
    match bytes {
        Ok(bytes) => catch_unwind(AssertUnwindSafe(|| read(&bytes))).unwrap_or_else(|_| {
            let reason = Phrase::ReadingArticleFailed.text();
            failed_entry(path, ProblemKind::Unreadable { reason }, today)
        }),
        Err(problem) => failed_entry(path, problem, today),
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

/// The rows of an article in a width, with everything the file says if `full`; the reason instead,
/// when it cannot be read.
pub(super) fn lay_out(
    source: &Source,
    library: &Library,
    id: ArticleId,
    today: civil::Date,
    (columns, full): (usize, bool),
) -> Vec<Row> {
    let Some(article) = library.row(id) else { return Vec::new() };
    let rows = catch_unwind(AssertUnwindSafe(|| {
        fault::strike("article");
        match read_article(source, &article.path, today) {
            Ok(reading) if full => page::full(&reading, columns),
            Ok(reading) => page::clean(&reading, &library.source_label(id), columns),
            Err(problem) => unreadable(&article.title, why(&problem), columns),
        }
    }));
    rows.unwrap_or_else(|_| unreadable(&article.title, Phrase::ReadingArticleFailed.text(), columns))
}

/// Why a file cannot be read, as the end of a sentence that says that it cannot.
#[must_use]
pub fn why(problem: &ProblemKind) -> CleanText {
    if let ProblemKind::Unreadable { reason } = problem {
        return reason.clone();
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
