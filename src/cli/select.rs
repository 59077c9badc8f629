//! Loading a library for a command, and finding the articles that a query or an identifier means.

use std::sync::Arc;

use clap::ArgMatches;

use crate::cli::{Failure, arguments, fault, folder, searches, tell};
use crate::config::Searches;
use crate::io::{Keeping, Places, Source, load, marks};
use crate::library::{Finding, Library, Question};
use crate::model::{Article, ArticleId, ArticlePath};
use crate::query::{Expr, Field, Query, Target, Test, Text, Value};
use crate::text::CleanText;
use crate::wording::{Phrase, foreign};

/// Shortest beginning of an identifier that is taken for one.
const SHORTEST_ID: usize = 4;
/// Digits of a whole identifier.
const WHOLE_ID: usize = 10;
/// Most articles named when an identifier could be several.
const NAMED: usize = 5;

/// Loads the library that a command is about, saying which it is where it was not named.
pub(super) fn library(matches: &ArgMatches) -> Result<(Source, Arc<Library>), Failure> {
    let source = folder::of_command(matches)?;
    let (library, trouble) = loaded(&source, &arguments::keeping(matches, &source))?;
    if let Some(trouble) = trouble {
        tell(&trouble);
    }
    Ok((source, Arc::new(library)))
}

/// The library of a source, and what could not be done as it should.
pub(super) fn loaded(source: &Source, keeping: &Keeping) -> Result<(Library, Option<Phrase>), Failure> {
    let time = (arguments::today(), arguments::since(source));
    let not_kept = |error: crate::library::Damaged| Phrase::NotKept { reason: foreign(&error.to_string()) };
    Ok(load::load(source, time, keeping).map_err(not_kept)?)
}

/// The query that the words of a command are, with what its saved searches stand for.
///
/// # Errors
/// The words are no query: says where and why.
pub(super) fn query(matches: &ArgMatches) -> Result<Query, Failure> {
    let text = arguments::words(matches);
    folder::hint(matches);
    let query = Query::parse(&text).map_err(|error| fault::explained(&text, &error))?;
    if !Searches::are_named_in(&query) {
        return Ok(query);
    }
    let expanded = searches::of_user()?.expanded(&query);
    Ok(expanded.map_err(|error| fault::explained(&query.to_string(), &error))?)
}

/// A library with what the user marked. Says what is wrong with that.
pub(super) fn marked(library: &Library) -> Arc<Library> {
    let (read, said) = Places::of_user().marks(None).map(|place| marks::numbers(&place)).unwrap_or_default();
    said.iter().for_each(tell);
    Arc::new(library.with_marks(read))
}

/// The articles that a query selects. Says which fields of it there are not.
pub(super) fn find(matches: &ArgMatches, library: &Arc<Library>, query: Query) -> Finding {
    fault::hint(&query, library);
    let library = if query.asks_for_marks() { marked(library) } else { Arc::clone(library) };
    library.find(&Question { sort: arguments::sort(matches), ..Question::of(query) })
}

/// The article that an identifier means.
pub(super) fn article(
    matches: &ArgMatches,
    source: &Source,
    library: &Arc<Library>,
) -> Result<ArticleId, Failure> {
    let text = arguments::text(matches, "id").unwrap_or_default();
    let id = CleanText::line(text);
    for found in [without_rows(text, source, library), by_stem_or_beginning(&id, library)] {
        if let Some(number) = only(&id, library, &found)? {
            return Ok(number);
        }
    }
    for found in by_reading(&id, source, library) {
        if let Some(number) = only(&id, library, &found)? {
            return Ok(number);
        }
    }
    Err(Phrase::NoSuchArticle { id }.into())
}

/// The articles with this path, under the folder or behind it as it was given, or this whole identifier.
fn without_rows(text: &str, source: &Source, library: &Library) -> Vec<ArticleId> {
    let at = |path: &std::path::Path| library.at(&ArticlePath::new(path.to_path_buf()));
    let path = std::path::Path::new(text);
    let under = match source {
        Source::Folder { given, root, .. } => {
            path.strip_prefix(given).or_else(|_| path.strip_prefix(root)).ok()
        }
        Source::Sample => None,
    };
    let mut found: Vec<ArticleId> = at(path).into_iter().chain(under.and_then(at)).collect();
    if text.len() == WHOLE_ID {
        found.extend(library.with_id(text));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Where a text can be the beginning of an identifier: the articles whose file has it for a name, without
/// its ending, else those whose identifier begins so.
fn by_stem_or_beginning(id: &CleanText, library: &Arc<Library>) -> Vec<ArticleId> {
    let beginning = if id.len() >= SHORTEST_ID { library.with_id(id) } else { Vec::new() };
    if beginning.is_empty() {
        return beginning;
    }
    let written = Text { written: id.clone(), whole: false };
    let test = Test { target: Target::Field(Field::File), values: vec![Value::Text(written)] };
    let query = Query { conditions: vec![Expr::Test(test)], ..Query::default() };
    let has_name =
        |&number: &ArticleId| library.row(number).is_some_and(|article| article.path.stem() == *id);
    let named: Vec<ArticleId> =
        library.find(&Question::of(query)).ids.iter().copied().filter(has_name).collect();
    if named.is_empty() { beginning } else { named }
}

/// The ways that need every article: its path as it is printed; its permalink, name or link; a part of its
/// path.
fn by_reading(id: &CleanText, source: &Source, library: &Library) -> [Vec<ArticleId>; 3] {
    let ways: [&dyn Fn(&Article) -> bool; 3] = [
        &|article| article.path.shown() == id || source.printed_path(&article.path) == *id,
        &|article| {
            let permalink = article.permalink.as_ref() == Some(id);
            permalink
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

/// The only article of those that were found; nothing when none was.
///
/// # Errors
/// There are several: names some of them.
fn only(id: &CleanText, library: &Library, found: &[ArticleId]) -> Result<Option<ArticleId>, Failure> {
    match found {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        several => {
            tell(&Phrase::AmbiguousArticle { id: id.clone(), count: several.len() });
            for article in several.iter().take(NAMED).filter_map(|&number| library.row(number)) {
                let (id, title) = (CleanText::line(&article.path.id()), article.title.clone());
                tell(&Phrase::CandidateArticle { id, title });
            }
            Err(Phrase::NameOne { more: several.len().saturating_sub(NAMED) }.into())
        }
    }
}
