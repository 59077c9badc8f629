//! Articles and problems as JSON objects for scripts: what `--json` prints and what JSON exports contain.
//! Writing them is left to the callers.
//!
//! Floor 4, part of [`io`](crate::io).

use serde::Serialize;

use crate::io::Source;
use crate::model::{Article, Problem, SafeUrl};
use crate::text::CleanText;

/// An article as JSON. The names of the fields are stable; a field without a value is `null`.
#[derive(Serialize)]
pub struct ArticleObject<'a> {
    id: String,
    path: CleanText,
    title: &'a CleanText,
    date: Option<String>,
    summary: Option<&'a CleanText>,
    tags: &'a [CleanText],
    source_url: Option<&'a str>,
    host: Option<CleanText>,
    permalink: Option<&'a CleanText>,
    image_url: Option<&'a CleanText>,
    image_credit: Option<&'a CleanText>,
    author: Option<&'a CleanText>,
    language: Option<&'a CleanText>,
    problems: Vec<ProblemObject>,
}

/// A problem as JSON. Its code is stable, its message is in the language of the user.
#[derive(Serialize)]
pub struct ProblemObject {
    line: Option<u32>,
    code: &'static str,
    message: CleanText,
}

impl ProblemObject {
    /// The object of a problem.
    #[must_use]
    pub fn new(problem: &Problem) -> Self {
        let message = CleanText::line(&problem.kind.to_string());
        Self { line: problem.line, code: problem.kind.code(), message }
    }
}

impl<'a> ArticleObject<'a> {
    /// The object of an article. A source link that is not a web link becomes `null` and is one of the
    /// `problems`.
    #[must_use]
    pub fn new(article: &'a Article, source: &Source) -> Self {
        Self {
            id: article.path.id(),
            path: source.printed_path(&article.path),
            title: &article.title,
            date: article.date.map(|date| date.to_string()),
            summary: article.summary.as_ref(),
            tags: &article.tags,
            source_url: article.source().map(SafeUrl::as_str),
            host: article.host(),
            permalink: article.permalink.as_ref(),
            image_url: article.image_url.as_ref(),
            image_credit: article.image_credit.as_ref(),
            author: article.author.as_ref(),
            language: article.language.as_ref(),
            problems: article.problems.iter().map(ProblemObject::new).collect(),
        }
    }
}
