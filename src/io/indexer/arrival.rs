//! Determines when an article was added to its library; it is new if that was after the last visit. Touching,
//! changing or moving a file does not make an article new. Floor 4, part of [`indexer`](crate::io::indexer).
//!
//! If nothing is known of a library, as at the first start or without an index, the modification time of the
//! file is the best guess.

use std::collections::{HashMap, HashSet};

use crate::io::visit;
use crate::library::{Library, NewArticle};
use crate::model::MarkKey;

/// What is known of a library before a change.
pub(in crate::io) struct Arrivals {
    before: Library,
    /// When the articles whose files are gone were added, by mark id.
    moved: HashMap<u64, i64>,
    /// When the change began, in nanoseconds since 1970.
    now: i64,
}

impl Arrivals {
    /// What is known before a change that removes the articles with the path numbers `gone`.
    pub(super) fn of(before: &Library, gone: &HashSet<u64>) -> Self {
        let article = |&number: &u64| before.by_path_number(number).next();
        let moved =
            gone.iter().filter_map(article).filter_map(|id| Some((before.mark_id(id)?, before.added(id)?)));
        Self { moved: moved.collect(), before: before.clone(), now: visit::now() }
    }

    /// When an article was added, in nanoseconds since 1970; 0 if unknown.
    pub(in crate::io) fn time(&self, entry: &NewArticle) -> i64 {
        if self.before.is_empty() {
            return entry.stamp.modified.min(self.now);
        }
        let known = self.before.by_path_number(entry.article.path.number()).next();
        if let Some(id) = known {
            return self.before.added(id).unwrap_or(0);
        }
        let key = || MarkKey::of(&entry.article, self.before.name()).number();
        let moved = if self.moved.is_empty() { None } else { self.moved.get(&key()) };
        moved.copied().unwrap_or(self.now)
    }
}
