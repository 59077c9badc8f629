//! The filter, the filters to go back and forward to, and the texts that prompts recall. Floor 3, part of
//! [`app`](crate::app). All of them are bounded, and none outlives the session. Applying a filter is left to
//! `app::update`.

use std::collections::VecDeque;

use crate::app::state::list::ListPosition;
use crate::input::Direction;
use crate::limits;
use crate::query::{Query, QueryError};
use crate::text::fold;

/// The query that selects what is listed. The user types it, and the left pane adds conditions to it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    /// The query as typed, without spaces at its ends.
    pub text: String,
    pub query: Query,
}

impl Filter {
    /// Parses a typed filter. Errors: the text is not a query, or is still incomplete.
    pub fn typed(text: &str) -> Result<Self, QueryError> {
        Query::parse(text).map(|query| Self { text: text.trim().to_owned(), query })
    }

    /// The filter of a query; its text is the printed query.
    pub fn of(query: Query) -> Self {
        Self { text: query.to_string(), query }
    }
}

/// What was filtered by and run in this session.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The filters to go back and forward to.
    pub filters: FilterHistory,
    pub queries: EarlierTexts,
    pub commands: EarlierTexts,
}

/// An earlier filter of the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    pub filter: Filter,
    /// The article with the cursor when the filter was left.
    pub place: Option<ListPosition>,
}

/// The filters of the session, with the current one among them.
#[derive(Clone, Debug)]
pub struct FilterHistory {
    /// The oldest first; never empty. The current one is at index `at`.
    entries: Vec<Past>,
    at: usize,
}

impl Default for FilterHistory {
    /// A session starts without a filter.
    fn default() -> Self {
        Self { entries: vec![Past::default()], at: 0 }
    }
}

impl FilterHistory {
    /// Remembers the cursor of the current filter, which is about to be left.
    pub fn leave(&mut self, place: Option<ListPosition>) {
        if let Some(past) = self.entries.get_mut(self.at) {
            past.place = place;
        }
    }

    /// Adds a filter as the current and newest one; those gone back from are forgotten. If the query is the
    /// same as before, only its text is updated.
    pub fn visit(&mut self, filter: &Filter) {
        if let Some(past) = self.entries.get_mut(self.at)
            && past.filter.query == filter.query
        {
            past.filter = filter.clone();
            return;
        }
        self.entries.truncate(self.at + 1);
        self.entries.push(Past { filter: filter.clone(), place: None });
        if self.entries.len() > limits::FILTER_HISTORY {
            self.entries.remove(0);
        }
        self.at = self.entries.len() - 1;
    }

    /// Whether there is a filter to go back or forward to.
    pub fn has(&self, direction: Direction) -> bool {
        match direction {
            Direction::Back => self.at > 0,
            Direction::Forward => self.at + 1 < self.entries.len(),
        }
    }

    /// Goes back or forward by one filter; `None` if there is no other.
    pub fn step(&mut self, back: bool) -> Option<&Past> {
        let at = if back { self.at.checked_sub(1)? } else { self.at + 1 };
        let past = self.entries.get(at)?;
        self.at = at;
        Some(past)
    }
}

/// Texts accepted in a prompt in this session, the newest first, without duplicates.
#[derive(Clone, Debug, Default)]
pub struct EarlierTexts(VecDeque<String>);

impl EarlierTexts {
    /// Adds a text as the newest.
    pub fn add(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.0.retain(|other| other != text);
        self.0.push_front(text.to_owned());
        self.0.truncate(limits::EARLIER_TEXTS);
    }

    /// The texts that begin with `typed`, the newest first, except `typed` itself.
    pub fn beginning_with<'a>(&'a self, typed: &str) -> impl Iterator<Item = &'a str> {
        let typed = typed.trim().to_owned();
        let begins = fold(&typed).into_owned();
        let others = self.0.iter().map(String::as_str).filter(move |other| *other != typed);
        others.filter(move |other| fold(other).starts_with(&begins))
    }

    /// The text before or after the recalled one, and the recalling to go on with; after the latest one, what
    /// was typed. `None` if there is no earlier one. The text `now` is in the prompt already and left out.
    pub fn step(&self, recall: Recall, direction: Direction, now: &str) -> Option<(String, Option<Recall>)> {
        let at = match (recall.at, direction) {
            (None, Direction::Back) => 0,
            (Some(at), Direction::Back) => at + 1,
            (Some(at @ 1..), Direction::Forward) => at - 1,
            (Some(0) | None, Direction::Forward) => return Some((recall.typed, None)),
        };
        let text = self.beginning_with(&recall.begins).filter(|text| *text != now).nth(at)?.to_owned();
        Some((text, Some(Recall { at: Some(at), ..recall })))
    }
}

/// State of recalling: which earlier text is in the prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    /// The text of the prompt before recalling began.
    pub typed: String,
    /// What recalled texts must begin with.
    pub begins: String,
    /// Which of these texts is in the prompt, 0 for the newest; `None` for the typed one.
    pub at: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(text: &str) -> Filter {
        Filter::typed(text).unwrap()
    }

    #[test]
    fn filters_are_visited_back_and_forward() {
        let mut history = FilterHistory::default();
        assert_eq!(history.step(true), None);
        for text in ["a", "b", "b ", "c"] {
            history.visit(&filter(text));
        }
        let mut step = |back| history.step(back).map(|past| past.filter.text.clone());
        assert_eq!(step(false), None);
        assert_eq!((step(true), step(true)), (Some("b".into()), Some("a".into())));
        assert_eq!(step(false), Some("b".into()));
        history.visit(&filter("d"));
        assert_eq!(history.step(false), None);
        assert_eq!(history.step(true).map(|past| past.filter.text.as_str()), Some("b"));
    }

    #[test]
    fn history_is_bounded() {
        let mut history = FilterHistory::default();
        let mut queries = EarlierTexts::default();
        for index in 0..3 * limits::FILTER_HISTORY {
            history.visit(&filter(&format!("x{index}")));
            queries.add(&format!("x{index}"));
        }
        let mut steps = 0;
        while history.step(true).is_some() {
            steps += 1;
        }
        assert_eq!(steps, limits::FILTER_HISTORY - 1);
        assert_eq!(queries.beginning_with("").count(), limits::EARLIER_TEXTS);
    }

    #[test]
    fn queries_are_recalled_by_their_beginning_without_duplicates() {
        let mut queries = EarlierTexts::default();
        for text in ["Étude", "stent", "étude du cœur", "stent", " "] {
            queries.add(text);
        }
        let recalled = |typed: &str| queries.beginning_with(typed).collect::<Vec<_>>();
        assert_eq!(recalled(""), ["stent", "étude du cœur", "Étude"]);
        assert_eq!(recalled("etu"), ["étude du cœur", "Étude"]);
        assert_eq!(recalled("Étude "), ["étude du cœur"]);
    }
}
