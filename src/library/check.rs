//! The problems of a whole library, for `vigie check`: those of each file, and duplicates among them.
//!
//! Finding the problems of a file is left to `frontmatter`. Floor 2, part of [`library`](crate::library).

use std::collections::HashMap;

use crate::library::snapshot::Library;
use crate::library::tags::TagId;
use crate::model::{Article, ArticleId, ArticlePath, Problem, ProblemKind};
use crate::query::SortKey;
use crate::text::{CleanText, fold_tokens};

/// A problem and the file that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    pub path: ArticlePath,
    pub problem: Problem,
    pub id: Option<ArticleId>,
}

impl Library {
    /// Every problem, sorted by path and line.
    pub fn check(&self) -> Vec<FileProblem> {
        let mut findings: Vec<FileProblem> = self
            .folder_problems()
            .iter()
            .map(|(path, problem)| FileProblem { path: path.clone(), problem: problem.clone(), id: None })
            .collect();
        let mut ids: Vec<ArticleId> = self.ids().collect();
        let ranks = self.ranks(SortKey::Path);
        ids.sort_by_key(|id| ranks.get(id.index()).copied());
        let mut compared = Compared::default();
        for id in ids {
            let Some(article) = self.row(id) else { continue };
            let own = article.problems.iter().cloned();
            let shared = compared.with(&article).into_iter().map(|kind| Problem { line: None, kind });
            let spelled = self.unusual_tags(id, &article).map(|kind| Problem { line: None, kind });
            let problems = own.chain(shared).chain(spelled);
            findings.extend(problems.map(|problem| FileProblem {
                path: article.path.clone(),
                problem,
                id: Some(id),
            }));
        }
        findings.sort_by(|left, right| {
            left.path.cmp(&right.path).then(left.problem.line.cmp(&right.problem.line))
        });
        findings
    }

    /// The tags of an article in a spelling that is not the usual one.
    fn unusual_tags<'a>(
        &'a self,
        id: ArticleId,
        article: &'a Article,
    ) -> impl Iterator<Item = ProblemKind> + 'a {
        let mut spelled: HashMap<TagId, Vec<&CleanText>> = HashMap::new();
        for spelling in &article.tags {
            if let Some(tag) = self.tags().spelled(spelling) {
                spelled.entry(tag).or_default().push(spelling);
            }
        }
        let tags = self.tags_of(id);
        let tags = tags.into_iter().filter_map(move |id| Some((self.tags().get(id)?, spelled.remove(&id)?)));
        tags.flat_map(|(tag, spellings)| {
            let unusual = spellings.into_iter().filter(|spelling| **spelling != tag.label);
            unusual
                .map(|spelling| ProblemKind::TagSpelling { tag: spelling.clone(), usual: tag.label.clone() })
        })
    }
}

/// The first file with each title, link and permalink.
#[derive(Default)]
struct Compared {
    titles: HashMap<Vec<String>, CleanText>,
    links: HashMap<String, CleanText>,
    permalinks: HashMap<String, CleanText>,
}

impl Compared {
    /// What an article has in common with an earlier one.
    fn with(&mut self, article: &Article) -> Vec<ProblemKind> {
        let path = article.path.shown();
        let mut kinds = Vec::new();
        let title = fold_tokens(&article.title);
        if !title.is_empty()
            && let Some(other) = first(&mut self.titles, title, path)
        {
            kinds.push(ProblemKind::SameTitle { other });
        }
        if let Some(url) = article.source()
            && let Some(other) = first(&mut self.links, url.as_str().to_owned(), path)
        {
            kinds.push(ProblemKind::SameLink { other });
        }
        if let Some(permalink) = &article.permalink
            && let Some(other) = first(&mut self.permalinks, permalink.trim_end_matches('/').to_owned(), path)
        {
            kinds.push(ProblemKind::SamePermalink { other });
        }
        kinds
    }
}

/// The file that already has `key`; `None` if it is new, and then `path` is remembered for it.
fn first<K: Eq + std::hash::Hash>(
    known: &mut HashMap<K, CleanText>,
    key: K,
    path: &CleanText,
) -> Option<CleanText> {
    if let Some(other) = known.get(&key) {
        return Some(other.clone());
    }
    known.insert(key, path.clone());
    None
}
