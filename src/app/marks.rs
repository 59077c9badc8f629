//! What the reader did with articles in this session: what can be undone, what is selected, and when an
//! article counts as read.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use crate::library::{Bits, Finding, Library, MarkBook};
use crate::limits;
use crate::model::{ArticleId, ArticlePath, Mark, MarkKey, MarkSet};
use crate::text::CleanText;

/// When an article that is read in the reader is marked as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ReadWhen {
    /// When it is opened: in its pane, by reading on, or in the browser.
    #[default]
    Opened,
    /// When its end was in the window, or it was opened in the browser.
    ScrolledToEnd,
    /// Only by the keys that mark.
    Never,
}

/// The articles of a step, by what their marks go by.
#[derive(Clone, Debug, PartialEq)]
pub enum Marked {
    /// A few, which can be saved as they are.
    Named(Arc<[MarkKey]>),
    /// Many, as the numbers of their keys.
    Numbered(Arc<[u64]>),
}

impl Marked {
    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Named(keys) => keys.len(),
            Self::Numbered(numbers) => numbers.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of the keys.
    #[must_use]
    pub fn numbers(&self) -> Arc<[u64]> {
        match self {
            Self::Named(keys) => keys.iter().map(MarkKey::number).collect(),
            Self::Numbered(numbers) => Arc::clone(numbers),
        }
    }
}

/// One mark that was set or taken away, on all articles that were not so before.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which mark.
    pub mark: Mark,
    /// Whether it was set.
    pub on: bool,
    /// The articles.
    pub articles: Marked,
    /// How many articles of the list they were; several may share a key.
    pub count: usize,
    /// The title, of a single one.
    pub title: Option<CleanText>,
}

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct MarkHistory {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl MarkHistory {
    /// Remembers a step; what was undone before cannot be redone any more. The oldest steps are forgotten
    /// beyond [`limits::UNDO_STEPS`] and [`limits::UNDO_MARKS`], the newest never.
    pub fn push(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
        let mut marks = 0;
        let is_kept = |step: &Step| {
            marks += step.articles.len();
            marks <= limits::UNDO_MARKS
        };
        let kept = self.done.iter().rev().take(limits::UNDO_STEPS).take_while({
            let mut is_kept = is_kept;
            move |step| is_kept(step)
        });
        let kept = kept.count().max(1);
        self.done.drain(..self.done.len() - kept);
    }

    /// The step to be undone, which can be redone then.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// The step to be redone, which can be undone then.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

/// The selected articles, by the numbers of one load. Those that are not listed stay selected, and nothing
/// is done with them until they are listed again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    articles: Bits,
    listed: usize,
}

impl Selection {
    /// How many listed articles are selected.
    #[must_use]
    pub fn listed(&self) -> usize {
        self.listed
    }

    /// Whether nothing is selected, listed or not.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Whether this article is.
    #[must_use]
    pub fn contains(&self, id: ArticleId) -> bool {
        self.articles.contains(id.0)
    }

    /// The selected articles of a list, in its order.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Vec<ArticleId> {
        finding.ids.iter().copied().filter(|&id| self.contains(id)).collect()
    }

    /// Selects an article of a list, or does no longer.
    pub fn toggle(&mut self, id: ArticleId, finding: &Finding) {
        let mut articles = Bits::none(finding.library.bound());
        articles.add(&self.articles);
        if articles.contains(id.0) {
            articles.remove(id.0);
        } else {
            articles.insert(id.0);
        }
        *self = Self { articles, ..Self::default() }.counted(finding);
    }

    /// All articles of a list.
    #[must_use]
    pub fn all(finding: &Finding) -> Self {
        let mut articles = Bits::none(finding.library.bound());
        finding.ids.iter().for_each(|id| articles.insert(id.0));
        Self { articles, listed: finding.ids.len() }
    }

    /// The same selection for another list; `before` is the library of the list before.
    #[must_use]
    pub fn carried(&self, finding: &Finding, before: &Library) -> Self {
        if self.is_empty() {
            return Self::default();
        }
        let is_same = before.load() == finding.library.load();
        let articles =
            if is_same { self.articles.clone() } else { finding.library.carried(&self.articles, before) };
        Self { articles, listed: 0 }.counted(finding)
    }

    fn counted(self, finding: &Finding) -> Self {
        let listed = finding.ids.iter().filter(|&&id| self.contains(id)).count();
        Self { listed, ..self }
    }
}

/// What the machine knows of marks besides those of the articles, which are with the library.
#[derive(Clone, Debug, Default)]
pub struct Marking {
    /// When an article counts as read.
    pub read_when: ReadWhen,
    /// The marks when the filter was set: by these the list is kept together.
    pub before: MarkBook,
    /// Whether the marks of former sessions are there.
    pub known: bool,
    /// What can be undone.
    pub history: MarkHistory,
    /// What is selected.
    pub selection: Selection,
    /// How many times marks were given to be kept.
    pub sent: u64,
    /// Which articles those were, by the numbers of their keys, of the times that whoever keeps marks may not
    /// know of yet: what is told of these articles meanwhile is old.
    pub on_their_way: VecDeque<(u64, Arc<[u64]>)>,
    /// The article whose opening was taken note of, while it is open: who marks it as unread there means
    /// it.
    pub noted: Option<ArticlePath>,
}

impl Marking {
    /// Marks of these articles are given to be kept.
    pub fn give(&mut self, numbers: Arc<[u64]>) {
        self.sent += 1;
        self.on_their_way.push_back((self.sent, numbers));
        if self.on_their_way.len() > limits::MARK_REQUESTS {
            self.on_their_way.pop_front();
        }
    }

    /// So many of the times that marks were given are known to whoever keeps them.
    pub fn are_known(&mut self, requests: u64) {
        self.on_their_way.retain(|(request, _)| *request > requests);
    }

    /// Of what is told of marks, what is not older than what was given to be kept.
    #[must_use]
    pub fn news(&self, told: &[(u64, MarkSet)]) -> Vec<(u64, MarkSet)> {
        let on_their_way: HashSet<u64> =
            self.on_their_way.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
        told.iter().filter(|(number, _)| !on_their_way.contains(number)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(count: usize) -> Step {
        let numbers: Vec<u64> = (0..count).map(|number| number as u64).collect();
        Step { mark: Mark::Read, on: true, articles: Marked::Numbered(numbers.into()), count, title: None }
    }

    #[test]
    fn steps_go_back_and_forth() {
        let mut history = MarkHistory::default();
        assert_eq!((history.undo(), history.redo()), (None, None));
        history.push(step(1));
        history.push(step(2));
        assert_eq!(history.undo(), Some(step(2)));
        assert_eq!(history.undo(), Some(step(1)));
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo(), Some(step(1)));
        history.push(step(3));
        assert_eq!(history.redo(), None, "what comes after an undoing stands in its place");
        assert_eq!((history.undo(), history.undo(), history.undo()), (Some(step(3)), Some(step(1)), None));
    }

    #[test]
    fn history_is_bounded_and_the_last_step_always_there() {
        let mut history = MarkHistory::default();
        for _ in 0..2 * limits::UNDO_STEPS {
            history.push(step(1));
        }
        assert_eq!(std::iter::from_fn(|| history.undo()).count(), limits::UNDO_STEPS);
        history.push(step(3));
        history.push(step(limits::UNDO_MARKS + 1));
        assert_eq!(history.undo().map(|step| step.count), Some(limits::UNDO_MARKS + 1));
        assert_eq!(history.undo(), None);
    }
}
