//! Marks set in this session: undo history, selection, and changes that are not confirmed yet. Floor 3, part of
//! [`app`](crate::app). The marks themselves are in the mark table of the [`Library`].

use std::collections::VecDeque;

use crate::config::choice::MarkRead;
use crate::input::Direction;
use crate::library::{Bits, Finding, Library, MarkTable};
use crate::limits;
use crate::model::{ArticleId, ArticlePath, MarkChanges, MarkRecord};
use crate::text::CleanText;

/// A change that can be undone; only articles that it changed are part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoStep {
    pub changes: MarkChanges,
    /// How many listed articles changed; may be more than there are mark ids.
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
        let is_kept = |step: &&UndoStep| {
            marks += step.changes.numbers().len();
            marks <= limits::UNDO_MARKS
        };
        let kept = self.done.iter().rev().take(limits::UNDO_STEPS).take_while(is_kept).count().max(1);
        self.done.drain(..self.done.len() - kept);
    }

    /// Whether there is a step to undo (back) or to redo (forward).
    pub fn has(&self, direction: Direction) -> bool {
        let steps = match direction {
            Direction::Back => &self.done,
            Direction::Forward => &self.undone,
        };
        !steps.is_empty()
    }

    /// Takes the step to undo or to redo; the other direction takes it back.
    pub fn step(&mut self, back: bool) -> Option<UndoStep> {
        let Self { done, undone } = self;
        let (from, to) = if back { (done, undone) } else { (undone, done) };
        let step = from.pop()?;
        to.push(step.clone());
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
    pub fn listed(&self) -> usize {
        self.listed
    }

    /// Whether no article is selected, listed or not.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Whether the article is selected.
    pub fn contains(&self, id: ArticleId) -> bool {
        self.articles.contains(id.0)
    }

    /// The selected articles in the list, in its order.
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
    pub read_when: MarkRead,
    /// The mark table when the filter was set. Articles that matched by these marks stay listed.
    pub before: MarkTable,
    pub known: bool,
    pub history: MarkHistory,
    pub selection: Selection,
    pub sent: u64,
    /// Requests that the marks thread has not confirmed yet, by number. At most [`limits::MARK_REQUESTS`] are
    /// kept.
    pub unconfirmed: VecDeque<(u64, MarkChanges)>,
    /// The open article, once it was marked as read: if the user marks it as unread, it is not marked again
    /// while it stays open.
    pub marked_open: Option<ArticlePath>,
}

impl Marking {
    /// Records that changes are sent to the marks thread.
    pub fn record_sent(&mut self, changes: MarkChanges) {
        self.sent += 1;
        self.unconfirmed.push_back((self.sent, changes));
        if self.unconfirmed.len() > limits::MARK_REQUESTS {
            self.unconfirmed.pop_front();
        }
    }

    /// The marks that are to be shown once the marks thread reports some: it knew the first `requests` requests
    /// when it did, and will apply the later ones on top.
    pub fn with_unconfirmed(
        &mut self,
        reported: &[(u64, MarkRecord)],
        requests: u64,
    ) -> Vec<(u64, MarkRecord)> {
        self.unconfirmed.retain(|(request, _)| *request > requests);
        let with_later = |&(number, marks): &(u64, MarkRecord)| {
            let later = self.unconfirmed.iter();
            (number, later.fold(marks, |marks, (_, changes)| changes.apply_to(number, marks)))
        };
        reported.iter().map(with_later).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mark;

    fn step(count: usize) -> UndoStep {
        let numbers: Vec<u64> = (0..count).map(|number| number as u64).collect();
        UndoStep { changes: MarkChanges::new(Mark::Read, true, numbers), count, title: None }
    }

    #[test]
    fn steps_can_be_undone_and_redone() {
        let mut history = MarkHistory::default();
        assert_eq!((history.step(true), history.step(false)), (None, None));
        history.push(step(1));
        history.push(step(2));
        assert_eq!(history.step(true), Some(step(2)));
        assert_eq!(history.step(true), Some(step(1)));
        assert_eq!(history.step(true), None);
        assert_eq!(history.step(false), Some(step(1)));
        history.push(step(3));
        assert_eq!(history.step(false), None, "a new step replaces those that could be redone");
        assert_eq!(
            (history.step(true), history.step(true), history.step(true)),
            (Some(step(3)), Some(step(1)), None)
        );
    }

    #[test]
    fn history_is_bounded_but_keeps_the_last_step() {
        let mut history = MarkHistory::default();
        for _ in 0..2 * limits::UNDO_STEPS {
            history.push(step(1));
        }
        assert_eq!(std::iter::from_fn(|| history.step(true)).count(), limits::UNDO_STEPS);
        history.push(step(3));
        history.push(step(limits::UNDO_MARKS + 1));
        assert_eq!(history.step(true).map(|step| step.count), Some(limits::UNDO_MARKS + 1));
        assert_eq!(history.step(true), None);
    }
}
