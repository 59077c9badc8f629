//! Loading a library for a command, and finding the one article that an identifier means.

use std::sync::Arc;

use clap::ArgMatches;

use crate::cli::{Failure, arguments, tell};
use crate::io::{Source, load};
use crate::library::{Finding, Library, Question};
use crate::model::{Article, ArticleId};
use crate::query::Query;
use crate::text::CleanText;
use crate::wording::Phrase;

/// Shortest beginning of an identifier that is taken for one.
const SHORTEST_ID: usize = 4;
/// Most articles named when an identifier could be several.
const NAMED: usize = 5;

/// Loads the library that a command is about, saying so when it is the sample.
pub(super) fn library(matches: &ArgMatches) -> Result<(Source, Arc<Library>), Failure> {
    let source = arguments::source(matches)?;
    if matches!(source, Source::Sample) {
        tell(&Phrase::UsingSample);
    }
    let keeping = arguments::keeping(matches, &source);
    let loaded = load::load(&source, arguments::today(), &keeping);
    let (library, trouble) =
        loaded.map_err(|error| Phrase::NotKept { reason: CleanText::line(&error.to_string()) })?;
    if let Some(trouble) = trouble {
        tell(&trouble);
    }
    Ok((source, Arc::new(library)))
}

/// The articles that the words of a command select.
///
/// # Errors
/// The words are no query: says where and why.
pub(super) fn find(matches: &ArgMatches, library: &Arc<Library>) -> Result<Finding, Failure> {
    let text = arguments::words(matches);
    let query = Query::parse(&text)
        .map_err(|error| Phrase::NotAQuery { reason: CleanText::line(&error.to_string()) })?;
    Ok(library.find(&Question { query, sort: arguments::sort(matches), any_tag: false }))
}

/// The article that an identifier means.
pub(super) fn article(
    matches: &ArgMatches,
    source: &Source,
    library: &Library,
) -> Result<ArticleId, Failure> {
    let text = matches.try_get_one::<String>("id").ok().flatten().map_or("", String::as_str);
    let id = CleanText::line(text);
    let ways: [&dyn Fn(&Article) -> bool; 3] = [
        &|article| {
            article.path.shown() == &id
                || source.printed_path(&article.path) == id
                || article.path.id() == *id
        },
        &|article| {
            let permalink = article.permalink.as_ref() == Some(&id);
            permalink || article.path.stem() == id || article.source().is_some_and(|url| url.as_str() == &*id)
        },
        &|article| {
            let beginning = id.len() >= SHORTEST_ID && article.path.id().starts_with(id.as_str());
            beginning || (id.len() >= SHORTEST_ID && article.path.shown().contains(id.as_str()))
        },
    ];
    for is_meant in ways {
        let found: Vec<_> = library
            .ids()
            .filter(|&number| library.row(number).is_some_and(|article| is_meant(&article)))
            .collect();
        match found.as_slice() {
            [] => {}
            [only] => return Ok(*only),
            several => {
                tell(&Phrase::AmbiguousArticle { id: id.clone(), count: several.len() });
                let rows = several.iter().take(NAMED).filter_map(|&number| library.row(number));
                for article in rows {
                    let (id, title) = (CleanText::line(&article.path.id()), article.title.clone());
                    tell(&Phrase::CandidateArticle { id, title });
                }
                let count = several.len().saturating_sub(NAMED);
                return Err(Phrase::NameOne { more: count }.into());
            }
        }
    }
    Err(Phrase::NoSuchArticle { id }.into())
}
