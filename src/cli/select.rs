//! What a command is about: the folder that is named, the last one that was read or the sample; its library; and in it
//! the articles of a query, or the article of an identifier. Prints where a query is wrong. Floor 6, part of
//! [`cli`](crate::cli).

use std::io::Write;
use std::iter;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use crate::cli::call::{self, Call};
use crate::cli::options::{DIR, ID, WORDS};
use crate::cli::output::{CommandError, report};
use crate::config::Searches;
use crate::io::{self, IndexStorage, Places, Source, indexer, libraries, marks};
use crate::library::{Finding, Library, Question};
use crate::model::{Article, ArticleId, ArticlePath};
use crate::query::{Expr, Field, Query, QueryError, QueryValue, Scope, Test, Text, advice};
use crate::text::file_name::composed;
use crate::text::{CleanText, after_cells, cell_width, cut_to_cells};
use crate::wording::{CommandMessage, Phrase, translated_error};

/// Minimum length of the beginning of an identifier, in digits.
const SHORTEST_ID: usize = 4;
/// Length of an identifier, in digits.
const WHOLE_ID: usize = 10;
/// Maximum number of articles that are listed if an identifier is ambiguous.
const NAMED: usize = 5;

/// Why a folder or the sample was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FolderOrigin {
    /// An operand, `--dir`, a variable or the settings name it.
    Named,
    /// It is the last folder that was read, with this path.
    Last(CleanText),
    /// The sample, because the last folder, with this path, cannot be opened.
    Missing(CleanText),
    /// The sample, because there is no last folder.
    Sample,
}

/// The folder or the sample, and why it was chosen. An error is about the folder that is named.
pub(super) fn chosen(call: &Call<'_>, places: &Places) -> Result<(Source, FolderOrigin), Phrase> {
    let generator = call.settings.values.generator;
    let named = |source: Source| libraries::named(source.with_generator(generator), places.state.as_deref());
    if let Some(folder) = call.folder() {
        return Ok((named(Source::folder(&folder)?), FolderOrigin::Named));
    }
    let last = places.last_library().filter(|_| call.settings.values.session);
    let Some(root) = last else { return Ok((Source::Sample, FolderOrigin::Sample)) };
    match Source::folder(&root) {
        Ok(source) => Ok((named(source), FolderOrigin::Last(shown(&root)))),
        // It may be on a disk that is not mounted.
        Err(_) => Ok((Source::Sample, FolderOrigin::Missing(shown(&root)))),
    }
}

/// The folder of a command. If none is named, prints which one is used.
pub(super) fn folder(call: &Call<'_>) -> Result<Source, CommandError> {
    let (source, origin) = chosen(call, &Places::of_user())?;
    match origin {
        FolderOrigin::Named => {}
        FolderOrigin::Last(folder) => report(&CommandMessage::UsingLast { folder }),
        FolderOrigin::Missing(folder) => report(&Phrase::LastFolderMissing { folder }),
        FolderOrigin::Sample => report(&CommandMessage::UsingSample),
    }
    Ok(source)
}

fn shown(folder: &Path) -> CleanText {
    CleanText::line(&folder.to_string_lossy())
}

/// Loads the library of a command. Prints warnings about its index, and its folder if none is named.
pub(super) fn library(call: &Call<'_>) -> Result<(Source, Arc<Library>), CommandError> {
    let source = folder(call)?;
    let (library, trouble) = loaded(&source, &call.storage(&source))?;
    trouble.iter().for_each(report);
    Ok((source, Arc::new(library)))
}

/// Loads the library of a source; the phrase is a warning about its index.
pub(super) fn loaded(
    source: &Source,
    storage: &IndexStorage,
) -> Result<(Library, Option<Phrase>), CommandError> {
    let time = (call::today(), call::since(source));
    let not_kept = |error: crate::library::DamagedIndex| Phrase::ArticlesNotLoaded {
        reason: translated_error(&error.to_string()),
    };
    Ok(indexer::load(source, time, storage).map_err(not_kept)?)
}

/// The query of a command, with its saved searches expanded. Prints where a mistake in it is, and a warning about
/// words that are also folders, unless `--dir` is given.
pub(super) fn query(matches: &ArgMatches) -> Result<Query, CommandError> {
    let text = call::words(matches);
    for word in WORDS.all(matches).filter(|word| !DIR.is_given(matches) && Path::new(word).is_dir()) {
        report(&CommandMessage::WordIsFolder { folder: CleanText::line(word) });
    }
    let query = Query::parse(&text).map_err(|error| explained(&text, &error))?;
    if !Searches::are_named_in(&query) {
        return Ok(query);
    }
    let expanded = searches()?.expanded(&query);
    Ok(expanded.map_err(|error| explained(&text, &error))?)
}

/// The saved searches of the user; none if there is no file.
pub(super) fn searches() -> Result<Searches, Phrase> {
    Places::of_user()
        .searches()
        .map_or_else(|| Ok(Searches::default()), |file| io::settings::read_searches(&file))
}

/// The library with the marks of the user. Prints warnings about the marks.
pub(super) fn marked(call: &Call<'_>, library: &Library) -> Arc<Library> {
    let (read, warnings) = call.marks().map(|place| marks::numbers(&place)).unwrap_or_default();
    warnings.iter().for_each(report);
    Arc::new(library.with_marks(read))
}

/// The articles of a query. Prints advice about it, such as unknown fields.
pub(super) fn find(call: &Call<'_>, library: &Arc<Library>, query: Query) -> Finding {
    advice(&query, &|name| library.has_key(name)).iter().for_each(report);
    let library = if query.depends_on_marks() { marked(call, library) } else { Arc::clone(library) };
    library.find(&Question { sort: call.sort(), ..Question::of(query) })
}

/// The article with the identifier of the operand: exact matches first, then those that need every row.
pub(super) fn article(
    call: &Call<'_>,
    source: &Source,
    library: &Arc<Library>,
) -> Result<ArticleId, CommandError> {
    let text = ID.required(call.matches)?;
    let id = CleanText::line(text);
    let fast = [without_rows(text, source, library), by_stem_or_beginning(&id, library)];
    for found in fast.into_iter().chain(iter::once_with(|| by_reading(&id, source, library)).flatten()) {
        if let Some(number) = only(&id, library, &found)? {
            return Ok(number);
        }
    }
    Err(CommandMessage::NoSuchArticle { id }.into())
}

/// The articles with this path or this whole identifier: fast, because the index answers it.
fn without_rows(text: &str, source: &Source, library: &Library) -> Vec<ArticleId> {
    let at = |path: &Path| library.at(&ArticlePath::new(path.to_path_buf()));
    // Without `./`, which paths have that a shell completed.
    let plain = |path: &Path| -> PathBuf {
        path.components().filter(|part| !matches!(part, Component::CurDir)).collect()
    };
    let path = plain(Path::new(text));
    let mut found: Vec<ArticleId> = at(&path).into_iter().collect();
    if let Source::Folder { given, root, .. } = source {
        let here = path.canonicalize().ok();
        let under = [path.strip_prefix(plain(given)).ok(), path.strip_prefix(root).ok()];
        let here = here.as_deref().and_then(|here| here.strip_prefix(root).ok());
        found.extend(under.into_iter().chain([here]).flatten().filter_map(at));
    }
    if text.len() == WHOLE_ID {
        found.extend(library.by_id_prefix(text));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// If an identifier begins with the text: articles whose file has this name, else those with such an identifier.
fn by_stem_or_beginning(id: &CleanText, library: &Arc<Library>) -> Vec<ArticleId> {
    let beginning = if id.len() >= SHORTEST_ID { library.by_id_prefix(id) } else { Vec::new() };
    if beginning.is_empty() {
        return beginning;
    }
    let written = Text { written: id.clone(), whole: false };
    let test = Test::new(Scope::Field(Field::File), vec![QueryValue::Text(written)]);
    let query = Query { conditions: vec![Expr::Test(test)], ..Query::default() };
    let has_name =
        |&number: &ArticleId| library.row(number).is_some_and(|article| article.path.stem() == *id);
    let named: Vec<ArticleId> =
        library.find(&Question::of(query)).ids.iter().copied().filter(has_name).collect();
    if named.is_empty() { beginning } else { named }
}

/// Best first: the path as printed; the permalink, file name or link; a part of the path.
fn by_reading(id: &CleanText, source: &Source, library: &Library) -> [Vec<ArticleId>; 3] {
    let ways: [&dyn Fn(&Article) -> bool; 3] = [
        &|article| {
            let same = |path: &CleanText| path == id || composed(path.as_bytes()) == composed(id.as_bytes());
            same(article.path.shown()) || same(&source.printed_path(&article.path))
        },
        &|article| {
            article.permalink.as_ref() == Some(id)
                || article.other_name.as_ref() == Some(id)
                || article.path.stem() == *id
                || article.source().is_some_and(|url| url.as_str() == &**id)
        },
        &|article| id.len() >= SHORTEST_ID && article.path.shown().contains(id.as_str()),
    ];
    let mut found = [const { Vec::new() }; 3];
    for (number, article) in library.ids().filter_map(|number| Some((number, library.row(number)?))) {
        for (is_meant, found) in ways.iter().zip(&mut found) {
            if is_meant(&article) {
                found.push(number);
            }
        }
    }
    found
}

/// The article if exactly one was found; `None` if none was. If several were, prints some of them and fails.
fn only(id: &CleanText, library: &Library, found: &[ArticleId]) -> Result<Option<ArticleId>, CommandError> {
    match found {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        several => {
            report(&CommandMessage::AmbiguousArticle { id: id.clone(), count: several.len() });
            for article in several.iter().take(NAMED).filter_map(|&number| library.row(number)) {
                report(&format!("  {}  {}", article.path.id(), article.title));
            }
            Err(CommandMessage::LongerIdentifier { more: several.len().saturating_sub(NAMED) }.into())
        }
    }
}

/// Maximum width, in cells, of a one-word query that is not drawn: the sentence alone is clear.
const SHORT_CELLS: usize = 24;
/// Maximum width, in cells, of what is drawn before the mistake, and of the mistake with what follows.
const SIDE_CELLS: usize = 36;
const LEFT_OUT: &str = "…";

/// Prints the query and points at the mistake. Returns the sentence that explains it.
fn explained(text: &str, error: &QueryError) -> CommandMessage {
    if let Some(drawing) = drawing(text, error) {
        let mut stream = anstream::stderr().lock();
        for line in drawing {
            // Without standard error there is nowhere to report a failure.
            let _ = writeln!(stream, "  {line}");
        }
    }
    let reason = CleanText::line(&error.to_string());
    let phrase = if error.reason.is_unfinished() {
        CommandMessage::UnfinishedQuery { reason }
    } else {
        CommandMessage::WrongQuery { reason }
    };
    phrase.suggesting(error.suggestion.as_deref())
}

/// The query, and a line of `^` that points at the mistake; `None` for a single short word.
fn drawing(text: &str, error: &QueryError) -> Option<[String; 2]> {
    if !text.trim().contains(char::is_whitespace) && cell_width(text) <= SHORT_CELLS {
        return None;
    }
    let part = |range: std::ops::Range<usize>| CleanText::piece(text.get(range).unwrap_or_default());
    let start = error.span.start.min(text.len());
    let end = error.span.end.clamp(start, text.len());
    let (before, mistake, after) = (part(0..start), part(start..end), part(end..text.len()));
    let before = last_cells(&before, SIDE_CELLS);
    let mistake = cut_exactly(&mistake, SIDE_CELLS);
    let after = cut_exactly(&after, SIDE_CELLS.saturating_sub(cell_width(&mistake)));
    let gap = " ".repeat(cell_width(&before));
    let marks = "^".repeat(cell_width(&mistake).max(1));
    Some([format!("{before}{mistake}{after}").trim_end().to_owned(), format!("{gap}{marks}")])
}

/// A text cut to some cells. Keeps spaces at the end, so that the `^` below line up.
fn cut_exactly(text: &str, cells: usize) -> String {
    if cell_width(text) <= cells { text.to_owned() } else { cut_to_cells(text, cells.max(1)) }
}

/// The end of a text: at most this many cells, plus an ellipsis if something is left out.
fn last_cells(text: &str, cells: usize) -> String {
    let all = cell_width(text);
    if all <= cells {
        return text.to_owned();
    }
    let (start, _) = after_cells(text, all - cells + 1);
    format!("{LEFT_OUT}{}", text.get(start..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> Option<[String; 2]> {
        drawing(text, &Query::parse(text).unwrap_err())
    }

    #[test]
    fn carets_are_below_the_mistake() {
        for (text, marks) in [
            ("tag:sea date:2024-02-31", "             ^^^^^^^^^^"),
            ("日本語 tag:sea is:nothing", "                  ^^^^^^^"),
            ("e\u{301}tude is:nothing x", "         ^^^^^^^"),
        ] {
            assert_eq!(drawn(text), Some([text.to_owned(), marks.to_owned()]), "{text}");
        }
        for text in ["(stent", "tag:", "is:nothing"] {
            assert_eq!(drawn(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_query_is_cut_around_the_mistake() {
        for filler in ["word ", "日本 ", "e\u{301}\u{302}x "] {
            let text = format!("{}date:2024-02-31 {}", filler.repeat(300), filler.repeat(300));
            let error = QueryError {
                span: filler.len() * 300 + 5..filler.len() * 300 + 15,
                reason: crate::query::Reason::BadLimit,
                suggestion: None,
            };
            let [query, marks] = drawing(&text, &error).unwrap();
            assert!(cell_width(&query) <= 2 * SIDE_CELLS + 1, "{query}");
            assert!(query.starts_with(LEFT_OUT) && query.ends_with(LEFT_OUT), "{query}");
            let at = query.find("2024").unwrap();
            assert_eq!(
                marks,
                format!("{}{}", " ".repeat(cell_width(query.get(..at).unwrap())), "^".repeat(10))
            );
        }
    }

    #[test]
    fn drawings_have_no_control_characters() {
        for text in ["\u{1b}[31m a (", "x \u{202e} limit:no", "a\tb\n(c", "\u{0}\u{0} is:x"] {
            if let Err(error) = Query::parse(text) {
                let lines = drawing(text, &error).into_iter().flatten();
                for line in lines {
                    assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{line:?}");
                }
            }
        }
    }
}
