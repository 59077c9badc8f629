//! Reads and parses files, many for the index or one to be shown. Finding the files is left to `scan`,
//! writing the index to [`indexer`](super::indexer). Floor 4, part of [`io`](crate::io).

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil;

use crate::frontmatter::{self, ArticleField, Conventions, ParsedFile};
use crate::io::Source;
use crate::io::scan::{self, FoundFile};
use crate::io::source::{ArticleBytes, OpenSource};
use crate::io::worker::fail_if_injected;
use crate::library::{self, FileStamp, Library, NewArticle};
use crate::limits;
use crate::model::{Article, ArticlePath, Problem, ProblemKind};
use crate::page;
use crate::text::CleanText;
use crate::wording::{Phrase, translated_error};

/// Most articles that are read before they are written to the index.
const BATCH: usize = 4_096;
/// Most bytes of articles that are read before they are written to the index.
pub(super) const BATCH_BYTES: u64 = 64 * 1024 * 1024;

/// How many of the next files to read together: as many as fit into a batch, at least one.
pub(super) fn batch(files: &[FoundFile]) -> usize {
    let mut bytes = 0;
    let fits = |file: &&FoundFile| {
        bytes += file.stamp.size.min(limits::ARTICLE_BYTES);
        bytes <= BATCH_BYTES
    };
    files.iter().take(BATCH).take_while(fits).count().max(1).min(files.len())
}

/// Reads and parses one file, with the conventions and the date of today of its library. It never fails: if the
/// file cannot be read or parsing panics, the article has only the title and date from its path, and the problem.
pub(super) fn read_found(source: &OpenSource<'_>, found: &FoundFile, library: &Library) -> NewArticle {
    let today = library.today();
    let path = ArticlePath::new(found.path.clone());
    let bytes = match &found.problem {
        Some(problem) => Err(problem.clone()),
        None => source.read(&path),
    };
    let read = |bytes: &ArticleBytes| {
        fail_if_injected("file");
        let meta = meta_beside(source, &path, library.conventions());
        let parsed = read_bytes(&path, (bytes, meta.as_deref()), today, library.conventions());
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

/// The bytes of the file `.meta` beside an article, in folders that have such files.
fn meta_beside(source: &OpenSource<'_>, path: &ArticlePath, conventions: &Conventions) -> Option<Vec<u8>> {
    let most = u64::try_from(limits::FRONT_MATTER_BYTES).unwrap_or(0);
    let read = || source.read_up_to(&path.as_path().with_extension(scan::META), most).ok();
    conventions.has_meta_files.then(read).flatten()
}

/// Parses the bytes of a file and of the file `.meta` beside it.
fn read_bytes(
    path: &ArticlePath,
    (file, meta): (&ArticleBytes, Option<&[u8]>),
    today: civil::Date,
    conventions: &Conventions,
) -> ParsedFile {
    let mut parsed = frontmatter::read_beside(path, &file.bytes, meta, today, conventions);
    let missing = file.missing.clone().map(|kind| Problem { line: None, kind });
    parsed.article.problems.extend(missing);
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

/// Reads and parses one file of a library again.
pub fn read_article(
    source: &Source,
    path: &ArticlePath,
    library: &Library,
) -> Result<ParsedFile, ProblemKind> {
    let source = source.opened();
    let bytes = source.read(path)?;
    let meta = meta_beside(&source, path, library.conventions());
    Ok(read_bytes(path, (&bytes, meta.as_deref()), library.today(), library.conventions()))
}

/// Why a file cannot be read, worded as the end of a sentence.
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
        problem.line = bytes.as_ref().and_then(|file| frontmatter::line_of(&file.bytes, field));
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
