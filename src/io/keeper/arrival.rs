//! When an article came into its library: it is new if that was after the last visit.
//!
//! That a file was touched, changed or moved makes no article new. Only where nothing is known of a
//! library, as on the first look or without an index, the time of a file is the best guess.

use std::collections::{HashMap, HashSet};

use crate::io::visit;
use crate::library::{Entry, Library};
use crate::model::MarkKey;

/// What is known of a library before a change.
pub(in crate::io) struct Arrivals {
    before: Library,
    /// When the articles came whose files are gone, by what they are known by.
    moved: HashMap<u64, i64>,
    /// When the change began, in nanoseconds since 1970.
    now: i64,
}

impl Arrivals {
    /// What is known before the articles with the numbers `gone` are.
    pub(super) fn of(before: &Library, gone: &HashSet<u64>) -> Self {
        let article = |&number: &u64| before.numbered(number).next();
        let moved = gone
            .iter()
            .filter_map(article)
            .filter_map(|id| Some((before.mark_number(id)?, before.added(id)?)));
        Self { moved: moved.collect(), before: before.clone(), now: visit::now() }
    }

    /// When an article came, in nanoseconds since 1970; 0 where nobody knows.
    pub(in crate::io) fn time(&self, entry: &Entry) -> i64 {
        if self.before.is_empty() {
            return entry.stamp.modified.min(self.now);
        }
        let known = self.before.numbered(entry.article.path.number()).next();
        if let Some(id) = known {
            return self.before.added(id).unwrap_or(0);
        }
        let key = || MarkKey::of(&entry.article, self.before.name()).number();
        let moved = if self.moved.is_empty() { None } else { self.moved.get(&key()) };
        moved.copied().unwrap_or(self.now)
    }
}
