//! Marks set in this session: undo history, selection, and changes that are not confirmed yet.
//!
//! Floor 3, part of [`app`](crate::app). The marks themselves are in the mark table of the [`Library`]; they
//! are changed by `app::update` and saved by the marks thread.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use crate::library::{Bits, Finding, Library, MarkTable};
use crate::limits;
use crate::model::{ArticleId, ArticlePath, Mark, MarkKey, MarkSet};
use crate::text::CleanText;

/// When an article counts as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ReadWhen {
    /// When it is opened: in the article pane, or in the browser.
    #[default]
    Opened,
    /// When its end was shown, or it was opened in the browser.
    ScrolledToEnd,
    /// Only when the user marks it.
    Never,
}

/// The articles of an undo step.
#[derive(Clone, Debug, PartialEq)]
pub enum Marked {
    /// A few, by their full keys, so that they can be saved without the library.
    Named(Arc<[MarkKey]>),
    /// Many, by mark id.
    Numbered(Arc<[u64]>),
}

impl Marked {
    /// The number of mark keys, which several articles may share.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Named(keys) => keys.len(),
            Self::Numbered(numbers) => numbers.len(),
        }
    }

    /// Whether there are no keys.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The mark ids.
    #[must_use]
    pub fn numbers(&self) -> Arc<[u64]> {
        match self {
            Self::Named(keys) => keys.iter().map(MarkKey::number).collect(),
            Self::Numbered(numbers) => Arc::clone(numbers),
        }
    }
}

/// A mark that was set on or removed from articles; only those that changed are part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoStep {
    /// The mark that was set or removed.
    pub mark: Mark,
    /// Whether it was set, not removed.
    pub on: bool,
    /// The articles that changed.
    pub articles: Marked,
    /// How many listed articles changed; may be more than there are keys.
    pub count: usize,
    /// The title, if it was a single article.
    pub title: Option<CleanText>,
}

/// Steps to undo and redo.
#[derive(Clone, Debug, Default)]
pub struct MarkHistory {
    done: Vec<UndoStep>,
    undone: Vec<UndoStep>,
}

impl MarkHistory {
    /// Adds a step and forgets those that could be redone. Beyond [`limits::UNDO_STEPS`] steps or
    /// [`limits::UNDO_MARKS`] marks the oldest steps are forgotten, but never the newest.
    pub fn push(&mut self, step: UndoStep) {
        self.undone.clear();
        self.done.push(step);
        let mut marks = 0;
        let is_kept = |step: &UndoStep| {
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

    /// Takes the step to undo; it can be redone afterwards.
    pub fn undo(&mut self) -> Option<UndoStep> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Takes the step to redo; it can be undone afterwards.
    pub fn redo(&mut self) -> Option<UndoStep> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

/// The selected articles, by ids that are valid for one load. Articles that leave the list stay selected, but
/// commands do not affect them until they are listed again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    articles: Bits,
    listed: usize,
}

impl Selection {
    /// The number of selected articles in the list.
    #[must_use]
    pub fn listed(&self) -> usize {
        self.listed
    }

    /// Whether no article is selected, listed or not.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Whether the article is selected.
    #[must_use]
    pub fn contains(&self, id: ArticleId) -> bool {
        self.articles.contains(id.0)
    }

    /// The selected articles in the list, in its order.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Vec<ArticleId> {
        finding.ids.iter().copied().filter(|&id| self.contains(id)).collect()
    }

    /// Selects an article, or removes it from the selection.
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

    /// A selection of all listed articles.
    #[must_use]
    pub fn all(finding: &Finding) -> Self {
        let mut articles = Bits::none(finding.library.bound());
        finding.ids.iter().for_each(|id| articles.insert(id.0));
        Self { articles, listed: finding.ids.len() }
    }

    /// The selection for a new list; `before` is the library of the old list, whose ids may differ.
    #[must_use]
    pub fn articles_at_same_paths(&self, finding: &Finding, before: &Library) -> Self {
        if self.is_empty() {
            return Self::default();
        }
        let is_same = before.load() == finding.library.load();
        let articles = if is_same {
            self.articles.clone()
        } else {
            finding.library.articles_at_same_paths(&self.articles, before)
        };
        Self { articles, listed: 0 }.counted(finding)
    }

    fn counted(self, finding: &Finding) -> Self {
        let listed = finding.ids.iter().filter(|&&id| self.contains(id)).count();
        Self { listed, ..self }
    }
}

/// What the machine knows about marks besides the mark table.
#[derive(Clone, Debug, Default)]
pub struct Marking {
    /// When an article counts as read.
    pub read_when: ReadWhen,
    /// The mark table when the filter was set. Articles that matched by these marks stay listed.
    pub before: MarkTable,
    /// Whether the marks of earlier sessions are loaded.
    pub known: bool,
    /// Steps to undo and redo.
    pub history: MarkHistory,
    /// The selected articles.
    pub selection: Selection,
    /// How many requests were sent to the marks thread.
    pub sent: u64,
    /// Mark changes sent to the marks thread and not yet confirmed: number of the request and mark ids.
    /// Updates it reports for these articles are stale and ignored. At most [`limits::MARK_REQUESTS`]
    /// requests are kept.
    pub unconfirmed: VecDeque<(u64, Arc<[u64]>)>,
    /// The open article, once it was marked as read: if the user marks it as unread, it is not marked again
    /// while it stays open.
    pub marked_open: Option<ArticlePath>,
}

impl Marking {
    /// Records that changes for these mark ids are sent to the marks thread.
    pub fn record_sent(&mut self, numbers: Arc<[u64]>) {
        self.sent += 1;
        self.unconfirmed.push_back((self.sent, numbers));
        if self.unconfirmed.len() > limits::MARK_REQUESTS {
            self.unconfirmed.pop_front();
        }
    }

    /// The marks thread has applied the first `requests` requests: they no longer make updates stale.
    pub fn confirm(&mut self, requests: u64) {
        self.unconfirmed.retain(|(request, _)| *request > requests);
    }

    /// The reported marks that are not stale.
    #[must_use]
    pub fn current_reports(&self, reported: &[(u64, MarkSet)]) -> Vec<(u64, MarkSet)> {
        let unconfirmed: HashSet<u64> =
            self.unconfirmed.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
        reported.iter().filter(|(number, _)| !unconfirmed.contains(number)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(count: usize) -> UndoStep {
        let numbers: Vec<u64> = (0..count).map(|number| number as u64).collect();
        UndoStep {
            mark: Mark::Read,
            on: true,
            articles: Marked::Numbered(numbers.into()),
            count,
            title: None,
        }
    }

    #[test]
    fn steps_can_be_undone_and_redone() {
        let mut history = MarkHistory::default();
        assert_eq!((history.undo(), history.redo()), (None, None));
        history.push(step(1));
        history.push(step(2));
        assert_eq!(history.undo(), Some(step(2)));
        assert_eq!(history.undo(), Some(step(1)));
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo(), Some(step(1)));
        history.push(step(3));
        assert_eq!(history.redo(), None, "a new step replaces those that could be redone");
        assert_eq!((history.undo(), history.undo(), history.undo()), (Some(step(3)), Some(step(1)), None));
    }

    #[test]
    fn history_is_bounded_but_keeps_the_last_step() {
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
