//! The problems of a whole library, for `vigie check`: those of each file, and duplicates among them.
//! Finding the problems of a file is left to `frontmatter`. Floor 2, part of [`library`](crate::library).

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

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
            let shared = compared.with(&article).map(|kind| Problem { line: None, kind });
            let spelled = self.unusual_tags(id, &article).map(|kind| Problem { line: None, kind });
            let problems = own.chain(shared).chain(spelled);
            findings.extend(problems.map(|problem| FileProblem {
                path: article.path.clone(),
                problem,
                id: Some(id),
            }));
        }
        findings
            .sort_by(|left, right| (&left.path, left.problem.line).cmp(&(&right.path, right.problem.line)));
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

/// The first file with each title and permalink in each language, and with each link: a translation repeats nothing.
#[derive(Default)]
struct Compared {
    titles: HashMap<(CleanText, Vec<String>), CleanText>,
    links: HashMap<String, CleanText>,
    permalinks: HashMap<(CleanText, CleanText, String), CleanText>,
}

impl Compared {
    /// What an article has in common with an earlier one.
    fn with(&mut self, article: &Article) -> impl Iterator<Item = ProblemKind> {
        let path = article.path.shown();
        let language = article.language.clone().unwrap_or_default();
        let title = Some(fold_tokens(&article.title)).filter(|title| !title.is_empty());
        let title = title.map(|title| (language.clone(), title));
        let link = article.source().map(|url| url.as_str().to_owned());
        let permalink = article.permalink.as_ref().map(|link| {
            // A slug is a part of an address, whose rest is that of the folder.
            let folder =
                if article.own_permalink().is_none() { article.path.folder() } else { CleanText::default() };
            (language, folder, link.trim_end_matches('/').to_owned())
        });
        let same_title = first(&mut self.titles, title, path).map(|other| ProblemKind::SameTitle { other });
        let same_link = first(&mut self.links, link, path).map(|other| ProblemKind::SameLink { other });
        let permalinks = &mut self.permalinks;
        let same = first(permalinks, permalink, path).map(|other| ProblemKind::SamePermalink { other });
        [same_title, same_link, same].into_iter().flatten()
    }
}

/// The file that already has `key`; `None` if it is new, and then `path` is remembered for it.
fn first<K: Eq + Hash>(
    known: &mut HashMap<K, CleanText>,
    key: Option<K>,
    path: &CleanText,
) -> Option<CleanText> {
    match known.entry(key?) {
        Entry::Occupied(other) => Some(other.get().clone()),
        Entry::Vacant(place) => {
            place.insert(path.clone());
            None
        }
    }
}
