//! What was filtered by: the filters that one can go back to, and the queries that are recalled while one
//! types.

use std::collections::VecDeque;

use crate::app::state::{Filter, Place};
use crate::limits;
use crate::text::fold;

/// A filter of this session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// The filter.
    pub filter: Filter,
    /// The article that had the cursor when it was left.
    pub place: Option<Place>,
}

/// The filters of this session, and where in them one is.
#[derive(Clone, Debug)]
pub struct FilterHistory {
    /// The oldest first; never empty.
    entries: Vec<Past>,
    at: usize,
}

impl Default for FilterHistory {
    /// A session begins without a filter.
    fn default() -> Self {
        Self { entries: vec![Past::default()], at: 0 }
    }
}

impl FilterHistory {
    /// Remembers where the cursor is under the filter that is about to be left.
    pub fn leave(&mut self, place: Option<Place>) {
        if let Some(past) = self.entries.get_mut(self.at) {
            past.place = place;
        }
    }

    /// The list is filtered by something else now: what one had gone back from is forgotten. The same
    /// filter once more is no other one.
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

    /// Goes to the filter before, or after; nothing where there is none.
    pub fn step(&mut self, back: bool) -> Option<&Past> {
        let at = if back { self.at.checked_sub(1)? } else { self.at + 1 };
        let past = self.entries.get(at)?;
        self.at = at;
        Some(past)
    }
}

/// The queries of this session, the newest first, each once.
#[derive(Clone, Debug, Default)]
pub struct EarlierQueries(VecDeque<String>);

impl EarlierQueries {
    /// Adds one in front of the others.
    pub fn add(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.0.retain(|other| other != text);
        self.0.push_front(text.to_owned());
        self.0.truncate(limits::EARLIER_QUERIES);
    }

    /// Those that begin like `typed`, the newest first, but not what is typed itself.
    pub fn beginning_with<'a>(&'a self, typed: &str) -> impl Iterator<Item = &'a str> {
        let typed = typed.trim().to_owned();
        let begins = fold(&typed).into_owned();
        let others = self.0.iter().map(String::as_str).filter(move |other| *other != typed);
        others.filter(move |other| fold(other).starts_with(&begins))
    }
}

/// An earlier query that stands in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    /// What was typed before the first one was recalled.
    pub typed: String,
    /// What the queries begin with.
    pub begins: String,
    /// Which of the queries that begin like it stands in the line.
    pub at: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(text: &str) -> Filter {
        Filter::typed(text).unwrap()
    }

    #[test]
    fn filters_are_gone_through_both_ways() {
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
        let mut queries = EarlierQueries::default();
        for index in 0..3 * limits::FILTER_HISTORY {
            history.visit(&filter(&format!("x{index}")));
            queries.add(&format!("x{index}"));
        }
        let mut steps = 0;
        while history.step(true).is_some() {
            steps += 1;
        }
        assert_eq!(steps, limits::FILTER_HISTORY - 1);
        assert_eq!(queries.beginning_with("").count(), limits::EARLIER_QUERIES);
    }

    #[test]
    fn queries_are_recalled_by_their_beginning_each_once() {
        let mut queries = EarlierQueries::default();
        for text in ["Étude", "stent", "étude du cœur", "stent", " "] {
            queries.add(text);
        }
        let recalled = |typed: &str| queries.beginning_with(typed).collect::<Vec<_>>();
        assert_eq!(recalled(""), ["stent", "étude du cœur", "Étude"]);
        assert_eq!(recalled("etu"), ["étude du cœur", "Étude"]);
        assert_eq!(recalled("Étude "), ["étude du cœur"]);
    }
}
